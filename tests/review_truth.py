"""Whether a statement about explicit matrices is surely false: ball arithmetic of python-flint, no judge.

`surely_false` evaluates both sides with Arb at 300 bits and says True only where the enclosures are apart,
or where rational arithmetic shows the numbers different. Nothing of the package is used but its terms.
"""

from __future__ import annotations

from fractions import Fraction

from flint import acb, acb_mat, acb_poly, ctx, fmpq, fmpq_mat, fmpq_poly

from eigenproof.model import Expr, Term

BITS = 300
POINTS = (2, 3, 5, 7, 11, 13, 17, 19, 23)


def surely_false(statement: Expr) -> bool:
    """True only if the statement is false; False where nothing is known."""
    with ctx.workprec(BITS):
        try:
            return _false(statement, {})
        except (ArithmeticError, KeyError, LookupError, TypeError, ValueError, NotImplementedError):
            return False


def _false(s: Expr, env: dict) -> bool:
    op, args = s.op, s.args
    if op == "let":
        return _false(args[1], {**env, **{n: value(t, env) for n, t in args[0]}})
    if op == "and":
        return any(_false(a, env) for a in args)
    if op == "for":
        names = [n for n, _ in args[0]]
        return any(
            _false(args[1], {**env, **{n: acb(p + 2 * k) for k, n in enumerate(names)}}) for p in POINTS
        )
    return FALSE[op](*args, env)


def value(t: Expr, env: dict) -> acb | acb_mat:
    """The enclosure of a term; vectors are columns."""
    if isinstance(t, str):
        return env[t]
    if not isinstance(t, Term):
        return acb(fmpq(t.numerator, t.denominator))
    op, args = t.op, t.args
    if op == "decimal":
        q = Fraction(args[0])
        return acb(fmpq(q.numerator, q.denominator))
    if op == "matrix":
        return acb_mat([[number(x, env) for x in r] for r in args])
    if op == "vector":
        return acb_mat([[number(x, env)] for x in args])
    if op == "i":
        return acb(0, 1)
    if op == "I":
        n = int(args[0])
        return acb_mat([[acb(i == j) for j in range(n)] for i in range(n)])
    if op == "diag":
        n = len(args)
        return acb_mat([[number(args[i], env) if i == j else acb(0) for j in range(n)] for i in range(n)])
    if op == "covariance":
        return covariance(args, env)
    if op == "charpoly":
        a, x = value(args[0], env), number(args[1], env)
        return (identity(a.nrows(), x) - a).det()
    values = [value(a, env) for a in args]
    return WORDS[op](*values)


def number(t: Expr, env: dict) -> acb:
    """A number; a 1x1 matrix is one."""
    x = value(t, env)
    return x[0, 0] if isinstance(x, acb_mat) else x


def identity(n: int, x: acb) -> acb_mat:
    """x I"""
    return acb_mat([[x if i == j else acb(0) for j in range(n)] for i in range(n)])


def product(*factors: acb | acb_mat) -> acb | acb_mat:
    """The product of numbers and matrices in order."""
    total = factors[0]
    for x in factors[1:]:
        if isinstance(total, acb_mat) and total.nrows() == 1 == total.ncols() and isinstance(x, acb_mat):
            total = total[0, 0]
        total = x * total if isinstance(x, acb_mat) and not isinstance(total, acb_mat) else total * x
    return total


def total(*terms: acb | acb_mat) -> acb | acb_mat:
    """The sum."""
    out = terms[0]
    for x in terms[1:]:
        out = out + x
    return out


def transposed(a: acb | acb_mat) -> acb | acb_mat:
    """The transpose."""
    return a.transpose() if isinstance(a, acb_mat) else a


def pseudoinverse(a: acb_mat) -> acb_mat:
    """The pseudoinverse of a real matrix of full rank."""
    t = a.transpose()
    return (t * a).inv() * t if a.nrows() >= a.ncols() else t * (a * t).inv()


