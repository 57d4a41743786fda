"""Exact evaluation of any statement at explicit matrices, fast enough to search with."""
