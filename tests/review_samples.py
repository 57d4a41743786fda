"""A small document with its claims and verdicts by hand, for the outputs of `eigenproof check FILE`."""

from __future__ import annotations

from functools import cache

from eigenproof.checking import Checked
from eigenproof.language import parse, parse_term
from eigenproof.model import Claim, Expr, Place, Reading, Review, Reviewed, Skipped, Verdict
from eigenproof.report.findings import Findings
from eigenproof.report.review import findings

LINES = (
    "# A matrix and its vectors",
    "",
    "Let $A = [[2, 1], [1, 2]]$. Then $A*(1, 1) = 3*(1, 1)$, and, as the reader",
    "can verify, $A*(1, 2) = 3*(1, 2)$; the square is $A*A = [[5, 4], [4, 6]]$.",
    "",
    "```eigenproof refuted",
    "for B in R(n,n), C in R(n,n): B*C == C*B",
    "A == A",
    "```",
    "",
    "For every $B$ in R(n,n): $B^T = B$. And $A x = b$ <!-- check: A*z = w -->",
    "tab\there & <b>: \x1b[31mred\x1b[0m \u202e $1 = 2$",
)
TEXT = "\n".join(LINES) + "\n"
WITH_A = "let A = [[2, 1], [1, 2]]; "


def claim(line: int, source: str, statement: str, expected: str = "proved") -> Claim:
    """A claim whose text stands on a line of the document."""
    column = LINES[line - 1].index(source) + 1
    return Claim(Place(line, column), source, parse(statement), expected=expected)


def worked(statement: str, left: str, right: str) -> tuple[tuple[Expr, Expr, str, Expr]]:
    """Both sides of an equation, computed."""
    return ((parse(statement, bound=["A", "B", "C"]), parse_term(left), "==", parse_term(right)),)


def values(**texts: str) -> dict[str, Expr]:
    """An instance."""
    return {name: parse_term(text) for name, text in texts.items()}


CLAIMS = (
    claim(3, "A*(1, 1) = 3*(1, 1)", WITH_A + "A*(1, 1) == 3*(1, 1)"),
    claim(4, "A*(1, 2) = 3*(1, 2)", WITH_A + "A*(1, 2) == 3*(1, 2)"),
    claim(4, "A*A = [[5, 4], [4, 6]]", WITH_A + "A*A == [[5, 4], [4, 6]]"),
    claim(7, "for B in R(n,n), C in R(n,n): B*C == C*B", LINES[6], "refuted"),
    claim(8, "A == A", WITH_A + "A == A", "refuted"),
    claim(11, "B^T = B", "for B in R(n,n): B.T == B"),
    claim(12, "1 = 2", "1 == 2"),
)
SYMMETRIC = parse("for B in R(n,n): symmetric(B) implies B.T == B")
WRITTEN, COMPUTED = "[[5, 4], [4, 6]]", "[[5, 4], [4, 5]]"
VERDICTS = (
    Checked("proved", reason="computed exactly"),
    Checked(
        "refuted",
        reason="A*v is no multiple of v",
        worked=worked("A*(1, 2) == 3*(1, 2)", "(4, 5)", "(3, 6)"),
    ),
    Checked(
        "refuted",
        reason=f"A*A == {WRITTEN} fails: the left side is {COMPUTED}, the right side is {WRITTEN}",
        worked=worked(f"A*A == {WRITTEN}", COMPUTED, WRITTEN),
    ),
    Checked(
        "refuted",
        "every size",
        counterexample=values(n="2", B="[[0, 1], [0, 0]]", C="[[1, 0], [0, 0]]"),
        worked=worked("B*C == C*B", "[[0, 0], [0, 0]]", "[[0, 1], [0, 0]]"),
    ),
    Checked("proved", reason="computed exactly"),
    Checked(
        "refuted",
        "every size",
        counterexample=values(n="2", B="[[0, 1], [0, 0]]"),
        worked=worked("B.T == B", "[[0, 0], [1, 0]]", "[[0, 1], [0, 0]]"),
        repair="true if B is symmetric",
        repaired=SYMMETRIC,
    ),
    Checked("refuted", reason="1 is not 2", worked=worked("1 == 2", "1", "2")),
)
REPAIRS = {2: ("entry (2, 2) of the right side is 5, not 6", WITH_A + "A*A == [[5, 4], [4, 5]]"),
           1: ("A has 4 in entry (2, 2)", "let A = [[2, 1/2], [1, 5/2]]; A*(1, 2) == 3*(1, 2)")}  # fmt: skip
NOTES = {0: ("the smaller of two conventions",), 6: ("numbers, not matrices",)}
SKIPPED = (
    Skipped(Place(3, 6), "A = [[2, 1], [1, 2]]", "a definition"),
    Skipped(Place(11, 42), "A x = b", "has an unknown in it"),
    Skipped(Place(11, 63), "A*z = w", "z has no value", marked=True),
)


@cache
def sample(file: str = "docs/notes.md") -> Findings:
    """The document as it is shown: one proved, announced, wrong and unreadable claim, and more."""
    reviewed = []
    for k, (one, verdict) in enumerate(zip(CLAIMS, VERDICTS, strict=True)):
        words, better = REPAIRS.get(k, ("", None))
        repaired = parse(better) if better else None
        reviewed.append(Reviewed(one, verdict, words, repaired, NOTES.get(k, ())))
    return findings(Review(Reading(file, TEXT, CLAIMS, SKIPPED), tuple(reviewed)))


@cache
def all_right() -> Findings:
    """A document in which nothing is wrong."""
    return findings(Review(Reading("fine.md", TEXT, CLAIMS[:1]), (Reviewed(CLAIMS[0], VERDICTS[0]),)))


@cache
def undecided() -> Findings:
    """A document with one claim that nobody decides in time."""
    verdict = Verdict("undecided", "", "stopped after 8 s")
    return findings(Review(Reading("open.md", TEXT, CLAIMS[:1]), (Reviewed(CLAIMS[0], verdict),)))
