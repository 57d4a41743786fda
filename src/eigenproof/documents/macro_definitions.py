"""Definitions of macros as LaTeX, MathJax and `--macros FILE` write them."""

from __future__ import annotations

import re
from typing import NamedTuple

from .limits import MAX_BODY

TOKEN = re.compile(r"\\(?:[A-Za-z@]+|.)|#[1-9]|.", re.DOTALL)
DEFINING = re.compile(
    r"\\(?:(?P<command>(?:re|provide)?newcommand|(?:re|provide)command|DeclareRobustCommand)|(?P<def>[gex]?def)"
    r"|(?P<let>let)|(?P<operator>DeclareMathOperator)|(?P<pair>DeclarePairedDelimiter)"
    r"|(?P<environment>(?:re)?newenvironment))(?![A-Za-z@])\*?"
)
_PARAMETERS = re.compile(r"(?:#[1-9])*")
_SPELLINGS = {f"\\{name}" for name in "mat colvector colvec twovec threevec fourvec".split()}
_IDLE = {"\\ensuremath", "\\xspace", "\\protect", "\\relax", "\\nolimits", "\\limits"}


class Macro(NamedTuple):
    """What a macro stands for: tokens, with `#1` … for its parameters.

    default: of the first parameter, in brackets; None when it takes none.  starred: a star may follow.
    """

    parameters: int
    body: tuple[str, ...]
    default: tuple[str, ...] | None = None
    starred: bool = False


class Definition:
    """One definition, read from its first character on."""

    def __init__(self, text: str, found: re.Match[str], known: dict[str, Macro]) -> None:
        self.text, self.known = text, known
        self.how, self.named = found.lastgroup, found[0]
        self.at = found.end()
        self.limit = min(len(text), found.end() + MAX_BODY)

    def read(self) -> int | None:
        """Add it to the known macros; where it ends, or None if it is not understood."""
        name = self.name()
        if not name:
            return None
        if self.how == "def":
            macro = self.plain_def()
        elif self.how == "let":
            macro = self.alias()
        elif self.how == "operator":
            body = self.group()
            macro = None if body is None else Macro(0, ("\\operatorname", "{", *body, "}"))
        elif self.how == "pair":
            macro = self.pair()
        elif self.how == "environment":
            return self.environment(name)
        else:
            macro = self.command()
        if macro is None:
            return None
        if name in _SPELLINGS and "\\begin" not in macro.body:
            return self.at  # set by a package: the spelling is known, its insides are not
        if not (self.named.startswith("\\provide") and name in self.known):
            self.known[name] = macro
        return self.at

    def name(self) -> str:
        """`{\\name}` or `\\name`; of an environment `{name}`."""
        tokens = self.group()
        if not tokens:
            return ""
        if self.how == "environment":
            return "".join(tokens)
        tokens = tuple(token for token in tokens if not token.isspace())
        return tokens[0] if len(tokens) == 1 and tokens[0].startswith("\\") else ""

    def command(self) -> Macro | None:
        """`[2][x]{…}`"""
        count = self.option()
        default = self.option() if count else None
        body = self.group()
        if body is None or (count and not (len(count) == 1 and count[0] in "123456789")):
            return None
        return Macro(int(count[0]) if count else 0, body, default)

    def plain_def(self) -> Macro | None:
        """`#1#2{…}`: parameters without anything between them."""
        found = _PARAMETERS.match(self.text, self.at)
        assert found is not None
        self.at = found.end()
        self.blanks()
        if self.text[self.at : self.at + 1] != "{":
            return None
        body = self.group()
        return None if body is None else Macro(len(found[0]) // 2, body)

    def alias(self) -> Macro | None:
        """`=\\other`"""
        self.blanks()
        self.at += self.text.startswith("=", self.at)
        body = self.group()
        if not body:
            return None
        return self.known.get(body[0]) or Macro(0, body)

    def pair(self) -> Macro | None:
        """`{\\lVert}{\\rVert}`: one parameter between the two."""
        left, right = self.group(), self.group()
        return None if left is None or right is None else Macro(1, (*left, "#1", *right), starred=True)

    def environment(self, name: str) -> int | None:
        """`{before}{behind}`, without parameters."""
        if self.option() is not None:
            return None
        before, behind = self.group(), self.group()
        if before is None or behind is None:
            return None
        self.known[f"begin {name}"] = Macro(0, before)
        self.known[f"end {name}"] = Macro(0, behind)
        return self.at

    def blanks(self) -> None:
        while self.at < self.limit and self.text[self.at].isspace():
            self.at += 1

    def group(self) -> tuple[str, ...] | None:
        """The tokens of the next group in braces, or the next token."""
        self.blanks()
        if not self.text.startswith("{", self.at):
            found = TOKEN.match(self.text, self.at, self.limit)
            if found is None or found[0] == "}":
                return None
            self.at = found.end()
            return (found[0],)
        return self.until("}")

    def option(self) -> tuple[str, ...] | None:
        """The tokens of the next group in brackets, if one follows."""
        self.blanks()
        return self.until("]") if self.text.startswith("[", self.at) else None

    def until(self, closing: str) -> tuple[str, ...] | None:
        """The tokens up to a bracket that closes the one here; None when none does."""
        depth, tokens = 0, []
        for found in TOKEN.finditer(self.text, self.at + 1, self.limit):
            token = found[0]
            if token == closing and not depth:
                self.at = found.end()
                return tuple(tokens)
            depth += (token == "{") - (token == "}")
            if token not in _IDLE:
                tokens.append(token)
        return None
