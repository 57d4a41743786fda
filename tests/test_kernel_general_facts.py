"""What the kernel's moves add is true: random moves from true hypotheses, watched at matrices of floats."""

from __future__ import annotations

import random

import numpy as np
import pytest
from kernel_instances import Instance, Unknown, random_term
from kernel_readings import Reading
from kernel_theorem_samples import is_real, matrices, number, related

from eigenproof import kernel_free
from eigenproof.errors import CertificateError
from eigenproof.kernel_general import State
from eigenproof.kernel_letters import Scope
from eigenproof.kernel_theorems import tables, theorem, tree

SHAPES = {"A": ("n", "n"), "B": ("n", "n"), "X": ("m", "n"), "Y": ("n", "m"), "u": ("n", "1"),
          "v": ("n", "1"), "b": ("m", "1"), "l": ("1", "1")}  # fmt: skip
HYPOTHESES = [tree(text) for text in (
    "(symmetric A)", "(hermitian A)", "(unitary A)", "(idempotent A)", "(normal A)", "(invertible A)",
    "(not (invertible A))", "(diagonal A)", "(positive_semidefinite A)", "(positive_definite A)",
    "(indefinite A)", "(eigenpair A l v)", "(eigenvector A v)", "(eigenvalue A l)", "(diagonalizable A)",
    "(orthonormal_columns X)", "(similar A B)", "(== (det A) 0)", "(== (rank X) n)", "(== (rank X) m)",
    "(== (rank X) 1)", "(== (* A B) (* B A))", "(== (* A B) (I n))", "(== (* A B) 0)", "(== (* X Y) (I m))",
    "(== (pinv X) Y)", "(== (* X u) 0)", "(== m n)", "(!= l 0)", "(!= v 0)", "(!= A 0)", "(== (H A) (inv A))",
    "(in b (columnspace X))", "(in v (eigenspace A l))", "(== (trace (* (H A) A)) 0)",
    "(== (multiplicity A l) (geometric_multiplicity A l))",
)]  # fmt: skip
NAMES = sorted(tables()[1])
BROKEN = (CertificateError, IndexError, KeyError, TypeError, ValueError, AttributeError)


def begun(rng: random.Random) -> tuple[State, Instance, dict]:
    """A state with variables and hypotheses that hold at the instance; sizes have names, or are numbers."""
    field, fixed = rng.choice("RC"), rng.random() < 0.4
    sizes = {"m": rng.choice((1, 2, 3)), "n": rng.choice((1, 2, 2, 3))}
    values: dict[str, np.ndarray] = {}
    for name, shape in SHAPES.items():
        m, n = (int(sizes.get(k, k)) for k in shape)
        near = [y for y in related(m, n, list(values.values())) if field == "C" or is_real(y)]
        values[name] = rng.choice(near if near and rng.random() < 0.6 else matrices(m, n, field == "R", rng))
    here = Reading(values, sizes, field == "R")
    true = [h for h in HYPOTHESES if here.holds(h)]

    def written(t: object) -> object:
        """With the sizes as numbers, where these are."""
        return [written(x) for x in t] if isinstance(t, list) else str(sizes.get(t, t)) if fixed else t

    shapes = {name: tuple(written(list(shape))) for name, shape in SHAPES.items()}
    variables = [[name, [field, *(shape if shape != ("1", "1") else ())]] for name, shape in shapes.items()]
    state = State()
    chosen = [written(h) for h in rng.sample(true, min(len(true), 4))]
    state.enter(["for", variables, ["implies", ["and", *chosen], ["or"]]], Scope({}, {}), {}, False)
    return state, Instance(state, values, sizes), shapes


