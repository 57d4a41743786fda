"""Macros that a document defines, and their expansion in its maths. Nothing of TeX is run."""

from __future__ import annotations

import re
from array import array
from typing import NamedTuple

from ..errors import LimitError
from .limits import MAX_DEFINITIONS, MAX_EXPANDED, MAX_EXPANSIONS, MAX_PIECE
from .macro_definitions import DEFINING, TOKEN, Definition, Macro
from .pieces import Mapped

_WORD = re.compile(r"\\(?:(?:begin|end)\s*\{([A-Za-z*]+)\}|[A-Za-z@]+|.)", re.DOTALL)
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
_QUOTED = r"""(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)')"""
_MATHJAX = re.compile(
    rf"""^[ \t{{,]*["']?(?P<name>[A-Za-z]+)["']?\s*:\s*(?:\[\s*)?{_QUOTED}(?:\s*,\s*([1-9]))?""", re.MULTILINE
)
_PREFIX = re.compile(r"\\(?:global|long|protected|outer)(?![A-Za-z@])\s*")
_LONGEST_NAME = 40


class _Token(NamedTuple):
    """A token of the maths; `put` when it came from a macro's body (`index`: where the macro stood)."""

    text: str
    index: int
    put: bool = False


class Macros:
    """The macros known so far; later definitions replace earlier ones."""

    def __init__(self) -> None:
        self.known: dict[str, Macro] = {}
        self.tried = self.moved = 0  # definitions read, and tokens put in by expansion

    def define(self, source: Mapped) -> Mapped:
        """Take in the definitions of a text; what is left of it. A definition not understood stays in it."""
        found = DEFINING.search(source.text)
        removed = []
        while found:
            stop = self.define_at(source.text, found.start())
            if stop is not None:
                removed.append((found.start(), stop, ""))
            found = DEFINING.search(source.text, found.end() if stop is None else stop)
        return source.replaced(removed).sub(_PREFIX, "") if removed else source

    def define_at(self, text: str, start: int) -> int | None:
        """Take in the definition that starts here; where it ends, or None if there is none."""
        found = DEFINING.match(text, start)
        if found is None or self.tried >= MAX_DEFINITIONS:
            return None
        self.tried += 1
        return Definition(text, found, self.known).read()

    def environment(self, name: str, side: str) -> str:
        """The environment that a macro does nothing but begin or end; "" if it is no such macro."""
        macro = self.known.get(name)
        if macro is None or macro.parameters or macro.body[:2] != (f"\\{side}", "{") or macro.body[-1] != "}":
            return ""
        return "".join(macro.body[2:-1])

    def expand(self, source: Mapped) -> Mapped:
        """A formula with its macros expanded. Raises LimitError when that does not end, or grows too long."""
        used = {f"begin {found[1]}" if found[1] else found[0] for found in _WORD.finditer(source.text)}
        if not used & self.known.keys():
            return source
        expansion = _Expansion(source, self.known, MAX_EXPANDED - self.moved)
        try:
            return expansion.run()
        finally:
            self.moved += expansion.moved


class _Expansion:
    """A formula whose macros are being expanded: a stack of tokens still to be read, and what is done."""

    def __init__(self, source: Mapped, known: dict[str, Macro], most: int) -> None:
        self.source, self.known = source, known
        self.most = min(most, 20 * MAX_PIECE)
        self.ahead = [_Token(found[0], found.start()) for found in TOKEN.finditer(source.text)][::-1]
        self.expansions = self.moved = 0

    def run(self) -> Mapped:
        text: list[str] = []
        offsets = array("q")
        while self.ahead:
            token = self.ahead.pop()
            if token.text[0] == "\\" and self.expanded(token):
                continue
            if text and token.text[0].isalpha() and text[-1][0] == "\\" and text[-1][-1].isalpha():
                text.append(" ")  # \mathbf#1 with x for #1 is not \mathbfx
                offsets.append(self.source.at(token.index))
            text.append(token.text)
            if token.put:
                offsets.extend([self.source.at(token.index)] * len(token.text))
            else:
                offsets.extend(self.source.offsets[token.index : token.index + len(token.text)])
        offsets.append(self.source.end)
        return Mapped("".join(text), offsets)

    def expanded(self, token: _Token) -> bool:
        """Put the body of a macro in its place, if this is one."""
        name = token.text
        if name in ("\\begin", "\\end"):
            name = self.environment(name == "\\end")
            if name not in self.known:
                return False
            while self.ahead.pop().text != "}":
                pass
        macro = self.known.get(name)
        if macro is None:
            return False
        self.expansions += 1
        if macro.starred and self.ahead and self.ahead[-1].text == "*":
            self.ahead.pop()
        given = [self.optional(macro.default)] if macro.default is not None else []
        while len(given) < macro.parameters:
            given.append(self.argument())
        body: list[_Token] = []
        for part in macro.body:
            if len(part) == 2 and part[0] == "#":
                number = int(part[1])
                body += given[number - 1] if number <= len(given) else []
            else:
                body.append(_Token(part, token.index, True))
        self.moved += len(body) + 1
        if self.expansions > MAX_EXPANSIONS or self.moved > self.most:
            raise LimitError(f"the macro {name} expands without end, or to more than is read")
        self.ahead += reversed(body)
        return True

    def environment(self, ends: bool) -> str:
        """The name under which an environment of the document is known, for a `\\begin` just read."""
        name = ""
        for token in self.ahead[: -_LONGEST_NAME - 1 : -1]:
            if token.text == "}":
                return f"{'end' if ends else 'begin'} {name[1:]}"
            name += token.text.strip()
        return ""

    def argument(self) -> list[_Token]:
        """The next group without its braces, or the next token."""
        self.blanks()
        if not self.ahead:
            return []
        first = self.ahead.pop()
        return self.until("}") if first.text == "{" else [first]

    def optional(self, default: tuple[str, ...]) -> list[_Token]:
        """The next group in brackets, or the default."""
        self.blanks()
        if self.ahead and self.ahead[-1].text == "[":
            self.ahead.pop()
            return self.until("]")
        index = self.ahead[-1].index if self.ahead else max(0, len(self.source) - 1)
        return [_Token(part, index, True) for part in default]

    def until(self, closing: str) -> list[_Token]:
        depth, tokens = 0, []
        while self.ahead:
            token = self.ahead.pop()
            if token.text == closing and not depth:
                break
            depth += (token.text == "{") - (token.text == "}")
            tokens.append(token)
        self.moved += len(tokens)
        return tokens

    def blanks(self) -> None:
        while self.ahead and self.ahead[-1].text.isspace():
            self.ahead.pop()


def macros_of(text: str) -> Macros:
    """Macros of a file: LaTeX definitions, or lines of MathJax's configuration (`RR: "\\\\mathbb{R}"`)."""
    macros = Macros()
    macros.define(Mapped.of(_COMMENT.sub("", text)))
    for name, double, single, count in _MATHJAX.findall(text):
        written = (double or single).replace("\\\\", "\\")
        macros.define(Mapped.of(f"\\newcommand{{\\{name}}}{f'[{count}]' if count else ''}{{{written}}}"))
    return macros