def covariance(args: tuple, env: dict) -> acb_mat:
    """(X - mean)^T (X - mean)/(n - 1), or /n."""
    x = value(args[0], env)
    n = x.nrows()
    ones = acb_mat([[acb(1)] for _ in range(n)])
    centred = x - ones * (ones.transpose() * x) * (acb(1) / n)
    return centred.transpose() * centred * (acb(1) / (n - 1 if len(args) == 1 else n))


WORDS = {
    "+": total,
    "*": product,
    "/": lambda x, y: product(x, 1 / (y[0, 0] if isinstance(y, acb_mat) else y)),
    "neg": lambda x: -x,
    "^": lambda x, k: power(x, k),
    "sqrt": lambda x: x.sqrt(),
    "T": transposed,
    "transpose": transposed,
    "H": lambda a: a.conjugate().transpose() if isinstance(a, acb_mat) else a.conjugate(),
    "inv": lambda a: a.inv() if isinstance(a, acb_mat) else 1 / a,
    "pinv": pseudoinverse,
    "det": lambda a: a.det(),
    "trace": lambda a: sum((a[k, k] for k in range(a.nrows())), acb(0)),
    "norm": lambda a: sum((x * x.conjugate() for x in a.entries()), acb(0)).sqrt(),
    "dot": lambda u, v: sum(
        (x.conjugate() * y for x, y in zip(u.entries(), v.entries(), strict=True)), acb(0)
    ),
}


def power(x: acb | acb_mat, k: acb) -> acb | acb_mat:
    """x^k for a whole k."""
    n = int(k.real.unique_fmpz())
    if n < 0:
        x, n = (x.inv() if isinstance(x, acb_mat) else 1 / x), -n
    return x**n


# --------------------------------------------------------------------------- statements


def apart(x: acb | acb_mat, y: acb | acb_mat) -> bool:
    """Are two values surely different?"""
    if isinstance(x, acb_mat) != isinstance(y, acb_mat):
        if isinstance(x, acb_mat) and x.nrows() * x.ncols() > 1:
            return any(not e.contains(0) for e in x.entries()) and y == 0
        x, y = (z if isinstance(z, acb_mat) else acb_mat([[z]]) for z in (x, y))
    if isinstance(x, acb):
        return not x.overlaps(y)
    if (x.nrows(), x.ncols()) != (y.nrows(), y.ncols()):
        raise TypeError("sizes")
    return any(not a.overlaps(b) for a, b in zip(x.entries(), y.entries(), strict=True))


def members(t: Expr, env: dict) -> list[acb]:
    """The members of a written multiset."""
    if t.op == "counted":
        return [number(x, env) for x, k in t.args for _ in range(k)]
    return [number(x, env) for x in t.args]


def characteristic(a: acb_mat) -> acb_poly:
    """det(xI - A)"""
    return a.charpoly()


def equal(left: Expr, right: Expr, env: dict) -> bool:
    """Is left == right surely false?"""
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Term) and one.op in ("eigenvalues", "singular_values"):
            a, listed = value(one.args[0], env), members(other, env)
            if one.op == "singular_values":
                if any(x.real < 0 for x in listed):
                    return True
                a = a.transpose() * a if a.nrows() >= a.ncols() else a * a.transpose()
                listed = [x * x for x in listed]
            if len(listed) != a.nrows():
                return True
            p, q = characteristic(a), acb_poly([acb(1)])
            for x in listed:
                q = q * acb_poly([-x, acb(1)])
            return any(not p[k].overlaps(q[k]) for k in range(a.nrows() + 1))
        if isinstance(one, Term) and one.op == "eigenspace":
            return wrong_space(one, other, env)
        if isinstance(one, Term) and one.op == "nullspace":
            return wrong_kernel(rational(one.args[0]), other)
        if isinstance(one, Term) and one.op == "multiplicity":
            return rational_multiplicity(*one.args) != other
        if isinstance(one, Term) and one.op == "rank":
            return rational(one.args[0]).rank() != other
    return apart(value(left, env), value(right, env))


