"""What a derivation is asked for: the topic, its input and its options, checked before any work."""

from __future__ import annotations

from numbers import Integral
from typing import IO

from .errors import InputError, LimitError, SizeError
from .model import MatrixInput, Options, Term

TOPICS = (
    "charpoly", "eigen", "diagonalize", "spectral", "determinant",
    "svd", "pseudoinverse", "lstsq", "covariance", "pca",
)  # fmt: skip
SQUARE = ("charpoly", "eigen", "diagonalize", "spectral", "determinant")
DATA = ("covariance", "pca")
DIGITS = (16, 10_000)


def own_integer(x: object) -> object:
    """An integer of another library, such as numpy.int64(2), as Python's own; anything else as it is."""
    return int(x) if isinstance(x, Integral) and not isinstance(x, bool) else x


def check_topic(topic: str, digits: int) -> None:
    """InputError unless the topic exists and the number of digits is in range."""
    if topic not in TOPICS:
        from difflib import get_close_matches

        near = get_close_matches(topic, TOPICS, 1, 0.5)
        raise InputError(
            f"no topic {topic!r}: expected one of {', '.join(TOPICS)}",
            code="topic",
            next_move=f"eigenproof derive {near[0]} …"
            if near
            else "eigenproof derive spectral '[[2, 1], [1, 2]]'",
        )
    if isinstance(digits, bool) or not isinstance(digits, int) or not DIGITS[0] <= digits <= DIGITS[1]:
        raise LimitError(
            f"digits: read {digits!r}, expected a whole number from {DIGITS[0]} to {DIGITS[1]}",
            next_move="digits=50",
        )


def check_options(topic: str, options: Options, has_y: bool) -> None:
    """InputError unless the topic takes what it was asked for."""
    if has_y != (topic == "lstsq"):
        raise InputError(
            "lstsq needs a matrix and the right side of the system" if not has_y
            else f"{topic} takes one matrix; a right side belongs to lstsq",
            code="arguments",
            next_move="eigenproof derive lstsq '[[1, 0], [2, -1], [1, 2]]' '(-3, 4, 7)'",
        )  # fmt: skip
    none = Options()
    taken = {"pca": ("components", "centred", "ddof", "columns"), "covariance": ("ddof", "columns")}
    for name in ("components", "centred", "ddof", "columns"):
        if getattr(options, name) != getattr(none, name) and name not in taken.get(topic, ()):
            spoken = "uncentred" if name == "centred" else name
            raise InputError(
                f"{topic} has no option {spoken}", code="option", next_move=f"leave {spoken} out, or try pca"
            )
    if isinstance(options.ddof, bool) or not isinstance(options.ddof, int) or options.ddof not in (0, 1):
        raise InputError(
            f"ddof: read {options.ddof!r}, expected 0 or 1", code="option",
            next_move="ddof=1 divides by N − 1, ddof=0 by N",
        )  # fmt: skip
    if not options.centred and options.ddof != 1:
        raise InputError(
            "uncentred data have no divisor: their matrix is X^T X", code="option", next_move="leave ddof out"
        )
    kept = options.components
    if kept is not None and (isinstance(kept, bool) or not isinstance(kept, int) or kept < 1):
        raise InputError(
            f"components: read {kept!r}, expected a whole number from 1", code="option",
            next_move="components=1",
        )  # fmt: skip


def read_input(
    topic: str, matrix: object, y: object, *, columns: bool = False, stdin: IO[str] | IO[bytes] | None = None
) -> tuple[MatrixInput, MatrixInput | None]:
    """What the topic is about: a matrix or a table of data, and the right side of a system."""
    if topic in DATA:
        from .read import read_data

        return read_data(matrix, columns=columns, stdin=stdin), None
    from .read import read_matrix

    given = read_matrix(matrix, stdin=stdin)
    if topic != "lstsq":
        return given, None
    from .read import read_vector

    return given, read_vector(y, stdin=stdin)


def check_shape(topic: str, term: Term, y: MatrixInput | None) -> None:
    rows = len(term.args)
    columns = len(term.args[0]) if rows else 0
    if y is not None and len(y.term.args) != rows:
        raise SizeError(
            f"a system with {_counted(rows, 'equation')} needs a right side of {_counted(rows, 'number')}, "
            f"not {len(y.term.args)}",
            code="right-side", next_move="give one number for each row of the matrix",
        )  # fmt: skip
    if topic in SQUARE and rows != columns:
        raise SizeError(
            f"{topic} needs a square matrix; this one is {rows}×{columns}", code="not-square",
            next_move="give as many columns as rows",
        )  # fmt: skip


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}{'s' * (n != 1)}"


def check_symmetry(a) -> None:
    place = a.first_asymmetry()
    if place is None:
        return
    from .exact.field import term_of
    from .language import to_text

    i, j = place
    x, y = (to_text(term_of(a.rows[r - 1][c - 1])) for r, c in ((i, j), (j, i)))
    kind = "symmetric" if a.is_real else "Hermitian"
    message = f"spectral needs a {kind} matrix, but entry ({i}, {j}) is {x} and entry ({j}, {i}) is {y}"
    if i == j:
        message = f"spectral needs a Hermitian matrix, but entry ({i}, {i}) is {x}, which is not real"
    elif not a.is_real:
        message += ", not its conjugate"
    raise InputError(
        message, code="not-symmetric", row=i, column=j, next_move="eigenproof derive diagonalize …"
    )
