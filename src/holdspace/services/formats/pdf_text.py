# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One entry's words laid out for paper, and where a page's end may come between its lines.

Loads QtGui: imported when a PDF is written, and never before.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLine,
    QTextListFormat,
    QTextOption,
)

from holdspace.services.formats.page_colours import colours

DPI = 600
MM = DPI / 25.4
_COLOURS = colours("light")
INK, QUIET, LINE, SAGE = (_COLOURS[role] for role in ("ink", "ink2", "line", "sage"))
WORDS, SMALL = 10.5, 8.0  # points

_SCREEN_DPI = 96
_FAMILY, _FALLBACK = "Literata", "serif"
_LIGATURES = ("liga", "clig", "calt", "dlig", "rvrn")
_REGULAR, _HEAVY = 400, 650
_BULLET = "\N{BULLET}"
_MARK_GAP, _HAIR = 1.4, 0.2  # millimetres
_INDENT = 19  # of a list, in pixels as on a screen
_FEWEST = 2  # lines of a paragraph that stay together at either end of a page
_BULLETS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)
_RULE = QTextFormat.Property.BlockTrailingHorizontalRulerWidth
_STYLE = f"""
    p, li {{ color: {INK}; line-height: 104%; }}
    p {{ margin: 0 0 7px 0; }}
    p.plain {{ margin: 0; white-space: pre-wrap; }}
    p.about {{ font-size: {SMALL}pt; color: {QUIET}; margin: 5px 0 0 0; line-height: 118%; }}
    p.wordless {{ color: {QUIET}; font-style: italic; }}
    p.h1, p.h2, p.h3 {{ margin: 10px 0 4px 0; font-weight: 600; }}
    p.h1 {{ font-size: 12pt; }}
    p.h2 {{ font-size: 11pt; }}
    ul, ol {{ margin: 0 0 7px 0; }}
    li ul, li ol {{ margin: 0; }}
    li {{ margin: 0 0 2px 0; }}
    blockquote {{ margin: 0 0 7px 14px; }}
    blockquote p, blockquote li {{ color: {QUIET}; }}
    code {{ font-size: 9.5pt; }}
    hr {{ margin: 8px 0; background-color: {LINE}; }}
    cite {{ font-size: 8.5pt; font-style: normal; color: {QUIET}; }}
"""


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a laid-out text: lines that stand together, from `top` to `bottom` in its own units."""

    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a laid-out text: where its block stands, its upper edge, and the mark of a list before it."""

    line: QTextLine = field(repr=False)
    block_at: QPointF
    top: float
    mark: str = ""
    is_rule: bool = False

    def draw(self, painter: QPainter, fonts: Fonts, width: float) -> None:
        if self.is_rule:
            y = self.top + self.line.height() / 2
            painter.fillRect(QRectF(0, y, width, _HAIR * MM), QColor(LINE))
            return
        if self.mark:
            font = fonts.serif(WORDS)
            painter.setFont(font)
            room = QFontMetricsF(font, painter.device()).horizontalAdvance(self.mark) + _MARK_GAP * MM
            x = self.block_at.x() + self.line.x() - room
            painter.drawText(QPointF(x, self.top + self.line.ascent()), self.mark)
        self.line.draw(painter, self.block_at)


class LaidOut:
    """HTML of services.rendering in lines of `width`, in units of `device`.

    `slices` are what a page's end may stand between.
    """

    def __init__(self, html: str, fonts: Fonts, device: QPdfWriter, width: float) -> None:
        self._document = _document(html, fonts, device, width)
        self._fonts = fonts
        self._lines = list(_lines(self._document))
        self.slices = _slices(self._document)

    @property
    def baseline(self) -> float:
        """Return how far below the top the first line stands."""
        return self._lines[0].top + self._lines[0].line.ascent()

    def draw(self, painter: QPainter, top: float, bottom: float) -> None:
        """Draw the lines from `top` to `bottom`, at their own places.

        Qt would draw the neighbours of these, too, and hide them: whoever copies from a page had them twice.
        """
        for each in self._lines:
            if top <= each.top < bottom:
                painter.setPen(QColor(INK))
                each.draw(painter, self._fonts, self._document.textWidth())


class Fonts:
    """The serif of human voices, and the system's own beside it."""

    def __init__(self) -> None:
        """Register the serif with Qt, where it is not known yet."""
        self._family = _serif_family()

    def serif(self, points: float, weight: int = _REGULAR) -> QFont:
        """Return the serif at a size in points."""
        font = QFont(self._family)
        font.setStyleHint(QFont.StyleHint.Serif)
        if weight != _REGULAR:
            font.setVariableAxis(QFont.Tag("wght"), float(weight))
        return _prepared(font, points)

    def sans(self, points: float) -> QFont:
        """Return the system's font at a size in points."""
        return _prepared(QGuiApplication.font(), points)


