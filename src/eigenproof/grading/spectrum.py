"""Characteristic polynomial, determinant, eigenvalues, eigenvectors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from ..checking import Checked
from ..model import Expr, Term, add, conj, eq, mul, neg
from .explicit import has_decimals, letters, rows_of
from .grades import Part
from .work import Found, Hint, Work, plainly


def times(*factors: Expr) -> Expr:
    """A product as it stands."""
    return Term("*", factors)


def call(word: str, *args: Expr) -> Term:
    return Term(word, args)


def multiset(values: Iterable[Expr]) -> Term:
    return Term("multiset", tuple(values))


def shown(t: Expr) -> str:
    from ..language import to_text

    text = to_text(t)
    text = f"({text[1:-2]})" if text.endswith(",)") else text
    return text if len(text) <= 60 else f"{text[:57]}…"


# --------------------------------------------------------------------------- polynomial


def charpoly(work: Work) -> Part:
    p = work.value("charpoly")
    n = work.q.shape[0]
    free = sorted(letters(p))
    if rows_of(p) is not None or len(free) > 1:
        return _no_polynomial(work, p, free)
    x = free[0] if free else "x"
    found = work.agrees(call("charpoly", "A", x), p)
    if found.wrong:
        other = work.decide(eq(call("det", add("A", neg(times(x, Term("I", ()))))), p))
        if not other.wrong and n % 2 and not other.right:
            return work.part("charpoly", other)
        if other.right and n % 2:
            note = f"convention: this is det(A - {x}I), the negative of det({x}I - A)"
            return work.part("charpoly", other, notes=(note,))
    return work.judged("charpoly", found, _polynomial_hints(work, p, x, n), _WRONG_POLYNOMIAL)


_WRONG_POLYNOMIAL = "This is not det(xI − A): work out the determinant once more."


def _no_polynomial(work: Work, p: Expr, free: list[str]) -> Part:
    """The part of an answer in several letters, or of a matrix."""
    if rows_of(p) is not None:
        found = Found(Checked("refuted", reason="a matrix", statement=0))
        said = "A polynomial is asked for; this is a matrix."
        return work.part("charpoly", found, said)
    found = work.decide(eq(call("charpoly", "A", free[0]), p))
    said = f"A characteristic polynomial has one variable; this has the letters {', '.join(free)}."
    return work.part("charpoly", found, said)


def _polynomial_hints(work: Work, p: Expr, x: str, n: int) -> Iterator[Hint]:
    degree = call("degree", p, x)
    if work.fails(eq(degree, n)):
        yield plainly(f"The characteristic polynomial of a {n}×{n} matrix has degree {n}.")
    lead = call("coefficient", p, x, n)
    if work.fails(eq(lead, 1)) and work.fails(eq(lead, (-1) ** n)):
        yield plainly(f"The coefficient of {x}^{n} must be 1 (or (−1)^{n} for det(A − {x}I)).")
    sign = 1 if work.holds(eq(lead, 1)) else -1
    true = call("charpoly", "A", x)
    bad = []
    for k in range(n - 1, -1, -1):
        mine, right = call("coefficient", p, x, k), call("coefficient", true, x, k)
        same = work.decide(eq(mine, mul(sign, right)))
        if not same.right and not same.wrong:
            return
        if same.wrong:
            bad.append((k, work.holds(eq(mine, neg(mul(sign, right))))))
    if work.holds(eq(p, call("charpoly", neg("A"), x))):
        yield plainly("This is det(xI + A): the signs of the entries of A were not changed.")
    if len(bad) == 1:
        k, negated = bad[0]
        what = (
            "the constant term"
            if k == 0
            else f"the coefficient of {x}^{k}"
            if k > 1
            else f"the coefficient of {x}"
        )
        check = {0: " (it must be (−1)^n·det(A))", n - 1: " (it must be −trace(A))"}.get(k, "")
        if negated:
            yield plainly(f"Only {what} is wrong: its sign{check}.", f"the sign of {what}")
        yield plainly(f"Only {what} is wrong{check}.")
    if bad and bad[0][0] == n - 1:
        yield plainly(f"The coefficient of {x}^{n - 1} must be −trace(A); yours is not.")
    if bad and bad[-1][0] == 0:
        yield plainly("The constant term must be (−1)^n·det(A); yours is not.")


def determinant(work: Work) -> Part:
    d = work.value("det")
    found = work.agrees(call("det", "A"), d)
    rows = work.q.matrix.args
    diagonal = mul(*(rows[k][k] for k in range(len(rows))))
    hints = [
        Hint(
            eq(call("det", "A"), neg(d)),
            "The sign is wrong: count the row exchanges or the signs of the cofactors again.",
            "the sign",
        ),
        Hint(
            eq(d, diagonal),
            "This is the product of the diagonal entries; that is the determinant of a "
            "triangular matrix only.",
        ),
    ]
    if len(rows) == 2:
        added = add(diagonal, mul(rows[0][1], rows[1][0]))
        hints.append(Hint(eq(d, added), "The two products are subtracted, not added: ad − bc."))
    part = work.judged("det", found, hints, "This is not the determinant of A: expand it once more.")
    own = work.given("eigenvalues")
    follows = own is not None and work.is_wrong("eigenvalues") and work.holds(eq(mul(*own.values), d))
    return replace(part, follows=part.verdict == "refuted" and follows)


# --------------------------------------------------------------------------- eigenvalues


def eigenvalues(work: Work) -> Part:
    given = work.given("eigenvalues")
    assert given is not None
    values = given.values
    found = work.agrees(call("eigenvalues", "A"), multiset(values))
    if found.wrong and work.given("eigenvectors") and len(set(values)) == len(values) < work.q.shape[0]:
        whole = _as_set(work, values)
        if whole.right:
            note = "as a set: multiplicities are not stated"
            return work.part("eigenvalues", Found(whole.verdict, (note,)))
    hints = eigenvalue_hints(work, values)
    part = work.judged("eigenvalues", found, hints, "These are not the eigenvalues of A.")
    return replace(part, follows=part.verdict == "refuted" and _roots_of_own(work, values))


def _roots_of_own(work: Work, values: list[Expr]) -> bool:
    """Whether wrong eigenvalues are the roots of the answer's own wrong polynomial."""
    p = work.maybe("charpoly")
    free = sorted(letters(p)) if p is not None else []
    if not work.is_wrong("charpoly") or len(free) != 1:
        return False
    product = mul(*(add(free[0], neg(v)) for v in values))
    return work.holds(eq(p, product)) or work.holds(eq(p, neg(product)))


