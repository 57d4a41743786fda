"""Maths, statements and words of Markdown, in the mark-up that people use."""

from __future__ import annotations

import pytest
from documents_reading import maths, misplaced, reasons, statements, words
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.documents import read_text
from eigenproof.errors import InputError

# what stands in the text, and the formulas it holds
ZOO = [
    ("$x$", ["x"]),
    ("a $x$, $y$; ($z$)", ["x", "y", "z"]),
    ("$x$$y$", ["x", "y"]),
    ("$$x$$", ["x"]),
    ("in $$x$$ the middle", ["x"]),
    ("$$\nx\n= 1\n$$", ["x\n= 1"]),
    ("text\n$$\nx\n$$\nmore $y$", ["x", "y"]),
    ("$$\nx\n\n= 1\n$$", ["x\n\n= 1"]),
    ("$$\nA =\n- B\n+ C\n# D\n> E\n$$", ["A =\n- B\n+ C\n# D\n> E"]),
    ("$$\na\n===\nb\n$$", ["a\n===\nb"]),
    ("then $$\na\n- b\n$$ and $c$", ["a\n- b", "c"]),
    ("- item\n  $$\n  a\n  - b\n  $$\n- $c$", ["a\n- b", "c"]),
    ("- item\n    $$a$$\n    then", ["a"]),
    ("1. one\n\n   $$\n   a\n   $$\n", ["a"]),
    ("- If\n$$\na\n$$\n", ["a"]),
    ("> $$\n> a\n> - b\n> $$\n", ["a\n- b"]),
    ("> - $x$\n>   $$a\n>   b$$", ["x", "a\nb"]),
    ("\\(x\\) and \\[y = 1\\]", ["x", "y = 1"]),
    (
        "\\[\nA = \\begin{bmatrix}1\\\\[2pt]\n2\\end{bmatrix}\n\\]",
        ["A = \\begin{bmatrix}1\\\\[2pt]\n2\\end{bmatrix}"],
    ),
    ("\\\\(x\\_1 = \\\\{1\\\\}\\\\)", ["x_1 = \\{1\\}"]),
    ("\\\\[\\begin{matrix}1\\\\\\\\2\\end{matrix}\\\\]", ["\\begin{matrix}1\\\\2\\end{matrix}"]),
    ("\\begin{align}\na &= b \\\\\n&= c\n\\end{align}", ["a &= b \\\\\n&= c"]),
    ("\\begin{alignat*}{2}\na &= b\n\\end{alignat*}", ["a &= b"]),
    ("\\begin{bmatrix}1\\end{bmatrix}", ["\\begin{bmatrix}1\\end{bmatrix}"]),
    ("$$\\begin{aligned}a&=b\\end{aligned}$$", ["\\begin{aligned}a&=b\\end{aligned}"]),
    ("```math\nx = 1\n```", ["x = 1"]),
    ("  ~~~math\n  x\n  ~~~", ["x"]),
    ("$`x_1`$ and $`y`$", ["x_1", "y"]),
    ("$1 &amp; 2 &lt; 3$", ["1 & 2 < 3"]),
    ("$1 \\amp 2$", ["1 &2"]),
    ("$x\\_1 = \\operatorname{singular\\_values}(A)$", ["x_1 = \\operatorname{singular\\_values}(A)"]),
    ("$\\begin{matrix}1\\\\\\\\2\\end{matrix}$", ["\\begin{matrix}1\\\\2\\end{matrix}"]),
    ("$\\begin{matrix}1\\\\2\\end{matrix}$", ["\\begin{matrix}1\\\\2\\end{matrix}"]),
    ("${\\bf A} = {\\rm diag}(1)$", ["\\mathbf{A} = \\mathrm{diag}(1)"]),
    ("$$x = 1 \\label{eq:x} \\tag{1}$$", ["x = 1"]),
    ("# Head $x$\n\nSetext $y$\n=====\n", ["x", "y"]),
    ("| $a$ | $b$ |\n|---|---|\n| $c$ | d $e$ |", ["a", "b", "c", "e"]),
    ("<div>$x$</div>\n\n<p align='$no$'>\n$y$\n</p>", ["x", "y"]),
    ("$\\newcommand{\\v}{\\mathbf{v}}$\n\nand $\\v$", ["\\mathbf{v}"]),
    ("{% raw %}\n$$\nx\n$$\n{% endraw %}", ["x"]),
    ("*$x$* and **$y$** _$z$_", ["x", "y", "z"]),
    ("$ x = 1 $ and $y $.", ["x = 1"]),
    ("$x$-axis, $n$th, 2$x$", ["x", "n", "x"]),
    ("$\\text{costs \\$5}$", ["\\text{costs \\$5}"]),
    ("x\r\n$$\r\ny\r\n$$\r\n", ["y"]),
    (":::{math}\n:label: eq\n\nx = 1\n\n:::\n\n$y$", ["x = 1", "y"]),
    ("```{math}\n:label: eq\nx = 1\n```\n$y$", ["x = 1", "y"]),
    ("::::{prf:example} On $t$\n:label: $l$\n\n$x$\n:::{note}\n$y$\n:::\n::::\n\n$z$", ["t", "x", "y", "z"]),
    ("```{admonition} A\n$x$\n```\n\n```{code-cell}\n:::{math}\nno\n:::\n```\n$y$", ["x", "y"]),
    ("```\n:::{math}\nx\n:::\n```\n:::{figure} a$b$\n:::\n% $no$\n:::{note}\n:::\n$y$", ["b", "y"]),
    ("\u2028\n$x$\n\f\n$y$", ["x", "y"]),
    ("![$x$](a$b$.png)", ["x"]),
    ("[$x$](http://a.b/$c$(d)) $y$", ["x", "y"]),
]

