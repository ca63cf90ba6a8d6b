# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The icons: one manner of drawing, any colour, crisp in every size."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from holdspace.ui.theme.icons import GRID, STROKE, IconSet, UnknownIconError, read_icon

ICONS = Path(__file__).parents[3] / "resources" / "icons"
ROLES = """
    now journal breathe pause cards look-back settings lock unlock locked veil search kept check guard
    star star-filled edit delete copy turn error help outside coffee sit pin expand sound document
    plus close chevron-down chevron-up chevron-left chevron-right more menu arrow-right eye eye-off print
    sun moon contrast calendar clock
""".split()  # noqa: SIM905 - a list of words reads best as words
INK = QColor(88, 83, 74)
NUMBER = r"-?\d+(?:\.\d+)?"
PATH = re.compile(
    rf"(?:(?:[ML] {NUMBER} {NUMBER}|[HV] {NUMBER}|C(?: {NUMBER}){{6}}"
    rf"|A ({NUMBER}) \1 0 [01] [01] {NUMBER} {NUMBER}|L?(?: {NUMBER} {NUMBER})|Z)(?: |$))+"
)
NAMESPACE = "{http://www.w3.org/2000/svg}"

every_icon = pytest.mark.parametrize("name", ROLES)


@pytest.fixture
def icons(qtbot: QtBot) -> IconSet:
    """Return the icons of the app; pixmaps need an application."""
    return IconSet(ICONS)


def opacity(image: QImage) -> list[list[int]]:
    """Return the alpha of every pixel, row by row, 0 to 255."""
    return [[image.pixelColor(x, y).alpha() for x in range(image.width())] for y in range(image.height())]


def solidity(image: QImage) -> float:
    """Return the mean alpha of the pixels that are touched at all: a smeared edge touches more of them."""
    touched = [alpha for row in opacity(image) for alpha in row if alpha]
    return sum(touched) / len(touched)


