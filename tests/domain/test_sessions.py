# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Sessions, answers and boundaries: what can be one, and what an error says of what cannot."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from holdspace.domain.entries import BadEntry
from holdspace.domain.sessions import (
    LONGEST_ANSWER,
    Answer,
    BadSession,
    Session,
    new_boundary,
    new_session,
)

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
NAIVE = NOW.replace(tzinfo=None)
SESSION_ID = "5e550000-0000-4000-8000-000000000001"


def a_session() -> Session:
    return new_session(
        "box",
        "breathe",
        started_at=NOW,
        time_zone="Europe/Berlin",
        now=NOW,
        seconds=64.0,
        whole=True,
        audiences=["physician", "client"],
        load=4,
        load_after=2,
        way="coffee",
    )


def test_a_new_session_has_its_audiences_in_order() -> None:
    session = a_session()
    assert session.audiences == ("client", "physician")
    assert (session.load, session.load_after, session.way) == (4, 2, "coffee")
    assert not session.sealed
    assert session.id != a_session().id


@pytest.mark.parametrize(
    "values",
    [
        {"id": "box"},
        {"practice": ""},
        {"practice": " box"},
        {"practice": "x" * 81},
        {"practice": 3},
        {"place": "kitchen"},
        {"place": ["breathe"]},
        {"way": "train"},
        {"started_at": NAIVE},
        {"modified_at": NAIVE},
        {"modified_at": "2026"},
        {"time_zone": 3},
        {"time_zone": "x" * 256},
        {"seconds": -1.0},
        {"seconds": math.nan},
        {"seconds": math.inf},
        {"seconds": 1e9},
        {"seconds": True},
        {"seconds": "64"},
        {"whole": 1},
        {"sealed": None},
        {"audiences": ("neighbour",)},
        {"audiences": ["client"]},
        {"load": 0},
        {"load": True},
        {"load_after": 6},
    ],
)
def test_what_is_no_session_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(BadSession):
        replace(a_session(), **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "values",
    [
        {"id": ""},
        {"session_id": "quince"},
        {"question": "quince"},
        {"made_at": NAIVE},
        {"modified_at": NAIVE},
        {"text": None},
        {"text": "quince" * LONGEST_ANSWER},
    ],
)
def test_what_is_no_answer_is_refused_without_its_words(values: dict[str, object]) -> None:
    answer = Answer(SESSION_ID, SESSION_ID, "lesson", NOW, NOW, "quince")
    with pytest.raises(BadSession) as caught:
        replace(answer, **values)  # type: ignore[arg-type]
    assert "quince" not in str(caught.value)


@pytest.mark.parametrize(
    "values",
    [
        {"id": ""},
        {"what": "broken"},
        {"session_id": "quince"},
        {"made_at": NAIVE},
        {"modified_at": NAIVE},
        {"time_zone": None},
        {"audiences": ("neighbour",)},
        {"text": 3},
        {"text": "quince" * LONGEST_ANSWER},
    ],
)
def test_what_is_no_boundary_is_refused_without_its_words(values: dict[str, object]) -> None:
    boundary = new_boundary("kept", now=NOW, time_zone="UTC", text="quince")
    with pytest.raises(BadSession) as caught:
        replace(boundary, **values)  # type: ignore[arg-type]
    assert "quince" not in str(caught.value)


def test_new_words_are_cleaned_and_shown_in_no_repr() -> None:
    boundary = new_boundary("said", now=NOW, time_zone="UTC", audiences=["employer"], text="quince\r\n\x00")
    assert (boundary.text, boundary.session_id) == ("quince\n\ufffd", None)
    assert "quince" not in repr(boundary)


def test_an_unknown_audience_is_refused() -> None:
    with pytest.raises(BadEntry):
        new_session("box", "breathe", started_at=NOW, time_zone="UTC", now=NOW, audiences=["neighbour"])
    with pytest.raises(BadEntry):
        new_boundary("kept", now=NOW, time_zone="UTC", audiences=["neighbour"])
