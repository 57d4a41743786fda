"""Hand-built results about singular values, systems and data, for the tests of the renderers."""

from __future__ import annotations

from fractions import Fraction
from math import hypot, sqrt

from report_samples import PROVED, call, transpose

from eigenproof.derivations.figures import circle_figure, plane_figure, scatter_figure, scree_figure
from eigenproof.model import (
    Chain,
    Derivation,
    Figure,
    Line,
    Math,
    MatrixInput,
    Result,
    Step,
    Term,
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
    vector,
)
from eigenproof.model import sqrt as root_of


def figure_of_singular_vectors() -> Figure:
    """[[3, 0], [4, 5]] takes the unit circle to an ellipse with half axes 3 sqrt(5) and sqrt(5)."""
    h, g = 1 / sqrt(2), 1 / sqrt(10)
    large, small = 3 * sqrt(5), sqrt(5)
    return circle_figure(
        [[3, 0], [4, 5]],
        [
            ("v1", (h, h), "σ1 u1", (large * g, large * 3 * g)),
            ("v2", (h, -h), "σ2 u2", (small * 3 * g, -small * g)),
        ],
        ("The unit circle and its image: ", Math("A"), " takes ", Math("v1"), " to the longer half axis."),
    )


def svd_two() -> Result:
    """[[3, 0], [4, 5]] = U S V^T with singular values 3 sqrt(5) and sqrt(5)."""
    a = matrix([[3, 0], [4, 5]])
    r2, r5, r10 = root_of(2), root_of(5), root_of(10)
    u = matrix([[divide(1, r10), divide(3, r10)], [divide(3, r10), neg(divide(1, r10))]])
    v = matrix([[divide(1, r2), divide(1, r2)], [divide(1, r2), neg(divide(1, r2))]])
    values = (mul(3, r5), r5)
    definitions = (("A", a), ("U", u), ("S", diagonal(values)), ("V", v))
    steps = (
        Step(
            "The smaller product",
            eq(mul(transpose("A"), "A"), matrix([[25, 20], [20, 25]])),
            ("Its eigenvalues are the squares of the singular values of ", Math("A"), "."),
        ),
        Step(
            "Singular values",
            conj(
                eq(call("singular_values", "A"), Term("multiset", values)),
                Term(">=", values),
            ),
            ("The square roots of ", Math(45), " and ", Math(5), ", in descending order."),
        ),
        Step(
            "Singular value decomposition",
            call("svd", "A", "U", "S", "V"),
            ("Each column of ", Math("U"), " is ", Math(mul("A", "v")), " divided by its length."),
            (Chain((Line(mul("U", "S", transpose("V")), "=", a),)),),
        ),
        Step("Rank", eq(call("rank", "A"), 2), ("No singular value is zero.",)),
    )
    goal = conj(steps[1].statement, steps[2].statement, steps[3].statement)
    derivation = Derivation(
        "svd", (("A", a),), definitions, steps, figures=(figure_of_singular_vectors(),),
        remarks=(("The signs of the columns of ", Math("U"), " and ", Math("V"), " change in pairs."),),
    )  # fmt: skip
    return Result(MatrixInput(a), derivation, let(definitions, goal), PROVED, (PROVED,) * 4, {}, {"rank": 2})


def lstsq_line() -> Result:
    """A line through 14 points by least squares: a long A and y, with what was decided in reading them."""
    times = range(14)
    wiggle = [Fraction((7 * t * t + 3 * t) % 11 - 5, 100) for t in times]
    y = [number(Fraction(1, 2) + Fraction(3, 4) * t + w) for t, w in zip(times, wiggle, strict=True)]
    a = matrix([[1, t] for t in times])
    n, st, stt = 14, sum(times), sum(t * t for t in times)
    sy, sty = sum(y), sum(t * v for t, v in zip(times, y, strict=True))
    slope = Fraction(n * sty - st * sy, n * stt - st * st)
    start = (sy - slope * st) / n
    x = vector([number(start), number(slope)])
    r = vector([number(v - start - slope * t) for t, v in zip(times, y, strict=True)])
    definitions = (("A", a), ("y", vector(y)), ("x", x), ("r", r))
    inside = Term("in", ("y", call("columnspace", "A")))
    square = lambda t: Term("^", (call("norm", t), 2))  # noqa: E731
    best = Term(
        "for",
        (
            (("v", Term("R", (2,))),),
            eq(
                square(add(mul("A", "v"), neg("y"))),
                add(square("r"), square(mul("A", add("v", neg("x"))))),
            ),
        ),
    )
    claims = [
        eq(mul(call("pinv", "A"), "y"), "x"),
        eq(add("y", neg(mul("A", "x"))), "r"),
        Term("not", (inside,)),
        eq(call("rank", "A"), 2),
        best,
    ]
    titles = ["Solution", "Residual", "No exact solution", "Rank", "Nothing is nearer"]
    steps = tuple(
        Step(title, claim, ("By the normal equations.",)) for title, claim in zip(titles, claims, strict=True)
    )
    derivation = Derivation("lstsq", (("A", a), ("y", vector(y))), definitions, steps)
    given = MatrixInput(a, source="line.csv", header=("one", "time_s"), notes=("the last column is y",))
    return Result(given, derivation, let(definitions, conj(*claims)), PROVED, (PROVED,) * 5, {}, {})


