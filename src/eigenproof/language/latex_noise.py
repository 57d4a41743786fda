"""What LaTeX maths shows and what it only dresses up: colours, boxes, labels, fonts, groups of TeX."""

from __future__ import annotations

import re

from .latex_tables import ALIASES, ARROWS, FRAMES, HIDDEN, SWITCHES
from .tokens import Source, Token

_OPTION = re.compile(r"\s*\[[^\[\]]*\]")
_BLANK = re.compile(r"\s*")
_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|[^\\]", re.DOTALL)
_SCRIPT = re.compile(r"\s*[_^]")
_LENGTH = re.compile(r"\s*-?[0-9.]+\s*(?:pt|em|ex|mm|cm|in|px|mu)")
_CALLIGRAPHIC = re.compile(r"\s*(?:\{\s*([A-Z])\s*\}|([A-Z]))\s*(?=\(|\\left\s*\()")
_SPACES = {"N": "nullspace", "C": "columnspace"}


class Noise:
    """Groups of TeX, and the commands whose looks are no part of what is said."""

    source: Source
    text: str
    position: int
    stop: int
    tokens: list[Token]

    def __init__(self) -> None:
        self.inside = 0  # environments and TeX groups around here
        self.groups: list[tuple[str, bool]] = []  # how each group ends, and the face outside it
        self.bold_face = False

    # ------------------------------------------------------------ groups

    def open_group(self, start: int, ending: str = "keep") -> None:
        """A `{`; one that only dresses up what it holds leaves no token."""
        before = self.tokens[-1] if self.tokens else None
        if ending != "keep" and before and (before.text in ("^", "_") or before.kind == "macro"):
            ending = "keep"  # braces of an exponent or a parameter
        self.groups.append((ending, self.bold_face))
        self.inside += 1
        if ending == "keep":
            self.add("tex", "{", start, self.position)

    def close_group(self, start: int) -> None:
        """The `}` that ends the innermost group."""
        ending, self.bold_face = self.groups.pop() if self.groups else ("keep", False)
        self.inside -= 1
        if ending == "keep":
            self.add("tex", "}", start, self.position)
        elif ending == "brace":
            script = _SCRIPT.match(self.text, self.position, self.stop)
            if script:
                self.position = self.argument_end(script.end())

    def argument_end(self, position: int) -> int:
        """Where the argument of a command ends that begins here: a group, or one sign or command."""
        position = _BLANK.match(self.text, position, self.stop).end()  # type: ignore[union-attr]
        depth = 0
        while position < self.stop:
            piece = _TOKEN.match(self.text, position, self.stop)
            depth += (piece[0] == "{") - (piece[0] == "}")  # type: ignore[index]
            position = piece.end()  # type: ignore[union-attr]
            if depth <= 0:
                break
        return position

    def skip_arguments(self, count: int) -> None:
        option = _OPTION.match(self.text, self.position, self.stop)
        if option:
            self.position = option.end()
        for _ in range(count):
            self.position = self.argument_end(self.position)

    # ------------------------------------------------------------ commands

    def dressing(self, name: str, start: int) -> bool:
        """Whether a command is about looks; then it has been taken."""
        if name in HIDDEN:
            length = _LENGTH.match(self.text, self.position, self.stop) if name.endswith("kern") else None
            if length:
                self.position = length.end()
            else:
                self.skip_arguments(HIDDEN[name])
            self.blank = self.blank or True
        elif name in FRAMES:
            self.skip_arguments(FRAMES[name])
            self.transparent("brace" if name.endswith("brace") else "drop")
        elif name in SWITCHES:
            self.switch(name)
        elif name in ARROWS:
            self.skip_arguments(1)
            self.add("op", ARROWS[name], start, self.position)
        else:
            return False
        return True

    def transparent(self, ending: str = "drop", bold: bool = False) -> None:
        """The group that follows, if one does, is read as if it had no braces."""
        blank = _BLANK.match(self.text, self.position, self.stop)
        if self.text.startswith("{", blank.end()):  # type: ignore[union-attr]
            start = blank.end()  # type: ignore[union-attr]
            self.position = start + 1
            self.open_group(start, ending)
            self.bold_face = self.bold_face or bold

    def switch(self, name: str) -> None:
        """\\color{red}, \\bf: the group around it has no other meaning."""
        self.skip_arguments(SWITCHES[name])
        before = self.tokens[-2:] if len(self.tokens) > 1 else [None, *self.tokens[-1:]]
        opened = self.groups and self.groups[-1][0] == "keep" and before[-1:] and before[-1].text == "{"  # type: ignore[union-attr]
        holder = before[0]
        if opened and not (holder and (holder.text in ("^", "_", "}") or holder.kind == "macro")):
            self.blank = self.tokens.pop().blank
            self.groups[-1] = ("drop", self.groups[-1][1])
        self.bold_face = self.bold_face or name.startswith("b")
        self.blank = self.blank or True

    def calligraphic(self, start: int) -> bool:
        """\\mathcal{N}(A), the null space, and \\mathcal{C}(A), the column space."""
        found = _CALLIGRAPHIC.match(self.text, self.position, self.stop)
        word = _SPACES.get(found[1] or found[2]) if found else None
        if word is None:
            return False
        self.position = found.end()  # type: ignore[union-attr]
        self.add("func", ALIASES.get(word, word), start, self.position)
        return True

    # ------------------------------------------------------------ by the subclass

    blank: bool | str = False

    def add(self, kind: str, text: str, start: int, end: int) -> None:
        raise NotImplementedError
