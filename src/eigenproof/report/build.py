"""Result -> Report: what is shown, in which order, under which words. Arranges; never computes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, count, islice

from eigenproof.model import Expr, Math, Prose, Result, Term, Verdict, conjuncts, names, walk
from eigenproof.report.bindings import Bindings
from eigenproof.report.figures import drawable, named
from eigenproof.report.given import is_literal, notes, readable, shortened, shown, size
from eigenproof.report.tree import Badge, Code, Definition, Gap, Report, StepView
from eigenproof.report.vocabulary import meanings, reading

TITLES = {
    "charpoly": "Characteristic polynomial of {kind} {size} matrix",
    "eigen": "Eigenvalues and eigenvectors of {kind} {size} matrix",
    "diagonalize": "Diagonalisation of {kind} {size} matrix",
    "spectral": "Spectral decomposition of {kind} {size} matrix",
    "determinant": "Determinant of {kind} {size} matrix",
    "svd": "Singular value decomposition of {kind} {size} matrix",
    "pseudoinverse": "Pseudoinverse of {kind} {size} matrix",
    "lstsq": "Least squares for {kind} {size} system",
    "covariance": "Covariance of {rows} of {columns}",
    "pca": "Principal components of {rows} of {columns}",
}
MOST_NODES = 50_000
"""Numbers and operations of a goal that is still written out as text at the end of a report."""


def build(result: Result) -> Report:
    """The Report tree of a derivation and its verdicts."""
    derivation, given = result.derivation, result.given.term
    definitions = _definitions(result)
    goal = _body(result.goal)
    claims = tuple(shortened(c, definitions) for c in conjuncts(goal))
    complex_entries = any(isinstance(t, Term) and t.op == "i" for t in walk(given))
    readings = [(c, prose) for c in claims if (prose := reading(c, complex_entries))]
    found = [d for d in definitions if d not in derivation.given]
    bindings, views = Bindings(definitions), shown(result)
    statements = [goal, *(s.statement for s in derivation.steps)]
    short, decimals = _polynomial_names(definitions, statements), dict(derivation.decimals)
    return Report(
        topic=derivation.topic,
        title=_title(derivation.topic, given, complex_entries),
        subtitle=_subtitle((given, goal, *(value for _, value in definitions))),
        given=views,
        notes=notes(result, views),
        source=result.given.source,
        gaps=_gaps(result),
        answer=claims,
        read=tuple(c for c, _ in readings),
        reading=tuple(prose for _, prose in readings),
        where=_abbreviated(bindings.used(goal, dict(derivation.given)), short, decimals),
        goal=_readable_goal(bindings.let(goal)),
        figures=tuple(named(f, result.given.header) for f in derivation.figures if drawable(f)),
        badge=_goal_badge(result.verdict),
        counts=_counts(result),
        steps=_steps(result, bindings, short),
        remarks=derivation.remarks,
        witnesses=result.verdict.witnesses,
        vocabulary=meanings([*statements, *(v for _, v in found if not is_literal(v))], complex_entries),
        trusted=_trusted(result),
        compact=derivation.compact,
        digits=result.digits,
    )


def _definitions(result: Result) -> list[Definition]:
    """Bindings of the goal and of the derivation, the goal's first where both bind a name."""
    goal = result.goal
    bound = dict(goal.args[0]) if isinstance(goal, Term) and goal.op == "let" else {}
    return list((bound | {k: v for k, v in result.derivation.definitions if k not in bound}).items())


def _body(statement: Expr) -> Expr:
    while isinstance(statement, Term) and statement.op == "let":
        statement = statement.args[1]
    return statement


def _polynomial_names(definitions: Sequence[Definition], statements: Sequence[Expr]) -> dict[Expr, str]:
    """A free name for every polynomial that several definitions take a root of."""
    roots = [value for _, value in definitions if isinstance(value, Term) and value.op == "root"]
    uses = Counter(root.args[0] for root in roots)
    taken = {name for name, _ in definitions}.union(*map(names, statements))
    free = (name for name in chain("pqr", (f"p{k}" for k in count(1))) if name not in taken)
    return {p: next(free) for p, times in uses.items() if times > 1}


def _abbreviated(
    where: Sequence[Definition], short: Mapping[Expr, str], decimals: Mapping[str, Expr]
) -> tuple[Definition, ...]:
    """Roots of one polynomial share its name and come with digits: p = …, λ₁ = root(p, 1) ≈ 1.53."""
    seen: dict[str, Expr] = {}
    for name, value in where:
        if isinstance(value, Term) and value.op == "root" and value.args[0] in short:
            polynomial, *place = value.args
            seen[short[polynomial]] = polynomial
            value = Term("root", (short[polynomial], *place))
        seen[name] = Term("~=", (value, decimals[name])) if name in decimals else value
    return readable(seen.items())


def _readable_goal(goal: Expr) -> Expr | None:
    nodes = sum(1 for _ in islice(walk(goal), MOST_NODES + 1))
    return goal if nodes <= MOST_NODES else None


