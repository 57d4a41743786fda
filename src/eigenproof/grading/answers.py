"""An answer as a student types it, or as a program holds it: part by part, each with its own error."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..errors import EigenproofError, InputError, LimitError
from ..model import Expr, Term
from .names import NAMES, named, plain
from .objects import of_object
from .questions import PARTS, Question
from .splitting import segments, sides
from .values import read_items

LONGEST = 20_000
MOST_PARTS = 60
LISTS = {"eigenvalues", "eigenvectors", "nullspace", "components", "variances", "ratio", "S"}
"""Parts that are lists: several values under one name, or numbered names."""
SCALARS = {"eigenvalues", "variances", "ratio", "S"}
VECTORS_OF = {"eigenvalues": "eigenvectors", "variances": "components"}
_NEVER = r"(?:(?:A|it|(?:the )?matrix) is )?"
_ABSENT = r"does not exist|there is none|none|impossible"
DENIED = {
    topic: re.compile(words, re.IGNORECASE)
    for topic, words in {
        "diagonalize": rf"{_NEVER}(?:not |non-?)diagonali[sz]able(?: over (?P<field>[RC]|the reals?|ℝ|ℂ))?|{_ABSENT}",
        "spectral": rf"{_NEVER}(?:not |non-?)(?:orthogonally )?diagonali[sz]able|{_ABSENT}",
        "inverse": rf"{_NEVER}(?:singular|not invertible|non-?invertible)|(?:(?:A|it) has )?no inverse(?: exists)?|"
        rf"(?:the )?inverse does not exist|{_ABSENT}",
    }.items()
}
"""Topics whose answer may be that there is none, and how that is said."""


_TRIVIAL = re.compile(
    r"(?:it is )?trivial|(?:only )?(?:the )?(?:zero|0)(?: vector)?(?: only)?|\{\}|∅", re.IGNORECASE
)


@dataclass(slots=True)
class Given:
    """What was given for one part: the values in their order, the text they came from, what went wrong.

    `numbers`: the index in its name (v2), `before`: how many eigenvalues had been named before it.
    """

    texts: list[str] = field(default_factory=list)
    values: list[Expr] = field(default_factory=list)
    numbers: list[int | None] = field(default_factory=list)
    before: list[int] = field(default_factory=list)
    error: EigenproofError | None = None

    @property
    def text(self) -> str:
        return ", ".join(self.texts)


@dataclass(slots=True)
class Answer:
    """The parts of an answer by name, and what could not be placed. `none`: "there is none" was said."""

    parts: dict[str, Given] = field(default_factory=dict)
    stray: list[tuple[str, str]] = field(default_factory=list)
    none: str = ""


def read_answer(q: Question, answer: object) -> Answer:
    """The parts in a text, a mapping from names to values, or one value. Never raises for a bad value."""
    found = Answer()
    if isinstance(answer, Mapping) and len(q.parts) == 1 and not any(named(q.topic, str(n)) for n in answer):
        _of_value(found, q, answer)  # {3: 2, 1: 1}
    elif isinstance(answer, Mapping):
        for name, value in list(answer.items())[:MOST_PARTS]:
            _of_name(found, q, str(name), value)
    elif isinstance(answer, str):
        _of_text(found, q, answer)
    elif answer is not None:
        _of_value(found, q, answer)
    return found


def _of_name(found: Answer, q: Question, name: str, value: object) -> None:
    meaning = named(q.topic, name)
    if meaning is None:
        found.stray.append((name[:60], f"{q.topic} has no part of this name: expected {_expected(q)}"))
        return
    part, number = meaning
    if isinstance(value, str) and (said := _none(q, value)):
        found.none = said
        return
    _put(found, part, number, value)


def _of_text(found: Answer, q: Question, text: str) -> None:
    """Segment by segment: `name = value`, `name: value`, or a value whose name came before it."""
    if len(text) > LONGEST:
        found.stray.append((text[:40], f"longer than {LONGEST:,} characters"))
        return
    if said := _none(q, text):
        found.none = said
        return
    if _try_whole(found, q, text):
        return
    waiting: list[tuple[str, int | None]] = []
    for segment in segments(text, lambda s: named(q.topic, s) is not None)[: 4 * MOST_PARTS]:
        if said := _none(q, segment):
            found.none = said
            continue
        *left, value = sides(segment)
        if left and value == "0" and q.topic == "charpoly" and named(q.topic, left[0]) is None:
            left, value = [], left[-1]  # p(x) = 0
        meanings = [named(q.topic, name) for name in left]
        if left and not any(meanings):
            if plain(left[0]) == q.name and len(q.parts) > 1:
                continue  # A = P*D*P^-1
            if not re.match(r"(?:det|p_?A?)\(", plain(left[0])):
                found.stray.append((left[0].strip()[:60], f"not a name of a part: expected {_expected(q)}"))
                continue
            waiting = []
        if not left and (meaning := named(q.topic, segment)) is not None:
            waiting = [meaning]
            continue
        targets = list(dict.fromkeys(m for m in meanings if m is not None)) or waiting
        if not targets:
            _of_value(found, q, value)
            continue
        for part, number in targets:
            _put(found, part, number, value)
        waiting = [(part, None) for part, _ in targets[-1:] if part in LISTS]
        if waiting and waiting[0][0] in VECTORS_OF and VECTORS_OF[waiting[0][0]] in NAMES[q.topic]:
            waiting = [(VECTORS_OF[waiting[0][0]], None)]  # λ = 3: (1, 1)


def _try_whole(found: Answer, q: Question, text: str) -> bool:
    """A bare value, when the text names nothing."""
    if re.search(r"(?<![<>!])=|:", text) and not re.fullmatch(r"\s*\{[^{}=]*\}\s*", text):
        return False
    asked = q.parts[0] if len(q.parts) == 1 else None
    if asked is None:
        return False
    try:
        _ = read_items(text)
    except (EigenproofError, RecursionError):
        return False
    _put(found, asked, None, text)
    return True


def _of_value(found: Answer, q: Question, value: object) -> None:
    """A value without a name: to the one part asked, or to the part whose kind it has."""
    part = q.parts[0] if len(q.parts) == 1 else None
    if part is None:
        try:
            items = read_items(value) if isinstance(value, str) else of_object(value)
        except (EigenproofError, RecursionError) as error:
            said = error.message if isinstance(error, EigenproofError) else "nested too deep"
            found.stray.append((str(value)[:60], said))
            return
        flat = all(not isinstance(x, Term) or x.op not in ("vector", "matrix", "span") for x in items)
        part = next((p for p in q.parts if (p in ("eigenvalues", "variances", "D", "S")) == flat), None)
        if part in (None, "P", "Q", "D", "S", "U", "V"):
            found.stray.append((str(value)[:60], f"it has no name: expected {_expected(q)}"))
            return
    _put(found, part, None, value)


def _none(q: Question, text: str) -> str:
    """The text, if it says that there is no such thing."""
    said = re.sub(r"\s+", " ", text).strip(" .$")
    return said if q.topic in DENIED and len(said) < 80 and DENIED[q.topic].fullmatch(said) else ""


def _put(found: Answer, part: str, number: int | None, value: object) -> None:
    """Add a value to a part; what cannot be read is the part's error."""
    given = found.parts.setdefault(part, Given())
    if part == "eigenvectors" and isinstance(value, (list, tuple)):
        value = [tuple(v) if isinstance(v, list) and not isinstance(v[:1], str) else v for v in value]
    text = value.strip() if isinstance(value, str) else ""
    try:
        if isinstance(value, str) and len(value) > LONGEST:
            raise LimitError(f"longer than {LONGEST:,} characters", next_move="give a shorter answer")
        trivial = part == "nullspace" and isinstance(value, str) and _TRIVIAL.fullmatch(value.strip())
        items = [0] if trivial else read_items(value) if isinstance(value, str) else of_object(value)
        if part in SCALARS:
            items = [x for item in items for x in _flat(item)]
        if part not in LISTS and len(items) > 1:
            raise InputError(
                f"expected one value, read {len(items)}", code="shape", next_move="give one value"
            )
        if part not in LISTS and given.values and not (part == "x" and number):
            raise InputError("it is given twice", code="twice", next_move="give it once")
    except EigenproofError as error:
        given.error = given.error or error
        given.texts.append(text[:200] or type(value).__name__)
        return
    except RecursionError:
        given.error = LimitError("nested too deep", next_move="write it flatter")
        return
    given.texts.append(text[:200] or _shown(items))
    given.values += items
    given.numbers += [number] * len(items)
    values = found.parts.get("eigenvalues")
    given.before += [len(values.values) if values else 0] * len(items)


