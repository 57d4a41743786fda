"""No other l directions leave a smaller error: Ky Fan's identity in numbers, and the optimum itself."""

from __future__ import annotations

from ..exact.field import Scalar, Tower, term_of
from ..model import Expr, Term, add, eq, mul, neg
from .pca_components import Components
from .story import WHOLE_STORY, Story, m

R = Term("R", ())


def error_term(found: Components) -> Expr:
    """divisor · (sum of the eigenvalues that are not kept); closed forms of one field are added up."""
    sums: dict[Tower, Scalar] = {Tower.QQ: Tower.QQ(0)}
    named: list[Expr] = []
    for k in found.discarded:
        value = found.part.values[k]
        if value.scalar is None:
            named.append(found.part.value_terms[k])
        else:
            sums[value.field] = sums.get(value.field, value.field(0)) + value.scalar
    closed = [x * found.by for x in sums.values() if x]
    return add(*map(term_of, closed), mul(found.by, add(*named)))


def loss(found: Components, d: str) -> Term:
    """norm(Y - Y*D*D.T)^2"""
    y = found.data
    return Term("^", (Term("norm", (add(y, neg(mul(y, d, Term("T", (d,))))),)), 2))


def optimum_steps(story: Story, found: Components) -> None:
    """Ky Fan's identity for these eigenvalues, then the optimum over all D with orthonormal columns."""
    n, kept = found.part.n, found.kept
    if kept < n <= WHOLE_STORY and len(set(found.places)) > 1:
        _ky_fan_step(story, found)
    orthonormal = eq(mul(Term("T", ("D",)), "D"), Term("I", (kept,)))
    bound = Term(">=", (loss(found, "D"), error_term(found)))
    spectrum = eq(Term("eigenvalues", ("C",)), Term("multiset", tuple(found.names)))
    story.step(
        "No other choice does better",
        Term("for", ((("D", Term("R", (n, kept))),), Term("implies", (orthonormal, bound)))),
        _why(found),
        hint={"spectrum": spectrum, "factor": found.by},
    )


def _why(found: Components) -> tuple[object, ...]:
    n, kept = found.part.n, found.kept
    if kept == n:
        return ("All components are kept, nothing is lost, and no squared length is below 0.",)
    y, d = found.data, "D"
    fit = Term("trace", (mul(Term("T", (d,)), "C", d),))
    factor = "" if found.by == 1 else f"{found.by} times "
    return (
        "Whatever the orthonormal columns of ", m(d), ", the error is ",
        m(eq(loss(found, d), add(Term("^", (Term("norm", (y,)), 2)), neg(mul(found.by, fit))))),
        ". In the basis of eigenvectors, ", m(fit), " is the sum of all ", m(mul(Term("indexed", ("l", "i")), Term("indexed", ("w", "i")))),
        ", where ", m(Term("indexed", ("w", "i"))), " is the squared length of ", m(mul(Term("T", (d,)), Term("indexed", ("q", "i")))),
        ": numbers from 0 to 1 that add up to ", m(kept), f". So it is at most {'the largest eigenvalue' if kept == 1 else f'the sum of the {kept} largest eigenvalues'}, and the"
        f" error at least {factor}the sum of the others (Ky Fan 1949; for matrices, Eckart and Young 1936).",
    )  # fmt: skip


def _ky_fan_step(story: Story, found: Components) -> None:
    """sum of the kept - sum of all l_i w_i, as a sum of products that are not negative, if the w_i add up to l."""
    names, kept, last = found.names, found.kept, found.kept - 1
    w = [f"w{i}" for i in range(1, len(names) + 1)]
    left = add(*names[:kept], *(neg(mul(x, v)) for x, v in zip(names, w, strict=True)))
    right = add(
        *(mul(_difference(found, i, last), add(1, neg(w[i]))) for i in range(kept)),
        *(mul(_difference(found, last, i), w[i]) for i in range(kept, len(w))),
    )
    story.step(
        "Weights of a direction",
        Term("for", (tuple((v, R) for v in w), Term("implies", (eq(add(*w), kept), eq(left, right))))),
        (
            "Another unit vector " if kept == 1 else f"Another choice of {kept} orthonormal directions ", m("D"), " puts the weight ",
            m(eq("w1", Term("^", (Term("norm", (mul(Term("T", ("D",)), Term("column", ("Q", 1))),)), 2)))),
            " on the first component, and so on. A projection shortens, so that every weight lies between 0 and 1, and ",
            "together they are ", m(kept), ", the sum of the squares of all entries of ", m("D"),
            ". What that choice explains less than the largest eigenvalue" + "s" * (kept > 1) + " is then written with no negative term: on the"
            " right every difference of eigenvalues is at least 0, and so is every weight and 1 minus it.",
        ),
        hint={"cofactors": (neg(names[last]),)},
    )  # fmt: skip


def _difference(found: Components, i: int, j: int) -> Expr:
    """The i-th eigenvalue minus the j-th, worked out in one field, 0 for the same eigenvalue."""
    x, y = (found.part.values[found.places[k]] for k in (i, j))
    if x is y:
        return 0
    if x.scalar is not None and y.scalar is not None and x.field == y.field:
        return term_of(x.scalar - y.scalar)
    return add(found.names[i], neg(found.names[j]))