# what holds none
NONE = [
    "costs $5 and $6",
    "between $ 5 and $ 6",
    "US$5, US$6",
    "\\$x\\$",
    "`$x$`",
    "``a ` $x$``",
    "    $x$\n",
    "\t$x$\n",
    "```\n$x$\n```",
    "~~~python\n$x$\n~~~",
    "- a\n\n  ```\n  $$x$$\n  ```\n",
    "<!-- $x$ -->",
    "<!--\n$x$\n\n$y$\n-->",
    "---\ntitle: $x$\n---\n",
    "[a](http://b/$c$d)",
    "<http://a/$b$c>",
    "<code>$x$</code>",
    "<pre>\n$x$\n</pre>",
    "<script>\nvar a = '$x$';\n</script>",
    "\\[1\\] and \\[2\\]",
    "$x",
    "$$x",
    "$$$$",
    "$ $",
    "\\(x",
    "\\begin{align}x",
    "$x\n\ny$",
    "\\begin{itemize}\\item x\\end{itemize}",
    "a `$x` b$",
    "{% highlight python %}\n$x$\n{% endhighlight %}",
    "It is $5 or `a$b`",
    "[r]: http://a/$b$\n",
]


@pytest.mark.parametrize(("text", "expected"), ZOO)
def test_maths_is_found(text, expected):
    assert maths(text, "markdown") == expected
    assert misplaced(read_text(text, "markdown")) == []


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_maths_is_left_alone(text):
    assert maths(text, "markdown") == []
    assert maths(f"{text}\n\nand $good$", "markdown")[-1:] == ["good"]


MARKED = [
    ("```eigenproof\n1 == 1\n```", [("proved", "1 == 1")]),
    ("```eigenproof proved\n1 == 1\n```", [("proved", "1 == 1")]),
    ("~~~ eigenproof refuted\n1 == 2\n~~~", [("refuted", "1 == 2")]),
    ("- a\n\n  ```eigenproof\n  let A = [[1]]\n  A == 1\n  ```", [("proved", "let A = [[1]]\nA == 1")]),
    ("> ```eigenproof\n> 1 == 1\n> ```", [("proved", "1 == 1")]),
    ("<!-- check: 1 == 1 -->", [("proved", "1 == 1")]),
    (
        "a <!-- check: 1 == 1 --> b <!-- check refuted: 1 == 2 -->",
        [("proved", "1 == 1"), ("refuted", "1 == 2")],
    ),
    ("<!-- check:\n1 == 1\n\n2 == 2\n-->", [("proved", "1 == 1\n\n2 == 2")]),
    ("text <!-- check:\nA == [[1, 2],\n- [3, 4]]\n--> text", [("proved", "A == [[1, 2],\n- [3, 4]]")]),
    ("- a\n  <!-- check: 1 == 1 -->", [("proved", "1 == 1")]),
    ("<!-- check the spelling: of this -->", []),
    ("<!-- checked: 1 -->", []),
    ("```eigenproofs\n1\n```", []),
    ("`<!-- check: 1 == 1 -->`", []),
    ("```\n<!-- check: 1 == 1 -->\n```", []),
    ("```eigenproof\n1 == 1", [("proved", "1 == 1")]),
]


@pytest.mark.parametrize(("text", "expected"), MARKED)
def test_marked_statements(text, expected):
    assert statements(text, "markdown") == expected
    assert misplaced(read_text(text, "markdown")) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [("```eigenproof wrong\n1 == 1\n```", "eigenproof proved"), ("a <!-- check: 1 == 1", "not closed")],
)
def test_what_was_marked_and_is_not_read_is_said(text, reason):
    (skipped,) = read_text(text, "markdown").skipped
    assert skipped.marked
    assert reason in skipped.reason


