"""Our side of each line: rows of ints in, something to compare out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eigenproof.exact.eigen import EigenFactor, Eigenvalue, eigen, eigenvalues
from eigenproof.exact.field import term_of
from eigenproof.exact.matrix import from_term
from eigenproof.judge import certificate
from eigenproof.judge.evidence import evidence
from eigenproof.kernel import check
from eigenproof.model import MatrixInput, Term, conj, eq, matrix, polynomial, tree, vector

if TYPE_CHECKING:
    from flint import arb

    from eigenproof.session import Derived

Rows = list[list[int]]
C = Term("C", ())


def exact_pairs(rows: Rows) -> tuple[Eigenvalue, ...]:
    """All eigenvalues with their eigenspaces, each eigenspace accepted by the kernel (p the factors of χ):

    for l in C: p(l) == 0 implies eigenspace(A, l) == span(v(l), …).
    """
    term = matrix(rows)
    a = from_term(term)
    factors = eigen(a)
    claims = [family(f) for f in factors]
    definitions = (("A", term),)
    proof = certificate(conj(*claims), [(c, evidence(c, {"A": term}, {})) for c in claims], definitions)
    check(proof, ["let", proof["definitions"], tree(conj(*claims))])
    return eigenvalues(a, factors)


def family(f: EigenFactor) -> Term:
    """The claim about the eigenspaces at all roots of a factor."""
    vectors = [vector(polynomial(map(term_of, entry), "l") for entry in v) for v in f.vectors]
    root = eq(polynomial(map(term_of, f.poly), "l"), 0)
    space = eq(Term("eigenspace", ("A", "l")), Term("span", tuple(vectors)))
    return Term("for", ((("l", C),), Term("implies", (root, space))))


def whole(rows: Rows, witnesses: tuple[str, ...]) -> Derived:
    """The spectral derivation judged, certified to 50 digits, cross-checked, and written in LaTeX."""
    from eigenproof.report.build import build
    from eigenproof.report.latex import render_latex
    from eigenproof.session import derive_from

    derived = derive_from("spectral", MatrixInput(matrix(rows)), digits=50, witnesses=witnesses)
    render_latex(build(derived.result))
    return derived


def certified_system(rows: Rows, digits: int) -> tuple[list[arb], list[list[arb]]]:
    """(eigenvalues, unit eigenvectors) of a symmetric matrix with simple spectrum, in balls, values descending.

    Each ball's radius is below 10^-digits, for a value relative to it; the vectors are those
    of `eigen`, evaluated at the balls of the roots.
    """
    from flint import arb

    a = from_term(matrix(rows))
    factors = eigen(a)
    values = eigenvalues(a, factors)
    tiny = arb(10) ** -digits
    bits = digits * 3322 // 1000 + 32 + 12 * len(rows)  # evaluation loses about 12 bits per dimension
    while True:
        q = evaluated(values, len(rows), bits)
        balls = [v.enclose(bits).real for v in values]
        if all(x.rad() < tiny for v in q for x in v) and all(x.rad() <= tiny * abs(x) for x in balls):
            return balls, q
        bits += bits // 2


def evaluated(values: Sequence[Eigenvalue], n: int, bits: int) -> list[list[arb]]:
    """The unit eigenvectors for these eigenvalues, computed with `bits` bits."""
    from flint import arb, arb_mat, ctx

    out: list[list[arb]] = [[] for _ in values]
    for f in {id(v.factor): v.factor for v in values}.values():
        mine = [k for k, v in enumerate(values) if v.factor is f]
        (entries,) = f.vectors
        with ctx.workprec(bits):
            coefficients = arb_mat([[arb(e[k]) if k < len(e) else arb(0) for k in range(f.degree)] for e in entries])
            points = [values[k].enclose(bits).real for k in mine]
            powers = [[arb(1)] * len(mine)]
            for _ in range(f.degree - 1):
                powers.append([x * y for x, y in zip(powers[-1], points)])
            product = coefficients * arb_mat(powers)
            flat = product.entries()
            for j, k in enumerate(mine):
                v = flat[j :: len(mine)]
                length = sum((x * x for x in v), arb(0)).sqrt()
                out[k] = [x / length for x in v]
    return out
