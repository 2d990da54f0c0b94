"""The front door: the `owed` command. Each subcommand imports what it needs when it runs."""

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from store.words.i18n import _

if TYPE_CHECKING:
    from store.finding import Finding
    from store.records.database import Store
    from store.records.standing import At
    from store.records.table import Imported
    from store.settings import Config

FAILED, USAGE, NO_STORE = 1, 2, 3


@dataclass
class Asked:
    """What stands before or after any subcommand."""

    config: Path | None = None
    now: str | None = None
    json: bool = False


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """--config, --now and --json, wherever they stand."""

    def keep(name: str) -> Callable[..., Any]:
        def callback(ctx: click.Context, _param: click.Parameter, value: Any) -> Any:
            asked = ctx.ensure_object(Asked)
            if value:
                setattr(asked, name, value)
            return value

        return callback

    path = click.Path(path_type=Path, dir_okay=False)
    options = (
        click.option("--config", type=path, expose_value=False, callback=keep("config"),
                     help=_("The configuration to use.")),
        click.option("--now", metavar="INSTANT", expose_value=False, callback=keep("now"),
                     help=_("Show everything as of this instant (ISO 8601).")),
        click.option("--json", is_flag=True, expose_value=False, callback=keep("json"),
                     help=_("Write JSON.")),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@shared
@click.option("--no-sync", is_flag=True, help=_("Do not start the daemon."))
@click.version_option(package_name="owed", prog_name="owed")
@click.pass_context
def owed(ctx: click.Context, no_sync: bool) -> None:
    """The terminal inbox that knows whom you owe an answer. Alone, it opens the screen."""
    if ctx.invoked_subcommand is None:
        asked = ctx.ensure_object(Asked)
        with refusals():
            _offer_init(asked)
            _open_screen(asked, sync=not no_sync)


def _offer_init(asked: Asked) -> None:
    """To somebody who starts it for the first time."""
    from store.config import default_path
    from store.words import starting

    try:
        new = not (asked.config or default_path()).exists()
    except RuntimeError:  # no home: said when the configuration is read
        return
    if new and sys.stdin.isatty() and click.confirm(starting.BEGIN, default=True, err=True):
        _write_config(asked, {}, check=True)


def main() -> None:
    # A terminal that cannot show a letter gets its number.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    _translate(owed)
    with contextlib.suppress(BrokenPipeError):
        owed(prog_name="owed")


def _translate(command: click.Command) -> None:
    """The help of a command stands in its docstring."""
    command.help = _(command.help) if command.help else None
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        _translate(inner)


@contextlib.contextmanager
def refusals() -> Iterator[None]:
    """What the rooms refuse becomes one sentence on stderr and an exit status."""
    from store.records.database import failures_named

    try:
        with failures_named():
            yield
    except Exception as error:
        refused = _refused(error)
        if refused is None:
            raise
        sentences, status = refused
        for sentence in sentences:
            click.echo(sentence, err=True)
        sys.exit(status)


def _refused(error: Exception) -> tuple[list[str], int] | None:
    """What to say of it, and the exit status; None where it is no refusal."""
    from store.config_check import ConfigError
    from store.records.database import StoreError
    from store.records.entries import BookError
    from store.records.query import QueryError
    from store.records.table import TableError
    from store.records.undo import UndoError
    from store.words import problems
    from store.words import refusals as words

    match error:
        case UnicodeEncodeError():
            return [_("The command line holds bytes that are no text")], USAGE
        case ConfigError():
            return [problems.sentence(problem) for problem in error.problems], USAGE
        case StoreError():
            status = FAILED if error.code in _NOT_THE_STORE else NO_STORE
            return [words.store_sentence(error.code, error.facts)], status
        case BookError():
            return [words.book_sentence(error.code, error.facts)], FAILED
        case UndoError():
            return [words.undo_sentence(error.code)], FAILED
        case TableError():
            return [words.table_sentence(error.code, error.facts)], FAILED
        case QueryError():
            return [words.query_sentence(error.code, error.token, error.allowed)], USAGE
    return None


_NOT_THE_STORE = {"full", "exists", "backup", "daemon"}
"""The store itself is well, and nobody else holds it."""


def _fail(sentence: str, status: int) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(status)


def _config(asked: Asked) -> "Config":
    from store.config import load

    config = load(asked.config)
    for warning in config.warnings:
        from store.words import problems

        click.echo(problems.sentence(warning), err=True)
    return config


def _store(asked: Asked, *, create: bool = False) -> "Store":
    """The store, its verdicts brought up to date with the configuration."""
    from store.records.verdicts import up_to_date

    store = _as_it_is(asked, create=create)
    up_to_date(store)
    return store


def _as_it_is(asked: Asked, *, create: bool) -> "Store":
    from store.records import mailboxes
    from store.records.database import open_store

    config = _config(asked)
    store = open_store(config, create=create)
    mailboxes.accounts_sync(store, config)
    return store


def _at(asked: Asked, store: "Store") -> "At":
    from store.records.standing import at

    return at(store, None if asked.now is None else _instant(asked.now, store.config))


def _instant(text: str, config: "Config") -> int:
    """ISO 8601; without an offset in the configured zone. Ends the program if it is none."""
    try:
        return _parse_instant(text, config)
    except ValueError:
        _fail(_("“{text}” is no instant; write 2026-11-24T09:30").format(text=text), USAGE)


def _parse_instant(text: str, config: "Config") -> int:
    from store.rules.hours import EARLIEST, LATEST

    moment = datetime.fromisoformat(text.strip())
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=config.timezone)
    if not EARLIEST < moment.timestamp() < LATEST:
        raise ValueError(text)
    return int(moment.timestamp())


