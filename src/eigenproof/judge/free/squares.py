"""Sums of squares that vanish: from sum d_k v_k* v_k = 0 with d_k > 0 follows v_0 = 0.

Over R with the transpose, over C with the conjugate transpose. The claim is v_0 (or its star); the other
squares come from a Gram matrix: sum g_ij u_i* u_j = 0 for u_0 the claim, its multiples by a letter and the
letters beside it, with G positive semidefinite (Powers, Wörmann, J. Pure Appl. Algebra 127, 1998).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations_with_replacement, product

from .alphabet import Keys, add_to
from .cofactors import Combination
from .completion import STEPS, Completion
from .poly import Coefficient, Poly, of_letter
from .words import letters_of

Gram = dict[tuple[int, int], Fraction]
NEIGHBOURS = 7  # how many u_i are tried
FREEDOM = 3  # how many parameters of G are tried, with small integers

MOST_TERMS = 100
"""Of a claim that is squared: the square has as many terms as their pairs."""


@dataclass(frozen=True, slots=True)
class Squares:
    """sum weights[k] terms[k]* terms[k] = the combination of zeros, so each of the terms is zero.

    The weights are positive; terms[0] is the claim, or its star if `starred`.
    """

    weights: tuple[Coefficient, ...]
    terms: tuple[Poly, ...]
    starred: bool
    combination: Combination

    @property
    def total(self) -> Poly:
        """The sum of the squares."""
        return square_sum(self.weights, self.terms)


def square_sum(weights: Sequence[Coefficient], terms: Sequence[Poly]) -> Poly:
    """sum d_k v_k* v_k."""
    parts = [(v.star() * v).scaled(d) for d, v in zip(weights, terms)]
    return sum(parts[1:], parts[0])


def vanishing(completion: Completion, claim: Poly, budget: float = 5.0, steps: int = STEPS) -> Squares | None:
    """A sum of squares, one of them the claim's, that is a combination of the zeros; None if not found."""
    if len(claim.terms) > MOST_TERMS:
        return None
    completion.until(budget, steps)
    for starred in (False, True):
        found = _by_gram(completion, claim.star() if starred else claim, starred)
        if found:
            return found
    either = [claim, claim.star()]
    first = completion.first([square_sum((1,), (c,)) for c in either], budget, steps)
    if first:
        return Squares((1,), (either[first[0]],), bool(first[0]), first[1])
    for starred in (False, True):
        found = _by_gram(completion, either[starred], starred)
        if found:
            return found
    return None


def _by_gram(completion: Completion, claim: Poly, starred: bool) -> Squares | None:
    """Squares whose sum the rules found so far rewrite to 0."""
    basis = _basis(completion, claim)
    if not basis:
        return None
    pairs = [
        (i, j)
        for i, j in combinations_with_replacement(range(len(basis)), 2)
        if basis[i].rows == basis[j].rows
    ]
    columns = []
    for i, j in pairs:
        if completion.over():
            return None
        p = basis[i].star() * basis[j]
        columns.append(completion.normal_form(p if i == j else p + p.star()))
    diagonal = [k for k, (i, j) in enumerate(pairs) if i == j]
    for g in _small_combinations(kernel(columns), diagonal):
        squares = completed({pair: c for pair, c in zip(pairs, g)}, len(basis))
        if squares is None:
            continue
        weights = tuple(d for d, _ in squares)
        terms = []
        for _, row in squares:
            parts = [basis[i].scaled(c) for i, c in row.items()]
            terms.append(sum(parts[1:], parts[0]))
        found = completion.proved(square_sum(weights, terms))
        if found:
            return Squares(weights, tuple(terms), starred, found)
    return None


def _basis(completion: Completion, claim: Poly) -> list[Poly]:
    """The claim, letters times the claim, and letters beside it, none of them alike or zero."""
    inside = {x for m in claim.terms for x in letters_of(m)}
    known = sorted(completion.alphabet.letters.values(), key=lambda x: x not in inside)
    letters = [of_letter(x) for x in known]
    candidates = [claim]
    candidates += [x * claim for x in letters if x.columns == claim.rows and not x.scalar]
    candidates += [x for x in letters if x.columns == claim.columns and x.scalar == claim.scalar]
    basis: list[Poly] = []
    seen: list[Keys] = [{}]
    for u in candidates:
        if completion.over():
            break
        form = completion.normal_form(u)
        if len(basis) < NEIGHBOURS and form not in seen:
            seen.append(form)
            basis.append(u)
    return basis


def kernel(columns: Sequence[Keys]) -> list[list[Fraction]]:
    """A basis of the x with sum x_k columns[k] = 0, by elimination over Q."""
    reduced: dict[str, tuple[Keys, dict[int, Fraction]]] = {}
    found = []
    for k, column in enumerate(columns):
        rest = {key: Fraction(c) for key, c in column.items()}
        made = {k: Fraction(1)}
        while rest:
            pivot = min(rest)
            if pivot not in reduced:
                c = rest[pivot]
                unit = {key: d / c for key, d in rest.items()}
                reduced[pivot] = unit, {i: d / c for i, d in made.items()}
                break
            unit, from_columns = reduced[pivot]
            c = rest[pivot]
            for key, d in unit.items():
                add_to(rest, key, -c * d)
            for i, d in from_columns.items():
                made[i] = made.get(i, Fraction(0)) - c * d
        else:
            found.append([made.get(i, Fraction(0)) for i in range(len(columns))])
    return found


def _small_combinations(
    vectors: list[list[Fraction]], diagonal: Sequence[int]
) -> Iterator[list[Fraction]]:
    """The vectors and their combinations with small integer coefficients that may be Gram matrices.

    The entries on the diagonal are not negative, and the first of them is positive.
    """
    used = vectors[:FREEDOM]
    on_it = [[v[k] for k in diagonal] for v in used]
    for coefficients in sorted(product((0, 1, -1, 2, -2), repeat=len(used)), key=lambda c: sum(map(abs, c))):
        parts = [(c, k) for k, c in enumerate(coefficients) if c]
        first, *rest = (sum(c * on_it[k][i] for c, k in parts) for i in range(len(diagonal)))
        if first > 0 and all(x >= 0 for x in rest):
            yield [sum((c * used[k][i] for c, k in parts), Fraction(0)) for i in range(len(vectors[0]))]


def completed(g: Gram, n: int) -> list[tuple[Fraction, dict[int, Fraction]]] | None:
    """sum g_ij u_i* u_j as sum d_k v_k* v_k with d_k > 0 and v_0 = u_0; None if that cannot be.

    g has the entries with i <= j; each v_k is given by its coefficients. The squares are completed from the
    last u to the first.
    """
    g = dict(g)
    squares = []
    for k in reversed(range(n)):
        d = g.get((k, k), Fraction(0))
        row = {i: g[i, k] for i in range(k) if g.get((i, k))}
        if d < 0 or (d == 0 and (row or k == 0)):
            return None
        if d == 0:
            continue
        squares.append((d, {k: Fraction(1), **{i: c / d for i, c in row.items()}}))
        for i, c in row.items():
            for j, e in row.items():
                if i <= j:
                    g[i, j] = g.get((i, j), Fraction(0)) - c * e / d
    return squares[::-1]
