"""What the text parser makes of the forms of the language: trees, spellings, errors with their place."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.errors import InputError, LimitError, SyntaxProblem
from eigenproof.language import parse, parse_latex_term, parse_lines, parse_term, to_latex, to_text
from eigenproof.model import Term, eq, matrix, mul, neg, polynomial, vector


def T(op, *args):
    return Term(op, args)


TERMS = {
    "-3": -3,
    "-(3)": -3,
    "-(-3)": T("neg", -3),
    "1/3": Fraction(1, 3),
    "-1/3": Fraction(-1, 3),
    "6/3": 2,
    "1/(3)": T("/", 1, 3),
    "x*1/3": T("/", T("*", "x", 1), 3),
    "1/0": T("/", 1, 0),
    "1/-3": T("/", 1, -3),
    "1/3^2": T("/", 1, T("^", 3, 2)),
    "-x^2": T("neg", T("^", "x", 2)),
    "-2*x": T("*", -2, "x"),
    "-x*y": T("neg", T("*", "x", "y")),
    "(-x)*y": T("*", T("neg", "x"), "y"),
    "a - b": T("+", "a", T("neg", "b")),
    "a - 2*x": T("+", "a", T("*", -2, "x")),
    "a - 3": T("+", "a", -3),
    "a + (b + c)": T("+", "a", T("+", "b", "c")),
    "a + b - c": T("+", "a", "b", T("neg", "c")),
    "2^3^2": T("^", 2, T("^", 3, 2)),
    "x**-1": T("^", "x", -1),
    "A@B": T("*", "A", "B"),
    "0.250": T("decimal", "0.250"),
    "-.5": T("neg", T("decimal", ".5")),
    "2.": T("decimal", "2."),
    "5E-05": T("decimal", "5e-5"),
    "A.T": T("T", "A"),
    "A'": T("T", "A"),
    "A^T": T("T", "A"),
    "A^H": T("H", "A"),
    "A^*": T("H", "A"),
    "A^-T": T("T", T("^", "A", -1)),
    "A^T2": T("^", "A", "T2"),
    "A^T*B": T("*", T("T", "A"), "B"),
    "[[1, 2]].T": T("T", matrix([[1, 2]])),
    "(1, 2)": vector((1, 2)),
    "(1,)": vector((1,)),
    "(x)": "x",
    "[[1, 2], [3, 4]]": matrix([[1, 2], [3, 4]]),
    "[1 2; 3 4]": matrix([[1, 2], [3, 4]]),
    "[1 -2; 3 4]": matrix([[1, -2], [3, 4]]),
    "[1 - 2]": matrix([[T("+", 1, -2)]]),
    "[1 2]": matrix([[1, 2]]),
    "[1; 2]": matrix([[1], [2]]),
    "[a b; c d]": matrix([["a", "b"], ["c", "d"]]),
    "[u v]": T("columns", "u", "v"),
    "[(1, 2) (3, 4)]": T("columns", vector((1, 2)), vector((3, 4))),
    "[]": matrix([]),
    "{3, 1, 1}": T("multiset", 3, 1, 1),
    "{3: 1, 1: 2}": Term("counted", ((3, 1), (1, 2))),
    "{}": T("multiset"),
    "A[1,2]": T("entry", "A", 1, 2),
    "singular_values(A)[1]": T("item", T("singular_values", "A"), 1),
    "I": T("I"),
    "I(n)": T("I", "n"),
    "e^(i*pi)": T("^", T("e"), T("*", T("i"), T("pi"))),
    "root(x^3 - x - 1, 1, C)": T("root", T("+", T("^", "x", 3), T("neg", "x"), -1), 1, T("C")),
    "covariance(X, ddof=0)": T("covariance", "X", T("ddof", 0)),
    "lambda1": "l1",
    "x_1": "x1",
    "λ₁": "l1",
    "μ": "mu",
    "√5": T("sqrt", 5),
    "A⁻¹": T("^", "A", -1),
    "Aᵀ": T("T", "A"),
    "A⁺": T("pinv", "A"),
    "‖x‖²": T("^", T("norm", "x"), 2),
    "|x|": T("abs", "x"),
    "3·x − 1": T("+", T("*", 3, "x"), -1),
}

PIECES = (
    "A x 1 2. 0.5 ( ) [ ] { } , ; : + - * / ^ ' .T == = != <= in for let and implies det( root( "
    "... | || √ ² ᵀ R I e T \n"
)


@pytest.mark.parametrize("text", TERMS)
def test_trees_of_terms(text):
    assert parse_term(text) == TERMS[text]


STATEMENTS = {
    "A = B": "A == B",
    "a <= b < c == d": "a <= b and b < c and c == d",
    "a < b < c and d == 1, x == 2": "a < b and b < c and d == 1 and x == 2",
    "(a == 1 and b == 1) and c == 1": "(a == 1 and b == 1) and c == 1",
    "a == 1 implies b == 1 implies c == 1": "a == 1 implies b == 1 implies c == 1",
    "(a == 1 implies b == 1) implies c == 1": "(a == 1 implies b == 1) implies c == 1",
    "a == 1 => b == 1 <=> c == 1": "a == 1 implies b == 1 iff c == 1",
    "l ∉ ℝ": "l not in R",
    "not l in R": "l not in R",
    "∀ A ∈ ℝⁿˣⁿ, v ∈ ℝⁿ: Aᵀ = A ⇒ ‖v‖² ≥ 0": ("for A in R(n, n), v in R(n): A.T == A implies norm(v)^2 >= 0"),
    "for A, B in R(n,n): A == B": "for A in R(n, n), B in R(n, n): A == B",
    "for N in R(n,n): N in N": "for N in R(n, n): N in N",
    "for A in R(2,2):\n  A == A": "for A in R(2, 2): A == A",
    "let A = [1 2; 3 4]\ndet(A) = -2; trace(A) = 5": (
        "let A = [[1, 2], [3, 4]]; det(A) == -2 and trace(A) == 5"
    ),
    "let a = 1; a == 1\nlet b = a; a == b": "let a = 1; a == 1 and (let b = a; a == b)",
    "x ≈ 0.5": "x ~= 0.5",
    "1 != 2;": "1 != 2",
    "eigenvalues(A) == {3, …}": "eigenvalues(A) == {3, ...}",
}


@pytest.mark.parametrize("text", STATEMENTS)
def test_canonical_text(text):
    assert to_text(parse(text)) == STATEMENTS[text]


def test_names_bound_by_a_statement_are_names_and_the_others_constants():
    statement = parse("for e, i in R: e*i == i*e")
    assert statement.args[1] == eq(mul("e", "i"), mul("i", "e"))
    assert parse("e == i") == eq(T("e"), T("i"))
    assert parse("e == i", bound={"e"}) == eq("e", T("i"))
    assert parse("(for i in R: i == i) and i == 1").args[1] == eq(T("i"), 1)
    assert parse("for det in R: det == 1").args[1] == eq("det", 1)
    assert parse("x in R and diagonalizable(A, R)", bound={"R"}).args[1] == T("diagonalizable", "A", T("R"))


def test_builders_of_the_model_print_as_they_read():
    for term, text in (
        (polynomial([1, -2, Fraction(-1, 3), 0, 5]), "5*x^4 - 1/3*x^2 - 2*x + 1"),
        (neg(mul(2, "x")), "-2*x"),
        (T("neg", mul(2, "x")), "-(2*x)"),
        (mul("x", Fraction(1, 3)), "x*(1/3)"),
        (mul("x", -3), "x*(-3)"),
        (T("^", -1, 2), "(-1)^2"),
        (T("^", Fraction(1, 2), 2), "(1/2)^2"),
        (T("T", mul("A", "B")), "(A*B).T"),
        (T("T", 3), "(3).T"),
        (T("^", "x", "T"), "x^(T)"),
    ):
        assert to_text(term) == text
        assert parse_term(text) == term


def test_lines_come_with_their_places():
    lines = parse_lines("let A = [[1]]\n\n  det(A) == 1; A == 1")
    assert [(w.name, w.line, w.character) for w in lines] == [("A", 1, 1), (None, 3, 3), (None, 3, 16)]


def test_a_single_equals_sign_can_be_refused():
    assert parse("let A = 1; A == 1", single_equals=False)
    with pytest.raises(SyntaxProblem):
        parse("A = 1", single_equals=False)


ERRORS = [  # text, code, character (1-based), what the advice mentions
    ("A B == 1", "juxtaposition", 3, "A*B"),
    ("2x == 1", "juxtaposition", 2, "2*x"),
    ("x == 1 y == 2", "juxtaposition", 8, ""),
    ("A(1,2) == 3", "call", 1, "A[1,2]"),
    ("A(1,2) == 3", "call", 1, "A*(1,2)"),
    ("eigenvalus(A) == {1}", "word", 1, "eigenvalues"),
    ("det == 1", "word", 1, "det(A)"),
    ("det(A, B) == 1", "arguments", 1, "det(A)"),
    ("diagonalizable(A, 3)", "arguments", 19, "R"),
    ("det(X, ddof=0) == 1", "arguments", 8, ""),
    ("(A == B) == C", "statement", 10, "iff"),
    ("a = (b == c)", "statement", 5, "iff"),
    ("a == 1 iff b == 1 iff c == 1", "chain", 19, "brackets"),
    ("a != b != c", "chain", 8, "and"),
    ("A == B ==", "incomplete", 10, ""),
    ("det(A)", "term", 1, "=="),
    ("a and b", "term", 1, ""),
    ("for x: x == 1", "syntax", 6, ""),
    ("for x in M: x == 1", "binder", 10, "R(m,n)"),
    ("for x in R x == 1", "binder", 12, ""),
    ("[1, 2] == x", "row", 3, "(1, 2)"),
    ("[1 2; 3] == x", "ragged", 1, ""),
    ("[[1, 2], [3]] == x", "ragged", 1, ""),
    ("[1 2\n3 4] == x", "syntax", 1, ";"),
    ("2^T == x", "transpose", 3, ""),
    ("A^2.T == x", "transpose", 4, "(A^2).T"),
    ("A^n.T == x", "transpose", 4, "(A^n).T"),
    ("let A = 1", "let", 10, ""),
    ("let A == 1; A == 1", "let", 7, "let A = …"),
    ("sum({1, ...}) == 1", "syntax", 9, ""),
    ("x == é", "syntax", 6, ""),
    ("__import__('os') == 1", "syntax", 1, ""),
    ("x.real == 1", "syntax", 2, ".T"),
    ("(1, 2 == 3", "syntax", 7, ""),
    ("det(A == 1", "syntax", 7, ""),
    ("(x + 1 == 2", "bracket", 1, ")"),
    ("|A| == 1", "bars", 1, "det"),
    ("||A||_2 == 1", "bars", 1, "singular_values"),
    ("R(2) == 1", "set", 1, ""),
    ("", "empty", 1, ""),
]


@pytest.mark.parametrize(("text", "code", "character", "advice"), ERRORS)
def test_errors_name_the_place_and_the_next_move(text, code, character, advice):
    with pytest.raises(SyntaxProblem) as caught:
        parse(text)
    problem = caught.value
    assert (problem.code, problem.character) == (code, character), str(problem)
    assert advice in problem.next_move


def test_the_caret_stands_below_the_place():
    with pytest.raises(SyntaxProblem) as caught:
        parse("let A = 1\nA*B C == 1")
    assert caught.value.line == 2
    message, line, caret, advice = str(caught.value).split("\n")
    assert "line 2, character 5" in message
    assert line[caret.index("^")] == "C"
    assert "B*C" in advice


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10**4 + "x" + ")" * 10**4 + " == 1",
        "-" * 10**4 + "x == 1",
        "/".join("x" * 10**4) + " == 1",
        "x" + ".T" * 10**4 + " == 1",
        "sqrt(" * 10**4,
        "x^" * 10**4 + "1 == 1",
        "not " * 10**4 + "x == 1",
        "x == 1 implies " * 10**4 + "x == 1",
        "9" * 200_000 + " == 1",
    ],
    ids=lambda t: t[:6],
)
def test_what_is_too_much_is_refused(text):
    with pytest.raises((LimitError, SyntaxProblem)):
        parse(text)


def test_what_is_large_but_flat_is_read():
    digits = "9" * 6000
    assert to_text(parse(f"{digits} == x")) == f"{digits} == x"
    assert len(parse_term("+".join(["x"] * 10**4)).args) == 10**4


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=12).map(" ".join) | st.text(max_size=20))
def test_nonsense_raises_nothing_but_input_errors(text):
    for reader in (parse, parse_term):
        with suppress(InputError):
            reader(text)


NOT_TOO_DEEP = {
    "calls": "sqrt(" * 75 + "x" + ")" * 75,
    "sums": "1 + (" * 75 + "1 + x" + ")" * 75,
    "marks": "x" + ".T" * 150,
    "quotients": "x/" * 150 + "x",
}


@pytest.mark.parametrize("text", NOT_TOO_DEEP.values(), ids=NOT_TOO_DEEP)
def test_what_is_not_too_deep_is_read_and_printed(text):
    assert to_text(parse_term(text)) == text
    if "(" in text:  # in LaTeX the others need brackets or braces too
        assert parse_latex_term(to_latex(parse_term(text))) == parse_term(text)
