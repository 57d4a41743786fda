"""What the words of the statement language mean, in equations: one table, shown in every report."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from eigenproof.model import Expr, Math, Prose, Term, add, divide, eq, mul, neg, substitute, walk
from eigenproof.report.tree import Meaning


def _t(a: Expr) -> Term:
    return Term("T", (a,))


def _h(a: Expr) -> Term:
    return Term("H", (a,))


def _inv(a: Expr) -> Term:
    return Term("^", (a, -1))


def _penrose(mark: Callable[[Expr], Term]) -> Prose:
    """The four identities that say what the pseudoinverse is."""
    ax, xa = mul("A", "X"), mul("X", "A")
    first = Math(eq(mul("A", "X", "A"), "A")), ", ", Math(eq(mul("X", "A", "X"), "X"))
    last = Math(eq(mark(ax), ax)), " and ", Math(eq(mark(xa), xa))
    return "the only ", Math("X"), " with ", *first, ", ", *last


def _singular(mark: Callable[[Expr], Term]) -> Prose:
    """Square roots of eigenvalues, as many as the shorter side is long."""
    count, product = Math(Term("min", ("m", "n"))), Math(mul(mark("A"), "A"))
    shape = ", where ", Math("A"), " has ", Math("m"), " rows and ", Math("n"), " columns"
    return "the square roots of the ", count, " largest eigenvalues of ", product, *shape


def _semidefinite(word: str, mark: Callable[[Expr], Term], relation: str, vectors: Prose) -> Prose:
    return Math("A"), f" is {word} and ", Math(Term(relation, (mul(mark("v"), "A", "v"), 0))), *vectors


_I = Term("I", ())
_SQUARE = Math(Term("^", (Term("abs", ("c",)), 2)))
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
    "singular_values": (("A",), _singular(_t)),
    "diagonal_entries": (("A",), ("the entries ", Math(Term("entry", ("A", "j", "j"))))),
    # scalars
    "multiplicity": (("A", "l"), ("how often ", Math("l"), " is a root of ", _CHARPOLY)),
    "geometric_multiplicity": (("A", "l"), ("the dimension of all ", Math("v"), " with ", _EIGEN)),
    "rank": (("A",), ("the dimension of the column space",)),
    "nullity": (("A",), ("the dimension of the null space",)),
    "norm": (
        ("v",),
        ("the square root of the sum of ", _SQUARE, " over all entries ", Math("c")),
    ),
    "root": (
        ("p", "k"),
        (
            "the ",
            Math("k"),
            "-th largest real root of the polynomial ",
            Math("p"),
            "; of all complex roots, by real part and then imaginary part, where ",
            Math(Term("C", ())),
            " is said",
        ),
    ),
    "dot": (("u", "v"), (Math(mul(_h("u"), "v")),)),
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
    "pinv": (("A",), _penrose(_t)),
    "mean": (("X",), ("the mean of each column of ", _X, ", as a column; the rows are the observations")),
    "centered": (("X",), (_X, " with the mean subtracted from each row")),
    "scatter": (
        ("X",),
        (Math(mul(_t("Y"), "Y")), " for ", Math(eq("Y", Term("centered", ("X",))))),
    ),
    "covariance": (
        ("X",),
        (
            Math(divide(Term("scatter", ("X",)), add("N", -1))),
            ", where ",
            _X,
            " has ",
            Math("N"),
            " rows; with ddof = 0 the divisor is ",
            Math("N"),
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
    "positive_definite": (("A",), _semidefinite("symmetric", _t, ">", (" whenever ", _NONZERO))),
    "positive_semidefinite": (("A",), _semidefinite("symmetric", _t, ">=", (" for all ", Math("v")))),
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
    "singular_values": (("A",), _singular(_h)),
    "pinv": (("A",), _penrose(_h)),
    "orthonormal_columns": (("D",), (Math(eq(mul(_h("D"), "D"), _I)),)),
    "positive_definite": (("A",), _semidefinite("Hermitian", _h, ">", (" whenever ", _NONZERO))),
    "positive_semidefinite": (("A",), _semidefinite("Hermitian", _h, ">=", (" for all ", Math("v")))),
    "indefinite": (("A",), (_A, " is Hermitian and ", Math(mul(_h("v"), "A", "v")), " takes both signs")),
}
"""The words that read differently for a complex matrix."""


IN_COLUMNSPACE = Meaning(
    Term("in", ("y", Term("columnspace", ("A",)))), (Math(eq(mul("A", "x"), "y")), " for some ", Math("x"))
)


def meanings(statements: Iterable[Expr], over_c: bool = False) -> tuple[Meaning, ...]:
    """The meaning of every word of the table that these statements use, in the table's order."""
    nodes = [node for s in statements for node in walk(s) if isinstance(node, Term)]
    used = {node.op for node in nodes}
    table = VOCABULARY | OVER_C if over_c else VOCABULARY
    found = [Meaning(Term(word, args), prose) for word, (args, prose) in table.items() if word in used]
    if any(n.op == "in" and getattr(n.args[1], "op", "") == "columnspace" for n in nodes):
        found.append(IN_COLUMNSPACE)
    return tuple(found)


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
