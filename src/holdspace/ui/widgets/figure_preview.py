# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a breath will be followed by, still and half full, as the settings say."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from holdspace.domain.breathing import Pattern, phase_at
from holdspace.services.settings import Settings
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.figures import WORDS, Followed, make_followed


class FigurePreview(QStackedWidget):
    """The figure that is set, which changes as soon as another is."""

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._pattern: Pattern | None = None
        self._made: dict[str, Followed] = {}
        settings.changed.connect(self._on_setting_changed)
        self._show()

    @property
    def figure(self) -> Followed:
        """Return the figure shown."""
        return self._made[self._settings.figure]

    def show_pattern(self, pattern: Pattern) -> None:
        """Show the ring of a pattern; of words, how they begin."""
        self._pattern = pattern
        self.figure.show_pattern(pattern)
        if self._settings.figure == WORDS:
            self.figure.show_moment(phase_at(pattern, 0.0))

    def _show(self) -> None:
        form = self._settings.figure
        if form not in self._made:
            self._made[form] = make_followed(self._theme, form)
            self.addWidget(self._made[form])
        self.setCurrentWidget(self._made[form])
        if self._pattern is not None:
            self.show_pattern(self._pattern)

    def _on_setting_changed(self, key: str) -> None:
        if key == "breathing/figure":
            self._show()
