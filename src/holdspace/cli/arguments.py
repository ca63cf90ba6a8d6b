# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What can be asked for on the command line. Almost nothing is imported: a window's start waits for this."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NoReturn

from holdspace import __version__
from holdspace.cli.wish import WINDOW_WISHES as WINDOW_WISHES
from holdspace.cli.wish import Wish as Wish

_MENU_WISHES = ("install_menu_entry", "remove_menu_entry")
_MOST_LISTED = 1_000_000_000


def parse(arguments: Sequence[str]) -> Wish:
    """Return the wish. Exits with 2 and one line on stderr where it cannot be understood."""
    if not arguments:
        return Wish()
    parser = _parser()
    parsed, left = parser.parse_known_args(list(arguments))
    if left:
        # They are not repeated: most often they are the words of a note without quotes.
        parser.error("some of the words are not understood. A note's text goes in quotes")
    wishes = [*_window_wishes(parsed)]
    if parsed.command:
        if wishes:
            parser.error("a command opens no window: leave out the one or the other")
        return Wish("command", parsed.command, parsed)
    return wishes[0] if wishes else Wish()


def _window_wishes(parsed: argparse.Namespace) -> list[Wish]:
    values = {wish: getattr(parsed, wish.replace("-", "_")) for wish in (*_MENU_WISHES, *WINDOW_WISHES)}
    asked = {wish: value for wish, value in values.items() if value is not None and value is not False}
    return [Wish(wish, value if isinstance(value, str) else "") for wish, value in asked.items()]


