"""Domains made to be taken for a client's or ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.lookalike import known, looks_like

KNOWN = known(
    ["acme-tools.example", "papp.example", "modern.example", "kontor.example",
     "hausstrasse.example"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("domain", "taken_for"),
    [
        ("acme-tool.example", "acme-tools.example"),
        ("acmetools.example", "acme-tools.example"),
        ("acme-too1s.example", "acme-tools.example"),
        ("acnne-tools.example", None),
        ("rnodern.example", "modern.example"),
        ("kont0r.example", "kontor.example"),
        ("kantor.example", "kontor.example"),
        ("xn--kntor-jua.example", "kontor.example"),
        ("xn--hausstrae-n1a.example", "hausstrasse.example"),
        ("kontor.other", None),
        ("kontor.example.secure-login.other", "kontor.example"),
        ("pabb.example", None),
        ("panorama.example", None),
    ],
)
def test_what_looks_alike_at_a_glance_is_named(domain: str, taken_for: str | None) -> None:
    assert looks_like(domain, KNOWN) == taken_for


def test_cyrillic_letters_are_seen_through() -> None:
    written = "ра" + "рр.example"
    assert looks_like(written.encode("idna").decode(), KNOWN) == "papp.example"


@pytest.mark.parametrize("domain", ["kontor.example", "mail.kontor.example", "modern.example"])
def test_a_known_domain_and_one_below_it_look_like_nothing(domain: str) -> None:
    assert looks_like(domain, KNOWN) is None


@given(st.text(max_size=80))
def test_no_text_raises(domain: str) -> None:
    looks_like(domain, KNOWN)
