"""A mistake in the configuration, as data -> the sentence that names it and what is allowed."""

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from store.words.clean import clean
from store.words.i18n import _


class Problem(Protocol):
    """What `store.config.Problem` holds."""

    @property
    def file(self) -> Path: ...
    @property
    def key(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def given(self) -> str: ...
    @property
    def allowed(self) -> tuple[str, ...]: ...
    @property
    def nearest(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


SENTENCES: Mapping[str, str] = {
    "no-config": _("there is no such file yet; `{init}` writes one"),
    "missing": _("there is no file {given}"),
    "unreadable": _("the file cannot be read: {given}"),
    "too-open": _(
        "others on this machine may change it (mode {given}), and what it says is run: "
        "chmod go-w {file}"
    ),
    "open-folder": _(
        "others on this machine may put another file in its place (its folder has mode {given}), "
        "and what it says is run: chmod go-w {folder}"
    ),
    "not-ours": _(
        "it belongs to another user of this machine ({given}), and what it says is run: "
        "chown $USER {file}"
    ),
    "encoding": _("line {line} is not UTF-8"),
    "syntax": _("line {line}, column {column} is not TOML: {given}"),
    "unquoted": _('line {line}: a text stands in quotes, as in host = "imap.kontor.example"'),
    "backslash": _(
        "line {line}: between double quotes a backslash begins a special sign; write that text "
        "between single quotes"
    ),
    "no-home": _("no home folder is known; write the whole path"),
    "unknown-key": _("there is no such setting"),
    "secret-in-file": _(
        "a secret must not stand in this file; use password_command, password_env or the keyring"
    ),
    "required": _("is missing"),
    "wrong-type": _("must be {kind}, not {given_kind}"),
    "one-bracket": _("write [[{given}]], with two brackets on either side"),
    "empty": _("must not be empty"),
    "unprintable": _("must not hold control characters"),
    "not-one-of": _("“{given}” is none of {allowed}"),
    "out-of-range": _("{given} is not from {least} to {most}"),
    "duplicate": _("another account is named “{given}” too"),
    "several-secrets": _("only one of {allowed} may be written"),
    "plain-to-remote": _(
        "“none” would send the password unencrypted to {given}; it is only for this machine "
        "(localhost, 127.0.0.1, ::1)"
    ),
    "bad-address": _("“{given}” is no e-mail address"),
    "odd-address": _("“{given}” is an unusual address; it is kept as it is written"),
    "bad-host": _("“{given}” is no host name; write it alone, the port has a setting of its own"),
    "bad-domain": _("“{given}” is no domain; write it like kontor.example"),
    "free-mail": _(
        "anybody may have an address at {given}, a mail provider; it is not taken for ours"
    ),
    "bad-number": _("“{given}” is no telephone number"),
    "bad-key": _("“{given}” is no key; write it like y, g i, ctrl+d or f5"),
    "bad-query": _("the search cannot be read: {given}"),
    "bad-variable": _("must be the name of an environment variable, such as MAIL_PASSWORD"),
    "bad-tenant": _(
        "must be the tenant's id, as 11111111-2222-3333-4444-555555555555, a domain of it, or one "
        "of organizations, consumers, common"
    ),
    "no-tenant": _("only a client of Microsoft's has a tenant"),
    "bad-span": _("“{given}” is no span of time; write minutes, hours or days: 30m, 4h, 2d"),
    "bad-size": _("“{given}” is no size; write MB, GB or TB: 500MB, 20GB"),
    "bad-interval": _("“{given}” is no interval of a day; write it like 09:00-17:00"),
    "overlap": _("two intervals overlap"),
    "no-open-hours": _("there is not one working hour in the whole week"),
    "bad-dates": _("“{given}” is no leave; write a day or two: 2026-12-22..2027-01-02"),
    "bad-country": _("“{given}” is no country; write its two letters, such as HU or DE-BY"),
    "unknown-holidays": _("no public holidays are known for “{given}”"),
    "unknown-region": _("no telephone numbers are known for “{given}”"),
    "unknown-zone": _("“{given}” is no time zone; write it like Europe/Budapest"),
}
_KINDS: Mapping[str, str] = {
    "text": _("a text in quotes"),
    "number": _("a whole number"),
    "fraction": _("a fraction"),
    "true-false": _("true or false"),
    "list": _("a list in [ ]"),
    "table": _("a table of settings"),
    "date": _("a date or time"),
}


def sentence(problem: Problem) -> str:
    """On one line, safe on a terminal: where, what, and what was probably meant."""
    where = f"{problem.file}: {problem.key}" if problem.key else str(problem.file)
    what = SENTENCES[problem.code].format_map(_facts(problem))
    return clean(f"{where}: {what}{_meant(problem)}")


def _facts(problem: Problem) -> dict[str, str | int]:
    allowed, given = problem.allowed, problem.given
    return {
        "file": shlex.quote(str(problem.file)),
        "folder": shlex.quote(str(problem.file.parent)),
        "init": shlex.join(["owed", *(["--config", given] if given else []), "init"]),
        "given": given,
        "given_kind": _KINDS.get(given, given),
        "kind": _KINDS.get(allowed[0], "") if allowed else "",
        "allowed": ", ".join(allowed),
        "least": allowed[0] if allowed else "",
        "most": allowed[-1] if allowed else "",
        "line": problem.line,
        "column": problem.column,
    }


def _meant(problem: Problem) -> str:
    if problem.nearest:
        return _("; did you mean {nearest}?").format(nearest=problem.nearest)
    if problem.code == "unknown-key":
        return _("; known here: {allowed}").format(allowed=", ".join(problem.allowed))
    return ""
