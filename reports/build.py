"""Rebuild the rendered samples of this folder: `make reports`."""

from __future__ import annotations

from pathlib import Path

from eigenproof import derive

HERE = Path(__file__).parent
ROSSER = """611 196 -192 407 -8 -52 -49 29; 196 899 113 -192 -71 -43 -8 -44; -192 113 899 196 61 49 8 52;
407 -192 196 611 8 44 59 -23; -8 -71 61 8 411 -599 208 208; -52 -43 49 44 -599 411 208 208;
-49 -8 8 59 208 208 99 -911; 29 -44 52 -23 208 208 -911 99"""

SAMPLES: dict[str, tuple[str, str]] = {
    "small-symmetric": ("spectral", "[[3/2, 1/2], [1/2, 1]]"),
    "repeated-eigenvalue": ("spectral", "[[2, 1, 1], [1, 2, 1], [1, 1, 2]]"),
    "irreducible-cubic": ("eigen", "[[0, 0, -1], [1, 0, 3], [0, 1, 0]]"),
    "defective": ("diagonalize", "[[1, -3, 1], [-4, 8, -5], [-8, 17, -10]]"),
    "rosser": ("spectral", ROSSER.replace("\n", " ")),
}
"""Name of the sample: topic and matrix."""
SUFFIXES = (".html", ".tex", ".md")


def build(folder: Path) -> list[Path]:
    """Write all samples into a folder; the paths written."""
    written = []
    for name, (topic, matrix) in SAMPLES.items():
        derived = derive(topic, matrix)
        for suffix in SUFFIXES:
            written.append(derived.save(folder / f"{name}{suffix}"))
    return written


if __name__ == "__main__":
    for path in build(HERE):
        print(path.name)
