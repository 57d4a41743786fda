"""A statement and the definitions it stands under, as text, and what the judge says of them."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator

from eigenproof.judge import certificate, decide
from eigenproof.kernel import check
from eigenproof.language import parse, parse_term
from eigenproof.model import Verdict, from_tree, tree


def bound(*definitions: str) -> tuple:
    """(name, term) from texts such as "A = [[1, 2], [3, 4]]"."""
    pairs = (text.split("=", 1) for text in definitions)
    return tuple((name.strip(), parse_term(value)) for name, value in pairs)


def verdict(statement: str, *definitions: str, **hint) -> Verdict:
    """What the judge says; its proof, or its refutation, is accepted again as JSON."""
    claim, names = parse(statement), bound(*definitions)
    found = decide(claim, names, hint)
    if found.status != "undecided":
        if found.status == "refuted":
            claim = from_tree(found.evidence["opposite"])
            evidence = decide(claim, names).evidence
        else:
            evidence = found.evidence
        written = json.loads(json.dumps(certificate(claim, [(claim, evidence)], names)))
        assert check(written, ["let", written["definitions"], tree(claim)])
    return found


def places(x: object, path: tuple = ()) -> Iterator[tuple[tuple, object]]:
    """Every leaf of nested data with its path."""
    if isinstance(x, (dict, list)):
        for key, value in x.items() if isinstance(x, dict) else enumerate(x):
            yield from places(value, (*path, key))
    else:
        yield path, x


def replaced(x: object, path: tuple, value: object) -> object:
    """Nested data with one leaf replaced."""
    copied = copy.deepcopy(x)
    inner = copied
    for key in path[:-1]:
        inner = inner[key]  # type: ignore[index]
    inner[path[-1]] = value  # type: ignore[index]
    return copied
