"""Candidates and their order: BM25 first, then a linear model over what is compared."""
