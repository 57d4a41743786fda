"""Words and letters that only theorems give: invertible, diagonal, equal arguments, determinants, ranks."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from ...kernel_free import Poly, number, of_letter
from ...kernel_theorems import EQUAL
from .attempt import Attempt
from .saturate import keys
from .spectra import unshifted
from .translate import letters_of

MOST_VECTORS = 3
Shown = Callable[[list], bool]


def by_theorem(attempt: Attempt, fact: tuple, shown: Shown) -> bool:
    """Show a word about polynomials by a theorem."""
    word, *args = fact
    if word == "invertible" and invertible(attempt, args[0], shown):
        return True
    if word == "diagonal" and diagonal(attempt, args[0]):
        return True
    if word in ("diagonalizable", "diagonalizable over R", "orthogonally_diagonalizable"):
        done = word == "diagonalizable" and distinct(attempt, args[0])
        done = done or spectral(attempt, args[0])
        if attempt.state.among(fact):
            return True
    if not attempt.state.among(fact) and not attempt.quick:
        from .listed import listed
        from .suggested import SOME, by_facts, by_goal

        listed(attempt)
        by_facts(attempt, word=word)
        if attempt.state.among(fact) or by_goal(attempt, fact, SOME):
            return True
    if word == "in singular_values":
        from .spectra import singular

        return singular(attempt, args[0], args[1], shown)
    return attempt.state.among(fact)


def distinct(attempt: Attempt, a: Poly) -> bool:
    """As many eigenvectors for different eigenvalues as the matrix has rows."""
    if not isinstance(a.rows, int):
        return False
    vectors = [f[1] for f in attempt.state.facts if f[0] == "!=" and f[1].shape == (a.rows, 1)]
    numbers = [p for p in attempt.state.scope.names.values() if p.scalar]
    vectors, numbers = ([*xs, *(x.changed(0, 1) for x in xs if not x.real)] for xs in (vectors, numbers))
    pairs: list[tuple[Poly, Poly]] = []
    for v in vectors:
        for x in numbers:
            new = all(attempt.state.among(("!=", x - y)) for y, _ in pairs)
            if new and attempt.equal(a * v - x * v, 0.1):
                pairs.append((x, v))
    trees = [attempt.tree(p) for pair in pairs[: a.rows] for p in pair]
    return attempt.tried({"move": "use", "use": "distinct eigenvalues", "with": [attempt.tree(a), *trees]})


def basis(attempt: Attempt, p: Poly, shown: Shown) -> bool:
    """n orthonormal vectors of size n are a basis: V.T * V == I gives V * V.T == I."""
    n = p.rows
    if not isinstance(n, int) or not 1 < n <= MOST_VECTORS or p.columns != n:
        return False
    found: list[str] = []
    for name, u in attempt.state.scope.names.items():
        if u.shape == (n, 1) and len(found) < n:
            products = [u.changed(1, 1) * attempt.state.scope.names[v] for v in found]
            products.append(u.changed(1, 1) * u - number(1))
            if all(attempt.equal(x, 0.2) for x in products):
                found.append(name)
    if len(found) < n:
        return False
    attempt.tried({"move": "units", "size": str(n)})
    units = [["vector", *("1" if i == j else "0" for i in range(n))] for j in range(n)]
    v = ["+", *(["*", u, ["T", e]] for u, e in zip(found, units))]
    star = ["H", v]
    if not attempt.equal(attempt.state.term(["*", star, v]) - number(1, n, n), 0.3):
        return False
    name = "one-sided inverses of square matrices"
    return attempt.tried({"move": "use", "use": name, "with": [star, v]})


def spectral(attempt: Attempt, a: Poly) -> bool:
    """Q and D of a Hermitian matrix."""
    if a.rows != a.columns or not attempt.equal(a.changed(1, 1) - a, 0.2):
        return False
    names = [attempt.fresh("Q"), attempt.fresh("D")]
    return attempt.tried(
        {"move": "use", "use": "spectral theorem", "with": [attempt.tree(a)], "names": names}
    )


def invertible(attempt: Attempt, x: Poly, shown: Shown) -> bool:
    """X is invertible: by an inverse among the letters, or because its determinant is not 0."""
    t = attempt.tree(x)
    units = {y for f in attempt.state.facts for p in f[1:] if isinstance(p, Poly) for y in letters_of(p)}
    for y in sorted(units):
        for inverse in (of_letter(y), of_letter(y).changed(1, 0)):
            if inverse.shape != x.shape or x.scalar:
                continue
            if attempt.equal(x * inverse - number(1, *x.shape), 0.1):
                name = "one-sided inverses of square matrices"
                return attempt.tried({"move": "use", "use": name, "with": [t, attempt.tree(inverse)]})
    if x.scalar:
        return shown(["!=", t, "0"]) and attempt.tried({"move": "use", "use": "reciprocal", "with": [t]})
    if shown(["!=", ["det", t], "0"]):
        return attempt.tried({"move": "use", "use": "invertible by determinant", "with": [t]})
    return False


def diagonal(attempt: Attempt, d: Poly) -> bool:
    """Sums, products, multiples and inverses of diagonal matrices."""
    for name, with_ in (("the identity is diagonal", [attempt.tree(d)]),):
        attempt.tried({"move": "use", "use": name, "with": with_})
    known = [f[1] for f in attempt.state.facts if f[0] == "diagonal"]
    for e in known:
        for other in known:
            attempt.tried(
                {
                    "move": "use",
                    "use": "diagonal matrices commute",
                    "with": [attempt.tree(e), attempt.tree(other)],
                }
            )
        attempt.tried({"move": "use", "use": "inverse of a diagonal matrix", "with": [attempt.tree(e)]})
    return attempt.state.among(("diagonal", d))


def congruent(attempt: Attempt, p: Poly, shown: Shown) -> bool:
    """Equal matrices have equal determinants, ranks, inverses, …: new equations between letters."""
    news = False
    listed = [attempt.letters.arguments[k] for k in keys(attempt, [p]) if k in attempt.letters.arguments]
    for i, (op, x) in enumerate(listed):
        if op not in EQUAL:
            continue
        others = [x.changed(1, 0), *(y for o, y in listed[:i] if o == op)]
        normal = attempt.normal_form(x)
        others += [normal] if normal is not None else []
        for y in others:
            if y.shape != x.shape or not (x - y).terms:
                continue
            name = f"equal matrices have equal {op}"
            if attempt.equal(x - y, 0.2):
                news |= attempt.tried(
                    {"move": "use", "use": name, "with": [attempt.tree(x), attempt.tree(y)]}
                )
    return news


def determinants(attempt: Attempt, p: Poly, shown: Shown) -> bool:
    """What is known of the determinants in an equation: null vectors, and both sides of other equations."""
    from .saturate import split

    listed = [attempt.letters.arguments[k] for k in keys(attempt, [p])]
    bases = [x for op, x in listed if op == "det"]
    if not bases:
        return False
    for x in bases:
        split(attempt, x)
    news = False
    vectors = [f[1] for f in attempt.state.facts if f[0] == "!=" and f[1].columns == 1 and not f[1].scalar]
    vectors += [v for v in written(attempt) if shown(["!=", attempt.tree(v), "0"])]
    for x in bases:
        for v in vectors:
            for form in (x, x.changed(1, 0)):
                if form.columns == v.rows and attempt.equal(form * v, 0.2):
                    theorem = "a matrix with a null vector is singular"
                    trees = [attempt.tree(form), attempt.tree(v)]
                    news |= attempt.tried({"move": "use", "use": theorem, "with": trees})
    for _, way, q in attempt.equations():
        if way or q.rows != q.columns or q.rows == 1 or len(q.terms) != 2:
            continue
        (m, c), (n, d) = q.terms.items()
        left, right = Poly(*q.shape, {m: c}), Poly(*q.shape, {n: -d})
        trees = [attempt.tree(left), attempt.tree(right)]
        if attempt.tried({"move": "use", "use": "equal matrices have equal det", "with": trees}):
            split(attempt, left)
            split(attempt, right)
            news = True
    return news


def written(attempt: Attempt) -> list[Poly]:
    """Vectors that are written out in an equation X * (1, 0, 2) == 0."""
    found = []
    for _, way, p in attempt.equations():
        ends = [w[-1] if w else None for _, w in p.terms]
        if way or p.columns != 1 or None in ends or not all(x.key.startswith("[e") for x in ends):  # type: ignore[union-attr]
            continue
        if len({(atoms, w[:-1]) for atoms, w in p.terms}) == 1 and all(len(w) > 1 for _, w in p.terms):
            n = ends[0].rows  # type: ignore[union-attr]
            found.append(Poly(n, 1, {((), w[-1:]): c for (_, w), c in p.terms.items()}))
    return found


def roots(attempt: Attempt, p: Poly, shown: Shown) -> bool:
    """s = t, or s <= t, for numbers >= 0 by their squares."""
    once = f"roots {attempt.tree(p)}"
    if not p.scalar or len(p.terms) < 2 or once in attempt.done:
        return False
    if any(x.key.startswith(("rank#", "det#")) for x in letters_of(p)):
        return False
    if any(sum(e for _, e in atoms) > 1 for atoms, _ in p.terms):  # a square already
        return False
    attempt.done.add(once)
    left = Poly(1, 1, {m: c for m, c in p.terms.items() if c > 0})
    right = left - p
    trees = [attempt.tree(right), attempt.tree(left)]
    if not all(shown([">=", t, "0"]) for t in trees):
        return False
    name = "order of numbers >= 0 by their squares"
    both = [shown(["<=", ["*", a, a], ["*", b, b]]) for a, b in (trees, trees[::-1])]
    news = [
        attempt.tried({"move": "use", "use": name, "with": list(pair)})
        for pair, known in zip((trees, trees[::-1]), both)
        if known
    ]
    if len(news) == 2:
        attempt.tried({"move": "use", "use": "two inequalities", "with": trees})
    return any(news)


def lengths(attempt: Attempt, p: Poly, shown: Shown) -> bool:
    """Inequalities for the lengths, and the inner products, in p."""
    news = False
    for key in keys(attempt, [p]):
        op, x = attempt.letters.arguments[key]
        if op == "norm" and len(x.terms) == 1:
            ((_, word), _), *_ = x.terms.items()
            for cut in range(1, len(word)):
                pair = [attempt.tree(_word(word[:cut])), attempt.tree(_word(word[cut:]))]
                news |= attempt.tried({"move": "use", "use": "norm of a product", "with": pair})
    for atoms, _ in p.terms:
        for (kind, w), _ in atoms:
            for cut in range(1, len(w)) if kind == "w" else ():
                u, v = _word(w[:cut]).changed(1, 0), _word(w[cut:])
                trees = [attempt.tree(u), attempt.tree(v)]
                if u.shape == v.shape and u.terms != v.terms:
                    news |= attempt.tried({"move": "use", "use": "Cauchy-Schwarz", "with": trees})
                    news |= attempt.tried(
                        {"move": "use", "use": "Cauchy-Schwarz for real vectors", "with": trees}
                    )
                elif len(w) == 4 and cut == 2:
                    pair = [attempt.tree(of_letter(x)) for x in w[2:]]
                    news |= attempt.tried({"move": "use", "use": "norm of a product", "with": pair})
    return news


def fixed_size(attempt: Attempt, p: Poly, shown: Shown) -> bool:
    """Cayley-Hamilton for the matrices of size 2; determinants of I + X Y."""
    news = False
    for x in list(attempt.state.scope.names):
        if attempt.state.scope.names[x].shape == (2, 2):
            news |= attempt.tried({"move": "use", "use": "Cayley-Hamilton for 2 x 2 matrices", "with": [x]})
    for key in keys(attempt, [p]):
        op, x = attempt.letters.arguments[key]
        rest = {m: c for m, c in x.terms.items() if m[1]}
        if op != "det" or len(rest) != 1 or x.terms.get(((), ())) != 1 or len(x.terms) != 2:
            continue
        (((atoms, word), c),) = rest.items()
        for cut in range(1, len(word)):
            first, second = _word(word[:cut]), _word(word[cut:])
            first = Poly(1, 1, {(atoms, ()): c}) * first
            pair = [attempt.tree(first), attempt.tree(second)]
            news |= attempt.tried({"move": "use", "use": "determinant of I + XY", "with": pair})
    return news


def diagonalized(attempt: Attempt, p: Poly, shown: Shown) -> bool:
    """Multiplicities of a matrix that is Hermitian, and so diagonalizable."""
    news = False
    for key in keys(attempt, [p]):
        op, inside, *_ = attempt.letters.trees[key]
        if op == "multiplicity":
            a, _ = unshifted(attempt.state.term(inside))
            if attempt.equal(a.changed(1, 1) - a, 0.1) and shown(["diagonalizable", attempt.tree(a)]):
                news |= multiplicity(attempt, attempt.state.term(inside))
    return news


def independent_of(attempt: Attempt, p: Poly, shown: Shown) -> bool:
    """X p = 0 for some X, by squares: then perhaps p = 0, where X has a left inverse."""
    news = False
    for _, x in sorted(attempt.state.scope.names.items()):
        if p.rows == x.columns and not x.scalar and p.rows != 1 and not attempt.state.among(("==", x * p)):
            news |= attempt.vanishes(x * p, 0.3)
    return news


def ranks(attempt: Attempt, p: Poly, shown: Shown) -> bool:
    """Bounds and identities for the ranks in an equation or inequality."""
    news = False
    for key in keys(attempt, [p]):
        op, inside, *_ = attempt.letters.trees[key]
        if op == "multiplicity":
            news |= multiplicity(attempt, attempt.state.term(inside))
        if op != "rank":
            continue
        base = attempt.letters.arguments[key][1]
        if base.rows == base.columns:
            news |= multiplicity(attempt, base)
        news |= attempt.tried({"move": "use", "use": "bounds of a rank", "with": [inside]})
        if len(base.terms) > 1:
            parts = [Poly(*base.shape, {m: c}) for m, c in base.terms.items()]
            first, rest = parts[0], Poly(*base.shape, dict(list(base.terms.items())[1:]))
            trees = [attempt.tree(first), attempt.tree(rest)]
            news |= attempt.tried({"move": "use", "use": "rank of a sum", "with": trees})
            if base.rows == base.columns and attempt.equal(base * base - base, 0.1):
                theorem = "rank of an idempotent matrix"
                news |= attempt.tried({"move": "use", "use": theorem, "with": [inside]})
            continue
        ((atoms, word), c), *_ = base.terms.items() or ((((), ()), 0),)
        if c not in (0, 1):
            trees = [str(c), attempt.tree(base.times(1 / Fraction(c)))]
            news |= attempt.tried({"move": "use", "use": "rank of a multiple", "with": trees})
        if not word and not atoms and c == 1:
            news |= attempt.tried({"move": "use", "use": "rank of the identity", "with": [inside]})
        for cut in range(1, len(word)):
            x, y = _word(word[:cut]), _word(word[cut:])
            trees = [attempt.tree(x), attempt.tree(y)]
            for theorem in ("rank of a product", "Sylvester's inequality"):
                news |= attempt.tried({"move": "use", "use": theorem, "with": trees})
            if x.changed(1, 1).key == y.key:
                news |= attempt.tried(
                    {"move": "use", "use": "rank of a Gram matrix", "with": [attempt.tree(y)]}
                )
        if base.rows == base.columns and attempt.equal(base * base - base, 0.1):
            news |= attempt.tried({"move": "use", "use": "rank of an idempotent matrix", "with": [inside]})
        if base.rows == base.columns and attempt.state.among(("invertible", base)):
            news |= attempt.tried({"move": "use", "use": "rank of an invertible matrix", "with": [inside]})
    return news


def factors(attempt: Attempt, p: Poly, shown: Shown) -> bool:
    """rank(X) = rank(Y) because X = U Y V, and Y = U' X V', for letters U and V."""
    listed = [x for key in keys(attempt, [p]) for op, x in [attempt.letters.arguments[key]] if op == "rank"]
    if len(listed) != 2 or len(p.terms) != 2:
        return False
    units = {y for f in attempt.state.facts for q in f[1:] if isinstance(q, Poly) for y in letters_of(q)}
    singles = [of_letter(y) for y in sorted(units) if not y.transposed]
    singles += [y.changed(1, 0) for y in singles] + [number(1, n, n) for x in listed for n in x.shape]
    made = 0
    for x, y in (listed, listed[::-1]):
        for u, v in ((u, v) for u in singles for v in singles):
            if (u.rows, u.columns, v.rows, v.columns) != (x.rows, y.rows, y.columns, x.columns):
                continue
            if attempt.equal(x - u * y * v, 0.05):
                trees = [attempt.tree(z) for z in (x, u, y, v)]
                attempt.tried({"move": "use", "use": "rank by factors", "with": trees})
                made += 1
                break
    if made == 2:
        trees = [["rank", attempt.tree(x)] for x in listed]
        return attempt.tried({"move": "use", "use": "two inequalities", "with": trees})
    return made > 0


def multiplicity(attempt: Attempt, shifted: Poly) -> bool:
    """Bounds of the multiplicities in A - l I, and their equality where A is diagonalizable."""
    a, x = unshifted(shifted)
    trees = [attempt.tree(a), attempt.tree(x)]
    news = attempt.tried({"move": "use", "use": "bounds of multiplicities", "with": trees})
    for theorem in ("multiplicities of an eigenvalue", "multiplicities of a diagonalizable matrix"):
        news |= attempt.tried({"move": "use", "use": theorem, "with": trees})
    return news


def _word(w: tuple) -> Poly:
    total = of_letter(w[0])
    for x in w[1:]:
        total = total * of_letter(x)
    return total
