# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`note`: sealed without a passphrase, the same when it is read, and never in clear on the disk."""

from __future__ import annotations

import os
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from command_line import call, start
from holdspace.cli import note
from holdspace.cli.input import without_newline
from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.text import clean_text
from holdspace.services import content
from holdspace.storage.inbox import count_sealed
from holdspace.storage.key_file import NewVaultKeys
from holdspace.storage.places import Places
from holdspace.storage.vault import create_vault, open_vault

MARKER = "the-words-nobody-may-read"
Options = tuple[str, str]

texts = st.text(st.characters(exclude_characters="\0"), max_size=80)
words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80).filter(
    lambda word: len(" ".join(word.split())) > 0 and not word.startswith("-")
)
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=offsets)


def read_back(options: Options) -> dict[str, Any]:
    (entry,) = call("list", "--json", *options).document
    assert isinstance(entry, dict)
    return entry


@pytest.fixture(scope="module")
def shared(
    tmp_path_factory: pytest.TempPathFactory, vault_keys: NewVaultKeys
) -> Iterator[tuple[Path, NewVaultKeys]]:
    """A home for many examples, whose entries each example takes away again."""
    home = tmp_path_factory.mktemp("shared") / "home"
    create_vault(Places(home), vault_keys).close()
    yield home, vault_keys


@settings(max_examples=40)
@given(
    text=texts,
    audiences=st.lists(st.sampled_from(AUDIENCES), min_size=1),
    load=st.none() | st.integers(1, 5),
    feelings=st.lists(words, max_size=3),
    tags=st.lists(words, max_size=3),
    at=moments,
)
def test_what_is_noted_is_what_is_listed(
    shared: tuple[Path, NewVaultKeys],
    text: str,
    audiences: list[str],
    load: int | None,
    feelings: list[str],
    tags: list[str],
    at: datetime,
) -> None:
    home, keys = shared
    repeated = {"--for": audiences, "--feeling": feelings, "--tag": tags}
    options = [word for name, values in repeated.items() for value in values for word in (name, value)]
    options += ["--load", str(load)] if load else []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOLDSPACE_HOME", str(home))
        noted = call(
            "note",
            "--json",
            *options,
            "--at",
            at.isoformat(),
            "-",
            stdin=text.encode("utf-8", "surrogatepass"),
        )
    assert (noted.code, noted.err) == (0, "")
    with open_vault(Places(home), keys.root) as vault:
        (entry,) = vault.absorb_inbox().entries
        vault.entries.delete(entry.id)
    assert noted.document == {"id": entry.id}
    whole = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    assert entry.text == clean_text(without_newline(whole))
    assert entry.audiences == tuple(each for each in AUDIENCES if each in audiences)
    assert entry.load == load
    assert entry.tags == tuple(dict.fromkeys(" ".join(tag.split()) for tag in tags))
    assert len(entry.feelings) <= len(feelings)
    assert entry.created_at.isoformat() == entry.modified_at.isoformat() == at.isoformat()
    assert (entry.kind, entry.sealed, entry.starred) == ("note", True, False)


def test_it_prints_the_id_and_seals(vault: Places, passphrase: Options) -> None:
    before = datetime.now(UTC)
    answer = start("note", f"I said {MARKER}", "--for", "client", "--load", "4", "--tag", "home  visit")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"{uuid.UUID(answer.out.strip())}\n"
    for path in vault.home.rglob("*"):
        assert path.is_dir() or MARKER.encode() not in path.read_bytes()
    entry = read_back(passphrase)
    assert (entry["id"], entry["text"], entry["load"]) == (answer.out.strip(), f"I said {MARKER}", 4)
    assert (entry["audiences"], entry["tags"], entry["sealed"]) == (["client"], ["home visit"], True)
    assert before <= datetime.fromisoformat(entry["created_at"]) <= datetime.now(UTC)


@pytest.mark.parametrize("text", [[], ["-"]], ids=["nothing given", "a dash"])
def test_the_words_come_from_standard_input(text: list[str], vault: Places, passphrase: Options) -> None:
    assert call("note", *text, stdin="\u00e9t\u00e9\ntwo lines\n".encode()).code == 0
    assert read_back(passphrase)["text"] == "\u00e9t\u00e9\ntwo lines"


def test_what_is_no_text_is_visibly_replaced(vault: Places, passphrase: Options) -> None:
    assert call("note", "-", stdin=b"caf\xe9 \0 end").code == 0
    assert read_back(passphrase)["text"] == "caf\ufffd \ufffd end"


def test_an_argument_that_is_no_text_is_visibly_replaced(vault: Places, passphrase: Options) -> None:
    assert call("note", "caf\udce9", "--tag", "caf\udce9").code == 0
    entry = read_back(passphrase)
    assert (entry["text"], entry["tags"]) == ("caf\ufffd", ["caf\ufffd"])


