"""What the kernel takes from mathematics: meanings of words, and theorems. Standard library only.

Each line is a name, the variables with their sizes, and a statement in prefix form. F(m,n) are matrices
over R where all that the statement is used for is real, and over C otherwise; H is the transpose over R.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .kernel_listed import LISTED
from .kernel_ring import need
from .kernel_textbook import TEXTBOOK

MEANINGS = """
symmetric | A:F(n,n) | (== (T A) A)
hermitian | A:F(n,n) | (== (H A) A)
orthogonal | Q:R(n,n) | (and (== (* (T Q) Q) (I n)) (== (* Q (T Q)) (I n)))
unitary | U:F(n,n) | (and (== (* (H U) U) (I n)) (== (* U (H U)) (I n)))
orthonormal_columns | D:F(m,n) | (== (* (H D) D) (I n))
idempotent | A:F(n,n) | (== (* A A) A)
normal | A:F(n,n) | (== (* (H A) A) (* A (H A)))
eigenpair | A:F(n,n) l:F v:F(n) | (and (== (* A v) (* l v)) (!= v 0))
eigenvalue | A:F(n,n) l:F | (exists v:F(n) (and (== (* A v) (* l v)) (!= v 0)))
eigenvector | A:F(n,n) v:F(n) | (and (!= v 0) (exists l:F (== (* A v) (* l v))))
similar | A:F(n,n) B:F(n,n) | (exists P:F(n,n) (and (invertible P) (== A (* P B (inv P)))))
diagonalization | A:F(n,n) P:F(n,n) D:F(n,n) | (and (invertible P) (diagonal D) (== A (* P D (inv P))))
diagonalizable | A:F(n,n) | (exists P:C(n,n) D:C(n,n) (diagonalization A P D))
diagonalizable over R | A:R(n,n) | (exists P:R(n,n) D:R(n,n) (diagonalization A P D))
spectral | A:F(n,n) Q:F(n,n) D:F(n,n) | (and (unitary Q) (diagonal D) (== A (* Q D (H Q))))
orthogonally_diagonalizable | A:R(n,n) | (exists Q:R(n,n) D:R(n,n) (spectral A Q D))
positive_semidefinite | A:F(n,n) | (and (== (H A) A) (for x:F(n) (>= (* (H x) A x) 0)))
positive_definite | A:F(n,n) | (and (== (H A) A) (for x:F(n) (implies (!= x 0) (> (* (H x) A x) 0))))
indefinite | A:F(n,n) |
    (and (== (H A) A) (exists x:F(n) (> (* (H x) A x) 0)) (exists y:F(n) (< (* (H y) A y) 0)))
in nullspace | x:F(n) A:F(m,n) | (== (* A x) 0)
in columnspace | y:F(m) A:F(m,n) | (exists x:F(n) (== (* A x) y))
in rowspace | y:F(n) A:F(m,n) | (exists x:F(m) (== (* (T A) x) y))
in eigenspace | x:F(n) A:F(n,n) l:F | (== (* A x) (* l x))
in eigenvalues | l:F A:F(n,n) | (eigenvalue A l)
row_equivalent | A:F(m,n) B:F(m,n) | (exists E:F(m,m) (and (invertible E) (== A (* E B))))
"""

THEOREMS = """
Penrose's identities | X:F(m,n) | (penrose X (pinv X))
uniqueness of the pseudoinverse | X:F(m,n) Y:F(n,m) | (implies (penrose X Y) (== (pinv X) Y))
inverse | X:F(n,n) | (implies (invertible X) (and (== (* X (inv X)) (I n)) (== (* (inv X) X) (I n))))
one-sided inverses of square matrices | X:F(n,n) Y:F(n,n) |
    (implies (== (* X Y) (I n)) (and (== (* Y X) (I n)) (invertible X) (invertible Y)))
reciprocal | s:F | (implies (!= s 0) (and (invertible s) (== (* s (inv s)) 1) (!= (inv s) 0)))
order of numbers >= 0 by their squares | s:R t:R |
    (implies (and (>= s 0) (>= t 0) (<= (* s s) (* t t))) (<= s t))
