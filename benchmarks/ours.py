"""Our side of each line: rows of ints in, something to compare out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from flint import fmpq_mat, fmpq_poly

from eigenproof.exact.eigen import EigenFactor, Eigenvalue, eigen, eigenvalues
from eigenproof.exact.field import term_of
from eigenproof.exact.matrix import ExactMatrix, from_term
from eigenproof.judge import certificate
from eigenproof.judge.evidence import evidence
from eigenproof.kernel import check
from eigenproof.model import MatrixInput, Term, conj, eq, matrix, polynomial, tree, vector

if TYPE_CHECKING:
    from flint import arb

    from eigenproof.derived import Derived

Rows = list[list[int]]
C = Term("C", ())


def proved_pairs(rows: Rows) -> tuple[Eigenvalue, ...]:
    """All eigenvalues with bases of their eigenspaces, the residuals and v != 0 proved in exact arithmetic.

    For each irreducible factor p of χ and each v = V (1, l, l², …)ᵀ: A V = V C, where l·(1, l, …)ᵀ is
    C (1, l, …)ᵀ modulo p(l), so that A v = l v at every root; and gcd(p, v₁, …, vₙ) = 1, so that v ≠ 0.
    """
    a = from_term(matrix(rows))
    factors = eigen(a)
    prove_residuals(a, factors)
    return eigenvalues(a, factors)


def prove_residuals(a: ExactMatrix, factors: Sequence[EigenFactor]) -> None:
    """A v = l v and v != 0 at every root of every factor, as identities of rational matrices."""
    n = a.shape[0]
    for f in factors:
        d = f.degree
        c = [[-f.poly[j] if k == d - 1 else int(j == k + 1) for j in range(d)] for k in range(d)]
        companion = fmpq_mat(d, d, [x for row in c for x in row])
        for v in f.vectors:
            coefficients = fmpq_mat(n, d, [e[k] if k < len(e) else 0 for e in v for k in range(d)])
            assert a.regular * coefficients == coefficients * companion, "A v = l v fails"
            common = fmpq_poly(list(f.poly))
            for e in v:
                common = common if common.degree() == 0 else common.gcd(fmpq_poly(list(e)))
            assert common.degree() == 0, "an eigenvector that may be 0"


def kernel_pairs(rows: Rows) -> tuple[Eigenvalue, ...]:
    """The same with all of this accepted by the kernel, for each irreducible factor p of χ:

    for l in C: p(l) == 0 implies eigenspace(A, l) == span(v(l), …).
    """
    term = matrix(rows)
    a = from_term(term)
    factors = eigen(a)
    claims = [family(f) for f in factors]
    proof = certificate(conj(*claims), [(c, evidence(c, {"A": term}, {})) for c in claims], (("A", term),))
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
    """(eigenvalues, unit eigenvectors) of a symmetric matrix with simple spectrum, in balls.

    Values descend. Each ball's radius is below 10^-digits, for a value relative to it; the vectors are those
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
            coefficients = arb_mat([[*map(arb, e), *[arb(0)] * (f.degree - len(e))] for e in entries])
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