def _json(objects: Any) -> None:
    """One object, or several as an array, an object a line."""
    from store.words.contract import dump, stream

    if isinstance(objects, dict):
        click.echo(dump(objects))
    else:
        stream(map(dump, objects), sys.stdout.write)


LISTS = (
    "owed", "inbox", "waiting", "backlog", "internal", "fyi", "calls", "unlinked", "snoozed",
    "done", "all",
)  # fmt: skip


@owed.command("list")
@click.argument("which", type=click.Choice(LISTS), default="owed")
@click.option("--limit", type=click.IntRange(min=0), help=_("At most so many rows."))
@click.option("--no-backlog", is_flag=True, help=_("Leave the backlog out."))
@shared
@click.pass_obj
def list_(asked: Asked, which: str, limit: int | None, no_backlog: bool) -> None:
    """The lists that the screen shows, most pressing first."""
    with refusals():
        from store.records import views

        store = _store(asked)
        when = _at(asked, store)
        keys = views.keys(store, which, when, backlog=not no_backlog, pressing_first=which == "all")
        _rows(asked, store, when, keys if limit is None else keys[:limit])


def _rows(asked: Asked, store: "Store", when: "At", keys: list[int]) -> None:
    from store.records import views

    windows = (keys[start : start + 1000] for start in range(0, len(keys), 1000))
    if asked.json:
        from store.words import contract

        zone, now = store.config.timezone, when.now
        lines = (
            contract.row_text(row, zone, now)
            for window in windows
            for row in views.listed(store, window, when)
        )
        contract.stream(lines, sys.stdout.write)
        return
    import shutil

    from store.words import listing

    # A pipe has no width; what it is cut to must not hang on where it was started.
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else listing.WIDTH
    for window in windows:
        for row in views.rows(store, window, when):
            click.echo(listing.line(row, store.config.timezone, when.now, width))


@owed.command()
@click.argument("row_id", metavar="ID")
@shared
@click.pass_obj
def show(asked: Asked, row_id: str) -> None:
    """One row whole: all mails, calls and decisions in it."""
    with refusals():
        from store.records import views
        from store.words import contract
        from store.words.whole import whole as text

        store = _store(asked)
        when = _at(asked, store)
        key = views.key_of(store, row_id)
        whole = None if key is None else views.whole(store, key, when)
        if whole is None:
            _fail(_("There is no row {id}").format(id=row_id), FAILED)
        if asked.json:
            _json(contract.whole_object(whole, store.config.timezone, when.now))
        else:
            click.echo(text(whole, store.config.timezone, when.now))


