"""What the words of the statement language mean, in equations: one table, shown in every report."""

from __future__ import annotations

from collections.abc import Iterable

from eigenproof.model import Expr, Math, Prose, Term, add, eq, mul, neg, substitute, walk
from eigenproof.report.tree import Meaning


def _t(a: Expr) -> Term:
    return Term("T", (a,))


def _h(a: Expr) -> Term:
    return Term("H", (a,))


def _inv(a: Expr) -> Term:
    return Term("^", (a, -1))


_I = Term("I", ())
_EIGEN = Math(eq(mul("A", "v"), mul("l", "v")))
_NONZERO = Math(Term("!=", ("v", 0)))
_CHARPOLY = Math(Term("det", (add(mul("x", _I), neg("A")),)))
_A, _D, _P, _Q, _U, _V, _X = map(Math, ("A", "D", "P", "Q", "U", "V", "X"))

VOCABULARY: dict[str, tuple[tuple[Expr, ...], Prose]] = {
    # decompositions
    "spectral": (
        ("A", "Q", "D"),
        (
            Math(eq("A", mul("Q", "D", _t("Q")))),
            " with ",
            Math(eq(mul(_t("Q"), "Q"), _I)),
            " and ",
            _D,
            " diagonal",
        ),
    ),
    "diagonalization": (
        ("A", "P", "D"),
        (Math(eq("A", mul("P", "D", _inv("P")))), " with ", _P, " invertible and ", _D, " diagonal"),
    ),
    "svd": (
        ("A", "U", "S", "V"),
        (
            Math(eq("A", mul("U", "S", _t("V")))),
            ", the columns of ",
            _U,
            " and of ",
            _V,
            " orthonormal, ",
            Math("S"),
            " diagonal without negative entries",
        ),
    ),
    "eigenpair": (("A", "l", "v"), (_EIGEN, " and ", _NONZERO)),
    "eigenvalue": (("A", "l"), (_EIGEN, " for some ", _NONZERO)),
    "eigenvector": (("A", "v"), (_NONZERO, " and ", _EIGEN, " for some number ", Math("l"))),
    "principal_component": (
        ("X", "k", "v"),
        (
            Math(eq(Term("norm", ("v",)), 1)),
            " and ",
            Math("v"),
            " is an eigenvector of the covariance matrix of ",
            _X,
            " for its ",
            Math("k"),
            "-th largest eigenvalue",
        ),
    ),
    # collections and subspaces
    "eigenvalues": (("A",), ("the roots of ", _CHARPOLY, ", each as often as its algebraic multiplicity")),
    "eigenspace": (("A", "l"), ("all ", Math("v"), " with ", _EIGEN)),
    "nullspace": (("A",), ("all ", Math("v"), " with ", Math(eq(mul("A", "v"), 0)))),
    "columnspace": (("A",), ("all ", Math(mul("A", "v")))),
    "rowspace": (("A",), ("all ", Math(mul(_t("A"), "v")))),
    "span": (("u", "v"), ("all combinations ", Math(add(mul("a", "u"), mul("b", "v"))))),
    "singular_values": (("A",), ("the square roots of the largest eigenvalues of ", Math(mul(_t("A"), "A")))),
    "diagonal_entries": (("A",), ("the entries ", Math(Term("entry", ("A", "j", "j"))))),
    # scalars
    "multiplicity": (("A", "l"), ("how often ", Math("l"), " is a root of ", _CHARPOLY)),
    "geometric_multiplicity": (("A", "l"), ("the dimension of all ", Math("v"), " with ", _EIGEN)),
    "rank": (("A",), ("the dimension of the column space",)),
    "nullity": (("A",), ("the dimension of the null space",)),
    "spectral_radius": (("A",), ("the largest absolute value of an eigenvalue",)),
    # matrices
    "charpoly": (("A", "x"), (_CHARPOLY,)),
    "minpoly": (
        ("A", "x"),
        (
            "the monic polynomial ",
            Math(Term("call", ("p", "x"))),
            " of least degree with ",
            Math(eq(Term("call", ("p", "A")), 0)),
        ),
    ),
    "adjugate": (("A",), ("the transpose of the matrix of cofactors",)),
    "rref": (("A",), ("the reduced row echelon form",)),
    "pinv": (
        ("A",),
        (
            "the ",
            _X,
            " with ",
            Math(eq(mul("A", "X", "A"), "A")),
            ", ",
            Math(eq(mul("X", "A", "X"), "X")),
            ", ",
            Math(mul("A", "X")),
            " and ",
            Math(mul("X", "A")),
            " symmetric",
        ),
    ),
    # predicates
    "symmetric": (("A",), (Math(eq(_t("A"), "A")),)),
    "hermitian": (("A",), (Math(eq(_h("A"), "A")),)),
    "orthogonal": (("Q",), (_Q, " is square and ", Math(eq(mul(_t("Q"), "Q"), _I)))),
    "unitary": (("U",), (_U, " is square and ", Math(eq(mul(_h("U"), "U"), _I)))),
    "orthonormal_columns": (("D",), (Math(eq(mul(_t("D"), "D"), _I)),)),
    "invertible": (("A",), (_A, " is square and ", Math(Term("!=", (Term("det", ("A",)), 0))))),
    "diagonalizable": (
        ("A",),
        (
            Math(eq("A", mul("P", "D", _inv("P")))),
            " for some invertible ",
            _P,
            " and diagonal ",
            _D,
            ", with complex entries unless a field is named",
        ),
    ),
    "orthogonally_diagonalizable": (
        ("A",),
        (Math(eq("A", mul("Q", "D", _t("Q")))), " for some real orthogonal ", _Q, " and diagonal ", _D),
    ),
    "positive_definite": (
        ("A",),
        (_A, " is symmetric and ", Math(Term(">", (mul(_t("v"), "A", "v"), 0))), " whenever ", _NONZERO),
    ),
    "positive_semidefinite": (
        ("A",),
        (_A, " is symmetric and ", Math(Term(">=", (mul(_t("v"), "A", "v"), 0))), " for all ", Math("v")),
    ),
    "indefinite": (("A",), (_A, " is symmetric and ", Math(mul(_t("v"), "A", "v")), " takes both signs")),
    "similar": (("A", "B"), (Math(eq("B", mul(_inv("P"), "A", "P"))), " for some invertible ", _P)),
    "row_equivalent": (("A", "B"), (Math(eq("B", mul("P", "A"))), " for some invertible ", _P)),
    "idempotent": (("A",), (Math(eq(Term("^", ("A", 2)), "A")),)),
    "nilpotent": (("A",), (Math(eq(Term("^", ("A", "k")), 0)), " for some ", Math("k"))),
    "normal": (("A",), (Math(eq(mul("A", _h("A")), mul(_h("A"), "A"))),)),
    "diagonal": (("A",), ("every entry off the diagonal is 0",)),
    "upper_triangular": (("A",), ("every entry below the diagonal is 0",)),
    "stochastic": (("A",), ("no entry is negative and every row sums to 1",)),
    "independent": (
        ("u", "v"),
        (
            Math(eq(add(mul("a", "u"), mul("b", "v")), 0)),
            " only for ",
            Math(eq("a", 0)),
            ", ",
            Math(eq("b", 0)),
        ),
    ),
    "basis": (("u", "v"), ("the vectors are independent and span the whole space",)),
}
"""word -> (its arguments as they are named here, what it means)."""

