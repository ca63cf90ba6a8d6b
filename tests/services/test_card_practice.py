# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Lines come by what is remembered of them, in the vault or in mind, and nothing is counted."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from holdspace.domain.audiences import AUDIENCES
from holdspace.services.card_practice import CardPractice
from holdspace.services.line_schedule import AGAIN, GOOD
from holdspace.services.own_cards import OwnCardService
from holdspace.services.practice_lines import PracticeLine, load_practice_lines
from holdspace.storage.errors import DiskFull
from household import LOCKED, NONE, Household

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

LINES = load_practice_lines()
FEW = tuple(
    PracticeLine(f"{audience}_{number}", audience, "shouting", "No.", {})
    for audience in ("client", "physician")
    for number in range(3)
)
HOUR, DAY = 3600.0, 86_400.0


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[Household]:
    del qtbot
    home = Household(tmp_path / "home")
    yield home
    home.end()


def practice_of(home: Household, lines: tuple[PracticeLine, ...] = FEW) -> CardPractice:
    return CardPractice(OwnCardService(home.vault, home.clock), home.clock, lines)


def test_the_first_lines_go_round_the_audiences_and_none_comes_twice(home: Household) -> None:
    practice, met = practice_of(home, LINES), []
    for _ in range(len(LINES)):
        met.append(practice.next_line(not_this=[line.id for line in met]))
    assert [line.audience for line in met[:6]] == list(AUDIENCES)
    assert {line.id for line in met} == {line.id for line in LINES}


def test_one_audience_can_be_asked_for(home: Household) -> None:
    practice = practice_of(home)
    for _ in range(4):
        line = practice.next_line("physician")
        assert line.audience == "physician"
        practice.came(line.id, GOOD)
    with pytest.raises(KeyError):
        practice.next_line("neighbour")


def test_each_vault_has_its_own_order_on_every_day_and_the_everyday_ones_come_first(home: Household) -> None:
    orders = []
    for seed in ("one", "other", "one"):
        own = OwnCardService(home.vault, home.clock)
        practice, met = CardPractice(own, home.clock, LINES, seed=lambda seed=seed: seed), []
        for _ in range(12):
            met.append(practice.next_line("client", met).id)
        orders.append(met)
        home.clock.pass_by(DAY)
    assert orders[0] == orders[2] != orders[1]
    first = [line.id for line in LINES if line.audience == "client"][:6]
    assert set(orders[0][:6]) == set(orders[1][:6]) == set(first)


def test_what_is_wanted_again_comes_soon_and_what_sits_after_days(home: Household) -> None:
    practice = practice_of(home)
    practice.came("client_0", AGAIN)
    practice.came("client_1", GOOD)
    assert practice.next_line().id not in ("client_0", "client_1")
    home.clock.pass_by(11 * 60)
    assert practice.next_line().id == "client_0"
    assert practice.next_line(not_this=["client_0"]).id != "client_1"
    practice.came("client_0", GOOD)
    home.clock.pass_by(3 * DAY)
    assert {practice.next_line(not_this=[other]).id for other in ("client_0", "client_1")} == {
        *("client_1", "client_0"),
    }


def test_where_none_is_new_and_none_is_due_the_soonest_comes(home: Household) -> None:
    practice = practice_of(home)
    for line in FEW:
        practice.came(line.id, GOOD)
        home.clock.pass_by(60)
    assert practice.next_line().id == FEW[0].id
    assert practice.next_line(not_this=[FEW[0].id]).id == FEW[1].id
    assert practice.next_line(not_this=[line.id for line in FEW]).id == FEW[0].id


def test_it_is_kept_in_the_vault_and_found_by_another_process(home: Household) -> None:
    practice_of(home).came("client_0", AGAIN)
    assert list(OwnCardService(home.vault, home.clock).all_practised()) == ["client_0"]
    assert home.vault.vault.ledger_agrees()
    home.kill()
    home.open()
    home.clock.pass_by(HOUR)
    assert practice_of(home).next_line("client").id == "client_0"


