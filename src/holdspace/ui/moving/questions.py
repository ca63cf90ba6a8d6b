# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a person may say about files before they come in: the program, the time zone, what moods weigh."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimeZone, Signal
from PySide6.QtWidgets import QWidget

from holdspace.domain.formats import BACKUP, IMPORT_IDS
from holdspace.domain.imports import ImportOptions
from holdspace.ui.moving.words import format_words
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn

_WITH_ZONE = frozenset({"dayone", "json", "csv"})
"""Formats whose records say their own time zone."""
_LOADS = tuple((str(load), str(load)) for load in range(1, 6))


class MoodQuestions(QWidget):
    """Asks what a mood that a person made up weighs. *Signals*: `answered(object)` with loads by mood."""

    answered = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._choices: dict[str, Choice] = {}
        self._inside = QWidget()
        self._use = Button(theme, self.tr("Look again with these loads"), identifier="bring_in.use_moods")
        self._column = SpacedColumn(theme, self)
        self._column.addWidget(Text(theme, "strong", self.tr("Moods of your own")))
        self._column.add_gap(4)
        why = self.tr("How heavy is each, from 1, light, to 5, heavy? Without an answer it has no load.")
        self._column.addWidget(Paragraph(theme, "soft", why))
        self._column.add_gap(10)
        self._column.addWidget(self._inside)
        self._column.add_gap(10)
        self._column.addWidget(self._use, 0, Qt.AlignmentFlag.AlignLeft)
        self._use.clicked.connect(self._on_use_clicked)

    def ask(self, moods: Sequence[str], loads: Mapping[str, int]) -> None:
        """Ask about these moods, with the loads that were said before; hidden where there are none."""
        names = [*loads, *(mood for mood in moods if mood not in loads)]
        inside = QWidget()
        flow = FlowLayout(inside, gap=self._theme.px(8))
        self._choices = {}
        for number, mood in enumerate(names, 1):
            choice = Choice(self._theme, mood, self.tr("no load"), f"bring_in.mood.{number}")
            choice.offer(_LOADS, str(loads.get(mood, "")))
            flow.addWidget(choice)
            self._choices[mood] = choice
        # Not replaceWidget: the item that it returns is torn down twice.
        place = self._column.indexOf(self._inside)
        self._column.removeWidget(self._inside)
        self._column.insertWidget(place, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        self.setVisible(bool(names))

    def first_control(self) -> QWidget | None:
        """Return the first question, or None where nothing is asked."""
        return next(iter(self._choices.values()), None)

    def loads(self) -> dict[str, int]:
        """Return the loads that are chosen now."""
        return {mood: int(choice.value) for mood, choice in self._choices.items() if choice.value}

    def _on_use_clicked(self) -> None:
        self.answered.emit(self.loads())


class SourceQuestions(QWidget):
    """Which program, and which time zone where the records do not say it.

    *Signals*: `format_picked(str)`; `zone_picked(str)` with an IANA name.
    """

    format_picked = Signal(str)
    zone_picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._format = Choice(
            theme, self.tr("Program"), self.tr("found by what is in it"), "bring_in.made_by"
        )
        self._zone = Choice(theme, self.tr("Times are taken to be of"), "UTC", "bring_in.zone")
        row = FlowLayout(self, gap=theme.px(10))
        row.addWidget(self._format)
        row.addWidget(self._zone)
        self._format.picked.connect(self.format_picked)
        self._zone.picked.connect(self._on_zone_picked)

    def ask(self, format_id: str, options: ImportOptions) -> None:
        """Show what is taken for granted now."""
        self._format.offer(
            [(known, format_words(known)) for known in IMPORT_IDS if known != BACKUP], format_id
        )
        asks_zone = format_id not in _WITH_ZONE
        self._zone.setVisible(asks_zone)
        if asks_zone:
            self._zone.offer([(name, name) for name in _zones(options.time_zone)], options.time_zone)

    def _on_zone_picked(self, zone: str) -> None:
        self.zone_picked.emit(zone or "UTC")


def _zones(own: str) -> list[str]:
    """Return time zones by name, one's own first."""
    names = sorted(name for known in QTimeZone.availableTimeZoneIds() if "/" in (name := _text(known)))
    return [own, *(name for name in names if name != own and not name.startswith(("Etc/", "posix/")))]


def _text(name: object) -> str:
    return bytes(name.data()).decode() if hasattr(name, "data") else str(name)
