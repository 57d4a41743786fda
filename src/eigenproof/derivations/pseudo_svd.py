"""The same pseudoinverse from a singular value decomposition: P = V S+ U^T."""

from __future__ import annotations

from ..errors import LimitError
from ..exact.field import term_of
from ..exact.singular import smaller_gram
from ..model import Expr, Term, conj, divide, eq, mul
from .factorisation import adjoint
from .spectral import orthogonal_bases, unit_vectors
from .story import Story, m
from .svd_columns import columns_term, rectangular
from .svd_parts import Parts, Sigma, sigmas_of


def singular_step(story: Story) -> None:
    """svd(A, U, S, V), and svd(P, V, S+, U); where singular values are named roots, that S+ is S's pseudoinverse."""
    parts = _parts(story)
    if parts is None:
        story.remark("The pseudoinverse can also be read off a singular value decomposition; the square roots that one for this matrix needs are too many to be written out.")  # fmt: skip
        return
    rows, columns = story.a.shape
    story.define("U", columns_term(parts.u))
    story.define("V", columns_term(parts.v))
    story.define("S", rectangular(rows, columns, [s.name for s in parts.sigmas]))
    story.define("S_p", rectangular(columns, rows, [_reciprocal(s) for s in parts.sigmas]))
    a, vt, ut = story.name, adjoint(story, "V"), adjoint(story, "U")
    told: tuple[object, ...] = (m(eq("P", mul("V", "S_p", ut))), ", and the reciprocals are the singular values of ", m("P"))  # fmt: skip
    claims = [Term("svd", ("P", "V", "S_p", "U"))]
    if not parts.closed:
        ss, pp = mul("S", "S_p"), mul("S_p", "S")
        claims = [eq(mul("S", "S_p", "S"), "S"), eq(mul("S_p", "S", "S_p"), "S_p"), eq(Term("T", (ss,)), ss), eq(Term("T", (pp,)), pp)]  # fmt: skip
        told = (
            m("S_p"), " is the pseudoinverse of ", m("S"), ". In ", m(mul(a, "V", "S_p", ut)), ", which is ", m(mul("U", ss, ut)), ", and in the other three identities ", m("U"), " and ", m("V"),
            " cancel against their transposes, so that ", m(mul("V", "S_p", ut)), " has the four properties for ", m(a), ": it is ", m("P"),
        )  # fmt: skip
    story.step(
        "By the singular value decomposition",
        conj(Term("svd", (a, "U", "S", "V")), *claims),
        (
            "In ", m(eq(a, mul("U", "S", vt))), " the columns of ", m("U"), " and of ", m("V"), " are orthonormal, and ", m("S"),
            " is diagonal. (How such a decomposition is found, the topic svd tells.) Let ", m("S_p"), " have the shape of ", m(Term("T", ("S",))),
            ", with the reciprocals of the singular values on its diagonal, and 0 where they are 0. Then ", *told, ". Both ways lead to the same matrix.",
        ),
    )  # fmt: skip


def _reciprocal(s: Sigma) -> Expr:
    """1/sigma, and 0 for 0."""
    if s.name == 0:
        return 0
    return divide(1, s.name) if s.value.scalar is None else term_of(1 / s.value.scalar)


def _parts(story: Story) -> Parts | None:
    """The columns of U and V and the singular values, without a word; None if they cannot be written."""
    found = list(story.definitions)
    gram = smaller_gram(story.a)
    g = Story(story.topic, gram.term(), gram, "G", story.inputs, story.options, definitions=found)
    try:
        parts = Parts(story, g, sigmas_of(g), tuple(unit_vectors(g, orthogonal_bases(g))))
    except LimitError:
        return None
    story.definitions[:] = found
    story.digits += g.digits
    return parts