def text_of(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


# The files


def test_there_is_a_drawing_for_every_role_and_no_other() -> None:
    assert {path.stem for path in ICONS.glob("*.svg")} == {*ROLES, "app", "app-symbolic"}


@every_icon
def test_file_is_drawn_in_our_manner(name: str) -> None:
    root = ElementTree.fromstring(text_of(name))
    assert root.attrib == {
        "width": "24",
        "height": "24",
        "viewBox": "0 0 24 24",
        "fill": "none",
        "stroke": "currentColor",
        "stroke-width": "1.6",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }
    for element in root:
        geometry = {f"{NAMESPACE}path": {"d"}, f"{NAMESPACE}circle": {"cx", "cy", "r"}}[element.tag]
        assert set(element.attrib) - {"fill"} == geometry
        assert element.get("fill", "currentColor") == "currentColor"
        assert PATH.fullmatch(element.get("d", "Z"))


@every_icon
def test_drawing_keeps_within_the_grid_and_fills_it(name: str) -> None:
    stroked, filled = read_icon(text_of(name))
    box = stroked.boundingRect().united(filled.boundingRect())
    box = box.adjusted(-STROKE / 2, -STROKE / 2, STROKE / 2, STROKE / 2)
    assert box.left() >= 1
    assert box.top() >= 1
    assert box.right() <= GRID - 1
    assert box.bottom() <= GRID - 1
    assert max(box.width(), box.height()) >= GRID / 2
    assert abs(box.center().x() - GRID / 2) <= 1.5
    assert abs(box.center().y() - GRID / 2) <= 1.5


@pytest.mark.parametrize(("name", "twin"), [("kept", "check"), ("locked", "unlock")])
def test_one_drawing_in_two_roles_stays_one(name: str, twin: str) -> None:
    assert text_of(name) == text_of(twin)


# The pixels


@every_icon
def test_icon_is_drawn_as_qt_svg_draws_it(icons: IconSet, name: str) -> None:
    ours = icons.icon_pixmap(name, INK, 48, 1.0).toImage()
    theirs = QImage(48, 48, QImage.Format.Format_ARGB32_Premultiplied)
    theirs.fill(0)
    painter = QPainter(theirs)
    QSvgRenderer(text_of(name).replace("currentColor", INK.name()).encode()).render(painter)
    painter.end()
    pairs = [
        pair for rows in zip(opacity(ours), opacity(theirs), strict=True) for pair in zip(*rows, strict=True)
    ]
    assert sum(ours for ours, _ in pairs) > 255 * 48
    # Joins and curves differ by a shade at the edges; a wrong line differs by whole pixels.
    assert sum(abs(ours - theirs) > 128 for ours, theirs in pairs) <= 2


@every_icon
@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_icon_is_crisp_at_every_ratio(icons: IconSet, name: str, ratio: float) -> None:
    pixmap = icons.icon_pixmap(name, INK, 19, ratio)
    assert pixmap.devicePixelRatio() == ratio
    assert pixmap.width() == pixmap.height() == round(19 * ratio)
    image = pixmap.toImage()
    smaller = icons.icon_pixmap(name, INK, 19, ratio * 0.6).toImage()
    blurred = smaller.scaled(image.size(), mode=Qt.TransformationMode.SmoothTransformation)
    assert solidity(image) > 1.15 * solidity(blurred)


def test_straight_lines_lie_on_whole_pixels_at_19(icons: IconSet) -> None:
    rows = opacity(icons.icon_pixmap("menu", INK, 19, 1.0).toImage())
    assert [number for number, row in enumerate(rows) if row[9] == 255] == [4, 9, 14]
    assert max(rows[number][9] for number in (3, 5, 8, 10, 13, 15)) < 64


def test_icon_at_twice_the_ratio_is_drawn_anew(icons: IconSet) -> None:
    small = icons.icon_pixmap("search", INK, 19, 1.0).toImage()
    assert opacity(icons.icon_pixmap("search", INK, 19, 2.0).toImage()) != opacity(small.scaled(38, 38))


@every_icon
def test_icon_takes_the_colour_it_is_given(icons: IconSet, name: str) -> None:
    for colour in (QColor(165, 194, 169), QColor(150, 71, 44)):
        rgb = colour.getRgb()[:3]
        image = icons.icon_pixmap(name, colour, 24, 2.0).toImage()
        whole = [image.pixelColor(x, y) for x in range(48) for y in range(48)]
        drawn = {pixel.getRgb()[:3] for pixel in whole if pixel.alpha() == 255}
        shades = [abs(part - wanted) for pixel in drawn for part, wanted in zip(pixel, rgb, strict=True)]
        assert drawn and max(shades) <= 1  # Qt rounds where a fill meets a line


def test_see_through_colour_is_even_where_lines_cross(icons: IconSet) -> None:
    rows = opacity(icons.icon_pixmap("plus", QColor(0, 0, 0, 128), 19, 1.0).toImage())
    assert rows[9][9] == rows[9][5] == 128


def test_same_icon_is_drawn_once(icons: IconSet) -> None:
    first = icons.icon_pixmap("now", INK, 19, 1.0)
    assert icons.icon_pixmap("now", QColor(INK), 19, 1.0) is first
    assert icons.icon_pixmap("now", INK, 19, 2.0) is not first
    assert icons.icon_pixmap("now", INK, 20, 1.0) is not first
    assert icons.icon_pixmap("now", QColor(0, 0, 0), 19, 1.0) is not first
    assert icons.icon_pixmap("pin", INK, 19, 1.0) is not first


def test_unknown_icon_is_named(icons: IconSet) -> None:
    with pytest.raises(UnknownIconError, match="lotus"):
        icons.icon_pixmap("lotus", INK, 19, 1.0)


# The app's own icon


def test_symbolic_icon_is_filled_only() -> None:
    root = ElementTree.fromstring(text_of("app-symbolic"))
    assert len(root) == 2
    assert "stroke" not in text_of("app-symbolic").replace("stroked:", "")
    assert all(element.get("fill") for element in root)


@pytest.mark.parametrize("ending", ["svg", "ico"])
def test_app_icon_holds_an_empty_middle(qtbot: QtBot, ending: str) -> None:
    reader = QImageReader(str(ICONS / f"app.{ending}"))
    image = reader.read().scaled(128, 128)
    assert not image.isNull(), reader.errorString()
    paper, mark = image.pixelColor(64, 64), image.pixelColor(29, 64)
    assert paper.name() == "#f6f2e9"
    assert mark.green() > mark.red() > mark.blue() - 64
    assert mark.lightness() < 140
    assert image.pixelColor(64, 30).name() == paper.name()
    assert image.pixelColor(1, 1).alpha() < 64


def test_windows_icon_has_every_size() -> None:
    data = (ICONS / "app.ico").read_bytes()
    sizes = [data[6 + 16 * number] or 256 for number in range(data[4])]
    assert sizes == [16, 20, 24, 32, 40, 48, 64, 256]


def test_macos_icon_is_whole() -> None:
    data = (ICONS / "app.icns").read_bytes()
    assert data[:4] == b"icns"
    assert int.from_bytes(data[4:8], "big") == len(data)
