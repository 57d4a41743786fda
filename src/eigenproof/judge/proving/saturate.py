"""What follows at once: words are opened, letters get identities, numbers that are not 0 a reciprocal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from ...errors import EigenproofError
from ...kernel_free import ADJOINT, Poly, number, of_letter, trace
from ..free import one_sided
from .attempt import Attempt
from .combinations import combined
from .entries import explicit
from .entries import named_by_entries as by_entries
from .translate import Engine, letters_of

OPEN = ("eigenvalue", "similar", "diagonalizable", "diagonalizable over R", "in columnspace",
        "in rowspace", "in span", "orthogonally_diagonalizable")  # fmt: skip
WISHES = {"eigenvalue": "v", "eigenvector": "l", "similar": "P", "indefinite": "x"}
AT_ONCE = {"pinv": "Penrose's identities", "norm": "norm", "adjugate": "adjugate"}
ROUNDS = 4
MOST_VECTORS = 3


def saturate(attempt: Attempt, goals: Iterable[Poly], shown: Callable[[list], bool]) -> None:
    """Add facts until a round adds none; `goals` are what is to be shown, whose letters are wanted too."""
    for _ in range(ROUNDS):
        before = len(attempt.state.facts)
        for k in range(before):
            if k not in attempt.quiet:
                _open(attempt, k)
        _letters(attempt, goals)
        _columns(attempt, goals)
        _wide(attempt)
        instantiated(attempt, goals)
        sided(attempt)
        inverse_letters(attempt, goals, shown)
        combined(attempt)
        if len(attempt.state.facts) == before or attempt.state.absurd():
            return


def _open(attempt: Attempt, k: int) -> None:
    kind, *args = attempt.state.facts[k]
    if kind == "open":
        _opened(attempt, k, args[0])
    elif kind == "eigenvalue" and explicit(args[0]):
        name = "eigenvalues are roots"
        attempt.tried({"move": "use", "use": name, "with": [attempt.tree(x) for x in args]})
    elif kind in OPEN:
        names = [attempt.fresh(x) for x in _names(kind, len(args))]
        if f"open {k}" not in attempt.done:
            attempt.done.add(f"open {k}")
            (op, variables, _), scope = attempt.state.opened(attempt.state.facts[k])  # type: ignore[misc]
            names = by_entries(attempt, variables, scope, names) if op == "exists" else names
            attempt.do({"move": "use", "use": k, "names": names})
    elif kind == "invertible":
        attempt.tried({"move": "use", "use": "inverse", "with": [attempt.tree(args[0])]})
    elif kind == "svd":
        trees = [attempt.tree(x) for x in args]
        attempt.tried({"move": "use", "use": "factors of an SVD", "with": trees})
    elif kind == "diagonal" and args[0].rows == args[0].columns:
        attempt.tried({"move": "use", "use": "square diagonal matrices", "with": [attempt.tree(args[0])]})
    elif kind == "in singular_values":
        attempt.tried({"move": "use", "use": "singular values", "with": [attempt.tree(x) for x in args]})
    elif kind == "not" and args[0] == "invertible":
        name = "a matrix that is not invertible"
        attempt.tried({"move": "use", "use": name, "with": [attempt.tree(args[1])]})
    elif kind == "!=":
        _not_zero(attempt, args[0])
    elif kind == "==":
        _zero(attempt, args[0])


def _names(kind: str, count: int) -> tuple[str, ...]:
    if kind in ("diagonalizable", "diagonalizable over R"):
        return "P", "D"
    if kind == "orthogonally_diagonalizable":
        return "Q", "D"
    if kind == "in span":
        return tuple(f"c{j}" for j in range(1, count))
    return (WISHES.get(kind, "x"),)


def _opened(attempt: Attempt, k: int, statement: list) -> None:
    """An implication whose hypothesis is known; something that exists."""
    if statement[0] == "implies" or statement[0] == "iff":
        attempt.tried({"move": "use", "use": k})
    elif statement[0] == "exists" and f"open {k}" not in attempt.done:
        attempt.done.add(f"open {k}")
        names: list = []
        for name, _ in statement[1]:
            wish = name if name.isidentifier() else "x"
            names.append(next(x for x in (attempt.fresh(wish), wish + "_" * 9) if x not in names))
        names = by_entries(attempt, statement[1], attempt.state.facts[k][2], names)
        attempt.do({"move": "use", "use": k, "names": names})


def _not_zero(attempt: Attempt, p: Poly) -> None:
    tree = attempt.tree(p)
    if p.scalar:
        if not any(x.key.startswith("inv#") for x in letters_of(p)):
            attempt.tried({"move": "use", "use": "reciprocal", "with": [tree]})
        for x in letters_of(p):
            if x.key.startswith("det#") and attempt.tree(p) == attempt.letters.trees[x.key]:
                inside = attempt.letters.trees[x.key][1]
                attempt.tried({"move": "use", "use": "invertible by determinant", "with": [inside]})
    elif attempt.tried({"move": "use", "use": "lengths are positive", "with": [tree]}):
        square = attempt.tree(trace(p.changed(*ADJOINT) * p))
        attempt.tried({"move": "use", "use": "reciprocal", "with": [square]})


def _zero(attempt: Attempt, p: Poly) -> None:
    """det(X) == 0 gives a null vector; nullity(X) == 0 a left inverse."""
    for key in {x.key for x in letters_of(p)}:
        if key.startswith("det#") and len(p.terms) == 1:
            inside = attempt.letters.trees[key][1]
            name = attempt.fresh("x")
            theorem = "a singular matrix has a null vector"
            attempt.tried({"move": "use", "use": theorem, "with": [inside], "names": [name]})
        if key.startswith("rank#"):
            inside = attempt.letters.trees[key][1]
            for theorem in ("full column rank", "full row rank"):
                name = attempt.fresh("L" if "column" in theorem else "R")
                attempt.tried({"move": "use", "use": theorem, "with": [inside], "names": [name]})
            attempt.tried({"move": "use", "use": "invertible by rank", "with": [inside]})
            attempt.tried({"move": "use", "use": "rank zero", "with": [inside]})
            new = [attempt.fresh("u"), attempt.fresh("v")]
            attempt.tried({"move": "use", "use": "rank-one factors", "with": [inside], "names": new})


def _letters(attempt: Attempt, goals: Iterable[Poly]) -> None:
    """The identities of letters that stand for words."""
    for key in keys(attempt, goals):
        op, inside, *_ = attempt.letters.trees[key]
        if op in AT_ONCE:
            attempt.tried({"move": "use", "use": AT_ONCE[op], "with": [inside]})
            if op == "norm":
                attempt.tried({"move": "use", "use": "unit length", "with": [inside]})
        elif op == "^" and isinstance(attempt.letters.trees[key][2], str):
            exponent = attempt.letters.trees[key][2]
            attempt.tried({"move": "powers", "base": inside, "exponent": exponent})
        elif op == "det":
            split(attempt, attempt.letters.arguments[key][1])


def _columns(attempt: Attempt, goals: Iterable[Poly]) -> None:
    """The first columns of diagonal matrices, where a goal speaks of first columns."""
    if any(x.key == "[e0]" for p in goals for x in letters_of(p)):
        for fact in list(attempt.state.facts):
            if fact[0] == "diagonal" and fact[1].rows == fact[1].columns:
                name = "first column of a diagonal matrix"
                attempt.tried({"move": "use", "use": name, "with": [attempt.tree(fact[1])]})


def _wide(attempt: Attempt) -> None:
    """A null vector of a matrix that has more columns than rows."""
    for name, p in list(attempt.state.scope.names.items()):
        if isinstance(p.rows, int) and isinstance(p.columns, int) and p.rows < p.columns and p.rows > 1:
            new = [attempt.fresh("z")]
            attempt.tried({"move": "use", "use": "more columns than rows", "with": [name], "names": new})


def keys(attempt: Attempt, goals: Iterable[Poly] = ()) -> list[str]:
    """The letters of words that the facts and these polynomials speak of."""
    seen = {x.key for f in attempt.state.facts for p in f[1:] if isinstance(p, Poly) for x in letters_of(p)}
    seen |= {x.key for p in goals for x in letters_of(p)}
    inside = [attempt.letters.arguments[key][1] for key in seen & attempt.letters.arguments.keys()]
    while inside:  # letters inside the arguments of others
        new = {x.key for x in letters_of(inside.pop())} - seen
        seen |= new
        inside += [attempt.letters.arguments[key][1] for key in new & attempt.letters.arguments.keys()]
    return sorted(seen & attempt.letters.trees.keys())


def split(attempt: Attempt, base: Poly) -> None:
    """det(X Y) = det(X) det(Y) for a product, and det(I) = 1."""
    if len(base.terms) != 1:
        return
    ((atoms, word), c), *_ = base.terms.items()
    if not word and not atoms and c == 1:
        attempt.tried({"move": "use", "use": "determinant of the identity", "with": [attempt.tree(base)]})
    one = number(1, base.rows, base.rows)
    scale = Poly(base.rows, base.rows, {(atoms, ()): c})
    if word and (atoms or c != 1):
        parts = scale, Poly(base.rows, base.rows, {((), word): 1})
    else:
        cut = next((i for i in range(1, len(word)) if word[i].rows == base.rows), None)
        if cut is None:
            return
        parts = one, one
        for k, w in enumerate((word[:cut], word[cut:])):
            total = one
            for x in w:
                total = total * of_letter(x)
            parts = (total, parts[1]) if k == 0 else (parts[0], total)
    trees = [attempt.tree(p) for p in parts]
    if attempt.tried({"move": "use", "use": "determinant of a product", "with": trees}):
        for p in parts:
            split(attempt, p)


def instantiated(attempt: Attempt, goals: Iterable[Poly]) -> None:
    """Statements about all vectors, used for the vectors that have a name."""
    names = attempt.state.scope.names
    vectors = [x for x, p in names.items() if p.columns == 1 and p.rows != 1][-MOST_VECTORS:]
    numbers = [x for x, p in names.items() if p.scalar]
    numbers = [*dict.fromkeys([*numbers[:3], *numbers[-2:]]), "0", "1"]
    seen = any(x.key.startswith("det#") for p in goals for x in letters_of(p))
    spectral = [*numbers[-3 if seen else -2 : -2], *(numbers[-2:] if attempt.written else ())]
    for k, fact in enumerate(list(attempt.state.facts)):
        if fact[0] == "open" and fact[1][0] == "for" and len(fact[1][1]) == 1:
            given = vectors if len(fact[1][1][0][1]) > 1 else numbers
            for x in spectral if fact[1][1][0][0] == "[x]" and given is numbers else given:
                attempt.tried({"move": "use", "use": k, "with": [x]})


def inverse_letters(attempt: Attempt, goals: Iterable[Poly], shown: Callable[[list], bool]) -> None:
    """X^-1 is an inverse where X is shown to be invertible, or where the statement speaks of X^-1."""
    for key in keys(attempt, goals):
        op, inside, *_ = attempt.letters.trees[key]
        if op != "inv" or f"inv {key}" in attempt.done:
            continue
        attempt.done.add(f"inv {key}")
        base = attempt.letters.arguments[key][1]
        if not attempt.state.among(("invertible", base)):
            size = next((x for x in letters_of(base) if x.key[0] == "#"), None)
            if size is not None and len(base.terms) == 1:
                holder = next(p for p in names(attempt) if size.key[1:] in p.shape)
                move = {"move": "use", "use": "sizes are positive", "with": [attempt.tree(holder)]}
                attempt.tried(move)
            known = base.scalar and attempt.state.among(("!=", base))
            if known or base.scalar and shown(["!=", inside, "0"]):
                attempt.tried({"move": "use", "use": "reciprocal", "with": [inside]})
            elif base.scalar or not shown(["invertible", inside]):
                try:
                    attempt.do({"move": "defined", "term": inside})
                except EigenproofError:
                    continue
        attempt.tried({"move": "use", "use": "inverse", "with": [inside]})


def names(attempt: Attempt) -> list[Poly]:
    """What has a name."""
    return list(attempt.state.scope.names.values())


def sided(attempt: Attempt) -> None:
    """Where a fact says X Y = I for square X and Y, Y X = I."""
    for k, way, p in attempt.equations():
        if way or p.rows != p.columns or p.rows == 1 or k in attempt.quiet:
            continue
        if any(x.key.startswith("inv#") for x in letters_of(p)):
            continue
        engine = Engine(attempt.letters)
        for x, y, c in one_sided(engine.poly(p)):
            left, right = attempt.term(x, engine), attempt.term(y.scaled(1 / Fraction(c)), engine)
            done = f"sided {left} {right}"
            if done in attempt.done:
                continue
            attempt.done.add(done)
            product_ = attempt.state.term(["*", left, right]) - number(1, p.rows, p.rows)
            if attempt.equal(product_, 0.2):
                move = {"move": "use", "use": "one-sided inverses of square matrices", "with": [left, right]}
                before = len(attempt.state.facts)
                attempt.tried(move)
                attempt.quiet |= {*range(before, len(attempt.state.facts))}