def _prepared(font: QFont, points: float) -> QFont:
    font.setPointSizeF(points)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in _LIGATURES:  # Qt does not note of which letters one is made: no search could find them
        font.setFeature(QFont.Tag(feature), 0)
    return font


def _document(html: str, fonts: Fonts, device: QPdfWriter, width: float) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.documentLayout().setPaintDevice(device)
    document.setDefaultFont(fonts.serif(WORDS))
    family = fonts.sans(SMALL).family()
    document.setDefaultStyleSheet(f"{_STYLE} p.about {{ font-family: '{family}'; }}")
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setIndentWidth(_INDENT)
    document.setDocumentMargin(0)
    document.setHtml(html)
    for block in _blocks(document):
        _mend_margin(block)
        _mend_weight(block)
    document.setTextWidth(width)
    document.size()  # a long text is laid out as far as somebody asks
    return document


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _mend_margin(block: QTextBlock) -> None:
    """Set the left margin of a quotation, which Qt leaves as wide as on a screen."""
    form = block.blockFormat()
    if form.leftMargin():
        form.setLeftMargin(form.leftMargin() * DPI / _SCREEN_DPI)
        QTextCursor(block).setBlockFormat(form)


def _mend_weight(block: QTextBlock) -> None:
    """Set the weight on the font's axis: Qt only smears a variable font."""
    at = block.begin()
    heavy = []
    while not at.atEnd():
        piece = at.fragment()
        if piece.charFormat().fontWeight() > _REGULAR:
            heavy.append((piece.position(), piece.length(), piece.charFormat()))
        at += 1
    for position, length, letters in heavy:
        font = letters.font()
        font.setWeight(QFont.Weight.Normal)
        font.setVariableAxis(QFont.Tag("wght"), float(_HEAVY))
        letters.setFont(font, letters.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
        cursor = QTextCursor(block)
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(letters)


def _lines(document: QTextDocument) -> Iterator[_Line]:
    for block in _blocks(document):
        layout = block.layout()
        at = layout.position()
        is_rule = block.blockFormat().hasProperty(_RULE)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            mark = _mark(block) if number == 0 else ""
            yield _Line(line, at, at.y() + line.y(), mark, is_rule)


def _mark(block: QTextBlock) -> str:
    listed = block.textList()
    if listed is None:
        return ""
    return _BULLET if listed.format().style() in _BULLETS else listed.itemText(block)


def _slices(document: QTextDocument) -> list[Slice]:
    found: list[Slice] = []
    is_kept_with_next = False
    for block in _blocks(document):
        parts = _parts_of(document, block)
        if found and (is_kept_with_next or (not block.next().isValid() and _is_small(block))):
            parts[0] = Slice(found.pop().top, parts[0].bottom)
        found += parts
        is_kept_with_next = _leads(block)
    return found


def _parts_of(document: QTextDocument, block: QTextBlock) -> list[Slice]:
    """Return the lines of a block, the first ones and the last ones together."""
    box = document.documentLayout().blockBoundingRect(block)
    layout = block.layout()
    lines = [layout.lineAt(number).rect().translated(box.topLeft()) for number in range(layout.lineCount())]
    if len(lines) < 2 * _FEWEST:
        return [Slice(box.top(), box.bottom())]
    middle = [Slice(line.top(), line.bottom()) for line in lines[_FEWEST:-_FEWEST]]
    return [
        Slice(box.top(), lines[_FEWEST - 1].bottom()),
        *middle,
        Slice(lines[-_FEWEST].top(), box.bottom()),
    ]


def _leads(block: QTextBlock) -> bool:
    """Say whether a block should not be the last on its page: a heading, or a line that opens something."""
    is_heading = block.charFormat().fontWeight() > _REGULAR
    is_line = block.layout().lineCount() == 1
    return is_line and (is_heading or block.text().endswith(":") or not block.previous().isValid())


def _is_small(block: QTextBlock) -> bool:
    return block.charFormat().fontPointSize() == SMALL


def _serif_family() -> str:
    """Return the family of the serif, registered with Qt, or the system's where it cannot be had."""
    if "Italic" in QFontDatabase.styles(_FAMILY):
        return _FAMILY
    spec = importlib.util.find_spec("fontpkg_literata")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for path in Path(folder, "files").glob("Literata*.ttf"):
            QFontDatabase.addApplicationFont(str(path))
    return _FAMILY if _FAMILY in QFontDatabase.families() else _FALLBACK
