"""Every error a user can meet: what was read, where, what was expected, what to do next."""

from __future__ import annotations


class EigenproofError(Exception):
    """Base of all errors of the project.

    `code` is stable and short (tests and editors match on it); `next_move` is the
    sentence that tells the reader what to try.
    """

    code = "error"

    def __init__(self, message: str, *, next_move: str = "", **data: object) -> None:
        super().__init__(message)
        self.message = message
        self.next_move = next_move
        self.data = data

    def __str__(self) -> str:
        return f"{self.message}\n  try: {self.next_move}" if self.next_move else self.message


class InputError(EigenproofError):
    """Something the user gave could not be read. Carries the place where it can.

    `character` is 1-based; with `source_line`, the line it counts in, a caret is shown below it.
    """

    code = "input"

    def __init__(
        self,
        message: str,
        *,
        code: str = "input",
        next_move: str = "",
        row: int | None = None,
        column: int | None = None,
        character: int | None = None,
        line: int | None = None,
        source: str | None = None,
        source_line: str = "",
        **data: object,
    ) -> None:
        super().__init__(message, next_move=next_move, **data)
        self.code = code
        self.row, self.column, self.character = row, column, character
        self.line, self.source, self.source_line = line, source, source_line

    def __str__(self) -> str:
        place = [
            f"{name} {value}"
            for name, value in (
                ("line", self.line),
                ("row", self.row),
                ("column", self.column),
                ("character", self.character),
            )
            if value is not None
        ]
        where = f"{self.source}: " if self.source else ""
        at = f" ({', '.join(place)})" if place else ""
        tail = f"\n  try: {self.next_move}" if self.next_move else ""
        return f"{where}{self.message}{at}{self._caret()}{tail}"

    def _caret(self) -> str:
        """The line with a caret below the place, or nothing."""
        if not self.source_line or self.character is None:
            return ""
        line, at = self.source_line.replace("\t", " "), self.character - 1
        if len(line) > 100:  # show what surrounds the place
            left = max(0, min(at - 50, len(line) - 100))
            line, at = f"…{line[left : left + 100]}…", at - left + 1
        return f"\n    {line}\n    {' ' * at}^"


class SyntaxProblem(InputError):
    """A statement or a term that does not parse."""

    def __init__(self, message: str, *, code: str = "syntax", **kwargs: object) -> None:
        super().__init__(message, code=code, **kwargs)  # type: ignore[arg-type]


class SizeError(InputError):
    """Two sizes that do not fit; names both terms and their sizes."""

    def __init__(self, message: str, **kwargs: object) -> None:
        kwargs.setdefault("code", "size")
        super().__init__(message, **kwargs)  # type: ignore[arg-type]


class LimitError(InputError):
    """Input larger than the project promises to handle."""

    def __init__(self, message: str, **kwargs: object) -> None:
        kwargs.setdefault("code", "limit")
        super().__init__(message, **kwargs)  # type: ignore[arg-type]


class CertificateError(EigenproofError):
    """The kernel does not accept a certificate: claim, what was derived, and the difference."""

    code = "certificate"


class DerivationError(EigenproofError):
    """A derivation could not be completed (a gap is said, never papered over)."""

    code = "derivation"