def _as_set(work: Work, values: list[Expr]) -> Found:
    total = add(*(call("multiplicity", "A", v) for v in values))
    return work.decide(conj(*(call("eigenvalue", "A", v) for v in values), eq(total, work.q.shape[0])))


def eigenvalue_hints(work: Work, values: list[Expr]) -> Iterator[Hint]:
    """What is wrong with a list of eigenvalues."""
    n = work.q.shape[0]
    wrong = [v for v in dict.fromkeys(values) if _no_eigenvalue(work, v)]
    if not wrong:
        whole = _as_set(work, list(dict.fromkeys(values))).right
        if whole and len(values) != n:
            yield plainly(
                f"The right numbers, but not the right multiplicities: they must add up to "
                f"{n}, yours to {len(values)}.",
                "list each with its algebraic multiplicity",
            )
        if whole:
            yield plainly("The right numbers, but a multiplicity is wrong: compare the sum with trace(A).")
        if not all(_is_eigenvalue(work, v) for v in dict.fromkeys(values)):
            return
        if len(values) == n:
            yield plainly(
                "Each of these is an eigenvalue, but one stands too often and another is missing.",
            )
        missing = n - len(values)
        some = f"{missing} " if missing > 0 else ""
        yield plainly(f"These are eigenvalues, but {some}more belong to the list (complex ones count).")
    if work.holds(eq(call("eigenvalues", "A"), multiset(neg(v) for v in values))):
        yield plainly("Every sign is wrong: these are the roots of det(A + λI).", "all signs")
    if work.holds(eq(call("eigenvalues", times(Term("T", ("A",)), "A")), multiset(values))):
        yield plainly("These are the eigenvalues of AᵀA, not of A.")
    for k, v in enumerate(values):
        if v in wrong:
            trial = [neg(w) if i == k else w for i, w in enumerate(values)]
            said = f"{shown(v)} is not an eigenvalue: its sign is wrong."
            yield Hint(eq(call("eigenvalues", "A"), multiset(trial)), said, f"the sign of {shown(v)}")
    said = f"{', '.join(map(shown, wrong))} {'is not an eigenvalue' if len(wrong) == 1 else 'are no eigenvalues'}"
    total = add(*values) if values else 0
    if len(values) == n and not has_decimals(tuple(values)) and work.fails(eq(total, call("trace", "A"))):
        sums = _sums(work, values)
        yield plainly(f"{said}: your eigenvalues sum to {sums[0]}, but trace(A) = {sums[1]}.")
    yield plainly(f"{said}: det(A − λI) is not 0 there.")


def _no_eigenvalue(work: Work, v: Expr) -> bool:
    """Whether a number, as printed, is no eigenvalue."""
    if has_decimals(v):
        return work.fails(Term("~=", (call("eigenvalues", "A"), multiset([v, Term("...", ())]))))
    return work.fails(call("eigenvalue", "A", v))


def _is_eigenvalue(work: Work, v: Expr) -> bool:
    """Whether a number, as printed, is an eigenvalue."""
    if has_decimals(v):
        return work.holds(Term("~=", (call("eigenvalues", "A"), multiset([v, Term("...", ())]))))
    return work.holds(call("eigenvalue", "A", v))


def _sums(work: Work, values: list[Expr]) -> tuple[str, str]:
    rows = work.q.matrix.args
    diagonal = [rows[k][k] for k in range(len(rows))]
    return tuple(
        shown(_number(sum(map(Fraction, xs))))
        if all(isinstance(x, (int, Fraction)) for x in xs)
        else shown(add(*xs))
        for xs in (values, diagonal)
    )


def _number(q: Fraction) -> Expr:
    return q.numerator if q.denominator == 1 else q
