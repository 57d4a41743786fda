"""Random canonical terms and statements (those that a parser can give) for the round-trip tests."""

from fractions import Fraction

from hypothesis import strategies as st

from eigenproof.language.vocabulary import PREDICATES, TERM_WORDS
from eigenproof.model import Term, walk

NAMES = [
    "A",
    "B",
    "x",
    "y",
    "l",
    "l1",
    "v12",
    "mu",
    "sigma2",
    "lam",
    "x_i",
    "T",
    "H",
    "N",
    "my_matrix",
    "l_max",
]
REBOUND = [*NAMES, "i", "e", "I", "pi", "R", "det", "rank"]
DECIMALS = ["0.250", ".5", "2.", "5e-5", "1.5e10", "3e2", "0.333333"]

numbers = st.one_of(
    st.integers(-30, 30),
    st.integers(10**30, 10**40),
    st.fractions(-9, 9, max_denominator=12).map(lambda q: q.numerator if q.denominator == 1 else q),
)
constants = st.sampled_from([Term("i", ()), Term("pi", ()), Term("e", ()), Term("I", ())])
decimals = st.sampled_from(DECIMALS).map(lambda d: Term("decimal", (d,)))


def leaves(names):
    return st.one_of(numbers, st.sampled_from(names), constants, decimals)


def _fits(t):
    """Terms that the parser gives: a sign before a number that is not negative is part of the number."""
    return not (t.op == "neg" and isinstance(t.args[0], (int, Fraction)) and t.args[0] >= 0)


def _extend(inner):
    many = st.lists(inner, min_size=2, max_size=4).map(tuple)
    few = st.lists(inner, min_size=0, max_size=3).map(tuple)
    return st.one_of(
        many.map(lambda a: Term("+", a)),
        many.map(lambda a: Term("*", a)),
        st.tuples(inner, inner).map(lambda a: Term("/", a)),
        inner.map(lambda a: Term("neg", (a,))).filter(_fits),
        st.tuples(inner, st.one_of(st.integers(-3, 9), inner)).map(lambda a: Term("^", a)),
        inner.map(lambda a: Term("T", (a,))),
        inner.map(lambda a: Term("H", (a,))),
        inner.map(lambda a: Term("I", (a,))),
        few.map(lambda a: Term("vector", a)),
        few.map(lambda a: Term("multiset", a)),
        st.lists(st.tuples(inner, inner), min_size=1, max_size=2).map(lambda a: Term("counted", tuple(a))),
        st.tuples(inner, inner, inner).map(lambda a: Term("entry", a)),
        st.tuples(inner, inner).map(lambda a: Term("item", a)),
        matrices(inner),
        st.lists(inner.filter(_has_name), min_size=1, max_size=3).map(lambda a: Term("columns", tuple(a))),
        calls(inner, TERM_WORDS),
    )


def _has_name(t):
    return any(isinstance(n, str) for n in walk(t))


def matrices(inner):
    return st.integers(0, 3).flatmap(
        lambda n: st.lists(st.tuples(*[inner] * max(n, 1)), min_size=n, max_size=3).map(
            lambda rows: Term("matrix", tuple(rows))
        )
    )


def calls(inner, words):
    def arguments(word):
        fewest, most = words[word]
        some = st.lists(inner, min_size=fewest, max_size=min(most, max(fewest, 3))).map(tuple)
        if word == "root":
            return st.tuples(inner, inner, st.just(Term("C", ()))).map(lambda a: Term(word, a))
        if word == "diagonalizable":
            return st.tuples(inner, st.just(Term("R", ()))).map(lambda a: Term(word, a))
        if word == "covariance":
            return inner.map(lambda a: Term(word, (a, Term("ddof", (0,)))))
        return some.map(lambda a: Term(word, a))

    return st.sampled_from(sorted(words)).flatmap(arguments)


def terms(names=NAMES, size=8):
    return st.recursive(leaves(names), _extend, max_leaves=size)


def sets(inner):
    sizes = st.lists(inner, max_size=2).map(tuple)
    return st.tuples(st.sampled_from("RCQZN"), sizes).map(lambda a: Term(*a))


def _statements_over(names):
    t = terms(names, 5)
    relation = st.tuples(st.sampled_from(["==", "!=", "<", "<=", ">", ">=", "~="]), t, t).map(
        lambda a: Term(a[0], a[1:])
    )
    open_end = st.tuples(t, st.lists(t, max_size=2)).map(
        lambda a: Term("==", (a[0], Term("multiset", (*a[1], Term("...", ())))))
    )
    member = st.tuples(t, st.one_of(sets(t), t)).map(lambda a: Term("in", a))
    return st.one_of(relation, open_end, member, calls(t, PREDICATES))


def _connect(names):
    def extend(inner):
        pair = st.tuples(inner, inner)
        bound = st.lists(st.sampled_from(REBOUND), min_size=1, max_size=2, unique=True)
        return st.one_of(
            inner.map(lambda s: Term("not", (s,))),
            st.lists(inner, min_size=2, max_size=3).map(lambda a: Term("and", tuple(a))),
            st.lists(inner, min_size=2, max_size=3).map(lambda a: Term("or", tuple(a))),
            pair.map(lambda a: Term("implies", a)),
            pair.map(lambda a: Term("iff", a)),
            st.tuples(st.sampled_from(["for", "exists"]), bound, sets(terms(names, 2)), inner).map(
                lambda a: Term(a[0], (tuple((name, a[2]) for name in a[1]), a[3]))
            ),
            st.tuples(bound, terms(names, 4), inner).map(
                lambda a: Term("let", (tuple((name, a[1]) for name in a[0]), a[2]))
            ),
        )

    return extend


def statements(names=NAMES, size=4):
    return st.recursive(_statements_over(names), _connect(names), max_leaves=size).filter(sensible)


def sensible(t, bound=frozenset()):
    """No constant, word or call under a binder that takes its name; no let that only repeats one outside."""
    if not isinstance(t, Term):
        return all(sensible(a, bound) for a in t) if isinstance(t, tuple) else True
    if t.op in ("for", "exists"):
        bindings, body = t.args
        return all(sensible(domain, bound) for _, domain in bindings) and sensible(
            body, bound | {name for name, _ in bindings}
        )
    if t.op == "let":
        for name, value in t.args[0]:
            if not sensible(value, bound):
                return False
            bound = bound | {name}
        return sensible(t.args[1], bound)
    return t.op not in bound and all(sensible(a, bound) for a in t.args)
