# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a field that is being typed, such as `for:ad` or `#sl`, could go on to be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from holdspace.domain.find_words import folded

_BEGUN = re.compile(
    r"""(?:^|(?<=\s))(?P<minus>-?)(?:(?P<name>[A-Za-z_]+):|\#)(?P<value>["“„][^"“”„]*|[^\s"“”„]*)$"""
)
_MOST = 6


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on: the value, and the whole query with it and the blank that follows."""

    value: str = field(repr=False)
    query: str = field(repr=False)


def completions(typed: str, values: Mapping[str, Sequence[str]], most: int = _MOST) -> list[Completion]:
    """Return how the field at the end of `typed` could go on, at most `most` ways, in the order of `values`.

    `values` has for each field's name the values it can have. One that is there whole needs no completion.
    """
    begun = _BEGUN.search(typed)
    name = (begun["name"] or "tag").lower() if begun is not None else ""
    if begun is None or name not in values:
        return []
    wanted = folded(begun["value"].lstrip('"“„').strip())
    found = [value for value in values[name] if folded(value).startswith(wanted)]
    if len(found) == 1 and folded(found[0]) == wanted:
        return []
    head = typed[: begun.start("value")]
    return [Completion(value, f"{head}{_written(value)} ") for value in found[:most]]


def _written(value: str) -> str:
    plain = value.replace('"', " ")
    return plain if re.fullmatch(r"[^\s\"“”„*]+", plain) else f'"{plain}"'
