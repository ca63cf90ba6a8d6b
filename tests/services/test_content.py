# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What ships in resources/content loads, and errors in it are found and named."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from holdspace.services import (
    coach_content,
    content,
    known_practices,
    practice_content,
    practice_lines,
    primer,
    sources,
)
from holdspace.services.content import BadContent
from holdspace.services.resources import resources_folder

FOLDER = resources_folder() / "content"
LANGUAGES = sorted(folder.name for folder in FOLDER.iterdir() if (folder / "moments.toml").exists())
LOADERS = {
    "breathing": content.load_patterns,
    "card_kinds": content.load_card_kinds,
    "coach": coach_content.load_coach,
    "doorways": content.load_doorways,
    "feelings": content.load_feelings,
    "groundings": content.load_groundings,
    "help": content.load_help,
    "minutes": content.load_minutes,
    "moments": content.load_moments,
    "own_practices": known_practices.load_own_words,
    "pauses": content.load_pauses,
    "practice_lines": practice_lines.load_practice_lines,
    "practices": practice_content.load_practices,
    "primer": primer.load_primer,
    "prompts": content.load_prompts,
    "silences": practice_content.load_silences,
    "sources": sources.load_sources,
}
ONLY_HEARD = {
    "coach_lists"
}  # a second file of the coach's: wordings people say, shown nowhere, without numbers
WORDS_A_SECOND = 4  # 240 words a minute, an ordinary silent reading pace


def strings(value: object) -> list[str]:
    """Return every string in a TOML value, keys left out."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for each in value.values() for text in strings(each)]
    return [text for each in value for text in strings(each)] if isinstance(value, list) else []


def words_in(language: str, name: str) -> list[str]:
    """Return every string of a file of words; the coach's has phrases to look up, too, which nobody sees."""
    words = tomllib.loads((FOLDER / language / f"{name}.toml").read_text(encoding="utf-8"))
    return strings(words["words"] if name == "coach" else words)


@pytest.fixture
def own_folder(tmp_path: Path) -> Path:
    """Return a copy of the content that a test may spoil."""
    return Path(shutil.copytree(FOLDER, tmp_path / "content"))


