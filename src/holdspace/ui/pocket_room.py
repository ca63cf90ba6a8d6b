# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the pocket window has of other places: what runs there, in its own small frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holdspace.ui.doors import INTERRUPTED
from holdspace.ui.house import House
from holdspace.ui.pocket.exercises import PocketRoom

if TYPE_CHECKING:
    from holdspace.services.breathing import BreathingSession
    from holdspace.services.known_practices import KnownPractices
    from holdspace.services.pauses import PauseSession
    from holdspace.services.silence_training import SilenceTrainer
    from holdspace.ui.pocket.cards import PocketDeck


def pocket_room(house: House) -> PocketRoom:
    """Return what exercises in the pocket window stand on."""

    def show_breath(session: BreathingSession) -> Any:
        from holdspace.ui.breathe.running import BreathRunning

        return BreathRunning(house.theme, session, with_mark=False)

    def show_pause(session: PauseSession) -> Any:
        from holdspace.ui.pause.running import PauseRunning

        return PauseRunning(house.theme, session, with_mark=False)

    def show_training(trainer: SilenceTrainer) -> Any:
        from holdspace.services.practice_content import load_silences
        from holdspace.ui.pause.trainer import SilencePractice

        return SilencePractice(house.theme, trainer, load_silences(), with_mark=False)

    def chime() -> None:
        house.tones().chime()

    def show_doorway() -> Any:
        from holdspace.ui.doorway_wiring import doorway_room
        from holdspace.ui.doorways.pocket import PocketDoorway

        shown = PocketDoorway(doorway_room(house))
        shown.softly_over.connect(chime)
        return shown

    def practices() -> KnownPractices:
        from holdspace.ui.doorway_wiring import known_practices

        return known_practices(house)

    def cards() -> PocketDeck:
        from holdspace.ui.pocket_cards import pocket_deck

        return pocket_deck(house)

    return PocketRoom(
        theme=house.theme,
        settings=house.settings,
        vault=house.vault,
        breathing=house.breathing,
        pauses=house.pauses,
        motion_reduced=house.motion_reduced,
        can_sound=lambda: house.tones().is_possible,
        show_breath=show_breath,
        show_pause=show_pause,
        show_doorway=show_doorway,
        doorways={each.id: each.name for each in house.now.doorways},
        own_patterns=house.patterns,
        own_practices=practices,
        cut_off=lambda: (house.home / INTERRUPTED).exists(),
        cards=cards,
        silence=house.silence,
        show_training=show_training,
    )
