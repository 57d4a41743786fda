"""A = P D P⁻¹ and A = Q D Qᵀ: each factor judged with the other, or by itself where the other is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..exact.matrix import from_term
from ..model import Expr, Term, conj, diagonal, eq
from .explicit import columns_of, has_decimals, rows_of, sharpened, transposed
from .grades import Part
from .rounded import shown_eigenvectors
from .spectrum import call, eigenvalue_hints, multiset, shown, times
from .vectors import quotient, vector_hints
from .work import Found, Hint, Work, plainly

T = lambda t: Term("T", (t,))  # noqa: E731


def d(work: Work) -> Part:
    """D: diagonal, with the eigenvalues of A on it."""
    given = work.given("D")
    assert given is not None
    n = work.q.shape[0]
    t = given.values[0]
    if rows_of(t) is not None and (isinstance(t, Term) and t.op == "vector" or len(rows_of(t) or ()) == 1):
        t = diagonal([x for row in rows_of(t) or () for x in row])  # the diagonal alone
        given.values[0] = t
    if (bad := work.shaped("D", t, n, n, f"as A is {n}×{n}")) is not None:
        return bad
    work.bound["D"] = t
    entries = [t.args[k][k] for k in range(n)]
    flat = call("diagonal", "D")
    if work.fails(flat):
        return work.part("D", work.decide(flat), "D is not diagonal: an entry off the diagonal is not 0.")
    real = conj(*(Term("in", (x, Term("R", ()))) for x in entries))
    if work.q.field == "R" and work.fails(real):
        return work.part(
            "D", work.decide(real), "The question asks for real matrices; D has a complex entry."
        )
    found = work.agrees(call("eigenvalues", "A"), multiset(entries))
    if found.right and not found.notes:
        whole = conj(flat, eq(call("eigenvalues", "A"), call("diagonal_entries", "D")))
        found = work.decide(whole)
    return work.judged(
        "D", found, eigenvalue_hints(work, entries), "The diagonal of D is not the eigenvalues of A."
    )


def p(work: Work) -> Part:
    """P: invertible, its columns eigenvectors in the order of D."""
    return _factor(work, "P")


def q(work: Work) -> Part:
    """Q: orthogonal, its columns eigenvectors in the order of D."""
    return _factor(work, "Q")


def _factor(work: Work, name: str) -> Part:
    t = work.value(name)
    n = work.q.shape[0]
    if (bad := work.shaped(name, t, n, n, f"as A is {n}×{n}")) is not None:
        return bad
    work.bound[name] = t
    alone, word = _alone(name), "diagonalization" if name == "P" else "spectral"
    with_d = work.given("D") is not None and work.is_right("D")
    claim = alone
    if with_d:
        claim = call(word, "A", name, "D") if not work.rounded("D") else conj(alone, *_beside_d(work, t))
    found = work.decide(claim)
    if not found.right and has_decimals(t):
        return _digits(work, name, t)
    hints = _hints(work, name, t, with_d, word)
    notes = () if with_d else (f"judged without D: the columns of {name} by themselves",)
    part = work.judged(name, found, hints, f"A = {name}·D·{_inverse(name)} does not hold.", notes=notes)
    return _followed(work, name, part)


def _beside_d(work: Work, t: Term) -> list[Expr]:
    """That each column belongs to the rounded entry of D in its place."""
    rows = sharpened(work.bound["D"]).args
    return [Term("~=", (quotient(v), rows[k][k])) for k, v in enumerate(columns_of(t))]


def _inverse(name: str) -> str:
    return "P⁻¹" if name == "P" else "Qᵀ"


def _alone(name: str) -> Expr:
    """That a factor belongs to some D."""
    if name == "P":
        return conj(call("invertible", "P"), call("diagonal", times(call("inv", "P"), "A", "P")))
    star = Term("H", ("Q",))
    return conj(call("unitary", "Q"), call("diagonal", times(star, "A", "Q")))


def _digits(work: Work, name: str, t: Term) -> Part:
    """A factor with decimals: every column shows an eigenvector, in the order of D."""
    n = work.q.shape[0]
    rows = work.bound["D"].args if "D" in work.bound and work.is_right("D") else None
    beside = [rows[k][k] for k in range(n)] if rows else []
    exact = from_term(work.q.matrix)
    found, fails = shown_eigenvectors(work, "A", exact, columns_of(t), unit=name == "Q", beside=beside)
    said = (
        f"The columns of {name} do not show the digits of eigenvectors" + " of length 1" * (name == "Q") + "."
    )
    if fails == "orthogonal":
        said = f"The columns of {name} are {'not orthogonal to each other' if name == 'Q' else 'dependent'}."
    if fails == "order":
        said = f"The columns of {name} are right, but in another order than the eigenvalues on the diagonal of D."
    return work.part(name, found, said if found.wrong else "")


def _hints(work: Work, name: str, t: Term, with_d: bool, word: str) -> Iterator[Hint]:
    n, columns = len(t.args), columns_of(t)
    if said := hopeless(work):
        yield plainly(said)
    for j, v in enumerate(columns, 1):
        if work.holds(eq(v, 0)):
            yield plainly(f"Column {j} of {name} is zero: the zero vector is not an eigenvector.")
    inner = conj(call("invertible", name), call("diagonal", times(call("inv", name), "A", name)))
    if name == "Q":
        yield from _lengths(work, columns, inner)
    if with_d:
        if work.holds(inner if name == "P" else _alone(name)):
            yield plainly(
                f"The columns of {name} are right, but in another order than the eigenvalues "
                "on the diagonal of D.",
                f"put the columns of {name} into the order of D",
            )
        if name == "P":
            yield Hint(
                call(word, "A", call("inv", "P"), "D"),
                "A = P⁻¹·D·P holds: P and P⁻¹ are exchanged.",
                "exchange P and P⁻¹",
            )
    work.bound["W"] = transposed(t)
    rows = conj(call("invertible", "W"), call("diagonal", times(call("inv", "W"), "A", "W")))
    yield Hint(
        rows, f"The eigenvectors are the rows of {name}; they must be its columns.", f"transpose {name}"
    )
    if work.fails(call("invertible", name)) and all(work.holds(call("eigenvector", "A", v)) for v in columns):
        said = f"Every column of {name} is an eigenvector, but the columns are linearly dependent: {name} has no inverse."
        yield plainly(said)
    left = conj(call("invertible", name), call("diagonal", times(call("inv", name), T("A"), name)))
    yield Hint(left, f"The columns of {name} are eigenvectors of Aᵀ (left eigenvectors), not of A.")
    for j, v in enumerate(columns, 1):
        claim = call("eigenvector", "A", v)
        for hint in vector_hints(work, v, claim):
            said = f"Column {j} of {name}: {hint.feedback}"
            yield Hint(hint.statement, said, hint.repair and f"column {j}: {hint.repair}")
    if n and work.fails(call("invertible", name)):
        yield plainly(f"{name} has no inverse: its columns are linearly dependent.")


def _lengths(work: Work, columns: tuple[Term, ...], inner: Expr) -> Iterator[Hint]:
    """Columns of Q that are eigenvectors, but not of length 1, or not orthogonal to each other."""
    if not work.holds(inner):
        return
    long = [j for j, v in enumerate(columns, 1) if work.fails(eq(call("dot", v, v), 1))]
    across = call("diagonal", times(Term("H", ("Q",)), "Q"))
    if long and work.holds(across):
        v = columns[long[0] - 1]
        said = f"The columns of Q are orthogonal eigenvectors, but column {long[0]} = {shown(v)} has not length 1."
        yield plainly(said, f"divide column {' and '.join(map(str, long))} by its norm")
    if work.fails(across):
        said = (
            "The columns of Q are eigenvectors, but two of them with the same eigenvalue are not orthogonal."
        )
        yield plainly(said, "orthogonalise inside that eigenspace (Gram–Schmidt)")


def _followed(work: Work, name: str, part: Part) -> Part:
    """Marked when a wrong factor is made of the answer's own wrong eigenvectors."""
    own = work.given("eigenvectors")
    if part.verdict != "refuted" or own is None or not work.is_wrong("eigenvectors"):
        return part
    columns = columns_of(work.bound[name])
    vectors = [v for v in own.values if isinstance(v, Term) and v.op == "vector"]
    lines = [any(work.holds(eq(Term("span", (v,)), Term("span", (c,)))) for v in vectors) for c in columns]
    return replace(part, follows=bool(lines) and all(lines))


