# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A phrase card: the words on its face, what goes with them on its back, and the turn between."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLocale,
    QRectF,
    QSize,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from holdspace.domain.cards import Card
from holdspace.domain.text import QT_TRANSLATE_NOOP
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.card_head import CardHead, fit_head
from holdspace.ui.widgets.controls import Painted
from holdspace.ui.widgets.gaps import block_with_gaps, draw_with_gaps, spoken
from holdspace.ui.widgets.text_block import TextBlock

TURN_MS = 240
_RADIUS = 14
_FACE_FACTORS = (2.4, 2.25, 2.1, 1.95, 1.8, 1.7)
_FACE_LARGE = (5.2, 4.6, 4.1, 3.6, 3.2, 2.8, *_FACE_FACTORS)  # to be read from across a table
_FACE_LEADING = 1.36
_FACE_MEASURE = 18.5  # longest line, in times the size of the words: about 36 letters
_BACK_FACTORS = (1.28, 1.2, 1.1, 1.0)
_BACK_LARGE = (2.0, 1.8, 1.6, 1.4, *_BACK_FACTORS)
_BACK_LEADING = 1.45
_BACK_MEASURE = 31.0
_HEAD, _HEAD_LINE = 0.95, 22  # the type above the words, and a line of it, of the design
_HEAD_LARGE, _HEAD_LARGE_SMALL = (1.45, 1.3, 1.15, _HEAD), (1.15, _HEAD)  # quiet beside words of 5.2
_MOST_LABELS = 1.5  # so much larger labels become beside larger words


def quoted(words: str) -> str:
    """Return words that are said, between curly quotes; quotes within become single ones."""
    inner = words.replace("\N{LEFT DOUBLE QUOTATION MARK}", "\N{LEFT SINGLE QUOTATION MARK}")
    inner = inner.replace("\N{RIGHT DOUBLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}")
    return f"\N{LEFT DOUBLE QUOTATION MARK}{inner}\N{RIGHT DOUBLE QUOTATION MARK}"


@dataclass(frozen=True, slots=True)
class CardRow:
    """A row on the back: its label and its words. `warns` marks what not to say."""

    label: str
    words: str
    warns: bool = False


_LABELS = {
    "es": {
        "Why it helps": "Por qué ayuda",
        "After you say it": "Después de decirlo",
        "A lighter way": "Más ligero",
        "Not this": "Esto no",
    }
}
"""The labels of a back whose words are not in the language of the screen."""


def back_rows(card: Card) -> tuple[CardRow, ...]:
    """Return the rows of a card's back, those that it has words for, with labels in the card's language."""
    own = _LABELS.get(card.language, {})

    def words(label: str) -> str:
        return own.get(label) or QCoreApplication.translate("CardRow", label)

    rows = (
        CardRow(words(QT_TRANSLATE_NOOP("CardRow", "Why it helps")), card.why),
        CardRow(words(QT_TRANSLATE_NOOP("CardRow", "After you say it")), card.after),
        CardRow(
            words(QT_TRANSLATE_NOOP("CardRow", "A lighter way")), quoted(card.lighter) if card.lighter else ""
        ),
        CardRow(
            words(QT_TRANSLATE_NOOP("CardRow", "Not this")),
            quoted(card.not_this) if card.not_this else "",
            warns=True,
        ),
    )
    return tuple(row for row in rows if row.words)


def sense_of(card: Card) -> str:
    """Return what a card in another language means, where the person's own language is English; else ""."""
    english = (QLocale.Language.English, QLocale.Language.C)  # C: where no language is set
    return card.sense if QLocale().language() in english else ""


@dataclass(frozen=True, slots=True)
class CardWords:
    """Everything a card shows: for whom and when, of what kind, what to say, and the rows of its back.

    `note` is a quiet line below what to say, or ""; so is `sense` on the back: what it means in English.
    """

    audience: str
    moment: str
    kind: str
    say: str
    rows: tuple[CardRow, ...]
    note: str = ""
    sense: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block of words and where it stands below the top of its side."""

    block: TextBlock
    x: int
    y: int
    role: str


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of the card laid out for a width: its pieces, their height, and where the line stands."""

    pieces: tuple[_Piece, ...]
    height: int
    rule: int = -1


