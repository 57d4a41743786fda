"""The names that a document has defined so far, and what each stands for."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from ..errors import EigenproofError, LimitError
from ..language import infer
from ..language.sizes import Kind, Shape
from ..language.sizes_unbound import free_names
from ..language.vocabulary import GREEK
from ..model import Expr, Place, Term, eq, substitute, walk
from .limits import MAX_ENTRIES
from .plain_values import plain

LARGEST = 2 * MAX_ENTRIES
"""Most nodes of what a name stands for."""

_LITERAL_OPS = frozenset(
    {
        "matrix",
        "vector",
        "columns",
        "decimal",
        "/",
        "sqrt",
        "neg",
        "+",
        "*",
        "^",
        "T",
        "diag",
        "i",
        "pi",
        "e",
        "I",
    }
)
_VALUE = "value__"
NEAR = 4
"""Paragraphs (displays count) for which a plain letter keeps its number."""
_FACTORS = frozenset({"P", "D", "Q", "U", "V", "E", "Lambda", "Sigma"})
"""Usual names of the factors of another matrix."""


class Known(NamedTuple):
    """A defined name: its value without other names, what kind it is, and where it was defined.

    literal: the value is written out (not computed from others).  marked: by a `let` of a marked statement.
    note: what is remarkable about the definition.
    """

    value: Expr
    kind: Kind | None
    literal: bool
    place: Place
    section: int
    paragraph: int
    marked: bool = False
    note: str = ""

    @property
    def is_matrix(self) -> bool:
        return isinstance(self.kind, Shape) and self.kind[1] != 1

    @property
    def is_square(self) -> bool:
        return self.is_matrix and self.kind[0] == self.kind[1]  # type: ignore[index]

    @property
    def is_vector(self) -> bool:
        return isinstance(self.kind, Shape) and self.kind[1] == 1 and self.kind[0] != 1

    @property
    def is_number(self) -> bool:
        return isinstance(self.kind, Shape) and tuple(self.kind) == (1, 1)


Name = tuple[str, bool]
"""A name and whether it is printed bold."""


class Scope:
    """Definitions in the order in which they were made."""

    def __init__(self) -> None:
        self.known: dict[Name, Known] = {}
        self.section = self.paragraph = 0  # where we are
        self.product: tuple[Expr, dict[str, Known]] | None = None  # AᵀA, when it was spoken of last
        self.primes = True  # a prime marks a transpose in this document
        self.dagger = ""  # what a dagger marks in this document: the pseudoinverse, or it is not clear
        self.small_t = ""  # ^t is the transpose here: of a "written" matrix, or of a "named" one too
        self.unclear = False  # another square matrix than a named one was spoken of last
        self.mentioned: dict[Name, int] = {}  # matrices with the section, the one spoken of last at the end

    # ------------------------------------------------------------ looking up

    def get(self, name: str, bold: bool = False) -> Known | None:
        """What a name stands for here. The number of a plain letter is soon another one: x, k, t, x₁."""
        known = self.known.get((name, bold))
        if known is None and name[:1].isupper():
            known = self.known.get((name, not bold))
        if known and known.is_number and not bold and not known.marked:
            letter = name.rstrip("0123456789")
            near = known.section == self.section and (
                letter in GREEK or self.paragraph - known.paragraph <= NEAR
            )
            return known if near or (letter in GREEK and letter != name) else None
        return known

    def anywhere(self, name: str) -> Known | None:
        """What a name of a marked statement stands for: bold or plain."""
        return self.get(name, True) or self.get(name)

    def values(self, names: Iterable[Name]) -> dict[str, Known]:
        """The known ones of these names."""
        found = {name: self.get(name, bold) for name, bold in names}
        return {name: known for name, known in found.items() if known is not None}

    def matrices(self) -> set[str]:
        return {name for name, bold in self.known if (known := self.get(name, bold)) and known.is_matrix}

    def subject(self, square: bool = True) -> tuple[str, Known] | None:
        """The matrix that this section speaks of: the last one, but not a factor such as P of another."""
        found = []
        for (name, bold), section in reversed(self.mentioned.items()):
            known = self.get(name, bold)
            if known and known.is_matrix and section == self.section:
                found.append((name, known))
        chosen = next((pair for pair in found if not _is_factor(pair[0])), None)
        chosen = chosen or (found[0] if len(found) == 1 else None)
        if chosen is None or (square and not chosen[1].is_square):
            return None
        return chosen

    # ------------------------------------------------------------ changing

    def mention(self, name: Name) -> None:
        """The text speaks of this matrix now."""
        self.product, self.unclear = None, False
        self.mentioned.pop(name, None)
        self.mentioned[name] = self.section

    def forget(self, name: Name) -> None:
        """The name stands for something else from here on, which is not given."""
        for face in (True, False) if name[0][:1].isupper() else (name[1],):
            former = self.known.get((name[0], face))
            if former is not None and former.is_matrix:
                self._forget_since((name[0], face), -1)
            self.known.pop((name[0], face), None)

    def define(
        self,
        name: Name,
        value: Expr,
        place: Place,
        paragraph: int,
        *,
        literal: bool = False,
        marked: bool = False,
    ) -> Known:
        """A new meaning of a name; names that belonged to its former matrix are forgotten.

        Raises LimitError for what is too large with all names in it written out: B = A A, C = B B, ….
        """
        if next(islice(walk(value), LARGEST, None), None) is not None:
            self.forget(name)
            raise LimitError(f"{name[0]} is too large when it is written out", next_move="shorten it")
        kind = kind_of_value(value)
        former = self.known.get(name)
        note = ""
        if former and former.literal and literal and not same(former.value, value) and not marked:
            note = _one_entry(name[0], former, value)
            if not note and former.is_matrix and not _is_factor(name[0]):
                self._forget_since(name, paragraph)
        known = Known(value, kind, literal, place, self.section, paragraph, marked, note)
        self.known.pop(name, None)
        self.known[name] = known
        if known.is_matrix:
            self.mention(name)
        return known

    def _forget_since(self, name: Name, paragraph: int) -> None:
        """What was defined after a matrix belonged to it, except what this paragraph has defined."""
        names = list(self.known)
        for later in names[names.index(name) + 1 :]:
            known = self.known[later]
            if not known.marked and known.paragraph != paragraph:
                del self.known[later]


def _is_factor(name: str) -> bool:
    """Whether a name is one that the factors of another matrix usually have."""
    return name.rstrip("0123456789") in _FACTORS


def kind_of_value(value: Expr) -> Kind | None:
    """What a closed term is: a matrix of some size, a collection, …; None when its sizes do not fit."""
    try:
        return infer(Term("let", (((_VALUE, value),), eq(_VALUE, _VALUE)))).kinds.get(_VALUE)
    except EigenproofError:
        return None


def same(a: Expr, b: Expr) -> bool:
    """Whether two written values are one and the same."""
    return a == b or plain(a) == plain(b)


def comparable(a: Expr, b: Expr) -> bool:
    """Whether `same` can tell: both are rational."""
    return a == b or (plain(a) is not a and plain(b) is not b)


def is_literal(t: Expr) -> bool:
    """Whether a term is written out: numbers, a matrix or a vector of them, perhaps with a factor."""
    if any(isinstance(n, str) for n in walk(t)):
        return False
    nodes = [n for n in walk(t) if isinstance(n, Term)]
    matrices = sum(n.op in ("matrix", "vector", "columns", "diag") for n in nodes)
    return all(n.op in _LITERAL_OPS for n in nodes) and matrices <= 1 and _no_power_of_matrix(nodes)


def _no_power_of_matrix(nodes: list[Term]) -> bool:
    return not any(
        n.op == "^" and any(isinstance(m, Term) and m.op in ("matrix", "vector") for m in walk(n))
        for n in nodes
    )


def closed(t: Expr, known: dict[str, Known]) -> Expr:
    """The term with the known names replaced by what they stand for."""
    return substitute(t, {name: k.value for name, k in known.items()})  # type: ignore[return-value]


def unknown_names(t: Expr, known: dict[str, Known]) -> list[str]:
    """The names of a term that stand for nothing known, in reading order."""
    return [name for name in free_names(t) if name not in known]


def _one_entry(name: str, former: Known, value: Expr) -> str:
    """A note when a matrix differs in exactly one entry from the one of its name above."""
    old, new = former.value, value
    if not (
        isinstance(old, Term)
        and isinstance(new, Term)
        and old.op == new.op
        and old.op in ("matrix", "vector")
    ):
        return ""
    if len(old.args) != len(new.args):
        return ""
    rows = [(r, s) if old.op == "matrix" else ((r,), (s,)) for r, s in zip(old.args, new.args)]
    if any(len(r) != len(s) for r, s in rows):
        return ""
    differ = [(i, j) for i, (r, s) in enumerate(rows, 1) for j, (a, b) in enumerate(zip(r, s), 1) if a != b]
    if len(differ) != 1 or len(rows) * len(rows[0][0]) < 3:
        return ""
    i, j = differ[0]
    entry = f"entry ({i}, {j})" if old.op == "matrix" else f"entry {i}"
    return f"{name} differs from the {name} defined on line {former.place.line} in {entry}"
