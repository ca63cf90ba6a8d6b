# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""No module of ours imports what could reach a network; of QtNetwork only what is local."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCES = Path(__file__).parent.parent / "src" / "holdspace"
REACHES_OUT = {
    *("socket", "socketserver", "ssl", "http", "ftplib", "imaplib", "poplib", "smtplib", "telnetlib"),
    *("nntplib", "xmlrpc", "asyncio", "asyncore", "webbrowser", "wsgiref", "requests", "httpx", "aiohttp"),
    *("urllib3", "_socket", "_ssl", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore"),
    "PySide6.QtWebEngineWidgets",
}
MAY = {"urllib.parse": "takes an address apart and reaches nothing"}
LOCAL = {"QLocalServer", "QLocalSocket"}


def imported(text: str) -> Iterator[str]:
    """Give every name that a module imports, in full."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


def complaints(text: str) -> list[str]:
    """Return what a module imports and may not."""
    return [name for name in imported(text) if reaches_out(name)]


def reaches_out(name: str) -> bool:
    """Tell whether what is imported under this name could reach a network."""
    first, _, rest = name.removeprefix("PySide6.").partition(".")
    if first == "QtNetwork":
        return rest not in LOCAL
    if first == "urllib":
        return not name.startswith(tuple(MAY))
    return any(name == out or name.startswith(f"{out}.") for out in REACHES_OUT)


@pytest.mark.parametrize("path", sorted(SOURCES.rglob("*.py")), ids=lambda path: path.name)
def test_no_module_imports_what_reaches_out(path: Path) -> None:
    assert complaints(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "import socket",
        "import urllib.request",
        "from urllib import request",
        "from http.client import HTTPConnection",
        "from PySide6.QtNetwork import QTcpSocket",
        "from PySide6 import QtNetwork",
        "import PySide6.QtNetwork",
        "def f():\n    import ssl",
    ],
)
def test_what_would_reach_out_is_found(line: str) -> None:
    assert complaints(line)


def test_what_is_local_may_be_imported() -> None:
    assert complaints("import urllib.parse\nfrom PySide6.QtNetwork import QLocalServer, QLocalSocket") == []
