"""One small change that makes a refuted claim about explicit matrices true."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain
from time import perf_counter

from ...model import Expr, Term, Verdict
from .changes import ENTRY, EXCHANGED, LARGEST, SIGN, changes
from .conventions import readings
from .digits import of_digits
from .directions import of_directions
from .looking import looked_at
from .outside import may_agree
from .parts import Claimed, parts
from .polynomials import of_polynomials
from .search import Candidate, Repair, first_true
from .sides import exchanged_factors, of_sides
from .solving import solved
from .spectra import of_collections
from .values import FAILURES, Values
from .witnesses import eigen_repairs


def mended(
    statement: Expr,
    proved: Callable[[Expr], bool],
    deadline: float,
    agrees: Callable[[Expr], bool] | None = None,
) -> Repair | None:
    """The smallest change found by the deadline (perf_counter) that makes the statement true.

    agrees: of a claim with printed decimals, whether a changed one is true as printed.
    """
    at = looked_at(statement)
    if agrees is not None:
        exact = _exactly(at)
        found = first_true(iter(_common(exact) if exact else ()), proved, deadline)
        if found is not None:
            return found
        if not (isinstance(at.atom, Term) and at.atom.op == "~="):
            return _as_printed(at, agrees, deadline)
    every = chain(_cheap(at), _by_convention(at), _solved(at, deadline))
    return first_true(every, proved, deadline)


def _exactly(at: Claimed) -> Claimed | None:
    """X ~= Y as X == Y, where all that is wrong may be a divisor or a factor."""
    atom = at.atom
    return at.with_atom(Term("==", atom.args)) if isinstance(atom, Term) and atom.op == "~=" else None


def _common(at: Claimed) -> list[Candidate]:
    """A factor or a convention that makes all printed numbers exact; single ones are mended as printed."""
    try:
        sides = list(of_sides(at, parts(at), Values(at.definitions)))
    except FAILURES:
        sides = []
    whole = (c for c in sides if c.cost <= EXCHANGED and c.cost not in (SIGN, ENTRY))
    return [*whole, *_by_convention(at)]


def _as_printed(at: Claimed, agrees: Callable[[Expr], bool], deadline: float) -> Repair | None:
    """One sign or exchange in what is stated: to solve for exact numbers would give no printed ones."""
    changed = [
        Candidate(c.cost, c.words, at.with_part(p, c.new)) for p in parts(at) if p.stated for c in changes(p)
    ]
    with suppress(*FAILURES):
        changed += eigen_repairs(at)
    for candidate in sorted(changed, key=lambda c: c.cost):
        if perf_counter() > deadline:
            return None
        if may_agree(candidate.claimed) and agrees(candidate.claimed.statement()):
            return Repair(candidate.words, candidate.claimed.statement())
    return None


def _cheap(at: Claimed) -> Iterator[Candidate]:
    if isinstance(at.atom, Term) and at.atom.op == "~=":
        yield from of_digits(at)
        return
    values, found = Values(at.definitions), parts(at)
    for make in (
        lambda: of_collections(at, values),
        lambda: of_directions(at, found, values),
        lambda: of_sides(at, found, values),
        lambda: exchanged_factors(at),
        lambda: of_polynomials(at),
    ):
        try:
            yield from make()
        except FAILURES:
            continue
    for part in found:
        if not isinstance(part.term, Term) or len(part.term.args) <= LARGEST:
            for c in changes(part):
                yield Candidate(c.cost, c.words, at.with_part(part, c.new))


def _by_convention(at: Claimed) -> Iterator[Candidate]:
    for reading in readings(at):
        yield Candidate(0.9, reading.words, reading.claimed)


def _solved(at: Claimed, deadline: float) -> Iterator[Candidate]:
    for change in solved(at, parts(at), deadline):
        yield Candidate(change.cost, change.words, at.with_part(change.part, change.new))


def with_convention(statement: Expr, decided: Callable[[Expr], Verdict | None]) -> tuple[Verdict, str] | None:
    """The verdict on a claim under another convention that makes it true, and the note on it."""
    at = looked_at(statement)
    values = Values(at.definitions)
    for reading in readings(at):
        if not reading.note or _misplaced(at.atom, reading.claimed.atom, values):
            continue
        if values.holds(reading.claimed.atom) is not False:
            verdict = decided(reading.claimed.statement())
            if verdict is not None and verdict.status == "proved":
                return verdict, reading.note
    return None


def _misplaced(stated: Expr, read: Expr, values: Values) -> bool:
    """Is a principal component neither in its place in descending order, nor in ascending order?"""
    if not isinstance(stated, Term) or stated.op != "principal_component" or not isinstance(read, Term):
        return False
    if read.args[1] == stated.args[1]:
        return False
    try:
        return read.args[1] + stated.args[1] != len(values.rows(stated.args[0])[0]) + 1
    except FAILURES:
        return True
