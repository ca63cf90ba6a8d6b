# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The patterns as a list: those that ship, one's own below them, and what can be done with those."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from holdspace.services.content import PatternContent
from holdspace.ui.breathe.pattern_words import counts
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.choice_rows import Choice
from holdspace.ui.widgets.own_rows import OwnRows, OwnRowWords


class PatternList(OwnRows):
    """Patterns in rows. *Signals*: as OwnRows."""

    def __init__(self, theme: Theme) -> None:
        translate = QCoreApplication.translate
        words = OwnRowWords(
            make=translate("PatternList", "Make a pattern of your own"),
            change=translate("PatternList", "Change it"),
            remove=translate("PatternList", "Remove it"),
            unlock=translate("PatternList", "Unlock to see yours"),
        )
        super().__init__(
            theme, ("breathe.pattern", translate("PatternList", "Pattern")), "breathe.own", words
        )

    def show_patterns(self, shipped: Iterable[PatternContent], own: Iterable[PatternContent]) -> None:
        """Show these, with nothing chosen yet."""
        own = tuple(own)
        groups = [("", tuple(_choice(content) for content in shipped))]
        if own:
            groups.append(("", tuple(_choice(content) for content in own)))
        self.show_groups(tuple(groups), {content.pattern.id for content in own})


def _choice(content: PatternContent) -> Choice:
    return Choice(content.pattern.id, content.name, counts(content.pattern), content.line)
