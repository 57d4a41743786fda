"""An answer measured from its JSON text alone, numerically at high precision, by `derive_support.number`."""

from __future__ import annotations

from decimal import Decimal

import mpmath
from derive_support import number, numbers, size_of

GUARD = 60
"""Decimals beyond those asked, for what cancels in a vector of polynomials in l."""


def measured(report: dict) -> None:
    """Every number of a derivation's JSON report, checked against the matrix in the report."""
    rows, answer = report["input"]["matrix"], report["answer"]
    digits = report["digits"]
    with mpmath.workdps(digits + GUARD + 6 * len(rows) + (len(rows) + 1) * _length(rows)):
        a = numbers(rows)
        tiny = mpmath.mpf(10) ** -(digits + 10)
        if "polynomial" in answer:
            _polynomial(a, answer, tiny)
        if "eigenvalues" in answer:
            _eigenvalues(a, answer["eigenvalues"], digits, tiny)
        if "P" in answer:
            p, d = _decomposition(a, answer["P"], answer["D"], tiny)
            assert p.rows == 0 or _volume(p) > tiny / 10**10
        if "Q" in answer:
            q, d = _decomposition(a, answer["Q"], answer["D"], tiny)
            assert size_of(q.H * q - mpmath.eye(q.rows)) < tiny
            order = [d[k, k].real for k in range(d.rows)]
            assert order == sorted(order, reverse=True)
        if "value" in answer:
            value = determinant(a)
            assert abs(value - number(answer["value"])) <= tiny * (1 + size_of(a)) ** a.rows


def _length(rows: list[list[str]]) -> int:
    """Digits before the point of the largest entry."""
    return int(mpmath.log10(1 + size_of(numbers(rows))))


def _polynomial(a: mpmath.matrix, answer: dict, tiny) -> None:
    n = a.rows
    for x in (mpmath.mpf(k) / 3 for k in range(n + 1)):  # a monic polynomial is known by n of its values
        value = determinant(x * mpmath.eye(n) - a)
        scale = (1 + abs(x) + n * size_of(a)) ** n
        for key in ("polynomial", "factored"):
            assert abs(number(answer[key], x=x) - value) < tiny * scale, key


def _eigenvalues(a: mpmath.matrix, entries: list[dict], digits: int, tiny) -> None:
    assert sum(e["algebraic_multiplicity"] for e in entries) == a.rows
    values = [number(e["value"]) for e in entries]
    scale = 1 + size_of(a)
    for k, (entry, value) in enumerate(zip(entries, values)):
        assert all(abs(value - other) > tiny for other in values[:k]), "a value listed twice"
        _approximation(entry["approx"], value, digits)
        slope = number(entry["minimal_polynomial"], x=value + tiny)  # of the size of tiny, unless flat
        assert abs(number(entry["minimal_polynomial"], x=value)) <= abs(slope) / 1000
        if "eigenvectors" not in entry:
            continue
        vectors = [mpmath.matrix([number(x, l=value) for x in v]) for v in entry["eigenvectors"]]
        assert 1 <= len(vectors) == entry["geometric_multiplicity"] <= entry["algebraic_multiplicity"]
        for v in vectors:
            assert v.rows == a.rows
            assert size_of(v) > 0
            assert size_of(a * v - value * v) < tiny * scale * size_of(v) * a.rows
        if len(vectors) > 1:
            columns = mpmath.matrix([list(v) for v in vectors]).T
            assert _volume(columns.H * columns) > tiny, "dependent vectors"


def determinant(a: mpmath.matrix):
    """By elimination with the largest entry as pivot (mpmath.det fails on some singular matrices)."""
    m, value = a.copy(), mpmath.mpf(1)
    for k in range(m.rows):
        i, j = max(((i, j) for i in range(k, m.rows) for j in range(k, m.rows)), key=lambda p: abs(m[p]))
        if m[i, j] == 0:
            return mpmath.mpf(0)
        for c in range(m.rows):
            m[i, c], m[k, c] = m[k, c], m[i, c]
        for r in range(m.rows):
            m[r, j], m[r, k] = m[r, k], m[r, j]
        value *= m[k, k] * (-1) ** ((i != k) + (j != k))
        for r in range(k + 1, m.rows):
            factor = m[r, k] / m[k, k]
            for c in range(k, m.rows):
                m[r, c] -= factor * m[k, c]
    return value


def _volume(p: mpmath.matrix):
    """|det| of the matrix with its columns scaled to length 1."""
    for k in range(p.cols):
        p[:, k] = p[:, k] / mpmath.norm(p[:, k])
    return abs(determinant(p))


def _approximation(text: str, value, digits: int) -> None:
    """`a` or `a ± b*i`, each part with the digits asked and within one unit of its last one."""
    real, imaginary = text, None
    if text.endswith("*i"):
        real, sign, imaginary = text[:-2].rsplit(" ", 2)
        imaginary = {"+": "", "-": "-"}[sign] + imaginary
    for part, x in ((real, mpmath.re(value)), (imaginary, mpmath.im(value))):
        if part is None:
            assert abs(x) < mpmath.mpf(10) ** -digits
            continue
        printed = Decimal(part)
        if not printed:
            assert abs(x) < mpmath.mpf(10) ** -digits
            continue
        assert len(printed.as_tuple().digits) == digits, text
        unit = mpmath.mpf(10) ** printed.as_tuple().exponent
        assert abs(mpmath.mpf(part) - x) <= unit


def _decomposition(a: mpmath.matrix, left: list, diagonal: list, tiny) -> tuple:
    """A X = X D with D diagonal."""
    x, d = numbers(left), numbers(diagonal)
    assert (x.rows, x.cols, d.rows, d.cols) == (a.rows,) * 4
    assert all(d[i, j] == 0 for i in range(d.rows) for j in range(d.cols) if i != j)
    if len(x):
        assert size_of(a * x - x * d) < tiny * (1 + size_of(a)) * size_of(x) * a.rows
    return x, d
