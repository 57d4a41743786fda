"""The kernel's polynomials and facts at matrices of floats."""

from __future__ import annotations

import random

import numpy as np
from kernel_readings import OF_EIGENVALUES, WORDS, Reading, order_of_zero
from kernel_theorem_samples import CLOSE, is_real, number

from eigenproof.kernel_free import Letter, Poly
from eigenproof.kernel_general import State
from eigenproof.kernel_letters import OF_EIGENVALUES as LONG
from eigenproof.kernel_letters import OF_SINGULAR_VALUES

OPAQUE = {
    LONG[short]: lambda x, f=f: number(f(np.linalg.eigvals(x))) for short, f in OF_EIGENVALUES.items()
} | {
    OF_SINGULAR_VALUES[short]: lambda x, f=f: number(f(np.linalg.svd(x, compute_uv=False)))
    for short, f in OF_EIGENVALUES.items()
} | {
    "multiplicity": lambda x: number(order_of_zero(x)),
    "power": lambda x, n: x ** int(n[0, 0].real),
}


class Unknown(Exception):
    """A letter for what exists: it has no value here."""


class Instance:
    """Values of the letters of a state: of names, of sizes, and of words of polynomials."""

    def __init__(self, state: State, values: dict, sizes: dict) -> None:
        self.state, self.values, self.sizes = state, values, sizes

    def size(self, n: int | str) -> int:
        return self.sizes[n] if isinstance(n, str) else n

    def letter(self, x: Letter) -> np.ndarray:
        value = self.base(x.key, self.size(x.columns if x.transposed else x.rows))
        value = value.T if x.transposed else value
        return value.conj() if x.conjugated else value

    def base(self, key: str, rows: int) -> np.ndarray:
        if key == "[i]":
            return number(1j)
        if key == "[1]":
            return np.ones((rows, 1), complex)
        if key.startswith("[e"):
            return np.eye(rows, dtype=complex)[:, [int(key[2:-1])]]
        if key.startswith("#"):
            return number(self.sizes[key[1:]])
        if key in self.values:
            return self.values[key]
        found = [what for what, name in self.state.letters.opaque.items() if name == key]
        if not found:
            raise Unknown(key)
        ((op, *arguments),) = found
        return {**WORDS, **OPAQUE}[op](*(self.poly(Poly(m, n, dict(terms))) for m, n, terms in arguments))

    def word(self, w: tuple) -> np.ndarray:
        value = self.letter(w[0])
        for x in w[1:]:
            value = value @ self.letter(x)
        return value

    def poly(self, p: Poly) -> np.ndarray:
        """Sum of coefficient * powers of numbers * word."""
        m, n = self.size(p.rows), self.size(p.columns)
        total = np.zeros((m, n), complex)
        for (atoms, w), c in p.terms.items():
            factor = complex(c)
            for (kind, inside), exponent in atoms:
                x = self.word(inside)
                factor *= (np.trace(x) if kind == "tr" else x[0, 0]) ** exponent
            total = total + factor * (self.word(w) if w else np.eye(m, n))
        return total

    def holds(self, fact: tuple) -> bool | None:
        """Is a fact true here? None where it speaks of what exists, or is still to be opened."""
        kind, *args = fact
        if kind == "open":
            return None
        if kind == "not":
            inside = self.holds(tuple(args))
            return None if inside is None else not inside
        try:
            xs = [self.poly(p) for p in args]
        except Unknown:
            return None
        size = max(1.0, *(np.abs(x).max() for x in xs))
        if not 1e-9 < size < 1e6:
            return None  # too large for floats
        if kind in ("==", "!="):
            return bool(np.abs(xs[0]).max() < 10 * CLOSE) == (kind == "==")
        if kind in (">=", ">"):
            ((x,),) = xs[0]
            return abs(x.imag) < CLOSE and x.real > (-CLOSE if kind == ">=" else CLOSE)
        return Reading({}, {}, all(map(is_real, xs))).word(kind, xs)


def random_term(rng: random.Random, shapes: dict, want: tuple[str, str], depth: int = 2) -> object:
    """A term of this size in the names of `shapes`."""
    m, n = want
    again = lambda a, b: random_term(rng, shapes, (a, b), depth - 1)  # noqa: E731
    options: list = ["0"] + [["I", m]] * (m == n)
    for name, shape in shapes.items():
        options += [name] * 3 * (shape == want) + [["T", name], ["H", name], ["pinv", name]] * (
            shape[::-1] == want
        )
    if depth:
        k, j = (rng.choice([x for s in shapes.values() for x in s]) for _ in range(2))
        made = [
            ["*", again(m, k), again(k, n)], ["+", again(m, n), again(m, n)],
            ["*", again("1", "1"), again(m, n)],
            ["neg", again(m, n)], [rng.choice(["T", "H", "pinv"]), again(n, m)], ["ones", m, n],
        ]  # fmt: skip
        if m == n:
            made += [["inv", again(m, n)], ["adjugate", again(m, n)]]
        if want == ("1", "1"):
            made += [[rng.choice(["trace", "det"]), again(k, k)], [rng.choice(["rank", "norm"]), again(k, j)]]
            made += [["sum", ["eigenvalues", again(k, k)]], ["i"], "2"]
        options += made * 2
    return rng.choice(options)
