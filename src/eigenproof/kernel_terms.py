"""What terms mean to the kernel: a number, or a matrix as a list of rows. Standard library only."""

from __future__ import annotations

import json

from .errors import CertificateError
from .kernel_numbers import CLOSED, Numbers, arguments, rows
from .kernel_places import conjugate, conjugate_transpose, decimal, number, whole
from .kernel_ring import Poly, charpoly, horner, identity, inverse, need, product, square, total
from .kernel_words import (
    as_matrix,
    centered,
    covariance,
    diagonal,
    dot,
    filled,
    is_inverse,
    is_pseudoinverse,
    mean,
    number_of,
    scatter,
    square_norm,
    transpose,
)

DATA = {"mean": mean, "centered": centered, "scatter": scatter, "covariance": covariance}


class Terms(Numbers):
    """Evaluates terms: words, and what their arguments are."""

    def value(self, t):
        """The value of a term: a number, or a matrix as a list of rows."""
        if isinstance(t, str):
            if t in self.bound:
                return self.bound[t]
            if t not in self.known:
                self.known[t] = self.seeing({}, self.value, self.names[t]) if t in self.names else number(t)
            return self.known[t]
        op, args = arguments(t)
        if op == "matrix":
            known = self.known  # no bound name is in it
            return [[known[x] if type(x) is str and x in known else self.scalar(x) for x in row]
                    for row in rows(args)]  # fmt: skip
        if op == "vector":
            return [[self.scalar(x)] for x in args]
        if op == "decimal":
            return decimal(args[0])[0]
        if op in CLOSED or (op in DATA and isinstance(args[0], str) and args[0] in self.names):
            key = json.dumps(t)
            if key not in self.made:
                self.made[key] = self.seeing({}, self.closed, op, args)
            return self.made[key]
        if op in DATA:
            return self.closed(op, args)
        if op == "^":
            return self.power(args[0], whole(args[1], -1000, 1000))
        if op == "charpoly":
            return horner(self.charpoly_of(args[0]), self.scalar(args[1]))
        if op == "det":
            c = self.charpoly_of(args[0])
            return c[0] if len(c) % 2 else -c[0]
        if op in ("zeros", "ones"):
            return filled(int(op == "ones"), *(whole(n, 1, 1000) for n in args))
        values = [self.value(x) for x in args]
        if op == "+":
            if not all(isinstance(x, list) for x in values):  # what is 1x1 is a number
                return total([number_of(x) for x in values])
            sizes = [[len(r) for r in x] for x in values]
            need(all(x == sizes[0] for x in sizes), "sizes do not fit in a sum")
            return [[total(list(c)) for c in zip(*r)] for r in zip(*values)]
        if op in ("*", "neg", "/"):
            out = -1 if op == "neg" else 1
            for x in values if op != "/" else [values[0], inverse(values[1])]:
                if isinstance(out, list) and isinstance(x, list):
                    out = product(out, x)
                elif isinstance(out, list) or isinstance(x, list):
                    m, c = (out, x) if isinstance(out, list) else (x, out)
                    out = [[c * u for u in r] for r in m]
                else:
                    out = out * x
            return out[0][0] if isinstance(out, list) and len(out) == 1 == len(out[0]) else out
        if op == "I":
            return identity(whole(args[0], 0, 1000))
        if op in ("T", "transpose", "H"):
            if not isinstance(values[0], list):
                return conjugate(values[0]) if op == "H" else values[0]
            return (conjugate_transpose if op == "H" else transpose)(values[0])
        if op == "trace":
            return total([r[k] for k, r in enumerate(square(as_matrix(values[0])))])
        if op == "diag":
            return diagonal(values)
        if op == "dot":
            u, v = map(as_matrix, values)
            need(all(len(r) == 1 for r in [*u, *v]), "dot is for vectors")
            return dot([x for (x,) in u], [x for (x,) in v])
        if op == "norm":
            x = square_norm(values[0])  # there may be a radical for sqrt(x)
            return self.square_root(x) if isinstance(x, Poly) else self.value(["sqrt", str(x)])
        if op == "entry":
            i, j = whole(args[1], 1, len(values[0])), whole(args[2], 1, len(values[0][0]))
            return values[0][i - 1][j - 1]
        if op == "row":
            return [values[0][whole(args[1], 1, len(values[0])) - 1]]
        if op == "column":
            return [[r[whole(args[1], 1, len(r)) - 1]] for r in values[0]]
        raise CertificateError(f"the kernel has no rule for the word {op}")

    def matrix(self, t) -> list:
        """The value of a term as a matrix; a number is 1x1."""
        return as_matrix(self.value(t))

    def charpoly_of(self, t) -> list:
        """Coefficients of det(x I - A), ascending; computed once for a matrix that has a name."""
        if not isinstance(t, str) or t in self.bound:
            return charpoly(self.matrix(t))
        if t not in self.charpolys:
            self.charpolys[t] = charpoly(self.matrix(t))
        return self.charpolys[t]

    def power(self, t, k: int):
        """t^k; a negative power of a matrix is one of its inverse, and norm(v)^2 needs no root."""
        if t[0] == "norm" and k % 2 == 0:
            x, k = square_norm(self.value(*arguments(t)[1])), k // 2
        else:
            x = self.value(t)
        if isinstance(x, list):
            x, k = (x, k) if k >= 0 else (self.value(["inv", t]), -k)
            out = identity(len(square(x)))
            for _ in range(k):
                out = product(out, x)
            return out
        if k < 0:
            x, k = inverse(x), -k
        if isinstance(x, Poly) and x.c == [0, 1] and (x.g.equation is None or 0 < k < len(x.g.equation) - 1):
            return Poly(x.g, [0] * k + [1]) if k else 1
        out = 1
        for _ in range(k):
            out = out * x
        return out

    def closed(self, op: str, args: list):
        """The value of a word whose arguments see no bound variable."""
        if op in ("inv", "pinv"):
            return self.inverse_of(op, args[0])
        if op == "covariance":
            (x, ddof) = (args[0], ["ddof", "1"]) if len(args) == 1 else args
            need(ddof[0] == "ddof", "covariance(X) or covariance(X, ddof=0)")
            return covariance(self.value(x), whole(*arguments(ddof)[1], 0, 1))
        return DATA[op](self.value(args[0])) if op in DATA else self.algebraic(op, args)

    def inverse_of(self, op: str, m_tree) -> list:
        """inv(M) or pinv(M): the P that the certificate gives for this term M, if it is."""
        m, key = self.value(m_tree), json.dumps(m_tree)
        if not isinstance(m, list) and op == "inv":
            return inverse(m)
        need(key in self.inverses, f"no evidence for {op}(M)")
        p = self.matrix(self.inverses[key])
        need((is_inverse if op == "inv" else is_pseudoinverse)(as_matrix(m), p), f"not {op}(M)")
        return p

    def column(self, entries: list) -> tuple[list, object]:
        """(numerators, common denominator) of a column: (a/s, b/s) is read as (a, b) over s."""
        parts = [e for e in entries if e != "0"]
        if parts and all(isinstance(e, list) and e[0] == "/" and e[2:] == parts[0][2:] for e in parts):
            (s,) = parts[0][2:]
            return [[self.scalar(e[1]) if e != "0" else 0] for e in entries], self.scalar(s)
        return [[self.scalar(e)] for e in entries], 1

    def columns(self, t) -> list[tuple[list, object]]:
        """The columns of a matrix, or of a vector, that is written out."""
        op, args = arguments(self.definition(t))
        need(op in ("matrix", "vector"), "a matrix or vector written out")
        return [self.column(list(c)) for c in (zip(*rows(args)) if op == "matrix" else [args])]
