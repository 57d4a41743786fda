"""Inverse, pseudoinverse, least squares, rank, null space."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import itemgetter

from ..exact.matrix import from_term
from ..model import Expr, Term, add, conj, eq, neg
from .explicit import columns_of, directions, has_decimals, letters, rows_of
from .grades import Part
from .rounded import coarsest, exactly, shown_eigenvectors
from .spectrum import call, shown, times
from .vectors import image
from .work import Found, Hint, Work, entry_hints, plainly, rounded_note, undecided

T = lambda t: Term("T", (t,))  # noqa: E731


def inverse(work: Work) -> Part:
    n = work.q.shape[0]
    t = work.value("inverse")
    if (bad := work.shaped("inverse", t, n, n, f"as A is {n}×{n}")) is not None:
        return bad
    work.bound["B"] = t
    found = work.agrees(call("inv", "A"), "B")
    if work.holds(eq(call("det", "A"), 0)):
        return work.part(
            "inverse", work.decide(eq(times("A", "B"), Term("I", (n,)))), "A has no inverse: det(A) = 0."
        )
    return work.judged("inverse", found, _inverse_hints(work, t), "A·B is not I.")


def _inverse_hints(work: Work, t: Expr) -> Iterator[Hint]:
    yield Hint(
        eq(call("adjugate", "A"), "B"),
        "This is the adjugate: it is not divided by det(A).",
        "divide by det(A)",
    )
    yield Hint(
        eq(call("inv", "A"), T("B")),
        "This is the transpose of the inverse: transpose the cofactors.",
        "transpose it",
    )
    yield Hint(eq(call("inv", "A"), neg("B")), "Every sign is wrong: check the sign of det(A).", "all signs")
    yield from entry_hints(work, "the inverse", call("inv", "A"), t)


def no_inverse(work: Work) -> list[Part]:
    """The answer "there is none"."""
    found = work.decide(Term("not", (call("invertible", "A"),)))
    said = "A has an inverse: its determinant is not 0."
    return [work.part("inverse", found, said, given=work.answer.none)]


# --------------------------------------------------------------------------- pseudoinverse


def pseudoinverse(work: Work) -> Part:
    rows, columns = work.q.shape
    t = work.value("pinv")
    t = _row(t, rows, columns)
    if (bad := work.shaped("A^+", t, columns, rows, f"as A is {rows}×{columns}")) is not None:
        return replace(bad, name="pinv", given=work.answer.parts["pinv"].text)
    work.bound["X"] = t
    found = work.agrees(call("pinv", "A"), "X")
    part = work.judged("pinv", found, _penrose(work, t), "This is not the pseudoinverse of A.")
    return replace(part, follows=part.verdict == "refuted" and _of_own_svd(work))


def _row(t: Expr, rows: int, columns: int) -> Expr:
    """A vector as the row it must be."""
    if isinstance(t, Term) and t.op == "vector" and columns == 1 and rows == len(t.args):
        return Term("matrix", (t.args,))
    return t


_IDENTITIES = (
    ("A·X·A = A", lambda: eq(times("A", "X", "A"), "A")),
    ("X·A·X = X", lambda: eq(times("X", "A", "X"), "X")),
    ("(A·X)ᵀ = A·X", lambda: eq(Term("H", (times("A", "X"),)), times("A", "X"))),
    ("(X·A)ᵀ = X·A", lambda: eq(Term("H", (times("X", "A"),)), times("X", "A"))),
)


def _penrose(work: Work, t: Expr) -> Iterator[Hint]:
    m, n = work.q.shape
    if m == n:
        yield Hint(
            eq(call("pinv", "A"), T("X")), "This is the transpose of the pseudoinverse.", "transpose it"
        )
    yield from entry_hints(work, "the pseudoinverse", call("pinv", "A"), t)
    if m != n and not has_decimals(t):
        side = (
            ("right", eq(times("A", "X"), Term("I", (m,))))
            if m < n
            else ("left", eq(times("X", "A"), Term("I", (n,))))
        )
        said = f"This is a {side[0]} inverse of A, but not the pseudoinverse: "
        last = "X·A is not symmetric." if m < n else "A·X is not symmetric."
        yield Hint(side[1], said + last)
    failing = [text for text, claim in _IDENTITIES if work.fails(claim())]
    if failing and not has_decimals(t):
        yield plainly(
            f"{'These Penrose identities fail' if len(failing) > 1 else 'A Penrose identity fails'}"
            f": {', '.join(failing)}.",
        )


def _of_own_svd(work: Work) -> bool:
    """Whether a wrong pseudoinverse is V·S⁺·Uᵀ of the answer's own wrong factors."""
    u, s = work.maybe("U"), work.maybe("S")
    v, vt = work.maybe("V"), work.maybe("Vt")
    right = v if v is not None else vt and T(vt)
    if u is None or s is None or right is None:
        return False
    return work.holds(eq("X", times(right, call("pinv", s), T(u))))


