"""Statements that can not be read: each error says what was read, where (a caret), what to write instead."""

from __future__ import annotations

import pytest

from eigenproof import InputError, check

BAD = [
    ("det(A) == 0", "'A' is not bound", 5, "for A in R(n, n)"),
    ("A.T == A", "'A' is not bound", 1, "for A in R(n, n)"),
    ("for A in R(n,n): A*B == 0", "'B' is not bound", 20, "for B in R(n, n)"),
    ("for A in R(n,n): eigenpair(A, l, v) implies A*v == l*v", "'l' is not bound", 31, "l in R, v in R(n)"),
    ("for A in R(n,n): A B == B A", "side by side", 20, "A*B"),
    ("2x == x + x", "side by side", 2, "2*x"),
    ("2(3) == 6", "side by side", 2, "2*("),
    ("for A in R(n,n): A is symmetric", "side by side", 20, "symmetric(A)"),
    ("for A in R(m,n), B in R(m,n): A*B == 0", "A is m×n and B is m×n", 33, "A.T*B"),
    ("for A in R(m,n): det(A) == 0", "square", 22, "A.T*A"),
    ("for A in R(m,n): A^2 == A", "only a square matrix has powers", 18, "A*A.T"),
    ("for A in R(n,n): A + 1 == A", "do not mix", 22, "A + I"),
    ("for A in R(m,n): A == I", "I is square", 23, "R(m, m)"),
    ("for A in R(n,n), v in R(n): v*A == v", "v is n×1 and A is n×n", 31, "v.T*A"),
    ("for u in R(n), v in R(m): dot(u, v) == 0", "v needs n rows", 34, "for v in R(n)"),
    ("for v in R(n): v*v == 1", "v is n×1 and v is n×1", 18, "dot(v, v)"),
    ("for A in R(n,n): dett(A) == 0", "unknown word 'dett'", 18, "`det`"),
    ("for A in R(n,n): eigenvals(A) == {1, 2}", "unknown word 'eigenvals'", 18, "`eigenvalues`"),
    ("for A in R(n,n): symmetric(A, A)", "takes 1 argument", 18, "symmetric(A)"),
    ("for A in R(n,n): transpose(A == A", "unexpected '=='", 30, "close '(' (character 27)"),
    ("for A in R(n,n: A == A", "unexpected ':'", 15, "close"),
    ("for A in R(n,n) A == A", "expected ':'", 17, "for A in R(n, n): A.T == A"),
    ("for A in M(n,n): A == A", "expected a set", 10, "R(m,n)"),
    ("for A in R(n,n), A in R(m,m): A == A", "binds 'A' twice", 29, "another name"),
    ("for A in R(n,n): exists B == A", "expected `in` and a set", 27, "exists B in R(n, n)"),
    ("for x in R: |x >= 0", "unexpected '>='", 16, "close '|'"),
    ("[[1, 2], [3]] == 0", "row 2 has 1 entry", 1, "same length"),
    ("[1, 2] == (1, 2)", "a single row with commas", 3, "(1, 2)"),
    ("[[1, 2], [3, 4]]*(1, 2, 3) == (1, 2)", "is 2×2", 19, "2 rows"),
    ("(1, 2, 3)[2] == 2", "not a collection", 2, "(1, 2, 3)[2, 1]"),
    ("for A in R(n,n): A[0,1] == 0", "no index 0", 20, "from 1 to n"),
    ("for A in R(0,n): A == 0", "at least 1", 12, "positive integer"),
    ("for A in R(n,n): A > 0", "only numbers are ordered", 18, "positive_definite(A)"),
    ("eigenvalues([[1, 2], [3, 4]]) == (1, 2)", "is a collection of numbers", 35, "{1, 2}"),
    ("span((1, 0)) == span((1, 0, 0))", "the spaces around them differ", 17, "one space"),
    ("for A in R(n,n): (A == A) == (A == A)", "`==` between statements", 27, "iff"),
    ("for x in R: x^2 >= 0 and", "missing at the end", 25, "a number"),
    ("let A = [[1, 2], [3, 4]]", "followed by no statement", 25, "a statement"),
    ("$A = A$", "'$' is not part of the language", 1, "a name"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "read", "character", "fix"), BAD, ids=[t for t, *_ in BAD])
def test_what_was_read_where_and_what_to_write(text, read, character, fix):
    with pytest.raises(InputError) as caught:
        check(text)
    error = caught.value
    assert read in error.message
    assert fix in error.next_move
    page = str(error).split("\n")
    assert f"(character {character})" in page[0]
    at = next(k for k, line in enumerate(page) if line.strip() == "^")
    assert page[at].index("^") - page[at - 1].index(text) == character - 1
