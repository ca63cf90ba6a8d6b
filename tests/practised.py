# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Sessions, answers, boundaries, and what is one's own, by the handful and as Hypothesis makes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.breathing import OwnPattern, PhaseStep
from holdspace.domain.card_state import KINDS, CardState, new_card_state
from holdspace.domain.entries import in_fixed_order
from holdspace.domain.own_cards import MOST_BESIDE, MOST_SAID, OwnCard, on_one_line
from holdspace.domain.own_practices import (
    BOUNDS,
    MOST_CARDS,
    MOST_SECONDS,
    MOST_STEPS,
    REFS,
    OwnPractice,
    OwnStep,
    total_seconds,
)
from holdspace.domain.sessions import BOUNDARY_KINDS, PLACES, QUESTIONS, WAYS, Answer, Boundary, Session
from holdspace.domain.text import clean_text
from holdspace.storage.connection import Row
from holdspace.storage.dated_records import DatedStore
from holdspace.storage.entry_rows import words
from holdspace.storage.vault import Vault

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
SESSION = Session(
    *("5e550000-0000-4000-8000-000000000001", "box", "breathe", NOW, "Europe/Paris", NOW + HOUR),
    *(64.5, True, ("client",), 4, 2, "coffee"),
)
ANSWER = Answer(
    *("a5000000-0000-4000-8000-000000000001", SESSION.id, "lesson", NOW, NOW), text="the answer's quince"
)
BOUNDARY = Boundary(
    *("b0000000-0000-4000-8000-000000000001", "said", NOW, "Europe/Paris", NOW, SESSION.id, ("employer",)),
    text="the boundary's quince",
)
PATTERN = OwnPattern(
    *("9a000000-0000-4000-8000-000000000001", "Slow quince"),
    (PhaseStep("in", 4.5), PhaseStep("hold", 2.0), PhaseStep("out", 6.0)),
    NOW,
)
OWN_CARD = OwnCard(
    *("ca000000-0000-4000-8000-000000000001", "en", ("client", "coworker"), ("crying",), "silence", NOW),
    *("A quince, and a chair.", "It is only a quince.", "Pass the quince.", "", "Not this quince."),
)
CARD_STATE = new_card_state("card", "pen_down", now=NOW, favourite=True)
PRACTICE = OwnPractice(
    *("9c000000-0000-4000-8000-000000000001", "Before the quince"),
    (
        OwnStep("choose", "audience", 10),
        OwnStep("breathe", PATTERN.id, 60),
        OwnStep("pause", "silence_30", 30),
        OwnStep("card", "", 40, 2),
        OwnStep("write", "", 60),
    ),
    NOW,
)
BY_TABLE: dict[str, Any] = {
    "sessions": SESSION,
    "answers": ANSWER,
    "boundaries": BOUNDARY,
    "own_patterns": PATTERN,
    "own_cards": OWN_CARD,
    "card_state": CARD_STATE,
    "own_practices": PRACTICE,
}

