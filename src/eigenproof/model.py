"""The shared vocabulary: statement terms, steps, derivations, verdicts, evidence. Frozen data only.

A statement is a tree. Its leaves are exact numbers (`int`, `Fraction`) and names (`str`);
every other node is a `Term(op, args)`. The trees are what the judge decides, what the
kernel re-checks (as nested JSON lists) and what every printer prints, so that no formula
exists twice.

Shapes of the nodes (LANGUAGE vocabulary words are ops of the same name: `Term("det", (A,))`):

    Term("matrix", rows)            rows is a tuple of tuples of terms; () is 0x0
    Term("vector", entries)         the column (1, 2)
    Term("+", (a, b, ...))          n-ary; a - b is ("+", (a, ("neg", (b,))))
    Term("*", (a, b, ...))          n-ary, in order
    Term("/", (a, b))  Term("neg", (a,))  Term("^", (a, k))
    Term("T", (A,))  Term("H", (A,))                    transpose, conjugate transpose
    Term("I", ()) or ("I", (n,))    identity, sized by its place or by n
    Term("i", ())  Term("pi", ())  Term("e", ())        constants
    Term("decimal", ("0.250",))     digits as somebody printed them; exact value 1/4
    Term("root", (p, k[, C]))       C is Term("C", ())
    Term("multiset", (3, 1, 1))     Term("counted", ((3, 1), (1, 2))) for {3: 1, 1: 2}
    Term("...", ())                 "and others", last in a multiset
    Term("==" "!=" "<" "<=" ">" ">=" "in" "~=", (a, b))
    Term("not", (s,))  Term("and", (s, ...))  Term("or", (s, ...))
    Term("implies", (s, t))  Term("iff", (s, t))
    Term("for" | "exists", (((name, set), ...), body))  sets: Term("R", sizes), C Q Z N
    Term("let", (((name, term), ...), body))
    Term("ddof", (0,))              a keyword argument, last among a call's args
    Term("entry", (A, i, j))        A[i,j]      Term("item", (c, k))    c[k]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple


class Term(NamedTuple):
    """A node of a statement: an operation and its arguments (see the module's table)."""

    op: str
    args: tuple


Expr = int | Fraction | str | Term

BINDING = ("for", "exists", "let")


def neg(a: Expr) -> Expr:
    """-a; the sign goes into a literal number, also in front of a product; a double sign falls away."""
    if isinstance(a, (int, Fraction)):
        return -a
    if isinstance(a, Term) and a.op == "*" and isinstance(a.args[0], (int, Fraction)):
        return mul(-a.args[0], *a.args[1:])
    if isinstance(a, Term) and a.op == "neg":
        return a.args[0]
    return Term("neg", (a,))


def add(*terms: Expr) -> Expr:
    """Sum with zeros left out and nested sums flattened; no terms give 0."""
    flat: list[Expr] = []
    for t in terms:
        if isinstance(t, Term) and t.op == "+":
            flat.extend(t.args)
        elif t != 0:
            flat.append(t)
    return 0 if not flat else flat[0] if len(flat) == 1 else Term("+", tuple(flat))


def mul(*factors: Expr) -> Expr:
    """Product with ones left out (-1 becomes a sign), nested products flattened, and 0 if a factor is 0."""
    flat: list[Expr] = []
    for f in factors:
        if isinstance(f, Term) and f.op == "*":
            flat.extend(f.args)
        elif f == 0:
            return 0
        elif f != 1:
            flat.append(f)
    if len(flat) > 1 and flat[0] == -1:
        return neg(mul(*flat[1:]))
    return 1 if not flat else flat[0] if len(flat) == 1 else Term("*", tuple(flat))


def power(a: Expr, k: int) -> Expr:
    """a^k for k >= 0, with a^0 = 1 and a^1 = a."""
    if isinstance(a, str) and k > 1:
        return _power_of_name(a, k)
    return 1 if k == 0 else a if k == 1 else Term("^", (a, k))


@lru_cache(maxsize=1024)  # one object for all entries of a vector: half of their monomials is this
def _power_of_name(a: str, k: int) -> Term:
    return Term("^", (a, k))


def divide(a: Expr, b: Expr) -> Expr:
    """a / b, folded when both are numbers."""
    if b == 1:
        return a
    if isinstance(a, (int, Fraction)) and isinstance(b, (int, Fraction)):
        return number(Fraction(a) / b)
    return Term("/", (a, b))


def sqrt(a: Expr) -> Term:
    """The principal square root of a term, unevaluated."""
    return Term("sqrt", (a,))


def eq(a: Expr, b: Expr) -> Term:
    """a == b."""
    return Term("==", (a, b))


def conj(*statements: Expr) -> Expr:
    """Conjunction, flattened; a single statement stands for itself."""
    flat: list[Expr] = []
    for s in statements:
        flat.extend(s.args if isinstance(s, Term) and s.op == "and" else (s,))
    return flat[0] if len(flat) == 1 else Term("and", tuple(flat))


def conjuncts(statement: Expr) -> tuple[Expr, ...]:
    """The parts of a conjunction; any other statement by itself."""
    return statement.args if isinstance(statement, Term) and statement.op == "and" else (statement,)


def matrix(rows: object) -> Term:
    """[[...]] from any nested sequence of terms."""
    return Term("matrix", tuple(tuple(row) for row in rows))  # type: ignore[attr-defined]


def vector(entries: object) -> Term:
    """The column vector (a, b, ...)."""
    return Term("vector", tuple(entries))  # type: ignore[arg-type]


def diagonal(entries: object) -> Term:
    """The square matrix with these diagonal entries, written out."""
    d = tuple(entries)  # type: ignore[arg-type]
    return matrix([[d[i] if i == j else 0 for j in range(len(d))] for i in range(len(d))])


def polynomial(coefficients: object, x: Expr = "x") -> Expr:
    """sum c_k x^k, highest power first, from coefficients in ascending order."""
    terms = []
    for k, c in reversed(list(enumerate(coefficients))):  # type: ignore[call-overload]
        if c == 0:
            continue
        if k == 0:
            terms.append(c)
        elif c == 1 or c == -1:
            terms.append(power(x, k) if c == 1 else neg(power(x, k)))
        elif isinstance(c, Term) and c.op == "neg":
            terms.append(neg(mul(c.args[0], power(x, k))))
        else:
            terms.append(mul(c, power(x, k)))
    return add(*terms)


def number(q: object) -> int | Fraction:
    """An exact rational as a leaf: an int when it is one."""
    f = q if isinstance(q, Fraction) else Fraction(str(q))
    return f.numerator if f.denominator == 1 else f


def let(bindings: object, body: Expr) -> Expr:
    """`let` around a statement, keeping only the bindings it uses (also through others)."""
    pairs = tuple(bindings)  # type: ignore[arg-type]
    used = names(body)
    kept = []
    for name, value in reversed(pairs):
        if name in used:
            kept.append((name, value))
            used |= names(value)
    return Term("let", (tuple(reversed(kept)), body)) if kept else body


def walk(t: Expr) -> Iterator[Expr]:
    """All nodes of a term, parents first, bound values included."""
    stack: list[object] = [t]
    while stack:
        node = stack.pop()
        if isinstance(node, Term):
            yield node
            if node.op != "decimal":
                stack.extend(reversed(node.args))
        elif isinstance(node, tuple):
            stack.extend(reversed(node))
        elif isinstance(node, (int, Fraction, str)):
            yield node


def names(t: Expr) -> set[str]:
    """Every name that occurs in a term, bound or free."""
    return set(_names(t))


@lru_cache(maxsize=64)  # `let` asks for the names in the same definitions again and again
def _names(t: Expr) -> frozenset[str]:
    found: set[str] = set()
    stack: list[object] = [t]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            found.add(node)
        elif isinstance(node, Term):
            stack += node.args if node.op != "decimal" else ()
        elif isinstance(node, tuple):
            stack += node
    return frozenset(found)


def substitute(t: object, values: Mapping[str, Expr]) -> object:
    """t with names replaced by terms (no binder of t may rebind one of them)."""
    if isinstance(t, str):
        return values.get(t, t)
    if isinstance(t, Term):
        if t.op == "decimal":
            return t
        return Term(t.op, tuple(substitute(a, values) for a in t.args))
    if isinstance(t, tuple):
        return tuple(substitute(a, values) for a in t)
    return t


def tree(t: object) -> object:
    """A term as nested lists of strings, the form certificates carry and the kernel reads."""
    if isinstance(t, Term):
        return [t.op, *map(tree, t.args)]
    return list(map(tree, t)) if isinstance(t, tuple) else str(t)


def from_tree(t: object) -> Expr:
    """The term that `tree` wrote as nested lists. Raises ValueError for what is no such tree."""
    if isinstance(t, str):
        return number(Fraction(t)) if t[:1].isdigit() or t[:1] == "-" else t
    if not isinstance(t, (list, tuple)) or not t or not isinstance(t[0], str):
        raise ValueError("not a tree of a term")
    op, *args = t
    if op == "decimal":
        return Term(op, tuple(args))
    if op == "matrix":
        return Term(op, tuple(tuple(from_tree(x) for x in row) for row in args))
    if op == "counted":
        return Term(op, tuple((from_tree(value), int(count)) for value, count in args))
    if op in BINDING:
        return Term(op, (tuple((name, from_tree(value)) for name, value in args[0]), from_tree(args[1])))
    return Term(op, tuple(from_tree(x) for x in args))


# ---------------------------------------------------------------- prose and arithmetic


Prose = tuple[object, ...]
"""Words and formulas in one line: `str` pieces are words, everything else wrapped in `Math`."""


class Math(NamedTuple):
    """A formula inside prose."""

    term: Expr


class Line(NamedTuple):
    """One line of a displayed chain: `left relation right`, and why (left is None to carry on)."""

    left: Expr | None
    relation: str  # one of  =  ~  ≈  ≠  <  >  ≤  ≥  ⟹  or "" for a bare formula on the right
    right: Expr
    note: Prose = ()


class Para(NamedTuple):
    """A sentence or two between formulas."""

    text: Prose


class Chain(NamedTuple):
    """Aligned lines of a calculation."""

    lines: tuple[Line, ...]


class RowOp(NamedTuple):
    """A row operation: "swap" (Rt <-> Rs), "scale" (Rt <- c Rt) or "add" (Rt <- Rt + c Rs); rows from 1."""

    kind: str
    target: int
    source: int = 0
    factor: Expr = 1


class Reduction(NamedTuple):
    """A row reduction: stages[k+1] comes from stages[k] by operations[k]; pivot columns count from 1."""

    stages: tuple[Term, ...]
    operations: tuple[tuple[RowOp, ...], ...]
    pivots: tuple[int, ...] = ()


class Table(NamedTuple):
    """A small table: header cells and rows, each cell prose."""

    header: tuple[Prose, ...]
    rows: tuple[tuple[Prose, ...], ...]


Block = Para | Chain | Reduction | Table


@dataclass(frozen=True, slots=True)
class Figure:
    """What a figure shows, as data to be drawn: nothing is computed from it.

    kind: "circle" (a 2x2 matrix acts on the unit circle), "scree" (variances of components), "scatter"
    (observations, principal axes, reconstructions) or "plane" (eigenvalues in the complex plane).
    `caption` is prose; `alt` says in plain words what a reader would see; `data` holds lists of floats
    and words, each kind its own (derivations/figures.py).
    """

    kind: str
    caption: Prose
    alt: str
    data: Mapping[str, object] = field(compare=False)


# ---------------------------------------------------------------- steps and verdicts

Status = Literal["proved", "refuted", "undecided"]


@dataclass(frozen=True, slots=True)
class Step:
    """A claim of a derivation with the reason and the arithmetic a person would write.

    `hint` is untrusted advice that spares the judge a search; nothing rests on it.
    """

    title: str
    statement: Expr
    reason: Prose
    work: tuple[Block, ...] = ()
    hint: Mapping[str, object] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Derivation:
    """Steps towards the goal of a topic. `definitions` are the `let`s the statements use, in order.

    `given` is what the caller gave, by the names used in the statements, the matrix first.
    `decimals` gives certified digits (an `approx` term) for names that stand for roots.
    """

    topic: str
    given: tuple[tuple[str, Term], ...]
    definitions: tuple[tuple[str, Expr], ...]
    steps: tuple[Step, ...]
    remarks: tuple[Prose, ...] = ()
    compact: bool = False
    decimals: tuple[tuple[str, Expr], ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def matrix(self) -> Term:
        """The matrix that was given."""
        return self.given[0][1]


@dataclass(frozen=True, slots=True)
class Witness:
    """One numeric cross-check, made without the derivation's code.

    kind: "mpmath", "Arb" or "NumPy". `value` is what it found (text), `digits` how many
    digits agree with the exact answer, `residual` and `radius` short texts ("" if none).
    `agrees` is True or False for what may decide (Arb, mpmath) and None where a value is only shown.
    """

    kind: str
    quantity: Prose
    value: str
    digits: int | None
    residual: str = ""
    radius: str = ""
    agrees: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """What the judge found. `proved` only with evidence the kernel accepted.

    `scope` says for what ("this instance", "every size", ...); `evidence` is the
    JSON-ready evidence of the kernel for this one claim. A verdict equals its status as text,
    which is all that JSON shows of it: `verdict == "proved"`.
    """

    status: Status
    scope: str = "this instance"
    reason: str = ""
    evidence: Mapping[str, object] | None = None
    counterexample: Mapping[str, Expr] | None = None
    witnesses: tuple[Witness, ...] = ()

    def __eq__(self, other: object) -> bool:
        if isinstance(other, str):
            return self.status == other
        return isinstance(other, Verdict) and all(
            getattr(self, f.name) == getattr(other, f.name) for f in fields(self)
        )

    def __hash__(self) -> int:
        return hash(self.status)

    def __str__(self) -> str:
        return self.status


@dataclass(frozen=True, slots=True)
class MatrixInput:
    """A matrix (or column) as it was read: exact entries, what kind of exact, and where it came from.

    `exactness` is "exact", or "binary" when the entries are the exact values of binary doubles.
    `header` are the names of the columns of a data table; `notes` say what was decided in reading it.
    """

    term: Term
    exactness: Literal["exact", "binary"] = "exact"
    source: str = "argument"
    header: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """What a topic about data is asked for.

    components: how many principal components are kept (None: all but those of variance 0). centred:
    whether the mean is subtracted. ddof: the divisor is the number of observations minus this.
    columns: whether the data were given with a column for each observation.
    """

    components: int | None = None
    centred: bool = True
    ddof: int = 1
    columns: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """A derivation with its judgement: what every report shows.

    `verdicts[k]` belongs to `derivation.steps[k]`. `goal` is the statement the caller
    wanted proved, built outside the derivation; `certificate` is what the kernel accepted
    for it. `answer` holds the JSON fields of the topic (all numbers as statement text).
    """

    given: MatrixInput
    derivation: Derivation
    goal: Expr
    verdict: Verdict
    verdicts: tuple[Verdict, ...]
    certificate: Mapping[str, object]
    answer: Mapping[str, object]
    digits: int = 50
    options: Options = Options()
