"""False general statements with the most helpful proof an enemy could write: the kernel accepts none.

Each line was a hole, or is the neighbour of one.
"""

from __future__ import annotations

import pytest
from kernel_support import certificate

from eigenproof.errors import CertificateError
from eigenproof.kernel import check
from eigenproof.kernel_general import check_general
from eigenproof.language import parse
from eigenproof.model import tree


def goal(text: str) -> list:
    return tree(parse(text))


def t(text: str) -> object:
    return goal(f"{text} == 0")[1]


def use(source: object, *terms: str, names: str = "", proofs: tuple = ()) -> dict:
    move = {"move": "use", "use": source, "with": [t(x) for x in terms], "names": names.split()}
    return {**move, "proofs": list(proofs)} if proofs else move


def combine(fact: str, *summands: list) -> dict:
    terms = [
        [c, t(x), k, t(r), *(y if n == 0 else t(y) for n, y in enumerate(w))] for c, x, k, r, *w in summands
    ]
    return {"move": "combine", "fact": goal(fact), "sum": terms}


def have(fact: str, **proof: object) -> dict:
    return {"move": "have", "fact": goal(fact), "proof": proof}


def defined(text: str) -> dict:
    return {"move": "defined", "term": t(text)}


def moves(*made: dict, **rest: object) -> dict:
    return {"moves": list(made), **rest}


def order(fact: str, squares: list, zeros: tuple = ()) -> dict:
    return {"move": "order", "fact": goal(fact), "squares": [[c, k, t(w)] for c, k, w in squares],
            "zeros": [[c, t(x), k, t(r)] for c, x, k, r in zeros]}  # fmt: skip


def vanish(squares: list, zeros: list, of: int = 0, **more: bool) -> dict:
    return {"move": "vanish", "squares": [[c, k, t(w)] for c, k, w in squares],
            "zeros": [[c, t(x), k, t(r)] for c, x, k, r in zeros], "of": of, **more}  # fmt: skip


def induction(k: str, base: dict, step: dict) -> dict:
    return {"induction": k, "base": base, "step": step}


ZERO = have("exists y in R: y == 0", give=["0"], proof={})
NUMBER_0 = [ZERO, use(0, names="z")]  # facts 0 and 1: there is a number z == 0
ONE_SIDED = "one-sided inverses of square matrices"
INV_A = ["inv", ["R"]]

