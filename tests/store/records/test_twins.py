"""Mails that share Message-ID and header (docs/decisions/0006)."""

from store.records import mail, whereabouts
from tests.store.records.firm import Firm

BEA = "bea@acme.example"


def texts(firm: Firm) -> list[str]:
    rows = firm.store.reader().execute("SELECT new_text FROM texts ORDER BY message_id")
    return [row[0].strip() for row in rows.fetchall()]


def test_those_that_say_something_else_are_two(firm: Firm) -> None:
    one = firm.mail("Mon 9:00", BEA, "Please pay to the old account.", id="a")
    other = firm.mail("Mon 9:00", BEA, "We are closed on Friday.", id="a")
    assert mail.add(firm.store, [one]) == (1, 0)
    assert mail.add(firm.store, [other]) == (1, 0)
    assert texts(firm) == ["Please pay to the old account.", "We are closed on Friday."]


def test_in_one_batch_too(firm: Firm) -> None:
    said = ["One thing.", "Another thing.", "A third one.", "One thing."]
    batch = [firm.mail("Mon 9:00", BEA, text, id="a") for text in said]
    assert mail.add(firm.store, batch) == (3, 1)
    assert sorted(texts(firm)) == ["A third one.", "Another thing.", "One thing."]


def test_what_a_list_adds_makes_no_other_mail(firm: Firm) -> None:
    one = firm.mail("Mon 9:00", BEA, "We are closed on Friday.", id="a")
    by_list = firm.mail("Mon 9:00", BEA, "We are closed on Friday.\n\nTo unsubscribe …", id="a")
    assert mail.add(firm.store, [one, by_list]) == (1, 1)


def test_a_text_that_only_occurs_in_the_other_is_a_mail_of_its_own(firm: Firm) -> None:
    one = firm.mail("Mon 9:00", BEA, "We are closed on Friday. Please pay by then.", id="a")
    letter = firm.mail("Mon 9:00", BEA, "W", id="a")
    within = firm.mail("Mon 9:00", BEA, "closed on Friday", id="a")
    assert mail.add(firm.store, [one, letter, within]) == (3, 0)


def test_in_two_mailboxes_too(firm: Firm) -> None:
    forged = firm.mail("Mon 9:00", BEA, "Please pay to the new account.", id="a", box="junk")
    true = firm.mail("Mon 9:00", BEA, "We are closed on Friday.", id="a")
    moved = firm.mail("Mon 9:00", BEA, "We are closed on Friday.", id="a", box="archive")
    assert mail.add(firm.store, [forged]) == (1, 0)
    assert mail.add(firm.store, [true]) == (1, 0)
    assert mail.add(firm.store, [moved]) == (0, 1)


def test_one_that_lies_nowhere_any_more_hides_none(firm: Firm) -> None:
    forged = firm.mail("Mon 9:00", BEA, "Please pay to the new account.", id="a", box="junk")
    mail.add(firm.store, [forged])
    whereabouts.unplace(firm.store, firm.boxes["junk"], 1, [forged.uid])
    true = firm.mail("Mon 9:00", BEA, "We are closed on Friday.", id="a")
    assert mail.add(firm.store, [true]) == (1, 0)


def test_a_batch_with_twins_that_is_repeated_changes_nothing(firm: Firm) -> None:
    said = ["One thing.", "Another thing."]
    batch = [firm.mail("Mon 9:00", BEA, text, id="a") for text in said]
    assert mail.add(firm.store, batch) == (2, 0)
    assert mail.add(firm.store, batch) == (0, 2)
    assert mail.add(firm.store, batch[1:]) == (0, 1)
    assert mail.add(firm.store, batch[:1]) == (0, 1)
    lying = firm.store.reader().execute("SELECT count(DISTINCT message_id) FROM placements")
    assert lying.fetchone() == (2,)
