"""Sentences that give the multiplicity of an eigenvalue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..model import Term, eq
from .prose import F
from .vectors import eigenvalue_meant

if TYPE_CHECKING:
    from .meanings import Meanings

_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_COUNT = r"\d|" + "|".join(_COUNTS)
_KIND = (
    r"(?:an? |the )?(?P<kind{n}>algebraic |geometric ){optional}multiplicity "
    r"(?:of |is |equal to )?(?P<count{n}>{count})\b"
)
_HAS = re.compile(
    rf"\beigenvalue (?P<value>{F}|-?\d+)(?: of (?:the )?(?:matrix )?(?P<owner>{F}))?,? (?:has|with|of) "
    + _KIND.format(n=1, optional="?", count=_COUNT)
    + rf"(?:,? (?:and|but) (?:only )?{_KIND.format(n=2, optional='', count=_COUNT)})?",
    re.IGNORECASE,
)


def multiplicities(m: Meanings) -> None:
    """The eigenvalue 2 has algebraic multiplicity 2 and geometric multiplicity 1."""
    for found in _HAS.finditer(m.sentence.text):
        value = eigenvalue_meant(m, found["value"])
        subject = m.subject(found["owner"])
        written = re.fullmatch(F, found["value"])
        spots = [m.sentence.spot(found["value"])] if written else list(m.sentence.spots[:1])
        if value is None or subject is None or not spots or not m.asserted(spots):
            continue
        for n in (1, 2):
            if not found[f"count{n}"]:
                continue
            geometric = (found[f"kind{n}"] or "").lower().startswith("geometric")
            count = _COUNTS.get(found[f"count{n}"].lower()) or int(found[f"count{n}"])
            word = "geometric_multiplicity" if geometric else "multiplicity"
            statement = eq(Term(word, (subject[0], value[0])), count)
            m.chains.claim(spots[0], spots[0].offset, m.sentence_source(), statement, subject[1] | value[1])