# --------------------------------------------------------------------------- least squares


first = itemgetter(0)


def lstsq(work: Work) -> Part:
    rows, columns = work.q.shape
    t = work.value("x")
    given = work.answer.parts["x"]
    if None not in given.numbers:  # x1 = 7/6, x2 = 1/2
        t = Term(
            "vector", tuple(v for _, v in sorted(zip(given.numbers, given.values, strict=True), key=first))
        )
    if isinstance(t, Term) and t.op == "matrix" and len(t.args) == 1 and columns > 1:
        t = Term("vector", t.args[0])
    if columns == 1 and rows_of(t) is None:
        t = Term("vector", (t,))
    if (bad := work.shaped("x", t, columns, 1, f"as A has {columns} columns")) is not None:
        return bad
    free = sorted(letters(t))
    if not free:
        work.bound["x"] = t
    x: Expr = t if free else "x"
    best = times(call("pinv", "A"), "y")
    found = work.agrees(best, x)
    if found.right:
        return work.part("x", found)
    normal = work.decide(eq(times(T("A"), "A", x), times(T("A"), "y")))
    if normal.right and not work.q.minimum_norm:
        note = "a least-squares solution, but not the one of minimum norm"
        return work.part("x", normal, notes=(f"all of them: {len(free)} free" if free else note,))
    if normal.right:
        return work.part(
            "x",
            found,
            "This minimises ‖A·x − y‖, but it is not the shortest solution: it has a part "
            "in the null space of A.",
            repair="take away its part in the null space",
        )
    if has_decimals(t) and not work.q.minimum_norm and work.fails(eq(call("nullity", "A"), 0)):
        return _minimiser_digits(work, t)
    part = work.judged(
        "x",
        normal if not has_decimals(t) else found,
        _normal_hints(work, t),
        "The residual is not orthogonal to the columns of A: Aᵀ·(A·x − y) is not 0.",
    )
    own = work.maybe("pinv")
    follows = own is not None and work.is_wrong("pinv") and not free and work.holds(eq("x", times("X", "y")))
    return replace(part, follows=part.verdict == "refuted" and follows)


def _minimiser_digits(work: Work, t: Term) -> Part:
    """x with decimals where there are many minimisers: it shows the one that is nearest, or is far from all."""
    x = exactly(t)
    nearest = add(x, neg(times(call("pinv", "A"), add(times("A", x), neg("y")))))
    normal = eq(times(T("A"), "A", nearest), times(T("A"), "y"))
    found = work.decide(conj(normal, Term("~=", (nearest, t))))
    if found.right:
        note = "a least-squares solution, but not the one of minimum norm"
        return work.part("x", Found(found.verdict, (rounded_note(found.verdict.reason),)), notes=(note,))
    distance = add(nearest, neg(x))
    far = Term("<=", (call("dot", distance, distance), len(t.args) * coarsest(t) ** 2))
    return work.part(
        "x",
        work.decide(far) if work.fails(far) else undecided("rounded digits of a solution"),
        "Its digits are those of no least-squares solution." if work.fails(far) else "",
    )


def _normal_hints(work: Work, t: Term) -> Iterator[Hint]:
    if letters(t):
        return
    yield Hint(
        eq(times(T("A"), "A", "x"), neg(times(T("A"), "y"))),
        "Every sign is wrong: Aᵀ·A·x = −Aᵀ·y holds.",
        "all signs",
    )
    yield Hint(
        eq("x", times(T("A"), "y")), "This is Aᵀ·y: it is not yet solved with AᵀA.", "solve AᵀA·x = Aᵀy"
    )
    yield from entry_hints(work, "x", times(call("pinv", "A"), "y"), t)
    n = work.q.shape[1]
    rows = work.q.matrix.args
    if n < len(rows) and not has_decimals(t):
        head = Term("matrix", rows[:n])
        first = Term("vector", work.q.y.args[:n])
        yield Hint(
            eq(times(head, "x"), first),
            f"This solves the first {n} equations exactly and leaves out the rest.",
        )


