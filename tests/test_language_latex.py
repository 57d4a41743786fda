"""LaTeX maths as people write it, and what is refused in it."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.errors import InputError, SyntaxProblem
from eigenproof.language import parse, parse_latex, parse_latex_lines, parse_latex_term, parse_term, to_latex

TERMS = {
    r"A\begin{pmatrix}1\\0\end{pmatrix}": "A*(1, 0)",
    r"\frac12 + \sqrt2 + 1{,}5": "1/2 + sqrt(2) + 1.5",
    r"\tfrac1{10}": "1/10",
    r"\dfrac{1+\sqrt5}{2}": "(1 + sqrt(5))/2",
    r"\frac{-1}{\sqrt{2}}": "(-1)/sqrt(2)",
    r"-\frac{2}{3}x": "-2/3*x",
    r"-2x^2": "-2*x^2",
    r"A^{T}A^{-1}": "A.T*A^-1",
    r"A^\top x": "A.T*x",
    r"A^*A": "A.H*A",
    r"A^\dagger": "A.H",
    r"A^{-T}": "(A^-1).T",
    r"A^+": "pinv(A)",
    r"A^{\mathsf{T}}": "A.T",
    r"\det A": "det(A)",
    r"\det(A-\lambda I)": "det(A - l*I)",
    r"\det A \det B": "det(A)*det(B)",
    r"\operatorname{tr} A": "trace(A)",
    r"\mathrm{rank}(A)": "rank(A)",
    r"\operatorname{singular\_values}(A)": "singular_values(A)",
    r"\operatorname{span}\{v_1, v_2\}": "span(v1, v2)",
    r"\begin{vmatrix}1&2\\3&4\end{vmatrix}": "det([[1, 2], [3, 4]])",
    r"\left|\begin{array}{cc}1&2\\3&4\end{array}\right|": "det([[1, 2], [3, 4]])",
    r"\left[\begin{array}{cc|c}1&2&3\\4&5&6\end{array}\right]": "[[1, 2, 3], [4, 5, 6]]",
    r"\bigl(\begin{smallmatrix}1&2\\3&4\end{smallmatrix}\bigr)": "[[1, 2], [3, 4]]",
    r"\begin{bmatrix*}[r]-1&2\\3&4\end{bmatrix*}": "[[-1, 2], [3, 4]]",
    r"\begin{bmatrix} \frac12 & -1 \\[2pt] 0 & 1 \\ \end{bmatrix}": "[[1/2, -1], [0, 1]]",
    r"\mat{1 -2; 3 4}\colvector{1\\2}": "[[1, -2], [3, 4]]*(1, 2)",
    r"\twovec{5}{11}": "(5, 11)",
    r"\|x\|_2^2": "norm(x)^2",
    r"\left\|x\right\|": "norm(x)",
    r"\|A\|_F": "norm(A)",
    r"|x-1|": "abs(x - 1)",
    r"\langle u, v\rangle": "dot(u, v)",
    r"(\lambda-1)(\lambda_2-3)": "(l - 1)*(l2 - 3)",
    r"\cos^2\theta + \sin^2\theta": "cos(theta)^2 + sin(theta)^2",
    r"2\cdot 3": "2*3",
    r"5 \times 10^{-5}": "5e-5",
    r"A\mathbf{x}": "A*x",
    r"\vec{v}_1": "v1",
    r"e^{i\pi}": "e^(i*pi)",
    r"I_2 + I_{n}": "I(2) + I(n)",
    r"A_{1,2} + a_{11}": "A[1, 2] + a11",
    r"f(x+1)": "f*(x + 1)",
    r"\mathit{lam}\,x": "lam*x",
    r"{x}^{2}": "x^2",
}

PIECES = (
    r"A x 1 2. \frac \sqrt { } ( ) [ ] \{ \} ^ _ & \\ + - = \lambda \det \operatorname{rank} \begin{bmatrix} "
    r"\end{bmatrix} \left| \right| \| | \mathbb{R} \in \forall \colon , ; \text{let} \mathbf \quad ' % \mat $"
)


@pytest.mark.parametrize("source", TERMS)
def test_terms(source):
    assert parse_latex_term(source) == parse_term(TERMS[source])


STATEMENTS = {
    r"A\begin{bmatrix}1\\1\end{bmatrix} = 3\begin{bmatrix}1\\1\end{bmatrix}": "A*(1, 1) == 3*(1, 1)",
    r"A=\begin{pmatrix}a&1\\0&a\end{pmatrix}": "A == [[a, 1], [0, a]]",
    r"\{1, 2, \ldots\} = \operatorname{eigenvalues}(A)": "{1, 2, ...} == eigenvalues(A)",
    r"\forall A \in \mathbb{R}^{n\times n}\colon A^T = A \implies \text{symmetric}(A)": (
        "for A in R(n, n): A.T == A implies symmetric(A)"
    ),
    r"\text{for all } x \in \mathbb R^n: \|x\| \geq 0": "for x in R(n): norm(x) >= 0",
    r"\text{let } A = \begin{bmatrix} 2 \end{bmatrix}; \det A = 2": "let A = [[2]]; det(A) == 2",
    r"\lambda \in \{1,3\}": "l in {1, 3}",
    r"x \notin \mathbb{Q}": "x not in Q",
    r"\lambda_1 \neq \lambda_2": "l1 != l2",
    r"x = 1,\quad y = 2": "x == 1 and y == 2",
    r"\[ x = 2. \]": "x == 2",
    r"$$A = A^{T},$$": "A == A.T",
    r"x \approx 0.3": "x ~= 0.3",
    r"1 \leq x < 2": "1 <= x < 2",
}


@pytest.mark.parametrize("source", STATEMENTS)
def test_statements(source):
    assert parse_latex(source) == parse(STATEMENTS[source])


REFUSED = [  # source, character of the error
    (r"a/b c", 5),
    (r"2\frac12", 1),
    (r"2 3", 3),
    (r"\foo", 1),
    (r"x^12", 3),
    (r"A^-1", 3),
    (r"x^{2}^{3}", 6),
    (r"3^T", 2),
    (r"\det A B", 8),
    (r"\begin{bmatrix}1&\\&2\end{bmatrix}", 18),
    (r"\begin{bmatrix}1&2\\3\end{bmatrix}", 1),
    (r"\begin{bmatrix}1&\cdots\\2&3\end{bmatrix}", 18),
    (r"\begin{bmatrix}1 2\\3 4\end{bmatrix}", 18),
    (r"\begin{bmatrix}1&2", 1),
    (r"1{,}000", 1),
    (r"\sqrt[3]{2}", 6),
    (r"\operatorname{rnk}(A)", 1),
    (r"x \pm 1", 3),
    (r"|A|", 1),
    (r"\|A\|_2", 1),
    (r"\mathbf{x}+x", 1),
    (r"\frac{1}", 9),
    (r"{a+b}^2", 1),
    (r"\sum_{i=1}^n x_i", 1),
    (r"x_{i+1}", 2),
    (r"[1,2]", 1),
    (r"\sin^{-1} x", 1),
    (r"A \sim B", 3),
    (r"x = 2 \quad y", 13),
    (r"", 1),
]


@pytest.mark.parametrize(("source", "character"), REFUSED)
def test_what_may_mean_two_things_is_refused_at_its_place(source, character):
    reader = parse_latex if "=" in source and "sum" not in source else parse_latex_term
    with pytest.raises(SyntaxProblem) as caught:
        reader(source)
    assert caught.value.character == character, str(caught.value)


def test_lines():
    lines = parse_latex_lines(r"\text{let } A = 1; A = 1 \\ A \ne 2")
    assert [w.name for w in lines] == ["A", None, None]


def test_names_that_would_be_read_as_something_else_are_spelled_out():
    for name, latex in (
        ("lam", r"\mathit{lam}"),
        ("I2", r"\mathit{I2}"),
        ("x_max", "x_{max}"),
        ("l1", r"\lambda_{1}"),
    ):
        assert to_latex(name) == latex
        assert parse_latex_term(latex) == name


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES.split()), max_size=12).map(" ".join) | st.text(max_size=20))
def test_nonsense_raises_nothing_but_input_errors(source):
    for reader in (parse_latex, parse_latex_term):
        with suppress(InputError):
            reader(source)
