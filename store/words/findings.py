"""What `owed doctor` found, as sentences: how it stands, and what to do where it is bad."""

import shlex
from collections.abc import Callable, Mapping
from typing import Any

from store.finding import Finding
from store.words import problems, secrets, servers, syncing
from store.words.clean import clean
from store.words.i18n import _, ngettext
from store.words.refusals import store_sentence
from store.words.stamps import stamp
from store.words.steps import history

Facts = Mapping[str, Any]

_PLAIN = {
    "config-ok": _("The configuration {path} is in order"),
    "no-accounts": _(
        "There is no account in {path} yet; `owed init` writes one once that file is out of the way"
    ),
    "no-store": _("There is no store at {path} yet; `owed sync --once` makes one"),
    "no-notifier": _(
        "[notify] desktop: there is no {program} on this machine, so nothing is shown; install it "
        "(with libnotify), or name a command of your own"
    ),
    "damaged": _(
        "The store {path} is damaged ({said}); stop the daemon and run `owed doctor --repair`, "
        "which makes a new one of all that can be read, or put a backup in its place"
    ),
    "sqlite": _("SQLite is {version}"),
    "sqlite-old": _(
        "SQLite is {version}; below 3.51.3 a store can break when several programs write to it "
        "at once, so let no other program than Owed open it"
    ),
    "no-daemon": _("No daemon runs; `owed sync` starts one"),
    "daemon": _("The daemon runs (pid {pid})"),
    "left-account": _(
        "The account “{account}” is no longer in the configuration; its mail stays in the store"
    ),
    "never-synced": _("The account “{account}” has not been synced yet; run `owed sync --once`"),
    "no-sent": _(
        "The account “{account}” has no Sent mailbox, so answers from other programs are not "
        "seen; name it under [accounts.mailboxes]"
    ),
    "secret-ok": _("{account}: the password for {protocol} was found"),
    "token-ok": _("{account}: an OAuth2 token for {protocol} was found"),
    "login-ok": _("{account}: {host} lets {user} in over {protocol}"),
    "roles": _("{account}: {mailboxes} mailboxes; {roles}"),
    "no-role": _(
        "{account}: no mailbox is known as {role}; name it under [accounts.mailboxes] if it is one "
        "of these: {known}"
    ),
    "rivals": _(
        "{account}: {name} is taken for {role}, since its mail is the newest; if it is {others}, "
        "name that under [accounts.mailboxes]"
    ),
    "not-tried": _(
        "{account}: {host} was not asked over {protocol}, since IMAP has refused the same password"
    ),
    "no-smtp": _("{account}: no [accounts.smtp], so mail is read and not sent"),
    "unstable": _(
        "{account}: the server gives the mails in {mailbox} other numbers all the time (its "
        "UIDVALIDITY changes), so what is new there is seen once an hour at most; whoever runs the "
        "server can mend that"
    ),
    "no-room": _(
        "{account}: there is no room in {mailbox}, so copies of mails that were sent wait for it "
        "({count}); make some, or raise the quota"
    ),
    "hung": _(
        "{account}: the server ends the connection over {mailbox} each time, so nothing new is "
        "seen there; it is asked again by and by"
    ),
    "hung-flags": _(
        "{account}: the server ends the connection when it is asked for the flags in {mailbox}, so "
        "what other programs read or star there is not seen; it is asked again by and by"
    ),
    "hung-past": _(
        "{account}: the server ends the connection when it is asked for old mail in {mailbox}, so "
        "that is missing; it is asked again by and by"
    ),
    "wrong-role": _("{account}: there is no mailbox “{name}” for {role}; the server has: {known}"),
}


def sentence(finding: Finding) -> str:
    """One line, with a mark that says whether there is something to mend."""
    mark = "✗" if finding.bad else "✓"
    return f"{mark} {_said(finding)}"


def finding_object(finding: Finding) -> dict[str, object]:
    """As JSON."""
    return {"code": finding.code, "bad": finding.bad, "text": _said(finding)}


def _said(finding: Finding) -> str:
    special = _SPECIAL.get(finding.code)
    if special is not None:
        return special(finding.facts)
    return _fill(_PLAIN.get(finding.code, finding.code), finding.facts)


def _problem(facts: Facts) -> str:
    return problems.sentence(facts["problem"])


