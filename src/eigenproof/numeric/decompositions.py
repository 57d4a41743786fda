"""Rows for decompositions, orthonormal columns and pseudoinverses: what must vanish in each."""

from __future__ import annotations

from eigenproof.errors import InputError
from eigenproof.model import Expr, Prose, Term, Witness
from eigenproof.numeric import residual
from eigenproof.numeric.compare import text
from eigenproof.numeric.forms import called, difference
from eigenproof.numeric.table import Table

Case = tuple[Prose, Expr]
"""What a row is called, and the difference that is 0 if the claim holds."""


def rows(table: Table, word: str, *args: Expr) -> list[list[Witness]]:
    """Rows for one of `WORDS`."""
    out = [residual.rows(table, *case) for case in WORDS[word](table, *args)]
    if word in DIAGONAL:
        out.append(_off_form(table, args[DIAGONAL[word]], "SD"[word != "svd"], word == "svd"))
    return out


DIAGONAL = {"diagonalization": 2, "spectral": 2, "svd": 2}
"""Which argument has to be diagonal."""


def _off_form(table: Table, d: Expr, letter: str, positive: bool) -> list[Witness]:
    """Arb's row for an entry that is not 0 off the diagonal, or not >= 0 on it; none if all is well."""
    if "Arb" not in table.kinds:
        return []
    balls = table.source(d).balls(table.bits)
    (name,) = called((d,), letter)
    for i in range(balls.nrows()):
        for j in range(balls.ncols()):
            z = balls[i, j]
            if i != j and not z.contains(0):
                quantity = f"entry ({i + 1}, {j + 1}) of {name}, off the diagonal"
            elif i == j and positive and (z.real < 0 or not z.imag.contains(0)):
                quantity = f"entry ({i + 1}, {j + 1}) of {name}, to be ≥ 0"
            else:
                continue
            return [Witness("Arb", (quantity,), text(z, table.digits), None, agrees=False)]
    return []


def _eigen_decomposition(table: Table, a: Expr, p: Expr, d: Expr) -> list[Case]:
    """A P − P D"""
    a_, p_, d_ = called((a, p, d), "APD")
    return [((f"{a_} {p_} − {p_} {d_}",), difference(Term("*", (a, p)), Term("*", (p, d))))]


def _spectral(table: Table, a: Expr, q: Expr, d: Expr) -> list[Case]:
    """A Q − Q D and Q^H Q − I"""
    star = "ᴴ" if table.source(a).is_complex else "ᵀ"
    return [*_eigen_decomposition(table, a, q, d), *_orthonormal(table, q, *called((q,), "P"), star)]


def _svd(table: Table, a: Expr, u: Expr, s: Expr, v: Expr) -> list[Case]:
    """A − U S V^H, U^H U − I and V^H V − I"""
    a_, u_, s_, v_ = called((a, u, s, v), "AUSV")
    star = "ᴴ" if table.source(a).is_complex else "ᵀ"
    product = Term("*", (u, s, Term("H", (v,))))
    return [
        ((f"{a_} − {u_} {s_} {v_}{star}",), difference(a, product)),
        *_orthonormal(table, u, u_, star),
        *_orthonormal(table, v, v_, star),
    ]


def _orthonormal(table: Table, q: Expr, name: str = "Q", star: str = "ᴴ") -> list[Case]:
    """Q^H Q − I"""
    gram = Term("*", (Term("H", (q,)), q))
    return [((f"{name}{star} {name} − I",), difference(gram, Term("I", ())))]


def _idempotent(table: Table, p: Expr) -> list[Case]:
    """P P − P"""
    (name,) = called((p,), "P")
    return [((f"{name} {name} − {name}",), difference(Term("*", (p, p)), p))]


def pseudoinverse(table: Table, a: Expr, p: Expr) -> list[list[Witness]]:
    """The four identities that make P the pseudoinverse of A, and NumPy's own."""
    a_, p_ = called((a, p), "AP")
    left, right = Term("*", (a, p)), Term("*", (p, a))
    identities = [
        difference(Term("*", (a, p, a)), a),
        difference(Term("*", (p, a, p)), p),
        difference(Term("H", (left,)), left),
        difference(Term("H", (right,)), right),
    ]
    names = f"{a_} {p_} {a_} − {a_}, {p_} {a_} {p_} − {p_}, and {a_} {p_}, {p_} {a_} less their adjoints"
    shown = (f"pinv({a_}) − {p_}",)
    return [
        residual.rows(table.of("mpmath", "Arb"), (names,), identities),
        residual.beside_numpy(table, shown, p, lambda numpy: numpy.linalg.pinv(table.source(a).doubles)),
    ]


def least_squares(table: Table, quantity: Prose, product: Term, x: Expr) -> list[Witness]:
    """pinv(A) y == x; where balls cannot tell the rank of A, the normal equations A^H (A x − y) = 0."""
    try:
        return residual.rows(table, quantity, difference(product, x))
    except (InputError, ZeroDivisionError):
        a, y = product.args[0].args[0], Term("*", product.args[1:])
        (name,) = called((a,), "A")
        star = "ᴴ" if table.source(a).is_complex else "ᵀ"
        normal = Term("*", (Term("H", (a,)), difference(Term("*", (a, x)), y)))
        return residual.rows(table, (f"normal equations: {name}{star} ({name} x − y)",), normal)


WORDS = {
    "diagonalization": _eigen_decomposition,
    "spectral": _spectral,
    "svd": _svd,
    **dict.fromkeys(("orthogonal", "unitary", "orthonormal_columns"), _orthonormal),
    "idempotent": _idempotent,
}
