"""Maths and words in one block of Markdown: dollars, escapes, code spans, HTML, links."""

from __future__ import annotations

import html
import re

from .collecting import ENTITY
from .pieces import Mapped
from .running import DELIMITERS, Running

_TICKS = re.compile(r"`+")
_TEX = re.compile(r"\\[A-Za-z]|[=^_]")
_EMPHASIS = re.compile(r"[*]+|(?<![A-Za-z0-9])_+|_+(?![A-Za-z0-9])|~~|^#+[ \t]", re.MULTILINE)
_SILENT = re.compile(r"<(script|style|pre|code|kbd|samp|textarea|svg)\b", re.IGNORECASE)
_WITHIN_A_WORD = re.compile(r"</?(?:a|b|i|u|em|strong|span|font|sub|sup|mark)\b", re.IGNORECASE)
_SHOWN = 400  # characters of a comment that is not closed
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_WORD_OR_ESCAPED = re.compile(
    r"\\(?:operatorname|text|textrm|textbf|textit|mathrm|mathit|mbox)\*?\s*\{[^{}]*\}|\\[_*]"
)
_BACKSLASHES = re.compile(r"\\\\+")
_AFTER = re.compile(r"[\s.,;:!?)\]}]|$")


class Inline(Running):
    """One pass over the text of a paragraph, a heading, a cell or an HTML block."""

    pattern = re.compile(
        DELIMITERS + r"""|(?P<doubled>\\\\[\[(])|(?P<bracket>\\[\[(])|(?P<escape>\\.)
        |(?P<ticks>`+)|(?P<comment><!--)|(?P<tag></?[A-Za-z][^<>]*>|<[a-z]+:[^<>\s]*>)
        |(?P<link>!?\[(?=[^\[\]\n]{0,500}\]\())|(?P<target>\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))""",
        re.VERBOSE | re.DOTALL,
    )  # fmt: skip

    def worded(self, words: Mapped) -> Mapped:
        return words.sub(_EMPHASIS, "").sub(ENTITY, lambda found: html.unescape(found[0]))

    # ------------------------------------------------------------ maths

    def formula(self, formula: Mapped, start: int, end: int, displayed: bool) -> None:
        self.into.maths(_mended(formula), displayed=displayed, start=start, end=end)

    def on_dollar(self, found: re.Match[str]) -> int | None:
        """`$…$` by pandoc's rule; with blanks inside only if it looks like TeX and not like two prices."""
        start = found.end()
        if self.text.startswith("`", start):
            stop = self.find("`$", start + 1)
            if stop > 0:
                return self.maths(found, start + 1, stop, stop + 2, False)
        stop = self.next_dollar(start)
        if stop <= start or "`" in self.text[start:stop]:
            return None  # none, or one in a code span
        inside, behind = self.text[start:stop], self.text[stop + 1 : stop + 2]
        if inside[0].isspace() or inside[-1].isspace():
            if not (_TEX.search(inside) and _AFTER.match(behind)):
                return None
        elif behind.isdigit():
            return None
        return self.maths(found, start, stop, stop + 1, False)

    def on_bracket(self, found: re.Match[str]) -> int | None:
        """`\\[…\\]`, unless it is how Markdown writes a bracket, as in `\\[1\\]`."""
        stop = self.command("]", found.end()) if found[0] == "\\[" else -1
        if stop >= 0 and not _TEX.search(self.text, found.end(), stop):
            return None
        return super().on_bracket(found)

    def on_doubled(self, found: re.Match[str]) -> int | None:
        """`\\\\[…\\\\]`, for Markdown that does not know of maths: its escapes are undone."""
        stop = self.find("\\\\]" if found[0][-1] == "[" else "\\\\)", found.end())
        if stop < 0:
            return found.start() + 2
        self.left_out(found, stop + 3)
        self.flush()
        formula = self.source[found.end() : stop].sub(_ESCAPED, lambda escape: escape[1])
        start, end = self.source.at(found.start()), self.source.at(stop + 3)
        self.into.maths(formula, displayed=found[0][-1] == "[", start=start, end=end)
        return stop + 3

    # ------------------------------------------------------------ what is neither maths nor prose

    def on_escape(self, found: re.Match[str]) -> None:
        if not found[0][1].isalnum():
            self.plain(found.start(), found.start() + 1)

    def on_ticks(self, found: re.Match[str]) -> int | None:
        """A code span."""
        if not self.is_missing(found[0], found.end()):
            for close in _TICKS.finditer(self.text, found.end()):
                if close[0] == found[0]:
                    return self.left_out(found, close.end())
            self.missing[found[0]] = found.end()
        return None

    def on_comment(self, found: re.Match[str]) -> int | None:
        """An HTML comment, which may hold statements."""
        start, stop = self.source.at(found.start()), self.find("-->", found.end())
        if stop < 0:
            self.into.unclosed(self.source[found.start() : found.start() + _SHOWN])
            return None
        self.left_out(found, stop + 3)
        self.flush()
        self.into.comment(self.source[found.end() : stop], start, self.source.at(stop + 3))
        return stop + 3

    def on_tag(self, found: re.Match[str]) -> int:
        """A tag, with all that is in it where MathJax does not look."""
        silent = _SILENT.match(found[0])
        if silent and not found[0].endswith("/>"):
            return self.left_out(found, max(found.end(), self.find(f"</{silent[1]}", found.end())))
        end = self.left_out(found)
        if not _WITHIN_A_WORD.match(found[0]):
            self.prose.append(Mapped.put(" ", self.source.at(found.start()), self.source.at(end)))
        return end

    def on_link(self, found: re.Match[str]) -> int:
        """The bracket before the text of a link."""
        return self.left_out(found)

    def on_target(self, found: re.Match[str]) -> int:
        """The address of a link."""
        return self.left_out(found)


def _mended(formula: Mapped) -> Mapped:
    """A formula without the escapes that only Markdown needs: `\\_`, and four backslashes for a row's end."""
    runs = [len(run) for run in _BACKSLASHES.findall(formula.text)]
    if runs and all(length in (4, 5) for length in runs):
        formula = formula.sub(_BACKSLASHES, lambda run: run[0][2:])
    return formula.sub(_WORD_OR_ESCAPED, lambda found: found[0][1:] if len(found[0]) == 2 else found[0])
