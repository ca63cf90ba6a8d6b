# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Making Qt's enums quickly. Imported before Qt: keep it light.

PySide makes each enum of Qt through Python's functional API when its class is first named, and naming `Qt`
alone makes 115. Python's way to make a member serves every kind of enum and takes a tenth of a start. Qt's
are of the plainest kind, whole numbers under names, and these are made here: first an empty enum by Python
itself, then its members, as Python would have. tests/services/test_quick_enums.py holds every enum of every
Qt module in use against Python's own.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

_PROVEN = ((3, 11), (3, 12), (3, 13))
"""The Pythons for which the comparison was run; elsewhere Python makes enums its own way."""
_PLAIN = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
_TAKEN = frozenset({"mro", ""}.union(*(vars(base) for plain in _PLAIN for base in plain.__mro__)))
"""Names that mean something to enums themselves; one that has such a member is left to Python."""

# Python's own name for it is private, and PySide reaches it through EnumType.__call__.
_HOOK = "_create_"
_set = type.__setattr__


@contextmanager
def quick_enums() -> Iterator[None]:
    """Make Qt's enums quickly for as long as the block lasts."""
    if sys.version_info[:2] not in _PROVEN:
        yield
        return
    stock = vars(enum.EnumType)[_HOOK]
    setattr(enum.EnumType, _HOOK, _make_quickly(stock))
    try:
        yield
    finally:
        setattr(enum.EnumType, _HOOK, stock)


def _make_quickly(stock: Callable[..., Any]) -> Callable[..., Any]:
    def create(
        cls: Any,
        class_name: str,
        names: Any,
        *,
        module: str | None = None,
        qualname: str | None = None,
        type: Any = None,
        start: int = 1,
        boundary: Any = None,
    ) -> Any:
        if module is None:  # as Python finds it, from here
            module = sys._getframe(2).f_globals.get("__name__")
        more: dict[str, Any] = {"module": module, "qualname": qualname, "boundary": boundary}
        if cls not in _PLAIN or type is not None or module is None or not _is_plain(names):
            return stock(cls, class_name, names, type=type, start=start, **more)
        made = stock(cls, class_name, (), **more)
        if issubclass(made, enum.Flag):
            _add_flags(made, names)
        else:
            _add_members(made, names)
        return made

    return create


def _is_plain(names: object) -> bool:
    """Say whether these are (name, whole number) pairs, and no name means something to enums themselves."""
    if not isinstance(names, list):
        return False
    return all(type(value) is int and name[0] != "_" and name not in _TAKEN for name, value in names)


def _add_members(made: Any, names: list[tuple[str, int]]) -> None:
    canonical: list[str] = made._member_names_
    by_value: dict[int, Any] = made._value2member_map_
    for name, value in names:
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = _member(made, name, value)
            canonical.append(name)
        made._member_map_[name] = member
        _set(made, name, member)


def _add_flags(made: Any, names: list[tuple[str, int]]) -> None:
    """Add the members of a flag. Of those with several bits, or none, Python makes no canonical ones."""
    canonical: list[str] = made._member_names_
    by_value: dict[int, Any] = made._value2member_map_
    mask = singles = 0
    for name, value in names:
        mask |= value
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = _member(made, name, value)
            if value > 0 and not value & (value - 1):
                singles |= value
                canonical.append(name)
        made._member_map_[name] = member
        _set(made, name, member)
    _set(made, "_flag_mask_", mask)
    _set(made, "_singles_mask_", singles)
    _set(made, "_all_bits_", 2 ** mask.bit_length() - 1)
    values = [made._member_map_[name]._value_ for name in canonical]
    if values != sorted(values):
        made._iter_member_ = made._iter_member_by_def_


def _member(made: Any, name: str, value: int) -> Any:
    member = int.__new__(made, value) if made._member_type_ is int else object.__new__(made)
    facts = cast(dict[str, Any], vars(member))
    facts["_value_"] = value
    facts["_name_"] = name
    facts["__objclass__"] = made
    facts["_sort_order_"] = len(made._member_names_)
    return member
