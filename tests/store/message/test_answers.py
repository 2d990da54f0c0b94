"""Drafts of answers and forwards."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from store.message.answers import (
    QUOTED,
    Original,
    forward,
    forward_subject,
    quoted,
    reply,
    reply_subject,
)
from store.message.drafts import Draft
from store.message.model import Address

ME = Address("Jane", "jane@kontor.example")
ALIAS = Address("Info", "INFO@kontor.example")
ANNA = Address("Anna", "anna@acme.example")
BEN = Address("Ben", "ben@acme.example")
ORIGINAL = Original(
    message_id="<3@acme.example>",
    in_reply_to=("<2@kontor.example>",),
    references=("<1@acme.example>", "<2@kontor.example>"),
    subject="Offer",
    from_=(ANNA,),
    reply_to=(),
    to=(ME,),
    cc=(BEN, ALIAS),
    text="When?\n\n> old",
    new_text="When?",
)
WHEN = datetime(2026, 11, 3, 13, 5, tzinfo=UTC)


def answer(original: Original = ORIGINAL, everyone: bool = False) -> Draft:
    return reply(
        original,
        sender=ME,
        ours=["jane@kontor.example", "info@kontor.example"],
        attribution="Anna wrote:",
        message_id="<4@kontor.example>",
        date=WHEN,
        everyone=everyone,
    )


def test_an_answer_goes_to_the_sender_alone() -> None:
    draft = answer()
    assert (draft.to, draft.cc, draft.bcc) == ((ANNA,), (), ())


def test_an_answer_goes_where_the_sender_wants_it() -> None:
    assert answer(replace(ORIGINAL, reply_to=(BEN,))).to == (BEN,)


def test_a_reply_to_that_is_ourselves_is_no_wish() -> None:
    assert answer(replace(ORIGINAL, reply_to=(ALIAS,))).to == (ANNA,)


def test_an_answer_to_all_leaves_us_out() -> None:
    draft = answer(everyone=True)
    assert (draft.to, draft.cc) == ((ANNA,), (BEN,))


def test_nobody_gets_an_answer_to_all_twice() -> None:
    draft = answer(replace(ORIGINAL, to=(ME, BEN), cc=(BEN, ANNA)), everyone=True)
    assert (draft.to, draft.cc) == ((ANNA,), (BEN,))


def test_an_answer_to_a_mail_of_mine_goes_to_its_recipients() -> None:
    mine = replace(ORIGINAL, from_=(ALIAS,), to=(ANNA, ME), cc=(BEN,))
    assert (answer(mine).to, answer(mine).cc) == ((ANNA,), ())
    assert (answer(mine, everyone=True).to, answer(mine, everyone=True).cc) == ((ANNA,), (BEN,))


def test_a_mail_to_myself_is_answered_to_myself() -> None:
    assert answer(replace(ORIGINAL, from_=(ME,), to=(ME,))).to == (ME,)


def test_only_the_new_text_is_quoted_under_the_attribution() -> None:
    assert answer().text == "\n\nAnna wrote:\n> When?\n"


def test_an_answer_belongs_to_its_thread() -> None:
    draft = answer()
    assert draft.in_reply_to == "<3@acme.example>"
    assert draft.references == ("<1@acme.example>", "<2@kontor.example>", "<3@acme.example>")


def test_without_references_the_mail_that_it_answered_stands_in() -> None:
    assert answer(replace(ORIGINAL, references=())).references == (
        "<2@kontor.example>",
        "<3@acme.example>",
    )


def test_a_long_thread_keeps_its_first_and_its_last_ids() -> None:
    long = replace(ORIGINAL, references=tuple(f"<{n}@x>" for n in range(300)))
    found = answer(long).references
    assert (len(found), found[0], found[-2:]) == (21, "<0@x>", ("<299@x>", "<3@acme.example>"))


def test_what_is_answered_stands_last_also_where_it_names_itself() -> None:
    """What comes last is what In-Reply-To will name."""
    before = ("<3@acme.example>", "<1@acme.example>")
    draft = answer(replace(ORIGINAL, references=before))
    assert draft.references == ("<1@acme.example>", "<3@acme.example>")


def test_a_mail_without_id_is_answered_all_the_same() -> None:
    draft = answer(replace(ORIGINAL, message_id="", references=(), in_reply_to=()))
    assert (draft.in_reply_to, draft.references) == ("", ())


@pytest.mark.parametrize(
    ("subject", "wanted"),
    [
        ("Offer", "Re: Offer"),
        ("Re: Offer", "Re: Offer"),
        ("RE: re: Offer", "RE: Offer"),
        ("AW: Offer", "AW: Offer"),
        ("Vá: Ajánlat", "Vá: Ajánlat"),
        ("Re[2]: Offer", "Re[2]: Offer"),
        ("AW: Re: AW: Offer", "AW: Offer"),
        ("Fwd: Offer", "Re: Fwd: Offer"),
        ("Reply needed", "Re: Reply needed"),
        ("Re : Offer", "Re : Offer"),
        ("", "Re:"),
    ],
)
def test_a_reply_prefix_stands_once(subject: str, wanted: str) -> None:
    assert reply_subject(subject) == wanted


@pytest.mark.parametrize(
    ("subject", "wanted"),
    [
        ("Offer", "Fwd: Offer"),
        ("WG: Offer", "WG: Offer"),
        ("Fwd: FW: Offer", "Fwd: Offer"),
        ("Re: Offer", "Fwd: Re: Offer"),
    ],
)
def test_a_forward_prefix_stands_once(subject: str, wanted: str) -> None:
    assert forward_subject(subject) == wanted


def test_quotes_grow_one_level_deeper() -> None:
    assert quoted("a\n\n> b\n") == "> a\n>\n>> b"
    assert quoted("") == ""


def test_no_part_of_a_long_line_stands_without_its_sign() -> None:
    long = " ".join(["word"] * 40)
    lines = quoted(f"{long}\n> {long}").split("\n")
    assert all(len(line) <= 72 for line in lines)
    assert [line[:2] for line in lines] == ["> "] * 3 + [">>"] * 3
    assert " ".join(line.lstrip("> ") for line in lines) == f"{long} {long}"


def test_a_table_that_is_too_wide_for_a_quote_keeps_its_rows() -> None:
    name = "Office chair with armrests and synchronous mechanism, anthracite, 60 cm wide"
    once = quoted(f"{'Item':80}Qty\n{name:80} 12\n{'Desk':80}  6")
    assert once.split("\n") == [
        f"> {'Item':67}Qty",
        f"> {name[:65]:67} 12",
        f"> {name[66:]}",
        f"> {'Desk':67}  6",
    ]
    twice = quoted(once).split("\n")
    assert all(line.startswith(">> ") for line in twice) and twice[0].endswith(" Qty")


def test_an_address_of_the_web_is_quoted_in_one_piece() -> None:
    address = "https://acme.example/" + "a" * 90
    assert quoted(f"see {address}") == f"> see\n> {address}"


def test_a_forward_carries_the_whole_text_under_the_header() -> None:
    draft = forward(
        ORIGINAL, sender=ME, header="From: Anna", message_id="<4@kontor.example>", date=WHEN
    )
    assert draft.text == "\n\nFrom: Anna\n\nWhen?\n\n> old\n"
    assert (draft.to, draft.cc, draft.subject) == ((), (), "Fwd: Offer")
    assert (draft.in_reply_to, draft.references[-1]) == ("", "<3@acme.example>")


def test_of_a_text_that_nobody_reads_again_the_beginning_is_quoted() -> None:
    made = quoted("a line\n" * 40_000)
    assert made.startswith("> a line\n> a line\n") and made.endswith("\n> […]")
    assert len(made) < 2 * QUOTED


def test_a_line_without_end_is_none_in_an_answer_or_a_forward() -> None:
    endless = replace(ORIGINAL, text="x" * 9_000, new_text="x" * 9_000)
    sent = forward(endless, sender=ME, header="", message_id="<9@x>", date=WHEN).text
    assert sent.count("x") == answer(endless).text.count("x") == 9_000
    assert all(len(line) <= 1_000 for text in (sent, answer(endless).text) for line in text.split())