def residual(work: Work) -> Part:
    t = work.value("residual")
    rows = work.q.shape[0]
    if (bad := work.shaped("residual", t, rows, 1, f"as y has {rows} entries")) is not None:
        return bad
    true = add("y", neg(times("A", call("pinv", "A"), "y")))
    found = work.agrees(true, t)
    hints = [Hint(eq(neg(true), t), "The sign is wrong: the residual is y − A·x.", "all signs")]
    part = work.judged("residual", found, hints, "This is not y − A·x.")
    mine = add("y", neg(times("A", "x")))
    follows = work.is_wrong("x") and "x" in work.bound and work.holds(eq(mine, t))
    return replace(part, follows=part.verdict == "refuted" and follows)


# --------------------------------------------------------------------------- rank and null space


def rank(work: Work) -> Part:
    r = work.value("rank")
    found = work.decide(eq(call("rank", "A"), r))
    m, n = work.q.shape
    hints = [
        Hint(
            eq(call("nullity", "A"), r), f"This is the dimension of the null space; the rank is {n} minus it."
        ),
        Hint(Term(">", (r, min(m, n))), f"The rank of a {m}×{n} matrix is at most {min(m, n)}."),
        Hint(Term(">", (r, call("rank", "A"))), "Too large: some rows are combinations of others."),
        Hint(Term("<", (r, call("rank", "A"))), "Too small: more rows are independent."),
    ]
    return work.judged("rank", found, hints, "This is not the rank of A.")


def nullspace(work: Work) -> Part:
    given = work.given("nullspace")
    assert given is not None
    n = work.q.shape[1]
    vectors: list[Term] = []
    for value in given.values:
        if value == 0:
            value = Term("vector", (0,) * n)
        many = isinstance(value, Term) and value.op == "matrix" and len(value.args) == n
        parts = columns_of(value) if many else (value,)
        for part in parts:
            vectors += directions(part) if isinstance(part, Term) else (part,)
    for v in vectors:
        if (bad := work.shaped("nullspace", v, n, 1, f"as A has {n} columns")) is not None:
            return bad
    if has_decimals(tuple(vectors)):
        return _null_digits(work, vectors)
    found = work.decide(eq(call("nullspace", "A"), Term("span", tuple(vectors))))
    hints = _null_hints(work, vectors)
    part = work.judged("nullspace", found, hints, "These vectors do not span the null space of A.")
    if part.right and any(work.holds(eq(v, 0)) for v in vectors) and len(vectors) > 1:
        return replace(part, notes=(*part.notes, "the zero vector belongs to no basis"))
    if part.right and len(vectors) > 1 and work.fails(call("independent", *vectors)):
        return replace(
            part, notes=(*part.notes, "these vectors span it but are no basis: they are dependent")
        )
    return part


def _null_digits(work: Work, vectors: list[Term]) -> Part:
    """The part when decimals stand in it: eigenvectors of AᵀA for 0, as many as its dimension."""
    a = from_term(work.q.matrix)
    gram = times(T("A"), "A")
    found, _ = shown_eigenvectors(work, gram, a.transpose() @ a, vectors, beside=[0] * len(vectors))
    if found.right:
        whole = work.decide(eq(call("nullity", "A"), len(vectors)))
        if not whole.right:
            return work.part("nullspace", whole, "These vectors are in the null space, but one is missing.")
    said = "A vector does not show the digits of one in the null space."
    return work.part("nullspace", found, said if found.wrong else "")


def _null_hints(work: Work, vectors: list[Term]) -> Iterator[Hint]:
    for v in vectors:
        if work.fails(eq(times("A", v), 0)):
            yield Hint(
                conj(*(eq(times(T("A"), w), 0) for w in vectors))
                if work.q.shape[0] == work.q.shape[1]
                else (lambda: False),
                "These vectors solve Aᵀ·x = 0, not A·x = 0.",
            )
            yield plainly(f"A·{shown(v)} = {image(work, v)} is not 0.")
    if all(work.holds(eq(times("A", v), 0)) for v in vectors):
        yield plainly("These vectors are in the null space, but its dimension is larger: one is missing.")
