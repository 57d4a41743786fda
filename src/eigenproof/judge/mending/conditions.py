"""Claims about eigenvectors and factorisations: the first condition that fails, with both sides computed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...exact.field import Scalar
from ...language import to_text
from ...model import Expr, Term, eq, mul, vector
from ..evaluation.elimination import rank
from ..evaluation.matrices import as_matrix, rows_of
from ..evaluation.numbers import conjugated, equal, multiplied
from ..evaluation.words import inner
from .parts import WRITTEN, Claimed, parts
from .patterns import eigen_sides
from .values import Values, as_term, difference, in_words, term_of
from .vectors import eigenvalue_of, is_eigenvector, length_squared, product


class Failure(NamedTuple):
    """What fails, in words, and the equation that does: both sides with their values."""

    words: str
    statement: Expr
    left: Expr | None
    relation: str
    right: Expr | None

    @property
    def worked(self) -> tuple[Expr, Expr | None, str, Expr | None]:
        """As the verdicts on statements show it."""
        return self.statement, self.left, self.relation, self.right


Found = Iterator[Failure | None]


def shown(v: list[Scalar]) -> str:
    """A vector in a sentence."""
    return f"({', '.join(map(in_words, v))})" if len(v) > 1 else in_words(v[0])


def name_of(t: Expr, letter: str) -> str:
    """What a term is called: its own name, or the letter of the vocabulary."""
    if isinstance(t, Term) and t.op not in WRITTEN:
        written = to_text(t)
        return written if len(written) <= SHORT else letter
    return t if isinstance(t, str) else letter


SHORT = 20
"""Characters of a term that is called by itself: "A*B is not symmetric"."""


# --------------------------------------------------------------------------- eigenvectors


def eigen_equation(claimed: Claimed, atom: Term, values: Values) -> Failure | None:
    """A*v and l*v, where they differ."""
    a, l = eigen_sides(atom)  # noqa: E741
    part = next((p for p in parts(claimed) if p.role == "v"), None)
    if a is None or l is None or part is None:
        return None
    v = [x for (x,) in values.rows(part.where or part.term)]
    number = values.number(l)
    names = name_of(a, "A"), part.where or "v"
    if not any(v):
        return Failure(f"{names[1]} is 0, which is no eigenvector", Term("!=", (part.term, 0)), 0, "!=", 0)
    image = product(values.rows(a), v)
    if number is None:
        return None
    multiple = [multiplied(number, x) for x in v]
    if all(map(equal, image, multiple)):
        return None
    product_name = to_text(Term("*", (l, names[1])))
    said = f"{names[0]}*{names[1]} is {shown(image)}, not {product_name} = {shown(multiple)}"
    said += f"; {what_it_is(names[1], values, a, v)}"
    equation = eq(mul(a, part.where or part.term), mul(l, part.where or part.term))
    return Failure(said, equation, vector(map(term_of, image)), "==", vector(map(term_of, multiple)))


def what_it_is(name: str, values: Values, a: Expr, v: list[Scalar]) -> str:
    """A vector is no eigenvector, or one for another number."""
    other = eigenvalue_of(values, a, v)
    return f"{name} is no eigenvector" if other is None else f"{name} is an eigenvector for {in_words(other)}"


def eigenvector(claimed: Claimed, atom: Term, values: Values) -> Found:
    """A*v, which is no multiple of v."""
    a, v = atom.args
    entries = [x for (x,) in values.rows(v)]
    names = name_of(a, "A"), name_of(v, "v")
    if not any(entries):
        yield Failure(f"{names[1]} is 0, which is no eigenvector", Term("!=", (v, 0)), 0, "!=", 0)
        return
    image = shown(product(values.rows(a), entries))
    said = f"{names[0]}*{names[1]} is {image}, no multiple of {names[1]} = {shown(entries)}"
    yield Failure(said, atom, None, "", None)


def eigenvalue(claimed: Claimed, atom: Term, values: Values) -> Found:
    """The eigenvalues, of which the number is none."""
    a, l = atom.args  # noqa: E741
    found = to_text(as_term(values.of(Term("eigenvalues", (a,)))))
    yield Failure(f"{to_text(l)} is none of the eigenvalues {found}", atom, None, "", None)


# --------------------------------------------------------------------------- factorisations


def factors(values: Values, a: Expr, p: Expr, d: Expr, letter: str = "P") -> Failure | None:
    """An entry of D off its diagonal, or a column of A*P that is not its column of P*D."""
    diagonal = not_diagonal(d, "D", values)
    if diagonal is not None:
        return diagonal
    rows, numbers = values.rows(a), values.rows(d)
    names = name_of(a, "A"), name_of(p, letter), name_of(d, "D")
    for k, c in enumerate(zip(*values.rows(p), strict=True)):
        v, number = list(c), numbers[k][k]
        image, multiple = product(rows, v), [multiplied(number, x) for x in v]
        if not all(map(equal, image, multiple)):
            where = f"{names[0]}*{names[1]} = {names[1]}*{names[2]} fails in column {k + 1}"
            sides = f"{names[0]}*{shown(v)} is {shown(image)}, not {in_words(number)}*{shown(v)}"
            lines = (Term("column", (Term("*", t), k + 1)) for t in ((a, p), (p, d)))
            more = what_it_is(shown(v), values, a, v)
            terms = vector(map(term_of, image)), vector(map(term_of, multiple))
            return Failure(f"{where}: {sides}; {more}", eq(*lines), terms[0], "==", terms[1])
    return None


def diagonalization(claimed: Claimed, atom: Term, values: Values) -> Found:
    """D not diagonal, P not invertible, or a column of A*P that is not that of P*D."""
    a, p, d = atom.args
    n = len(values.rows(p))
    yield not_diagonal(d, "D", values)
    r = rank(values.of(p))  # type: ignore[arg-type]
    if r < n:
        said = f"{name_of(p, 'P')} is not invertible: its rank is {r}, not {n}"
        yield Failure(said, Term("invertible", (p,)), int(r), "==", n)
    yield factors(values, a, p, d)


def spectral(claimed: Claimed, atom: Term, values: Values) -> Found:
    """Q not orthogonal, D not diagonal, or a column of A*Q that is not that of Q*D."""
    a, q, d = atom.args
    yield not_orthonormal(q, name_of(q, "Q"), values)
    yield factors(values, a, q, d, "Q")


def svd(claimed: Claimed, atom: Term, values: Values) -> Found:
    """U or V not orthonormal, S not diagonal or negative, or an entry of U*S*V.T that is not that of A."""
    a, u, s, v = atom.args
    yield not_orthonormal(u, name_of(u, "U"), values)
    yield not_orthonormal(v, name_of(v, "V"), values)
    yield not_diagonal(s, "S", values)
    for k, r in enumerate(values.rows(s)):
        if k < len(r) and values.holds(Term(">=", (term_of(r[k]), 0))) is False:
            said = f"entry ({k + 1}, {k + 1}) of {name_of(s, 'S')} is negative: {in_words(r[k])}"
            yield Failure(said, Term(">=", (Term("entry", (s, k + 1, k + 1)), 0)), term_of(r[k]), ">=", 0)
    names = [name_of(t, letter) for t, letter in zip(atom.args, "AUSV", strict=True)]
    built = Term("*", (u, s, Term("H", (v,))))
    left, right = values.rows(a), values.rows(built)
    wrong = difference(left, right)
    if wrong:
        i, j = wrong[0]
        product_name = f"{names[1]}*{names[2]}*{names[3]}.T"
        entry = f"entry ({i + 1}, {j + 1}) is {in_words(right[i][j])}, not {in_words(left[i][j])}"
        said = f"{names[0]} = {product_name} fails: its {entry}"
        yield Failure(said, eq(a, built), as_term(values.of(a)), "==", as_term(values.of(built)))


def not_diagonal(d: Expr, letter: str, values: Values) -> Failure | None:
    """An entry off the diagonal of D."""
    for i, r in enumerate(values.rows(d)):
        for j, x in enumerate(r):
            if i != j and x:
                entry = f"its entry ({i + 1}, {j + 1}) is {in_words(x)}"
                said = f"{name_of(d, letter)} is not diagonal: {entry}"
                return Failure(said, Term("diagonal", (d,)), None, "", None)
    return None


def not_orthonormal(q: Expr, name: str, values: Values) -> Failure | None:
    """Two columns with another dot product than 0, or a column of another length than 1."""
    columns = list(zip(*values.rows(q), strict=True))
    gram = eq(mul(Term("H", (q,)), q), Term("I", (len(columns),)))
    value = as_term(values.of(mul(Term("H", (q,)), q)))
    for i, c in enumerate(columns):
        for j in range(i):
            dot = inner([conjugated(x) for x in columns[j]], list(c))
            if dot:
                pair = f"columns {j + 1} and {i + 1} of {name} are not orthogonal"
                return Failure(f"{pair}: dot product {in_words(dot)}", gram, value, "==", gram.args[1])
    for i, c in enumerate(columns):
        square = length_squared(c)
        if square != 1:
            length = as_term(values.of(Term("norm", (vector(map(term_of, c)),))))
            said = f"column {i + 1} of {name} has length {to_text(length)}, not 1"
            return Failure(said, gram, value, "==", gram.args[1])
    return None


def orthogonal(claimed: Claimed, atom: Term, values: Values) -> Found:
    """A matrix that is not square, or whose columns are not orthonormal."""
    q = atom.args[0]
    rows = rows_of(as_matrix(values.of(q)))  # type: ignore[arg-type]
    if atom.op != "orthonormal_columns" and len(rows) != len(rows[0]):
        yield Failure(f"{name_of(q, 'Q')} is not square", atom, None, "", None)
    yield not_orthonormal(q, name_of(q, LETTERS.get(atom.op, "the matrix")), values)


LETTERS = {"orthogonal": "Q", "unitary": "U", "orthonormal_columns": "D"}


def component(claimed: Claimed, atom: Term, values: Values) -> Found:
    """A vector that is no eigenvector of the covariance, no unit vector, or in another place."""
    x, k, v = atom.args
    entries = [e for (e,) in values.rows(v)]
    name, square = name_of(v, "v"), length_squared(entries)
    covariance = Term("covariance", (x,))
    if not any(entries):
        yield Failure(f"{name} is 0", atom, None, "", None)
    if not is_eigenvector(values, covariance, entries):
        image = shown(product(values.rows(covariance), entries))
        said = f"S*{name} is {image}, no multiple of {shown(entries)}"
        yield Failure(
            f"{name} is no eigenvector of the covariance S: {said}",
            Term("eigenvector", (covariance, v)),
            None,
            "",
            None,
        )
    if square != 1:
        length = as_term(values.of(Term("norm", (v,))))
        norm = eq(Term("norm", (v,)), 1)
        yield Failure(f"{name} has length {to_text(length)}, not 1", norm, length, "==", 1)
    said = f"{name} is a principal component, but not number {to_text(k)} in descending order of variance"
    yield Failure(said, atom, None, "", None)
