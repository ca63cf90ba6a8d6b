# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Run in a process of its own: prints a digest of the shape of every enum of the Qt modules in use.

python enum_shapes.py quick|stock
"""

from __future__ import annotations

import enum
import hashlib
import importlib
import itertools
import json
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Any

MODULES = ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtDBus", "QtPrintSupport")
ODD_VALUES = (0, 1, 3, 1 << 40, -1, -987654)


def enums_of(owner: Any, seen: set[type], path: str) -> Iterator[tuple[str, Any]]:
    """Give every enum below a module or class, each with its path."""
    for name in dir(owner):
        value = getattr(owner, name, None)
        if isinstance(value, enum.EnumType):
            yield f"{path}.{name}", value
        elif isinstance(value, type) and value not in seen and value.__module__.startswith("PySide6"):
            seen.add(value)
            yield from enums_of(value, seen, f"{path}.{name}")


def tried(act: Callable[[], Any]) -> str:
    """Return what comes of it, or the error."""
    try:
        return repr(act())
    except Exception as error:  # noqa: BLE001 - the error is what is compared
        return f"{type(error).__name__}: {error}"


def shape(made: Any) -> dict[str, Any]:
    """Return all that can be seen of an enum."""
    members = list(made.__members__.items())
    plain = {name: value for name, value in vars(made).items() if not callable(value)}
    return {
        "who": [made.__module__, made.__qualname__, [base.__name__ for base in made.__mro__]],
        "attributes": sorted((name, repr(value)) for name, value in plain.items() if name != "__doc__"),
        "functions": sorted(name for name, value in vars(made).items() if callable(value)),
        "members": [member_shape(made, name, member) for name, member in members],
        "iterated": [member.name for member in made],
        "looked up": [tried(lambda value=value: made(value)) for value in ODD_VALUES],  # type: ignore[misc]
        "pickled": tried(lambda: [pickle.loads(pickle.dumps(member)) is member for _, member in members]),
        "sums": sums(made, [member for _, member in members][:6]) if issubclass(made, enum.Flag) else [],
    }


def member_shape(made: Any, name: str, member: Any) -> list[Any]:
    """Return all that can be seen of a member, and whether its value leads back to it."""
    facts = sorted((key, repr(value)) for key, value in vars(member).items())
    words = [repr(member), str(member), format(member, "")]
    return [name, member.name, member.value, *words, facts, made(member.value) is member]


def sums(made: Any, members: list[Any]) -> list[str]:
    """Return what flags give, two by two and turned round."""
    pairs = itertools.product(members, repeat=2)
    both = [[a | b, a & b, a ^ b] for a, b in pairs]
    return [*map(repr, both), *(tried(lambda member=member: ~member) for member in members)]  # type: ignore[misc]


def main(way: str) -> None:
    """Print the digests as JSON, of enums made quickly or by Python itself."""
    from holdspace.services.quick_enums import quick_enums

    with quick_enums() if way == "quick" else nullcontext():
        modules = [importlib.import_module(f"PySide6.{name}") for name in MODULES]
        shapes = {
            path: hashlib.sha256(json.dumps(shape(made), sort_keys=True).encode()).hexdigest()
            for name, module in zip(MODULES, modules, strict=True)
            for path, made in enums_of(module, set(), name)
            if made.__module__ != "enum"
        }
    json.dump(shapes, sys.stdout, sort_keys=True)


if __name__ == "__main__":
    main(sys.argv[1])
