"""Makes kindred.woff, the status bar's icon, from the shapes of activity-bar.svg.

Needs: pip install fonttools shapely
"""
import math
import re
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from shapely import unary_union
from shapely.geometry import LinearRing, Point

HERE = Path(__file__).parent
UNITS, BOX = 1000, 24


def arc(start, radius, end):
    """Points of the short clockwise arc between two points, as SVG's `A r r 0 0 1` draws it."""
    (x0, y0), (x1, y1) = start, end
    half = math.dist(start, end) / 2
    rise = math.sqrt(max(0, radius**2 - half**2)) / (2 * half)
    cx, cy = (x0 + x1) / 2 - rise * (y1 - y0), (y0 + y1) / 2 + rise * (x1 - x0)
    a0, a1 = math.atan2(y0 - cy, x0 - cx), math.atan2(y1 - cy, x1 - cx)
    a1 += 2 * math.pi if a1 < a0 else 0
    return [(cx + radius * math.cos(a0 + (a1 - a0) * t / 16), cy + radius * math.sin(a0 + (a1 - a0) * t / 16)) for t in range(1, 17)]


def outline(path):
    """The closed line of a path of M, L, A and Z."""
    points = []
    for command, numbers in re.findall(r"([MLA])([^MLAZ]*)", path):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        points += arc(points[-1], values[0], tuple(values[-2:])) if command == "A" else [tuple(values)]
    return LinearRing(points)


svg = (HERE / "activity-bar.svg").read_text()
width = float(re.search(r'stroke-width="([\d.]+)"', svg).group(1))
shapes = [outline(path).buffer(width / 2) for path in re.findall(r' d="([^"]+)"', svg)]
for cx, cy, r in re.findall(r'cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', svg):
    shapes.append(Point(float(cx), float(cy)).buffer(float(r)))
drawing = unary_union(shapes)

pen = TTGlyphPen(None)
for polygon in getattr(drawing, "geoms", [drawing]):
    for ring in (polygon.exterior, *polygon.interiors):
        points = [(round(x * UNITS / BOX), round((BOX - y) * UNITS / BOX)) for x, y in ring.simplify(0.01).coords[:-1]]
        pen.moveTo(points[0])
        for point in points[1:]:
            pen.lineTo(point)
        pen.closePath()

font = FontBuilder(UNITS, isTTF=True)
font.setupGlyphOrder([".notdef", "kindred"])
font.setupCharacterMap({0xE001: "kindred"})
font.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "kindred": pen.glyph()})
font.setupHorizontalMetrics({".notdef": (UNITS, 0), "kindred": (UNITS, 0)})
font.setupHorizontalHeader(ascent=UNITS, descent=0)
font.setupNameTable({"familyName": "kindred", "styleName": "Regular"})
font.setupOS2(sTypoAscender=UNITS, usWinAscent=UNITS, usWinDescent=0)
font.setupPost()
font.font.flavor = "woff"
font.font["head"].created = font.font["head"].modified = 0
font.font.recalcTimestamp = False
font.save(HERE / "kindred.woff")
