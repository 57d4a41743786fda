"""Why a closed statement fails, for a reader: the smallest part that does, with both sides computed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..errors import EigenproofError
from ..kernel import Checker
from ..kernel_collections import COLLECTIONS, SUBSPACES, Undefined
from ..kernel_elimination import minimal_polynomial, rank, vanishes
from ..kernel_logic import MEANS, substituted
from ..kernel_places import conjugate
from ..kernel_words import as_matrix
from ..model import from_tree, polynomial
from .closed_digits import classified, said
from .closed_values import side, term_of

LONGEST = 160
"""Characters of a value or a statement; longer ones are described."""
FAILS = (EigenproofError, ArithmeticError, LookupError, TypeError, ValueError)
RELATIONS = {"==": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}


def why_false(checker: Checker, s: list) -> str:
    """One sentence about a statement (a tree) that fails."""
    return checker.by_computing(_Reasons(checker).failing, s)


def digits(checker: Checker, s: list) -> str:
    """What is to be said of the printed digits in a statement that holds; "" without any."""
    return checker.by_computing(_Reasons(checker).printed, s)


def digits_at(checker: Checker, s: list, instances: list) -> str:
    """As `digits`, of an implication with bound names, at one of these instances (name: term)."""
    return checker.by_computing(_Reasons(checker).at_first, s, instances)


class _Reasons:
    def __init__(self, checker: Checker) -> None:
        self.checker = checker

    def holds(self, s: list) -> bool | None:
        try:
            return self.checker.holds(s)
        except EigenproofError:
            return None

    def printed(self, s: list) -> str:
        found = [d for t in _digits(s) if self.holds(t) for d in self.classes(t)]
        return said(found)

    def classes(self, s: list) -> list:
        try:
            return classified(self.checker, *s[1:])
        except FAILS:
            return []

    def failing(self, s: list) -> str:
        """The reason, from the outside to the smallest part that fails."""
        op, *args = s
        if op == "let":
            values: dict = {}
            for name, t in args[0]:
                values[name] = substituted(t, values)
            return self.failing(substituted(args[1], values))
        if op == "and":
            return self.failing(next((p for p in args if self.fails(p)), args[0]))
        if op == "or":
            return self.undefined(s) or "no part holds: " + "; ".join(map(self.failing, args))
        if op == "implies" and self.holds(args[0]):
            return f"{text(args[0], 'the hypothesis')} holds, but {self.failing(args[1])}"
        if op == "iff":
            sides = [self.holds(x) for x in args]
            if None not in sides:
                true, false = args if sides[0] else args[::-1]
                return f"{text(true, 'one side')} holds, but {self.failing(false)}"
        if op == "not" and self.holds(args[0]):
            return f"{text(args[0], 'what it denies')} holds{self.computed(args[0])}"
        return self.undefined(s) or self.atom(s)

    def at_first(self, s: list, instances: list) -> str:
        """The digits in the conclusion, at the first of these instances at which the premise holds."""
        for values in instances:
            _, premise, conclusion = substituted(s, values)
            if self.holds(premise):
                return self.printed(conclusion)
        return ""

    def fails(self, s: list) -> bool:
        try:
            return self.checker.fails(s)
        except EigenproofError:
            return False

    def undefined(self, s: list) -> str:
        try:
            self.checker.holds(s)
        except Undefined as error:
            return f"{text(s, 'the statement')} has no truth value: it needs {error.message}"
        except EigenproofError:
            pass
        return ""

    def atom(self, s: list) -> str:
        op, *args = s
        name = text(s, f"the claim with {op}")
        if op == "~=":
            found = self.classes(s)
            return f"{name} fails{': ' if found else ''}{said(found)}"
        if op in MEANS:
            try:
                return f"{name} fails: {self.failing(MEANS[op](self.checker, *args))}"
            except FAILS:
                return f"{name} fails"
        return f"{name} fails{self.computed(s) or self.fact(op, args)}"

    def fact(self, op: str, args: list) -> str:
        """What is known of the matrices that a predicate is about."""
        try:
            return f": {FACTS[op](self.checker, *args)}" if op in FACTS else ""
        except FAILS:
            return ""

    def computed(self, s: list) -> str:
        """": the left side is …, the right side is …" of a relation; "" for other statements."""
        op, *args = s
        if op not in (*RELATIONS, "in"):
            return ""
        try:
            if op in ("==", "!=") and not self.checker.is_one_of(args[0], (*COLLECTIONS, *SUBSPACES)):
                return self.sides(op, *args)
            if op == "in" and (isinstance(args[1], str) or args[1][0] in "RCQZN"):
                written, value = text(args[0], "the left side"), side(self.checker, args[0])
                return f": {written} is {value}" if value != written else ""
            values = [side(self.checker, t) for t in args]
        except FAILS:
            return ""
        if max(map(len, values)) > LONGEST:
            return ""
        return f": {self.both(op, *values)}"

    @staticmethod
    def both(op: str, left: str, right: str) -> str:
        """Two values, as a relation that fails puts them."""
        if op == "in":
            return f"{left} is not in {right}"
        if op == "!=":
            return f"both sides are {left}"
        return f"the left side is {left}, the right side is {right}"

    def sides(self, op: str, left: object, right: object) -> str:
        """Both sides of an equation; of large matrices the first entry that differs."""
        from ..language import to_text

        a, b = as_matrix(self.checker.value(left)), as_matrix(self.checker.value(right))
        values = [to_text(term_of(x)) for x in (a, b)]
        if max(map(len, values)) <= LONGEST:
            return f": {self.both(op, *values)}"
        for i, row in enumerate(a):
            for j, x in enumerate(row):
                y = b[i][j] if right != "0" else 0
                if not self.checker.agree(x, y):
                    found = [to_text(term_of(z)) for z in (x, y)]
                    return f": at [{i + 1},{j + 1}] the left side is {found[0]}, the right side {found[1]}"
        return ""


def _polynomial(p: list) -> str:
    from ..language import to_text

    return to_text(polynomial([term_of(c) for c in p]))


def _definite(checker: Checker, a: object) -> str:
    """Where a matrix is not Hermitian, or its characteristic polynomial."""
    m = checker.matrix(a)
    for i, row in enumerate(m):
        for j, x in enumerate(row[:i]):
            if not checker.agree(x, conjugate(m[j][i])):
                return f"the matrix is not symmetric: its entries at [{i + 1},{j + 1}] and [{j + 1},{i + 1}]"
    return f"det(x*I - A) is {_polynomial(checker.charpoly_of(a))}"


def _similar(checker: Checker, a: object, b: object) -> str:
    p, q = (_polynomial(checker.charpoly_of(x)) for x in (a, b))
    if p != q:
        return f"the characteristic polynomials are {p} and {q}"
    p, q = (_polynomial(minimal_polynomial(checker.matrix(x))) for x in (a, b))
    return f"the minimal polynomials are {p} and {q}" if p != q else "no invertible P has A*P == P*B"


def _entry(below: bool) -> Callable:
    def found(checker: Checker, a: object) -> str:
        for i, row in enumerate(checker.matrix(a)):
            for j, x in enumerate(row):
                if (j < i or (j > i and not below)) and not vanishes(x):
                    from ..language import to_text

                    return f"its entry at [{i + 1},{j + 1}] is {to_text(term_of(x))}"
        return ""

    return found


def _rank(checker: Checker, *vectors: object) -> str:
    r = rank([[x for (x,) in checker.column_vector(v)] for v in vectors])
    return f"{len(vectors)} vectors that span a space of dimension {r}"


FACTS = {
    "positive_definite": _definite,
    "positive_semidefinite": _definite,
    "indefinite": _definite,
    "diagonalizable": lambda checker, a, *_: (
        f"the minimal polynomial is {_polynomial(minimal_polynomial(checker.matrix(a)))}"
    ),
    "similar": _similar,
    "diagonal": _entry(False),
    "upper_triangular": _entry(True),
    "independent": _rank,
    "basis": _rank,
}
"""What shows that a predicate does not hold."""


def _digits(s: object) -> Iterator[list]:
    """The parts of a statement that speak of printed digits."""
    if isinstance(s, list) and s:
        if s[0] == "~=":
            yield s
        elif s[0] in ("and", "or", "implies", "iff"):
            for part in s[1:]:
                yield from _digits(part)


def text(s: list, instead: str) -> str:
    """A statement as text; a word in its place when it is long."""
    from ..language import to_text

    written = to_text(from_tree(s))
    return written if len(written) <= LONGEST else instead
