# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The eyes and hands of assistive technology: answers questions about a window, a line of JSON each.

It runs under the Python that Debian's python3-pyatspi belongs to, outside of the app, and sees what a screen
reader sees: only what is visible. `agent.py` starts it and speaks to it.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - gi is told the version first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Node = Any
Facts = dict[str, Any]

POLL_MS = 30
MOST_ROWS = 100
NAMES_OF_STATES = {
    getattr(Atspi.StateType, name.upper()): name
    for name in (
        "active", "checked", "editable", "enabled", "focusable", "focused", "modal", "selected", "sensitive",
        "showing", "visible",
    )
}  # fmt: skip
ROWED = {Atspi.Role.LIST, Atspi.Role.TABLE, Atspi.Role.TREE, Atspi.Role.TREE_TABLE}
"""Roles whose children are rows of data: they have no identifiers, and there may be 100,000 of them."""


class MissingError(Exception):
    """What was asked for is not there in time; the message says what is."""


def pause() -> None:
    """Let events of the bus in for a moment."""
    loop = GLib.MainLoop()
    GLib.timeout_add(POLL_MS, loop.quit)
    loop.run()


def states_of(node: Node) -> list[str]:
    """Return the names of a control's states."""
    states = node.get_state_set()
    return [name for state, name in NAMES_OF_STATES.items() if states.contains(state)]


def text_of(node: Node) -> str:
    """Return a control's text, or "" where it has none."""
    if "Text" not in node.get_interfaces():
        return ""
    return str(Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node)))


def outline_of(node: Node) -> Facts:
    """Return what a control is, without what it holds and where it stands."""
    return {
        "id": node.get_accessible_id() or "",
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "description": node.get_description() or "",
        "states": states_of(node),
        "text": "",
        "extents": [],
    }


def facts_of(node: Node) -> Facts:
    """Return what assistive technology learns of a control; extents are x, y, width, height on the screen."""
    box = node.get_extents(Atspi.CoordType.SCREEN)
    place = [box.x, box.y, box.width, box.height]
    return outline_of(node) | {"text": text_of(node), "extents": place}


def children(node: Node) -> Iterator[Node]:
    """Yield the children of a node that are there when asked for."""
    for index in range(min(MOST_ROWS, node.get_child_count())):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def walk(node: Node) -> Iterator[Node]:
    """Yield every visible node below `node`, in order; not the rows of a list."""
    for child in children(node):
        try:
            if not child.get_state_set().contains(Atspi.StateType.VISIBLE):
                continue
            rowed = child.get_role() in ROWED
        except GLib.GError:
            continue  # it went while we looked
        yield child
        if not rowed:
            yield from walk(child)


def has_home(pid: int, home: str) -> bool:
    """Tell whether a process was started with this HOLDSPACE_HOME."""
    try:
        environment = Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return False
    return f"HOLDSPACE_HOME={home}".encode() in environment.split(b"\0")