OVER_C: dict[str, tuple[tuple[Expr, ...], Prose]] = {
    "spectral": (
        ("A", "Q", "D"),
        (
            Math(eq("A", mul("Q", "D", _h("Q")))),
            " with ",
            Math(eq(mul(_h("Q"), "Q"), _I)),
            " and ",
            _D,
            " diagonal",
        ),
    ),
    "svd": (
        ("A", "U", "S", "V"),
        (
            Math(eq("A", mul("U", "S", _h("V")))),
            ", the columns of ",
            _U,
            " and of ",
            _V,
            " orthonormal, ",
            Math("S"),
            " diagonal without negative entries",
        ),
    ),
}
"""The words that read differently for a complex matrix."""


def meanings(statements: Iterable[Expr], over_c: bool = False) -> tuple[Meaning, ...]:
    """The meaning of every word of the table that these statements use, in the table's order."""
    used = {node.op for s in statements for node in walk(s) if isinstance(node, Term)}
    table = VOCABULARY | OVER_C if over_c else VOCABULARY
    return tuple(Meaning(Term(word, args), prose) for word, (args, prose) in table.items() if word in used)


def reading(statement: Expr, over_c: bool = False) -> Prose | None:
    """A decomposition or predicate written out in its own names; None where there is nothing to write out."""
    table = VOCABULARY | OVER_C if over_c else VOCABULARY
    if not isinstance(statement, Term) or statement.op not in table:
        return None
    arguments, prose = table[statement.op]
    if len(arguments) != len(statement.args) or not all(isinstance(a, str) for a in statement.args):
        return None
    values = dict(zip(arguments, statement.args, strict=True))
    return tuple(Math(substitute(p.term, values)) if isinstance(p, Math) else p for p in prose)
