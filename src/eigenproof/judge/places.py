"""Where roots lie, as evidence: isolating intervals, and discs where some roots are not real."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor, gcd, lcm

from ..model import Expr, Term, tree, walk

Coefficients = tuple[Fraction, ...]
Interval = tuple[Fraction, Fraction]


def root_polynomials(terms: Iterable[Expr]) -> list[Term]:
    """The polynomials p of all root(p, k) in these terms, each once, in order."""
    found: dict[Term, None] = {}
    for t in terms:
        for node in walk(t):
            if isinstance(node, Term) and node.op == "root":
                found.setdefault(node.args[0])
    return list(found)


def roots_evidence(terms: Iterable[Expr], definitions: Mapping[str, Expr]) -> list[dict]:
    """The `roots` part of a certificate for these terms."""
    return [{"polynomial": tree(p), **_evidence(p)} for p in root_polynomials(terms)]


@lru_cache(maxsize=256)
def _evidence(p: Term) -> dict:
    from ..exact.roots import discs, nonreal_roots, real_roots

    q = rational_coefficients(p)
    if q is None:
        return {"intervals": [[str(lo), str(hi)] for lo, hi in _intervals_over_a_field(p)]}
    scale = lcm(*(c.denominator for c in q))
    whole = [int(c * scale) for c in q]
    common = gcd(*whole)
    primitive = tuple(c // common for c in whole)
    found: dict = {"intervals": [[str(r.lo), str(r.hi)] for r in real_roots(primitive)]}
    if nonreal_roots(primitive):
        found["discs"] = [[str(a), str(b)] for a, b in discs(primitive)]
    return found


def rational_coefficients(p: Expr, variable: str = "x") -> Coefficients | None:
    """Coefficients (ascending) of a polynomial term in x; None if one is not rational."""
    if isinstance(p, (int, Fraction)):
        return (Fraction(p),)
    if p == variable:
        return (Fraction(0), Fraction(1))
    if not isinstance(p, Term):
        return None
    if p.op == "decimal":
        return (Fraction(p.args[0]),)
    if p.op == "^" and isinstance(p.args[1], int) and 0 <= p.args[1] <= 64:
        base = rational_coefficients(p.args[0], variable)
        out: Coefficients | None = (Fraction(1),)
        for _ in range(p.args[1]):
            out = None if base is None or out is None else _times(out, base)
        return out
    parts = [rational_coefficients(a, variable) for a in p.args]
    if any(c is None for c in parts):
        return None
    if p.op == "neg":
        return tuple(-c for c in parts[0])  # type: ignore[union-attr]
    if p.op == "/" and len(parts[1]) == 1 and parts[1][0] != 0:  # type: ignore[arg-type, index]
        return tuple(c / parts[1][0] for c in parts[0])  # type: ignore[index, union-attr]
    if p.op not in ("+", "*"):
        return None
    out = parts[0]
    for c in parts[1:]:
        out = _times(out, c) if p.op == "*" else _plus(out, c)  # type: ignore[arg-type]
    return out


def _plus(a: Coefficients, b: Coefficients) -> Coefficients:
    n = max(len(a), len(b))
    return tuple((a[k] if k < len(a) else 0) + (b[k] if k < len(b) else 0) for k in range(n))  # type: ignore[misc]


def _times(a: Coefficients, b: Coefficients) -> Coefficients:
    out = [Fraction(0)] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            out[i + j] += x * y
    return tuple(out)


def _intervals_over_a_field(p: Term) -> list[Interval]:
    """Isolating intervals of the real roots of a polynomial whose coefficients are algebraic."""
    from ..exact.eigen import roots_over_tower

    return isolating([r.enclose for r in roots_over_tower(p) if r.is_real])


def isolating(enclosures: Iterable[Callable[[int], object]]) -> list[Interval]:
    """Disjoint dyadic intervals around distinct real numbers, largest first; (v, v) for an exact v.

    Each number is given by a function of bits that returns an Arb ball around it.
    """
    from ..exact.decimals import bounds

    balls = list(enclosures)
    bits = 40
    while True:
        found = []
        for enclose in balls:
            ball = enclose(bits + 20)
            lo, hi = bounds(getattr(ball, "real", ball))
            step = 2**bits
            found.append(
                (lo, hi)
                if lo == hi
                else (Fraction(floor(lo * step) - 1, step), Fraction(ceil(hi * step) + 1, step))
            )
        found.sort(reverse=True)
        if all(low[1] < high[0] for high, low in zip(found, found[1:], strict=False)):
            return found
        bits *= 2
