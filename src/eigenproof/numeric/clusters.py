"""Enclosures of repeated and defective eigenvalues, where nothing isolates a single one.

Smith's theorem (J. ACM 17, 1970): for distinct z_1 … z_n and a monic p of degree n, the discs
about z_i with radius n |p(z_i)| / Π_{j≠i} |z_i − z_j| hold all roots of p, and a group of discs
that meets no other disc holds as many roots as it has discs. The z_i may be anything; the
nearer they are to the eigenvalues, the narrower the discs.
"""

from __future__ import annotations

from collections.abc import Callable

from flint import acb, acb_mat, arb, ctx


def enclose_clusters(matrix: Callable[[int], acb_mat], bits: int, multiplicity: int) -> list[acb]:
    """One ball an eigenvalue; eigenvalues up to `multiplicity` times repeated get a ball about 2^-bits wide.

    `matrix(b)` gives the entries with b bits. What repeats more often gets a wide ball.
    """
    spent = 2 * bits + 8 * multiplicity
    a = matrix(spent)
    with ctx.workprec(spent):
        approximate = [z.mid() for z in a.eig(algorithm="approx")]
        norm = sum((abs(x) for x in a.entries()), arb(0)).mid()
        if norm == 0:
            return [acb(0)] * len(approximate)
        near = norm * arb(2) ** (-spent // (2 * multiplicity))
    with ctx.workprec(2 * bits * multiplicity):
        points = _spread(_groups(approximate, near.mid()), norm * arb(2) ** -bits)
    sharp = 2 * bits * multiplicity + 10 * len(points)
    a = matrix(sharp)
    with ctx.workprec(sharp):
        return _discs(a, points)


def _groups(points: list[acb], near: arb) -> list[list[acb]]:
    """The points in groups linked by distances of at most `near`."""
    groups: list[list[acb]] = []
    for z in points:
        linked = [g for g in groups if any(not abs(z - w) > near for w in g)]
        groups = [g for g in groups if g not in linked]
        groups.append([z, *(w for g in linked for w in g)])
    return groups


def _spread(groups: list[list[acb]], radius: arb) -> list[acb]:
    """Each group replaced by as many points on a small circle about its more accurate mean."""
    out: list[acb] = []
    for group in groups:
        k = len(group)
        mean = sum(group, acb(0)) / k
        turn = (acb(0, 2) * arb.pi() / k).exp()
        out += [(mean + radius * turn**j if k > 1 else mean).mid() for j in range(k)]
    return out


def _discs(a: acb_mat, points: list[acb]) -> list[acb]:
    """Smith's discs about these points for the characteristic polynomial of a, joined where they meet."""
    n, p = len(points), a.charpoly()
    radii = []
    for i, z in enumerate(points):
        spread = arb(1)
        for j, w in enumerate(points):
            if i != j:
                spread *= abs(z - w)
        radii.append(arb((n * abs(p(z)) / spread).upper()))
    if not all(r.is_finite() for r in radii):
        raise ValueError("two centres coincide")
    joined: list[list[int]] = []
    for i in range(n):
        met = [g for g in joined if any(not abs(points[i] - points[j]) > radii[i] + radii[j] for j in g)]
        joined = [g for g in joined if g not in met]
        joined.append([i, *(j for g in met for j in g)])
    return [ball for g in joined for ball in [_hull([points[j] for j in g], [radii[j] for j in g])] * len(g)]


def _hull(points: list[acb], radii: list[arb]) -> acb:
    """A ball that holds all these discs."""
    centre = (sum(points, acb(0)) / len(points)).mid()
    reach = arb(0)
    for z, r in zip(points, radii, strict=True):
        reach = reach.max(abs(z - centre) + r)
    around = arb(0, reach.upper())
    return acb(centre.real + around, centre.imag + around)
