# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The garbage collector stands still while anyone needs it to."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import holdspace
from holdspace.services.collector import CollectorHold, look_past_what_is_there


@pytest.fixture
def hold() -> Iterator[CollectorHold]:
    assert gc.isenabled()
    yield CollectorHold()
    gc.enable()


def test_it_goes_on_after_the_last_who_held_it(hold: CollectorHold) -> None:
    hold.take()
    hold.take()
    assert not gc.isenabled()
    hold.let_go()
    assert not gc.isenabled()
    hold.let_go()
    assert gc.isenabled()


def test_whoever_comes_while_another_goes_keeps_it_still(hold: CollectorHold) -> None:
    hold.take()
    hold.take()
    hold.let_go()
    hold.take()
    hold.let_go()
    assert not gc.isenabled()
    hold.let_go()
    assert gc.isenabled()


def test_where_it_stood_still_before_it_does_after(hold: CollectorHold) -> None:
    gc.disable()
    hold.take()
    hold.let_go()
    assert not gc.isenabled()


def test_told_to_go_on_it_does_once_nobody_holds_it(hold: CollectorHold) -> None:
    gc.disable()
    hold.take()
    hold.go_on_from_now()
    assert not gc.isenabled()
    hold.let_go()
    assert gc.isenabled()
    gc.disable()
    hold.go_on_from_now()
    assert gc.isenabled()


def test_nothing_else_starts_or_stops_it() -> None:
    """Past the hold it would run on the thread of whoever holds it; the program's first lines stop it."""
    source = Path(holdspace.__file__).parent
    found = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if re.search(r"\bgc\.(enable|disable)\b", path.read_text(encoding="utf-8"))
    }
    assert found == {"__main__.py", "services/collector.py"}


def test_what_is_there_is_looked_at_no_more() -> None:
    before = gc.get_freeze_count()
    kept = [[] for _ in range(100)]  # type: ignore[var-annotated]
    look_past_what_is_there()
    assert gc.get_freeze_count() >= before + len(kept)
    gc.unfreeze()
