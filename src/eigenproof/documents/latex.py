"""LaTeX: comments and verbatim text out, macros taken in, then maths and words. Nothing is included."""

from __future__ import annotations

import re

from .collecting import Collector
from .environments import DISPLAYS, MATRICES
from .latex_comments import MARK, commented
from .normal import NORMAL, normal
from .pieces import Mapped
from .running import DELIMITERS, Running

_BODY = re.compile(r"\\begin\s*\{document\}")
_END = re.compile(r"\\end\s*\{document\}")
_ARGUMENTS = re.compile(r"\*?\s*(?:\[[^\[\]]*\]\s*)*(?:\{[^{}]*\})?")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_NAME = re.compile(r"\\(?:end\{[A-Za-z]+\*?\}|[A-Za-z@]+|.)", re.DOTALL)
_TITLE = re.compile(r"\*?[ \t]*(?:\[[^\[\]\n]*\])?[ \t]*\{?")
_INNER = re.compile(r"\\.|[{}$]|\n[ \t]*\n", re.DOTALL)
_HEADINGS = frozenset("part chapter section subsection subsubsection paragraph title".split())
_SILENT = frozenset(
    "label ref eqref pageref cref Cref autoref cite citep citet nocite includegraphics usepackage "
    "documentclass bibliography bibliographystyle url href hspace vspace setcounter addtocounter setlength "
    "index pagestyle thispagestyle usetikzlibrary graphicspath geometry hypersetup theoremstyle newtheorem "
    "color textcolor".split()
)
_INCLUDED = frozenset("input include subfile subfileinclude import verbatiminput lstinputlisting".split())
_LAYOUT = re.compile(r"[{}]|\\\\(?:\*|\[[^\]\n]{0,20}\])?|``|''")
_LONGEST = 3000  # characters in which the end of a heading, or a dollar outside braces, is looked for
_IN_VAIN = 300  # times that it is looked for in vain


def read_latex(source: Mapped, into: Collector) -> None:
    """The pieces of a LaTeX document, or of a part of one."""
    source = source.sub(NORMAL, normal)
    source, checks = commented(source)
    body = _BODY.search(source.text)
    if body:
        into.macros.define(source[: body.start()])
        end = _END.search(source.text, body.end())
        source = source[body.end() : end.start() if end else len(source)]
    reader = _Latex(source, into, checks)
    reader.run()
    reader.remaining_checks()


