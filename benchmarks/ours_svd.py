"""Our side of the lines about singular values, pseudoinverses and principal components."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from flint import fmpq, fmpq_mat
from ours import Rows, prove_residuals

from eigenproof.derivations import begin
from eigenproof.derivations.gram import Ring, Vector, orthogonal_basis
from eigenproof.derivations.svd import compact_parts
from eigenproof.derivations.svd_columns import kernel_basis
from eigenproof.derivations.svd_steps import decomposition_step
from eigenproof.exact.data import covariance, mean
from eigenproof.exact.eigen import Eigenvalue, eigen, eigenvalues
from eigenproof.exact.matrix import ExactMatrix, from_term
from eigenproof.exact.pseudo import pinv
from eigenproof.exact.singular import SingularValue, is_tall, smaller_gram
from eigenproof.judge import certificate
from eigenproof.judge.evidence import evidence
from eigenproof.kernel import check
from eigenproof.model import MatrixInput, Term, eq, matrix, tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eigenproof.derivations.story import Story
    from eigenproof.derivations.svd_parts import Parts
    from eigenproof.derived import Derived


def proved_svd(rows: Rows) -> list[Eigenvalue]:
    """The squares l of the singular values, with A v = sigma u and both bases orthogonal, proved in FLINT.

    With B = A (tall) or A^T (wide) and G = B^T B: G w = l w and w != 0 at every root gives u = B w and
    |u|^2 = l |w|^2; eigenvectors of different l are orthogonal, as G is symmetric; those of one l, and
    the basis of the null space of B^T that completes the u, are multiplied out.
    """
    a = from_term(matrix(rows))
    b = a if is_tall(a) else a.transpose()
    g = smaller_gram(a)
    factors = eigen(g)
    prove_residuals(g, factors)
    values = eigenvalues(g, factors)
    repeated = {id(v.factor): v for v in values if v.factor.geometric > 1}
    for v in repeated.values():
        prove_orthogonal(orthogonal_basis(v).vectors, Ring(None if v.scalar is not None else v.factor.poly))
    rest = kernel_basis(b.transpose()).vectors
    if rest:
        entries = ((e[0] if e else fmpq(0) for e in row) for row in zip(*rest))
        columns = ExactMatrix(b.field, tuple(map(tuple, entries)))
        assert not any(x for row in (b.transpose() @ columns).rows for x in row), "outside the null space"
    prove_orthogonal(rest, Ring())
    for f in factors:  # u = B w, as coefficients in l
        for w in f.vectors:
            b.regular * fmpq_mat(
                len(w), f.degree, [e[k] if k < len(e) else 0 for e in w for k in range(f.degree)]
            )
    return [v for v in values if v.scalar is None or v.scalar]


def prove_orthogonal(vectors: Sequence[Vector], ring: Ring) -> None:
    """All pairs of vectors are orthogonal, modulo the polynomial of their eigenvalue."""
    for k, v in enumerate(vectors):
        assert not any(ring.dot(v, w) for w in vectors[:k]), "not orthogonal"


def decomposed(rows: Rows) -> tuple[Story, Parts]:
    """U, S and V of an SVD as definitions, without a story told."""
    story = begin("svd", (("A", matrix(rows)),))
    parts = compact_parts(story)
    decomposition_step(parts)
    return story, parts


def kernel_svd(rows: Rows) -> list[SingularValue]:
    """The claim svd(A, U, S, V) accepted by the kernel; the singular values that are not 0."""
    story, parts = decomposed(rows)
    claim, definitions = Term("svd", ("A", "U", "S", "V")), tuple(story.definitions)
    proof = certificate(claim, [(claim, evidence(claim, dict(definitions), {}))], definitions)
    check(proof, ["let", proof["definitions"], tree(claim)])
    return [s.value for s in parts.sigmas[: parts.rank]]


def whole_svd(rows: Rows) -> Derived:
    """The derivation of an SVD judged, cross-checked by Arb and NumPy, and written in LaTeX."""
    from eigenproof.report.build import build
    from eigenproof.report.latex import render_latex
    from eigenproof.session import derive_from

    derived = derive_from("svd", MatrixInput(matrix(rows)), digits=50, witnesses=("Arb", "NumPy"))
    render_latex(build(derived.result))
    return derived


def kernel_pinv(rows: Rows) -> list[list[Fraction]]:
    """The pseudoinverse, the four Penrose identities accepted by the kernel."""
    term = matrix(rows)
    found = pinv(from_term(term)).term()
    claim, definitions = eq(Term("pinv", ("A",)), "P"), (("A", term), ("P", found))
    proof = certificate(claim, [(claim, evidence(claim, dict(definitions), {}))], definitions)
    check(proof, ["let", proof["definitions"], tree(claim)])
    return [[Fraction(x) for x in row] for row in found.args]


def table(rows: list[list[Fraction]]) -> ExactMatrix:
    """Observations as an exact matrix, as the peer has them as an array."""
    return from_term(matrix(rows))


def exact_pca(data: ExactMatrix) -> tuple[Eigenvalue, ...]:
    """Mean, covariance and all components in exact arithmetic."""
    mean(data)
    return eigenvalues(covariance(data))


def kernel_pca(rows: list[list[Fraction]]) -> Derived:
    """The whole derivation of a PCA, judged and accepted by the kernel."""
    from eigenproof.session import derive_from

    return derive_from("pca", MatrixInput(matrix(rows)), digits=50, witnesses=())
