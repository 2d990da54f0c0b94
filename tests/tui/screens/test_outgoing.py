"""Mails that did not go, or perhaps did: told where they stand, and settled by a key."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from store.records import outbox, outbox_copies, outbox_groups, outbox_rows, outbox_states, status
from store.records.drafts import Letter, save_draft
from store.records.rows import Outgoing
from store.words import stamps
from tests.tui.conftest import Running, Screen
from tests.tui.world import World, firm
from tui.pages.outgoing import page
from tui.screens.compose import Compose
from tui.screens.outgoing import OutgoingSheet

BEA, GONE = "Bea Nagy <bea@acme.example>", "Old Friend <gone@acme.example>"


def talking(world: World, *to: str) -> int:
    """An answer to Bea, in the hands of the daemon."""
    rows = world.store.reader().execute(
        "SELECT id, message_id FROM messages WHERE sender = 'bea@acme.example' ORDER BY at"
    )
    asked, message_id = rows.fetchall()[-1]
    letter = Letter("work", to or (BEA,), subject="Re: Price list for Q1", text="Here it is.",
                    in_reply_to=asked, references=(message_id,))  # fmt: skip
    id_ = outbox.queue(world.store, save_draft(world.store, letter), world.now)
    outbox_states.release(world.store, [id_])
    outbox_states.claim(world.store, id_, world.now)
    return id_


def unsure(folder: Path) -> World:
    world = firm(folder)
    id_ = talking(world)
    outbox_states.dotted(world.store, id_)
    outbox_states.uncertain(world.store, id_, world.now)
    return world


def refused(folder: Path) -> World:
    world = firm(folder)
    id_ = talking(world, BEA, GONE)
    facts = {"text": "no", "refusals": [{"address": "gone@acme.example", "text": "no such user"}]}
    outbox_states.refused(world.store, id_, "recipient", facts)
    return world


def in_groups(folder: Path) -> World:
    """Bea has it; of the other group nobody knows what came of it."""
    world = firm(folder)
    id_ = talking(world, BEA, GONE)
    outbox_states.dotted(world.store, id_, ["gone@acme.example"])
    outbox_groups.taken(world.store, id_)
    return world


def waiting_in_groups(folder: Path) -> World:
    world = in_groups(folder)
    (id_,) = [one.id for one in outbox_rows.outgoing(world.store)]
    outbox_states.temporary(world.store, id_, "421", {"text": "busy"}, world.now + 600)
    return world


def unsure_of_a_group(folder: Path) -> World:
    world = in_groups(folder)
    (id_,) = [one.id for one in outbox_rows.outgoing(world.store)]
    outbox_states.dotted(world.store, id_, [])
    outbox_states.uncertain(world.store, id_, world.now)
    return world


def without_room(folder: Path) -> World:
    """The server took it; there is no room in Sent for its copy."""
    world = firm(folder)
    id_ = talking(world)
    outbox_states.dotted(world.store, id_)
    outbox_states.accepted(world.store, id_, world.now)
    outbox_copies.waits(world.store, id_, world.now + 3_600, "Sent", "Quota exceeded")
    return world


def mail(screen: Screen) -> Outgoing:
    (found,) = [*outbox_rows.outgoing(screen.world.store), *outbox_rows.read(
        screen.world.store.reader(), "o.state = 'accepted'"
    )]  # fmt: skip
    return found


def footer(screen: Screen) -> str:
    return screen.lines()[-1]


@pytest.mark.parametrize(
    ("make", "said"), [(unsure, "1 perhaps sent: gd"), (refused, "1 not sent: gd")]
)
async def test_the_count_stands_at_the_foot_as_long_as_it_is_not_settled(
    running: Running, make: object, said: str
) -> None:
    async with running(make, size=(100, 30)) as screen:
        assert said in footer(screen)
        await screen.press("j", "k")
        assert said in footer(screen)


async def test_on_a_narrow_screen_it_leaves_the_keys_their_room(running: Running) -> None:
    async with running(unsure, size=(80, 24)) as screen:
        assert "1 unsettled: gd" in footer(screen)
        assert all(word in footer(screen) for word in ("answer", "done", "log a call"))


async def test_a_copy_that_waits_for_room_in_sent_is_told_and_stands_in_the_list(
    running: Running,
) -> None:
    async with running(without_room) as screen:
        assert "there is no room for its copy in Sent" in screen.text()
        await screen.press("g", "d")
        assert "sent, no room in Sent" in screen.text()
        await screen.press("enter")
        assert "(Quota exceeded)" in screen.text()


async def test_the_list_says_when_it_was_perhaps_sent_and_enter_what_can_be_done(
    running: Running,
) -> None:
    async with running(unsure) as screen:
        await screen.press("g", "d")
        assert "perhaps sent" in screen.text()
        await screen.press("enter")
        assert isinstance(screen.app.screen, OutgoingSheet)
        for key in ("l look again", "y it was sent", "s send again"):
            assert key in screen.text()
        assert "edit" not in footer(screen)


async def test_its_conversation_says_it_too_and_names_the_key(running: Running) -> None:
    async with running(unsure, size=(140, 40)) as screen:
        await screen.press("g", "a", "g", "g", "enter")
        assert "perhaps sent on" in screen.text() and "(S)" in screen.text()
        await screen.press("S")
        assert isinstance(screen.app.screen, OutgoingSheet)


async def test_a_conversation_without_such_a_mail_says_so(running: Running) -> None:
    async with running() as screen:
        await screen.press("S")
        assert "No mail of this conversation is on its way." in screen.text()


async def test_it_was_sent_and_undo_makes_it_uncertain_again(running: Running) -> None:
    async with running(unsure) as screen:
        await screen.press("g", "d", "enter", "y")
        assert mail(screen).state == "accepted"
        assert "It was sent · z undo" in screen.text()
        await screen.press("z")
        assert mail(screen).state == "uncertain"
        assert "Taken back; it was perhaps sent, as before: gd" in screen.text()
        assert not isinstance(screen.app.screen, Compose)


async def test_it_is_sent_again_after_a_hold_as_the_very_same_mail(running: Running) -> None:
    async with running(unsure) as screen:
        before = mail(screen).message_id
        await screen.press("g", "d", "enter", "s")
        assert (mail(screen).state, mail(screen).message_id) == ("held", before)
        await screen.press("z")
        assert mail(screen).state == "uncertain"
        assert "Taken back; it was perhaps sent, as before: gd" in screen.text()


def refused_again(folder: Path) -> World:
    world = firm(folder)
    id_ = talking(world)
    outbox_states.dotted(world.store, id_)
    outbox_states.uncertain(world.store, id_, world.now)
    outbox.send_again(world.store, id_, world.now + 1_200)
    outbox_states.release(world.store, [id_])
    outbox_states.claim(world.store, id_, world.now + 1_210)
    outbox_states.refused(world.store, id_, "550", {"text": "not today"})
    return world


async def test_one_that_was_refused_when_sent_again_says_that_first_and_keeps_its_time(
    running: Running,
) -> None:
    async with running(refused_again) as screen:
        left = stamps.full(screen.world.now, screen.world.now, screen.world.store.config.timezone)
        await screen.press("g", "d", "enter")
        told = screen.text()
        assert "It did not go out a second time: not today" in told
        assert told.index("a second time") < told.index(f"It had left on {left}")


async def test_it_is_looked_for_at_once(running: Running) -> None:
    async with running(unsure) as screen:
        outbox_states.not_found(
            screen.world.store, mail(screen).id, screen.world.now + 3_600, screen.world.now
        )
        await screen.press("g", "d", "enter")
        assert "It did not lie in Sent" in screen.text()
        await screen.press("l")
        assert mail(screen).not_before <= screen.main.real_now()


async def test_a_refused_mail_names_who_was_refused_in_the_servers_words(
    running: Running,
) -> None:
    async with running(refused) as screen:
        await screen.press("g", "d", "enter")
        assert "gone@acme.example was not taken: no such user" in screen.text()
        for key in ("e edit", "o send to the others", "D throw away"):
            assert key in screen.text()


async def test_its_conversation_does_not_forget_a_refused_mail(running: Running) -> None:
    async with running(refused, size=(140, 40)) as screen:
        await screen.press("enter", "G")
        assert "not sent to Bea Nagy, Old Friend" in screen.text()
        assert "gone@acme.example was not taken" in screen.text() and "(S)" in screen.text()


async def test_a_refused_mail_goes_to_the_others(running: Running) -> None:
    async with running(refused) as screen:
        await screen.press("g", "d", "enter", "o")
        assert "Sending to Bea Nagy" in screen.text()
        assert (mail(screen).state, mail(screen).to) == ("held", (BEA,))
        await screen.press("z")
        assert (mail(screen).state, mail(screen).to) == ("refused", (BEA, GONE))


async def test_a_mail_that_not_everybody_got_says_who_did_not(running: Running) -> None:
    def left_out(folder: Path) -> World:
        world = refused(folder)
        (mail,) = outbox_rows.outgoing(world.store)
        outbox.to_the_others(world.store, mail.id, world.now)
        outbox_states.release(world.store, [mail.id])
        outbox_states.accepted(world.store, mail.id, world.now)
        outbox_copies.filed(world.store, mail.id, world.now)
        return world

    async with running(left_out, size=(140, 40)) as screen:
        await screen.press("g", "a", "g", "g", "enter")
        assert "Not sent to everybody: Old Friend" in screen.text()


async def test_a_refused_mail_is_written_anew_and_stays_one(running: Running) -> None:
    async with running(refused) as screen:
        await screen.press("g", "d", "enter", "e")
        form = screen.app.screen
        assert isinstance(form, Compose) and form.letter.text == "Here it is."
        assert form.letter.references
        await screen.type("Oh. ")
        await screen.press("escape", "q")
        (draft,) = outbox_rows.drafts(screen.world.store)
        assert draft.text.startswith("Oh. ")
        assert outbox_rows.outgoing(screen.world.store) == []


async def test_a_refused_mail_is_thrown_away_and_comes_back(running: Running) -> None:
    async with running(refused) as screen:
        await screen.press("g", "d", "enter", "D")
        assert outbox_rows.outgoing(screen.world.store) == []
        assert "Thrown away · z undo" in screen.text()
        await screen.press("z")
        assert mail(screen).state == "refused"


async def test_a_mail_that_waits_can_be_edited(running: Running) -> None:
    def waits(folder: Path) -> World:
        world = firm(folder)
        id_ = talking(world)
        until = world.now + 3_600
        outbox_states.temporary(world.store, id_, "451", {"text": "come later"}, until)
        return world

    async with running(waits) as screen:
        await screen.press("g", "d", "enter")
        assert "It is tried again on" in screen.text() and "come later" in screen.text()
        await screen.press("e")
        assert isinstance(screen.app.screen, Compose)
        assert len(outbox_rows.drafts(screen.world.store)) == 1


async def test_a_mail_that_a_server_is_being_offered_can_be_edited(running: Running) -> None:
    def offered(folder: Path) -> World:
        world = firm(folder)
        talking(world)
        return world

    async with running(offered) as screen:
        await screen.press("g", "d", "enter", "e")
        assert isinstance(screen.app.screen, Compose)
        assert len(outbox_rows.drafts(screen.world.store)) == 1


def at_the_dot(folder: Path) -> World:
    world = firm(folder)
    outbox_states.dotted(world.store, talking(world))
    return world


async def test_what_a_dead_daemon_left_at_the_dot_is_perhaps_sent(running: Running) -> None:
    """The next daemon says so; until then nobody hears what became of it."""
    async with running(at_the_dot, size=(140, 40)) as screen:
        assert "1 perhaps sent: gd" in footer(screen) and "to send" not in screen.lines()[0]
        await screen.press("g", "a", "g", "g", "enter")
        assert "perhaps sent on" in screen.text() and "is being sent" not in screen.text()
        await screen.press("g", "d")
        assert "perhaps sent" in screen.line("Re: Price list for Q1")
        await screen.press("enter")
        assert "It had left on" in screen.text() and "goes out just now" not in screen.text()
        await screen.press("l", "y", "s")
        assert mail(screen).state == "dotted"


async def test_while_the_daemon_is_there_it_is_being_sent(running: Running) -> None:
    async with running(at_the_dot, size=(140, 40)) as screen:
        with status.daemon_lock(screen.world.store):
            screen.main.reload()
            await screen.settle()
            assert "perhaps sent" not in footer(screen)
            await screen.press("g", "d", "enter")
            assert "It goes out just now." in screen.text()


async def test_a_mail_that_nobody_sends_does_not_go_out_just_now(running: Running) -> None:
    def held(folder: Path) -> World:
        world = firm(folder)
        outbox.queue(world.store, save_draft(world.store, Letter("work", (BEA,), text="x")))
        return world

    async with running(held) as screen:
        await screen.press("g", "d", "enter")
        assert "It goes out as soon as Owed is connected." in screen.text()


async def test_what_was_settled_meanwhile_is_said(running: Running) -> None:
    async with running(unsure) as screen:
        await screen.press("g", "d", "enter")
        outbox_states.accepted(screen.world.store, mail(screen).id, screen.world.now)
        await screen.press("s")
        assert "This mail is settled already" in screen.text()


async def test_keys_for_other_states_do_nothing(running: Running) -> None:
    async with running(unsure) as screen:
        await screen.press("g", "d", "enter", "e", "o", "D")
        assert isinstance(screen.app.screen, OutgoingSheet)
        assert mail(screen).state == "uncertain"


def told(mail: Outgoing) -> str:
    """All that its page says."""
    lines = page(mail, 500, 0, ZoneInfo("Europe/Budapest")).lines
    return "\n".join("".join(span.text for span in line) for line in lines)


async def test_of_one_that_some_have_it_is_said_how_many_and_it_is_no_draft_any_more(
    running: Running,
) -> None:
    async with running(waiting_in_groups) as screen:
        await screen.press("g", "d", "enter")
        assert "The server takes only so many at once" in screen.text()
        assert "edit" not in footer(screen)
        assert "1 recipient has it, still to come: gone@acme.example" in told(mail(screen))


async def test_of_a_group_in_doubt_it_is_said_who_is_in_it_and_nobody_looks_into_sent(
    running: Running,
) -> None:
    async with running(unsure_of_a_group) as screen:
        await screen.press("g", "d", "enter")
        assert "y it was sent" in screen.text() and "s send again" in screen.text()
        assert "look again" not in screen.text()
        assert "whether gone@acme.example got it" in told(mail(screen))