ATTACKS = [
    # names and scopes
    ("a name of the proof in a claim that nothing binds", "x == 0", moves(ZERO, use(0, names="x"))),
    ("and in an alternative", "x == 0 or x == 1", moves(ZERO, use(0, names="x"))),
    ("and in what exists", "exists y in R: y == x and x == 0",
     moves(ZERO, use(0, names="x"), give=["x"], proof={"parts": [{}, {}]})),
    ("a size by the name of a variable: as an exponent",
     "for A in R(n,n), x in R: for n in Z: det(x*A) == x^n*det(A)",
     {"names": {"n": "q"}, **moves(use("determinant of a multiple", "x", "A"))}),
    ("and in a hypothesis",
     "for A in R(n,n), x in R: (for n in R: x^n == n*n) implies x^n == 0", moves(use(0, "0"))),
    ("a witness that depends on a later name",
     "for a in R: exists x in R: for y in R: x == y", {"give": ["y"], "proof": {}}),
    ("and by a name that the proof gives it",
     "for a in R: exists x in R: for y in R: x == y", {"give": ["b"], "proof": {"names": {"y": "b"}}}),
    ("what exists, for all", "for A in C(n,n), l in C: eigenvalue(A, l)",
     moves(use("fundamental theorem of algebra", "A", names="m v"), meaning={"give": ["v"], "proof": {}})),
    ("the name of what exists is taken by the next variable",
     "for a in R: for x in R: x == 0", {"moves": [], "names": {"x": "a"}}),
    ("one name for two variables", "for a in R, b in R: a == b", {"names": {"a": "c", "b": "c"}}),
    ("a name like an opaque letter", "for a in R, b in R: a*b == 1", {"names": {"b": "inv#0"}}),
    ("a fact of one part in another", "for a in R: (a == 0 implies a == 0) and a == 0",
     {"parts": [{}, moves(combine("a == 0", ["1", "1", 0, "1"]))]}),
    ("a fact of one case in another", "for a in R, b in R: a == 0 or b == 0 implies a == 0",
     {"cases": 0, "proofs": [{}, moves(combine("a == 0", ["1", "1", 2, "1"]))]}),
    ("a fact from inside a lemma", "for a in R: a == 0",
     moves(have("a == 0 implies a == 0"), combine("a == 0", ["1", "1", 1, "1"]))),
    ("a lemma of one number for all",
     "for a in R: a == 0 implies (for b in R: b == 0)", moves(have("a == 0"))),
    ("the goal as a fact", "for a in R: a == 0", moves(have("a == 0", suppose={}))),
    ("an alternative of itself", "for a in R: a == 0", {"cases": ["==", "a", "0"], "proofs": [{}, {}]}),
    ("one case twice",
     "for a in R, b in R: a == 0 or b == 0 implies a == 0", {"cases": 0, "proofs": [{}, {}]}),
    ("cases of a condition", "for a in R, b in R: (a == 0 implies b == 0) implies b == 0",
     {"cases": 0, "proofs": [{}]}),
    # what is defined
    ("a row that begins with a name like a word",
     ["for", [INV_A, ["a", ["R"]]], ["implies", ["==", ["matrix", ["inv", "a"]], ["matrix", ["inv", "a"]]],
                                     ["!=", "a", "0"]]],
     moves(defined("a"))),
    ("a division by 0 at a witness", "exists x in R: 1/x == 0",
     moves(*NUMBER_0, give=["z"], proof=moves(defined("z")))),
    ("and at one that is a variable", "for y in R: y == 0 implies exists x in R: 1/x == y",
     {"give": ["y"], "proof": moves(defined("y"))}),
    ("and where the 0 stands beside", "exists x in R: x*(1/x) == 0",
     moves(*NUMBER_0, give=["z"], proof=moves(combine("z*(1/z) == 0", ["1", "1", 1, "1/z"])))),
    ("and two deep", "exists x in R: exists y in R: y*(1/y) == x and x == 0",
     moves(*NUMBER_0, give=["z"], proof={"give": ["z"], "proof": moves(
         combine("z*(1/z) == z", ["1", "1", 1, "1/z"], ["-1", "1", 1, "1"]), parts=[{}, {}])})),
    ("and by supposing that it is none", "for a in R: exists x in R: x*(1/x) == 0",
     moves(*NUMBER_0, give=["z"],
           proof={"suppose": moves(combine("z*(1/z) == 0", ["1", "1", 1, "1/z"]))})),
    ("and where a later hypothesis excludes it",
     "for a in R: exists x in R: (x*(1/x) == 1 and x != 0) implies x == 0",
     moves(*NUMBER_0, give=["z"], proof={})),
    ("and behind a `for`",
     "for a in R: exists x in R: for y in R: x*(1/x) == 1 and x != 0 implies y == y + 1",
     moves(*NUMBER_0, give=["z"], proof={})),
    ("and behind another that exists",
     "for a in R: exists x in R: exists y in R: (x*(1/x) == 1 and x != 0) implies y == y + 1",
     moves(*NUMBER_0, give=["z"], proof={"give": ["z"], "proof": {}})),
    ("and by the name of another variable",
     "for y in R: y == 1 implies (exists x in R: for y in R: ((x - y)*(1/(x - y)) - 1)*(x - y) == 0)",
     moves(*NUMBER_0, give=["0"],
           proof={"names": {"y": "w"}, "cases": ["==", "w", "0"], "proofs": [{}, {}]})),
    ("a division by an explicit 0", "for a in R: a/norm(zeros(2,1)) == a/norm(zeros(2,1))", {}),
    ("and by a determinant", "for a in R: a/det(zeros(6,6)) == a/det(zeros(6,6))", {}),
    ("and behind an alternative that is true", "for a in R: a == a or a/0 == 1", {}),
    ("what holds for all x != 0, at 0", "for a in R: (for x in R: x*(1/x) == 1) implies a == 0",
     moves(ZERO, use(1, names="z"), use(0, "z"),
           combine("1 == 0", ["-1", "1", 3, "1"], ["1", "1/z", 2, "1"]))),
    ("and its opposite", "not (for x in R: x*(1/x) == 1)",
     {"suppose": moves(ZERO, use(1, names="z"), use(0, "z"),
                       combine("1 == 0", ["-1", "1", 3, "1"], ["1", "1/z", 2, "1"]))}),
    ("an inverse in one of two hypotheses",
     "for A in R(n,n): inv(A) == A or A == I(n) implies invertible(A*0)",
     moves(defined("A"))),
    ("a guarded inverse", "for a in R: (a == 0 or 1/a == 1/a) implies a != 0", moves(defined("a"))),
    ("an inverse in a statement that is opened", "for a in R: (exists x in R: x == 1/a) implies a != 0",
     moves(defined("a"))),
    ("the reciprocal of what may be 0", "for a in R: a*inv(a) == 1 or a == 1", moves(use("reciprocal", "a"))),
    ("the inverse of 0", "for a in R: a == a implies 1/0 == a", moves(use("reciprocal", "0"))),
    # sizes
    ("sizes told to be equal are not one size", "for A in R(m,n): m == n implies trace(A*A.T) == det(A)",
     moves(use("inverse", "A"))),
    ("a theorem about square matrices", "for A in R(m,n), B in R(n,m): A*B == I(m) implies B*A == I(n)",
     moves(use(ONE_SIDED, "A", "B"), combine("B*A == I(n)", ["1", "1", 1, "1"]))),
    ("a number where a matrix commutes", "for A in R(n,n), B in R(n,n): A*B == B*A", {}),
    ("a row and a column commute", "for u in R(n), v in R(n): u*v.T == v*u.T", {}),
    ("a trace of what is not square", "for A in R(m,n): trace(A) == trace(A.T)", {}),
    ("a full column rank of rows", "for A in R(m,n): rank(A) == m implies exists B in R(n,m): B*A == I(n)",
     moves(use("full column rank", "A", names="B"), give=["B"], proof={})),
    ("the size of the other side", "for A in R(m,n): rank(A) == m implies nullity(A) == 0",
     moves(use("rank by null vectors", "A"))),
    ("a 3x3 theorem for 2x2",
     "for A in R(2,2), a in R, v in R(2): eigenpair(A, a, v) implies diagonalizable(A)",
     moves(use("distinct eigenvalues", "A", "a", "v"))),
    ("the same eigenvalue twice",
     "for A in R(2,2), a in R, v in R(2): eigenpair(A, a, v) implies diagonalizable(A)",
     moves(use("distinct eigenvalues", "A", "a", "v", "a", "v"))),
    # over C
    ("T for H in a square", "for v in C(n): v.T*v == 0 implies v == 0",
     moves(vanish([["1", [], "v"]], [["-1", "1", 0, "1"]]))),
    ("a number is its own adjoint", "for A in C(n,n), v in C(n): v.H*A*v in R", {}),
    ("a determinant is real", "for A in C(n,n): det(A) in R", {}),
    ("the determinant of the adjoint", "for A in C(n,n): det(A.H) == det(A)", {}),
    ("orthogonal, over C",
     "for A in C(n,n): A.T*A == I(n) implies A.H*A == I(n)", moves(use(ONE_SIDED, "A.T", "A"))),
    ("the spectral theorem with T", "for A in C(n,n): A.T == A implies diagonalizable(A)",
     moves(use("spectral theorem", "A", names="Q D"), meaning={"give": ["Q", "D"], "proof": {}})),
    ("real parts of what is complex",
     "for A in C(n,n): hermitian(A) implies (exists Q in R(n,n), D in R(n,n): "
     "spectral(A, Q, D))",
     moves(use("spectral theorem", "A", names="Q D"), give=["Q", "D"], proof={})),
    ("a complex eigenvalue for a real one",
     "for A in R(n,n): exists l in R, v in R(n): A*v == l*v and v != 0",
     moves(use("fundamental theorem of algebra", "A", names="l v"), give=["l", "v"], proof={})),
    ("a diagonal factor that is real", "for A in C(n,n), Q in C(n,n), D in C(n,n): spectral(A, Q, D) implies "
     "hermitian(A)",
     moves(use("square diagonal matrices", "D"),
           combine("A.H == A", ["1", "1", 5, "1", "H"], ["-1", "1", 5, "1"], ["1", "Q", 6, "Q.H"]))),
    ("an order between complex numbers", "for a in C: a*a >= 0", moves(order("a*a >= 0", [["1", [], "a"]]))),
    ("and where it cancels", "for a in C: a <= a + 1", {}),
    ("real numbers by expansion", "for a in C: a*a.H - a.H == 0 implies a in R", {}),
    # orders and squares
    ("a negative coefficient", "for v in R(n): 0 >= v.T*v", moves(order("0 >= v.T*v", [["-1", [], "v"]]))),
    ("a factor that is not known to be >= 0", "for a in R, v in R(n): a*v.T*v >= 0",
     moves(have("a == a"), order("a*v.T*v >= 0", [["1", [0], "v"]]))),
    ("nothing positive", "for v in R(n): v.T*v > 0", moves(order("v.T*v > 0", [["1", [], "v"]]))),
    ("a weak factor", "for a in R, v in R(n): a >= 0 and v != 0 implies a*v.T*v > 0",
     moves(order("a*v.T*v > 0", [["1", [0], "v"]]))),
    ("a square of another number of a list", "for u in R(n), v in R(n): u.T*u == 0 implies v == 0",
     moves(vanish([["1", [], "u"], ["1", [], "v"]], [["-1", "1", 0, "1"]], 1))),
    ("a factor that may vanish", "for a in R, v in R(n): a >= 0 and a*v.T*v == 0 implies v == 0",
     moves(vanish([["1", [0], "v"]], [["-1", "1", 1, "1"]]))),
    ("a trace that vanishes, without squares", "for A in R(n,n): trace(A) == 0 implies A == 0",
     moves(vanish([["1", [], "A"]], [["-1", "1", 0, "1"]], trace=True))),
    ("ranks are not negative, so they are positive",
     "for A in R(m,n): rank(A) > 0", moves(use("bounds of a rank", "A"))),
    # logic
    ("an empty alternative", "for a in R: a == 0", {"cases": ["or"], "proofs": [{}]}),
    ("no cases of a fact that is none", "for a in R: a == 0", {"cases": 0, "proofs": []}),
    ("no parts", "for a in R: a == 0", {"parts": []}),
    ("parts of an alternative", "for a in R: a == 0 or a == 1", {"parts": [{}, {}]}),
    ("the converse", "for a in R, b in R: (a == 0 implies b == 0) and b == 0 implies a == 0", moves(use(0))),
    ("the other half of an equivalence", "for a in R, b in R: a == 0 iff b == 0", {"parts": [{}, {}]}),
    ("a condition that is proved elsewhere", "for a in R, b in R: (a == 0 implies b == 0) implies b == 0",
     moves(use(0, proofs=(moves(suppose={}),)))),
    ("a negation pushed through `and`", "for a in R, b in R: not (a == 0 and b == 0) implies a != 0", {}),
    ("a negation pushed through `for`",
     "for a in R: not (for x in R: a == x) implies (for x in R: a != x)", {}),
    ("for all of none", "for a in R: (for x in R: x == a implies a == 0)", {"moves": [], "suppose": {}}),
    ("a theorem without its condition", "for A in R(n,n): A*inv(A) == I(n) or A == A.T",
     moves(use("inverse", "A"))),
    ("a condition proved by itself", "for A in R(n,n): invertible(A)",
     moves(use("invertible by rank", "A", proofs=({},)))),
    ("a theorem with a term too many",
     "for A in R(n,n): A == 0", moves(use("determinant of the identity", "A", "A"))),
    ("a theorem that no table has", "for A in R(n,n): A == 0", moves(use("trust", "A"))),
    ("an eigenvector that is 0", "for A in R(n,n), l in R: eigenvalue(A, l)",
     {"meaning": {"give": [["zeros", "n", "1"]], "proof": {"parts": [{}, {}]}}}),
    ("what similar does not say", "for A in R(n,n), B in R(n,n): similar(A, B) implies A == B",
     moves(use(0, names="P"))),
    ("as many eigenvalues as it takes",
     "for A in R(2,2), a in R: eigenvalues(A) == {a} implies trace(A) == a", {}),
    # induction
    ("a step that does not hold", "for A in R(n,n), k in N: A^k == I(n)",
     induction("k", {}, moves(combine("A^(k+1) == I(n)", ["1", "A", 0, "1"])))),
    ("a base that does not hold", "for a in R, k in N: a == 0 implies a^k == 0",
     induction("k", {}, moves(combine("a^(k+1) == 0", ["1", "a^k", 1, "1"])))),
    ("induction over real numbers", "for k in R: k == 0", induction("k", {}, {})),
    ("a name that is bound again", "for k in N: k == 0 or (exists k in R: k == 1)", induction("k", {}, {})),
    ("an inverse that is not defined at each k", "for k in N: k/k == 1", induction("k", {}, {})),
    ("natural numbers are positive", "for k in N: k > 0",
     moves({"move": "powers", "base": "k", "exponent": "k"})),
    ("powers of a real number are positive", "for a in R, k in N: a^k >= 0",
     moves({"move": "powers", "base": "a", "exponent": "k"})),
    ("a whole number by algebra",
     "for a in R: a == 1 implies exists x in Z: x == a", {"give": ["a"], "proof": {}}),
    ("a rational number by algebra", "for a in R: exists x in Q: x == a", {"give": ["a"], "proof": {}}),
]  # fmt: skip


