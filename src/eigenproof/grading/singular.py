"""U and V of A = U S Vᵀ, thin or full: each judged with the others, or by itself where those are wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..exact.matrix import from_term
from ..model import Expr, Term, add, conj, eq, matrix, neg
from .explicit import columns_of, has_decimals, rows_of, sharpened, transposed
from .grades import Part
from .rounded import coarsest, shown_eigenvectors
from .singular_values import T, diagonal_of
from .spectrum import call, multiset, shown, times
from .work import Found, Hint, Work, plainly


def H(t: Expr) -> Term:
    """The conjugate transpose."""
    return Term("H", (t,))


def v(work: Work) -> Part:
    return _side(work, "V" if work.given("V") else "Vt")


def u(work: Work) -> Part:
    return _side(work, "U")


def _side(work: Work, name: str) -> Part:
    m, n = work.q.shape
    t = work.value(name)
    rows = m if name == "U" else n
    letter = "U" if name == "U" else "V"
    if name == "Vt" and rows_of(t) is not None:
        t = transposed(t)
    grid = rows_of(t)
    if grid is None or len(grid) != rows:
        if name == "V" and grid is not None and len(grid[0]) == rows:
            t = transposed(t)
        else:
            return work.shaped(letter, t, rows, rows, f"as A is {m}×{n} (or fewer columns)")
    work.bound[letter] = matrix(rows_of(t))
    t = work.bound[letter]
    _size_s(work)
    found = work.decide(_claim(work, letter))
    if not found.right and has_decimals((t, work.bound.get("V", 0) if letter == "U" else 0)):
        return _digits(work, letter, t)
    notes = [f"{'full' if len(t.args[0]) == rows else 'thin'} form"]
    if name == "Vt":
        notes.append("read as Vᵀ")
    if name == "V" and found.wrong and len(t.args) == len(t.args[0]):
        kept = work.bound["V"]
        work.bound["V"] = transposed(t)
        if work.holds(_claim(work, "V")):
            again = "This is Vᵀ: with it, A = U·S·V would hold; V must hold the right singular vectors in its columns."
            return work.part("V", found, again, repair="transpose V")
        work.bound["V"] = kept
    part = work.judged(
        letter,
        found,
        _side_hints(work, letter, t),
        f"{letter} does not fit: A = U·S·Vᵀ fails.",
        notes=tuple(notes) if found.right else (),
    )
    follows = (
        letter == "U"
        and part.verdict == "refuted"
        and (work.is_wrong("V") or work.is_wrong("S"))
        and ({"S", "V"} <= work.bound.keys() and work.holds(eq(times("A", "V"), times("U", "S"))))
    )
    given = work.answer.parts[name].text
    return replace(part, follows=follows, given=given)


def _size_s(work: Work) -> None:
    """S in the size that U and V ask for."""
    given = work.given("S")
    values = diagonal_of(given.values) if given else None
    if values is None:
        return
    sizes = [len(work.bound[x].args[0]) for x in "UV" if x in work.bound]
    known = {"U": work.maybe("U"), "V": work.maybe("V")}
    rows = len(rows_of(known["U"])[0]) if known["U"] is not None and rows_of(known["U"]) else sizes[-1]
    columns = len(work.bound["V"].args[0]) if "V" in work.bound else rows
    work.bound["S"] = matrix(
        [[values[i] if i == j and i < len(values) else 0 for j in range(columns)] for i in range(rows)]
    )


def _claim(work: Work, letter: str) -> Expr:
    """What a factor must satisfy, with the right ones of the others."""
    right = work.is_right("S") and "S" in work.bound
    if right and work.rounded("S"):
        return conj(_alone(letter), *_beside_s(work, letter))
    if letter == "U" and right and work.is_right("V"):
        return call("svd", "A", "U", "S", "V")
    if letter == "V" and right:
        columns = call("orthonormal_columns", "V")
        return conj(columns, eq(times(H("A"), "A", "V"), times("V", H("S"), "S")))
    return _alone(letter)


def _alone(letter: str) -> Expr:
    """That a factor belongs to some singular values: orthonormal eigenvectors of AᵀA or AAᵀ."""
    gram = (H("A"), "A") if letter == "V" else ("A", H("A"))
    middle = times(H(letter), *gram, letter)
    columns = call("orthonormal_columns", letter)
    return conj(columns, call("diagonal", middle), eq(times(*gram, letter), times(letter, middle)))


def _beside_s(work: Work, letter: str) -> list[Expr]:
    """That the columns belong to the rounded singular values in their places, those of U to those of V too."""
    values = diagonal_of(work.given("S").values)
    values = list(sharpened(multiset(values)).args)
    claims: list[Expr] = []
    pairs = "U" in work.bound and letter == "U" and work.is_right("V")
    for j, value in enumerate(values[: len(work.bound[letter].args[0])], 1):
        own = call("column", letter, j)
        if pairs and j <= len(work.bound["V"].args[0]):
            image = times("A", call("column", "V", j))
            claims += [
                eq(image, times(call("dot", own, image), own)),
                Term("~=", (call("dot", own, image), value)),
            ]
        else:
            matrix_of = "A" if letter == "V" else H("A")
            claims.append(Term("~=", (call("norm", times(matrix_of, own)), value)))
    return claims


def _side_hints(work: Work, letter: str, t: Term) -> Iterator[Hint]:
    gram = times(H("A"), "A") if letter == "V" else times("A", H("A"))
    kind = "right" if letter == "V" else "left"
    columns = columns_of(t)
    if letter == "U" and {"S", "V"} <= work.bound.keys():
        yield Hint(
            call("svd", "A", "V", T("S"), "U"),
            "U and V are exchanged: A = V·Sᵀ·Uᵀ holds.",
            "exchange U and V",
        )
        signs = [
            j
            for j, x in enumerate(columns, 1)
            if j <= len(work.bound["V"].args[0])
            and work.fails(eq(times("A", call("column", "V", j)), times(_sigma(work, j), x)))
            and work.holds(eq(times("A", call("column", "V", j)), times(neg(_sigma(work, j)), x)))
        ]
        if signs and work.holds(call("orthonormal_columns", "U")):
            which = ", ".join(map(str, signs))
            yield plainly(
                f"The sign of column {which} of U does not fit V: A·v = σ·u must hold for each pair.",
                f"the sign of column {which} of U",
            )
    if letter == "V" and work.q.shape[0] == work.q.shape[1]:
        other = times("A", H("A"))
        yield Hint(
            conj(call("orthonormal_columns", "V"), call("diagonal", times(H("V"), *other.args, "V"))),
            "These are the left singular vectors, eigenvectors of AAᵀ: U and V are exchanged.",
            "exchange U and V",
        )
    vectors = all(work.holds(call("eigenvector", gram, x)) for x in columns)
    if vectors:
        long = [j for j, x in enumerate(columns, 1) if work.fails(eq(call("dot", x, x), 1))]
        across = call("diagonal", times(H(letter), letter))
        if long and work.holds(across):
            yield plainly(
                f"Column {', '.join(map(str, long))} of {letter} has not length 1.",
                f"divide column {' and '.join(map(str, long))} by its norm",
            )
        if work.fails(across):
            yield plainly(
                f"The columns of {letter} are {kind} singular vectors, but not orthogonal to each other.",
            )
        if work.holds(_alone(letter)):
            yield plainly(
                f"The columns of {letter} are {kind} singular vectors, but in another order than S.",
                f"put the columns of {letter} into the order of S",
            )
    for j, x in enumerate(columns, 1):
        if work.fails(call("eigenvector", gram, x)):
            of = "AᵀA" if letter == "V" else "AAᵀ"
            yield plainly(
                f"Column {j} of {letter} = {shown(x)} is no {kind} singular vector: it is not an "
                f"eigenvector of {of}.",
            )


def _sigma(work: Work, j: int) -> Expr:
    rows = work.bound["S"].args
    return rows[j - 1][j - 1] if j <= min(len(rows), len(rows[0])) else 0


def _digits(work: Work, letter: str, t: Term) -> Part:
    """A factor with decimals: digits of unit singular vectors, the order of S, signs that fit."""
    a = from_term(work.q.matrix)
    gram, product = (
        (times(T("A"), "A"), a.transpose() @ a) if letter == "V" else (times("A", T("A")), a @ a.transpose())
    )
    columns = columns_of(t)
    values = diagonal_of(work.given("S").values) if work.given("S") and work.is_right("S") else None
    beside = [*(values or []), *[0] * (len(columns) - len(values or []))] if values is not None else []
    found, fails = shown_eigenvectors(work, gram, product, columns, unit=True, beside=beside, roots=True)
    kind = "right" if letter == "V" else "left"
    said = f"The columns of {letter} do not show the digits of {kind} singular vectors of length 1."
    if fails == "order":
        said = f"The columns of {letter} are {kind} singular vectors, but in another order than S."
    if fails == "orthogonal":
        said = f"The columns of {letter} are {kind} singular vectors, but not orthogonal to each other."
    if found.right and letter == "U" and "V" in work.bound and values is not None:
        return _paired(work, t, work.bound["V"], values, found)
    return work.part(letter, found, said if found.wrong else "")


def _paired(work: Work, u: Term, v: Term, values: list[Expr], found: Found) -> Part:
    """U with decimals beside V: A·v = σ·u for each pair, as near as the digits are fine."""
    for j, (x, y, value) in enumerate(zip(columns_of(u), columns_of(v), values, strict=False), 1):
        off = add(times("A", y), neg(times(value, x)))
        size = add(*(call("abs", e) for row in work.q.matrix.args for e in row), call("abs", value), 1)
        near = Term(
            "<=",
            (call("dot", off, off), times(len(x.args), Term("^", (times(size, coarsest(x, y, value)), 2)))),
        )
        pair = work.decide(near)
        if not pair.right:
            said = f"Column {j} of U does not fit V: A·v = σ·u must hold for each pair."
            sign = work.holds(Term("<", (call("dot", times("A", y), x), 0)))
            repair = f"the sign of column {j} of U" if sign else ""
            said = said.replace(f"Column {j}", f"The sign of column {j}") if sign else said
            return work.part("U", pair, said if pair.wrong else "", repair=repair)
    return work.part("U", found)
