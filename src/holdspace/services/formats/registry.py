# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The formats that entries come in from, told apart by content. Each importer is loaded when it is needed.

A new format: one module in `importers/`, and its name in domain/formats.py.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, cast

from holdspace.domain.formats import BACKUP, IMPORT_IDS
from holdspace.domain.imports import Finding, ImportOptions
from holdspace.services.formats.errors import CannotRead, DamagedMember, FileRefused, UnknownFormat
from holdspace.services.formats.source import Source
from holdspace.storage.progress import Progress

_BACKUP_PARTS = frozenset({"vault.db", "manifest.json"})  # the key file can be missing
_PACKAGE = "holdspace.services.formats.importers"


class Importer(Protocol):
    """What every module in `importers/` offers.

    Two more are asked for where a module has them: `custom_moods(source)`, the names of moods that a person
    maps to loads, and `records(source, options)`, a storage Records of HoldSpace's own files, which is merged
    in place of the entries that `read` gives; these are then only shown.
    """

    def recognises(self, source: Source) -> bool:
        """Return whether `source` is of this format, by a look at its names and its first bytes."""

    def read(self, source: Source, options: ImportOptions, progress: Progress) -> Iterator[Finding]:
        """Give what is found, one by one. Raises FileRefused kinds and Cancelled, nothing else."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its id and the module that reads it, which is called as the id where _MODULES is silent."""

    id: str
    module: str


_MODULES = {
    "json": "holdspace_json",
    "dayone": "day_one",
    "dayone-text": "day_one_text",
    "csv": "holdspace_csv",
    "markdown": "markdown_folder",
    "text": "plain_text",
}
FORMATS: tuple[Format, ...] = tuple(
    Format(name, _MODULES.get(name, name.replace("-", "_"))) for name in IMPORT_IDS if name != BACKUP
)


def importer(format_id: str) -> Importer:
    """Return the importer of one format. Raises UnknownFormat where there is none of that id."""
    found = next((_loaded(known) for known in FORMATS if known.id == format_id), None)
    if found is None:
        raise UnknownFormat
    return found


def recognise(source: Source) -> str:
    """Return the id of the format that `source` is of. Raises UnknownFormat, CannotRead or DamagedMember."""
    if _is_backup(source):
        return BACKUP
    found = next((known.id for known in FORMATS if _recognises(known, source)), None)
    if found is None:
        raise UnknownFormat
    return found


def _is_backup(source: Source) -> bool:
    return source.is_archive and set(source.names) >= _BACKUP_PARTS


def _recognises(known: Format, source: Source) -> bool:
    module = _loaded(known)
    try:
        return module is not None and module.recognises(source)
    except (CannotRead, DamagedMember):
        raise  # nobody can say what it is, nor that the rest of it is all there was
    except FileRefused:
        return False  # whatever it is, it is not this one


def _loaded(known: Format) -> Importer | None:
    name = f"{_PACKAGE}.{known.module}"
    try:
        return cast("Importer", importlib.import_module(name))
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return None
