"""Ranks and sizes: what theorems say of them, and a linear combination of that."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from ...kernel_free import Poly, number
from .attempt import Attempt
from .simplex import nonnegative
from .translate import letters_of
from .words import ranks

ROUNDS, DEPTH = 3, 4
MOST = 60  # facts in one combination
SHARES = tuple(Fraction(1, 2**k) for k in range(4))
KINDS = ("rank#", "multiplicity#", "#", "min#", "max#")


def ranked(attempt: Attempt, p: Poly, shown: Callable[[list], bool]) -> bool:
    """Show p >= 0, and p = 0 or p > 0, for ranks and sizes; what was tried in vain leaves no facts."""
    if not counts(p):
        return False
    inner = attempt.fork()
    gather(inner, p)
    tree = attempt.tree(p)
    if not linear(inner, ">=", p) and not smaller(inner, p):
        return False
    if linear(inner, ">=", -p):
        inner.tried({"move": "use", "use": "two inequalities", "with": [tree, "0"]})
    else:
        linear(inner, ">", p)
    for move in inner.moves:
        attempt.do(move)
    return True


def smaller(attempt: Attempt, p: Poly) -> bool:
    """Show p >= 0 where p speaks of the smaller, or the larger, of two numbers: for each of them."""
    from .solve import lemma

    for key in sorted({x.key for x in letters_of(p)}):
        if key.startswith(("min#", "max#")):
            name = f"the {'smaller' if key[:3] == 'min' else 'larger'} is one of two"
            trees = attempt.letters.trees[key][1:]  # type: ignore[index]
            if attempt.tried({"move": "use", "use": name, "with": list(trees)}):
                return lemma(attempt, [">=", attempt.tree(p), "0"], DEPTH)
    return False


def counts(p: Poly) -> bool:
    """Is p a linear combination of ranks, sizes and traces, one of them no trace?"""
    if not p.scalar or any(w or len(atoms) > 1 or any(e > 1 for _, e in atoms) for atoms, w in p.terms):
        return False
    words = [(kind, w) for atoms, _ in p.terms for (kind, w), _ in atoms]
    known = [kind == "tr" or w[0].key.startswith(KINDS) for kind, w in words]
    return bool(words) and all(known) and any(kind != "tr" for kind, _ in words)


def gather(attempt: Attempt, p: Poly) -> None:
    """What theorems say of the ranks in p and among the facts, and of both sides of equations."""
    for _, way, q in attempt.equations():
        inverses = any(x.key.startswith("inv#") for x in letters_of(q))
        if not (way or inverses or q.scalar) and len(q.terms) == 2 and q.rows != 1 != q.columns:
            (m, c), (n, d) = q.terms.items()
            sides = [attempt.tree(Poly(*q.shape, {k: x})) for k, x in ((m, c), (n, -d))]
            attempt.tried({"move": "use", "use": "equal matrices have equal rank", "with": sides})
    for _ in range(ROUNDS):
        if not ranks(attempt, p, None):  # type: ignore[arg-type]
            return


def by_ranks(attempt: Attempt, kind: str, e: Poly) -> bool:
    """Show e >= 0, or e > 0, by theorems about the ranks in it."""
    for _ in range(ROUNDS):
        news = ranks(attempt, e, None)  # type: ignore[arg-type]
        if linear(attempt, kind, e):
            return True
        if not news:
            return False
    return False


def linear(attempt: Attempt, kind: str, e: Poly) -> bool:
    """Show e >= 0, or e > 0, as a combination of facts that speak of ranks, sizes and traces."""
    one, zeros, known = number(1), [], [((), number(1), True)]
    for k, (sort, *args) in enumerate(attempt.state.facts):
        if sort in ("==", ">=", ">") and counts(args[0]) and len(known) + len(zeros) < MOST:
            if sort == "==":
                zeros += [(k, args[0], 1), (k, -args[0], -1)]
            else:
                known.append(((k,), args[0], sort == ">"))  # type: ignore[arg-type]
    columns = [q.terms for _, q, _ in known] + [q.terms for _, q, _ in zeros]
    goals: list[tuple[Poly, list]] = [(e, [])] if kind == ">=" else []
    for ks, q, strict in known if kind == ">" else ():
        goals += [(e - q.times(c), [[str(c), list(ks), "1"]]) for c in SHARES if strict]
    for rest, squares in goals:
        found = nonnegative(columns, rest.terms)  # type: ignore[arg-type]
        if found is None:
            continue
        squares += [[str(c), list(ks), "1"] for c, (ks, _, _) in zip(found, known) if c]
        sums = [[str(c * s), "1", k, "1"] for c, (k, _, s) in zip(found[len(known) :], zeros) if c]
        squares = squares or [["1", [], attempt.tree(one - one)]]
        move = {"move": "order", "fact": [kind, attempt.tree(e), "0"], "squares": squares, "zeros": sums}
        return attempt.tried(move) or attempt.state.among((kind, e))
    return False


def impossible_ranks(attempt: Attempt) -> bool:
    """A contradiction between ranks and sizes."""
    if all(f[0] not in (">", ">=") or not counts(f[1]) for f in attempt.state.facts):
        return False
    gather(attempt, number(1))
    return linear(attempt, ">=", number(-1)) and attempt.state.absurd()
