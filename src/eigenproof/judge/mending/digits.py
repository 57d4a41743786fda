"""Printed digits that are wrong, and the right ones in their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from ...errors import EigenproofError
from ...language import parse_term, to_text
from ...model import Expr, Term, number, tree
from ..closed import known_claims, trial
from ..closed_digits import Digits, classified
from .parts import Claimed
from .paths import put
from .search import Candidate

FAILS = (EigenproofError, ArithmeticError, LookupError, TypeError, ValueError)
OTHERS = Term("...", ())
SCALES = (1, 2, 3, 4, 5, 6, -1, -2, -3, -4, -5, -6)
"""Powers of ten that may have been lost in front of a printed matrix."""


@lru_cache(maxsize=4)  # the reason and the repair ask for the same
def classes(claimed: Claimed) -> Sequence[Digits]:
    """Every printed number of X ~= Y with its class and the right digits; [] where nothing is known."""
    atom = claimed.atom
    assert isinstance(atom, Term)
    try:
        known = known_claims(atom, claimed.definitions)
        checker = trial(atom, known, claimed.definitions)
        return checker.by_computing(lambda: classified(checker, tree(atom.args[0]), tree(atom.args[1])))
    except FAILS:
        return []


def of_digits(claimed: Claimed) -> Iterator[Candidate]:
    """The right digits in the place of wrong ones; a power of ten that was lost."""
    atom = claimed.atom
    if not isinstance(atom, Term) or atom.op != "~=":
        return
    left, right = atom.args
    found = classes(claimed)
    wrong = [d for d in found if d.kind == "wrong"]
    if not wrong:
        return
    k = _power_lost(found)
    if k and isinstance(left, Term) and left.op in ("eigenvalues", "singular_values"):
        factor = 10**k if k > 0 else Fraction(1, 10**-k)
        scaled = Term(left.op, (Term("/", (left.args[0], number(factor))),))
        words = f"the common factor {to_text(number(factor))} is missing"
        yield Candidate(1, words, claimed.with_atom(Term("~=", (scaled, right))))
    said = ", ".join(dict.fromkeys(f"{d.printed} should read {d.right}" for d in wrong))
    new = with_digits(right, found)
    if new is not None:
        yield Candidate(5, said, claimed.with_atom(put(atom, (0, 1), new)))


def _power_lost(found: Sequence[Digits]) -> int:
    """k where the largest exact value is 10^k times the largest number printed; 0 for none."""
    try:
        printed = max(abs(Fraction(d.printed)) for d in found)
        exact = max(abs(Fraction(d.right or d.printed)) for d in found)
    except ValueError:  # complex numbers
        return 0
    for k in SCALES:
        if printed and abs(exact / printed / Fraction(10) ** k - 1) < Fraction(1, 100):
            return k
    return 0


def with_digits(right: Expr, found: Sequence[Digits]) -> Expr | None:
    """The printed side with the right digits in the place of the wrong ones; None if they do not match."""
    terms = [parse_term(d.right) if d.kind == "wrong" else None for d in found]
    if isinstance(right, Term) and right.args[-1:] == (OTHERS,):
        inner = with_digits(Term(right.op, right.args[:-1]), found)
        return Term(right.op, (*inner.args, OTHERS)) if isinstance(inner, Term) else None
    if not isinstance(right, Term) or right.op not in ("matrix", "vector", "multiset"):
        return terms[0] if len(terms) == 1 else None
    rows = right.args if right.op == "matrix" else (right.args,)
    width = len(rows[0])
    if len(terms) != width * len(rows):
        return None
    new = [
        tuple(x if terms[i * width + j] is None else terms[i * width + j] for j, x in enumerate(r))
        for i, r in enumerate(rows)
    ]
    return Term(right.op, tuple(new) if right.op == "matrix" else new[0])
