# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A stand-in for the desktop's portal, run by the system's Python: argv holds namespace, key and value."""

from __future__ import annotations

import sys

from gi.repository import Gio, GLib

_INTERFACE = """<node><interface name="org.freedesktop.portal.Settings"><method name="Read">
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/>
</method></interface></node>"""


def answer(_bus, _sender, _path, _interface, _method, asked, invocation):  # type: ignore[no-untyped-def]
    if list(asked.unpack()) == sys.argv[1:3]:
        value = GLib.Variant.parse(None, sys.argv[3], None, None)
        invocation.return_value(GLib.Variant("(v)", (GLib.Variant("v", value),)))
    else:
        invocation.return_dbus_error("org.freedesktop.portal.Error.NotFound", "no such setting")


def on_bus(bus, _name):  # type: ignore[no-untyped-def]
    interface = Gio.DBusNodeInfo.new_for_xml(_INTERFACE).interfaces[0]
    bus.register_object("/org/freedesktop/portal/desktop", interface, answer, None, None)


def on_name(_bus, _name):  # type: ignore[no-untyped-def]
    sys.stdout.write("ready\n")
    sys.stdout.flush()


Gio.bus_own_name(
    Gio.BusType.SESSION,
    "org.freedesktop.portal.Desktop",
    Gio.BusNameOwnerFlags.NONE,
    on_bus,
    on_name,
    None,
)
GLib.MainLoop().run()
