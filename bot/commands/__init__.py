"""The commands of ``gisabot``, one module a subject."""
