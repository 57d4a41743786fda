"""`verify`: the kernel alone on a certificate, with the goal from the caller."""

from __future__ import annotations

import json
from pathlib import Path

from .errors import CertificateError, InputError
from .kernel import check
from .model import Expr, from_tree, tree

MAX_BYTES = 200_000_000


def verify(path: str | Path, goal: str | Expr | None = None) -> Expr:
    """Check a certificate file (a report saved as .json, or its `certificate` alone); return the goal proved.

    With `goal` (a statement, as text or term) the certificate must prove that goal and no less.
    Raises InputError for what is no certificate file, CertificateError when the kernel refuses.
    """
    from .session import allow_long_numbers

    allow_long_numbers()
    certificate = read_certificate(path)
    wanted = None
    if goal is not None:
        if isinstance(goal, str):
            from .language import parse

            goal = parse(goal)
        wanted = tree(goal)
    return from_tree(check(certificate, wanted))  # type: ignore[arg-type]


def read_certificate(path: str | Path) -> dict:
    """The certificate in a JSON file. Floats have no place in one and are refused."""
    file = Path(path)
    try:
        if file.stat().st_size > MAX_BYTES:
            raise InputError("the file is too large to be a certificate", source=str(path), code="limit")
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"cannot read the file: {error.strerror}", source=str(path), code="unreadable"
        ) from None
    except UnicodeDecodeError:
        raise InputError(
            "not a text file (expected JSON in UTF-8)", source=str(path), code="binary"
        ) from None
    try:
        data = json.loads(text, parse_float=_no_float, parse_constant=_no_float)
    except (json.JSONDecodeError, RecursionError) as error:
        place = (
            {"line": error.lineno, "character": error.colno}
            if isinstance(error, json.JSONDecodeError)
            else {}
        )
        raise InputError(
            "not a JSON file",
            source=str(path),
            code="json",
            next_move="eigenproof derive … -o FILE.json",
            **place,
        ) from None
    if isinstance(data, dict) and isinstance(data.get("certificate"), dict):
        data = data["certificate"]
    if not isinstance(data, dict) or "claims" not in data:
        raise InputError(
            "no certificate in this file", source=str(path), code="no-certificate",
            next_move="eigenproof derive … -o FILE.json",
        )  # fmt: skip
    return data


def _no_float(text: str) -> str:
    raise CertificateError(f"a certificate holds exact numbers only; read {text}")
