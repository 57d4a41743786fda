"""The benchmark compares results before it gives times. Nothing here is about speed."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
agreement, bench, judged, lines, matrices, ours, peers = map(
    import_module, ("agreement", "bench", "judged", "lines", "matrices", "ours", "peers")
)

ROWS = [[2, 1, 1], [1, 2, 1], [1, 1, 2]]
SIMPLE = [[2, 1, 0], [1, 3, 1], [0, 1, -1]]


@pytest.fixture(scope="module")
def peer():
    peer = peers.Peer()
    yield peer
    peer.close()


def line(**changes):
    base = lines.Line("pairs", 2, ours.proved_pairs, lines.EIGENVECTS, agreement.same_pairs, 1e-9, 2)
    return replace(base, **changes)


@pytest.mark.parametrize("n", [2, 3])
@pytest.mark.parametrize("work", [ours.proved_pairs, ours.kernel_pairs])
def test_right_results_get_times(peer, n, work):
    timing = lines.run(line(n=n, work=work), peer, Random(n), 60)
    assert timing.wrong == ""
    assert timing.runs == 2
    assert timing.reached is True
    assert timing.ratio == pytest.approx(timing.theirs_ms / timing.ours_ms)


def test_a_derivation_is_compared_too(peer):
    derived = ours.whole(ROWS, ("Arb",))
    found = peer.run("sympy_eigenvects", ROWS, 50, 60)["result"]
    agreement.same_derived(derived, found)
    with pytest.raises(agreement.Disagreement):
        agreement.same_derived(derived, [[x, m + 1, g] for x, m, g in found])


def test_a_wrong_result_of_ours_gives_no_time(peer):
    def shifted(rows):
        return ours.proved_pairs([[x + (i == j) for j, x in enumerate(r)] for i, r in enumerate(rows)])

    timing = lines.run(line(work=shifted), peer, Random(1), 60)
    assert timing.wrong.startswith("disagreement")
    assert timing.ratio is None
    assert "disagreement" in bench.row(timing)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda found: found[1:],
        lambda found: [["0." + "1" * 20, *found[0][1:]], *found[1:]],
        lambda found: [[found[0][0], found[0][1] + 1, found[0][2]], *found[1:]],
        lambda found: [[found[0][0], found[0][1], found[0][2] + 1], *found[1:]],
    ],
)
def test_every_part_of_an_eigenspace_is_compared(spoil):
    found = peers.TASKS["sympy_eigenvects"](ROWS, 50)[1]
    agreement.same_pairs(ours.proved_pairs(ROWS), found)
    with pytest.raises(agreement.Disagreement):
        agreement.same_pairs(ours.proved_pairs(ROWS), spoil(found))


def test_certified_systems_are_compared_to_their_digits():
    values, vectors = peers.TASKS["mpmath_eigsy"](SIMPLE, 40)[1]
    mine = ours.certified_system(SIMPLE, 40)
    agreement.same_system(mine, [values, vectors], 40)
    mirrored = [[x[1:] if x[0] == "-" else "-" + x for x in v] for v in vectors]
    agreement.same_system(mine, [values, mirrored], 40)
    wrong = values[0][:20] + str((int(values[0][20]) + 5) % 10) + values[0][21:]
    with pytest.raises(agreement.Disagreement):
        agreement.same_system(mine, [[wrong, *values[1:]], vectors], 40)
    with pytest.raises(agreement.Disagreement):
        agreement.same_system(mine, [values, [vectors[1], vectors[0], vectors[2]]], 40)


def test_certified_balls_are_narrow():
    values, vectors = ours.certified_system(SIMPLE, 60)
    assert all(x.rad() < 1e-58 for x in [*values, *(e for v in vectors for e in v)])


def test_planted_spectra_have_integers_and_repeats():
    for n in range(3, 8):
        rows = matrices.planted(n, Random(n))
        assert rows == [list(c) for c in zip(*rows, strict=True)]
        values = ours.proved_pairs(rows)
        assert all(v.factor.degree == 1 and v.scalar.q == 1 for v in values)
        assert len(values) == n // 3 + 1 < n


def test_a_peer_that_takes_too_long_gives_a_lower_bound():
    peer = peers.Peer()
    try:
        assert peer.run("sympy_eigenvects", matrices.random_symmetric(12, Random(1)), 50, 0.02) is None
        timing = lines.run(line(n=12, repeats=5), peer, Random(1), 0.02)
        assert (timing.unfinished, timing.runs, timing.theirs_ms) == (2, 2, 20)
        assert ">" in bench.row(timing)
    finally:
        peer.close()


def test_a_failing_peer_is_reported(peer):
    timing = lines.run(line(theirs=lines.Theirs("nobody", "nothing")), peer, Random(1), 60)
    assert "nothing" in timing.wrong


def test_json(monkeypatch, capsys):
    monkeypatch.setattr(bench, "table", lambda quick, pari: [line()])
    monkeypatch.setattr(bench, "imports", lambda repeats: [])
    bench.main(["--quick", "--json"])
    data = json.loads(capsys.readouterr().out)
    assert [t["name"] for t in data["lines"]] == ["pairs"]
    assert data["lines"][0]["wrong"] == ""


STATEMENTS = [
    {"id": "true", "statement": "for A in R(n,n): (A.T).T == A", "expected": "proved"},
    {"id": "false", "statement": "for A in R(n,n): A.T == A", "expected": "refuted"},
]


def test_statements_get_times_when_no_verdict_is_wrong():
    from eigenproof.checking import check

    found = judged.judged("two", check, STATEMENTS)
    assert (found.statements, found.decided, found.wrong) == (2, 2, ())
    assert 0 < found.median_ms <= found.slowest_ms
    assert "2 of 2 decided, none wrong; median" in judged.row(found)


def test_a_wrong_verdict_gives_no_time():
    from eigenproof.checking import check

    found = judged.judged("two", check, [{**STATEMENTS[0], "expected": "refuted"}, STATEMENTS[1]])
    assert found.wrong == ("true",)
    assert found.median_ms is None
    assert "wrong: true" in judged.row(found)
