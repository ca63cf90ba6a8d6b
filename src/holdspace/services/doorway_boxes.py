# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What stands in the boxes on the way through a doorway."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from holdspace.domain.find import LESSON
from holdspace.domain.practices import Step
from holdspace.storage.drafts import DraftBox

_SORTED = ("mine", "theirs", "system", "lesson")
"""What stands below its question in the entry that it becomes: several of them are one."""
_LESSON_MARK = f"{LESSON}:"  # by which has:lesson finds it


@dataclass(slots=True)
class Box:
    """What stands in the box of a step; `keeps`: it is to be kept."""

    step: Step
    text: str = field(default="", repr=False)
    keeps: bool = False
    what: str = ""  # of a boundary
    asked: str = ""  # the words of the step's question

    @property
    def has_words(self) -> bool:
        """Say whether there is more in it than blanks."""
        return bool(self.text.strip())

    @property
    def said(self) -> str:
        """Return the text as it stands in an entry, "" for none."""
        text = self.text.strip("\n")
        if not self.has_words or self.step.ref not in _SORTED:
            return text if self.has_words else ""
        if self.step.ref == "lesson" and not text.lower().startswith(_LESSON_MARK.lower()):
            text = f"{_LESSON_MARK} {text}"
        return f"{self.asked}\n{text}".strip("\n")

    def sealed(self) -> DraftBox:
        """Return it as it is sealed."""
        return DraftBox(self.step.id, self.text, self.keeps, self.what, self.asked)

    def before(self, since: Box | None, *, keeps: bool) -> Box:
        """Return it with what was typed `since` below; kept where that was to be, or `keeps` says so."""
        texts = [each.text for each in (self, since) if each is not None and each.has_words]
        return replace(self, text="\n".join(texts), keeps=keeps or (since is not None and since.keeps))
