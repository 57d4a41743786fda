"""Rebuild the rendered samples of this folder: `make reports`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from eigenproof import Derived, derive

sys.path.insert(0, str(Path(__file__).parent))
from theorems import build_proofs  # noqa: E402
from wrong_axis import wrong_axis  # noqa: E402

DATA = "[[2.5, 2.4], [0.5, 0.7], [2.2, 2.9], [1.9, 2.2], [3.1, 3.0], [2.3, 2.7], [2, 1.6], [1, 1.1]]"
HERE = Path(__file__).parent
ROSSER = """611 196 -192 407 -8 -52 -49 29; 196 899 113 -192 -71 -43 -8 -44; -192 113 899 196 61 49 8 52;
407 -192 196 611 8 44 59 -23; -8 -71 61 8 411 -599 208 208; -52 -43 49 44 -599 411 208 208;
-49 -8 8 59 208 208 99 -911; 29 -44 52 -23 208 208 -911 99"""

SAMPLES: dict[str, Callable[[], Derived]] = {
    "small-symmetric": partial(derive, "spectral", "[[3/2, 1/2], [1/2, 1]]"),
    "repeated-eigenvalue": partial(derive, "spectral", "[[2, 1, 1], [1, 2, 1], [1, 1, 2]]"),
    "irreducible-cubic": partial(derive, "eigen", "[[0, 0, -1], [1, 0, 3], [0, 1, 0]]"),
    "defective": partial(derive, "diagonalize", "[[1, -3, 1], [-4, 8, -5], [-8, 17, -10]]"),
    "rosser": partial(derive, "spectral", ROSSER.replace("\n", " ")),
    "svd": partial(derive, "svd", "[[3, 0], [4, 5], [0, 0]]"),
    "pseudoinverse": partial(derive, "pseudoinverse", "[[1, 2, 3], [2, 4, 6]]"),
    "least-squares": partial(derive, "lstsq", "[[1, 0], [1, 1], [1, 2], [1, 3]]", "(1, 3, 2, 5)"),
    "pca": partial(derive, "pca", DATA, components=1),
    "centred-along-the-wrong-axis": wrong_axis,
}
"""Name of the sample, and what makes it."""
SUFFIXES = (".html", ".tex", ".md")


def build(folder: Path) -> list[Path]:
    """Write all samples into a folder, their figures beside them; the paths of the reports."""
    written = []
    for name, make in SAMPLES.items():
        derived = make()
        for suffix in SUFFIXES:
            written.append(derived.save(folder / f"{name}{suffix}"))
    return written


if __name__ == "__main__":
    for path in [*build(HERE), *build_proofs(HERE)]:
        print(path.name)
