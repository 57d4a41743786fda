"""Records, columns, arrays and data frames as grids of cells, each asked through its own methods.

pandas, polars, pyarrow and NumPy are never imported: a frame is what has named columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..errors import InputError
from ..model import Term
from .limits import check_data_shape
from .names import Grid, name_of
from .objects import HOW, is_sympy, kind_of

ONE_LIST = "give [[1], [2]] for two observations of one variable, [[1, 2]] for one observation of two"
_LISTS = ("tolist", "to_list", "to_pylist")  # NumPy and pandas, polars, pyarrow


def grid_of_object(source: Any, by_columns: bool) -> tuple[Grid, str]:
    """The cells of a Python object, and what it is. Raises InputError."""
    if isinstance(source, Term):
        if source.op != "matrix":
            raise InputError(f"the term {source.op!r} is not a matrix", code="type", next_move=HOW)
        return Grid(source.args), "argument"
    if isinstance(source, (list, tuple, Mapping)):
        return grid_of_plain(source), "argument"
    if is_sympy(source):
        if not hasattr(source, "tolist") or len(getattr(source, "shape", ())) != 2:
            raise InputError(
                f"{kind_of(source)} is not a table of numbers",
                code="type",
                next_move="give sympy.Matrix([[2, 1], [1, 2]]), or call .as_explicit()",
            )
        return Grid(source.tolist()), "SymPy matrix"
    kind = type(source)
    package = kind.__module__.partition(".")[0]
    if hasattr(source, "collect") and not hasattr(source, "__array__"):  # polars' LazyFrame and the like
        message = f"{kind_of(source)} holds no values yet"
        raise InputError(message, code="type", next_move="call .collect() first")
    if hasattr(source, "columns") and len(getattr(source, "shape", ())) == 2:
        return _grid_of_frame(source, by_columns), f"{package} {kind.__name__}"
    if hasattr(source, "dtype") and hasattr(source, "tolist") and not hasattr(source, "to_frame"):
        return grid_of_array(source, by_columns), "NumPy array" if package == "numpy" else kind.__name__
    if hasattr(source, "to_frame"):  # a pandas or polars Series
        raise InputError("a single series is not a table", code="shape", next_move="call .to_frame() first")
    if hasattr(source, "__dataframe__"):
        from .interchange import columns_of

        names, columns = columns_of(source.__dataframe__())
        return _grid_of_columns(names, columns), kind.__name__
    if hasattr(source, "__array__"):
        return grid_of_array(source.__array__(), by_columns), kind.__name__
    raise InputError(
        f"{kind_of(source)} is not a table of numbers",
        code="type",
        next_move="call .toarray() first" if hasattr(source, "toarray") else HOW,
    )


def grid_of_plain(value: object) -> Grid:
    """Lists of rows, records {"a": 1, "b": 2}, or columns {"a": [1, 2], "b": [3, 4]}, as in JSON."""
    if isinstance(value, Mapping):
        return _grid_of_mapping(value)
    if not isinstance(value, (list, tuple)):
        raise InputError("expected a list of rows, found a single value", code="shape", next_move=HOW)
    rows = [_list_of(row) for row in value]
    if rows and all(isinstance(row, Mapping) for row in rows):
        names = tuple(dict.fromkeys(key for row in rows for key in row))
        return Grid([[row.get(name) for name in names] for row in rows], tuple(map(name_of, names)))
    for i, row in enumerate(rows, 1):
        if isinstance(row, Term) or not isinstance(row, (list, tuple)):
            if not any(isinstance(r, (list, tuple, Mapping)) for r in rows):
                raise InputError(
                    "a single list of numbers is not a table: one variable or one observation?",
                    code="shape",
                    next_move=ONE_LIST,
                )
            raise InputError(f"expected a row, found {kind_of(row)}", code="shape", next_move=HOW, row=i)
    return Grid(rows)  # type: ignore[arg-type]


def _grid_of_mapping(value: Mapping[Any, Any]) -> Grid:
    """Columns by name; pandas also writes them as {name: {row: cell}} and as {"columns": …, "data": …}."""
    if {"columns", "data"} <= value.keys() and isinstance(value["data"], list):
        grid = grid_of_plain(value["data"])
        names = value["columns"]
        return grid._replace(names=tuple(map(name_of, names)) if isinstance(names, list) else None)
    columns = [_list_of(column) for column in value.values()]
    if columns and all(isinstance(column, Mapping) for column in columns):
        places = tuple(dict.fromkeys(key for column in columns for key in column))
        columns = [[column.get(place) for place in places] for column in columns]
    if not all(isinstance(column, (list, tuple)) for column in columns):
        raise InputError(
            "this is one record, not a list of them",
            code="shape",
            next_move='give [{"a": 1, "b": 2}, …], or columns {"a": [1, 2], "b": [3, 4]}',
        )
    return _grid_of_columns(list(map(name_of, value)), columns)


def _grid_of_columns(names: Sequence[str], columns: Sequence[Sequence[object]]) -> Grid:
    """A grid from columns. Raises InputError if they have different lengths."""
    for name, column in zip(names, columns, strict=True):
        if len(column) != len(columns[0]):
            has = f"has {len(column)} values, the column {names[0]!r} has {len(columns[0])}"
            raise InputError(
                f"the column {name!r} {has}",
                code="ragged",
                next_move="give every column the same number of values",
            )
    return Grid(list(zip(*columns, strict=True)), tuple(names))


def grid_of_array(array: Any, by_columns: bool) -> Grid:
    """The cells of a two-dimensional array, or of a one-dimensional one with named fields."""
    check_array(array.shape, array.dtype, by_columns)
    if array.dtype.names:
        return _grid_of_columns(array.dtype.names, [array[name].tolist() for name in array.dtype.names])
    rows = array.tolist()
    if array.dtype.kind == "S":
        rows = [[cell.decode("ascii", "replace") for cell in row] for row in rows]
    return Grid(rows)


def check_array(shape: tuple[int, ...], dtype: Any, by_columns: bool) -> None:
    """Refuse the shape of an array that is no table, and a type that holds no numbers. Raises InputError."""
    if len(shape) != (1 if dtype.names else 2):
        raise InputError(
            f"the array has shape {tuple(shape)}; a table has two dimensions, not {len(shape)}",
            code="shape",
            next_move=ONE_LIST if len(shape) == 1 else "give one 2-dimensional slice of it",
        )
    check_data_shape(shape[0], len(dtype.names) if dtype.names else shape[1], by_columns)
    if not dtype.names and dtype.kind not in "iufcbOSU":
        raise InputError(f"an array of {dtype} holds no numbers", code="type", next_move=HOW)


def _grid_of_frame(frame: Any, by_columns: bool) -> Grid:
    """The cells of a data frame, by columns: in one array, integers beside decimals would be rounded."""
    check_data_shape(*frame.shape, by_columns)
    names = list(frame.column_names if hasattr(frame, "column_names") else frame.columns)
    if hasattr(frame, "iloc"):  # pandas
        columns = [frame.iloc[:, k] for k in range(len(names))]
    elif hasattr(frame, "get_columns"):  # polars
        columns = frame.get_columns()
    elif hasattr(frame, "itercolumns"):  # pyarrow
        columns = frame.itercolumns()
    else:
        columns = [frame[name] for name in names]
    return _grid_of_columns(list(map(name_of, names)), [list(_list_of(column)) for column in columns])


def _list_of(x: Any) -> Any:
    """A column or a row as a list, if it is an array or a series; anything else as it is."""
    if isinstance(x, (str, list, tuple, Mapping)) or is_sympy(x):
        return x
    for method in _LISTS:
        if hasattr(x, method):
            return getattr(x, method)()
    return x.__array__().tolist() if hasattr(x, "__array__") else x
