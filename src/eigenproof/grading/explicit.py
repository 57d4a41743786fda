"""What a student wrote, with its matrix arithmetic carried out: rows, vectors and lists of numbers."""

from __future__ import annotations

from fractions import Fraction

from ..errors import InputError
from ..model import Expr, Term, add, divide, matrix, mul, neg, substitute, vector

NUMBERS = {"+", "*", "/", "neg", "^", "sqrt", "root", "i", "pi", "e", "cos", "sin", "C", "decimal"}
MOST = 30
"""Most rows and columns of a matrix in an answer."""
Rows = tuple[tuple[Expr, ...], ...]


def explicit(t: Expr) -> Expr:
    """t as a number, a matrix, a vector, or a multiset or span of these. Raises InputError for other words."""
    if not isinstance(t, Term) or t.op == "root":
        return t
    if t.op in ("multiset", "span"):
        return Term(t.op, tuple(explicit(a) for a in t.args))
    if t.op == "counted":
        return Term("multiset", tuple(explicit(a) for a, k in t.args for _ in range(_small(k))))
    if t.op in ("vector", "matrix"):
        rows = t.args if t.op == "matrix" else tuple((a,) for a in t.args)
        folded = _folded(_bounded(tuple(tuple(_number(explicit(x)) for x in row) for row in rows)))
        return _like(folded, t)
    if t.op not in _CARRIED:
        if t.op in NUMBERS:
            return _sign(Term(t.op, tuple(explicit(a) if isinstance(a, Term) else a for a in t.args)))
        raise InputError(
            f"the answer must be written in numbers; read {t.op}(…)", code="explicit",
            next_move="write the entries out",
        )  # fmt: skip
    return _CARRIED[t.op](*(explicit(a) if isinstance(a, Term) else a for a in t.args))


def rows_of(t: Expr) -> Rows | None:
    """The rows of a matrix or a column; None for anything else."""
    if isinstance(t, Term) and t.op == "matrix":
        return t.args
    return tuple((a,) for a in t.args) if isinstance(t, Term) and t.op == "vector" else None


def columns_of(t: Term) -> tuple[Term, ...]:
    """The columns of a matrix as vectors."""
    rows = rows_of(t) or ()
    return tuple(vector(column) for column in zip(*rows, strict=True))


def transposed(t: Term) -> Term:
    """The matrix with rows and columns exchanged."""
    return matrix(zip(*(rows_of(t) or ()), strict=True))


def has_decimals(t: object) -> bool:
    """Whether digits after a point were printed anywhere in t."""
    if isinstance(t, Term):
        return t.op == "decimal" or has_decimals(t.args)
    return isinstance(t, tuple) and any(has_decimals(a) for a in t)


def sharpened(t: Expr) -> Expr:
    """Whole numbers that stand among decimals, written to as many places: [1.33, 1] means [1.33, 1.00]."""
    places = _places(t)
    return _written(t, min(places)) if places and min(places) > 0 else t


def _places(t: object) -> list[int]:
    """How many digits after the point the decimals in t have."""
    if isinstance(t, Term) and t.op == "decimal":
        mantissa, _, exponent = t.args[0].lower().partition("e")
        return [len(mantissa.partition(".")[2]) - int(exponent or 0)]
    parts = t.args if isinstance(t, Term) else t if isinstance(t, tuple) else ()
    return [k for a in parts for k in _places(a)]


def _written(t: Expr, places: int) -> Expr:
    if isinstance(t, int):
        return Term("decimal", (f"{t}.{'0' * places}",))
    if isinstance(t, Term) and t.op in ("matrix", "vector", "multiset"):
        return Term(t.op, tuple(_written(a, places) for a in t.args))
    return tuple(_written(a, places) for a in t) if type(t) is tuple else t


def letters(t: object) -> set[str]:
    """The letters that stand for anything in t; the x of root(p, k) is none."""
    if isinstance(t, str):
        return {t}
    if isinstance(t, Term):
        return set() if t.op in ("decimal", "root") else letters(t.args)
    return set().union(*map(letters, t)) if isinstance(t, tuple) else set()


def directions(t: Term) -> tuple[Term, ...]:
    """The vectors that a vector with free letters spans: s(1, 1, 0) + t(0, 0, 1) gives two."""
    free = sorted(letters(t))
    if not free:
        return (t,)
    return tuple(explicit(substitute(t, {name: int(name == one) for name in free})) for one in free)


def _number(t: Expr) -> Expr:
    if isinstance(t, Term) and t.op in ("vector", "matrix", "multiset", "span"):
        raise InputError("a matrix stands where a number belongs", code="shape", next_move="give numbers")
    return t


def _small(k: Expr) -> int:
    if isinstance(k, int) and 0 < k <= MOST:
        return k
    raise InputError(
        "a multiplicity is a small whole number", code="explicit", next_move="write {3: 2, 1: 1}"
    )


def _bounded(rows: Rows) -> Rows:
    if not rows or not rows[0]:
        raise InputError("there are no entries", code="empty", next_move="write the entries")
    if len(rows) > MOST or any(len(row) > MOST for row in rows):
        raise InputError(f"more than {MOST} rows or columns", code="limit", next_move="give a smaller matrix")
    if any(len(row) != len(rows[0]) for row in rows):
        k = next(k for k, row in enumerate(rows, 1) if len(row) != len(rows[0]))
        raise InputError(
            f"row {k} has {len(rows[k - 1])} entries, row 1 has {len(rows[0])}", code="ragged",
            next_move="write the same number of entries in each row",
        )  # fmt: skip
    return rows


def _folded(rows: Rows) -> Rows:
    return tuple(tuple(_sign(x) for x in row) for row in rows)


