"""Evidence for the optimum of PCA and Eckart-Young, and for its being attained.

`for D in R(n,l): D.T*D == I(l) implies norm(Y - Y*D*D.T)^2 >= E` rests on the eigenvalues of a matrix M with
Y^T Y = c M; `norm(Y - Y*W*W.T)^2 == E` on M = Q L Q^T with the columns of W first in Q. Which M, a
derivation may say in its hint: {"spectrum" or "decomposition": the claim about M, "factor": c}. Otherwise it
is looked for among the definitions, and is Y^T Y itself in the last resort.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ..errors import EigenproofError
from ..exact.eigen import eigenvalues
from ..exact.field import Scalar, term_of
from ..exact.matrix import ExactMatrix, from_term
from ..model import Expr, Term, add, eq, tree
from .values import matrix_value, resolve

Definitions = Mapping[str, Expr]
Prove = Callable[[Expr], dict]


class Objective(NamedTuple):
    """norm(Y - Y*D*D.T)^2 compared with E."""

    data: Expr
    directions: Expr
    value: Expr


def objective(left: Expr, value: Expr) -> Objective | None:
    """Y, D and E of norm(Y - Y*D*D.T)^2 (in)equal E; None for other terms."""
    match left:
        case Term("^", (Term("norm", (Term("+", (*parts, Term("neg", (Term("*", product),)))),)), 2)):
            *front, d, last = product
            y = add(*parts)
            written = y.args if isinstance(y, Term) and y.op == "*" else (y,)
            if last == Term("T", (d,)) and tuple(front) == written:
                return Objective(y, d, value)
    return None


def optimum(statement: Expr) -> tuple[Objective, str, tuple[int, int]] | None:
    """(objective, name of D, its size) of a claim about all D with orthonormal columns."""
    match statement:
        case Term("for", (((name, Term("R", (int(n), int(l)))),), Term("implies", (hypothesis, bound)))):
            found = objective(*bound.args) if isinstance(bound, Term) and bound.op == ">=" else None
            orthonormal = [eq(Term("*", (Term("T", (name,)), name)), Term("I", k)) for k in ((), (l,))]
            if found and found.directions == name and hypothesis in orthonormal:
                return found, name, (n, l)
    return None


def optimum_evidence(goal: Objective, hint: Mapping, definitions: Definitions, prove: Prove) -> dict:
    """The eigenvalues of M, descending, and c."""
    claim, c = hint.get("spectrum"), hint.get("factor")
    if claim is None or c is None:
        m, c = _proportional(gram(goal.data, definitions), definitions)
        values = eigenvalues(matrix_value(m, definitions))
        listed = tuple(v.value for v in values for _ in range(v.factor.multiplicity))
        claim = eq(Term("eigenvalues", (m,)), Term("multiset", listed))
    return {"spectrum": {"claim": tree(claim), "evidence": prove(claim)}, "factor": tree(c)}


def attained_evidence(goal: Objective, hint: Mapping, definitions: Definitions, prove: Prove) -> dict:
    """M = Q L Q^T with W the first columns of Q, and c; {} when no such decomposition is defined."""
    claim, c = hint.get("decomposition"), hint.get("factor")
    if claim is None or c is None:
        found = decomposed(goal, definitions)
        if found is None:
            return {}
        claim, c = found
    return {"decomposition": {"claim": tree(claim), "evidence": prove(claim)}, "factor": tree(c)}


def gram(data: Expr, definitions: Definitions) -> ExactMatrix:
    """Y^T Y"""
    match resolve(data, definitions):
        case Term("centered", (x,)):
            return matrix_value(Term("scatter", (x,)), definitions)
        case Term("T", (a,)):
            y = matrix_value(a, definitions)
            return y @ y.transpose()
        case y:
            a = matrix_value(y, definitions)
            return a.transpose() @ a


def _proportional(g: ExactMatrix, definitions: Definitions) -> tuple[Expr, Expr]:
    """(M, c) with G = c M and c > 0, for a defined M; else G itself."""
    for name, c in _multiples(g, definitions):
        return name, c
    return g.term(), 1


def _multiples(g: ExactMatrix, definitions: Definitions):
    """Every defined M, with c, of which G is a positive multiple."""
    for name, t in definitions.items():
        if isinstance(t, Term) and t.op == "matrix" and len(t.args) == g.shape[0]:
            c = _factor(g, t)
            if c is not None:
                yield name, c


def _factor(g: ExactMatrix, t: Term) -> Expr | None:
    try:
        m = from_term(t)
    except EigenproofError:
        return None
    if m.shape != g.shape:
        return None
    pairs = [(x, y) for r, s in zip(g.rows, m.rows, strict=True) for x, y in zip(r, s, strict=True)]
    c: Scalar = next((x / y for x, y in pairs if x and y), g.field(1))
    positive = c.is_real and c.enclose(64).real > 0 if hasattr(c, "is_real") else c > 0
    return term_of(c) if positive and all(x == c * y for x, y in pairs) else None


def decomposed(goal: Objective, definitions: Definitions) -> tuple[Term, Expr] | None:
    """(spectral(M, Q, L), c) with names that are defined."""
    w = resolve(goal.directions, definitions)
    if not (isinstance(w, Term) and w.op == "matrix" and w.args):
        return None
    n, l = len(w.args), len(w.args[0])
    square = {
        k: t
        for k, t in definitions.items()
        if isinstance(t, Term) and t.op == "matrix" and len(t.args) == n == len(t.args[0])
    }
    starts = [k for k, t in square.items() if tuple(r[:l] for r in t.args) == w.args]
    diagonals = [k for k, t in square.items() if _is_diagonal(t)]
    g = gram(goal.data, definitions) if starts and diagonals else None
    for q in starts:
        for m, c in _multiples(g, definitions) if g else ():
            for d in diagonals:
                if _eigenvalues_fit(m, square[d], definitions):
                    return Term("spectral", (m, q, d)), c
    return None


def _is_diagonal(t: Term) -> bool:
    return all(x == 0 for i, row in enumerate(t.args) for j, x in enumerate(row) if i != j)


def _eigenvalues_fit(m: str, d: Term, definitions: Definitions) -> bool:
    """Does the diagonal of D have the trace of M, as far as balls tell? (The kernel checks the rest.)"""
    from ..numeric.evaluate import enclose_term

    value = matrix_value(m, definitions)
    trace = sum((r[k] for k, r in enumerate(value.rows)), value.field(0))
    total = Term("+", (*(row[k] for k, row in enumerate(d.args)), term_of(-trace)))
    return enclose_term(total, definitions, 128).contains(0)