def test_places_go_through_quotes_lists_and_entities():
    text = "# T\n\n> - a\n>   $$\n>   x &lt;\n>   y\n>   $$\n"
    document = read_text(text, "markdown")
    (piece,) = [piece for piece in document.pieces if piece.kind == "maths"]
    assert piece.text.text == "x <\ny"
    places = [document.place(piece.text.at(piece.text.text.index(c))) for c in "x<y"]
    assert [(place.line, place.column) for place in places] == [(5, 5), (5, 7), (6, 5)]
    assert document.text[piece.start : piece.end].startswith("$$\n")
    assert document.text[piece.start : piece.end].endswith("$$")


def test_a_formula_knows_whether_it_is_displayed():
    pieces = read_text(
        "$a$ $$b$$ \\(c\\) \\[d=1\\]\n\n\\begin{align}e\\end{align}\n\n```math\nf\n```", "markdown"
    ).pieces
    assert [piece.displayed for piece in pieces if piece.kind == "maths"] == [
        False,
        True,
        False,
        True,
        True,
        True,
    ]


def test_paragraphs_and_sections_are_counted():
    text = "intro $a$\nstill $b$\n\nnext $c$\n\n# Head $d$\n\n- one $e$\n- two $f$\n\n"
    text += "| $g$ | $h$ |\n|-|-|\n| $i$ | |"
    pieces = {p.text.text: p for p in read_text(text, "markdown").pieces if p.kind == "maths"}
    paragraph = {name: piece.paragraph for name, piece in pieces.items()}
    assert (
        paragraph["a"] == paragraph["b"] < paragraph["c"] < paragraph["d"] < paragraph["e"] < paragraph["f"]
    )
    assert paragraph["g"] == paragraph["h"] != paragraph["i"]
    assert [piece.section for piece in pieces.values()] == [0, 0, 0, 1, 1, 1, 1, 1, 1]
    assert [name for name, piece in pieces.items() if piece.heading] == ["d"]


def test_words_are_prose_without_mark_up():
    text = (
        "The **matrix** _has_ `c` two *eigen*values &amp; a [basis](http://x)<br>~~this~~ a_b\n\n    code\n"
    )
    assert words(text, "markdown") == "The matrix has two eigenvalues & a basis this a_b"


def test_a_stray_delimiter_does_not_spoil_the_rest():
    text = "The PID is $$ in a shell.\n\n# Next\n\n$$x$$ and `$$`, $y$\n"
    assert maths(text, "markdown") == ["x", "y"]
    assert maths("An \\[ unclosed\n\n$x$\n\n\\begin{align}\n\n$y$", "markdown") == ["x", "y"]


FRAGMENTS = st.lists(
    st.sampled_from(
        "$ $$ \\( \\) \\[ \\] \\\\[ \\\\] ` ``` ~~~ ```eigenproof ```math <!-- --> check: <b> </b> "
        "<pre> [a](b) ]( > - "
        "1. # | --- === { } \\ \\$ & &amp; &#0; * _ \\newcommand \\newcommand{\\a}[1]{#1} \\a "
        "\\begin{align} "
        "\\end{align} \\begin{bmatrix} \\end{bmatrix} x = 1 5 é \t \0 \u2028 \f \ufeff {%raw%} "
        "{%highlight%}".split(" ")
        + [":::{math}\n", ":::{note}\n", "```{math}\n", "\n:::\n", "\n```\n", ":label: x"]
        + ["\n", "\n\n", "\r\n", "    ", " "]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(FRAGMENTS)
def test_no_markdown_breaks_the_reader(text):
    try:
        document = read_text(text, "markdown")
    except InputError:
        return
    assert misplaced(document) == []
    assert all(piece.text.text.strip() for piece in document.pieces)
    assert all(0 <= offset <= len(text) for piece in document.pieces for offset in piece.text.offsets)


@pytest.mark.parametrize(
    "fragment",
    [
        "$",
        "$$",
        "$ ",
        "\\(",
        "\\[",
        "\\\\[",
        "\\begin{align}",
        "`",
        "<!--",
        "<a ",
        "<pre>",
        "](",
        "[",
        "> ",
        "- ",
        "$$\n",
        "|a",
        "{",
        "*",
        "_",
        "\\",
        "$`",
        "    ",
        "\\begin{bmatrix}\n",
        "<!-- check:\n",
        "${\\a}",
    ],
)
def test_what_is_never_closed_is_read_to_the_end(fragment):
    document = read_text(fragment * 1000 + "\n\n$x$", "markdown")
    assert len(document.pieces) + len(document.skipped) <= 2003


def test_hostile_markdown_is_left_out_with_a_reason():
    assert "digits" in reasons("$" + "9" * 20_000 + "$", "markdown")[0]
    assert "nested" in reasons("$" + "{" * 200 + "}" * 200 + "$", "markdown")[0]
    assert "characters" in reasons("$$" + "x" * 100_001 + "$$", "markdown")[0]
