# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The house rules that no linter knows, each a function from a text to complaints ("line: what")."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
CODE = ("src", "tests", "benchmarks", "packaging", "docs")
MOST_LINES = 500

SPDX = re.compile(
    r"(#!.*\n)?# SPDX-FileCopyrightText: \d{4} The HoldSpace founders\n# SPDX-License-Identifier: MIT\n"
)
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6})\b|^#[0-9a-fA-F]{3,4}$")
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")
EMOJI = re.compile("[\U0001f000-\U0001faff\ufe0f]")
MACHINE = re.compile(
    r"(?<![\w.$}/])/(?:root|work|mnt|srv)/|(?<![\w.$}/])/(?:home|Users)/(?!you/)\w+/"
    r"|\.py" r"env\b|\bpy" r"pi\.org|python" r"hosted|--(?:extra-)?index" r"-url"
)  # fmt: skip
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
OUTSIDE = ("http:", "https:", "mailto:")
SLEEPS = {("time", "sleep"), ("qtbot", "wait"), ("QTest", "qWait"), ("QTest", "qSleep")}
SLEEPS |= {("QThread", "sleep"), ("QThread", "msleep")}
CLOCKS = {"process_time", "thread_time", "perf_counter", "monotonic", "timeit", "QElapsedTimer"}
WAITS = {"wait", "join", "acquire", "communicate", "waitForConnected", "waitForReadyRead", "waitForFinished"}
LONGEST_LOOK = 0.1  # seconds, of one look among many


def python_files(*folders: str) -> list[Path]:
    """Return every Python file of ours under `folders`, and run.py if none are named."""
    found = [path for folder in folders or CODE for path in (ROOT / folder).rglob("*.py")]
    return sorted(found if folders else [*found, ROOT / "run.py"])


def text_files() -> list[Path]:
    """Return every text file of the project that a person writes or reads."""
    endings = {
        ".py",
        ".md",
        ".toml",
        ".txt",
        ".qss",
        ".svg",
        ".desktop",
        ".xml",
        ".sh",
        ".ts",
        ".cfg",
        ".iss",
    }
    found = [path for folder in (*CODE, "resources") for path in (ROOT / folder).rglob("*")]
    top = [path for path in ROOT.iterdir() if path.is_file()]
    return sorted([*(path for path in [*found, *top] if path.suffix in endings), ROOT / ".ci" / "run"])


def head(text: str) -> Iterator[str]:
    """A file opens with the two SPDX lines and a docstring."""
    if not SPDX.match(text):
        yield "1: does not open with the two SPDX lines"
    if not ast.get_docstring(ast.parse(text)):
        yield "1: has no docstring"


def length(text: str) -> Iterator[str]:
    """A file stays under 500 lines; what lists one behaviour after the other may be twice as long."""
    lines = text.count("\n")
    if lines >= MOST_LINES * (2 if "\ndef test_" in text else 1):
        yield f"{lines}: under {MOST_LINES} lines, please"


