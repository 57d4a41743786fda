"""Facts that books, notes and pages print: the true ones are derived, the wrong ones contradicted.

`data/facts.json` holds what a source prints about a matrix and what is true of it. Every comparison is
exact (SymPy) and takes only the printed answer and ours; `agrees` is what both kinds of fact go through.
"""

from __future__ import annotations

import ast
import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from derive_support import exact, exact_matrix, is_zero, proved

from eigenproof import InputError, derive

FACTS = json.loads((Path(__file__).parent / "data" / "facts.json").read_text(encoding="utf-8"))
LETTERS = {"ila-det-6"}  # an entry e: no number that this version reads
ANSWERED = [f for f in FACTS if f["id"] not in LETTERS]


def test_the_facts_are_all_here():
    kinds = {f["kind"] for f in FACTS}
    assert kinds == set(COMPARISONS)
    assert len({f["id"] for f in FACTS}) == len(FACTS) == 86
    assert {f["verdict"] for f in FACTS} == {"correct", "wrong", "noise"}
    assert sum(f["verdict"] == "wrong" for f in FACTS) == 6


@pytest.mark.parametrize("fact", ANSWERED, ids=lambda f: f["id"])
def test_a_printed_fact(fact):
    agrees = COMPARISONS[fact["kind"]](fact["input"]["matrix"], fact)
    assert agrees == (fact["verdict"] != "wrong"), fact["check_detail"]


@pytest.mark.parametrize("fact", [f for f in FACTS if f["id"] in LETTERS], ids=lambda f: f["id"])
def test_a_letter_among_the_entries_is_refused_at_its_place(fact):
    rows = fact["input"]["matrix"]
    with pytest.raises(InputError) as caught:
        derive("determinant", "[" + ", ".join("[" + ", ".join(row) + "]" for row in rows) + "]")
    assert (caught.value.row, caught.value.column) == (3, 3)


# ------------------------------------------------------------------ one comparison a kind


def same_polynomial(rows, fact) -> bool:
    import sympy

    answer = proved("charpoly", rows).answer
    x, n = sympy.Symbol("x"), len(rows)
    ours = exact(answer["polynomial"])
    assert sympy.expand(ours - exact(answer["factored"])) == 0
    given, printed = fact["input"], fact["printed"]
    if "coefficients_low_to_high" in printed:  # det(xI - A)/det A
        assert given["scaling"] == "1/det"
        ours = ours / exact(proved("determinant", rows).answer["value"])
        theirs = sum(exact(c) * x**k for k, c in enumerate(printed["coefficients_low_to_high"]))
    else:
        theirs = exact(printed["polynomial"].replace("lam", "x"))
        if given["convention"] == "det(A-xI)":
            theirs *= (-1) ** n
        else:
            assert given["convention"] == "det(xI-A)"
    return sympy.expand(ours - theirs) == 0


def same_eigenvalues(rows, fact) -> bool:
    ours = proved("eigen", rows).answer["eigenvalues"]
    printed = fact["printed"]
    theirs = printed["eigenvalues"]
    if any("." in t for t in theirs):
        return same_decimals(rows, ours, theirs, fact["verdict"])
    if printed["distinct_only"]:
        listed = [e["value"] for e in ours]
    else:
        listed = [e["value"] for e in ours for _ in range(e["algebraic_multiplicity"])]
    return same_multiset(listed, theirs)