def pca_two() -> Result:
    """Principal components of 13 observations of two variables, with the figures that go with them."""
    rows = [(Fraction(3 * k + (5 * k) % 7, 2), Fraction(2 * k + (3 * k) % 5, 4)) for k in range(13)]
    data = matrix([[number(p), number(q)] for p, q in rows])
    n = len(rows)
    mean = [sum(row[k] for row in rows) / n for k in (0, 1)]
    c = [
        [sum((row[i] - mean[i]) * (row[j] - mean[j]) for row in rows) / (n - 1) for j in (0, 1)]
        for i in (0, 1)
    ]
    half, det = (c[0][0] + c[1][1]) / 2, c[0][0] * c[1][1] - c[0][1] ** 2
    p = add(Term("^", ("x", 2)), mul(number(-2 * half), "x"), number(det))
    values = [float(half) + s * sqrt(float(half * half - det)) for s in (1, -1)]
    axes = []
    for value in values:
        w = (float(c[0][1]), value - float(c[0][0]))
        axes.append(tuple(sqrt(value) * e / hypot(*w) for e in w))
    points = [tuple(map(float, row)) for row in rows]
    middle = tuple(map(float, mean))
    unit = tuple(e / hypot(*axes[0]) for e in axes[0])
    along = [sum((q - e) * d for q, e, d in zip(point, middle, unit, strict=True)) for point in points]
    back = [tuple(e + s * d for e, d in zip(middle, unit, strict=True)) for s in along]
    definitions = (
        ("X", data),
        ("mu", vector([number(e) for e in mean])),
        ("C", matrix([[number(e) for e in row] for row in c])),
        ("l1", Term("root", (p, 1))),
        ("l2", Term("root", (p, 2))),
    )
    claims = [
        eq(call("mean", "X"), "mu"),
        eq(call("covariance", "X"), "C"),
        eq(call("eigenvalues", "C"), Term("multiset", ("l1", "l2"))),
    ]
    steps = tuple(
        Step(title, claim, ("Column by column.",))
        for title, claim in zip(("Mean", "Covariance", "Variances of the components"), claims, strict=True)
    )
    shown = tuple((name, call("approx", f"{v:.8g}")) for name, v in zip(("l1", "l2"), values, strict=True))
    names = ("height (cm)", "weight_kg & co")
    figures = (
        scree_figure(values, 1, ("Variances of the components of ", Math("X"), ".")),
        scatter_figure(points, middle, axes, back, names, ("The data and their first component.",)),
    )
    derivation = Derivation("pca", (("X", data),), definitions, steps, decimals=shown, figures=figures)
    given = MatrixInput(data, source="people.csv", header=names)
    return Result(given, derivation, let(definitions, conj(*claims)), PROVED, (PROVED,) * 3, {}, {})


def long_data() -> Result:
    """300 rows without names: what is too large to be read is not written out."""
    data = matrix([[k, k * k % 17, 3] for k in range(300)])
    definitions = (("X", data), ("Y", matrix([[k, 1] for k in range(300)])))
    claims = (eq(call("centered", "X"), "Y"), eq(mul("Y", 2), matrix([[2 * k, 2] for k in range(300)])))
    steps = tuple(Step("Large", claim, ("As it is.",)) for claim in claims)
    return Result(
        MatrixInput(data), Derivation("covariance", (("X", data),), definitions, steps),
        let(definitions, conj(*claims)), PROVED, (PROVED,) * 2, {}, {},
    )  # fmt: skip


def figure_of_values() -> Figure:
    """Eigenvalues that crowd in the complex plane."""
    values = [("1 (×2)", 1), ("1 + 2i", 1 + 2j), ("1 − 2i", 1 - 2j), ("100", 100), ("101", 101), ("0", 0)]
    return plane_figure(values, ("Eigenvalues of ", Math("A"), "."))


DATA_SAMPLES = {"svd": svd_two, "lstsq": lstsq_line, "pca": pca_two, "long": long_data}
