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

import mpmath
import pytest
from derive_support import accepted_again, exact, exact_matrix, guarded, is_zero, proved

from eigenproof import InputError, derive
from eigenproof.judge import decide
from eigenproof.language import parse

FACTS = json.loads((Path(__file__).parent / "data" / "facts.json").read_text(encoding="utf-8"))
LETTERS = {"ila-det-6"}  # an entry e: no number that this version reads
HALF = Decimal("0.5")
ANSWERED = [f for f in FACTS if f["id"] not in LETTERS]


def test_the_facts_are_all_here():
    kinds = {f["kind"] for f in FACTS}
    assert kinds == set(COMPARISONS)
    assert len({f["id"] for f in FACTS}) == len(FACTS) == 112
    assert {f["verdict"] for f in FACTS} == {"correct", "wrong", "noise"}
    assert sum(f["verdict"] == "wrong" for f in FACTS) == 9


@pytest.mark.parametrize("fact", ANSWERED, ids=lambda f: f["id"])
def test_a_printed_fact(fact):
    agrees = COMPARISONS[fact["kind"]](fact["input"].get("matrix"), fact)
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


# ------------------------------------------------------------------ SVD, pseudoinverse, PCA, definiteness


def rounded(printed: str, value, units: Decimal) -> bool:
    """Whether a printed decimal is within so many units of its last digit of an mpmath number."""
    p = Decimal(printed)
    return abs(p - Decimal(mpmath.nstr(value, 40))) <= units * Decimal(1).scaleb(p.as_tuple().exponent)


def same_svd(rows, fact) -> bool:
    import sympy

    printed = fact["printed"]
    answer = proved("svd", rows).answer
    values = answer["singular_values"]
    a = exact_matrix(rows)
    if "unit_vector" in printed:  # for the singular value 0: among the columns of V there
        assert fact["input"]["eigenvalue_of_AtA"] == "0"
        v = exact_matrix([printed["unit_vector"]]).T
        ours = exact_matrix(answer["V"])
        basis = ours[:, [k for k in range(ours.cols) if k >= answer["rank"]]]
        return contains(basis, v) and is_zero(v.dot(v) - 1)
    if "singular_values" in printed:
        theirs = printed["singular_values"]
        if any("." in t or "e-" in t for t in theirs):
            return all(rounded(t, mpmath.mpf(v["approx"]), HALF) for t, v in zip(theirs, values, strict=True))
        return same_multiset([v["value"] for v in values], theirs)
    u, s, v = (exact_matrix(printed[name]) for name in ("U", "Sigma", "V"))
    diagonal = [str(s[k, k]) for k in range(min(s.shape))]
    return (
        same_multiset([x["value"] for x in values], diagonal)
        and sympy.simplify(u * s * v.T - a) == sympy.zeros(*a.shape)
        and all(sympy.simplify(m.T * m) == sympy.eye(m.cols) for m in (u, v))
    )


def same_pinv(rows, fact) -> bool:
    printed = fact["printed"]
    if any("c" in row for row in rows):  # a family: right only if it is for every c
        at = [[[x.replace("c", c) for x in row] for row in rows] for c in "0123"]
        answers = [[[x.replace("c", c) for x in r] for r in printed["pseudoinverse"]] for c in "0123"]
        return all(pseudoinverse(r) == exact_matrix(x) for r, x in zip(at, answers, strict=True))
    if "least_squares_solution" in printed:
        answer = proved_with("lstsq", rows, [[x] for x in fact["input"]["rhs"]]).answer
        return exact_matrix([answer["solution"]]) == exact_matrix([printed["least_squares_solution"]])
    ours = pseudoinverse(rows)
    if "projection_A_pinvA" in printed:
        return exact_matrix(rows) * ours == exact_matrix(printed["projection_A_pinvA"])
    if "pseudoinverse" in printed:
        return ours == exact_matrix(printed["pseudoinverse"])
    noise = fact["verdict"] == "noise"
    return all(
        abs(Fraction(t) - Fraction(str(ours[i, j]))) <= Fraction(1, 10**9)
        if noise
        else rounded(t, mpmath.mpf(ours[i, j].p) / ours[i, j].q, HALF)
        for i, row in enumerate(printed["pseudoinverse_decimals"])
        for j, t in enumerate(row)
    )


def proved_with(topic, rows, right):
    """As `proved`, with a right side."""
    with guarded():
        derived = derive(topic, rows, right)
    assert derived.verdict.status == "proved", derived.verdict.reason
    accepted_again(derived)
    return derived


def pseudoinverse(rows):
    return exact_matrix(proved("pseudoinverse", rows).answer["matrix"])


def same_components(_, fact) -> bool:
    given, printed = fact["input"], fact["printed"]
    unit = Decimal(1) if fact["id"] == "sklearn-1" else HALF  # this one cuts digits off
    with mpmath.workdps(60):
        if "data" in given:
            assert (given["rows_are"], given["divisor"]) == ("observations", "n-1")
            parts = proved("pca", given["data"]).answer["components"]
            variances = [mpmath.mpf(c["variance"]["approx"]) for c in parts]
            divisor = len(given["data"]) - 1
        else:
            ours = proved("spectral", given["covariance"]).answer["eigenvalues"]
            variances = [mpmath.mpf(e["approx"]) for e in ours for _ in range(e["algebraic_multiplicity"])]
            divisor = None
        found = {"eigenvalues": variances, "ratios": [v / sum(variances) for v in variances]}
        if divisor:
            found["singular_values"] = [mpmath.sqrt(v * divisor) for v in variances]
        for k, share in printed.get("percent", {}).items():
            if not rounded(share, 100 * sum(found["ratios"][: int(k)]), unit):
                return False
        return all(
            rounded(t, value, unit)
            for name, values in found.items()
            for t, value in zip(printed.get(name, ()), values)
        )


def same_definiteness(rows, fact) -> bool:
    said = fact["printed"]["verdict"]
    text = "[" + ", ".join("[" + ", ".join(row) + "]" for row in rows) + "]"

    def true(word: str) -> bool:
        status = decide(parse(f"{word}({text})")).status
        assert status in ("proved", "refuted")
        return status == "proved"

    if "integer inverse" in said:
        inverse = pseudoinverse(rows)
        assert exact_matrix(rows) * inverse == inverse**0
        return true("symmetric") and true("positive_definite") and all(x.is_Integer for x in inverse)
    assert said in ("positive definite", "positive semidefinite")
    return true("positive_definite" if said == "positive definite" else "positive_semidefinite")


COMPARISONS = {
    "charpoly": same_polynomial,
    "eigenvalues": same_eigenvalues,
    "eigenpairs": same_pairs,
    "diagonalisation": same_decomposition,
    "spectral": same_spectral,
    "determinant": same_determinant,
    "not-diagonalisable": same_defect,
    "svd": same_svd,
    "pinv": same_pinv,
    "pca": same_components,
    "definiteness": same_definiteness,
}
