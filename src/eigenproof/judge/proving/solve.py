"""A goal, taken apart until each piece is an equation, an inequality, a witness or a contradiction."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import inf

from ...errors import CertificateError, EigenproofError
from ...kernel_free import Poly, number, size_number, trace
from ...kernel_general import RELATIONS
from ...kernel_letters import Scope
from .actions import actions
from .attempt import Attempt, OutOfTime
from .entries import by_entries, entry_names, split
from .equations import equation
from .mirrored import mirrored
from .opposed import opposed
from .order import inequality
from .radical import radical
from .ranked import impossible_ranks, ranked
from .saturate import saturate
from .small import small
from .spectra import by_determinant, promised, spectra
from .standard import standard
from .suggested import by_facts, by_goal, conditioned, suggested
from .traces import traces
from .translate import letters_of
from .witnesses import witnesses
from .words import (
    basis,
    by_theorem,
    congruent,
    determinants,
    diagonalized,
    factors,
    fixed_size,
    independent_of,
    lengths,
    ranks,
    roots,
)

DEEPEST = 9
SHALLOW = 4
PART = 4  # a strategy may take so much of the steps that are left
SEVERAL = 6  # witnesses that are worth a search
QUICK, SLOW = 4_000, 30_000  # steps for a witness, at patience 1


def solve(attempt: Attempt, goal: list, scope: Scope, stated: bool = False, depth: int = 0) -> dict | None:
    """A proof of the goal from the facts of the attempt, which it extends; None if none was found."""
    if depth > DEEPEST:
        return None
    names = _new_names(attempt, goal)
    goal, scope = attempt.state.enter(goal, scope, names, stated)
    if stated and _is_atom(goal):
        attempt.state.texts.append((goal, scope))
    rest = _reached(attempt, goal, scope, stated, depth)
    if rest is None:
        return None
    proof: dict = {"moves": attempt.moves, **rest}
    return {"names": names, **proof} if names else proof


def _is_atom(goal: list) -> bool:
    from ...kernel_general import is_atom

    return is_atom(goal)


def _new_names(attempt: Attempt, goal: list) -> dict:
    """Names for the variables of a goal that are in use already or are no names."""
    found: dict[str, str | list] = {}
    taken: set[str] = set()
    while goal[0] in ("for", "implies"):
        for name, (_, *given) in goal[1] if goal[0] == "for" else ():
            wish = name if name.isidentifier() else "x"
            entries = entry_names(attempt, wish, given, taken) if attempt.written else None
            if entries:
                found[name] = entries
                continue
            new = attempt.fresh(wish)
            while new in taken:
                new += "_"
            taken.add(new)
            if new != name:
                found[name] = new
        goal = goal[2]
    return found


def _reached(attempt: Attempt, goal: list, scope: Scope, stated: bool, depth: int) -> dict | None:
    """What comes after the moves."""
    state = attempt.state
    polys = _polys(state, goal, scope)
    for _ in range(1 + attempt.written):
        split(attempt)
        saturate(attempt, polys, lambda s: depth < SHALLOW and lemma(attempt, s, depth + 2))
    if state.absurd() or (goal != ["or"] and state.known(goal, scope)):
        return {}
    for k, fact in enumerate(state.facts):
        if fact[0] == "open" and fact[1][0] == "or" and f"cases {k}" not in attempt.done:
            attempt.done.add(f"cases {k}")
            return _cases(attempt, k, goal, scope, stated, depth)
    op = goal[0]
    if op in ("and", "iff"):
        proofs = []
        for part in goal[1:] if op == "and" else ():
            if part[0] in ("invertible", "diagonal"):
                kind, *args = state.fact(part, scope)
                lemma(attempt, [kind, *map(attempt.tree, args)], depth)
        for part in state.parts(goal):
            proof = solve(attempt.fork(), part, scope, stated, depth + 1)
            if proof is None:
                return None
            proofs.append(proof)
        return {"parts": proofs}
    if goal == ["or"]:
        return {} if contradiction(attempt, depth) else None
    if op == "or":
        return _or(attempt, goal, scope, depth)
    if op == "exists":
        return _exists(attempt, goal, scope, stated, depth)
    fact = state.fact(goal, scope)
    kind = fact[0]
    if kind == "==":
        return {} if _relation(attempt, fact, depth, equation) else None
    if kind in (">=", ">"):
        return {} if _relation(attempt, fact, depth, lambda a, p: inequality(a, kind, p)) else None
    if kind not in RELATIONS and kind not in ("open", "not"):
        return _word(attempt, goal, scope, fact, depth)
    if kind == "open" and goal[0] != "not":
        proof = solve(attempt.fork(), *state.opened(fact), False, depth + 1)  # type: ignore[misc]
        return None if proof is None else {"meaning": proof}
    inner = attempt.fork()
    inner.state.denied(goal, scope)
    proof = solve(inner, ["or"], scope, False, depth + 1)
    return None if proof is None else {"suppose": proof}


def _relation(attempt: Attempt, fact: tuple, depth: int, strategy: Callable) -> bool:
    """A relation by its strategy; then with what theorems say of the words in it."""
    kind, p = fact
    if strategy(attempt, p) or attempt.state.among(fact):
        return True
    if attempt.quick:
        return False
    shown = partial(lemma, attempt, depth=depth + 1)
    for more in STRATEGIES:
        if _rationed(more, attempt, p, shown) and (attempt.state.among(fact) or strategy(attempt, p)):
            return True
    return False


STRATEGIES: tuple[Callable, ...] = (
    suggested, ranked, small, by_entries, mirrored, actions, fixed_size, traces, spectra, determinants,
    factors, ranks, congruent, conditioned, lengths, roots, diagonalized, independent_of, basis, radical,
)  # fmt: skip


def _rationed(strategy: Callable, attempt: Attempt, p: Poly, shown: Callable) -> bool:
    """Whether a strategy found something, with a part of the steps that are left: others come after it."""
    whole, known = attempt.last, len(attempt.state.facts)
    attempt.last = whole if whole == inf else attempt.effort.done + (whole - attempt.effort.done) / PART
    try:
        return _safely(strategy, attempt, p, shown)
    except OutOfTime:
        if attempt.effort.done >= whole:
            raise
    finally:
        attempt.last = whole
    attempt.left()
    return len(attempt.state.facts) > known


def _safely(strategy: Callable, attempt: Attempt, p: Poly, shown: Callable) -> bool:
    try:
        return strategy(attempt, p, shown)
    except EigenproofError:
        return False


def _polys(state: object, goal: list, scope: Scope) -> list[Poly]:
    try:
        fact = state.fact(goal, scope)  # type: ignore[attr-defined]
    except (EigenproofError, TypeError, IndexError):
        return []
    return [p for p in fact[1:] if isinstance(p, Poly)]


def _cases(attempt: Attempt, k: int, goal: list, scope: Scope, stated: bool, depth: int) -> dict | None:
    t, where = attempt.state.facts[k][1:]
    proofs = []
    for option in t[1:]:
        inner = attempt.fork()
        inner.state.assume(option, where)
        proof = solve(inner, goal, scope, stated, depth + 1)
        if proof is None:
            return None
        proofs.append(proof)
    return {"cases": k, "proofs": proofs}


def _or(attempt: Attempt, goal: list, scope: Scope, depth: int) -> dict | None:
    """One of the parts; or a contradiction from the opposite of all."""
    inner = attempt.fork()
    inner.state.denied(goal, scope)
    proof = solve(inner, ["or"], scope, False, depth + 1)
    return None if proof is None else {"suppose": proof}


def _exists(attempt: Attempt, goal: list, scope: Scope, stated: bool, depth: int) -> dict | None:
    from ...kernel_letters import bound

    listed = promised(attempt, goal)
    listed += standard(attempt, goal, scope)
    listed += witnesses(attempt, goal, scope)
    for quick, given in [*((True, x) for x in listed), *((False, x) for x in listed[:SEVERAL])]:
        attempt.left()
        inner = attempt.fork()
        inner.quick = quick or attempt.quick
        inner.last = min(attempt.last, attempt.effort.done + attempt.patience * (QUICK if quick else SLOW))
        try:
            polys = [attempt.state.term(t) for t in given]
            where = bound(goal[1], polys, scope, attempt.letters, free=False)
            proof = solve(inner, goal[2], where, False, depth + 1)
        except (EigenproofError, OutOfTime):
            continue
        if proof is not None:
            return {"give": given, "proof": proof}
    return None


def _word(attempt: Attempt, goal: list, scope: Scope, fact: tuple, depth: int) -> dict | None:
    """A word: by a theorem that gives it, or by its meaning."""
    if by_theorem(attempt, fact, partial(lemma, attempt, depth=depth + 1)) or attempt.state.known(
        goal, scope
    ):
        return {}
    inside = attempt.state.opened(fact)
    if inside is None:
        return {} if not attempt.quick and by_goal(attempt, fact) else None
    proof = solve(attempt.fork(), *inside, False, depth + 1)
    shown = partial(lemma, attempt, depth=depth + 1)
    wanted = proof is None and fact[0] == "eigenvalue" and not attempt.quick
    if wanted and by_determinant(attempt, fact, shown):
        proof = solve(attempt.fork(), *inside, False, depth + 1)
    if proof is None and not attempt.quick and by_goal(attempt, fact):
        return {}
    return None if proof is None else {"meaning": proof}


def contradiction(attempt: Attempt, depth: int) -> bool:
    """Show that something is 0 that is not, or another contradiction."""
    for kind, *args in list(attempt.state.facts):
        if kind in ("!=", ">") and equation(attempt, args[0], most=0.3):
            return True
        if kind in (">=", ">") and not args[0].terms:
            return True
        about = args[1:] if kind == "not" and isinstance(args[-1], Poly) else None
        if about is not None and lemma(attempt, [args[0], *map(attempt.tree, about)], depth):
            return True
    if attempt.equal(number(1), 0.3) or attempt.vanishes(number(1), 0.3):
        return True
    if attempt.quick or depth > SHALLOW:
        return False
    if impossible_ranks(attempt):
        return True
    if by_facts(attempt):
        return contradiction(attempt, depth)
    shown = partial(lemma, attempt, depth=depth + 1)
    for kind, *args in list(attempt.state.facts):
        new = kind in ("!=", ">") and _safely(determinants, attempt, args[0], shown)
        if new and attempt.equal(args[0], 0.3):
            return True
        if kind == "!=" and _safely(independent_of, attempt, args[0], shown) and attempt.equal(args[0], 0.3):
            return True
    if impossible(attempt) or opposed(attempt):
        return True
    cases = (f for f in attempt.state.facts if f[0] == "open" and f[1][0] == "or")
    return next(cases, None) is not None and lemma(attempt, ["==", "1", "0"], depth)


def impossible(attempt: Attempt) -> bool:
    """A trace that would be 0 and a size, or 1."""
    for x in {x for f in attempt.state.facts for p in f[1:] if isinstance(p, Poly) for x in letters_of(p)}:
        if x.key == "[1]":
            attempt.tried({"move": "use", "use": "sizes are positive", "with": [attempt.letters.one(x)]})
            if attempt.equal(size_number(x.columns if x.transposed else x.rows), 0.2):
                return attempt.state.absurd()
    for k, way, p in attempt.equations():
        if way or p.rows != p.columns or p.rows == 1:
            continue
        total = trace(p)
        if len(total.terms) == 1 and not any(w[0].key[0] != "#" for a, _ in total.terms for (_, w), _ in a):
            attempt.tried({"move": "use", "use": "sizes are positive", "with": [attempt.tree(p)]})
            fact = ["==", attempt.tree(total), "0"]
            attempt.do({"move": "combine", "fact": fact, "sum": [["1", "1", k, "1", "trace"]]})
            if attempt.state.absurd() or attempt.equal(number(1), 0.1):
                return True
    for kind, *args in list(attempt.state.facts):
        sized = kind == ">=" and any(x.key[0] == "#" for x in letters_of(args[0]))
        if sized and inequality(attempt, ">", -args[0]):
            return True
    return False


def lemma(attempt: Attempt, statement: list, depth: int) -> bool:
    """Prove a statement on the way."""
    try:
        proof = solve(attempt.fork(), statement, attempt.state.scope, False, depth + 1)
        if proof is None:
            return False
        attempt.do({"move": "have", "fact": statement, "proof": proof})
    except CertificateError:
        return False
    return True
