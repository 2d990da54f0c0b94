from zoneinfo import ZoneInfo

from store.rules.loop import Fact, Reason
from store.rules.timing import Late
from tests.tui.widgets.test_rowlist import NOW, row
from tui.rowtext import row_text

ZONE = ZoneInfo("Europe/Budapest")
ROW = row(1)


def test_a_key_client_has_a_star_and_a_stranger_a_question_mark() -> None:
    assert row_text(ROW, NOW, ZONE).sign == "★"
    stranger = ROW._replace(kind="call", client=None, client_id=None, key_client=False)
    text = row_text(stranger, NOW, ZONE)
    assert (text.sign, text.client, text.who) == ("?", "Bea Nagy", "")


def test_a_stranger_is_known_by_the_address_and_not_by_what_they_call_themselves() -> None:
    forged = ROW._replace(client=None, client_id=None, key_client=False, with_=("bea@acrne.hu",))
    text = row_text(forged, NOW, ZONE)
    assert (text.client, text.who, text.name) == ("bea@acrne.hu", "Bea Nagy", "Bea Nagy")


def test_overdue_is_told_by_word_and_tone() -> None:
    over = ROW._replace(due=NOW - 90_000, overdue=True, band="overdue", late=Late(2, "h"))
    late = row_text(over, NOW, ZONE)
    assert (late.mark, late.tone) == ("2h over", "overdue")


def test_backlog_is_quiet() -> None:
    old = row_text(ROW._replace(due=NOW - 9_000_000, band="backlog"), NOW, ZONE)
    assert (old.mark, old.tone) == ("backlog", "quiet")


def test_a_call_says_how_it_went_and_how_often_one_tried() -> None:
    facts: dict[str, Fact] = {"outcome": "missed", "tried": 2}
    call = ROW._replace(
        kind="call", subject="missed", messages=0, calls=3, reason=Reason("missed", "6", facts)
    )
    text = row_text(call, NOW, ZONE)
    assert (text.channel, text.subject, text.counted) == ("☎", "missed call, tried 2 times", "3")


def test_a_mail_without_a_subject_says_so() -> None:
    assert row_text(ROW._replace(subject="  "), NOW, ZONE).subject == "(no subject)"


def test_what_is_being_judged_anew_shows_it() -> None:
    assert str(row_text(ROW._replace(pending=True), NOW, ZONE).mark).endswith("…")


def test_two_rows_that_say_the_same_are_one_picture() -> None:
    assert row_text(ROW, NOW, ZONE) == row_text(ROW._replace(key=2, id="2"), NOW, ZONE)


def test_what_they_owe_is_told_by_its_sign_from_what_i_owe() -> None:
    assert row_text(ROW._replace(state="waiting"), NOW, ZONE).channel == "◔"
    assert row_text(ROW._replace(state="owed"), NOW, ZONE).channel == "✉"


def test_an_answer_that_goes_later_stands_before_the_subject() -> None:
    text = row_text(ROW._replace(goes_at=NOW + 7200), NOW, ZONE)
    assert text.subject.startswith("goes ") and text.subject.endswith(f" · {ROW.subject}")


def test_a_number_that_nobody_has_is_told_once_and_as_it_was_shown() -> None:
    nobody = ROW._replace(kind="call", client=None, key_client=False)
    rang = nobody._replace(who="+36 70 310 4455", with_=("+36703104455",))
    text = row_text(rang, NOW, ZONE)
    assert (text.sign, text.client, text.who) == ("?", "+36 70 310 4455", "")
    known = row_text(rang._replace(client="Acme Kft."), NOW, ZONE)
    assert (known.client, known.who) == ("Acme Kft.", "+36 70 310 4455")


def test_what_is_taken_out_of_a_subject_leaves_no_hole() -> None:
    text = row_text(ROW._replace(subject="Toner \x1b[31m below cost"), NOW, ZONE)
    assert text.subject == "Toner below cost"


def test_in_a_list_of_who_waits_it_counts_since_when_and_elsewhere_what_came_last() -> None:
    nagged = ROW._replace(since=NOW - 3 * 86400, last=NOW - 3600)
    assert row_text(nagged, NOW, ZONE, waits=True).when != row_text(nagged, NOW, ZONE).when
    put_off = nagged._replace(since=None)
    assert row_text(put_off, NOW, ZONE, waits=True).when == row_text(nagged, NOW, ZONE).when


def test_a_colleague_is_no_stranger_whether_they_ask_or_not() -> None:
    among_us = ROW._replace(client=None, client_id=None, key_client=False, with_=(), loops=())
    assert row_text(among_us, NOW, ZONE).sign == ""
