"""Address lists."""

from base64 import b64encode

import pytest

from store.message.addresses import MAX_ADDRESSES, addresses
from store.message.model import Address


def word(text: str) -> str:
    return f"=?utf-8?b?{b64encode(text.encode()).decode()}?="


@pytest.mark.parametrize(
    ("sent", "name", "email"),
    [
        ("anna@acme.example", "", "anna@acme.example"),
        ("<anna@acme.example>", "", "anna@acme.example"),
        ("Anna Kovács <anna@acme.example>", "Anna Kovács", "anna@acme.example"),
        ('"Kovács, Anna" <anna@acme.example>', "Kovács, Anna", "anna@acme.example"),
        ("Kovács, Anna <anna@acme.example>", "Kovács, Anna", "anna@acme.example"),
        (r'"Anna \"Panni\" K" <anna@acme.example>', 'Anna "Panni" K', "anna@acme.example"),
        ("anna@acme.example (Anna Kovács)", "Anna Kovács", "anna@acme.example"),
        ("Anna anna@acme.example", "Anna", "anna@acme.example"),
        ("'Anna' <anna@acme.example>", "Anna", "anna@acme.example"),
        ("=?utf-8?Q?Kov=C3=A1cs,_Anna?= <anna@acme.example>", "Kovács, Anna", "anna@acme.example"),
        ('"=?utf-8?Q?Kov=C3=A1cs?=" <anna@acme.example>', "Kovács", "anna@acme.example"),
        ("Anna <mailto:anna@acme.example>", "Anna", "anna@acme.example"),
        ("Anna <@relay.example:anna@acme.example>", "Anna", "anna@acme.example"),
        ("Anna <anna@acme.example", "Anna", "anna@acme.example"),
        ("anna@acme.example <anna@acme.example>", "anna@acme.example", "anna@acme.example"),
        ('"anna kovács"@acme.example', "", '"anna kovács"@acme.example'),
        ("Anna (sales (EU)) <anna@acme.example>", "Anna", "anna@acme.example"),
        ("m..love@acme.example", "", "m..love@acme.example"),
    ],
)
def test_one_address_is_read(sent: str, name: str, email: str) -> None:
    found, complete = addresses(sent)
    assert complete
    assert found == (Address(name, email),)


@pytest.mark.parametrize(
    ("sent", "name", "email"),
    [
        ("=?utf-8?q?Kov=C3=A1cs_Anna_=3Canna=40acme=2Eexample=3E?=", "Kovács Anna", "anna@"),
        (word('"Kovács, Anna" <anna@acme.example>'), "Kovács, Anna", "anna@"),
        (word('"Kovács Anna" <anna') + "@acme.example", "Kovács Anna", "anna@"),
        (word("anna@acme.example"), "", "anna@"),
        (word("anna@acme.example") + " <info@acme.example>", "anna@acme.example", "info@"),
    ],
)
def test_an_address_that_was_encoded_with_its_name_is_one(sent: str, name: str, email: str) -> None:
    """Against RFC 2047 5: without it a mail would be from nobody."""
    found, _ = addresses(f"Bob <bob@x.example>, {sent}, Carl <carl@x.example>")
    carl = Address("Carl", "carl@x.example")
    assert found == (
        Address("Bob", "bob@x.example"),
        Address(name, f"{email}acme.example"),
        carl,
    )


@pytest.mark.parametrize("inside", ["A <a@x.example>, B <b@x.example>", "@acme", "3 @ 4 EUR"])
def test_a_name_that_was_encoded_is_no_address(inside: str) -> None:
    assert addresses(word(inside))[0] == (Address(inside, ""),)


@pytest.mark.parametrize("separator", [",", ", ", "; ", ",,", " , ;"])
def test_lists_are_separated_by_commas_or_outlooks_semicolons(separator: str) -> None:
    found, _ = addresses(f"a@x.example{separator}B <b@x.example>")
    assert found == (Address("", "a@x.example"), Address("B", "b@x.example"))


def test_two_addresses_without_a_comma_are_two() -> None:
    assert [a.email for a in addresses("A <a@x.example> B <b@x.example>")[0]] == [
        "a@x.example",
        "b@x.example",
    ]


def test_the_members_of_a_group_count_and_its_name_does_not() -> None:
    found, _ = addresses("Sales: a@x.example, b@x.example;, c@x.example")
    assert [a.email for a in found] == ["a@x.example", "b@x.example", "c@x.example"]


@pytest.mark.parametrize("empty", ["", "undisclosed-recipients:;", ", ,", "<>,", "   "])
def test_a_list_without_addresses_gives_none(empty: str) -> None:
    assert [a for a in addresses(empty)[0] if a.email] == []


def test_a_name_without_address_is_kept() -> None:
    assert addresses("Jim")[0] == (Address("Jim", ""),)


def test_a_list_of_twenty_thousand_is_cut_and_told() -> None:
    found, complete = addresses(", ".join(f'"A, B" <a{n}@x.example>' for n in range(20_000)))
    assert (len(found), complete) == (MAX_ADDRESSES, False)


@pytest.mark.parametrize("noise", ["(", "<", '"', ":", "@:", "=?a?q?", ",", "\\", "((((<", '"a" '])
def test_a_header_of_nothing_but_specials_ends(noise: str) -> None:
    found, _ = addresses(noise * 50_000)
    assert len(found) <= MAX_ADDRESSES
