#!/usr/bin/env python3
"""Helpers of vendor.sh for the PDF fonts (needs fontTools 4.38 or newer).

  fonts.py charset UNIHAN_OTHER_MAPPINGS_BZ2     prints the code points to keep, for --unicodes-file
  fonts.py figures FONT SOURCE HEAVIER           adds the small figures that SOURCE has no glyphs for
  fonts.py check FONT UNIHAN_OTHER_MAPPINGS_BZ2  fails unless FONT holds what the PDFs need
"""
import bz2
import sys

from fontTools.misc.roundTools import otRound
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

BLOCKS = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00FF),  # Latin-1
    (0x0370, 0x03FF),  # Greek
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currency signs
    (0x2100, 0x214F),  # letterlike: ℃ № ™
    (0x2150, 0x218F),  # number forms: Ⅰ-Ⅻ ⅰ-ⅻ
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2460, 0x24FF),  # enclosed alphanumerics: ①-⑳ ⑴ ⒈
    (0x2500, 0x257F),  # box drawing
    (0x2580, 0x259F),  # block elements
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2600, 0x26FF),  # miscellaneous symbols
    (0x2700, 0x277F),  # dingbats (its second set of circled figures shares the glyphs of ①, so it is left out)
    (0x3000, 0x303F),  # CJK symbols and punctuation
    (0x3200, 0x32FF),  # enclosed CJK
    (0x3380, 0x33DF),  # squared units: ㎎ ㎡ ㎥
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE6),
    (0xFFFD, 0xFFFD),
]

# These share a glyph with a character that Chinese text does use. A PDF maps each glyph back to the lowest
# code point, so keeping them would turn 〈 into U+2329, ／ into U+2215, ～ into U+301C, – into U+2012.
SHADOWING = {0x2003, 0x2012, 0x2035, 0x2215, 0x2329, 0x232A, 0x301C}

SUBSCRIPTS = dict(zip("0123456789", range(0x2080, 0x208A)))
SUPERSCRIPTS = {
    "0": 0x2070, "1": 0x00B9, "2": 0x00B2, "3": 0x00B3, "4": 0x2074, "5": 0x2075, "6": 0x2076, "7": 0x2077,
    "8": 0x2078, "9": 0x2079, "+": 0x207A, "\u2212": 0x207B,
}
SUBSCRIPT_BASE = -140

REQUIRED = (
    "行动领域鹿城区岙瓯樟微克／立方米类，。、；：？！“”‘’（）《》〈〉【】—…·～％"
    "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
    "≤≥±×÷‰℃µμ²³₀₁₂₃₄₅₆₇₈₉⁰¹⁴⁵⁶⁷⁸⁹⁺⁻→←↑↓●○■□▲▼◆✓㎡㎥αβ–"
)


def tgh(path):
    """The 8105 characters of 通用规范汉字表 (2013), which Unihan records as kTGH."""
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        found = {int(line.split("\t", 1)[0][2:], 16) for line in lines if "\tkTGH\t" in line}
    if len(found) != 8105:
        raise SystemExit(f"expected 8105 kTGH characters, found {len(found)}")
    return found


def gb2312():
    found = set()
    for lead in range(0xA1, 0xF8):
        for trail in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((lead, trail)).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return found


def charset(unihan):
    wanted = tgh(unihan) | gb2312()
    for first, last in BLOCKS:
        wanted.update(range(first, last + 1))
    wanted -= SHADOWING
    return {code for code in wanted if not 0x2E80 <= code <= 0x2FDF}


def drawn(glyphs, name, transform):
    recorded = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(recorded)
    pen = TTGlyphPen(None)
    recorded.replay(TransformPen(pen, transform))
    glyph = pen.glyph()
    glyph.coordinates.toInt()
    return glyph


def figures(target, source, heavier):
    """Noto SC has ¹ ² ³ ⁴ but no subscripts: those four are shifted down, the others scaled from a heavier face."""
    font, origin, heavy = TTFont(target, recalcTimestamp=False), TTFont(source), TTFont(heavier)
    own, own_map = origin.getGlyphSet(), origin.getBestCmap()
    other, other_map = heavy.getGlyphSet(), heavy.getBestCmap()
    two = origin["glyf"][own_map[0x00B2]]
    advance = origin["hmtx"][own_map[0x00B2]][0]
    large = heavy["glyf"][other_map[ord("2")]]
    scale = (two.yMax - two.yMin) / (large.yMax - large.yMin)
    order, cmap = list(font.getGlyphOrder()), font.getBestCmap()
    for codes, base in ((SUPERSCRIPTS, two.yMin), (SUBSCRIPTS, SUBSCRIPT_BASE)):
        for figure, code in codes.items():
            if code in cmap:
                continue
            small = own_map.get(SUPERSCRIPTS[figure])
            if small:
                glyph, width = drawn(own, small, (1, 0, 0, 1, 0, base - two.yMin)), origin["hmtx"][small][0]
            else:
                name = other_map[ord(figure)]
                body = heavy["glyf"][name]
                width = max(advance, otRound((body.xMax - body.xMin) * scale) + 80)
                shift = (width - (body.xMin + body.xMax) * scale) / 2
                glyph = drawn(other, name, (scale, 0, 0, scale, shift, base))
            glyph.recalcBounds(font["glyf"])
            added = f"uni{code:04X}"
            order.append(added)
            font.setGlyphOrder(order)
            font["glyf"].glyphs[added] = glyph
            font["hmtx"][added] = (width, glyph.xMin)
            font["vmtx"][added] = (1000, font["hhea"].ascent - glyph.yMax)
            for table in font["cmap"].tables:
                if table.isUnicode() and table.format in (4, 12):
                    table.cmap[code] = added
    font["glyf"].glyphOrder = order
    font.save(target)


def check(path, unihan):
    font = TTFont(path)
    cmap = font.getBestCmap()
    missing = {ord(char) for char in REQUIRED} | tgh(unihan) | {c for c in gb2312() if 0x4E00 <= c <= 0x9FFF}
    missing -= set(cmap)
    radicals = [code for code in cmap if 0x2E80 <= code <= 0x2FDF]
    first = {}
    for code in sorted(cmap):
        first.setdefault(cmap[code], []).append(code)
    shared = [codes for codes in first.values() if len(codes) > 1]
    ideographs = [c for codes in shared for c in codes if 0x3400 <= c <= 0x9FFF or 0x20000 <= c]
    print(f"{path}: {len(cmap)} characters, {font['maxp'].numGlyphs} glyphs; shared glyphs: "
          + (", ".join("/".join(f"U+{c:04X}" for c in codes) for codes in shared) or "none"))
    if missing or radicals or ideographs or "glyf" not in font or "fvar" in font:
        raise SystemExit(f"{path}: missing {sorted(map(hex, missing))}, radicals {radicals}, shared {ideographs}")


def main(arguments):
    match arguments:
        case ["charset", unihan]:
            print("\n".join(f"U+{code:04X}" for code in sorted(charset(unihan))))
        case ["figures", target, source, heavier]:
            figures(target, source, heavier)
        case ["check", path, unihan]:
            check(path, unihan)
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
