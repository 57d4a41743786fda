"""Which condition of a claim fails first, in words, with both sides computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...language import to_text
from ...model import Expr, Term, eq
from ..evaluation.words import Subspace
from . import conditions, properties
from .conditions import Failure, Found
from .factors import triple
from .looking import looked_at
from .parts import Claimed, parts, subject
from .spans import NAMES
from .values import FAILURES, Values, about, as_term, difference, in_words

LONGEST = 90
"""Characters of a matrix that is shown inside a sentence."""


def failure(claimed: Claimed) -> Failure | None:
    """The first condition of a false claim that fails; None where the verdict's own reason is the best."""
    atom = claimed.atom
    if not isinstance(atom, Term) or atom.op not in CONDITIONS:
        return None
    values = Values(claimed.definitions)
    try:
        return next((f for f in CONDITIONS[atom.op](claimed, atom, values) if f is not None), None)
    except FAILURES:
        return None


# --------------------------------------------------------------------------- equations


def _equation(claimed: Claimed, atom: Term, values: Values) -> Found:
    found = parts(claimed)
    if any(p.role == "v" for p in found):
        yield conditions.eigen_equation(claimed, atom, values)
    three = triple(claimed, found)
    if three is not None:
        a, p, d = three
        yield conditions.factors(values, a, p.where or p.term, d.where or d.term, p.role)
    left, right = atom.args
    yield from _pseudoinverse(left, right, values)
    yield from properties.eigenvalue_list(atom, values)
    a, b = values.of(left), values.of(right)
    if isinstance(a, Subspace) or isinstance(b, Subspace):
        yield _spaces(atom, a, b)
        return
    terms = as_term(a), as_term(b)
    yield Failure(_sides(left, right, values, terms), atom, terms[0], "==", terms[1])


def _sides(left: Expr, right: Expr, values: Values, terms: tuple[Expr, Expr]) -> str:
    """Where two sides differ: all of them, or in which entry."""
    written = [to_text(t) for t in terms]
    if isinstance(terms[0], Term) and terms[0].op in ("matrix", "vector") and right != 0:
        a, b = values.rows(left), values.rows(right)
        wrong = difference(a, b)
        if wrong and (len(wrong) < len(a) * len(a[0]) or max(map(len, written)) > LONGEST):
            i, j = wrong[0]
            place = f"({i + 1}, {j + 1})" if len(a[0]) > 1 else str(i + 1)
            more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
            values_there = f"{in_words(a[i][j])}, not {in_words(b[i][j])}"
            one = subject(left, "the left side")
            return f"the two sides differ in entry {place}{more}: {one} has {values_there}"
    if max(map(len, written)) > LONGEST:
        return "the two sides differ"
    name = subject(left, "the left side")
    if name == written[0]:
        values_of = [about(values, t) for t in (left, right)]
        if None not in values_of and values_of[0] != values_of[1]:
            return f"{name} is about {values_of[0]}, but {written[1]} is about {values_of[1]}"
        return f"{name} is not {written[1]}"
    return f"{name} is {written[0]}, not {written[1]}"


def _spaces(atom: Term, a: object, b: object) -> Failure | None:
    """A vector of one space that is not in the other, or the dimensions."""
    left, right = atom.args
    k = 1 if isinstance(right, Term) and right.op == "span" else 0
    written, other = atom.args[k], atom.args[1 - k]
    if not isinstance(written, Term) or not isinstance(other, Term) or written.op != "span":
        return None
    space = a if k else b
    name = NAMES.get(other.op, subject(other, "the other space"))
    if other.op == "eigenspace":
        name += f" of {to_text(other.args[1])}"
    said = f"{name} is {to_text(as_term(space))}"
    if isinstance(space, Subspace) and not space.rows:
        said = (
            f"{to_text(other.args[1])} is no eigenvalue" if other.op == "eigenspace" else f"{name} is {{0}}"
        )
    return Failure(said, atom, as_term(a), "==", as_term(b))


def _pseudoinverse(left: Expr, right: Expr, values: Values) -> Found:
    """Which of the four conditions of Penrose fail for X in pinv(A) == X."""
    for one, x in ((left, right), (right, left)):
        if not isinstance(one, Term) or one.op != "pinv":
            continue
        a = one.args[0]
        named, other = conditions.name_of(a, "A"), conditions.name_of(x, "X")
        penrose = (
            (f"{named}*{other}*{named} = {named}", eq(Term("*", (a, x, a)), a)),
            (f"{other}*{named}*{other} = {other}", eq(Term("*", (x, a, x)), x)),
            (f"{named}*{other} is symmetric", Term("hermitian", (Term("*", (a, x)),))),
            (f"{other}*{named} is symmetric", Term("hermitian", (Term("*", (x, a)),))),
        )
        holds = [values.holds(s) for _, s in penrose]
        if None in holds or all(holds):
            return
        broken = [words for (words, _), h in zip(penrose, holds, strict=True) if not h]
        kept = [words for (words, _), h in zip(penrose, holds, strict=True) if h]
        said = (
            f"of Penrose's conditions {' and '.join(broken)} fails"
            if len(broken) == 1
            else (f"of Penrose's conditions these fail: {', '.join(broken)}")
        )
        said += (
            f"; {', '.join(kept)} holds" if len(kept) == 1 else f"; {', '.join(kept)} hold" if kept else ""
        )
        terms = as_term(values.of(one)), as_term(values.of(x))
        yield Failure(said, eq(left, right), terms[0], "==", terms[1])


CONDITIONS: dict[str, Callable[[Claimed, Term, Values], Found]] = {
    "==": _equation,
    "~=": properties.printed_digits,
    "eigenpair": lambda claimed, atom, values: iter((conditions.eigen_equation(claimed, atom, values),)),
    "eigenvector": conditions.eigenvector,
    "eigenvalue": conditions.eigenvalue,
    "diagonalization": conditions.diagonalization,
    "spectral": conditions.spectral,
    "svd": conditions.svd,
    "orthogonal": conditions.orthogonal,
    "unitary": conditions.orthogonal,
    "orthonormal_columns": conditions.orthogonal,
    "principal_component": conditions.component,
    "symmetric": properties.symmetric,
    "hermitian": properties.symmetric,
    "independent": properties.dependent,
    "basis": properties.dependent,
    "orthogonally_diagonalizable": properties.definite,
    "positive_definite": properties.definite,
    "positive_semidefinite": properties.definite,
    "indefinite": properties.definite,
    "row_equivalent": properties.row_equivalent,
    "idempotent": properties.idempotent,
}
"""How to say why a claim of this form fails."""


def why(statement: Expr, instance: Mapping[str, Expr]) -> Failure | None:
    """As `failure`, of a whole statement: the first part of it that fails, at the instance of a `for`."""
    at = looked_at(statement)
    atom = at.atom
    if not (isinstance(atom, Term) and atom.op == "for"):
        return failure(at)
    if not all(name in instance for name, _ in atom.args[0]):
        return None
    body = atom.args[1]
    while isinstance(body, Term) and body.op == "implies":
        body = body.args[1]
    found = failure(Claimed((*at.definitions, *instance.items()), body))
    if found is None:
        return None
    where = ", ".join(f"{name} = {to_text(instance[name])}" for name, _ in atom.args[0])
    return found._replace(words=f"at {where}: {found.words}")
