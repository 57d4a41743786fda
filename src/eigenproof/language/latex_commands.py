"""The commands of LaTeX maths as tokens: operators, words, fonts, environments."""

from __future__ import annotations

import re

from ..errors import SyntaxProblem
from .latex_noise import Noise
from .latex_tables import (
    ACCENTS,
    ALIASES,
    ALIGNED,
    FONTS,
    FUNCS,
    LOGIC,
    MACROS,
    OPS,
    SKIP,
    TEXT_WORDS,
    UPRIGHT,
    VARIANTS,
)
from .names import split_name
from .tokens import plain_name
from .vocabulary import GREEK, SETS, WORDS

_BRACED = re.compile(r"\s*\{((?:[^{}\\]|\\_|\\ |\\,)*)\}")
_LONE = re.compile(r"\s*([A-Za-z0-9])")
_LETTER = (
    r"(?:\\(?:mathbf|boldsymbol|bm|vec|pmb)\s*)?(?:\{\s*(?:\\[A-Za-z]+|[A-Za-z])\s*\}|\\[A-Za-z]+|[A-Za-z])"
)
_ACCENTED = re.compile(rf"\s*(?:\{{\s*({_LETTER})\s*\}}|({_LETTER}))")
_FACE = re.compile(r"\\(?:mathbf|boldsymbol|bm|vec|pmb)(?![A-Za-z])\s*")
_ENVIRONMENT = re.compile(r"\s*\{([A-Za-z]+\*?)\}")
_COLUMNS = re.compile(r"\s*(?:\[[a-z]\]\s*)?\{([^{}]*)\}")
_ALIGNMENT = re.compile(r"\s*\[[lcr]\]")
_COUNT = re.compile(r"\s*(?:\[[a-z]\]\s*)?\{\s*[0-9]+\s*\}")
_ROW_GAP = re.compile(r"\*?(?:\[\s*-?[0-9.]+\s*(?:pt|em|ex|mm|cm|in|px|\\[a-z]+)\s*\])?")


