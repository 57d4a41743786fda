"""A subset of STIX Two Math for HTML reports, cut from the font that the `ziamath` wheel carries.

Glyph numbers stay as they are: the outlines of glyphs that reports cannot show are emptied and the file is
packed as WOFF, so that the tables for spacing, kerning and stretchy brackets need no rewriting.
The characters are fixed, so that every report embeds the same bytes.
Formats: OpenType specification (MATH, cmap, glyf), W3C WOFF 1.0. Licence of the font: SIL OFL 1.1.
"""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

CHARACTERS = frozenset(
    [*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x391, 0x3CA), 0x3D1, 0x3D5, 0x210E]
    + [*range(0x1D434, 0x1D468), *range(0x1D6E2, 0x1D71C)]
    + [
        ord(c)
        for c in "ıȷ–—‘’“”…′″⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉ℂℕℚℝℤℓ←→↔⇒⟹⟺⇔⟶∀∃∅∈∉∏∑−∓∕∗∘√∞∣∥∧∨∼≈≔≠≡≤≥⊆⊥⊤⋅⋮⋯⋱⌈⌉⌊⌋⟨⟩½⅓✓‖∎"
    ]
)
"""What the printers can write, with slanted Latin and Greek for the names."""

KEPT = (b"GPOS", b"MATH", b"OS/2", b"cvt ", b"fpgm", b"gasp", b"hhea", b"maxp", b"name", b"prep")


@cache
def maths_font() -> str:
    """The subset as base64 of a WOFF file."""
    return base64.b64encode(_woff(subset(_source().read_bytes()))).decode("ascii")


def _source() -> Path:
    spec = find_spec("ziamath")
    assert spec, "ziamath is a dependency of eigenproof"
    assert spec.submodule_search_locations, "and a package"
    return Path(spec.submodule_search_locations[0], "fonts", "STIXTwoMath-Regular.ttf")


def subset(font: bytes) -> dict[bytes, bytes]:
    """The tables of a TrueType font cut down to CHARACTERS and all that they are built from."""
    tables = {}
    for k in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sIII", font, 12 + 16 * k)
        tables[tag] = font[offset : offset + length]
    count = struct.unpack_from(">H", tables[b"maxp"], 4)[0]
    short = struct.unpack_from(">h", tables[b"head"], 50)[0] == 0
    loca = [
        2 * o if short else o for o in struct.unpack(f">{count + 1}{'H' if short else 'I'}", tables[b"loca"])
    ]
    outlines = [tables[b"glyf"][a:b] for a, b in zip(loca, loca[1:], strict=False)]

    mapping = {c: g for c, g in _characters(tables[b"cmap"]) if c in CHARACTERS}
    wanted = _closure({0, *mapping.values()}, tables[b"MATH"], outlines)
    outlines = [o if g in wanted else b"" for g, o in enumerate(outlines)]
    metrics = _metrics(tables, wanted)
    _narrow_roots(mapping[ord("√")], tables[b"MATH"], outlines, metrics)
    outlines = [o + b"\0" * (-len(o) % 4) for o in outlines]
    ends = [0]
    for outline in outlines:
        ends.append(ends[-1] + len(outline))

    return {tag: tables[tag] for tag in KEPT if tag in tables} | {
        b"cmap": _cmap(mapping),
        b"glyf": b"".join(outlines),
        b"head": tables[b"head"][:50] + struct.pack(">h", 1) + tables[b"head"][52:],
        b"hmtx": bytes(metrics),
        b"loca": struct.pack(f">{count + 1}I", *ends),
        b"post": struct.pack(">I", 0x00030000) + tables[b"post"][4:32],
    }


def _characters(cmap: bytes) -> Iterator[tuple[int, int]]:
    """(character, glyph) from the first subtable of format 12."""
    for k in range(struct.unpack_from(">H", cmap, 2)[0]):
        offset = struct.unpack_from(">I", cmap, 8 + 8 * k)[0]
        if struct.unpack_from(">H", cmap, offset)[0] == 12:
            for group in range(struct.unpack_from(">I", cmap, offset + 12)[0]):
                first, last, glyph = struct.unpack_from(">III", cmap, offset + 16 + 12 * group)
                yield from ((c, glyph + c - first) for c in range(first, last + 1))
            return


def _cmap(mapping: dict[int, int]) -> bytes:
    """A character map of one subtable, format 12, one group per character."""
    groups = b"".join(struct.pack(">III", c, c, g) for c, g in sorted(mapping.items()))
    subtable = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(mapping)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + subtable


def _metrics(tables: dict[bytes, bytes], wanted: set[int]) -> bytearray:
    """hmtx with the widths of unwanted glyphs set to zero, which packs well."""
    hmtx, long = bytearray(tables[b"hmtx"]), struct.unpack_from(">H", tables[b"hhea"], 34)[0]
    for glyph in set(range(long - 1)) - wanted:
        hmtx[4 * glyph : 4 * glyph + 4] = b"\0\0\0\0"
    return hmtx


