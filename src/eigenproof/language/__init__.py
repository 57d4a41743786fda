"""Text and LaTeX maths <-> statements; statements -> MathML and Unicode. Names are handed out lazily."""

from __future__ import annotations

from importlib import import_module

_HOME = {
    "parse": "parsing", "parse_term": "parsing", "parse_lines": "parsing",
    "parse_latex": "latex_parsing", "parse_latex_term": "latex_parsing",
    "parse_latex_lines": "latex_parsing", "formulas": "latex_formulas", "Formula": "latex_formulas",
    "Side": "latex_formulas", "Written": "statements",
    "to_text": "text", "to_latex": "latex", "to_mathml": "mathml", "to_unicode": "unicode",
    "unicode_matrix": "unicode",
    "rowop_to_text": "rowops", "rowop_to_latex": "rowops", "rowop_to_mathml": "rowops",
    "rowop_to_unicode": "rowops",
    "infer": "sizes", "infer_text": "sizes", "resolved": "sizes", "kind_of": "sizes",
}  # fmt: skip

__all__ = sorted(_HOME)


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOME[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
