"""Address -> client: normal forms and the order of the rules (links, rules 2 to 5)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.rules.links import (
    Find,
    Hit,
    Link,
    canonical,
    check_address,
    check_domain,
    domain_of,
    exact,
    link,
    suffixes,
)

ACME, BETA, GAMMA = 1, 2, 3
ANNA, BELA = 11, 12
Owners = list[tuple[int, int | None]]


def book(*rows: tuple[str, str, int, int | None]) -> Find:
    """The client book as the store keeps it: addresses by both of their forms."""
    kept: dict[tuple[str, str], Owners] = {}
    for kind, value, client, contact in rows:
        kept.setdefault((kind, value), []).append((client, contact))
        if kind == "address":
            kept.setdefault(("canonical", canonical(value)), []).append((client, contact))
    return lambda kind, value: kept.get((kind, value), [])


def nobody(_: str) -> bool:
    return False


def kontor(address: str) -> bool:
    return domain_of(address) == "kontor.example"


def linked(find: Find, *addresses: str) -> Link:
    return link(addresses, find, kontor)


# Normal forms


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Anna@ACME.example", "anna@acme.example"),
        (" anna@acme.example ", "anna@acme.example"),
        ("anna+orders@acme.example", "anna@acme.example"),
        ("anna+a+b@acme.example", "anna@acme.example"),
        ("+orders@acme.example", "+orders@acme.example"),
        ("an.na@acme.example", "an.na@acme.example"),
        ("an.n.a+shop@gmail.com", "anna@gmail.com"),
        ("An.Na@GoogleMail.com", "anna@gmail.com"),
        ("anna@TÜKÖR.example", "anna@xn--tkr-tna2a.example"),
        ("anna@xn--tkr-tna2a.example", "anna@xn--tkr-tna2a.example"),
        ("anna@straße.example", "anna@xn--strae-oqa.example"),
        ("Árvíz@acme.example", "árvíz@acme.example"),
        ("anna@acme.example.", "anna@acme.example"),
        ('"an+na"@acme.example', '"an+na"@acme.example'),
        ("a@b@acme.example", "a@b@acme.example"),
        ("undisclosed", "undisclosed"),
        ("anna@", "anna@"),
        ("anna@a_b.ü", "anna@a_b.ü"),
        ("", ""),
    ],
)
def test_all_spellings_of_a_mailbox_have_one_canonical_form(written: str, form: str) -> None:
    assert canonical(written) == form


def test_the_exact_form_keeps_tag_and_dots() -> None:
    assert exact(" An.Na+Shop@GoogleMail.com ") == "an.na+shop@googlemail.com"


@settings(max_examples=200)
@given(
    st.text(alphabet='aÁß.+@" \t-ü1İ', max_size=20)
    | st.text(max_size=20).map("{}@gmail.com".format)
)
def test_canonical_forms_stay_what_they_are(written: str) -> None:
    once = canonical(written)
    assert canonical(once) == once
    assert canonical(exact(written)) == once


@pytest.mark.parametrize(
    ("address", "domain"),
    [("anna@Acme.Example", "acme.example"), ("a@b@c.example", "c.example"), ("anna", "")],
)
def test_a_domain_is_what_follows_the_last_at(address: str, domain: str) -> None:
    assert domain_of(address) == domain


def test_suffixes_are_longest_first_and_never_the_top_level() -> None:
    assert suffixes("a.b.acme.example") == ("a.b.acme.example", "b.acme.example", "acme.example")
    assert suffixes("acme.example") == ("acme.example",)
    assert suffixes("firma") == ("firma",)
    assert suffixes("") == ()


def test_a_domain_without_end_has_no_suffixes() -> None:
    assert len(suffixes("a." * 100_000 + "example")) == 1


# The order of the rules


def test_an_address_of_the_book_names_client_and_contact() -> None:
    find = book(("address", "anna@acme.example", ACME, ANNA))
    assert linked(find, "Anna@Acme.example").hit == Hit(ACME, ANNA, "address", "anna@acme.example")


def test_another_spelling_of_it_does_so_by_the_canonical_form() -> None:
    find = book(("address", "an.na@gmail.com", ACME, ANNA))
    assert linked(find, "anna+x@googlemail.com").hit == Hit(
        ACME, ANNA, "canonical", "anna@gmail.com"
    )


def test_the_exact_address_beats_the_canonical_one() -> None:
    find = book(
        ("address", "shop@acme.example", ACME, None),
        ("address", "shop+beta@acme.example", BETA, None),
    )
    assert linked(find, "shop+beta@acme.example").hit == Hit(
        BETA, None, "address", "shop+beta@acme.example"
    )


def test_an_address_beats_a_domain_even_of_an_earlier_candidate() -> None:
    find = book(("domain", "acme.example", ACME, None), ("address", "b@beta.example", BETA, BELA))
    assert linked(find, "new@acme.example", "b@beta.example").hit == Hit(
        BETA, BELA, "address", "b@beta.example"
    )


def test_among_candidates_of_one_rule_the_first_wins() -> None:
    find = book(
        ("address", "a@acme.example", ACME, None), ("address", "b@beta.example", BETA, None)
    )
    first = linked(find, "b@beta.example", "a@acme.example").hit
    assert first is not None
    assert first.client == BETA


def test_the_domain_names_the_client_and_no_person() -> None:
    find = book(("domain", "acme.example", ACME, None))
    assert linked(find, "new@acme.example").hit == Hit(ACME, None, "domain", "acme.example")


def test_the_longest_suffix_wins() -> None:
    find = book(("domain", "acme.example", ACME, None), ("domain", "uk.acme.example", BETA, None))
    assert linked(find, "x@shop.uk.acme.example").hit == Hit(
        BETA, None, "domain", "uk.acme.example"
    )
    assert linked(find, "x@shop.acme.example").hit == Hit(ACME, None, "domain", "acme.example")


def test_a_suffix_is_made_of_whole_labels() -> None:
    assert linked(book(("domain", "acme.example", ACME, None)), "x@notacme.example") == Link()


def test_the_conversation_beats_the_domain_but_not_an_address() -> None:
    find = book(("domain", "acme.example", ACME, None), ("address", "b@beta.example", BETA, None))
    by_thread = link(["x@acme.example"], find, nobody, thread=GAMMA)
    assert by_thread.hit == Hit(GAMMA, None, "thread", "")
    by_address = link(["b@beta.example"], find, nobody, thread=GAMMA)
    assert by_address.hit == Hit(BETA, None, "address", "b@beta.example")


def test_nobody_known_is_no_link() -> None:
    assert linked(book(), "x@acme.example", "", "undisclosed") == Link()


def test_several_contacts_of_one_client_give_the_client_without_a_person() -> None:
    find = book(
        ("address", "office@acme.example", ACME, ANNA),
        ("address", "office@acme.example", ACME, BELA),
    )
    assert linked(find, "office@acme.example").hit == Hit(
        ACME, None, "address", "office@acme.example"
    )


# What asks


@pytest.mark.parametrize(
    ("kind", "value"), [("domain", "acme.example"), ("address", "anna@acme.example")]
)
def test_what_two_clients_claim_is_asked(kind: str, value: str) -> None:
    find = book((kind, value, BETA, None), (kind, value, ACME, None))
    assert linked(find, "anna@acme.example") == Link(ambiguous=(ACME, BETA), value=value)


def test_an_address_decides_within_a_domain_that_two_claim() -> None:
    find = book(
        ("domain", "acme.example", ACME, None),
        ("domain", "acme.example", BETA, None),
        ("address", "anna@acme.example", BETA, ANNA),
    )
    assert linked(find, "anna@acme.example").hit == Hit(BETA, ANNA, "address", "anna@acme.example")


# We ourselves


def test_we_are_taken_out_before_a_domain_is_asked() -> None:
    find = book(("domain", "kontor.example", ACME, None))
    assert linked(find, "jane@kontor.example") == Link()


def test_we_are_taken_out_before_the_conversation_is_asked() -> None:
    assert link(["jane@kontor.example"], book(), kontor, thread=ACME) == Link()


def test_whom_the_book_names_by_address_stays_in() -> None:
    find = book(("address", "tenant@kontor.example", ACME, ANNA))
    assert linked(find, "tenant@kontor.example").hit == Hit(
        ACME, ANNA, "address", "tenant@kontor.example"
    )


# Free mail


def test_a_free_mail_domain_never_links_even_if_the_book_claims_it() -> None:
    find = book(("domain", "gmail.com", ACME, None))
    assert linked(find, "x@gmail.com") == Link()
    assert linked(find, "x@mail.gmail.com") == Link()


def test_a_firm_below_a_free_mail_domain_may_be_claimed() -> None:
    find = book(("domain", "firm.gmail.com", ACME, None))
    assert linked(find, "x@firm.gmail.com").hit == Hit(ACME, None, "domain", "firm.gmail.com")


def test_a_free_mail_domain_below_a_claimed_one_does_not_link() -> None:
    find = book(("domain", "rr.com", ACME, None))
    assert linked(find, "x@tx.rr.com") == Link()


def test_a_domain_that_the_configuration_calls_free_does_not_link() -> None:
    find = book(("domain", "isp.example", ACME, None))
    assert link(["x@isp.example"], find, nobody, frozenset({"isp.example"})) == Link()


def test_a_public_suffix_never_links_even_if_the_book_claims_it() -> None:
    find = book(("domain", "co.uk", ACME, None), ("domain", "shop.co.uk", BETA, None))
    assert linked(find, "x@acme.co.uk") == Link()
    assert linked(find, "x@shop.co.uk").hit == Hit(BETA, None, "domain", "shop.co.uk")


def test_an_address_at_a_free_mail_domain_links() -> None:
    find = book(("address", "anna@gmail.com", ACME, ANNA))
    assert linked(find, "anna@gmail.com").hit == Hit(ACME, ANNA, "address", "anna@gmail.com")


# What a person types


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("Anna@Acme.example", "anna@acme.example"),
        (" anna+x@acme.example. ", "anna+x@acme.example"),
        ("anna@tükör.hu", "anna@xn--tkr-tna2a.hu"),
        ("o'neil@acme.example", "o'neil@acme.example"),
    ],
)
def test_an_ordinary_address_is_taken_in_its_exact_form(typed: str, normal: str) -> None:
    assert check_address(typed) == (normal, "ok")


@pytest.mark.parametrize(
    "typed",
    [
        *("anna@firma.local", "anna@localhost", "root@nas", "anna..b@acme.hu", "anna.@acme.hu"),
        *("anna@a_b.hu", "anna@10.0.0.1", "anna@[10.0.0.1]", '"anna b"@acme.hu', "x@acme.test"),
    ],
)
def test_an_unusual_address_that_may_be_real_is_kept_as_odd(typed: str) -> None:
    assert check_address(typed) == (typed, "odd")


@pytest.mark.parametrize(
    "typed",
    [
        *("", "not an address", "anna", "anna@", "@acme.hu", "a@b@acme.hu", "anna@acme..hu"),
        *("an na@acme.hu", "a@acme.hu, b@acme.hu", "Anna <a@acme.hu>"),
        *("a\x00@acme.hu", "a\u200b@b.hu"),
        *("a" * 400 + "@firma.local", "x@" + "a." * 200_000 + "local"),
    ],
)
def test_what_cannot_be_an_address_is_bad(typed: str) -> None:
    assert check_address(typed) == ("", "bad")


@pytest.mark.parametrize(
    ("typed", "normal", "standing"),
    [
        ("Acme.example", "acme.example", "ok"),
        ("@acme.example", "acme.example", "ok"),
        ("*.acme.example", "acme.example", "ok"),
        ("tükör.hu", "xn--tkr-tna2a.hu", "ok"),
        ("firma.local", "firma.local", "odd"),
        ("nas", "nas", "odd"),
        ("", "", "bad"),
        ("anna@acme.example", "", "bad"),
        ("https://www.Acme.example:443/en/?q=1", "acme.example", "ok"),
        ("www.acme.example", "acme.example", "ok"),
        ("acme.example/en", "acme.example", "ok"),
        ("https://", "", "bad"),
        ("http://anna@acme.example/", "", "bad"),
        ("acme example", "", "bad"),
        ("[10.0.0.1]", "", "bad"),
    ],
)
def test_a_typed_domain_is_judged_likewise(typed: str, normal: str, standing: str) -> None:
    assert check_domain(typed) == (normal, standing)
