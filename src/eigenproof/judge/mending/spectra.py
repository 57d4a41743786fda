"""Repairs of claims about lists of eigenvalues, singular values and variances."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ...exact.field import Scalar
from ...language import to_text
from ...model import Expr, Term
from ..evaluation.numbers import added, divided, equal, multiplied, real, sign
from ..evaluation.spectra import Multiset, Spectrum, descending
from .parts import Claimed
from .paths import put, reached
from .search import Candidate
from .values import FAILURES, Values, members, term_of

NOUNS = {"eigenvalues": "eigenvalue", "singular_values": "singular value"}


def of_collections(claimed: Claimed, values: Values) -> Iterator[Candidate]:
    """One member more, less, or another; all of them squared or scaled; the whole list."""
    found = compared(claimed, values)
    if found is None:
        return
    path, op, stated, written, true = found
    extra, missing = surplus(stated, true), surplus(true, stated)
    noun = NOUNS.get(op, "member")

    def with_members(terms: Sequence[Expr]) -> Claimed:
        new = Term("multiset", tuple(terms))
        where = reached(claimed.atom, path)
        if isinstance(where, str):
            changed = tuple((n, new if n == where else t) for n, t in claimed.definitions)
            return claimed._replace(definitions=changed)
        return claimed._replace(body=put(claimed.body, claimed.at + path, new))

    kept = [t for k, t in enumerate(written) if k not in extra]
    if len(extra) <= 1 and len(missing) <= 1 and extra + missing:
        old = stated[extra[0]] if extra else None
        new = true[missing[0]] if missing else None
        terms = list(written)
        if old is None:
            terms.append(term_of(new))
        elif new is None:
            del terms[extra[0]]
        else:
            terms[extra[0]] = term_of(new)
        yield Candidate(1.5, _one(noun, stated, true, old, new), with_members(terms))
    elif not extra and missing and not any(real(true[k]) for k in missing) and all(map(real, stated)):
        listed = " and ".join(to_text(term_of(true[k])) for k in missing)
        terms = [*kept, *(term_of(true[k]) for k in missing)]
        yield Candidate(2, f"true over R only: the {noun}s {listed} are missing", with_members(terms))
    if len(stated) == len(true):
        yield from _all_of_them(op, noun, stated, true, with_members)
    if not extra and missing:
        listed = ", ".join(dict.fromkeys(to_text(term_of(true[k])) for k in missing))
        terms = [*kept, *(term_of(true[k]) for k in missing)]
        yield Candidate(3, f"the list misses {listed}", with_members(terms))
    if extra and not missing:
        listed = ", ".join(dict.fromkeys(to_text(written[k]) for k in extra))
        yield Candidate(3, f"{listed} should not be listed", with_members(kept))
    everything = [term_of(x) for x in true]
    yield Candidate(
        9, f"the {noun}s are {to_text(Term('multiset', tuple(everything)))}", with_members(everything)
    )


def _all_of_them(
    op: str,
    noun: str,
    stated: list[Scalar],
    true: list[Scalar],
    with_members: Callable[[Sequence[Expr]], Claimed],
) -> Iterator[Candidate]:
    """All members squared, or square roots; with the other sign; with a common factor."""
    made = with_members([term_of(x) for x in true])
    if not surplus([multiplied(x, x) for x in true], stated):
        word = "σ² in place of σ" if op == "singular_values" else "the squares"
        yield Candidate(1.4, f"{word}: take the square roots", made)
    if not surplus(true, [multiplied(x, x) for x in stated]) and op != "singular_values":
        yield Candidate(2.6, "the square roots are listed: square them", made)
    if not surplus(true, [-x for x in stated]):
        yield Candidate(2.7, f"the signs of all {noun}s", made)
    try:
        factor = divided(_largest(stated), _largest(true))
    except FAILURES:
        return
    if factor and not surplus([multiplied(factor, x) for x in true], stated):
        yield Candidate(3, f"off by the factor {to_text(term_of(factor))}", made)


def _largest(values: list) -> Scalar:
    return descending(Multiset(tuple(values)))[0]


def _one(noun: str, stated: list, true: list, old: Scalar | None, new: Scalar | None) -> str:
    def count(x: Scalar, among: list) -> int:
        return sum(equal(x, y) for y in among)

    said = []
    for x in (y for y in (old, new) if y is not None):
        a, b = count(x, true), count(x, stated)
        if a and b:
            said.append(f"{noun} {to_text(term_of(x))} has multiplicity {a}, not {b}")
    if said:
        rest = new if old is not None and new is not None and not count(new, stated) else None
        more = f"; {noun} {to_text(term_of(rest))} is missing" if rest is not None else ""
        if old is not None and not count(old, true):
            more = f"; {to_text(term_of(old))} is none"
        return "; ".join(said) + more
    if old is None:
        assert new is not None
        return f"the list misses {to_text(term_of(new))}"
    if new is None:
        return f"{to_text(term_of(old))} is no {noun}"
    if equal(old, -new):
        return f"the sign of {to_text(term_of(old))}: the {noun} is {to_text(term_of(new))}"
    return f"the {noun} is {to_text(term_of(new))}, not {to_text(term_of(old))}"


def compared(
    claimed: Claimed, values: Values
) -> tuple[tuple, str, list[Scalar], list[Expr], list[Scalar]] | None:
    """(path of the written list, word, its members, as written, the true members) in `word(A) == {…}`."""
    atom = claimed.atom
    if not isinstance(atom, Term) or atom.op != "==":
        return None
    definitions = dict(claimed.definitions)
    for k in (1, 0):
        written, other = atom.args[k], atom.args[1 - k]
        while isinstance(written, str) and written in definitions:
            written = definitions[written]
        if not isinstance(written, Term) or written.op not in ("multiset", "counted"):
            continue
        terms = _listed(written)
        try:
            collection, listed = values.of(other), values.of(Term("multiset", tuple(terms)))
            if not isinstance(collection, (Spectrum, Multiset)) or listed.open:  # type: ignore[union-attr]
                return None
            op = other.op if isinstance(other, Term) else ""
            return (0, k), op, list(listed.members), terms, members(collection)  # type: ignore[union-attr]
        except FAILURES:
            return None
    return None


def _listed(t: Term) -> list[Expr]:
    if t.op == "multiset":
        return list(t.args)
    return [x for x, k in t.args for _ in range(int(k))]


def surplus(a: Sequence[Scalar], b: Sequence[Scalar]) -> list[int]:
    """The places of the members of a that are left when those of b are taken away."""
    left = list(b)
    over = []
    for k, x in enumerate(a):
        match = next((j for j, y in enumerate(left) if equal(x, y)), None)
        if match is None:
            over.append(k)
        else:
            del left[match]
    return over


def is_ascending(values: Sequence[Scalar]) -> bool:
    """Are real numbers listed in ascending order, with two different ones?"""
    steps = [sign(added(b, -a)) for a, b in zip(values, values[1:])]
    return bool(steps) and min(steps) >= 0 and max(steps) > 0
