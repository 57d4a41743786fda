"""The environments of LaTeX maths: which ones are delimiters of a formula, and where they close."""

from __future__ import annotations

import re

_ALIGNED = "align alignat flalign gather multline eqnarray equation displaymath math xalignat dmath".split()
DISPLAYS = frozenset(_ALIGNED) | {f"{name}*" for name in _ALIGNED}
"""Environments that begin maths; what is inside is the formula."""
_MATRICES = "matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix psmallmatrix bsmallmatrix".split()
MATRICES = frozenset(_MATRICES) | {f"{name}*" for name in _MATRICES} | {
    "array", "cases", "split", "aligned", "gathered",
}  # fmt: skip
"""Environments that are part of a formula, which MathJax also reads without dollars around them."""
VERBATIM = frozenset(
    "verbatim verbatim* Verbatim lstlisting minted comment filecontents filecontents* alltt tikzpicture "
    "asy sagesilent sageblock pycode pyconsole tcblisting".split()
)
"""Environments in which nothing is maths."""
_COLUMNS = re.compile(r"\s*\{[0-9]{1,3}\}")


def closing(text: str, start: int, name: str) -> tuple[int, int] | None:
    """Where the `\\end{name}` stands that closes an environment whose inside begins at `start`."""
    depth = 0
    pattern = re.compile(rf"\\\\|\\(begin|end)\s*\{{{re.escape(name)}\}}")
    for found in pattern.finditer(text, start):
        if found[1] is None:  # a row ends here: the backslash is not that of `\\end`
            continue
        depth += 1 if found[1] == "begin" else -1
        if depth < 0:
            return found.start(), found.end()
    return None


def inner_start(text: str, start: int, name: str) -> int:
    """Where the formula of an environment begins: behind the number of columns of `alignat`."""
    found = _COLUMNS.match(text, start) if "alignat" in name else None
    return found.end() if found else start
