"""The kernel's proofs of general statements: each move by hand, and attacks on each move."""

from __future__ import annotations

import pytest

from eigenproof.errors import CertificateError
from eigenproof.kernel import FORMAT, check
from eigenproof.kernel_general import check_general
from eigenproof.language import parse
from eigenproof.model import tree


def combine(left: str, right: str, *summands: list) -> dict:
    fact = tree(parse(f"{left} == {right}"))
    return {"move": "combine", "fact": fact, "sum": [[c, t(x), k, t(r), *w] for c, x, k, r, *w in summands]}


def t(text: str) -> object:
    return tree(parse(f"{text} == 0").args[0])


def use(source: object, *terms: str, names: tuple = ()) -> dict:
    move: dict = {"move": "use", "use": source, "with": [t(x) for x in terms]}
    return {**move, "names": list(names)} if names else move


def goal(text: str) -> list:
    return tree(parse(text))


ALL = "for A in R(n,n), B in R(n,n), v in R(n), w in R(n), a in R, b in R: "
PENROSE = "Penrose's identities"
ONE_SIDED = "one-sided inverses of square matrices"

TRUE = {
    "expansion": (
        "for A in R(m,n), B in R(m,n): (A + B).T*(A + B) == A.T*A + A.T*B + B.T*A + B.T*B", {}
    ),
    "a number is its transpose": ("for A in R(n,n), v in R(n): v.T*A*v == v.T*A.T*v", {}),
    "traces are cyclic": ("for A in R(m,n), B in R(n,m): trace(A*B) == trace(B.T*A.T)", {}),
    "combine": (
        ALL + "A*v == a*v implies A*A*v == a^2*v",
        {"moves": [combine("A*A*v", "a^2*v", ["1", "A", 0, "1"], ["1", "a", 0, "1"])]},
    ),
    "combine with a transpose": (
        ALL + "A*B == A implies v.T*B.T*A.T == v.T*A.T",
        {"moves": [combine("v.T*B.T*A.T", "v.T*A.T", ["1", "v.T", 0, "1", "T"])]},
    ),
    "theorem": ("for A in R(m,n): A*pinv(A)*A == A", {"moves": [use(PENROSE, "A")]}),
    "theorem about complex matrices": (
        "for A in C(m,n): (A*pinv(A)).H == A*pinv(A)", {"moves": [use(PENROSE, "A")]}
    ),
    "one-sided": (
        "for A in R(n,n), B in R(n,n): A*B == I implies B*A == I", {"moves": [use(ONE_SIDED, "A", "B")]}
    ),
    "vanish": (
        "for A in R(m,n): A.T*A == 0 implies A == 0",
        {"moves": [{"move": "vanish", "squares": [["1", [], "A"]], "zeros": [["-1", "1", 0, "1"]], "of": 0}]},
    ),
    "vanish over C": (
        "for A in C(m,n): A.H*A == 0 implies A == 0",
        {"moves": [{"move": "vanish", "squares": [["1", [], "A"]], "zeros": [["-1", "1", 0, "1"]], "of": 0}]},
    ),
    "vanish by a trace": (
        "for A in R(m,n): trace(A*A.T) == 0 implies A == 0",
        {"moves": [{
            "move": "vanish", "squares": [["1", [], "A"]], "zeros": [["-1", "1", 0, "1"]], "of": 0,
            "trace": True,
        }]},
    ),
    "order": (
        "for A in R(m,n), x in R(n): x.T*A.T*A*x >= 0",
        {"moves": [{
            "move": "order", "fact": goal("for A in R: x.T*A.T*A*x >= 0")[2],
            "squares": [["1", [], t("A*x")]], "zeros": [],
        }]},
    ),
    "reciprocal": (
        "for a in R, b in R: a*b == 0 and a != 0 implies b == 0",
        {"moves": [use("reciprocal", "a"), combine("b", "0", ["-1", "b", 3, "1"], ["1", "inv(a)", 0, "1"])]},
    ),
    "take and give": (
        "for A in R(n,n), l in R: eigenvalue(A, l) implies eigenvalue(A*A, l*l)",
        {
            "moves": [use(0, names=("v",))],
            "meaning": {"give": ["v"], "proof": {"parts": [
                {"moves": [combine("A*A*v", "l*l*v", ["1", "A", 1, "1"], ["1", "l", 1, "1"])]}, {},
            ]}},
        },
    ),
    "suppose": (
        ALL + "A*v == w and w != 0 implies v != 0",
        {"suppose": {"moves": [combine("w", "0", ["-1", "1", 0, "1"], ["1", "A", 2, "1"])]}},
    ),
    "cases": (
        "for a in R, b in R: a == 0 or b == 0 implies a*b == 0",
        {"cases": 0, "proofs": [
            {"moves": [combine("a*b", "0", ["1", "b", 1, "1"])]},
            {"moves": [combine("a*b", "0", ["1", "a", 1, "1"])]},
        ]},
    ),
    "spectral theorem": (
        "for A in R(n,n): symmetric(A) implies orthogonally_diagonalizable(A)",
        {"moves": [use("spectral theorem", "A", names=("Q", "D"))],
         "meaning": {"give": ["Q", "D"], "proof": {}}},
    ),
    "determinant written out": ("for a in R, b in R: det([[a, b], [b, a]]) == a^2 - b^2", {}),
    "unit vectors": (
        "for v in R(2): v == v[1,1]*(1, 0) + v[2,1]*(0, 1)".replace("v[1,1]", "dot((1, 0), v)").replace(
            "v[2,1]", "dot((0, 1), v)"
        ),
        {"moves": [{"move": "units", "size": "2"}, combine(
            "v", "dot((1, 0), v)*(1, 0) + dot((0, 1), v)*(0, 1)", ["1", "1", 0, "v"]
        )]},
    ),
    "defined": (
        "for A in R(n,n), B in R(n,n): inv(A) == B implies A*B == I(n)",
        {"moves": [{"move": "defined", "term": "A"}, use("inverse", "A"),
                   combine("A*B", "I(n)", ["1", "1", 2, "1"], ["-1", "A", 0, "1"])]},
    ),
    "have": (
        "for a in R: a^2 == 1 implies (a - 1)*(a + 1)*a == 0",
        {"moves": [{
            "move": "have", "fact": goal("for a in R: (a - 1)*(a + 1) == 0")[2],
            "proof": {"moves": [combine("(a - 1)*(a + 1)", "0", ["1", "1", 0, "1"])]},
        }, combine("(a - 1)*(a + 1)*a", "0", ["1", "a", 1, "1"])]},
    ),
    "real numbers": (
        "for l in C: l.H == l implies l in R", {},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TRUE)
def test_a_proof_by_hand_is_accepted(name):
    text, proof = TRUE[name]
    claim = goal(text)
    check_general(claim, proof)
    certificate = {
        "format": FORMAT, "definitions": [], "radicals": [], "roots": [], "inverses": [], "goal": claim,
        "claims": [{"claim": claim, "evidence": {"proof": proof}}],
    }  # fmt: skip
    assert check(certificate, claim) == claim
    if proof.get("moves"):
        with pytest.raises(CertificateError):
            check_general(claim, {**proof, "moves": proof["moves"][:-1]})


SQUARE = {"move": "vanish", "squares": [["1", [], "A"]], "zeros": [["-1", "1", 0, "1"]], "of": 0}

FALSE = {
    "nothing is shown": ("for A in R(n,n), B in R(n,n): A*B == B*A", {}),
    "a combination that is none": (
        ALL + "A*v == a*v implies A*A*v == a^2*v", {"moves": [combine("A*A*v", "a^2*v", ["1", "A", 0, "1"])]}
    ),
    "a fact that comes later": (
        "for a in R: a == 0", {"moves": [combine("a", "0", ["1", "1", 0, "1"])]}
    ),
    "a goal used in its own proof": (
        "for a in R: a == 0",
        {"moves": [{"move": "have", "fact": ["==", "a", "0"],
                    "proof": {"moves": [combine("a", "0", ["1", "1", 0, "1"])]}}]},
    ),
    "a condition used as a fact": (
        "for a in R, b in R: a*b == 0 implies a == 0 or b == 0",
        {"suppose": {"moves": [use("reciprocal", "b"), combine("a", "0", ["1", "inv(b)", 0, "1"])]}},
    ),
    "transposes do not make squares over C": (
        "for A in C(m,n): A.T*A == 0 implies A == 0", {"moves": [SQUARE]}
    ),
    "negative squares": (
        "for A in R(m,n), B in R(m,n): A.T*A == B.T*B implies A == 0",
        {"moves": [{"move": "vanish", "squares": [["1", [], "A"], ["-1", [], "B"]],
                    "zeros": [["-1", "1", 0, "1"]], "of": 0}]},
    ),
    "a square with a factor that may be 0": (
        "for a in R, v in R(n): a >= 0 and a*v.T*v == 0 implies v == 0",
        {"moves": [{"move": "vanish", "squares": [["1", [0], "v"]],
                    "zeros": [["-1", "1", 1, "1"]], "of": 0}]},
    ),
    "a number over C is not its adjoint": ("for A in C(n,n), v in C(n): v.H*A*v == v.H*A.H*v", {}),
    "the reciprocal of what may be 0": (
        "for a in R: a*inv(a) == 1 or a == 1", {"moves": [use("reciprocal", "a")]}
    ),
    "one-sided inverses that are not square": (
        "for A in R(m,n), B in R(n,m): A*B == I(m) implies B*A == I(n)", {"moves": [use(ONE_SIDED, "A", "B")]}
    ),
    "a theorem without its hypothesis": (
        "for A in R(n,n): orthogonally_diagonalizable(A)",
        {"moves": [use("spectral theorem", "A", names=("Q", "D"))],
         "meaning": {"give": ["Q", "D"], "proof": {}}},
    ),
    "the spectral theorem for a complex symmetric matrix": (
        "for A in C(n,n): A.T == A implies diagonalizable(A)",
        {"moves": [use("spectral theorem", "A", names=("Q", "D"))],
         "meaning": {"give": ["Q", "D"], "proof": {}}},
    ),
    "a theorem that does not exist": (
        "for A in R(n,n): A == 0", {"moves": [use("everything is zero", "A")]}
    ),
    "a witness that is not real": (
        "for A in R(n,n), l in R: eigenvalue(A, l) implies exists v in R(n): A*v == l*v and v != 0",
        {"moves": [use(0, names=("v",))], "give": [["*", ["i"], "v"]], "proof": {}},
    ),
    "an eigenvector that may be 0": (
        "for A in R(n,n), l in R, v in R(n): A*v == l*v implies eigenvalue(A, l)",
        {"meaning": {"give": ["v"], "proof": {}}},
    ),
    "what is taken twice under one name": (
        "for A in R(n,n), a in R, b in R: eigenvalue(A, a) and eigenvalue(A, b) implies a == b",
        {"moves": [use(0, names=("v",)), use(1, names=("v",))]},
    ),
    "a name of the statement for what is taken": (
        "for A in R(n,n), v in R(n), a in R: eigenvalue(A, a) implies A*v == a*v",
        {"moves": [use(0, names=("v",))]},
    ),
    "taking from what is no fact": (
        "for A in R(n,n), a in R: symmetric(A) implies eigenvalue(A, a)",
        {"moves": [use(0, names=("v",))], "meaning": {"give": ["v"], "proof": {}}},
    ),
    "one case of two": (
        "for a in R, b in R: a == 0 or b == 0 implies a == 0", {"cases": 0, "proofs": [{}]}
    ),
    "one part of two": ("for a in R: a == a and a == 0", {"parts": [{}]}),
    "half of an equivalence": ("for a in R: a == 0 iff a == a", {"parts": [{}]}),
    "sizes that do not fit": ("for A in R(m,n), B in R(m,n): A*B == A*B", {}),
    "a number and a matrix": ("for A in R(n,n): A + 1 == A + 1", {}),
    "the inverse of a matrix that is not square": ("for A in R(m,n): inv(A) == inv(A)", {}),
    "the order of complex numbers": ("for a in C: a >= a", {}),
    "an integer by algebra": ("for a in Z: a == a and a in Z", {"parts": [{}, {}]}),
    "definedness of what nobody speaks of": (
        "for A in R(n,n): A == A implies invertible(A)", {"moves": [{"move": "defined", "term": "A"}]}
    ),
    "definedness from one side of an alternative": (
        "for A in R(n,n): inv(A) == A or A == 0 implies invertible(A)",
        {"moves": [{"move": "defined", "term": "A"}]},
    ),
    "definedness from another part of the goal": (
        "for A in R(n,n): invertible(A) and inv(A) == inv(A)",
        {"moves": [{"move": "defined", "term": "A"}], "parts": [{}, {}]},
    ),
    "an order without a positive part": (
        "for v in R(n): v.T*v > 0",
        {"moves": [{"move": "order", "fact": goal("for v in R: v.T*v > 0")[2],
                    "squares": [["1", [], "v"]], "zeros": []}]},
    ),
    "a name that nothing binds": ("for A in R(n,n): B == B", {}),
    "a variable that is bound twice": ("for A in R(n,n): for A in R(n,n): A == A", {}),
    "the name of a size for a matrix": ("for A in R(n,n), n in R: A == A", {}),
    "a set that is none": (["for", [["A", ["X", "n"]]], ["==", "A", "A"]], {}),
    "a move that is none": ("for a in R: a == 0", {"moves": [{"move": "trust"}]}),
    "a negative position": (
        "for a in R: a == 0 implies a == 0 and a == a",
        {"moves": [combine("a", "0", ["1", "1", -1, "1"])], "parts": [{}, {}]},
    ),
    "traces are not products": ("for A in R(n,n), B in R(n,n): trace(A*B) == trace(A)*trace(B)", {}),
    "traces of three": ("for A in R(n,n), B in R(n,n), C in R(n,n): trace(A*B*C) == trace(A*C*B)", {}),
    "pseudoinverses of products": (
        "for A in R(m,n), B in R(n,p): pinv(A*B) == pinv(B)*pinv(A)", {"moves": [use(PENROSE, "A*B")]}
    ),
    "different sizes are different": ("for A in R(m,n): trace(I(m)) == trace(I(n))", {}),
}  # fmt: skip


@pytest.mark.parametrize("name", FALSE)
def test_what_is_not_a_proof_is_refused(name):
    text, proof = FALSE[name]
    claim = goal(text) if isinstance(text, str) else text
    with pytest.raises(CertificateError):
        check(
            {
                "format": FORMAT, "definitions": [], "radicals": [], "roots": [], "inverses": [],
                "goal": claim, "claims": [{"claim": claim, "evidence": {"proof": proof}}],
            },
            claim,
        )  # fmt: skip


def test_a_proof_of_less_is_refused():
    text, proof = TRUE["vanish"]
    claim = goal(text)
    certificate = {
        "format": FORMAT, "definitions": [], "radicals": [], "roots": [], "inverses": [], "goal": claim,
        "claims": [{"claim": claim, "evidence": {"proof": proof}}],
    }  # fmt: skip
    with pytest.raises(CertificateError):
        check(certificate, goal("for A in R(m,n): A == 0"))
    with pytest.raises(CertificateError):
        check(certificate, goal("for A in C(m,n): A.T*A == 0 implies A == 0"))
