"""Repairs of an equation between a computed side and a written one: several entries, a factor, all of it."""

from __future__ import annotations

from collections.abc import Iterator

from flint import fmpq

from ...exact.field import Scalar
from ...language import to_text
from ...model import Expr, Term, walk
from ..evaluation import words as value_words
from ..evaluation.matrices import as_matrix, is_matrix, rows_of
from ..evaluation.numbers import divided, equal, multiplied
from .changes import ENTRY, EXCHANGED, SIGN, WHOLE, Change, place, with_entry
from .parts import Claimed, Part, get_side
from .paths import put
from .patterns import is_inverse_of, is_product, is_transpose_of
from .search import Candidate
from .values import Rows, Values, as_term, difference, in_words, table, term_of

FEW = 3
"""So many wrong entries are named one by one."""
LONGEST = 120


def of_sides(claimed: Claimed, parts: list[Part], values: Values) -> Iterator[Candidate]:
    """Two or three entries, a common factor, or all of a written side."""
    for part in parts:
        if (
            part.role not in ("left", "right")
            or not part.stated
            or isinstance(part.term, Term)
            and part.term.op == "span"
        ):
            continue
        side, other = get_side(claimed.atom, part.role)
        value = values.of(other)
        if isinstance(value, value_words.Subspace):
            continue
        true = _inside(part, values, side, value)
        if true is None:
            continue
        new = table(true)
        if isinstance(part.term, Term) and part.term.op in ("matrix", "vector"):
            for c in _entries(part, other, values, true):
                yield Candidate(c.cost, c.words, claimed.with_part(part, c.new))
        elif isinstance(other, Term) and other.op == "norm":
            stated = values.number(part.term)
            if stated is not None and equal(multiplied(true[0][0], true[0][0]), stated):
                words = f"the square in place of {part.name}: take the square root"
                yield Candidate(1.5, words, claimed.with_part(part, new))
        words = _whole(part, as_term(value))
        if new != other and words:
            yield Candidate(WHOLE, words, claimed.with_part(part, new))


def _inside(part: Part, values: Values, side: Expr, value: object) -> Rows | None:
    """The rows that the written term must have for the side to have this value, a factor taken out."""
    if is_product_with_transpose(side) or not (is_matrix(value) or values.number(side) is not None):
        return None
    rows = [list(r) for r in rows_of(as_matrix(value))]  # type: ignore[arg-type]
    inner, outer = values.rows(part.term), values.rows(side)
    if (len(inner), len(inner[0])) != (len(outer), len(outer[0])):
        return None
    place = next(((i, j) for i, r in enumerate(inner) for j, x in enumerate(r) if x), None)
    factor = divided(outer[place[0]][place[1]], inner[place[0]][place[1]]) if place else None
    if factor is None or not factor:
        return rows
    return [[divided(x, factor) for x in r] for r in rows]


def is_product_with_transpose(t: Expr) -> bool:
    """Is a transpose written in this term?"""
    return any(isinstance(n, Term) and n.op in ("T", "H") for n in walk(t))


def _entries(part: Part, other: Expr, values: Values, true: Rows) -> Iterator[Change]:
    stated = values.rows(part.term)
    if (len(stated), len(stated[0])) != (len(true), len(true[0])):
        return
    t, wrong = part.term, difference(stated, true)
    assert isinstance(t, Term)
    vector = t.op == "vector"
    if len(wrong) == 1:
        ((i, j),) = wrong
        old, right = stated[i][j], true[i][j]
        where = place(part, i, j)
        minus = bool(old) and equal(right, -old)
        words = f"the sign of {where}" if minus else f"{where} is {in_words(right)}, not {in_words(old)}"
        yield Change(SIGN if minus else ENTRY, words, part, with_entry(t, i, j, term_of(right)))
    elif len(wrong) <= FEW:
        new = t
        for i, j in wrong:
            new = with_entry(new, i, j, term_of(true[i][j]))
        names = [str(i + 1) if vector else f"({i + 1}, {j + 1})" for i, j in wrong]
        found = ", ".join(in_words(true[i][j]) for i, j in wrong)
        old = ", ".join(in_words(stated[i][j]) for i, j in wrong)
        listed = ", ".join(names[:-1]) + f" and {names[-1]}"
        yield Change(5, f"entries {listed} of {part.name} are {found}, not {old}", part, new)
    factor = common_factor(stated, true)
    if factor is not None:
        minus = term_of(factor) == -1
        words = f"the sign of {part.name}" if minus else f"{part.name} {_off(other, values, factor)}"
        yield Change(EXCHANGED - 0.1 * minus, words, part, table(true))


def _off(other: Expr, values: Values, factor: Scalar) -> str:
    """What a wrong factor is: n in place of n - 1 under X.T*X, or just a number."""
    for t in walk(other):
        if isinstance(t, Term) and t.op == "T":
            n = len(values.rows(t.args[0]))
            if n > 1 and equal(factor, fmpq(n - 1, n)):
                return f"has divisor n in place of n - 1 (here {n} in place of {n - 1})"
    return f"is off by the factor {to_text(term_of(factor))}"


def common_factor(stated: Rows, true: Rows) -> Scalar | None:
    """c with stated = c true, if there is one."""
    place = next(((i, j) for i, r in enumerate(true) for j, x in enumerate(r) if x), None)
    if place is None:
        return None
    c = divided(stated[place[0]][place[1]], true[place[0]][place[1]])
    if not c or difference(stated, [[multiplied(c, x) for x in r] for r in true]):
        return None
    return c


def _whole(part: Part, new: Expr) -> str:
    """The right side in words; nothing for one that is too long to be read."""
    written = to_text(new)
    if len(written) > LONGEST:
        return ""
    old = to_text(part.term)
    more = f", not {old}" if len(old) <= 20 else ""
    return f"{part.name} is {written}{more}"


def exchanged_factors(claimed: Claimed) -> Iterator[Candidate]:
    """B*A in place of A*B, P*D*P^-1 in place of P^-1*D*P."""
    atom = claimed.atom
    if not isinstance(atom, Term) or atom.op != "==":
        return
    for k, side in enumerate(atom.args):
        if not is_product(side) or len(side.args) not in (2, 3):
            continue
        a = side.args
        new = claimed.with_atom(put(atom, (0, k), Term("*", (a[-1], *a[1:-1], a[0]))))
        if len(a) == 3 and (is_inverse_of(a[0], a[2]) or is_inverse_of(a[2], a[0])):
            yield Candidate(EXCHANGED, "the inverse stands on the wrong side", new)
        elif len(a) == 3 and (is_transpose_of(a[0], a[2]) or is_transpose_of(a[2], a[0])):
            yield Candidate(EXCHANGED, "the transpose stands on the wrong side", new)
        elif len(a) == 2:
            other = atom.args[1 - k]
            if isinstance(other, Term) and other.op == "I":
                new = claimed.with_atom(
                    put(put(atom, (0, k), Term("*", (a[1], a[0]))), (0, 1 - k), Term("I", ()))
                )
                names = [to_text(x) if isinstance(x, str) else n for x, n in zip(a, "AB", strict=True)]
                product = f"{names[1]}*{names[0]} = I, but {names[0]}*{names[1]} ≠ I"
                yield Candidate(EXCHANGED - 0.5, f"an inverse on one side only: {product}", new)
            else:
                yield Candidate(EXCHANGED + 0.4, "the two factors are exchanged", new)
