"""What may be written in the configuration, and what holds otherwise."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from store.config import Config
from store.rules.hours import Span
from store.rules.policy import Keys
from store.settings import OFFICE_WEEK, Account, Screen, Secret, Server, Us
from tests.store.config.shapes import ACCOUNT, Written

NINE_TO_FIVE = ((540, 1020),)


def test_an_empty_file_is_a_configuration(written: Written, tmp_path: Path) -> None:
    config = written("")
    assert config == Config(
        path=tmp_path / "config.toml",
        database=tmp_path / "home/.local/share/owed/owed.db",
        timezone=ZoneInfo("UTC"),
    )
    assert config.hours.week == OFFICE_WEEK == (NINE_TO_FIVE,) * 5 + ((), ())
    assert config.ledger.callback_forget == Span(5, "d")
    assert config.us == Us(domains=None, numbers=(), names=())
    assert config.screen == Screen("vim+gmail", "owed-dark")


def test_an_account_needs_an_address_and_a_host(written: Written) -> None:
    keyring = Secret("keyring")
    imap = Server("imap.kontor.example", 993, "tls", "jane@kontor.example", keyring)
    assert written(ACCOUNT).accounts == (
        Account("jane@kontor.example", "jane@kontor.example", imap, smtp=None),
    )


def test_smtp_takes_user_and_secret_from_imap(written: Written) -> None:
    imap = 'user = "jane"\npassword_env = "MAIL"\n'
    smtp = '[accounts.smtp]\nhost = "smtp.kontor.example"\n'
    account = written(ACCOUNT + imap + smtp).accounts[0]
    secret = Secret("env", "MAIL")
    assert account.smtp == Server("smtp.kontor.example", 465, "tls", "jane", secret)


def test_smtp_may_have_its_own(written: Written) -> None:
    smtp = '[accounts.smtp]\nhost = "h"\nuser = "other"\npassword_command = "pass smtp"\n'
    account = written(ACCOUNT + 'password_env = "MAIL"\n' + smtp).accounts[0]
    assert account.smtp is not None
    assert account.smtp.user == "other"
    assert account.smtp.secret == Secret("command", "pass smtp")
    assert account.imap.secret == Secret("env", "MAIL")


@pytest.mark.parametrize(("security", "imap", "smtp"), [("tls", 993, 465), ("starttls", 143, 587)])
def test_the_port_follows_the_encryption(
    written: Written, security: str, imap: int, smtp: int
) -> None:
    both = f'security = "{security}"\n[accounts.smtp]\nhost = "h"\nsecurity = "{security}"\n'
    account = written(ACCOUNT + both).accounts[0]
    assert account.smtp is not None
    assert (account.imap.port, account.smtp.port) == (imap, smtp)


def test_a_command_is_not_shown_with_the_configuration(written: Written) -> None:
    config = written(ACCOUNT + 'password_command = "echo hunter2"\n')
    assert config.accounts[0].imap.secret.value == "echo hunter2"
    assert "hunter2" not in repr(config)


def test_paths_are_taken_from_home_or_from_beside_the_file(
    written: Written, tmp_path: Path
) -> None:
    account = ACCOUNT.replace("[accounts.imap]", 'signature = "~/.sig"\n[accounts.imap]')
    config = written('database = "here.db"\n' + account)
    assert config.database == tmp_path / "here.db"
    assert config.accounts[0].signature == tmp_path / "home/.sig"


def test_a_weekday_that_is_left_out_keeps_its_hours(written: Written) -> None:
    hours = '[hours]\nmon = ["13:30-17:00", "9:00-12:30"]\nfri = []\nsat = ["20:00 - 24:00"]\n'
    week = written(hours).hours.week
    assert week[0] == ((540, 750), (810, 1020))
    assert week[1] == NINE_TO_FIVE
    assert (week[4], week[5], week[6]) == ((), ((1200, 1440),), ())


def test_a_leave_is_two_days_or_one(written: Written) -> None:
    hours = '[hours]\naway = ["2027-03-15", "2026-12-22..2027-01-02", 2026-08-20]\n'
    assert written(hours).hours.away == (
        (date(2026, 8, 20), date(2026, 8, 20)),
        (date(2026, 12, 22), date(2027, 1, 2)),
        (date(2027, 3, 15), date(2027, 3, 15)),
    )


@pytest.mark.parametrize(
    ("text", "code"), [("HU", "HU"), ("de-BY", "DE-BY"), ("", ""), (" ES-CT ", "ES-CT")]
)
def test_holidays_are_a_country_or_a_part_of_it(written: Written, text: str, code: str) -> None:
    assert written(f'[hours]\nholidays = "{text}"\n').hours.holidays == code


@pytest.mark.parametrize(
    ("text", "size"),
    [("20GB", 20 * 10**9), ("1.5 tb", 1_500 * 10**9), ("500MB", 5 * 10**8)],
)
def test_the_limit_is_in_bytes(written: Written, text: str, size: int) -> None:
    assert written(f'[store]\nlimit = "{text}"\n').store.limit == size


def test_tiers_are_kept_as_they_are_written(written: Written) -> None:
    tiers = '[tiers.key]\nchase_after = "2d"\n[tiers.press]\nanswer_within = "30m"\n'
    assert written(tiers).tiers == {
        "key": Keys(chase_after=Span(2, "d")),
        "press": Keys(answer_within=Span(30, "m")),
    }


def test_an_account_may_carry_the_keys_of_a_tier(written: Written) -> None:
    account = ACCOUNT.replace("[accounts.imap]", 'warn_before = "1h"\n[accounts.imap]')
    assert written(account).accounts[0].policy == Keys(warn_before=Span(1, "h"))


def test_an_empty_list_of_our_domains_is_not_the_default(written: Written) -> None:
    assert written("[us]\ndomains = []\n").us.domains == ()
    assert written('[us]\ndomains = ["@Kontor.Example"]\n').us.domains == ("kontor.example",)


def test_a_domain_is_kept_in_the_letters_in_which_addresses_are_compared(written: Written) -> None:
    config = written('[us]\ndomains = ["Straße.example"]\n[links]\nfree_mail = ["tükör.example"]\n')
    assert config.us.domains == ("xn--strae-oqa.example",)
    assert config.links.free_mail == ("xn--tkr-tna2a.example",)
    assert written('[us]\ndomains = ["a_b.tükör.hu"]\n').us.domains == ("a_b.tükör.hu",)


def test_searches_keep_their_order(written: Written) -> None:
    config = written('[searches]\nOrders = "order"\nAll = "x"\n[keys]\n"go-inbox" = "g i"\n')
    assert list(config.searches.items()) == [("Orders", "order"), ("All", "x")]
    assert config.keys == {"go-inbox": "g i"}


def test_a_snippet_may_have_lines(written: Written) -> None:
    assert written('[snippets]\nx = """a\nb\n"""\n').snippets == {"x": "a\nb\n"}


def test_only_the_roles_that_are_written_are_named(written: Written) -> None:
    account = written(ACCOUNT + '[accounts.mailboxes]\nsent = "Gesendet"\n').accounts[0]
    assert account.mailboxes == {"sent": "Gesendet"}


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.9.10", "::1", "[::1]"])
def test_this_machine_may_be_spoken_to_in_the_clear(written: Written, host: str) -> None:
    text = ACCOUNT.replace("imap.kontor.example", host) + 'security = "none"\nport = 1143\n'
    assert written(text).accounts[0].imap.host == host.strip("[]")


def test_an_odd_address_is_kept_with_a_warning(written: Written) -> None:
    text = ACCOUNT.replace("jane@kontor.example", "Anna@firma.local")
    config = written(text)
    assert config.accounts[0].address == "Anna@firma.local"
    assert [(w.key, w.code, w.given) for w in config.warnings] == [
        ("accounts[0].address", "odd-address", "Anna@firma.local")
    ]


@pytest.mark.parametrize("provider", ["google", "microsoft"])
def test_oauth_has_a_client(written: Written, provider: str) -> None:
    config = written(ACCOUNT + f'oauth = "{provider}"\noauth_client = "id"\n')
    assert config.accounts[0].imap.secret == Secret("oauth", provider, "id")


@pytest.mark.parametrize(
    ("written_so", "tenant"),
    [("kontor.example", "kontor.example"), (" Kontor.example ", "kontor.example"),
     ("11111111-2222-3333-4444-55555555555F", "11111111-2222-3333-4444-55555555555f"),
     ("kontor.onmicrosoft.com", "kontor.onmicrosoft.com"), ("organizations", "organizations"),
     ("consumers", "consumers"), ("common", "common")],
)  # fmt: skip
def test_a_client_of_microsoft_may_have_a_tenant(
    written: Written, written_so: str, tenant: str
) -> None:
    text = f'oauth = "microsoft"\noauth_client = "id"\noauth_tenant = "{written_so}"\n'
    secret = written(ACCOUNT + text).accounts[0].imap.secret
    assert secret == Secret("oauth", "microsoft", "id", tenant)
