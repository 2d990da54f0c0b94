import random
import re
from pathlib import Path

import pytest

from store.message.headers import MAX_BLOCK
from store.records import views
from store.records.items import MailItem, Whole
from tests.tui.world import BEA, DENES, HOUR, ME, MINUTE, World, firm
from tui.doing import writing
from tui.letters import answer, forward


def newest(world: World, subject: str) -> MailItem:
    when = views.at(world.store)
    for key in views.keys(world.store, "all", when):
        whole = views.whole(world.store, key, when)
        if whole is not None and whole.row.subject == subject:
            return [item for item in whole.items if isinstance(item, MailItem)][-1]
    raise AssertionError(subject)


def test_an_answer_belongs_to_its_conversation(tmp_path: Path) -> None:
    world = firm(tmp_path)
    mail = newest(world, "Price list for Q1")
    letter = answer(world.store, mail, world.config, to_all=False).letter
    assert letter.in_reply_to == mail.id
    assert letter.references[-1] == mail.message_id and len(letter.references) == 2
    assert letter.subject == "Re: Price list for Q1"


@pytest.mark.parametrize(
    ("subject", "introduced"),
    [
        ("Price list for Q1", r"On \d\d \w{3} \d{4}, \d\d:\d\d, Bea Nagy wrote:"),
        ("Szerződés 1187", r"Réka Papp írta \(\d{4}\. \d\d\. \d\d\. \d\d:\d\d\):"),
        ("Angebot 2231", r"Am \d\d\.\d\d\.\d{4}, \d\d:\d\d schrieb Jonas Weber:"),
    ],
)
def test_a_quote_is_introduced_in_the_language_of_who_wrote_it(
    subject: str, introduced: str, tmp_path: Path
) -> None:
    world = firm(tmp_path)
    letter = answer(world.store, newest(world, subject), world.config, to_all=False).letter
    assert re.search(introduced, letter.text)


def test_an_answer_to_all_leaves_me_out(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.mail(BEA, "To us", "Could you answer, please?", HOUR, to=[("Jane", ME), DENES])
    letter = answer(world.store, newest(world, "To us"), world.config, to_all=True).letter
    assert letter.to == ("Bea Nagy <bea@acme.example>",)
    assert letter.cc == ("Dénes Kiss <denes@acme.example>",)


def test_an_answer_to_all_leaves_me_out_however_my_address_is_spelt(tmp_path: Path) -> None:
    world = World(tmp_path)
    tagged = ("Jane", ME.replace("@", "+offers@"))
    world.mail(BEA, "To us", "Could you answer, please?", HOUR, to=[tagged, DENES])
    letter = answer(world.store, newest(world, "To us"), world.config, to_all=True).letter
    assert letter.cc == ("Dénes Kiss <denes@acme.example>",)


def test_an_answer_that_goes_elsewhere_says_so(tmp_path: Path) -> None:
    world = World(tmp_path)
    other = [("Reply-To", "Other <other@elsewhere.example>")]
    world.mail(BEA, "Ask", "Could you answer, please?", HOUR, extra=other)
    beginning = answer(world.store, newest(world, "Ask"), world.config, to_all=False)
    assert beginning.letter.to == ("Other <other@elsewhere.example>",)
    assert "not to its sender bea@acme.example" in beginning.notice


def test_what_came_back_is_not_answered_but_whom_it_did_not_reach(tmp_path: Path) -> None:
    world = World(tmp_path)
    asked = world.mail(BEA, "Desks", "Could you send the list?", 3 * HOUR)
    ours = world.sent(BEA, "Re: Desks", "Here it is.", 2 * HOUR, answers=asked)
    bounce = (
        "From: Mail Delivery System <mailer-daemon@mx.example>\r\nTo: jane@kontor.example\r\n"
        f"Subject: Undelivered\r\nMessage-ID: <b@mx.example>\r\nIn-Reply-To: {ours}\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        "--b\r\n\r\nNot delivered.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; bea@acme.example\r\n"
        "Action: failed\r\nStatus: 5.2.2\r\n--b--\r\n"
    )
    world.raw(bounce.encode(), HOUR)
    when = views.at(world.store)
    (key,) = views.keys(world.store, "all", when)
    whole = views.whole(world.store, key, when)
    assert whole is not None and len(whole.items) == 3
    mail = writing.newest(whole)
    assert mail is not None and mail.message_id == asked


AWAY = [("Auto-Submitted", "auto-replied")]


def whole_of(world: World) -> Whole:
    when = views.at(world.store)
    (key,) = views.keys(world.store, "all", when)
    whole = views.whole(world.store, key, when)
    assert whole is not None
    return whole


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Automatic reply: Desks", "I am out of office until Tuesday."),
        ("Re: Desks", "We have your mail."),
    ],
)
def test_what_a_machine_answered_is_not_answered_but_my_own_question_goes_on(
    tmp_path: Path, subject: str, text: str
) -> None:
    world = World(tmp_path)
    ours = world.sent(BEA, "Desks", "When do the desks come?", 2 * HOUR)
    world.mail(BEA, subject, text, HOUR, answers=ours, extra=AWAY)
    whole = whole_of(world)
    mail = writing.newest(whole)
    assert len(whole.items) == 2 and mail is not None and mail.message_id == ours
    letter = answer(world.store, mail, world.config, to_all=False).letter
    assert letter.to == ("Bea Nagy <bea@acme.example>",) and "> When do the" in letter.text


