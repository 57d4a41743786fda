"""Claims and skipped formulas as they are found; each claim is made to stand alone."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import EigenproofError, SizeError
from ..language import resolved
from ..model import Claim, Expr, Place, Skipped, Term, let, walk
from ..model import names as names_in
from .pieces import Document
from .prose import Spot
from .scope import Known

LONGEST = 200
"""Characters of a source that are kept."""


def one_line(text: str) -> str:
    """A source on one line, cut where it is very long."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


class Collected:
    """What is found in a document, with its offsets."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.claims: list[tuple[int, Claim]] = []
        self.skipped: list[tuple[int, Skipped]] = []
        self._seen: set[tuple[int, Expr]] = set()

    def place(self, offset: int) -> Place:
        return self.document.place(offset)

    def skip(
        self, offset: int, source: str, reason: str, *, marked: bool = False, place: Place | None = None
    ) -> None:
        found = Skipped(place or self.place(offset), one_line(source), reason, marked)
        self.skipped.append((offset, found))

    def claim(
        self,
        offset: int,
        source: str,
        statement: Expr,
        known: dict[str, Known],
        *,
        printed: bool = False,
        notes: Iterable[str] = (),
    ) -> bool:
        """A claim read in the prose; what does not fit in size is skipped, because it may be misread."""
        used = {name: k for name, k in sorted(known.items(), key=_order) if name in names_in(statement)}
        whole = let([(name, k.value) for name, k in used.items()], statement)
        if (offset, whole) in self._seen:
            return True
        try:
            resolved(whole)
        except SizeError as error:
            if not _by_shape(statement, used):
                self.skip(offset, source, f"sizes that do not fit: {error.message}")
                return False
        except EigenproofError as error:
            self.skip(offset, source, error.message if isinstance(error, EigenproofError) else str(error))
            return False
        self._seen.add((offset, whole))
        said = [*notes, *(k.note for k in used.values() if k.note)]
        place = self.place(offset)
        self.claims.append(
            (
                offset,
                Claim(place, one_line(source), whole, False, printed, "proved", tuple(dict.fromkeys(said))),
            )
        )
        return True


def _by_shape(statement: Expr, known: dict[str, Known]) -> bool:
    """Whether a clash of sizes is the document's own: everything in it is an explicit matrix or vector."""
    if not (isinstance(statement, Term) and statement.op in ("==", "~=")):
        return False
    if any(isinstance(t, Term) and t.op == "*" and _two_columns(t.args) for t in walk(statement)):
        return False  # a cross product, or a dot product without its dot
    written = [a for a in statement.args if isinstance(a, Term) and a.op in ("matrix", "vector")]
    named = all(k.is_matrix for k in known.values())
    return bool(written) and named


def _order(item: tuple[str, Known]) -> tuple:
    """Definitions in the order of the document."""
    return item[1].place.line, item[1].place.column, item[0]


def _two_columns(factors: tuple) -> bool:
    """Whether two vectors stand side by side."""
    columns = [isinstance(a, Term) and a.op == "vector" for a in factors]
    return any(a and b for a, b in zip(columns, columns[1:]))


def by_place(found: list) -> tuple:
    """What was found, in the order of the document."""
    return tuple(item for _, item in sorted(found, key=lambda pair: pair[0]))


def source_of(spot: Spot, start: int, end: int) -> str:
    """The author's maths between two places of it."""
    return spot.formula.sides[0].source.text[start:end]