@pytest.mark.parametrize("state", [LOCKED, NONE])
def test_where_there_is_no_open_journal_it_is_in_mind_alone(tmp_path: Path, qtbot: QtBot, state: str) -> None:
    home = Household(tmp_path / "home", state)
    before = {path.name: path.read_bytes() for path in home.places.home.rglob("*") if path.is_file()}
    practice = practice_of(home)
    practice.came("physician_2", AGAIN)
    home.clock.pass_by(HOUR)
    assert practice.next_line().id == "physician_2"
    assert practice_of(home).next_line().id != "physician_2"
    after = {path.name: path.read_bytes() for path in home.places.home.rglob("*") if path.is_file()}
    assert after == before
    home.end()


def test_what_was_in_mind_goes_on_from_what_the_vault_remembers(home: Household) -> None:
    """A line that came three times, and once more while locked, is one that came four times."""
    practice, own = practice_of(home), OwnCardService(home.vault, home.clock)
    for _ in range(3):
        practice.came("client_0", GOOD)
        home.clock.pass_by(30 * DAY)
    home.vault.lock()
    practice.came("client_0", GOOD)
    assert own.all_practised() == {}
    home.open()
    practice.came("client_1", GOOD)
    kept = own.all_practised()
    assert set(kept) == {"client_0", "client_1"}
    home.clock.pass_by(40 * DAY)
    assert practice.next_line("client", ["client_2"]).id == "client_1"  # the other sits for longer by now
    practice.came("client_1", GOOD)
    assert practice.next_line("client", ["client_2"]).id == "client_1"


def test_what_cannot_be_kept_is_said_once_and_tried_again(
    home: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = OwnCardService(home.vault, home.clock)
    practice, told = CardPractice(own, home.clock, FEW), []
    practice.not_kept.connect(told.append)

    def fail(line_id: str, practised: str) -> None:
        del line_id, practised
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(own, "keep_practised", fail)
        practice.came("client_0", AGAIN)
        practice.came("client_1", AGAIN)
    assert [type(error) for error in told] == [DiskFull]
    assert own.all_practised() == {}
    home.clock.pass_by(HOUR)
    assert practice.next_line().id == "client_0"  # in mind meanwhile
    practice.came("client_2", GOOD)
    assert set(own.all_practised()) == {"client_0", "client_1", "client_2"}


def test_while_something_long_holds_the_database_it_waits_in_mind_unsaid(home: Household) -> None:
    own = OwnCardService(home.vault, home.clock)
    practice, told = CardPractice(own, home.clock, FEW), []
    practice.not_kept.connect(told.append)
    with home.busy():
        practice.came("client_0", AGAIN)
    assert (told, own.all_practised()) == ([], {})
    practice.came("client_1", GOOD)
    assert set(own.all_practised()) == {"client_0", "client_1"}


def test_a_memory_from_elsewhere_that_is_none_does_no_harm(home: Household) -> None:
    own = OwnCardService(home.vault, home.clock)
    own.keep_practised("client_0", '{"due": "tomorrow"}')
    own.keep_practised("gone_since", "{}")
    practice = CardPractice(own, home.clock, FEW)
    assert practice.next_line().audience == "physician"  # client_0 counts as met, and as new
    practice.came("client_0", GOOD)
    assert "stability" in own.practised("client_0")


def test_before_anything_was_practised_the_scheduler_is_not_imported() -> None:
    code = (
        "import sys\n"
        "from hand_clock import HandClock\n"
        "from holdspace.services.card_practice import CardPractice\n"
        "from holdspace.services.practice_lines import load_practice_lines\n"
        "class Own:\n"
        "    can_be_seen = False\n"
        "    def all_practised(self): return {}\n"
        "CardPractice(Own(), HandClock(), load_practice_lines()).next_line()\n"
        "sys.exit('fsrs' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": "tests:src"}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
