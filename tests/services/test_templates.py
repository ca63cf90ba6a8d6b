# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Own templates over a real vault: made, changed, removed, and told of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.prompts import BadTemplate
from holdspace.services.templates import TemplateService
from household import UNLOCKED, Household


@pytest.fixture
def service(tmp_path: Path, qtbot: QtBot) -> Iterator[TemplateService]:
    household = Household(tmp_path / "home", UNLOCKED)
    yield TemplateService(household.vault, household.clock, household.vault)
    household.end()


def test_a_template_is_made_changed_and_removed(service: TemplateService, qtbot: QtBot) -> None:
    with qtbot.waitSignal(service.changed):
        made = service.add(" Visit ", "Seen:\r\n", audiences=["client"], moment="after")
    assert service.all() == [made]
    assert (made.title, made.text) == ("Visit", "Seen:\n")
    with qtbot.waitSignal(service.changed):
        changed = service.change(made, title="Home visit", moment="any")
    assert (changed.id, changed.title, changed.text, changed.moment) == (
        made.id,
        "Home visit",
        "Seen:\n",
        "any",
    )
    assert changed.modified_at > made.modified_at
    assert service.all() == [changed]
    with qtbot.waitSignal(service.changed):
        service.remove(made.id)
    assert service.all() == []


def test_what_is_no_template_is_refused_and_nothing_is_told(service: TemplateService, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(service.changed), pytest.raises(BadTemplate):
        service.add("", "words")
    assert service.all() == []
