# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A stand-in for the desktop's screen saver, run by the system's Python on a bus of the test's own.

On stdout it says what it was asked, and "released" when whoever asked is gone from the bus.
"""

from __future__ import annotations

import sys

from gi.repository import Gio, GLib

_INTERFACE = """<node><interface name="org.freedesktop.ScreenSaver"><method name="Inhibit">
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="u" direction="out"/>
</method></interface></node>"""


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def answer(bus, sender, _path, _interface, method, asked, invocation):  # type: ignore[no-untyped-def]
    say(f"{method} {' '.join(asked.unpack())}")
    Gio.bus_watch_name_on_connection(
        bus, sender, Gio.BusNameWatcherFlags.NONE, None, lambda _bus, _name: say("released")
    )
    invocation.return_value(GLib.Variant("(u)", (7,)))


def on_bus(bus, _name):  # type: ignore[no-untyped-def]
    interface = Gio.DBusNodeInfo.new_for_xml(_INTERFACE).interfaces[0]
    bus.register_object("/org/freedesktop/ScreenSaver", interface, answer, None, None)


def on_name(_bus, _name):  # type: ignore[no-untyped-def]
    say("ready")


Gio.bus_own_name(
    Gio.BusType.SESSION, "org.freedesktop.ScreenSaver", Gio.BusNameOwnerFlags.NONE, on_bus, on_name, None
)
GLib.MainLoop().run()
