# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The words to be read load nothing, open nothing and leave no trace in the clipboard's history (case 48)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontInfo, QImage, QKeySequence, QTextDocument

from holdspace.services.rendering import render
from holdspace.ui.journal.entry_view import EntryView, PlainView
from holdspace.ui.widgets.clipboard import HINTS

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

View = EntryView | PlainView


@pytest.fixture
def copied() -> list[str]:
    return []


@pytest.fixture(params=[EntryView, PlainView])
def view(request: pytest.FixtureRequest, theme: Theme, copied: list[str], qtbot: QtBot) -> View:
    made: View = request.param(theme, copied.append)
    if isinstance(made, EntryView):
        made.show_html(render("one *two* three").content)
    else:
        made.show_lines("one two three")
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A real picture that could be loaded."""
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(tmp_path / "dot.png"))
    return tmp_path / "dot.png"


def test_no_resource_is_ever_loaded(theme: Theme, picture: Path, qtbot: QtBot) -> None:
    view = EntryView(theme, str)
    qtbot.addWidget(view)
    kind = QTextDocument.ResourceType.ImageResource
    for address in (
        picture.as_uri(),
        str(picture),
        "https://example.org/dot.png",
        r"\\server\share\dot.png",
        "//server/share/dot.png",
        "data:image/png;base64,iVBORw0KGgo=",
        "qrc:/x",
    ):
        # Even markup that the renderer would never let through.
        view.show_html(f'<p>a<img src="{address}">b</p>')
        assert view.document().resource(kind.value, QUrl(address)) == b"refused"
        assert (
            view.document().resource(QTextDocument.ResourceType.HtmlResource.value, QUrl(address))
            == b"refused"
        )


def test_no_link_is_opened(theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: pytest.fail("opened a link"))
    view = EntryView(theme, str)
    qtbot.addWidget(view)
    view.resize(300, 100)
    view.show_html('<p><a href="javascript:alert(1)">press here please</a></p>')
    view.show()
    with qtbot.assertNotEmitted(view.anchorClicked), qtbot.assertNotEmitted(view.sourceChanged):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect().center())
    assert view.toPlainText() == "press here please"


def test_words_cannot_be_changed(view: View, qtbot: QtBot) -> None:
    before = view.toPlainText()
    qtbot.keyClicks(view, "xyz")
    assert view.toPlainText() == before
    assert not view.isUndoRedoEnabled()


def test_copying_goes_through_the_private_clipboard(view: View, copied: list[str], qtbot: QtBot) -> None:
    qtbot.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    assert copied == []
    view.selectAll()
    qtbot.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    assert copied == ["one two three"]


def test_what_is_dragged_or_selected_carries_the_hints_and_plain_words_only(view: View) -> None:
    view.selectAll()
    data = view.createMimeDataFromSelection()
    assert data.text() == "one two three"
    assert not data.hasHtml()
    assert all(bytes(data.data(name).data()) == value for name, value in HINTS.items())


def test_the_serif_stays_after_a_style_sheet(view: View, theme: Theme, qtbot: QtBot) -> None:
    theme.choose("dark")
    theme.choose("light")
    assert view.document().defaultFont().family() == theme.serif(1.32).family() == "Literata"
    assert QFontInfo(view.document().defaultFont()).pixelSize() == theme.serif(1.32).pixelSize()
