# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Taking entries out: what, and what that means, and only then is anything written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent

from holdspace.domain.exports import ExportOptions
from holdspace.domain.timing import Clock
from holdspace.services.formats.exporting_registry import exporter
from holdspace.services.moving import Moving
from holdspace.services.vault import VaultService
from holdspace.ui.moving.done_step import DoneStep
from holdspace.ui.moving.outlook_step import OutlookStep
from holdspace.ui.moving.refusals import say_not_written
from holdspace.ui.moving.what_step import WhatStep, Wish
from holdspace.ui.moving.words import part_rows
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.stepped_page import SteppedPage

if TYPE_CHECKING:
    from holdspace.services.formats.outgoing import Exported
    from holdspace.services.formats.outlook import Outlook

_ENDINGS = {"csv": ".csv", "html": ".html", "pdf": ".pdf", "markdown": ""}
_USUAL = ".json"


class TakeOutPage(SteppedPage):
    """Writes entries to a file or a folder that is not encrypted, and says so.

    `folder` is where files are offered to be written, `found` gives the ids that the present search shows, or
    None, and `show_folder` opens a folder in the system's file manager.
    """

    def __init__(
        self,
        theme: Theme,
        vault: VaultService,
        moving: Moving,
        clock: Clock,
        folder: Path,
        found: Callable[[], frozenset[str] | None],
        show_folder: Callable[[Path], None],
    ) -> None:
        super().__init__(theme, vault, self.tr("Take entries out"), "take_out")
        self._service = moving.exporting
        self._clock = clock
        self._folder = folder
        self._show_folder = show_folder
        self._wish: Wish | None = None
        self._written: Path | None = None
        self._what = WhatStep(theme, found, lambda: clock.now().date())
        self._outlook = OutlookStep(theme)
        self._done = DoneStep(theme, "take_out", self.tr("Done"), self.tr("Show the folder"))
        self.fill((self._what, self._outlook, self._done))
        self._what.wanted.connect(self._on_wish)
        self._outlook.wanted.connect(self._on_wanted)
        self._done.wanted.connect(self.left)
        self._done.other_wanted.connect(self._on_folder_wanted)
        service = self._service
        service.looked.connect(self._on_looked)
        service.exported.connect(self._on_exported)
        service.export_failed.connect(self._on_failed)
        service.stopped.connect(self._on_stopped)

    def start_over(self) -> None:
        """Forget what was wanted, and where it went."""
        self._wish = self._written = None
        super().start_over()
        if self._step is self._what:
            self._what.offer()

    def go_back(self) -> None:
        """Go back to what was chosen, as it was, where nothing is written yet."""
        if self._step is not self._outlook:
            super().go_back()
            return
        self._wish = None
        self._outlook.forget()
        self.show_step(self._what)

    def showEvent(self, event: QShowEvent) -> None:
        """Offer the search that is there now."""
        super().showEvent(event)
        if self._step is self._what:
            self._what.offer()

    def _on_wish(self, wish: Wish) -> None:
        self._wish = wish
        self.begin(lambda: self._service.look(wish.selection, guarded=wish.redact))

    def _on_looked(self, outlook: Outlook) -> None:
        wish = self._wish
        if wish is not None:
            target = free_name(self._folder, self._name(), _ENDINGS.get(wish.format, _USUAL))
            is_folder = exporter(wish.format).IS_FOLDER
            self._outlook.show_outlook(outlook, target, is_folder=is_folder)
            self.show_step(self._outlook)

    def _name(self) -> str:
        """Return a name that says no more of what is in it than what it is of, and when."""
        return f"HoldSpace {self._clock.now():%Y-%m-%d}"

    def _on_wanted(self, target: Path, agreed: bool) -> None:
        wish = self._wish
        if wish is not None:
            options = ExportOptions(self._clock.now(), wish.redact, wish.title)
            self.begin(
                lambda: self._service.begin(target, wish.format, wish.selection, options, overwrite=agreed)
            )

    def _on_exported(self, done: Exported) -> None:
        self._wish, self._written = None, done.path
        number = self.locale().toString(done.entries)
        title = (
            self.tr("One entry is written out.")
            if done.entries == 1
            else self.tr("{number} entries are written out.").format(number=number)
        )
        note = self.tr("It is not encrypted: whoever gets it can read it.")
        if done.redacted:
            note += " " + self.tr("The guard may have missed some: read it before you pass it on.")
        rows = part_rows(done.dropped, self.locale())
        self._done.show_end(title, str(done.path), note, rows, self.tr("This format has no place for"))
        self.show_step(self._done)
        if not self.isVisible():
            self.toast_wanted.emit(title)

    def _on_failed(self, error: Exception) -> None:
        self.say_wrong(say_not_written(error))

    def _on_stopped(self) -> None:
        self.say(self.tr("Stopped. Nothing was written, and the journal is as it was."))

    def _on_folder_wanted(self) -> None:
        if self._written is not None:
            self._show_folder(self._written.parent)


def free_name(folder: Path, name: str, ending: str) -> Path:
    """Return a path in `folder` that is not taken yet, numbered where the plain one is."""
    path, number = folder / f"{name}{ending}", 2
    while path.exists():
        path, number = folder / f"{name} {number}{ending}", number + 1
    return path
