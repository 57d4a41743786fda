"""The page of theorems: the files of proofs/ with formulas, verdicts, proofs and worked counterexamples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from markdown_it import MarkdownIt

from eigenproof.checking import Checked
from eigenproof.errors import InputError
from eigenproof.language import parse, parse_latex, parse_latex_term, to_latex, to_mathml
from eigenproof.literate import Judged, blocks, expectation, judge
from eigenproof.model import Chain, Expr, Line, Math, Prose, Table, Term, Verdict, conjuncts
from eigenproof.report.font import maths_font
from eigenproof.report.html_blocks import (
    SIGNS,
    block_html,
    definition,
    formula,
    math,
    prose_html,
    row,
    scroll,
    source,
)
from eigenproof.report.parts import part
from eigenproof.report.tree import Badge, leading_marks

PROOFS = Path(__file__).parents[1] / "proofs"
NAME = "theorems.html"
TEMPLATE = "theorems.template.html"
FOR, IF, THEN = "for all", "if", "then"
SHOWN = {"==": "=", ":=": "=", "!=": "≠", "<=": "≤", ">=": "≥"}

def build_proofs(folder: Path, proofs: Path = PROOFS) -> list[Path]:
    """Write the page of theorems into a folder; its path."""
    path = folder / NAME
    path.write_text(page(sorted(proofs.glob("[0-9]*.md"))), encoding="utf-8")
    return [path]


def page(files: Sequence[Path]) -> str:
    """One page of all files, the script and the font inside it."""
    theorems, contents, counts = [], [], {"proved": 0, "refuted": 0, "undecided": 0}
    for file in files:
        judged = judge(file)
        for one in judged:
            counts[one.verdict.status] += 1
        text = file.read_text(encoding="utf-8")
        contents.append(f'<li><a href="#{file.stem}">{escape(_title(text))}</a></li>')
        body = theorem(file.stem, text, judged)
        theorems.append(f'<section class="theorem" id="{file.stem}">{body}</section>')
    badges = " ".join(_badge(Badge(s, f"{n} {s}")) for s, n in counts.items() if n)  # type: ignore[arg-type]
    parts = {
        "font": maths_font(), "style": part("page.css"), "contents": "".join(contents), "counts": badges,
        "theorems": "\n".join(theorems), "script": part("page.js"),
    }  # fmt: skip
    template = (Path(__file__).parent / TEMPLATE).read_text(encoding="utf-8")
    return re.sub(r"\{\{ (\w+) \}\}", lambda m: parts[m[1]], template)


def _title(text: str) -> str:
    return text.splitlines()[0].removeprefix("# ")


# ---------------------------------------------------------------- one file


def theorem(stem: str, text: str, judged: Sequence[Judged]) -> str:
    """The HTML of a file: its prose, and its blocks as statements with their verdicts."""
    shown = iter([b for b in blocks(text) if expectation(b)])
    formulas: list[str] = []

    def held(match: re.Match[str]) -> str:
        formulas.append(match[1])
        return f"\ue000{len(formulas) - 1}\ue001"

    kept = "".join(
        piece if k % 2 else re.sub(r"\$([^$\n]+(?:\n[^$\n]+)?)\$", held, piece)
        for k, piece in enumerate(re.split(r"(^```.*?^```$)", text, flags=re.MULTILINE | re.DOTALL))
    )
    markdown = MarkdownIt("commonmark")

    def fence(self, tokens, index, options, env):  # noqa: ANN001, ANN202 - the signature of a rule
        block = next(shown)
        lines = range(block.line, block.line + len(block.lines) + 2)
        return _block(stem, [j for j in judged if j.stated.line in lines])

    markdown.add_render_rule("fence", fence)
    html = markdown.render(kept).replace("<h2>", "<h3>").replace("</h2>", "</h3>")
    html = html.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    return re.sub("\ue000(\\d+)\ue001([^<]?[^<]?)", lambda m: _inline(formulas[int(m[1])], m[2]), html)


def _inline(latex: str, after: str) -> str:
    """A formula of the prose, with the punctuation behind it."""
    latex = " ".join(latex.split())
    try:
        term = parse_latex(latex)
    except InputError:  # a term, not a statement
        term = parse_latex_term(latex)
    mark = leading_marks(after)
    return prose_html((Math(term), mark)) + after[len(mark) :]


def _block(stem: str, judged: Sequence[Judged]) -> str:
    items = []
    for start, group in groupby(judged, lambda j: j.stated.link.start if j.stated.link else -j.stated.line):
        members = list(group)
        items.append(_chain(stem, members) if start > 0 else _statement(stem, members[0]))
    return f'<ul class="statements">{"".join(items)}</ul>\n'


# ---------------------------------------------------------------- statements


def _statement(stem: str, judged: Judged) -> str:
    stated, verdict = judged
    said = _said(stated.statement, f"{stem}, line {stated.line}")
    body = f"<p>{_verdict(judged)}</p>{said}{_working(verdict, f'{stem}, line {stated.line}')}"
    return _item(stem, stated.line, verdict, body + source([to_latex(stated.statement)]))


def _item(stem: str, line: int, verdict: Verdict, body: str) -> str:
    return f'<li class="statement {verdict.status}" id="{stem}-{line}">{body}</li>'


def _verdict(judged: Judged) -> str:
    """The badge, what the verdict is for, and a warning where the file expects another one."""
    stated, verdict = judged
    words = [verdict.scope] if verdict.status == "proved" else []
    words += [verdict.reason] if verdict.reason else []
    words += [] if judged.as_expected else [f"the file expects: {stated.expected}"]
    note = f' <span class="note">{escape("; ".join(words))}</span>' if words else ""
    return _badge(Badge(verdict.status, verdict.status)) + note


def _badge(badge: Badge) -> str:
    return f'<span class="badge {badge.status}">{badge.sign} {escape(badge.words)}</span>'


def _said(statement: Expr, label: str) -> str:
    """A statement in lines: what it is about, what is assumed, what is said."""
    lines: list[tuple[str, str]] = []
    while isinstance(statement, Term) and statement.op in ("let", "for", "implies"):
        if statement.op == "let":
            lines.append(("with", row(map(definition, statement.args[0]), label)))
        elif statement.op == "for":
            lines.append((FOR, _formulas([Term("in", pair) for pair in statement.args[0]], label)))
        else:
            lines.append((IF, _formulas(conjuncts(statement.args[0]), label)))
        statement = statement.args[1]
    word = THEN if any(word == IF for word, _ in lines) else ""
    lines.append((word, _formulas(conjuncts(statement), label)))
    return f'<div class="said">{"".join(map(_part, lines))}</div>'


def _part(line: tuple[str, str]) -> str:
    return f'<span class="word">{line[0]}</span>{line[1]}'


def _formulas(statements: Sequence[Expr], label: str) -> str:
    return row((formula(s, display=True) for s in statements), label)


def _chain(stem: str, links: Sequence[Judged]) -> str:
    """A chain as on a blackboard: each line with its verdict and the hypotheses that it names."""
    first = links[0].stated.link
    worst = max((j.verdict for j in links), key=lambda v: ("proved", "undecided", "refuted").index(v.status))
    label = f"{stem}, line {first.start}"
    head, lines = _below(first.whole)
    rows, latex = [], []
    for k, judged in enumerate(links):
        relation = _below(judged.stated.link.whole)[1]
        rows.append(_line(relation, judged, first=k == 0))
        latex.append(to_latex(judged.stated.link.whole))
    said = f'<div class="said">{"".join(map(_part, _said_before(head, label)))}</div>'
    all_proved = all(j.verdict.status == "proved" for j in links)
    badge = _badge(Badge(worst.status, f"{len(links)} lines proved" if all_proved else worst.status))
    body = f"<p>{badge}</p>{said}{scroll(''.join(rows), label, 'chain')}{source(latex)}"
    return _item(stem, first.start, worst, body)


def _why(why: str) -> Prose:
    """The reason for a line: words, or `by` and the hypothesis as a formula."""
    words = why.removeprefix("by ")
    try:
        return ("by ", Math(parse(words))) if words != why else (why.replace("by:", "by"),)
    except InputError:
        return (why,)


def _halves(statement: Expr) -> tuple[set[Expr], set[Expr]]:
    """What a statement assumes and what it says, each as a set of statements."""
    around, said = _below(statement)
    assumed = {h for t in around if t.op == "implies" for h in conjuncts(t.args[0])}
    return assumed, {*conjuncts(said)}


def _below(statement: Expr) -> tuple[list[Term], Term]:
    """The binders and hypotheses around a link, and the link."""
    around = []
    while isinstance(statement, Term) and statement.op in ("for", "implies"):
        around.append(statement)
        statement = statement.args[1]
    return around, statement  # type: ignore[return-value]


def _said_before(around: Sequence[Term], label: str) -> Iterator[tuple[str, str]]:
    for t in around:
        if t.op == "for":
            yield FOR, _formulas([Term("in", pair) for pair in t.args[0]], label)
        else:
            yield IF, _formulas(conjuncts(t.args[0]), label)


def _line(relation: Term, judged: Judged, first: bool) -> str:
    left, right = relation.args
    sign = SHOWN.get(relation.op, relation.op)
    reason: Prose = ()
    for k, h in enumerate(judged.stated.link.by or ()):
        reason += (", " if k else "by ", Math(h))
    status = judged.verdict.status
    mark = f' <span class="badge {status}" title="{status}">{Badge(status, status).sign}</span>'
    start = formula(left, display=True) if first else ""
    end = math(f"<mo>{SIGNS[sign]}</mo>{to_mathml(right)}", to_latex(right), display=True)
    note = f'<span class="note">{prose_html(reason)}{mark}</span>'
    return f'<div class="line"><span class="left">{start}</span><span>{end}</span>{note}</div>'


# ---------------------------------------------------------------- why


def _working(verdict: Checked, label: str) -> str:
    """The proof as a chain, or the counterexample with both sides computed, and what would be true."""
    parts = []
    if verdict.counterexample:
        pairs = verdict.counterexample.items()
        parts.append(row(map(definition, pairs), f"{label}: counterexample"))
    sides = [w for w in verdict.worked if w[1] is not None and w[3] is not None]
    if sides:
        hypotheses, conclusion = _halves(verdict.statement)
        header = tuple((words,) for words in ("at this instance", "left side", "right side", ""))
        cells = tuple(
            ((Math(s),), (Math(left),), (Math(right),),
             ("holds" if s in hypotheses else "fails" if s in conclusion else "",))
            for s, left, _, right in sides
        )  # fmt: skip
        parts.append(block_html(Table(header, cells), f"{label}: both sides"))
    if verdict.chain:
        lines = tuple(Line(a, SHOWN.get(r, r), b, _why(why)) for a, r, b, why in verdict.chain)
        parts.append(block_html(Chain(lines), f"{label}: proof"))
    if verdict.repaired is not None:
        parts.append(f"<p>{escape(verdict.repair.capitalize())}:</p>{_said(verdict.repaired, label)}")
    if not parts:
        return ""
    title = "Counterexample" if verdict.status == "refuted" else "Proof"
    return f'<details class="work"><summary>{title}</summary><div>{"".join(parts)}</div></details>'
