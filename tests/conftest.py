"""Tools that a test may need, and the slow tests.

`EIGENPROOF_REQUIRE` names what must not be missing (a comma list of `tex`, `chromium`, `poppler`): where it
names a tool, absence is a failure and not a skip. `EIGENPROOF_SLOW=1` runs the slow tests too.
CI sets both.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

import pytest
from hypothesis import settings

settings.register_profile("ci", derandomize=True)  # the same examples for everybody; chance is for the desk
if os.environ.get("CI"):
    settings.load_profile("ci")

TOOLS = {
    "tex": ("pdflatex",),
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "poppler": ("pdftotext",),
}


def required() -> set[str]:
    """The tools named in EIGENPROOF_REQUIRE."""
    return {name.strip() for name in os.environ.get("EIGENPROOF_REQUIRE", "").split(",") if name.strip()}


def pytest_configure(config: pytest.Config) -> None:
    unknown = required() - TOOLS.keys()
    if unknown:
        raise pytest.UsageError(f"EIGENPROOF_REQUIRE names {sorted(unknown)}; known: {sorted(TOOLS)}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave slow tests out, unless asked for by EIGENPROOF_SLOW=1 or by `-m`."""
    if os.environ.get("EIGENPROOF_SLOW") == "1" or config.option.markexpr:
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


@pytest.fixture
def require_tool() -> Callable[[str], str]:
    """`require_tool("tex")` is the path of the program; absent: skip, or fail where CI demands it."""

    def find(tool: str) -> str:
        for program in TOOLS[tool]:
            path = shutil.which(program)
            if path:
                return path
        message = f"{tool} is not installed (looked for {', '.join(TOOLS[tool])})"
        if tool in required():
            pytest.fail(message)
        pytest.skip(message)

    return find


@pytest.fixture(autouse=True)
def mpmath_precision():
    """No test sees a working precision that another one left."""
    import mpmath

    before = mpmath.mp.dps
    yield
    mpmath.mp.dps = before
