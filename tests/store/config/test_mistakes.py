"""Every mistake is named: where, what, and what was probably meant."""

import pytest

from store.config import ConfigError
from tests.store.config.shapes import ACCOUNT, Found, Refused, Written


@pytest.mark.parametrize(
    ("text", "key", "code"),
    [
        ('region = "Hungary"', "region", "bad-country"),
        ('region = "UK"', "region", "bad-country"),
        ("region = 36", "region", "wrong-type"),
        ('timezone = "Europe"', "timezone", "unknown-zone"),
        ('timezone = "../../etc/passwd"', "timezone", "unknown-zone"),
        ('database = ""', "database", "empty"),
        ("[accounts]\nname = 'x'", "accounts", "one-bracket"),
        ("region = HU", "", "unquoted"),
        ("[us]\nhost = 127.0.0.1", "", "unquoted"),
        ('database = "C:\\Users"', "", "backslash"),
        ("[hours", "", "syntax"),
        ("accounts = [1]", "accounts[0]", "wrong-type"),
        ('[us]\nnumbers = ["none"]', "us.numbers[0]", "bad-number"),
        ('[us]\ndomains = ["kontor example"]', "us.domains[0]", "bad-domain"),
        ('[us]\nnames = ["a\\u001b"]', "us.names[0]", "unprintable"),
        ('[us]\nnames = "Jane"', "us.names", "wrong-type"),
        ('[hours]\nmon = ["9-17"]', "hours.mon[0]", "bad-interval"),
        ('[hours]\nmon = ["17:00-09:00"]', "hours.mon[0]", "bad-interval"),
        ('[hours]\nmon = ["09:00-09:00"]', "hours.mon[0]", "bad-interval"),
        ('[hours]\nmon = ["09:60-17:00"]', "hours.mon[0]", "bad-interval"),
        ('[hours]\nmon = ["09:00-24:01"]', "hours.mon[0]", "bad-interval"),
        ('[hours]\nmon = ["09:00-12:00", "11:59-17:00"]', "hours.mon", "overlap"),
        ("[hours]\nmon=[]\ntue=[]\nwed=[]\nthu=[]\nfri=[]", "hours", "no-open-hours"),
        ('[hours]\naway = ["2027-01-02..2026-12-22"]', "hours.away[0]", "bad-dates"),
        ('[hours]\naway = ["2026-12-22..2207-01-02"]', "hours.away[0]", "bad-dates"),
        ('[hours]\naway = ["2026-02-30"]', "hours.away[0]", "bad-dates"),
        ('[hours]\naway = ["2026-12-22.."]', "hours.away[0]", "bad-dates"),
        ('[hours]\nholidays = "Ungarn"', "hours.holidays", "bad-country"),
        ("[ledger]\nbacklog_days = -1", "ledger.backlog_days", "out-of-range"),
        ("[ledger]\nbacklog_days = true", "ledger.backlog_days", "wrong-type"),
        ("[ledger]\ninternal = 1", "ledger.internal", "wrong-type"),
        ('[ledger]\ncallback_forget = "5 days"', "ledger.callback_forget", "bad-span"),
        ('[tiers.key]\nanswer_within = "1w"', "tiers.key.answer_within", "bad-span"),
        ('[tiers.key]\nanswer_within = "0h"', "tiers.key.answer_within", "bad-span"),
        ('[tiers."a b"]\nanswer_within = 4', 'tiers."a b".answer_within', "wrong-type"),
        ('[links]\nfree_mail = ["x@y.z"]', "links.free_mail[0]", "bad-domain"),
        ('[store]\nlimit = "20"', "store.limit", "bad-size"),
        ('[store]\nlimit = "0GB"', "store.limit", "bad-size"),
        ('[notify]\ncommand = ""', "notify.command", "empty"),
        ('[screen]\nkeys = "emacs"', "screen.keys", "not-one-of"),
        ("[keys]\ndone = 1", "keys.done", "wrong-type"),
        ('[searches]\nx = " "', "searches.x", "empty"),
    ],
)
def test_a_bad_value_is_named(refused: Refused, text: str, key: str, code: str) -> None:
    assert refused(text) == {key: code}


@pytest.mark.parametrize(
    ("line", "key", "code"),
    [
        ("port = 0", "port", "out-of-range"),
        ("port = 65536", "port", "out-of-range"),
        ('port = "993"', "port", "wrong-type"),
        ('security = "ssl"', "security", "not-one-of"),
        ('security = "none"', "security", "plain-to-remote"),
        ('attachments = "never"', "attachments", "not-one-of"),
        ('user = ""', "user", "empty"),
        ('password_command = " "', "password_command", "empty"),
        ('oauth = "google"', "oauth_client", "required"),
        ('oauth_client = "id"', "oauth", "required"),
        ('password_env = "a"\npassword_command = "b"', "password_env", "several-secrets"),
    ],
)
def test_a_bad_server_is_named(refused: Refused, line: str, key: str, code: str) -> None:
    assert refused(ACCOUNT + line) == {f"accounts[0].imap.{key}": code}


