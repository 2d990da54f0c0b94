import pytest

from store.message.html import to_text
from tui.links import links


def test_the_targets_of_an_html_mail_are_told_with_what_stood_in_their_place() -> None:
    text = to_text('<p>See <a href="https://acme.example/offer">our offer</a> today.</p>')
    (link,) = links(text)
    assert link.target == "https://acme.example/offer" and link.host == "acme.example"
    assert link.label.endswith("our offer") and not link.warning


def test_a_link_that_names_another_host_is_marked() -> None:
    text = to_text('<a href="https://evil.example/login">www.bank.example</a>')
    (link,) = links(text)
    assert link.host == "evil.example"
    assert link.label.endswith("www.bank.example") and "another host" in link.warning


@pytest.mark.parametrize(
    "target",
    [
        "https://bank.example@evil.example/",
        "https://p\u0430ypal.example/",
        "http://203.0.113.7/login",
    ],
)
def test_addresses_that_mislead_are_marked(target: str) -> None:
    (link,) = links(f"Please look: {target}")
    assert link.warning


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("at https://acme.example/a.", "https://acme.example/a"),
        ("(https://acme.example/a)", "https://acme.example/a"),
        ("https://acme.example/a_(b)", "https://acme.example/a_(b)"),
        ("<https://acme.example/a>, please", "https://acme.example/a"),
    ],
)
def test_the_sentence_around_a_link_is_no_part_of_it(text: str, target: str) -> None:
    assert [link.target for link in links(text)] == [target]


def test_each_target_is_told_once_in_the_order_of_the_text() -> None:
    text = "https://b.example/ https://a.example/ https://b.example/"
    assert [link.host for link in links(text)] == ["b.example", "a.example"]


def test_what_cannot_be_opened_is_no_link() -> None:
    assert (
        links("javascript:alert(1) file:///etc/passwd https:// [1] [2]\n[1] ftp://a.example") == []
    )


def test_a_mail_of_brackets_takes_no_time() -> None:
    assert links("[1] " * 200_000 + "\n[1] https://a.example/")[0].host == "a.example"
