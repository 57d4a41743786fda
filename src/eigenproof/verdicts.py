"""Verdicts on statements, written for people and for programs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from .errors import InputError
from .language import parse, to_latex, to_text
from .model import Expr

if TYPE_CHECKING:
    from .checking import Checked

_NAME = re.compile(r"(?!I\b)[^\W\d]\w*\b(?!\()")  # what is no function and not I
RELATIONS = {"==": "=", "!=": "≠", "<=": "≤", ">=": "≥"}


def text(v: Checked) -> str:
    """A verdict in plain lines: what was decided, for what, why; the instance with both sides computed."""
    lines = [f"{v.status}: {v.scope}" if v.status == "proved" else v.status]
    if v.reason:
        lines.append(f"  {v.reason}")
    lines += [f"    {line}" for line in chain_text(v)]
    if v.counterexample:
        lines.append("  counterexample:")
        lines += [f"    {name} = {to_text(value)}" for name, value in v.counterexample.items()]
    for k, (statement, left, _, right) in enumerate(v.worked):
        lines.append(f"  {_role(v, k)}{to_text(statement)}")
        if left is not None and right is not None:
            lines.append(f"    left side {to_text(left)}, right side {to_text(right)}")
    if v.repaired is not None:
        lines.append(f"  {v.repair}: {to_text(v.repaired)}")
    return "\n".join(lines)


def _role(v: Checked, k: int) -> str:
    """Whether the k-th statement that is worked out holds there or fails."""
    if not v.failing:
        return ""
    return "holds: " if k < len(v.worked) - v.failing else "fails: "


def chain_text(v: Checked) -> list[str]:
    """The proof, a line each: left side, relation, right side, and why."""
    lines = []
    for left, relation, right, why in v.chain:
        start = f"{to_text(left)} {relation}" if left is not None else f"  {relation}"
        lines.append(f"{start} {to_text(right)}" + (f"   ({why})" if why else ""))
    return lines


def chain_latex(v: Checked) -> str:
    """The proof as aligned lines of LaTeX."""
    rows = []
    for left, relation, right, why in v.chain:
        sign = {"==": "=", "!=": r"\ne", ">=": r"\ge", ":=": ":="}.get(relation, relation)
        note = rf" && \text{{{_words(why)}}}" if why else ""
        rows.append(f"{to_latex(left) if left is not None else ''} &{sign} {to_latex(right)}{note}")
    return "\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}"


def _words(why: str) -> str:
    """A reason inside \\text{}; the equations in it are formulas."""
    start, rest = ("by ", why[3:]) if why.startswith("by ") else ("", why)
    return start + ", ".join(_formula(part) or _escaped(part) for part in rest.split(", "))


def _formula(part: str) -> str:
    """A relation as a formula; nothing for words."""
    if not any(sign in part for sign in ("==", "!=", "<", ">")):
        return ""
    try:
        return f"${to_latex(parse(part, bound=set(_NAME.findall(part))))}$"
    except InputError:
        return ""


def _escaped(words: str) -> str:
    return "".join(f"\\{c}" if c in "_#$%&{}" else r"\^{}" if c == "^" else c for c in words)


def fields(statement: str, v: Checked) -> dict[str, object]:
    """A verdict as JSON-ready data; numbers and terms are text of the statement language."""
    return {
        "statement": statement,
        "verdict": v.status,
        "scope": v.scope,
        "reason": v.reason,
        "counterexample": _values(v.counterexample),
        "repair": v.repair or None,
        "repaired": None if v.repaired is None else to_text(v.repaired),
        "chain": [
            {"left": None if a is None else to_text(a), "relation": r, "right": to_text(b), "why": why}
            for a, r, b, why in v.chain
        ],
    }


def json_text(statement: str, v: Checked) -> str:
    """The JSON of `check -e`: the fields of the one claim, and the same as a list of claims."""
    claim = fields(statement, v)
    whole = {**claim, "certificate": v.certificate, "claims": [claim], "skipped": []}
    return json.dumps(whole, indent=1, ensure_ascii=False)


def _values(found: object) -> dict[str, str] | None:
    return {name: to_text(x) for name, x in found.items()} if found else None  # type: ignore[union-attr]


def markdown(v: Checked) -> str:
    """A verdict as Markdown with formulas, for notebooks."""
    parts = [f"**{v.status}**" + (f" ({v.scope})" if v.status == "proved" else ""), _shown(v.statement)]
    if v.reason:
        parts.append(v.reason)
    if v.counterexample:
        parts.append(_shown(*(f"{to_latex(n)} = {to_latex(x)}" for n, x in v.counterexample.items())))
    if v.chain:
        parts.append(f"$$\n{chain_latex(v)}\n$$")
    for k, (statement, left, _, right) in enumerate(v.worked):
        if left is not None and right is not None:
            role = {"holds: ": ", which holds,", "fails: ": ", which fails,"}.get(_role(v, k), "")
            sides = f"{to_latex(left)} \\quad\\text{{and}}\\quad {to_latex(right)}"
            parts += [f"The two sides of ${to_latex(statement)}${role} are", _shown(sides)]
    if v.repaired is not None:
        parts += [f"{v.repair.capitalize()}:", _shown(v.repaired)]
    return "\n\n".join(parts)


def _shown(*formulas: Expr | str) -> str:
    return "$$" + r",\quad ".join(f if isinstance(f, str) else to_latex(f) for f in formulas) + "$$"
