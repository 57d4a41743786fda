"""What the input room promises to take in, and the errors for what is larger."""

from __future__ import annotations

from ..errors import InputError, LimitError

MAX_SIZE = 30  # rows and columns
MAX_OBSERVATIONS = 10_000  # of a table of data
MAX_VARIABLES = 30
MAX_DIGITS = 1000  # of a numerator, a denominator, or a decimal with its exponent written out
MAX_BYTES = 5_000_000  # of a file or a text
MAX_DATA_BYTES = 20_000_000  # of a table of data
MAX_ENTRY = 5000  # characters of one entry
MAX_DEPTH = 50  # brackets inside brackets

_BOUND = 10**MAX_DIGITS


def check_shape(rows: int, columns: int) -> None:
    """Refuse what is larger than 30x30, and r x 0 or 0 x c unless it is 0x0. Raises InputError."""
    if rows > MAX_SIZE or columns > MAX_SIZE:
        raise LimitError(
            f"the matrix is {rows}×{columns}; at most {MAX_SIZE}×{MAX_SIZE} is promised",
            next_move=f"give a matrix of at most {MAX_SIZE} rows and {MAX_SIZE} columns"
            + (" (covariance and pca take a table of more rows)" if columns <= MAX_SIZE else ""),
        )
    if (rows == 0) != (columns == 0):
        raise InputError(
            f"the matrix is {rows}×{columns}: it has no entries, and is not 0×0",
            code="shape",
            next_move="write [] for the 0×0 matrix",
        )


def check_data_shape(rows: int, columns: int, by_columns: bool = False) -> None:
    """Refuse a table beyond 10000 observations of 30 variables. Raises LimitError.

    rows, columns: as they stand in the source; by_columns: each column is an observation.
    """
    observations, variables = (columns, rows) if by_columns else (rows, columns)
    if observations <= MAX_OBSERVATIONS and variables <= MAX_VARIABLES:
        return
    if observations > MAX_OBSERVATIONS:
        move = f"take a sample of {MAX_OBSERVATIONS:,} of them"
    else:
        move = f"choose at most {MAX_VARIABLES} of the variables"
    if rows <= MAX_VARIABLES and not by_columns:
        move += "; if each column is an observation, say so: --columns, or columns=True"
    if columns <= MAX_VARIABLES and rows <= MAX_OBSERVATIONS and by_columns:
        move += "; if each row is an observation, leave out --columns"
    raise LimitError(
        f"the table has {observations:,} observations of {variables:,} variables; "
        f"at most {MAX_OBSERVATIONS:,} of {MAX_VARIABLES} are promised",
        next_move=move,
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
