# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""YAML from files that nobody vouches for: words, nothing, and how they are nested. No tag builds an object.

Only the parser's events are used, so that depth and size are known before anything is built of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from holdspace.services.formats.errors import BadFile, FileTooLarge

MOST_DEPTH = 16
MOST_NODES = 2_000_000
_YAML = "tag:yaml.org,2002:"
# Python 2 wrote the last two into the files of its programs for what is text and nothing else.
_SCALAR_TAGS = frozenset(
    {None, "!", *(_YAML + kind for kind in ("str", "int", "null", "python/unicode", "python/str"))}
)
_LIST_TAGS = frozenset({None, "!", f"{_YAML}seq"})
_MAPPING_TAGS = frozenset({None, "!", f"{_YAML}map"})
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


def load_yaml(text: str) -> Any:
    """Return what one document says, as dicts with text for keys, lists, text and None.

    Numbers, dates and truth values are left as they are spelled. Raises BadFile for anchors, aliases, other
    tags, keys that come twice, a second document and broken YAML, and FileTooLarge.
    """
    builder = _Builder()
    for number, event in enumerate(_events(text)):
        if number > MOST_NODES:
            raise FileTooLarge
        builder.take(event)
    return builder.root


def _events(text: str) -> Iterator[Any]:
    import yaml  # here, not above: few people need it

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        yield from yaml.parse(text, Loader=loader)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError):
        # "from None": the error quotes the line.
        raise BadFile from None


class _Builder:
    """Takes the events of one document and builds what they say, with a stack of its own."""

    def __init__(self) -> None:
        self.root: Any = None
        self._open: list[dict[str, Any] | list[Any]] = []
        self._keys: list[str | None] = []
        self._documents = 0

    def take(self, event: Any) -> None:
        """Take one event. Raises BadFile or FileTooLarge."""
        name = type(event).__name__
        if name == "AliasEvent" or getattr(event, "anchor", None) is not None:
            raise BadFile
        if name == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                raise BadFile
        elif name == "ScalarEvent":
            self._scalar(event)
        elif name == "MappingStartEvent":
            self._start({}, event.tag, _MAPPING_TAGS)
        elif name == "SequenceStartEvent":
            self._start([], event.tag, _LIST_TAGS)
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            self._open.pop()
            self._keys.pop()

    def _scalar(self, event: Any) -> None:
        if event.tag not in _SCALAR_TAGS:
            raise BadFile
        is_nothing = event.tag == f"{_YAML}null" or (
            event.tag is None and not event.style and event.value in _NOTHING
        )
        if self._open and isinstance(self._open[-1], dict) and self._keys[-1] is None:
            self._key(event.value)
        else:
            self._add(None if is_nothing else event.value)

    def _key(self, key: str) -> None:
        if key in self._open[-1]:
            raise BadFile
        self._keys[-1] = key

    def _start(self, container: dict[str, Any] | list[Any], tag: str | None, allowed: frozenset[Any]) -> None:
        if tag not in allowed:
            raise BadFile
        if len(self._open) >= MOST_DEPTH:
            raise FileTooLarge
        self._add(container)
        self._open.append(container)
        self._keys.append(None)

    def _add(self, value: Any) -> None:
        if not self._open:
            self.root = value
            return
        container, key = self._open[-1], self._keys[-1]
        if isinstance(container, list):
            container.append(value)
        elif key is None:  # a list or a mapping as a key
            raise BadFile
        else:
            container[key] = value
            self._keys[-1] = None
