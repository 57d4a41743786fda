"""Marked statements of a document: a block tagged `eigenproof`, or a `check:` comment."""

from __future__ import annotations

import re

from ..errors import InputError, SizeError
from ..language import parse_latex_lines, resolved
from ..language.sizes_unbound import free_names
from ..model import Claim, Expr, let, names
from .collected import Collected, one_line
from .marked import Stated, Unit, stated, units
from .pieces import Piece
from .scope import Scope, closed, kind_of_value

_LOST = "is not known: what defines it cannot be read"
_LET = re.compile(r"\blet\s+(\w+)\s*:?=")


class Statements:
    """Reads marked statements with the names that the document has defined."""

    def __init__(self, scope: Scope, found: Collected) -> None:
        self.scope, self.found = scope, found
        self.lost: set[str] = set()  # names whose `let` cannot be read; they are no letters for any number

    def read(self, piece: Piece) -> None:
        """The claims of one block or comment; what cannot be read is skipped, and marked as an error."""
        lines = piece.text.text.split("\n")
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        for unit in units(lines):
            at = starts[unit.lines[0] - 1]
            try:
                made = self._unit(piece, unit)
            except InputError as error:
                index = (
                    starts[min(error.line, len(lines)) - 1] + (error.character or 1) - 1 if error.line else at
                )
                self.found.skip(piece.text.at(index), "\n".join(unit.pieces), _reason(error), marked=True)
                self.lost.update(_LET.findall("\n".join(unit.pieces)))
                continue
            for statement in made:
                self._claim(piece, starts, statement)

    def _unit(self, piece: Piece, unit: Unit) -> list[Stated]:
        """The statements of a unit; `let`s are taken into the scope."""
        before = self._definitions()
        definitions = list(before)
        try:
            made = list(stated(unit, piece.expected, definitions))
        except InputError:
            if "\\" not in unit.pieces[0]:
                raise
            made = self._latex(piece, unit, definitions)
        for name, value in definitions[len(before) :]:
            if lost := self.lost & names(value):
                raise InputError(f"{min(lost)} {_LOST}")
            known = {n: k for n in names(value) if (k := self.scope.anywhere(n))}
            place = self.found.place(piece.start)
            self.scope.define(
                (name, False), closed(value, known), place, piece.paragraph, literal=True, marked=True
            )
            self.scope.known.pop((name, True), None)
            self.lost.discard(name)
        return made

    @staticmethod
    def _latex(piece: Piece, unit: Unit, definitions: list[tuple[str, Expr]]) -> list[Stated]:
        """A statement spelled in LaTeX."""
        made = []
        text = "\n".join(unit.pieces)
        for written in parse_latex_lines(text, bound=[name for name, _ in definitions]):
            if written.name is not None:
                definitions.append((written.name, written.term))
            else:
                line = unit.lines[0] + written.line - 1
                made.append(Stated(line, text.strip(), piece.expected, let(definitions, written.term)))
        return made

    def _definitions(self) -> list[tuple[str, Expr]]:
        """What is known, as `let`s; a letter that was a number in the prose is free here."""
        found: dict[str, Expr] = {}
        for (name, _), known in self.scope.known.items():
            if known.marked or not known.is_number or len(name) > 1:
                found[name] = known.value
        return [(name, value) for name, value in found.items() if kind_of_value(value) is not None]

    def _claim(self, piece: Piece, starts: list[int], stated: Stated) -> None:
        line = starts[stated.line - 1]
        blank = len(piece.text.text[line:]) - len(piece.text.text[line:].lstrip())
        offset = piece.text.at(line + blank)
        if lost := self.lost & set(free_names(stated.statement)):
            self.found.skip(offset, stated.text, f"{min(lost)} {_LOST}", marked=True)
            return
        try:
            resolved(stated.statement)
        except SizeError:
            pass  # a claim all the same: its verdict says that the sizes do not fit
        except InputError as error:
            index = line + blank + _where(stated.text, error)
            self.found.skip(piece.text.at(index), stated.text, _reason(error), marked=True)
            return
        place = self.found.place(offset)
        made = Claim(place, one_line(stated.text), stated.statement, True, False, stated.expected)
        self.found.claims.append((offset, made))


def _reason(error: InputError) -> str:
    return f"{error.message} (try: {error.next_move})" if error.next_move else error.message


def _where(text: str, error: InputError) -> int:
    """Where the name that an error is about stands in a text."""
    name = error.data.get("term")
    found = re.search(rf"(?<![\w]){re.escape(str(name))}(?!\w)", text) if name else None
    return found.start() if found else 0
