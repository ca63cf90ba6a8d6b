# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Forms of one English word that do not begin alike, so that a beginning does not find them."""

from __future__ import annotations

_VERBS = """
begin began begun|break broke broken|bring brought|build built|buy bought|catch caught|choose chose chosen
come came|cry cried|deny denied|do did done|drink drank drunk|drive drove driven|eat ate eaten
fall fell fallen|feel felt|fight fought|find found|forget forgot forgotten|freeze froze frozen
get got gotten|give gave given|go went gone|hang hung|have had|hear heard|hide hid hidden|hold held
keep kept|know knew known|lead led|leave left|lie lay lain|lose lost|make made|mean meant|meet met
pay paid|reply replied|ring rang rung|run ran|say said|see saw seen|sell sold|send sent|shake shook shaken
sit sat|sleep slept|speak spoke spoken|spend spent|stand stood|steal stole stolen|swear swore sworn
take took taken|teach taught|tell told|think thought|throw threw thrown|try tried|understand understood
wake woke woken|weep wept|win won|write wrote written|worry worried|child children|foot feet|person people
"""
_GROUPS = tuple(tuple(group.split()) for line in _VERBS.strip().splitlines() for group in line.split("|"))


def other_forms(word: str) -> tuple[str, ...]:
    """Return the other forms of a word in small letters, such as hung for hanging; () where unknown."""
    for group in _GROUPS:
        if word in group or word in _regular(group[0]):
            return tuple(form for form in group if form != word)
    return ()


def _regular(word: str) -> tuple[str, ...]:
    stem = word.removesuffix("e")
    return f"{word}s", f"{word}es", f"{stem}ing", f"{word}{word[-1]}ing"
