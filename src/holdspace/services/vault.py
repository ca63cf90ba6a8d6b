# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The vault as the window knows it: made, locked, open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from holdspace.services.absorbing import AbsorbingTurns
from holdspace.services.background import Background
from holdspace.services.quiet_moments import QuietMoments
from holdspace.services.vault_opening import find_code, find_root_and_update
from holdspace.storage.errors import Cancelled, NotReadable, VaultBusy
from holdspace.storage.places import Places

if TYPE_CHECKING:  # storage's heavy modules are imported after the first paint, when they are first needed
    from array import array

    from holdspace.services.long_work import LongWork
    from holdspace.storage.absorbing import Absorbed
    from holdspace.storage.keys import KdfParameters
    from holdspace.storage.progress import Progress
    from holdspace.storage.vault import NewVaultKeys, Vault

NONE, LOCKED, UNLOCKED = "none", "locked", "unlocked"
_ABSORB_AGAIN_MS = 500
_PATIENCE_SECONDS = 3.0  # with long work that is asked to stop; logind lets a sleep wait for five
_ABSORB_AT_ONCE = 200


class VaultService(QObject):
    """Makes, opens and closes the vault. Slow key work runs on the background helper.

    *Signals*: `state_changed(str)` with "none", "locked" or "unlocked"; `about_to_lock()` while the vault is
    still open; `locked()` once it is closed and the process should be replaced; `create_failed(Exception)`
    and `unlock_failed(Exception)` with typed storage errors; `keys_made(str)` with the recovery code once the
    new vault is on the disk and just before `state_changed`, so that whoever shows the code is there first;
    `code_revealed(str)` with the recovery code, or `reveal_failed(Exception)`; `lock_asked()` at every wish
    to lock, also where nothing is open: a code on screen goes; `entries_absorbed(int, int)` how many sealed
    notes joined and how many files were set aside, or `absorb_failed(Exception)`, the others still sealed;
    `inbox_key_healed()` where someone had exchanged the key that notes are sealed to; `key_file_lost()` where
    neither key file can be read, so that only the recovery code opens the vault; `salt_healed()` where the
    first bytes of the database, or a bit of its log, were damaged and have been put right;
    `work_began(object)` with the LongWork that was begun, whose objectName says what it is;
    `update_began()` where an older vault is brought up to date before it opens, which can take a minute, and
    `update_progressed(float)` with the share done, 0 to 1;
    `inbox_emptied()` once the sealed notes that waited are in the journal, also where there were none;
    `brought_in()` once an import or a backup brought something into the open vault;
    `secret_used()` once a passphrase or code was typed for something else than opening: it is in memory.
    """

    state_changed = Signal(str)
    about_to_lock = Signal()
    locked = Signal()
    create_failed = Signal(object)
    unlock_failed = Signal(object)
    keys_made = Signal(str)
    code_revealed = Signal(str)
    reveal_failed = Signal(object)
    lock_asked = Signal()
    entries_absorbed = Signal(int, int)
    brought_in = Signal()
    absorb_failed = Signal(object)
    inbox_key_healed = Signal()
    key_file_lost = Signal()
    salt_healed = Signal()
    work_began = Signal(object)
    inbox_emptied = Signal()
    update_began = Signal()
    update_progressed = Signal(float)
    secret_used = Signal()

    def __init__(
        self,
        places: Places,
        background: Background,
        parent: QObject | None = None,
        *,
        parameters: Callable[[], KdfParameters] | None = None,
    ) -> None:
        super().__init__(parent)
        self._places = places
        self._background = background
        self._parameters = parameters
        self._vault: Vault | None = None
        self._busy = False
        self._lock_wanted = False
        self._work: LongWork | None = None
        self._is_away = False  # whether long work has the vault's files to itself
        self._is_put_away = False  # the same, and whoever put it away takes it back
        self._relaunch_after = False
        self._keep_words: Callable[[], bool] = lambda: True
        self._state = LOCKED if places.has_vault() else NONE
        # What copies the vault would have to begin anew where something was merged meanwhile.
        self._quiet = QuietMoments(lambda: self._vault, lambda: self._work is None, self)
        self._absorb_timer = QTimer(self)
        self._absorb_timer.setSingleShot(True)
        self._absorb_timer.timeout.connect(self._on_absorb_due)
        self._absorbing = AbsorbingTurns()
        self._positions: array[int] | None = None

    @property
    def places(self) -> Places:
        """Return where everything lies."""
        return self._places

    @property
    def background(self) -> Background:
        """Return what runs slow work."""
        return self._background

    @property
    def state(self) -> str:
        """Return "none", "locked" or "unlocked"."""
        return self._state

    @property
    def is_put_away(self) -> bool:
        """Say whether it is closed for work on its files, and to be opened again after."""
        return self._is_put_away

    @property
    def is_in_place(self) -> bool:
        """Say whether the file that was opened still stands in its place; True where nothing is open."""
        return self._vault is None or self._vault.still_in_place()

    @property
    def is_busy(self) -> bool:
        """Say whether keys are being worked on."""
        return self._busy

    @property
    def parameters(self) -> KdfParameters | None:
        """Return what new key files are made with, or None for the usual."""
        return self._parameters() if self._parameters else None

    @property
    def vault(self) -> Vault:
        """Return the open vault. Only while the state is "unlocked"."""
        if self._vault is None:
            raise RuntimeError("the vault is not open")
        return self._vault

    @property
    def work_under_way(self) -> LongWork | None:
        """Return the long work that `begin` started and that is not over, or None."""
        return self._work

    def begin(
        self, function: Callable[[Progress], object], name: str = "", *, heeds_stop: bool = True
    ) -> LongWork:
        """Start long work, one at a time, and return it: connect to it before the event loop goes on.

        `name` says what it is, such as "backup"; it becomes the work's objectName. `heeds_stop` says whether
        the function ever calls its progress: nobody is offered a Stop that does nothing. Locking asks it to
        stop and waits three seconds at most; where it does not stop, the relaunch ends it, and what it wrote
        is rolled back as after a crash. Raises VaultBusy where other work is under way.
        """
        from holdspace.services.long_work import LongWork

        if self._work is not None:
            raise VaultBusy
        self._relaunch_after = False
        self._absorbing.end()  # notes wait meanwhile: long work may put another file in the database's place
        self._work = work = LongWork(self._background, function, self)
        work.setObjectName(name)
        work.heeds_stop = heeds_stop
        work.over.connect(self._on_work_over)
        QTimer.singleShot(0, work, work.start)  # whoever asked is connected by then
        self.work_began.emit(work)
        return work

    def begin_closed(self, function: Callable[[Progress], object], name: str = "") -> LongWork:
        """Close the vault as a lock does, then start long work that has its files to itself, as `begin` does.

        Nothing can be opened or made meanwhile. Once it is over `state_changed` says what there is now, and
        where the vault was open or the work was done, `locked` follows: passphrase and words are still in
        memory. It does not where words in the box cannot be sealed: they would be lost. Raises VaultBusy
        where other work or keys are worked on.
        """
        if self._work is not None or self._busy:
            raise VaultBusy
        was_open = self._vault is not None
        if was_open:
            self.lock_asked.emit()
            try:
                self.close()
            except BaseException:
                self.locked.emit()
                raise
            finally:
                self.state_changed.emit(LOCKED)
        self._is_away = True
        work = self.begin(function, name)
        self._relaunch_after = self._relaunch_after or was_open
        work.done.connect(self._on_closed_work_done)
        work.over.connect(self._on_closed_work_over)
        return work

    def keep_words_with(self, keep: Callable[[], bool]) -> None:
        """Have `keep` seal what is in the box once work on the closed vault is over.

        It says whether nothing in the box can be lost; only then is the process to be replaced.
        """
        self._keep_words = keep

    @property
    def positions(self) -> array[int] | None:
        """Return all positions as just read, in a slot of `entries_absorbed`; None where they are to be read.

        Reading 100,000 takes longer than a frame, and the helper has just done it.
        """
        return self._positions

    def sealed_count(self) -> int:
        """Return how many notes, sessions, answers and boundaries are sealed and waiting."""
        from holdspace.storage.inbox import count_sealed

        return count_sealed(self._places)

    def create(self, passphrase: str) -> None:
        """Make a new vault and open it. Ends in `keys_made` and `state_changed`, or in `create_failed`."""
        from holdspace.storage.vault import make_keys

        parameters = self.parameters

        def work() -> NewVaultKeys:
            return make_keys(passphrase, parameters) if parameters else make_keys(passphrase)

        self._start(work, self._on_keys_made, self.create_failed)

    def unlock(self, passphrase: str) -> None:
        """Open the vault with its passphrase. Ends in `state_changed`, or in `unlock_failed`."""
        from holdspace.storage.key_file import unwrap_root

        self._open_with(lambda: unwrap_root(self._places, passphrase))

    def unlock_with_code(self, code: str) -> None:
        """Open the vault with the recovery code. Ends in `state_changed`, or in `unlock_failed`."""
        from holdspace.storage.key_file import root_from_code

        self._open_with(lambda: root_from_code(self._places, code))

    def reveal_code(self, passphrase: str) -> None:
        """Find the recovery code again. Ends in `code_revealed`, or in `reveal_failed`.

        The vault stays as it is, open or locked; neither code nor root secret is kept here.
        """
        work = partial(find_code, self._places, passphrase)
        self._start(work, self.code_revealed.emit, self.reveal_failed)

    def lock(self) -> None:
        """Close the vault and wipe its key; one that is being opened is closed as soon as it is open.

        Where long work goes on with nothing open, it is stopped, and `locked` follows once it is over.
        """
        self._lock_wanted = self._busy
        self.lock_asked.emit()
        if self._vault is None:
            self._keep_words()  # on the disk before anything is waited for
        if self._vault is None and not self._is_put_away:
            self._relaunch_after = self._work is not None
            self._stop_work()
            return
        try:
            self.close()
        finally:
            self.state_changed.emit(LOCKED)
            self.locked.emit()

    def close(self) -> None:
        """Close the vault because the process ends: as `lock`, but nobody is told after."""
        self._is_put_away = False
        if self._vault is None:
            self._stop_work()  # a vault may be restored or recovered that is not open
            return
        self.about_to_lock.emit()
        self._stop_work()
        self._close_vault()

    def put_away(self) -> bool:
        """Close the vault for work on its files, until `take_back`; return whether it was open.

        Meanwhile it counts as locked and nobody can unlock it; a wish to lock ends in `locked` as always.
        """
        was_open = self._vault is not None
        if was_open:
            self.about_to_lock.emit()
            self._close_vault()
        self._is_put_away = True
        if was_open:
            self.state_changed.emit(LOCKED)
        return was_open

    def take_back(self, root: bytearray | None) -> None:
        """Have the vault back and, with its root secret, which is wiped, open; a lock in between holds.

        Ends in `state_changed`, or in `unlock_failed`.
        """
        is_ours, self._is_put_away = self._is_put_away, False
        if root is None:
            return
        if is_ours:
            self._on_root_found(root)
        else:
            _wipe(root)

    def note_saved(self) -> None:
        """Ask for a quiet moment two seconds after the last save: index and log next to it stay short."""
        self._quiet.await_one()

    def absorb_soon(self) -> None:
        """Let sealed notes join the open journal, in batches, without holding up the window."""
        if self._vault is not None:
            self._absorb_timer.start(0)

    def _close_vault(self) -> None:
        self._quiet.stop()
        self._absorb_timer.stop()
        self._absorbing.end()
        vault, self._vault = self._vault, None
        self._state = LOCKED
        if vault is not None:
            vault.close()

    def _leave(self) -> None:
        """Ask for the new process, unless words in the box would go with this one."""
        if self._keep_words():
            self.locked.emit()

    def _stop_work(self) -> None:
        """Have long work roll back and end. What cannot be stopped in time is not waited for."""
        if self._work is not None:
            self._work.cancel()
            self._work.wait(_PATIENCE_SECONDS)

    def _on_work_over(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work.deleteLater()
        self.absorb_soon()
        if self._relaunch_after and not self._is_away:
            self._leave()

    def _on_closed_work_done(self, result: object) -> None:
        del result
        self._relaunch_after = True

    def _on_closed_work_over(self) -> None:
        self._is_away = False
        self._state = LOCKED if self._places.has_vault() else NONE
        self.state_changed.emit(self._state)
        # Another vault may stand there now: the draft on the disk is sealed to the key of the one before.
        if self._relaunch_after:
            self._leave()

    def _start(self, work: Callable[[], object], done: Callable[[Any], None], failed: SignalInstance) -> None:
        """Work on keys, one thing at a time; then call `done` with the result, or emit `failed`."""
        if self._busy:
            return
        if self._is_away or self._is_put_away:
            failed.emit(VaultBusy())
            return

        def finish(result: object) -> None:
            self._busy = False
            done(result)

        def fail(error: Exception) -> None:
            self._busy = False
            failed.emit(error)

        self._busy = True
        self._lock_wanted = False
        self._background.run(self, work, finish, fail)

    def _on_keys_made(self, keys: NewVaultKeys) -> None:
        from holdspace.storage.vault import create_vault

        try:
            self._vault = create_vault(self._places, keys)
        except Exception as error:  # noqa: BLE001 - typed by storage, worded by the window
            self.create_failed.emit(error)
            return
        finally:
            _wipe(keys.root)
        self.keys_made.emit(keys.recovery_code)
        self._set_unlocked()

    def _open_with(self, find_root: Callable[[], bytearray]) -> None:
        told = self.update_began.emit, self.update_progressed.emit
        work = partial(find_root_and_update, self._places, find_root, *told)
        self._start(work, self._on_root_found, self.unlock_failed)

    def _on_root_found(self, root: bytearray) -> None:
        from holdspace.storage.vault import open_vault

        try:
            self._vault = open_vault(self._places, root)
        except Exception as error:  # noqa: BLE001 - typed by storage, worded by the window
            self.unlock_failed.emit(error)
            return
        finally:
            _wipe(root)
        self._set_unlocked()

    def _set_unlocked(self) -> None:
        self._state = UNLOCKED
        self.state_changed.emit(UNLOCKED)
        if self.vault.inbox_key_was_swapped:
            self.inbox_key_healed.emit()
        if self.vault.key_file_lost:
            self.key_file_lost.emit()
        if self.vault.salt_was_healed or self.vault.log_was_healed:
            self.salt_healed.emit()
        self.absorb_soon()
        if self._lock_wanted:
            self.lock()

    def _on_absorb_due(self) -> None:
        """Move one batch on the background helper: opening, committing and deleting would hold the window."""
        if self._vault is None or self._work is not None or not self._absorbing.begin():
            return
        vault, turn = self._vault, self._absorbing.turn()
        is_due, has_untold, changes = self._absorbing.is_due, self._absorbing.has_untold, vault.own_changes

        def work() -> tuple[Absorbed, array[int] | None]:
            with turn as progress:
                absorbed = vault.absorb_inbox(_ABSORB_AT_ONCE, progress)
                # Where nothing joined there is nothing to tell: reading would only hold up the timeline.
                is_wanted = (absorbed.entries or has_untold) and (is_due or not absorbed.remaining)
                return absorbed, vault.read_positions() if is_wanted else None

        def done(result: tuple[Absorbed, array[int] | None]) -> None:
            # A save of the window's own came between: its connection knows better.
            is_fresh = self._vault is vault and vault.own_changes == changes
            self._positions = result[1] if is_fresh else None
            self._on_absorbed(result[0])
            self._positions = None

        self._background.run(self, work, done, self._on_absorb_failed)

    def _on_absorbed(self, absorbed: Absorbed) -> None:
        if absorbed.entries or absorbed.set_aside or absorbed.others:
            self.note_saved()
        told = self._absorbing.over(len(absorbed.entries), absorbed.set_aside, last=not absorbed.remaining)
        if self._vault is None:
            return
        if told != (0, 0):
            self.entries_absorbed.emit(*told)
        if absorbed.left:
            self.absorb_failed.emit(NotReadable())
        if absorbed.remaining or self._absorbing.asked_again:
            self._absorb_timer.start(0)
        else:
            self.inbox_emptied.emit()

    def _on_absorb_failed(self, error: Exception) -> None:
        told = self._absorbing.over(0, 0, last=True)
        if self._vault is None:
            return
        if told != (0, 0):
            self.entries_absorbed.emit(*told)
        if isinstance(error, VaultBusy):
            self._absorb_timer.start(_ABSORB_AGAIN_MS)
        elif isinstance(error, Cancelled):
            self._absorb_timer.start(0)  # it was another opening's
        else:
            self.absorb_failed.emit(error)  # every note is still sealed; the next unlock tries again


def _wipe(secret: bytearray) -> None:
    from holdspace.storage.keys import wipe

    wipe(secret)
