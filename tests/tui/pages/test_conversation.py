from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from rich.cells import cell_len

from store.records import decisions, views
from store.words.whole import whole as whole_text
from tests.tui.world import BEA, DAY, HOUR, World, firm
from tui.page import Page
from tui.pages.conversation import conversation
from tui.rowtext import row_text

ZONE = ZoneInfo("Europe/Budapest")


def page(world: World, subject: str, width: int = 80, *, quotes: bool = False) -> Page:
    when = views.at(world.store)
    for key in views.keys(world.store, "all", when):
        whole = views.whole(world.store, key, when)
        if whole is not None and whole.row.subject == subject:
            return conversation(whole, width, world.now, ZONE, quotes=quotes, key="⏎")
    raise AssertionError(subject)


def texts(shown: Page) -> list[str]:
    return ["".join(span.text for span in line) for line in shown.lines]


def test_mails_stand_in_their_order_and_each_has_its_anchor(tmp_path: Path) -> None:
    shown = page(firm(tmp_path), "Price list for Q1")
    assert len(shown.anchors) == 2
    assert all("Bea Nagy" in texts(shown)[anchor] for anchor in shown.anchors)


def test_what_is_folded_and_quotes_nothing_is_not_called_quoted(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.mail(BEA, "Ask", "Could you answer, please?\n\n-- \nBea Nagy\nAcme Kft.\n", HOUR)
    assert "3 more lines (⏎)" in "\n".join(texts(page(world, "Ask")))


def test_the_quote_is_folded_into_one_line(tmp_path: Path) -> None:
    world = firm(tmp_path)
    assert "3 quoted lines (⏎)" in "\n".join(texts(page(world, "Price list for Q1")))
    whole = "\n".join(texts(page(world, "Price list for Q1", quotes=True)))
    assert "> We need it." in whole and "quoted lines" not in whole


def test_attachments_are_named_with_their_size(tmp_path: Path) -> None:
    shown = "\n".join(texts(page(firm(tmp_path), "Price list for Q1")))
    assert "▪ Q1 wishes.pdf  application/pdf, 2 kB" in shown


def test_a_decision_stands_in_its_place_in_time(tmp_path: Path) -> None:
    world = firm(tmp_path)
    when = views.at(world.store)
    key = views.keys(world.store, "owed", when)[0]
    decisions.decide(world.store, [key], "elsewhere", "phone")
    assert "answered elsewhere: phone" in texts(page(world, "Price list for Q1"))[-1]


def test_of_many_recipients_the_first_are_named(tmp_path: Path) -> None:
    world = World(tmp_path)
    many = [(f"Person {n}", f"p{n}@acme.example") for n in range(9)]
    world.mail(BEA, "All", "Hello.", HOUR, to=many)
    shown = "\n".join(texts(page(world, "All")))
    assert "Person 4" in shown and "Person 5" not in shown and "and 4 more" in shown
    assert "p8@acme.example" in "\n".join(texts(page(world, "All", quotes=True)))


def test_no_line_is_wider_than_the_pane(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.mail(BEA, "漢字 " * 40, ("漢字テスト" * 40 + " word\n") * 3 + "x" * 500, DAY)
    world.mail(
        ("Bea", f"{'b' * 60}@acme.example"),
        "Very long",
        "word " * 50_000,
        DAY,
        files=["a long name " * 9 + ".pdf"],
    )
    when = views.at(world.store)
    for key in views.keys(world.store, "all", when):
        whole = views.whole(world.store, key, when)
        assert whole is not None
        for width in (20, 38, 200):
            shown = conversation(whole, width, world.now, ZONE)
            assert max(cell_len(text) for text in texts(shown)) <= width


def test_it_opens_at_the_oldest_unread_part(tmp_path: Path) -> None:
    world = World(tmp_path)
    first = world.mail(BEA, "Long", "One.", 3 * DAY, seen=True)
    second = world.mail(BEA, "Re: Long", "Two.", 2 * DAY, answers=first)
    world.mail(BEA, "Re: Long", "Three.", DAY, answers=second)
    shown = page(world, "Long")
    assert shown.start == shown.anchors[1]


def test_the_subject_stays_on_top(tmp_path: Path) -> None:
    shown = page(firm(tmp_path), "Price list for Q1")
    assert "Price list for Q1" in "".join(texts(shown)[: shown.pinned])


def test_a_subject_without_end_leaves_room_for_who_wrote(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.mail(BEA, "Offer " * 200, "Hello.", HOUR)
    shown = page(world, ("Offer " * 200)[:-1])
    head = texts(shown)[:8]
    assert sum("Offer" in text for text in head) == 3 and head[2].endswith("…")
    assert "Bea Nagy" in "\n".join(head) and shown.folds
    whole = texts(page(world, ("Offer " * 200)[:-1], quotes=True))
    assert sum(text.count("Offer") for text in whole) > 100


def test_what_to_look_at_twice_stands_above_the_text(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.mail(("bea@acme.example", "x@mail.example"), "Bill", "Please pay.", HOUR)
    shown = texts(page(world, "Bill"))
    said = " ! The name says bea@acme.example, but it comes from x@mail.example."
    assert shown.index(said) < next(at for at, text in enumerate(shown) if "Please pay" in text)


def test_what_a_mail_forwards_is_read_without_a_key(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.raw(
        b"From: bea@acme.example\nTo: jane@kontor.example\nSubject: Fwd: Order\n"
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nPlease look.\n--b\n"
        b"Content-Type: message/rfc822\n\nFrom: ben@client.example\nSubject: Order\n\n"
        b"When \x1b[31mdoes it come?\n--b--\n",
        HOUR,
    )
    shown = "\n".join(texts(page(world, "Fwd: Order")))
    assert "From: ben@client.example" in shown and "does it come?" in shown
    assert "Please look." in shown and "\x1b" not in shown


_OUTLOOK = (
    "From: Bea Nagy <bea@acme.example>\nTo: jane@kontor.example\nSubject: Planning\n"
    "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n{text}\n--b\n"
    "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\n"
    "BEGIN:VEVENT\nUID:1@acme\nDTSTART;TZID=Europe/Budapest:20300304T100000\n"
    "DTEND;TZID=Europe/Budapest:20300304T113000\nLOCATION:Werk 2\\, Győr\n"
    "ORGANIZER;CN=Bea Nagy:mailto:bea@acme.example\nDESCRIPTION:Prices\\nDates\n"
    "END:VEVENT\nEND:VCALENDAR\n--b--\n"
)


@pytest.mark.parametrize("text", ["Let us plan.", ""])
def test_an_invitation_says_when_and_where_above_its_text(tmp_path: Path, text: str) -> None:
    world = World(tmp_path)
    world.raw(_OUTLOOK.format(text=text).encode(), HOUR)
    shown = [part.strip() for part in texts(page(world, "Planning"))]
    told = shown.index("Invitation: Mon 4 Mar 2030 10:00-11:30 · Werk 2, Győr · Bea Nagy")
    below = [part for part in shown[told + 1 :] if part]
    assert below == ([text] if text else ["Prices", "Dates"])


@pytest.mark.parametrize(
    ("method", "partstat", "said"),
    [
        ("REPLY", "DECLINED", "Declined: Mon 4 Mar 2030 10:00-11:30 · Werk 2, Győr"),
        ("REPLY", "TENTATIVE", "Accepted tentatively: Mon 4 Mar 2030 10:00-11:30 · Werk 2, Győr"),
        ("COUNTER", "TENTATIVE", "Proposed: Mon 4 Mar 2030 10:00-11:30 · Werk 2, Győr"),
    ],
)
def test_an_answer_to_an_invitation_is_told_and_is_no_machines(
    method: str, partstat: str, said: str, tmp_path: Path
) -> None:
    world = World(tmp_path)
    mail = _OUTLOOK.format(text="").replace("REQUEST", method)
    mail = mail.replace("DESCRIPTION", f"ATTENDEE;PARTSTAT={partstat}:mailto:bea@acme.example\nX-D")
    world.raw(mail.encode(), HOUR)
    shown = [part.strip() for part in texts(page(world, "Planning"))]
    assert said in shown
    assert "written by a machine" not in shown


def test_an_invitation_is_told_outside_of_the_screen_too(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.raw(_OUTLOOK.format(text="Let us plan.").encode(), HOUR)
    when = views.at(world.store)
    (key,) = views.keys(world.store, "all", when)
    whole = views.whole(world.store, key, when)
    assert whole is not None
    told = whole_text(whole, ZONE, world.now)
    assert "   Invitation: Mon 4 Mar 2030 10:00-11:30 · Werk 2" in told


def test_what_hides_in_a_name_or_an_address_is_spelled_out(tmp_path: Path) -> None:
    world = World(tmp_path)
    head = "From: Bea\u202e Nagy\u200b <b\u2060ea@acme.example>\n"
    head += "To: J\u00adane <jane@kontor.example>\n"
    world.raw(f"{head}Subject: Hidden\nMessage-ID: <h@x>\n\nCould you?".encode(), HOUR)
    shown = "\n".join(texts(page(world, "Hidden")))
    for spelled in ("Bea‹U+202E› Nagy‹U+200B›", "b‹U+2060›ea@acme.example", "J‹U+00AD›ane"):
        assert spelled in shown
    when = views.at(world.store)
    (row,) = views.rows(world.store, views.keys(world.store, "all", when), when)
    assert "‹U+20" in row_text(row, world.now, ZONE).name
