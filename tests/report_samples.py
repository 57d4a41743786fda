"""Hand-built results, as complete as real ones, for the tests of the renderers."""

from __future__ import annotations

from fractions import Fraction

from eigenproof.model import (
    Chain,
    Derivation,
    Line,
    Math,
    MatrixInput,
    Para,
    Reduction,
    Result,
    RowOp,
    Step,
    Table,
    Term,
    Verdict,
    Witness,
    add,
    conj,
    diagonal,
    divide,
    eq,
    let,
    matrix,
    mul,
    neg,
    number,
    polynomial,
    power,
    sqrt,
    vector,
)

PROVED = Verdict("proved", evidence={"kind": "sample"})
I = Term("I", ())  # noqa: E741


def call(word: str, *args: object) -> Term:
    return Term(word, args)


def transpose(a: object) -> Term:
    return Term("T", (a,))


def spectral_three() -> Result:
    """[[2,1,1],[1,2,1],[1,1,2]] = Q D Q^T, with eigenvalues 4, 1, 1."""
    a = matrix([[2, 1, 1], [1, 2, 1], [1, 1, 2]])
    r2, r3, r6 = sqrt(2), sqrt(3), sqrt(6)
    q = matrix(
        [
            [divide(1, r3), divide(1, r2), divide(1, r6)],
            [divide(1, r3), neg(divide(1, r2)), divide(1, r6)],
            [divide(1, r3), 0, neg(divide(2, r6))],
        ]
    )
    d = diagonal([4, 1, 1])
    definitions = (
        ("A", a),
        ("v1", vector([1, 1, 1])),
        ("v2", vector([1, -1, 0])),
        ("v3", vector([1, 0, -1])),
        ("u3", vector([Fraction(1, 2), Fraction(1, 2), -1])),
        ("Q", q),
        ("D", d),
    )
    x = "x"
    p = polynomial([-4, 9, -6, 1])
    shifted = add(x, -2)
    char = matrix([[shifted, -1, -1], [-1, shifted, -1], [-1, -1, shifted]])
    minor = [
        Term("detbars", (matrix([[shifted, -1], [-1, shifted]]),)),
        Term("detbars", (matrix([[-1, -1], [-1, shifted]]),)),
        Term("detbars", (matrix([[-1, shifted], [-1, -1]]),)),
    ]
    steps = (
        Step(
            "Characteristic polynomial",
            eq(call("charpoly", "A", x), p),
            ("By definition this is ", Math(call("det", add(mul(x, I), neg("A")))), "; expand along row 1."),
            (
                Chain(
                    (
                        Line(add(mul(x, I), neg("A")), "=", char),
                        Line(
                            call("det", add(mul(x, I), neg("A"))),
                            "=",
                            add(mul(shifted, minor[0]), minor[1], neg(minor[2])),
                            ("expand along row 1",),
                        ),
                        Line(
                            None,
                            "=",
                            add(mul(shifted, polynomial([3, -4, 1])), neg(add(x, -1)), neg(add(x, -1))),
                            ("minors of size 2",),
                        ),
                        Line(None, "=", p, ("collect powers of ", Math(x))),
                    )
                ),
            ),
        ),
        Step(
            "Factorisation",
            eq(p, mul(add(x, -4), power(add(x, -1), 2))),
            (
                "A rational root divides the constant term ",
                Math(-4),
                "; both ",
                Math(1),
                " and ",
                Math(4),
                " fit.",
            ),
            (
                Table(
                    ((Math(x),), (Math(Term("call", ("p", x))),)),
                    tuple(
                        ((Math(k),), (Math(v),)) for k, v in ((1, 0), (-1, -20), (2, -2), (-2, -54), (4, 0))
                    ),
                ),
            ),
        ),
        Step(
            "Eigenvalues",
            eq(call("eigenvalues", "A"), Term("multiset", (4, 1, 1))),
            ("They are the roots of the characteristic polynomial, in descending order.",),
        ),
        Step(
            "Eigenspace for 4",
            eq(call("eigenspace", "A", 4), call("span", "v1")),
            (
                "Row reduction of ",
                Math(add(mul(4, I), neg("A"))),
                "; ",
                Math(Term("call", ("x", 3))),
                " is free.",
            ),
            (
                Reduction(
                    (
                        matrix([[2, -1, -1], [-1, 2, -1], [-1, -1, 2]]),
                        matrix([[-1, -1, 2], [-1, 2, -1], [2, -1, -1]]),
                        matrix([[1, 1, -2], [0, 3, -3], [0, -3, 3]]),
                        matrix([[1, 0, -1], [0, 1, -1], [0, 0, 0]]),
                    ),
                    (
                        (RowOp("swap", 1, 3),),
                        (RowOp("scale", 1, 0, -1), RowOp("add", 2, 1, 1), RowOp("add", 3, 1, -2)),
                        (RowOp("scale", 2, 0, Fraction(1, 3)), RowOp("add", 1, 2, -1), RowOp("add", 3, 2, 3)),
                    ),
                    (1, 2),
                ),
                Para(
                    ("Columns 1 and 2 have pivots; with the third entry 1 the solution is ", Math("v1"), ".")
                ),
                Chain((Line(mul("A", "v1"), "=", vector([4, 4, 4])), Line(None, "=", mul(4, "v1")))),
            ),
        ),
        Step(
            "Eigenspace for 1",
            eq(call("eigenspace", "A", 1), call("span", "v2", "v3")),
            (
                "All three rows of ",
                Math(add(I, neg("A"))),
                " are equal; two variables are free.",
            ),
        ),
        Step(
            "Gram–Schmidt for the repeated eigenvalue",
            conj(eq("u3", add("v3", mul(Fraction(-1, 2), "v2"))), eq(mul(transpose("v2"), "u3"), 0)),
            (
                "Take from ",
                Math("v3"),
                " its part along ",
                Math("v2"),
                ".",
            ),
            (
                Chain(
                    (
                        Line(
                            "u3",
                            "=",
                            add(
                                "v3",
                                neg(
                                    mul(divide(mul(transpose("v2"), "v3"), mul(transpose("v2"), "v2")), "v2")
                                ),
                            ),
                        ),
                        Line(None, "=", vector([Fraction(1, 2), Fraction(1, 2), -1])),
                    )
                ),
            ),
        ),
        Step(
            "Spectral decomposition",
            call("spectral", "A", "Q", "D"),
            (
                "The columns of ",
                Math("Q"),
                " are the eigenvectors divided by their lengths.",
            ),
            (
                Chain(
                    (
                        Line(mul(transpose("Q"), "Q"), "=", I),
                        Line(mul("A", "Q"), "=", mul("Q", "D"), ("column by column",)),
                    )
                ),
            ),
        ),
    )
    zeros = "0" * 49
    numeric = (
        Witness("mpmath", ("eigenvalue ", Math(4)), "4." + zeros, 50, "1.2e-51", "", True),
        Witness("Arb", ("eigenvalue ", Math(4)), "4." + zeros, 50, "", "3.1e-60", True),
        Witness("NumPy", ("eigenvalue ", Math(4)), "3.9999999999999996", 16, "4.4e-16", "", None),
        Witness("Arb", ("eigenvalue ", Math(1)), "1." + zeros, 50, "", "2.9e-60", True, "twice"),
        Witness("NumPy", ("eigenvalue ", Math(1)), "0.9999999999999998", 15, "8.9e-16", "", None),
        Witness(
            "mpmath",
            ("residual ", Math(add("A", neg(mul("Q", "D", transpose("Q")))))),
            "2.4e-51",
            None,
            "2.4e-51",
            "",
            True,
        ),
    )
    eigen = Verdict("proved", evidence={"kind": "sample"}, witnesses=numeric[:2])
    derivation = Derivation(
        "spectral",
        (("A", a),),
        definitions,
        steps,
        remarks=(
            (
                "Each column of ",
                Math("Q"),
                " is unique up to its sign; inside the eigenspace of the repeated eigenvalue ",
                Math(1),
                " every orthonormal basis would do.",
            ),
            (
                "With ",
                Math(call("det", add("A", neg(mul(x, I))))),
                " in place of ",
                Math(call("det", add(mul(x, I), neg("A")))),
                " the sign changes, for ",
                Math("A"),
                " is of odd size.",
            ),
        ),
    )
    goal = let(definitions, call("spectral", "A", "Q", "D"))
    verdicts = tuple(eigen if s.title == "Eigenvalues" else PROVED for s in steps)
    answer = {
        "eigenvalues": [
            {
                "value": "4",
                "minimal_polynomial": "x - 4",
                "approx": "4." + zeros,
                "algebraic_multiplicity": 1,
                "geometric_multiplicity": 1,
                "eigenvectors": ["(1, 1, 1)"],
            },
            {
                "value": "1",
                "minimal_polynomial": "x - 1",
                "approx": "1." + zeros,
                "algebraic_multiplicity": 2,
                "geometric_multiplicity": 2,
                "eigenvectors": ["(1, -1, 0)", "(1, 0, -1)"],
            },
        ],
    }
    return Result(
        MatrixInput(a),
        derivation,
        goal,
        Verdict("proved", evidence={"kind": "sample"}, witnesses=numeric),
        verdicts,
        {"format": "eigenproof certificate", "version": 1, "steps": []},
        answer,
    )


