"""What a reader sees: LaTeX, MathML, Unicode, row operations, and terms that are printed only."""

from fractions import Fraction
from xml.etree import ElementTree

import pytest

from eigenproof.errors import SyntaxProblem
from eigenproof.language import (
    parse,
    parse_term,
    rowop_to_latex,
    rowop_to_mathml,
    rowop_to_text,
    rowop_to_unicode,
    to_latex,
    to_mathml,
    to_text,
    to_unicode,
    unicode_matrix,
)
from eigenproof.model import RowOp, Term, matrix, mul, neg, vector

CASES = [  # text, LaTeX, Unicode
    ("A*v1 == 3*l1*v1", r"A v_{1} = 3 \lambda_{1} v_{1}", "A v₁ = 3λ₁ v₁"),
    ("2 + 2*sqrt(5)", r"2 + 2 \sqrt{5}", "2 + 2√5"),
    ("2*3*(-1)", r"2 \cdot 3 \cdot (-1)", "2·3(−1)"),
    ("(a + b)*(c - d)", "(a + b) (c - d)", "(a + b)(c − d)"),
    ("x*(1/2)", r"x \cdot \frac{1}{2}", "x·1/2"),
    ("(1 + sqrt(5))/2", r"\frac{1 + \sqrt{5}}{2}", "(1 + √5)/2"),
    ("(1/2)^k", r"\left(\frac{1}{2}\right)^{k}", "(1/2)ᵏ"),
    ("A.T*A^-1", "A^{T} A^{-1}", "Aᵀ A⁻¹"),
    ("(A*B).T", "(A B)^{T}", "(A B)ᵀ"),
    ("pinv(A).T", "(A^{+})^{T}", "A⁺ᵀ"),
    ("a - x*y", "a - x y", "a − x y"),
    ("a - (-3)", "a - (-3)", "a − (−3)"),
    ("[[1, -1/2]]", r"\begin{bmatrix} 1 & -\frac{1}{2} \end{bmatrix}", "[1 −1/2]"),
    ("(1, 2)", r"\begin{bmatrix} 1 \\ 2 \end{bmatrix}", "(1, 2)"),
    ("det([[1, 2], [3, 4]])", r"\begin{vmatrix} 1 & 2 \\ 3 & 4 \end{vmatrix}", "det([1 2; 3 4])"),
    ("det(A - l*I)", r"\det(A - \lambda I)", "det(A − λ I)"),
    ("trace(A)", r"\operatorname{tr}(A)", "trace(A)"),
    (
        "eigenvalues(A) == {3, 1, 1}",
        r"\operatorname{eigenvalues}(A) = \{3, 1, 1\}",
        "eigenvalues(A) = {3, 1, 1}",
    ),
    ("x == {3: 1, 1: 2}", r"x = \{3\colon 1, 1\colon 2\}", "x = {3: 1, 1: 2}"),
    ("x != 1 and not y in Z", r"x \neq 1 \text{ and } y \notin \mathbb{Z}", "x ≠ 1 and y ∉ ℤ"),
    (
        "for A in R(m, n), v in R(n): norm(A*v)^2 >= 0",
        r"\forall A \in \mathbb{R}^{m \times n},\; v \in \mathbb{R}^{n}\colon \lVert A v \rVert^{2} \geq 0",
        "∀ A ∈ ℝᵐˣⁿ, v ∈ ℝⁿ: ‖A v‖² ≥ 0",
    ),
    (
        "let A = [[2]]; symmetric(A)",
        r"\text{let } A = \begin{bmatrix} 2 \end{bmatrix};\quad \operatorname{symmetric}(A)",
        "let A = [2]; symmetric(A)",
    ),
    ("x ~= 5e-5", r"x \approx 5 \times 10^{-5}", "x ≈ 5×10⁻⁵"),
    ("I(n) + mu", r"I_{n} + \mu", "Iₙ + μ"),
    ("A[1, 2]", "A_{1, 2}", "A[1, 2]"),
]


def read(text):
    """A statement, or else a term."""
    try:
        return parse(text)
    except SyntaxProblem:
        return parse_term(text)


@pytest.mark.parametrize(("text", "latex", "line"), CASES)
def test_notation(text, latex, line):
    term = read(text)
    assert to_text(term) == text.replace("not y in", "y not in")
    assert to_latex(term) == latex
    assert to_unicode(term) == line
    ElementTree.fromstring(to_mathml(term))


def test_mathml_is_core_and_one_element():
    allowed = set("mrow mi mn mo mtext mfrac msqrt msub msup mtable mtr mtd".split())
    for text, _, _ in CASES:
        root = ElementTree.fromstring(to_mathml(read(text)))
        assert {node.tag for node in root.iter()} <= allowed
        for node in root.iter():
            if node.tag in ("mfrac", "msub", "msup"):
                assert len(node) == 2
    assert to_mathml(parse_term("x^2/3")) == "<mfrac><msup><mi>x</mi><mn>2</mn></msup><mn>3</mn></mfrac>"
    assert (
        to_mathml(parse("1 < -x")) == "<mrow><mn>1</mn><mo>&lt;</mo><mrow><mo>−</mo><mi>x</mi></mrow></mrow>"
    )


