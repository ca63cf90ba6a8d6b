# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A stand-in for the desktop's notification service, run by the system's Python on a bus of the test's own.

argv holds what it can do. On stdin come signals to send, a line each: a name, and the arguments as GVariant
text. On stdout it says what it was asked, with the types; a line it shows has the next number from 7 on.
"""

from __future__ import annotations

import os
import sys

from gi.repository import Gio, GLib

_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_INTERFACE = """<node><interface name="org.freedesktop.Notifications">
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="as" direction="in"/><arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
<arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
</interface></node>"""
number = 6


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def answer(_bus, _sender, _path, _interface, method, asked, invocation):  # type: ignore[no-untyped-def]
    global number
    say(f"{method} {asked.print_(True)}")
    if method == "Notify":
        number += 1
        invocation.return_value(GLib.Variant("(u)", (number,)))
    elif method == "GetCapabilities":
        invocation.return_value(GLib.Variant("(as)", (sys.argv[1:],)))
    else:
        invocation.return_value(None)


def on_line(descriptor, _condition, bus):  # type: ignore[no-untyped-def]
    # Not sys.stdin: of two lines that come at once it would keep the second to itself.
    data = os.read(descriptor, 65536)
    if not data:
        sys.exit()
    while not data.endswith(b"\n"):
        data += os.read(descriptor, 65536)
    for line in data.decode().splitlines():
        name, arguments = line.split(" ", 1)
        bus.emit_signal(None, _PATH, _NAME, name, GLib.Variant.parse(None, arguments, None, None))
    return True


def on_bus(bus, _name):  # type: ignore[no-untyped-def]
    interface = Gio.DBusNodeInfo.new_for_xml(_INTERFACE).interfaces[0]
    bus.register_object(_PATH, interface, answer, None, None)
    GLib.unix_fd_add_full(GLib.PRIORITY_DEFAULT, sys.stdin.fileno(), GLib.IOCondition.IN, on_line, bus)


def on_name(_bus, _name):  # type: ignore[no-untyped-def]
    say("ready")


Gio.bus_own_name(Gio.BusType.SESSION, _NAME, Gio.BusNameOwnerFlags.NONE, on_bus, on_name, None)
GLib.MainLoop().run()
