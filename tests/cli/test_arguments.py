# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the command line understands, and that it repeats nothing it does not."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from command_line import call, start
from holdspace import __version__
from holdspace.cli.arguments import parse
from holdspace.cli.wish import WINDOW_WISHES, Wish

SECRET = "she-cried-about-her-brother"


def options_of(*arguments: str) -> argparse.Namespace:
    options = parse(arguments).options
    assert options is not None
    return options


def test_nothing_asked_for_opens_the_window() -> None:
    assert parse([]) == Wish("show")


@pytest.mark.parametrize("wish", WINDOW_WISHES)
def test_each_window_has_its_option(wish: str) -> None:
    assert parse([f"--{wish}"]) == Wish(wish)
    assert parse([f"--{wish}"]).as_words() == {"do": wish, "id": ""}


@pytest.mark.parametrize(("wish", "name"), [("breathe", "box"), ("pause", "coffee")])
def test_exercises_can_be_named(wish: str, name: str) -> None:
    assert parse([f"--{wish}", name]) == Wish(wish, name)


@pytest.mark.parametrize("wish", ["install_menu_entry", "remove_menu_entry"])
def test_the_menu_has_its_options(wish: str) -> None:
    assert parse(["--" + wish.replace("_", "-")]) == Wish(wish)


def test_version() -> None:
    answer = start("--version")
    assert (answer.code, answer.out, answer.err) == (0, f"holdspace {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["words of a note", "--for", "client", "--load", "3"],
        ["--for", "client", "words of a note", "--load", "3"],
        ["--for", "client", "--load", "3", "words of a note"],
        ["--load=3", "--for=client", "--", "words of a note"],
    ],
)
def test_text_and_options_come_in_any_order(arguments: list[str]) -> None:
    wish = parse(["note", *arguments])
    assert (wish.what, wish.id) == ("command", "note")
    assert wish.options is not None
    assert (wish.options.text, wish.options.audiences, wish.options.load) == (
        "words of a note",
        ["client"],
        3,
    )


@pytest.mark.parametrize("text", ["-", "- a list\n- of two", "-1", "--- a rule", ""])
def test_text_may_open_with_a_dash(text: str) -> None:
    assert options_of("note", text).text == text


def test_options_that_repeat() -> None:
    options = options_of("note", "x", "--for", "client", "--for", "myself", "--tag", "a", "--tag", "b")
    assert (options.audiences, options.tags, options.feelings) == (["client", "myself"], ["a", "b"], [])
    assert options_of("note", "x").tags == []


def test_days_and_limits() -> None:
    options = options_of("list", "--from", "2026-03-02", "--to", "2026-03-09", "--limit", "7")
    assert (options.first, options.last, options.limit) == (date(2026, 3, 2), date(2026, 3, 9), 7)
    assert options_of("list").limit == 20
    assert options_of("list", "--limit", "9" * 10).limit == 10**9


def test_moments() -> None:
    given = options_of("note", "x", "--at", "2026-03-02T09:30:00+05:30").at
    assert given.isoformat() == "2026-03-02T09:30:00+05:30"
    assert options_of("note", "x", "--at", "2026-03-02T09:30Z").at == datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    local = options_of("note", "x", "--at", "2026-03-02 09:30").at
    assert local == datetime(2026, 3, 2, 9, 30).astimezone()
    assert isinstance(local.utcoffset(), timedelta)


@pytest.mark.parametrize(
    "arguments",
    [
        ["note", "Had", SECRET],
        [SECRET],
        ["note", "x", "--for", SECRET],
        ["note", "x", "--load", SECRET],
        ["note", "x", "--at", SECRET],
        ["note", "x", f"--{SECRET}"],
        ["list", "--limit", SECRET],
        ["list", "--from", SECRET],
        ["list", "--to", SECRET],
        ["show", "x", SECRET],
        ["--quick", "note", SECRET],
    ],
    ids=" ".join,
)
def test_what_is_not_understood_is_not_repeated(arguments: list[str]) -> None:
    answer = call(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.complaints) == 1
    assert answer.err.startswith("holdspace: ")
    assert SECRET not in answer.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--quick", "--cards"],
        ["--quick", "doctor"],
        ["note", "x", "--load", "0"],
        ["note", "x", "--load", "6"],
        ["note", "x", "--load", "3.0"],
        ["note", "x", "--at", "yesterday"],
        ["note", "x", "--at", "0001-01-01"],
        ["note", "x", "--fo", "client"],
        ["list", "--limit", "0"],
        ["list", "--limit", "-1"],
        ["list", "--limit", "\u0663"],
        ["list", "--limit", "9" * 5000],
        ["list", "--from", "2026-02-30"],
        ["show"],
        ["init", "a-folder"],
    ],
    ids=lambda arguments: " ".join(arguments)[:40],
)
def test_what_cannot_be_meant_ends_with_2(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")  # so that the year 1 began before the calendar
    answer = call(*arguments)
    assert (answer.code, len(answer.complaints)) == (2, 1)


def test_a_window_waits_for_nothing_heavy() -> None:
    program = (
        "import sys; from holdspace.cli.arguments import parse; parse(['--quick']);"
        "print(*(name for name in sys.modules if name.partition('.')[0] in"
        " ('PySide6', 'cryptography', 'sqlcipher3', 'tomllib', 'json')"
        " or name.startswith(('holdspace.storage', 'holdspace.services'))))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def test_the_page_for_users_names_every_option() -> None:
    page = (Path(__file__).parents[2] / "docs" / "interfaces.md").read_text(encoding="utf-8")
    for command in ("init", "note", "list", "show", "import", "doctor"):
        (heading,) = [line for line in page.splitlines() if line.startswith(f"### `{command}")]
        told = set(re.findall(r"--[a-z][a-z-]+", call(command, "--help").out)) - {"--help"}
        assert told == set(re.findall(r"--[a-z][a-z-]+", heading))
    windows = page.partition("## Windows")[2].partition("## Commands")[0]
    assert set(re.findall(r"--[a-z][a-z-]+", call("--help").out)) - {"--help"} == set(
        re.findall(r"--[a-z][a-z-]+", windows)
    )