def groups(answer: Answer) -> tuple[list[int | None], bool]:
    """For each eigenvector the place of its eigenvalue (None: not clear), and whether the answer pairs them.

    They are paired by their numbers, or by standing behind their eigenvalue; two lists are not.
    """
    values, vectors = answer.parts.get("eigenvalues"), answer.parts.get("eigenvectors")
    if values is None or vectors is None or values.error or vectors.error:
        return [None] * len(vectors.values if vectors else ()), False
    count, total = len(vectors.values), len(values.values)
    interleaved = len(set(vectors.before)) > 1 and vectors.before[0] > 0
    if interleaved and (None in vectors.numbers or count != total):
        return [k - 1 for k in vectors.before], True
    if count == total:
        numbered = None not in vectors.numbers and sorted(vectors.numbers) == list(range(1, count + 1))
        return ([n - 1 for n in vectors.numbers], True) if numbered else (list(range(count)), False)
    return [0] * count if total == 1 else [None] * count, total == 1


def _flat(t: Expr) -> tuple[Expr, ...]:
    """The entries of a list written as a vector or as one row."""
    if isinstance(t, Term) and t.op == "vector":
        return t.args
    return t.args[0] if isinstance(t, Term) and t.op == "matrix" and len(t.args) == 1 else (t,)


def _shown(items: list[Expr]) -> str:
    from ..language import to_text

    return ", ".join(to_text(x) for x in items)[:200]


def _expected(q: Question) -> str:
    return ", ".join(PARTS[q.topic])