def test_what_a_person_wrote_before_a_machine_did_is_answered(tmp_path: Path) -> None:
    world = World(tmp_path)
    asked = world.mail(BEA, "Desks", "Could you send the list?", 3 * HOUR)
    ours = world.sent(BEA, "Re: Desks", "Which one?", 2 * HOUR, answers=asked)
    world.mail(BEA, "Automatic reply: Desks", "I am out of office.", HOUR, answers=ours, extra=AWAY)
    mail = writing.newest(whole_of(world))
    assert mail is not None and mail.message_id == asked


def test_what_nobody_but_a_machine_wrote_can_be_answered(tmp_path: Path) -> None:
    world = World(tmp_path)
    alone = world.mail(BEA, "Automatic reply: Desks", "I am out of office.", HOUR, extra=AWAY)
    mail = writing.newest(whole_of(world))
    assert mail is not None and mail.message_id == alone


def test_a_forward_is_to_nobody_yet_and_answers_nothing(tmp_path: Path) -> None:
    world = firm(tmp_path)
    letter = forward(world.store, newest(world, "Angebot 2231"), world.config).letter
    assert not letter.to and letter.in_reply_to is None and not letter.references
    assert letter.subject == "Fwd: Angebot 2231" and "j.weber@weber.example" in letter.text
    assert re.search(r"^Date: \d\d [A-Z][a-z]{2} \d{4}, \d\d:\d\d$", letter.text, re.MULTILINE)


def test_a_quoted_text_obeys_no_terminal(tmp_path: Path) -> None:
    world = World(tmp_path)
    raw = (
        b"From: bea@acme.example\r\nTo: jane@kontor.example\r\nSubject: Odd\r\n"
        b"Message-ID: <odd@acme.example>\r\n\r\nCould \x1b]0;owned\x07you?\r\n"
    )
    world.raw(raw, HOUR)
    text = answer(world.store, newest(world, "Odd"), world.config, to_all=False).letter.text
    assert "\x1b" not in text and "owned" not in text


_HANS = ("Hans Müller", "hans@mueller.example")
_ZOE = ("Zoé Kovács", "zoe@kontor.example")
_INLINE = (
    "Could you take this?\n\n---------- Forwarded message ---------\n"
    "From: Hans Müller <hans@mueller.example>\nDate: Tue, Nov 3, 2026 at 2:05 PM\n"
    "Subject: Angebot\nTo: Zoé Kovács <zoe@kontor.example>\n\nKönnen Sie uns ein Angebot senden?"
)
_ATTACHED = (
    "From: Zoé Kovács <zoe@kontor.example>\nTo: jane@kontor.example\nSubject: Fwd: Angebot\n"
    "Message-ID: <f@kontor.example>\nContent-Type: multipart/mixed; boundary=b\n\n"
    "--b\n\nCould you take this?\n--b\nContent-Type: message/rfc822\n\n"
    "From: =?utf-8?q?Hans_M=C3=BCller?= <hans@mueller.example>\nTo: zoe@kontor.example\n"
    "Subject: Angebot\nContent-Type: text/plain; charset=utf-8\n"
    "\nKönnen Sie uns ein Angebot senden?\n--b--\n"
)


