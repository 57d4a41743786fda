"""The components of vectors along the columns of a square matrix, where unit vectors are met."""

from __future__ import annotations

from ...errors import EigenproofError
from ...kernel_entries import unit
from ...kernel_free import ADJOINT, Poly, number
from .attempt import Attempt
from .translate import letters_of


def frames(attempt: Attempt) -> tuple[int, list[Poly]]:
    """(n, the vectors d and Q.H d) for the last vector d and matrix Q of the one size n that is met."""
    listed = {x for f in attempt.state.facts if f[0] == "==" for x in letters_of(f[1])}
    sizes = {n for x in listed if x.key[:2] == "[e" for n in (x.rows, x.columns) if n != 1}
    if len(sizes) != 1 or not all(isinstance(n, int) for n in sizes) or attempt.written:
        return 0, []
    (n,) = sizes
    named = attempt.state.scope.names.values()
    turned = [p.changed(*ADJOINT) for p in named if p.shape == (n, n)][-1:]
    vectors = [p for p in named if p.shape == (n, 1)][-1:]
    return n, [q * d for d in vectors for q in (number(1, n, n), *turned)]


def components(attempt: Attempt) -> list[Poly]:
    """The numbers e_i.T d and e_i.T Q.H d."""
    n, vectors = frames(attempt)
    return [unit(i, n).changed(*ADJOINT) * v for v in vectors for i in range(n)]


def between(attempt: Attempt) -> None:
    """u.H X u == u.H Y u for these vectors u and the equations X == Y of their size, once."""
    n, vectors = frames(attempt)
    if not vectors or "between" in attempt.done:
        return
    attempt.done.add("between")
    attempt.tried({"move": "units", "size": str(n)})
    for k, way, p in attempt.equations():
        for u in vectors if not way and p.shape == (n, n) else ():
            value = u.changed(*ADJOINT) * p * u
            if not value.terms or attempt.state.among(("==", value)):
                continue
            sides = attempt.tree(u.changed(*ADJOINT)), attempt.tree(u)
            fact = ["==", attempt.tree(value), "0"]
            try:
                attempt.do({"move": "combine", "fact": fact, "sum": [["1", sides[0], k, sides[1]]]})
            except EigenproofError:
                continue