_Holder = argparse._ActionsContainer


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line and end with 2."""
        self.exit(2, f"holdspace: {' '.join(message.split())}. See {self.prog} --help.\n")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        # As argparse does, but without repeating the value: it can be the words of a note.
        if action.choices is not None and value not in action.choices:
            raise argparse.ArgumentError(action, "needs one of " + ", ".join(map(str, action.choices)))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="holdspace",
        description="The private minute between visits. Without a command, the window opens.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"holdspace {__version__}")
    window = parser.add_argument_group("windows").add_mutually_exclusive_group()
    window.add_argument("--quick", action="store_true", help="open the pocket window, ready for a few words")
    window.add_argument(
        "--breathe", nargs="?", const="", metavar="ID", help="start breathing, with a pattern if named"
    )
    window.add_argument("--pause", nargs="?", const="", metavar="ID", help="start a pause")
    window.add_argument("--cards", action="store_true", help="open the cards")
    window.add_argument("--before", action="store_true", help="one or two minutes, to arrive steady")
    window.add_argument("--after", action="store_true", help="five minutes, to let it settle")
    window.add_argument("--day-end", action="store_true", help="leave work where it is")
    window.add_argument("--lock", action="store_true", help="lock the journal of the running window")
    window.add_argument("--install-menu-entry", action="store_true", help="put HoldSpace into the menu")
    window.add_argument("--remove-menu-entry", action="store_true", help="take HoldSpace out of the menu")
    add_commands(
        parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", parser_class=_Parser)
    )
    return parser


def add_commands(commands: argparse._SubParsersAction[_Parser]) -> None:
    """Describe the commands; each has a module of its own name in this package."""
    _init(_command(commands, "init", "make a vault and print its recovery code"))
    _note(_command(commands, "note", "seal one entry, without a passphrase, and print its id"))
    _list(_command(commands, "list", "list the newest entries"))
    _search(_command(commands, "search", "find entries by their words and what is known of them"))
    _show(_command(commands, "show", "show one entry"))
    _import(_command(commands, "import", "bring entries in from another journal's files"))
    _export(_command(commands, "export", "write entries to a file or a folder that is not encrypted"))
    _backup(_command(commands, "backup", "make a backup, checked, and print where it is"))
    _restore(_command(commands, "restore", "show what a backup holds, then put it in the vault's place"))
    _add_passphrase(_command(commands, "verify", "read the vault and its backups whole, and check them"))
    _add_passphrase(
        _command(commands, "reencrypt", "give the vault new keys and print its new recovery code")
    )
    _passphrase(_command(commands, "passphrase", "change the passphrase"))
    _recover(_command(commands, "recover", "set a new passphrase with the recovery code"))
    _salvage(_command(commands, "salvage", "take what can be read of a damaged vault into a new one"))
    _scan(_command(commands, "scan", "say what may identify a client in a text; it may miss some"))
    _command(commands, "doctor", "show versions, paths, permissions and health; never what is written")


def _command(commands: argparse._SubParsersAction[_Parser], name: str, does: str) -> _Parser:
    command = commands.add_parser(name, help=does, description=f"{does.capitalize()}.", allow_abbrev=False)
    command.add_argument("--json", action="store_true", help="give one JSON document")
    return command


def _init(command: _Parser) -> None:
    _add_new_passphrase(command)


def _passphrase(command: _Parser) -> None:
    _add_passphrase(command)
    _add_new_passphrase(command)


def _recover(command: _Parser) -> None:
    _add_code(command)
    _add_new_passphrase(command)


def _salvage(command: _Parser) -> None:
    command.add_argument(
        "destination", metavar="DEST", help="the folder of the new vault; it is made if need be"
    )
    way = command.add_mutually_exclusive_group()
    _add_passphrase(way)
    _add_code(way)


def _note(command: _Parser) -> None:
    from holdspace.domain.audiences import AUDIENCES

    command.add_argument(
        "text",
        nargs="?",
        metavar="TEXT",
        help="the words, or - for standard input; read from there if left out",
    )
    add = command.add_argument
    add(
        "--for",
        dest="audiences",
        action="append",
        default=[],
        choices=AUDIENCES,
        metavar="AUDIENCE",
        help="who space was held for: " + ", ".join(AUDIENCES) + "; can be repeated",
    )
    add("--load", type=_load, metavar="1-5", help="from 1, light, to 5, heavy")
    add("--feeling", dest="feelings", action="append", default=[], metavar="WORD", help="can be repeated")
    add("--tag", dest="tags", action="append", default=[], metavar="WORD", help="can be repeated")
    add("--at", type=_moment, metavar="ISO", help="when it was, such as 2026-03-02T09:30; now if left out")


def _scan(command: _Parser) -> None:
    command.add_argument(
        "text",
        nargs="?",
        metavar="TEXT",
        help="the words, or - for standard input; read from there if left out",
    )


def _list(command: _Parser) -> None:
    add = command.add_argument
    add("--limit", type=_limit, default=20, metavar="N", help="how many at most; 20 if left out")
    add("--from", dest="first", type=_day, metavar="DAY", help="the first day, such as 2026-03-02")
    add("--to", dest="last", type=_day, metavar="DAY", help="the last day, which is in")
    _add_passphrase(command)


def _search(command: _Parser) -> None:
    add = command.add_argument
    add(
        "query",
        metavar="QUERY",
        help='words, "phrases", begin*, -not, for:, tag:, feeling:, load:, after:, before:, is:, has:, kind:;'
        " after -- where it starts with a minus",
    )
    add("--limit", type=_limit, default=20, metavar="N", help="how many at most; 20 if left out")
    _add_passphrase(command)


def _show(command: _Parser) -> None:
    command.add_argument(
        "id", metavar="ID", help="the entry's id, or the first eight of its characters or more"
    )
    _add_passphrase(command)


def _import(command: _Parser) -> None:
    from holdspace.domain.formats import IMPORT_IDS

    add = command.add_argument
    add("path", metavar="PATH", help="a file, a folder or a zip archive")
    add(
        "--format",
        choices=("auto", *IMPORT_IDS),
        default="auto",
        metavar="NAME",
        help="one of auto, which is usual, and " + ", ".join(IMPORT_IDS),
    )
    add("--dry-run", action="store_true", help="only show what it would bring")
    add(
        "--time-zone",
        metavar="ZONE",
        help="that of times without one, such as Europe/Paris; else yours",
    )
    add(
        "--mood",
        dest="moods",
        action="append",
        type=_mood,
        default=[],
        metavar="NAME=1-5",
        help="the load of a mood that the file has of its own; can be repeated",
    )
    add("--secret-file", metavar="FILE", help="read the passphrase of an encrypted source from FILE, or -")
    order = command.add_mutually_exclusive_group()
    order.add_argument(
        "--day-first", action="store_true", default=None, help="03/04/2024 is the third of April"
    )
    order.add_argument(
        "--month-first", dest="day_first", action="store_false", help="03/04/2024 is the fourth of March"
    )
    _add_passphrase(command)


def _export(command: _Parser) -> None:
    from holdspace.domain.formats import EXPORT_IDS

    add = command.add_argument
    add("format", choices=EXPORT_IDS, metavar="FORMAT", help="one of " + ", ".join(EXPORT_IDS))
    add("path", metavar="PATH", help="the file, or for markdown the folder, that is to be made")
    add("--from", dest="first", type=_day, metavar="DAY", help="the first day, such as 2026-03-02")
    add("--to", dest="last", type=_day, metavar="DAY", help="the last day, which is in")
    add("--redact", action="store_true", help="replace what may identify a client, and keep only months")
    add("--title", default="", metavar="WORDS", help="what stands first in html and pdf")
    add("--replace", action="store_true", help="write over a file that is there already")
    _add_passphrase(command)


def _backup(command: _Parser) -> None:
    command.add_argument(
        "destination",
        nargs="?",
        metavar="DEST",
        help="a folder, or a file that is not there yet; the vault's own backups if left out",
    )
    _add_passphrase(command)


def _restore(command: _Parser) -> None:
    command.add_argument("file", metavar="FILE", help="the backup")
    command.add_argument("--dry-run", action="store_true", help="only show what it holds")
    way = command.add_mutually_exclusive_group()
    _add_passphrase(way)
    _add_code(way)


def _add_passphrase(command: _Holder) -> None:
    command.add_argument(
        "--passphrase-file", metavar="FILE", help="read the passphrase from FILE, or - for standard input"
    )


def _add_new_passphrase(command: _Holder) -> None:
    command.add_argument(
        "--new-passphrase-file",
        metavar="FILE",
        help="read the new passphrase from FILE, or - for standard input",
    )


def _add_code(command: _Holder) -> None:
    command.add_argument(
        "--code-file", metavar="FILE", help="read the recovery code from FILE, or - for standard input"
    )


# What these raise never repeats the value, and neither does argparse then.


def _load(text: str) -> int:
    if text not in ("1", "2", "3", "4", "5"):
        raise argparse.ArgumentTypeError("needs a whole number from 1 to 5")
    return int(text)


def _mood(text: str) -> tuple[str, int]:
    name, _, load = text.rpartition("=")
    if not name.strip():
        raise argparse.ArgumentTypeError("needs a mood and its load, such as tired=4")
    return name.strip(), _load(load)


def _limit(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(_MOST_LISTED)) and int(text) > 0):
        raise argparse.ArgumentTypeError("needs a whole number from 1 up")
    return min(int(text), _MOST_LISTED)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("needs a day such as 2026-03-02") from None


def _moment(text: str) -> datetime:
    """Return an aware datetime; without an offset it is local time."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone() if moment.utcoffset() is None else moment
    except (ValueError, OverflowError, OSError):
        raise argparse.ArgumentTypeError("needs a date and time such as 2026-03-02T09:30") from None
