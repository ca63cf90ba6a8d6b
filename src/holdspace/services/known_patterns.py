# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The breathing patterns there are to choose from: those that ship and, while they can be seen, one's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from holdspace.domain.breathing import holdless
from holdspace.domain.pacing import paced
from holdspace.services.content import PatternContent
from holdspace.storage.errors import StorageError

if TYPE_CHECKING:
    from holdspace.services.patterns import PatternService
    from holdspace.services.settings import Settings

__all__ = ["FIRST_PATTERN", "KnownPatterns"]

FIRST_PATTERN = "cyclic_sighing"


class KnownPatterns:
    """Patterns by their ids, and what is breathed in place of one that is asked for.

    `own` is what keeps one's own, or None. Own ones are read anew by `look_again`, which whoever shows them
    calls as they change; until then none is known, and nothing of them stays once the vault is closed.
    """

    def __init__(
        self, shipped: Iterable[PatternContent], settings: Settings, own: PatternService | None = None
    ) -> None:
        self._settings = settings
        self._service = own
        self.shipped = {content.pattern.id: content for content in shipped}
        self.own: dict[str, PatternContent] = {}
        self.newer = 0
        """How many own ones a newer version made, which are kept and not shown."""

    @property
    def all(self) -> dict[str, PatternContent]:
        """Return every pattern that can be seen, one's own last."""
        return self.shipped | self.own

    @property
    def offered(self) -> dict[str, PatternContent]:
        """Return those to choose from, as they would be breathed now."""
        return {each: self.in_place_of(each) for each in self.all}

    @property
    def caution(self) -> str:
        """Return what is said of holds."""
        return next((content.caution for content in self.shipped.values() if content.caution), "")

    def look_again(self) -> None:
        """Read one's own anew: none where they cannot be seen."""
        service = self._service
        try:
            found, self.newer = (service.all(), service.newer()) if service is not None else ([], 0)
        except StorageError:
            found, self.newer = [], 0  # what is wrong with the vault is said elsewhere; a breath needs none
        caution = self.caution
        self.own = {
            each.id: PatternContent(each.pattern, each.name, "", caution if each.pattern.has_holds else "")
            for each in found
        }

    def knows(self, pattern_id: str) -> bool:
        """Say whether a pattern is among those that can be seen."""
        return pattern_id in self.shipped or pattern_id in self.own

    def name_of(self, pattern_id: str) -> str:
        """Return the name of a pattern, or "" for one that cannot be seen."""
        content = self.all.get(pattern_id)
        return content.name if content is not None else ""

    def leaves_out_holds(self, pattern_id: str) -> bool:
        """Say whether a pattern is breathed now without holds that it has."""
        content = self.all.get(pattern_id)
        return self._settings.no_holds and content is not None and content.pattern.has_holds

    def seconds_for(self, pattern_id: str, minutes: int) -> float:
        """Return how long so many minutes last, in the whole breaths that fit, as breathed now."""
        return paced(self.in_place_of(pattern_id).pattern, self._settings.own_pace).seconds_for(minutes)

    def in_place_of(self, pattern_id: str) -> PatternContent:
        """Return the pattern to breathe when `pattern_id` is asked for.

        One that cannot be seen has the first in its place, and with "no holds" one that holds the breath
        itself without them: what was chosen is what is breathed.
        """
        content = self.all.get(pattern_id) or self.shipped[FIRST_PATTERN]
        if not (self._settings.no_holds and content.pattern.has_holds):
            return content
        return content._replace(pattern=holdless(content.pattern), caution="")
