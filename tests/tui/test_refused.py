"""What a server refused comes back to the screen, and stays until a key is pressed."""

from store.records import intents, status
from store.records.rows import Failure
from tests.tui.conftest import Running, Screen
from tui.refused import sentence


def refuse_the_star(screen: Screen) -> None:
    """As the daemon does when the server says NO."""
    store = screen.world.store
    (wish,) = intents.due(store, 1, 1 << 40)
    intents.fail(store, wish.id, "NOPERM", {"text": "this mailbox is read-only"}, None)


async def test_a_refused_wish_is_told_with_the_servers_words_and_its_mail(running: Running) -> None:
    async with running(size=(140, 40)) as screen:
        await screen.press("s")
        refuse_the_star(screen)
        screen.main.reload()
        await screen.settle()
        assert "could not be marked on the server: this mailbox is read-only" in screen.text()
        assert not screen.main.row or not screen.main.row.starred


async def test_the_next_key_dismisses_it_for_good(running: Running) -> None:
    async with running(size=(140, 40)) as screen:
        await screen.press("s")
        refuse_the_star(screen)
        screen.main.reload()
        await screen.settle()
        await screen.press("j")
        assert "could not be" not in screen.text()
        assert status.failures(screen.world.store) == []


def test_a_mail_that_may_have_been_sent_says_that_it_is_not_sent_again() -> None:
    said = sentence(Failure(1, "outbox", "uncertain", {"subject": "Offer"}, 0, None))
    assert "“Offer” was perhaps sent" in said and "not send it again" in said


def test_the_second_attempt_is_what_is_told_of_one_that_was_perhaps_sent_before() -> None:
    facts = {"subject": "Offer", "code": "550", "text": "not today", "looked": 0}
    said = sentence(Failure(1, "outbox", "uncertain", facts, 0, None))
    assert said == (
        "“Offer” did not go out a second time: not today; it was perhaps sent the first time"
    )


def test_what_a_server_says_cannot_command_the_terminal() -> None:
    facts = {"subject": "a\x1b[31mb", "text": "no\x1b]52;c;x\x07 way", "role": "archive"}
    said = sentence(Failure(1, "intent", "NO", facts, 0, 1))
    assert said.isprintable() and "could not be archived" in said


def test_a_move_in_an_account_that_was_taken_out_says_so() -> None:
    facts = {"subject": "Offer", "text": "work", "role": "archive"}
    assert sentence(Failure(1, "intent", "no-account", facts, 0, 1)) == (
        "“Offer” could not be archived: the account work was taken out of the configuration"
    )


def test_a_wish_over_which_the_connection_broke_says_so_in_our_words() -> None:
    facts = {"subject": "Offer", "text": "command: STORE => socket error: EOF"}
    said = sentence(Failure(1, "intent", "lost", facts, 0, 1))
    assert said == "“Offer” could not be marked on the server: the connection broke"


def test_a_wish_where_uids_never_stay_says_why() -> None:
    said = sentence(Failure(1, "intent", "unstable", {"subject": "Offer", "text": ""}, 0, 1))
    assert said == (
        "“Offer” could not be marked on the server: the server gives the mails there other numbers "
        "all the time"
    )
