"""From files, addresses and feeds into the store."""
