"""Theorems that a word in a goal, or among the facts, suggests: for these terms, by a table.

A line is a pattern and a theorem. The names in the pattern are the variables of the theorem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, product

from ...errors import EigenproofError
from ...kernel_facts import RELATIONS, same
from ...kernel_free import Poly, constant, number
from ...kernel_letters import Scope, bound
from ...kernel_theorems import theorem, tree
from .attempt import Attempt, OutOfTime
from .listed import listed
from .order import of_word
from .patterns import Found, Patterns
from .saturate import keys, saturate
from .spectra import unshifted
from .translate import letters_of

Shown = Callable[[list], bool]
DEPTH = 5
LENGTHS = ("norm", "singular_values", "spectral_radius")
"""Words that a theorem only brings in where one of them is met."""
MOST = 40
FILLED = 6  # ways to choose the variables that no pattern tells
NONE, SOME, ALL = range(3)
"""How much is tried to show a hypothesis."""
STEPS = 3_000  # for a hypothesis, at patience 1

TERMS = """
(norm (+ X Y)) | triangle inequality
(norm (* s X)) | norm of a multiple
(norm (* X Y)) | norm of a product
(norm s) | absolute values
(norm s) | absolute value of a number >= 0
(norm (det A)) | singular values and determinant
(max s t) | larger and smaller number
(min s t) | larger and smaller number
(spectral_radius A) | spectral radius zero
(spectral_radius A) | spectral radius of a nilpotent matrix
(det (+ X (* Y Z))) | determinant of a sum with a product
(det (* X Y)) | determinant of a product through a smaller size
(det (* (H X) X)) | determinant of a Gram matrix
(det X) | singular by rank
(det A) | positive definite matrices
(det A) | positive semidefinite matrices
(det A) | determinant of a triangular matrix
(det A) | nilpotent matrices
(adjugate (* X Y)) | adjugate of a product
(rank X) | rank of a singular matrix
(rank (+ X Y)) | rank of a difference
(rank (+ (I n) X)) | ranks of an involution
(rank (+ (I n) (neg X))) | ranks of an involution
(rank (* X Y Z)) | Frobenius' inequality
(rank (* u (T v))) | rank of an outer product
(rank (pinv X)) | rank of the pseudoinverse
(rank A) | rank of a scatter matrix
(rank (* X X)) | rank of the square of a normal matrix
(diagonal_part A) | diagonal parts
(diagonal_part A) | diagonal part of a diagonal matrix
(trace A) | positive definite matrices
(trace A) | positive semidefinite matrices
(trace X) | trace and norm
(trace (* X X)) | trace and norm
(trace (* (T X) Y)) | Cauchy-Schwarz for matrices
(trace (* A B)) | trace of a product of positive semidefinite matrices
(det A) | determinants in the order of positive definite matrices
(multiplicity A l) | simple eigenvalues
(largest singular value A) | largest singular value
(largest singular value (* X Y)) | largest singular values of sums and products
(largest singular value (+ X Y)) | largest singular value of a sum
(largest singular value A) | squares of singular values
(smallest singular value A) | largest singular value
(product of singular values A) | singular values and determinant
"""
"""For the words of a goal, and of the facts."""

FACTS = """
(nilpotent A) | nilpotent matrices
(nilpotent A) | nilpotent and diagonalizable
(nilpotent A) | nilpotent and normal
(nilpotent A) | nilpotent 2 x 2 matrices
(nilpotent A) | nilpotent 3 x 3 matrices
(nilpotent A) | spectral radius of a nilpotent matrix
(eigenvalue A l) | eigenvalues of a nilpotent matrix
(diagonal D) | diagonal 2 x 2 matrices
(diagonal D) | diagonal 3 x 3 matrices
(eigenpair A l v) | eigenvectors of an eigenvalue of geometric multiplicity 1
(eigenvalue A l) | bounds of an eigenvalue
(eigenvalue A l) | eigenvalues of the transpose
(eigenvalue (* X Y) l) | eigenvalues of XY and YX
(eigenvalue A l) | eigenvalues of a Hermitian matrix
(eigenvalue A l) | eigenvalues of an idempotent matrix
(eigenvalue A l) | eigenvalues of a positive definite matrix
(eigenvalue A l) | eigenvalues of a positive semidefinite matrix
(eigenvalue (* A B) l) | eigenvalues of a product of positive definite matrices
(not eigenvalue A l) | not an eigenvalue
(similar A B) | similar matrices
(similar A B) | a matrix similar to a diagonalizable one
(upper_triangular A) | triangular matrices
(stochastic A) | columns of a stochastic matrix
(svd A U S V) | norm by an SVD
(in singular_values s A) | singular values of the inverse
(in singular_values s A) | zero as a singular value
(positive_definite A) | positive definite matrices
(positive_definite A) | positive definite matrices are semidefinite
(positive_definite A) | inverse of a positive definite matrix
(positive_semidefinite A) | positive semidefinite matrices
(positive_definite (* (H X) X)) | full rank by a positive definite Gram matrix
(positive_definite A) | minors of a positive definite 2 x 2 matrix
(positive_semidefinite A) | minors of a positive semidefinite 2 x 2 matrix
(row_equivalent A B) | rows of row equivalent matrices
(== (* X Y)) | ranks of factors of zero
(== (+ (* A B) (* B A))) | Lyapunov's equation
(== (* (H x) A x)) | null vectors of a positive semidefinite matrix
(== (trace (* A B))) | trace zero of a product of positive semidefinite matrices
(== (+ A B)) | positive semidefinite matrices that add up to zero
(positive_definite A) | Cauchy-Schwarz for a positive definite matrix
(> c) | sizes are whole numbers
"""
"""For words among the facts, where they are needed for a goal."""

GOALS = """
(diagonalizable A) | normal matrices are diagonalizable
(diagonalizable A) | idempotent matrices are diagonalizable
(diagonalizable A) | involutions are diagonalizable
(diagonalizable over R A) | idempotent real matrices are diagonalizable
(diagonalizable over R A) | real involutions are diagonalizable
(diagonalizable over R A) | two different real eigenvalues of a 2 x 2 matrix
(diagonalizable A) | real part of diagonalizable
(diagonalizable (T A)) | transpose of a diagonalizable matrix
(diagonalizable (inv A)) | inverse of a diagonalizable matrix
(invertible X) | invertible by rank
(invertible X) | a matrix that reaches every vector
(eigenvalue A l) | equal column sums
(eigenvalue (T A) l) | eigenvalues of the transpose
(nilpotent A) | a power that is zero
(nilpotent A) | spectral radius zero
(nilpotent A) | nilpotent by zero eigenvalues
(similar A B) | similarity is symmetric
(similar A (T A)) | a matrix is similar to its transpose
(similar A B) | Hermitian matrices of the same eigenvalues
(svd (H A) V (H S) U) | svd of the adjoint
(in singular_values (norm l) A) | singular values of a matrix and its eigenvalues
(in singular_values s A) | singular values of a singular matrix
(upper_triangular (* A B)) | products of triangular matrices
(upper_triangular (+ A B)) | products of triangular matrices
(upper_triangular A) | diagonal part of a diagonal matrix
(positive_definite (inv A)) | inverse of a positive definite matrix
(positive_definite (* (H P) A P)) | positive definite by an invertible congruence
(positive_definite (* (H P) A P)) | positive definite by congruence
(positive_definite (* (H X) X)) | positive definite Gram matrices
(positive_definite (* A A)) | square of an invertible Hermitian matrix
(positive_definite A) | invertible and positive semidefinite
(positive_definite A) | Sylvester's criterion for 2 x 2 matrices
(positive_definite A) | positive definite by eigenvalues
(diagonal D) | 2 x 2 matrices that are diagonal
(diagonal D) | 3 x 3 matrices that are diagonal
(positive_semidefinite A) | scatter matrices
(positive_semidefinite A) | covariance matrices
(positive_semidefinite A) | positive definite matrices are semidefinite
(positive_semidefinite A) | positive semidefinite 2 x 2 matrices
(positive_semidefinite A) | positive semidefinite by eigenvalues
(positive_semidefinite (+ (inv B) (neg (inv A)))) | inverses in the order of positive definite matrices
(indefinite A) | indefinite 2 x 2 matrices
(row_equivalent A B) | rows of row equivalent matrices
"""
"""For a word that is to be shown."""


@lru_cache(maxsize=8)
def table(text: str) -> list[tuple]:
    """(pattern, name of a theorem, its variables, its statement, the variables that are numbers)."""
    found = []
    for line in text.strip().splitlines():
        pattern, name = line.split(" | ")
        variables, body = theorem(name, 0)
        numbers = {x for x, (_, *sizes) in variables if not sizes}
        found.append((read(pattern), name, variables, body, numbers))
    return found


def read(text: str) -> list:
    """A pattern; words of several parts, such as `largest singular value`, are one name."""
    for word in ("largest singular value", "smallest singular value", "product of singular values",
                 "in singular_values", "not eigenvalue", "diagonalizable over R"):  # fmt: skip
        text = text.replace(word, word.replace(" ", "~"))
    found = tree(text)
    found[0] = found[0].replace("~", " ")  # type: ignore[index]
    return found  # type: ignore[return-value]


def suggested(attempt: Attempt, p: Poly, shown: Shown) -> bool:
    """What theorems say at once of the words in p and among the facts."""
    news = listed(attempt, p) | by_facts(attempt, goals=[p]) | by_terms(attempt, p)
    if news:
        saturate(attempt, [p], shown)
        news |= by_facts(attempt, goals=[p]) | by_terms(attempt, p)
    return news


def conditioned(attempt: Attempt, p: Poly, shown: Shown) -> bool:
    """What theorems say of these words under conditions that the equations give."""
    return listed(attempt, p, deep=True) | by_facts(attempt, SOME, goals=[p]) | by_terms(attempt, p, SOME)


def by_terms(attempt: Attempt, p: Poly, much: int = NONE, ordered: bool = False) -> bool:
    """What theorems say of the words in p, and in the terms of the facts; `ordered`: of the traces in p."""
    news = False
    listed = [arguments(attempt, k) for k in keys(attempt, [p]) if k in attempt.letters.arguments]
    words = {w for atoms, _ in p.terms for (kind, w), _ in atoms if kind == "tr"}
    words = words if ordered else set()
    listed += [("trace", of_word(w[i:] + w[:i])) for w in sorted(words) for i in range(len(w))]
    for (op, *inner), name, variables, body, numbers in table(TERMS):
        for known, *polys in listed:
            if known == op and not (of_data(body) and not centred(polys)):
                patterns = Patterns(attempt.letters, numbers)
                for found in list(patterns.several(inner, polys, {}))[:MOST]:
                    news |= used(attempt, name, variables, body, found, much)
    return news


def of_data(body: list) -> bool:
    """Does a theorem speak of data?"""
    return any(f"'{word}'" in repr(body) for word in ("scatter", "covariance"))


def centred(polys: Sequence[Poly]) -> bool:
    """Do these polynomials have the ones in them that centring brings in?"""
    return any(x.key == "[1]" for q in polys for x in letters_of(q))


def arguments(attempt: Attempt, key: str) -> tuple:
    """(word, its arguments) of a letter."""
    op, x = attempt.letters.arguments[key]
    if op in ("max", "min"):
        return op, *map(attempt.state.term, attempt.letters.trees[key][1:])  # type: ignore[index]
    return op, *(unshifted(x) if op == "multiplicity" else (x,))


def by_facts(attempt: Attempt, much: int = NONE, word: str = "", goals: Sequence[Poly] = ()) -> bool:
    """What theorems say of the words among the facts; those theorems that speak of one word, when given."""
    news = False
    met = repr([attempt.letters.trees[k] for k in keys(attempt, goals)])
    for (op, *inner), name, variables, body, numbers in table(FACTS):
        if word and f"'{word}'" not in repr(body[-1]):
            continue
        if any(x in repr(body[-1]) for x in LENGTHS) and not any(x in met for x in LENGTHS):
            continue
        for kind, *args in list(attempt.state.facts):
            if kind == "not" and args and isinstance(args[0], str):
                kind, args = f"not {args[0]}", args[1:]
            if kind != op or len(args) != len(inner) or not all(isinstance(x, Poly) for x in args):
                continue
            patterns = Patterns(attempt.letters, numbers)
            for found in list(patterns.several(inner, args, {}))[:MOST]:
                news |= used(attempt, name, variables, body, found, much)
    numbers = [s for s in attempt.state.scope.names.values() if s.scalar][-1:]
    if not word and any(f[0] == "!=" for f in attempt.state.facts):
        for s in numbers:
            if attempt.equal(s * s - number(1), 0.1):
                move = {"move": "use", "use": "square roots of one", "with": [attempt.tree(s)]}
                news |= attempt.tried(move)
    if word == "similar":
        pairs = [f[1:] for f in attempt.state.facts if f[0] == "similar"]
        for (a, b), (c, d) in product(pairs, repeat=2):
            if same(b, c) and not same(a, d):
                name = "similarity is transitive"
                variables, body = theorem(name, 3)
                news |= used(attempt, name, variables, body, {"A": a, "B": b, "C": d})
    return news


def by_goal(attempt: Attempt, fact: tuple, much: int = ALL) -> bool:
    """Show a word about polynomials by a theorem whose hypotheses are shown first."""
    kind, *args = fact
    for (op, *inner), name, variables, body, numbers in table(GOALS):
        if kind != op or len(args) != len(inner) or of_data(body) and not centred(args):
            continue
        for found in list(Patterns(attempt.letters, numbers).several(inner, args, {}))[:MOST]:
            if used(attempt, name, variables, body, found, much) and attempt.state.among(fact):
                return True
    return False


def used(attempt: Attempt, name: str, variables: list, body: list, found: Found, much: int = NONE) -> bool:
    """Use a theorem for what its variables stand for, with a proof of its hypothesis where one is needed.

    much: NONE, every hypothesis has to be known; SOME, relations are shown by their equations; ALL, anything.
    """
    if any(x not in found for x, _ in variables):
        every = [filled(attempt, where) for x, where in variables if x not in found]
        missing = [x for x, _ in variables if x not in found]
        more = [{**found, **dict(zip(missing, given))} for given in islice(product(*every), FILLED)]
        return any([used(attempt, name, variables, body, given, much) for given in more])
    polys = [found[x] for x, _ in variables]
    move: dict = {"move": "use", "use": name, "with": [attempt.tree(q) for q in polys]}
    names = existing(attempt, body)
    if names:
        move["names"] = names
    done = f"suggested {much} {name} {move['with']}"
    if done in attempt.done:
        return False
    if attempt.tried(move):
        return True
    if body[0] != "implies" or attempt.quick or much == NONE:
        return False
    attempt.done.add(done)
    from .solve import solve

    try:
        scope = bound(variables, polys, Scope({}, {}, all(q.real for q in polys)), attempt.letters, free=True)
        if false(attempt, body[1], scope) or attempt.state.known(body[1], scope):
            return False
        if much != ALL and not within_reach(attempt, body[1], scope):
            return False
        inner = attempt.fork()
        inner.quick = much == SOME
        inner.last = min(attempt.last, attempt.effort.done + attempt.patience * STEPS)
        proof = solve(inner, body[1], scope, False, DEPTH)
    except EigenproofError:
        return False
    except OutOfTime:
        attempt.left()
        return False
    if proof is None:
        return False
    return attempt.tried({**move, "proofs": [proof]})


def filled(attempt: Attempt, where: list) -> list[Poly]:
    """What a variable of this type may stand for that no pattern tells: what has a name."""
    _, *sizes = where
    named = reversed(list(attempt.state.scope.names.values()))
    if not sizes:
        return [p for p in named if p.scalar]
    return [p for p in named if not p.scalar and (p.columns == 1) == (len(sizes) == 1)]


def false(attempt: Attempt, t: list, scope: Scope) -> bool:
    """Is a relation between numbers seen to be false?"""
    kind, *args = attempt.state.fact(t, scope)
    c = constant(args[0]) if kind in RELATIONS else None
    return c is not None and (kind == "==" and c != 0 or kind in ("!=", ">") and c <= 0)


def within_reach(attempt: Attempt, t: list, scope: Scope) -> bool:
    """Are all words of a hypothesis known?"""
    if t[0] in ("and", "or"):
        return (all if t[0] == "and" else any)(within_reach(attempt, x, scope) for x in t[1:])
    if t[0] == "for":
        return any(f[0] == "open" and f[1][0] == "for" for f in attempt.state.facts)
    return t[0] in ("==", "!=", "<", "<=", ">", ">=") or attempt.state.known(t, scope)


def existing(attempt: Attempt, body: list) -> list[str]:
    """New names for what a theorem says exists."""
    names: list[str] = []
    while body[0] in ("implies", "exists"):
        for x, _ in body[1] if body[0] == "exists" else ():
            name = attempt.fresh(x)
            while name in names:
                name += "_"
            names.append(name)
        body = body[2]
    return names


def theorems() -> Iterator[str]:
    """The names of the theorems that are suggested."""
    for text in (TERMS, FACTS, GOALS):
        yield from (line.split(" | ")[1] for line in text.strip().splitlines())
