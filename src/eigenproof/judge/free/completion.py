"""Completion: from polynomials known to be zero to rewriting rules that prove others to be zero.

Noncommutative Buchberger / Knuth-Bendix completion for typed words (T. Mora, Theor. Comput. Sci. 134, 1994;
critical pairs that are rewritable inside are left out: Kapur, Musser, Narendran, J. Symb. Comput. 6, 1988).
Every rule remembers how it arose; the cofactors of the zeros are worked out only for a proof that is found.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from fractions import Fraction
from math import inf
from time import perf_counter

from .alphabet import Alphabet, Keys, add_to
from .cofactors import Combination, Origin, Trace, combined
from .effort import Effort
from .overlaps import Overlap, overlaps
from .poly import Coefficient, Poly
from .rules import Place, Rule, Rules
from .words import Size

STEPS = 200_000
ORDERS = ((3, 4), (1, 1), (2, 3))  # weights of a letter and of its star: each order finds another proof
LONG = 12
LIMIT = 3000  # rewritings of one polynomial; what needs more is laid aside
FEW = 64  # so many of them are always made
HEAVY = 6  # so much heavier than what is given may an overlap be that is looked at
ROOM = 300_000  # what all rules and overlaps may hold: about 200 MB
ALL = -1


def combination(
    claim: Poly, zeros: Sequence[Poly], budget: float = 5.0, steps: int = STEPS
) -> Combination | None:
    """claim = sum c l z r with z among the zeros and their stars, shortened; None when it was not found."""
    end = perf_counter() + budget
    completion = Completion(zeros)
    found = completion.prove(claim, budget, steps)
    return found and shorter(found, claim, zeros, end - perf_counter(), 2 * completion.steps)


def shorter(
    found: Combination, claim: Poly, zeros: Sequence[Poly], budget: float = 1.0, steps: int = STEPS
) -> Combination:
    """The shortest among a combination and those that other orders of the words find; only if it is long."""
    end, best = perf_counter() + budget, found
    for weights in ORDERS[1:] if len(found) > LONG else ():
        other = Completion(zeros, weights).prove(claim, end - perf_counter(), steps)
        best = min(best, other or best, key=len)
    return best


class Completion:
    """The zeros and what follows from them so far; several claims share one completion.

    stars: the stars of the zeros are zeros too. Where no star stands in them and the claims, they add nothing
    but rules for the mirror images of words.
    """

    def __init__(
        self,
        zeros: Sequence[Poly],
        weights: tuple[int, int] = ORDERS[0],
        stars: bool = True,
        effort: Effort | None = None,
    ) -> None:
        self.zeros = tuple(zeros)
        self.alphabet = Alphabet(*weights)
        self.rules = Rules(self.alphabet)
        self.steps = 0  # rewritings and overlaps looked at
        self.effort = effort or Effort()  # the same, counted together with the work of others
        self._deadline: float = inf
        self._last: float = inf
        self._origins: list[Origin] = []  # of the zeros and their stars
        self._traces: list[Trace] = []  # of the rules, counted after them
        self._sizes: list[tuple[Size, Size]] = []  # of the zeros, then of the rules
        self._queue: list[tuple[int, int, Overlap | tuple[Keys, Trace, Size, Size]]] = []
        self._count = 0
        self._held = 0  # how long the traces and tails of all rules are together
        given = []
        for index, z in enumerate(self.zeros):
            mirror = z.star()
            for p, flag in ((z, False), (mirror, True)):
                if p and not (flag and (not stars or mirror.terms in (z.terms, (-z).terms))):
                    given.append((p, self.alphabet.encode_poly(p)))
                    self._origins.append(Origin(index, flag))
                    self._sizes.append((p.rows, p.columns))
        self._given = [k for _, keys in given for k in keys]
        for source, (p, keys) in enumerate(given):
            weight = max(map(self.alphabet.weight, keys))
            self._enqueue(weight, (keys, [(1, Place(source))], p.rows, p.columns))

    def prove(self, claim: Poly, budget: float = 5.0, steps: int = STEPS) -> Combination | None:
        """claim = sum c l z r, verified; None: nothing is left to do, or the budget or steps are used up."""
        found = self.first([claim], budget, steps)
        return found[1] if found else None

    def proved(self, claim: Poly) -> Combination | None:
        """claim = sum c l z r, where the rules found so far rewrite it to 0."""
        trace: Trace = []
        rest, _ = self._reduced(self.alphabet.encode_poly(claim), claim.rows, trace)
        return None if rest else self._verified(claim, trace)

    def first(
        self, claims: Sequence[Poly], budget: float = 5.0, steps: int = STEPS
    ) -> tuple[int, Combination] | None:
        """Which of several claims is proved first, and how; as `prove`. The budget is in seconds."""
        self.until(budget, steps)
        traces: list[Trace] = [[] for _ in claims]
        rests = [self.alphabet.encode_poly(claim) for claim in claims]
        monomials = (*self._given, *(k for keys in rests for k in keys))
        heaviest = HEAVY * max(map(self.alphabet.weight, monomials), default=0)
        new: int | None = ALL
        while True:
            for i, claim in enumerate(claims) if new is not None else ():
                if new == ALL or self.rules.touches(new, rests[i]):
                    rests[i] = self._reduced(rests[i], claim.rows, traces[i], self._left())[0]
                if not rests[i]:
                    found = self._verified(claim, traces[i])
                    return (i, found) if found else None
            if not self._queue or self.over():
                return None
            if self._queue[0][0] > heaviest:
                return None
            new = self._next()

    def until(self, budget: float, steps: int) -> None:
        """The seconds and steps that may be used from now on."""
        self._deadline, self._last = perf_counter() + budget, self.steps + steps

    def over(self) -> bool:
        """Are the steps, the time or the room used up?"""
        full = self._held + len(self._queue) > ROOM
        return full or self.steps >= self._last or perf_counter() > self._deadline

    def normal_form(self, p: Poly) -> Keys:
        """What the rules so far make of a polynomial, by keys of the alphabet."""
        return self._reduced(self.alphabet.encode_poly(p), p.rows, [])[0]

    def _verified(self, claim: Poly, trace: Trace) -> Combination | None:
        found = combined(trace, self._traces, self._origins, self._sizes, self.alphabet)
        if found and found.value(self.zeros, claim.rows, claim.columns).terms != claim.terms:
            raise AssertionError("the cofactors do not give the claim")
        return found

    def _spend(self, steps: int) -> None:
        self.steps += steps
        self.effort.done += steps

    def _enqueue(self, weight: int, item: Overlap | tuple[Keys, Trace, Size, Size]) -> None:
        self._count += 1
        heapq.heappush(self._queue, (weight, self._count, item))

    def _left(self) -> int:
        """How many rewritings one polynomial may still take."""
        return int(min(LIMIT, max(self._last - self.steps, FEW)))

    def _reduced(self, keys: Keys, rows: Size, trace: Trace, most: int = LIMIT) -> tuple[Keys, bool]:
        """The normal form of a polynomial, and whether it is one and not cut short after `most` rewritings.

        Each rewriting is written to the trace: keys = result + trace.
        """
        order, step = self.alphabet.order, self.rules.step
        todo, done = dict(keys), {}
        heap = [order(k) for k in todo]
        heapq.heapify(heap)
        left = most
        while heap:
            key = heapq.heappop(heap)[-1]
            c = todo.pop(key)
            if not c:
                continue
            found = step(key, rows)
            if found is None:
                done[key] = c
                continue
            place, images = found
            trace.append((c, place))
            for k, d in images:
                if k in todo:
                    todo[k] -= c * d
                else:
                    todo[k] = -c * d
                    heapq.heappush(heap, order(k))
            left -= 1
            if left == 0 or (left % 64 == 0 and perf_counter() > self._deadline):
                break
        self._spend(most - left)
        return done | {k: c for k, c in todo.items() if c}, not heap

    def _next(self) -> int | None:
        """Look at the least thing waiting; the rule that arose from it, if any."""
        self._spend(1)
        weight, _, item = heapq.heappop(self._queue)
        ready = self._difference(item) if isinstance(item, Overlap) else item
        if ready is None:
            return None
        keys, trace, rows, columns = ready
        reduction: Trace = []
        keys, whole = self._reduced(keys, rows, reduction, self._left())
        if not whole and self.over():
            self._enqueue(weight, item)  # for the next claim
        if not keys or not whole:
            return None
        return self._add(keys, trace + [(-c, place) for c, place in reduction], rows, columns)

    def _difference(self, overlap: Overlap) -> tuple[Keys, Trace, Size, Size] | None:
        """What two rules make of one monomial, subtracted; None if that follows from smaller overlaps."""
        _, first, second, _, _, inner = overlap
        active = self.rules.active
        if first.source not in active or second.source not in active:
            return None
        if inner and self.rules.reducible_inside(inner):
            return None
        keys: Keys = {}
        for k, c in self.rules.images(first, active[first.source].tail):
            add_to(keys, k, c)
        for k, c in self.rules.images(second, active[second.source].tail):
            add_to(keys, k, -c)
        return keys, [(1, first), (-1, second)], overlap.rows, overlap.columns

    def _add(self, keys: Keys, trace: Trace, rows: Size, columns: Size) -> int:
        """Make a rule of a polynomial in normal form; rules that it rewrites go back to the queue."""
        lead = min(keys, key=self.alphabet.order)
        c = keys.pop(lead)
        if c != 1:
            trace = [(divided(d, c), place) for d, place in trace]
        source = len(self._sizes)
        self._traces.append(trace)
        self._held += len(trace) + len(keys)
        self._sizes.append((rows, columns))
        atoms, word = self.alphabet.split(lead)
        hinge = next((i for i in self.alphabet.places(word) if 0 < i < len(word)), 0)
        tail = tuple((k, divided(d, c)) for k, d in keys.items())
        self.rules.insert(source, Rule(lead, atoms, word, tail, rows, columns, hinge))
        for other, old in list(self.rules.active.items()):
            if other != source and self.rules.rewrites(source, old):
                self.rules.remove(other)
                item = ({old.lead: 1, **dict(old.tail)}, [(1, Place(other))], old.rows, old.columns)
                self._enqueue(self.alphabet.weight(old.lead), item)
        for overlap in overlaps(self.rules, source):
            self._enqueue(self.alphabet.weight(overlap.key), overlap)
        return source


def divided(c: Coefficient, d: Coefficient) -> Coefficient:
    """c / d, an int where it is one."""
    if d == 1:
        return c
    q = Fraction(c) / d
    return q.numerator if q.denominator == 1 else q
