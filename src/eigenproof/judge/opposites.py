"""What contradicts a statement: claims that, once the kernel accepts one of them, make it false.

Most are one scalar disequation. They are guesses until the kernel has proved them, and a false statement
may have none here that it can prove.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..errors import EigenproofError
from ..model import Expr, Term, add, conj, eq, mul, neg, power, substitute
from .definite import WORDS
from .differences import differing_entries
from .groups import entries_of
from .instances import POINTS, instances
from .misses import against_attained, against_optimum
from .optimum import objective, optimum
from .spans import against_eigenspace, against_nullspace, against_rank, against_span
from .values import matrix_value, resolve

Definitions = Mapping[str, Expr]


def opposites(statement: Expr, definitions: Definitions) -> Iterator[Expr]:
    """Claims each of which contradicts the statement."""
    if not isinstance(statement, Term):
        return
    op, args = statement
    found = optimum(statement)
    if found:
        yield from against_optimum(*found, definitions)
    elif op == "and":
        for s in args:
            yield from opposites(s, definitions)
    elif op == "for":
        for values in instances(args[0]):
            yield from opposites(substitute(args[1], values), definitions)  # type: ignore[arg-type]
    elif op == "implies":
        yield from _implication(args[0], args[1], definitions)
    elif op == "==":
        yield from _equation(args[0], args[1], definitions)
    elif op in ORDER:
        yield Term(ORDER[op], args)
    elif op in DENIED:
        yield Term("not", (statement,))
    elif op == "not" and isinstance(args[0], Term) and args[0].op in DENIED:
        yield args[0]
    elif op in PREDICATES:
        yield from differing_entries(*PREDICATES[op](*args), definitions)
    elif op in ORTHONORMAL:
        table = resolve(args[0], definitions)
        if isinstance(table, Term) and table.op == "matrix":
            yield from _against_lengths(columns_of(table), definitions)
    elif op in COLUMNS:
        tables = [resolve(x, definitions) for x in args[1:]]
        if all(isinstance(t, Term) and t.op == "matrix" and t.args for t in tables):
            yield from COLUMNS[op](args[0], *tables, definitions)
    elif op == "invertible":
        yield eq(Term("det", args), 0)


ORDER = {"<": ">=", ">": "<=", "<=": ">", ">=": "<", "!=": "=="}
DENIED = {*WORDS, "in"}


def _implication(hypothesis: Expr, conclusion: Expr, definitions: Definitions) -> Iterator[Expr]:
    """The hypothesis and the opposite of the conclusion; closed statements only."""
    parts = hypothesis.args if isinstance(hypothesis, Term) and hypothesis.op == "and" else (hypothesis,)
    if all(_may_hold(h, definitions) for h in parts):
        for o in opposites(conclusion, definitions):
            yield conj(*parts, o)


def _may_hold(statement: Expr, definitions: Definitions) -> bool:
    return not (
        isinstance(statement, Term)
        and statement.op == "=="
        and differing_entries(*statement.args, definitions)
    )


def _equation(left: Expr, right: Expr, definitions: Definitions) -> Iterator[Expr]:
    word, inner = (left.op, left.args) if isinstance(left, Term) else ("", ())
    is_span = isinstance(right, Term) and right.op == "span"
    if word in ("eigenvalues", "singular_values"):
        yield from _against_values(word, inner[0], right, definitions)
    elif word == "eigenspace" and is_span:
        yield from against_eigenspace(*inner, right, definitions)
    elif word == "nullspace" and is_span:
        yield from against_nullspace(*inner, right, definitions)
    elif word in ("columnspace", "rowspace") and is_span:
        yield from against_span(Term("T", inner) if word == "rowspace" else inner[0], right, definitions)
    elif word in ("rank", "nullity"):
        yield from against_rank(word, inner[0], right, definitions)
    elif word == "rref":
        return
    else:
        goal = objective(left, right)
        if goal:
            yield from against_attained(goal, definitions)
        if word == "pinv":
            yield from _against_penrose(inner[0], right, definitions)
        yield from differing_entries(left, right, definitions)


def _against_penrose(a: Expr, p: Expr, definitions: Definitions) -> Iterator[Expr]:
    """An entry in which one of A P A = A, P A P = P, (A P)^H = A P, (P A)^H = P A fails."""
    try:
        over_c = not all(matrix_value(x, definitions).is_real for x in (a, p))
    except EigenproofError:
        return
    t = "H" if over_c else "T"
    for left, right in (
        (mul(a, p, a), a),
        (mul(p, a, p), p),
        (Term(t, (mul(a, p),)), mul(a, p)),
        (Term(t, (mul(p, a),)), mul(p, a)),
    ):
        yield from differing_entries(left, right, definitions)


def _against_values(word: str, a: Expr, values: Expr, definitions: Definitions) -> Iterator[Expr]:
    """A value that is none, or a point where the product of all (x - value) is not det(xI - A).

    Singular values by their squares, which are eigenvalues of the smaller Gram matrix.
    """
    entries = entries_of(values)
    if word == "singular_values":
        try:
            m, n = matrix_value(a, definitions).shape
        except EigenproofError:
            return
        yield from (Term("<", (v, 0)) for v in dict.fromkeys(entries))
        entries = [power(v, 2) for v in entries]
        a = mul(Term("H", (a,)), a) if m >= n else mul(a, Term("H", (a,)))
    for v in dict.fromkeys(entries):
        yield from differing_entries(Term("charpoly", (a, v)), 0, definitions)
    # two monic polynomials of degree n that agree at more than n points are the same
    products = ((t, mul(*(add(t, neg(v)) for v in entries))) for t in POINTS)
    for t, value in products:
        yield Term("!=", (Term("charpoly", (a, t)), value))


PREDICATES: dict[str, Callable[..., tuple[Expr, Expr]]] = {
    "symmetric": lambda a: (a, Term("T", (a,))),
    "hermitian": lambda a: (a, Term("H", (a,))),
    "idempotent": lambda a: (mul(a, a), a),
    "eigenpair": lambda a, l, v: (mul(a, v), mul(l, v)),
}
"""The equation that a predicate stands for, or implies."""
ORTHONORMAL = ("orthogonal", "unitary", "orthonormal_columns")


def columns_of(t: Term) -> list[Term]:
    return [Term("vector", c) for c in zip(*t.args, strict=True)]


def _off_diagonal(t: Term) -> Iterator[Expr]:
    others = (x for i, row in enumerate(t.args) for j, x in enumerate(row) if i != j)
    return (Term("!=", (x, 0)) for x in others if x != 0)


def _against_lengths(columns: list[Term], definitions: Definitions) -> Iterator[Expr]:
    for k, v in enumerate(columns):
        for w in columns[: k + 1]:
            yield from differing_entries(mul(Term("H", (v,)), w), int(v is w), definitions)


def against_decomposition(a: Expr, p: Term, d: Term, definitions: Definitions) -> Iterator[Expr]:
    """D is not diagonal, or A v != d v for a column v of P."""
    yield from _off_diagonal(d)
    for k, (v, row) in enumerate(zip(columns_of(p), d.args, strict=False)):
        if k < len(row):
            yield from differing_entries(mul(a, v), mul(row[k], v), definitions)


def against_spectral(a: Expr, q: Term, d: Term, definitions: Definitions) -> Iterator[Expr]:
    """As for a diagonalisation; or two columns that are not orthonormal."""
    yield from against_decomposition(a, q, d, definitions)
    yield from _against_lengths(columns_of(q), definitions)


def against_svd(a: Expr, u: Term, s: Term, v: Term, definitions: Definitions) -> Iterator[Expr]:
    """S is not diagonal or negative, A v != sigma u, A^H u != sigma v, or columns are not orthonormal."""
    yield from _off_diagonal(s)
    left, right = columns_of(u), columns_of(v)
    sigma = [s.args[k][k] for k in range(min(len(s.args), len(s.args[0])))]
    yield from (Term("<", (x, 0)) for x in dict.fromkeys(sigma) if x != 0)
    for matrix, these, others in ((a, right, left), (Term("H", (a,)), left, right)):
        zero = Term("vector", (0,) * len(others[0].args))
        for k, w in enumerate(these):
            image = mul(sigma[k], others[k]) if k < min(len(sigma), len(others)) else zero
            yield from differing_entries(mul(matrix, w), image or zero, definitions)
    yield from _against_lengths(left, definitions)
    yield from _against_lengths(right, definitions)


COLUMNS = {"diagonalization": against_decomposition, "spectral": against_spectral, "svd": against_svd}
