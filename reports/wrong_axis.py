"""A sample told by hand: a notebook centres three variables along the wrong axis, and what follows.

Each step is a statement as text; it goes through the same judge and kernel as every derivation.
"""

from __future__ import annotations

from eigenproof.derivations.story import Story
from eigenproof.derived import Derived
from eigenproof.exact.matrix import from_term
from eigenproof.judge import judge_derivation
from eigenproof.language import parse, parse_term
from eigenproof.model import Math, MatrixInput, conj
from eigenproof.session import cross_checked

DATA = """0 4 6 6 3 2 1 1 3 5 4 8 3 2 9 0 2 6 1 9
9 3 8 8 0 2 9 0 9 6 4 1 7 7 7 3 8 0 3 6
0 4 2 5 4 7 1 4 7 1 8 7 1 5 1 7 7 3 0 6"""

DEFINITIONS = {
    "S": "[[440/9, -617/18, -263/18], [-617/18, 1387/18, -385/9], [-263/18, -385/9, 1033/18]]",
    "K": "[[835/171, -1099/342, -571/342], [-1099/342, 5143/684, -155/36], [-571/342, -155/36, 4087/684]]",
    "C": "[[607/76, -2/19, 11/19], [-2/19, 202/19, -39/19], [11/19, -39/19, 140/19]]",
    "m": "(-1/2, 3/4, -1/4)",
    "l1": "root(27436*x^3 - 712975*x^2 + 5968470*x - 16149569, 1)",
    "l2": "root(27436*x^3 - 712975*x^2 + 5968470*x - 16149569, 2)",
    "l3": "root(27436*x^3 - 712975*x^2 + 5968470*x - 16149569, 3)",
}

STEPS = [
    (
        "Centred along the wrong axis",
        "centered(X).T*(1, 1, 1) == zeros(20, 1)",
        "`X` holds three variables as rows and twenty observations as columns. The notebook takes the mean over "
        "the three variables of each observation, `centered(X)`, instead of the mean of each variable. Every "
        "column of the result sums to 0.",
    ),
    (
        "Its scatter matrix over N − 1, with N = 3",
        "centered(X)*centered(X).T/2 == S",
        "The divisor counts variables, not observations: a second slip.",
    ),
    ("An exact zero", "S*(1, 1, 1) == (0, 0, 0)", "So (1, 1, 1) is an eigenvector for 0; a computer prints 1.42e-14."),
    (
        "The other two eigenvalues",
        "for x in R: charpoly(S, x) == x*(x^2 - 550/3*x + 93319/12)",
        "The second factor is 1/12 of `12*x^2 - 2200*x + 93319`.",
    ),
    ("Eigenvalues of S", "eigenvalues(S) == {275/3 + sqrt(22543)/6, 275/3 - sqrt(22543)/6, 0}", ""),
    (
        "What np.cov makes of the same numbers",
        "covariance(centered(X).T) == K",
        "It reads rows as variables, takes off the mean of each row as well, and divides by 19.",
    ),
    (
        "Centred both ways",
        "K*(1, 1, 1) == (0, 0, 0); for x in R: charpoly(K, x) == x*(x^2 - 2095/114*x + 85739/1083)",
        "Taking off row means keeps the column sums 0, so the zero stays; the other factor is 1/2166 of "
        "`2166*x^2 - 39805*x + 171478`.",
    ),
    ("Eigenvalues of K", "eigenvalues(K) == {(2095 + sqrt(273553))/228, (2095 - sqrt(273553))/228, 0}", ""),
    (
        "Why S and K are not multiples of each other",
        "mean(centered(X).T) == m; 2*S == 19*K + 20*m*m.T",
        "After the first centring the rows have means, `m`, which are not 0. Only the second program takes them "
        "off: its scatter matrix lacks `20*m*m.T`, a matrix of rank 1.",
    ),
    (
        "No factor between them",
        "S[1,1]*K[2,2] != S[2,2]*K[1,1]",
        "Were one a multiple of the other, these two products would agree.",
    ),
    (
        "As it should have been: each variable's own mean, divisor 19",
        "mean(X.T) == (15/4, 5, 4); covariance(X.T) == C",
        "Observations are the columns of `X`, so the rows of its transpose.",
    ),
    (
        "Its characteristic polynomial",
        "for x in R: charpoly(C, x) == (27436*x^3 - 712975*x^2 + 5968470*x - 16149569)/27436",
        "",
    ),
    ("Its eigenvalues", "eigenvalues(C) == {l1, l2, l3}", "Three real roots of a polynomial without rational ones."),
    ("None of them is 0", "l3 > 6; det(C) == 16149569/27436", "The covariance matrix is invertible."),
]

REMARK = (
    "What went wrong, in one paragraph: the notebook takes off the mean of each observation over its three "
    "variables, although a covariance needs the mean of each variable over the observations. After that every "
    "observation sums to 0, so (1, 1, 1) is an eigenvector for the eigenvalue 0, which the floating-point run "
    "shows as 1.42e-14 and 8.88e-16; neither number is a small variance, both are exactly 0. The notebook then "
    "wonders why its matrix and the one of np.cov differ by about ten but not exactly: the divisors are 2 and "
    "19, and np.cov also takes off the row means, so that 2 S = 19 K + 20 m mᵀ. The covariance of the data, "
    "centred as it should be, has no eigenvalue 0."
)


def prose(text: str) -> tuple[object, ...]:
    """Words with the terms between backquotes as formulas."""
    pieces = text.split("`")
    return tuple(Math(parse_term(p)) if k % 2 else p for k, p in enumerate(pieces) if p)


def wrong_axis() -> Derived:
    """The whole story, judged."""
    rows = "[" + ", ".join("[" + ", ".join(line.split()) + "]" for line in DATA.splitlines()) + "]"
    given = parse_term(rows)
    story = Story("covariance", given, from_term(given), "X")
    for name, value in DEFINITIONS.items():
        story.define(name, parse_term(value))
    for title, statement, reason in STEPS:
        story.step(title, conj(*map(parse, statement.split("; "))), prose(reason))
    story.remark(REMARK)
    derivation = story.finish()
    goal = conj(*(s.statement for s in derivation.steps))
    verdict, verdicts, certificate = judge_derivation(
        [(s.statement, s.hint) for s in derivation.steps], goal, derivation.definitions
    )
    verdict, verdicts = cross_checked(derivation, verdict, verdicts)
    return Derived(story, derivation, MatrixInput(given), goal, verdict, verdicts, certificate, 50)
