"""Findings -> JSON: every claim with its place and verdict, every formula that was skipped and why."""

from __future__ import annotations

import json
from collections.abc import Sequence

from eigenproof.language import to_text
from eigenproof.model import Expr, Place
from eigenproof.report.findings import Finding, Findings


def to_json(documents: Sequence[Findings], errors: Sequence[tuple[str, str]] = ()) -> dict[str, object]:
    """All documents as plain data; statements and values are text of the statement language.

    A claim's `statement` stands alone: it has the `let`s that it needs. `skipped` with `marked` are claims
    by their mark-up that cannot be read. `errors` are the files that cannot be read, with the message.
    """
    return {
        "claims": [_claim(f) for d in documents for f in d.found if f.kind != "unreadable"],
        "skipped": [s for d in documents for s in _skipped(d)],
        "files": [{"file": d.file, "claims": len(d.found), **_counts(d)} for d in documents],
        "errors": [{"file": file, "message": message} for file, message in errors],
    }


def render_json(documents: Sequence[Findings], errors: Sequence[tuple[str, str]] = ()) -> str:
    """The same as text, in ASCII: it arrives on every console and in every pipe as it is."""
    return json.dumps(to_json(documents, errors), indent=1) + "\n"


def _claim(f: Finding) -> dict[str, object]:
    return {
        "file": f.file,
        **_place(f.place),
        "statement": _text(f.whole),
        "written": f.written,
        "verdict": f.kind,
        "announced": f.announced,
        "ok": f.fine,
        "scope": f.scope,
        "reason": f.reason,
        "sides": {side.name: _text(side.value) for side in f.sides} or None,
        "repair": f.repair or None,
        "repaired": _text(f.repaired),
        "counterexample": _values(f.counterexample),
        "notes": list(f.notes),
    }


def _skipped(d: Findings) -> list[dict[str, object]]:
    unread = [(f.place, f.written, f.reason, True) for f in d.found if f.kind == "unreadable"]
    rest = [(s.place, s.source, s.reason, False) for s in d.skipped]
    every = sorted([*unread, *rest], key=lambda one: (one[0].line, one[0].column))
    return [
        {"file": d.file, **_place(place), "written": written, "reason": reason, "marked": marked}
        for place, written, reason, marked in every
    ]


def _counts(d: Findings) -> dict[str, int]:
    kinds = [f.kind for f in d.found]
    named = {kind: kinds.count(kind) for kind in ("proved", "refuted", "undecided", "unreadable")}
    return {**named, "wrong": sum(f.wrong for f in d.found), "skipped": len(d.skipped)}


def _place(place: Place) -> dict[str, int]:
    cell = {} if place.cell is None else {"cell": place.cell}
    return {"line": place.line, "column": place.column, **cell}


def _text(t: Expr | None) -> str | None:
    return None if t is None else to_text(t)


def _values(pairs: Sequence[tuple[str, Expr]]) -> dict[str, str] | None:
    return {name: to_text(value) for name, value in pairs} or None
