# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How a reader of JSON refuses what is no record: by an error of its own, which holds nothing that was read.

Imported before the first paint: keep it light.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar

_Made = TypeVar("_Made")
_Read = Callable[[Mapping[str, Any]], _Made]


def refuses(error: type[ValueError], what: str) -> Callable[[_Read[_Made]], _Read[_Made]]:
    """Have a reader raise `error` wherever a value is no `what`; those it raises itself pass as they are."""

    def around(read: _Read[_Made]) -> _Read[_Made]:
        @wraps(read)
        def reader(value: Mapping[str, Any]) -> _Made:
            try:
                return read(value)
            except error:
                raise
            except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
                # "from None": the original error can hold what a person wrote.
                raise error(f"{what}: a field is missing, of the wrong type or out of range") from None

        return reader

    return around
