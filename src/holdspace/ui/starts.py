# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How to begin an entry: questions beside the box on Now, and the page of forms for whichever box asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from holdspace.ui.widgets.beginning import put_form
from holdspace.ui.widgets.entry_edit import EntryEdit
from holdspace.ui.widgets.question_panel import QuestionPanel

if TYPE_CHECKING:
    from holdspace.ui.main_window import MainWindow
    from holdspace.ui.theme.theme import Theme


class Starts(QObject):
    """Has the links on Now lead somewhere, and remembers for which box the page of forms was opened."""

    def __init__(self, theme: Theme, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._box: EntryEdit | None = None
        composer = window.now.composer
        assert composer.start_links is not None  # noqa: S101 - the box on Now has them
        self.panel = QuestionPanel(
            theme,
            composer.entry,
            "now",
            lambda: composer.words().audiences,
            lambda: composer.words().kind,
            links=composer.start_links,
        )
        composer.offer_start(self.panel)
        self.panel.forms_wanted.connect(self.show_forms)

    @property
    def box(self) -> EntryEdit:
        """Return the box that a form goes into: the one it was asked for, or that of Now once it is gone."""
        box = self._box
        return box if box is not None and isValid(box) else self._window.now.composer.entry

    def ask(self) -> None:
        """Show a question beside the words that are edited, or on Now."""
        page: Any = self._window.page_if_made("journal") if self._window.place == "journal" else None
        if page is None or not page.ask_question():
            self._window.show_now()
            self.panel.ask()

    def show_forms(self) -> None:
        """Show the page of forms, for the words that are edited or those on Now."""
        page: Any = self._window.page_if_made("journal") if self._window.place == "journal" else None
        self.show_forms_for(page.edit_box if page is not None else None)

    def show_forms_for(self, box: EntryEdit | None) -> None:
        """Show the page of forms for a box, None being that of Now."""
        self._box = box
        self._window.show_aside("forms")

    def put_form(self, text: str) -> None:
        """Leave the page, and put a form into the box it was opened for."""
        box = self.box
        self._window.show_place_before()
        if box is self._window.now.composer.entry:
            self._window.show_now()
        put_form(box, text)


def starts_of(window: MainWindow, theme: Theme) -> Starts:
    """Return what begins entries in a window, made when it is first asked for."""
    found: Any = window.findChild(Starts)
    return found if found is not None else Starts(theme, window)
