# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The help page: what to do when it is more than a hard day, or when someone visited is not safe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

HELP_HALVES: tuple[str, ...] = ("hard_day", "not_safe")


@dataclass(frozen=True, slots=True)
class HelpNumber:
    """A number to call or text. `call` is empty where the person has yet to fill in their own."""

    id: str
    label: str
    call: str
    note: str
    editable: bool = True


@dataclass(frozen=True, slots=True)
class HelpHalf:
    """One half of the page: short paragraphs in their order, then numbers."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    numbers: tuple[HelpNumber, ...]


@dataclass(frozen=True, slots=True)
class HelpPage:
    """The whole page: its halves, `foot` below both, and the country (ISO 3166) its numbers are for.

    A number can stand in both halves; it is the same number, edited once.
    """

    halves: tuple[HelpHalf, ...]
    foot: tuple[str, ...]
    country: str


def with_own_numbers(page: HelpPage, own: Mapping[str, str]) -> HelpPage:
    """Return the page with the person's `own` calls, by number id, where a number may be edited."""
    return replace(page, halves=tuple(_half_with(half, own) for half in page.halves))


def _half_with(half: HelpHalf, own: Mapping[str, str]) -> HelpHalf:
    numbers = tuple(
        replace(number, call=own[number.id].strip()) if number.editable and number.id in own else number
        for number in half.numbers
    )
    return replace(half, numbers=numbers)
