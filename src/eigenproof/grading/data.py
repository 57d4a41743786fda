"""Means, covariances, principal components and their variances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from ..checking import Checked
from ..model import Expr, Term, conj, eq, mul, neg, sqrt
from .explicit import columns_of, has_decimals, rows_of, sharpened, transposed
from .grades import Part
from .spectrum import call, multiset, shown, times
from .work import Found, Hint, Work, entry_hints, plainly, rounded_note

T = lambda t: Term("T", (t,))  # noqa: E731
DIVISOR = {0: "n", 1: "n − 1"}


def of(word: str, work: Work, ddof: int | None = None) -> Term:
    """A word about the data with the divisor of the question, or with this one."""
    ddof = work.q.options.ddof if ddof is None else ddof
    return Term(word, ("X", *(() if ddof == 1 else (Term("ddof", (ddof,)),))))


def mean(work: Work) -> Part:
    t = work.value("mean")
    n = work.q.shape[1]
    if isinstance(t, Term) and t.op == "matrix" and len(t.args) == 1:
        t = Term("vector", t.args[0])
    if n == 1 and rows_of(t) is None:
        t = Term("vector", (t,))
    if (bad := work.shaped("mean", t, n, 1, f"as there are {n} variables")) is not None:
        return bad
    found = work.agrees(call("mean", "X"), t)
    hints = entry_hints(work, "the mean", call("mean", "X"), t)
    return work.judged("mean", found, hints, "This is not the mean of the rows of X.")


def covariance(work: Work) -> Part:
    n = work.q.shape[1]
    t = work.value("covariance")
    if n == 1 and rows_of(t) is None:
        t = Term("matrix", ((t,),))
    bad = work.shaped("covariance", t, n, n, f"as there are {n} variables (columns of X)")
    work.bound["C"] = t
    if bad is not None:
        if work.holds(eq(call("covariance", T("X")), "C")):
            said = "The rows of X were taken for the variables: each row is an observation."
            return replace(bad, feedback=said, repair="transpose X")
        return bad
    found = work.agrees(of("covariance", work), "C")
    return work.judged(
        "covariance", found, _covariance_hints(work, t), "This is not the covariance matrix of X."
    )


def _covariance_hints(work: Work, t: Term) -> Iterator[Hint]:
    ddof, rows = work.q.options.ddof, work.q.shape[0]

    def same(left: Expr) -> bool:
        return work.agrees(left, "C").right

    other = f"You divided by {DIVISOR[1 - ddof]}; the question divides by {DIVISOR[ddof]} ({rows - ddof})."
    factor = Fraction(rows - 1 + ddof, max(rows - ddof, 1))
    yield Hint(lambda: same(of("covariance", work, 1 - ddof)), other, f"multiply by {factor}")
    yield Hint(
        lambda: same(call("scatter", "X")),
        "This is the scatter matrix: it is not yet divided.",
        f"divide by {rows - ddof}",
    )
    raw = times(T("X"), "X")
    yield Hint(
        lambda: same(mul(Fraction(1, max(rows - ddof, 1)), raw)),
        "The data were not centred: subtract the mean first.",
    )
    yield Hint(lambda: same(raw), "This is XᵀX of data that are neither centred nor divided.")
    yield from entry_hints(work, "the covariance", of("covariance", work), t)
    if work.fails(call("symmetric", "C")):
        yield plainly("A covariance matrix is symmetric; yours is not.")
    if work.q.shape[0] == work.q.shape[1]:
        yield Hint(
            lambda: same(call("covariance", T("X"))),
            "The rows of X were taken for the variables: each row is an observation.",
            "transpose X",
        )


# --------------------------------------------------------------------------- components


def variances(work: Work) -> Part:
    given = work.given("variances")
    assert given is not None
    values, n = given.values, work.q.shape[1]
    found = _variances(work, values, work.q.options.ddof)

    def other(change) -> bool:
        return _variances(work, [change(v) for v in values], work.q.options.ddof).right

    wanted = DIVISOR[work.q.options.ddof]
    hints = [
        Hint(
            lambda: _variances(work, values, 1 - work.q.options.ddof).right,
            f"You divided by {DIVISOR[1 - work.q.options.ddof]}; the question divides by {wanted}.",
        ),
        Hint(
            lambda: not has_decimals(tuple(values)) and other(lambda v: mul(v, v)),
            "These are standard deviations; variances are their squares.",
            "square them",
        ),
        Hint(
            lambda: not has_decimals(tuple(values)) and other(sqrt),
            "These are the squares of the variances.",
            "take square roots",
        ),
        Hint(
            lambda: work.agrees(call("eigenvalues", call("scatter", "X")), multiset(values)).right,
            "These are the eigenvalues of the scatter matrix: they are not yet divided.",
            f"divide by {work.q.shape[0] - work.q.options.ddof}",
        ),
    ]
    part = work.judged(
        "variances",
        found,
        hints,
        f"These are not the variances along the principal directions; the "
        f"covariance matrix has {n} eigenvalues.",
    )
    follows = (
        part.verdict == "refuted"
        and work.is_wrong("covariance")
        and (work.agrees(call("eigenvalues", "C"), multiset(values)).right)
    )
    return replace(part, follows=follows)


def _variances(work: Work, values: list[Expr], ddof: int) -> Found:
    n, kept = work.q.shape[1], work.q.options.components
    true = of("explained_variance", work, ddof)
    if kept is not None and len(values) == kept < n:
        first = [Term("item", (true, k)) for k in range(1, kept + 1)]
        return work.agrees(Term("vector", tuple(first)), Term("vector", tuple(values)))
    return work.agrees(true, multiset([*values, *[0] * (n - len(values))]))


def ratio(work: Work) -> Part:
    given = work.given("ratio")
    assert given is not None
    found = work.agrees(call("explained_variance_ratio", "X"), multiset(given.values))
    return work.judged(
        "ratio", found, (), "These are not the shares of the variance: each variance over their sum."
    )


def components(work: Work) -> Part:
    """The principal directions: the columns of W, or (as scikit-learn has them) the rows."""
    given = work.given("components")
    assert given is not None
    n, (first, *more) = work.q.shape[1], given.values
    rows = isinstance(first, Term) and first.op == "matrix" and not more and len(first.args[0]) == n
    part = _directions(work, _listed(given.values, n)) if not rows or len(first.args) == n else None
    if rows and (part is None or not part.right):
        turned = _directions(work, list(columns_of(transposed(first))))
        if part is None or turned.right:
            return replace(turned, notes=(*turned.notes, "read by rows"))
    assert part is not None
    return part


def _listed(values: list[Expr], n: int) -> list[Term]:
    found: list[Term] = []
    for value in values:
        many = isinstance(value, Term) and value.op == "matrix" and len(value.args) == n
        found += columns_of(value) if many else (value,)
    return found


def _directions(work: Work, vectors: list[Term]) -> Part:
    n = work.q.shape[1]
    for x in vectors:
        if (bad := work.shaped("components", x, n, 1, f"as there are {n} variables")) is not None:
            return bad
    if len(vectors) > n:
        found = Found(Checked("refuted", reason=f"{len(vectors)} directions", statement=0))
        said = f"There are {n} variables, so at most {n} directions; you gave {len(vectors)}."
        return work.part("components", found, said)
    for k, x in enumerate(vectors, 1):
        found = _component(work, k, x)
        if not found.right:
            hints = _component_hints(work, k, x)
            part = work.judged(
                "components", found, hints, f"Direction {k} = {shown(x)} is not principal component {k}."
            )
            follows = (
                part.verdict == "refuted"
                and work.is_wrong("covariance")
                and all(work.holds(call("eigenvector", "C", w)) for w in vectors)
            )
            return replace(part, follows=follows)
    if (missing := _missing(work, len(vectors))) is not None:
        return missing
    return work.part("components", _together(work, vectors))


def _component(work: Work, k: int, x: Term) -> Found:
    exact = work.decide(call("principal_component", "X", k, x))
    if exact.right or not has_decimals(x):
        return exact
    given = Term("implies", (call("principal_component", "X", k, "v"), Term("~=", ("v", sharpened(x)))))
    found = work.decide(Term("for", ((("v", Term("R", (len(x.args),))),), given)))
    if found.right:
        return Found(found.verdict, (rounded_note(found.verdict.reason),))
    simple = call(
        "geometric_multiplicity",
        of("covariance", work),
        Term("item", (call("eigenvalues", of("covariance", work)), k)),
    )
    if found.wrong and work.holds(eq(simple, 1)):
        return found
    return Found(
        Checked("undecided", reason="rounded digits of a direction", statement=found.verdict.statement)
    )


def _together(work: Work, vectors: list[Term]) -> Found:
    """One verdict on all the directions."""
    each = [_component(work, k, x) for k, x in enumerate(vectors, 1)]
    claims = []
    for found in each:
        statement = found.verdict.statement
        while isinstance(statement, Term) and statement.op == "let":
            statement = statement.args[1]
        claims.append(statement)
    whole = work.decide(conj(*claims))
    return Found(whole.verdict, tuple(dict.fromkeys(note for found in each for note in found.notes)))


def _missing(work: Work, count: int) -> Part | None:
    """The part of an answer with too few directions."""
    kept = work.q.options.components
    rest = Term("item", (of("explained_variance", work), count + 1))
    if (kept is not None and count >= kept) or count >= work.q.shape[1]:
        return None
    done = eq(rest, 0)
    if kept is None and work.holds(done):
        return None
    said = f"The first {count} are right; {'more' if kept is None else kept - count} of them belong to the answer."
    return work.part("components", work.decide(done), said)


def _component_hints(work: Work, k: int, x: Term) -> Iterator[Hint]:
    c = of("covariance", work)
    if work.holds(eq(x, 0)):
        yield plainly("The zero vector is no direction.")
    if work.holds(call("eigenvector", c, x)):
        unit = Term("/", (x, call("norm", x)))
        yield Hint(
            call("principal_component", "X", k, unit),
            f"{shown(x)} has the right direction, but not length 1.",
            "divide it by its norm",
        )
        others = (
            j for j in range(1, work.q.shape[1] + 1) if work.holds(call("principal_component", "X", j, unit))
        )
        j = next(others, None)
        if j is not None:
            yield plainly(
                f"{shown(x)} is principal component {j}, not {k}: they are in the order of their "
                "variance, largest first.",
                "reorder the directions",
            )
    for i in range(len(x.args)):
        flipped = Term("vector", tuple(neg(e) if j == i else e for j, e in enumerate(x.args)))
        if x.args[i] != 0:
            yield Hint(
                lambda flipped=flipped: _component(work, k, flipped).right,
                f"In {shown(x)} the sign of entry {i + 1} is wrong.",
                f"the sign of entry {i + 1}",
            )
    yield Hint(
        call("eigenvector", times(T("X"), "X"), x), "This is a direction of XᵀX: the data were not centred."
    )
