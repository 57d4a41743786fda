"""The singular value decomposition A = U S V^T of a matrix of any shape and rank."""

from __future__ import annotations

from ..exact.singular import smaller_gram
from ..model import Derivation, Term, conj, eq
from .spaces import spectrum_steps
from .spectral import orthogonal_bases, orthonormal_steps, unit_vectors
from .story import Story, m
from .svd_best import best_steps
from .svd_columns import columns_term
from .svd_parts import Parts, near_name, sigmas_of
from .svd_spaces import rank_step, shared_step
from .svd_steps import (
    completion_step,
    decomposition_step,
    gram_step,
    images_step,
    picture,
    singular_values_step,
    thin_step,
    uniqueness,
)


def derive_svd(story: Story) -> Derivation:
    """Singular values, full U, S and V, the thin form, rank, four subspaces, best approximations."""
    if not story.n:
        return _empty(story)
    parts = compact_parts(story) if story.compact else _told(story)
    decomposition_step(parts)
    if not story.compact:
        thin_step(parts)
    rank_step(parts)
    if not story.compact:
        shared_step(parts)
        best_steps(parts)
        picture(parts)
    uniqueness(parts)
    return story.finish()


def _empty(story: Story) -> Derivation:
    """The matrix without entries: so are all the others."""
    for name in "USV":
        story.define(name, story.given)
    story.step(
        "Singular value decomposition",
        conj(
            eq(Term("singular_values", (story.name,)), Term("multiset", ())),
            Term("svd", (story.name, "U", "S", "V")),
            eq(Term("rank", (story.name,)), 0),
        ),
        ("The matrix of size 0 has no singular value, and ", m("U"), ", ", m("S"), " and ", m("V"), " have no entries either."),
    )  # fmt: skip
    return story.finish()


def _told(story: Story) -> Parts:
    """Everything up to the two orthonormal bases, step by step."""
    g = gram_step(story)
    spectrum_steps(g)
    sigmas = sigmas_of(g)
    singular_values_step(story, sigmas)
    near = orthonormal_steps(g, near_name(story), "L")
    parts = Parts(story, g, sigmas, tuple(near))
    images_step(parts)
    completion_step(parts)
    return parts


def compact_parts(story: Story) -> Parts:
    """The same without a word: only what the decomposition itself needs."""
    gram = smaller_gram(story.a)
    g = Story(
        story.topic, gram.term(), gram, "G", story.inputs, story.options,
        definitions=story.definitions, digits=story.digits,
    )
    sigmas = sigmas_of(g)
    near = unit_vectors(g, orthogonal_bases(g))
    story.define(near_name(story), columns_term(near))
    singular_values_step(story, sigmas)
    return Parts(story, g, sigmas, tuple(near))
