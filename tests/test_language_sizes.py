"""Sizes of statements: what is inferred, what is refused, and in which words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from language_sizes_cases import RECT, RIGHT, SQUARE, WRONG
from language_terms import statements

from eigenproof.errors import InputError, LimitError, SizeError
from eigenproof.language import infer, kind_of, parse, parse_term, resolved, to_text
from eigenproof.language.sizes import COLLECTION, NUMBER, Shape, Subspace, infer_text
from eigenproof.model import Term, mul, substitute

CORPUS = json.loads((Path(__file__).parent / "data" / "statements.json").read_text(encoding="utf-8"))
STATEMENTS = [item["statement"] for item in CORPUS]


@pytest.mark.parametrize(("text", "code", "message", "advice"), WRONG, ids=[case[0] for case in WRONG])
def test_what_is_wrong_is_said_with_a_next_move(text, code, message, advice):
    with pytest.raises(InputError) as caught:
        infer_text(text)
    error = caught.value
    assert isinstance(error, SizeError) == (code in ("size", "square", "kind", "index", "size-name"))
    assert error.code == code
    assert message in error.message
    assert advice in error.next_move
    assert error.next_move
    assert error.character, "every one of these stands in the text as it is printed"
    assert error.source_line == text
    assert str(error).splitlines()[2].strip() == "^"


@pytest.mark.parametrize(("text", "settled"), RIGHT, ids=[case[0] for case in RIGHT])
def test_what_fits_is_accepted_and_settled(text, settled):
    assert resolved(parse(text)) == parse(settled or text)


@pytest.mark.parametrize("text", STATEMENTS)
def test_the_corpus_fits(text):
    """Real statements: none is refused, all names have a kind, settling twice changes nothing."""
    statement = parse(text)
    found = infer(statement)
    assert resolved(found.statement) == found.statement
    assert parse(to_text(found.statement)) == found.statement
    assert not any(t.op == "I" and not t.args for t in _terms(found.statement))


@pytest.mark.parametrize("size", [1, 2, 3])
def test_what_fits_at_every_size_fits_at_each_one(size):
    for text in STATEMENTS:
        found = infer(parse(text))
        infer(substitute(found.statement, dict.fromkeys(found.sizes, size)))  # raises nothing


def _terms(t: object):
    if isinstance(t, Term):
        yield t
    if isinstance(t, tuple):
        for part in t.args if isinstance(t, Term) else t:
            yield from _terms(part)


# ---------------------------------------------------------------- what is inferred


def test_kinds_of_names():
    found = infer(
        parse(
            "for A in R(m,n), x in R(n), l in C, D in R(n+1,2), k in N: A == A and "
            "(let s = eigenvalues(A.T*A); let V = nullspace(A); let B = A*x*x.T; let c = x.T*x; y == y)"
        )
    )
    assert found.sizes == ("m", "n")
    assert found.kinds == {
        "A": Shape("m", "n"),
        "x": Shape("n", 1),
        "l": NUMBER,
        "D": Shape(Term("+", ("n", 1)), 2),
        "k": NUMBER,
        "s": COLLECTION,
        "V": Subspace("n"),
        "B": Shape("m", "n"),
        "c": NUMBER,
        "y": NUMBER,
    }


def test_kind_of_a_term():
    kinds = {"A": Shape("m", "n"), "x": Shape("n", 1), "a": NUMBER}
    assert kind_of(parse_term("A*x"), kinds) == Shape("m", 1)
    assert kind_of(parse_term("a*x.T*x"), kinds) == NUMBER
    assert kind_of(parse_term("n*I(n)"), kinds) == Shape("n", "n")
    assert kind_of(parse_term("columnspace(A)"), kinds) == Subspace("m")
    with pytest.raises(SizeError):
        kind_of(parse_term("A*A"), kinds)


def test_definitions_from_outside():
    around = [("A", parse_term("[[1, 2], [3, 4]]")), ("S", parse_term("A.T*A")), ("unused", "Q")]
    statement = parse("S - x*I == 0", bound=["A", "S"])
    assert to_text(resolved(statement, around)) == "for x in R: S - x*I(2) == 0"
    with pytest.raises(InputError, match="'S' is not bound"):
        resolved(statement)


def test_an_equation_of_sizes_guards_only_what_follows():
    assert infer(parse(RECT + "m == n implies det(A) == 0"))
    unguarded = [
        "(m == n implies rank(A) == 1) and det(A) == 0",
        "m > n implies det(A) == 0",
        "m == n or det(A) == 0",
        "m != n and det(A) == 0",
        "det(A) == 0 implies m == n",
    ]
    for text in unguarded:
        with pytest.raises(SizeError, match="square"):
            infer(parse(RECT + text))


def test_the_caret_stands_below_what_does_not_fit():
    with pytest.raises(SizeError) as caught:
        infer_text("for A in R(m,n), B in R(m,n):\n  A.T*B == I implies\n  A' * B^T == A")
    error = caught.value
    assert (error.line, error.character) == (3, 8)
    assert str(error).splitlines() == [
        "A.T*B.T: A.T is n×m and B.T is n×m; the columns of A.T (m) and the rows of B.T (n) differ "
        "(line 3, character 8)",
        "      A' * B^T == A",
        "           ^",
        "  try: `A*B.T` or `A.T*B`",
    ]


def test_the_caret_is_not_put_into_the_binder():
    with pytest.raises(SizeError) as caught:
        infer_text(SQUARE + "A in R")
    assert caught.value.character == len(SQUARE) + 1


def test_deep_terms_are_an_error_of_their_own():
    def at_depth(k: int) -> object:
        return at_depth(k - 1) if k else resolved(statement)

    statement = parse("x" + "/2" * 190 + " == 0")
    with pytest.raises(LimitError, match="deeply"):
        at_depth(800)


# ---------------------------------------------------------------- properties


@given(statements())
def test_nonsense_raises_nothing_but_input_errors(statement):
    try:
        settled = resolved(statement)
    except InputError:
        with pytest.raises(InputError):
            infer_text(to_text(statement))
    else:
        assert resolved(settled) == settled


SIZES = ("m", "n", "p", 2, 3)
sizes = st.sampled_from(SIZES)
chains = st.lists(sizes, min_size=3, max_size=6)


@st.composite
def products(draw):
    """A chain of sizes, and the factors of a product that fits it: names, transposes, I, sums, brackets."""
    chain = draw(chains)
    bindings, factors = [], []
    for k, (rows, columns) in enumerate(zip(chain, chain[1:])):
        name = f"A{k}"
        form = draw(st.sampled_from(["plain", "transposed", "twice", "sum", "scaled", "identity"]))
        flipped = form == "transposed"
        bindings.append((name, Term("R", (columns, rows) if flipped else (rows, columns))))
        factors.append(
            Term("T", (name,)) if flipped
            else Term("T", (Term("T", (name,)),)) if form == "twice"
            else Term("+", (name, mul(3, name), 0)) if form == "sum"
            else Term("*", (2, name)) if form == "scaled"
            else Term("*", (name, Term("I", ()))) if form == "identity"
            else name
        )  # fmt: skip
    return chain, tuple(bindings), factors


@given(products())
def test_a_product_that_fits_is_accepted(case):
    chain, bindings, factors = case
    product = Term("*", tuple(factors))
    target = ("B", Term("R", (chain[0], chain[-1])))
    statement = Term("for", ((*bindings, target), Term("==", (product, "B"))))
    found = infer(statement)
    settled = found.statement.args[1].args[0]
    assert kind_of(settled, found.kinds) == Shape(chain[0], chain[-1])
    assert resolved(found.statement) == found.statement


@given(products(), st.data())
def test_one_transposed_factor_is_refused(case, data):
    chain, bindings, factors = case
    k = data.draw(st.integers(0, len(factors) - 1))
    assume(chain[k] != chain[k + 1])
    wrong = [*factors[:k], Term("T", (factors[k],)), *factors[k + 1 :]]
    with pytest.raises(SizeError) as caught:
        infer(Term("for", (bindings, Term("==", (Term("*", tuple(wrong)), 0)))))
    assert caught.value.next_move


@given(products(), sizes, sizes)
def test_another_size_on_the_other_side_is_refused(case, rows, columns):
    chain, bindings, factors = case
    assume((rows, columns) != (chain[0], chain[-1]))
    target = ("B", Term("R", (rows, columns)))
    equation = Term("==", (Term("*", tuple(factors)), "B"))
    with pytest.raises(SizeError):
        infer(Term("for", ((*bindings, target), equation)))


@given(products(), st.sampled_from(["+", "=="]))
def test_a_matrix_and_a_number_do_not_mix(case, op):
    chain, bindings, factors = case
    mixed = Term(op, (Term("*", tuple(factors)), 1))
    with pytest.raises(SizeError, match="a matrix and a number do not mix"):
        infer(Term("for", (bindings, mixed if op == "==" else Term("==", (mixed, 0)))))
