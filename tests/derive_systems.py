"""Derivations of pseudoinverses and least squares, judged for the goal of their topic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from derive_support import exact, guarded, text_of

from eigenproof import goals
from eigenproof.derivations import begin
from eigenproof.derivations.lstsq import derive_lstsq
from eigenproof.derivations.pseudoinverse import derive_pseudoinverse
from eigenproof.judge import judge_derivation
from eigenproof.language import to_text
from eigenproof.model import Derivation, Expr, Term, conjuncts, matrix, vector
from eigenproof.read import read_matrix

STORIES = {"pseudoinverse": derive_pseudoinverse, "lstsq": derive_lstsq}


def derivation(topic: str, rows: object, y: object = None) -> Derivation:
    """The steps, not judged. y: numbers or texts."""
    inputs = [("A", read_matrix(text_of(rows)).term)]
    if y is not None:
        column = read_matrix("[" + ", ".join(f"[{x}]" for x in y) + "]").term
        inputs.append(("y", vector(row[0] for row in column.args)))
    with guarded():
        return STORIES[topic](begin(topic, tuple(inputs)))


def judged(derived: Derivation):
    """(verdict, verdicts of the steps, certificate), for the goal of the topic."""
    claims = [s.statement for s in derived.steps]
    goal = goals.goal(derived.topic, derived.given, derived.definitions, claims)
    with guarded():
        return judge_derivation([(s.statement, s.hint) for s in derived.steps], goal, derived.definitions)


def proved(topic: str, rows: object, y: object = None) -> Derivation:
    """The derivation; every step of it, and the goal, must be proved."""
    derived = derivation(topic, rows, y)
    verdict, verdicts, _ = judged(derived)
    for step, v in zip(derived.steps, verdicts, strict=True):
        assert v == "proved", (step.title, to_text(step.statement), v.reason)
    assert verdict == "proved", verdict.reason
    return derived


def claims(derived: Derivation) -> list[Expr]:
    """Every statement, conjunctions taken apart."""
    return [part for s in derived.steps for part in conjuncts(s.statement)]


def defined(derived: Derivation, name: str):
    """A definition as a SymPy matrix; a vector is a column."""
    import sympy

    t = dict(derived.definitions)[name]
    rows = t.args if t.op == "matrix" else [(x,) for x in t.args]
    return sympy.Matrix([[exact(to_text(x)) for x in row] for row in rows])


def with_entry(derived: Derivation, name: str, row: int, column: int, change: Callable) -> Derivation:
    """The derivation with one entry of a definition changed."""

    def changed(t: Term) -> Term:
        rows = [[x] for x in t.args] if t.op == "vector" else [list(r) for r in t.args]
        rows[row][column] = change(rows[row][column])
        return vector(r[0] for r in rows) if t.op == "vector" else matrix(rows)

    return with_definition(derived, name, changed)


def with_definition(derived: Derivation, name: str, change: Callable[[Term], Term]) -> Derivation:
    """The derivation with another value for a name."""
    found = tuple((n, change(t) if n == name else t) for n, t in derived.definitions)
    assert found != derived.definitions
    return replace(derived, definitions=found)
