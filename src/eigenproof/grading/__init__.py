"""Grading: a student's answer to a question of linear algebra, part by part, exactly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from os import PathLike

from ..checking import BUDGET, check_budget
from ..errors import EigenproofError
from ..model import Expr, Term
from . import data, diagonal, singular, singular_values, spectrum, systems, vectors
from .answers import read_answer
from .explicit import letters
from .grades import Grade, Part
from .questions import Question, read_question
from .work import Work

__all__ = ["BUDGET", "Grade", "Part", "Question", "grade", "grade_file"]

JUDGES: dict[str, Callable[[Work], Part]] = {
    "mean": data.mean,
    "covariance": data.covariance,
    "charpoly": spectrum.charpoly,
    "eigenvalues": spectrum.eigenvalues,
    "eigenvectors": vectors.eigenvectors,
    "det": spectrum.determinant,
    "D": diagonal.d,
    "P": diagonal.p,
    "Q": diagonal.q,
    "P^-1": diagonal.p_inverse,
    "S": singular_values.s,
    "V": singular.v,
    "Vt": singular.v,
    "U": singular.u,
    "pinv": systems.pseudoinverse,
    "x": systems.lstsq,
    "residual": systems.residual,
    "inverse": systems.inverse,
    "rank": systems.rank,
    "nullspace": systems.nullspace,
    "variances": data.variances,
    "components": data.components,
    "ratio": data.ratio,
}
"""Part -> what judges it, in the order in which parts are found: later ones may follow from earlier ones."""
LETTERS = {"charpoly", "eigenvectors", "nullspace", "x"}
"""Parts in which a free letter may stand."""
MATRICES = {"P", "D", "Q", "P^-1", "U", "V", "Vt", "pinv", "inverse"}
VECTORS = {"eigenvectors", "components"}


def grade_file(path: str | PathLike[str], *, budget: float = BUDGET) -> list[Grade]:
    """The grades of a JSON file: {"question": …, "answer": …}, or a list of these, each with an optional "id".

    An object with "question" and a list "answers" has one question for all of them. Raises InputError, with
    the number of the item, for a file that is none.
    """
    from .files import located, read_answers

    grades = []
    for asked in read_answers(path):
        with located(asked):
            grades.append(replace(grade(asked.question, asked.answer, budget=budget), id=asked.id))
    return grades


def grade(question: object, answer: object, *, budget: float = BUDGET, solutions: bool = False) -> Grade:
    """The verdicts on the parts of an answer, with feedback; equivalence as mathematics has it.

    question: `"diagonalize [[2, 1], [1, 2]]"`, `("diagonalize", matrix)`, or a mapping with topic, matrix, y
    and options. answer: a mapping from the names of parts to texts, lists, arrays or matrices; or a text as
    it is typed, `"P = [[1, 1], [1, -1]]; D = diag(3, 1)"`. budget: seconds for each part. solutions: fill
    `Part.solution`, and let repairs say right values. Raises InputError for a question that cannot be read;
    an answer that cannot be read is a part with the verdict "unreadable".
    """
    from ..session import allow_long_numbers

    check_budget(budget)
    allow_long_numbers()
    q = read_question(question)
    work = Work(q, read_answer(q, answer), budget)
    if work.answer.none and not work.answer.parts.keys() & set(q.parts):
        work.parts |= {part.name: part for part in _denied(work)}
    for name, judge in JUDGES.items():
        if name in work.answer.parts and name not in work.parts:
            part = _judged(work, name, judge)
            work.parts[part.name] = part
    return Grade(q, _ordered(work, solutions), tuple(work.answer.stray))


def _judged(work: Work, name: str, judge: Callable[[Work], Part]) -> Part:
    """One part, or why it cannot be read."""
    given = work.answer.parts[name]
    asked = name in work.q.parts
    label = "V" if name == "Vt" else name
    if given.error is not None or not given.values:
        said = given.error.message if given.error else "nothing is written here"
        move = given.error.next_move if given.error else ""
        feedback = f"{name} could not be read: {said}." + (f" Try: {move}." if move else "")
        return Part(label, "unreadable", given.text, feedback=feedback, asked=asked)
    stray = sorted({x for v in given.values for x in letters(v)}) if name not in LETTERS else []
    if stray:
        said = f"{name} could not be read: {stray[0]!r} stands where a number belongs."
        return Part(label, "unreadable", given.text, feedback=said, asked=asked)
    if name in MATRICES or (name in VECTORS and 1 in work.q.shape):
        word = "matrix" if name in MATRICES else "vector"
        given.values[:] = [_one_by_one(v, word) for v in given.values]
    work.begin()
    try:
        part = judge(work)
    except EigenproofError as error:
        return Part(label, "undecided", given.text, feedback=error.message, asked=asked)
    return replace(part, name=label, given=part.given or given.text, asked=asked)


def _one_by_one(t: Expr, word: str) -> Expr:
    """A number as the 1×1 matrix or the vector it stands for."""
    if isinstance(t, Term) and t.op in ("matrix", "vector", "multiset", "span"):
        return t
    return Term("matrix", ((t,),)) if word == "matrix" else Term("vector", (t,))


def _denied(work: Work) -> list[Part]:
    """The parts of an answer that says there is none."""
    work.begin()
    if work.q.topic in ("diagonalize", "spectral"):
        return diagonal.none(work)
    return systems.no_inverse(work) if work.q.topic == "inverse" else []


def _ordered(work: Work, solutions: bool) -> tuple[Part, ...]:
    """The parts asked for, then the others; what is missing or has no place is said."""
    parts = []
    for name in work.q.parts:
        part = work.parts.get(name)
        if part is None:
            part = Part(name, "missing", feedback=f"{name} is missing.")
        parts.append(replace(part, asked=True))
    parts += [replace(p, asked=False) for name, p in work.parts.items() if name not in work.q.parts]
    if solutions:
        from .solutions import repair, solution

        parts = [replace(p, solution=solution(work.q, p.name), repair=repair(work.q, p)) for p in parts]
    return tuple(parts)
