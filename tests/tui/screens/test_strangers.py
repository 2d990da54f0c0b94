"""The list of strangers, one key each; and rows of which the book cannot tell whose they are."""

from pathlib import Path

from store.records import calls, clients, linking, views
from store.records.calls import NewCall
from tests.tui.conftest import Running, Screen
from tests.tui.world import BEA, HOUR, MINUTE, World, firm


def strangers(folder: Path) -> World:
    world = firm(folder)
    for who, domain in (("Udo", "nord.hu"), ("Ute", "mail.nord.hu"), ("Ina", "gmail.com")):
        for n in range(2):
            who_wrote = (f"{who} {n}", f"{who.lower()}{n}@{domain}")
            world.mail(who_wrote, f"Doors {who} {n}", "When do they come?", HOUR)
    return world


def contested(folder: Path) -> World:
    world = firm(folder)
    for client in ("Acme Kft.", "Balogh Bútor"):
        known = clients.by_name(world.store, client)
        assert known is not None
        linking.attach(world.store, known.id, "domain", "group.hu", shared=True)
    world.mail(("Udo", "udo@group.hu"), "Doors", "When do they come?", HOUR)
    acme = clients.by_name(world.store, "Acme Kft.")
    assert acme is not None
    for person in ("Anna", "Béla"):
        linking.attach(world.store, acme.id, "number", "+36 1 555 0000", person)
    rang = NewCall(world.now - 9 * MINUTE, "in", "missed", number="+36 1 555 0000")
    calls.add(world.store, rang)
    return world


def whose(screen: Screen) -> dict[str, str | None]:
    when = views.at(screen.world.store)
    rows = views.rows(screen.world.store, views.keys(screen.world.store, "owed", when), when)
    return {row.subject: row.client for row in rows}


async def test_strangers_stand_under_their_firm_and_those_of_a_provider_each_alone(
    running: Running,
) -> None:
    async with running(strangers) as screen:
        await screen.press("g", "u")
        text = screen.text()
        assert "@nord.hu 4" in text
        assert "@gmail.com 2" not in text
        assert text.index("Doors Ute 1") < text.index("EACH ALONE") < text.index("Doors Ina 0")
        assert "C new client" in screen.lines()[-1] and "X never a client" in screen.lines()[-1]


async def test_one_key_makes_a_client_of_a_firm_with_its_name_address_and_domain(
    running: Running,
) -> None:
    async with running(strangers) as screen:
        await screen.press("g", "u", "C")
        assert "all of nord.hu" in screen.text() and "moves 4 mails, 0 calls" in screen.text()
        await screen.press("enter")
        assert "New client Nord · 4 mails, 0 calls · z undo" in screen.text()
        made = clients.by_name(screen.world.store, "Nord")
        assert made is not None
        assert made.domains == ("nord.hu",)
        assert [one.name[:3] for one in made.contacts] == ["Udo"]
        assert whose(screen)["Doors Ute 1"] == "Nord"
        await screen.press("z")
        assert "@nord.hu 4" in screen.text()
        assert clients.by_name(screen.world.store, "Nord") is None


async def test_or_of_the_one_who_wrote_alone(running: Running) -> None:
    async with running(strangers) as screen:
        await screen.press("g", "u", "C", "down")
        assert "moves 1 mail, 0 calls" in screen.text()
        await screen.press("enter")
        assert list(whose(screen).values()).count("Nord") == 1


async def test_one_key_never_asks_of_a_firm_again_and_goes_on_to_the_next(
    running: Running,
) -> None:
    async with running(strangers) as screen:
        await screen.press("g", "u", "X")
        assert "No longer asked about nord.hu · z undo" in screen.text()
        assert "Doors Ute 1" not in screen.text()
        assert screen.subject() != "Doors Udo 0"
        assert "Doors Ute 1" in whose(screen)
        await screen.press("z")
        assert "@nord.hu 4" in screen.text()


async def test_a_firm_is_given_to_a_client_of_the_book_or_the_one_who_wrote_alone(
    running: Running,
) -> None:
    async with running(strangers) as screen:
        await screen.press("g", "u", "l")
        assert "Whose is nord.hu?" in screen.text()
        await screen.press("tab", *"balogh")
        assert "@nord.hu?" in screen.text() and "moves 1 mail, 0 calls" in screen.text()
        await screen.press("tab")
        assert "moves 4 mails, 0 calls" in screen.text()
        await screen.press("enter")
        assert whose(screen)["Doors Ute 1"] == "Balogh Bútor"


