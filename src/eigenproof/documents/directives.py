"""MyST Markdown: its directives made plain, so that the prose in them is read as prose and maths as maths."""

from __future__ import annotations

import re

from .pieces import Mapped

_FENCE = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|:{3,}|~{3,})[ \t]*(?:\{(?P<name>[\w:-]+)\}|(?P<info>\S))?[^\n]*$"
    r"(?P<options>(?:\n[ \t>]*:[\w-]+:[^\n]*)*)",
    re.MULTILINE,
)
_USED = re.compile(r"^[ \t>]*(?:`{3,}|:{3,}|~{3,})\{", re.MULTILINE)
_REMARK = re.compile(r"^%[^\n]*", re.MULTILINE)
_PROSE = frozenset(
    "admonition note tip hint warning important attention caution danger seealso exercise solution proof "
    "theorem lemma definition example remark corollary proposition dropdown margin sidebar aside card grid "
    "grid-item tab-set tab-item div".split()
)


def without_directives(source: Mapped) -> Mapped:
    """A text in which `:::{math}` is `$$`, and directives that hold prose are a line with their name.

    Directives that hold code, and all other fenced blocks, stay. A text that has no directive stays as it is.
    """
    if not _USED.search(source.text):
        return source
    changes: list[tuple[int, int, str]] = []
    opened: list[tuple[re.Match[str], bool]] = []  # where it begins, and whether it is code
    for line in _FENCE.finditer(source.text):
        fence, name = line["fence"], line["name"]
        if opened and not name and not line["info"] and fence.startswith(opened[-1][0]["fence"]):
            opening, code = opened.pop()
            changes += [] if code else _changed(opening, line)
        elif (opened and (opened[-1][1] or opened[-1][0]["name"] == "math")) or (
            fence[0] == ":" and not name
        ):
            continue  # in code or maths; or a fence that closes nothing
        else:
            prose = name is not None and (name == "math" or name.startswith("prf:") or name in _PROSE)
            opened.append((line, not prose))
    if changes:
        changes += [(remark.start(), remark.end(), "") for remark in _REMARK.finditer(source.text)]
    return source.replaced(_apart(changes))


def _changed(opening: re.Match[str], closing: re.Match[str]) -> list[tuple[int, int, str]]:
    """What stands for the two fences of a directive, and for its options."""
    if opening["name"] == "math":
        return [
            (opening.start("fence"), opening.end(), "$$"),
            (closing.start("fence"), closing.end("fence"), "$$"),
        ]
    return [
        (opening.start("fence"), opening.start("name"), "\n"),
        (opening.end("name"), opening.end("name") + 1, " "),
        (opening.start("options"), opening.end("options"), "\n"),
        (closing.start("fence"), closing.end("fence"), " "),
    ]


def _apart(changes: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The changes in order, without those that lie within another."""
    kept: list[tuple[int, int, str]] = []
    for change in sorted(changes):
        if not kept or change[0] >= kept[-1][1]:
            kept.append(change)
    return kept