@owed.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=0), help=_("At most so many rows."))
@shared
@click.pass_obj
def search(asked: Asked, query: tuple[str, ...], limit: int | None) -> None:
    """Full-text search: words, "phrases", -not, from: to: client: subject: has:attachment
    before: after: is:owed in:"""
    # '-word' is a part of the query, so no option of one letter can be.
    for word in query:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    with refusals():
        from store.records.search import search as find

        store = _store(asked)
        when = _at(asked, store)
        keys = find(store, " ".join(query), when)
        _rows(asked, store, when, keys if limit is None else keys[:limit])


def client_names(ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """For the shell's TAB; whatever is wrong, it has nothing to propose."""
    from store.records.clients import clients as book
    from store.records.database import failures_named

    with contextlib.suppress(Exception), failures_named():
        store = _store(ctx.ensure_object(Asked))
        folded = begun.casefold()
        return [one.name for one in book(store) if one.name.casefold().startswith(folded)]
    return []


@owed.group()
@shared
def clients() -> None:
    """The client book."""


@clients.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@shared
@click.pass_obj
def clients_import(asked: Asked, file: Path) -> None:
    """Takes a CSV file into the book; empty fields are filled, nothing is overwritten."""
    with refusals():
        from store.records.book_csv import import_csv

        store = _store(asked, create=True)
        _imported(import_csv(store, file))


def _imported(done: "Imported") -> None:
    """Says what came of an import; ends with 1 if a row was refused."""
    from store.words.refusals import imported, row_sentence

    for problem in done.problems:
        facts = {"field": problem.field, "value": problem.value, "other": problem.other}
        click.echo(row_sentence(problem.line, problem.code, facts, problem.warning), err=True)
    click.echo(imported(done.rows, done.added, done.updated), err=True)
    if any(not problem.warning for problem in done.problems):
        sys.exit(FAILED)


@clients.command("export")
@shared
@click.pass_obj
def clients_export(asked: Asked) -> None:
    """The book as CSV, as `import` reads it."""
    with refusals():
        from store.records.book_csv import export_rows

        store = _store(asked)
        header, rows = export_rows(store)
        _csv(header, rows)


def _csv(header: list[str], rows: list[dict[str, str]]) -> None:
    import csv

    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, header, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    click.echo(text.getvalue(), nl=False)


@clients.command("list")
@shared
@click.pass_obj
def clients_list(asked: Asked) -> None:
    """All clients, by name."""
    with refusals():
        from store.records.clients import clients as book
        from store.words import contract, listing

        store = _store(asked)
        if asked.json:
            _json(contract.client_object(one) for one in book(store))
            return
        for one in book(store):
            click.echo(listing.client_line(one))


@clients.command("show")
@click.argument("name", shell_complete=client_names)
@shared
@click.pass_obj
def clients_show(asked: Asked, name: str) -> None:
    """A client's card: who they are, what is open, the last contacts."""
    with refusals():
        from store.records.card import card
        from store.words import contract, listing

        store = _store(asked)
        when = _at(asked, store)
        found = card(store, _client(store, name), when)
        assert found is not None
        if asked.json:
            _json(contract.card_object(found, store.config.timezone, when.now))
        else:
            click.echo(listing.card(found, store.config.timezone, when.now))


def _client(store: "Store", name: str) -> int:
    from store.records.clients import by_name
    from store.records.entries import BookError

    found = by_name(store, name)
    if found is None:
        raise BookError("unknown-client", value=name)
    return found.id


@clients.command("set")
@click.argument("name", shell_complete=client_names)
@click.argument("assignment", metavar="KEY=VALUE")
@shared
@click.pass_obj
def clients_set(asked: Asked, name: str, assignment: str) -> None:
    """Sets tier, a key of a tier (answer_within …) or a note; an empty value clears."""
    with refusals():
        from store.records.book_csv import SEVERAL
        from store.records.clients import set_value

        written, equals, value = assignment.partition("=")
        key = " ".join(written.split()).lower()  # as the columns of an import
        if not equals or not key:
            _fail(_("Write KEY=VALUE, as in tier=key"), USAGE)
        if key in SEVERAL:
            _fail(_("A client may have several of {key}; `owed clients import` adds them").format(
                key=key), USAGE)  # fmt: skip
        store = _store(asked)
        set_value(store, _client(store, name), key, value.strip())


@clients.command("merge")
@click.argument("survivor", shell_complete=client_names)
@click.argument("other", shell_complete=client_names)
@shared
@click.pass_obj
def clients_merge(asked: Asked, survivor: str, other: str) -> None:
    """OTHER becomes part of SURVIVOR."""
    with refusals():
        from store.records.merging import merge
        from store.words import steps
        from store.words.clean import clean

        store = _store(asked)
        done = merge(store, _client(store, survivor), _client(store, other))
        for field in done.conflicts:
            click.echo(_("{field} differed; kept that of {name}").format(
                field=field, name=clean(done.survivor)), err=True)  # fmt: skip
        facts = {"client": done.survivor, "other": done.other, **done.moved._asdict()}
        click.echo(steps.named("merge", facts), err=True)
        click.echo(_("`owed clients undo` takes it back"), err=True)


@clients.command("undo")
@shared
@click.pass_obj
def clients_undo(asked: Asked) -> None:
    """Takes back the newest change of the book: a merge, a value, an import, a link."""
    with refusals():
        from store.records.undoing import BOOK, undo
        from store.words import steps

        undone = undo(_store(asked), BOOK)
        if undone is None:
            _fail(_("Nothing in the book was changed that could be taken back"), FAILED)
        said = steps.named(undone.action, undone.facts)
        click.echo(_("Taken back: {what}").format(what=said), err=True)


@owed.group()
@shared
def calls() -> None:
    """The call register."""


@calls.command("add")
@click.option("--at", "at_", metavar="INSTANT", help=_("When; default: now."))
@click.option("--direction", type=click.Choice(["in", "out"]), required=True)
@click.option("--outcome", required=True, type=click.Choice(
    ["answered", "missed", "voicemail", "no-answer", "busy", "wrong-number"]))  # fmt: skip
@click.option("--channel", default="call",
              type=click.Choice(["call", "meeting", "chat", "letter", "fax"]))  # fmt: skip
@click.option("--number", default="", help=_("As typed; empty is withheld."))
@click.option(
    "--client",
    default="",
    shell_complete=client_names,
    help=_("The client's name; it beats the number."),
)
@click.option("--contact", default="")
@click.option("--minutes", type=click.IntRange(0, 99999))
@click.option("--summary", default="")
@click.option("--notes", default="")
@click.option("--answers", metavar="ID|all", multiple=True,
              help=_("The rows that this call answers, or all of the client."))  # fmt: skip
@shared
@click.pass_obj
def calls_add(asked: Asked, /, at_: str | None, answers: tuple[str, ...], **fields: Any) -> None:
    """Logs a call and prints its id."""
    with refusals():
        from store.records import calls as register
        from store.records import views
        from store.records.standing import at as then
        from store.records.table import Refused
        from store.words.refusals import field_sentence

        if answers and fields["outcome"] != "answered":
            _fail(_("Only a call that was answered can answer something"), USAGE)
        store = _store(asked, create=True)
        when = _at(asked, store)
        at = when.now if at_ is None else _instant(at_, store.config)
        paid = _answers(store, when, answers)
        try:
            made = register.add(store, register.checked(store, at, **fields), answers=paid)
        except Refused as refused:
            facts = {"field": refused.field, "value": refused.value, "other": refused.other}
            _fail(field_sentence(refused.code, facts), FAILED)
        # What is logged ahead is in no list before its time; its id is told now.
        row = views.row(store, -made, then(store, max(at, when.now)))
        assert row is not None
        click.echo(row.id)


def _answers(store: "Store", when: "At", ids: tuple[str, ...]) -> Any:
    """'none', 'all', or the loops of the rows that were named."""
    from store.records import views

    if not ids:
        return "none"
    if "all" in ids:
        return "all"
    found: list[int] = []
    for row_id in ids:
        key = views.key_of(store, row_id)
        row = None if key is None else views.row(store, key, when)
        if row is None:
            _fail(_("There is no row {id}").format(id=row_id), FAILED)
        found += [loop.id for loop in row.loops if loop.kind != "chase"]
    return found


@calls.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@shared
@click.pass_obj
def calls_import(asked: Asked, file: Path) -> None:
    """Takes a CSV file into the register; a second time adds nothing."""
    with refusals():
        from store.records.calls import import_csv

        store = _store(asked, create=True)
        _imported(import_csv(store, file, lambda text: _parse_instant(text, store.config)))


@calls.command("list")
@shared
@click.pass_obj
def calls_list(asked: Asked) -> None:
    """All calls, newest first."""
    with refusals():
        from store.records.calls import calls as register
        from store.words import contract, listing

        store = _store(asked)
        when = _at(asked, store)
        found = register(store, when.now)
        if asked.json:
            _json(contract.call_object(call, store.config.timezone) for call in found)
            return
        for call in found:
            click.echo(listing.call_line(call, store.config.timezone, when.now))


@owed.command()
@click.option("--address", help=_("Your e-mail address."))
@click.option("--from", "from_name", help=_("Your name, as others see it."))
@click.option("--imap", metavar="HOST[:PORT]", help=_("The server that holds your mail."))
@click.option("--smtp", metavar="HOST[:PORT]", help=_("The server that sends it; empty: none."))
@click.option("--user", help=_("The login name; default: the address."))
@click.option("--password-command", help=_("A command that prints the password."))
@click.option("--password-env", metavar="NAME", help=_("A variable that holds the password."))
@click.option("--region", help=_("Country of numbers without a country code, as HU."))
@click.option("--timezone", help=_("Of your working day, as Europe/Budapest."))
@click.option("--holidays", help=_("Of which country, as HU or DE-BY; empty: none."))
@click.option("--no-check", is_flag=True, help=_("Do not try the servers."))
@shared
@click.pass_obj
def init(asked: Asked, /, no_check: bool, **told: str | None) -> None:
    """Asks for an address, finds the servers, tries the login, writes the configuration.
    What is given as an option is not asked."""
    with refusals():
        from store.words import starting

        person = _write_config(asked, told, check=not no_check)
        if person.agrees(starting.SYNC, default=True):
            click.get_current_context().invoke(sync, once=True, account=None)


def _write_config(asked: Asked, told: dict[str, str | None], *, check: bool) -> "_Nobody":
    """What was told is not asked; who was asked the rest."""
    from store.config import default_path
    from sync.beginning import Ended, Told, begin

    def net() -> Any:
        from sync.net import REAL  # late: only a look-up needs it

        return REAL

    person = _Terminal() if sys.stdin.isatty() else _Nobody()
    try:
        begin(asked.config or default_path(), Told(**told, check=check), person, net)
    except Ended as ended:
        _fail(ended.sentence, ended.status)
    return person


@owed.command()
@click.argument("account", required=False)
@click.option("--client-secret", is_flag=True, help=_("Ask for the client's secret, too."))
@shared
@click.pass_obj
def login(asked: Asked, account: str | None, client_secret: bool) -> None:
    """Lets Owed into a mailbox by OAuth2: at the start, and when a consent has run out."""
    with refusals():
        from store.words import starting
        from sync.beginning import Ended, log_in

        person = _Terminal()
        secret = person.hidden(starting.CLIENT_SECRET) if client_secret else ""
        try:
            log_in(_config(asked), account, secret, person)
        except Ended as ended:
            _fail(ended.sentence, ended.status)


class _Nobody:
    """Answers with what is proposed."""

    def tell(self, sentence: str) -> None:
        click.echo(sentence, err=True)

    def ask(self, question: str, default: str) -> str:
        return default

    def hidden(self, question: str) -> str:
        return ""

    def browse(self, address: str) -> None:
        """There may be a browser elsewhere, by whoever reads the address."""

    def agrees(self, question: str, default: bool) -> bool:
        return False


class _Terminal(_Nobody):
    """Somebody who can be asked."""

    def ask(self, question: str, default: str) -> str:
        return str(click.prompt(question, default=default, show_default=bool(default), err=True))

    def hidden(self, question: str) -> str:
        return str(
            click.prompt(question, default="", show_default=False, hide_input=True, err=True)
        )

    def browse(self, address: str) -> None:
        click.launch(address)

    def agrees(self, question: str, default: bool) -> bool:
        return click.confirm(question, default=default, err=True)


@owed.command()
@click.option("--once", is_flag=True, help=_("One whole round, then end."))
@click.option("--account", metavar="NAME", help=_("This account only."))
@shared
@click.pass_obj
def sync(asked: Asked, once: bool, account: str | None) -> None:
    """The daemon, in the foreground."""
    with refusals():
        from store.config import closer_look
        from store.words import problems
        from sync.command import run

        store = _store(asked, create=True)
        known = [one.name for one in store.config.accounts]
        if not known:
            _fail(_("There is no account in {path} yet").format(path=store.config.path), USAGE)
        if account is not None and account not in known:
            names = ", ".join(known)
            _fail(_("There is no account “{name}”; known are {names}").format(
                name=account, names=names), USAGE)  # fmt: skip
        # No list waits for these questions; a sync may, and holidays move what is due.
        for problem in closer_look(store.config):
            click.echo(problems.sentence(problem), err=True)
        sys.exit(run(store, store.config, once=once, account=account))


@owed.group()
@shared
def service() -> None:
    """The daemon at login."""


@service.command("install")
@shared
@click.pass_obj
def service_install(asked: Asked) -> None:
    """Starts the daemon now and at every login."""
    with refusals():
        from store.words import servicing
        from sync.service import NotTaken, install

        config = _config(asked)
        wanted = _service(asked)
        try:
            install(wanted)
        except NotTaken as no:
            _fail(servicing.not_taken(wanted.path, no.command, no.text), FAILED)
        except OSError as error:
            _fail(servicing.not_written(wanted.path, error.strerror or ""), FAILED)
        click.echo(servicing.installed(wanted.path), err=True)
        for account in config.accounts:
            if account.imap.secret.kind == "env":
                click.echo(servicing.no_variable(account.name, account.imap.secret.value), err=True)


@service.command("remove")
@shared
@click.pass_obj
def service_remove(asked: Asked) -> None:
    """Stops it, and starts it no more."""
    from store.words import servicing
    from sync.service import remove

    wanted = _service(asked)
    taken = remove(wanted)
    click.echo((servicing.removed if taken else servicing.none)(wanted.path), err=True)


def _service(asked: Asked) -> Any:
    from sync.service import service as made

    config = ["--config", str(asked.config.absolute())] if asked.config else []
    command = [sys.executable, "-m", "owed", *config, "sync"]
    return made(
        "launchd" if sys.platform == "darwin" else "systemd", command, os.environ, os.getuid()
    )


@owed.command()
@click.option("--month", metavar="YYYY-MM", help=_("Default: this month."))
@shared
@click.pass_obj
def report(asked: Asked, month: str | None) -> None:
    """The month in figures."""
    with refusals():
        from store.records import reports
        from store.words import figures as words

        store = _store(asked)
        when = _at(asked, store)
        try:
            figures = reports.month(store, when, month)
        except ValueError:
            _fail(_("“{text}” is no month; write 2026-11").format(text=month), USAGE)
        if asked.json:
            _json(reports.plain(figures))
        else:
            click.echo(words.month(figures))


@owed.command()
@click.argument("file", type=click.Path(path_type=Path))
@shared
@click.pass_obj
def backup(asked: Asked, file: Path) -> None:
    """A consistent copy of the store, also while the daemon runs."""
    with refusals():
        from store.records.backup import backup as copy

        store = _store(asked)
        copy(store, file)


@owed.command()
@click.option("--offline", is_flag=True, help=_("Do not ask the servers."))
@shared
@click.pass_obj
def doctor(asked: Asked, offline: bool) -> None:
    """What is wrong, and what to do."""
    from store.doctor import findings
    from store.words.findings import sentence

    found = list(findings(asked.config))
    if not any(one.bad and one.code == "config" for one in found):
        found += _of_screen(asked)
        if not offline:
            from sync.doctor import findings as of_servers

            found += of_servers(asked.config)
    for one in found:
        click.echo(sentence(one))
    sys.exit(FAILED if any(one.bad for one in found) else 0)


def _of_screen(asked: Asked) -> Iterator["Finding"]:
    from store.config import load
    from store.finding import Finding
    from tui.checkup import problems

    for problem in problems(load(asked.config)):
        yield Finding("config-closer", True, {"problem": problem})


@owed.command()
@click.option("--host", default="127.0.0.1", show_default=True, help=_("The address to listen at."))
@click.option("--port", default=8765, show_default=True, type=click.IntRange(1, 65535))
@click.option("--password", is_flag=True, help=_("Ask for a password that opens the page."))
@shared
@click.pass_obj
def serve(asked: Asked, /, host: str, port: int, password: bool) -> None:
    """The screen in a browser, for the desk without a terminal."""
    with refusals():
        from store.words import serving

        _config(asked)
        try:
            from sync import browser
        except ImportError:
            _fail(serving.EXTRA, FAILED)
        if not password and not browser.is_loopback(host):
            _fail(serving.NEEDS_PASSWORD.format(host=host), USAGE)
        door = browser.door(host, port, _new_password() if password else "")
        address = f"http://{host}:{port}/"
        said = serving.OPEN_ELSEWHERE if password else serving.OPEN
        click.echo(said.format(address=address if password else f"{address}?token={door.token}"))
        config = ["--config", str(asked.config.absolute())] if asked.config else []
        try:
            browser.serve([sys.executable, "-m", "owed", *config], host, port, door)
        except OSError as error:
            _fail(serving.TAKEN.format(host=host, port=port, text=error.strerror), FAILED)


def _new_password() -> str:
    from store.words import serving

    word = str(
        click.prompt(serving.NEW_PASSWORD, hide_input=True, confirmation_prompt=True, err=True)
    )
    if len(word) < 12:
        _fail(serving.SHORT, USAGE)
    return word


@owed.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """The lines that complete `owed` in a shell; for bash: owed completion bash >> ~/.bashrc"""
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(owed, {}, "owed", "_OWED_COMPLETE").source())


