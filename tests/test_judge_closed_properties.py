"""Random statements about random small matrices: never undecided, and as SymPy and fractions say."""

from __future__ import annotations

from fractions import Fraction

import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.judge.closed import decide_closed
from eigenproof.language import parse

x = sympy.Symbol("x")
numbers = st.integers(-2, 2)
FEW = settings(max_examples=60, deadline=None)


def matrices(sizes=None):
    """Square matrices with small entries."""
    return (st.integers(1, 3) if sizes is None else sizes).flatmap(
        lambda n: st.lists(numbers, min_size=n * n, max_size=n * n).map(lambda e: sympy.Matrix(n, n, e))
    )


def text(a: sympy.MatrixBase) -> str:
    return str(a.tolist())


def charpoly(a: sympy.MatrixBase) -> sympy.Poly:
    return sympy.Poly((x * sympy.eye(a.rows) - a).det(method="berkowitz"), x)


def squarefree(p: sympy.Poly) -> sympy.Poly:
    return sympy.Poly(sympy.quo(p, sympy.gcd(p, p.diff())), x)


def diagonalizable(a: sympy.MatrixBase) -> bool:
    p = squarefree(charpoly(a))
    value = sympy.zeros(*a.shape)
    for c in p.all_coeffs():
        value = value * a + c * sympy.eye(a.rows)
    return value.is_zero_matrix


def multiplicity(p: sympy.Poly, value: int) -> int:
    count = 0
    while p.eval(value) == 0 and p.degree() > 0:
        p, count = sympy.quo(p, sympy.Poly(x - value, x)), count + 1
    return count


def minors_sign(a: sympy.MatrixBase) -> bool:
    """Positive semidefinite, by all principal minors."""
    from itertools import combinations

    n = a.rows
    return a == a.T and all(
        a.extract(list(r), list(r)).det() >= 0 for k in range(1, n + 1) for r in combinations(range(n), k)
    )


def definite(a: sympy.MatrixBase) -> bool:
    return a == a.T and all(a[:k, :k].det() > 0 for k in range(1, a.rows + 1))


@st.composite
def atoms(draw) -> tuple[str, bool]:
    """(a statement, its truth)"""
    a = draw(matrices())
    b = draw(matrices(st.just(a.rows)))
    k, n, p = draw(numbers), a.rows, charpoly(a)
    v = sympy.Matrix(draw(st.lists(numbers, min_size=n, max_size=n)))
    image, vector = a * v, "(" + ", ".join(map(str, v)) + ")" if n > 1 else text(v)
    singular, sizes = a.det() == 0, f"{n},{n}"
    on_v = not v.is_zero_matrix and sympy.Matrix.hstack(v, image).rank() == 1
    A, B = text(a), text(b)
    cases = [
        (f"det({A}) == {a.det() + max(k, 0)}", k <= 0),
        (f"trace({A}*{B}) == trace({B}*{A}) + {k}", k == 0),
        (f"rank({A}) == {max(k, 0)}", a.rank() == max(k, 0)),
        (f"nullity({A}) >= {k}", n - a.rank() >= k),
        (f"{A}*{B} == {B}*{A}", a * b == b * a),
        (f"inv({A})*{A} == I({n})", not singular),
        (f"inv({A}) == {B}", not singular and a.inv() == b),
        (f"{A}^-1 in Z({sizes})", not singular and all(e.is_integer for e in a.inv())),
        (f"pinv({A}) == {B}", a.pinv() == b),
        (f"pinv({A}) == {text(a.pinv())}", True),
        (f"rref({A}) == {B}", a.rref()[0] == b),
        (f"row_equivalent({A}, {B})", a.rref()[0] == b.rref()[0]),
        (f"adjugate({A}) == {text(a.adjugate())}", True),
        (f"charpoly({A}, {k}) == 0", p.eval(k) == 0),
        (f"eigenvalue({A}, {k})", p.eval(k) == 0),
        (f"multiplicity({A}, {k}) == geometric_multiplicity({A}, {k})",
         multiplicity(p, k) == n - (a - k * sympy.eye(n)).rank()),
        (f"eigenvector({A}, {vector})", on_v),
        (f"eigenpair({A}, {k}, {vector})", not v.is_zero_matrix and image == k * v),
        (f"{vector} in columnspace({B})", b.rank() == sympy.Matrix.hstack(b, v).rank()),
        (f"{vector} in nullspace({B})", (b * v).is_zero_matrix),
        (f"columnspace({A}) == columnspace({B})",
         a.rank() == b.rank() == sympy.Matrix.hstack(a, b).rank()),
        (f"nullspace({A}) == nullspace({B})", a.rref()[0] == b.rref()[0]),
        (f"eigenvalues({A}) == eigenvalues({B})", p == charpoly(b)),
        (f"eigenvalues({A}) == {{{k}, ...}}", p.eval(k) == 0),
        (f"sum(eigenvalues({A})) == {k}", a.trace() == k),
        (f"product(singular_values({A})) == abs(det({B}))", abs(a.det()) == abs(b.det())),
        (f"diagonalizable({A})", diagonalizable(a)),
        (f"diagonalizable({A}, R)",
         diagonalizable(a) and squarefree(p).count_roots() == squarefree(p).degree()),
        (f"positive_semidefinite({A})", minors_sign(a)),
        (f"positive_definite({A} + {A}.T)", definite(a + a.T)),
        (f"indefinite({A})", a == a.T and not minors_sign(a) and not minors_sign(-a)),
        (f"symmetric({A})", a == a.T),
        (f"normal({A})", a * a.T == a.T * a),
        (f"idempotent({A})", a * a == a),
        (f"nilpotent({A})", (a**n).is_zero_matrix),
        (f"diagonal({A})", a.is_diagonal()),
        (f"upper_triangular({A})", a.is_upper),
        (f"orthogonal({A})", a.T * a == sympy.eye(n)),
        (f"invertible({A})", not singular),
        (f"min(diagonal_entries({A})) == {k}", min(a[i, i] for i in range(n)) == k),
        (f"norm({A})^2 < norm({B})^2", sum(e * e for e in a) < sum(e * e for e in b)),
        (f"norm({A}) <= norm({B})", sum(e * e for e in a) <= sum(e * e for e in b)),
        (f"{a[0, 0]} in {{{k}, {b[0, 0]}}}", a[0, 0] in (k, b[0, 0])),
    ]  # fmt: skip
    said, truth = draw(st.sampled_from(cases))
    return said, bool(truth)


