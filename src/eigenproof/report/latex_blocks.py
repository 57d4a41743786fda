"""Prose, formulas and blocks of arithmetic as LaTeX, none of them wider than the line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import zip_longest

from eigenproof.language import to_latex
from eigenproof.model import (
    Block,
    Chain,
    Expr,
    Math,
    Para,
    Prose,
    Reduction,
    Table,
    Term,
    add,
    conjuncts,
    eq,
    walk,
)
from eigenproof.report.tex_source import RELATIONS, definition_latex, stages_latex
from eigenproof.report.tex_words import tex_words
from eigenproof.report.tree import Code, Definition, Given, Large, leading_marks

TALL = 34
"""Rows of text beyond which a table may not fit one page."""
TOO_WIDE = r"\text{[too wide for a page: see the report as .html or .json]}"
WIDEST = 700
"""Characters in one row of a formula beyond which it is not set at all."""
LIMIT = 84
"""Rough number of characters of a displayed formula that fit one line; longer ones are broken."""

_BOX = re.compile(r"\\begin\{")
_BREAK = re.compile(r"\\(?:left|right)(?![a-zA-Z])|\\.|[{}]| [-+=<>] | \\(?:ge|le|ne)q? |, ")
_UNSEEN = re.compile(r"\\(?:left|right|operatorname|mathrm|frac|sqrt)(?![a-zA-Z])|\\[,;!]|[{}^_\s]")
_COMMAND = re.compile(r"\\(?:[a-zA-Z]+|.)")


def prose_latex(prose: Prose) -> str:
    """Words and inline formulas; what is too long and stiff for a line is displayed."""
    pieces, mark = [], ""
    for piece, after in zip_longest(prose, prose[1:], fillvalue=""):
        if isinstance(piece, Math):
            latex = to_latex(piece.term)
            if len(latex) > LIMIT and not _BOX.search(latex) and _stiff(latex) > LIMIT // 2:
                mark = leading_marks(after)
                pieces.append(rf"\eigdisplay{{${fit(latex + mark)}$}}")
            else:
                pieces.append(inline(latex))
        elif isinstance(piece, Code):
            pieces.append(rf"\texttt{{{tex_words(piece.text)}}}")
        else:
            pieces.append(tex_words(str(piece)[len(mark) :]))
            mark = ""
    return "".join(pieces)


def inline(latex: str) -> str:
    """`$…$`, with matrices kept within the line and long lists free to break after commas."""
    if _BOX.search(latex):
        return f"${fit(latex)}$"
    return "$" + (latex.replace(", ", r",\allowbreak ") if len(latex) > 40 else latex) + "$"


def _stiff(latex: str) -> int:
    """The longest stretch of a formula, in visible characters, that has no place to break at."""
    depth = start = longest = 0
    for match in _BREAK.finditer(latex):
        token = match.group()
        if token in ("{", r"\left"):
            depth += 1
        elif token in ("}", r"\right"):
            depth -= 1
        elif depth == 0 and token[0] in " ,":
            longest = max(longest, visible(latex[start : match.start()]))
            start = match.end()
    return max(longest, visible(latex[start:]))


def tall(latex: str) -> str:
    """The formula with the rows of its matrices further apart where they hold fractions."""
    if r"\frac" not in latex or r"\begin" not in latex:
        return latex
    return rf"\eigrows{{{'1.75' if 'sqrt' in latex or '^' in latex else '1.5'}}}{latex}"


def _too_wide(latex: str) -> bool:
    return len(latex) > WIDEST and max(map(visible, latex.split(r"\\"))) > WIDEST


def fit(latex: str) -> str:
    """The formula, shrunk if it is wider than the line; said to be too wide where nobody could read it.

    TeX itself gives up at a width of 16384 points.
    """
    if _too_wide(latex):
        head, equals, _ = latex.partition(" = ")
        return (head + equals if len(head) <= LIMIT else "") + TOO_WIDE
    return rf"\eigfit{{\linewidth}}{{{tall(latex)}}}"


def display(statement: Expr) -> str:
    """A displayed statement, its conjuncts one below the other, none wider than the line."""
    lines = [line for c in conjuncts(statement) for line in broken(c)]
    return "\\eigdisplay{" + "\\\\\n".join(f"${fit(line)}$" for line in lines) + "}"


def flow(formulas: Sequence[str]) -> str:
    """Formulas side by side, as many to a line as fit."""
    boxes = [rf"\mbox{{${fit(f)}$}}" for f in formulas]
    return "\\eigflow{" + "\n\\quad ".join(boxes) + "}"


def claims(statements: Sequence[Expr]) -> str:
    """Short statements side by side; a long one by itself, broken over lines."""
    parts: list[str] = []
    short: list[str] = []
    for statement in statements:
        lines = broken(statement)
        if len(lines) == 1:
            short.append(lines[0])
            continue
        parts += [flow(short)] if short else []
        parts.append(display(statement))
        short = []
    return "\n".join([*parts, flow(short)] if short else parts)


def definitions(pairs: Sequence[Definition]) -> str:
    """What names stand for, side by side; of a large matrix only its size."""
    whole = [eq(*d) for d in pairs if not isinstance(d[1], Large)]
    large = [definition_latex(d) for d in pairs if isinstance(d[1], Large)]
    return "\n".join([*([claims(whole)] if whole else []), *([flow(large)] if large else [])])


def given_latex(view: Given) -> list[str]:
    """What was given: one formula, or a ruled table of data as one."""
    if not view.cells:
        return [definition_latex((view.name, view.value))]
    rows = [" & ".join(f"${to_latex(x)}$" for x in row) for row in view.cells]
    rows += [" & ".join([r"$\vdots$"] * len(view.header))] if view.more else []
    head = " & ".join(map(tex_words, view.header))
    lines = [r"\toprule", head + r"\\", r"\midrule", *(row + r"\\" for row in rows), r"\bottomrule"]
    columns, body = "@{}" + "r" * len(view.header) + "@{}", "\n".join(lines)
    table = f"\\begin{{tabular}}{{{columns}}}\n{body}\n\\end{{tabular}}"
    caption = rf"${to_latex(view.name)}$\quad {tex_words(view.size)}"
    rest = rf"\\[2pt]\footnotesize {view.rest}" if view.more else ""
    return [rf"\text{{\small\shortstack[l]{{{caption}\\[3pt]{table}{rest}}}}}"]


def blocks_latex(blocks: Iterable[Block]) -> str:
    """All blocks, in order."""
    return "\n".join(_block(b) for b in blocks)


def _block(block: Block) -> str:
    if isinstance(block, Para):
        return prose_latex(block.text) + r"\par"
    if isinstance(block, Chain):
        return _chain(block)
    if isinstance(block, Reduction):
        return _reduction(block)
    return _table(block)


def _chain(chain: Chain) -> str:
    """Lines that TeX measures first, to see how left sides, right sides and notes fit."""
    rows = []
    for line in chain.lines:
        left = "" if line.left is None else tall(to_latex(line.left))
        right, *more = (TOO_WIDE if _too_wide(part) else tall(part) for part in broken(line.right))
        relation = RELATIONS[line.relation]
        rows.append(rf"\eigline{{{left}}}{{{relation}}}{{{right}}}{{{prose_latex(line.note)}}}")
        rows += (rf"\eigline{{}}{{}}{{\quad {continued}}}{{}}" for continued in more)
    return "\\eigchain{%\n" + "\n".join(rows) + "}"


def _reduction(reduction: Reduction) -> str:
    """Stages in a row, each behind an arrow that carries its operations."""
    return flow(stages_latex(reduction))


def _table(table: Table) -> str:
    """A ruled table, shrunk if it is wider than the line; one with much height breaks across pages."""
    lines = [" & ".join(prose_latex(cell) for cell in row) for row in (table.header, *table.rows)]
    head, *rows = (line + r" \\" for line in lines)
    stretch = r"\eigrows{1.9}" if any(r"\frac" in line for line in lines) else ""
    columns = "l" * len(table.header)
    if sum(1 + line.count(r"\\ ") for line in lines) > TALL:
        body = "\n".join([r"\toprule", head, r"\midrule\endhead", *rows, r"\bottomrule"])
        body = body.replace(r"\eigfit{\linewidth}", r"\eigfit{.45\linewidth}")
        return f"{{\\small{stretch}\\begin{{longtable}}{{{columns}}}\n{body}\n\\end{{longtable}}}}"
    body = "\n".join([r"\toprule", head, r"\midrule", *rows, r"\bottomrule"])
    tabular = f"\\text{{{stretch}\\begin{{tabular}}{{{columns}}}\n{body}\n\\end{{tabular}}}}"
    return rf"\eigcentre{{$\eigfit{{\linewidth}}{{{tabular}}}$}}"


def _inside(braces: str) -> str:
    """What stands between curly brackets, which are tall around fractions."""
    return braces.removeprefix(r"\left").removesuffix(r"\}").removesuffix(r"\right").removeprefix(r"\{")


@lru_cache(maxsize=256)
def broken(term: Expr, before: int = 0) -> list[str]:
    """A formula as lines of LaTeX: sums and lists too long for a line are broken between their members.

    `before` is the room that something else takes on the first line.
    """
    if isinstance(term, Term) and term.op == "==" and _has_endless_row(term.args[1]):
        return [f"{to_latex(term.args[0])} = {TOO_WIDE}"]  # not worth printing first
    if isinstance(term, Term) and term.op == "==" and getattr(term.args[1], "op", "") == "~=":
        return [definition_latex(term.args)]  # l = root(p, 1) ≈ 1.53: a chain needs no brackets
    whole = to_latex(term)
    room = LIMIT - before
    if len(whole) <= room or _BOX.search(whole) or visible(whole) <= room or not isinstance(term, Term):
        return [whole]
    if term.op == "+":
        first, *rest = _chunks(term.args, lambda group: to_latex(add(*group)), room)
        return [first, *("{}" + (r if r.startswith("-") else f"+ {r}") for r in rest)]
    if term.op in ("multiset", "set", "counted"):
        lines = _chunks(term.args, lambda group: _inside(to_latex(Term(term.op, group))), room)
        last = len(lines) - 1
        return [("" if k else r"\{") + line + (r"\}" if k == last else ",") for k, line in enumerate(lines)]
    if term.op in ("==", "for"):
        head = whole.removesuffix(to_latex(term.args[1]))
        if head != whole:
            first, *rest = broken(term.args[1], min(before + visible(head), LIMIT // 2))
            return [head + first, *(rf"\qquad {line}" for line in rest)]
    if term.op == "implies":
        first, then = (broken(side) for side in term.args)
        return [*first, rf"\implies {then[0]}", *then[1:]]
    return [whole]


def _has_endless_row(t: Expr) -> bool:
    """Whether a matrix has a row of more numbers and names than a line could hold characters."""
    if not isinstance(t, Term) or t.op != "matrix":
        return False
    leaves = (sum(not isinstance(node, Term) for entry in row for node in walk(entry)) for row in t.args)
    return any(n > WIDEST for n in leaves)


def visible(latex: str) -> int:
    """Rough number of characters a reader sees; a fraction counts in full, commands as one."""
    return len(_COMMAND.sub("x", _UNSEEN.sub("", latex)))


def _chunks(members: Sequence, latex: Callable[[tuple], str], room: int) -> list[str]:
    """Consecutive members, as many in each group as fit a line (`room` for the first); at least one."""
    lines: list[str] = []
    group: tuple = ()
    width = 0
    for member in members:
        size = visible(latex((member,))) + 3
        if group and width + size > room:
            lines.append(latex(group))
            group, width, room = (), 0, LIMIT
        group += (member,)
        width += size
    return [*lines, latex(group)]