@owed.command()
@click.option("--check", is_flag=True, help=_("No screen: one sync, then the totals."))
@shared
@click.pass_obj
def demo(asked: Asked, check: bool) -> None:
    """The sample firm, in a temporary folder: the whole product, no account needed."""
    with refusals():
        from demo.run import run

        sys.exit(run(check=check, json=asked.json))


def _open_screen(asked: Asked, *, sync: bool) -> None:
    import gc

    # Nothing that is loaded goes away again; the screen collects from its first frame on.
    gc.disable()
    from store.records import verdicts
    from tui.beginning import begin

    store = _as_it_is(asked, create=True)
    now = None if asked.now is None else _instant(asked.now, store.config)
    beginning = begin(store, now)
    if sync and store.config.accounts:
        _start_daemon(asked, store)
    if verdicts.behind(store):
        # In a process of its own: the screen shows what is stored, at once.
        _in_background(asked, "list", "--limit", "0")
    from tui.app import run

    if status := run(store, store.config, beginning, now=now, sync=sync):
        sys.exit(status)


def _start_daemon(asked: Asked, store: "Store") -> None:
    """In the background, if none runs; it outlives the screen."""
    from store.records.status import running

    if running(store) is None:
        _in_background(asked, "sync")


def _in_background(asked: Asked, *command: str) -> None:
    import subprocess

    config = ["--config", str(asked.config)] if asked.config else []
    subprocess.Popen(
        [sys.executable, "-m", "owed", *config, *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=dict(os.environ),
    )


if __name__ == "__main__":
    main()
