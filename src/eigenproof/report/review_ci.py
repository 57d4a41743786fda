"""Findings for continuous integration: JUnit XML, SARIF 2.1.0 and GitHub's workflow commands."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from xml.etree import ElementTree as xml

from eigenproof.language import to_text
from eigenproof.report.findings import Finding, Findings, because, safe
from eigenproof.report.review_terminal import finding_text

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
RULES = {
    "refuted": ("error", "The document states something that is false."),
    "unannounced": ("error", "The document announces that a statement is refuted, and it is proved."),
    "undecided": ("warning", "A claim could be neither proved nor refuted."),
    "unreadable": ("error", "What is marked up as a claim cannot be read."),
    "unreadable-file": ("error", "The document cannot be read."),
}
"""What is found, how bad it is, and what it means."""
Errors = Sequence[tuple[str, str]]


def rule(f: Finding) -> str:
    """Which of the rules a finding is about."""
    return "unannounced" if f.kind == "proved" else f.kind


def message(f: Finding) -> str:
    """A finding in a sentence."""
    said = to_text(f.statement) if f.statement is not None else f.written
    why = because(f)
    return safe(f"{said} is {f.words}{': ' if why else ''}{why}")


# ---------------------------------------------------------------- JUnit


def render_junit(documents: Sequence[Findings], errors: Errors = (), seconds: Sequence[float] = ()) -> str:
    """JUnit XML: a suite for each document, a case for each claim, with its file and line."""
    suites = xml.Element("testsuites", name="eigenproof")
    for k, d in enumerate(documents):
        kinds = [f.kind for f in d.found]
        failures = sum(f.wrong or f.kind == "undecided" for f in d.found)
        suite = xml.SubElement(
            suites, "testsuite", name=_xml(d.file), tests=str(len(kinds)), failures=str(failures),
            errors=str(kinds.count("unreadable")), skipped="0",
        )  # fmt: skip
        if k < len(seconds):
            suite.set("time", f"{seconds[k]:.3f}")
        for f in d.found:
            suite.append(_case(f))
    for file, said in errors:
        suite = xml.SubElement(
            suites, "testsuite", name=_xml(file), tests="1", failures="0", errors="1", skipped="0"
        )
        case = xml.SubElement(suite, "testcase", classname=_xml(file), name="document", file=_xml(file))
        xml.SubElement(case, "error", message=_xml(said.splitlines()[0])).text = _xml(said)
    for count in ("tests", "failures", "errors"):
        suites.set(count, str(sum(int(suite.get(count, "0")) for suite in suites)))
    xml.indent(suites)
    return xml.tostring(suites, encoding="unicode", xml_declaration=False).join(
        ('<?xml version="1.0" encoding="UTF-8"?>\n', "\n")
    )


def _case(f: Finding) -> xml.Element:
    said = to_text(f.statement) if f.statement is not None else f.written
    name = f"{f.at}{f'-{f.twin}' * (f.twin > 0)} {said}"
    case = xml.Element(
        "testcase", classname=_xml(f.file), name=_xml(name), file=_xml(f.file), line=str(f.place.line)
    )
    if not f.fine:
        kind = "error" if f.kind == "unreadable" else "failure"
        failure = xml.SubElement(case, kind, type=rule(f), message=_xml(message(f)))
        failure.text = _xml(finding_text(f))
    return case


_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _xml(text: str) -> str:
    """Text without the characters that XML has no way to write."""
    return _NOT_XML.sub("\ufffd", text)


# ---------------------------------------------------------------- SARIF


def render_sarif(documents: Sequence[Findings], errors: Errors = (), version: str = "") -> str:
    """SARIF 2.1.0: one run, a result for each finding that needs somebody."""
    names = list(RULES)
    results = [_result(f, names) for d in documents for f in d.found if not f.fine]
    results += [
        {
            "ruleId": "unreadable-file", "ruleIndex": names.index("unreadable-file"), "level": "error",
            "message": {"text": said}, "locations": [{"physicalLocation": {"artifactLocation": _uri(file)}}],
        }
        for file, said in errors
    ]  # fmt: skip
    driver = {
        "name": "eigenproof",
        **({"version": version} if version else {}),
        "rules": [
            {"id": name, "shortDescription": {"text": words}, "defaultConfiguration": {"level": level}}
            for name, (level, words) in RULES.items()
        ],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, indent=1) + "\n"


def _result(f: Finding, names: Sequence[str]) -> dict[str, object]:
    region = {"startLine": f.place.line, "startColumn": f.place.column}
    if f.span[1] - f.span[0] > 1:
        region |= {"endLine": f.place.line, "endColumn": f.span[1] + 1}
    location = {"physicalLocation": {"artifactLocation": _uri(f.file), "region": region}}
    name = rule(f)
    return {
        "ruleId": name, "ruleIndex": names.index(name), "level": RULES[name][0],
        "message": {"text": message(f)}, "locations": [location],
    }  # fmt: skip


def _uri(file: str) -> dict[str, str]:
    from pathlib import Path
    from urllib.parse import quote

    path = Path(file)
    return {"uri": path.as_uri() if path.is_absolute() else quote(file.replace("\\", "/"))}


# ---------------------------------------------------------------- GitHub


def render_github(documents: Sequence[Findings], errors: Errors = ()) -> str:
    """Workflow commands, which GitHub shows at the lines they name."""
    lines = []
    for f in (f for d in documents for f in d.found if not f.fine):
        kind = RULES[rule(f)][0]
        end = f",endColumn={f.span[1] + 1}" if f.span[1] - f.span[0] > 1 else ""
        place = f"file={_property(f.file)},line={f.place.line},col={f.place.column}{end}"
        title = _property(f"eigenproof: {f.words}")
        lines.append(f"::{kind} {place},title={title}::{_data(message(f))}\n")
    lines += [f"::error file={_property(file)}::{_data(said)}\n" for file, said in errors]
    return "".join(lines)


def _data(text: str) -> str:
    """A message with what would end it escaped."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
