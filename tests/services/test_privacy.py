# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The words about what is protected and what is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from holdspace.services.privacy import Section, load_privacy, parse_sections
from holdspace.services.resources import resources_folder

LINES = st.text(alphabet="abc de'?.,", min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
SECTIONS = st.lists(st.builds(Section, LINES, st.lists(LINES, min_size=1).map(tuple)), min_size=1).map(tuple)


@given(SECTIONS)
def test_what_is_written_down_is_read_again(sections: tuple[Section, ...]) -> None:
    text = "\n\n".join("\n\n".join((f"# {one.heading}", *one.paragraphs)) for one in sections)
    assert parse_sections(text) == sections


def test_lines_of_a_paragraph_are_joined_and_words_before_a_heading_stay() -> None:
    assert parse_sections("one\ntwo\n\n\n# Title\n\nthree\n") == (
        Section("", ("one two",)),
        Section("Title", ("three",)),
    )
    assert parse_sections(" \n\n ") == ()


def test_the_words_that_come_with_the_app() -> None:
    sections = load_privacy(resources_folder())
    assert len(sections) == 4
    for section in sections:
        assert section.heading
        assert len(section.paragraphs) == 2, section.heading
        for paragraph in section.paragraphs:
            assert "!" not in paragraph
            assert len(paragraph.split()) <= 40, paragraph
    everything = " ".join(paragraph for section in sections for paragraph in section.paragraphs)
    for needed in ("no network", "counsel", "see the screen", "record what is typed", "Backups", "policy"):
        assert needed in everything
