# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""When a practice line comes back. Imported when it is first wanted: fsrs takes 25 ms.

What is remembered of a line is JSON without words: a few numbers and two moments. A memory that comes from
elsewhere and is none counts as never practised.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fsrs import Card, Rating, Scheduler, State

AGAIN, GOOD = "again", "good"
RATINGS: dict[str, Rating] = {AGAIN: Rating.Again, GOOD: Rating.Good}
_SOON = timedelta(minutes=10)  # "soon" is this sitting still, after a few others
_MOST_STABILITY = 1e9  # days; from a thousandth of it on no answer leads past it
_LONGEST_DAYS = 120  # a turn of phrase that sits is worth meeting some times a year
# No chance in it: the same answers at the same times give the same days.
_SCHEDULER = Scheduler(
    learning_steps=(_SOON,),
    relearning_steps=(_SOON,),
    maximum_interval=_LONGEST_DAYS,
    enable_fuzzing=False,
)


def after(memory: str, how: str, at: datetime) -> str:
    """Return what is remembered of a line after it came and went as `how` (AGAIN or GOOD) at `at` (aware)."""
    moment = at.astimezone(UTC)
    known = _card(memory) or Card(card_id=0, due=moment)
    return _SCHEDULER.review_card(known, RATINGS[how], moment)[0].to_json()


def due_at(memory: str) -> datetime | None:
    """Return when a line comes back, or None where it was never practised."""
    card = _card(memory)
    return None if card is None else card.due


def _card(memory: str) -> Card | None:
    try:
        card = Card.from_json(memory)
        return card if _is_sound(card) else None
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None


def _is_sound(card: Card) -> bool:
    """Say whether the scheduler can go on from this: moments with their offset, numbers in their range."""
    moments = [card.due, card.last_review or datetime.min]
    has_moments = all(each.utcoffset() is not None for each in moments)
    stability, difficulty = card.stability or 0.0, card.difficulty or 0.0
    has_numbers = 0.0 < stability <= _MOST_STABILITY and 1.0 <= difficulty <= 10.0
    return has_moments and has_numbers and card.step == (None if card.state == State.Review else 0)
