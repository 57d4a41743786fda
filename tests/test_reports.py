"""The rendered samples in reports/ are what the code renders today (`make reports` rebuilds them)."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

REPORTS = Path(__file__).parents[1] / "reports"


def load():
    spec = importlib.util.spec_from_file_location("samples", REPORTS / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stable(text: str) -> list[str]:
    """Lines without what depends on the machine: doubles, the compression of the font, drawings."""
    text = re.sub(r"data:font/[^)]*\)", "", text)
    text = re.sub(r"(?s)<svg.*?</svg>", "", text)
    return [line for line in text.splitlines() if "NumPy" not in line and "shown only" not in line]


def test_the_samples_are_fresh(tmp_path):
    written = load().build(tmp_path)
    assert len(written) == 30
    for fresh in written:
        kept = (REPORTS / fresh.name).read_text(encoding="utf-8")
        assert stable(kept) == stable(fresh.read_text(encoding="utf-8")), f"{fresh.name}: run make reports"


def test_a_stale_sample_is_seen():
    kept = (REPORTS / "small-symmetric.md").read_text(encoding="utf-8")
    assert stable(kept) != stable(kept.replace("sqrt{5}", "sqrt{7}"))
