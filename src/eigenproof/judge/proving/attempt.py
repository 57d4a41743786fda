"""One line of argument: the kernel's own state, the moves made so far, and the engine on its equations."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from time import perf_counter

from ...errors import EigenproofError
from ...kernel_free import ADJOINT, Poly, number
from ...kernel_general import State
from ..free import Combination, Completion, Effort, Squares, vanishing
from ..free.completion import ORDERS
from .translate import Engine, NamedLetters, letters_of, product

STEPS = 8000
LONGEST = 1500  # summands of a combination: nobody reads a longer one, and the kernel takes long over it
MOVE = 20  # steps that a move counts for
WAYS = {("", False): "", ("", True): "T", ("conj", False): "conj", ("conj", True): "H"}


class OutOfTime(Exception):
    """The budget is used up."""


class Attempt:
    """The state of the kernel at one place of a proof, and the moves that led there from `origin`."""

    def __init__(
        self, state: State, deadline: float, effort: Effort | None = None, last: float = inf
    ) -> None:
        self.state, self.deadline = state, deadline
        self.effort = effort or Effort()  # shared by all lines of an argument
        self.last = last  # what the effort may come to in this line
        self.moves: list[dict] = []
        self.quick = False  # try what takes no search
        self.written = False  # matrices of small known sizes by their entries
        self.patience = 1.0  # how much longer than usual a strategy may take
        self.done: set[str] = set()
        self.derived: set[int] = set()  # facts that are combinations of others: the engine needs them not
        self.quiet: set[int] = set()  # facts that are not opened any further
        self._engines: dict[tuple, tuple] = {}

    def fork(self) -> Attempt:
        """A line of argument that starts here, with no moves of its own."""
        other = Attempt(self.state.fork(), self.deadline, self.effort, self.last)
        other.done, other.derived, other.quiet = set(self.done), set(self.derived), set(self.quiet)
        other._engines = dict(self._engines)
        other.quick, other.patience, other.written = self.quick, self.patience, self.written
        return other

    @property
    def letters(self) -> NamedLetters:
        """The reader of terms."""
        return self.state.letters  # type: ignore[return-value]

    def left(self) -> float:
        """Seconds that are left. Raises OutOfTime, also where the steps are used up."""
        rest = self.deadline - perf_counter()
        if rest <= 0 or self.effort.done >= self.last:
            raise OutOfTime
        return rest

    def limits(self, most: float) -> tuple[float, int]:
        """Seconds, and steps, that a search may take; the steps are what counts, on every machine."""
        rest = self.left()
        return rest, int(min(STEPS * most * self.patience, self.last - self.effort.done))

    def do(self, move: dict) -> int:
        """Make a move; the number of its first new fact. Raises CertificateError."""
        at = len(self.state.facts)
        before = self.state.fork()
        self.left()
        self.effort.done += MOVE + len(move.get("sum", ()))
        try:
            self.state.move(move)
        except EigenproofError:
            self.state.scope, self.state.facts, self.state.texts = before.scope, before.facts, before.texts
            raise
        self.moves.append(move)
        return at

    def tried(self, move: dict) -> bool:
        """Make a move if the kernel allows it, once."""
        key = repr(move.get("use", move)) + repr(move.get("with"))
        if key in self.done:
            return False
        before = self.state.fork()
        try:
            at = self.do(move)
        except EigenproofError:
            return False
        self.done.add(key)
        known = before.facts
        if not move.get("names") and all(any(alike(f, g) for g in known) for f in self.state.facts[at:]):
            self.moves.pop()
            self.state.scope, self.state.facts = before.scope, known
            return False
        return True

    def fresh(self, wish: str) -> str:
        """A name that is not in use."""
        used = {*self.state.scope.names, *self.state.scope.sizes}
        names = (wish if k == 0 else f"{wish}{k}" for k in range(len(used) + 1))
        return next(x for x in names if x not in used)

    def tree(self, p: Poly) -> object:
        """A polynomial as a term."""
        return self.letters.tree(p)

    # ------------------------------------------------------------ equations

    def equations(self) -> list[tuple[int, str, Poly]]:
        """The equations among the facts, with their conjugates where these say more."""
        found: list[tuple[int, str, Poly]] = []
        for k, (kind, *args) in enumerate(self.state.facts):
            if kind == "==" and args[0].terms and k not in self.derived:
                found.append((k, "", args[0]))
                conjugate = args[0].changed(0, 1)
                if conjugate.terms not in (args[0].terms, (-args[0]).terms):
                    found.append((k, "conj", conjugate))
        return found

    def engine(self, also: Sequence[Poly] = ()) -> tuple[Completion, Engine, list]:
        """The completion of all equations, kept as long as there are no new ones."""
        equations = self.equations()
        said = (x for p in (*also, *(p for _, _, p in equations)) for x in letters_of(p))
        stars = any(x.transposed or x.key[0] == "[" for x in said)
        key = stars, tuple((k, way) for k, way, _ in equations)
        if key not in self._engines:
            engine = Engine(self.letters)
            zeros = [engine.poly(p) for _, _, p in equations]
            for p in also:
                engine.poly(p)
            zeros += engine.relations()
            weights = ORDERS[self.patience >= 1]  # a long search tries another order than the short ones
            completion = Completion(zeros, weights, stars, self.effort)
            self._engines[key] = completion, engine, equations
        return self._engines[key]

    def summands(self, found: Combination, engine: Engine, equations: list, shape: tuple) -> list:
        """A combination that the engine found, as the kernel reads it."""
        summands = []
        for c, scalars, left, zero, starred, right, beside in found.summands:
            if zero >= len(equations):  # the kernel knows this by itself
                continue
            k, way, p = equations[zero]
            rows, columns = p.shape[::-1] if starred else p.shape
            rows = left[0].rows if left else rows
            columns = right[-1].columns if right else columns
            numbers = [engine.tree(w) for w, e in scalars for _ in range(e)]
            l = product([*numbers, *([engine.tree(left)] if left else [])])  # noqa: E741
            r = engine.tree(right) if right else "1"
            more: list = [WAYS[way, starred]] if way or starred else []
            if rows == 1 == columns and (beside or shape[0] != 1):
                more = [*(more or [""]), engine.tree(beside) if beside else ["I", str(shape[0])]]
            summands.append([str(c), l, k, r, *more])
        return summands

    def combination(self, p: Poly, most: float = 1.0) -> list | None:
        """p as a combination of the equations."""
        if not p.terms:
            return []
        completion, engine, equations = self.engine([p])
        found = completion.prove(engine.poly(p), *self.limits(most))
        if found is None or len(found.summands) > LONGEST:
            return None
        return self.summands(found, engine, equations, p.shape)

    def normal_form(self, p: Poly) -> Poly | None:
        """What the equations make of p, in the kernel's terms; None where the engine has no rules for it."""
        completion, engine, _ = self.engine([p])
        completion.prove(engine.poly(p), *self.limits(0.2))
        alphabet = completion.alphabet
        found = completion.normal_form(engine.poly(p))
        total = Poly(p.rows, p.columns, {})
        for key, c in found.items():
            atoms, word = alphabet.decode(key)
            factors = [engine.tree(w) for w, e in atoms for _ in range(e)]
            tree = product([*factors, *([engine.tree(word)] if word else [])])
            total = total + self.state.term(tree).times(c) * number(1, p.columns, p.columns)
        return total

    def equal(self, p: Poly, most: float = 1.0) -> bool:
        """Show p = 0 by a combination, if the engine finds one."""
        if not p.terms or self.state.among(("==", p)):
            return True
        sum_ = self.combination(p, most)
        if sum_ is None:
            return False
        self.derived.add(self.do({"move": "combine", "fact": ["==", self.tree(p), "0"], "sum": sum_}))
        return True

    def vanishes(self, p: Poly, most: float = 1.0) -> bool:
        """Show p = 0 because a sum of squares vanishes."""
        completion, engine, equations = self.engine([p, p.changed(*ADJOINT)])
        found = vanishing(completion, engine.poly(p), *self.limits(most)) if p.real else None
        if found is None:
            return False
        squares = [[str(w), "", self.term(v, engine)] for w, v in zip(found.weights, found.terms)]
        return self._vanished(found, squares, engine, equations)

    def _vanished(self, found: Squares, squares: list, engine: Engine, equations: list) -> bool:
        total = found.total
        zeros = self.summands(found.combination, engine, equations, (total.rows, total.columns))
        zeros = [[str(-_number(c)), *rest] for c, *rest in zeros]
        squares = [[c, [], w] for c, _, w in squares]
        self.do({"move": "vanish", "squares": squares, "zeros": zeros, "of": 0})
        return True

    def term(self, p: object, engine: Engine) -> object:
        """A polynomial of the engine as a term."""
        parts = []
        for (scalars, word), c in p.terms.items():  # type: ignore[attr-defined]
            factors = [engine.tree(w) for w, e in scalars for _ in range(e)]
            if word:
                factors.append(engine.tree(word))
            elif not p.scalar:  # type: ignore[attr-defined]
                factors.append(["I", str(p.rows)])  # type: ignore[attr-defined]
            parts.append(product([str(c), *factors] if c != 1 or not factors else factors))
        return parts[0] if len(parts) == 1 else ["+", *parts]


def _number(text: str) -> object:
    from fractions import Fraction

    return Fraction(text)


def alike(f: tuple, g: tuple) -> bool:
    """Are two facts the same?"""
    if f[0] != g[0] or f[0] == "open" or len(f) != len(g):
        return False
    return State.alike(f[1:], g[1:]) or (f[0] == "==" and not f[1].terms)
