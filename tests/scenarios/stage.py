"""A story is played in a firm of its own: every mail is parsed, stored and judged, as by sync."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from store.records import (
    calls,
    clients,
    decisions,
    followups,
    linking,
    mail,
    mailboxes,
    parting,
    senders,
    snoozing,
    views,
    whereabouts,
)
from store.records.calls import NewCall
from store.records.followups import NewFollowUp
from store.records.incoming import Fetched
from sync.reading import read
from tests.scenarios import cast, letters
from tests.scenarios.reader import Event, Scenario
from tests.store.records.firm import CONFIG, Firm, at

_BY_PERSON = {
    "no answer needed": ("no-answer", ""),
    "I do owe this": ("owe", ""),
    "done": ("done", ""),
}
_NOTED = {"I promise": "promise", "they promise": "theirs", "I wait": "reminder"}
MAILS = {"mail", "report", "meeting"}


class Stage:
    """A firm, and what its story has told so far."""

    def __init__(self, folder: Path, scenario: Scenario) -> None:
        self.firm = Firm(folder, configured(scenario.config), synced=scenario.synced)
        self.store = self.firm.store
        if scenario.seen_from:
            mailboxes.set_horizon(self.store, self.firm.account, at(scenario.seen_from))
        self.scenario = scenario
        self.subjects: dict[str, str] = {}
        self.recipients: dict[str, str] = {}
        self.meetings: dict[str, str] = {}
        self.held: dict[str, Fetched] = {}
        """Mails by their time."""

    def play(self) -> None:
        """Each event as it happens."""
        self._book("first")
        for event in self.scenario.story:
            if event.kind in MAILS:
                self.firm.receive(self.brought(event))
            else:
                self._act(event)
        self._book("last")

    def play_backwards(self) -> None:
        """All calls, the newest first, then all mails as one batch, the newest first."""
        self._book("first")
        mails = [self.brought(event) for event in self.scenario.story if event.kind in MAILS]
        for event in reversed(self.scenario.story):
            if event.kind == "call":
                self._call(event)
        self.firm.receive(*reversed(mails))
        self._book("last")

    def _book(self, when: str) -> None:
        if self.scenario.book == when:
            self.firm.book(cast.BOOK)

    def brought(self, event: Event) -> Fetched:
        """A mail as sync hands it over."""
        raw = self._raw(event)
        sent = event.words.get("sender", event.words.get("who", ""))
        mine = cast.named(sent) == "me" if sent else False
        box = letters.option(event, "in ") or ("sent" if mine else "inbox")
        stored = letters.option(event, "stored ") or event.when
        fetched = self.firm.fetched(raw, at(stored), box)
        told = read(raw)
        known = Fetched(
            mailbox_id=fetched.mailbox_id,
            uidvalidity=1,
            uid=fetched.uid,
            flags=fetched.flags,
            internaldate=fetched.internaldate,
            raw=raw,
            parsed=told.parsed,
            said=told.said,
            machine=told.machine,
            packed=told.packed,
            folded=told.folded,
        )
        self.held[event.when] = known
        return known

    def _raw(self, event: Event) -> bytes:
        words = event.words
        if event.kind == "report":
            named = letters.option(event, "of ")
            whom = cast.person(named).address if named else self.recipients[words["of"]]
            return letters.report(event, self.subjects[words["of"]], whom)
        if event.kind == "meeting":
            starts = self.meetings.setdefault(words["meeting"], words["starts"])
            return letters.meeting(event, starts)
        raw = letters.letter(event, self.subjects)
        self.subjects[event.when] = words["subject"]
        self.recipients[event.when] = cast.people(words["to"])[0].address
        return raw

    def _act(self, event: Event) -> None:
        acts: dict[str, Callable[[Event], Any]] = {
            "call": self._call,
            "decide": self._decide,
            "snooze": self._snooze,
            "move": self._move,
            "by-hand": self._by_hand,
            "noted": self._note,
            "changed": self._change,
        }
        acts[event.kind](event)

    def _call(self, event: Event) -> None:
        words = event.words
        who = cast.named(words["caller"] or words["called"] or words["met"] or words["wrote"])
        channel = "meeting" if words["met"] else words["channel"] or "call"
        number = letters.option(event, "from ") or cast.NUMBERS.get(who, who)
        if "withheld" in event.more:
            number = ""
        client = letters.option(event, "of ")
        call = NewCall(
            at(event.when),
            "out" if words["called"] or words["met"] else "in",
            words["outcome"] or "answered",
            channel,
            number,
            self._client(client) if client else None,
            summary=words["summary"],
        )
        answers = "all" if "it answers all" in event.more else "none"
        what, _, due = letters.option(event, "I promise ").rpartition(", by ")
        said = NewFollowUp("promise", what, at(due)) if what else None
        calls.add(self.store, call, answers=answers, said=said)  # type: ignore[arg-type]

    def _client(self, short: str) -> int:
        found = clients.by_name(self.store, cast.CLIENTS[short])
        assert found is not None, short
        return found.id

    def _decide(self, event: Event) -> None:
        what = event.words["what"]
        if what.endswith("owed from them"):
            senders.say(self.store, self.key(event), what.partition(" ")[0], at(event.when))
            return
        if what.startswith("answered elsewhere"):
            kind, word = "elsewhere", what.partition(", ")[2]
        else:
            kind, word = _BY_PERSON[what]
        decisions.decide(self.store, [self.key(event)], kind, word, at(event.when))

    def _snooze(self, event: Event) -> None:
        until = at(event.words["until"])
        snoozing.snooze(self.store, [self.key(event)], until, at(event.when))

    def key(self, event: Event) -> int:
        """Of the row with that subject, as things stand."""
        return self.row_of(event.words["row"], event.when)

    def row_of(self, subject: str, when: str) -> int:
        then = views.at(self.store, at(when))
        rows = views.rows(self.store, views.keys(self.store, "all", then), then)
        (key,) = [row.key for row in rows if row.subject == subject]
        return key

    def _note(self, event: Event) -> None:
        words = event.words
        new = NewFollowUp(
            _NOTED.get(words["kind"], "case"),
            words["what"],
            at(words["due"]),
            self.key(event) if words["row"] else None,
            client_id=self._client(words["whom"]) if words["whom"] else None,
            keeps="partly answered" in event.more,
            topic=words["topic"],
        )
        followups.add(self.store, new, at(event.when))

    def _change(self, event: Event) -> None:
        words, now = event.words, at(event.when)
        found = self.store.reader().execute(
            "SELECT followup_id FROM followup_states WHERE what = ?", (words["what"],)
        )
        id_ = int(found.fetchall()[0][0])
        match words["verb"]:
            case "put off":
                followups.change(self.store, id_, due=at(words["due"]), now=now)
            case "open again":
                followups.reopen(self.store, id_, now)
            case verb:
                followups.close(self.store, id_, {"keep": "kept", "drop": "dropped"}[verb], now)

    def _move(self, event: Event) -> None:
        held = self.held[event.words["of"]]
        if not event.words["too"]:
            whereabouts.unplace(self.store, held.mailbox_id, 1, [held.uid])
        if box := event.words["to"] or event.words["too"]:
            mail.add(self.store, [self.firm.fetched(held.raw, held.internaldate, box)])
        else:
            whereabouts.sweep(self.store, whereabouts.nowhere(self.store, self.firm.account))

    def _by_hand(self, event: Event) -> None:
        what = event.words["what"]
        match event.words["verb"]:
            case "join":
                keys = [self.row_of(one, event.when) for one in what.split(" and ")]
                parting.join(self.store, keys)
            case "split":
                parting.split(self.store, self._message(what.removeprefix("the mail of ")))
            case "book":
                name, _, address = what.partition(": ")
                self.firm.book(f"name,email\n{cast.CLIENTS[name]},{address}\n")
            case "set":
                name, _, change = what.partition(": ")
                clients.set_value(self.store, self._client(name), *change.split(" ", 1))
            case "attach":
                typed, _, client = what.partition(" to ")
                kind = "address" if "@" in typed else "number" if typed[0] in "+0" else "domain"
                linking.attach(self.store, self._client(client), kind, typed)
            case "pin":
                subject, _, client = what.partition(" to ")
                linking.pin(self.store, self.row_of(subject, event.when), self._client(client))

    def _message(self, when: str) -> int:
        name = letters.message_id(when)
        row = self.store.reader().execute("SELECT id FROM messages WHERE message_id = ?", (name,))
        return int(row.fetchone()[0])


def configured(changes: dict[str, Any]) -> str:
    """The firm's configuration with these changes; those of `account` are for its only one."""
    ours = {key: value for key, value in changes.items() if key != "account"}
    address = f'address = "jane@{cast.US}"\n'
    return CONFIG.replace(address, address + toml(changes.get("account", {}))) + toml(ours)


def toml(tables: dict[str, Any], name: str = "") -> str:
    """Tables of a configuration, as TOML; nothing but text, numbers, lists and tables."""
    plain = {key: value for key, value in tables.items() if not isinstance(value, dict)}
    lines = [f"[{name}]"] * bool(name and plain) + [
        f"{key} = {_value(v)}" for key, v in plain.items()
    ]
    inner = [
        toml(value, f"{name}.{key}" if name else key)
        for key, value in tables.items()
        if isinstance(value, dict)
    ]
    return "".join(f"{line}\n" for line in lines) + "".join(inner)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)
