"""What `owed doctor` found, where servers have named their mailboxes to deceive."""

from store.finding import Finding
from store.words.findings import sentence
from store.words.refusals import query_sentence

NAMES = ["x\u202egnp", "INBOX", "\x1b]0;x\x07Sent"]


def test_the_direction_of_one_name_turns_no_other_around() -> None:
    facts = {"account": "w", "role": "sent", "name": "nope", "known": NAMES}
    fenced = "\u2068x\u202egnp\u202c\u2069, INBOX, Sent"
    assert fenced in sentence(Finding("wrong-role", True, facts))
    assert fenced in query_sentence("value", "in:nope", tuple(NAMES))
