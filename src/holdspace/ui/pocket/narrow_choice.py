# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A choice for a narrow row: it shows a short form of what is chosen, and the whole of it on hovering."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QSizePolicy

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.choice import Choice

_LEAST = 96  # of the design: at which the first words can be read


class NarrowChoice(Choice):
    """Without a label, as wide as there is room for; `short` has what is shown in the closed box, by ids."""

    PADDING = 9

    def __init__(
        self, theme: Theme, name: str, any_label: str, identifier: str, short: Mapping[str, str] | None = None
    ) -> None:
        self._short = short or {}
        super().__init__(theme, "", any_label, identifier)
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words_shown(self) -> str:
        """Return the short form of what is chosen, else the whole of it."""
        return self._short.get(self.value, self.currentText())

    def minimumSizeHint(self) -> QSize:
        """Return a width at which the first words can be read."""
        return QSize(self._theme.px(_LEAST), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Say the whole of what is chosen where it is not all shown."""
        if event.type() == QEvent.Type.ToolTip:
            is_whole = self.words_shown == self.currentText() and self.width() >= self.sizeHint().width()
            self.setToolTip("" if is_whole else self.currentText())
        return super().event(event)