sign of a factor (>) | s:R t:R | (implies (and (> t 0) (> (* s t) 0)) (> s 0))
sign of a factor (>=) | s:R t:R | (implies (and (> t 0) (>= (* s t) 0)) (>= s 0))
two inequalities | s:R t:R | (implies (and (<= s t) (<= t s)) (== s t))
lengths are positive | X:F(m,n) | (implies (!= X 0) (> (trace (* (H X) X)) 0))
a product with a number is zero | s:F X:F(m,n) | (implies (and (== (* s X) 0) (!= s 0)) (== X 0))
a product with a matrix is zero | s:F X:F(m,n) | (implies (and (== (* s X) 0) (!= X 0)) (== s 0))
norm | X:F(m,n) | (and (== (* (norm X) (norm X)) (trace (* (H X) X))) (>= (norm X) 0))
Cauchy-Schwarz | u:F(n) v:F(n) | (>= (+ (* (H u) u (H v) v) (neg (* (H u) v (H v) u))) 0)
Cauchy-Schwarz for real vectors | u:R(n) v:R(n) | (<= (* (T u) v) (* (norm u) (norm v)))
norm of a product | X:F(m,n) Y:F(n,p) |
    (and (<= (norm (* X Y)) (* (norm X) (norm Y)))
    (<= (trace (* (H Y) (H X) X Y)) (* (trace (* (H X) X)) (trace (* (H Y) Y)))))
sizes are positive | X:F(m,n) | (and (>= m 1) (>= n 1) (> m 0) (> n 0))
determinant of a product | X:F(n,n) Y:F(n,n) | (== (det (* X Y)) (* (det X) (det Y)))
determinant of the identity | X:F(n,n) | (== (det (I n)) 1)
determinant of I + XY | X:F(m,n) Y:F(n,m) | (== (det (+ (I m) (* X Y))) (det (+ (I n) (* Y X))))
determinant of a multiple | s:R X:F(n,n) | (== (det (* s X)) (* (^ s n) (det X)))
sum and product of the eigenvalues | X:F(n,n) |
    (and (== (sum (eigenvalues X)) (trace X)) (== (product (eigenvalues X)) (det X)))
Rayleigh's bounds | A:R(n,n) v:R(n) |
    (implies (== (T A) A) (and (<= (* (T v) A v) (* (max (eigenvalues A)) (T v) v))
    (>= (* (T v) A v) (* (min (eigenvalues A)) (T v) v))))
the largest eigenvalue has an eigenvector | A:R(n,n) |
    (implies (== (T A) A) (exists v:R(n) (and (== (* (T v) v) 1) (== (* A v) (* (max (eigenvalues A)) v)))))
a real symmetric matrix has an eigenvector | A:R(n,n) |
    (implies (== (T A) A) (exists l:R v:R(n) (and (== (* A v) (* l v)) (!= v 0))))
characteristic polynomial of a 2 x 2 matrix | X:F(2,2) x:F |
    (== (det (+ (* x (I 2)) (neg X))) (+ (* x x) (neg (* x (trace X))) (det X)))
characteristic polynomials of XY and YX | X:F(n,n) Y:F(n,n) x:F |
    (== (det (+ (* x (I n)) (neg (* X Y)))) (det (+ (* x (I n)) (neg (* Y X)))))
determinant of an invertible matrix | X:F(n,n) | (implies (invertible X) (!= (det X) 0))
invertible by determinant | X:F(n,n) | (implies (!= (det X) 0) (invertible X))
a singular matrix has a null vector | X:F(n,n) |
    (implies (== (det X) 0) (exists x:F(n) (and (== (* X x) 0) (!= x 0))))
a matrix that is not invertible | X:F(n,n) | (implies (not (invertible X)) (== (det X) 0))
a matrix with a null vector is singular | X:F(n,n) x:F(n) |
    (implies (and (== (* X x) 0) (!= x 0)) (== (det X) 0))
Cayley-Hamilton for 2 x 2 matrices | X:F(2,2) |
    (== (+ (* X X) (neg (* (trace X) X)) (* (det X) (I 2))) 0)
adjugate | X:F(n,n) |
    (and (== (* X (adjugate X)) (* (det X) (I n))) (== (* (adjugate X) X) (* (det X) (I n))))
fundamental theorem of algebra | X:F(n,n) | (exists l:C v:C(n) (and (== (* X v) (* l v)) (!= v 0)))
bounds of a rank | X:F(m,n) | (and (>= (rank X) 0) (<= (rank X) m) (<= (rank X) n))
rank of a product | X:F(m,n) Y:F(n,p) | (and (<= (rank (* X Y)) (rank X)) (<= (rank (* X Y)) (rank Y)))
rank by factors | X:F(m,n) U:F(m,p) Y:F(p,q) V:F(q,n) |
    (implies (== X (* U Y V)) (<= (rank X) (rank Y)))
