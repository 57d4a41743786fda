"""The rows of the numeric table: one quantity, found by each witness, beside the exact answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import log10

from flint import acb, acb_mat, ctx

from eigenproof.model import Expr, Math, Prose, Term, Witness, add, neg, power
from eigenproof.numeric import approximate, double, enclose, residual
from eigenproof.numeric.compare import NEVER, digits_between, distance, nearest, overlapping, short, size_of, text
from eigenproof.numeric.enclose import bits_for
from eigenproof.numeric.evaluate import Enclosure

KINDS = ("mpmath", "Arb", "NumPy")
DOUBLE = 16
"""Decimal digits that a double holds."""


class Table:
    """Makes witnesses for statements about one matrix at one number of digits."""

    def __init__(self, matrix: Term, definitions: Mapping[str, Expr], digits: int, kinds: Sequence[str]) -> None:
        self.matrix, self.definitions, self.digits, self.kinds = matrix, dict(definitions), digits, kinds
        self.size = len(matrix.args)
        self.enclosures: dict[int, Enclosure] = {}
        self.bits = bits_for(digits) + 64

    def within(self, bindings: Sequence[tuple[str, Expr]]) -> Table:
        """The same table inside a `let`."""
        return Table(self.matrix, {**self.definitions, **dict(bindings)}, self.digits, self.kinds)

    def is_given(self, term: Expr) -> bool:
        """Whether a term is the matrix this table is about."""
        return (self.definitions.get(term) if isinstance(term, str) else term) == self.matrix

    @property
    def is_complex(self) -> bool:
        """Whether the matrix has an entry that is not real."""
        return any(not z.imag.is_zero() for z in enclose.enclose_matrix(self.matrix, double.BITS).entries())

    # ------------------------------------------------------------------ the exact answer in balls

    def enclosure(self, bits: int) -> Enclosure:
        """The evaluator of the statement's own terms at some precision."""
        return self.enclosures.setdefault(bits, Enclosure(self.definitions, bits))

    def exact(self, term: Expr) -> acb:
        """An enclosure of a claimed number, narrower than the digits asked for."""
        for bits in (self.bits, 2 * self.bits, 4 * self.bits):
            with ctx.workprec(bits):
                ball = acb(self.enclosure(bits).value(term))
            if ball.is_zero() or ball.rel_accuracy_bits() >= bits_for(self.digits) + 20:
                break
        return ball

    # ------------------------------------------------------------------ eigenvalues

    def spectrum(self, claimed: list[tuple[Expr, int]], partial: bool) -> list[list[Witness]]:
        """The claimed eigenvalues, with multiplicities, against each witness's own list."""
        terms = [t for t, m in claimed for _ in range(m)]
        exact = {t: self.exact(t) for t, _ in claimed}
        balls = [exact[t] for t in terms]
        largest = max((m for _, m in claimed), default=1)
        rows: dict[Expr, list[Witness]] = {t: [] for t, _ in claimed}
        missing: list[Witness] = []
        for kind in self.kinds:
            found, digits, note = self._eigenvalues(kind, largest)
            if not found:
                if claimed:
                    missing.append(Witness(kind, ("eigenvalues",), "", None, note=note))
                continue
            match = overlapping(balls, found) if kind == "Arb" else nearest(balls, found, self.bits)
            for t in rows:
                places = [k for k, other in enumerate(terms) if other == t]
                quantity = ("eigenvalue ", Math(t), *((f", {len(places)} times",) if len(places) > 1 else ()))
                each = [
                    self._number(kind, quantity, balls[k], None if (j := match[k]) is None else found[j], digits, note)
                    for k in places
                ]
                rows[t].append(min(each, key=lambda w: (w.agrees is not False, -1 if w.digits is None else w.digits)))
            if kind == "Arb" and not partial and len(terms) < len(found):
                spare = next(z for j, z in enumerate(found) if j not in match)
                missing.append(
                    Witness(kind, ("an eigenvalue that is not listed",), text(spare, self.digits), None, agrees=False)
                )
        return [*rows.values(), missing]

    def _eigenvalues(self, kind: str, multiplicity: int) -> tuple[Sequence[acb], int | None, str]:
        """A witness's own eigenvalues, the digits it answers for, and its note."""
        if kind == "Arb":
            found = enclose.enclose_eigenvalues(self.matrix, self.digits, multiplicity)
            return found, self.digits, "" if found else "no enclosure was reached"
        if kind == "mpmath":
            a = approximate.approx_eigenvalues(self.matrix, self.digits)
            return a.values, a.digits, a.note
        return self._double(lambda: double.approx_double_eigenvalues(self.matrix))

    # ------------------------------------------------------------------ single numbers

    def determinant(self, claimed: Expr) -> list[Witness]:
        """det(A) against a claimed number."""
        exact = self.exact(claimed)
        return [
            self._first(kind, ("determinant",), [exact], [found], digits, note)
            for kind in self.kinds
            for found, digits, note in [self._determinant(kind)]
        ]

    def _determinant(self, kind: str) -> tuple[acb | None, int | None, str]:
        if kind == "Arb":
            return enclose.enclose_determinant(self.matrix, self.digits), self.digits, ""
        if kind == "mpmath":
            a = approximate.approx_determinant(self.matrix, self.digits)
            return (a.values[0] if a.values else None), a.digits, a.note
        found, digits, note = self._double(lambda: [double.approx_double_determinant(self.matrix)])
        return (found[0] if found else None), digits, note

    def charpoly(self, claimed: Expr, x: Expr) -> list[Witness]:
        """The coefficients of charpoly(A, x) against a claimed polynomial: the one that agrees least."""
        if not isinstance(x, str):
            return []
        with ctx.workprec(2 * self.bits):
            exact = [acb(c) for c in self.enclosure(2 * self.bits).polynomial(claimed, x)]
        rows = []
        for kind in self.kinds:
            found, digits, note = self._charpoly(kind)
            if not found:
                rows.append(Witness(kind, ("coefficients",), "", None, note=note))
                continue
            length = max(len(found), len(exact))
            pairs = [[*c, *[acb(0)] * (length - len(c))] for c in (exact, found)]
            each = [
                self._number(kind, ("coefficient of ", Math(power(x, k))), p, q, digits, note)
                for k, (p, q) in enumerate(zip(*pairs, strict=True))
            ]
            rows.append(min(reversed(each), key=lambda w: (w.agrees is not False, w.digits)))
        return rows

    def _charpoly(self, kind: str) -> tuple[Sequence[acb], int | None, str]:
        if kind == "Arb":
            return enclose.enclose_charpoly(self.matrix, self.digits), self.digits, ""
        if kind == "mpmath":
            a = approximate.approx_charpoly(self.matrix, self.digits)
            return a.values, a.digits, a.note
        return self._double(lambda: double.approx_double_charpoly(self.matrix))

    def comparison(self, statement: Term) -> list[Witness]:
        """Arb's enclosure of the difference of two real numbers against the claimed order."""
        a, b = statement.args
        if "Arb" not in self.kinds:
            return []
        gap = self.exact(add(a, neg(b)))
        quantity = (Math(add(a, neg(b))),)
        if gap.contains(0):
            return [Witness("Arb", quantity, "0", None, radius=short(size_of(gap)), note="equal as far as balls can tell")]
        positive = bool(gap.real > 0)
        holds = statement.op == "!=" or (gap.imag.contains(0) and positive == (statement.op in (">", ">=")))
        return [Witness("Arb", quantity, text(gap, self.digits), self.digits, radius=_radius(gap), agrees=holds)]

    def _number(
        self, kind: str, quantity: Prose, exact: acb, found: acb | None, digits: int | None, note: str
    ) -> Witness:
        """One number found by a witness beside the exact one."""
        if found is None:
            return Witness(kind, quantity, "", 0 if kind == "Arb" else None, agrees=False if kind == "Arb" else None, note=note or "no such number was found")
        error = distance(exact, found, self.bits)
        size = min(size_of(exact), size_of(exact) if not exact.is_zero() else 0.0)
        if exact.is_zero():
            size = min(0.0, self._norm())
        agreed = digits_between(error, size, min(self.digits, DOUBLE) if kind == "NumPy" else self.digits)
        if kind == "Arb":
            wide = "a wide enclosure" if agreed < self.digits else ""
            return Witness(
                kind, quantity, text(found, self.digits), agreed, radius=_radius(found), agrees=bool(found.overlaps(exact)), note=note or wide
            )
        if kind == "NumPy":
            value = double.written(complex(float(found.real), float(found.imag)))
            return Witness(kind, quantity, value, agreed, residual=short(error), note=note)
        trusted = digits or 0
        within = error <= size - trusted + (1 if trusted < self.digits else 0)
        return Witness(
            kind, quantity, text(found, self.digits), min(agreed, trusted), residual=short(error), agrees=within if trusted else None, note=note
        )

    def _first(
        self, kind: str, quantity: Prose, exact: list[acb], found: list[acb | None], digits: int | None, note: str
    ) -> Witness:
        if found[0] is None:
            return Witness(kind, quantity, "", None, note=note)
        return self._number(kind, quantity, exact[0], found[0], digits, note)

    def _norm(self) -> float:
        """log10 of the largest entry of the matrix."""
        return max((size_of(z) for z in enclose.enclose_matrix(self.matrix, double.BITS).entries()), default=0.0)

    def _double(self, compute: Callable[[], list[complex]]) -> tuple[list[acb], int | None, str]:
        """What NumPy finds, or why it finds nothing."""
        from numpy.linalg import LinAlgError

        try:
            return [double.from_double(x) for x in compute()], None, ""
        except (OverflowError, LinAlgError) as error:
            return [], None, str(error)

    # ------------------------------------------------------------------ residuals

    def residual(self, quantity: Prose, difference: Expr) -> list[Witness]:
        """A difference that is 0 if the claim holds, in each witness's arithmetic."""
        enclosure, balls, scale = self._residual_in_balls(difference)
        rows = []
        for kind in self.kinds:
            if kind == "Arb":
                rows.append(self._arb_residual(quantity, balls, scale))
            elif kind == "mpmath":
                size = residual.approx_residual(difference, enclosure, self.digits + 15)
                rows.append(self._approximate_residual(kind, quantity, size, scale))
            else:
                try:
                    size = residual.approx_double_residual(difference, enclosure)
                    rows.append(self._approximate_residual(kind, quantity, size, scale))
                except OverflowError as error:
                    rows.append(Witness(kind, quantity, "", None, note=str(error)))
        return rows

    def _residual_in_balls(self, difference: Expr) -> tuple[Enclosure, list[acb], float]:
        """(evaluator, the entries of the difference, log10 of what they are measured by), precise enough for the digits."""
        for bits in (self.bits, 2 * self.bits, 4 * self.bits):
            enclosure = self.enclosure(bits)
            balls = residual.enclose_residual(difference, enclosure)
            scale = residual.magnitude(difference, enclosure)
            if all(not z.contains(0) or size_of(z) <= scale - self.digits - 4 for z in balls):
                break
        return enclosure, balls, scale

    def _arb_residual(self, quantity: Prose, balls: list[acb], scale: float) -> Witness:
        wrong = [z for z in balls if not z.contains(0)]
        if wrong:
            worst = max(wrong, key=size_of)
            return Witness("Arb", quantity, text(worst, 10), 0, residual=short(size_of(worst)), radius=_radius(worst), agrees=False)
        size = max((size_of(z) for z in balls), default=NEVER)
        return Witness("Arb", quantity, "0", digits_between(size, scale, self.digits), radius=short(size), agrees=True)

    def _approximate_residual(self, kind: str, quantity: Prose, size: float, scale: float) -> Witness:
        if kind == "NumPy":
            return Witness(kind, quantity, short(size), digits_between(size, scale, min(self.digits, DOUBLE)), residual=short(size))
        agrees = size <= scale - self.digits - 2
        return Witness(kind, quantity, short(size), digits_between(size, scale, self.digits), residual=short(size), agrees=agrees)

    def family(self, quantity: Prose, p: Expr, name: str, matrix: Expr, vectors: Sequence[Term]) -> list[Witness]:
        """A v(l) − l v(l) at every root l of p, all roots side by side in one product."""
        rows = []
        a = enclose.enclose_matrix(self.matrix, 2 * self.bits)
        return rows

    def condition(self) -> list[Witness]:
        """The condition number of NumPy's eigenvectors, to look at beside a proof about diagonalisability."""
        if "NumPy" not in self.kinds or not self.size:
            return []
        try:
            value = double.eigenvector_condition(self.matrix)
        except (OverflowError, ArithmeticError):
            return []
        quantity = ("condition number of the matrix of eigenvectors",)
        shown = f"{value:.2g}" if value < float("inf") else "infinite"
        return [Witness("NumPy", quantity, shown, None, note="an illustration: rounding hides what is exactly singular")]


def _radius(z: acb) -> str:
    """The radius of a ball, the larger of its two parts."""
    return short(max(size_of(z.real.rad()), size_of(z.imag.rad())))
