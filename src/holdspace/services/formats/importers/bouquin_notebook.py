# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Bouquin's notebook: an encrypted database, or its SQL export, which is the same without the encryption.

It is read where it lies, or from a copy of the encrypted file where a log lies beside it, or in an archive.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path
from typing import IO

from holdspace.domain.imports import ImportOptions
from holdspace.services.formats.errors import (
    BadFile,
    CannotRead,
    FileTooLarge,
    InUse,
    NeedsSecret,
    NotThisFormat,
    UnpackFirst,
    WrongSecret,
)
from holdspace.services.formats.records import Losses
from holdspace.services.formats.source import Source
from holdspace.services.formats.times import placed, read_instant
from holdspace.storage.bouquin import (
    PAGE,
    NoNotebook,
    Notebook,
    NotebookDamaged,
    NotebookTooLarge,
    Version,
    WrongKey,
    open_notebook,
)
from holdspace.storage.progress import Progress

_PLAIN = b"SQLite format 3\x00"
_OWN_COLUMN = b"current_version_id"
_SCHEMA_HEAD = 256 * 1024
_MOST_VALUES_MISSING = 8
"""Of the 256 that a byte can be: of 4,096 random bytes each is missing once in ten million times."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A page of a notebook: `text` is None where it is no text, or longer than any page.

    `others` are its other versions, the oldest first: their words, and when these were saved.
    """

    date: str
    text: str | None = field(repr=False)
    tags: tuple[str, ...] = field(repr=False)
    saved_at: datetime | None
    others: tuple[tuple[str, datetime], ...] = field(default=(), repr=False)


def is_notebook(source: Source, name: str) -> bool:
    """Return whether a file is Bouquin's SQL export, or can be encrypted: that looks like chance alone."""
    if _is_plain(source, name):
        return _OWN_COLUMN in source.head(name, _SCHEMA_HEAD)
    # One page where all of it is in the log yet.
    return source.size(name) >= PAGE and source.size(name) % PAGE == 0 and _is_noise(source, name)


def saved_pages(
    source: Source, name: str, options: ImportOptions, losses: Losses, progress: Progress
) -> Iterator[Saved]:
    """Give the pages. Raises NeedsSecret, WrongSecret, other FileRefused kinds and Cancelled."""
    if not is_notebook(source, name):
        raise NotThisFormat
    key = None if _is_plain(source, name) else options.secret
    if key is None and not _is_plain(source, name):
        raise NeedsSecret
    with _refusals(), _file_of(source, name) as (path, has_log):
        progress(0.0)  # the key takes a moment
        with open_notebook(path, key, lambda: progress(0.0), has_log=has_log) as notebook:
            for what, count in notebook.left_out().items():
                losses.add(what, count)
            yield from _pages(notebook, options, losses)


def _pages(notebook: Notebook, options: ImportOptions, losses: Losses) -> Iterator[Saved]:
    zone = placed("", options.time_zone)[0]
    for page in notebook.pages():
        others = [found for each in page.others if (found := _version(each, zone)) is not None]
        losses.add("version", page.left_out + len(page.others) - len(others))
        yield Saved(
            page.date[:40].decode("utf-8", "replace"),
            None if page.text is None else _decoded(page.text),
            tuple(tag.decode("utf-8", "replace") for tag in page.tags),
            _moment(page.saved_at, zone),
            tuple(others),
        )


def _version(version: Version, zone: tzinfo) -> tuple[str, datetime] | None:
    """Return the words of a version and when it was saved, or None where either cannot be told."""
    text = None if version.text is None else _decoded(version.text)
    saved_at = _moment(version.saved_at, zone)
    return None if text is None or saved_at is None else (text, saved_at)


def _moment(written: bytes, zone: tzinfo) -> datetime | None:
    return read_instant(written[:40].decode("utf-8", "replace"), zone)


def _decoded(text: bytes) -> str | None:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_plain(source: Source, name: str) -> bool:
    return source.head(name, len(_PLAIN)) == _PLAIN


def _is_noise(source: Source, name: str) -> bool:
    return len(set(source.head(name, PAGE))) >= 256 - _MOST_VALUES_MISSING


@contextlib.contextmanager
def _file_of(source: Source, name: str) -> Iterator[tuple[Path, bool]]:
    """Give a path to the database, and whether there is a log beside it.

    Only what is encrypted is copied: no words are to lie in a folder for what is temporary.
    """
    path = source.path / name if source.is_folder else source.path
    beside = path.with_name(path.name + "-wal")
    in_archive = f"{name}-wal" if source.is_archive and f"{name}-wal" in source.names else None
    has_log = in_archive is not None or (not source.is_archive and _is_filled(beside))
    if not source.is_archive and not has_log:
        yield path, False
        return
    if _is_plain(source, name):
        raise UnpackFirst if source.is_archive else InUse
    with tempfile.TemporaryDirectory(prefix="holdspace-") as folder:
        copy, log = Path(folder, "notebook"), Path(folder, "notebook-wal")
        with source.open(name) as file:
            _copy(file, copy)
        if in_archive is not None:
            with source.open(in_archive) as file:
                _copy(file, log)
        elif has_log:
            with Source(beside) as other, other.open(beside.name) as file:
                _copy(file, log)
        yield copy, has_log


def _is_filled(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _copy(file: IO[bytes], target: Path) -> None:
    try:
        with target.open("xb") as copy:
            shutil.copyfileobj(file, copy)
    except OSError:
        raise CannotRead from None


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    """Say of what storage refuses that the file is refused."""
    try:
        yield
    except WrongKey:
        raise WrongSecret from None
    except NoNotebook:
        raise NotThisFormat from None
    except NotebookTooLarge:
        raise FileTooLarge from None
    except NotebookDamaged:
        raise BadFile from None
