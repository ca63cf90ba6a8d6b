# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The Markdown folder: all that an entry is comes back, and no name of a file holds a word of it."""

from __future__ import annotations

import os
import stat
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.domain.entries import Entry, entry_to_json
from holdspace.services.formats.exporters import markdown_folder
from services.formats.exporters.round_trips import entries, entry, read_back, written

ID = "6f1b2a34-5c6d-4e7f-8a9b-0c1d2e3f4a5b"


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@settings(suppress_health_check=KEEPS_FIXTURES)
@given(given_entries=st.lists(entries(), min_size=1, max_size=4))
def test_all_comes_back_without_loss(tmp_path: Path, given_entries: list[Entry]) -> None:
    assert written(markdown_folder, tmp_path / "journal", given_entries) == {}
    found = {each.id: each for each in read_back("markdown", tmp_path / "journal")}
    for each in given_entries:
        assert found[each.id] == each
        assert found[each.id].revision == each.revision
        assert entry_to_json(found[each.id]) == entry_to_json(each)
    assert len(found) == len(given_entries)


@pytest.mark.parametrize("text", ["", "\n", "---\nid: x\n---\n", "a\n\n", "  # no\n", "\ufeff---"])
def test_words_that_look_like_front_matter_come_back(tmp_path: Path, text: str) -> None:
    written(markdown_folder, tmp_path / "journal", [entry(text)])
    assert [each.text for each in read_back("markdown", tmp_path / "journal")] == [text]


def test_files_are_named_by_time_and_id_and_by_no_word(tmp_path: Path) -> None:
    at = datetime(2024, 3, 5, 14, 10, tzinfo=timezone(timedelta(hours=-5)))
    given_entry = entry("Mrs. Okafor called.", id=ID, created_at=at, tags=("Okafor",))
    written(markdown_folder, tmp_path / "journal", [given_entry])
    assert files(tmp_path / "journal") == ["2024/03/2024-03-05T1410-6f1b2a34.md"]


def test_two_of_one_minute_whose_ids_begin_alike_are_both_there(tmp_path: Path) -> None:
    twins = [entry("one", id=ID), entry("two", id=ID[:-1] + "c")]
    written(markdown_folder, tmp_path / "journal", twins)
    assert len(files(tmp_path / "journal")) == 2
    assert {each.text for each in read_back("markdown", tmp_path / "journal")} == {"one", "two"}


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_files_and_folders_are_for_their_owner_only(tmp_path: Path) -> None:
    written(markdown_folder, tmp_path / "journal", [entry()])
    inner = list((tmp_path / "journal").rglob("*"))
    assert {stat.S_IMODE(path.stat().st_mode) for path in inner if path.is_dir()} == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in inner if path.is_file()} == {0o600}


def test_other_programs_read_the_front_matter_as_yaml() -> None:
    given_entry = entry(tags=("a: b", "no", "#1"), feelings=("tired",), load=4, starred=True)
    front = yaml.safe_load(markdown_folder.page(given_entry).split("---\n")[1])
    assert (front["tags"], front["load"], front["starred"]) == (["a: b", "no", "#1"], 4, True)
    assert front["id"] == given_entry.id
