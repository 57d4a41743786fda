"""det(xI - A) by hand: cofactor expansion for small n, Faddeev-LeVerrier beyond."""

from __future__ import annotations

from ..exact.charpoly import faddeev_leverrier
from ..exact.field import Scalar, term_of
from ..exact.matrix import ExactMatrix
from ..model import Block, Chain, Expr, Line, Math, Para, Table, Term, add, matrix, mul, neg
from .story import matrix_of, poly_term

Poly = tuple[Scalar, ...]  # ascending
MATRICES_SHOWN = 5
"""Largest size at which the Faddeev-LeVerrier matrices themselves are shown."""


def characteristic_rows(a: ExactMatrix) -> list[list[Poly]]:
    """xI - A as rows of polynomials in x."""
    one = a.field.element(1)
    return [[(-x, one) if i == j else (-x,) for j, x in enumerate(row)] for i, row in enumerate(a.rows)]


def rows_term(rows: list[list[Poly]]) -> Term:
    return matrix([[poly_term(p) for p in row] for row in rows])


def cofactor_blocks(a: ExactMatrix, name: str = "A") -> list[Block]:
    """The expansion of det(xI - A), n <= 4, along the row or column with most zeros."""
    rows = characteristic_rows(a)
    blocks: list[Block] = []
    lines, minors = _expand(rows, Term("det", (add(mul("x", Term("I", (len(rows),))), neg(name)),)))
    blocks.append(Chain(tuple(lines)))
    if minors:
        blocks.append(Para(("where the minors are, in the same way,",)))
        for _name, sub, left in minors:
            blocks.append(Chain(tuple(_expand(sub, left)[0])))
    return blocks


def _expand(
    rows: list[list[Poly]], left: Expr
) -> tuple[list[Line], list[tuple[str, list[list[Poly]], Expr]]]:
    """Lines of the expansion of one determinant, and the 3x3 minors that need lines of their own."""
    n = len(rows)
    bars = Term("detbars", (rows_term(rows),))
    value = poly_term(poly_det(rows))
    if n == 1:
        return [Line(left, "=", value, ("the determinant of a 1 × 1 matrix is its entry",))], []
    if n == 2:
        (p, q), (r, s) = rows
        other = _trim(_times(q, r))
        products = add(mul(poly_term(p), poly_term(s)), neg(poly_term(other)))
        why: tuple[object, ...] = ("main diagonal minus the other diagonal",)
        if _some(other):
            why += (": ", Math(Term("*", (poly_term(q), poly_term(r)))), " = ", Math(poly_term(other)))
        lines = [Line(left, "=", bars), Line(None, "=", products, why)]
        return lines + (
            [Line(None, "=", value, ("collect powers of ", Math("x")))] if products != value else []
        ), []
    kind, k = _line_with_most_zeros(rows)
    entries = [(k, j) if kind == "row" else (j, k) for j in range(n)]
    used = [(i, j) for i, j in entries if _some(rows[i][j])]
    minors, symbols = [], []
    for i, j in used:
        sub = [[p for jj, p in enumerate(row) if jj != j] for ii, row in enumerate(rows) if ii != i]
        symbol = Term("minor", ("M", i + 1, j + 1))
        symbols.append(Term("detbars", (rows_term(sub),)) if n == 3 else symbol)
        minors.append((f"M{i + 1}{j + 1}", sub, symbol))
    factors = [(rows[i][j], (i + j) % 2) for i, j in used]
    first = add(*(_signed(p, odd, t) for (p, odd), t in zip(factors, symbols, strict=True)))
    worked = [poly_term(poly_det(sub)) for _, sub, _ in minors]
    second = add(*(_signed(p, odd, t) for (p, odd), t in zip(factors, worked, strict=True)))
    zeros = n - len(used)
    reason = f"expand along {kind} {k + 1}" + (
        f", which has {zeros} zero{'s' * (zeros > 1)}" if zeros else ""
    )
    lines = [Line(left, "=", bars), Line(None, "=", first, (reason,))]
    if second not in (first, value):
        lines.append(Line(None, "=", second, ("the minors worked out",)))
    if first != value:
        lines.append(Line(None, "=", value, ("collect powers of ", Math("x"))))
    return lines, minors if n == 4 else []


