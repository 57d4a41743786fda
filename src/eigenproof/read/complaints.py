"""What is said about a cell of a table that holds no real number: where it is, and what may be left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import InputError, LimitError
from .names import Grid, Layout, is_missing, kind, name_of
from .objects import kind_of

SHOWN = 3
_TEXT = ("letter", "entry", "type", "shape")
_SLIPS = {"bool": ("a truth value", "write 1 or 0"), "complex": ("not a real number", "data are real")}


@dataclass(frozen=True, slots=True)
class Complaints:
    """The errors of one table; rows i and columns j count from 0 below and right of the names.

    by_columns: each column is an observation, so that a row is a variable.
    """

    grid: Grid
    layout: Layout
    by_columns: bool

    def missing(self, i: int, j: int) -> InputError:
        """The error for a cell without a value, and for all others like it."""
        body = enumerate(self._body())
        gaps = [(r, c) for r, row in body for c, cell in enumerate(row) if is_missing(cell)]
        name = self._name(i, j)
        which = f"the value of {name!r}" if name else "a value"
        if len(gaps) == 1:
            move = f"leave out {self._either(i, j)}, or fill in the value"
        else:
            observations = {gap[self.by_columns] for gap in gaps}
            variables = {gap[not self.by_columns] for gap in gaps}
            what = "column" if self.by_columns else "row"
            number = f"the {len(observations)} {what}s with gaps" if len(observations) > 1 else f"that {what}"
            move = f"leave out {number}"
            if len(variables) == 1:
                move += f", or {self._variable(i, j)}, which has all {len(gaps)} gaps"
            move += ", or fill in the values"
        more = f" (the first of {len(gaps)} gaps)" if len(gaps) > 1 else ""
        return InputError(f"{which} is missing{more}", code="missing", next_move=move)

    def explained(self, error: InputError, i: int, j: int) -> InputError:
        """The error with its place, and with what may be left out."""
        if error.code in (*_TEXT, *_SLIPS):
            error = self._word(error, i, j)
        elif not isinstance(error, LimitError) and error.code != "missing":
            error.next_move = f"leave out {self._either(i, j)}, or give the true value"
        error.row, error.column, error.character = i + 1, j + self.layout.left + 1, None
        error.line = self.grid.lines[self.layout.top + i] if self.grid.lines else None
        return error

    def _word(self, error: InputError, i: int, j: int) -> InputError:
        """The error for a cell that is no real number: a variable of words, or one slip."""
        body, variable = self._body(), self._variable(i, j)
        cells = body[i] if self.by_columns else [row[j] for row in body]
        kinds = [kind(cell) for cell in cells]
        asked = error.message.partition(" is ")[2] if error.message.endswith("?") else ""
        slip = error.code in ("bool", "complex") or bool(asked)
        if len(cells) > 1 and not slip and "number" not in kinds:
            words = list(
                dict.fromkeys(name_of(c) for c, k in zip(cells, kinds, strict=True) if k != "missing")
            )
            shown = ", ".join(map(repr, words[:SHOWN])) + (", …" if len(words) > SHOWN else "")
            return InputError(
                f"{variable} holds text, not numbers: {shown}",
                code="text",
                next_move=f"leave out {variable}: a variable has numbers",
            )
        name, shown = self._name(i, j), _shown(body[i][j])
        message = f"the value of {name!r} is {shown}" if name else f"a value is {shown}"
        what, fix = _SLIPS.get(error.code, ("not a number", ""))
        if asked:
            what, fix = asked, error.next_move
        move = f"leave out {self._either(i, j)}, or correct it{': ' if fix else ''}{fix}"
        code = "text" if error.code in _TEXT else error.code
        return InputError(f"{message}, {what}", code=code, next_move=move)

    def _body(self) -> Sequence[Sequence[object]]:
        """The cells that should hold numbers."""
        top, left, right = self.layout[:3]
        return [row[left:right] for row in self.grid.rows[top:]]

    def _either(self, i: int, j: int) -> str:
        """The observation and the variable of a cell: either may be left out."""
        observation = f"column {j + self.layout.left + 1}" if self.by_columns else f"row {i + 1}"
        return f"{observation} or {self._variable(i, j)}"

    def _variable(self, i: int, j: int) -> str:
        """The variable of a cell as it stands in the source."""
        what, number = ("row", i + 1) if self.by_columns else ("column", j + self.layout.left + 1)
        name = self._name(i, j)
        return f"the {what} {name!r}" if name else f"{what} {number}"

    def _name(self, i: int, j: int) -> str:
        return self.layout.names[i if self.by_columns else j] if self.layout.names else ""


def _shown(cell: object) -> str:
    """A cell in a message: words in quotes, numbers as they are, anything else by its kind."""
    if isinstance(cell, str):
        return repr(name_of(cell))
    return name_of(cell) if isinstance(cell, (bool, complex)) else kind_of(cell)
