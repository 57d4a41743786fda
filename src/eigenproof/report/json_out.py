"""Result -> JSON: the fields that programs read, every number as text of the statement language."""

from __future__ import annotations

import json
from collections.abc import Mapping

from eigenproof.language import to_text
from eigenproof.model import Expr, Math, Prose, Result, Verdict, Witness
from eigenproof.report.bindings import Bindings
from eigenproof.report.given import is_literal, size

FORMAT, VERSION = "eigenproof derivation", 1
ONCE = 10_000
"""Entries of a matrix beyond which it is written once, under `definitions`, and not in every step."""


def to_json(result: Result) -> dict[str, object]:
    """The derivation as plain data; a step's statement carries the `let`s it needs, so it stands alone.

    Only data too large to be repeated are left out of it: then `definitions` has them, name by name.
    """
    derivation = result.derivation
    bindings = Bindings(derivation.definitions)
    once = {name: value for name, value in bindings.pairs if _entries(value) > ONCE}
    return {
        "format": FORMAT,
        "version": VERSION,
        "topic": derivation.topic,
        "verdict": result.verdict.status,
        "input": _input(result),
        **({"definitions": {name: to_text(value) for name, value in once.items()}} if once else {}),
        "goal": to_text(result.goal),
        "digits": result.digits,
        "answer": _plain(result.answer),
        "steps": [
            {
                "title": step.title,
                "statement": to_text(bindings.let(step.statement, without=once)),
                "reason": plain_words(step.reason),
                "verdict": verdict.status,
                **_explained(verdict),
                "numeric": [_witness(w) for w in verdict.witnesses],
            }
            for step, verdict in zip(derivation.steps, result.verdicts, strict=True)
        ],
        "remarks": [plain_words(r) for r in derivation.remarks],
        **_explained(result.verdict),
        "numeric": [_witness(w) for w in result.verdict.witnesses],
        "certificate": _plain(result.certificate),
    }


def _entries(t: Expr) -> int:
    rows, columns = size(t) if is_literal(t) else (0, 0)  # type: ignore[arg-type]
    return rows * columns


def _input(result: Result) -> dict[str, object]:
    """What was given, whole; `y`, `header` and `notes` only where there are any."""
    given = result.given
    found: dict[str, object] = {
        "matrix": [[to_text(entry) for entry in row] for row in given.term.args],
        "exactness": given.exactness,
        "source": given.source,
    }
    for name, value in result.derivation.given[1:]:
        found[name] = [to_text(entry) for entry in value.args]
    if given.header:
        found["header"] = list(given.header)
    if given.notes:
        found["notes"] = list(given.notes)
    return found


def render_json(result: Result) -> str:
    """The same as text; keys in the order of `to_json`."""
    return json.dumps(to_json(result), ensure_ascii=False, indent=1) + "\n"


def plain_words(prose: Prose) -> str:
    """Prose as plain text, formulas in the statement language."""
    return "".join(to_text(p.term) if isinstance(p, Math) else str(p) for p in prose)


def _explained(verdict: Verdict) -> dict[str, object]:
    """Why it is not proved, and the counterexample; nothing for what is proved."""
    if verdict.status == "proved":
        return {}
    example = {name: to_text(value) for name, value in (verdict.counterexample or {}).items()}
    return {"why": verdict.reason} | ({"counterexample": example} if example else {})


def _witness(w: Witness) -> dict[str, object]:
    fields: dict[str, object] = {"kind": w.kind, "quantity": plain_words(w.quantity), "value": w.value}
    fields["digits"] = w.digits
    fields |= {"residual": w.residual, "radius": w.radius, "agrees": w.agrees}
    return fields | ({"note": w.note} if w.note else {})


def _plain(data: object) -> object:
    """Mappings and sequences as JSON has them; what is left must be text, truth or a count."""
    if isinstance(data, Mapping):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [_plain(value) for value in data]
    return data
