"""Claims of nonsense: whatever is read, nothing fails, and every claim stands alone."""

from __future__ import annotations

from documents_support import reading
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.language import parse, resolved, to_text

WORDS = (
    "Let Suppose If then so for where is are has not eigenvalue eigenvalues of A and the matrix basis null "
    "space eigenvector with characteristic polynomial symmetric . , : ? equals singular values every rank "
    "orthogonal"
).split()
MATHS = r"""
A
A = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}
\mathbf v = (1, 2)
A\mathbf v = 3\mathbf v
\lambda_1 = 3
\lambda_{1,2} = \pm 1
3
-1
E_3 = \operatorname{span}\{(1, 1)\}
A^T = B
\det(A - \lambda I) = \lambda^2 = 0
A \sim \begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}
=
A =
\left\{(1,2), (2,1)\right\}
p(\lambda) = \lambda - 1
x \approx 0.5
A = PDP^{-1}
{
\frac
P = [\mathbf v\;\mathbf v]
x = y = A
\lambda^2 - 1 = (\lambda - 1)(\lambda + 1)
|A| = 2
A' = A
\begin{pmatrix} 1 & 2 & 3 \\ 2 & 3 & 1 \end{pmatrix} = \sigma
\text{if } x = 1
A \ne B, x < 2
""".strip().splitlines()
PIECES = st.sampled_from(WORDS) | st.sampled_from(MATHS).map(lambda maths: f"${maths}$")


@settings(max_examples=250, deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_sentences_of_chance_pieces_make_claims_that_stand_alone(text):
    for claim in reading("Let $A = \\begin{bmatrix} 2 & 1 \\\\ 1 & 2 \\end{bmatrix}$. " + text).claims:
        assert parse(to_text(claim.statement)) == claim.statement
        resolved(claim.statement)
        assert claim.source
        assert "\n" not in claim.source


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.text(alphabet="$\\{}&^_=ABvx12 .,:\n`*<>-[]()", max_size=60),
    st.sampled_from(["markdown", "latex", "text"]),
)
def test_nonsense_is_read_without_an_accident(text, format):
    reading(text, format)
