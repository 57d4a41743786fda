"""What the input room promises to take in, and the errors for what is larger."""

from __future__ import annotations

from ..errors import InputError, LimitError

MAX_SIZE = 30  # rows and columns
MAX_DIGITS = 1000  # of a numerator, a denominator, or a decimal with its exponent written out
MAX_BYTES = 5_000_000  # of a file or a text
MAX_ENTRY = 5000  # characters of one entry
MAX_DEPTH = 50  # brackets inside brackets

_BOUND = 10**MAX_DIGITS


def check_shape(rows: int, columns: int) -> None:
    """Refuse what is larger than 30x30, and r x 0 or 0 x c unless it is 0x0. Raises InputError."""
    if rows > MAX_SIZE or columns > MAX_SIZE:
        raise LimitError(
            f"the matrix is {rows}×{columns}; at most {MAX_SIZE}×{MAX_SIZE} is promised",
            next_move=f"give a matrix of at most {MAX_SIZE} rows and {MAX_SIZE} columns",
        )
    if (rows == 0) != (columns == 0):
        raise InputError(
            f"the matrix is {rows}×{columns}: it has no entries, and is not 0×0",
            code="shape",
            next_move="write [] for the 0×0 matrix",
        )


def check_digits(numerator: int, denominator: int = 1) -> None:
    """Refuse a rational with more than 1000 digits above or below the line. Raises LimitError."""
    if not (-_BOUND < numerator < _BOUND and denominator < _BOUND):
        raise too_many_digits()


def too_many_digits() -> LimitError:
    """The error for a number that is longer than promised."""
    return LimitError(
        f"the number has more than {MAX_DIGITS} digits when written out",
        next_move=f"round it, or scale the matrix, to at most {MAX_DIGITS} digits",
    )