class _Latex(Running):
    """One pass over the body of a document."""

    pattern = re.compile(
        DELIMITERS + rf"""|(?P<bracket>\\[\[(])|\\(?P<ends>end)\s*\{{[^{{}}]*\}}|\\(?P<command>[A-Za-z@]+)
        |(?P<escape>\\.)|(?P<blank>\n[ \t]*\n\s*)|(?P<check>{MARK})|(?P<tie>~)""",
        re.VERBOSE | re.DOTALL,
    )  # fmt: skip

    def __init__(self, source: Mapped, into: Collector, checks: dict[int, Mapped]) -> None:
        super().__init__(source, into)
        self.checks = checks
        self.tries = _IN_VAIN
        into.new_paragraph()

    def worded(self, words: Mapped) -> Mapped:
        return words.sub(_LAYOUT, "")

    def formula(self, formula: Mapped, start: int, end: int, displayed: bool) -> None:
        marks = [found.start() for found in re.finditer(MARK, formula.text)]
        clean = formula.replaced((at, at + 1, "") for at in marks)
        super().formula(clean, start, end, displayed)
        for at in marks:
            self.check(formula.at(at))

    def check(self, offset: int) -> None:
        """The statements of the comment that stands there."""
        inner = self.checks.pop(offset, None)
        if inner is not None:
            self.into.comment(inner, inner.start, inner.end)

    def remaining_checks(self) -> None:
        """Those of the preamble, and of what was left out."""
        for offset in list(self.checks):
            self.check(offset)

    def break_paragraph(self) -> None:
        self.flush()
        self.into.new_paragraph()

    # ------------------------------------------------------------ maths

    def on_dollar(self, found: re.Match[str]) -> int | None:
        """`$…$` within a paragraph; a dollar inside braces (`\\text{if $x$}`) does not close it."""
        start = found.end()
        stop = self.next_dollar(start)
        if stop < 0 or _PARAGRAPH.search(self.text, start, stop):
            return None
        depth = 0
        for inner in _INNER.finditer(self.text, start, self.window(start)):
            if (inner[0] == "$" and depth <= 0) or inner[0].startswith("\n"):
                break
            depth += (inner[0] == "{") - (inner[0] == "}")
        else:
            inner = None
        if inner is not None and inner[0] == "$":
            stop = inner.start()
        else:
            self.tries -= 1  # braces that are not closed: the next dollar it is
        return self.maths(found, start, stop, stop + 1, False)

    # ------------------------------------------------------------ structure

    def on_environment(self, found: re.Match[str]) -> int | None:
        """Maths; or the begin of a list, a theorem, …: a new paragraph, which starts with its name."""
        name = found["environment"]
        if name in DISPLAYS or name in MATRICES:
            return super().on_environment(found)
        self.plain(found.start(), found.start("environment"))
        self.break_paragraph()
        self.plain(found.end("environment"), found.end())
        self.prose.append(Mapped.put(" ", self.source.at(found.end())))
        if name.startswith("tabular"):
            given = _ARGUMENTS.match(self.text, found.end())
            self.kept = given.end() if given else found.end()
        return self.kept

    def on_ends(self, found: re.Match[str]) -> int:
        self.left_out(found)
        self.break_paragraph()
        return found.end()

    def on_blank(self, found: re.Match[str]) -> int:
        self.left_out(found)
        self.break_paragraph()
        return found.end()

    def on_check(self, found: re.Match[str]) -> int:
        self.left_out(found)
        self.flush()
        self.check(self.source.at(found.start()))
        return found.end()

    def on_tie(self, found: re.Match[str]) -> int:
        self.left_out(found)
        self.prose.append(Mapped.put(" ", self.source.at(found.start()), self.source.at(found.end())))
        return found.end()

    def on_escape(self, found: re.Match[str]) -> int | None:
        if found[0] != "\\\\":
            self.plain(found.start(), found.start() + 1)
        return None

    def on_command(self, found: re.Match[str]) -> int:
        """A command in prose: a definition, a heading, what is left out; of others the argument is prose."""
        name = found["command"]
        defined = self.into.macros.define_at(self.text, found.start())
        if defined is not None:
            return self.left_out(found, defined)
        if name in _SILENT or name in _INCLUDED:
            given = _ARGUMENTS.match(self.text, found.end())
            assert given is not None
            if name in _INCLUDED:
                self.included(found.start(), given)
            return self.left_out(found, given.end())
        if (stop := self.abbreviated(found)) is not None:
            return stop
        self.left_out(found)
        if name in ("item", "par", "bigskip", "medskip", "newpage", "clearpage", "maketitle"):
            self.break_paragraph()
        elif name in _HEADINGS and not self.into.in_heading:
            return self.heading(found)
        return found.end()

    def abbreviated(self, found: re.Match[str]) -> int | None:
        """`\\be x = 1 \\ee`, where these two stand for the begin and the end of a display."""
        opening = self.into.macros.environment(found[0], "begin")
        if opening not in DISPLAYS:
            return None
        for closing in _NAME.finditer(self.text, found.end(), self.window(found.end())):
            if (
                closing[0] == f"\\end{{{opening}}}"
                or self.into.macros.environment(closing[0], "end") == opening
            ):
                return self.maths(found, found.end(), closing.start(), closing.end(), opening != "math")
        self.tries -= 1
        return None

    def heading(self, found: re.Match[str]) -> int:
        """The title of a section."""
        self.flush()
        depth = 0
        start = _TITLE.match(self.text, found.end())
        assert start is not None
        for inner in _INNER.finditer(self.text, start.end(), self.window(start.end())):
            if (depth <= 0 and inner[0] == "}") or inner[0].startswith("\n"):
                self.kept = start.end()
                self.into.new_paragraph(heading=True)
                self.scan(inner.start())
                self.break_paragraph()
                return self.kept
            depth += (inner[0] == "{") - (inner[0] == "}")
        self.tries -= 1
        return found.end()

    def window(self, start: int) -> int:
        """Up to where an end is looked for."""
        return start + (_LONGEST if self.tries > 0 else 0)

    def included(self, start: int, given: re.Match[str]) -> None:
        """A file that would be included is named, never opened."""
        name = given[0].rpartition("{")[2].rstrip("}").strip()
        file = name if "." in name.rpartition("/")[2] else f"{name}.tex"
        self.into.skip(
            self.source.at(start), self.text[start : given.end()],
            f"another file is not read here; it is checked on its own: eigenproof check {file}",
        )  # fmt: skip
