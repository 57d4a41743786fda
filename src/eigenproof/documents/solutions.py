"""Sentences that give the result of a problem: solutions, least squares, projections, inverses in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..language.sizes import Shape
from ..model import Expr, Term, eq
from .decimals import has_decimals
from .prose import F, Spot
from .scope import Known, closed, is_literal, kind_of_value
from .sides import parts
from .stance import stance

if TYPE_CHECKING:
    from .meanings import Meanings

Found = tuple[Expr, dict[str, Known]]
_IS = (
    r",? (?:therefore |thus |hence |then )?(?:is|equals) "
    r"(?:therefore |thus |given by |equal to |the (?:matrix|vector) )?"
)
_SOLVED = re.compile(
    rf"(?P<least>\bleast[- ]squares? (?:approximate )?)?\bsolution (?:of|to|for) (?:the )?(?:matrix )?"
    rf"(?:(?:linear )?(?:equation|system|problem) )?(?P<equation>{F}){_IS}(?P<value>{F})"
    rf"|\b[Ss]olving (?:the )?(?:(?:linear )?(?:equation|system) )?(?P<equation2>{F}),? "
    rf"(?:then )?(?:we (?:get|find|obtain)|gives?(?: us)?|yields?)(?: the solution| that)? (?P<value2>{F})"
    rf"|(?P<equation3>{F}) has (?:the|a|exactly one) (?:unique )?(?P<least3>least[- ]squares )?solution "
    rf"(?P<value3>{F})"
)
_PROJECTS = re.compile(
    rf"(?P<name>{F}) is the (?:matrix (?:of|for) the )?orthogonal projection (?:matrix )?(?:on)?to "
    rf"(?:the )?(?:line (?:spanned by|through) (?:the vector )?)?(?P<space>{F})(?=[.,;]|\Z| and)",
    re.IGNORECASE,
)
_SOLVING = re.compile(r"\b[Ss]olving\b")
_INVERSE = re.compile(
    rf"\b(?P<what>(?:Moore[-–— ]+Penrose )?pseudo-?inverse|Moore[-–— ]+Penrose inverse|inverse|transpose)\b"
    rf"(?: matrix)? (?:of|for) (?:the )?(?:matrix )?(?P<owner>{F}){_IS}(?P<value>{F})",
    re.IGNORECASE,
)
_PROJECTED = re.compile(
    rf"\bprojection of (?:the )?(?:vector )?(?P<what>{F}) (?:on)?to "
    rf"(?:the )?(?:line (?:spanned by|through) )?"
    rf"(?:the )?(?:vector |column space (?P<of>of )(?:the )?(?:matrix )?|subspace )?(?P<space>{F}){_IS}"
    rf"(?P<value>{F})",
    re.IGNORECASE,
)


def solutions(m: Meanings) -> None:
    """What the sentence says a problem results in."""
    text = m.sentence.text
    for found in _SOLVED.finditer(text):
        equation = found["equation"] or found["equation2"] or found["equation3"]
        spot = m.sentence.spot(found["value"] or found["value2"] or found["value3"])
        _solved(m, equation, spot, bool(found["least"] or found["least3"]))
    for found in _INVERSE.finditer(text):
        _inverse(m, found)
    for found in _PROJECTED.finditer(text):
        _projected(m, found)
    for found in _PROJECTS.finditer(text):
        matrix, onto = _known(m, found["name"]), _onto(m, found["space"])
        if matrix is not None and onto is not None:
            statement = eq(matrix[0], Term("*", (onto[0], Term("pinv", (onto[0],)))))
            _claim(m, m.sentence.spot(found["name"]), statement, matrix[1] | onto[1])


def _solved(m: Meanings, equation: str, spot: Spot, least_squares: bool) -> None:
    """The solution of A x = b is v: A v = b, or AᵀA v = Aᵀb."""
    value, formula = _written(m, spot), parts(m.sentence.spot(equation).formula, m.scope)
    if value is None or len(formula) != 2 or m.sentence.spot(equation).formula.relations != ("==",):
        return
    left, right = formula
    known = m.chains.known(formula)
    if not (isinstance(left.term, Term) and left.term.op == "*" and len(left.term.args) == 2):
        return
    matrix, unknown = left.term.args
    if not isinstance(unknown, str) or not unknown[0].islower():
        return
    if right.term is None or right.unknown(known) or unknown in right.unknown({}):
        return
    known.pop(unknown, None)
    if set(left.unknown(known)) - {unknown} or _shape(closed(matrix, known)) is None:
        return
    product: Expr = Term("*", (matrix, value[0]))
    other = right.term
    if least_squares:
        transposed = Term("T", (matrix,))
        product, other = Term("*", (transposed, matrix, value[0])), Term("*", (transposed, other))
    _claim(m, spot, eq(product, other), value[1] | known)
    if spot.offset in m.chains.claimed:
        m.chains.claimed.add(m.sentence.spot(equation).offset)


def _inverse(m: Meanings, found: re.Match[str]) -> None:
    """The pseudoinverse of A is [...]."""
    spot = m.sentence.spot(found["value"])
    value, subject = _written(m, spot), _known(m, found["owner"])
    shape = _shape(closed(*subject)) if subject else None
    what = found["what"].lower()
    if value is None or subject is None or shape is None or (what == "inverse" and shape[0] != shape[1]):
        return
    matrix = subject[0]
    if what == "inverse":
        made: Expr = Term("^", (matrix, -1))
    else:
        made = Term("T" if what == "transpose" else "pinv", (matrix,))
    _claim(m, spot, eq(made, value[0]), subject[1] | value[1])


def _projected(m: Meanings, found: re.Match[str]) -> None:
    """The projection of y onto Col A, or onto u, is ŷ."""
    spot = m.sentence.spot(found["value"])
    value, what = _written(m, spot), _known(m, found["what"])
    onto = _known(m, found["space"]) if found["of"] else _onto(m, found["space"])
    if value is None or what is None or onto is None:
        return
    made = Term("*", (onto[0], Term("pinv", (onto[0],)), what[0]))
    _claim(m, spot, eq(made, value[0]), what[1] | onto[1] | value[1])


def _onto(m: Meanings, character: str) -> Found | None:
    """A matrix whose columns span what is projected onto: of Col A, of Span{u, v}, or u."""
    space = _known(m, character)
    if space is None or not isinstance(space[0], (str, Term)):
        return None
    term, known = space
    if isinstance(term, Term) and term.op == "columnspace":
        return term.args[0], known
    if isinstance(term, Term) and term.op == "span":
        return (Term("columns", term.args) if len(term.args) > 1 else term.args[0]), known
    shape = _shape(closed(term, known))
    return space if shape is not None and shape[1] == 1 and shape[0] != 1 else None


def _claim(m: Meanings, spot: Spot, statement: Expr, known: dict[str, Known]) -> None:
    if m.asserted([spot]) or _by_solving(m, spot):
        printed = "~=" in spot.formula.relations or has_decimals(statement)
        m.chains.claim(spot, spot.offset, m.sentence_source(), statement, known, printed=printed)


def _by_solving(m: Meanings, spot: Spot) -> bool:
    """Whether a sentence asserts what "solving A x = b gives"."""
    text = _SOLVING.sub("from", m.sentence.text)
    return text != m.sentence.text and stance(text, text.index(spot.character), "", lambda _: True).asserts


def _shape(value: Expr) -> Shape | None:
    kind = kind_of_value(value)
    return kind if isinstance(kind, Shape) else None


def _known(m: Meanings, character: str) -> Found | None:
    """What a single formula without an equation stands for."""
    formula = parts(m.sentence.spot(character).formula, m.scope)
    known = m.chains.known(formula)
    if len(formula) != 1 or formula[0].term is None or formula[0].unknown(known):
        return None
    return formula[0].term, known


def _written(m: Meanings, spot: Spot) -> Found | None:
    """A matrix or a vector that is written out, perhaps with a name before it: x = (1, 2)."""
    formula = parts(spot.formula, m.scope)
    if set(spot.formula.relations) - {"==", "~="} or any(not p.bare for p in formula[:-1]):
        return None
    term = formula[-1].term
    if term is None or formula[-1].unknown({}) or not is_literal(term):
        return None
    shape = _shape(term)
    return (term, {}) if shape is not None and tuple(shape) != (1, 1) else None
