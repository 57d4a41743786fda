"""Sizes of statements, inferred and checked before anything is decided.

`infer` tells the kind of every name, `resolved` gives the statement with nothing left to infer. Sizes
of `for A in R(m,n)` are any positive integers, different unless an equation between them guards
the place (`m == n implies …`); one name means one size in the whole statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..errors import InputError, LimitError, SizeError
from ..model import Expr, Term, let
from .sizes_forms import COLLECTION, NUMBER, Collection, Kind, Shape, Size, Subspace
from .sizes_statements import Statements, size_names
from .sizes_terms import Bound, Unbound

__all__ = [
    "COLLECTION", "NUMBER", "Collection", "Kind", "Shape", "Size", "Sizes", "Subspace",
    "infer", "infer_text", "kind_of", "resolved",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sizes:
    """What `infer` found.

    kinds: every bound or defined name and its kind, indeterminates included (of a name bound twice: the
    last). sizes: the names of sizes, in reading order. statement: what `resolved` gives.
    """

    kinds: Mapping[str, Kind]
    sizes: tuple[str, ...]
    statement: Expr


def infer(statement: Expr, definitions: Iterable[tuple[str, Expr]] = ()) -> Sizes:
    """The kinds of all names of a statement, and the statement with its sizes settled.

    `definitions` are the `let`s around it. Raises SizeError for sizes that do not fit (code "size", "square",
    "kind", "index" or "size-name"), SyntaxProblem, code "unbound", for a name that nothing binds, and
    LimitError for what is nested too deeply.
    """
    around = tuple(definitions)
    whole = let(around, statement) if around else statement
    checker, found = _checker(whole)
    try:
        result = checker.statement(whole)
    except Unbound as unbound:
        from .sizes_unbound import unbound_problem

        raise unbound_problem(whole, unbound) from None
    except RecursionError:
        raise LimitError("nested too deeply", next_move="give parts of it a name with `let`") from None
    except SizeError as error:
        from .sizes_unbound import with_binders

        raise with_binders(whole, error) from None
    if whole is not statement:
        result = result.args[1]  # type: ignore[union-attr]
    return Sizes(checker.found, tuple(found), result)


def infer_text(text: str, definitions: Iterable[tuple[str, Expr]] = ()) -> Sizes:
    """`infer` for a statement as text; errors carry the place and a caret. Also raises LimitError."""
    from .parsing import parse
    from .sizes_places import placed

    definitions = tuple(definitions)
    statement = parse(text, bound=[name for name, _ in definitions])
    try:
        return infer(statement, definitions)
    except InputError as error:
        raise placed(error, text) from None


def resolved(statement: Expr, definitions: Iterable[tuple[str, Expr]] = ()) -> Expr:
    """The statement with nothing left to infer. Raises what `infer` raises.

    Every `I` has its size; an equation with indeterminates stands under `for x in R: …`; in a product,
    a 1×1 product before other matrices has brackets of its own: `x.T*y*A` is `(x.T*y)*A`.
    """
    return infer(statement, definitions).statement


def kind_of(term: Expr, kinds: Mapping[str, Kind]) -> Kind:
    """The kind of a resolved term, given the kinds of its names; other names are names of sizes.

    Raises SizeError when the sizes do not fit.
    """
    checker = Statements()
    checker.names = _Given(kinds)
    kind = checker.settled(checker.visit(term)[0])
    return NUMBER if kind == (1, 1) else kind


class _Given(dict):
    """Names with their kinds; any other name is a size."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        super().__init__(
            {name: Bound(kind, "N" if kind == (1, 1) else "let") for name, kind in kinds.items()}
        )

    def get(self, name: str, default: object = None) -> object:
        return super().get(name) or Bound(NUMBER, "size")


def _checker(statement: Expr) -> tuple[Statements, list[str]]:
    """A checker that knows the names of sizes of a statement."""
    checker = Statements()
    found = size_names(statement)
    checker.names = {name: Bound(NUMBER, "size") for name in found}
    return checker, found


def fits(statement: Expr) -> bool:
    """Whether all sizes fit and all names are bound (used to try out binders)."""
    try:
        _checker(statement)[0].statement(statement)
    except (InputError, Unbound):
        return False
    return isinstance(statement, Term)