more columns than rows | X:F(m,n) | (implies (> n m) (exists x:F(n) (and (== (* X x) 0) (!= x 0))))
rank of a sum | X:F(m,n) Y:F(m,n) | (<= (rank (+ X Y)) (+ (rank X) (rank Y)))
Sylvester's inequality | X:F(m,n) Y:F(n,p) | (>= (rank (* X Y)) (+ (rank X) (rank Y) (neg n)))
rank of a Gram matrix | X:F(m,n) | (and (== (rank (* (H X) X)) (rank X)) (== (rank (* X (H X))) (rank X)))
rank of a multiple | s:F X:F(m,n) | (implies (!= s 0) (== (rank (* s X)) (rank X)))
rank zero | X:F(m,n) | (implies (== (rank X) 0) (== X 0))
rank of zero | X:F(m,n) | (implies (== X 0) (== (rank X) 0))
rank of an invertible matrix | X:F(n,n) | (implies (invertible X) (== (rank X) n))
invertible by rank | X:F(n,n) | (implies (== (rank X) n) (invertible X))
rank of the identity | X:F(n,n) | (== (rank (I n)) n)
full column rank | X:F(m,n) | (implies (== (rank X) n) (exists Y:F(n,m) (== (* Y X) (I n))))
full row rank | X:F(m,n) | (implies (== (rank X) m) (exists Y:F(n,m) (== (* X Y) (I m))))
rank of an idempotent matrix | X:F(n,n) | (implies (== (* X X) X) (== (rank X) (trace X)))
rank-one factors | X:F(m,n) | (implies (== (rank X) 1) (exists u:F(m) v:F(n) (== X (* u (T v)))))
a null vector | X:F(m,n) | (implies (< (rank X) n) (exists x:F(n) (and (== (* X x) 0) (!= x 0))))
no null vector | X:F(m,n) | (implies (== (rank X) n) (for x:F(n) (implies (== (* X x) 0) (== x 0))))
a matrix that takes every vector to zero | X:F(m,n) | (implies (for x:F(n) (== (* X x) 0)) (== X 0))
rank by null vectors | X:F(m,n) | (implies (for x:F(n) (implies (== (* X x) 0) (== x 0))) (== (rank X) n))
spectral theorem | A:F(n,n) | (implies (== (H A) A) (exists Q:F(n,n) D:R(n,n) (spectral A Q D)))
singular value decomposition | A:F(m,n) | (exists U:F(m,m) S:R(m,n) V:F(n,n) (svd A U S V))
factors of an SVD | A:F(m,n) U:F(m,p) S:F(p,q) V:F(n,q) |
    (implies (svd A U S V) (and (== (* (H U) U) (I p)) (== (* (H V) V) (I q)) (== A (* U S (H V)))
    (diagonal S)))
square root of a positive semidefinite matrix | A:F(n,n) |
    (implies (positive_semidefinite A) (exists R:F(n,n) (and (== (H R) R) (== A (* R R))
    (positive_semidefinite R))))
square factor of a positive definite matrix | A:F(n,n) |
    (implies (positive_definite A) (exists R:F(n,n) (and (invertible R) (== A (* (H R) R)))))
square diagonal matrices | D:F(n,n) | (implies (diagonal D) (== (T D) D))
diagonal matrices commute | D:F(n,n) E:F(n,n) |
    (implies (and (diagonal D) (diagonal E)) (and (== (* D E) (* E D)) (diagonal (* D E)) (diagonal (+ D
    E))))
diagonal matrices | D:F(m,n) s:F |
    (implies (diagonal D) (and (diagonal (* s D)) (diagonal (T D)) (diagonal (H D))))
inverse of a diagonal matrix | D:F(n,n) | (implies (and (diagonal D) (invertible D)) (diagonal (inv D)))
the identity is diagonal | X:F(n,n) | (diagonal (I n))
real part of diagonalizable | A:R(n,n) | (implies (diagonalizable_over_R A) (diagonalizable A))
multiplicities of an eigenvalue | A:F(n,n) l:F |
    (implies (eigenvalue A l) (and (>= (geometric_multiplicity A l) 1) (>= (multiplicity A l) 1)))
multiplicities of XY and YX | X:F(m,n) Y:F(n,m) l:F |
    (implies (!= l 0) (== (multiplicity (* X Y) l) (multiplicity (* Y X) l)))
singular values | s:R A:F(m,n) |
    (implies (in s (singular_values A)) (and (>= s 0) (eigenvalue (* (H A) A) (* s s))
    (eigenvalue (* A (H A)) (* s s)) (in s (singular_values (H A)))))
positive singular values | s:R A:F(m,n) |
    (implies (and (> s 0) (eigenvalue (* (H A) A) (* s s))) (in s (singular_values A)))
singular values of a square matrix | s:R A:F(n,n) |
    (implies (and (>= s 0) (eigenvalue (* (H A) A) (* s s))) (in s (singular_values A)))
