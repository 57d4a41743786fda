"""Terms: the trees that every statement, step and certificate is made of. Frozen data only.

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
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple


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
    used = _unbound_names(body)
    kept = []
    for name, value in reversed(pairs):
        if name in used:
            kept.append((name, value))
            used |= names(value)
    return Term("let", (tuple(reversed(kept)), body)) if kept else body


def _unbound_names(body: Expr) -> set[str]:
    """The names that the binders around a statement leave to a `let`."""
    used: set[str] = set()
    bound: set[str] = set()
    while isinstance(body, Term) and body.op in ("for", "exists"):
        for name, values in body.args[0]:
            used |= names(values) - bound
            bound.add(name)
        body = body.args[1]
    return used | names(body) - bound


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