def p_inverse(work: Work) -> Part:
    """The inverse of the answer's own P."""
    t = work.value("P^-1")
    n = work.q.shape[0]
    if (bad := work.shaped("P^-1", t, n, n, f"as A is {n}×{n}")) is not None:
        return bad
    if "P" not in work.bound:
        return work.part("P^-1", Found(work.decide(call("invertible", t)).verdict), "")
    found = work.agrees(call("inv", "P"), t)
    hints = [Hint(eq(T("P"), t), "This is Pᵀ; it is P⁻¹ for orthogonal P only.")]
    part = work.judged("P^-1", found, hints, "P·P⁻¹ is not I.")
    return replace(part, notes=(*part.notes, "judged as the inverse of your own P"))


def none(work: Work) -> list[Part]:
    """The answer "not diagonalisable"."""
    real = re.search(r"over (?:R|ℝ|the reals?)$", work.answer.none)
    over = (Term("R", ()),) if work.q.field == "R" or real else ()
    possible = call("diagonalizable", "A", *over)
    found = work.decide(Term("not", (possible,)))
    said = "A is diagonalisable: the dimensions of its eigenspaces add up to n."
    if work.q.topic == "spectral":
        said = "Every symmetric (Hermitian) matrix is orthogonally diagonalisable."
    parts = [work.part(name, found, said, given=work.answer.none) for name in work.q.parts]
    return parts


def hopeless(work: Work) -> str:
    """What to say of P and D for a matrix that has none."""
    if work.q.topic == "diagonalize" and work.fails(call("diagonalizable", "A")):
        return "A is not diagonalisable: an eigenspace has a smaller dimension than its eigenvalue's multiplicity."
    return ""
