# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`export` in every format, from a real vault: whole, its owner's alone, and said to be not encrypted."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from command_line import call, start_and_tell_qt
from holdspace.domain.entries import Entry
from holdspace.domain.formats import EXPORT_IDS
from holdspace.storage.places import Places
from services.formats.exporters.round_trips import read_back
from services.formats.pdf_reading import pages_of

Keep = Callable[[Sequence[Entry]], None]
MakeEntry = Callable[..., Entry]
Options = tuple[str, str]
WARNING = "holdspace: What was exported is not encrypted: whoever opens it can read it."
DAY = 24 * 60
DRAWS = {"PySide6.QtGui"}
AN_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""Made by chance: it holds any three digits now and then."""


@pytest.fixture
def three_days(keep: Keep, entry_at: MakeEntry) -> None:
    keep([entry_at(day * DAY, text=f"Okafor, day {day}", tags=("Okafor",)) for day in range(3)])


@pytest.mark.usefixtures("three_days")
@pytest.mark.parametrize("format_id", EXPORT_IDS)
def test_each_format_is_whole_its_owners_alone_and_said_to_be_not_encrypted(
    tmp_path: Path, vault: Places, passphrase: Options, format_id: str
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    answer = call("export", format_id, str(out / "journal"), *passphrase)
    assert (answer.code, answer.complaints[0]) == (0, WARNING)
    names = [path.name for path in out.rglob("*")]
    assert not [name for name in names if "kafor" in name or name.startswith(".")]
    if os.name == "posix":
        files = [path for path in out.rglob("*") if path.is_file()]
        assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert list(vault.home.rglob("*.tmp")) == []


@pytest.mark.usefixtures("three_days")
def test_a_pdf_needs_no_screen_and_has_the_title_that_was_given(tmp_path: Path, passphrase: Options) -> None:
    target = tmp_path / "journal.pdf"
    answer, qt = start_and_tell_qt(
        "export", "pdf", str(target), "--title", "For Maya", "--from", "2026-03-03", *passphrase
    )
    assert (answer.code, answer.complaints) == (0, [WARNING])
    assert qt >= DRAWS
    title, *pages = pages_of(target.read_bytes())
    assert "ForMaya" in title
    assert "2entries" in title
    assert "Okafor,day1" in "".join(pages)
    assert "day0" not in "".join(pages)


@pytest.mark.usefixtures("three_days")
def test_nothing_but_a_pdf_loads_what_draws(tmp_path: Path, passphrase: Options) -> None:
    answer, qt = start_and_tell_qt("export", "html", str(tmp_path / "journal.html"), *passphrase)
    assert (answer.code, qt & DRAWS) == (0, set())


@pytest.mark.usefixtures("three_days")
def test_what_other_programs_do_not_hold_is_said(tmp_path: Path, passphrase: Options) -> None:
    target = tmp_path / "journal.json"
    answer = call("export", "jrnl", str(target), *passphrase)
    assert any("time_zone 3" in line for line in answer.out.splitlines())
    document = call("export", "dayone", str(tmp_path / "journal.zip"), "--json", *passphrase).document
    assert document["dropped"] == {}
    assert [each.text for each in read_back("jrnl", target)] == [f"Okafor, day {day}" for day in range(3)]


@pytest.mark.parametrize("format_id", ["markdown", "html", "pdf"])
def test_redacted_pages_hold_no_day_and_no_number(
    tmp_path: Path, passphrase: Options, keep: Keep, entry_at: MakeEntry, format_id: str
) -> None:
    keep([entry_at(text="Called 555-867-5309 about the ramp.")])
    target = tmp_path / "journal"
    assert call("export", format_id, str(target), "--redact", *passphrase).code == 0
    if format_id == "pdf":
        words = "".join(pages_of(target.read_bytes()))
    else:
        files = [target] if target.is_file() else [path for path in target.rglob("*") if path.is_file()]
        # Their names below the target: the folders above it have numbers of their own.
        words = "".join(f"{path.relative_to(target)} {path.read_text('utf-8')}" for path in files)
        words = words.partition("<body>")[2] or words
    assert "867" not in AN_ID.sub("", words)
    assert "09:30" not in words
    assert "ramp" in words