def passed_on(folder: Path, *, attached: bool) -> tuple[World, MailItem]:
    world = World(folder)
    world.client("Müller", "mueller.example")
    if attached:
        world.raw(_ATTACHED.encode(), HOUR)
    else:
        world.mail(
            _ZOE, "Fwd: Angebot", _INLINE, HOUR, to=[("Jane", ME), ("Pál", "pal@kontor.example")]
        )
    return world, newest(world, "Fwd: Angebot")


@pytest.mark.parametrize("attached", [False, True])
def test_an_answer_to_what_a_colleague_passed_on_goes_to_the_client(
    tmp_path: Path, attached: bool
) -> None:
    world, mail = passed_on(tmp_path, attached=attached)
    letter = answer(world.store, mail, world.config, to_all=False).letter
    assert letter.to == ("Hans Müller <hans@mueller.example>",) and not letter.cc
    assert letter.subject == "Re: Angebot" and letter.in_reply_to == mail.id
    assert letter.text.strip() == "Hans Müller wrote:\n> Können Sie uns ein Angebot senden?"


def test_an_answer_to_all_of_what_was_passed_on_tells_the_colleagues(tmp_path: Path) -> None:
    world, mail = passed_on(tmp_path, attached=False)
    letter = answer(world.store, mail, world.config, to_all=True).letter
    assert letter.to == ("Hans Müller <hans@mueller.example>",)
    assert set(letter.cc) == {"Zoé Kovács <zoe@kontor.example>", "Pál <pal@kontor.example>"}


def test_that_answer_settles_what_was_owed_and_one_to_the_colleague_does_not(
    tmp_path: Path,
) -> None:
    world, mail = passed_on(tmp_path, attached=False)
    world.sent(_ZOE, "Re: Fwd: Angebot", "I do.", 40 * MINUTE, answers=mail.message_id)
    assert views.keys(world.store, "owed", views.at(world.store))
    letter = answer(world.store, mail, world.config, to_all=False).letter
    world.sent(_HANS, letter.subject, "Gern.", 30 * MINUTE, answers=letter.references[-1])
    assert not views.keys(world.store, "owed", views.at(world.store))


def test_what_was_passed_on_is_what_is_answered_though_i_wrote_to_the_colleague(
    tmp_path: Path,
) -> None:
    world, mail = passed_on(tmp_path, attached=False)
    world.sent(_ZOE, "Re: Fwd: Angebot", "I do.", 40 * MINUTE, answers=mail.message_id)
    when = views.at(world.store)
    (key,) = views.keys(world.store, "owed", when)
    whole = views.whole(world.store, key, when)
    assert whole is not None and len(whole.items) == 2
    assert (found := writing.newest(whole)) is not None and found.id == mail.id


def test_a_colleague_who_passes_on_a_strangers_mail_is_answered_himself(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.mail(_ZOE, "Fwd: Angebot", _INLINE, HOUR)
    mail = newest(world, "Fwd: Angebot")
    letter = answer(world.store, mail, world.config, to_all=False).letter
    assert letter.to == ("Zoé Kovács <zoe@kontor.example>",)


def test_an_answer_reads_no_more_of_a_mail_than_its_header(tmp_path: Path) -> None:
    """Of 45 MB the rest would hold up the screen; here it is not even there any more."""
    world = World(tmp_path)
    raw = (
        b"From: bea@acme.example\r\nTo: jane@kontor.example\r\nReply-To: Bea <b@acme.example>\r\n"
        b"Subject: Much\r\nMessage-ID: <much@acme.example>\r\nReferences: <first@acme.example>\r\n"
        b"\r\nCould you?\r\n" + random.Random(1).randbytes(3 * MAX_BLOCK)
    )
    world.raw(raw, HOUR)
    mail = newest(world, "Much")
    with world.store.transaction() as conn:
        conn.execute("UPDATE raws SET packed = substr(packed, 1, ?)", (MAX_BLOCK,))
    letter = answer(world.store, mail, world.config, to_all=False).letter
    assert letter.references == ("<first@acme.example>", "<much@acme.example>")
    assert letter.to == ("Bea <b@acme.example>",) and "> Could you?" in letter.text
