"""Prose, formulas and blocks of arithmetic as HTML with native MathML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import zip_longest

from eigenproof.language import rowop_to_latex, rowop_to_mathml, to_latex, to_mathml
from eigenproof.model import Block, Chain, Expr, Figure, Line, Math, Para, Prose, Reduction, Table
from eigenproof.report.figures import inline_svg
from eigenproof.report.tex_source import RELATIONS, chain_latex, definition_latex, reduction_latex
from eigenproof.report.tree import Code, Definition, Given, Large, figure_title, leading_marks

WIDE = 48
"""Characters of LaTeX beyond which an inline formula may not fit a small page."""

SIGNS = {"=": "=", "~": "∼", "≈": "≈", "≠": "≠", "<": "&lt;", ">": "&gt;", "≤": "≤", "≥": "≥", "⟹": "⟹"}


def prose_html(prose: Prose) -> str:
    """Words and inline formulas, each formula with the punctuation behind it."""
    pieces, mark = [], ""
    for piece, after in zip_longest(prose, prose[1:], fillvalue=""):
        if isinstance(piece, Math):
            mark = leading_marks(after)
            pieces.append(_inline(piece.term, mark))
        elif isinstance(piece, Code):
            pieces.append(f"<code>{escape(piece.text)}</code>")
        else:
            pieces.append(escape(str(piece)[len(mark) :], quote=False))
            mark = ""
    return "".join(pieces)


def _inline(term: Expr, mark: str) -> str:
    """A formula in a line; one that may be wider than a small page scrolls by itself."""
    shown = formula(term)
    if len(to_latex(term)) > WIDE:
        return f'<span class="wide" role="group" tabindex="0" aria-label="Formula">{shown}</span>{mark}'
    return f'<span class="glued">{shown}{mark}</span>' if mark else shown


def formula(term: Expr, display: bool = False) -> str:
    """A formula that carries its own LaTeX."""
    return math(to_mathml(term), to_latex(term), display)


def math(mathml: str, latex: str, display: bool = False) -> str:
    """`<math>` with the LaTeX as its annotation."""
    style = ' displaystyle="true"' if display else ""
    note = f'<annotation encoding="application/x-tex">{escape(latex, quote=False)}</annotation>'
    return f"<math{style}><semantics><mrow>{calm(mathml)}</mrow>{note}</semantics></math>"


_FENCE = re.compile(r"<mo>([(){}\[\]‖|])</mo>|<(?:mtable|mfrac|munder|mover)\b")


def calm(mathml: str) -> str:
    """The same with brackets kept at their size unless something tall stands between them.

    Chromium sets room around every stretchy bracket, also where it had nothing to stretch for.
    """
    calmed: list[int] = []
    stack: list[tuple[int, str]] = []  # open brackets
    tall: set[int] = set()  # those with something tall behind them
    for match in _FENCE.finditer(mathml):
        if match[1] is None:
            tall.update(start for start, _ in stack)
        elif match[1] in "([{" or (match[1] in "‖|" and (not stack or stack[-1][1] != match[1])):
            stack.append((match.start(), match[1]))
        elif stack:
            start, _ = stack.pop()
            if start not in tall:
                calmed += [start, match.start()]
    pieces, last = [], 0
    for at in sorted(calmed):
        pieces += [mathml[last:at], '<mo stretchy="false">']
        last = at + len("<mo>")
    return "".join([*pieces, mathml[last:]])


def definition(pair: Definition) -> str:
    """`name = value` as one displayed formula."""
    name, value = pair
    if isinstance(value, Large):
        return f"{formula(name)}: {escape(value.words)}"
    mathml = f"{to_mathml(name)}<mo>=</mo>{to_mathml(value)}"
    return math(mathml, definition_latex(pair), display=True)


def given(view: Given) -> str:
    """What was given, as a formula or as a table of data."""
    if not view.cells:
        return scroll(definition((view.name, view.value)), f"Given: {view.name}")
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in view.header)
    rows = "".join(f"<tr>{''.join(f'<td>{formula(x)}</td>' for x in r)}</tr>" for r in view.cells)
    if view.more:
        rows += f'<tr class="more"><td colspan="{len(view.header)}">⋮ {view.rest}</td></tr>'
    caption = f"<caption>{formula(view.name)} <span>{view.size}</span></caption>"
    table = f'<table class="data">{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    return scroll(table, f"Given: {view.name}", "table")


def figure_html(figure: Figure, number: int) -> str:
    """A drawing with its caption; who cannot see it is told what it shows."""
    name = f"figure-{number}"
    panels = "".join(inline_svg(figure, f"{name}-"))
    drawing = f'<div class="panels" role="img" aria-label="{escape(figure.alt)}">{panels}</div>'
    caption = f"<strong>{figure_title(number)}.</strong> {prose_html(figure.caption)}"
    return (
        f'<figure id="{name}" aria-labelledby="{name}-caption">{drawing}'
        f'<figcaption id="{name}-caption">{caption}</figcaption></figure>'
    )


def scroll(content: str, label: str, kind: str = "display") -> str:
    """A box that scrolls sideways when its content is wider than the page."""
    return (
        f'<div class="{kind} scroll" role="group" tabindex="0" aria-label="{escape(label)}">{content}</div>'
    )


def row(formulas: Iterable[str], label: str) -> str:
    """Formulas side by side, wrapping, each in its own scrolling box."""
    return f'<div class="row">{"".join(scroll(f, label) for f in formulas)}</div>'


def source(lines: Sequence[str]) -> str:
    """The LaTeX of displayed formulas, folded, to copy."""
    text = escape("\n".join(lines), quote=False)
    return f'<details class="tex"><summary>LaTeX</summary><pre tabindex="0">{text}</pre></details>'


def block_html(block: Block, label: str) -> str:
    """One block of arithmetic; `label` names it for those who cannot see it."""
    if isinstance(block, Para):
        return f"<p>{prose_html(block.text)}</p>"
    if isinstance(block, Chain):
        return scroll("".join(_line(line) for line in block.lines), label, "chain") + source(
            [chain_latex(block)]
        )
    if isinstance(block, Reduction):
        return _reduction(block, label) + source([reduction_latex(block)])
    return scroll(_table(block), label, "table")


def _line(line: Line) -> str:
    left = "" if line.left is None else formula(line.left, display=True)
    sign = f"<mo>{SIGNS[line.relation]}</mo>" if line.relation else ""
    latex = f"{RELATIONS[line.relation]} {to_latex(line.right)}".lstrip()
    right = math(sign + to_mathml(line.right), latex, display=True)
    note = f'<span class="note">{prose_html(line.note)}</span>' if line.note else ""
    return f'<div class="line"><span class="left">{left}</span><span>{right}</span>{note}</div>'


def _reduction(reduction: Reduction, label: str) -> str:
    """Stages side by side, arrows between them under the operations that lead on."""
    boxes = [scroll(formula(reduction.stages[0], display=True), label)]
    for operations, stage in zip(reduction.operations, reduction.stages[1:], strict=True):
        lines = "".join(f"<span>{math(rowop_to_mathml(op), rowop_to_latex(op))}</span>" for op in operations)
        arrow = f'<div class="operations">{lines}</div>'
        boxes.append(f'<div class="stage">{arrow}{scroll(formula(stage, display=True), label)}</div>')
    return f'<div class="reduction">{"".join(boxes)}</div>'


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{prose_html(cell)}</th>' for cell in table.header)
    rows = "".join(f"<tr>{''.join(f'<td>{prose_html(c)}</td>' for c in r)}</tr>" for r in table.rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
