# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What left a real journal and comes back to it is known there: nothing is doubled, and nothing is lost."""

from __future__ import annotations

import os
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from holdspace.domain.entries import Entry, new_id
from holdspace.domain.imports import ImportOptions
from holdspace.services.formats.intake import bring_in, look
from holdspace.storage.importing import Fate, import_entries
from holdspace.storage.vault import Vault
from services.formats.exporters.journals import export_all, new_vault
from services.formats.exporters.round_trips import MADE_AT, entry


@pytest.mark.parametrize("format_id", ["markdown", "dayone", "jrnl"])
def test_what_left_and_comes_back_to_its_own_journal_changes_nothing_there(
    tmp_path: Path, format_id: str
) -> None:
    edited = MADE_AT + timedelta(days=1, seconds=0.4)
    given_entries = [
        entry("Sat with her.", load=4, feelings=("tired",), created_at=MADE_AT + timedelta(seconds=7.5)),
        entry("First paragraph.\n\nSecond.", tags=("car",), modified_at=edited),
    ]
    with new_vault(tmp_path) as vault:
        import_entries(vault, given_entries)
        export_all(vault, tmp_path / "journal", format_id)
        seen = look(vault, tmp_path / "journal", format_id, ImportOptions("UTC"))
        assert (seen.entries, seen.fates.get(Fate.KNOWN)) == (2, 2)
        bring_in(vault.places, vault, seen)
        kept = [vault.entries.get(each.id) for each in given_entries]
    assert kept == given_entries


