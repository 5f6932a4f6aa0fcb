"""From files, addresses and feeds into the store, and out of it again."""
