# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page to practise listening on: a line, a reply, what the coach saw, and how else it could go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.audiences import AUDIENCE_LABELS, AUDIENCES
from holdspace.services.capture import KEEP_AFTER_MS
from holdspace.services.card_practice import CardPractice
from holdspace.services.coaching import Seen
from holdspace.services.practice_lines import PracticeLine
from holdspace.services.practice_replies import PracticeReplies
from holdspace.ui.practice.line_card import LineCard
from holdspace.ui.practice.reply_box import ReplyBox
from holdspace.ui.practice.samples import SampleList
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.closable_page import ClosablePage
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.scrolled import fill_scrolled

_WIDEST = 780
_LOW, _LOWEST, _LEAST, _NARROW, _ONE_ROW = 640, 480, 310, 560, 440
_AGAIN, _GOOD = "again", "good"

_AGAIN_AFTER_MS = 5000  # where it could not be sealed: the disk may have room again before the next key

Coach = Callable[[str, str, str], Seen]
"""Looks at a reply to what somebody said, and of which audience: to oneself one says "I"."""


class PracticePage(ClosablePage):
    """Shows line after line. A reply goes with its line; who is called away finds it again, sealed meanwhile.

    It is sealed 0.4 s after the first key that follows a sealed state, so it is never a second old.

    `coach` looks at a reply; `take_copy` gets what is copied out of the box. *Signals*: `closed()`;
    `words_left()` once the page is left on which something was written.
    """

    words_left = Signal()

    def __init__(
        self,
        theme: Theme,
        practice: CardPractice,
        replies: PracticeReplies,
        coach: Coach,
        take_copy: Callable[[str], None],
    ) -> None:
        super().__init__(theme)
        self._practice = practice
        self._replies = replies
        self._coach = coach
        self._line: PracticeLine | None = None
        self._passed: list[str] = []
        self._has_written = False
        self._answered = ""  # the words the coach was asked about
        self._was_lost = False
        self._window: QWidget | None = None
        self._unfolded: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._build(take_copy)
        self._connect()
        self._fit()

    @property
    def holds_words(self) -> bool:
        """Say whether a reply stands in the box."""
        return bool(self._reply.words)

    @property
    def is_under_way(self) -> bool:
        """Say whether someone is at it: a reply is begun, or something was done just now."""
        return self.isVisible() and (self.holds_words or self._practice.sitting.is_fresh)

    @property
    def line_id(self) -> str:
        """Return the id of the line that waits, or ""."""
        return self._line.id if self._line is not None else self._replies.line_id

    @property
    def was_lost(self) -> bool:
        """Say whether the disk did not take the reply that was begun at the lock before."""
        return self._was_lost

    def put_away(self) -> bool:
        """Seal the reply that was begun, and drop it here: the journal locks.

        Return whether nothing was lost by that.
        """
        self._was_lost = not self._seal() and bool(self._reply.words.strip())
        self.forget_reply()
        return not self._was_lost

    def open_up(self) -> None:
        """Show what was sealed, now that it can be opened, unless someone is at another reply."""
        self._promise()
        if not self.holds_words and not self._has_answered:
            self._line = None
            if self.isVisible():
                self._take_up()

    def forget_reply(self) -> None:
        """Drop the reply and what was said of it."""
        self._reply.forget()
        self._timer.stop()  # what is gone is not to be sealed as if somebody had taken it out
        self._say("")
        self._answered = ""
        self._show_answered(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Say the line that waits for its reply, else another."""
        super().showEvent(event)
        self._window = self.window()
        self._promise()
        if self._line is None:
            self._take_up()

    def hideEvent(self, event: QHideEvent) -> None:
        """Seal the reply where the page is left or its window closed; below the veil it waits as it is."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._seal()  # at once: the window may be the last
            QTimer.singleShot(0, self, self._on_hidden)

    # What it is made of

    def _build(self, take_copy: Callable[[str], None]) -> None:
        theme = self._theme
        self.setAccessibleIdentifier("practice.page")
        self.setAccessibleName(self.tr("Practice listening"))
        self._card = LineCard(theme)
        self._reply = ReplyBox(theme, take_copy)
        self._coach_says = Paragraph(theme, "ui")
        self._coach_says.setAccessibleIdentifier("practice.coach")
        self._samples = SampleList(theme)
        self._build_head()
        self._build_foot()
        self._lay_out()
        self.setFocusProxy(self._reply.box)
        self._show_answered(False)

    def _build_head(self) -> None:
        theme = self._theme
        self._back = self.make_back("practice.back")
        self._title = Text(theme, "label", self.tr("Practice listening"))
        self._audience = Choice(theme, self.tr("Who speaks"), self.tr("Anyone"), "practice.audience")
        self._audience.offer(
            (each, QCoreApplication.translate("audiences", AUDIENCE_LABELS[each])) for each in AUDIENCES
        )
        self._head = QHBoxLayout()
        self._head.addWidget(self._back)
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._head.addWidget(self._audience)

    def _build_foot(self) -> None:
        theme = self._theme
        self._another = Button(
            theme, self.tr("Another line"), "quiet", icon="turn", identifier="practice.another"
        )
        self._again = Button(theme, self.tr("Show me this again soon"), identifier="practice.again")
        self._good = Button(theme, self.tr("I have this one"), identifier="practice.good")
        self._foot = QWidget()
        self._below = QHBoxLayout()
        self._ways = FlowLayout(self._foot)
        for button in (self._another, self._again, self._good):
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
            self._ways.addWidget(button)

    def _lay_out(self) -> None:
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.addLayout(self._head)
        self._column.addWidget(self._card)
        self._column.addWidget(self._reply)
        self._column.addWidget(self._coach_says)
        self._column.addWidget(self._samples)
        self._column.addStretch(1)
        walk = QWidget()
        self._area = fill_scrolled(walk, inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._above = QVBoxLayout()
        whole.addLayout(self._above)
        whole.addWidget(walk, 1)
        self._below.addWidget(self._foot)
        whole.addLayout(self._below)

    def _connect(self) -> None:
        self._audience.picked.connect(self._on_audience_picked)
        self._reply.look_wanted.connect(self._on_look_wanted)
        self._reply.said_aloud.connect(self._on_said_aloud)
        self._reply.changed.connect(self._on_reply_changed)
        self._reply.refused.connect(self._say)
        self._samples.unfolded.connect(self._on_unfolded)
        self._again.clicked.connect(self._on_again)
        self._good.clicked.connect(self._on_good)
        self._another.clicked.connect(self._on_another)
        self._timer.timeout.connect(self._seal)
        self._theme.changed.connect(self._fit)

    def _fit(self) -> None:
        px = self._theme.px
        low = self.height() < px(_LOW)
        side = max(px(32 if low else 48), (self.width() - px(_WIDEST)) // 2)
        side = min(side, max(px(12), self.width() // 16)) if self.width() < px(_NARROW) else side
        self._column.setContentsMargins(side, px(12 if low else 28), side, px(12))
        self._column.setSpacing(px(10 if low else 16))
        self._below.setContentsMargins(side, px(8), side, px(10 if low else 24))
        self._ways.setSpacing(px(8))
        is_lowest = self.height() < px(_LOWEST)
        self._above.setContentsMargins(*((side, px(8), side, px(8)) if is_lowest else (0, 0, 0, 0)))
        self._place_parts(is_lowest)
        self._head.setSpacing(px(8))
        self._title.setVisible(self.width() >= px(_NARROW))
        self._card.set_low(low, strip=is_lowest)
        self._reply.arrange(narrow=self.width() < px(_NARROW))

    def _place_parts(self, is_lowest: bool) -> None:
        """Keep the ways on at the foot, and in the lowest window the line at the head.

        Where they would take too much of it the ways scroll along.
        """
        px = self._theme.px
        scrolls = self.height() < px(_LEAST) or (is_lowest and self.width() < px(_ONE_ROW))
        place = self._column if scrolls else self._below
        if place.indexOf(self._foot) < 0:
            place.addWidget(self._foot)
        if is_lowest and self._above.indexOf(self._card) < 0:
            self._above.addWidget(self._card)
        elif not is_lowest and self._column.indexOf(self._card) < 0:
            self._column.insertWidget(1, self._card)

    # What is done

    @property
    def _has_answered(self) -> bool:
        return not self._again.isHidden()

    @property
    def _is_done(self) -> bool:
        """Say whether the coach was asked, and nothing was written since."""
        return self._has_answered and self._reply.words == self._answered

    def _take_up(self) -> None:
        """Say the line that waits, with the reply that was begun to it, or else another."""
        line = self._practice.line(self._replies.line_id)
        if line is None:
            self._say_line()
        else:
            self._passed.append(line.id)
            self._show_line(line)

    def _say_line(self) -> None:
        """Say another line; the reply to the one before is gone."""
        if self._line is not None:
            line_id = self._line.id
            if self._has_answered and line_id in self._passed:
                self._practice.came(line_id, _GOOD)  # gone on from, without a word on when it is wanted
            self._replies.drop(line_id)
        self._show_line(self._next_line())

    def _show_line(self, line: PracticeLine) -> None:
        self.forget_reply()
        self._line = line
        self._practice.sitting.note()
        who = self._who(line.audience)
        self._card.show_line(who, line.says)
        self._samples.offer(line.samples)
        own = line.audience == "myself"
        self._reply.ask(
            self.tr("What would you say to yourself?") if own else self.tr("What would you say back?")
        )
        self._area.verticalScrollBar().setValue(0)
        begun = self._replies.of(line.id)
        if begun:
            self._reply.box.show_text(begun)
        if self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._card, f"{who}: {line.says}")

    def _seal(self) -> bool:
        """Have the line wait with what was begun; one that was answered, and left as it was, is done with.

        Return False where the disk did not take it.
        """
        self._timer.stop()
        if self._line is None:
            return True
        if self._is_done:
            self._replies.drop(self._line.id)
        elif not self._replies.keep(self._line.id, self._reply.words) and self._replies.can_be_kept:
            self._timer.start(_AGAIN_AFTER_MS)
            return False
        return True

    def _seal_soon(self) -> None:
        due = self._timer.isActive() and self._timer.interval() == KEEP_AFTER_MS
        if self._replies.can_be_kept and not due:
            self._timer.start(KEEP_AFTER_MS)

    def _promise(self) -> None:
        self._reply.promise(
            self.tr("If you are called away, your reply waits here, sealed.")
            if self._replies.can_be_kept
            else self.tr("With the journal closed, your reply is kept nowhere.")
        )

    def _next_line(self) -> PracticeLine:
        """Return a line that was not shown yet, while there are any."""
        audience = self._audience.value
        line = self._practice.next_line(audience, self._passed)
        if line.id in self._passed:
            del self._passed[:-1]
            line = self._practice.next_line(audience, self._passed)
        self._passed.append(line.id)
        return line

    def _who(self, audience: str) -> str:
        return {
            "client": self.tr("A client, or someone of the family"),
            "physician": self.tr("A physician or provider"),
            "adjuster": self.tr("An adjuster or payer"),
            "employer": self.tr("An employer"),
            "coworker": self.tr("A coworker"),
            "myself": self.tr("You, to yourself"),
        }[audience]

    def _say(self, words: str) -> None:
        self._coach_says.setText(words)
        self._coach_says.setVisible(bool(words))
        if words:
            announce(self._coach_says, words)

    def _show_answered(self, answered: bool) -> None:
        for widget in (self._samples, self._again, self._good):
            widget.setVisible(answered)

    def _answer(self) -> None:
        self._practice.sitting.note(reply=True)
        self._answered = self._reply.words
        self._show_answered(True)
        self._seal()  # nothing of it is to be found again
        self._samples.next.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._show_answer)

    def _came(self, how: str) -> None:
        if self._line is not None:
            self._practice.came(self._line.id, how)
            self._show_answered(False)
            if how == _AGAIN:
                self._passed.remove(self._line.id)
        self._say_line()

    # What happens

    def _on_look_wanted(self) -> None:
        words = self._reply.words
        if self._line is None:
            return
        if not words.strip():
            self._say(self.tr("Write a few words first, or say them aloud."))
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        seen = self._coach(words, self._line.says, self._line.audience)
        self._reply.mark(seen.marks)
        self._say(seen.sentence)
        self._answer()

    def _on_said_aloud(self) -> None:
        self._say(self.tr("Only you heard it. Here are other ways to say it."))
        self._answer()

    def _on_reply_changed(self) -> None:
        self._seal_soon()
        self._has_written = self._has_written or self.holds_words
        if not self._coach_says.isHidden():
            self._say("")  # it was said of other words
        if self.holds_words:
            QTimer.singleShot(0, self, self._show_reply)

    def _on_unfolded(self, view: QWidget | None) -> None:
        self._practice.sitting.note()
        self._unfolded = view
        QTimer.singleShot(0, self, self._show_unfolded)

    def _show_reply(self) -> None:
        self._area.ensureWidgetVisible(self._reply)

    def _show_answer(self) -> None:
        self._area.ensureWidgetVisible(self._samples.next, 0, self._theme.px(6))

    def _show_unfolded(self) -> None:
        if self._unfolded is not None:
            self._area.verticalScrollBar().setValue(self._unfolded.y())

    def _on_audience_picked(self, audience: str) -> None:
        if self._line is not None and audience in ("", self._line.audience):
            return
        self._say_line()

    def _on_again(self) -> None:
        self._came(_AGAIN)

    def _on_good(self) -> None:
        self._came(_GOOD)

    def _on_another(self) -> None:
        self._say_line()

    def _on_hidden(self) -> None:
        window = self._window
        closed = window is not None and self.window() is window and not window.isVisible()
        if self.isHidden() or closed:
            self._leave()

    def _leave(self) -> None:
        if self._line is not None and self._is_done:
            self._practice.came(self._line.id, _GOOD)
        self._line = None  # the next time it is taken up, or was done with
        self.forget_reply()
        self._practice.sitting.end()
        if self._has_written:
            self._has_written = False
            self.words_left.emit()
