"""The written matrices, vectors and numbers of a claim: what a repair may change, and how it is called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from ...model import Expr, Term, let, names, walk
from .paths import Path, put, reached
from .patterns import is_product, pattern

WRITTEN = ("matrix", "vector", "multiset", "counted", "span", "diag", "columns")
NUMBERS = ("decimal", "neg", "/", "sqrt", "+", "*", "^", "i", "root")


class Claimed(NamedTuple):
    """A statement under definitions, and the path to the part of it that is looked at."""

    definitions: tuple[tuple[str, Expr], ...]
    body: Expr
    at: Path = ()

    @property
    def atom(self) -> Expr:
        """The part that is looked at."""
        return reached(self.body, self.at)

    def statement(self) -> Expr:
        """The whole statement with the definitions that it needs."""
        return let(self.definitions, self.body)

    def alone(self) -> Expr:
        """The part that is looked at, with the definitions that it needs."""
        return let(self.definitions, self.atom)

    def with_atom(self, new: Expr) -> Claimed:
        """Another statement in the place of this part."""
        return self._replace(body=put(self.body, self.at, new))

    def with_part(self, part: Part, new: Expr) -> Claimed:
        """The claim with another term in the place of a part, wherever that stands."""
        if part.where is None:
            body = self.body
            for path in part.paths:
                body = put(body, self.at + path, new)
            return self._replace(body=body)
        changed = ((n, put(t, part.paths[0], new) if n == part.where else t) for n, t in self.definitions)
        return self._replace(definitions=tuple(changed))


class Part(NamedTuple):
    """A written term of a claim: its name for a reader ("P", "the right side"), where it is written, and
    whether the claim states it (False: it is given, as the matrix in a claim about its eigenvectors).

    `paths` lead to it from the part looked at, or (with `where`) from the value of a definition. `role`
    is the letter of the vocabulary: "P" and "D" of diagonalization(A, P, D).
    """

    name: str
    term: Expr
    where: str | None
    paths: tuple[Path, ...]
    stated: bool
    role: str = ""


ROLES: dict[str, tuple[str, ...]] = {
    "eigenpair": ("A", "l", "v"),
    "eigenvector": ("A", "v"),
    "eigenvalue": ("A", "l"),
    "diagonalization": ("A", "P", "D"),
    "spectral": ("A", "Q", "D"),
    "svd": ("A", "U", "S", "V"),
    "principal_component": ("X", "k", "v"),
}
"""The arguments of predicates that are about a given matrix; of others every argument is stated."""
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
ALONE = {
    "orthogonal": "Q", "unitary": "U", "orthonormal_columns": "D", "idempotent": "P",
    "symmetric": "A", "hermitian": "A",
}  # fmt: skip
"""Predicates whose matrix may be what is wrong."""
SPOKEN = {"l": "the eigenvalue", "k": "the index", "left": "the left side", "right": "the right side"}


def parts(claimed: Claimed) -> list[Part]:
    """The written terms of the part looked at: the stated ones, then what is given, the last one first."""
    definitions, found = dict(claimed.definitions), []
    for role, paths, stated in roles(claimed.atom, definitions):
        part = _written(claimed.atom, paths, definitions, role, stated)
        if part is None:
            continue
        same = [k for k, p in enumerate(found) if not p.role + role + (p.where or "") and p.term == part.term]
        if same:  # what is written in several places is one thing
            found.insert(0, found[same[0]]._replace(paths=found[same[0]].paths + part.paths))
        if all((p.where, p.paths) != (part.where, part.paths) for p in found):
            found.append(part)
    return [*(p for p in found if p.stated), *(p for p in reversed(found) if not p.stated)]


def roles(atom: Expr, definitions: dict[str, Expr]) -> Iterator[tuple[str, tuple[Path, ...], bool]]:
    """(role, paths, stated) of the terms in a statement."""
    if not isinstance(atom, Term):
        return
    if atom.op in ROLES:
        for k, role in enumerate(ROLES[atom.op]):
            yield role, ((0, k),), k > 0
        return
    if atom.op not in ("==", "~="):
        if atom.op in ALONE:
            yield ALONE[atom.op], ((0, 0),), True
        return
    found = list(pattern(atom))
    yield from found
    left, right = atom.args
    for k, side in enumerate(atom.args):
        if isinstance(side, Term) and side.op == "eigenspace":
            yield "l", ((0, k, 0, 1),), True
    built = bool(found) or (
        isinstance(left, str) and is_product(right) and sum(map(_has_table, right.args)) > 1
    )
    for role, path, side in (("right", (0, 1), right), ("left", (0, 0), left)):
        if isinstance(side, Term) and side.op == "span":
            for k in range(len(side.args)):
                yield (f"the {ORDINALS[k]} vector" if k < len(ORDINALS) else ""), ((*path, 0, k),), True
        elif is_written(side, definitions):
            yield role, (path,), not built
    for k, side in enumerate(atom.args):
        if not is_written(side, definitions):
            yield from (
                ("", (path,), built and not found and k == 1) for path in outermost(side, (0, k), definitions)
            )


def is_written(t: Expr, definitions: dict[str, Expr]) -> bool:
    """Is a term a written matrix, vector, number or collection, also by its name or times a number?"""
    if isinstance(t, str):
        return t in definitions and is_written(definitions[t], definitions)
    if not isinstance(t, Term):
        return isinstance(t, (int, Fraction))
    if t.op in WRITTEN:
        return not names(t) - {"x"} or t.op != "matrix"
    if t.op in ("T", "H"):
        return is_written(t.args[0], definitions)
    if t.op == "*" and sum(map(_has_table, t.args)) == 1:
        return all(is_written(a, definitions) for a in t.args)
    return is_number(t) or (t.op in ("neg", "/") and is_written(t.args[0], definitions))


def _has_table(t: Expr) -> bool:
    return any(isinstance(n, str) or (isinstance(n, Term) and n.op in WRITTEN) for n in walk(t))


def is_number(t: Expr) -> bool:
    """A number written with digits, roots and i?"""
    return all(not isinstance(n, str) and (not isinstance(n, Term) or n.op in NUMBERS) for n in walk(t))


def outermost(t: object, path: Path, definitions: dict[str, Expr]) -> Iterator[Path]:
    """Where matrices, vectors and names of them are written inside a term."""
    if isinstance(t, Term):
        if _has_table(t) and is_written(t, definitions):
            yield path
        elif t.op not in ("decimal", "for", "exists", "let"):
            for k, a in enumerate(t.args):
                yield from outermost(a, (*path, 0, k), definitions)
    elif isinstance(t, str) and t in definitions and is_written(t, definitions):
        yield path


def _written(
    atom: Expr, paths: Sequence[Path], definitions: dict[str, Expr], role: str, stated: bool
) -> Part | None:
    """The part at these places, looked up where it is a name, without factors and transposes around it."""
    where, t, inner = None, reached(atom, paths[0]), ()
    if not is_written(t, definitions):
        return None
    transposed = ""
    while True:
        if isinstance(t, str) and t in definitions:
            where, t, inner = t, definitions[t], ()
        elif isinstance(t, Term) and t.op == "*" and not is_number(t):
            k = next(k for k, a in enumerate(t.args) if _has_table(a))
            t, inner = t.args[k], (*inner, 0, k)
        elif isinstance(t, Term) and t.op in ("neg", "/", "T", "H") and not is_number(t):
            transposed = " (transposed)" if t.op in ("T", "H") and where is None else transposed
            t, inner = t.args[0], (*inner, 0, 0)
        else:
            break
    name = where or SPOKEN.get(role, role) or _shown(t)
    if role in ("left", "right") and where is None and is_number(t):
        name = subject(atom.args[role == "left"])  # type: ignore[union-attr]
    kept = (inner,) if where else tuple((*p, *inner) for p in paths)
    return Part(name + transposed * (role in SPOKEN), t, where, kept, stated, role)


def subject(t: Expr, instead: str = "the right side") -> str:
    """What a side is called in a sentence: itself if it is short, else a word for it."""
    from ...language import to_text

    if not isinstance(t, Term):
        return to_text(t)
    if t.op in ("multiplicity", "geometric_multiplicity"):
        return f"the {t.op.replace('_', ' ')} of eigenvalue {to_text(t.args[1])}"
    written = to_text(t)
    if len(written) <= LONGEST_NAME:
        return written
    return SIDES.get(t.op, instead)


LONGEST_NAME = 40
SIDES = {
    "det": "the determinant", "rank": "the rank", "trace": "the trace", "nullity": "the nullity",
    "norm": "the norm", "inv": "the inverse", "pinv": "the pseudoinverse", "covariance": "the covariance",
    "eigenvalues": "the list of eigenvalues", "singular_values": "the list of singular values",
}  # fmt: skip
"""Words for long terms."""


def _shown(t: Expr) -> str:
    from ...language import to_text

    written = to_text(t)
    return written if len(written) <= LONGEST_NAME else "the matrix on the left"


def get_side(atom: Expr, role: str) -> tuple[Expr, Expr]:
    """(this side, the other side) of a relation, for the role "left" or "right"."""
    assert isinstance(atom, Term)
    left, right = atom.args
    return (left, right) if role == "left" else (right, left)
