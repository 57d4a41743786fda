"""Change any number in any certificate: the kernel rejects it, or what it says is still true."""

from __future__ import annotations

import copy
import re

import pytest
from kernel_cases import CASES, certificate_of
from kernel_truth import Unknown, holds

from eigenproof.errors import CertificateError
from eigenproof.kernel import check

NUMBER = re.compile(r"-?[0-9]+(/[0-9]+)?")
DENIED = ("diagonalizable", "in", "positive_definite", "positive_semidefinite", "indefinite")
STATED = ("definitions", "claims", "goal")
SAMPLE = 40


def numbers(data, path=()):
    """Paths of all numbers in a certificate: strings that are numbers, and JSON integers."""
    if isinstance(data, (dict, list)):
        items = data.items() if isinstance(data, dict) else enumerate(data)
        for key, value in items:
            yield from numbers(value, (*path, key))
    elif isinstance(data, int) or (isinstance(data, str) and NUMBER.fullmatch(data)):
        yield path


def at(data, path):
    for key in path:
        data = data[key]
    return data


def changed(data, path, value):
    """A copy with another value at a path."""
    data = copy.deepcopy(data)
    at(data, path[:-1])[path[-1]] = value
    return data


def others(value, more: list) -> list:
    """What a number is changed to: one more, its negative, some number from elsewhere."""
    if isinstance(value, int):
        return [value + 1, -value, *more]
    head, slash, tail = value.partition("/")
    return [f"{int(head) + 1}{slash}{tail}", f"{-int(head)}{slash}{tail}", *more]


def mutants(data, everything: bool):
    """(path, certificate) with one number changed: all of them, or a sample that is always the same."""
    found = list(numbers(data))
    texts = [at(data, p) for p in found if isinstance(at(data, p), str)]
    step = 1 if everything else max(1, len(found) // SAMPLE)
    for n, path in enumerate(found):
        value = at(data, path)
        more = [texts[(7 * n + 3) % len(texts)]] if isinstance(value, str) else [0]
        options = [x for x in others(value, more) if x != value]
        for k, other in enumerate(options):
            if everything or (n % step == 0 and k == n // step % len(options)):
                yield path, changed(data, path, other)


def statements(data, path) -> list:
    """The statements that a change at a path can have made false."""
    claims = [c["claim"] for c in data["claims"]]
    if path[0] == "definitions":
        return [data["goal"], *claims]
    if path[0] == "goal":
        return [data["goal"]]
    return [claims[path[1]]] if path[0] == "claims" and path[2] == "claim" else []


def still_true(data, path, original, holds) -> bool:
    """Is everything that a changed certificate states true?"""
    for s in statements(data, path):
        if s[0] == "not" and s[1][0] not in DENIED:
            raise Unknown(s[0])
        if not holds(s, data["definitions"]):
            return False
    if path[0] not in STATED or path[:1] == ("claims",) and path[2] == "evidence":
        assert all(data[k] == original[k] for k in ("definitions", "goal"))
        assert [c["claim"] for c in data["claims"]] == [c["claim"] for c in original["claims"]]
    return True


@pytest.mark.parametrize(("topic", "name"), CASES)
def test_a_number_changed(topic: str, name: str) -> None:
    change_numbers(certificate_of(topic, name), everything=False)


@pytest.mark.slow
@pytest.mark.parametrize(("topic", "name"), CASES)
def test_any_number_changed(topic: str, name: str) -> None:
    change_numbers(certificate_of(topic, name), everything=True)


def change_numbers(data: dict, *, everything: bool, holds=holds) -> None:
    wanted = ["let", data["definitions"], data["goal"]]
    assert check(data, wanted) == wanted
    for s in [data["goal"], *(c["claim"] for c in data["claims"])]:
        assert holds(s, data["definitions"]), s
    rejected = kept = 0
    for path, mutant in mutants(data, everything):
        for goal in (wanted, None):
            try:
                check(mutant, goal)
            except CertificateError:
                rejected += 1
                continue
            kept += 1
            assert still_true(mutant, path, data, holds), (path, at(mutant, path))
    assert rejected, kept


def test_a_certificate_of_another_matrix_does_not_prove_the_goal() -> None:
    found = {name: certificate_of("eigen", name) for topic, name in CASES if topic == "eigen"}
    for name, data in found.items():
        for other, wrong in found.items():
            if other != name:
                with pytest.raises(CertificateError):
                    check(wrong, ["let", data["definitions"], data["goal"]])


@pytest.mark.parametrize(("topic", "name"), [c for c in CASES if c[1] not in ("empty", "one entry")])
def test_a_claim_left_out_or_swapped_for_another(topic: str, name: str) -> None:
    data = certificate_of(topic, name)
    wanted = ["let", data["definitions"], data["goal"]]
    parts = data["goal"][1:] if data["goal"][0] == "and" else [data["goal"]]
    for k, entry in enumerate(data["claims"]):
        left = [c for j, c in enumerate(data["claims"]) if j != k]
        needed = [p for p in parts if p == entry["claim"] or p in entry["claim"][1:]]
        if any(p == c["claim"] or p in c["claim"][1:] for c in left for p in needed) or not needed:
            continue
        with pytest.raises(CertificateError, match="do not prove"):
            check({**data, "claims": left}, wanted)
        for other in left:
            if other["claim"] != entry["claim"]:
                swapped = [*left, {"claim": entry["claim"], "evidence": other["evidence"]}]
                try:
                    check({**data, "claims": swapped}, wanted)
                except CertificateError:
                    continue
                assert other["evidence"] == entry["evidence"] or holds(entry["claim"], data["definitions"])