class Commands(Noise):
    """What begins with a backslash. The tokenizer adds numbers, letters and signs."""

    lenient: bool
    light: set[str]

    def command(self, name: str, start: int) -> None:
        """What begins with a backslash."""
        if name in ("quad", "qquad"):
            self.blank = "wide"
        elif name in SKIP:
            self.blank = self.blank or True
        elif name in ("left", "right"):
            self.delimiter(name, start)
        elif name in OPS:
            self.add("op", OPS[name], start, self.position)
        elif name in LOGIC:
            self.add("word", LOGIC[name], start, self.position)
        elif name == "not":
            self.negated(start)
        elif name == "\\":
            gap = _ROW_GAP.match(self.text, self.position, self.stop)
            self.position = gap.end() if gap else self.position
            self.add("op" if self.inside else "newline", "\\\\", start, self.position)
        elif name == "lambda":
            self.name("l", start)
        elif name in GREEK and name != "l":
            self.name(name, start)
        elif name in VARIANTS:
            self.name(VARIANTS[name], start)
        elif name in ("begin", "end"):
            self.environment(name, start)
        elif name in ("mathbb", "mathbf") and self.number_set(start, name == "mathbb"):
            return
        elif name in SETS or (len(name) == 2 and name[0] == name[1] and name[0] in SETS):
            self.add("set", name[0], start, self.position)
        elif name in UPRIGHT:
            self.upright(start, name)
        elif name in FONTS:
            self.font(name, start)
        elif name in ACCENTS:
            self.accent(name, start)
        elif self.dressing(name, start) or name in ("mathcal", "mathscr") and self.calligraphic(start):
            return
        elif name in MACROS:
            self.add("macro", "frac" if name.endswith("frac") else name, start, self.position)
        elif name in FUNCS:
            self.add("func", ALIASES.get(name, name), start, self.position)
        else:
            raise self.problem(
                f"\\{name} is not understood", start, "the spellings of the statement language"
            )

    def delimiter(self, side: str, start: int) -> None:
        """\\left or \\right: a bar after it says which side it is on."""
        text = self.text[self.position : self.stop].lstrip()
        for spelled, inner in (
            ("\\|", "Vert"),
            ("\\Vert", "Vert"),
            ("‖", "Vert"),
            ("|", "vert"),
            ("\\vert", "vert"),
        ):
            if text.startswith(spelled):
                self.position = self.stop - len(text) + len(spelled)
                self.add("op", side[0] + inner, start, self.position)
                return
        if text.startswith("."):
            raise self.problem("a delimiter that is left out", start)
        self.blank = True

    def negated(self, start: int) -> None:
        """\\not=, \\not\\in"""
        text = self.text[self.position : self.stop].lstrip()
        for spelled, op in (("=", "!="), ("\\in", "not in")):
            if text.startswith(spelled) and not text[len(spelled) :][:1].isalpha():
                self.position = self.stop - len(text) + len(spelled)
                self.add("op", op, start, self.position)
                return
        raise self.problem("\\not before this is not understood", start)

    def number_set(self, start: int, blackboard: bool) -> bool:
        """\\mathbb{R}; a bold R is a set only after `in`."""
        found = _BRACED.match(self.text, self.position, self.stop) or _LONE.match(
            self.text, self.position, self.stop
        )
        if (
            found
            and found[1].strip() in SETS
            and (blackboard or (self.tokens and self.tokens[-1].text == "in"))
        ):
            self.position = found.end()
            self.add("set", found[1].strip(), start, self.position)
            return True
        if blackboard:
            raise self.problem(
                "this blackboard letter is no set of the language", start, "\\mathbb{R}, C, Q, Z or N"
            )
        return False

    def upright(self, start: int, command: str) -> None:
        """\\operatorname{rank}, \\text{ and }, \\mathit{lam}, \\mathrm{T}"""
        found = _BRACED.match(self.text, self.position, self.stop) or _LONE.match(
            self.text, self.position, self.stop
        )
        words = command.startswith(("text", "mbox")) and command != "textit"
        if found is None and words and self.lenient:
            inner = self.position
            self.position = self.argument_end(inner)
            self.add("text", self.text[inner : self.position].strip(" {}"), start, self.position)
            return
        if found is None:
            raise self.problem(f"\\{command} takes a word in braces", start)
        self.position = found.end()
        word = " ".join(found[1].replace("\\_", "_").replace("\\ ", " ").replace("\\,", " ").split())
        if command in ("mathit", "textit"):
            if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", word):
                raise self.problem(f"{word!r} is no name", start)
            self.light.add(word)
            self.add("name", plain_name(word), start, self.position)
        elif ALIASES.get(word, word) in WORDS or word == "dim":
            self.add("func", ALIASES.get(word, word), start, self.position)
        elif word.lower() in TEXT_WORDS:
            self.add("word", TEXT_WORDS[word.lower()], start, self.position)
        elif len(word) == 1 and word.isalpha():
            self.name(word, start)
        elif word.isdigit():
            self.add("int", word, start, self.position)
        elif word and words and self.lenient:
            self.add("text", word, start, self.position)
        elif word:
            raise self.unknown_word(word, start)
        else:
            self.blank = True

    def unknown_word(self, word: str, start: int) -> SyntaxProblem:
        from difflib import get_close_matches

        near = get_close_matches(word, sorted(WORDS), n=1, cutoff=0.5)
        advice = rf"`\operatorname{{{near[0]}}}`".replace("_", r"\_") if near else "a word of the vocabulary"
        return self.source.problem(f"unknown word {word!r}", start, advice, "word")

    def font(self, command: str, start: int) -> None:
        """\\mathbf{v}, \\vec v: the letter itself (but never beside the same letter in another face)."""
        found = re.compile(r"\s*(?:\{\s*(\\?[A-Za-z]+|[0-9])\s*\}|(\\[A-Za-z]+|[A-Za-z0-9]))").match(
            self.text, self.position, self.stop
        )
        letter = (found[1] or found[2]) if found else ""
        if letter.isdigit():
            self.position = found.end()  # type: ignore[union-attr]
            self.add("int", letter, start, self.position)
            return
        plain = {"\\lambda": "l"}.get(letter, letter.lstrip("\\"))
        if len(letter) == 1 or (letter.startswith("\\") and split_name(plain) is not None and plain in GREEK):
            self.position = found.end()  # type: ignore[union-attr]
            self.name(plain, start, bold=True)
            return
        if self.text[self.position : self.stop].lstrip().startswith("{"):
            self.transparent(bold=True)
            return
        raise self.problem(f"\\{command} of this is not understood", start, "a single letter in it")

    def accent(self, command: str, start: int) -> None:
        """\\hat{x}, \\bar{\\mathbf{x}}_1: a name of its own."""
        found = _ACCENTED.match(self.text, self.position, self.stop)
        inside = (found[1] or found[2]) if found else ""
        letter = _FACE.sub("", inside).strip("{} ")
        plain = {"\\lambda": "l"}.get(letter, letter.lstrip("\\"))
        if len(letter) != 1 and plain not in GREEK:
            raise self.problem(f"\\{command} of this is not understood", start, "a single letter in it")
        self.position = found.end()  # type: ignore[union-attr]
        self.name(f"{plain}_{ACCENTS[command]}", start, bold=bool(_FACE.match(inside)))

    def environment(self, name: str, start: int) -> None:
        """\\begin{…} and \\end{…}"""
        found = _ENVIRONMENT.match(self.text, self.position, self.stop)
        if found is None:
            raise self.problem(f"\\{name} takes a name in braces", start)
        self.position = found.end()
        kind = found[1]
        if name == "end":
            self.inside -= 1
            self.add("end_env", kind, start, self.position)
            return
        self.inside += 1
        options = _COLUMNS if kind == "array" else _COUNT if kind in ALIGNED else _ALIGNMENT
        if kind in ALIGNED or kind == "array" or kind.endswith("*"):
            given = options.match(self.text, self.position, self.stop)
            self.position = given.end() if given else self.position
        self.add("begin", kind, start, self.position)

    # ------------------------------------------------------------ by the subclass

    def name(self, letter: str, start: int, *, bold: bool = False) -> None:
        raise NotImplementedError

    def problem(self, message: str, at: int, next_move: str = "") -> SyntaxProblem:
        raise NotImplementedError
