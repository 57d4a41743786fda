"""A Markdown document with badges at its claims, and where formulas and code stand in Markdown."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from review_samples import TEXT, claim, sample

from eigenproof.model import Place, Reading, Review, Reviewed, Verdict
from eigenproof.report.markdown_parts import parts
from eigenproof.report.review import findings
from eigenproof.report.review_annotate import annotated

BADGED = """\
Inline $1 = 2$, and \\(1 = 2\\); `$1 = 2$` is code.

$$
1 = 2
$$

next

> quoted
> $$1 = 2$$

- an item with $$1 = 2$$ inside

| a | b |
|---|---|
| $1 = 2$ | c |

```eigenproof
1 = 2
```

<!-- check: 1 = 2 -->
\\begin{align} 1 = 2 \\end{align}
"""
"""The text `1 = 2` stands in it ten times."""


def test_badges():
    one = claim(12, "1 = 2", "1 == 2")
    places = [m.start() for m in re.finditer("1 = 2", BADGED)]
    at = [Place(BADGED.count("\n", 0, p) + 1, p - BADGED.rfind("\n", 0, p)) for p in places]
    claims = tuple(type(one)(place, "1 = 2", one.statement) for k, place in enumerate(at) if k != 2)
    reviewed = tuple(Reviewed(c, Verdict("refuted", reason="it is *not* [so] <b>")) for c in claims)
    text = annotated(findings(Review(Reading("a.md", BADGED, claims), reviewed)))
    badge = "<sup><strong>✗ refuted</strong>: it is &#42;not&#42; &#91;so&#93; &#60;b&#62;</sup>"
    assert text.count(badge) == 9
    assert text.splitlines() == f"""\
Inline $1 = 2$ {badge}, and \\(1 = 2\\) {badge}; `$1 = 2$` is code.

$$
1 = 2
$$

{badge}

next

> quoted
> $$1 = 2$$
>
> {badge}

- an item with $$1 = 2$$ {badge} inside

| a | b |
|---|---|
| $1 = 2$ {badge} | c |

```eigenproof
1 = 2
```

{badge}

<!-- check: 1 = 2 --> {badge}
\\begin{{align}} 1 = 2 \\end{{align}}

{badge}
""".splitlines()


MARKS = "$ $$ ` ``` ~~~~ \\( \\) \\[ \\] <!-- --> > x \\begin{align} \\end{align} \\".split()
PIECES = st.lists(st.sampled_from([*MARKS, " ", "\n", "\n\n"]), max_size=30)


@settings(max_examples=300, deadline=None)
@given(PIECES.map("".join))
def test_parts_of_markdown_do_not_overlap(text):
    last = 0
    for part in parts(text):
        assert last <= part.start < part.end <= len(text)
        last = part.end
        shown = text[part.start : part.end]
        if part.kind == "inline" and shown[:2] not in ("$`", "\\(", "\\\\"):
            assert shown[0] == shown[-1] == "$"
            assert "\n\n" not in shown


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a $x$ b", ["inline"]),
        (r"costs \$5 and \$6", []),
        ("$$x$$ `$y$` <!-- $z$ -->", ["display", "code", "comment"]),
        ("```\n$x$\n```\n$y$", ["fence", "inline"]),
        ("~~~\n$x$", ["fence"]),
        ("$x\n\ny$", []),
        ("$`x`$ ``a`b``", ["inline", "code"]),
        (r"\\[x\\] \(y\)", ["display", "inline"]),
        ("\\begin{align*}x\\end{align*}", ["display"]),
        ("\\begin{align}x", []),
    ],
)
def test_parts_of_markdown(text, kinds):
    assert [part.kind for part in parts(text)] == kinds


OPEN = ["<!-- ", "$ ", "$$ ", "\\[", "$`", "```\n", "\\begin{align}", "> ", "$\n\n", "`` "]


@pytest.mark.parametrize("mark", OPEN)
def test_marks_that_are_never_closed_take_no_time(mark):
    start = time.monotonic()
    assert sum(1 for _ in parts(mark * 50_001)) >= 0
    assert time.monotonic() - start < 10


def test_badges_between_the_lines_of_windows():
    one = claim(12, "1 = 2", "1 == 2")
    one = type(one)(Place(1, 3), "1 = 2", one.statement)
    reading = Reading("a.md", "$$1 = 2$$\r\nnext\r\n", (one,))
    text = annotated(findings(Review(reading, (Reviewed(one, Verdict("proved")),))))
    assert [line for line in text.splitlines() if line] == ["$$1 = 2$$", "<sup>✓ proved</sup>", "next"]
    assert text.splitlines()[1] == text.splitlines()[3] == ""
    assert text.endswith("next\r\n")


def test_a_document_without_its_badges_is_the_document():
    text = annotated(sample())
    assert text.count("<sup>") == 8
    assert re.sub(r"\n\n<sup>.*?</sup>(?:<br>\n<sup>.*?</sup>)*(?=\n)| <sup>.*?</sup>", "", text) == TEXT
    block = text[text.index("```\n\n") :]
    assert "<sup><code>for B in R(n,n), C in R(n,n): B&#42;C == C&#42;B</code> ✗ refuted, announced" in block
    assert "<sup><code>A == A</code> <strong>✗ proved, but announced as refuted</strong></sup>" in block
