# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`show`: one entry, by its id or the start of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest

from command_line import call, start
from holdspace.cli.show import described
from holdspace.domain.entries import Entry, entry_to_json

Keep = Callable[[Sequence[Entry]], None]
MakeEntry = Callable[..., Entry]
Options = tuple[str, str]

ONE = "0a0a0a0a-1111-4222-8333-444444444444"
TWIN = "0a0a0a0a-1112-4222-8333-444444444444"
OTHER = "0b0b0b0b-1111-4222-8333-444444444444"


@pytest.fixture
def three(keep: Keep, entry_at: MakeEntry) -> list[Entry]:
    made = [
        entry_at(minute, id=each, text=f"words {minute}") for minute, each in enumerate((ONE, TWIN, OTHER))
    ]
    keep(made)
    return made


@pytest.mark.parametrize(
    "wanted", [OTHER, OTHER[:8], OTHER[:9], OTHER[:35], OTHER.upper(), OTHER[:8].upper()]
)
def test_an_id_or_its_start_is_enough(wanted: str, three: list[Entry], passphrase: Options) -> None:
    assert call("show", wanted, "--json", *passphrase).document == entry_to_json(three[2])


def test_a_start_of_two_is_not_enough(three: list[Entry], passphrase: Options) -> None:
    answer = call("show", ONE[:12], *passphrase)
    assert (answer.code, answer.out, len(answer.complaints)) == (2, "", 1)
    assert call("show", ONE[:13], "--json", *passphrase).document["id"] == ONE


@pytest.mark.parametrize("unknown", ["0c0c0c0c", ONE.replace("444", "555"), "0" * 36])
def test_an_id_nobody_has_ends_with_2(unknown: str, three: list[Entry], passphrase: Options) -> None:
    answer = call("show", unknown, *passphrase)
    assert (answer.code, answer.out, len(answer.complaints)) == (2, "", 1)


@pytest.mark.parametrize("wanted", ["", "0a0a0a0", "0" * 37, "not an id at all", "\udce9" * 8, "0a0a0a0%"])
def test_what_is_no_id_is_said_before_anybody_is_asked(wanted: str) -> None:
    answer = call("show", wanted)
    assert (answer.code, answer.out, len(answer.complaints)) == (2, "", 1)


def test_it_is_found_among_many(keep: Keep, entry_at: MakeEntry, passphrase: Options) -> None:
    keep([entry_at(minute) for minute in range(1, 1100)])
    keep([entry_at(0, id=ONE)])
    assert call("show", ONE[:8], "--json", *passphrase).document["id"] == ONE


def test_the_words_follow_what_is_said_of_them(keep: Keep, entry_at: MakeEntry, passphrase: Options) -> None:
    entry = entry_at(
        id=ONE,
        text="# Kept *as* written\n\n\u00e9t\u00e9\x1b[2J",
        audiences=("client",),
        load=4,
        load_after=2,
        feelings=("tired", "own\nword"),
        tags=("late",),
        starred=True,
        sealed=True,
    )
    keep([entry])
    answer = start("show", ONE, *passphrase)
    assert (answer.code, answer.err) == (0, "")
    facts, _, text = answer.out.partition("\n\n")
    assert text == "# Kept *as* written\n\n\u00e9t\u00e9\ufffd[2J\n"
    assert facts.splitlines() == [
        f"id: {ONE}",
        "made: 2026-03-02 09:30 +0000 Etc/UTC",
        "kind: note",
        "for: client",
        "load: 4",
        "load after: 2",
        "feelings: tired, own word",
        "tags: late",
        "starred: yes",
        "sealed: yes, written while locked",
    ]


def test_what_is_not_said_has_no_line(entry_at: MakeEntry) -> None:
    entry = entry_at()
    assert [fact.partition(":")[0] for fact in described(entry)] == ["id", "made", "kind"]
    changed = entry_at(modified_at=entry.created_at + timedelta(hours=1))
    assert "changed: 2026-03-02 10:30 +0000" in list(described(changed))
