"""Properties of matrices, vectors and printed lists that a claim gets wrong, in words."""

from __future__ import annotations

from ...language import to_text
from ...model import Term, eq, mul
from ..evaluation.elimination import kernel
from ..evaluation.matrices import matrix
from ..evaluation.numbers import Unknown, conjugated, equal
from ..evaluation.spectra import Multiset, Spectrum, count, members, order
from .conditions import Failure, Found, name_of
from .digits import OTHERS, classes, with_digits
from .parts import Claimed
from .values import Values, as_term, in_words, term_of


def symmetric(claimed: Claimed, atom: Term, values: Values) -> Found:
    """Two entries of a matrix that should agree."""
    a = values.rows(atom.args[0])
    for i, r in enumerate(a):
        for j in range(i):
            other = a[j][i] if atom.op == "symmetric" else conjugated(a[j][i])
            if not equal(r[j], other):
                left, right = (
                    f"entry ({i + 1}, {j + 1}) is {in_words(r[j])}",
                    in_words(a[j][i]),
                )
                said = f"{name_of(atom.args[0], 'the matrix')} is not {atom.op}: {left}"
                yield Failure(f"{said}, entry ({j + 1}, {i + 1}) is {right}", atom, None, "", None)


def eigenvalue_list(atom: Term, values: Values) -> Found:
    """Of eigenvalues without a closed form: how many there are, and which number listed is none."""
    for one, other in (atom.args, atom.args[::-1]):
        if not isinstance(one, Term) or one.op != "eigenvalues":
            continue
        true, listed = values.of(one), values.of(other)
        if not isinstance(true, Spectrum) or not isinstance(listed, Multiset) or in_closed_form(true):
            return
        if len(listed.members) != count(true) and not listed.open:
            said = f"{len(listed.members)} numbers are listed, but there are {count(true)} eigenvalues"
            yield Failure(said, atom, None, "", None)
        for x in listed.members:
            k, n = order(true.poly, x), sum(equal(x, y) for y in listed.members)
            if k < n:
                said = f"eigenvalue {in_words(x)} has multiplicity {k}, not {n}"
                yield Failure(said if k else f"{in_words(x)} is no eigenvalue", atom, None, "", None)


def in_closed_form(true: Spectrum) -> bool:
    """Can all members be written with square roots?"""
    try:
        members(true)
    except Unknown:
        return False
    return True


def printed_digits(claimed: Claimed, atom: Term, values: Values) -> Found:
    """The wrong digits, with the right ones; or how many numbers there are."""
    found = classes(claimed)
    wrong = [d for d in found if d.kind == "wrong"]
    right = with_digits(atom.args[1], found)
    if wrong and right is not None:
        said = ", ".join(dict.fromkeys(f"{d.printed} should read {d.right}" for d in wrong))
        yield Failure(f"wrong digits: {said}", atom, right, "~=", atom.args[1])
    collection = values.of(atom.args[0])
    if isinstance(collection, (Spectrum, Multiset)) and isinstance(atom.args[1], Term):
        printed, there = len(atom.args[1].args), count(collection)
        if printed != there and atom.args[1].args[-1:] != (OTHERS,):
            said = f"{printed} numbers are printed, but there {'is' if there == 1 else 'are'} {there}"
            yield Failure(said, atom, None, "", None)


def dependent(claimed: Claimed, atom: Term, values: Values) -> Found:
    """A relation between vectors that should be independent, or too few of them for a basis."""
    vectors = [[x for (x,) in values.rows(v)] for v in atom.args]
    relations = kernel(matrix(list(zip(*vectors, strict=True))))
    if relations:
        terms = [mul(term_of(c), v) for c, v in zip(relations[0], atom.args, strict=True) if c]
        relation = eq(Term("+", tuple(terms)) if len(terms) > 1 else terms[0], 0)
        yield Failure(f"the vectors are dependent: {to_text(relation)}", atom, None, "", None)
    said = f"{len(vectors)} vectors are no basis of a space of dimension {len(vectors[0])}"
    yield Failure(said, atom, len(vectors), "==", len(vectors[0]))


def definite(claimed: Claimed, atom: Term, values: Values) -> Found:
    """The eigenvalues of a symmetric matrix with the wrong signs."""
    a = atom.args[0]
    if values.holds(Term("hermitian", (a,))):
        found = as_term(values.of(Term("eigenvalues", (a,))))
        yield Failure(
            f"the eigenvalues of {name_of(a, 'the matrix')} are {to_text(found)}", atom, None, "", None
        )
    else:
        yield from symmetric(claimed, Term("symmetric", (a,)), values)


def row_equivalent(claimed: Claimed, atom: Term, values: Values) -> Found:
    """The reduced row echelon forms, which differ."""
    forms = [as_term(values.of(Term("rref", (a,)))) for a in atom.args]
    said = f"the reduced row echelon forms are {to_text(forms[0])} and {to_text(forms[1])}"
    equation = eq(*(Term("rref", (a,)) for a in atom.args))
    yield Failure(said, equation, forms[0], "==", forms[1])


def idempotent(claimed: Claimed, atom: Term, values: Values) -> Found:
    """The square of a matrix, which is another one."""
    p = atom.args[0]
    name, square = name_of(p, "P"), as_term(values.of(Term("^", (p, 2))))
    equation = eq(Term("^", (p, 2)), p)
    yield Failure(f"{name}^2 is {to_text(square)}, not {name}", equation, square, "==", as_term(values.of(p)))
