# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Prompts, which one answers in a line or a page, and templates, which one fills in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from holdspace.domain.entries import in_fixed_order, new_id
from holdspace.domain.text import clean_text

PROMPT, TEMPLATE = "prompt", "template"
PROMPT_KINDS: tuple[str, ...] = (PROMPT, TEMPLATE)
MOMENTS: tuple[str, ...] = ("any", "before", "after", "day_end")
LONGEST_TITLE = 80
LONGEST_TEMPLATE = 20_000


class BadTemplate(ValueError):  # noqa: N818 - named for what it says
    """Values that cannot be a prompt or a template. The message names the field, never its content."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt or template that ships. Without `audiences` it fits whoever the moment was with.

    `about` is the id of what happened ("shouting", of moments.toml), or empty. Only a template has a `title`.
    """

    id: str
    kind: str
    moment: str
    audiences: tuple[str, ...]
    text: str
    title: str = ""
    about: str = ""

    def __post_init__(self) -> None:
        if self.kind not in PROMPT_KINDS:
            raise BadTemplate("kind: not one of " + ", ".join(PROMPT_KINDS))
        if bool(self.title) != (self.kind == TEMPLATE):
            raise BadTemplate("title: a template has one, a prompt has none")
        _check_moment(self.moment)
        in_fixed_order(self.audiences)


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template of one's own: Markdown to begin an entry with, `modified_at` aware."""

    id: str
    title: str = field(repr=False)
    text: str = field(repr=False)
    audiences: tuple[str, ...]
    moment: str
    modified_at: datetime

    def __post_init__(self) -> None:
        if not 0 < len(self.title.strip()) <= LONGEST_TITLE:
            raise BadTemplate(f"title: needs 1 to {LONGEST_TITLE} characters")
        if len(self.text) > LONGEST_TEMPLATE:
            raise BadTemplate(f"text: more than {LONGEST_TEMPLATE} characters")
        if self.modified_at.utcoffset() is None:
            raise BadTemplate("modified_at: needs a date and time with its offset")
        _check_moment(self.moment)


def new_template(
    title: str, text: str, *, now: datetime, audiences: Iterable[str] = (), moment: str = "any"
) -> OwnTemplate:
    """Return a new template made at `now` (aware), its words cleaned. Raises BadTemplate or BadEntry."""
    cleaned = clean_text(title).strip()
    return OwnTemplate(new_id(), cleaned, clean_text(text), in_fixed_order(tuple(audiences)), moment, now)


def fitting(prompts: Iterable[Prompt], *, moment: str, audiences: Iterable[str] = ()) -> list[Prompt]:
    """Return the prompts for this moment and these audiences (none: anyone), in their given order."""
    wanted = set(audiences)
    return [
        prompt
        for prompt in prompts
        if prompt.moment in (moment, "any")
        and (not prompt.audiences or not wanted or wanted & {*prompt.audiences})
    ]


def _check_moment(moment: str) -> None:
    if moment not in MOMENTS:
        raise BadTemplate("moment: not one of " + ", ".join(MOMENTS))
