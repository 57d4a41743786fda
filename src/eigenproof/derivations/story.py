"""A derivation in the making: definitions and steps in order, and what every topic needs of a matrix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..exact.charpoly import charpoly
from ..exact.decimals import decimal
from ..exact.eigen import EigenFactor, Eigenvalue, eigen, eigenvalues
from ..exact.field import Scalar, enclose, precision, term_of
from ..exact.matrix import ExactMatrix
from ..model import (
    Block,
    Derivation,
    Expr,
    Figure,
    Math,
    Options,
    Prose,
    Step,
    Term,
    add,
    matrix,
    mul,
    neg,
    polynomial,
    vector,
)

DIGITS_SHOWN, ENTRY_DIGITS, GUARD_BITS = 15, 8, 32
WHOLE_STORY = 8
"""Largest size whose hand arithmetic is shown; beyond it the story is compact."""


@dataclass
class Story:
    """Collects the steps about a matrix, called `name` in all statements.

    `inputs` are what the caller gave, by name; `about` opens a part of the same story about another
    matrix, such as A^T A.
    """

    topic: str
    given: Term
    a: ExactMatrix
    name: str = "A"
    inputs: tuple[tuple[str, Term], ...] = ()
    options: Options = Options()
    header: tuple[str, ...] = ()
    definitions: list[tuple[str, Expr]] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    remarks: list[Prose] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    digits: list[tuple[str, Expr]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.inputs = self.inputs or ((self.name, self.given),)
        for name, value in self.inputs:
            if (name, value) not in self.definitions:
                self.define(name, value)

    def about(self, name: str, a: ExactMatrix) -> Story:
        """A part of this story about another matrix, which becomes a definition."""
        self.define(name, a.term())
        return Story(
            self.topic, a.term(), a, name, self.inputs, self.options, self.header,
            self.definitions, self.steps, self.remarks, self.figures, self.digits,
        )  # fmt: skip

    @property
    def n(self) -> int:
        """The number of rows."""
        return self.a.shape[0]

    @property
    def compact(self) -> bool:
        """Whether the matrix is too large for hand arithmetic (a long thin one is not)."""
        return min(self.a.shape) > WHOLE_STORY

    @property
    def over_c(self) -> bool:
        """Whether A has an entry that is not real."""
        return not self.a.is_real

    @cached_property
    def chi(self) -> tuple[Scalar, ...]:
        """Characteristic polynomial, ascending."""
        return charpoly(self.a)

    @cached_property
    def factors(self) -> tuple[EigenFactor, ...]:
        return eigen(self.a)

    @cached_property
    def values(self) -> tuple[Eigenvalue, ...]:
        """Distinct eigenvalues, descending."""
        return eigenvalues(self.a, self.factors)

    @cached_property
    def value_terms(self) -> dict[int, Expr]:
        """How statements name the k-th distinct eigenvalue: its closed form, or l1, l2, ... for a root."""
        named: dict[int, Expr] = {}
        count = 0
        for k, v in enumerate(self.values):
            if v.scalar is None:
                count += 1
                named[k] = self.define(f"l{count}", v.value)
                self.digits.append((f"l{count}", decimals(v)))
            else:
                named[k] = v.value
        return named

    def define(self, name: str, value: Expr) -> str:
        self.definitions.append((name, value))
        return name

    def step(
        self,
        title: str,
        statement: Expr,
        reason: Iterable[object],
        work: Iterable[Block] = (),
        hint: Mapping[str, object] | None = None,
    ) -> None:
        self.steps.append(
            Step(title, statement, tuple(reason), () if self.compact else tuple(work), dict(hint or {}))
        )

    def remark(self, *prose: object) -> None:
        self.remarks.append(tuple(prose))

    def finish(self) -> Derivation:
        return Derivation(
            self.topic,
            self.inputs,
            tuple(self.definitions),
            tuple(self.steps),
            tuple(self.remarks),
            self.compact,
            tuple(self.digits),
            tuple(self.figures),
        )


def decimals(value: Eigenvalue) -> Expr:
    """Certified digits of an eigenvalue, for reading."""
    return approximate(decimal(value.enclose, DIGITS_SHOWN))


def digits_at(entry: tuple[Scalar, ...], value: Eigenvalue) -> Expr:
    """Certified digits of a polynomial in l (coefficients ascending) at an eigenvalue."""
    if len(entry) < 2:
        return poly_term(entry)

    def ball(bits: int) -> object:
        with precision(bits + GUARD_BITS):
            total = enclose(entry[-1], bits + GUARD_BITS)
            at = value.enclose(bits + GUARD_BITS)
            for c in reversed(entry[:-1]):
                total = total * at + enclose(c, bits + GUARD_BITS)
            return total

    return approximate(decimal(ball, ENTRY_DIGITS))


def approximate(text: str) -> Expr:
    """A decimal, or `a + b*i` of two decimals, as a term for display."""
    real, sign, imaginary = text.removesuffix("*i").rpartition(" + " if " + " in text else " - ")
    if not text.endswith("*i"):
        return Term("approx", (text,))
    part = mul(Term("approx", (imaginary,)), Term("i", ()))
    return add(*([] if real == "0" else [Term("approx", (real,))]), part if sign == " + " else neg(part))


def terms(scalars: Iterable[Scalar]) -> list[Expr]:
    """Closed forms of scalars."""
    return [term_of(x) for x in scalars]


def matrix_of(rows: Iterable[Iterable[Scalar]]) -> Term:
    """A matrix of scalars as a term."""
    return matrix([terms(row) for row in rows])


def vector_of(entries: Iterable[Scalar]) -> Term:
    """A column of scalars as a term."""
    return vector(terms(entries))


def poly_term(coefficients: Iterable[Scalar], x: Expr = "x") -> Expr:
    """A polynomial with scalar coefficients (ascending) as a term."""
    return polynomial(terms(coefficients), x)


def for_x(body: Term) -> Term:
    """for x in R: body"""
    return Term("for", ((("x", Term("R", ())),), body))


def m(t: Expr) -> Math:
    """A formula inside prose."""
    return Math(t)