def same_multiset(ours: list[str], theirs: list[str]) -> bool:
    left = [exact(t) for t in theirs]
    for value in map(exact, ours):
        match = next((t for t in left if is_zero(t - value)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def same_decimals(rows, ours, theirs: list[str], verdict: str) -> bool:
    """Printed decimals: half a unit of the last digit, or noise of a double-precision run."""
    values = sorted(Decimal(e["approx"]) for e in ours for _ in range(e["algebraic_multiplicity"]))
    noise = Decimal("1e-9") * max(1, *(abs(int(x)) for row in rows for x in row))
    printed = sorted(Decimal(t) for t in theirs)
    assert len(values) == len(printed)
    return all(
        abs(p - v) <= (noise if verdict == "noise" else Decimal(1).scaleb(p.as_tuple().exponent) / 2)
        for p, v in zip(printed, values)
    )


def spaces(rows, topic="eigen"):
    """Our eigenspaces: (value, columns of a basis, entry of the answer)."""
    answer = proved(topic, rows).answer
    return [(exact(e["value"]), exact_matrix(e["eigenvectors"]).T, e) for e in answer["eigenvalues"]]


def contains(basis, column) -> bool:
    """Whether a column lies in the span, exactly."""
    import sympy

    joined = basis.row_join(column)
    return joined.rank(iszerofunc=is_zero, simplify=sympy.radsimp) == basis.cols


def same_pairs(rows, fact) -> bool:
    printed = fact["printed"]
    found = spaces(rows)
    if "pairs_decimal" in printed:
        return all(same_unit_vector(found, pair) for pair in printed["pairs_decimal"])
    for pair in printed["pairs"]:
        value = exact(pair["value"])
        space = next((s for s in found if is_zero(s[0] - value)), None)
        if space is None:
            return False
        _, basis, entry = space
        columns = [exact_matrix([v]).T for v in pair["vectors"]]
        if not all(contains(basis, column) for column in columns):
            return False
        if printed["complete"] and len(columns) != entry["geometric_multiplicity"]:
            return False
    multiplicities = printed["algebraic_multiplicities"] or {}
    counts = {entry["value"]: entry["algebraic_multiplicity"] for _, _, entry in found}
    return all(counts.get(value) == count for value, count in multiplicities.items())


def same_unit_vector(found, pair) -> bool:
    value = exact(pair["value"])
    (basis,) = (b for v, b, _ in found if is_zero(v - value))
    unit = (basis / basis.norm()).evalf(30)
    places = [Decimal(t) for t in pair["unit_vector"]]
    return any(
        all(
            abs(p - sign * Decimal(str(u))) <= Decimal(1).scaleb(p.as_tuple().exponent) / 2
            for p, u in zip(places, unit)
        )
        for sign in (1, -1)
    )


def same_decomposition(rows, fact) -> bool:
    import sympy

    printed = fact["printed"]
    found = spaces(rows, "diagonalize")
    answer = proved("diagonalize", rows).answer
    assert answer["diagonalizable"]
    a, p, d = exact_matrix(rows), exact_matrix(answer["P"]), exact_matrix(answer["D"])
    assert sympy.simplify(a * p - p * d) == sympy.zeros(*a.shape)
    assert not is_zero(p.det())
    if "B" in printed:  # a rotation and scaling form over R: its eigenvalues are ours
        c, b = exact_matrix(printed["C"]), exact_matrix(printed["B"])
        assert answer["diagonalizable_over_R"] is False
        ours, theirs = [e["value"] for *_, e in found], [str(v) for v in b.eigenvals()]
        return a * c == c * b and same_multiset(ours, theirs)
    columns, values = exact_matrix(printed.get("P") or printed["S"]), exact_matrix(printed["D"])
    if "S_inverse" in printed and exact_matrix(printed["S_inverse"]) * columns != sympy.eye(len(rows)):
        return False
    return same_columns(found, answer, columns, values)


def same_columns(found, answer, columns, values) -> bool:
    """The printed columns are a basis of eigenvectors in the order of the printed diagonal."""
    n = values.rows
    ours = [answer["D"][k][k] for k in range(n)]
    if not same_multiset(ours, [str(values[k, k]) for k in range(n)]) or is_zero(columns.det()):
        return False
    return all(
        contains(next(b for v, b, _ in found if is_zero(v - values[k, k])), columns[:, k]) for k in range(n)
    )


def same_spectral(rows, fact) -> bool:
    import sympy

    printed = fact["printed"]
    found = spaces(rows, "spectral")
    answer = proved("spectral", rows).answer
    a, q, d = exact_matrix(rows), exact_matrix(answer["Q"]), exact_matrix(answer["D"])
    assert sympy.simplify(a * q - q * d) == sympy.zeros(*a.shape)
    assert sympy.simplify(q.T * q) == sympy.eye(a.rows)
    if "verdict" in printed:  # a projection onto the line x2 = x1 would keep (1, 1)
        assert printed["verdict"] == "projection onto the line x2 = x1"
        (kept,) = (b for v, b, _ in found if v == 1)
        return contains(kept, sympy.Matrix([1, 1]))
    columns, values = exact_matrix(printed["Q"]), exact_matrix(printed["D"])
    orthonormal = sympy.simplify(columns.T * columns) == sympy.eye(a.rows)
    return orthonormal and same_columns(found, answer, columns, values)


def same_determinant(rows, fact) -> bool:
    return Fraction(proved("determinant", rows).answer["value"]) == Fraction(fact["printed"]["determinant"])


def same_defect(rows, fact) -> bool:
    assert fact["printed"]["verdict"] == "not diagonalisable"
    assert fact["input"]["field"] == "C"
    answer = proved("diagonalize", rows).answer
    ours = proved("eigen", rows).answer["eigenvalues"]
    algebraic, geometric = (
        {str(k): v for k, v in ast.literal_eval(part[part.index("{") :]).items()}
        for part in fact["check_detail"].split("; ")
    )
    assert {e["value"]: e["algebraic_multiplicity"] for e in ours} == algebraic
    assert {e["value"]: e["geometric_multiplicity"] for e in ours} == geometric
    assert "P" not in answer
    return not answer["diagonalizable"] and not answer["diagonalizable_over_R"]


COMPARISONS = {
    "charpoly": same_polynomial,
    "eigenvalues": same_eigenvalues,
    "eigenpairs": same_pairs,
    "diagonalisation": same_decomposition,
    "spectral": same_spectral,
    "determinant": same_determinant,
    "not-diagonalisable": same_defect,
}