def _title(topic: str, given: Term, complex_entries: bool) -> str:
    rows, columns = size(given)
    kind = "an" if rows in (11, 18) or str(rows)[0] == "8" else "a"
    if topic == "spectral":
        kind = "a Hermitian" if complex_entries else "a symmetric"
    title = TITLES.get(topic, topic.capitalize() + " of {kind} {size} matrix")
    return title.format(
        kind=kind, size=f"{rows} × {columns}",
        rows=_counted(rows, "observation"), columns=_counted(columns, "variable"),
    )  # fmt: skip


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}{'s' * (n != 1)}"


def _subtitle(terms: Sequence[Expr]) -> Prose:
    """The numbers that occur, by sight: rationals, square roots, i, roots of polynomials."""
    radicands: set[int] = set()
    nested = roots = cosines = imaginary = False
    for node in (n for t in terms for n in walk(t) if isinstance(n, Term)):
        if node.op == "sqrt":
            if isinstance(node.args[0], int) and node.args[0] > 0:
                radicands.add(node.args[0])
            else:
                nested = True
        if node.op == "root":
            return ("Exact, with algebraic numbers",)
        cosines |= node.op in ("cos", "arccos")
        imaginary |= node.op == "i"
    if roots or cosines:
        return ("Exact, with algebraic numbers",)
    if nested:
        return ("Exact, with nested radicals",)
    if len(radicands) > 4:
        return ("Exact, with square roots",)
    field: tuple[Expr, ...] = tuple(Term("sqrt", (d,)) for d in sorted(radicands))
    field += (Term("i", ()),) * imaginary
    base = Term("Q", ())
    return ("Exact over ", Math(Term("call", (base, *field)) if field else base))


def _steps(
    result: Result, bindings: Bindings, short: Mapping[Expr, str]
) -> tuple[StepView, ...]:
    told = {name for name, _ in result.derivation.given}
    views = []
    for number, (step, verdict) in enumerate(zip(result.derivation.steps, result.verdicts, strict=True), 1):
        used = bindings.used(step.statement)
        views.append(
            StepView(
                number=number,
                title=step.title,
                statement=shortened(step.statement, bindings.pairs),
                standalone=bindings.let(step.statement),
                where=_abbreviated(
                    [d for d in used if d[0] not in told], short, dict(result.derivation.decimals)
                ),
                reason=step.reason,
                badge=_badge(verdict),
                work=step.work,
                witnesses=verdict.witnesses,
            )
        )
        told |= {name for name, _ in used}
    return tuple(views)


WORDS = {"proved": "proved exactly", "refuted": "refuted", "undecided": "not decided"}


def _badge(verdict: Verdict) -> Badge:
    return Badge(verdict.status, WORDS[verdict.status])


def _goal_badge(verdict: Verdict) -> Badge:
    if verdict.status != "proved":
        return _badge(verdict)
    scope = "" if verdict.scope == "this instance" else f" for {verdict.scope}"
    return Badge("proved", f"proved exactly{scope}, re-checked by the kernel")


def _counts(result: Result) -> tuple[str, ...]:
    proved = sum(v.status == "proved" for v in result.verdicts)
    total = len(result.verdicts)
    counts = [f"{proved} of {total} steps proved" if proved < total else f"all {total} steps proved"]
    if total == 1:
        counts = ["the one step proved" if proved else "the one step not proved"]
    witnesses = {w for v in (result.verdict, *result.verdicts) for w in v.witnesses}
    seen = [w.agrees for w in witnesses]
    agree, differ = seen.count(True), seen.count(False)
    if agree:
        counts.append(f"{agree} numeric cross-check{'s' * (agree > 1)} agree{'s' * (agree == 1)}")
    if differ:
        counts.append(f"{differ} numeric cross-check{'s' * (differ > 1)} disagree{'s' * (differ == 1)}")
    return tuple(counts)


def _gaps(result: Result) -> tuple[Gap, ...]:
    """Everything that is not proved, the goal first."""
    named = [(0, "The goal", result.verdict)]
    steps = zip(result.derivation.steps, result.verdicts, strict=True)
    named += [(k, step.title, verdict) for k, (step, verdict) in enumerate(steps, 1)]
    return tuple(
        Gap(k, title, _badge(v), v.reason, tuple((v.counterexample or {}).items()))
        for k, title, v in named
        if v.status != "proved"
    )


CHECKED = (
    "Each statement was decided exactly by a judge that does not see how it was derived; a small kernel "
    "re-checked the certificate of the goal against the matrix above.",
)
TRUSTED = (
    "What has to be trusted: the kernel (",
    Code("kernel.py"),
    " and the pages ",
    Code("kernel_*.py"),
    ", standard library only), that the matrix and the goal shown are the "
    "ones that were meant, and the meaning of the words above. Neither the derivation nor the arithmetic "
    "and the numeric checks shown need be trusted.",
)
AGAIN = (
    "To check it again: save the derivation as ",
    Code("FILE.json"),
    " and run ",
    Code("eigenproof verify FILE.json"),
    ".",
)


def _trusted(result: Result) -> tuple[Prose, ...]:
    return (CHECKED, TRUSTED, AGAIN) if result.verdict.status == "proved" else (TRUSTED, AGAIN)
