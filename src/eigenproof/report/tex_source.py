"""LaTeX of definitions and blocks as one formula each: what is copied, and what Markdown shows."""

from __future__ import annotations

from eigenproof.language import rowop_to_latex, to_latex
from eigenproof.model import Chain, Math, Prose, Reduction
from eigenproof.report.tree import Definition, Large

RELATIONS = {
    "=": "=", "~": r"\sim", "≈": r"\approx", "≠": r"\ne", "<": "<", ">": ">", "≤": r"\le", "≥": r"\ge",
    "⟹": r"\Longrightarrow", "": "",
}  # fmt: skip
_TEXT = str.maketrans({c: "\\" + c for c in "{}$&#%_"} | {"\\": r"\backslash{}", "^": r"\hat{}", "~": " "})


def definition_latex(pair: Definition) -> str:
    """`name = value`, or what a value is that is too large."""
    name, value = pair
    if isinstance(value, Large):
        return rf"{to_latex(name)}\text{{: {value.words.replace('×', 'by')}}}"
    return f"{to_latex(name)} = {to_latex(value)}"


def chain_latex(chain: Chain) -> str:
    """A chain as one `aligned` environment, its notes in a third column."""
    rows = []
    for line in chain.lines:
        left = "" if line.left is None else to_latex(line.left) + " "
        note = f" && {note_latex(line.note)}" if line.note else ""
        rows.append(f"{left}& {RELATIONS[line.relation]} {to_latex(line.right)}{note}")
    return _aligned(rows)


def reduction_latex(reduction: Reduction) -> str:
    """A row reduction as one `aligned` environment, every stage behind its labelled arrow."""
    return _aligned([f"& {stage}" for stage in stages_latex(reduction)])


def stages_latex(reduction: Reduction) -> list[str]:
    """The first stage, then every other one behind an arrow with the operations that lead to it."""
    pieces = [to_latex(reduction.stages[0])]
    for operations, stage in zip(reduction.operations, reduction.stages[1:], strict=True):
        label = r" \\ ".join(rowop_to_latex(op) for op in operations)
        if len(operations) > 3:
            arrow = rf"\begin{{subarray}}{{l}} {label} \end{{subarray}} \longrightarrow"
        else:
            arrow = rf"\xrightarrow{{\substack{{{label}}}}}"
        pieces.append(f"{arrow} {to_latex(stage)}")
    return pieces


def note_latex(prose: Prose) -> str:
    """Words inside maths."""
    return "".join(
        to_latex(p.term) if isinstance(p, Math) else rf"\text{{{str(p).translate(_TEXT)}}}" for p in prose
    )


def _aligned(rows: list[str]) -> str:
    return "\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}"