def random_move(rng: random.Random, state: State, shapes: dict, k: int) -> dict:
    """A theorem at terms, or a fact, opened at terms, or multiplied."""
    sizes = sorted({n for shape in shapes.values() for n in shape})
    equations = [j for j, (kind, *_) in enumerate(state.facts) if kind == "=="]
    if rng.random() < 0.7 or not equations:
        name = rng.choice(NAMES)
        variables, body = theorem(name, 0)
        told: dict = {}
        terms = []
        for _, (_, *given) in variables:
            want = [
                n if n.isdigit() else told.setdefault(n, rng.choice(sizes)) for n in (*given, "1", "1")[:2]
            ]
            terms.append(random_term(rng, shapes, tuple(want)))
        while body[0] == "implies":
            body = body[2]
        count = len(body[1]) if body[0] == "exists" else 0
        return {"move": "use", "use": name, "with": terms, "names": [f"q{k}_{j}" for j in range(count)]}
    if rng.random() < 0.5:
        count = rng.randrange(3)
        names = [f"q{k}_{j}" for j in range(rng.randrange(3))]
        terms = [random_term(rng, shapes, tuple(rng.choices(sizes, k=2))) for _ in range(count)]
        return {"move": "use", "use": rng.randrange(len(state.facts)), "with": terms, "names": names}
    j, way = rng.choice(equations), rng.choice(["", "T", "conj", "H", "trace"])
    p = state.facts[j][1]
    m, n = map(str, p.shape[::-1] if way in ("T", "H") else p.shape)
    end = rng.choice(sizes)
    left, right = (random_term(rng, shapes, pair) for pair in ((end, m), (n, end)))
    return {"move": "combined", "sum": [["1", left, j, right, way]]}


def make(state: State, move: dict) -> None:
    if move["move"] == "combined":  # `combine`, told what it comes to
        p = state.combination(move["sum"])
        if p.rows is not None:
            state.facts.append(("==", p))
    else:
        state.move(move)


def watched(seed: int, moves: int = 70) -> tuple[int, list]:
    """(how many facts were seen to be true, those that are false)."""
    rng = random.Random(seed)
    state, here, shapes = begun(rng)
    true, at = 0, 0
    for k in range(moves):
        for fact in state.facts[at:]:
            found = here.holds(fact)
            true += found is True
            if found is False:
                return true, [fact]
        at = len(state.facts)
        before = state.fork()
        try:
            make(state, random_move(rng, state, shapes, k))
        except BROKEN:
            state.scope, state.facts = before.scope, before.facts
    return true, ["a contradiction"] * state.absurd()


@pytest.mark.parametrize("start", range(0, 40, 10))
def test_what_moves_add_is_true_at_an_instance(start: int) -> None:
    found = [watched(seed) for seed in range(start, start + 10)]
    assert not any(false for _, false in found), [false for _, false in found if false]
    assert sum(true for true, _ in found) > 100


def test_a_wrong_rule_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = "(== (rank (+ X Y)) (+ (rank X) (rank Y)))"
    monkeypatch.setitem(tables()[1], "rank of a sum", (theorem("rank of a sum", 2)[0], tree(wrong)))
    monkeypatch.setattr("test_kernel_general_facts.NAMES", ["rank of a sum"])
    assert any(watched(seed)[1] for seed in range(6))


def test_a_term_has_the_value_of_its_polynomial() -> None:
    rng, compared = random.Random(11), 0
    while compared < 400:
        state, here, shapes = begun(rng)
        reading = Reading(here.values, here.sizes, False)
        for _ in range(40):
            want = tuple(rng.choices(sorted({n for s in shapes.values() for n in s}), k=2))
            t = random_term(rng, shapes, want, 3)
            try:
                p = state.term(t)
                value = here.poly(p if p.rows is not None else p.sized(1, 1))
            except (CertificateError, Unknown):
                continue
            expected = reading.term(t)
            if np.abs(expected).max() < 1e4 and np.abs(value).max() < 1e4:
                assert np.abs(value - expected).max() < 1e-4, t
                compared += 1


def test_the_samples_tell_true_from_false() -> None:
    here = Instance(State(), {}, {"n": 2})
    assert here.holds(("==", kernel_free.number(0))) is True
    assert here.holds(("==", kernel_free.number(1))) is False
    assert np.array_equal(here.poly(kernel_free.size_number("n")), number(2))