@pytest.mark.parametrize(
    "tenant",
    ["", "kontor", "1234", "a.example/../b", "a.example?x", "https://a.example", "..example",
     "a..example", "-.example", "ﬁrma.example", "everybody", "11111111-2222-3333-4444-55555555555"],
)  # fmt: skip
def test_a_tenant_is_a_guid_or_a_domain_alone(refused: Refused, tenant: str) -> None:
    text = f'{ACCOUNT}oauth = "microsoft"\noauth_client = "id"\noauth_tenant = "{tenant}"'
    assert refused(text) == {"accounts[0].imap.oauth_tenant": "bad-tenant"}


def test_only_a_client_of_microsoft_has_a_tenant(refused: Refused) -> None:
    text = ACCOUNT + 'oauth = "google"\noauth_client = "id"\noauth_tenant = "kontor.example"'
    assert refused(text) == {"accounts[0].imap.oauth_tenant": "no-tenant"}


def test_a_tenant_alone_is_no_way_to_log_in(refused: Refused) -> None:
    assert refused(ACCOUNT + 'oauth_tenant = "kontor.example"') == {
        "accounts[0].imap.oauth": "required",
        "accounts[0].imap.oauth_client": "required",
    }


@pytest.mark.parametrize(
    "host",
    [
        "",
        "imap.kontor.example:993",
        "https://imap",
        "a b",
        "a..b",
        "-",
        "jane@host",
        "::x",
        "a:1",
        "½.example",
        "ǆ" * 64,
        "x" * 64 + ".example",
    ],
)
def test_a_host_is_a_name_or_an_ip_address_alone(refused: Refused, host: str) -> None:
    text = ACCOUNT.replace("imap.kontor.example", host)
    assert refused(text) == {"accounts[0].imap.host": "bad-host"}


@pytest.mark.parametrize("host", ["127.evil.example", "localhost.example", "10.0.0.1", "::2"])
def test_what_only_looks_like_this_machine_is_refused_in_the_clear(
    refused: Refused, host: str
) -> None:
    text = ACCOUNT.replace("imap.kontor.example", host) + 'security = "none"\n'
    assert refused(text) == {"accounts[0].imap.security": "plain-to-remote"}


@pytest.mark.parametrize(
    "address", ["", "jane", "@kontor.example", "jane@", "a b@c.de", "a@b@c.de", "J <a@b.de>"]
)
def test_what_is_no_address_is_refused(refused: Refused, address: str) -> None:
    text = ACCOUNT.replace("jane@kontor.example", address)
    assert refused(text) == {"accounts[0].address": "bad-address"}


def test_accounts_need_address_and_host(refused: Refused) -> None:
    assert refused("[[accounts]]\n[accounts.smtp]\n") == {
        "accounts[0].address": "required",
        "accounts[0].imap.host": "required",
        "accounts[0].smtp.host": "required",
    }


def test_two_accounts_cannot_share_a_name(refused: Refused) -> None:
    account = ACCOUNT.replace("address", 'name = "{}"\naddress')
    text = account.format("Work") + account.format("work")
    assert refused(text) == {"accounts[1].name": "duplicate"}


def test_all_mistakes_are_found_at_once(refused: Refused) -> None:
    text = 'regoin = "HU"\n[hours]\nmon = 9\n[tiers.key]\nanswer_whithin = "4h"\n'
    assert refused(text) == {
        "hours.mon": "wrong-type",
        "regoin": "unknown-key",
        "tiers.key.answer_whithin": "unknown-key",
    }


def test_a_refused_day_does_not_make_the_week_closed(refused: Refused) -> None:
    closed = "".join(f"{day} = []\n" for day in ("tue", "wed", "thu", "fri"))
    assert refused("[hours]\nmon = ['x']\n" + closed) == {"hours.mon[0]": "bad-interval"}


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("regoin = 'x'", "region"),
        ("[ledger]\nBacklog-Days = 1", "backlog_days"),
        ("[hours]\nmonday = []", "mon"),
        ("backlog_days = 3", "ledger.backlog_days"),
        (f"{ACCOUNT}save_sent = 'no'", "accounts.save_sent"),
        ("[screen]\nqqq = 1", ""),
    ],
)
def test_the_setting_that_was_meant_is_proposed(found: Found, text: str, nearest: str) -> None:
    assert [(p.code, p.nearest) for p in found(text)] == [("unknown-key", nearest)]


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ('timezone = "europe/budapest"', "Europe/Budapest"),
        ('timezone = "Budapest"', "Europe/Budapest"),
        ('timezone = "Europe/Budapst"', "Europe/Budapest"),
        ('timezone = "GMT+1"', ""),
        ('region = "UK"', "GB"),
        ('[screen]\nkeys = "vim"', "vim+gmail"),
    ],
)
def test_the_value_that_was_meant_is_proposed(found: Found, text: str, nearest: str) -> None:
    assert [problem.nearest for problem in found(text)] == [nearest]


@pytest.mark.parametrize("line", ['password = "hunter2"', 'password_env = "hunter 2"'])
def test_a_password_in_the_file_is_refused_and_not_repeated(written: Written, line: str) -> None:
    with pytest.raises(ConfigError) as refused:
        written(ACCOUNT + line)
    assert "hunter" not in repr(refused.value)
    assert refused.value.problems[0].code in ("secret-in-file", "bad-variable")
