"""Instances against a `for`, and witnesses for an `exists`: found here, checked by the kernel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from ..errors import EigenproofError
from ..model import Expr, Term, conjuncts, divide, substitute, tree
from ..model import sqrt as square_root
from .closed_lists import of_variances, values
from .instances import instances
from .places import rational_coefficients
from .values import expanded, matrix_value

Definitions = Sequence[tuple[str, Expr]]
MOST = 60


def as_evidence(found: Mapping[str, Expr], sizes: Mapping[str, int] | None = None) -> dict:
    """An instance as the kernel reads it: a closed term for each name, a number for each size."""
    evidence: dict = {"instance": {name: tree(x) for name, x in found.items()}}
    if sizes:
        evidence["sizes"] = {name: str(n) for name, n in sizes.items()}
    return evidence


def counterexamples(t: Term, definitions: Definitions) -> Iterator[dict[str, Expr]]:
    """Values of the names of `for …: body` at which the body may be false: special ones, then small ones."""
    known = dict(definitions)
    for special in (_eigenvalues, _directions):
        try:
            yield from special(t, known)
        except (EigenproofError, LookupError, ValueError):
            continue
    yield from islice(instances(t.args[0]), MOST)
    yield from _angles(t)


def witnesses(t: Term, definitions: Definitions) -> Iterator[dict[str, Expr]]:
    """Values of the names of `exists …: body` at which the body may hold."""
    known = dict(definitions)
    for special in (_null_vectors, _solutions, _roots, _eigenvalues, _eigenvectors):
        try:
            yield from special(t, known)
        except (EigenproofError, LookupError, ValueError):
            continue
    yield from islice(instances(t.args[0]), MOST)


# ------------------------------------------------------------------------- against a `for`


def _angles(t: Term) -> Iterator[dict[str, Expr]]:
    """Multiples of pi for the one name of which there are cosines."""
    names = [name for name, _ in t.args[0]]
    if len(names) == 1:
        pi = Term("pi", ())
        yield from ({names[0]: x} for x in (divide(pi, 2), divide(pi, 4), divide(pi, 3), pi))


def _words(t: Expr, word: str) -> Iterator[Term]:
    from ..model import walk

    return (node for node in walk(t) if isinstance(node, Term) and node.op == word)


def _eigenvalues(t: Term, known: Mapping[str, Expr]) -> Iterator[dict[str, Expr]]:
    """The eigenvalues of the matrices that the body speaks of, for its one name."""
    names = [name for name, _ in t.args[0]]
    for word in ("eigenvalue", "multiplicity", "geometric_multiplicity"):
        for a, of in (node.args for node in _words(t.args[1], word)):
            if names == [of]:
                yield from ({of: x} for x in dict.fromkeys(values(Term("eigenvalues", (a,)), known)))


def _directions(t: Term, known: Mapping[str, Expr]) -> Iterator[dict[str, Expr]]:
    """Unit eigenvectors, for the vector that is bound, and their eigenvalues."""
    names = [name for name, _ in t.args[0]]
    for a, l, v in (node.args for node in _words(t.args[1], "eigenpair")):  # noqa: E741
        if v == names[-1]:
            for value, vector in unit_eigenvectors(a, known):
                yield {name: vector if name == v else value for name in names} if l in names else {v: vector}
    for x, k, v in (node.args for node in _words(t.args[1], "principal_component")):
        if names == [v]:
            _, vector = unit_eigenvectors(of_variances(x), known)[k - 1]
            yield {v: vector}


def unit_eigenvectors(a: Expr, known: Mapping[str, Expr]) -> list[tuple[Expr, Expr]]:
    """(value, unit eigenvector) for each eigenvalue in closed form, the largest first."""
    from ..exact.eigen import eigenvalues
    from ..exact.field import term_of
    from ..model import add, power, vector

    found = []
    for v in eigenvalues(matrix_value(a, known)):
        if v.scalar is not None and v.is_real:
            entries = [term_of(x) for x in v.vectors[0]]
            length = square_root(add(*(power(x, 2) for x in entries)))
            found.append((v.value, vector(divide(x, length) for x in entries)))
    return found


# --------------------------------------------------------------------- for an `exists`


def _null_vectors(t: Term, known: Mapping[str, Expr]) -> Iterator[dict[str, Expr]]:
    """A basis of the null space of A, for the x of A*x == 0."""
    from ..exact.field import term_of
    from ..exact.linear import null_space
    from ..model import vector

    ((name, _),) = t.args[0]
    for part in conjuncts(t.args[1]):
        if isinstance(part, Term) and part.op == "==" and 0 in part.args:
            product = part.args[0] if part.args[1] == 0 else part.args[1]
            if isinstance(product, Term) and product.op == "*" and product.args[-1] == name:
                a = matrix_value(Term("*", (1, *product.args[:-1])), known)
                for v in null_space(a.rows, a.shape[1], a.field):
                    yield {name: vector(map(term_of, v))}


def _solutions(t: Term, known: Mapping[str, Expr]) -> Iterator[dict[str, Expr]]:
    """pinv(A)*b for the x of A*x == b; and inv(A)*B, B*inv(A) for matrices."""
    ((name, where),) = t.args[0]
    for part in conjuncts(t.args[1]):
        if not (isinstance(part, Term) and part.op == "=="):
            continue
        for left, right in (part.args, part.args[::-1]):
            if not (isinstance(left, Term) and left.op == "*") or name in _names(right):
                continue
            *front, last = left.args
            if last == name and name not in _names(tuple(front)):
                a = front[0] if len(front) == 1 else Term("*", tuple(front))
                yield {name: _value(Term("*", (Term("pinv", (a,)), right)), where, known)}
            first, *rest = left.args
            if first == name and name not in _names(tuple(rest)):
                a = rest[0] if len(rest) == 1 else Term("*", tuple(rest))
                yield {name: _value(Term("*", (right, Term("pinv", (a,)))), where, known)}


def _value(t: Expr, where: Term, known: Mapping[str, Expr]) -> Expr:
    """A term computed, as a vector where one belongs."""
    from ..exact.field import term_of
    from ..model import vector

    if not where.args:
        return term_of(matrix_value(t, known).rows[0][0])
    a = matrix_value(t, known)
    return vector(term_of(x) for (x,) in a.rows) if len(where.args) == 1 else a.term()


def _names(t: object) -> set[str]:
    from ..model import names

    return set().union(*map(_names, t)) if type(t) is tuple else names(t)  # type: ignore[arg-type]


def _roots(t: Term, known: Mapping[str, Expr]) -> Iterator[dict[str, Expr]]:
    """The roots of p for `exists x in …: p(x) == 0`."""
    ((name, _),) = t.args[0]
    for part in conjuncts(t.args[1]):
        if isinstance(part, Term) and part.op == "==":
            left, right = (expanded(side, known) for side in part.args)
            if "x" in _names((left, right)) - {name}:
                continue
            p = rational_coefficients(
                substitute(Term("+", (left, Term("neg", (right,)))), {name: "x"})  # type: ignore[arg-type]
            )
            if p is not None and len(p) > 1 and any(p[1:]):
                companion = _companion(p)
                yield from ({name: x} for x in dict.fromkeys(values(Term("eigenvalues", (companion,)), {})))


def _companion(p: Sequence) -> Term:
    """A matrix whose eigenvalues are the roots of p."""
    from fractions import Fraction

    from ..model import matrix, number

    p = list(p)
    while not p[-1]:
        p.pop()
    n = len(p) - 1
    last = [number(-Fraction(c) / p[-1]) for c in p[:-1]]
    return matrix([[last[i] if j == n - 1 else int(i == j + 1) for j in range(n)] for i in range(n)])


def _eigenvectors(t: Term, known: Mapping[str, Expr]) -> Iterator[dict[str, Expr]]:
    """Eigenvectors of the matrices in the body, and their eigenvalues."""
    from ..exact.eigen import eigenvalues
    from ..exact.field import term_of
    from ..model import vector

    names = [name for name, _ in t.args[0]]
    for word in ("eigenpair", "eigenvector"):
        for args in (node.args for node in _words(t.args[1], word)):
            for v in eigenvalues(matrix_value(args[0], known)):
                vectors = [vector(map(term_of, x)) for x in v.vectors]
                for x in vectors:
                    found = {args[-1]: x} | ({args[1]: v.value} if word == "eigenpair" else {})
                    yield {name: found[name] for name in names}
