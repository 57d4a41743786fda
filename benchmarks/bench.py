"""How fast eigenproof is, against SymPy, mpmath and (where cypari is installed) PARI.

    python benchmarks/bench.py [--quick] [--json] [--bound SECONDS] [--seed N]

Each line times our work and a peer's in turn, each pair of runs on a fresh matrix, compares what
they found, and gives the ratio of the medians. SymPy, mpmath and PARI run in a process of
their own: what is not done within the bound is ended, and the ratio is then a lower bound.
Last, sets of statements are decided; they have no peer.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from random import Random

import judged
from lines import Timing, imports, run, table
from peers import Peer


def main(arguments: Sequence[str] | None = None) -> None:
    """Run all lines and print the table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="smaller sizes, fewer runs: under 90 seconds")
    parser.add_argument("--json", action="store_true", help="print JSON in place of the table")
    parser.add_argument("--bound", type=float, help="seconds a peer may take for a matrix (60; quick: 10)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the random matrices (1)")
    options = parser.parse_args(arguments)
    bound = options.bound or (10 if options.quick else 60)
    random, peer, found = Random(options.seed), Peer(), []
    if not options.json:
        print(facts())
        print(f"seed {options.seed}; a peer may take {bound:g} s for one matrix\n\n{HEADER}", flush=True)
    try:
        for line in table(options.quick, find_spec("cypari") is not None):
            show(run(line, peer, random, bound), found, options.json)
    finally:
        peer.close()
    for timing in imports(5 if options.quick else 9):
        show(timing, found, options.json)
    statements = judged.every_set()
    if options.json:
        data = {"machine": facts(), "seed": options.seed, "bound": bound, "lines": list(map(asdict, found)),
                "statements": list(map(asdict, statements))}  # fmt: skip
        print(json.dumps(data, indent=1))
    else:
        print("\nstatements (budget 5 s)", *map(judged.row, statements), sep="\n")
        aimed = [t for t in found if t.target]
        print(f"\n{sum(bool(t.reached) for t in aimed)} of {len(aimed)} targets reached")


def facts() -> str:
    """Versions, and what SymPy and mpmath compute with."""
    from mpmath.libmp import BACKEND
    from sympy.external.gmpy import GROUND_TYPES

    names = ("sympy", "mpmath", "gmpy2", "python-flint", "numpy", "cypari")
    found = [f"{name} {_version(name)}" for name in names]
    notes = f"SymPy computes with {GROUND_TYPES}, mpmath with {BACKEND}"
    return f"Python {platform.python_version()}, {platform.machine()}; {', '.join(found)}; {notes}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


HEADER = (
    f"{'ours':47}  {'theirs':27}  {'n':>6}  "
    f"{'ours ms':>9}  {'theirs ms':>10}  {'ratio':>8}  {'target':>8}  reached"
)


def show(timing: Timing, found: list[Timing], quiet: bool) -> None:
    """Keep a timing and print its line of the table."""
    found.append(timing)
    if quiet:
        print(f"{timing.name}, n = {timing.n}", file=sys.stderr)
    else:
        print(row(timing), flush=True)


def size(n: int | tuple[int, int] | None) -> str:
    """n, or m×n."""
    return "" if n is None else str(n) if isinstance(n, int) else f"{n[0]}×{n[1]}"


def row(t: Timing) -> str:
    """One line of the table."""
    start = f"{t.name:47}  {t.peer:27}  {size(t.n):>6}"
    if t.wrong:
        return f"{start}  {t.wrong}"
    over = ">" if t.unfinished else ""
    reached = {True: "yes", False: "no", None: ""}[t.reached]
    times = f"{t.ours_ms:9.2f}  {over + format(t.theirs_ms, '.2f'):>10}  {over + format(t.ratio, '.2f'):>7}×"
    return f"{start}  {times}  {t.target:>8}  {reached}"


if __name__ == "__main__":
    main()
