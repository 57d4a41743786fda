"""Proofs of general statements: strategies that look for moves which the kernel re-checks."""
