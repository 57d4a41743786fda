"""The same pseudoinverse from a singular value decomposition: P = V S+ U^T."""

from __future__ import annotations

from ..errors import LimitError
from ..exact.singular import smaller_gram
from ..model import Term, conj, divide, eq, mul
from .factorisation import adjoint
from .spectral import orthogonal_bases, unit_vectors
from .story import Story, m
from .svd_columns import columns_term, rectangular
from .svd_parts import Parts, sigmas_of


def singular_step(story: Story) -> None:
    """svd(A, U, S, V) and svd(P, V, S+, U), U, S and V found as in the topic svd."""
    parts = _parts(story)
    if parts is None:
        story.remark("The pseudoinverse can also be read off a singular value decomposition; the square roots that one for this matrix needs are too many to be written out.")  # fmt: skip
        return
    rows, columns = story.a.shape
    story.define("U", columns_term(parts.u))
    story.define("V", columns_term(parts.v))
    story.define("S", rectangular(rows, columns, [s.name for s in parts.sigmas]))
    story.define("S_p", rectangular(columns, rows, [divide(1, s.name) if s.name != 0 else 0 for s in parts.sigmas]))
    a, vt, ut = story.name, adjoint(story, "V"), adjoint(story, "U")
    story.step(
        "By the singular value decomposition",
        conj(Term("svd", (a, "U", "S", "V")), Term("svd", ("P", "V", "S_p", "U"))),
        (
            "In ", m(eq(a, mul("U", "S", vt))), " the columns of ", m("U"), " and of ", m("V"), " are orthonormal, and ", m("S"),
            " is diagonal. (How such a decomposition is found, the topic svd tells.) Let ", m("S_p"), " have the shape of ", m(adjoint(story, "S")),
            " and on its diagonal the reciprocals of the singular values other than 0, and 0 where these are 0. Then ", m(eq("P", mul("V", "S_p", ut))),
            ": both ways lead to the same matrix, and the reciprocals are the singular values of ", m("P"), ".",
        ),
    )  # fmt: skip


def _parts(story: Story) -> Parts | None:
    """The columns of U and V and the singular values, without a word; None if they cannot be written."""
    found = list(story.definitions)
    gram = smaller_gram(story.a)
    g = Story(story.topic, gram.term(), gram, "G", story.inputs, story.options, found)
    try:
        parts = Parts(story, g, sigmas_of(g), tuple(unit_vectors(g, orthogonal_bases(g))))
    except LimitError:
        return None
    story.definitions[:] = found
    story.digits += g.digits
    return parts