async def test_a_row_that_two_clients_may_claim_says_so_and_one_key_answers(
    running: Running,
) -> None:
    async with running(contested, size=(100, 30)) as screen:
        await screen.press("g", "u")
        assert "¿ Acme Kft. or Balogh" in screen.text()
        while screen.subject() != "Doors":
            await screen.press("j")
        assert "group.hu is claimed by several" in screen.text()
        assert "l says whose it is" in screen.text().replace("\n ", " ")
        await screen.press("l", "tab")
        assert "Whose is udo@group.hu?" in screen.text()
        await screen.press("down", "enter")
        assert whose(screen)["Doors"] == "Balogh Bútor"
        screen.world.mail(("Udo", "udo@group.hu"), "Locks", "And these?", MINUTE)
        assert whose(screen)["Locks"] == "Balogh Bútor"


async def test_of_a_switchboard_it_is_asked_who_rang(running: Running) -> None:
    async with running(contested, size=(100, 30)) as screen:
        await screen.press("g", "l")
        assert "Anna or Béla?" in screen.text()
        await screen.press("l", "down", "enter")
        assert "It was Béla who rang" in screen.text()
        assert "Anna or Béla?" not in screen.text()
        await screen.press("z")
        assert "Anna or Béla?" in screen.text()


def ending_alike(folder: Path) -> World:
    world = firm(folder)
    calls.add(world.store, NewCall(world.now - MINUTE, "in", "missed", number="+43 1 2345678"))
    return world


async def test_whose_number_ends_alike_is_suggested_and_not_linked(running: Running) -> None:
    async with running(ending_alike) as screen:
        await screen.press("g", "l")
        row = screen.main.row
        assert row is not None and row.client is None
        await screen.press("l")
        assert "Acme Kft." in screen.line("+3612345678")
        await screen.press("enter")
        assert "Linked to Acme Kft. · 0 mails, 1 call" in screen.text()


async def test_why_says_by_what_a_row_came_to_its_client(running: Running) -> None:
    async with running() as screen:
        await screen.press("w")
        assert "Acme Kft. (key), by the domain acme.example" in screen.text()


async def test_one_key_takes_a_number_that_the_card_proposes_and_one_takes_it_back(
    running: Running,
) -> None:
    def signed(folder: Path) -> World:
        world = firm(folder)
        text = "Could you send it?\n\nBest regards,\nBea\nTel. +36 1 455 0000"
        world.mail(BEA, "Signed", text, 2 * MINUTE)
        return world

    async with running(signed, size=(140, 40)) as screen:
        await screen.press("/", *"subject:signed", "enter")
        assert "number?" in screen.text() and numbers(screen) == []
        await screen.press("Y")
        assert "number?" not in screen.text() and numbers(screen) == ["+36 1 455 0000"]
        await screen.press("Y")
        assert "proposes no number" in screen.text()
        await screen.press("z")
        assert "number?" in screen.text() and numbers(screen) == []


def numbers(screen: Screen) -> list[str]:
    rows = screen.world.store.reader().execute(
        "SELECT raw FROM identifiers WHERE raw LIKE '%455 0000'"
    )
    return [raw for (raw,) in rows.fetchall()]


SIGNED = "When do they come?\n\nBest regards,\nUta Gruen\n{}"
NUMBER = "+36 1 455 0000"


def signs(folder: Path) -> World:
    world = firm(folder)
    told = f"Türwerk Kft. | Tel. {NUMBER}"
    for subject in ("Doors", "Windows"):
        world.mail(("Uta Gruen", "uta@tuerwerk.hu"), subject, SIGNED.format(told), HOUR)
    return world


async def test_number_and_name_of_the_firm_in_the_signature_are_proposed(running: Running) -> None:
    async with running(signs) as screen:
        await screen.press("g", "u", "C")
        assert NUMBER in screen.text()
        await screen.press("enter")
        made = clients.by_name(screen.world.store, "Türwerk Kft.")
        assert made is not None and made.domains == ("tuerwerk.hu",)
        assert [NUMBER in str(one) for one in made.contacts] == [True]
        await screen.press("z")
        assert clients.by_name(screen.world.store, "Türwerk Kft.") is None


async def test_or_the_number_is_left_out(running: Running) -> None:
    async with running(signs) as screen:
        await screen.press("g", "u", "C", "down", "down", "enter")
        made = clients.by_name(screen.world.store, "Türwerk Kft.")
        assert made is not None and NUMBER not in str(made)


def rang_as_well(folder: Path) -> World:
    world = signs(folder)
    calls.add(world.store, NewCall(world.now - MINUTE, "in", "missed", number=NUMBER))
    return world


async def test_calls_of_the_number_that_is_proposed_are_counted(running: Running) -> None:
    async with running(rang_as_well) as screen:
        await screen.press("g", "u", "\\", *"tuer", "enter", "C")
        assert "moves 2 mails, 1 call" in screen.text()
        await screen.press("down", "down")
        assert "moves 2 mails, 0 calls" in screen.text()
        await screen.press("up", "up", "enter")
        assert "New client Türwerk Kft. · 2 mails, 1 call" in screen.text()