def edit(file: Path, old: str, new: str, at: datetime) -> None:
    """Change a file as a person does in another program."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    os.utime(file, (at.timestamp(), at.timestamp()))


def came_in(vault: Vault, path: Path) -> dict[Fate, int]:
    seen = look(vault, path, "markdown", ImportOptions("UTC"))
    bring_in(vault.places, vault, seen)
    return dict(seen.fates)


def versions(vault: Vault, entry_id: str) -> list[str]:
    head = vault.entries.get(entry_id)
    return [head.text, *(each.entry.text for each in vault.entries.revisions.of(entry_id))]


def test_a_file_of_ours_that_was_edited_is_the_same_entry_with_what_it_was_in_its_history(
    tmp_path: Path,
) -> None:
    given_entry = replace(entry("Sat with her.", tags=("car",)), revision="")
    folder = tmp_path / "journal"
    with new_vault(tmp_path) as vault:
        vault.entries.add(given_entry)
        export_all(vault, folder, "markdown")
        (file,) = folder.rglob("*.md")
        at = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
        edit(file, "Sat with her.", "Sat with her a while.\n", at)
        assert came_in(vault, folder) == {Fate.CHANGED: 1}
        assert versions(vault, given_entry.id) == ["Sat with her a while.", "Sat with her."]
        assert vault.entries.get(given_entry.id).modified_at == at
        assert vault.ledger_agrees()
        # Copied about, it has another time; it is still the same.
        os.utime(file, (at.timestamp() + 60, at.timestamp() + 60))
        assert came_in(vault, folder) == {Fate.KNOWN: 1}
        edit(file, "car", "bus", at + timedelta(hours=1))
        assert came_in(vault, folder) == {Fate.CHANGED: 1}
        assert vault.entries.get(given_entry.id).tags == ("bus",)
        assert len(versions(vault, given_entry.id)) == 3


def test_where_both_were_edited_the_later_is_on_top_and_nothing_is_lost(tmp_path: Path) -> None:
    given_entry = entry("Sat with her.")
    folder = tmp_path / "journal"
    with new_vault(tmp_path) as vault:
        vault.entries.add(given_entry)
        export_all(vault, folder, "markdown")
        (file,) = folder.rglob("*.md")
        edit(file, "Sat with her.", "Changed in the file.", MADE_AT + timedelta(days=1))
        here = replace(
            vault.entries.get(given_entry.id), text="Changed here.", modified_at=MADE_AT + timedelta(days=2)
        )
        vault.entries.update(here)
        came_in(vault, folder)
        assert versions(vault, given_entry.id)[0] == "Changed here."
        assert set(versions(vault, given_entry.id)) == {
            "Changed here.",
            "Changed in the file.",
            "Sat with her.",
        }


def test_an_edited_file_in_an_archive_and_of_an_entry_in_the_trash(tmp_path: Path) -> None:
    kept, deleted = entry("One of them."), entry("The other one.")
    folder = tmp_path / "journal"
    with new_vault(tmp_path) as vault:
        for each in (kept, deleted):
            vault.entries.add(each)
        export_all(vault, folder, "markdown")
        vault.entries.delete(deleted.id)
        with zipfile.ZipFile(tmp_path / "journal.zip", "w") as archive:
            for file in folder.rglob("*.md"):
                archive.writestr(file.name, file.read_text().replace("one", "two").replace("One", "Two"))
        assert came_in(vault, tmp_path / "journal.zip") == {Fate.CHANGED: 1, Fate.IN_TRASH: 1}
        assert versions(vault, kept.id) == ["Two of them.", "One of them."]


def test_a_line_break_at_the_end_is_no_change_and_a_file_from_outside_is_an_entry_of_its_own(
    tmp_path: Path,
) -> None:
    given_entry: Entry = entry("Sat with her.")
    folder = tmp_path / "journal"
    with new_vault(tmp_path) as vault:
        vault.entries.add(given_entry)
        export_all(vault, folder, "markdown")
        (file,) = folder.rglob("*.md")
        edit(file, "Sat with her.", "Sat with her.\n\n", MADE_AT + timedelta(days=1))
        assert came_in(vault, folder) == {Fate.KNOWN: 1}
        (folder / "2026-03-05.md").write_text("From outside.", encoding="utf-8")
        assert came_in(vault, folder) == {Fate.KNOWN: 1, Fate.NEW: 1}
        (folder / "2026-03-05.md").write_text("From outside, and more.", encoding="utf-8")
        assert came_in(vault, folder) == {Fate.KNOWN: 1, Fate.NEW: 1}


def test_an_older_export_of_the_same_sitting_lies_below_what_was_written_on(tmp_path: Path) -> None:
    """Its file names the version that the words here have, and none of theirs."""
    given_entry = replace(entry("Sat with her."), revision=new_id())
    folder = tmp_path / "journal"
    with new_vault(tmp_path) as vault:
        vault.entries.add(given_entry)
        export_all(vault, folder, "markdown")
        later = MADE_AT + timedelta(minutes=5)
        written_on = replace(given_entry, text="Sat with her. She cried.", modified_at=later)
        vault.entries.update(written_on, revision=given_entry.revision)
        assert came_in(vault, folder) == {Fate.CHANGED: 1}
        assert versions(vault, given_entry.id) == ["Sat with her. She cried.", "Sat with her."]
        assert came_in(vault, folder) == {Fate.KNOWN: 1}
        assert vault.ledger_agrees()


def test_a_file_from_before_a_name_was_replaced_is_known(tmp_path: Path) -> None:
    given_entry = entry("Maria came. I sat with Maria's mother.", tags=("car", "Maria"))
    folder = tmp_path / "journal"
    with new_vault(tmp_path) as vault:
        vault.entries.add(given_entry)
        export_all(vault, folder, "markdown")
        replace_name(vault, given_entry.id, "Maria", "a client")
        assert came_in(vault, folder) == {Fate.KNOWN: 1}
        assert versions(vault, given_entry.id) == ["a client came. I sat with a client's mother."]
        assert vault.entries.get(given_entry.id).tags == ("car",)


def test_what_was_typed_into_such_a_file_comes_in_without_the_name(tmp_path: Path) -> None:
    given_entry = entry("I sat with Maria")
    folder = tmp_path / "journal"
    with new_vault(tmp_path) as vault:
        vault.entries.add(given_entry)
        export_all(vault, folder, "markdown")
        (file,) = folder.rglob("*.md")
        replace_name(vault, given_entry.id, "Maria", "a client")
        at = MADE_AT + timedelta(days=9)
        edit(file, "I sat with Maria", "I sat with Maria and she cried.\n\nThen Maria left.", at)
        seen = look(vault, folder, "markdown", ImportOptions("UTC"))
        assert seen.fates == {Fate.CHANGED: 1}
        assert bring_in(vault.places, vault, seen).counts.changed == 1
        assert versions(vault, given_entry.id) == [
            "I sat with a client and she cried.\n\nThen a client left.",
            "I sat with a client",
        ]
        assert came_in(vault, folder) == {Fate.KNOWN: 1}
        assert vault.ledger_agrees()


def test_what_came_in_from_a_file_and_was_replaced_does_not_come_again(tmp_path: Path) -> None:
    given_entry = entry("I sat there.")
    folder = tmp_path / "journal"
    with new_vault(tmp_path) as vault:
        vault.entries.add(given_entry)
        export_all(vault, folder, "markdown")
        (file,) = folder.rglob("*.md")
        at = datetime.now(UTC) + timedelta(days=9)
        edit(file, "I sat there.", "I sat there with Maria.", at)
        assert came_in(vault, folder) == {Fate.CHANGED: 1}
        replace_name(vault, given_entry.id, "Maria", "a client")
        assert came_in(vault, folder) == {Fate.KNOWN: 1}
        assert versions(vault, given_entry.id) == ["I sat there with a client.", "I sat there."]


def test_a_file_of_another_laptops_version_does_not_take_its_name(tmp_path: Path) -> None:
    here, there = entry("As it is here."), new_id()
    folder = tmp_path / "journal"
    with new_vault(tmp_path) as vault:
        vault.entries.add(here)
        export_all(vault, folder, "markdown")
        (file,) = folder.rglob("*.md")
        at = MADE_AT + timedelta(days=3)
        edit(file, f'revision: "{vault.entries.get(here.id).revision}"', f'revision: "{there}"', at)
        edit(file, "As it is here.", "As it is there.", at)
        assert came_in(vault, folder) == {Fate.CHANGED: 1}
        story = vault.entries.story(here.id)
        assert story is not None
        assert versions(vault, here.id) == ["As it is there.", "As it is here."]
        assert there not in {version.id for version in story.versions}
        assert story.kept.head.parent == there
        assert story.kept.entry.modified_at == at
        assert came_in(vault, folder) == {Fate.KNOWN: 1}


def replace_name(vault: Vault, entry_id: str, name: str, role: str) -> None:
    start = vault.entries.get(entry_id).text.index(name)
    vault.entries.replace_words(entry_id, start, start + len(name), role, at=MADE_AT + timedelta(days=1))