def _narrow_roots(root: int, math: bytes, outlines: list[bytes], metrics: bytearray) -> None:
    """Make the taller root signs hardly wider than the smallest one.

    Chromium gives every root the room of the widest sign, and leaves a hole behind the smaller ones. A tall
    sign becomes a composite of its outline, moved to a free glyph, at a smaller horizontal scale.
    """
    widest = struct.unpack_from(">H", metrics, 4 * root)[0] * 27 // 25
    free = (g for g in range(len(outlines) - 1, 0, -1) if not outlines[g])
    for glyph in sorted({g for base, larger in _constructions(math) if base == root for g in larger}):
        width, bearing = struct.unpack_from(">Hh", metrics, 4 * glyph)
        if width > widest:
            spare, scale = next(free), widest / width
            outlines[spare] = outlines[glyph]
            left, low, right, high = struct.unpack_from(">4h", outlines[glyph], 2)
            box = (round(left * scale), low, round(right * scale), high)
            # flags: no hinting of ours; offsets are bytes; separate scales for x and y, in 2.14 fixed point
            part = struct.pack(">HHbbhh", 0x0042, spare, 0, 0, round(scale * 0x4000), 0x4000)
            outlines[glyph] = struct.pack(">5h", -1, *box) + part
            struct.pack_into(">Hh", metrics, 4 * glyph, widest, round(bearing * scale))


def _closure(glyphs: set[int], math: bytes, outlines: list[bytes]) -> set[int]:
    """The glyphs with their larger variants, the pieces of stretched ones, and the parts of composites."""
    larger = dict(_constructions(math))
    wanted: set[int] = set()
    pending = list(glyphs)
    while pending:
        glyph = pending.pop()
        if glyph not in wanted:
            wanted.add(glyph)
            pending += larger.get(glyph, ())
            pending += _components(outlines[glyph])
    return wanted


def _constructions(math: bytes) -> Iterator[tuple[int, list[int]]]:
    """glyph -> variants and assembly pieces, from MathVariants; both directions."""
    base = struct.unpack_from(">H", math, 8)[0]
    vertical, horizontal, tall, wide = struct.unpack_from(">HHHH", math, base + 2)
    offsets = struct.unpack_from(f">{tall + wide}H", math, base + 10)
    covered = [*_coverage(math, base + vertical), *_coverage(math, base + horizontal)]
    for glyph, offset in zip(covered, offsets, strict=True):
        at = base + offset
        assembly, variants = struct.unpack_from(">HH", math, at)
        pieces = [struct.unpack_from(">H", math, at + 4 + 4 * k)[0] for k in range(variants)]
        if assembly:
            parts = struct.unpack_from(">H", math, at + assembly + 4)[0]
            pieces += [struct.unpack_from(">H", math, at + assembly + 6 + 10 * k)[0] for k in range(parts)]
        yield glyph, pieces


def _coverage(table: bytes, at: int) -> Iterator[int]:
    """The glyphs of an OpenType coverage table, in order."""
    form, count = struct.unpack_from(">HH", table, at)
    if form == 1:
        yield from struct.unpack_from(f">{count}H", table, at + 4)
    else:
        for k in range(count):
            first, last, _ = struct.unpack_from(">HHH", table, at + 4 + 6 * k)
            yield from range(first, last + 1)


def _components(outline: bytes) -> list[int]:
    """The glyphs a composite glyph is made of; none for a simple one."""
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return []
    parts, at, more = [], 10, True
    while more:
        flags, glyph = struct.unpack_from(">HH", outline, at)
        parts.append(glyph)
        at += (
            4
            + (4 if flags & 1 else 2)
            + (2 if flags & 8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0)
        )
        more = bool(flags & 0x20)
    return parts


def _woff(tables: dict[bytes, bytes]) -> bytes:
    """WOFF 1.0: every table deflated where that makes it shorter."""
    directory, body = b"", b""
    start = 44 + 20 * len(tables)
    for tag, data in sorted(tables.items()):
        packed = min(zlib.compress(data, 9), data, key=len)
        directory += struct.pack(">4sIIII", tag, start + len(body), len(packed), len(data), _checksum(data))
        body += packed + b"\0" * (-len(packed) % 4)
    whole = 12 + 16 * len(tables) + sum(len(d) + -len(d) % 4 for d in tables.values())
    header = struct.pack(
        ">4sIIHHIHHIIIII", b"wOFF", 0x00010000, start + len(body), len(tables), 0, whole, 1, 0, 0, 0, 0, 0, 0
    )
    return header + directory + body


def _checksum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
