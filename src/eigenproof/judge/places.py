"""Where roots lie, as evidence: isolating intervals, and discs where some roots are not real."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor, gcd, lcm

from ..model import Expr, Term, tree

PRIME = 2**31 - 1
"""Modulus for ranks. A rank modulo a prime can only be too small, never too large, so that
an unlucky prime makes the kernel refuse; `decide` then tries others."""

Coefficients = tuple[int | Fraction, ...]
Interval = tuple[Fraction, Fraction]


def root_polynomials(terms: Iterable[Expr]) -> list[Term]:
    """The polynomials p of all root(p, k) in these terms, each once, in order."""
    return list(dict.fromkeys(node.args[0] for node in nodes(terms, "root")))


def nodes(terms: Iterable[Expr], op: str) -> list[Term]:
    """All nodes of these terms with this operation, parents first."""
    found: list[Term] = []
    stack: list[object] = list(terms)[::-1]
    while stack:
        node = stack.pop()
        if type(node) is Term:
            if node.op == op:
                found.append(node)
            stack += [a for a in node.args[::-1] if isinstance(a, tuple)]  # leaves are numbers and names
        elif type(node) is tuple:
            stack += [a for a in node[::-1] if isinstance(a, tuple)]
    return found


def roots_evidence(terms: Iterable[Expr]) -> list[dict]:
    """The `roots` part of a certificate for these terms."""
    return [{"polynomial": tree(p), **_evidence(p)} for p in root_polynomials(terms)]


@lru_cache(maxsize=256)
def _evidence(p: Term) -> dict:
    from ..exact.roots import discs, nonreal_roots, real_roots

    q = rational_coefficients(p)
    if q is None:
        return _over_a_field(p)
    primitive = _primitive(q)
    found: dict = {"intervals": [[str(r.lo), str(r.hi)] for r in real_roots(primitive)]}
    if nonreal_roots(primitive):
        found["discs"] = [[str(a), str(b)] for a, b in discs(primitive)]
    return found


def _primitive(q: Coefficients) -> tuple[int, ...]:
    scale = lcm(*(c.denominator for c in q))
    whole = [int(c * scale) for c in q]
    return tuple(c // gcd(*whole) for c in whole)


def fine_discs(p: Term, bits: int = 192) -> list[list[str]]:
    """Centres of discs around all roots of a rational polynomial, so precise that digits can be read off."""
    from ..exact.roots import discs

    return [[str(a), str(b)] for a, b in discs(_primitive(rational_coefficients(p)), bits)]  # type: ignore[arg-type]


def rational_coefficients(p: Expr, variable: str = "x") -> Coefficients | None:
    """Coefficients (ascending) of a polynomial term in x; None if one is not rational."""
    if isinstance(p, (int, Fraction)):
        return (p,)
    if p == variable:
        return (0, 1)
    if not isinstance(p, Term):
        return None
    if p.op == "decimal":
        return (Fraction(p.args[0]),)
    if p.op == "^" and isinstance(p.args[1], int) and 0 <= p.args[1] <= 64:
        if p.args[0] == variable:
            return (0,) * p.args[1] + (1,)
        base = rational_coefficients(p.args[0], variable)
        out: Coefficients | None = (1,)
        for _ in range(p.args[1]):
            out = None if base is None or out is None else _times(out, base)
        return out
    parts = [rational_coefficients(a, variable) for a in p.args]
    if any(c is None for c in parts):
        return None
    if p.op == "neg":
        return tuple(-c for c in parts[0])  # type: ignore[union-attr]
    if p.op == "/" and len(parts[1]) == 1 and parts[1][0] != 0:  # type: ignore[arg-type, index]
        return tuple(Fraction(c) / parts[1][0] for c in parts[0])  # type: ignore[index, union-attr]
    if p.op == "+":
        return _sum(parts)  # type: ignore[arg-type]
    if p.op != "*":
        return None
    out = parts[0]
    for c in parts[1:]:
        out = _times(out, c)  # type: ignore[arg-type]
    return out


def _sum(parts: list[Coefficients]) -> Coefficients:
    out: list[int | Fraction] = [0] * max(map(len, parts))
    for c in parts:
        for k, x in enumerate(c):
            out[k] += x
    return tuple(out)


def _times(a: Coefficients, b: Coefficients) -> Coefficients:
    out: list[int | Fraction] = [0] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            out[i + j] += x * y
    return tuple(out)


def _over_a_field(p: Term) -> dict:
    """Intervals when all roots of a polynomial with algebraic coefficients are real; else only a modulus,
    which shows that its roots are different."""
    from ..exact.eigen import roots_over_tower

    roots = roots_over_tower(p)
    if not all(r.is_real for r in roots):
        return {"prime": PRIME}
    return {"intervals": [[str(lo), str(hi)] for lo, hi in isolating(r.enclose for r in roots)]}


def isolating(enclosures: Iterable[Callable[[int], object]]) -> list[Interval]:
    """Disjoint dyadic intervals around distinct real numbers, largest first; (v, v) for an exact v.

    Each number is given by a function of bits that returns an Arb ball around it.
    """
    from ..exact.decimals import bounds
    from ..exact.place import precisions

    balls = list(enclosures)
    for bits in precisions(40):
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