def _sign(t: Expr) -> Expr:
    """-0.5 as printed digits; fractions of integers as one number."""
    if not isinstance(t, Term):
        return t
    args = t.args
    if t.op == "neg" and isinstance(args[0], Term) and args[0].op == "decimal":
        digits = args[0].args[0]
        return Term("decimal", (digits[1:] if digits.startswith("-") else f"-{digits}",))
    if t.op in ("+", "*") and all(isinstance(a, (int, Fraction)) for a in args):
        return add(sum(args)) if t.op == "+" else mul(_product(args))
    if t.op == "/" and all(isinstance(a, (int, Fraction)) for a in args) and args[1] != 0:
        return divide(*args)
    return t


def _product(args: tuple) -> Expr:
    value = Fraction(1)
    for a in args:
        value *= a
    return value.numerator if value.denominator == 1 else value


def _like(rows: Rows, *models: Expr) -> Expr:
    """A column as a vector when what it came from was one."""
    if any(isinstance(m, Term) and m.op == "vector" for m in models) and all(len(r) == 1 for r in rows):
        return vector([row[0] for row in rows])
    return matrix(rows)


def _scaled(c: Expr, t: Expr) -> Expr:
    return _each(t, lambda x: _times(c, x))


def _times(c: Expr, x: Expr) -> Expr:
    if isinstance(c, (int, Fraction)) and isinstance(x, (int, Fraction)):
        return _product((c, x))
    return _sign(mul(c, x))


def _mul(*factors: Expr) -> Expr:
    value = factors[0]
    for f in factors[1:]:
        a, b = rows_of(value), rows_of(f)
        if a is None and b is None and not _is_list(value) and not _is_list(f):
            value = _sign(mul(value, f))
        elif a is None or b is None:
            value = _scaled(value, f) if a is None else _scaled(f, value)
        elif len(a[0]) == len(b):
            columns = tuple(zip(*b, strict=True))
            product = tuple(
                tuple(_sum(*(_times(x, y) for x, y in zip(row, column, strict=True))) for column in columns)
                for row in a
            )
            value = _like(product, f)
        else:
            raise InputError(
                f"the product of a {len(a)}×{len(a[0])} and a {len(b)}×{len(b[0])} matrix does not exist",
                code="size", next_move="give the entries",
            )  # fmt: skip
    return value


def _sum(*terms: Expr) -> Expr:
    return _sign(add(*terms)) if len(terms) > 1 else terms[0]


def _add(*terms: Expr) -> Expr:
    grids = [rows_of(t) for t in terms]
    if any(map(_is_list, terms)):
        raise InputError("a sum of lists", code="explicit", next_move="write the numbers")
    if all(g is None for g in grids):
        return _sum(*terms)
    if any(g is None for g in grids) or len({(len(g), len(g[0])) for g in grids if g}) > 1:
        raise InputError("a sum of things of different sizes", code="size", next_move="give the entries")
    summed = tuple(tuple(_sum(*xs) for xs in zip(*rows, strict=True)) for rows in zip(*grids, strict=True))
    return _like(summed, *terms)


def _neg(t: Expr) -> Expr:
    if rows_of(t) is None and not _is_list(t):
        return _sign(neg(t))
    return _each(t, lambda x: _sign(neg(x)))


def _each(t: Expr, change) -> Expr:
    if _is_list(t):
        return Term(t.op, tuple(_each(a, change) for a in t.args))
    rows = rows_of(t)
    return change(t) if rows is None else _like(tuple(tuple(map(change, row)) for row in rows), t)


def _over(t: Expr, c: Expr) -> Expr:
    if rows_of(c) is not None or c == 0:
        raise InputError("this cannot be divided by", code="explicit", next_move="give the entries")
    if rows_of(t) is None and not _is_list(t):
        return _sign(divide(t, c))
    return _each(t, lambda x: _sign(divide(x, c)))


def _is_list(t: Expr) -> bool:
    return isinstance(t, Term) and t.op in ("multiset", "span")


def _diag(*args: Expr) -> Expr:
    entries = args
    if len(args) == 1 and (rows := rows_of(args[0])) is not None:
        entries = tuple(x for row in rows for x in row)
    n = len(entries)
    return matrix(_bounded(tuple(tuple(entries[i] if i == j else 0 for j in range(n)) for i in range(n))))


def _identity(*n: Expr) -> Expr:
    if len(n) != 1 or not isinstance(n[0], int) or not 0 < n[0] <= MOST:
        raise InputError("I needs its size here", code="explicit", next_move="I(2)")
    return _diag(*[1] * n[0])


def _filled(value: int, *size: Expr) -> Expr:
    if not all(isinstance(k, int) and 0 < k <= MOST for k in size):
        raise InputError("a size is a small whole number", code="explicit", next_move="zeros(2, 3)")
    if len(size) == 1:
        return vector([value] * size[0])
    return matrix([[value] * size[1]] * size[0])


def _columns(*parts: Expr) -> Expr:
    grids = [rows_of(p) for p in parts]
    if any(g is None or len(g) != len(grids[0] or ()) for g in grids):
        raise InputError("columns of different lengths", code="ragged", next_move="give the entries")
    return matrix([sum(rows, ()) for rows in zip(*grids, strict=True)])


def _transpose(t: Expr) -> Expr:
    rows = rows_of(t)
    return t if rows is None else matrix(zip(*rows, strict=True))


_CARRIED = {
    "+": _add, "*": _mul, "/": _over, "neg": _neg, "T": _transpose, "transpose": _transpose, "diag": _diag,
    "I": _identity, "zeros": lambda *s: _filled(0, *s), "ones": lambda *s: _filled(1, *s),
    "columns": _columns,
}  # fmt: skip
