"""`review_claim`: a claim of a document with its verdict, the conventions it needs, and its repair."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING

from .errors import EigenproofError, SizeError
from .model import Claim, Expr, Reviewed, Verdict

if TYPE_CHECKING:
    from .checking import Checked

BUDGET = 5.0
LONGEST_REPAIR = 0.3
"""Seconds in which changes of a refuted claim are tried."""
LONGEST_PROOF = 0.5
"""Seconds for the proof of one changed claim."""


def review_claim(claim: Claim, *, budget: float = BUDGET) -> Reviewed:
    """Decide a claim, and say of a wrong one what is wrong and which small change makes it true.

    budget: seconds for the verdict. A claim whose sizes do not fit is refuted with that reason. What was
    read in prose is true if it is under one of the usual conventions, which a note names; with printed
    digits it is true if they agree. Never raises for a claim that can be read.
    """
    from .checking import Checked, check

    try:
        verdict = check(claim.statement, budget=budget)
    except SizeError as error:
        misfit = Checked("refuted", reason=error.message, statement=claim.statement)
        return _refuted(claim, misfit, sizes_fit=False)
    except EigenproofError as error:
        return Reviewed(claim, Checked("undecided", reason=error.message, statement=claim.statement))
    if verdict.status == "proved":
        return Reviewed(claim, verdict, notes=_noted(verdict.statement))
    if claim.printed:
        from .judge.mending.printed import as_printed

        found = as_printed(verdict.statement, _decided)
        if found is not None:
            verdict, notes = found
            if verdict.status != "refuted":
                return Reviewed(claim, verdict, notes=(*_judged_as(verdict), *notes))
    if verdict.status != "refuted" or verdict.repair:
        return Reviewed(claim, verdict, verdict.repair, verdict.repaired)
    return _refuted(claim, verdict)


def _judged_as(verdict: Verdict) -> tuple[str, ...]:
    """What the certificate is for, where that is not the equation as it stands."""
    if verdict.status != "proved":
        return ()
    from .judge.closed import without_lets
    from .language import to_text

    return (f"judged as {to_text(without_lets((), verdict.statement)[1])}",)  # type: ignore[attr-defined]


def _noted(statement: Expr) -> tuple[str, ...]:
    from .judge.mending.notes import notes

    return notes(statement)


def _refuted(claim: Claim, verdict: Checked, sizes_fit: bool = True) -> Reviewed:
    """A refuted claim: true under another convention, or what fails first, and the repair."""
    from .judge.mending.mend import mended, with_convention
    from .judge.mending.why import why

    deadline = perf_counter() + LONGEST_REPAIR
    if not claim.marked:
        other = with_convention(verdict.statement, _decided)
        if other is not None:
            return Reviewed(claim, other[0], notes=(other[1],))
    failing = why(verdict.statement, verdict.counterexample or {}) if sizes_fit else None
    if failing is not None:
        worked = (failing.worked,) if failing.relation and not verdict.worked else verdict.worked
        verdict = replace(verdict, reason=failing.words, worked=worked)
    found = mended(verdict.statement, _proved, deadline, _agrees if claim.printed else None)
    if found is None:
        return Reviewed(claim, verdict)
    return Reviewed(claim, verdict, found.words, found.statement)


def _decided(statement: Expr) -> Checked | None:
    """The verdict on a changed claim; None where it cannot be read."""
    from .checking import check

    try:
        return check(statement, budget=LONGEST_PROOF)
    except EigenproofError:
        return None


def _proved(statement: Expr) -> bool:
    verdict = _decided(statement)
    return verdict is not None and verdict.status == "proved"


def _agrees(statement: Expr) -> bool:
    """Is a changed claim true as printed?"""
    from .judge.mending.printed import as_printed

    found = as_printed(statement, _decided)
    return found is not None and found[0].status == "proved"
