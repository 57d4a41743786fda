"""How a sentence stands to a formula in it: it asserts it, it assumes or defines it, or neither."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from .prose import F

_DOUBT = (
    r"\b(?:not|never|cannot|fails?|failed|wrong(?:ly)?|false(?:ly)?|incorrect(?:ly)?|mistak\w+"
    r"|(?:in|an|by) error|"
    r"erroneous\w*|contradict\w*|impossible|no longer|neither|nor|unlike|instead of|rather than"
    r"|misprint\w*|typos?|"
    r"fallacy|absurd|unfortunately|no)\b|n['’]t\b"
)
_WRONG = (
    r"\b(?:wrong(?:ly)?|false(?:ly)?|incorrect(?:ly)?|mistaken(?:ly)?|mistakes?|erroneous\w*"
    r"|misprint\w*|fallacy|typos?)\b"
)
_CLAUSE = re.compile(
    r"\b(?:but|so|therefore|hence|thus|since|because|however|whereas|although|though)\b|[;]", re.I
)
_MODAL = re.compile(
    r"\b(?:would|could|might|should|want(?:s|ed)?|wish|hope|guess(?:es|ed)?|tr(?:y|ies|ied) (?:to|if"
    r"|whether)|attempt\w*|"
    r"whether|expect(?:s|ed)?|conjecture\w*|claims?|claimed|thinks?|believes?|supposedly|candidate|goal"
    r"|desired|"
    r"exercise|unless|imagine|prove|disprove|true or false|counterexample|solve[sd]?|solving|looking "
    r"for|look for|seek)\b",
    re.IGNORECASE,
)
_HYPOTHESIS = re.compile(
    r"\b(?:if|suppos(?:e|ing)|assum(?:e|es|ing|ed)|when(?:ever)?|given that|such that|provided"
    r"|satisfying|for which)\b",
    re.I,
)
_GIVEN = re.compile(
    r"\b(?:let|(?<!\bthe )(?<!\bthis )(?<!\ba )set|put|defin(?:e|es|ed|ing)|denotes?|take|choose|pick"
    r"|consider|call)\b",
    re.I,
)
_RESUMED = re.compile(
    r"\b(?:then|hence|thus|therefore|so|consequently|it follows|we (?:have|get|see|find|obtain|conclude"
    r"|compute|know)|"
    r"note|observe|notice|giv(?:es|ing)|yield(?:s|ing)|which (?:is|means|shows|gives)|indeed|since"
    r"|because)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:for|of) (?:all|any|every|each|some|arbitrary)\b|\bin general\b|\bgenerally\b", re.I
)
_BEHIND = re.compile(r"\b(?:if|when(?:ever)?|unless|provided|assuming)\b", re.IGNORECASE)
_COMMAND = re.compile(
    r"^\W*(?:\(?\w{1,3}[.)]\s*)?(?:\w+\s+\d+[.:]?\s*)?(?:find|solve|determine|decide|choose|pick)\b", re.I
)
_TRUE_LATER = re.compile(
    rf"^(?:(?:but|however|of course|clearly|yet|and|unfortunately)?,? ?(?:this|that|which|it|these|the "
    rf"above|both)\b[^.]*(?:{_WRONG}|\b(?:is|are) not (?:true|correct|right|valid)\b(?! that)))",
    re.I,
)
_PROCEDURE = re.compile(
    r"\b(?:if|when) (?:we|you|one) (?:now )?(?:then )?(?:plug|substitute|multipl|subtract|add|comput"
    r"|expand|row|use|apply|calculat|"
    r"divide|normali|replace|do|perform|carry|work)\w*",
    re.IGNORECASE,
)
"""`if we multiply …` tells what is done; it is no hypothesis."""
_NEUTRAL = re.compile(
    r"(?:\s|[,:]|\b(?:if|we|let|take|set|choose|suppose|assume|that|and|with|the|a|an|matrix|matrices"
    r"|vectors?|as|by|both|"
    r"for|example|instance|following|is|are|be|given|when|now|in|this|case)\b)*\Z",
    re.IGNORECASE,
)


_EQUATION = re.compile(
    r"\b(?:equations?|systems?|rewrit\w+|solutions? (?:of|to)|becomes?|equivalent(?:ly)?|unknowns?"
    r"|homogeneous|"
    r"that is|i\.\s?e\.|namely)(?!\w)",
    re.IGNORECASE,
)


_RULE = re.compile(
    r"\b(?:recall|remember|means?|meaning|called|definitions?|by definition|propert(?:y|ies)|rules?|"
    r"formulas?|"
    r"theorem|lemma|corollary|proposition|says|states|identity)\b",
    re.IGNORECASE,
)


class Stance(NamedTuple):
    """claim: asserted. given: a definition or a hypothesis. no: neither, and `why`."""

    kind: str
    why: str = ""

    @property
    def asserts(self) -> bool:
        return self.kind == "claim"


CLAIM = Stance("claim")
CONDITION = "it is said under a condition"
ASSUMED = "the sentence assumes it"


def stance(text: str, at: int, following: str, is_definition: Callable[[str], bool]) -> Stance:
    """How a sentence stands to the formula at `at`.

    `following` is the sentence behind it; `is_definition` tells whether the formula of a character
    says no more than what a name stands for.
    """
    before, after = text[:at], text[at + 1 :]
    if text.rstrip().endswith("?"):
        return Stance("no", "the sentence asks")
    if re.search(_DOUBT, _clause(before, after), re.IGNORECASE) or re.search(_WRONG, text, re.IGNORECASE):
        return Stance("no", "the sentence denies or doubts it")
    if _TRUE_LATER.search(following) and not following.rstrip().endswith(":"):
        return Stance("no", "the next sentence denies it")
    turn = _CLAUSE.search(after)
    if (
        _COMMAND.search(text)
        or _MODAL.search(before)
        or _MODAL.search(after[: turn.start()] if turn else after)
    ):
        return Stance("no", "the sentence does not assert it")
    if re.search(r"\bor\s*$", before) or re.match(r"\s*,?\s*or\b", after):
        return Stance("no", "one of several possibilities")
    if re.match(r"\s*,?\s*iff\b", after) or re.search(r"\biff\s*$", before):
        return Stance("no", CONDITION)
    if re.match(r"\s*,?\s*implies\b", after) and not is_definition(text[at]):
        return Stance("no", CONDITION)
    premise = re.search(rf"({F})\s*,?\s*implies\s*$", before)
    if premise and not is_definition(premise[1]):
        return Stance("no", CONDITION)
    if _BEHIND.search(after) or _GENERAL.search(after) or _GENERAL.search(before):
        return Stance("no", CONDITION)
    return _after_hypotheses(before, is_definition)


def is_about_an_equation(text: str, at: int) -> bool:
    """Whether the words before a formula speak of an equation to be solved or rewritten."""
    before = text[:at]
    start = max((found.end() for found in _CLAUSE.finditer(before)), default=0)
    return bool(_EQUATION.search(before[start:]))


def speaks_of_a_rule(text: str) -> bool:
    """Whether a sentence tells what a word means, or recalls a rule."""
    return bool(_RULE.search(text))


def _clause(before: str, after: str) -> str:
    """The clause around a formula: up to the nearest word that turns the sentence."""
    start = max((found.end() for found in _CLAUSE.finditer(before)), default=0)
    turn = _CLAUSE.search(after)
    return f"{before[start:]} {after[: turn.start()] if turn else after}"


def _after_hypotheses(before: str, is_definition: Callable[[str], bool]) -> Stance:
    """What `if`, `suppose`, `let` before a formula leave of it."""
    conditions = list(_HYPOTHESIS.finditer(_PROCEDURE.sub(lambda found: " " * len(found[0]), before)))
    givens = list(_GIVEN.finditer(before))
    if conditions:
        first = conditions[0].start()
        resumed = [found for found in _RESUMED.finditer(before) if found.start() > conditions[-1].start()]
        if not resumed:
            return Stance("given", ASSUMED)
        between = before[first : resumed[-1].start()]
        named = re.findall(F, between)
        neutral = _NEUTRAL.match(re.sub(F, " ", before[first : resumed[0].start()]))
        if not neutral or not named or not all(map(is_definition, named)):
            return Stance("no", CONDITION)
        return CLAIM
    resumed = givens and re.search(r"[;:]", before[givens[-1].start() :])
    if givens and not resumed and not any(r.start() > givens[-1].start() for r in _RESUMED.finditer(before)):
        return Stance("given", "the sentence defines it")
    return CLAIM
