"""Files of answers: JSON with a question and an answer, or many of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from ..errors import InputError, LimitError
from .questions import as_mapping

MOST_ANSWERS = 2000
MAX_BYTES = 5_000_000
_WRITTEN = re.compile(r"[\[({;\\\n]|\d\s+-?\d")
"""What a matrix has that is written out."""
HOW = '{"id": "a", "question": "eigen [[2, 1], [1, 2]]", "answer": "…"}'


class Asked(NamedTuple):
    """One answer in a file: its name, the question, the answer, and where it stands."""

    id: str
    question: object
    answer: object
    file: str
    number: int
    line: int

    @property
    def place(self) -> str:
        return f"item {self.number}" + (f" ({self.id})" if self.id else "")


@contextmanager
def located(asked: Asked) -> Iterator[None]:
    """Errors in the question of an item name the file and the item."""
    try:
        yield
    except InputError as error:
        raise InputError(
            f"{asked.place}: {error.message}", code=error.code, next_move=error.next_move,
            source=asked.file, line=asked.line,
        ) from None  # fmt: skip


def read_answers(path: str | PathLike[str]) -> list[Asked]:
    """The answers in a JSON file. Raises InputError with the item for what is none."""
    path = Path(path)
    found = []
    for number, (item, line) in enumerate(_items(path), 1):
        name = str(item.get("id") or "") if isinstance(item, Mapping) else ""
        whole = isinstance(item, Mapping) and {"question", "answer"} <= item.keys()
        asked = Asked(
            name, item["question"] if whole else None, item["answer"] if whole else None,
            str(path), number, line,
        )  # fmt: skip
        with located(asked):
            if not whole:
                what = "an object without them" if isinstance(item, Mapping) else f"a {type(item).__name__}"
                raise InputError(
                    f'expected "question" and "answer", found {what}', code="answers", next_move=HOW
                )
            _check_inline(asked.question)
        found.append(asked)
    return found


def _items(path: Path) -> list[tuple[object, int]]:
    """The items of a file, each with its line."""
    text = _text(path)
    try:
        whole = json.loads(text, parse_float=str)
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"not JSON: {getattr(error, 'msg', 'nested too deep')}", code="json", source=str(path),
            line=getattr(error, "lineno", None), character=getattr(error, "colno", None), next_move=HOW,
        ) from None  # fmt: skip
    if isinstance(whole, Mapping) and isinstance(whole.get("answers"), list):
        rows = [a if isinstance(a, Mapping) and "answer" in a else {"answer": a} for a in whole["answers"]]
        items = [({"question": whole.get("question"), **row}, 1) for row in rows]
    elif isinstance(whole, list):
        items = list(zip(whole, _lines(text), strict=True))
    else:
        items = [(whole, 1)]
    if len(items) > MOST_ANSWERS:
        raise LimitError(f"more than {MOST_ANSWERS} answers", next_move="split the file", source=str(path))
    return items


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(
            f"cannot be opened: {error.strerror}", code="file", next_move="check its name", source=str(path)
        ) from None
    if len(raw) > MAX_BYTES:
        raise LimitError(f"more than {MAX_BYTES:,} bytes", next_move="split the file", source=str(path))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8 at byte {error.start + 1}", code="json", next_move="iconv -t utf-8", source=str(path)
        ) from None


def _lines(text: str) -> list[int]:
    """The line on which each item of a JSON list begins."""
    decoder, blank = json.JSONDecoder(), re.compile(r"[\s,]*")
    at, lines = text.index("[") + 1, []
    while text[at := blank.match(text, at).end()] != "]":  # type: ignore[union-attr]
        lines.append(text.count("\n", 0, at) + 1)
        at = decoder.raw_decode(text, at)[1]
    return lines


def _check_inline(question: object) -> None:
    """InputError unless the matrix is written out: a file of answers opens no other files."""
    from ..read import names_file

    asked = as_mapping(question)
    for text in (asked.get("matrix"), asked.get("y")):
        if isinstance(text, str) and (names_file(text) or not _WRITTEN.search(text)):
            raise InputError(
                f"the matrix must be written out; read {text[:60]!r}", code="question",
                next_move='"eigen [[2, 1], [1, 2]]"',
            )  # fmt: skip
