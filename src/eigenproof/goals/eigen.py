"""Goals of the topics about eigenvalues and determinants."""

from __future__ import annotations

from ..errors import DerivationError
from ..model import Expr, Term, eq, names, walk
from .claims import Claims, body

R = Term("R", ())


def _polynomials(said: Claims, n: int) -> list[Expr]:
    left = Term("charpoly", ("A", "x"))
    binder = (("x", R),)
    found = [
        s
        for s in said.parts
        if isinstance(s, Term)
        and s.op == "for"
        and s.args[0] == binder
        and isinstance(s.args[1], Term)
        and s.args[1].op == "=="
        and s.args[1].args[0] == left
        and names(s.args[1].args[1]) <= {"x"}
    ]
    if len(found) < (2 if n else 1):
        raise DerivationError(
            "the derivation does not give the characteristic polynomial, expanded and factored"
        )
    said.explicit(*(s.args[1].args[1] for s in found))
    return list(found)


def charpoly(said: Claims) -> list[Expr]:
    n = len(said.given[0][1].args)
    return [*_polynomials(said, n), said.value(Term("eigenvalues", ("A",)))]


def spectrum(said: Claims) -> list[Expr]:
    """The distinct entries of the claim eigenvalues(A) == {...}."""
    claim = said.value(Term("eigenvalues", ("A",)))
    return list(dict.fromkeys(claim.args[1].args))


def eigen(said: Claims) -> list[Expr]:
    found: list[Expr] = [said.value(Term("eigenvalues", ("A",)))]
    for value in spectrum(said):
        own = [
            s
            for s in said.parts
            if isinstance(s, Term) and s.op == "==" and s.args[0] == Term("eigenspace", ("A", value))
        ]
        space = own[0] if own else _family(said, said.bound.get(value) if isinstance(value, str) else value)
        if space is None or not _is_span(space):
            raise DerivationError("the derivation does not give the eigenspace of every eigenvalue")
        said.explicit(body(space).args[1])
        if space not in found:
            found.append(space)
    return found


def _is_span(claim: Expr) -> bool:
    return any(isinstance(t, Term) and t.op == "span" for t in walk(claim))


def _family(said: Claims, value: Expr | None) -> Expr | None:
    """for l in C: p(l) == 0 implies eigenspace(A, l) == span(...), for value = root(p, k)."""
    if not isinstance(value, Term) or value.op != "root":
        return None
    for s in said.parts:
        if not (isinstance(s, Term) and s.op == "for" and s.args[0] == (("l", Term("C", ())),)):
            continue
        body = s.args[1]
        if not (isinstance(body, Term) and body.op == "implies"):
            continue
        hypothesis, conclusion = body.args
        if hypothesis == eq(_renamed(value.args[0]), 0) and conclusion.args[0] == Term(
            "eigenspace", ("A", "l")
        ):
            return s
    return None


def _renamed(p: Expr) -> Expr:
    """p(x) as p(l)."""
    if isinstance(p, Term):
        return Term(p.op, tuple(_renamed(a) for a in p.args))
    return "l" if p == "x" else p


def diagonalize(said: Claims) -> list[Expr]:
    decomposition = Term("diagonalization", ("A", "P", "D"))
    over_c = [decomposition, Term("not", (Term("diagonalizable", ("A",)),))]
    over_r = [Term("diagonalizable", ("A", R)), Term("not", (Term("diagonalizable", ("A", R)),))]
    found: list[Expr] = [said.value(Term("eigenvalues", ("A",)))]
    real = not any(isinstance(t, Term) and t.op == "i" for t in walk(said.given[0][1]))
    for choices in (over_c, over_r) if real else (over_c,):
        chosen = [s for s in choices if s in said.parts]
        if not chosen:
            raise DerivationError("the derivation does not decide whether A is diagonalisable")
        found.append(chosen[0])
    return found


def spectral(said: Claims) -> list[Expr]:
    return spectral_of(said, "A", "Q", "D")


def spectral_of(said: Claims, a: str, q: str, d: str) -> list[Expr]:
    """A = Q D Q^T, and the diagonal of D in descending order."""
    rows = said.matrix(d)
    order = said.descending([rows[k][k] for k in range(len(rows))])
    return [Term("spectral", (a, q, d)), *order]


def determinant(said: Claims) -> list[Expr]:
    return [said.value(Term("det", ("A",)))]