class Agent:
    """Answers requests: each is the name of a method below with its arguments."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, str], Node] = {}
        self._focused: list[Node] = []
        self._told_values: list[tuple[str, float]] = []
        self._listener = Atspi.EventListener.new(self._on_event, None)
        self._announced: list[str] = []
        self._listener.register("object:state-changed:focused")
        self._listener.register("object:announcement")

    def app(self, home: str, timeout: float) -> int:
        """Return the process of the app that keeps its things in `home`, once it can be seen."""
        return self._until(timeout, f"no app with {home}", lambda: self._pid_of(home))

    def gone(self, pid: int, timeout: float) -> None:
        """Wait until an app can be seen no more."""
        self._until(timeout, f"{pid} can still be seen", lambda: self._application(pid) is None)

    def control(self, pid: int, wanted: Facts, timeout: float) -> Facts:
        """Return the facts of the visible control that is as `wanted`, once there is one.

        `wanted` has any of id, name, text (equal), holds (a part of name or text), states, without (states).
        """
        return self._until(
            timeout, f"nothing is {wanted}", lambda: self._matching(pid, wanted), lambda: self._told(pid)
        )

    def no_control(self, pid: int, wanted: Facts, timeout: float) -> None:
        """Wait until no visible control is as `wanted`."""
        self._until(timeout, f"still there: {wanted}", lambda: self._matching(pid, wanted) is None)

    def responsive(self, pid: int, wanted: Facts, timeout: float) -> Facts:
        """Wait for a control, asking the window something all the while; return how soon it answered.

        Gives answers (their number), slowest and waited, in seconds.
        """
        begun = time.monotonic()
        taken: list[float] = []
        while self._matching(pid, wanted) is None:
            if time.monotonic() - begun > timeout:
                raise MissingError(f"nothing is {wanted}")
            asked = time.monotonic()
            application = self._application(pid)
            if application is not None:
                [states_of(window) for window in children(application)]
                taken.append(time.monotonic() - asked)
            pause()
        return {
            "answers": len(taken),
            "slowest": max(taken, default=0.0),
            "waited": time.monotonic() - begun,
        }

    def forget_focus(self, pid: int) -> None:
        """Forget which controls got the keyboard so far."""
        del pid
        context = GLib.MainContext.default()
        while context.pending():
            context.iteration(may_block=False)
        self._focused.clear()

    def new_focus(self, pid: int, timeout: float) -> Facts:
        """Return the control that got the keyboard since `forget_focus`, once one has."""
        complaint = "the keyboard has not moved"
        return self._until(timeout, complaint, self._newly_focused, lambda: self._told(pid))

    def everything(self, pid: int) -> list[Facts]:
        """Return the outlines of all visible controls, in the order of the tree."""
        application = self._application(pid)
        return [outline_of(node) for node in walk(application)] if application is not None else []

    def rows(self, pid: int, identifier: str) -> list[str]:
        """Return what the rows of a list say, or its cells."""
        found = self._find(pid, identifier)
        if found is None:
            raise MissingError(f"no {identifier}: {self._told(pid)}")
        return [row.get_name() or "" for row in children(found)]

    def focus(self, pid: int, identifier: str, timeout: float) -> None:
        """Give a control the keyboard."""
        self._until(
            timeout, f"{identifier} takes no keyboard", lambda: self._given(pid, identifier, "grab_focus")
        )

    def number(self, pid: int, identifier: str) -> Facts:
        """Return a control's number, bounds and step, and hear from now on where a number changes."""
        found = self._find(pid, identifier)
        if found is None or "Value" not in found.get_interfaces():
            raise MissingError(f"{identifier} has no number: {self._told(pid)}")
        self._told_values.clear()
        self._listener.register("object:property-change:accessible-value")
        return {
            "now": Atspi.Value.get_current_value(found),
            "least": Atspi.Value.get_minimum_value(found),
            "most": Atspi.Value.get_maximum_value(found),
            "step": Atspi.Value.get_minimum_increment(found),
        }

    def told_number(self, pid: int, identifier: str, number: float, timeout: float) -> None:
        """Wait until a control has told that it changed, and was at this number then."""
        complaint = f"{identifier} does not tell {number}"
        told = (identifier, number)
        self._until(timeout, complaint, lambda: told in self._told_values, lambda: self._told(pid))

    def press(self, pid: int, identifier: str, timeout: float) -> None:
        """Do a control's first action, as a screen reader does."""
        self._until(
            timeout, f"{identifier} cannot be pressed", lambda: self._given(pid, identifier, "do_action")
        )

    def heard(self, pid: int, words: str, timeout: float) -> str:
        """Return the announcement that holds `words`, once it was made; what came before it is forgotten."""
        del pid
        return self._until(
            timeout, f"never said: {words}", lambda: self._take_heard(words), self._told_so_far
        )

    def _take_heard(self, words: str) -> str:
        found = next((each for each in self._announced if words in each), "")
        if found:
            del self._announced[: self._announced.index(found) + 1]
        return found

    def _told_so_far(self) -> str:
        return f"Said was: {self._announced}"

    def _on_event(self, event: Any, _: None) -> None:
        if event.type.startswith("object:announcement"):
            self._announced.append(str(event.any_data))
            return
        if event.type.startswith("object:state-changed"):
            if event.detail1:
                self._focused.append(event.source)
            return
        try:
            told = (event.source.get_accessible_id() or "", Atspi.Value.get_current_value(event.source))
        except GLib.GError:
            return  # it has just gone
        self._told_values.append(told)

    def _newly_focused(self) -> Facts | None:
        return facts_of(self._focused[-1]) if self._focused else None

    def _given(self, pid: int, identifier: str, what: str) -> bool:
        found = self._find(pid, identifier)
        if found is None:
            return False
        if what == "grab_focus":
            return bool(Atspi.Component.grab_focus(found))
        if "Action" not in found.get_interfaces():
            return False
        try:
            return bool(Atspi.Action.do_action(found, 0))
        except GLib.GError:
            return True  # it was told, and is so busy with it that it has not answered: never tell it twice

    def _until(
        self, timeout: float, complaint: str, look: Callable[[], Any], tell: Callable[[], str] = str
    ) -> Any:
        end = time.monotonic() + timeout
        while True:
            try:
                found = look()
            except GLib.GError:
                found = None  # the window was busy, or went while we looked
            if found:
                return found
            if time.monotonic() > end:
                raise MissingError(f"after {timeout} s {complaint}. {tell() if timeout else ''}")
            pause()

    def _applications(self) -> Iterator[Node]:
        for application in children(Atspi.get_desktop(0)):
            application.set_cache_mask(Atspi.Cache.NONE)  # what is seen is what is there now
            yield application

    def _application(self, pid: int) -> Node | None:
        return next((each for each in self._applications() if each.get_process_id() == pid), None)

    def _pid_of(self, home: str) -> int | None:
        pids = (each.get_process_id() for each in self._applications())
        return next((pid for pid in pids if has_home(pid, home)), None)

    def _find(self, pid: int, identifier: str) -> Node | None:
        known = self._known.pop((pid, identifier), None)
        if known is not None and self._still(known, identifier):
            self._known[pid, identifier] = known
            return known
        application = self._application(pid)
        if application is None:
            return None
        found = next((node for node in walk(application) if node.get_accessible_id() == identifier), None)
        if found is not None:
            self._known[pid, identifier] = found
        return found

    def _still(self, node: Node, identifier: str) -> bool:
        try:
            visible = node.get_state_set().contains(Atspi.StateType.VISIBLE)
            return visible and node.get_accessible_id() == identifier
        except GLib.GError:
            return False

    def _matching(self, pid: int, wanted: Facts) -> Facts | None:
        if "id" in wanted:
            found = self._find(pid, wanted["id"])
            candidates = iter([found] if found is not None else [])
        else:
            application = self._application(pid)
            candidates = walk(application) if application is not None else iter(())
        return next((facts_of(node) for node in candidates if fits(node, wanted)), None)

    def _told(self, pid: int) -> str:
        application = self._application(pid)
        seen = [] if application is None else [facts_of(node) for node in walk(application)]
        lines = [
            f"  {each['role']} {each['id']} {each['name']!r} {each['text']!r} {' '.join(each['states'])}"
            for each in seen
        ]
        return "\n".join(["What is visible:", *lines])


def fits(node: Node, wanted: Facts) -> bool:
    """Tell whether a control is as wanted, asking for no more than is needed."""
    if "name" in wanted and node.get_name() != wanted["name"]:
        return False
    if "text" in wanted and text_of(node) != wanted["text"]:
        return False
    part = wanted.get("holds", "")
    if part and part not in (node.get_name() or "") and part not in text_of(node):
        return False
    if not wanted.keys() & {"states", "without"}:
        return True
    states = set(states_of(node))
    return states >= set(wanted.get("states", ())) and not states & set(wanted.get("without", ()))


def main() -> None:
    """Answer until the input ends."""
    agent = Agent()
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = {"answer": getattr(agent, request.pop("do"))(**request)}
        except (MissingError, GLib.GError) as error:
            answer = {"missing": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