def refused(claim: list, proof: dict, given: list | None = None, definitions: tuple = ()) -> None:
    with pytest.raises(CertificateError):
        check(certificate(claim, {"proof": proof}, definitions=definitions), given or claim)


@pytest.mark.parametrize(("name", "claim", "proof"), ATTACKS, ids=[a[0] for a in ATTACKS])
def test_an_attack_is_refused(name: str, claim: object, proof: dict) -> None:
    refused(goal(claim) if isinstance(claim, str) else claim, proof)


def test_the_names_that_are_defined_are_not_those_of_a_proof() -> None:
    let = ["let", [["x", "1"]], ["==", "x", "0"]]
    refused(let[2], moves(ZERO, use(0, names="x")), let, (("x", "1"),))


def test_a_part_of_an_identity_is_no_claim_by_itself() -> None:
    proof = {"proof": moves(ZERO, use(0, names="x"))}
    claim = goal("for x in R: x == 0 and x == 0")
    with pytest.raises(CertificateError):
        check(certificate(claim, {"parts": [proof, proof]}), claim)


def test_what_exists_may_be_inverted_where_that_is_known() -> None:
    claim = goal("for A in R(n,n): exists P in R(n,n): invertible(P) and A == P*A*inv(P)")
    shown = moves(use(ONE_SIDED, "I(n)", "I(n)"), use("inverse", "I(n)"),
                  combine("A == I(n)*A*inv(I(n))", ["-1", "A", 4, "1"]), parts=[{}, {}])  # fmt: skip
    check_general(claim, {"give": [t("I(n)")], "proof": shown})
    refused(claim, {"give": [t("I(n)")], "proof": {"parts": [shown, shown]}})
