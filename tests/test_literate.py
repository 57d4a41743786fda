"""Literate files: which statements they hold, where, with which verdict, and what is said of a bad one."""

from __future__ import annotations

import pytest

from eigenproof.errors import InputError, SyntaxProblem
from eigenproof.language import parse, to_text
from eigenproof.literate import blocks, read

CHAIN = """# A chain

```eigenproof
for A in R(n,n), v in R(n), w in R(n), b in R: A.T == A and A*w == b*w implies (A*v).T*w
    == v.T*A.T*w
    == v.T*(A*w)      by A.T == A
    == b*(v.T*w)      by A*w == b*w
```
"""


def document(block: str, info: str = "eigenproof proved") -> str:
    return f"Words.\n\n```{info}\n{block}\n```\n"


def test_statements_have_their_line_text_and_expected_verdict():
    text = document("1 + 1 == 2\n\n2*2 == 4") + document("1 == 2", "eigenproof refuted")
    assert [stated[:3] for stated in read(text)] == [
        (4, "1 + 1 == 2", "proved"),
        (6, "2*2 == 4", "proved"),
        (11, "1 == 2", "refuted"),
    ]


def test_other_blocks_are_left_alone():
    assert read(document("for x in y:", "python") + "~~~\n1 == 1\n~~~\n    1 == 1\n") == []
    assert [b.info for b in blocks("````markdown\n```eigenproof\n1 == 2\n```\n````\n")] == ["markdown"]


def test_a_let_carries_on_through_blocks():
    first, second = read(document("let A = [[1, 2],\n  [3, 4]]\ndet(A) == -2") + document("trace(A) == 5"))
    assert first.statement == parse("let A = [[1, 2], [3, 4]]; det(A) == -2")
    assert second.statement == parse("let A = [[1, 2], [3, 4]]; trace(A) == 5")
    assert (first.line, second.line) == (6, 11)


def test_each_link_of_a_chain_is_a_statement_with_the_hypotheses_it_names():
    links = read(CHAIN)
    binders = "for A in R(n, n), v in R(n), w in R(n), b in R: "
    assert [(s.line, to_text(s.statement).removeprefix(binders)) for s in links] == [
        (5, "A.T == A and A*w == b*w implies (A*v).T*w == v.T*A.T*w"),
        (6, "A.T == A implies v.T*A.T*w == v.T*(A*w)"),
        (7, "A*w == b*w implies v.T*(A*w) == b*(v.T*w)"),
    ]
    assert all(s.link.start == 4 for s in links)
    assert links[2].text == "== b*(v.T*w)      by A*w == b*w"


def test_a_chain_is_what_it_would_be_on_one_line():
    inequality = document("for x in R: 0\n <= x^2\n < x^2 + 1")
    assert [s.statement for s in read(inequality)] == [
        parse("for x in R: 0 <= x^2"), parse("for x in R: x^2 < x^2 + 1")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (document("1 == 1\nA B == 1"), 5, "side by side"),
        (document("1 == 1", "eigenproof true"), 3, "`eigenproof proved` or `eigenproof refuted`"),
        (document("1 == 1", "eigenproof proved refuted"), 3, "`eigenproof proved` or"),
        (CHAIN.replace("by A.T == A", "by A.T == 2*A"), 6, "not a hypothesis"),
        (CHAIN.replace("by A.T == A", "by A.T A"), 6, "side by side"),
        (CHAIN.replace("v.T*(A*w)", "v.T*(A w)"), 6, "side by side"),
        (CHAIN.replace("    == v.T*A.T*w", "    v.T*A.T*w"), 4, "takes a statement"),
    ],
)
def test_what_cannot_be_read_is_an_error_at_its_line(text, line, said):
    with pytest.raises(InputError, match=said.replace("*", r"\*")) as caught:
        read(text, "theorem.md")
    assert (caught.value.source, caught.value.line) == ("theorem.md", line)


def test_a_chain_needs_a_beginning():
    with pytest.raises(SyntaxProblem):
        read(document("== 1"))
