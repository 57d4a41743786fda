"""Inequalities: e as a sum of squares times numbers that are not negative, modulo the equations.

The squares come from a Gram matrix: e = sum f g_ij u_i* u_j for positive semidefinite G, f a product of known
numbers >= 0, and u the halves of the words of e (Powers, Woermann, J. Pure Appl. Algebra 127, 1998).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations_with_replacement
from itertools import product as tuples

from ...errors import EigenproofError
from ...kernel_facts import same
from ...kernel_free import ADJOINT, Poly, number, of_letter, trace
from ..free.squares import kernel
from .attempt import Attempt
from .components import between, components
from .simplex import nonnegative
from .traces import traces
from .translate import letters_of

WIDTH = 9  # how many u are tried
FREEDOM = 4
MOST_COLUMNS = 150
SHARES = tuple(Fraction(1, 2**k) for k in range(5))
MOST_TERMS = 24  # of what is to be a sum of squares at once

Block = tuple[tuple[int, ...], Poly]
"""Numbers >= 0, as numbers of facts, and their product."""


def inequality(attempt: Attempt, kind: str, e: Poly) -> bool:
    """Show e >= 0 or e > 0."""
    if kind == ">=" and by_squares(attempt, e):
        return True
    if any(x.key.startswith(("rank#", "multiplicity#")) for x in letters_of(e)):
        from .ranked import by_ranks

        if by_ranks(attempt, kind, e) or attempt.state.among((kind, e)):
            return True
        if kind == ">=" and plainly(attempt, e):
            return True
    between(attempt)
    for factors in (blocks(attempt, e, False), positive_pairs(attempt)):
        found = multiples(attempt, e, factors, False) if factors else None
        if found is not None and _shown(attempt, kind, e, found):
            return True
    if by_multiple(attempt, kind, e):
        return True
    for k, fact in enumerate(list(attempt.state.facts)):  # what holds for all vectors, for those in e
        if fact[0] == "open" and fact[1][0] == "for" and len(fact[1][1]) == 1:
            for u in halves(attempt, e, False):
                if u.columns == 1 and u.rows != 1:
                    attempt.tried({"move": "use", "use": k, "with": [attempt.tree(u)]})
    for fact in list(attempt.state.facts):
        if fact[0] == "positive_semidefinite" and any(a[0][0] == "tr" for atoms, _ in e.terms for a in atoms):
            name = "square root of a positive semidefinite matrix"
            move = {
                "move": "use",
                "use": name,
                "with": [attempt.tree(fact[1])],
                "names": [attempt.fresh("R")],
            }
            attempt.tried(move)
    from .suggested import by_terms

    by_terms(attempt, e, ordered=True)
    prepare(attempt, e)
    positive_letters(attempt)
    for search, wide in ((multiples, False), (gram, False), (multiples, True)):
        found = search(attempt, e, blocks(attempt, e, wide), wide)
        if found is not None and _shown(attempt, kind, e, found):
            return True
    return kind == ">" and above(attempt, e)


def above(attempt: Attempt, e: Poly) -> bool:
    """e > 0, because e - c q is a sum of squares, for c > 0 and a number q > 0 among the facts."""
    near = letters_of(e)
    if len(e.terms) > MOST_TERMS:
        return False
    known: list[tuple[tuple[int, ...], Poly, Poly]] = []
    for k, (kind, *args) in enumerate(attempt.state.facts):
        if kind in (">", "!=") and args[0].scalar and args[0].real and letters_of(args[0]) & near:
            p = args[0]
            known.append(((k,), p, number(1)) if kind == ">" else ((), p * p, p))
    for ks, q, root in known[-WIDTH:]:
        for c in SHARES:
            rest = e - q.times(c)
            found = gram(attempt, rest, [((), number(1))], False) if rest.terms else []
            if found is not None:
                return _shown(attempt, ">", e, [(ks, c, root), *found])
    return False


def by_squares(attempt: Attempt, e: Poly) -> bool:
    """t - s >= 0 for lengths, and sums of products of such, by t^2 - s^2 >= 0."""
    left = {m: -c for m, c in e.terms.items() if c < 0}
    right = {m: c for m, c in e.terms.items() if c > 0}
    once = f"squares {attempt.tree(e)}"
    if not left or not right or once in attempt.done or not all(map(length, (*left, *right))):
        return False
    attempt.done.add(once)
    from .words import lengths

    s, t = Poly(1, 1, left), Poly(1, 1, right)
    for x in (s, t):
        squares, known = [], attempt.state.facts
        for m, c in x.terms.items():
            zeros = [of_word(w) for (_, w), e in m[0] for _ in range(e)]
            ks = [place(known, y) for y in zeros]
            if None in ks:
                return False
            squares.append([str(c), ks, "1"])
        fact = [">=", attempt.tree(x), "0"]
        attempt.tried({"move": "order", "fact": fact, "squares": squares, "zeros": []})
    square = t * t - s * s
    plain = unsquared(attempt, square)
    if not plainly(attempt, plain):
        lengths(attempt, plain, None)
        if not inequality(attempt, ">=", plain):
            return False
    zeros = attempt.combination(square - plain)
    k = place(attempt.state.facts, plain)
    if zeros is None or k is None:
        return False
    fact = [">=", attempt.tree(square), "0"]
    attempt.tried({"move": "order", "fact": fact, "squares": [["1", [k], "1"]], "zeros": zeros})
    name = "order of numbers >= 0 by their squares"
    return attempt.tried({"move": "use", "use": name, "with": [attempt.tree(s), attempt.tree(t)]})


def plainly(attempt: Attempt, e: Poly) -> bool:
    """e >= 0 as a sum of squares of what e is made of."""
    if len(e.terms) > MOST_TERMS:
        return False
    for search in (multiples, gram):
        found = search(attempt, e, blocks(attempt, e, False), False)
        if found is not None and _shown(attempt, ">=", e, found):
            return True
    return False


def place(facts: list, p: Poly) -> int | None:
    """The number of the fact p >= 0."""
    return next((k for k, f in enumerate(facts) if f[0] == ">=" and same(f[1], p)), None)


def length(m: tuple) -> bool:
    """Is this monomial a product of different lengths?"""
    return not m[1] and all(len(w) == e == 1 and w[0].key.startswith("norm#") for (_, w), e in m[0])


def unsquared(attempt: Attempt, p: Poly) -> Poly:
    """The trace of X.H X for each square of norm(X)."""
    total = Poly(1, 1, {})
    for (atoms, _), c in p.terms.items():
        x = number(c)
        for (kind, w), e in atoms:
            y = attempt.letters.arguments[w[0].key][1]
            x = x * (trace(y.changed(*ADJOINT) * y) if e == 2 else Poly(1, 1, {((((kind, w), e),), ()): 1}))
        total = total + x
    return total


def multiples(attempt: Attempt, e: Poly, factors: Sequence[Block], wide: bool) -> list | None:
    """[(facts, weight, square root)] as `gram`, for the squares of the halves, by linear programming."""
    basis = halves(attempt, e, wide)
    squares = [(ks, value, u) for ks, value in factors for u in basis][:MOST_COLUMNS]
    polys = [value * trace(u.changed(*ADJOINT) * u) for _, value, u in squares]
    if any(a[0][0] == "tr" for p in (e, *polys) for atoms, _ in p.terms for a in atoms):
        traces(attempt, sum(polys, e), None)
    columns, target = normal_forms(attempt, polys, e)
    found = nonnegative(columns, target)
    if found is None:
        return None
    return [(ks, c, u) for (ks, _, u), c in zip(squares, found) if c]


def normal_forms(attempt: Attempt, polys: list[Poly], e: Poly) -> tuple[list, dict]:
    """What the equations make of polynomials, and of e."""
    completion, engine, _ = attempt.engine([e, *polys])
    completion.prove(engine.poly(number(1)), *attempt.limits(0.05))  # some rules
    columns = []
    for p in polys:
        attempt.left()
        columns.append(completion.normal_form(engine.poly(p)))
    return columns, completion.normal_form(engine.poly(e))


def prepare(attempt: Attempt, e: Poly) -> None:
    """1/q > 0 for the q > 0 that the facts speak of."""
    for kind, *args in list(attempt.state.facts):
        if kind != ">" or len(args) != 1:
            continue
        q = args[0]
        if any(x.key.startswith("inv#") for x in letters_of(q)):
            continue
        one = attempt.letters.letter("inv", q)
        if one.real and not attempt.state.among((">", one)):
            attempt.tried({"move": "use", "use": "reciprocal", "with": [attempt.tree(q)]})
            k = next(i for i, f in enumerate(attempt.state.facts) if f[0] == ">" and f[1] is q)
            zeros = attempt.combination(one - q * one * one)
            if zeros is not None:
                square = [["1", [k], attempt.tree(one)]]
                move = {
                    "move": "order",
                    "fact": [">", attempt.tree(one), "0"],
                    "squares": square,
                    "zeros": zeros,
                }
                attempt.tried(move)


def positive_letters(attempt: Attempt) -> None:
    """s >= 0 where a fact says s * |u|^2 = c with c > 0: then s = |s u|^2 / c."""
    for _, _, p in attempt.equations():
        if not p.scalar or len(p.terms) != 2 or ((), ()) not in p.terms:
            continue
        (((atoms, _), d),) = ((m, d) for m, d in p.terms.items() if m != ((), ()))
        c = Fraction(-p.terms[(), ()]) / d
        single = [w for (_, w), e in atoms if len(w) == 1 and e == 1]
        pairs = [w for (_, w), e in atoms if len(w) % 2 == 0 and e == 1]
        if c <= 0 or len(single) != 1 or len(pairs) != 1 or len(atoms) != 2:
            continue
        s, u = of_letter(single[0][0]), of_word(pairs[0][len(pairs[0]) // 2 :])
        fact = [">=", attempt.tree(s), "0"]
        zeros = attempt.combination(s - s * s * trace(u.changed(*ADJOINT) * u).times(1 / c))
        if zeros is not None and s.real:
            squares = [[str(1 / c), [], attempt.tree(s * u)]]
            attempt.tried({"move": "order", "fact": fact, "squares": squares, "zeros": zeros})


def blocks(attempt: Attempt, e: Poly, wide: bool) -> list[Block]:
    """1, the numbers >= 0 among the facts, and, when wide, their products two by two."""
    facts = [(k, f[1]) for k, f in enumerate(attempt.state.facts) if f[0] in (">=", ">") and f[1].terms]
    near = letters_of(e)
    facts.sort(key=lambda x: (not letters_of(x[1]) & near, -x[0]))
    facts = facts[: 6 if wide else 14]
    found: list[Block] = [((), number(1)), *(((k,), p) for k, p in facts)]
    if wide:
        found += [((j, k), p * q) for (j, p), (k, q) in combinations_with_replacement(facts, 2)]
    return found


def positive_pairs(attempt: Attempt) -> list[Block]:
    """Products of two of the last numbers > 0 that are no reciprocals."""
    facts = [(k, f[1]) for k, f in enumerate(attempt.state.facts) if f[0] == ">" and f[1].terms]
    facts = [x for x in facts if not any(y.key.startswith("inv#") for y in letters_of(x[1]))][-4:]
    return [((j, k), p * q) for (j, p), (k, q) in combinations_with_replacement(facts, 2)]


def by_multiple(attempt: Attempt, kind: str, e: Poly) -> bool:
    """e >= 0 or e > 0, because q e is, for a number q > 0 among the facts."""
    near, theorem = letters_of(e), f"sign of a factor ({kind})"
    if len(e.terms) > 1:
        return False
    for fact, *args in list(attempt.state.facts)[-WIDTH:]:
        if fact != ">" or len(args[0].terms) != 1 or args[0].terms.keys() == e.terms.keys():
            continue
        q, product_ = args[0], args[0] * e
        speaks = any(f[0] == "==" and near & letters_of(f[1]) and letters_of(q) & letters_of(f[1])
                     for f in attempt.state.facts)  # fmt: skip
        if not speaks or any(x.key.startswith("inv#") for x in letters_of(q)):
            continue
        found = multiples(attempt, product_, blocks(attempt, product_, False), False)
        if found is not None and _shown(attempt, kind, product_, found):
            return attempt.tried({"move": "use", "use": theorem, "with": [attempt.tree(e), attempt.tree(q)]})
    return False


def halves(attempt: Attempt, e: Poly, wide: bool) -> list[Poly]:
    """What the squares may be made of: ends of the words of e, numbers, and letters."""
    found: list[Poly] = [*components(attempt), number(1)] if e.scalar else []
    for (atoms, _), _ in e.terms.items():
        for (kind, w), _ in atoms:  # the vector of a norm
            op, x = attempt.letters.arguments.get(w[0].key, ("", None)) if kind == "w" else ("", None)
            found += [x] if x is not None and op == "norm" and x.columns == 1 else []
        scalars = [of_word(w) for (kind, w), _ in atoms if kind == "w"]
        for (kind, w), _ in atoms:
            found += [of_word(w[i:]) for i in range(1, len(w)) if kind == "w"]
            found += [of_word(w)] if kind == "w" and len(w) == 1 else []
        few = [y for y in found if not y.scalar][: 2 * WIDTH] if 1 < len(scalars) <= WIDTH else []
        found += [x * y for x in scalars for y in few]
    whole = [of_word(w[len(w) // 2 :]) for atoms, _ in e.terms for (_, w), _ in atoms if len(w) % 2 == 0]
    found = [*whole, *found]
    if wide:
        letters = {x for f in attempt.state.facts if f[0] == "==" for x in letters_of(f[1])}
        found += [of_letter(x) for x in sorted(letters) if not x.transposed]
        found += [x * y for x in list(found)[:WIDTH] for y in list(found)[:WIDTH] if fits(x, y)]
        found += [v.changed(1, 0) for v in found if v.columns != 1 and v.rows == 1]
    kept: list[Poly] = []
    for u in found:
        if all(u.terms.keys() != v.terms.keys() or u.shape != v.shape for v in kept):
            kept.append(u)
    return kept[: WIDTH * (2 if wide else 1)]


def distinct(attempt: Attempt, found: list[Poly]) -> list[Poly]:
    """The first of those that the equations make equal."""
    forms, _ = normal_forms(attempt, found, number(0))
    seen: list[tuple] = []
    kept = []
    for u, form in zip(found, forms):
        if (u.shape, form) not in seen:
            seen.append((u.shape, form))
            kept.append(u)
    return kept


def fits(x: Poly, y: Poly) -> bool:
    """Is x * y defined, with no product of numbers?"""
    return x.columns == y.rows or (x.scalar != y.scalar)


def of_word(w: tuple) -> Poly:
    """A word as a polynomial."""
    total = number(1, w[0].rows, w[0].rows)
    for x in w:
        total = total * of_letter(x)
    return total


def gram(attempt: Attempt, e: Poly, factors: Sequence[Block], wide: bool) -> list | None:
    """[(facts, weight, square root)] with e = sum of them modulo the equations; None if not found."""
    basis = distinct(attempt, halves(attempt, e, wide))
    pairs: list[tuple[int, int, int]] = []
    polys: list[Poly] = []
    for f, (ks, value) in enumerate(factors):
        for i, j in combinations_with_replacement(range(len(basis)), 2):
            u, v = basis[i], basis[j]
            if u.shape != v.shape or (ks and len(basis) > 12 and i != j):
                continue
            p = value * trace(u.changed(*ADJOINT) * v)
            pairs.append((f, i, j))
            polys.append(p if i == j else p + p.changed(0, 1))
    columns, target = normal_forms(attempt, polys[:MOST_COLUMNS], e)
    nulls = kernel([*columns, target])
    with_e = [v for v in nulls if v[-1]]
    if not with_e:
        return None
    first = [-x / with_e[0][-1] for x in with_e[0]]
    free = [v for v in nulls if not v[-1]]
    free += [[x - y * v[-1] for x, y in zip(v, first)] for v in with_e[1:]]
    diagonal = [k for k, (_, i, j) in enumerate(pairs[: len(columns)]) if i == j]
    attempt.left()
    for g in _candidates(first, free[:FREEDOM], diagonal):
        squares = []
        for f, (ks, _) in enumerate(factors):
            entries = {(i, j): c for (b, i, j), c in zip(pairs, g) if b == f and c}
            done = completed(entries, len(basis))
            if done is None:
                break
            squares += [(ks, d, row) for d, row in done]
        else:
            return [(ks, d, _sum(basis, row)) for ks, d, row in squares]
    return None


def _sum(basis: Sequence[Poly], row: dict) -> Poly:
    parts = [basis[i].times(c) for i, c in row.items()]
    return sum(parts[1:], parts[0])


def _candidates(first: list, free: list, diagonal: list[int]) -> Iterator[list]:
    """first + small multiples of the free ones, where no entry on the diagonal is negative."""
    for cs in sorted(tuples((0, 1, -1, 2, -2), repeat=len(free)), key=lambda c: sum(map(abs, c))):
        used = [(c, v) for c, v in zip(cs, free) if c]
        if all(first[i] + sum(c * v[i] for c, v in used) >= 0 for i in diagonal):
            yield [x + sum(c * v[i] for c, v in used) for i, x in enumerate(first)]


def completed(g: dict, n: int) -> list | None:
    """sum g_ij u_i* u_j as sum d_k |v_k|^2 with d_k > 0, the v_k by coefficients; None if G is not so."""
    g, squares = dict(g), []
    for k in range(n):
        d = g.get((k, k), Fraction(0))
        row = {j: g[k, j] for j in range(k + 1, n) if g.get((k, j))}
        if d < 0 or d == 0 and row:
            return None
        if d == 0:
            continue
        squares.append((d, {k: Fraction(1), **{j: c / d for j, c in row.items()}}))
        for i, c in row.items():
            for j, b in row.items():
                if i <= j:
                    g[i, j] = g.get((i, j), Fraction(0)) - c * b / d
    return squares


def _shown(attempt: Attempt, kind: str, e: Poly, squares: list) -> bool:
    total = Poly(1, 1, {})
    for ks, d, w in squares:
        x = number(d)
        for k in ks:
            x = x * attempt.state.facts[k][1]
        total = total + x * trace(w.changed(*ADJOINT) * w)
    zeros = attempt.combination(e - total)
    if zeros is None:
        return False
    listed = [[str(d), list(ks), attempt.tree(w)] for ks, d, w in squares]
    fact = [kind, attempt.tree(e), "0"]
    try:
        attempt.do({"move": "order", "fact": fact, "squares": listed, "zeros": zeros})
    except EigenproofError:
        return False
    return True
