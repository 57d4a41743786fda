"""The characteristic polynomial: derived, collected, factored over Q, and its roots."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from ..exact.factor import rational_root_candidates
from ..exact.field import rational, term_of
from ..model import (
    Block,
    Chain,
    Derivation,
    Expr,
    Line,
    Math,
    Para,
    Table,
    Term,
    add,
    divide,
    eq,
    mul,
    neg,
    power,
    sqrt,
)
from .cubic import trigonometric
from .expansion import characteristic_rows, cofactor_blocks, faddeev_blocks, rows_term
from .story import Story, decimals, for_x, m, poly_term

BY_MINORS = 4


def derive_charpoly(story: Story) -> Derivation:
    """Characteristic polynomial and its roots, as a derivation of its own."""
    n = story.n
    if n:
        story.step(
            "Characteristic matrix",
            for_x(eq(add(mul("x", Term("I", (n,))), neg(story.name)), rows_term(characteristic_rows(story.a)))),
            (
                "A number ",
                m("l"),
                " is an eigenvalue of ",
                m(story.name),
                " when ",
                m(eq(mul(add(mul("l", Term("I", (n,))), neg(story.name)), "v"), 0)),
                " has a solution ",
                m(Term("!=", ("v", 0))),
                ", that is, when the matrix ",
                m(add(mul("x", Term("I", (n,))), neg(story.name))),
                " is singular at ",
                m(eq("x", "l")),
                ".",
            ),
        )
    polynomial_steps(story)
    factor_step(story)
    eigenvalue_step(story)
    return story.finish()


def polynomial_steps(story: Story) -> None:
    """charpoly(A, x) == collected polynomial."""
    n = story.n
    other = Term("det", (add(story.name, neg(mul("x", Term("I", (n,))))),))
    work: list[Block] = []
    if 0 < n <= BY_MINORS:
        work = cofactor_blocks(story.a, story.name)
    elif n and not story.compact:
        work = faddeev_blocks(story.a, story.name)
    how = (
        "The convention here is ",
        m(Term("det", (add(mul("x", Term("I", (n,))), neg(story.name)),))),
        ", which always begins with ",
        m(power("x", n)),
        ". Some books take ",
        m(other),
        " instead; ",
        f"for a matrix of {'even' if n % 2 == 0 else 'odd'} size, as here, that is ",
        "the same polynomial." if n % 2 == 0 else "the negative of this one.",
    )
    story.step(
        "Characteristic polynomial", for_x(eq(Term("charpoly", (story.name, "x")), poly_term(story.chi))), how, work
    )


def factored_term(story: Story) -> Expr:
    """The product of the irreducible factors, with their powers."""
    parts: list[Expr] = []
    for f in story.factors:
        base = poly_term(f.poly)
        parts.append(power(base, f.multiplicity))
    return mul(*parts)


def factor_step(story: Story) -> None:
    """charpoly(A, x) == product of irreducible factors."""
    if story.n == 0:
        return
    factored = factored_term(story)
    over_q = all(rational(c) is not None for c in story.chi)
    work: list[Block] = []
    if over_q and not story.compact and story.n > 1:
        work = _root_search(story)
    story.step(
        "Factors", for_x(eq(Term("charpoly", (story.name, "x")), factored)), _how_it_factors(story, over_q), work
    )


def _how_it_factors(story: Story, over_q: bool) -> tuple[object, ...]:
    field = "the rational numbers" if over_q else "the field of the entries"
    linear = sum(len(f.poly) == 2 for f in story.factors)
    if linear == len(story.factors):
        return (f"Over {field} it is a product of linear factors.",)
    remark = " (That a factor does not split further is a remark; no later step rests on it.)"
    if len(story.factors) == 1 and story.factors[0].multiplicity == 1:
        return (f"Over {field} no factor of smaller degree splits off.{remark}",)
    if linear:
        return (
            f"Each root in {field} splits off a linear factor; the rest is factored as far as it goes.{remark}",
        )
    return (f"It has no root in {field}, but it is a product all the same.{remark}",)


TRIED = 24


def _root_search(story: Story) -> list[Block]:
    """The rational root test in sight: candidates tried in order until all rational roots are found."""
    chi = [Fraction(str(rational(c))) for c in story.chi]
    zeros = next(k for k, c in enumerate(chi) if c)
    reduced = chi[zeros:]
    scale = lcm(*(c.denominator for c in reduced))
    whole = [int(c * scale) for c in reduced]
    blocks: list[Block] = []
    if zeros:
        blocks.append(
            Para(
                (
                    "The constant term is zero, so that ",
                    m(power("x", zeros)),
                    " splits off and ",
                    m(0),
                    " is a root.",
                )
            )
        )
    if len(whole) < 3:
        return blocks
    known = {Fraction(-1, 1) * Fraction(str(f.poly[0])) for f in story.factors if len(f.poly) == 2} - {
        Fraction(0)
    }
    rows, found = [], set()
    for candidate in rational_root_candidates(tuple(story.a.field.element(_leaf(c)) for c in reduced))[1]:
        candidate = Fraction(str(candidate))
        value = sum(c * candidate**k for k, c in enumerate(whole))
        hit = value == 0
        rows.append(((m(_leaf(candidate)),), (m(_leaf(value)),), ("a root" if hit else "",)))
        found |= {candidate} if hit else set()
        if found == known or len(rows) == TRIED:
            break
    lead, constant = whole[-1], whole[0]
    test = (
        (
            "A rational root is a quotient of a divisor of ",
            m(abs(constant)),
            " by a divisor of ",
            m(abs(lead)),
            ". ",
        )
        if abs(lead) != 1
        else ("A rational root is an integer that divides the constant term ", m(constant), ". ")
    )
    if not known:
        return [*blocks, Para((*test, "None of these is a root."))]
    value_of: Expr = poly_term([story.a.field.element(_leaf(Fraction(c))) for c in whole])
    table = Table((("candidate",), ("value of ", Math(value_of)), ("",)), tuple(rows))
    missing = known - found
    tail: tuple[object, ...] = ()
    if missing:
        tail = ("Trying on in this way one also meets ", *_listed(sorted(missing, reverse=True)), ".")
    return [*blocks, Para((*test, "Trying them in order of size:")), table, *([Para(tail)] if tail else [])]


def _leaf(q: Fraction) -> int | Fraction:
    return q.numerator if q.denominator == 1 else q


def _listed(values: list[Fraction]) -> tuple[object, ...]:
    out: list[object] = []
    for k, v in enumerate(values):
        out += [", " if k else "", m(_leaf(v))]
    return tuple(out)


def eigenvalue_step(story: Story) -> None:
    """eigenvalues(A) == {...}, each as often as its multiplicity."""
    entries: list[Expr] = []
    for k, v in enumerate(story.values):
        entries += [story.value_terms[k]] * v.factor.multiplicity
    work: list[Block] = []
    for f in story.factors:
        if len(f.poly) == 3:
            work.append(_quadratic(f.poly))
    high = [f for f in story.factors if len(f.poly) > 3]
    reason: tuple[object, ...] = (
        "The eigenvalues are the roots of the characteristic polynomial, each as often as its factor occurs.",
    )
    if story.n == 0:
        reason = ("The matrix of size 0 has no eigenvalue: its characteristic polynomial is the constant 1.",)
    if high:
        reason += (
            " A factor of degree 3 or more is not solved by radicals: its roots are named, and located by intervals. In ",
            m(Term("root", ("p", "k"))),
            " the real roots are counted from the largest.",
        )
        if not all(v.is_real for v in story.values if v.scalar is None):
            reason += (
                " In ",
                m(Term("root", ("p", "k", Term("C", ())))),
                " all complex roots are counted, by real part and then by imaginary part, from the largest.",
            )
        if not story.compact:
            work.append(_places(story))
    story.step("Eigenvalues", eq(Term("eigenvalues", (story.name,)), Term("multiset", tuple(entries))), reason, work)
    for f in high:
        if len(f.poly) == 4 and not story.compact:
            trigonometric(story, f)


def _quadratic(p: tuple) -> Chain:
    """x = (-b ± sqrt(b² - 4c))/2, or ± sqrt(-c) when b is 0."""
    c, b, _ = p
    lines = [Line(poly_term(p), "=", 0)]
    if not b:
        lines.append(
            Line("x", "=", Term("pm", (0, sqrt(term_of(-c)))), ("both square roots of ", m(term_of(-c))))
        )
        return Chain(tuple(lines))
    discriminant = add(power(term_of(b), 2), mul(-4, term_of(c)))
    first = divide(Term("pm", (term_of(-b), sqrt(discriminant))), 2)
    lines.append(Line("x", "=", first, ("the quadratic formula",)))
    lines.append(Line(None, "=", divide(Term("pm", (term_of(-b), sqrt(term_of(b * b - 4 * c)))), 2)))
    return Chain(tuple(lines))


def _places(story: Story) -> Table:
    """Isolating interval and decimals of every named root."""
    rows = []
    for k, v in enumerate(story.values):
        if v.scalar is not None:
            continue
        name = story.value_terms[k]
        if v.root is not None and v.root.real:
            lo, hi = v.root.lo, v.root.hi
            place: tuple[object, ...] = (Math(Term("interval", (_leaf(lo), _leaf(hi)))),)
        else:
            place = ("",)
        rows.append(((Math(name),), (Math(v.value),), place, (Math(decimals(v)),)))
    return Table((("name",), ("root",), ("isolating interval",), ("decimals",)), tuple(rows))
