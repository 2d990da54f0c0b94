"""What a command did, as the JSON and CSV of the command line: a public contract, as its rows."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from store import formulas
from store.records.rows import Imported, Undo
from store.words import syncing
from store.words.contract import Object
from store.words.refusals import problem_sentence
from store.words.stamps import iso


def imported_object(done: Imported) -> Object:
    return {
        "rows": done.rows,
        "added": done.added,
        "updated": done.updated,
        "problems": [
            {
                "line": problem.line,
                "refused": not problem.warning,
                "code": problem.code,
                "field": problem.field or None,
                "value": problem.value,
                "text": problem_sentence(problem),
            }
            for problem in done.problems
        ],
        "notes": list(done.notes),
    }


def merged_object(
    survivor: str, other: str, mails: int, calls: int, conflicts: Sequence[str]
) -> Object:
    return {
        "client": survivor,
        "merged": other,
        "mails": mails,
        "calls": calls,
        "conflicts": list(conflicts),
    }


def undone_object(undone: Undo, text: str, zone: ZoneInfo) -> Object:
    return {"action": undone.action, "at": iso(undone.at, zone), "text": text}


def finished_object(account: str, code: str, facts: Mapping[str, Any]) -> Object:
    """How an account's round of sync ended."""
    text = syncing.finished(account, code, facts)
    return {
        "what": "account",
        "account": account,
        "ok": not code,
        "code": code or None,
        "text": text or None,
    }


def not_done_object(what: str, code: str, facts: Mapping[str, Any]) -> Object:
    """An intent or a mail that a server refused."""
    return {
        "what": what,
        "account": facts.get("account"),
        "ok": False,
        "code": code,
        "text": syncing.not_done(what, code, facts),
    }


def table_text(header: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """As CSV. No field is a formula to a spreadsheet; `import` takes the guard away again."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(formulas.guarded, header))
    writer.writerows([formulas.guarded(row.get(name, "")) for name in header] for row in rows)
    return text.getvalue()


def table_objects(header: Sequence[str], rows: Iterable[Mapping[str, str]]) -> Iterable[Object]:
    """The rows of a CSV file as objects, each with every column."""
    return ({name: row.get(name, "") for name in header} for row in rows)
