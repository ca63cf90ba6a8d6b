# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What stands in the place of cards where none is found, with the way to those in another language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.domain.text import QT_TRANSLATE_NOOP
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.language_names import language_name


class NoCards(QWidget):
    """A sentence, and where there are some a link to cards in another language.

    `identifier` is that of the link. *Signals*: `language_wanted(str)`.
    """

    language_wanted = Signal(str)

    def __init__(self, theme: Theme, identifier: str) -> None:
        super().__init__()
        self._language = ""
        self.words = Text(theme, "door", wraps=True)
        self.elsewhere = Button(theme, "", "link", identifier=identifier)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.words)
        column.addWidget(self.elsewhere)
        column.addStretch(1)
        self.elsewhere.clicked.connect(self._on_clicked)
        self.tell("")

    def tell(self, words: str, language: str = "") -> None:
        """Say it, and offer those in a language, "" for none."""
        self._language = language
        self.words.setText(words)
        self.elsewhere.setText(self.tr("Show those in {language}").format(language=language_name(language)))
        self.elsewhere.setVisible(bool(language))

    def _on_clicked(self) -> None:
        self.language_wanted.emit(self._language)


def elsewhere_words(here: str, there: str, *, favourites: bool, some_here: bool) -> str:
    """Return what is said where favourites, or one's own, are in another language than the one shown.

    `some_here`: there are some in that language too, and none of them is for what was chosen.
    """
    said = (
        QT_TRANSLATE_NOOP(
            "NoCards",
            "These are the cards in {here}, and no favorite is among them. You have favorites in {there}.",
        ),
        QT_TRANSLATE_NOOP(
            "NoCards", "None of your favorites in {here} is for that. There is one in {there}."
        ),
        QT_TRANSLATE_NOOP(
            "NoCards",
            "These are the cards in {here}, and none of your own is among them. You have some in {there}.",
        ),
        QT_TRANSLATE_NOOP("NoCards", "None of your own in {here} is for that. There is one in {there}."),
    )
    told = QCoreApplication.translate("NoCards", said[(0 if favourites else 2) + some_here])
    return told.format(here=language_name(here), there=language_name(there))