bounds of multiplicities | A:F(n,n) l:F |
    (and (>= (geometric_multiplicity A l) 0) (<= (geometric_multiplicity A l) (multiplicity A l)) (<=
    (multiplicity A l) n))
multiplicities of a diagonalizable matrix | A:F(n,n) l:F |
    (implies (diagonalizable A) (== (geometric_multiplicity A l) (multiplicity A l)))
"""

EQUAL = ("inv", "pinv", "det", "rank", "adjugate", "norm")
PENROSE = """(and (== (* X Y X) X) (== (* Y X Y) Y) (== (H (* X Y)) (* X Y)) (== (H (* Y X)) (* Y X)))"""
OPAQUE_WORDS = {
    "invertible": 1, "diagonal": 1, "svd": 4, "in singular_values": 2, "nilpotent": 1, "upper_triangular": 1,
    "stochastic": 1, "principal_component": 3,
}  # fmt: skip
"""Statements about matrices that only theorems unfold, with their number of arguments."""


def tree(text: str):
    """The nested lists of a statement in prefix form."""
    tokens = re.findall(r"[()]|[^\s()]+(?:\([^)]*\))?", text)

    def read(at: int):
        if tokens[at] != "(":
            return tokens[at], at + 1
        found, at = [], at + 1
        while tokens[at] != ")":
            x, at = read(at)
            found.append(x)
        return found, at + 1

    return told(read(0)[0])


def told(t):
    """Binders and abbreviations written out."""
    if isinstance(t, str):
        return t
    if t[0] in ("for", "exists"):
        return [t[0], [variable(x) for x in t[1:-1]], told(t[-1])]
    if t[0] == "penrose":
        return put(tree(PENROSE), {"X": told(t[1]), "Y": told(t[2])})
    return [t[0].replace("_over_R", " over R"), *map(told, t[1:])]


def put(t, values: dict):
    """A tree with names replaced."""
    return values.get(t, t) if isinstance(t, str) else [put(x, values) for x in t]


def variable(text: str) -> list:
    """["A", ["F", "n", "n"]] from A:F(n,n)."""
    name, field, sizes = re.fullmatch(r"(\w+):([FRC])(?:\(([\w,]+)\))?", text).groups()
    return [name, [field, *(sizes.split(",") if sizes else ())]]


@lru_cache(maxsize=1)
def tables() -> tuple[dict, dict]:
    """(meanings, theorems): name -> (variables, statement)."""
    found: list[dict] = []
    for text in (MEANINGS, THEOREMS + TEXTBOOK.lstrip()):
        lines = (re.split(r" \|\s+", entry) for entry in re.split(r"\n(?! )", text.strip()))
        found.append({n: ([variable(x) for x in v.split()], tree(s)) for n, v, s in lines})
    for word in EQUAL:
        size = "(n,n)" if word in ("inv", "det", "adjugate") else "(m,n)"
        both = [variable("X:F" + size), variable("Y:F" + size)]
        same = tree(f"(implies (== X Y) (== ({word} X) ({word} Y)))")
        found[1][f"equal matrices have equal {word}"] = both, same
    return found[0], found[1]


def theorem(name: str, count: int) -> tuple:
    """(variables, statement) of a theorem that is used with so many terms."""
    if name in LISTED:
        return LISTED[name](count)
    need(name in tables()[1], f"no theorem of the name {name}")
    return tables()[1][name]


def meaning(word: str, count: int) -> tuple | None:
    """(variables, statement) of a word with so many arguments; None for one that only theorems unfold."""
    if word in ("independent", "in span"):
        return combinations(word, count)
    found = tables()[0].get(word)
    need(count == (OPAQUE_WORDS[word] if found is None else len(found[0])), "the arguments of a word")
    return found


def combinations(word: str, count: int) -> tuple:
    """independent(u1, …) and x in span(u1, …), by their linear combinations."""
    k = count if word == "independent" else count - 1
    need(k > 0, "the arguments of a word")
    vectors = [[f"u{j}", ["F", "n"]] for j in range(k)]
    numbers = [[f"c{j}", ["F"]] for j in range(k)]
    total = ["+", *(["*", f"c{j}", f"u{j}"] for j in range(k))]
    if word == "independent":
        zeros = ["and", *(["==", f"c{j}", "0"] for j in range(k))]
        return vectors, ["for", numbers, ["implies", ["==", total, "0"], zeros]]
    return [["x", ["F", "n"]], *vectors], ["exists", numbers, ["==", total, "x"]]


def is_word(word: str) -> bool:
    return word in tables()[0] or word in OPAQUE_WORDS or word in ("independent", "in span")