IDS = st.uuids(version=4).map(str)
MOMENTS = st.datetimes(
    datetime(1999, 1, 1),
    datetime(2050, 1, 1),
    timezones=st.integers(-720, 840).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
WORDS = st.text(max_size=60).map(clean_text)
ZONES = st.sampled_from(["UTC", "Europe/Paris", "America/St_Johns", ""])
_AUDIENCES = st.lists(st.sampled_from(AUDIENCES), unique=True).map(in_fixed_order)
_LOADS = st.none() | st.integers(1, 5)
_SECONDS = st.integers(0, 600_000).map(lambda milliseconds: milliseconds / 1000)
SESSIONS = st.builds(
    Session,
    id=IDS,
    practice=st.sampled_from(["box", "one_breath", "after"]) | IDS,
    place=st.sampled_from(PLACES),
    started_at=MOMENTS,
    time_zone=ZONES,
    modified_at=MOMENTS,
    seconds=_SECONDS,
    whole=st.booleans(),
    audiences=_AUDIENCES,
    load=_LOADS,
    load_after=_LOADS,
    way=st.sampled_from(["", *WAYS]),
    sealed=st.booleans(),
)
ANSWERS = st.builds(
    Answer,
    id=IDS,
    session_id=IDS,
    question=st.sampled_from(QUESTIONS),
    made_at=MOMENTS,
    modified_at=MOMENTS,
    text=WORDS,
)
BOUNDARIES = st.builds(
    Boundary,
    id=IDS,
    what=st.sampled_from(BOUNDARY_KINDS),
    made_at=MOMENTS,
    time_zone=ZONES,
    modified_at=MOMENTS,
    session_id=st.none() | IDS,
    audiences=_AUDIENCES,
    text=WORDS,
)
_HALVES = st.integers(1, 120).map(lambda halves: halves / 2)
_SHORT_NAMES = (
    st.text(min_size=1, max_size=40)
    .map(lambda name: " ".join(clean_text(name).split()))
    .filter(lambda name: 0 < len(name) <= 40)
)
PATTERNS = st.builds(
    OwnPattern,
    id=IDS,
    name=_SHORT_NAMES,
    phases=st.lists(st.tuples(_HALVES, _HALVES), min_size=1, max_size=3).map(
        lambda breaths: tuple(
            PhaseStep(kind, seconds)
            for breath in breaths
            for kind, seconds in zip(("in", "out"), breath, strict=True)
        )
    ),
    modified_at=MOMENTS,
)
_NAMES = st.sampled_from(["shouting", "crying", "some_later_moment", "silence", "repair"])
_BESIDE = st.text(max_size=40).map(on_one_line).filter(lambda text: len(text) <= MOST_BESIDE)
OWN_CARDS = st.builds(
    OwnCard,
    id=IDS,
    language=st.sampled_from(["en", "es"]),
    audiences=_AUDIENCES.filter(bool),
    moments=st.lists(_NAMES, min_size=1, max_size=3, unique=True).map(tuple),
    kind=_NAMES,
    modified_at=MOMENTS,
    say=_BESIDE.filter(lambda text: 0 < len(text) <= MOST_SAID),
    why=_BESIDE,
    after=_BESIDE,
    lighter=_BESIDE,
    not_this=_BESIDE,
    replaces=st.just("") | st.sampled_from(["loud_too", "pen_down"]),
)
CARD_STATES = st.builds(
    new_card_state,
    of=st.sampled_from(KINDS),
    about=st.sampled_from(["loud_too", "pen_down"]) | IDS,
    now=MOMENTS,
    favourite=st.booleans(),
    practised=st.sampled_from(["", '{"stability": 2.5}']),
)
_FOLLOWED = {"breathe": IDS | _NAMES, "pause": _NAMES, "ground": _NAMES}


@st.composite
def _own_steps(draw: st.DrawFn) -> OwnStep:
    kind = draw(st.sampled_from(sorted(BOUNDS)))
    ref = draw(st.sampled_from(REFS[kind]) if kind in REFS else _FOLLOWED[kind])
    least, most = BOUNDS[kind]
    count = draw(st.integers(1, MOST_CARDS)) if kind == "card" else 0
    return OwnStep(kind, ref, draw(st.integers(least, min(most, MOST_SECONDS // MOST_STEPS))), count)


PRACTICES = st.builds(
    OwnPractice,
    id=IDS,
    name=_SHORT_NAMES,
    steps=st.lists(_own_steps(), min_size=2, max_size=MOST_STEPS)
    .map(tuple)
    .filter(lambda steps: total_seconds(steps) <= MOST_SECONDS)
    .filter(lambda steps: sum(step.ref == "audience" for step in steps) < 2)
    .filter(lambda steps: sum(step.ref == "load" for step in steps) < 3),
    modified_at=MOMENTS,
)
STRATEGIES: dict[str, st.SearchStrategy[Any]] = {
    "sessions": SESSIONS,
    "answers": ANSWERS,
    "boundaries": BOUNDARIES,
    "own_patterns": PATTERNS,
    "own_cards": OWN_CARDS,
    "card_state": CARD_STATES,
    "own_practices": PRACTICES,
}


def twin(item: Any, number: int) -> Any:
    """Return the same as an item of another id."""
    if isinstance(item, CardState):
        return new_card_state(item.of, f"{item.about}_{number}", now=item.modified_at)
    return replace(item, id=f"{item.id[:-1]}{number}")


def keep_all(vault: Vault) -> None:
    """Keep one of each in a vault."""
    for table, item in BY_TABLE.items():
        vault.entries.dated[table].keep(item)


def kept(vault: Vault) -> dict[str, list[Any]]:
    """Return all of them that a vault holds, by table, whatever the order in which they came in."""
    return {
        table: sorted(vault.entries.dated[table].all(), key=lambda item: str(item.id)) for table in BY_TABLE
    }


ONE_OF_EACH = {table: [item] for table, item in BY_TABLE.items()}
EMPTY: dict[str, list[Any]] = {table: [] for table in BY_TABLE}


_OF_A_LATER_VERSION = {
    "own_practices": {"steps": '[["stretch","",30,0],["let_go","",15,0]]'},
    "own_patterns": {"phases": '[["hum",4.0]]'},
    "own_cards": {"audiences": words(("dentist",))},
}


def keep_of_a_later_version(store: DatedStore[Any], item: Any, moment: str = "") -> Row:
    """Keep one of one's own that says what is not known yet, as a later version does; return its row."""
    said = dict(zip(store.columns.split(", "), store.values(item), strict=True))
    said |= _OF_A_LATER_VERSION[store.table] | {"modified_at": moment or NOW.isoformat()}
    with store._connection.write():
        old = store._row(item.id)
        row = (store._place(old, item), *said.values())
        store._write(old, row)
    return row
