"""Evidence for a claim: what the kernel needs to be told to check it quickly.

A builder never decides. It searches for the numbers of a certificate (a modulus, a
grouping, a polynomial that annihilates A); the kernel accepts them or not. A `hint` from a
derivation is used first where there is one, and trusted as little as the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..model import Expr, Term, tree, walk
from .places import PRIME

if TYPE_CHECKING:
    from ..exact.eigen import Eigenvalue

PRIMES = (PRIME, 2**61 - 1, 4294967291, 2147483629)


def resolve(t: Expr, definitions: Mapping[str, Expr]) -> Expr:
    """A term, with a defined name replaced by its definition (at the top only)."""
    while isinstance(t, str) and t in definitions:
        t = definitions[t]
    return t


def expanded(t: object, definitions: Mapping[str, Expr]) -> object:
    """A term with every defined name written out."""
    if isinstance(t, str):
        return expanded(definitions[t], definitions) if t in definitions else t
    if isinstance(t, Term):
        return t if t.op == "decimal" else Term(t.op, tuple(expanded(a, definitions) for a in t.args))
    return tuple(expanded(a, definitions) for a in t) if isinstance(t, tuple) else t


def evidence(
    statement: Expr, definitions: Mapping[str, Expr], hint: Mapping[str, object], prime: int = PRIME
) -> dict:
    """JSON-ready evidence for one claim."""
    assert isinstance(statement, Term)
    op, args = statement
    left = args[0].op if args and isinstance(args[0], Term) else ""
    if op == "and":
        return {"parts": [evidence(s, definitions, hint, prime) for s in args]}
    if op == "for":
        return evidence(args[1], definitions, hint, prime)
    if op == "implies" and isinstance(args[1], Term) and args[1].op == "==":
        conclusion = args[1].args[0]
        if isinstance(conclusion, Term) and conclusion.op == "eigenspace":
            return {"prime": prime}
        return {"cofactors": [tree(c) for c in hint.get("cofactors", ())]}
    if op == "==" and left == "eigenvalues":
        return {"groups": eigenvalue_groups(args[1], definitions)}
    if op == "diagonalizable":
        return annihilator(args[0], args[1:] == (Term("R", ()),), definitions, prime)
    if op == "not" and left == "diagonalizable":
        inner = args[0].args
        return obstruction(inner[0], inner[1:] == (Term("R", ()),), definitions, prime)
    return {"prime": prime}


def eigenvalue_groups(values: Expr, definitions: Mapping[str, Expr]) -> list[list[int]]:
    """Which entries belong together: all roots of one polynomial, or values with the same radicals.

    A root that stands m times is put into m groups, each with all the roots of its polynomial.
    """
    assert isinstance(values, Term)
    if values.op == "counted":
        entries = [value for value, count in values.args for _ in range(count)]
    else:
        entries = list(values.args)
    groups: dict[object, list[int]] = {}
    seen: dict[object, int] = {}
    for k, entry in enumerate(entries):
        t = resolve(entry, definitions)
        if isinstance(t, Term) and t.op == "root":
            copy = seen[t] = seen.get(t, 0) + 1
            key: object = (t.args[0], copy)
        else:
            key = frozenset(
                s for s in walk(expanded(t, definitions)) if isinstance(s, Term) and s.op in ("sqrt", "i")
            )
        groups.setdefault(key, []).append(k)
    return list(groups.values())


def annihilator(matrix: Expr, over_r: bool, definitions: Mapping[str, Expr], prime: int) -> dict:
    """The squarefree part of the characteristic polynomial, with isolating intervals for R."""
    from ..exact.eigen import eigen, eigenvalues
    from ..exact.field import term_of
    from ..exact.matrix import from_term
    from .places import isolating

    a = from_term(expanded(matrix, definitions))
    factors = eigen(a)
    p: list = [a.field.element(1)]
    for f in factors:
        out = [0 * p[0]] * (len(p) + len(f.poly) - 1)
        for i, x in enumerate(p):
            for j, y in enumerate(f.poly):
                out[i + j] = out[i + j] + x * y
        p = out
    found = {"annihilator": [tree(term_of(c)) for c in p], "prime": prime}
    if over_r:
        values = [v for v in eigenvalues(a, factors) if v.is_real]
        found["intervals"] = [[str(lo), str(hi)] for lo, hi in isolating(v.enclose for v in values)]
    return found


def eigenvector(value: Eigenvalue) -> tuple[Expr, ...]:
    """Entries of one eigenvector, as terms in closed form or in root(p, k)."""
    from ..exact.field import term_of
    from ..model import polynomial

    if value.scalar is not None:
        return tuple(term_of(x) for x in value.vectors[0])
    return tuple(polynomial([term_of(c) for c in entry], value.value) for entry in value.factor.vectors[0])


def obstruction(matrix: Expr, over_r: bool, definitions: Mapping[str, Expr], prime: int) -> dict:
    """p and w with p(A)^2 w = 0 and p(A) w != 0; else, over R, an eigenpair that is not real."""
    from ..exact.eigen import eigen, eigenvalues
    from ..exact.field import term_of
    from ..exact.matrix import from_term
    from .defect import defect_witness

    a = from_term(expanded(matrix, definitions))
    factors = eigen(a)
    for f in factors:
        if f.geometric < f.multiplicity:
            w = defect_witness(a, f)
            return {
                "polynomial": [tree(term_of(c)) for c in f.poly],
                "vector": [tree(term_of(x)) for x in w],
                "prime": prime,
            }
    values = eigenvalues(a, factors) if over_r else ()
    nonreal = [v for v in values if not v.is_real]
    located = [v for v in nonreal if v.scalar is not None or a.field.degree == 1]
    if located:
        value = located[0]
        return {"eigenvalue": tree(value.value), "vector": tree(eigenvector(value)), "prime": prime}
    if nonreal:
        from .form import negative_form

        return {"form": [str(c) for c in negative_form(values)], "prime": prime}
    return {"prime": prime}
