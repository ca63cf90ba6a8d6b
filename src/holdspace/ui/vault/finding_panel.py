# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What happened to the journal, what is safe, and what helps."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from holdspace.domain.text import QT_TRANSLATE_NOOP
from holdspace.services.damage import ALTERED, DAMAGED, KEYS, LOG, MISSING, NOT_OURS, PAGES
from holdspace.services.salvage import BackupsKept
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.aside_page import Panel
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.dates import count_words, dated_words
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn

RESTORE, SALVAGE, CODE, GO_ON, FOLDER = "restore", "salvage", "code", "go_on", "folder"


class Finding(NamedTuple):
    """What is said of one kind of damage, and what helps, the best first."""

    title: str
    happened: str
    offers: tuple[str, ...]


FINDINGS: dict[str, Finding] = {
    DAMAGED: Finding(
        QT_TRANSLATE_NOOP("damage", "The journal’s file is damaged"),
        QT_TRANSLATE_NOOP("damage", "It does not open, and your passphrase is not the reason."),
        (SALVAGE, RESTORE, FOLDER),
    ),
    LOG: Finding(
        QT_TRANSLATE_NOOP("damage", "The last words are damaged"),
        QT_TRANSLATE_NOOP(
            "damage",
            "HoldSpace stopped suddenly, and what it had saved last cannot be read. All before that is safe.",
        ),
        (SALVAGE, RESTORE, FOLDER),
    ),
    MISSING: Finding(
        QT_TRANSLATE_NOOP("damage", "The journal’s file is missing"),
        QT_TRANSLATE_NOOP(
            "damage",
            "Its file, vault.db, is not in its folder. If you moved it, put it back. Nothing was put in its"
            " place.",
        ),
        (RESTORE, FOLDER),
    ),
    NOT_OURS: Finding(
        QT_TRANSLATE_NOOP("damage", "Another file is in the journal’s place"),
        QT_TRANSLATE_NOOP(
            "damage",
            "The file vault.db in its folder is not your journal. If you know where yours is, put it back.",
        ),
        (RESTORE, FOLDER),
    ),
    KEYS: Finding(
        QT_TRANSLATE_NOOP("damage", "The key file cannot be read"),
        QT_TRANSLATE_NOOP(
            "damage",
            "Both copies of it are damaged or gone, so no passphrase opens the journal now. The recovery code"
            " does, and makes them again.",
        ),
        (CODE, RESTORE, FOLDER),
    ),
    PAGES: Finding(
        QT_TRANSLATE_NOOP("damage", "A part of the journal is damaged"),
        QT_TRANSLATE_NOOP(
            "damage", "A check found a place in its file that cannot be read. Some entries may be missing."
        ),
        (SALVAGE, RESTORE, GO_ON, FOLDER),
    ),
    ALTERED: Finding(
        QT_TRANSLATE_NOOP("damage", "Something is not as it was written"),
        QT_TRANSLATE_NOOP(
            "damage",
            "All of the journal can be read, but it is not what HoldSpace wrote last. An older copy of the"
            " file may have been put back, or someone may have changed it. A backup shows what is different.",
        ),
        (RESTORE, GO_ON, FOLDER),
    ),
}