def _line_with_most_zeros(rows: list[list[Poly]]) -> tuple[str, int]:
    n = len(rows)
    lines = [("row", i, rows[i]) for i in range(n)] + [("column", j, [r[j] for r in rows]) for j in range(n)]
    kind, k, _ = max(lines, key=lambda line: sum(not _some(p) for p in line[2]))
    return kind, k


def _some(p: Poly) -> bool:
    return any(p)


def _signed(p: Poly, odd: int, minor: Expr) -> Expr:
    """p·minor, or -p·minor; the sign of a number becomes its own."""
    if len(p) == 1:
        return mul(poly_term(tuple(-c for c in p) if odd else p), minor)
    return neg(mul(poly_term(p), minor)) if odd else mul(poly_term(p), minor)


def poly_det(rows: list[list[Poly]]) -> Poly:
    """Determinant of a small matrix of polynomials, by expansion along the first row."""
    if len(rows) == 1:
        return _trim(rows[0][0])
    total: Poly = (rows[0][0][0] * 0,)
    for j, p in enumerate(rows[0]):
        if _some(p):
            minor = poly_det([[q for jj, q in enumerate(row) if jj != j] for row in rows[1:]])
            product = _times(p, minor)
            total = _plus(total, tuple(-c for c in product) if j % 2 else product)
    return _trim(total)


def _times(a: Poly, b: Poly) -> Poly:
    out = [a[0] * 0] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            out[i + j] = out[i + j] + x * y
    return tuple(out)


def _plus(a: Poly, b: Poly) -> Poly:
    n, zero = max(len(a), len(b)), a[0] * 0
    return tuple((a[k] if k < len(a) else zero) + (b[k] if k < len(b) else zero) for k in range(n))


def _trim(p: Poly) -> Poly:
    p = tuple(p)
    while len(p) > 1 and not p[-1]:
        p = p[:-1]
    return p


def faddeev_blocks(a: ExactMatrix, name: str = "A") -> list[Block]:
    """The Faddeev-LeVerrier table: M_1 = I, c_{n-k} = -tr(A M_k)/k, M_{k+1} = A M_k + c_{n-k} I."""
    n = a.shape[0]
    show = n <= MATRICES_SHOWN
    header: list[tuple[object, ...]] = [(Math("k"),)]
    header += [(Math(Term("indexed", ("M", "k"))),)] if show else []
    header += [("trace of ", Math(Term("*", (name, Term("indexed", ("M", "k")))))), ("coefficient",)]
    rows = []
    for k, mk, c in faddeev_leverrier(a):
        cells: list[tuple[object, ...]] = [(Math(k),)]
        cells += [(Math(matrix_of(mk.rows)),)] if show else []
        cells += [
            (Math(term_of(-c * k)),),
            (Math(term_of(c)), " of ", Math(Term("^", ("x", n - k)) if n - k > 1 else "x" if n > k else 1)),
        ]
        rows.append(tuple(cells))
    recurrence = Chain(
        (
            Line(Term("indexed", ("M", 1)), "=", Term("I", (n,))),
            Line(
                Term("indexed", ("c", add("n", neg("k")))),
                "=",
                neg(Term("/", (Term("trace", (mul(name, Term("indexed", ("M", "k"))),)), "k"))),
            ),
            Line(
                Term("indexed", ("M", add("k", 1))),
                "=",
                add(
                    mul(name, Term("indexed", ("M", "k"))),
                    mul(Term("indexed", ("c", add("n", neg("k")))), Term("I", (n,))),
                ),
            ),
        )
    )
    return [
        Para(
            (
                "An expansion by minors would take too long; the method of Faddeev and LeVerrier needs only products and traces:",
            )
        ),
        recurrence,
        Table(tuple(header), tuple(rows)),
    ]
