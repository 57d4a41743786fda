"""Words for LaTeX: plain text -> text that pdflatex sets as it stands, whatever characters it holds."""

from __future__ import annotations

import re

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    '"': r"\textquotedbl{}",
    "|": r"\textbar{}",
    "–": "--",
    "—": "---",
    "…": r"\dots{}",
    "’": "'",
    "‘": "`",
    "“": "``",
    "”": "''",
    "\u00a0": "~",
}
_MATHS = {
    "×": r"\times",
    "·": r"\cdot",
    "−": "-",
    "±": r"\pm",
    "√": r"\surd",
    "≤": r"\le",
    "≥": r"\ge",
    "≠": r"\ne",
    "≈": r"\approx",
    "∈": r"\in",
    "∞": r"\infty",
    "→": r"\to",
    "←": r"\leftarrow",
    "↔": r"\leftrightarrow",
    "⟹": r"\Longrightarrow",
    "⇒": r"\Rightarrow",
    "ℝ": r"\mathbb{R}",
    "ℂ": r"\mathbb{C}",
    "ℚ": r"\mathbb{Q}",
    "ℤ": r"\mathbb{Z}",
    "ℕ": r"\mathbb{N}",
    "‖": r"\|",
    "ᵀ": r"{}^{\mathsf{T}}",
    "ᴴ": r"{}^{\mathsf{H}}",
    "⁻": "{}^{-}",
    "✓": r"\checkmark",
    "½": r"\tfrac12",
    "°": r"{}^{\circ}",
    "⟨": r"\langle",
    "⟩": r"\rangle",
    "∎": r"\blacksquare",
    "✗": r"\times",
    "∑": r"\sum",
}
_MATHS |= {c: f"{{}}_{k}" for k, c in enumerate("₀₁₂₃₄₅₆₇₈₉")}
_MATHS |= {c: f"{{}}^{k}" for k, c in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho . sigma tau "
    "upsilon phi chi psi omega"
).split()
_MATHS |= {chr(0x3B1 + k): "\\" + name for k, name in enumerate(_GREEK) if name not in (".", "omicron")}
_MATHS |= {
    c: "\\" + n
    for c, n in zip("ΓΔΘΛΞΠΣΦΨΩ", "Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega".split(), strict=True)
}
_T1 = frozenset("ĂăĄąĆćČčĎďĐđĘęĚěĞğĹĺĽľŁłŃńŇňŊŋŐőŒœŔŕŘřŚśŞşŠšŢţŤťŮůŰűŸŹźŻżŽž")
"""Letters beyond Latin-1 that fonts in T1 encoding have."""

_TABLE = _SPECIAL | {c: rf"\ensuremath{{{tex}}}" for c, tex in _MATHS.items()}
_NEEDS_CARE = re.compile(r"[^ !'()*+,\-./0-9:;=?@A-Z\[\]`a-z]")


def tex_words(text: str) -> str:
    """LaTeX for plain words; a character that the standard fonts lack is shown by its code point."""
    return _NEEDS_CARE.sub(lambda match: _character(match.group()), text)


def _character(c: str) -> str:
    if c in _TABLE:
        return _TABLE[c]
    if c.isspace():
        return " "
    if c in _T1 or ("\u00c0" <= c <= "\u00ff"):
        return c
    return rf"\texttt{{U+{ord(c):04X}}}"


def breakable(digits: str) -> str:
    """A long number in typewriter type that may break after every fifth character."""
    pieces = [tex_words(digits[k : k + 5]) for k in range(0, len(digits), 5)]
    return "\\texttt{" + "\\allowbreak ".join(pieces) + "}" if digits else ""