READER_ONLY = [
    (Term("approx", ("1.532…",)), r"1.532\ldots", "1.532…"),
    (Term("interval", (Fraction(1, 2), 1)), r"\left[\frac{1}{2}, 1\right]", "[1/2, 1]"),
    (Term("set", (1, 2)), r"\{1, 2\}", "{1, 2}"),
    (Term("minor", ("A", 1, 2)), "M_{1, 2}", "M₁,₂"),
    (
        Term("augmented", (matrix([[1, 2, 3]]), 1)),
        r"\left[\begin{array}{cc|c} 1 & 2 & 3 \end{array}\right]",
        "[1, 2 | 3]",
    ),
    (Term("detbars", (matrix([[1]]),)), r"\begin{vmatrix} 1 \end{vmatrix}", "|1|"),
    (Term("row", (2,)), "R_{2}", "R₂"),
    (Term("call", ("p", "x")), "p(x)", "p(x)"),
    (Term("arccos", ("x",)), r"\arccos(x)", "arccos(x)"),
    (Term("words", ("50% free",)), r"\text{50\% free}", "50% free"),
]


@pytest.mark.parametrize(("term", "latex", "line"), READER_ONLY)
def test_terms_that_are_printed_only(term, latex, line):
    assert to_latex(term) == latex
    assert to_unicode(term) == line
    assert to_text(term)
    ElementTree.fromstring(to_mathml(term))


ROW_OPERATIONS = [
    (RowOp("swap", 1, 2), "R1 <-> R2", r"R_{1} \leftrightarrow R_{2}", "R₁ ↔ R₂"),
    (
        RowOp("scale", 1, 0, Fraction(1, 2)),
        "R1 <- 1/2*R1",
        r"R_{1} \leftarrow \frac{1}{2} R_{1}",
        "R₁ ← 1/2 R₁",
    ),
    (RowOp("scale", 1, 0, -1), "R1 <- -R1", r"R_{1} \leftarrow -R_{1}", "R₁ ← −R₁"),
    (RowOp("add", 2, 1, -3), "R2 <- R2 - 3*R1", r"R_{2} \leftarrow R_{2} - 3 R_{1}", "R₂ ← R₂ − 3R₁"),
    (RowOp("add", 2, 1, 1), "R2 <- R2 + R1", r"R_{2} \leftarrow R_{2} + R_{1}", "R₂ ← R₂ + R₁"),
    (
        RowOp("add", 2, 1, neg("l")),
        "R2 <- R2 - l*R1",
        r"R_{2} \leftarrow R_{2} - \lambda R_{1}",
        "R₂ ← R₂ − λ R₁",
    ),
    (
        RowOp("add", 2, 1, Term("+", ("l", 1))),
        "R2 <- R2 + (l + 1)*R1",
        r"R_{2} \leftarrow R_{2} + (\lambda + 1) R_{1}",
        "R₂ ← R₂ + (λ + 1) R₁",
    ),
    (
        RowOp("add", 3, 1, mul(2, "l")),
        "R3 <- R3 + 2*l*R1",
        r"R_{3} \leftarrow R_{3} + 2 \lambda R_{1}",
        "R₃ ← R₃ + 2λ R₁",
    ),
]


@pytest.mark.parametrize(("operation", "text", "latex", "line"), ROW_OPERATIONS)
def test_row_operations(operation, text, latex, line):
    assert rowop_to_text(operation) == text
    assert rowop_to_latex(operation) == latex
    assert rowop_to_unicode(operation) == line
    ElementTree.fromstring(rowop_to_mathml(operation))


def test_tall_brackets():
    assert unicode_matrix(matrix([[2, Fraction(1, 2)], [neg("x"), 10]])) == ["⎡ 2  1/2⎤", "⎣−x   10⎦"]
    assert unicode_matrix(vector((1, 2, 3))) == ["⎡1⎤", "⎢2⎥", "⎣3⎦"]
    assert unicode_matrix(matrix([[1, 2]])) == ["[1  2]"]
    assert unicode_matrix(matrix([])) == ["[]"]
    assert unicode_matrix(Term("detbars", (matrix([[1, 2], [3, 4]]),))) == ["│1  2│", "│3  4│"]
    assert unicode_matrix(Term("augmented", (matrix([[1, 2], [3, 4]]), 1))) == ["⎡1  │  2⎤", "⎣3  │  4⎦"]
    assert unicode_matrix("x") == ["x"]


def test_printing_and_reading_load_no_heavy_library():
    import subprocess
    import sys

    heavy = "lark sympy numpy mpmath flint pylatexenc".split()
    code = (
        "import sys\nfrom eigenproof.language import parse, parse_latex, to_latex\n"
        f"parse_latex(to_latex(parse('A == A.T')))\nprint([m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
