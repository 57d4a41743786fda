"""NumPy's .npy files: the header first, so that nothing large or pickled is ever loaded."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ..errors import InputError
from ..model import MatrixInput
from .objects import check_array_shape, read_object


def read_npy(data: bytes, source: str) -> MatrixInput:
    """The matrix in the bytes of a .npy file; pickled objects are refused. Raises InputError."""
    return replace(read_object(load_npy(data, lambda shape, _: check_array_shape(shape))), source=source)


def load_npy(data: bytes, check: Callable[[tuple[int, ...], Any], None]) -> Any:
    """The array in the bytes of a .npy file; `check` refuses its shape and type before it is loaded."""
    import numpy as np

    stream = io.BytesIO(data)
    try:
        version = np.lib.format.read_magic(stream)
        read_header = (
            np.lib.format.read_array_header_1_0 if version[0] == 1 else np.lib.format.read_array_header_2_0
        )
        shape, _, dtype = read_header(stream)
    except Exception as error:  # NumPy parses the header as Python: anything may come out of a damaged one
        raise _damaged(error) from None
    if dtype.hasobject:
        raise InputError(
            "the array holds pickled Python objects, which are never loaded",
            code="npy",
            next_move="save it as numbers, or write the entries as text",
        )
    check(shape, dtype)
    try:
        return np.load(io.BytesIO(data), allow_pickle=False)
    except Exception as error:
        raise _damaged(error) from None


def _damaged(error: object) -> InputError:
    return InputError(
        f"this is not a readable .npy file: {error}",
        code="npy",
        next_move="save it with numpy.save, or write the entries as text",
    )
