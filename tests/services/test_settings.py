# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Settings: kept in one file, told when changed, defaults where the file holds what is not allowed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from examples import KEEPS_FIXTURES
from holdspace.services.settings import MOTION_CHOICES, SCHEME_CHOICES, TEXT_PERCENTS, Settings

DEFAULTS: dict[str, Any] = {
    "scheme": "system",
    "motion": "system",
    "text_percent": 100,
    "no_holds": False,
    "pattern": "",
    "breathing_minutes": 3,
    "idle_minutes": 5,
    "guard": True,
    "code_kept": True,
    "reminders_on": False,
    "reminders_from": "09:00",
    "reminders_to": "17:00",
    "reminders_days": (1, 2, 3, 4, 5),
    "reminders_every": 120,
    "card_brake": False,
    "card_language": None,
    "card_large": False,
    "primer_page": "",
}
OTHERS: dict[str, Any] = {
    "scheme": "dark",
    "motion": "reduced",
    "text_percent": 150,
    "no_holds": True,
    "pattern": "box",
    "breathing_minutes": 10,
    "idle_minutes": 1,
    "guard": False,
    "code_kept": False,
    "reminders_on": True,
    "reminders_from": "22:30",
    "reminders_to": "06:00",
    "reminders_days": (),
    "reminders_every": 60,
    "card_brake": True,
    "card_language": "",
    "card_large": True,
    "primer_page": "going_home",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "settings.ini"


def test_without_a_file_all_is_as_shipped_and_none_is_made(qtbot: QtBot, path: Path) -> None:
    settings = Settings(path)
    assert {name: getattr(settings, name) for name in DEFAULTS} == DEFAULTS
    assert not path.exists()


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_set_is_told_once_and_is_there_at_the_next_start(qtbot: QtBot, path: Path, name: str) -> None:
    settings, told = Settings(path), []
    settings.changed.connect(told.append)
    setattr(settings, name, OTHERS[name])
    setattr(settings, name, OTHERS[name])
    assert len(told) == 1
    assert getattr(Settings(path), name) == OTHERS[name]


def test_choosing_the_default_is_kept_too(qtbot: QtBot, path: Path) -> None:
    settings = Settings(path)
    settings.scheme = "light"
    settings.scheme = "system"
    assert Settings(path).scheme == "system"


@given(value=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12))
@profile(suppress_health_check=KEEPS_FIXTURES, max_examples=40)
def test_whatever_the_file_holds_only_what_is_allowed_comes_out(tmp_path: Path, value: str) -> None:
    path = tmp_path / "settings.ini"
    keys = "".join(f"{name}={value}\n" for name in ("scheme", "motion", "text_percent"))
    path.write_text(f"[look]\n{keys}[breathing]\nno_holds={value}\nminutes={value}\n", encoding="utf-8")
    settings = Settings(path)
    assert settings.scheme in SCHEME_CHOICES
    assert settings.motion in MOTION_CHOICES
    assert settings.text_percent in TEXT_PERCENTS
    assert settings.no_holds in (True, False)
    assert 1 <= settings.breathing_minutes <= 10


def test_help_numbers_are_kept_and_go_back_to_what_was_shipped(qtbot: QtBot, path: Path) -> None:
    settings, told = Settings(path), []
    settings.changed.connect(told.append)
    assert settings.help_number("crisis") is None
    settings.keep_help_number("crisis", "ask for Ana, 0800 1")
    assert Settings(path).help_number("crisis") == "ask for Ana, 0800 1"
    settings.keep_help_number("crisis", "")
    assert Settings(path).help_number("crisis") == ""  # emptied on purpose
    settings.keep_help_number("crisis", None)
    assert Settings(path).help_number("crisis") is None
    assert told == ["help/crisis"] * 3


def test_a_folder_that_takes_nothing_is_told(qtbot: QtBot, path: Path) -> None:
    path.parent.write_bytes(b"a file where the folder should be")
    settings = Settings(path)
    settings.scheme = "dark"
    assert settings.scheme == "dark"  # for this time
    assert not settings.is_writable()


def test_where_it_is_kept_it_says_so(qtbot: QtBot, path: Path) -> None:
    settings = Settings(path)
    settings.scheme = "dark"
    assert settings.is_writable()


def test_a_number_or_a_time_that_someone_spoilt_reads_as_none(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    assert (settings.shrink_accepted, settings.last_check) == (0, None)
    settings.shrink_accepted = 31
    assert settings.shrink_told == 0
    settings.shrink_told = 30
    assert settings.shrink_told == 30
    assert (settings.erased_up_to, settings.erasing_unfinished) == (0, False)
    settings.erased_up_to, settings.erasing_unfinished = 12, True
    assert (settings.erased_up_to, settings.erasing_unfinished) == (12, True)
    settings._write("erasing/unfinished", "perhaps")
    assert not settings.erasing_unfinished
    moment = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    settings.last_check = moment
    assert (settings.shrink_accepted, settings.last_check) == (31, moment)
    settings._write("backups/shrink_accepted", "-4")
    settings._write("safety/last_check", "2026-03-02T09:30")
    assert (settings.shrink_accepted, settings.last_check) == (0, None)
    settings._write("safety/last_check", "soon")
    assert settings.last_check is None


def test_sound_is_off_until_it_is_wanted_and_its_volume_stays_in_bounds(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    assert (settings.sound_on, settings.end_gong, settings.volume) == (False, False, 60)
    settings.sound_on, settings.end_gong, settings.volume = True, True, 0
    again = Settings(tmp_path / "settings.ini")
    assert (again.sound_on, again.end_gong, again.volume) == (True, True, 0)
    settings.volume = 250
    assert settings.volume == 100
    for spoilt in ("-3", "101", "loud", ""):
        settings._write("sound/volume", spoilt)
        assert settings.volume == 60
    settings._write("sound/on", "perhaps")
    assert not settings.sound_on
