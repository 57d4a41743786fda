"""XML in the manner of PreTeXt, by a small scanner: it knows no DTD, opens nothing, expands no entity."""

from __future__ import annotations

import html
import re

from ..errors import InputError
from .collecting import ENTITY, Collector
from .inline import Inline
from .normal import NORMAL, normal
from .pieces import Mapped
from .running import DELIMITERS

_TAG = re.compile(r"""<(?P<close>/)?(?P<name>[A-Za-z_][\w:.-]*)(?P<rest>(?:"[^"]*"|'[^']*'|[^<>"'])*)>""")
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]*(?P<subset>\[)?", re.IGNORECASE)
_HREF = re.compile(r"""href\s*=\s*["']([^"']*)""")
_MATHS = {"m": False} | dict.fromkeys("me men md mdn equation alignmath".split(), True)
_SILENT = frozenset(
    "c cd cline cdi program pre sage console latex-image latex-image-code asymptote sageplot tikz pg-code "
    "script style docinfo idx notation url xref author editor bibinfo".split()
)
_BLOCKS = frozenset(
    "p li ol ul dl row cell tabular caption statement introduction conclusion section subsection "
    "subsubsection chapter worksheet exercises article book frontmatter backmatter blockquote figure table "
    "paragraphs".split()
)
_NAMED = frozenset(
    "definition theorem proof example exercise lemma corollary proposition remark solution answer hint "
    "question claim fact note observation warning convention assumption principle activity exploration "
    "task".split()
)


def read_pretext(source: Mapped, into: Collector) -> None:
    """The pieces of a PreTeXt document, or of other XML with `<m>`, `<me>` and `<md>` in it."""
    _Scanner(source.sub(NORMAL, normal), into).run()


class _Scanner:
    """One pass over the tags."""

    def __init__(self, source: Mapped, into: Collector) -> None:
        self.source, self.text, self.into = source, source.text, into
        self.dollars = "<m>" not in source.text  # where they are no maths, they are money
        self.parts: list[Mapped] = []  # the prose, or the formula, since the last tag that ended one
        self.formula: tuple[str, int] | None = None  # the element of maths we are in, and where it starts
        self.interrupted = ""  # the display in which we are between two rows, in words
        self.silent: tuple[str, int] | None = None  # the element whose text is left out, and how often nested
        self.missing: set[str] = set()

    def run(self) -> None:
        at = 0
        self.into.new_paragraph()
        while (tag := self.text.find("<", at)) >= 0:
            self.characters(at, tag)
            at = self.markup(tag)
        self.characters(at, len(self.text))
        self.unclosed()
        self.flush()

    def wanted(self) -> bool:
        """Whether the text here is prose, maths or macros."""
        return self.silent is None or self.silent[0] == "macros"

    def characters(self, start: int, stop: int) -> None:
        """Text between tags."""
        if start < stop and self.wanted():
            text = self.source[start:stop]
            self.parts.append(text.sub(ENTITY, lambda found: html.unescape(found[0])))

    def markup(self, at: int) -> int:
        """What begins with `<`; where it ends."""
        if self.text.startswith("<!--", at):
            stop = self.closing("-->", at + 4)
            if stop:
                self.comment(at, stop)
                return stop
            self.into.unclosed(self.source[at : at + 400])
        elif self.text.startswith("<![CDATA[", at):
            stop = self.closing("]]>", at + 9)
            if stop:
                if self.wanted():
                    self.parts.append(self.source[at + 9 : stop - 3])
                return stop
        elif self.text.startswith("<?", at):
            stop = self.closing("?>", at + 2)
            if stop:
                return stop
        elif doctype := _DOCTYPE.match(self.text, at):
            if doctype["subset"]:
                raise InputError(
                    "the document type declares entities of its own, which are not expanded",
                    line=self.into.lines.place(at).line, code="entities",
                    next_move="take the part in brackets out of <!DOCTYPE …>",
                )  # fmt: skip
            return doctype.end() + self.text.startswith(">", doctype.end())
        elif tag := _TAG.match(self.text, at):
            self.tag(tag)
            return tag.end()
        self.characters(at, at + 1)  # a `<` that begins nothing
        return at + 1

    def closing(self, closer: str, start: int) -> int:
        """Where what a closer ends, ends; 0 if it never does."""
        at = -1 if closer in self.missing else self.text.find(closer, start)
        if at < 0:
            self.missing.add(closer)
            return 0
        return at + len(closer)

    def comment(self, start: int, stop: int) -> None:
        inner = self.source[start + 4 : stop - 3]
        if self.formula is None:
            self.flush()
        self.into.comment(inner, self.source.at(start), self.source.at(stop))

    # ------------------------------------------------------------ elements

    def tag(self, tag: re.Match[str]) -> None:
        name, closes = tag["name"], bool(tag["close"])
        empty = tag["rest"].endswith("/")
        if self.silent is not None:
            self.inside_silent(name, closes, empty)
        elif name in _MATHS:
            self.maths(tag, closes)
        elif self.formula is not None and name in _BLOCKS | _NAMED:
            self.unclosed()
        elif self.formula is not None:
            self.inside_maths(tag)
        elif name == "intertext" and self.interrupted:
            self.flush()
            self.formula, self.interrupted = (self.interrupted, tag.end()), ""
        elif name.endswith(":include") and not closes:
            self.included(tag)
        elif name in _SILENT or name == "macros":
            if not closes and not empty:
                self.flush()
                self.silent = (name, 1)
        elif name in ("title", "subtitle"):
            self.flush()
            self.into.new_paragraph(heading=not closes)
        elif name in _BLOCKS or name in _NAMED:
            self.flush()
            self.into.new_paragraph()
            if name in _NAMED and not closes:
                self.into.words(self.source[tag.start("name") : tag.end("name")])

    def inside_silent(self, name: str, closes: bool, empty: bool) -> None:
        """A tag inside an element that is left out."""
        assert self.silent is not None
        outer, depth = self.silent
        if name == "macros" and outer == "docinfo" and not closes:
            self.silent = ("macros", 1)
        elif name == outer and not empty:
            depth += -1 if closes else 1
            self.silent = (outer, depth) if depth else None
            if not depth and outer == "macros":
                self.into.macros.define(Mapped.joined(self.parts))
                self.parts = []

    def maths(self, tag: re.Match[str], closes: bool) -> None:
        """The begin or the end of a formula."""
        if not closes:
            self.unclosed()
            self.flush()
            self.formula = (tag["name"], tag.start())
        elif self.formula is not None and self.formula[0] == tag["name"]:
            self.emit(tag.end())
            self.formula = None

    def emit(self, end: int) -> None:
        """Hand over the formula so far."""
        assert self.formula is not None
        name, start = self.formula
        formula, self.parts = Mapped.joined(self.parts), []
        if "\0" in formula.text:
            self.into.skip(self.source.at(start), self.text[start:end], "it has a blank to fill in")
            return
        self.into.maths(
            formula,
            displayed=_MATHS[name],
            start=self.source.at(start),
            end=self.source.at(end),
            entities=False,
        )

    def inside_maths(self, tag: re.Match[str]) -> None:
        """A tag inside a formula: the rows of a display, words between them, a blank to fill in."""
        assert self.formula is not None
        name, closes = tag["name"], bool(tag["close"])
        if name == "mrow" and not closes and any(part.text.strip() for part in self.parts):
            self.parts.append(Mapped.put("\\\\\n", self.source.at(tag.start())))
        elif name == "fillin":
            self.parts.append(Mapped.put("\0", self.source.at(tag.start())))
        elif name == "intertext" and not closes:
            self.emit(tag.start())
            self.interrupted, self.formula = self.formula[0], None

    def unclosed(self) -> None:
        """A formula that another element cuts off is left out."""
        if self.formula is not None:
            name, start = self.formula
            self.into.skip(self.source.at(start), self.text[start : start + 400], f"<{name}> is not closed")
            self.formula, self.parts = None, []

    def included(self, tag: re.Match[str]) -> None:
        """A file that would be included is named, never opened."""
        href = _HREF.search(tag["rest"])
        self.into.skip(
            self.source.at(tag.start()), tag[0],
            "another file is not read here; it is checked on its own"
            + (f": eigenproof check {href[1]}" if href else ""),
        )  # fmt: skip

    def flush(self) -> None:
        """Hand over the prose so far."""
        words, self.parts = Mapped.joined(self.parts), []
        if self.dollars and "$" in words.text:
            _Dollars(words, self.into).run()
        else:
            self.into.words(words)


class _Dollars(Inline):
    """Prose in which dollars are maths, as in XML that has no element for formulas."""

    pattern = re.compile(rf"{DELIMITERS}|(?P<bracket>\\[\[(])|(?P<escape>\\.)", re.DOTALL)

    def worded(self, words: Mapped) -> Mapped:
        return words

    def formula(self, formula: Mapped, start: int, end: int, displayed: bool) -> None:
        self.into.maths(formula, displayed=displayed, start=start, end=end, entities=False)