def gap_two() -> Result:
    """A derivation with an undecided and a refuted step, of a matrix of binary doubles."""
    a = matrix([[Fraction(3602879701896397, 36028797018963968), 1], [0, 2]])
    steps = (
        Step("Trace", eq(call("trace", "A"), Fraction(21, 10)), ("The sum of the diagonal entries.",)),
        Step("Determinant", eq(call("det", "A"), Fraction(1, 5)), ("The product of the diagonal entries.",)),
    )
    verdicts = (
        Verdict("refuted", reason="0.1 as a double is not 1/10.", counterexample={"A": a}),
        Verdict(
            "undecided",
            reason="The judge ran out of time.",
            witnesses=(
                Witness("NumPy", ("determinant",), "0.2", 17, "", "", None),
                Witness("Arb", ("determinant",), "0.2000000000000000111", 0, "", "1e-60", False),
            ),
        ),
    )
    return Result(
        MatrixInput(a, "binary", "array"),
        Derivation("determinant", (("A", a),), (("A", a),), steps),
        let([("A", a)], eq(call("det", "A"), Fraction(1, 5))),
        Verdict("undecided", reason="Step 2 is open."),
        verdicts,
        {},
        {"value": "1/5"},
    )


def wide_eight() -> Result:
    """8x8 with fractions and roots, long polynomials and lists: everything that wants to be too wide."""
    n = 8
    big = [
        [number(Fraction((7 * i * j + 3 * i - 5 * j) % 97 - 48, 1 + (i * j) % 7)) for j in range(n)]
        for i in range(n)
    ]
    a = matrix([[number(Fraction(1, i + j + 1)) for j in range(n)] for i in range(n)])
    roots = matrix(
        [[add(number(Fraction(i, 3)), mul(Fraction(j + 2, 5), sqrt(17))) for j in range(n)] for i in range(n)]
    )
    p = polynomial([(-1) ** k * (10 ** (12 - k) + 12345 * k) for k in range(9)])
    values = Term(
        "multiset", tuple(Term("root", (p, k + 1)) for k in range(3)) + tuple(range(10**9, 10**9 + 30))
    )
    steps = (
        Step(
            "Characteristic polynomial",
            eq(call("charpoly", "A", "x"), p),
            ("Faddeev–LeVerrier.",),
            (
                Chain(
                    (
                        Line(
                            call("charpoly", "A", "x"),
                            "=",
                            p,
                            ("collected, with a note that is rather long",),
                        ),
                        Line(mul("A", "Q"), "=", matrix(big), ("a wide right side",)),
                        Line(matrix(big), "=", roots),
                    )
                ),
            ),
        ),
        Step("Eigenvalues", eq(call("eigenvalues", "A"), values), ("All of them: ", Math(values), ".")),
        Step(
            "Reduction",
            eq("Q", "Q"),
            ("Stages.",),
            (
                Reduction(
                    (matrix(big), a, matrix(big)),
                    ((RowOp("swap", 1, 8),), tuple(RowOp("add", k, 1, Fraction(-k, 7)) for k in range(2, 9))),
                ),
            ),
        ),
        Step(
            "Decomposition",
            call("diagonalization", "A", "Q", "D"),
            (
                "Inline ",
                Math(a),
                " and so on.",
            ),
        ),
    )
    definitions = (("A", a), ("Q", roots), ("D", diagonal([sqrt(k + 11) for k in range(n)])))
    return Result(
        MatrixInput(a, source="hilbert.csv"),
        Derivation("diagonalize", (("A", a),), definitions, steps),
        let(definitions, call("diagonalization", "A", "Q", "D")),
        PROVED,
        (PROVED,) * len(steps),
        {},
        {},
    )


def one_and_none() -> tuple[Result, Result]:
    """Determinants of a 1x1 and of the 0x0 matrix."""
    results = []
    for a, value in ((matrix([[7]]), 7), (matrix([]), 1)):
        step = Step("Determinant", eq(call("det", "A"), value), ("There is nothing to eliminate.",))
        results.append(
            Result(
                MatrixInput(a),
                Derivation("determinant", (("A", a),), (("A", a),), (step,)),
                let([("A", a)], eq(call("det", "A"), value)),
                PROVED,
                (PROVED,),
                {},
                {"value": str(value)},
            )
        )
    return results[0], results[1]


SAMPLES = {
    "spectral": spectral_three,
    "gap": gap_two,
    "wide": wide_eight,
    "one": lambda: one_and_none()[0],
    "none": lambda: one_and_none()[1],
}
