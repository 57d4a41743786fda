"""The subset of the maths font that HTML reports carry."""

from __future__ import annotations

import base64
import io

import pytest

from eigenproof.report.font import CHARACTERS, _source, maths_font

ttLib = pytest.importorskip("fontTools.ttLib")


@pytest.fixture(scope="module")
def fonts():
    """The subset and the font it is cut from."""
    return ttLib.TTFont(io.BytesIO(base64.b64decode(maths_font()))), ttLib.TTFont(_source())


def test_every_table_reads(fonts):
    small, _ = fonts
    for tag in small.keys():  # noqa: SIM118
        assert small[tag] is not None


def test_every_character_has_its_glyph(fonts):
    small, whole = fonts
    shown, known = small.getBestCmap(), whole.getBestCmap()
    assert set(shown) == CHARACTERS & set(known)
    assert len(CHARACTERS - set(known)) <= 2  # two empty places of the Unicode blocks
    order, glyphs = whole.getGlyphOrder(), small["glyf"]
    for character, name in shown.items():
        original = whole["glyf"][known[character]]
        mine = glyphs[name]
        assert small.getGlyphID(name) == order.index(known[character])
        assert mine.numberOfContours == original.numberOfContours
        assert small["hmtx"][name] == whole["hmtx"][known[character]]


def test_stretched_brackets_have_their_pieces(fonts):
    small, _ = fonts
    variants = small["MATH"].table.MathVariants
    names = small.getBestCmap()
    for character in "([{√":
        place = variants.VertGlyphCoverage.glyphs.index(names[ord(character)])
        construction = variants.VertGlyphConstruction[place]
        pieces = [r.VariantGlyph for r in construction.MathGlyphVariantRecord]
        pieces += [p.glyph for p in construction.GlyphAssembly.PartRecords]
        assert len(pieces) > 4
        assert all(small["glyf"][p].numberOfContours for p in pieces)


def test_roots_are_as_tall_as_before_and_no_longer_wide(fonts):
    small, whole = fonts
    names, known = small.getBestCmap(), whole.getBestCmap()
    place = small["MATH"].table.MathVariants.VertGlyphCoverage.glyphs.index(names[ord("√")])
    root = small["MATH"].table.MathVariants.VertGlyphConstruction[place].MathGlyphVariantRecord
    base = small["hmtx"][names[ord("√")]][0]
    order = whole.getGlyphOrder()
    for record in root:
        original = order[small.getGlyphID(record.VariantGlyph)]
        assert small["hmtx"][record.VariantGlyph][0] <= 1.08 * base
        assert small["glyf"][record.VariantGlyph].yMax == whole["glyf"][original].yMax
    assert whole["hmtx"][known[ord("√")]][0] == base


def test_it_is_small():
    assert len(maths_font()) < 120_000
