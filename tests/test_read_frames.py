"""Data frames: whatever has columns, asked through its own methods; the real ones where installed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction as F

import numpy as np
import pytest

from eigenproof.errors import InputError, LimitError
from eigenproof.model import Term
from eigenproof.read import read_data, read_vector

BIG = 2**60 + 1  # no double holds it
TENTH = F(*(0.1).as_integer_ratio())
COLUMNS = {"n": [BIG, 2], "x": [0.1, 2.5]}
EXPECTED = ((BIG, TENTH), (2, F(5, 2)))


class Column:
    """A column that hands out a list, under the name one of the libraries has for it."""

    def __init__(self, values, method):
        setattr(self, method, lambda: list(values))


class Frame:
    """A frame with named columns and nothing but item access."""

    def __init__(self, columns, method="tolist"):
        self.columns = list(columns)
        self.shape = (len(next(iter(columns.values()))), len(columns))
        self._columns = {name: Column(values, method) for name, values in columns.items()}

    def __getitem__(self, name):
        return self._columns[name]

    def __array__(self, dtype=None, copy=None):
        raise AssertionError("in one array the integers would be rounded")


class LikePolars(Frame):
    def __init__(self, columns):
        super().__init__(columns, "to_list")

    def get_columns(self):
        return list(self._columns.values())


class LikeArrow(Frame):
    def __init__(self, columns):
        super().__init__(columns, "to_pylist")
        self.column_names, self.columns = self.columns, list(self._columns.values())

    def itercolumns(self):
        return iter(self.columns)


class LikePandas(Frame):
    class _Places:
        def __init__(self, frame):
            self.frame = frame

        def __getitem__(self, place):
            rows, k = place
            assert rows == slice(None)
            return list(self.frame._columns.values())[k]

    @property
    def iloc(self):
        return self._Places(self)


class Buffer:
    def __init__(self, array, device=1):
        self.array, self.device = np.ascontiguousarray(array), device
        self.ptr, self.bufsize = self.array.ctypes.data, self.array.nbytes

    def __dlpack_device__(self):
        return self.device, None


class Interchanged:
    """One column of the interchange protocol: offset 1 into its buffer, as a slice of a frame has it."""

    offset = 1

    def __init__(self, array, null=(0, None), validity=None, kind=None, offsets=None, device=1):
        codes = {"i": 0, "u": 1, "f": 2, "b": 20}
        bits = array.dtype.itemsize * 8
        self.dtype = (codes[array.dtype.kind] if kind is None else kind, bits, "", "=")
        self.describe_null = null
        self.rows = len(array if offsets is None else offsets[:-1]) - 1
        self.buffers = {
            "data": (Buffer(array, device), self.dtype),
            "validity": validity is not None and (Buffer(validity), (1, 8, "", "=")),
            "offsets": offsets is not None and (Buffer(offsets), (0, 64, "", "=")),
        }

    def size(self):
        return self.rows

    def get_buffers(self):
        return self.buffers


class Protocol:
    """A frame with nothing but `__dataframe__`, in one chunk or two."""

    def __init__(self, columns, chunks=1):
        self.columns_, self.chunks = columns, chunks

    def __dataframe__(self):
        return self

    def column_names(self):
        return iter(self.columns_)

    def get_column(self, k):
        return list(self.columns_.values())[k]

    def get_chunks(self):
        return [self] * self.chunks


@pytest.mark.parametrize("kind", [Frame, LikePolars, LikeArrow, LikePandas])
def test_frames_are_read_column_by_column(kind):
    read = read_data(kind(COLUMNS))
    assert read.term.args == EXPECTED
    assert read.header == ("n", "x")
    assert read.exactness == "binary"
    assert read.source.endswith(kind.__name__)
    exact = read_data(kind({"a": [Decimal("0.1"), F(1, 3)], "b": ["2.50", 7]}))
    assert exact.term.args == ((F(1, 10), F(5, 2)), (F(1, 3), 7))
    assert exact.exactness == "exact"


@pytest.mark.parametrize("kind", [Frame, LikePolars, LikeArrow, LikePandas])
@pytest.mark.parametrize(
    ("column", "code", "message"),
    [
        ([1, None], "missing", "the value of 'x' is missing"),
        ([float("nan"), 1], "missing", "the value of 'x' is missing"),
        (["oak", "ash"], "text", "the column 'x' holds text, not numbers: 'oak', 'ash'"),
        ([True, False], "bool", "the value of 'x' is True, a truth value"),
        ([1, 2j], "complex", "the value of 'x' is 2j, not a real number"),
        ([1, float("inf")], "not-finite", "inf is not a finite number"),
    ],
)
def test_gaps_and_words_in_frames(kind, column, code, message):
    with pytest.raises(InputError) as caught:
        read_data(kind({"y": [1, 2], "x": column}))
    assert caught.value.code == code
    assert caught.value.message == message
    assert caught.value.column == 2
    assert caught.value.line is None


def test_frames_have_limits_too():
    with pytest.raises(LimitError):
        read_data(Frame({f"x{j}": [1, 2] for j in range(31)}))
    wide = read_data(Frame({f"x{j}": [1, 2] for j in range(31)}), columns=True)
    assert wide.term == Term("matrix", ((1, 2),) * 31)


def test_the_interchange_protocol():
    columns = {
        "i": Interchanged(np.array([9, BIG, 2])),
        "u": Interchanged(np.array([9, 200, 3], dtype="u1")),
        "f": Interchanged(np.array([9, 0.5, -1], dtype="f4")),
        "s": Interchanged(
            np.frombuffer(b"xx1/37", dtype="u1"), kind=21, offsets=np.array([0, 2, 5, 6], dtype="i8")
        ),
    }
    read = read_data(Protocol(columns, chunks=2))
    assert read.header == ("i", "u", "f", "s")
    assert read.term.args == ((BIG, 200, F(1, 2), F(1, 3)), (2, 3, -1, 7)) * 2
    assert read.exactness == "binary"


@pytest.mark.parametrize(
    "column",
    [
        Interchanged(np.array([0.0, 1.0, np.nan]), null=(1, None)),
        Interchanged(np.array([0, 1, -999]), null=(2, -999)),
        Interchanged(np.array([0, 1, 7]), null=(3, 0), validity=np.array([0b011], dtype="u1")),
        Interchanged(np.array([0, 1, 7]), null=(4, 1), validity=np.array([0, 0, 1], dtype="u1")),
    ],
)
def test_missing_values_in_the_interchange_protocol(column):
    with pytest.raises(InputError) as caught:
        read_data(Protocol({"x": column}))
    assert (caught.value.code, caught.value.row, caught.value.column) == ("missing", 2, 1)


def test_what_the_interchange_protocol_cannot_give():
    for column in (
        Interchanged(np.array([True, False])),
        Interchanged(np.array([0, 1], dtype="i8"), kind=22),
        Interchanged(np.array([0.0, 1.0]), device=2),
    ):
        with pytest.raises(InputError) as caught:
            read_data(Protocol({"x": column}))
        assert caught.value.code == "type"


def test_what_looks_like_a_frame_and_is_none():
    class Lazy:
        def collect(self):
            raise AssertionError("never run a query of the caller's")

    class Series:
        dtype, shape = np.dtype(int), (2,)

        def tolist(self):
            return [1, 2]

        def to_frame(self):
            raise AssertionError

    for source, move in ((Lazy(), ".collect()"), (Series(), ".to_frame()")):
        with pytest.raises(InputError) as caught:
            read_data(source)
        assert move in caught.value.next_move


def test_pandas():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(COLUMNS)
    for source in (frame, frame.convert_dtypes(), frame.set_axis(["Ann", "Bob"])):
        assert read_data(source).term.args == EXPECTED
        assert read_data(source).source == "pandas DataFrame"
    text = read_data(frame.astype(str))
    assert (text.term.args, text.exactness) == (((BIG, F(1, 10)), (2, F(5, 2))), "exact")
    assert read_data(pandas.DataFrame([[1, 2]], columns=["x", "x"])).term.args == ((1, 2),)
    assert read_data(pandas.DataFrame([[1, 2]])).header == ("0", "1")
    for bad, code in (
        (pandas.DataFrame({"x": [1, None]}), "missing"),
        (pandas.DataFrame({"x": pandas.array([1, None], dtype="Int64")}), "missing"),
        (pandas.DataFrame({"x": [1], "t": [pandas.Timestamp("2001-01-01")]}), "text"),
        (pandas.Series([1, 2]), "shape"),
    ):
        with pytest.raises(InputError) as caught:
            read_data(bad)
        assert caught.value.code == code
    assert read_vector(frame["n"]).term == Term("vector", (BIG, 2))
    assert read_vector(frame[["x"]]).exactness == "binary"


def test_polars():
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(COLUMNS)
    assert read_data(frame).term.args == EXPECTED
    assert read_data(frame).source == "polars DataFrame"
    assert read_data(frame.cast(polars.String)).exactness == "exact"
    exact = read_data(polars.DataFrame({"x": [Decimal("0.10")]}))
    assert (exact.term.args, exact.exactness) == (((F(1, 10),),), "exact")
    for bad, code in (
        (polars.DataFrame({"x": [1, None]}), "missing"),
        (frame.lazy(), "type"),
        (frame["n"], "shape"),
    ):
        with pytest.raises(InputError) as caught:
            read_data(bad)
        assert caught.value.code == code
    assert read_vector(frame["n"]).term == Term("vector", (BIG, 2))


def test_pyarrow():
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table(COLUMNS)
    assert read_data(table).term.args == EXPECTED
    from eigenproof.read.interchange import columns_of

    assert columns_of(pyarrow.table({"x": [1, None], "s": ["a", "bc"]}).__dataframe__()) == (
        ["x", "s"],
        [[1, None], ["a", "bc"]],
    )
