# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The patterns as a list: those that ship, one's own below them, and what can be done with those."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from holdspace.services.known_patterns import KnownPatterns
from holdspace.ui.breathe.pattern_words import counts
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.choice_rows import Choice
from holdspace.ui.widgets.newer_words import PATTERN, newer_words
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

    def show_patterns(self, known: KnownPatterns) -> None:
        """Show these as they would be breathed now, with nothing chosen yet."""
        groups = [("", tuple(_choice(known, each) for each in known.shipped))]
        if known.own:
            groups.append(("", tuple(_choice(known, each) for each in known.own)))
        self.show_groups(tuple(groups), set(known.own))
        self.tell_newer(newer_words(PATTERN, known.newer))


def _choice(known: KnownPatterns, pattern_id: str) -> Choice:
    content = known.in_place_of(pattern_id)
    line = content.line
    if known.leaves_out_holds(pattern_id):
        line = QCoreApplication.translate("PatternList", "Without its holds.")
    return Choice(pattern_id, content.name, counts(content.pattern), line)
