"""The sides of a formula as terms, read with what the names in it stand for."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..errors import EigenproofError, InputError, SyntaxProblem
from ..language import Formula, Side, parse_latex_term
from ..language.sizes import Shape
from ..model import Expr, Term
from .decimals import with_exponent
from .scope import Known, Name, Scope, closed, kind_of_value, unknown_names

_DOTS = ("\\cdot", "·", "⋅", "\\bullet", "∙")
_EIGENSPACE = re.compile(
    r"(?:\\mathcal\s*\{?)?E\}?\s*_\s*(?:\{\s*(?:\\lambda(?:_\{?\w\}?)?\s*=\s*)?"
    r"(?P<braced>[^{}=]+(?:\{[^{}]*\}[^{}=]*)*)\}|(?P<bare>[0-9])"
    r"|(?P<name>\\[a-z]+))\s*\Z"
)
_EIGENSPACE_OF = re.compile(
    r"(?:\\mathcal\s*\{?\s*)?E\s*\}?\s*_\s*\{?\s*(?P<owner>[A-Z])\s*\}?\s*"
    r"(?:\\left)?\(\s*(?P<value>[^()]+?)\s*(?:\\right)?\)\Z"
)
_APPLIED = re.compile(
    r"\\?[A-Za-z]+\s*(?:_\s*(?:\{\s*([A-Za-z])\s*\}|([A-Za-z]))\s*)?"
    r"(?:\\left)?\(\s*\\?[A-Za-z]+\s*(?:\\right)?\)\Z"
)


class Part(NamedTuple):
    """A side with its term (None: not understood, `error` says why) and its names with their faces."""

    side: Side
    term: Expr | None
    names: frozenset[Name]
    error: EigenproofError | None = None

    @property
    def bare(self) -> Name | None:
        """The name, when the side is nothing else."""
        tokens = self.side.tokens
        if len(tokens) == 1 and tokens[0].kind == "name" and tokens[0].text != "I":
            return tokens[0].text, tokens[0].start in self.side.bold_starts
        return None

    @property
    def applied(self) -> bool:
        """Whether it is a function with its variable, as p(λ) or χ_A(x)."""
        return bool(_APPLIED.match(self.side.text.strip()))

    @property
    def owner(self) -> str:
        """The matrix below the letter of a polynomial, as in p_A(λ)."""
        found = _APPLIED.match(self.side.text.strip())
        return (found[1] or found[2] or "") if found else ""

    def unknown(self, known: dict[str, Known]) -> list[str]:
        return unknown_names(self.term, known) if self.term is not None else []


def parts(formula: Formula, scope: Scope) -> list[Part]:
    """The sides of a formula as terms."""
    found = []
    bound = {name for name, _ in scope.known}
    for side in formula.sides:
        bold, plain = side.faces()
        names = frozenset({(name, True) for name in bold} | {(name, False) for name in plain})
        try:
            if "'" in side.text and not scope.primes:
                raise SyntaxProblem("a prime may mark a transpose or another matrix")
            dagger = "\\dagger" in side.text or "†" in side.text
            if dagger and scope.dagger != "pinv":
                raise SyntaxProblem("a dagger may mark the conjugate transpose or the pseudoinverse")
            term = _columns(side.read(bound, scope.matrices()))
            term = _daggers(term) if dagger else term
            term = _small_t(term, scope.small_t == "named") if scope.small_t else term
            found.append(Part(side, term, names))  # type: ignore[arg-type]
        except InputError as error:
            found.append(Part(side, None, names, error))
    return found


def _columns(t: object) -> Expr:
    """The term with every written matrix of one column as a vector, and a·10ᵏ as a number of its digits."""
    if isinstance(t, Term) and t.op != "decimal":
        if t.op == "matrix" and len(t.args) > 1 and all(len(row) == 1 for row in t.args):
            return Term("vector", tuple(_columns(row[0]) for row in t.args))
        return with_exponent(Term(t.op, tuple(_columns(a) for a in t.args)))
    if isinstance(t, tuple) and not isinstance(t, Term):
        return tuple(_columns(a) for a in t)  # type: ignore[return-value]
    return t  # type: ignore[return-value]


def _daggers(t: object) -> object:
    """The term with A† as the pseudoinverse, as which the reader knows no dagger."""
    if isinstance(t, Term) and t.op != "decimal":
        return Term("pinv" if t.op == "H" else t.op, tuple(_daggers(a) for a in t.args))
    return tuple(_daggers(a) for a in t) if isinstance(t, tuple) and not isinstance(t, Term) else t


def _small_t(t: object, named: bool) -> object:
    """The term with ^t as the transpose, of a written matrix or also of a named one."""
    if isinstance(t, Term) and t.op != "decimal":
        args = tuple(_small_t(a, named) for a in t.args)
        written = t.op == "^" and isinstance(args[0], Term) and args[0].op in ("matrix", "vector")
        marks = t.op == "^" and args[1] == "t" and (named or written)
        return Term("T", args[:1]) if marks else Term(t.op, args)  # type: ignore[arg-type]
    return tuple(_small_t(a, named) for a in t) if isinstance(t, tuple) and not isinstance(t, Term) else t


def clash(formula: list[Part]) -> str:
    """A letter that stands in a formula both bold and plain."""
    names = frozenset().union(*(part.names for part in formula))
    return next((name for name, bold in sorted(names) if bold and (name, False) in names), "")


def shaped(part: Part, term: Expr, known: dict[str, Known]) -> Expr:
    """The term with u·v as the dot product, and [u v] as the matrix of these columns."""
    dots = part.side.spelled(*_DOTS)
    return _shaped(term, known, dots)  # type: ignore[return-value]


def _shaped(t: object, known: dict[str, Known], dots: bool) -> object:
    if not isinstance(t, Term):
        return tuple(_shaped(a, known, dots) for a in t) if isinstance(t, tuple) else t
    if t.op == "decimal":
        return t
    if t.op == "matrix" and len(t.args) == 1 and any(_length(a, known) > 1 for a in t.args[0]):
        return Term("columns", t.args[0])
    args = tuple(_shaped(a, known, dots) for a in t.args)
    if t.op == "*" and dots:
        return _dotted(list(args), known)
    return Term(t.op, args)


def _dotted(factors: list[Expr], known: dict[str, Known]) -> Expr:
    """A product in which two columns side by side are their dot product."""
    index = 0
    while index + 1 < len(factors):
        length = _length(factors[index], known)
        if length > 1 and length == _length(factors[index + 1], known):
            factors[index : index + 2] = [Term("dot", tuple(factors[index : index + 2]))]
        index += 1
    return factors[0] if len(factors) == 1 else Term("*", tuple(factors))


def _length(t: Expr, known: dict[str, Known]) -> int:
    """The number of entries of a column; 0 for what is none."""
    if isinstance(t, (str, Term)) and not unknown_names(t, known):
        kind = kind_of_value(closed(t, known))
        if isinstance(kind, Shape) and kind.columns == 1 and isinstance(kind.rows, int):
            return kind.rows
    return 0


def eigenspace_of(side: Side, scope: Scope) -> tuple[str, Expr] | None:
    """The matrix and the eigenvalue of E_A(3)."""
    found = _EIGENSPACE_OF.match(side.text.strip())
    value = _eigenvalue(found["value"], scope) if found else None
    return (found["owner"], value) if found and value is not None else None


def eigenspace_value(side: Side, scope: Scope) -> Expr | None:
    """The eigenvalue below an E: E_3, E_{-1}, E_{\\lambda = 3}, E_{\\lambda_1}."""
    found = _EIGENSPACE.match(side.text.strip())
    if not found:
        return None
    return _eigenvalue(found["braced"] or found["bare"] or found["name"], scope)


def _eigenvalue(text: str, scope: Scope) -> Expr | None:
    """The number that is written or named."""
    try:
        value = parse_latex_term(text)
    except InputError:
        return None
    if isinstance(value, str):
        known = scope.get(value)
        return known.value if known and known.is_number else None
    return value if not unknown_names(value, {}) else None