@pytest.mark.skipif(sys.platform == "win32", reason="locales of POSIX")
def test_a_locale_that_knows_no_utf8_loses_no_words(vault: Places, passphrase: Options) -> None:
    words = ("\u00e9t\u00e9", "--tag", "\u00fcber")
    assert start("note", *words, LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0").code == 0
    entry = read_back(passphrase)
    assert (entry["text"], entry["tags"]) == ("\u00e9t\u00e9", ["\u00fcber"])


def test_an_argument_keeps_its_line_breaks(vault: Places, passphrase: Options) -> None:
    assert call("note", " two\nlines\n").code == 0
    assert read_back(passphrase)["text"] == " two\nlines\n"


@pytest.mark.parametrize(
    "options", [["--for", "client"], ["--load", "5"], ["--feeling", "tired"], ["--tag", "late"]], ids=" ".join
)
@pytest.mark.parametrize("typed", [True, False])
def test_a_moment_needs_no_words(options: list[str], typed: bool, vault: Places, passphrase: Options) -> None:
    assert call("note", *options, typed=typed, stdin=b"not for us" if typed else b"").code == 0
    assert read_back(passphrase)["text"] == ""


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_nothing_at_all_is_not_a_moment(text: str, vault: Places) -> None:
    for answer in (call("note", text), call("note", typed=True), call("note", "-", stdin=text.encode())):
        assert (answer.code, answer.out, len(answer.complaints)) == (2, "", 1)
    assert call("note", "x", "--tag", "a" * 81).code == 2
    assert (
        call("note", "x", *("--tag", "a"), *(word for n in range(65) for word in ("--tag", str(n)))).code == 2
    )
    assert count_sealed(vault) == 0


def test_without_a_vault_nothing_touches_the_disk(places: Places) -> None:
    answer = start("note", MARKER)
    assert (answer.code, answer.out, len(answer.complaints)) == (4, "", 1)
    assert MARKER not in answer.err
    assert "holdspace init" in answer.err
    assert not places.home.exists()


def test_without_a_vault_nobody_is_asked_for_words(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(note, "read_stdin", asked.append)
    assert call("note", "-").code == 4
    assert asked == []


def test_while_a_window_holds_the_vault_it_works_too(vault: Places, vault_keys: NewVaultKeys) -> None:
    with open_vault(vault, vault_keys.root) as opened:
        answer = start("note", "from another window")
        assert answer.code == 0
        (entry,) = opened.absorb_inbox().entries
    assert (entry.id, entry.text) == (answer.out.strip(), "from another window")


def test_without_its_key_file_it_ends_with_6(vault: Places) -> None:
    for path in (vault.key_file, vault.key_file_backup):
        path.unlink()
    answer = call("note", MARKER)
    assert (answer.code, answer.out, len(answer.complaints)) == (6, "", 1)


def test_a_text_too_long_is_refused_and_the_longest_is_kept(
    vault: Places, passphrase: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note, "LONGEST", 1000)
    for answer in (call("note", "\u00e9" * 501), call("note", "-", stdin=b"a" * 1001 + b"\r\n")):
        assert (answer.code, answer.out, len(answer.complaints)) == (7, "", 1)
    assert call("note", "-", stdin=b"a" * 1000 + b"\r\n").code == 0
    assert read_back(passphrase)["text"] == "a" * 1000


def test_the_longest_still_opens_at_its_worst(vault: Places, vault_keys: NewVaultKeys) -> None:
    # Each of these takes six bytes of JSON.
    assert call("note", "-", stdin=b"\x01" * note.LONGEST).code == 0
    with open_vault(vault, vault_keys.root) as opened:
        absorbed = opened.absorb_inbox()
    assert (len(absorbed.entries), absorbed.set_aside) == (1, 0)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="modes of POSIX")
def test_an_inbox_that_cannot_be_written_ends_with_8(vault: Places) -> None:
    vault.inbox.rmdir()
    vault.inbox.write_text("in the way")
    answer = call("note", MARKER)
    assert (answer.code, answer.out, len(answer.complaints)) == (8, "", 1)
    assert MARKER not in answer.err


def test_feelings_the_window_offers_get_its_ids(vault: Places, passphrase: Options) -> None:
    assert call("note", "x", "--feeling", "Tired", "--feeling", "home sick", "--feeling", "tired").code == 0
    assert read_back(passphrase)["feelings"] == ["tired", "home sick"]


def test_feelings_are_kept_where_none_can_be_offered(
    vault: Places, passphrase: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise content.BadContent("feelings.toml", "", "missing")

    monkeypatch.setattr(content, "load_feelings", missing)
    assert call("note", "x", "--feeling", "Tired").code == 0
    assert read_back(passphrase)["feelings"] == ["Tired"]


def test_a_moment_keeps_the_offset_it_is_given(vault: Places, passphrase: Options) -> None:
    assert call("note", "x", "--at", "2026-03-02T09:30:00-07:00").code == 0
    entry = read_back(passphrase)
    assert (entry["created_at"], entry["time_zone"]) == ("2026-03-02T09:30:00-07:00", "Etc/GMT+7")
