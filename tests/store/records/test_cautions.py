"""What to look at twice, said beside each mail of a conversation."""

from store.records import views
from store.words.cautions import sentence
from tests.store.records.firm import ME, Firm

BEA = "bea@acme.example"
BY = "from x by mx.kontor.example; Mon, 4 Nov 2024 09:00:00 +0100"


def cautions(firm: Firm, subject: str = "Price list") -> list[str]:
    """Of all mails that bear the subject, as sentences."""
    when = views.at(firm.store)
    found = (views.whole(firm.store, key, when) for key in views.keys(firm.store, "all", when))
    items = [item for whole in found if whole for item in whole.items]
    return [
        sentence(one)
        for item in items
        if getattr(item, "subject", "") == subject
        for one in item.cautions  # type: ignore[union-attr]
    ]


def test_a_client_s_plain_mail_and_ours_bear_none(firm: Firm) -> None:
    firm.book()
    firm.receive(
        firm.mail("Mon 9:00", f"Bea Nagy <{BEA}>", "May I?", id="a"),
        firm.mail("Mon 10:00", ME, "Yes.", to=BEA, id="b", more=[("Reply-To", "x@y.example")]),
    )
    assert cautions(firm) == []


def test_a_name_with_another_address_in_it(firm: Firm) -> None:
    firm.book()
    firm.receive(firm.mail("Mon 9:00", f'"{BEA}" <x@mail.example>', "Please pay."))
    assert cautions(firm) == [f"The name says {BEA}, but it comes from x@mail.example."]


def test_a_name_with_an_address_that_only_looks_like_one(firm: Firm) -> None:
    firm.book()
    firm.receive(firm.mail("Mon 9:00", '"bea＠acme.example" <x@mail.example>', "Please pay."))
    assert cautions(firm) == [f"The name says {BEA}, but it comes from x@mail.example."]


def test_a_stranger_who_bears_the_name_of_a_client_s_person(firm: Firm) -> None:
    firm.book("name,tier,contact,email,domain,phone\nAcme,,Béa Nagy,bea@acme.example,,\n")
    firm.receive(
        firm.mail("Mon 9:00", "Nagy, Bea <bea.nagy@free.example>", "Please pay.", id="a"),
        firm.mail("Mon 9:05", "Bea <bea2@free.example>", "Please pay.", id="b"),
        firm.mail("Mon 9:10", f"Bea Nagy <{BEA}>", "Please pay.", id="c"),
    )
    assert cautions(firm) == ["Béa Nagy of Acme is known by another address."]


def test_a_mail_of_several_senders(firm: Firm) -> None:
    firm.book()
    firm.receive(firm.mail("Mon 9:00", f"{BEA}, x@mail.example", "Please pay."))
    assert cautions(firm) == ["It names several senders: whose it is cannot be told."]


def test_a_domain_close_to_a_client_s(firm: Firm) -> None:
    firm.book("name,tier,contact,email,domain,phone\nAcme,,,,acme-tools.example,\n")
    firm.receive(firm.mail("Mon 9:00", "bea@acme-tool.example", "Please pay."))
    assert cautions(firm) == ["acme-tool.example looks like acme-tools.example, and is another."]


def test_an_answer_that_would_go_elsewhere(firm: Firm) -> None:
    firm.book()
    firm.receive(firm.mail("Mon 9:00", BEA, "May I?", more=[("Reply-To", "bea@free.example")]))
    assert cautions(firm) == ["An answer would go to bea@free.example."]


def test_an_answer_within_the_same_firm_is_nothing_to_say(firm: Firm) -> None:
    firm.book()
    reply = [("Reply-To", "office@acme.example")]
    firm.receive(firm.mail("Mon 9:00", BEA, "May I?", more=reply))
    assert cautions(firm) == []


def test_a_sender_whom_our_server_doubts(firm: Firm) -> None:
    firm.book()
    said = [("Received", BY), ("Authentication-Results", "mx.kontor.example; dmarc=fail")]
    firm.receive(firm.mail("Mon 9:00", BEA, "Please pay.", more=said))
    assert cautions(firm) == ["Your mail server could not confirm that it comes from acme.example."]


def test_a_stranger_who_claims_to_belong_to_a_client_s_conversation(firm: Firm) -> None:
    firm.book()
    firm.receive(
        firm.mail("Mon 9:00", BEA, "May I?", id="a"),
        firm.mail("Mon 10:00", "x@stranger.example", "Pay here instead.", answers="a",
                  subject="Re: Price list"),
    )  # fmt: skip
    assert cautions(firm, "Re: Price list") == [
        "It claims to belong to “Price list”, but the sender has no part in that."
    ]
    assert len(views.keys(firm.store, "all", views.at(firm.store))) == 2


def test_two_with_one_header_that_say_different_things(firm: Firm) -> None:
    firm.book()
    firm.receive(
        firm.mail("Mon 9:00", BEA, "Please pay to the new account.", id="a", box="junk"),
        firm.mail("Mon 9:00", BEA, "We are closed on Friday.", id="a"),
        firm.mail("Mon 9:05", BEA, "Until when?", id="b", answers="a"),
    )
    assert cautions(firm) == ["Another mail here has the same header and says something else."] * 2
