# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Typed reading of TOML content: every key is taken by name, and what nobody takes is refused."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from holdspace.services.resources import resources_folder

FALLBACK = "en"
T = TypeVar("T")


class BadContent(ValueError):  # noqa: N818 - named for what it says
    """A content file that cannot be used. `file` and `key` say where; the message says it too."""

    def __init__(self, file: str, key: str, problem: str) -> None:
        super().__init__(f"{file}: {key}: {problem}" if key else f"{file}: {problem}")
        self.file = file
        self.key = key


class Stanza:
    """One table of a content file. Getters raise BadContent where a value is missing or of another type."""

    def __init__(self, file: str, where: str, values: object) -> None:
        self._file = file
        self._where = where
        if not isinstance(values, dict):
            raise BadContent(file, where, "needs a table")
        self._values: dict[str, Any] = dict(values)

    def text(self, key: str) -> str:
        """Return words that are not blank."""
        return _text(self.error, key, self._take(key))

    def optional_text(self, key: str) -> str:
        """Return words, or "" where there are none."""
        return self.text(key) if key in self._values else ""

    def blank_text(self, key: str) -> str:
        """Return words that have to be there but may be empty."""
        value = self._take(key)
        if not isinstance(value, str):
            raise self.error(key, "needs text")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of words, none of them blank."""
        return tuple(_text(self.error, key, value) for value in self._list(key))

    def number(self, key: str) -> float:
        """Return a number."""
        return _number(self.error, key, self._take(key))

    def numbers(self, key: str) -> tuple[float, ...]:
        """Return a list of numbers."""
        return tuple(_number(self.error, key, value) for value in self._list(key))

    def flag(self, key: str) -> bool:
        """Return true or false; false where it is not said."""
        value = self._values.pop(key, False)
        if not isinstance(value, bool):
            raise self.error(key, "needs true or false")
        return value

    def stanza(self, key: str) -> Stanza:
        """Return the table under `key`."""
        return Stanza(self._file, self._path(key), self._take(key))

    def stanzas(self, key: str) -> tuple[Stanza, ...]:
        """Return the list of tables under `key`."""
        return tuple(
            Stanza(self._file, f"{self._path(key)}[{place}]", value)
            for place, value in enumerate(self._list(key))
        )

    def has(self, key: str) -> bool:
        """Say whether `key` is there and not taken yet."""
        return key in self._values

    def keys(self) -> tuple[str, ...]:
        """Return the keys that nobody has taken yet, in their order."""
        return tuple(self._values)

    def close(self) -> None:
        """Raise BadContent where a key is left that nobody has taken."""
        for key in self._values:
            raise self.error(key, "is not known here")

    def error(self, key: str, problem: str) -> BadContent:
        """Return the error to raise for `key` of this table."""
        return BadContent(self._file, self._path(key), problem)

    def _take(self, key: str) -> object:
        if key not in self._values:
            raise self.error(key, "is missing")
        return self._values.pop(key)

    def _list(self, key: str) -> list[object]:
        value = self._take(key)
        if not isinstance(value, list):
            raise self.error(key, "needs a list")
        return value

    def _path(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where and key else self._where or key


def read_stanza(folder: Path, file: str, read: Callable[[str], dict[str, Any]] = tomllib.loads) -> Stanza:
    """Return the whole of `folder`/`file`. Raises BadContent where it cannot be read or is not TOML."""
    try:
        return Stanza(file, "", read((folder / file).read_text(encoding="utf-8")))
    except OSError:
        raise BadContent(file, "", "cannot be read") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadContent(file, "", f"is not TOML ({error})") from error


def content_folder(folder: Path | None) -> Path:
    """Return the folder of the content: `folder`, or without one the folder that ships."""
    return folder if folder is not None else resources_folder() / "content"


def read_pair(name: str, language: str, folder: Path | None) -> tuple[Stanza, Stanza]:
    """Return the ids and numbers of `name`, and its words in `language`. Raises BadContent."""
    base = content_folder(folder)
    return read_stanza(base, f"{name}.toml"), read_stanza(base, f"{language}/{name}.toml")


def load_pairs(
    name: str, table: str, build: Callable[[str, Stanza, Stanza], T], language: str, folder: Path | None
) -> tuple[T, ...]:
    """Return what `build` makes of each id in `table` and its words; what it leaves raises BadContent."""
    ids, words = read_pair(name, language, folder)
    built = []
    for stanza in ids.stanzas(table):
        own_id = stanza.text("id")
        # A second stanza of the same id finds its words taken, so no id can stand twice.
        own_words = words.stanza(own_id)
        built.append(made(stanza, "", lambda: build(own_id, stanza, own_words)))  # noqa: B023 - called at once
        close_all(stanza, own_words)
    close_all(ids, words)
    return tuple(built)


def made(stanza: Stanza, key: str, make: Callable[[], T]) -> T:
    """Return what `make` returns; a ValueError of it becomes a BadContent at `key`."""
    try:
        return make()
    except BadContent:
        raise
    except ValueError as error:
        raise stanza.error(key, str(error)) from error


def close_all(*stanzas: Stanza) -> None:
    """Raise BadContent where a key is left in one of them that nobody has taken."""
    for stanza in stanzas:
        stanza.close()


def _text(error: Callable[[str, str], BadContent], key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip() or value != value.strip():
        raise error(key, "needs words, with no blanks around them")
    return value


def _number(error: Callable[[str, str], BadContent], key: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise error(key, "needs a number")
    return float(value)
