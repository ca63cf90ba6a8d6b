# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Questions to the bus with numbers of other sizes: Qt for Python can send none but signed ones.

The library is the one that Qt itself stands on, by its public interface, and the connection is Qt's own.
"""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence
from typing import Any

_LIBRARY = "libdbus-1.so.3"
_STRING, _UINT32, _INT32, _BYTE, _BOOLEAN = (ord(each) for each in "suiyb")
_ARRAY, _VARIANT, _ENTRY = (ord(each) for each in "ave")
_RETURN = 2  # DBUS_MESSAGE_TYPE_METHOD_RETURN
_NO_TIMEOUT = 0x7FFFFFFF  # one would be a timer of Qt's, started on a thread that is not its own
_SIZES: dict[int, Any] = {
    _UINT32: ctypes.c_uint32,
    _INT32: ctypes.c_int32,
    _BYTE: ctypes.c_uint8,
    _BOOLEAN: ctypes.c_uint32,
}
_pointer, _text, _int = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
_FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "message_new_method_call": (_pointer, (_text, _text, _text, _text)),
    "message_unref": (None, (_pointer,)),
    "message_get_type": (_int, (_pointer,)),
    "message_iter_init": (_int, (_pointer, _pointer)),
    "message_iter_get_arg_type": (_int, (_pointer,)),
    "message_iter_get_basic": (None, (_pointer, _pointer)),
    "message_iter_init_append": (None, (_pointer, _pointer)),
    "message_iter_append_basic": (_int, (_pointer, _int, _pointer)),
    "message_iter_open_container": (_int, (_pointer, _int, _text, _pointer)),
    "message_iter_close_container": (_int, (_pointer, _pointer)),
    "connection_send_with_reply": (_int, (_pointer, _pointer, _pointer, _int)),
    "pending_call_get_completed": (_int, (_pointer,)),
    "pending_call_steal_reply": (_pointer, (_pointer,)),
    "pending_call_cancel": (None, (_pointer,)),
    "pending_call_unref": (None, (_pointer,)),
}


class NoLibrary(OSError):  # noqa: N818 - named for what it says
    """The library is not there: nothing can be asked with such numbers. Nothing else is different."""


class Library:
    """The functions that are needed, with their types. Raises NoLibrary where one is missing."""

    def __init__(self, name: str = _LIBRARY) -> None:
        try:
            library = ctypes.CDLL(name)
            self._functions = {each: getattr(library, f"dbus_{each}") for each in _FUNCTIONS}
        except (OSError, AttributeError):
            raise NoLibrary(name) from None
        for each, (returned, taken) in _FUNCTIONS.items():
            self._functions[each].restype, self._functions[each].argtypes = returned, taken

    def __getattr__(self, name: str) -> Any:
        """Return a function by its name without the prefix."""
        try:
            return self._functions[name]
        except KeyError:
            raise AttributeError(name) from None


class Question:
    """A method call being written; what is written is sent in that order."""

    def __init__(self, library: Library, service: str, path: str, interface: str, method: str) -> None:
        self._dbus = library
        names = (each.encode() for each in (service, path, interface, method))
        self._message = library.message_new_method_call(*names)
        self._end = _place()
        library.message_iter_init_append(self._message, self._end)

    def text(self, *words: str) -> None:
        """Write strings."""
        for each in words:
            self._basic(self._end, _STRING, each)

    def unsigned(self, number: int) -> None:
        """Write a number from 0, of 32 bits."""
        self._basic(self._end, _UINT32, number)

    def signed(self, number: int) -> None:
        """Write a number of 32 bits."""
        self._basic(self._end, _INT32, number)

    def texts(self, words: Sequence[str]) -> None:
        """Write a list of strings."""
        inside = self._open(self._end, _ARRAY, b"s")
        for each in words:
            self._basic(inside, _STRING, each)
        self._dbus.message_iter_close_container(self._end, inside)

    def named(self, values: Mapping[str, str | bool | int]) -> None:
        """Write values by their names; a number is one byte."""
        inside = self._open(self._end, _ARRAY, b"{sv}")
        for name, value in values.items():
            entry = self._open(inside, _ENTRY, None)
            self._basic(entry, _STRING, name)
            kind = _STRING if isinstance(value, str) else _BOOLEAN if isinstance(value, bool) else _BYTE
            variant = self._open(entry, _VARIANT, bytes([kind]))
            self._basic(variant, kind, value)
            self._dbus.message_iter_close_container(entry, variant)
            self._dbus.message_iter_close_container(inside, entry)
        self._dbus.message_iter_close_container(self._end, inside)

    def ask(self, connection: int) -> Answer:
        """Send it by the connection at this address, once, and return what will hold the answer.

        Without a connection, address 0, there will be none.
        """
        pending = ctypes.c_void_p()
        if connection:
            waiting = ctypes.byref(pending)
            self._dbus.connection_send_with_reply(connection, self._message, waiting, _NO_TIMEOUT)
        self._dbus.message_unref(self._message)
        self._message = None
        return Answer(self._dbus, pending.value)

    def _open(self, at: Any, kind: int, holds: bytes | None) -> Any:
        inside = _place()
        self._dbus.message_iter_open_container(at, kind, holds, inside)
        return inside

    def _basic(self, at: Any, kind: int, value: str | int) -> None:
        if isinstance(value, str):
            held: Any = ctypes.c_char_p(value.encode())
        else:
            held = _SIZES[kind](value)
        self._dbus.message_iter_append_basic(at, kind, ctypes.byref(held))


class Answer:
    """What the bus will have answered. Nothing waits for it: whoever needs it looks whether it is there."""

    def __init__(self, library: Library, pending: int | None) -> None:
        self._dbus = library
        self._pending = pending

    @property
    def is_there(self) -> bool:
        """Say whether it has come, and nobody took it."""
        return bool(self._pending) and bool(self._dbus.pending_call_get_completed(self._pending))

    def number(self) -> int:
        """Take the number from 0 that was answered; 0 where there is none, or none yet."""
        if not self.is_there:
            return 0
        reply = self._dbus.pending_call_steal_reply(self._pending)
        self._let_go()
        found, place = ctypes.c_uint32(0), _place()
        is_there = self._dbus.message_get_type(reply) == _RETURN
        is_there = is_there and self._dbus.message_iter_init(reply, place)
        if is_there and self._dbus.message_iter_get_arg_type(place) == _UINT32:
            self._dbus.message_iter_get_basic(place, ctypes.byref(found))
        self._dbus.message_unref(reply)
        return found.value

    def drop(self) -> None:
        """Ask no more for it."""
        if self._pending:
            self._dbus.pending_call_cancel(self._pending)
            self._let_go()

    def _let_go(self) -> None:
        self._dbus.pending_call_unref(self._pending)
        self._pending = None


def _place() -> Any:
    return ctypes.create_string_buffer(256)  # DBusMessageIter takes 72 bytes, and is the library's own affair
