"""What is done to a text before it is read: one kind of line end, no control characters, no front matter."""

from __future__ import annotations

import re

from .pieces import Mapped

NORMAL = re.compile(r"\r\n|[\r\0\f\v]")
_FRONT_MATTER = re.compile(r"\s*(?P<fence>---|\+\+\+)[ \t]*\n(?=\s*(?:#[^\n]*\n\s*)*[\w\"-]+[ \t]*[:=])")
_LIQUID = re.compile(r"\{%-?\s{0,9}(?P<tag>raw|endraw|highlight|endhighlight)\b[^%\n]{0,99}%\}")


def normal(found: re.Match[str]) -> str:
    """What NORMAL is replaced with."""
    return {"\0": "\ufffd", "\f": " ", "\v": " "}.get(found[0], "\n")


def without_front_matter(source: Mapped) -> Mapped:
    """A text without the block between `---` lines (of Jekyll, pandoc and others) that it starts with."""
    opening = _FRONT_MATTER.match(source.text)
    if opening is None:
        return source
    fence = re.escape(opening["fence"])
    close = re.compile(rf"^(?:{fence}|\.\.\.)[ \t]*$\n?", re.MULTILINE).search(source.text, opening.end())
    return source[close.end() :] if close else source


def without_liquid(source: Mapped) -> Mapped:
    """A text without the tags `{% raw %}` of Jekyll, and without what it marks as code to be highlighted."""
    changes, since = [], -1
    for found in _LIQUID.finditer(source.text) if "{%" in source.text else ():
        tag = found["tag"]
        if tag == "highlight":
            since = found.start()
        elif tag == "endhighlight" and since >= 0:
            changes.append((since, found.end(), "\n" * source.text.count("\n", since, found.end())))
            since = -1
        elif since < 0:
            changes.append((found.start(), found.end(), ""))
    return source.replaced(changes)
