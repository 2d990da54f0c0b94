"""What a STATUS tells of mailboxes: by name, or of the only one that was asked about."""

from collections.abc import Iterator
from contextlib import suppress

from sync import answers
from sync.answers import Malformed, Value, number, parsed
from sync.asking import Answer
from sync.wire import Status


def figures_of(answer: Answer) -> Iterator[Status]:
    """Whatever comes before them: a name with spaces has no quotes at some servers."""
    for records in answers.split(answer.untagged.get("STATUS", ())):
        match parsed(records):
            case [_, *_, [*values]]:
                with suppress(Malformed):
                    yield _status(values)


def statuses(answer: Answer) -> dict[bytes, Status]:
    found: dict[bytes, Status] = {}
    for records in answers.split(answer.untagged.get("STATUS", ())):
        match parsed(records):
            case [(bytes() | None) as name, [*values]]:
                with suppress(Malformed):
                    found[name or b"NIL"] = _status(values)
    return found


def _status(values: list[Value]) -> Status:
    given = answers.pairs(values)

    def figure(name: str) -> int | None:
        return figure_of(given.get(name))

    return Status(
        messages=figure("MESSAGES"),
        uidnext=figure("UIDNEXT"),
        uidvalidity=figure("UIDVALIDITY"),
        unseen=figure("UNSEEN"),
        highestmodseq=figure("HIGHESTMODSEQ"),
        append_limit=figure("APPENDLIMIT"),
    )


def figure_of(value: Value) -> int | None:
    """None where it is no number."""
    try:
        return number(value)
    except Malformed:
        return None
