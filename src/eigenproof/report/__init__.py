"""One Report tree and its renderers. Names are handed out lazily."""

from __future__ import annotations

from importlib import import_module

_HOME = {
    "build": "build",
    "check_suffix": "save",
    "render_html": "html",
    "render_json": "json_out",
    "render_latex": "latex",
    "render_markdown": "markdown",
    "render_terminal": "terminal",
    "render_text": "terminal",
    "save": "save",
    "to_json": "json_out",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
