# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Sessions, answers, boundaries, own patterns and own practices as JSON: documented in docs/interfaces.md."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from holdspace.domain.breathing import OwnPattern, PhaseStep
from holdspace.domain.entries import in_fixed_order
from holdspace.domain.own_practices import OwnPractice, OwnStep
from holdspace.domain.refusing import refuses
from holdspace.domain.sessions import Answer, BadSession, Boundary, Session
from holdspace.domain.text import clean_text


def session_to_json(session: Session) -> dict[str, Any]:
    """Return the session as the documented JSON object."""
    return {
        "id": session.id,
        "practice": session.practice,
        "place": session.place,
        "started_at": session.started_at.isoformat(),
        "time_zone": session.time_zone,
        "modified_at": session.modified_at.isoformat(),
        "seconds": session.seconds,
        "whole": session.whole,
        "audiences": list(session.audiences),
        "load": session.load,
        "load_after": session.load_after,
        "way": session.way,
        "sealed": session.sealed,
    }


@refuses(BadSession, "session")
def session_from_json(value: Mapping[str, Any]) -> Session:
    """Return what `session_to_json` wrote. Raises BadSession where the object is none."""
    return Session(
        id=value["id"],
        practice=clean_text(value["practice"]),
        place=value["place"],
        started_at=datetime.fromisoformat(value["started_at"]),
        time_zone=clean_text(value["time_zone"]),
        modified_at=datetime.fromisoformat(value["modified_at"]),
        seconds=round(float(value.get("seconds", 0.0)), 3),
        whole=value.get("whole", False),
        audiences=in_fixed_order(value.get("audiences", ())),
        load=value.get("load"),
        load_after=value.get("load_after"),
        way=value.get("way", ""),
        sealed=value.get("sealed", False),
    )


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """Return the answer as the documented JSON object."""
    return {
        "id": answer.id,
        "session_id": answer.session_id,
        "question": answer.question,
        "made_at": answer.made_at.isoformat(),
        "modified_at": answer.modified_at.isoformat(),
        "text": answer.text,
    }


@refuses(BadSession, "answer")
def answer_from_json(value: Mapping[str, Any]) -> Answer:
    """Return what `answer_to_json` wrote. Raises BadSession where the object is none."""
    return Answer(
        id=value["id"],
        session_id=value["session_id"],
        question=value["question"],
        made_at=datetime.fromisoformat(value["made_at"]),
        modified_at=datetime.fromisoformat(value["modified_at"]),
        text=clean_text(value["text"]),
    )


def boundary_to_json(boundary: Boundary) -> dict[str, Any]:
    """Return the boundary as the documented JSON object."""
    return {
        "id": boundary.id,
        "what": boundary.what,
        "made_at": boundary.made_at.isoformat(),
        "time_zone": boundary.time_zone,
        "modified_at": boundary.modified_at.isoformat(),
        "session_id": boundary.session_id,
        "audiences": list(boundary.audiences),
        "text": boundary.text,
    }


@refuses(BadSession, "boundary")
def boundary_from_json(value: Mapping[str, Any]) -> Boundary:
    """Return what `boundary_to_json` wrote. Raises BadSession where the object is none."""
    return Boundary(
        id=value["id"],
        what=value["what"],
        made_at=datetime.fromisoformat(value["made_at"]),
        time_zone=clean_text(value["time_zone"]),
        modified_at=datetime.fromisoformat(value["modified_at"]),
        session_id=value.get("session_id"),
        audiences=in_fixed_order(value.get("audiences", ())),
        text=clean_text(value.get("text", "")),
    )


def pattern_to_json(pattern: OwnPattern) -> dict[str, Any]:
    """Return the pattern of one's own as the documented JSON object."""
    return {
        "id": pattern.id,
        "name": pattern.name,
        "phases": [{"kind": step.kind, "seconds": step.seconds} for step in pattern.phases],
        "modified_at": pattern.modified_at.isoformat(),
    }


@refuses(BadSession, "pattern")
def pattern_from_json(value: Mapping[str, Any]) -> OwnPattern:
    """Return what `pattern_to_json` wrote. Raises BadSession where the object is none."""
    phases = tuple(PhaseStep(step["kind"], float(step["seconds"])) for step in value["phases"])
    modified_at = datetime.fromisoformat(value["modified_at"])
    return OwnPattern(value["id"], clean_text(value["name"]), phases, modified_at)


def practice_to_json(practice: OwnPractice) -> dict[str, Any]:
    """Return the practice of one's own as the documented JSON object."""
    return {
        "id": practice.id,
        "name": practice.name,
        "steps": [
            {"kind": step.kind, "ref": step.ref, "seconds": step.seconds, "count": step.count}
            for step in practice.steps
        ],
        "modified_at": practice.modified_at.isoformat(),
    }


@refuses(BadSession, "practice")
def practice_from_json(value: Mapping[str, Any]) -> OwnPractice:
    """Return what `practice_to_json` wrote. Raises BadSession where the object is none."""
    steps = tuple(
        OwnStep(step["kind"], step.get("ref", ""), step["seconds"], step.get("count", 0))
        for step in value["steps"]
    )
    modified_at = datetime.fromisoformat(value["modified_at"])
    return OwnPractice(value["id"], clean_text(value["name"]), steps, modified_at)
