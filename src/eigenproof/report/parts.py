"""The files beside this one that pages are made of: style sheet, template, script, LaTeX macros."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template


@cache
def part(name: str) -> str:
    """The text of a file of this package."""
    return files("eigenproof.report").joinpath(name).read_text(encoding="utf-8")


@cache
def template(name: str) -> Template:
    """A page to be filled; it may include other files of this package."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(part), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(name)
