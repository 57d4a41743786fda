"""Python objects as matrices: nested lists, SymPy matrices, NumPy arrays and anything with `__array__`.

Nothing is imported for this: a foreign object is asked through its own methods.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from fractions import Fraction
from numbers import Rational

from ..errors import InputError
from ..model import Expr, MatrixInput, Term
from .cells import check_rows
from .closed import closed, gaussian
from .entry import read_entry, read_number
from .limits import check_digits, check_shape

HOW = "give a list of rows: [[2, 1], [1, 2]]"


def read_object(source: object) -> MatrixInput:
    """The matrix in a Python object, labelled binary when an entry was a float. Raises InputError."""
    if isinstance(source, MatrixInput):
        return source
    if isinstance(source, Term):
        if source.op != "matrix":
            raise InputError(f"the term {source.op!r} is not a matrix", code="type", next_move=HOW)
        return read_rows(source.args, "argument")
    if isinstance(source, (list, tuple)):
        return read_rows(source, "argument")
    if is_sympy(source):
        return _sympy_matrix(source)
    if hasattr(source, "__array__"):
        return _array(source)
    raise InputError(
        f"{kind_of(source)} is not a matrix",
        code="type",
        next_move="call .toarray() first" if hasattr(source, "toarray") else HOW,
    )


def read_rows(rows: Sequence[object], source: str) -> MatrixInput:
    """The matrix with these rows of entries of any readable kind."""
    listed = []
    for i, row in enumerate(rows, 1):
        if hasattr(row, "tolist") and not is_sympy(row):
            row = row.tolist()
        if isinstance(row, Term) or not isinstance(row, (list, tuple)):
            if len(rows) > 0 and not any(isinstance(r, (list, tuple)) for r in rows):
                raise InputError(
                    "a single list of numbers is not a matrix: it may be a row or a column",
                    code="shape",
                    next_move="give [[1, 2]] for a row, [[1], [2]] for a column",
                )
            raise InputError(f"expected a row, found {kind_of(row)}", code="shape", next_move=HOW, row=i)
        listed.append(row)
    check_rows([len(row) for row in listed])
    if not listed or not listed[0]:
        return MatrixInput(Term("matrix", ()), source=source)
    floats: list[object] = []
    read = tuple(
        tuple(_placed(entry, i, j, floats) for j, entry in enumerate(row, 1))
        for i, row in enumerate(listed, 1)
    )
    return MatrixInput(Term("matrix", read), "binary" if floats else "exact", source)


def _placed(entry: object, row: int, column: int, floats: list[object]) -> Expr:
    if type(entry) is int and -(2**64) < entry < 2**64:
        return entry
    try:
        return read_value(entry, floats)
    except InputError as error:
        error.row, error.column, error.character = row, column, None
        raise


def read_value(entry: object, floats: list[object]) -> Expr:
    """One entry; binary floats are taken at their exact value and noted in `floats`."""
    if isinstance(entry, str):
        return read_entry(entry)
    if entry is None:
        raise InputError(
            "no value (None, null or masked) stands where a number belongs",
            code="missing",
            next_move="fill in the entry (0 if it is zero)",
        )
    if isinstance(entry, bool) or type(entry).__name__ in ("bool_", "bool"):
        raise InputError(f"{entry} is a truth value, not a number", code="bool", next_move="give 1 or 0")
    if isinstance(entry, (int, Term)):
        return closed(entry)
    if is_sympy(entry):
        from .symbolic import read_symbolic

        return read_symbolic(entry, floats)
    if isinstance(entry, Rational):
        return closed(Fraction(int(entry.numerator), int(entry.denominator)))
    if isinstance(entry, (list, tuple)) or hasattr(entry, "__len__"):
        raise InputError(
            f"expected a number, found {kind_of(entry)}: a matrix has two levels, rows and entries",
            code="shape",
            next_move=HOW,
        )
    if hasattr(entry, "as_integer_ratio"):  # float, Decimal, NumPy's floats
        return _ratio(entry, floats)
    if isinstance(entry, complex) or (hasattr(entry, "real") and type(entry).__name__.startswith("c")):
        return gaussian(read_value(entry.real, floats), read_value(entry.imag, floats))
    if hasattr(entry, "__index__"):
        return closed(operator.index(entry))
    raise InputError(f"{kind_of(entry)} is not a number this tool reads", code="type", next_move=HOW)


def _ratio(x: object, floats: list[object]) -> int | Fraction:
    """The exact value of a float or a Decimal; a Decimal is not binary."""
    if type(x).__name__ == "Decimal":
        if x.is_finite():  # type: ignore[attr-defined]
            return read_number(str(x))  # type: ignore[return-value]
    else:
        floats.append(x)
    try:
        top, bottom = x.as_integer_ratio()  # type: ignore[attr-defined]
    except (ValueError, OverflowError):
        raise InputError(
            f"{x} is not a finite number",
            code="not-finite",
            next_move="remove the row or the column, or give the true value",
        ) from None
    check_digits(top, bottom)
    return top if bottom == 1 else Fraction(top, bottom)


def _array(source: object) -> MatrixInput:
    """An array or a data frame, through `__array__`."""
    array = source if hasattr(source, "dtype") and hasattr(source, "tolist") else source.__array__()  # type: ignore[attr-defined]
    shape, kind = array.shape, array.dtype.kind
    check_array_shape(shape)
    if kind not in "iufcbOSU":
        raise InputError(f"an array of {array.dtype} holds no numbers", code="type", next_move=HOW)
    what = "NumPy array" if type(source).__module__.split(".")[0] == "numpy" else type(source).__name__
    rows = array.tolist()
    if kind == "S":
        rows = [[cell.decode("ascii", "replace") for cell in row] for row in rows]
    return read_rows(rows, what)


def check_array_shape(shape: tuple[int, ...]) -> None:
    """Refuse the shape of an array that has not two dimensions, or is too large. Raises InputError."""
    if len(shape) != 2:
        raise InputError(
            f"the array has shape {tuple(shape)}; a matrix has two dimensions, not {len(shape)}",
            code="shape",
            next_move="give [[1, 2]] for a row, [[1], [2]] for a column"
            if len(shape) == 1
            else "give one 2-dimensional slice of it",
        )
    check_shape(*shape)


def _sympy_matrix(source: object) -> MatrixInput:
    """A SymPy matrix or two-dimensional array."""
    shape = getattr(source, "shape", ())
    if not hasattr(source, "tolist") or len(shape) != 2:
        raise InputError(
            f"{kind_of(source)} is not a matrix with explicit entries",
            code="type",
            next_move="give sympy.Matrix([[2, 1], [1, 2]]), or call .as_explicit()",
        )
    check_shape(*shape)
    return read_rows(source.tolist(), "SymPy matrix")  # type: ignore[attr-defined]


def is_sympy(x: object) -> bool:
    """Whether an object comes from SymPy (or from a class derived from one of its own)."""
    return any(c.__module__.partition(".")[0] == "sympy" for c in type(x).__mro__)


def kind_of(x: object) -> str:
    name = type(x).__name__
    return f"{'an' if name[0] in 'aeiouAEIOU' else 'a'} {name}"
