"""Linear algebra derived step by step, every step proved exactly and re-checked by a small kernel."""

from __future__ import annotations

from importlib import import_module

_HOME = {
    "derive": "session", "Derived": "derived", "TOPICS": "request",
    "check": "checking", "Checked": "checking", "check_document": "documenting",
    "verify": "verification", "grade": "grading", "Grade": "grading",
    "EigenproofError": "errors", "InputError": "errors", "SizeError": "errors", "LimitError": "errors",
    "SyntaxProblem": "errors", "CertificateError": "errors", "DerivationError": "errors",
}  # fmt: skip

__all__ = sorted([*_HOME, "__version__"])
_HOME |= {"load_ipython_extension": "jupyter", "unload_ipython_extension": "jupyter"}
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Names are handed out on first use, so that importing the package, or its kernel, loads nothing else."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOME[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
