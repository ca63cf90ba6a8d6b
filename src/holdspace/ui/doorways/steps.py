# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Which view shows a step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from holdspace.domain.pauses import LOCKING_PAUSES
from holdspace.services.doorways import DoorwayVisit
from holdspace.services.practice_content import StepContent
from holdspace.services.vault import NONE, VaultService
from holdspace.ui.doorways.breathing import BreathingStep
from holdspace.ui.doorways.cards import CardsStep, Hand
from holdspace.ui.doorways.choosing import (
    AudienceStep,
    LeftStep,
    LoadAfterStep,
    LoadStep,
    WayStep,
    WorkListStep,
)
from holdspace.ui.doorways.pausing import PausingStep
from holdspace.ui.doorways.step_view import StepView
from holdspace.ui.doorways.writing import BoundaryStep, EntryStep, PassingStep, WritingStep
from holdspace.ui.theme.theme import Theme

_CHOOSING: dict[str, type[StepView]] = {
    "audience": AudienceStep,
    "load": LoadStep,
    "load_after": LoadAfterStep,
    "way": WayStep,
    "left": LeftStep,
    "work_list": WorkListStep,
}


def make_view(
    theme: Theme,
    content: StepContent,
    visit: DoorwayVisit,
    vault: VaultService,
    hand: Hand,
    take_copy: Callable[[str], None],
    questions: Sequence[str],
) -> StepView:
    """Return the view of a step; `questions` are others to ask where words become an entry."""
    view = _view_of(theme, content, visit, vault, hand, take_copy, questions)
    if vault.state != NONE:
        if content.step.ref == "way":
            words = "Outside and over coffee, your journal is locked meanwhile."
            view.add_note(QCoreApplication.translate("StepView", words))
        elif content.step.kind == "pause" and content.step.ref in LOCKING_PAUSES:
            view.add_note(QCoreApplication.translate("StepView", "Your journal is locked meanwhile."))
    return view


def _view_of(
    theme: Theme,
    content: StepContent,
    visit: DoorwayVisit,
    vault: VaultService,
    hand: Hand,
    take_copy: Callable[[str], None],
    questions: Sequence[str],
) -> StepView:
    kind, ref = content.step.kind, content.step.ref
    if kind == "choose" and ref == "boundary":
        return BoundaryStep(theme, content, visit, vault, take_copy)
    if kind == "choose":
        return _CHOOSING[ref](theme, content, visit)
    if kind == "card":
        return CardsStep(theme, content, visit, hand)
    if ref == "entry":
        return EntryStep(theme, content, visit, vault, take_copy, questions)
    if kind in ("write", "intend", "let_go") and ref:
        return WritingStep(theme, content, visit, vault, take_copy)
    if kind == "write":
        return PassingStep(theme, content, visit, vault, take_copy)
    if kind == "breathe":
        return BreathingStep(theme, content, visit)
    if kind in ("pause", "ground"):
        return PausingStep(theme, content, visit)
    return StepView(theme, content, visit)