def _calls(text: str) -> Iterator[tuple[ast.Call, str, str]]:
    """Yield each call with the last two names of what is called, such as ("qtbot", "wait")."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node, "", node.func.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            named = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
            yield node, named, node.func.attr


def style_sheets(text: str) -> Iterator[str]:
    """Only ui/theme sets a style sheet."""
    for call, _, name in _calls(text):
        if name == "setStyleSheet":
            yield f"{call.lineno}: a style sheet outside ui/theme"


def _docstrings(tree: ast.Module) -> set[int]:
    bodies = [getattr(node, "body", None) for node in ast.walk(tree)]
    first = [body[0] for body in bodies if isinstance(body, list) and body]
    return {id(node.value) for node in first if isinstance(node, ast.Expr)}


def colours(text: str) -> Iterator[str]:
    """Only ui/theme names a colour by value."""
    tree = ast.parse(text)
    prose = _docstrings(tree)
    for node in ast.walk(tree):
        words = node.value if isinstance(node, ast.Constant) and id(node) not in prose else None
        if isinstance(words, str) and COLOUR.search(words):
            yield f"{node.lineno}: a literal colour outside ui/theme"
        named = isinstance(node, ast.Attribute) and getattr(node.value, "attr", "") == "GlobalColor"
        if named and node.attr != "transparent":
            yield f"{node.lineno}: a literal colour outside ui/theme"
    for call, owner, name in _calls(text):
        literal = bool(call.args) and isinstance(call.args[0], ast.Constant)
        if literal and "QColor" in (owner, name):
            yield f"{call.lineno}: a literal colour outside ui/theme"


def lambdas(text: str) -> Iterator[str]:
    """Signals connect to named slots."""
    for call, _, name in _calls(text):
        if name == "connect" and any(isinstance(argument, ast.Lambda) for argument in call.args):
            yield f"{call.lineno}: a lambda as a slot"


def prints(text: str) -> Iterator[str]:
    """Only the command line prints."""
    for call, owner, name in _calls(text):
        if (owner, name) == ("", "print"):
            yield f"{call.lineno}: print outside cli"


def sleeps(text: str) -> Iterator[str]:
    """Tests wait for a signal or a condition, never for a time."""
    for call, owner, name in _calls(text):
        if (owner, name) in SLEEPS or (owner, name) == ("", "sleep"):
            yield f"{call.lineno}: waits for a time, not for a condition"


def clocks(text: str) -> Iterator[str]:
    """No test asserts how long something took: growth.py compares, benchmarks/ measure."""
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.ImportFrom(module="time" | "timeit", names=names):
                found = {name.name for name in names}
            case ast.Attribute(value=ast.Name(id="time"), attr=name) | ast.Name(id=name):
                found = {name}
            case _:
                continue
        if found & CLOCKS:
            yield f"{node.lineno}: reads a clock"


def impatience(text: str) -> Iterator[str]:
    """How long a test waits for what must come stands in patience.py; one look of many is no waiting."""
    for call, _, name in _calls(text):
        limits = [each.value for each in call.keywords if each.arg == "timeout"]
        limits += call.args[-1:] if name in WAITS and not (name == "wait" and "Walk" in text) else []
        if any(isinstance(each, ast.Constant) and _is_long(each.value) for each in limits):
            yield f"{call.lineno}: has a patience of its own"


def _is_long(seconds: object) -> bool:
    return isinstance(seconds, int | float) and not isinstance(seconds, bool) and seconds > LONGEST_LOOK


def health_checks(text: str) -> Iterator[str]:
    """What Hypothesis may complain of stands in examples.py."""
    for number, line in enumerate(text.splitlines(), 1):
        if "HealthCheck" in line:
            yield f"{number}: says by itself what Hypothesis may complain of"


def unfinished(text: str) -> Iterator[str]:
    """Nothing is left for later in a comment."""
    for number, line in enumerate(text.splitlines(), 1):
        if UNFINISHED.search(line):
            yield f"{number}: a note to self"


def machine(text: str) -> Iterator[str]:
    """No path of somebody's machine, and no index address."""
    for number, line in enumerate(text.splitlines(), 1):
        if MACHINE.search(line):
            yield f"{number}: a path of one machine, or an address of an index"


def loud(words: str) -> bool:
    """Tell whether words on screen shout or wink."""
    return "!" in words or bool(EMOJI.search(words))


def words_in_code(text: str) -> Iterator[str]:
    """Words on screen do without exclamation marks and emoji."""
    for call, _, name in _calls(text):
        if name in ("tr", "translate", "QT_TRANSLATE_NOOP"):
            for node in call.args:
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and loud(node.value):
                    yield f"{call.lineno}: an exclamation mark or emoji"


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def words_in_content(text: str) -> Iterator[str]:
    """Words in resources/content do without exclamation marks and emoji."""
    for words in _strings(tomllib.loads(text)):
        if loud(words):
            yield f"0: an exclamation mark or emoji: {words}"


def slugs(text: str) -> set[str]:
    """Return the anchors that a Markdown text's headings make."""
    titles = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-") for title in titles}


def broken_links(page: Path) -> Iterator[str]:
    """Yield the links of a Markdown page that lead to no file, or to no heading of one."""
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if target.startswith(OUTSIDE):
            continue
        name, _, anchor = target.partition("#")
        there = page.parent / name if name else page
        if not there.exists():
            yield f"{page.name}: no {target}"
        elif anchor and anchor not in slugs(there.read_text(encoding="utf-8")):
            yield f"{page.name}: no heading for {target}"


def mirrors(module: Path) -> list[str]:
    """Return where the tests of `module` (relative to src/holdspace) may stand, relative to tests."""
    floor, *middle = module.parent.parts or ("",)
    names = [module.stem, *middle]
    beside = Path(floor, *middle, f"test_{module.stem}.py")
    return [path.as_posix() for path in [*(Path(floor, f"test_{name}.py") for name in names), beside]]


def pins(text: str) -> dict[str, str]:
    """Return name and version of every package in the text of constraints.txt."""
    return {
        name.lower(): version for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE)
    }


def bare_pins(text: str) -> list[str]:
    """Return the packages in the text of constraints.txt that have no hash."""
    return re.findall(r"^([\w.-]+)==[^\\\n]*$", text, re.MULTILINE)
