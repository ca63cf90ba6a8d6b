# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""An export is whole or absent, its owner's alone, and what the guard redacts is not tied to the journal."""

from __future__ import annotations

import errno
import json
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from holdspace.domain.entries import Entry, new_entry
from holdspace.domain.exports import ExportOptions, Selection
from holdspace.domain.identifiers.findings import fold
from holdspace.services.formats.exporters import holdspace_csv
from holdspace.services.formats.outgoing import export, redacted
from holdspace.storage.errors import Cancelled, DiskFull, NameTaken
from holdspace.storage.key_file import NewVaultKeys
from holdspace.storage.places import Places
from holdspace.storage.vault import Vault, open_vault
from household import fresh_keys
from laid_out import new_vault
from practised import BY_TABLE, PATTERN, SESSION, keep_all
from services.formats.exporters.journals import ALL, MADE_AT, PLAIN

CLEAN = ExportOptions(MADE_AT, redact=True)
COUNT = 120
AN_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""Made by chance, and in a hundred of them any four digits stand now and then."""


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(Places(tmp_path / "home"), fresh_keys()) as vault:
        vault.entries.add_many(
            new_entry(f"moment {minute}", now=MADE_AT + timedelta(minutes=minute), time_zone="UTC")
            for minute in range(COUNT)
        )
        yield vault


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder / "journal"


@pytest.mark.parametrize("form", ["json", "csv"])
def test_it_says_what_left_and_how_far_it_is(vault: Vault, target: Path, form: str) -> None:
    told: list[float] = []
    done = export(vault, target, form, ALL, PLAIN, told.append)
    assert (done.path, done.format, done.entries, done.redacted, done.dropped) == (
        *(target, form, COUNT, False),
        {},
    )
    assert (done.first, done.last) == (MADE_AT, MADE_AT + timedelta(minutes=COUNT - 1))
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 3
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.parametrize("form", ["json", "csv"])
def test_nothing_is_left_of_one_that_was_stopped_wherever_that_was(
    vault: Vault, target: Path, form: str
) -> None:
    told: list[float] = []
    export(vault, target, form, ALL, PLAIN, told.append)
    before = target.read_bytes()
    for at in range(1, len(told)):  # the last comes too late
        looks = 0

        def stop(done: float, at: int = at) -> None:
            nonlocal looks
            looks += 1
            if looks == at:
                raise Cancelled

        with pytest.raises(Cancelled):
            export(vault, target, form, ALL, PLAIN, stop, overwrite=True)
        assert [each.name for each in target.parent.iterdir()] == [target.name]
        assert target.read_bytes() == before


def test_a_full_disk_is_told_and_leaves_nothing(
    vault: Vault, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> dict[str, int]:
        raise OSError(errno.ENOSPC, "moment 7")

    monkeypatch.setattr(holdspace_csv, "write", fail)
    with pytest.raises(DiskFull) as caught:
        export(vault, target, "csv", ALL, PLAIN)
    assert "moment" not in str(caught.value)
    assert list(target.parent.iterdir()) == []


def test_the_folder_of_the_vault_is_left_alone(vault: Vault, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(vault.places.home)
    for target in (vault.places.database, vault.places.home / "new", link / "new", vault.places.home):
        with pytest.raises(NameTaken):
            export(vault, target, "csv", ALL, PLAIN, overwrite=True)
    assert vault.ledger_agrees()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root can write everywhere")
def test_case_35_a_vault_that_cannot_be_written_is_exported(tmp_path: Path, target: Path) -> None:
    keys = fresh_keys()
    places = Places(tmp_path / "read only")
    closed_vault(places, keys)
    places.database.chmod(0o400)
    places.home.chmod(0o500)
    try:
        with open_vault(places, keys.root) as vault:
            assert vault.is_read_only
            assert export(vault, target, "csv", ALL, PLAIN).entries == 1
    finally:
        places.home.chmod(0o700)


def closed_vault(places: Places, keys: NewVaultKeys) -> None:
    with new_vault(places, keys) as vault:
        vault.entries.add(new_entry("words", now=MADE_AT, time_zone="UTC"))


def test_redacted_entries_are_new_and_say_only_the_month(vault: Vault, target: Path) -> None:
    session = "6f4b2c1e-0000-4000-8000-000000000001"
    entry = Entry(
        id=session,
        created_at=MADE_AT,
        modified_at=MADE_AT,
        time_zone="UTC",
        text="Call 555-867-5309.",
        session_id=session,
        sealed=True,
    )
    (bare,) = redacted([entry])
    assert "5309" not in bare.text
    assert bare.id != entry.id
    assert (bare.session_id, bare.revision, bare.sealed) == (None, "", False)
    assert (bare.created_at.isoformat(), bare.modified_at) == ("2026-03-01T00:00:00+00:00", bare.created_at)
    vault.entries.update(vault.entries.page(None, 1)[0][1])
    done = export(vault, target, "json", Selection(), CLEAN)
    value = json.loads(target.read_text(encoding="utf-8"))
    assert (done.entries, done.redacted, len(value["entries"])) == (COUNT, True, COUNT)
    assert (done.first, done.last) == (bare.created_at, bare.created_at)
    assert not [each for each in value["entries"] if each["parent_revision"] or each["revision"]]
    assert (value["revisions"], value["tombstones"], value["templates"]) == ([], [], [])


def test_words_that_are_fine_in_ones_own_diary_do_not_leave(vault: Vault, target: Path) -> None:
    vault.entries.add(new_entry("Call 555-867-5309.", now=MADE_AT, time_zone="UTC"))
    vault.entries.fine_words.add(fold("555-867-5309"), MADE_AT)
    export(vault, target, "csv", ALL, CLEAN)
    text, ids = AN_ID.subn("", target.read_text(encoding="utf-8-sig"))
    assert ids >= COUNT
    assert "moment 7" in text
    assert "5309" not in text


def test_a_redacted_export_has_what_was_done_by_the_month_and_none_of_its_words(
    vault: Vault, target: Path
) -> None:
    keep_all(vault)
    vault.entries.sessions.keep(replace(SESSION, id=f"{SESSION.id[:-1]}2", practice=PATTERN.id))
    export(vault, target, "json", ALL, CLEAN)
    text = target.read_text(encoding="utf-8")
    value = json.loads(text)
    assert (value["answers"], value["patterns"], value["templates"]) == ([], [], [])
    assert "quince" not in text
    assert not any(item.id in text for item in BY_TABLE.values())
    assert sorted(each["practice"] for each in value["sessions"]) == ["box", "own"]
    for each in (*value["sessions"], *value["boundaries"]):
        assert each["time_zone"] == "Etc/UTC"
        moments = {each.get("started_at"), each.get("made_at"), each["modified_at"]} - {None}
        assert moments == {"2026-03-01T00:00:00+00:00"}
    (boundary,) = value["boundaries"]
    assert (boundary["what"], boundary["text"], boundary["session_id"]) == ("said", "", None)
