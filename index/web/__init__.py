"""Fetching from the web: addresses, robots, limits."""
