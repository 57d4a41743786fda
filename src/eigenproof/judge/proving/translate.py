"""Between the kernel's polynomials, the engine's (judge/free/) and terms as trees."""

from __future__ import annotations

from collections.abc import Iterable

from ...kernel_free import Letter, Poly, changed, letter
from ...kernel_induction import NATURAL
from ...kernel_letters import OF_COLLECTIONS, Letters
from ..free import Poly as FreePoly
from ..free.poly import collect
from ..free.words import Letter as FreeLetter
from ..free.words import canonical_atom, scalars

OF_WORDS = {long: (short, word) for word, of in OF_COLLECTIONS.items() for short, long in of.items()}


class NamedLetters(Letters):
    """The kernel's reader, which also remembers a term for each letter that stands for a word."""

    def __init__(self) -> None:
        super().__init__()
        self.trees: dict[str, object] = {}
        self.arguments: dict[str, tuple[str, Poly]] = {}

    def new_letter(self, op: str, x: Poly) -> Poly:
        """inv(X) and so on, as in the kernel."""
        found = super().new_letter(op, x)
        for one in letters_of(found):
            if one.key.startswith(f"{op}#") and one.key not in self.trees:  # det of numbers makes no letter
                base = x.changed(one.transposed, one.conjugated)
                self.trees[one.key] = [op, self.tree(base)]
                if op in OF_WORDS:
                    short, word = OF_WORDS[op]
                    self.trees[one.key] = [short, [word, self.tree(base)]]
                self.arguments[one.key] = (op, base)
        return found

    def several(self, op: str, *args: Poly) -> Poly:
        """multiplicity, of A - l I."""
        found = super().several(op, *args)
        for one in letters_of(found):
            self.trees[one.key] = [op, self.tree(args[0]), "0"]
            if op in ("power", "max", "min"):
                self.trees[one.key] = ["^" if op == "power" else op, *map(self.tree, args)]
            self.arguments[one.key] = (op, args[0])
        return found

    def raised(self, x: Poly, k: Poly) -> Poly:
        """x^k for a name bound in N."""
        found = super().raised(x, k)
        for one in letters_of(found):
            base = x.changed(one.transposed, one.conjugated)
            self.trees[one.key] = ["^", self.tree(base), self.tree(k)]
            self.arguments[one.key] = ("raised", base)
        return found

    # ------------------------------------------------------------ trees

    def tree(self, p: Poly) -> object:
        """A term that reads as this polynomial."""
        parts = []
        for (atoms, word), c in sorted(p.terms.items()):
            factors = [
                x
                for (kind, w), e in atoms
                for x in [["trace", self.word(w)] if kind == "tr" else self.word(w)] * e
            ]
            if word:
                factors.append(self.word(word))
            elif not p.scalar:
                factors.append(["I"] if p.rows is None else ["I", str(p.rows)])
            if c != 1 or not factors:
                factors.insert(0, str(c))
            parts.append(product(factors))
        if not parts:
            return "0" if p.rows is None or p.scalar else ["zeros", str(p.rows), str(p.columns)]
        return parts[0] if len(parts) == 1 else ["+", *parts]

    def word(self, w: tuple) -> object:
        """The product of the letters of a word, in brackets where it is a number among others."""
        return product([self.one(x) for x in w])

    def one(self, x: Letter) -> object:
        """A letter as a term."""
        if x.key == "[i]":
            return ["i"]
        if x.key == "[1]":
            base: object = ["ones", str(x.columns if x.transposed else x.rows), "1"]
        elif x.key.startswith("[e"):
            n = x.columns if x.transposed else x.rows
            here = int(x.key[2:-1])
            base = ["column", ["I", str(n)], str(here + 1)]
            if isinstance(n, int):
                base = ["vector", *("1" if i == here else "0" for i in range(n))]
        else:
            base = self.trees.get(x.key, x.key.lstrip("#" + NATURAL))
        if x.conjugated:
            return ["H", base] if x.transposed else ["H", ["T", base]]
        return ["T", base] if x.transposed else base


def product(factors: list) -> object:
    """A product of trees; none is 1."""
    return "1" if not factors else factors[0] if len(factors) == 1 else ["*", *factors]


def letters_of(p: Poly) -> set[Letter]:
    """Every letter of a polynomial."""
    return {x for atoms, w in p.terms for part in (w, *(a[1] for a, _ in atoms)) for x in part}


# ------------------------------------------------------------ to the engine and back


class Engine:
    """One engine letter for each letter and its conjugate; traces are numbers with a name."""

    def __init__(self, letters: NamedLetters) -> None:
        self.letters = letters
        self.back: dict[FreeLetter, object] = {}
        self.met: dict[str, Letter] = {}

    def one(self, x: Letter) -> FreeLetter:
        """The letter of the engine; its star is the transpose."""
        self.met.setdefault(x.key, x)
        found = FreeLetter(x.key + "~" * x.conjugated, x.rows, x.columns, bool(x.transposed), True)
        self.back[found] = self.letters.one(x)
        return found

    def word(self, w: Iterable[Letter]) -> tuple:
        """A word of the engine."""
        return tuple(self.one(x) for x in w)

    def poly(self, p: Poly) -> FreePoly:
        """The engine's polynomial."""
        terms = []
        for (atoms, w), c in p.terms.items():
            numbers = []
            for (kind, v), e in atoms:
                if kind == "tr":
                    name = FreeLetter("tr:" + repr([x[:3] for x in v]), 1, 1)
                    self.back[name] = ["trace", self.letters.word(v)]
                    numbers.append(((name,), e))
                else:
                    numbers.append((canonical_atom(self.word(v)), e))
            terms.append(((scalars(numbers), self.word(w)), c))
        return FreePoly(p.rows, p.columns, collect(terms))

    def relations(self) -> list[FreePoly]:
        """What the kernel's reading knows of the letters met so far and the engine does not."""
        found = []
        for x in list(self.met.values()):
            plain = letter(x.key, *((x.columns, x.rows) if x.transposed else (x.rows, x.columns)), x.fixed)
            one = _single(plain)
            if x.key == "[i]":
                found.append(FreePoly(1, 1, {(((self.word((plain,)), 2),), ()): 1, ((), ()): 1}))
            if (1, 0) in x.fixed and not x.rows == 1 == x.columns:
                found.append(self.poly(one) - self.poly(one).star())
            elif (1, 1) in x.fixed and (1, 0) not in x.fixed:
                conjugate = changed(plain, 0, 1)
                other = FreeLetter(x.key + "~", x.rows, x.columns, False, True)
                self.back[other] = self.letters.one(conjugate)
                found.append(FreePoly(x.rows, x.columns, {((), (other,)): 1}) - self.poly(one).star())
        units = {
            letter(x.key, x.columns if x.transposed else x.rows, 1, x.fixed)
            for x in self.met.values()
            if x.key[:2] in ("[e", "[1")
        }
        for u in units:
            for v in units:
                if u.rows == v.rows and u.key <= v.key:
                    inner = self.poly(_single(u)).star() * self.poly(_single(v))
                    found.append(inner - self.poly(_single(u).changed(1, 0) * _single(v)))
        return found

    def tree(self, word: tuple) -> object:
        """A word of the engine as a term."""
        return product([self.back_of(x) for x in word])

    def back_of(self, x: FreeLetter) -> object:
        """A letter of the engine as a term."""
        if x in self.back:
            return self.back[x]
        star = FreeLetter(x.name, x.columns, x.rows, not x.starred, x.real)
        return ["T", self.back[star]]


def _single(x: Letter) -> Poly:
    from ...kernel_free import of_letter

    return of_letter(x)
