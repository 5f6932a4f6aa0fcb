"""Engines that the search may be given: what turns texts into vectors, and what finds the nearest."""