def rational(t: Expr) -> fmpq_mat:
    """A written matrix with rational entries."""
    rows = t.args if t.op == "matrix" else tuple((x,) for x in t.args)
    return fmpq_mat([[fmpq(Fraction(x).numerator, Fraction(x).denominator) for x in r] for r in rows])


def wrong_space(space: Term, span: Term, env: dict) -> bool:
    """Is a span surely not the eigenspace: a vector outside, or another dimension?"""
    a, l = value(space.args[0], env), number(space.args[1], env)  # noqa: E741
    for v in span.args:
        x = value(v, env)
        if apart(a * x, x * l):
            return True
    shifted = rational(space.args[0]) - rational(Term("matrix", tuple(
        tuple(space.args[1] if i == j else 0 for j in range(a.nrows())) for i in range(a.nrows())
    )))  # fmt: skip
    return dimension(span) != a.nrows() - shifted.rank()


def wrong_kernel(a: fmpq_mat, span: Term) -> bool:
    """Is a span surely not the null space?"""
    zero = fmpq_mat(a.nrows(), 1)
    return any(a * rational(v) != zero for v in span.args) or dimension(span) != a.ncols() - a.rank()


def dimension(span: Term) -> int:
    """The dimension of the span of rational vectors."""
    return rational(Term("matrix", tuple(v.args for v in span.args))).rank()


def rational_multiplicity(a: Expr, l: Expr) -> int:  # noqa: E741
    """How often a rational number is a root of the characteristic polynomial."""
    p, k = rational(a).charpoly(), 0
    factor = fmpq_poly([-fmpq(Fraction(l).numerator, Fraction(l).denominator), 1])
    while p.degree() >= 1:
        q, r = divmod(p, factor)
        if r != 0:
            break
        p, k = q, k + 1
    return k


def eigenpair(a: Expr, l: Expr, v: Expr, env: dict) -> bool:  # noqa: E741
    """Is A v = l v surely false?"""
    x = value(v, env)
    return apart(value(a, env) * x, x * number(l, env)) or all(e == 0 for e in x.entries())


def off_diagonal(d: acb_mat) -> bool:
    """Is an entry off the diagonal surely not 0?"""
    return any(not d[i, j].contains(0) for i in range(d.nrows()) for j in range(d.ncols()) if i != j)


def diagonalization(a: Expr, p: Expr, d: Expr, env: dict) -> bool:
    """Is A P = P D surely false, or D not diagonal?"""
    a, p, d = value(a, env), value(p, env), value(d, env)
    return apart(a * p, p * d) or off_diagonal(d)


def not_orthonormal(q: acb_mat) -> bool:
    """Is Q^T Q = I surely false?"""
    return apart(q.transpose() * q, identity(q.ncols(), acb(1)))


def spectral(a: Expr, q: Expr, d: Expr, env: dict) -> bool:
    """Is A = Q D Q^T with an orthogonal Q surely false?"""
    return diagonalization(a, q, d, env) or not_orthonormal(value(q, env))


def svd(a: Expr, u: Expr, s: Expr, v: Expr, env: dict) -> bool:
    """Is A = U S V^T with orthonormal columns and S >= 0 diagonal surely false?"""
    a, u, s, v = (value(t, env) for t in (a, u, s, v))
    negative = any(s[k, k].real < 0 for k in range(min(s.nrows(), s.ncols())))
    wrong = not_orthonormal(u) or not_orthonormal(v) or off_diagonal(s) or negative
    return wrong or apart(a, u * s * v.transpose())


FALSE = {
    "==": equal,
    "eigenpair": eigenpair,
    "diagonalization": diagonalization,
    "spectral": spectral,
    "svd": svd,
    "symmetric": lambda a, env: apart(value(a, env), value(a, env).transpose()),
    "idempotent": lambda a, env: apart(value(a, env) * value(a, env), value(a, env)),
}
