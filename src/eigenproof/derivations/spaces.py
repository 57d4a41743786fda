"""Eigenspaces: row reduction of lI - A, pivots, free variables, a basis, and A v = l v in sight."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..exact.eigen import EigenFactor, Eigenvalue
from ..exact.field import Scalar, term_of
from ..exact.reduction import rref_steps
from ..model import (
    Block,
    Chain,
    Derivation,
    Expr,
    Line,
    Para,
    Reduction,
    RowOp,
    Table,
    Term,
    add,
    eq,
    mul,
    neg,
    substitute,
    vector,
)
from .figures import draw_action, draw_values
from .polynomial import eigenvalue_step, factor_step, polynomial_steps
from .story import Story, decimals, digits_at, m, matrix_of, poly_term, vector_of

RADICALS_BY_HAND = 5
"""Largest size at which a row reduction with square roots is written out."""


def derive_eigen(story: Story) -> Derivation:
    """Eigenvalues with multiplicities, and a basis of every eigenspace."""
    spectrum_steps(story)
    space_steps(story)
    multiplicity_step(story)
    draw_action(story)
    draw_values(story)
    return story.finish()


def spectrum_steps(story: Story) -> None:
    """Characteristic polynomial, factors, eigenvalues."""
    polynomial_steps(story)
    factor_step(story)
    eigenvalue_step(story)


def space_steps(story: Story) -> None:
    """One step an eigenvalue of degree <= 2, one step a factor of higher degree."""
    told: list[EigenFactor] = []
    for k, value in enumerate(story.values):
        if value.scalar is not None:
            story_of_value(story, k, value)
        elif value.factor not in told:
            told.append(value.factor)
            story_of_factor(story, value.factor)


def story_of_value(story: Story, k: int, value: Eigenvalue) -> None:
    """eigenspace(A, l) == span(...) for a rational or quadratic l."""
    name = story.value_terms[k]
    vectors = [vector_of(v) for v in value.vectors]
    n, g, a = story.n, value.factor.geometric, value.factor.multiplicity
    by_hand = not story.compact and (value.field == story.a.field or n <= RADICALS_BY_HAND)
    work: list[Block] = []
    if by_hand:
        work = [*_reduction(story, value), *_in_sight(story, name, value)]
    counts: tuple[object, ...] = (
        "Solve ",
        m(eq(mul(add(scaled(name, Term("I", (n,))), neg(story.name)), "v"), 0)),
        ". ",
    )
    if g == a == 1:
        counts += ("The solutions form a line.",)
    elif g == a:
        counts += (
            f"The eigenvalue is a root of multiplicity {a} and its eigenspace has dimension {g}, as large as it can be.",
        )
    else:
        counts += (
            f"The eigenvalue is a root of multiplicity {a}, but its eigenspace has only dimension {g}.",
        )
    story.step(
        _title(name, k), eq(Term("eigenspace", (story.name, name)), Term("span", tuple(vectors))), counts, work
    )


ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def _title(name: Expr, k: int) -> str:
    """A rational eigenvalue is named, another one counted."""
    if isinstance(name, (int, Fraction)):
        return f"Eigenspace for {str(name).replace('-', '−')}"
    return f"Eigenspace of the {ORDINALS[k] if k < len(ORDINALS) else f'{k + 1}th'} eigenvalue"


def _reduction(story: Story, value: Eigenvalue) -> list[Block]:
    n, scalar = story.n, value.scalar
    rows = [
        [(scalar if i == j else 0 * scalar) - _lift(value, x) for j, x in enumerate(row)]
        for i, row in enumerate(story.a.rows)
    ]
    stages, operations, pivots = rref_steps(rows, n)
    blocks: list[Block] = [
        Reduction(
            tuple(matrix_of(s) for s in stages),
            tuple(
                tuple(RowOp(kind, target, source, _factor(factor)) for kind, target, source, factor in ops)
                for ops in operations
            ),
            tuple(pivots),
        )
    ]
    free = [j for j in range(1, n + 1) if j not in pivots]
    words: list[object] = []
    if pivots:
        words += ["Pivots in column" + ("s " if len(pivots) > 1 else " "), *_names(pivots, number=True), "; "]
    words += ["free" if pivots else "No pivot; free", " variable" + ("s " if len(free) > 1 else " "), *_names(free), "."]
    blocks.append(Para(tuple(words)))
    if pivots:
        last = stages[-1]
        lines = []
        for r, p in enumerate(pivots):
            right = add(*(scaled(term_of(-last[r][j - 1]), f"x{j}") for j in free if last[r][j - 1]))
            lines.append(Line(f"x{p}", "=", right))
        blocks.append(Chain(tuple(lines)))
    if len(free) == 1:
        blocks.append(
            Para(
                (
                    "Choosing ",
                    m(eq(f"x{free[0]}", term_of(value.vectors[0][free[0] - 1]))),
                    " gives the basis vector.",
                )
            )
        )
    else:
        blocks.append(
            Para(("Each free variable in turn is given a value other than 0, the others 0: a basis.",))
        )
    return blocks


def scaled(factor: Expr, t: Expr) -> Expr:
    """factor * t with the sign of the factor in front."""
    return (
        neg(scaled(factor.args[0], t)) if isinstance(factor, Term) and factor.op == "neg" else mul(factor, t)
    )


def _lift(value: Eigenvalue, x: Scalar) -> Scalar:
    return value.field(x)


def _factor(x: object) -> Expr:
    return x if isinstance(x, int) else term_of(x)  # type: ignore[arg-type]


def _names(columns: Sequence[int], number: bool = False) -> list[object]:
    out: list[object] = []
    for k, j in enumerate(columns):
        if k:
            out.append(" and " if k == len(columns) - 1 else ", ")
        out.append(m(j if number else f"x{j}"))
    return out


def _in_sight(story: Story, name: Expr, value: Eigenvalue) -> list[Block]:
    """A v = l v, multiplied out, for each basis vector."""
    blocks: list[Block] = [Para(("Check, by multiplying out:",))]
    lines = []
    for v in value.vectors:
        image = [value.scalar * x for x in v]
        column = vector_of(v)
        lines += [
            Line(Term("*", (story.name, column)), "=", Term("*", (story.given, column))),
            Line(None, "=", vector_of(image)),
            *([Line(None, "=", Term("*", (name, column)))] if name != 1 else []),
        ]
    return [*blocks, Chain(tuple(lines))]


def story_of_factor(story: Story, factor: EigenFactor) -> None:
    """For every root l of p at once: eigenspace(A, l) == span(...), entries polynomials in l."""
    d = len(factor.poly) - 1
    vectors = [vector([poly_term(entry, "l") for entry in v]) for v in factor.vectors]
    p = polynomial_in_l(story, factor)
    statement = Term(
        "for",
        (
            (("l", Term("C", ())),),
            Term("implies", (eq(p, 0), eq(Term("eigenspace", (story.name, "l")), Term("span", tuple(vectors))))),
        ),
    )
    reason = (
        "All ",
        m(d),
        " roots of ",
        m(eq(p, 0)),
        " are treated at once: calculate with a symbol ",
        m("l"),
        " and replace ",
        m(Term("^", ("l", d))),
        " by smaller powers whenever it appears. A vector whose entries are polynomials in ",
        m("l"),
        " is then an eigenvector for every root.",
    )
    work: list[Block] = []
    if not story.compact:
        shown = Term("/", (add(p, neg(substitute_symbol(p, "x"))), add("l", neg("x"))))
        work = [
            Para(
                (
                    "Such a vector is found without solving a system: the quotient ",
                    m(shown),
                    " with ",
                    m(story.name),
                    " in the place of ",
                    m("x"),
                    ", applied to a vector that the other factors do not kill. In sight, each entry of ",
                    m(add(mul(story.name, "v"), neg(mul("l", "v")))),
                    " is a multiple of ",
                    m(p),
                    ":",
                )
            ),
            Chain(tuple(_remainders(story, factor, p))),
            Para(("In decimals, root by root:",)),
            _in_decimals(story, factor),
        ]
    story.step(f"Eigenvectors for the roots of the factor of degree {d}", statement, reason, work)


def _in_decimals(story: Story, factor: EigenFactor) -> Table:
    """Each root with its eigenvectors, certified digits."""
    rows = []
    for k, value in enumerate(story.values):
        if value.factor is factor:
            vectors = [vector([digits_at(entry, value) for entry in v]) for v in factor.vectors]
            cell: list[object] = []
            for v in vectors:
                cell += [", " if cell else "", m(v)]
            rows.append(((m(story.value_terms[k]),), (m(decimals(value)),), tuple(cell)))
    return Table(
        (("eigenvalue",), ("decimals",), ("eigenvector" + "s" * (factor.geometric > 1),)), tuple(rows)
    )


def substitute_symbol(t: Expr, name: str, old: str = "l") -> Expr:
    """t with one name replaced."""
    return substitute(t, {old: name})  # type: ignore[return-value]


def polynomial_in_l(story: Story, factor: EigenFactor) -> Expr:
    """The polynomial that the eigenvalues of a factor are named by, in l."""
    value = next(v.value for v in story.values if v.factor is factor)
    return substitute_symbol(value.args[0], "l", "x")  # type: ignore[union-attr]


def _remainders(story: Story, factor: EigenFactor, p: Expr) -> list[Line]:
    """(A v - l v)_i = q_i p for the first vector."""
    v, d = factor.vectors[0], len(factor.poly) - 1
    zero = story.a.field.element(0)
    # p is named by a primitive integer polynomial over Q, and is monic over a larger field
    lead = factor.minimal[-1] if story.a.field.degree == 1 else 1
    lines = []
    for i, row in enumerate(story.a.rows):
        total = [zero] * (d + 1)
        for x, entry in zip(row, v, strict=True):
            for k, c in enumerate(entry):
                total[k] = total[k] + x * c
        for k, c in enumerate(v[i]):
            total[k + 1] = total[k + 1] - c
        quotient = total[d] / lead
        left = Term("indexed", (add(mul(story.name, "v"), neg(mul("l", "v"))), i + 1))
        lines.append(Line(left, "=", scaled(term_of(quotient), p) if quotient else 0))
    return lines


def multiplicity_step(story: Story) -> None:
    """eigenvalues(A) == {value: multiplicity}, with both multiplicities in a table."""
    if story.n == 0:
        return
    pairs, rows = [], []
    for k, v in enumerate(story.values):
        name, f = story.value_terms[k], v.factor
        pairs.append((name, f.multiplicity))
        rows.append(((m(name),), (m(f.multiplicity),), (m(f.geometric),)))
    short = [v for v in story.values if v.factor.geometric < v.factor.multiplicity]
    total = sum(v.factor.geometric for v in story.values)
    closing: tuple[object, ...] = (
        "The algebraic multiplicity is that of the root, the geometric one the dimension of the eigenspace. ",
        f"Together the eigenspaces have dimension {total}"
        + (f", as many as the size {story.n}." if not short else f", less than the size {story.n}."),
    )
    story.step(
        "Multiplicities",
        eq(Term("eigenvalues", (story.name,)), Term("counted", tuple(pairs))),
        closing,
        [Table((("eigenvalue",), ("algebraic",), ("geometric",)), tuple(rows))],
    )
