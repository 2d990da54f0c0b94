from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from store.records.rows import AccountState
from tui.freshness import freshness

ZONE = ZoneInfo("Europe/Budapest")
NOW = int(datetime(2026, 11, 25, 11, 46, tzinfo=ZONE).timestamp())


def account(phase: str, synced: int | None = NOW - 600, **detail: object) -> AccountState:
    return AccountState("work", phase, detail, synced, synced, False)


@pytest.mark.parametrize(
    ("state", "daemon", "said"),
    [
        (account("watching"), True, "● as of 11:36"),
        (account("offline"), True, "○ offline since 11:36"),
        (account("offline", None), True, "○ offline"),
        (account("offline", code="no-host"), True, "○ offline since 11:36: no such host"),
        (account("offline", code="tls"), True,
         "✗ no TLS on this port: run owed doctor · as of 11:36"),
        (account("offline", code="tls"), False, "○ not syncing · as of 11:36"),
        (account("offline", code="BYE", kind="busy"), True,
         "○ offline since 11:36: the server is busy"),
        (account("offline", code="UNAVAILABLE", kind="busy", mailbox="INBOX"), True,
         "○ offline since 11:36: INBOX cannot be read"),
        (account("offline", code="full", kind="store"), True,
         "○ offline since 11:36: the disk is full"),
        (account("connecting", None), True, "◌ connecting"),
        (account("syncing", None, mailbox="INBOX", done=2300, total=10000), True,
         "◌ syncing INBOX 2,300 of 10,000"),
        (account("bad-password"), True, "✗ wrong password: run owed doctor · as of 11:36"),
        (account("bad-password", kind="bad-password", code="bad-token"), True,
         "✗ no access by OAuth2: run owed doctor · as of 11:36"),
        (account("error", kind="no-secret", code="oauth-login"), True,
         "✗ no access by OAuth2: run owed doctor · as of 11:36"),
        (account("bad-certificate"), True,
         "✗ certificate not trusted: run owed doctor · as of 11:36"),
        (account("watching"), False, "○ not syncing · as of 11:36"),
    ],
)  # fmt: skip
def test_how_fresh_it_is_in_words(state: AccountState, daemon: bool, said: str) -> None:
    assert freshness([state], daemon, NOW, ZONE).text == said


def test_where_there_is_no_room_for_why_it_still_says_that_it_is_offline() -> None:
    state = account("offline", code="BYE", kind="busy")
    assert freshness([state], True, NOW, ZONE).middle == "○ offline since 11:36"


def test_where_there_is_no_room_for_how_far_it_still_says_that_it_syncs() -> None:
    state = account("syncing", None, mailbox="INBOX", done=2300, total=10000)
    assert freshness([state], True, NOW, ZONE).middle == "◌ syncing"


def test_the_worst_account_is_named() -> None:
    fine = AccountState("home", "watching", {}, NOW, NOW, False)
    said = freshness([fine, account("bad-password")], True, NOW, ZONE).text
    assert said == "✗ work: wrong password: run owed doctor · as of 11:36"


def test_offline_is_an_account_since_it_was_seen_itself() -> None:
    old = AccountState("home", "watching", {}, NOW - 7200, NOW, False)
    fresh = freshness([old, account("offline")], True, NOW, ZONE)
    assert (fresh.text, fresh.middle) == ("○ work: offline since 11:36", "○ offline since 11:36")


def test_of_several_that_are_offline_the_one_that_is_so_for_longest_is_named() -> None:
    home = AccountState("home", "offline", {}, NOW - 7200, NOW - 7200, False)
    fresh = freshness([account("offline"), home], True, NOW, ZONE)
    assert fresh.text == "○ home: offline since 09:46"


def test_the_oldest_round_counts() -> None:
    old = AccountState("home", "watching", {}, NOW - 7200, NOW, False)
    fresh = freshness([old, account("watching")], True, NOW, ZONE)
    assert fresh.text == "● as of 09:46" and fresh.style == "$owed-soon"


def test_where_sent_was_lost_it_is_as_old_as_sent() -> None:
    lost = AccountState("home", "watching", {}, NOW, NOW - 7200, True)
    assert freshness([lost], True, NOW, ZONE).text == "● as of 09:46"


def test_where_there_never_was_a_sent_the_round_counts() -> None:
    without = AccountState("home", "watching", {}, NOW - 600, None, True)
    assert freshness([without], True, NOW, ZONE).text == "● as of 11:36"


def test_without_an_account_it_says_what_to_run() -> None:
    assert "owed init" in freshness([], False, NOW, ZONE).text


def test_a_line_that_is_being_made_says_how_old_the_lists_are() -> None:
    assert freshness([account("connecting")], True, NOW, ZONE).text == "◌ connecting · as of 11:36"


def test_what_can_be_guessed_goes_first() -> None:
    as_asked = freshness([account("watching")], False, NOW, ZONE, wanted=False)
    assert as_asked.middle == "○ as of 11:36"


def test_that_the_daemon_is_not_there_is_the_last_word_to_go() -> None:
    fresh = freshness([account("watching")], False, NOW, ZONE)
    assert (fresh.middle, fresh.short) == ("○ not syncing", "○ not syncing")


def test_narrow_screens_keep_the_sign_and_the_time() -> None:
    assert freshness([account("watching")], True, NOW, ZONE).short == "● 11:36"
