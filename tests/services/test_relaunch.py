# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A new process in place of this one, and what it finds of what it was handed."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest

from holdspace.services.menu_entry import start_command
from holdspace.services.relaunch import RESUME_VARIABLE, handed_on, relaunch


def test_relaunch_replaces_this_process_by_one_with_the_state(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[Any, ...]] = []
    monkeypatch.setattr(os, "execve", lambda *arguments: calls.append(arguments))
    relaunch({"place": "cards"})
    [(program, command, environment)] = calls
    assert (program, command) == (start_command()[0], list(start_command()))
    assert json.loads(environment[RESUME_VARIABLE]) == {"place": "cards"}
    assert environment["HOLDSPACE_HOME"] == os.environ["HOLDSPACE_HOME"]


def test_what_was_handed_on_is_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(RESUME_VARIABLE, '{"place": "cards"}')
    assert handed_on() == {"place": "cards"}
    assert RESUME_VARIABLE not in os.environ
    assert handed_on() == {}


@pytest.mark.parametrize("handed", ["", "no json", "[]", "7"])
def test_what_is_no_state_is_none(monkeypatch: pytest.MonkeyPatch, handed: str) -> None:
    monkeypatch.setenv(RESUME_VARIABLE, handed)
    assert handed_on() == {}
