"""A mail that is a reaction to one of mine says what its emoji says."""

import pytest

from store.message.parse import parse
from store.records.heard import machine_of, said_in
from store.rules.said import said

SAID = [
    "Tom Smith reacted to your message: {}",
    "Tom Smith reacted to your message:\n\n{}",
    "Tom Smith hat auf Ihre Nachricht reagiert: {}",
    "Kiss Tamás reagált az üzenetére: {}",
    "{} Tom Smith reacted to your message:",
    "{}\nTom Smith hat auf Ihre Nachricht reagiert:",
    "{}\n\nTom Smith reacted via Gmail",
    "{}\n\nTom Smith reacted via Gmail\n<https://www.google.com/gmail/about/?utm_source=x>",
]


@pytest.mark.parametrize("text", SAID)
@pytest.mark.parametrize("emoji", ["👍", "👍🏽", "👎", "😡", "❓", "😢"])
def test_a_reaction_is_judged_as_its_emoji(text: str, emoji: str) -> None:
    assert said(text.format(emoji), "Re: Doors", 0) == said(emoji, "", 0)


@pytest.mark.parametrize("text", SAID)
@pytest.mark.parametrize("emoji", ["❤️", "🎉", "🙏", "😂", "🔥", "🤝"])
def test_a_glad_reaction_is_thanks_and_a_yes(text: str, emoji: str) -> None:
    assert said(text.format(emoji), "Re: Doors", 0).ack == "both"


@pytest.mark.parametrize("emoji", ["👎", "😡", "❓", "❌"])
def test_a_displeased_one_is_not_put_away(emoji: str) -> None:
    assert said(SAID[0].format(emoji), "Re: Doors", 0).ack == ""


@pytest.mark.parametrize(
    "text",
    [
        "Tom Smith reacted to your message:",
        "[Like] Tom Smith reacted to your message:",
        "[cid:image001.png@01DB]\nTom Schmidt hat auf Ihre Nachricht reagiert:",
        "Kiss Tamás reagált az üzenetére:",
    ],
)
def test_one_of_which_only_a_picture_tells_more_is_taken_for_the_usual_one(text: str) -> None:
    assert said(text, "Re: Doors", 0) == said("👍", "", 0)


@pytest.mark.parametrize(
    "text",
    [
        "Our client reacted to your message.",
        "Tom Smith reacted to your message:\n\nCould you send 40?",
        "Tom Smith reacted to your message: he wants 40 more, could you send them? 👍",
        "The client reacted to your message, what shall I answer? 😂",
        "👍 When do they come?\n\nTom Smith reacted via Gmail",
    ],
)
def test_who_says_more_does_not_react(text: str) -> None:
    assert said(text, "Re: Doors", 0).ack == ""


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("Tom Smith reacted to your message", "👍 Tom Smith reacted to your message:"),
        (
            "Tom Smith hat auf Ihre Nachricht reagiert",
            "❤️ Tom Smith hat auf Ihre Nachricht reagiert",
        ),
        ("Kiss Tamás reagált az üzenetére", "🎉 Kiss Tamás reagált az üzenetére:"),
    ],
)
def test_what_stands_below_a_reaction_is_mine_where_its_subject_says_so(
    head: str, line: str
) -> None:
    text = f"{line}\nShall we send forty of them on Monday?"
    assert said(text, head, 0).ack
    assert said(text, head, 0).asks == ""
    assert said(text, "Re: Doors", 0).asks
    assert said(f"Nice 👍\n{text}", head, 0).asks


def gmail(part: str, *, alone: bool = False) -> bytes:
    head = (
        "From: tom@acme.example\nTo: jane@kontor.example\nSubject: Re: Doors\nMIME-Version: 1.0\n"
    )
    kind = "Content-Type: text/vnd.google.email-reaction+json; charset=UTF-8\n"
    if alone:
        return f"{head}{kind}\n{part}\n".encode()
    return (
        f'{head}Content-Type: multipart/alternative; boundary="x"\n\n'
        "--x\nContent-Type: text/plain; charset=UTF-8\n\nTom Smith a réagi via Gmail\n"
        f"--x\n{kind}\n{part}\n"
        "--x\nContent-Type: text/html; charset=UTF-8\n\n<p>Tom Smith a réagi via Gmail</p>\n--x--\n"
    ).encode()


@pytest.mark.parametrize("alone", [False, True])
def test_gmail_tells_its_emoji_in_whatever_language(alone: bool) -> None:
    mail = parse(gmail('{"emoji": "🎉", "version": 1}', alone=alone))
    assert (mail.reaction, mail.attachments, said_in(mail).ack) == ("🎉", (), "both")
    assert said_in(parse(gmail('{"emoji": "👎", "version": 1}', alone=alone))).ack == ""


@pytest.mark.parametrize("part", ["", "{", "[" * 5_000, '{"emoji": 3}', '{"emoji": ""}', '"🎉"'])
def test_a_part_that_tells_no_emoji_is_none(part: str) -> None:
    assert parse(gmail(part)).reaction == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('Tom Smith would like to recall the message, "Order 4711".', "auto"),
        ('Tom Schmidt möchte die Nachricht "Bestellung 4711" zurückrufen.', "auto"),
        ('Kiss Tamás szeretné visszahívni a következő üzenetet: "Rendelés".', "auto"),
        ("Tom would like to recall the message. Could you\n\ndelete it?\n\n" + "x " * 400, ""),
        ("Could you recall the message that Tom sent?", ""),
        ("Kérem, hogy hívjon vissza, szeretném megbeszélni az üzenetet.", ""),
    ],
)
def test_outlook_calls_a_mail_back(text: str, kind: str) -> None:
    head = (
        "From: tom@acme.example\nSubject: Recall: Order\nContent-Type: text/plain; charset=utf-8\n"
    )
    assert machine_of(parse(f"{head}\n{text}\n".encode())) == kind
