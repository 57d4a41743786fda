"""Exact numbers, polynomials and matrices: no prose, no input or output."""
