# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Entries that are written and read again, in tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.entries import KINDS, Entry, in_fixed_order, new_id
from holdspace.domain.exports import ExportOptions
from holdspace.domain.imports import Found, ImportOptions
from holdspace.domain.text import clean_text
from holdspace.services.formats.exporting_registry import Exporter
from holdspace.services.formats.registry import Importer, importer, recognise
from holdspace.services.formats.source import Source
from holdspace.storage.progress import no_progress

MADE_AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
OPTIONS = ExportOptions(MADE_AT, title="For supervision")
BERLIN = ZoneInfo("Europe/Berlin")
_MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(2090, 1, 1))
_OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
# What is special to JSON, YAML and Markdown comes often.
_LETTERS = st.sampled_from("a.B#-*_`\\[](){}<>!&'\":, \t\n\u200b\u2028\ufeffé\U0001f600\x07") | st.characters(
    exclude_categories=["Cs"]
)
TEXTS = st.text(_LETTERS, max_size=60).map(clean_text)
_WORDS = st.text(_LETTERS, min_size=1, max_size=12).filter(lambda word: word == word.strip())
TAGS = st.lists(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp"]), min_size=1, max_size=12
    ).map(lambda word: f"t{word}"),
    max_size=3,
    unique=True,
)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Give an entry with any values that a journal of our years can hold."""
    return Entry(
        id=new_id(),
        created_at=draw(_MOMENTS).replace(tzinfo=draw(_OFFSETS)),
        time_zone=draw(st.sampled_from(["Europe/Berlin", "UTC", "Etc/GMT+7", ""])),
        modified_at=draw(_MOMENTS).replace(tzinfo=draw(_OFFSETS)),
        text=draw(TEXTS),
        kind=draw(st.sampled_from(KINDS)),
        audiences=in_fixed_order(draw(st.lists(st.sampled_from(AUDIENCES), max_size=3))),
        load=draw(st.none() | st.integers(1, 5)),
        load_after=draw(st.none() | st.integers(1, 5)),
        feelings=tuple(draw(st.lists(_WORDS, max_size=3, unique=True))),
        tags=tuple(draw(st.lists(_WORDS, max_size=3, unique=True))),
        starred=draw(st.booleans()),
        sealed=draw(st.booleans()),
        session_id=draw(st.none() | st.builds(new_id)),
        practice=draw(st.none() | _WORDS),
        revision=draw(st.just("") | st.builds(new_id)),
    )


def entry(text: str = "Sat with her.", **fields: object) -> Entry:
    """Return an entry of one morning in March."""
    given = {"id": new_id(), "created_at": MADE_AT, "time_zone": "UTC", "modified_at": MADE_AT, "text": text}
    return Entry(**(given | fields))  # type: ignore[arg-type]


def written(
    exporter: Exporter, target: Path, given: Iterable[Entry], options: ExportOptions = OPTIONS
) -> Mapping[str, int]:
    """Write entries as the export does, to a new `target`, and return what stayed behind."""
    if target.is_dir():
        shutil.rmtree(target)
    if exporter.IS_FOLDER:
        target.mkdir()
    else:
        target.write_bytes(b"")
    return exporter.write(target, iter(given), options, no_progress)


def read_back(format_id: str, path: Path, time_zone: str = "Asia/Tokyo") -> list[Entry]:
    """Return the entries in `path`, which the registry must take for `format_id`."""
    module: Importer = importer(format_id)
    with Source(path) as source:
        assert recognise(source) == format_id
        found = module.read(source, ImportOptions(time_zone=time_zone), no_progress)
        return [each.entry for each in found if isinstance(each, Found)]
