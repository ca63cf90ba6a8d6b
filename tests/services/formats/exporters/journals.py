# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Journals to export and to bring in again, in tests: any that a vault can hold."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from hypothesis import strategies as st

import laid_out
from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.entries import KINDS, Entry, in_fixed_order
from holdspace.domain.exports import ExportOptions, Selection
from holdspace.domain.imports import Found, ImportOptions
from holdspace.services.formats.intake import Preview, bring_in, look
from holdspace.services.formats.outgoing import Exported, export
from holdspace.services.formats.registry import importer
from holdspace.services.formats.source import Source
from holdspace.storage.importing import Imported, import_entries, import_records
from holdspace.storage.places import Places
from holdspace.storage.progress import no_progress
from holdspace.storage.vault import Vault
from household import fresh_keys

MADE_AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ALL = Selection()
PLAIN = ExportOptions(MADE_AT)
_LOADS = st.none() | st.integers(1, 5)
_IDS = st.uuids(version=4).map(str)
_OFFSETS = st.integers(-14 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
# None of the future: what was erased then comes in as erased by now, and so is not the same on both sides.
_MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2026, 1, 1), timezones=_OFFSETS)
# What is special to JSON, CSV, spreadsheets and Markdown comes often.
TEXTS = st.text(
    st.sampled_from("a;b'\"\\=+-@,\t\r\n \u2028é\U0001f600\x00\ud800{[<#") | st.characters(), max_size=40
)
_WORDS = TEXTS.map(lambda text: " ".join(text.split())).filter(bool)
_WORD_LISTS = st.lists(_WORDS, max_size=3, unique=True).map(tuple)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Give an entry with any values."""
    created_at = draw(_MOMENTS)
    return Entry(
        id=draw(_IDS),
        created_at=created_at,
        time_zone=draw(st.sampled_from(["Europe/Paris", "UTC", "Etc/GMT+7"])),
        modified_at=created_at + timedelta(microseconds=draw(st.integers(0, 10**12))),
        text=draw(TEXTS),
        kind=draw(st.sampled_from(KINDS)),
        audiences=in_fixed_order(draw(st.lists(st.sampled_from(AUDIENCES), max_size=3))),
        load=draw(_LOADS),
        load_after=draw(_LOADS),
        feelings=draw(_WORD_LISTS),
        tags=draw(_WORD_LISTS),
        starred=draw(st.booleans()),
        sealed=draw(st.booleans()),
        session_id=draw(st.none() | _IDS),
        practice=draw(st.none() | st.just("box")),
    )


STEPS = ("edit", "edit", "delete", "restore", "erase", "replace")
LIVES = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(STEPS), TEXTS), max_size=8)


def live(vault: Vault, lives: list[tuple[int, str, str]], ids: list[str]) -> None:
    """Let things happen to the entries of these ids, as far as they can."""
    for minute, (which, step, text) in enumerate(lives):
        kept = vault.entries.kept(ids[which % len(ids)])
        if kept is None or (kept.deleted_at is None) == (step == "restore"):
            continue
        at = max(MADE_AT, kept.entry.modified_at) + timedelta(minutes=minute + 1)
        if step == "edit":
            vault.entries.update(replace(kept.entry, text=text, modified_at=at))
        elif step == "replace":
            if kept.entry.text:
                vault.entries.replace_words(kept.entry.id, 0, len(kept.entry.text), text, at=at)
        else:
            getattr(vault.entries, step)(kept.entry.id, at=at)


@contextmanager
def new_vault(folder: Path) -> Iterator[Vault]:
    """Give a new vault in a folder of its own under `folder`."""
    with laid_out.new_vault(Places(folder / uuid.uuid4().hex), fresh_keys()) as vault:
        yield vault


def export_all(vault: Vault, target: Path, format_id: str, *, overwrite: bool = True) -> Exported:
    """Export all of a vault."""
    return export(vault, target, format_id, ALL, PLAIN, overwrite=overwrite)


def import_all(vault: Vault, path: Path) -> Preview:
    """Bring all that is at `path` into a vault and return what was seen before."""
    seen = look(vault, path, options=ImportOptions("Europe/Paris"))
    bring_in(vault.places, vault, seen)
    return seen


def take_in(vault: Vault, path: Path, format_id: str) -> Imported:
    """Bring all that is at `path` into a vault, without looking first and without a backup: quick."""
    module, options = importer(format_id), ImportOptions("Europe/Paris")
    with Source(path) as source:
        if hasattr(module, "records"):
            return import_records(vault, module.records(source, options), no_progress, lambda: None)
        found = module.read(source, options, no_progress)
        return import_entries(vault, (each.entry for each in found if isinstance(each, Found)))


def entries_of(vault: Vault) -> list[Entry]:
    """Return the entries of a vault, the oldest first."""
    return [kept.entry for kept in vault.entries.everything() if kept.deleted_at is None]