CONNECTIVES = {
    "and": lambda p, q: p and q,
    "or": lambda p, q: p or q,
    "implies": lambda p, q: not p or q,
    "iff": lambda p, q: p == q,
}


@FEW
@given(atoms())
def test_words_are_decided_as_sympy_says(case: tuple[str, bool]) -> None:
    said, truth = case
    assert decide_closed(parse(said)).status == ("proved" if truth else "refuted"), said


@FEW
@given(atoms(), atoms(), st.sampled_from(sorted(CONNECTIVES)), st.booleans())
def test_connectives_are_decided_by_their_table(p: tuple, q: tuple, op: str, denied: bool) -> None:
    if any(word in said for said, _ in (p, q) for word in ("inv(", "^-1")):  # may have no truth value
        return
    truth = CONNECTIVES[op](p[1], q[1]) is not denied
    said = f"{'not ' * denied}({p[0]} {op} {q[0]})"
    assert decide_closed(parse(said)).status == ("proved" if truth else "refuted"), said


@FEW
@given(matrices(st.just(2)), matrices(st.just(2)))
def test_similarity_of_small_matrices(a: sympy.MatrixBase, b: sympy.MatrixBase) -> None:
    scalar = [m == m[0, 0] * sympy.eye(2) for m in (a, b)]
    truth = charpoly(a) == charpoly(b) and scalar[0] == scalar[1]
    assert decide_closed(parse(f"similar({text(a)}, {text(b)})")) == ("proved" if truth else "refuted")


@FEW
@given(matrices(st.integers(2, 3)), st.integers(-3, 3))
def test_symmetric_spectra_in_order(a: sympy.MatrixBase, bound: int) -> None:
    s = a + a.T
    larger = charpoly(s).count_roots(bound, None) > 0
    said = f"max(eigenvalues({text(s)})) >= {bound}"
    assert decide_closed(parse(said)) == ("proved" if larger else "refuted")


@FEW
@given(st.fractions(-9, 9, max_denominator=50), st.integers(-2, 2), st.integers(1, 4))
def test_digits_within_one_unit_are_right(q: Fraction, off: int, places: int) -> None:
    unit = Fraction(1, 10**places)
    shown = round(q / unit) + off
    digits = f"{'-' if shown < 0 else ''}{abs(shown) // 10**places}.{abs(shown) % 10**places:0{places}d}"
    truth = abs(q - shown * unit) <= unit
    assert decide_closed(parse(f"{q} ~= {digits}")) == ("proved" if truth else "refuted")