def _store(facts: Facts) -> str:
    return store_sentence(facts["code"], facts["facts"])


def _too_open(facts: Facts) -> str:
    command = f"chmod {facts['wanted']} {shlex.quote(clean(facts['path']))}"
    return _("{path} can be read by others (mode {mode}): {command}").format(
        path=clean(facts["path"]), mode=facts["mode"], command=command
    )


def _tier(facts: Facts) -> str:
    count = facts["count"]
    return _fill(
        ngettext(
            "The client {client} has the tier “{tier}”, which {path} does not know",
            "{count} clients, such as {client}, have the tier “{tier}”, which {path} does not know",
            count,
        ),
        facts,
    )


def _sound(facts: Facts) -> str:
    clients = ngettext("{n} client", "{n} clients", facts["clients"]).format(n=facts["clients"])
    return _("The store {path} is sound: {history}, {clients}").format(
        path=clean(facts["path"]),
        history=history(facts["messages"], facts["calls"]),
        clients=clients,
    )


def _unreadable(facts: Facts) -> str:
    return _fill(
        ngettext(
            "{account}: {mails} mail in {mailbox} could not be read and is in no list ({reason}); "
            "it is asked for again from {when} on, till then look at it with another program",
            "{account}: {mails} mails in {mailbox} could not be read and are in no list "
            "({reason}); they are asked for again from {when} on, till then look at them with "
            "another program",
            facts["mails"],
        ),
        {**facts, "when": stamp(facts["at"], facts["zone"], facts["now"])},
    )


def _pending(facts: Facts) -> str:
    count = facts["count"]
    said = ngettext(
        "{count} conversation waits to be judged anew; the next start does it",
        "{count} conversations wait to be judged anew; the next start does it",
        count,
    )
    return said.format(count=count)


def _coming(facts: Facts) -> str:
    return syncing.coming(facts["state"], daemon=facts["daemon"])


def _as_of(facts: Facts) -> str:
    when = stamp(facts["at"], facts["zone"], facts["now"])
    return _("The account “{account}” is as of {when}").format(
        account=clean(facts["account"]), when=when
    )


def _stale(facts: Facts) -> str:
    return _(
        "{as_of}; what is overdue since may have been answered: run `owed sync --once`"
    ).format(as_of=_as_of(facts))


def _silent(facts: Facts) -> str:
    return _(
        "The daemon (pid {pid}) gives no sign of life since {when}, and no other can start beside "
        "it; if it was stopped, `kill -CONT {pid}` lets it go on, else `kill -9 {pid}` ends it"
    ).format(pid=facts["pid"], when=stamp(facts["at"], facts["zone"], facts["now"]))


def _secret(facts: Facts) -> str:
    said = _fill(secrets.SENTENCES.get(facts["why"], "{why}"), _quoted(facts))
    lead = _("{account}: no password for {protocol}: {said}")
    if str(facts["why"]).startswith("oauth-"):
        lead = _("{account}: {protocol}: {said}")
    return lead.format(account=clean(facts["account"]), protocol=facts["protocol"], said=said)


def _server(facts: Facts) -> str:
    said = _fill(servers.SENTENCES.get(facts["why"], "{host}: {why} {text}"), _quoted(facts))
    return _("{account}: {protocol}: {said}").format(
        account=clean(facts["account"]), protocol=facts["protocol"], said=said
    )


_SPECIAL: Mapping[str, Callable[[Facts], str]] = {
    "config": _problem,
    "config-odd": _problem,
    "config-closer": _problem,
    "store": _store,
    "store-ok": _sound,
    "unreadable": _unreadable,
    "too-open": _too_open,
    "unknown-tier": _tier,
    "pending": _pending,
    "coming": _coming,
    "fresh": _as_of,
    "stale": _stale,
    "silent": _silent,
    "no-secret": _secret,
    "server": _server,
}


def _quoted(facts: Facts) -> Facts:
    return {**facts, "quoted": shlex.quote(facts["account"])}


def _fill(text: str, facts: Facts) -> str:
    return text.format(**{key: _cleaned(value) for key, value in facts.items()}).rstrip(": ")


def _cleaned(value: object) -> str:
    """Several are fenced one by one, lest the direction of one turn the others around."""
    shown = ", ".join(map(clean, value)) if isinstance(value, list) else str(value)
    return clean(shown, 300)
