"""The files beside this one that pages are made of: style sheet, template, script, LaTeX macros."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def part(name: str) -> str:
    """The text of a file of this package."""
    return files("eigenproof.report").joinpath(name).read_text(encoding="utf-8")
