# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What was done and when: sessions, the answers a person chose to keep of them, and boundaries."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.entries import LOADS, in_fixed_order, is_id, new_id
from holdspace.domain.text import clean_text

PLACES: tuple[str, ...] = ("breathe", "pause", "silence", "doorway", "practice")
WAYS: tuple[str, ...] = ("outside", "words", "coffee")
QUESTIONS: tuple[str, ...] = ("mine", "theirs", "system", "lesson", "intention", "held")
BOUNDARY_KINDS: tuple[str, ...] = ("kept", "said")
LONGEST_ANSWER = 20_000
SHORTEST_SESSION = 5.0
"""In seconds. What was done for less was begun by a slip, and nothing is kept of it."""
_LONGEST_PRACTICE = 80
_LONGEST_ZONE = 255
_MOST_SECONDS = 7 * 24 * 3600.0


class BadSession(ValueError):  # noqa: N818 - named for what it says
    """Values that cannot be a session, an answer or a boundary. The message names the field, no content."""


@dataclass(frozen=True, slots=True)
class Session:
    """One practice done, and no words.

    `practice` is the id of the pattern, pause, grounding or practice; of a pattern of one's own its UUID.
    `place` is an id of PLACES. `started_at` and `modified_at` are aware; `time_zone` is the
    IANA name of the place where it was done. `seconds` were done of it, and `whole` says whether that was all
    of it. `load` and `load_after` run from 1 (light) to 5 (heavy). `way` is an id of WAYS, or "". `sealed`
    says that it was written while the vault was locked, when anyone at the laptop could have written it.
    """

    id: str
    practice: str
    place: str
    started_at: datetime
    time_zone: str
    modified_at: datetime
    seconds: float = 0.0
    whole: bool = False
    audiences: tuple[str, ...] = ()
    load: int | None = None
    load_after: int | None = None
    way: str = ""
    sealed: bool = False

    def __post_init__(self) -> None:
        _check_id("id", self.id)
        _check_practice(self.practice)
        _check_one_of("place", self.place, PLACES)
        _check_one_of("way", self.way, ("", *WAYS))
        _check_moment("started_at", self.started_at)
        _check_moment("modified_at", self.modified_at)
        _check_zone(self.time_zone)
        _check_seconds(self.seconds)
        _check_audiences(self.audiences)
        for name in ("load", "load_after"):
            load = getattr(self, name)
            if load is not None and (type(load) is not int or load not in LOADS):
                raise BadSession(f"{name}: needs a whole number from 1 to 5, or none")
        for name in ("whole", "sealed"):
            if type(getattr(self, name)) is not bool:
                raise BadSession(f"{name}: needs true or false")


@dataclass(frozen=True, slots=True)
class Answer:
    """Words kept of a session because the person chose to; `question` is an id of QUESTIONS.

    `made_at` and `modified_at` are aware.
    """

    id: str
    session_id: str
    question: str
    made_at: datetime
    modified_at: datetime
    text: str = field(repr=False)

    def __post_init__(self) -> None:
        _check_id("id", self.id)
        _check_id("session_id", self.session_id)
        _check_one_of("question", self.question, QUESTIONS)
        _check_moment("made_at", self.made_at)
        _check_moment("modified_at", self.modified_at)
        _check_text(self.text)


@dataclass(frozen=True, slots=True)
class Boundary:
    """A boundary that was kept or said (`what`), with words or without, in a session or on its own.

    `made_at` and `modified_at` are aware; `time_zone` is the IANA name of the place where it was noted.
    """

    id: str
    what: str
    made_at: datetime
    time_zone: str
    modified_at: datetime
    session_id: str | None = None
    audiences: tuple[str, ...] = ()
    text: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        _check_id("id", self.id)
        _check_one_of("what", self.what, BOUNDARY_KINDS)
        _check_moment("made_at", self.made_at)
        _check_moment("modified_at", self.modified_at)
        _check_zone(self.time_zone)
        if self.session_id is not None:
            _check_id("session_id", self.session_id)
        _check_audiences(self.audiences)
        _check_text(self.text)


def new_session(
    practice: str,
    place: str,
    *,
    started_at: datetime,
    time_zone: str,
    now: datetime,
    seconds: float = 0.0,
    whole: bool = False,
    audiences: Sequence[str] = (),
    load: int | None = None,
    load_after: int | None = None,
    way: str = "",
) -> Session:
    """Return a new session that ended at `now` (aware), its audiences in their fixed order.

    Raises BadSession, and BadEntry where an audience is unknown.
    """
    return Session(
        id=new_id(),
        practice=practice,
        place=place,
        started_at=started_at,
        time_zone=time_zone,
        modified_at=now,
        seconds=seconds,
        whole=whole,
        audiences=in_fixed_order(audiences),
        load=load,
        load_after=load_after,
        way=way,
    )


def new_boundary(
    what: str,
    *,
    now: datetime,
    time_zone: str,
    session_id: str | None = None,
    audiences: Sequence[str] = (),
    text: str = "",
) -> Boundary:
    """Return a new boundary noted at `now` (aware), its text cleaned.

    Raises BadSession, and BadEntry where an audience is unknown.
    """
    known = in_fixed_order(audiences)
    return Boundary(new_id(), what, now, time_zone, now, session_id, known, clean_text(text))


def _check_id(name: str, value: object) -> None:
    if not is_id(value):
        raise BadSession(f"{name}: needs a UUID")


def _check_practice(value: object) -> None:
    is_fine = isinstance(value, str) and 0 < len(value) <= _LONGEST_PRACTICE and value == value.strip()
    if not is_fine:
        raise BadSession(
            f"practice: needs 1 to {_LONGEST_PRACTICE} characters, none of them blank at the ends"
        )


def _check_one_of(name: str, value: object, possible: Sequence[str]) -> None:
    if value not in possible:
        raise BadSession(f"{name}: not one of " + ", ".join(filter(None, possible)))


def _check_moment(name: str, value: object) -> None:
    if not isinstance(value, datetime) or value.utcoffset() is None:
        raise BadSession(f"{name}: needs a date and time with its offset")


def _check_zone(value: object) -> None:
    if not isinstance(value, str) or len(value) > _LONGEST_ZONE:
        raise BadSession("time_zone: needs the name of a time zone")


def _check_seconds(value: object) -> None:
    is_number = isinstance(value, int | float) and type(value) is not bool
    if not is_number or not math.isfinite(value) or not 0 <= value <= _MOST_SECONDS:  # type: ignore[arg-type, operator]
        raise BadSession("seconds: needs a number from 0 to a week")


def _check_audiences(value: object) -> None:
    if not isinstance(value, tuple) or not set(value) <= set(AUDIENCES):
        raise BadSession("audiences: an id is not one of " + ", ".join(AUDIENCES))


def _check_text(value: object) -> None:
    if not isinstance(value, str) or len(value) > LONGEST_ANSWER:
        raise BadSession(f"text: needs text of at most {LONGEST_ANSWER} characters")