class FindingPanel(Panel):
    """One calm page for each kind of damage. *Signals*: `wanted(str)` with what was chosen of what helps."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, *, can_restore: bool) -> None:
        super().__init__()
        self._theme = theme
        self._can_restore = can_restore
        self._title = Paragraph(theme, "title")
        self._title.setAccessibleIdentifier("damage.title")
        self._happened = Paragraph(theme, "ui")
        self._happened.setAccessibleIdentifier("damage.happened")
        self._safe = Paragraph(theme, "soft")
        self._safe.setAccessibleIdentifier("damage.safe")
        self._buttons = QWidget()
        self._flow = FlowLayout(gap=theme.px(12))
        self._buttons.setLayout(self._flow)
        self._offers: list[Button] = []
        column = SpacedColumn(theme, self)
        column.addWidget(self._title)
        column.add_gap(10)
        column.addWidget(self._happened)
        column.add_gap(14)
        column.addWidget(Paragraph(theme, "strong", self.tr("What is safe")))
        column.add_gap(4)
        column.addWidget(self._safe)
        column.add_gap(14)
        self._costs = Paragraph(
            theme,
            "soft",
            self.tr(
                "Saving what can be read changes nothing, and a backup can still be restored after it. A"
                " backup gives back what it held when it was made."
            ),
        )
        self._costs.setAccessibleIdentifier("damage.costs")
        self._help = Paragraph(theme, "strong", self.tr("What you can do"))
        column.addWidget(self._help)
        column.add_gap(4)
        column.addWidget(self._costs)
        column.add_gap(10)
        column.addWidget(self._buttons)

    def first_control(self) -> QWidget:
        """Return what has the keyboard first: what helps best."""
        return self._offers[0] if self._offers else self

    def show_finding(self, kind: str, backups: BackupsKept, sealed: int) -> None:
        """Say what is known, and offer what helps; `sealed` things wait in the inbox."""
        finding = FINDINGS[kind]
        self._title.setText(_translated(finding.title))
        self._happened.setText(_translated(finding.happened))
        self._safe.setText(" ".join((self._left(kind), self._sealed(sealed), self._backups(backups))))
        offers = self._sorted(finding.offers, backups)
        self._costs.setVisible(SALVAGE in offers and RESTORE in offers)
        self._offer(offers, is_altered=kind == ALTERED)
        announce(self._title, f"{self._title.text()}. {self._happened.text()}")

    def _sorted(self, offers: tuple[str, ...], backups: BackupsKept) -> list[str]:
        able = [offer for offer in offers if offer != RESTORE or self._can_restore]
        if not backups.number and RESTORE in able and len(able) > 1:
            # One may lie elsewhere; but what is at hand comes first.
            able.remove(RESTORE)
            able.insert(1, RESTORE)
        return able

    def _offer(self, offers: list[str], *, is_altered: bool) -> None:
        for button in self._offers:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._offers = []
        words = {
            RESTORE: self.tr("Compare with a backup") if is_altered else self.tr("Restore a backup"),
            SALVAGE: self.tr("Save what can be read"),
            CODE: self.tr("Use the recovery code"),
            GO_ON: self.tr("Go on reading"),
            FOLDER: self.tr("Show the folder"),
        }
        for index, offer in enumerate(offers):
            kind = "secondary" if index else "primary"
            button = Button(self._theme, words[offer], kind, identifier=f"damage.{offer}")
            button.setProperty("offer", offer)
            button.clicked.connect(self._on_clicked)
            self._flow.addWidget(button)
            button.show()  # the layout would only do so later, and what is hidden takes no focus
            self._offers.append(button)

    def _left(self, kind: str) -> str:
        if kind in (PAGES, ALTERED):
            return self.tr("The file was left as it is, and what can be read is there to read.")
        if kind == MISSING:
            return self.tr("The key that opens your journal is in its place.")
        if kind == KEYS:
            return self.tr("What you wrote was not touched.")
        return self.tr("The file was left as it is.")

    def _sealed(self, count: int) -> str:
        if count == 0:
            return self.tr("What you write on Now is sealed and safe.")
        if count == 1:
            return self.tr("One moment is sealed and safe.")
        return self.tr("{number} moments are sealed and safe.").format(number=self.locale().toString(count))

    def _backups(self, backups: BackupsKept) -> str:
        if backups.number == 0:
            return self.tr("No backup is in the folder; one may be where you put it.")
        when = dated_words(datetime.fromisoformat(backups.newest), self.locale())
        if backups.number == 1:
            words = self.tr("There is one backup, from {when}, with {entries}.")
        else:
            words = self.tr("There are {number} backups, the newest from {when}, with {entries}.")
        entries = (
            count_words(backups.entries, self.locale())
            if backups.entries is not None
            else self.tr("a number of entries that cannot be read")
        )
        number = self.locale().toString(backups.number)
        return words.format(number=number, when=when, entries=entries)

    def _on_clicked(self) -> None:
        self.wanted.emit(str(self.sender().property("offer")))


def _translated(words: str) -> str:
    return QCoreApplication.translate("damage", words)
