"""PreTeXt and XML like it: formulas, macros, structure; no entity is expanded and nothing is opened."""

from __future__ import annotations

import pytest
from documents_reading import maths, misplaced, read_or_refused, reasons, statements, words
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.documents import read_text
from eigenproof.errors import InputError

ZOO = [
    ("<p>a <m>x</m> b</p>", ["x"]),
    (
        "<p><m>1 \\amp 2</m> <m>1 &amp; 2 &lt; 3 &#62; 2</m> <m>a \\lt b</m></p>",
        ["1 &2", "1 & 2 < 3 > 2", "a \\lt b"],
    ),
    ("<me>x = 1</me><men xml:id='a&gt;b'>y</men>", ["x = 1", "y"]),
    ("<md><mrow>a &amp;= b</mrow>\n<mrow>&amp;= c</mrow></md>", ["a &= b\n\\\\\n&= c"]),
    ("<md><mrow>a</mrow><intertext>so <em>b</em></intertext><mrow>b</mrow></md>", ["a", "b"]),
    ("<md><mrow>a</mrow><intertext>so <m>b</m></intertext><mrow>c</mrow></md>", ["a", "b", "c"]),
    ("<mdn>x</mdn>", ["x"]),
    ("<m><![CDATA[1 & 2 < 3]]></m>", ["1 & 2 < 3"]),
    ("<m>a<!-- not this -->b</m>", ["ab"]),
    ("<m>1 < 2</m>", ["1 < 2"]),
    ("<docinfo><macros>\\newcommand{\\v}[1]{\\mathbf{#1}}</macros></docinfo><m>\\v{x}</m>", ["\\mathbf{x}"]),
    ("<docinfo><macros><![CDATA[\\newcommand{\\v}{w}]]></macros></docinfo><m>\\v</m>", ["w"]),
    ("<c>&lt;m&gt;<m>x</m></c><m>y</m>", ["y"]),
    ("<program><m>x</m></program><m>y</m>", ["y"]),
    ("<?xml version='1.0'?><!DOCTYPE pretext SYSTEM 'http://a/b.dtd'><m>x</m>", ["x"]),
    ("<title>On <m>x</m></title><p><m>y</m></p>", ["x", "y"]),
    ("<m/>", []),
    ("<!-- <m>x</m> -->", []),
    ("<p>$x$ and $y$ <m>z</m></p>", ["z"]),
    ("<p>$x$ &amp; $a &lt; b$ costs $5 or $6, $c<q/>d$</p>", ["x", "a < b", "cd"]),
    ("<equation>\nF=\n<![CDATA[1 & 2]]>\n</equation>", ["F=\n1 & 2"]),
    ("<alignmath>a &amp;= b&amp;&amp;<acroref acro='X'/>\\\\\nc</alignmath>", ["a &= b&&\\\\\nc"]),
    ("<p>a < b, <m>x</m> > c</p>", ["x"]),
    ("<m>\r\nx\r\n</m>", ["x"]),
]


@pytest.mark.parametrize(("text", "expected"), ZOO)
def test_maths_is_found(text, expected):
    assert maths(text, "pretext") == expected
    assert misplaced(read_text(text, "pretext")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- check: 1 == 1 -->", [("proved", "1 == 1")]),
        ("<p>a <!-- check refuted: 1 == 2\n2 == 3 --> b</p>", [("refuted", "1 == 2\n2 == 3")]),
        ("<p>a <!-- check this: 1 --></p>", []),
        ("<md><mrow>a</mrow><!-- check: 1 == 1 --></md>", [("proved", "1 == 1")]),
    ],
)
def test_marked_statements(text, expected):
    assert statements(text, "pretext") == expected


def test_the_structure_is_seen():
    text = "<section><title>Head <m>a</m></title><p><m>b</m> <m>c</m></p>"
    text += "<definition><p><m>d</m></p></definition></section>"
    pieces = {p.text.text: p for p in read_text(text, "pretext").pieces if p.kind == "maths"}
    assert pieces["b"].paragraph == pieces["c"].paragraph < pieces["d"].paragraph
    assert [name for name, piece in pieces.items() if piece.heading] == ["a"]
    assert [piece.section for piece in pieces.values()] == [1, 1, 1, 1]
    assert words(text, "pretext") == "Head definition"


def test_places_go_through_entities_and_rows():
    text = "<md>\n<mrow>a &amp; b</mrow>\n<mrow>c</mrow>\n</md>"
    document = read_text(text, "pretext")
    (piece,) = document.pieces
    places = {c: document.place(piece.text.at(piece.text.text.index(c))) for c in "a&bc"}
    assert {c: (place.line, place.column) for c, place in places.items()} == {
        "a": (2, 7), "&": (2, 9), "b": (2, 15), "c": (3, 7),
    }  # fmt: skip
    assert (piece.displayed, document.text[piece.start : piece.end]) == (True, text)


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><m>&c;</m>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><m>&x;</m>',
        "<!doctype a [<!ENTITY",
    ],
)
def test_entities_of_its_own_are_refused(text):
    with pytest.raises(InputError, match="entities") as error:
        read_text(text, "pretext")
    assert (error.value.line, bool(error.value.next_move)) == (1, True)


def test_an_unknown_entity_stays_as_it_is():
    assert maths("<m>&xxe; x</m>", "pretext") == ["&xxe; x"]


def test_what_is_left_out_is_said():
    assert reasons("<p><!-- check: 1 == 1</p><!-- other", "pretext") == ["the comment is not closed"]
    assert reasons("<m>x", "pretext") == ["<m> is not closed"]
    assert reasons("<p><m>x</p><p><m>y</m></p>", "pretext") == ["<m> is not closed"]
    assert reasons("<m>x = <fillin/></m>", "pretext") == ["it has a blank to fill in"]
    assert "eigenproof check a/b.ptx" in reasons("<xi:include href='a/b.ptx'/>", "pretext")[0]
    assert "nested" in reasons("<m>" + "{" * 200 + "}" * 200 + "</m>", "pretext")[0]
    assert "digits" in reasons("<m>" + "9" * 20_000 + "</m>", "pretext")[0]


FRAGMENTS = st.lists(
    st.sampled_from(
        "<m> </m> <md> </md> <mrow> </mrow> <intertext> </intertext> <p> </p> <c> </c> <title> </title> "
        "<docinfo> "
        "</docinfo> <macros> </macros> \\newcommand{\\a}{b} \\a <fillin/> <!-- --> <![CDATA[ ]]> <? ?> "
        "<!DOCTYPE [ ]> < > "
        "/> <m a=\" ' &amp; &lt; &#0; &#x110000; x = \\\\ \\amp \0 é <xi:include/> "
        "<definition>".split(" ")
        + ["\n", " ", "\r\n", "<!-- check: "]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(FRAGMENTS)
def test_no_xml_breaks_the_reader(text):
    read_or_refused(text, "pretext")


@pytest.mark.parametrize(
    "fragment", ["<m>", "<md><mrow>", "<m", '<a "', "<c>", "<![CDATA[", "<!--", "<?", "</", "&", "<p>"]
)
def test_what_is_never_closed_is_read_to_the_end(fragment):
    document = read_text(fragment * 1000 + "\n\n<m>x</m>", "pretext")
    assert len(document.pieces) + len(document.skipped) <= 4002