class CardFace(Painted):
    """A card that turns over on a click, Enter or Space. Its foot is a row for the page's own buttons.

    `motion_reduced` says, at each turn, whether to turn at once.
    *Signals*: `turned(bool)`, true for the back; `stepped(int)`, -1 or 1, when an arrow key asks for the card
    before or after.
    """

    corner = _RADIUS
    turned = Signal(bool)
    stepped = Signal(int)

    def __init__(self, theme: Theme, motion_reduced: Callable[[], bool]) -> None:
        super().__init__(theme)
        self._motion_reduced = motion_reduced
        self._words: CardWords | None = None
        self._on_back = False
        self._is_large = False
        self._sides: dict[tuple[bool, int, int, int], _Side] = {}
        self._needed: dict[tuple[bool, int, bool], int] = {}
        self._heads: dict[tuple[bool, int, bool], CardHead] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        foot = QWidget(self)
        self._foot = foot
        self.foot = QHBoxLayout(foot)
        self.foot.setContentsMargins(0, 0, 0, 0)
        self._turn = QVariantAnimation(self)
        self._turn.setStartValue(0.0)
        self._turn.setEndValue(1.0)
        self._turn.valueChanged.connect(self._on_turn_moved)
        self.clicked.connect(self._on_clicked)

    @property
    def on_back(self) -> bool:
        """Say whether the back is up, or about to be."""
        return self._on_back

    def show_words(self, words: CardWords) -> None:
        """Show a card, face up; the one that is shown stays as it lies, whatever is laid out anew."""
        if words == self._words:
            return
        self._words = words
        self._turn.stop()
        was_on_back, self._on_back = self._on_back, False
        self._forget()
        self._describe()
        if was_on_back:
            self.turned.emit(False)

    def clear_words(self) -> None:
        """Show no card, and know none."""
        self._words = None
        self._turn.stop()
        was_on_back, self._on_back = self._on_back, False
        self.setAccessibleName("")
        self.setAccessibleDescription("")
        self._forget()
        if was_on_back:
            self.turned.emit(False)

    def show_large(self, large: bool) -> None:
        """Show the words as large as the card has room for, or at the design's size."""
        if large != self._is_large:
            self._is_large = large
            self._forget()

    def turn_up(self) -> None:
        """Have the face come up as a card does that was drawn; at once where motion is reduced."""
        if self.isVisible() and not self._motion_reduced() and not self._on_back:
            self._turn.stop()
            self._turn.setDuration(TURN_MS)
            self._turn.start()

    def turn(self) -> None:
        """Turn the card over: a squeeze in x, or at once where motion is reduced or nobody sees it."""
        self._on_back = not self._on_back
        self._turn.stop()
        if self.isVisible() and not self._motion_reduced():
            self._turn.setDuration(TURN_MS)
            self._turn.start()
        self._describe()
        self.updateGeometry()
        self.update()
        self.turned.emit(self._on_back)

    def hasHeightForWidth(self) -> bool:
        """Say that narrow cards have to be taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels at which the side that is up fits with its smallest words."""
        key = (self._on_back, width, self._small())
        if key not in self._needed:
            area = self._side(self._on_back, width, 0).height
            head = self._head(self._on_back, width)
            self._needed[key] = max(self._theme.px(230), head + area + self._bottom())
        return self._needed[key]

    def sizeHint(self) -> QSize:
        """Return a width to begin with; the page gives what it has."""
        return QSize(self._theme.px(420), self._theme.px(230))

    def minimumSizeHint(self) -> QSize:
        """Return the least width, and the height that the present width asks for."""
        return QSize(self._theme.px(260), self._theme.px(230))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the card before or after with the arrow keys."""
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
        }.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the foot at the bottom."""
        super().resizeEvent(event)
        self._place_foot()

    def event(self, event: QEvent) -> bool:
        """Give the foot its room when a button in it changes."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_foot()
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Turn nothing that nobody sees."""
        self._turn.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the side that is up, squeezed while it turns."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        back = self._on_back
        if self._turn.state() == QVariantAnimation.State.Running:
            share = float(self._turn.currentValue())
            back = self._on_back if share >= 0.5 else not self._on_back
            painter.translate(self.width() / 2, 0)
            painter.scale(max(0.004, abs(math.cos(math.pi * share))), 1)
            painter.translate(-self.width() / 2, 0)
        self._paint_sheet(painter, back)
        if self._words is not None:
            self._paint_head(painter, back)
            self._paint_side(painter, back)

    # Measures: a smaller card has smaller margins.

    def _small(self) -> bool:
        return self.width() < self._theme.px(600) or self.height() < self._theme.px(400)

    def _pad(self) -> int:
        return self._theme.px(30 if self._small() else 48)

    def _head(self, back: bool | None = None, width: int | None = None) -> int:
        """Return the room above the words of a side: margin, metadata and a gap."""
        head = self._heading(self._on_back if back is None else back, width or self.width())
        return self._head_top() + len(head.lines) * self._head_line(head) + self._theme.px(14)

    def _head_top(self) -> int:
        return self._theme.px(24 if self._small() else 36)

    def _head_line(self, head: CardHead) -> int:
        return self._theme.px(_HEAD_LINE * head.factor / _HEAD)

    def _heading(self, back: bool, width: int) -> CardHead:
        """Return what stands above the words of a side; the larger of type, the farther it can be read."""
        key = (back, width, self._small())
        if key not in self._heads and self._words is not None:
            words, theme = self._words, self._theme
            factors = (_HEAD_LARGE_SMALL if self._small() else _HEAD_LARGE) if self._is_large else (_HEAD,)
            self._heads[key] = fit_head(
                (words.audience, words.moment),
                self.tr("the back") if back else words.kind,
                (width - 2 * self._pad(), theme.px(20)),
                factors,
                lambda factor: self.font_metrics(theme.font(factor)),
                spacious=not self._small(),
            )
        return self._heads.get(key, CardHead(_HEAD, (("", ""),)))

    def _bottom(self) -> int:
        """Return the room below the words: a gap, the foot and its margin."""
        return self._theme.px(14) + self._foot.sizeHint().height() + self._foot_margin()

    def _foot_margin(self) -> int:
        return self._theme.px(16 if self._small() else 24)

    def _place_foot(self) -> None:
        margin, height = self._foot_margin(), self._foot.sizeHint().height()
        self._foot.setGeometry(margin, self.height() - margin - height, self.width() - 2 * margin, height)

    # Layout of the two sides.

    def _side(self, back: bool, width: int, room: int) -> _Side:
        """Return a side for `width` with the largest words that fit `room` pixels (0: the smallest)."""
        key = (back, width, room, self._pad())
        if key not in self._sides and self._words is not None:
            face, rear = (_FACE_LARGE, _BACK_LARGE) if self._is_large else (_FACE_FACTORS, _BACK_FACTORS)
            factors = rear if back else face
            lay_out = self._lay_out_back if back else self._lay_out_face
            inner = max(1, width - 2 * self._pad())
            for factor in factors if room else factors[-1:]:
                side = lay_out(self._words, factor, inner)
                if side.height <= room:
                    break
            self._sides[key] = side
        return self._sides.get(key, _Side((), 0))

    def _lay_out_face(self, words: CardWords, factor: float, inner: int) -> _Side:
        font = self._theme.serif(factor)
        measure = min(inner, round(font.pixelSize() * _FACE_MEASURE))
        block = block_with_gaps(quoted(words.say), font, measure, _FACE_LEADING, even=True)
        say = _Piece(block, 0, 0, "ink")
        if not words.note:
            return _Side((say,), block.height)
        note_font = self._theme.font(self._labels_beside(factor, _FACE_FACTORS[0]))
        note = TextBlock(words.note, note_font, inner, _BACK_LEADING)
        below = block.height + self._theme.px(18)
        return _Side((say, _Piece(note, 0, below, "ink3")), below + note.height)

    def _lay_out_back(self, words: CardWords, factor: float, inner: int) -> _Side:
        theme = self._theme
        larger = self._labels_beside(factor, _BACK_FACTORS[0])
        font, label_font = theme.serif(factor), theme.font(0.93 * larger)
        stacked = inner < theme.px(400 * larger)
        indent = 0 if stacked else theme.px((148 if inner >= theme.px(560) else 116) * larger)
        measure = min(inner - indent, round(font.pixelSize() * _BACK_MEASURE))
        say = block_with_gaps(quoted(words.say), font, inner, _BACK_LEADING)
        pieces, above = [_Piece(say, 0, 0, "ink2")], say.height
        if words.sense:
            sense = block_with_gaps(words.sense, theme.font(0.95 * larger), inner, _BACK_LEADING)
            pieces.append(_Piece(sense, 0, above + theme.px(4), "ink3"))
            above += theme.px(4) + sense.height
        rule = above + theme.px(14)
        y = rule + theme.px(18 if factor > 1.1 else 12)
        for row in words.rows:
            label = TextBlock(row.label, label_font, inner if stacked else indent, 1.3)
            block = block_with_gaps(row.words, font, measure, _BACK_LEADING, even=True)
            # The label's baseline stands on that of the first line beside it.
            drop = 0 if stacked else max(0, (block.pitch - label.pitch) // 2) + 1
            pieces.append(_Piece(label, 0, y + drop, "ink2"))
            y += label.height if stacked else 0
            pieces.append(_Piece(block, indent, y, "clay" if row.warns else "ink"))
            y += block.height + theme.px(14 if factor > 1.1 else 8)
        return _Side(tuple(pieces), y - theme.px(14 if factor > 1.1 else 8), rule)

    @staticmethod
    def _labels_beside(factor: float, usual: float) -> float:
        """Return how much larger the labels are beside words that are larger than the `usual`."""
        return min(_MOST_LABELS, max(1.0, factor / usual))

    # Painting.

    def _paint_sheet(self, painter: QPainter, back: bool) -> None:
        width = self._theme.tokens.border
        painter.setPen(QPen(self._theme.colour("line"), width))
        painter.setBrush(self._theme.colour("rail" if back else "sheet"))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, self._theme.px(_RADIUS), self._theme.px(_RADIUS))

    def _paint_head(self, painter: QPainter, back: bool) -> None:
        theme, pad = self._theme, self._pad()
        head = self._heading(back, self.width())
        high = self._head_line(head)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(head.factor))
        painter.setPen(theme.colour("ink2"))
        for number, (left, right) in enumerate(head.lines):
            box = QRectF(pad, self._head_top() + number * high, self.width() - 2 * pad, high)
            painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, left)
            painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, right)

    def _paint_side(self, painter: QPainter, back: bool) -> None:
        theme, pad = self._theme, self._pad()
        head = self._head(back)
        room = self.height() - head - self._bottom()
        side = self._side(back, self.width(), max(1, room))
        top = head + max(0, (room - side.height) // 2)
        if side.rule >= 0:
            painter.fillRect(pad, top + side.rule, self.width() - 2 * pad, 1, theme.colour("line"))
        for piece in side.pieces:
            draw_with_gaps(painter, theme, piece.block, pad + piece.x, top + piece.y, piece.role)

    # Changes.

    def _describe(self) -> None:
        if self._words is None:
            return
        words = self._words
        lines = [self.tr("In English: {0}").format(spoken(words.sense))] if words.sense else []
        lines += [f"{row.label}: {spoken(row.words)}" for row in words.rows]
        face = filter(None, (words.audience, words.moment, words.kind, words.note))
        self.setAccessibleName(spoken(quoted(words.say)))
        self.setAccessibleDescription("\n".join(lines) if self._on_back else ", ".join(face))

    def _forget(self) -> None:
        self._sides.clear()
        self._needed.clear()
        self._heads.clear()
        self.updateGeometry()
        self.update()

    def _on_clicked(self) -> None:
        self.turn()

    def _on_turn_moved(self) -> None:
        self.update()

    def _on_theme_changed(self) -> None:
        self._forget()
        self._place_foot()
