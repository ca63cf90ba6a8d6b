# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A stand-in for logind and a screen saver, run by the system's Python on a bus of the test's own.

argv[1] is the path of the session that GetSession finds; without it there is none. On stdin come signals to
send, a line each: path, interface, name, and the arguments as GVariant text. On stdout it says what it was
asked, and "released" when the descriptor that holds sleep up is closed everywhere.
"""

from __future__ import annotations

import os
import sys

from gi.repository import Gio, GLib

_INTERFACE = """<node><interface name="org.freedesktop.login1.Manager">
<method name="Inhibit"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="h" direction="out"/></method>
<method name="GetSession"><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
</interface></node>"""


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def on_released(read, _condition):  # type: ignore[no-untyped-def]
    os.close(read)
    say("released")
    return False


def inhibit(invocation):  # type: ignore[no-untyped-def]
    read, write = os.pipe()
    descriptors = Gio.UnixFDList.new()
    handle = descriptors.append(write)
    os.close(write)
    GLib.unix_fd_add_full(GLib.PRIORITY_DEFAULT, read, GLib.IOCondition.HUP, on_released)
    invocation.return_value_with_unix_fd_list(GLib.Variant("(h)", (handle,)), descriptors)


def answer(_bus, _sender, _path, _interface, method, asked, invocation):  # type: ignore[no-untyped-def]
    say(f"{method} {' '.join(asked.unpack())}")
    if method == "Inhibit":
        inhibit(invocation)
    elif sys.argv[1:]:
        invocation.return_value(GLib.Variant("(o)", (sys.argv[1],)))
    else:
        invocation.return_dbus_error("org.freedesktop.login1.NoSuchSession", "no such session")


def on_line(descriptor, _condition, bus):  # type: ignore[no-untyped-def]
    # Not sys.stdin: of two lines that come at once it would keep the second to itself.
    data = os.read(descriptor, 65536)
    if not data:
        sys.exit()
    while not data.endswith(b"\n"):
        data += os.read(descriptor, 65536)
    for line in data.decode().splitlines():
        path, interface, name, arguments = line.split(" ", 3)
        bus.emit_signal(None, path, interface, name, GLib.Variant.parse(None, arguments, None, None))
    return True


def on_bus(bus, _name):  # type: ignore[no-untyped-def]
    interface = Gio.DBusNodeInfo.new_for_xml(_INTERFACE).interfaces[0]
    bus.register_object("/org/freedesktop/login1", interface, answer, None, None)
    GLib.unix_fd_add_full(GLib.PRIORITY_DEFAULT, sys.stdin.fileno(), GLib.IOCondition.IN, on_line, bus)


def on_name(_bus, _name):  # type: ignore[no-untyped-def]
    say("ready")


Gio.bus_own_name(
    Gio.BusType.SESSION, "org.freedesktop.login1", Gio.BusNameOwnerFlags.NONE, on_bus, on_name, None
)
GLib.MainLoop().run()
