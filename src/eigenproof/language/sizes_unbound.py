"""Names that nothing binds: the error that proposes a binder under which the statement makes sense."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from ..errors import SizeError, SyntaxProblem
from ..model import Expr, Term, walk
from ..model import names as names_in
from .sizes_statements import size_names
from .sizes_terms import Unbound
from .text import to_text
from .vocabulary import SETS

TRIALS = 300
"""Most binders that are tried before the usual one is proposed."""
_VECTORS = frozenset("uvwxyzbpqrd")


def unbound_problem(statement: Expr, found: Unbound) -> SyntaxProblem:
    """The error for a name that nothing binds."""
    loose = free_names(statement)
    must = [name for name in loose if name == found.name or not name[0].islower()]
    exponent = found.name if found.exponent else ""
    sets = (
        proposal(statement, loose, exponent)
        or proposal(statement, must, exponent)
        or {name: _candidates(name, ["n"], exponent)[0] for name in must}
    )
    what = "in an exponent " if found.exponent else ""
    return SyntaxProblem(
        f"the name {found.name!r} {what}is not bound",
        code="unbound",
        next_move=f"`for {binders(sets)}: …`",
        term=found.name,
    )


def with_binders(statement: Expr, error: SizeError) -> SizeError:
    """The error, with the binder that repairs it when an indeterminate was meant to be a vector."""
    sets = proposal(statement, free_names(statement), "")
    if sets:
        one = len(sets) == 1
        read = "is not bound, and read as a number" if one else "are not bound, and read as numbers"
        error.next_move = f"`for {binders(sets)}: …` ({' and '.join(sets)} {read})"
    return error


def binders(sets: dict[str, Term]) -> str:
    """A in R(n, n), v in R(n)"""
    return ", ".join([f"{name} in {to_text(domain)}" for name, domain in sets.items()])


def proposal(statement: Expr, chosen: list[str], exponent: str) -> dict[str, Term]:
    """Sets for these names under which all sizes fit; {} when none is found."""
    from .sizes import fits

    pool = _sizes(statement)
    choices = [_candidates(name, pool, exponent) for name in chosen]
    for sets in islice(product(*choices), TRIALS):
        if chosen and fits(Term("for", (tuple(zip(chosen, sets)), statement))):
            return dict(zip(chosen, sets))
    return {}


def _candidates(name: str, pool: list[Expr], exponent: str) -> list[Term]:
    """Sets a name of this kind may come from, the most usual first."""
    number, natural = Term("R", ()), Term("N", ())
    vectors = [Term("R", (n,)) for n in pool]
    if not name[0].islower():
        square = [Term("R", (n, n)) for n in pool]
        return [*square, *[Term("R", (m, n)) for m in pool for n in pool if m != n], number]
    if name == exponent:
        return [natural]
    return [*vectors, number, natural] if name[0] in _VECTORS else [number, *vectors, natural]


def _sizes(statement: Expr) -> list[Expr]:
    """Sizes that occur in a statement, and up to two new ones."""
    pool: dict[Expr, None] = dict.fromkeys(size_names(statement))
    for t in walk(statement):
        if isinstance(t, Term) and t.op in ("matrix", "vector") and t.args:
            pool.setdefault(len(t.args))
            if t.op == "matrix":
                pool.setdefault(len(t.args[0]))
        elif isinstance(t, Term) and t.op in SETS:
            pool.update(dict.fromkeys(n for n in t.args if isinstance(n, int)))
    taken = names_in(statement)
    new = [name for name in ("n", "m", "p", "k") if name not in taken]
    return [*pool, *new[: max(1, 2 - len(pool))]][:4]


def free_names(statement: Expr) -> list[str]:
    """The names that no binder, no `let` and no set of a binder explains, in reading order."""
    found: dict[str, None] = {}
    _free(statement, frozenset(size_names(statement)), found)
    return list(found)


def _free(t: object, bound: frozenset[str], found: dict[str, None]) -> None:
    if isinstance(t, str):
        if t not in bound:
            found.setdefault(t)
        return
    for part, inside in _parts(t, bound):
        _free(part, inside, found)


def _parts(t: object, bound: frozenset[str]) -> Iterator[tuple[object, frozenset[str]]]:
    """What a term consists of, and what is bound there."""
    if not isinstance(t, Term):
        if isinstance(t, tuple):
            yield from ((a, bound) for a in t)
        return
    op, args = t
    if op in ("for", "exists", "let"):
        for name, value in args[0]:
            yield value, bound
            bound = bound | {name}
        yield args[1], bound
    elif op in ("degree", "coefficient") and isinstance(args[1], str):
        yield from ((a, bound | {args[1]}) for a in args[:2])
        yield from ((a, bound) for a in args[2:])
    elif op == "root":
        yield args[0], bound | {"x"}
        yield from ((a, bound) for a in args[1:])
    elif op != "decimal":
        yield from ((a, bound) for a in args)
