"""What stands where no rows are."""

import pytest

from store.records.rows import AccountState
from tui.pages.welcome import empty_lines
from tui.places import WORDS, Place

NEVER = (AccountState("work", "never", {}, None, None, False, come=False),)


def said(accounts: tuple[AccountState, ...] | None, *, syncing: bool = True) -> str:
    return "\n".join(empty_lines(Place("owed"), accounts, lambda id_: f"<{id_}>", syncing=syncing))


def test_without_an_account_the_way_to_one_is_told() -> None:
    assert "owed init" in said(()) and "owed demo" in said(())


def test_mail_is_on_its_way_only_where_something_fetches_it() -> None:
    assert "on its way" in said(NEVER)
    assert "nothing fetches it" in said(NEVER, syncing=False)
    assert "on its way" not in said((NEVER[0]._replace(phase="offline"),))
    assert "refuses the password" in said((NEVER[0]._replace(phase="bad-password"),))
    detail = {"code": "no-host", "kind": "unreachable", "host": "imap.exmaple.com"}
    wrong = NEVER[0]._replace(phase="offline", detail=detail)
    assert "There is no server imap.exmaple.com; look at `host`." in said((wrong,))
    full = {"code": "full", "kind": "store", "path": "/home/jane/owed.db"}
    shut = {"code": "", "kind": "refused", "host": "imap.exmaple.com", "mailbox": "INBOX"}
    for detail, why in ((full, "The disk is full; "), (shut, "INBOX cannot be read at ")):
        words = said((NEVER[0]._replace(phase="offline", detail=detail),))
        assert words.startswith(why) and "cannot be reached" not in words


def test_who_has_no_password_is_not_told_that_a_server_refuses_it_or_is_wrong() -> None:
    token = {"code": "bad-token", "kind": "bad-password", "host": "x.example", "user": "jane"}
    locked = {"code": "keyring-failed", "kind": "no-secret", "text": "KeyringLocked"}
    for phase, detail, why in (
        ("bad-password", token, "X.example does not let jane in by OAuth2: `owed login work`."),
        ("error", locked, "The keyring did not answer (KeyringLocked); use password_command."),
    ):
        words = said((NEVER[0]._replace(phase=phase, detail=detail),))
        assert words.splitlines()[0] == why and "No mail has come yet" not in words


def test_a_first_round_alone_is_no_reason_for_good_news() -> None:
    """The mail itself comes after it."""
    begun = NEVER[0]._replace(synced_at=1, phase="syncing")
    assert said((begun,)).splitlines() == [
        "Your mail is on its way, the newest first.",
        "Rows stand here as soon as the first of them is in.",
    ]
    counted = begun._replace(detail={"mailbox": "INBOX", "done": 2300, "total": 10000})
    assert said((counted,)).endswith("2,300 of 10,000 have come; this list fills as they do.")
    assert "Not all your mail" in said((counted,), syncing=False)
    assert "Not all your mail" in said((counted._replace(phase="offline"),))


def test_an_account_that_has_not_come_keeps_back_good_news_of_the_others() -> None:
    fine = AccountState("home", "watching", {}, 1, 1, False)
    assert said((fine,)).startswith("You owe nobody")
    assert said((fine, NEVER[0])).startswith("Your mail is on its way")
    calls = "".join(empty_lines(Place("calls"), (fine, NEVER[0]), str))
    assert calls.startswith("No calls yet.")


def test_nothing_is_said_before_it_is_known_what_is_true() -> None:
    assert said(None) == ""


@pytest.mark.parametrize("which", sorted(WORDS))
def test_every_list_has_words_for_when_it_is_empty(which: str) -> None:
    assert empty_lines(Place(which), (), str)
