"""The main door: `derive` reads, derives, judges and cross-checks."""

from __future__ import annotations

from dataclasses import replace

from .derived import Derived
from .model import Derivation, MatrixInput, Options, Verdict
from .request import (
    DATA,
    check_options,
    check_shape,
    check_symmetry,
    check_topic,
    own_integer,
    read_input,
)

WITNESSES = ("mpmath", "Arb", "NumPy")


def derive(
    topic: str,
    matrix: object,
    y: object = None,
    *,
    digits: int = 50,
    components: int | None = None,
    uncentred: bool = False,
    columns: bool = False,
    ddof: int = 1,
) -> Derived:
    """A worked derivation about a matrix or a table of data, every step decided by the judge.

    topic: one of `TOPICS`. matrix: text, a LaTeX matrix, a path, nested lists, a SymPy or NumPy
    matrix, a data frame (see eigenproof.read). y: the right side, for "lstsq". digits: decimals of the
    certified approximations, 16 to 10000. For "covariance" and "pca": columns=True when each column (not
    each row) is an observation, and ddof, the divisor being the number of observations minus it; for
    "pca" components, how many directions to keep, and uncentred=True to take X^T X of the data as given.
    Raises InputError (with place and next move) for what cannot be read or does not fit the topic.
    """
    digits, components, ddof = map(own_integer, (digits, components, ddof))  # type: ignore[assignment]
    options = Options(components, not uncentred, ddof, columns)
    check_topic(topic, digits)
    check_options(topic, options, y is not None)
    given, right = read_input(topic, matrix, y, columns=columns)
    return derive_from(topic, given, right, options=options, digits=digits)


def derive_from(
    topic: str,
    given: MatrixInput,
    y: MatrixInput | None = None,
    *,
    options: Options | None = None,
    digits: int = 50,
    witnesses: tuple[str, ...] = WITNESSES,
) -> Derived:
    """As `derive`, from an input that was read, with a choice of numeric witnesses."""
    from .derivations import TOPICS as STORIES
    from .derivations import begin
    from .goals import goal
    from .judge import judge_derivation

    allow_long_numbers()
    options = options or Options()
    check_shape(topic, given.term, y)
    inputs = (("X" if topic in DATA else "A", given.term), *((("y", y.term),) if y else ()))
    story = begin(topic, inputs, options, given.header)
    if topic == "spectral":
        check_symmetry(story.a)
    derivation = STORIES[topic](story)
    claims = [s.statement for s in derivation.steps]
    wanted = goal(topic, inputs, derivation.definitions, claims, options)
    verdict, verdicts, certificate = judge_derivation(
        [(s.statement, s.hint) for s in derivation.steps], wanted, derivation.definitions
    )
    verdict, verdicts = cross_checked(derivation, verdict, verdicts, digits, witnesses)
    return Derived(story, derivation, given, wanted, verdict, verdicts, certificate, digits)


LONGEST_NUMBER = 200_000


def allow_long_numbers() -> None:
    """Let Python write out exact numbers of many digits (its default stops at 4300).

    Input is limited to 30×30 entries of 1000 digits, so a determinant stays far below the bound.
    """
    import sys

    if 0 < sys.get_int_max_str_digits() < LONGEST_NUMBER:
        sys.set_int_max_str_digits(LONGEST_NUMBER)


def cross_checked(
    derivation: Derivation,
    verdict: Verdict,
    verdicts: tuple[Verdict, ...],
    digits: int = 50,
    kinds: tuple[str, ...] = WITNESSES,
) -> tuple[Verdict, tuple[Verdict, ...]]:
    """The verdicts with their numeric witnesses; one that excludes the exact answer takes `proved` away.

    The verdict of the whole carries the witnesses of all steps, each quantity once.
    """
    from .numeric.witness import cross_check

    out, against, every = [], [], {}
    for step, v in zip(derivation.steps, verdicts, strict=True):
        seen = cross_check(derivation.matrix, step.statement, derivation.definitions, digits, kinds)
        bad = [w for w in seen if w.agrees is False]
        if bad and v.status == "proved":
            reason = f"the {bad[0].kind} witness excludes the exact answer: {bad[0].value}"
            against.append(f"{step.title}: {reason}")
            v = replace(v, status="undecided", reason=reason)
        out.append(replace(v, witnesses=seen))
        every |= {(w.kind, w.quantity): w for w in seen if (w.kind, w.quantity) not in every}
    verdict = replace(verdict, witnesses=tuple(every.values()))
    if against and verdict.status == "proved":
        verdict = replace(verdict, status="undecided", reason="; ".join(against))
    return verdict, tuple(out)