def replace_in(file: Path, old: str, new: str) -> None:
    """Replace the first `old` in a file, which has to be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_file_has_its_loader_and_its_words():
    assert "en" in LANGUAGES
    for folder in (FOLDER, *(FOLDER / language for language in LANGUAGES)):
        assert {file.stem for file in folder.glob("*.toml")} - ONLY_HEARD == set(LOADERS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LOADERS)
def test_every_stanza_loads_with_its_words(name, language):
    assert LOADERS[name](language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LOADERS)
def test_words_are_plain(name, language):
    for text in words_in(language, name):
        assert not set("!¡") & set(text), text
        assert not set("'\"`") & set(text), f"typographic quotes and apostrophes only: {text}"
        assert "  " not in text, text
        assert "..." not in text, text
        assert all(ord(letter) < 0x2190 for letter in text), f"no emoji or dingbats: {text}"


@pytest.mark.parametrize("name", ["breathing", "card_kinds", "doorways", "groundings", "moments", "pauses"])
def test_a_word_without_an_id_and_an_id_without_words_are_both_found(name, own_folder):
    words = own_folder / "en" / f"{name}.toml"
    first = next(iter(tomllib.loads(words.read_text(encoding="utf-8"))))
    replace_in(words, f"[{first}]", "[nobody]")
    with pytest.raises(BadContent, match=rf"en/{name}\.toml: {first}: is missing"):
        LOADERS[name]("en", own_folder)
    words.write_text(
        f"{(FOLDER / 'en' / words.name).read_text(encoding='utf-8')}\n[nobody]\n", encoding="utf-8"
    )
    with pytest.raises(BadContent, match=rf"en/{name}\.toml: nobody: is not known here"):
        LOADERS[name]("en", own_folder)


@pytest.mark.parametrize(
    ("name", "file", "old", "new", "key"),
    [
        ("moments", "moments.toml", "common = true", "common = 1", "moment[0].common"),
        ("feelings", "feelings.toml", '"tired"', '"weary"', "first_row"),
        ("feelings", "feelings.toml", '"drained"', '"tired"', "words.tired: is missing"),
        ("feelings", "en/feelings.toml", "[words]", '[words]\nblue = "blue"', "words.blue: is not known"),
        ("pauses", "pauses.toml", "during = [3]", "during = [3, 5]", "silence_10.during"),
        ("pauses", "pauses.toml", "during = [3]", "during = [10]", "pause[1].during"),
        ("pauses", "pauses.toml", "during = [15, 40]", "during = [40, 15]", "pause[3].during"),
        ("pauses", "pauses.toml", '"breath"', '"rest"', "pause[0]: group"),
        ("breathing", "breathing.toml", 'kind = "in"', 'kind = "inward"', "pattern[0]: "),
        ("breathing", "breathing.toml", "seconds = 2.0 }", "seconds = 2.0, x = 1 }", "phases[0].x"),
        ("breathing", "en/breathing.toml", "caution =", "line2 =", "box.line2: is not known"),
        ("minutes", "minutes.toml", "minutes = 1", "minutes = 2", "offer[0].minutes"),
        ("minutes", "minutes.toml", "minutes = 1", "minutes = 0.5", "offer[0].minutes"),
        ("minutes", "minutes.toml", '"breathe"', '"journal"', "offer[0].place"),
        ("minutes", "minutes.toml", "have = 1\n", "have = 2\n", "lines.2: is missing"),
        ("minutes", "minutes.toml", "have = 3", "have = 4", "lines.4: is missing"),
        ("minutes", "en/minutes.toml", "[whys]\n1 =", "[whys]\n4 =", "whys.1: is missing"),
        ("groundings", "groundings.toml", '"grounding"', '"silence"', "grounding[0].group"),
        ("groundings", "groundings.toml", "during = [8, 21, 33, 46]", "during = [8]", "feet.during"),
        ("practices", "practices.toml", '"long_exhale"', '"resonance"', "practice[0].steps[2].ref"),
        ("practices", "practices.toml", 'ref = "outside"', 'ref = "feet"', "practice[2].steps[2].ref"),
        (
            "practices",
            "practices.toml",
            'kind = "choose"',
            'kind = "pick"',
            "steps[0]: who: kind",
        ),
        ("practices", "practices.toml", "seconds = 120", "seconds = 100", "practice[0]: seconds"),
        ("practices", "practices.toml", "seconds = 120", "seconds = 120\nlast = 1", "practice[0].last"),
        ("practices", "practices.toml", 'id = "who", ', 'id = "who", x = 1, ', "practice[0].steps[0].x"),
        ("practices", "practices.toml", 'then = "sorting"', 'then = "before"', "after: then"),
        (
            "practices",
            "en/practices.toml",
            "[before.steps.who]",
            "[before.steps.whom]",
            "steps.who: is",
        ),
        (
            "practices",
            "en/practices.toml",
            "words = ",
            "word = ",
            "way.options.words: is missing",
        ),
        ("practices", "en/practices.toml", "some = ", "all = 1, some = ", "left.options.all: is not known"),
        ("practices", "en/practices.toml", "hints = { outside", "hints = { inside", "way.hints.inside"),
        ("silences", "silences.toml", "holds = [2, 5,", "holds = [2, 6,", "holds"),
        ("silences", "silences.toml", '"boots"', '"shoes"', "lines.shoes: is missing"),
        ("silences", "silences.toml", '"boots"', '"signed_it"', "lines.signed_it: is missing"),
        ("silences", "en/silences.toml", "long =", "loud =", "meanings.long: is missing"),
        ("help", "help.toml", '"crisis_text", ', '"nobody", ', "half[0].numbers"),
        ("help", "help.toml", 'id = "not_safe"', 'id = "hard_day"', "halves.hard_day: is missing"),
        ("help", "help.toml", 'call = ""\neditable = true', 'call = ""', "number[3].call"),
        ("doorways", "en/doorways.toml", "questions = [", "questions = [3,", "before.questions"),
    ],
)
def test_a_mistake_names_the_file_and_the_key(own_folder, name, file, old, new, key):
    replace_in(own_folder / file, old, new)
    with pytest.raises(BadContent) as caught:
        LOADERS[name]("en", own_folder)
    assert key in str(caught.value)
    assert caught.value.file in (file, f"en/{file}")


@pytest.mark.parametrize(
    ("old", "new", "pattern"),
    [('caution = "', '# "', "box"), ("[long_exhale]", '[long_exhale]\ncaution = "Stop."', "long_exhale")],
)
def test_a_caution_goes_with_holds_and_only_with_them(own_folder, old, new, pattern):
    replace_in(own_folder / "en" / "breathing.toml", old, new)
    with pytest.raises(BadContent, match=f"{pattern}: a caution goes with holds"):
        content.load_patterns("en", own_folder)


@pytest.mark.parametrize(
    ("wanted", "loaded"),
    [("en", "en"), ("en_US", "en"), ("en-GB", "en"), ("xx", "en"), ("", "en"), ("..", "en"), ("C", "en")],
)
def test_a_locale_finds_its_language_or_english(wanted, loaded):
    assert content.content_language(wanted) == loaded


def test_a_base_language_is_found_for_its_countries(tmp_path):
    (tmp_path / "es").mkdir()
    assert content.content_language("es_MX", tmp_path) == "es"


def test_the_loader_brings_no_qt_and_reads_no_file_early():
    code = (
        "import sys, holdspace.services.content as c; c.load_feelings(), c.load_minutes(), c.load_doorways();"
        "late = 'PySide6', 'shiboken6', 'holdspace.domain.cards', 'holdspace.domain.practices';"
        "print([m for m in sys.modules if m.startswith(late)],"
        "c.load_moments.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "0"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ids_that_others_hold_on_to_are_there(language):
    patterns = {each.pattern.id for each in content.load_patterns(language)}
    pauses = {each.pause.id for each in content.load_pauses(language)}
    assert patterns >= {
        "cyclic_sighing",
        "box",
        "four_seven_eight",
        "resonance_5",
        "resonance_5_5",
        "long_exhale",
    }
    assert pauses >= {"one_breath", "silence_10", "silence_30", "silence_60", "outside", "coffee", "sit"}
    groundings = {each.pause.id for each in content.load_groundings(language)}
    assert groundings >= {"five_senses", "feet", "shoulders_jaw"}
    assert not groundings & pauses
    assert {each.id for each in content.load_doorways(language)} >= {"before", "after", "day_end"}
    assert {each.have for each in content.load_minutes(language)} >= {1, 2, 3, 5, 10}


@pytest.mark.parametrize("language", LANGUAGES)
def test_feelings_are_about_forty_in_five_groups(language):
    feelings = content.load_feelings(language)
    assert len(feelings.groups) == 5
    assert 36 <= len(feelings.all) <= 44
    assert [each.id for each in feelings.first_row] == (
        ["tired", "tense", "sad", "helpless", "guilty", "angry", "steady", "relieved"]
    )
    assert all(group.label and len(group.feelings) >= 5 for group in feelings.groups)
    assert len({each.word for each in feelings.all}) == len(feelings.all)
    if language == "en":
        assert all(each.id == each.word for each in feelings.all)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pause_is_read_in_a_tenth_of_its_time(language):
    for each in content.load_pauses(language):
        assert len(each.line.split()) <= max(4, each.pause.seconds / 10 * WORDS_A_SECOND), each.pause.id
        shown = [each.line, *(line for _, line in each.during)]
        assert len(" ".join(shown).split()) <= each.pause.seconds / 4 * WORDS_A_SECOND, each.pause.id
        assert len(each.end.split()) <= 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pause_breathes_a_pattern_that_fits_it(language):
    patterns = {each.pattern.id: each.pattern for each in content.load_patterns(language)}
    breaths = [each for each in content.load_pauses(language) if each.pattern_id]
    assert "one_breath" in [each.pause.id for each in breaths]
    assert all(patterns[each.pattern_id].cycle_seconds == each.pause.seconds for each in breaths)
    assert not any(patterns[each.pattern_id].has_holds for each in breaths)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_offer_leads_to_what_exists_and_takes_as_long_as_it_says(language):
    patterns = {each.pattern.id for each in content.load_patterns(language)}
    pauses = {each.pause.id: each.pause.seconds for each in content.load_pauses(language)}
    if language == "en":
        assert "Eat first. This keeps." in content.load_minutes(language)[-1].line
    for offer in content.load_minutes(language):
        assert len(offer.line.split()) <= 6
        assert len(offer.why.split()) <= 10
        assert offer.why[0].islower(), "half a sentence that goes on"
        assert offer.why[-1].isalnum()
        if offer.place == "breathe":
            assert offer.id in patterns
        else:
            assert pauses[offer.id] == offer.minutes * 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_are_one_question_in_a_line(language):
    for doorway in content.load_doorways(language):
        assert len(doorway.questions) >= 3
        for question in doorway.questions:
            assert question.count("?") == 1
            assert question.endswith("?")
            assert len(question.split()) <= 12


def test_every_number_of_the_help_page_stands_under_a_half_and_can_be_changed():
    page = content.load_help()
    shown = [number for half in page.halves for number in half.numbers]
    listed = tomllib.loads((FOLDER / "help.toml").read_text(encoding="utf-8"))["number"]
    assert {number.id for number in shown} == {number["id"] for number in listed}
    assert all(number.editable for number in shown)
    assert {number.id: number.call for number in shown if number.call} == {
        "lifeline": "988",
        "crisis_text": "741741",
        "emergency": "911",
        "childhelp": "1-800-422-4453",
        "eldercare": "1-800-677-1116",
        "domestic_violence": "1-800-799-7233",
        "poison_help": "1-800-222-1222",
    }
    assert page.country == "US"
    assert "United States" in " ".join(page.foot)


def test_the_help_page_says_it_in_few_words():
    for half in content.load_help().halves:
        assert 3 <= len(half.paragraphs) <= 5
        assert all(len(paragraph.split()) <= 40 for paragraph in half.paragraphs)
