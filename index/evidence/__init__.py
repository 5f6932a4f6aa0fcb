"""Whether the best candidate answers at all."""
