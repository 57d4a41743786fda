"""Relations between square roots: complete for rational numbers, local for nested roots, all of them true."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt, prod

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judge_support import bound, verdict

from eigenproof.judge import decide
from eigenproof.judge.radicals import meetings, radical_relations
from eigenproof.judge.squares import coprime_base, dependences
from eigenproof.language import parse, parse_term, to_text
from eigenproof.model import from_tree
from eigenproof.numeric.evaluate import enclose_term

positive = st.fractions(min_value=Fraction(1, 60), max_value=600, max_denominator=60).filter(lambda q: q > 0)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(positive, max_size=8))
def test_dependences_are_true_and_complete(values):
    """Every relation holds, and no product of square roots that are kept is rational."""
    found = dependences(values)
    for k, (c, others) in found.items():
        assert all(j < k and j not in found for j in others)
        assert c > 0
        assert c * c * prod((values[j] for j in others), start=Fraction(1)) == values[k]
    kept = [k for k, q in enumerate(values) if k not in found and not is_square(q)]
    for subset in range(1, 2 ** len(kept)):
        assert not is_square(prod(values[k] for j, k in enumerate(kept) if subset >> j & 1))


def is_square(q: Fraction) -> bool:
    n = q.numerator * q.denominator
    return isqrt(n) ** 2 == n


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.integers(1, 10**6), max_size=8))
def test_coprime_factors(numbers):
    from math import gcd

    base = coprime_base(numbers)
    assert all(b > 1 and gcd(b, c) == 1 for k, b in enumerate(base) for c in base[:k])
    for n in numbers:
        for b in base:
            while n % b == 0:
                n //= b
        assert n == 1


def test_many_square_roots_and_numbers_that_nobody_factors():
    primes = [p for p in range(2, 200) if all(p % k for k in range(2, p))]
    products = [p * q for p, q in zip(primes, primes[1:])]
    found = dependences([Fraction(n) for n in primes + products])
    assert len(found) == len(products)
    p, q = 2**521 - 1, 2**607 - 1
    (relation,) = dependences([Fraction(p * q), Fraction(p, q)]).values()
    assert relation == (Fraction(1, q), (0,))


def relations(statement: str, *definitions: str) -> dict[str, str]:
    claim = parse(statement)
    found = radical_relations([(claim, {})], dict(bound(*definitions)))
    return {to_text(from_tree(x)): to_text(from_tree(y)) for x, y in found}


def test_relations_as_they_are_written():
    assert relations("sqrt(6) == sqrt(2)*sqrt(3)") == {"3": "1/2*sqrt(6)*sqrt(2)"}
    assert relations("sqrt(8) == 2*sqrt(2)") == {"2": "1/2*sqrt(8)"}
    assert relations("sqrt(1/2) == s/2", "s = sqrt(2)") == {"1/2": "1/2*sqrt(2)"}
    assert relations("sqrt(2) == sqrt(3)") == {}
    assert relations("sqrt(4) == sqrt(9)") == {}  # the kernel knows these
    assert relations("sqrt(-2) == i*sqrt(2)") == {}  # not positive: the kernel would refuse
    assert relations("norm((1, 5)) == sqrt(2)*sqrt(13)").keys() == {"26"}
    nested = relations("sqrt(5 + 2*sqrt(6)) == sqrt(2) + sqrt(3)")
    assert nested.keys() == {"3", "5 + 2*sqrt(6)"}


NESTED = [
    "sqrt(5 + 2*sqrt(6)) == sqrt(2) + sqrt(3)",
    "sqrt(5 + 2*sqrt(6)) == sqrt(2) + sqrt(6)/sqrt(2)",
    "sqrt(2 + sqrt(2))*sqrt(2 - sqrt(2)) == sqrt(2)",
    "sqrt(3 + sqrt(2))*sqrt(3 - sqrt(2)) == sqrt(7)",
    "sqrt(8 + 4*sqrt(2)) == 2*sqrt(2 + sqrt(2))",
    "sqrt((3 + sqrt(5))/2) == (1 + sqrt(5))/2",
    "sqrt(2 + sqrt(3)) == (sqrt(6) + sqrt(2))/2",
    "sqrt(sqrt(2)*sqrt(8)) == 2",
    "sqrt(10 + 2*sqrt(5))*sqrt(10 - 2*sqrt(5)) == 4*sqrt(5)",
    "sqrt(2 + sqrt(2 + sqrt(2)))*sqrt(2 - sqrt(2 + sqrt(2))) == sqrt(2 - sqrt(2))",
]


@pytest.mark.parametrize("statement", NESTED)
def test_nested_roots(statement):
    found = verdict(statement)
    assert found.status == "proved", found.reason
    left, right = statement.split(" == ")
    assert verdict(f"{left} == {right} + 1/10^20").status == "refuted"


@pytest.mark.parametrize("statement", NESTED)
def test_every_relation_is_true(statement):
    claim = parse(statement)
    for x, y in radical_relations([(claim, {})], {}):
        with mpmath.workdps(50):
            value, root = (enclose_term(from_tree(t), {}, 200) for t in (["sqrt", x], y))
            assert value.overlaps(root)
            assert abs(complex(value - root)) < 1e-40


def test_columns_meet_their_own_value_only():
    definitions = dict(bound("U = [[1, 2], [3, 4]]", "S = [[5, 0], [0, 6]]", "V = [[1, 0], [0, 1]]"))
    first, second = meetings(parse("svd(A, U, S, V)"), definitions)
    assert first == ["A", 5, parse_term("(1, 3)"), parse_term("(1, 0)")]
    assert second == ["A", 6, parse_term("(2, 4)"), parse_term("(0, 1)")]
    same = dict(bound("U = [[1, 2], [3, 4]]", "S = [[5, 0], [0, 5]]", "V = [[1, 0], [0, 1]]"))
    assert len(meetings(parse("svd(A, U, S, V)"), same)) == 1


TWO_FACTORS = "[[1, 1, 0, 0], [0, 1, 0, 0], [0, 0, 1, 2], [0, 0, 3, 4]]"
"""Its singular values are nested roots over Q(sqrt 5) and over Q(sqrt 221): 16 times the degree in all."""


def test_a_decomposition_with_two_quadratic_factors():
    g, h = "(1 + sqrt(5))/2", "(sqrt(5) - 1)/2"
    s, t = "sqrt(15 + sqrt(221))", "sqrt(15 - sqrt(221))"
    claim = f"singular_values(A) == {{{s}, {g}, {h}, {t}}}"
    assert verdict(claim, f"A = {TWO_FACTORS}").status == "proved"
    assert verdict(claim.replace(g, "(2 + sqrt(5))/2"), f"A = {TWO_FACTORS}").status == "refuted"


def test_square_roots_of_polynomials_in_a_root_are_left_alone():
    names = bound("l1 = root(x^3 - 304*x^2 + 244*x - 9, 1)", "t1 = sqrt(l1)", "s1 = sqrt(l1^2 + 2)")
    assert radical_relations([(parse("t1*s1 == s1*t1"), {})], dict(names)) == []
    assert decide(parse("t1^2 == l1 and s1*s1 == l1^2 + 2"), names).status == "proved"
    assert decide(parse("t1*s1 == s1"), names).status == "refuted"
