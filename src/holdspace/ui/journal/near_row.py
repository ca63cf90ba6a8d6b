# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Below a search that nothing answers: what lies near it, each one press away."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.domain.find_near import Near
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout


class NearRow(QWidget):
    """Hidden while there is nothing to say. *Signals*: `wanted(str)` with the query to go on with."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, locale: QLocale) -> None:
        super().__init__()
        self._theme = theme
        self._locale = locale
        self._queries: dict[QWidget, str] = {}
        self._row: QWidget | None = None
        self._found: Near | None = None  # what is shown
        self._words = Text(theme, "label", wraps=True)
        self._words.setAccessibleIdentifier("journal.near")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._column.addWidget(self._words)
        self.forget()

    @property
    def words(self) -> str:
        """Return what is said."""
        return self._words.text()

    def show_near(self, found: Near) -> None:
        """Say what lies near, with a button for each way on; where it is the same, all stays as it is."""
        if found == self._found:
            return
        self.forget()
        self._found = found
        self._words.setText(near_words(found, self._locale))
        if found.ways:
            self._row = row = QWidget()
            flow = FlowLayout(row, self._theme.px(2))
            for number, way in enumerate(found.ways):
                button = Button(
                    self._theme,
                    way.query,
                    "small",
                    hint=self._locale.toString(way.entries),
                    identifier=f"journal.near.{number + 1}",
                )
                count = self.tr("One entry") if way.entries == 1 else self.tr("%Ln entries", "", way.entries)
                button.setAccessibleName(f"{way.query}. {count}")
                button.clicked.connect(self._on_clicked)
                self._queries[button] = way.query
                flow.addWidget(button)
            self._column.addWidget(row)
        self.setVisible(bool(self.words or found.ways))

    def forget(self) -> None:
        """Say and offer nothing any more."""
        self._found = None
        self._queries.clear()
        self._words.setText("")
        if self._row is not None:
            self._row.hide()
            self._row.deleteLater()
            self._row = None
        self.hide()

    def _on_clicked(self) -> None:
        pressed = self.sender()
        query = self._queries.get(pressed, "") if isinstance(pressed, QWidget) else ""
        if query:
            self.wanted.emit(query)


def near_words(found: Near, locale: QLocale) -> str:
    """Return which words no entry has, how many parts are found together, and that something lies near."""
    words = ", ".join(_tr("“{word}”").replace("{word}", word) for word in found.missing)
    said = []
    if len(found.missing) == found.asked:
        pass  # that was said of the whole already
    elif len(found.missing) == 1:
        said.append(_tr("No entry has {words}.").replace("{words}", words))
    elif words:
        said.append(_tr("No entry has any of {words}.").replace("{words}", words))
    if found.together > 1:
        both = _tr("{some} of your {all} are found together.")
        both = both.replace("{some}", locale.toString(found.together))
        said.append(both.replace("{all}", locale.toString(found.asked)))
    if found.ways:
        said.append(_tr("Near it:"))
    return " ".join(said)


def _tr(text: str) -> str:
    return QCoreApplication.translate("search", text)
