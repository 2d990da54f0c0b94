"""How a conversation ends politely, which is no debt; and what only begins so, which is one."""

import pytest

from store.rules.events import Mail, Party
from store.rules.opening import Verdict, verdict
from store.rules.said import said
from store.rules.saying import Said, awaited

_ME = Party("me@kontor.example", us=True, me=True)
_BEA = Party("bea@acme.example", client=1, named=True)
NEWS = "The goods will arrive on Thursday."
PROPOSAL = "Would Thursday at ten suit you?"


def judged(text: str, after: str = NEWS, subject: str = "Re: Doors") -> Verdict:
    """What a client's mail is, after that mail of ours."""
    ours = said(after, "", 0)
    kept = Said(asks=awaited(ours, after), offers=ours.offers)
    last = Mail(1, 0, "1", _ME, (_BEA,), (), kept)
    mail = Mail(2, 100, "2", _BEA, (_ME,), (), said(text, subject, 0))
    return verdict(mail, began=0, last_ours=last)


TELLS = [
    "Never mind, I found it",
    "Never mind.",
    "Sorry, please ignore my last mail",
    "Please disregard my previous message, sent by mistake.",
    "We will prepare the dock",
    "Ok, we'll keep the gate open.",
    "Goodbye",
    "Bis dann",
    "Tschüss, bis bald",
    "Auf Wiedersehen",
    "Sorry, bitte meine letzte Mail ignorieren",
    "Entschuldigung, bitte ignorieren Sie meine letzte Nachricht.",
    "Meine letzte E-Mail bitte einfach vergessen.",
    "Ich habe es doch noch gefunden.",
    "Wir bereiten die Rampe vor.",
    "Akkor viszlát!",
    "Bocsánat, kérem hagyja figyelmen kívül",
    "Bocsánat, kérem, hagyja figyelmen kívül az előző levelemet.",
    "Az előző levelemet kérlek hagyd figyelmen kívül.",
    "Közben meglett.",
    "Előkészítjük a rámpát.",
    "Please ignore my last mail, thanks.",
    "Bitte meine letzte Mail ignorieren, danke!",
    "Kérem, hagyja figyelmen kívül, köszönöm.",
    "Nem fontos, köszönöm.",
    "Tárgytalan.",
    "A kérdésem időközben tárgytalanná vált.",
    "Tárgytalan az előző levelem, köszönöm.",
    "Meine letzte Mail ist damit gegenstandslos.",
]

APPOINTS = [
    "Thursday at ten is fine for us",
    "See you on Thursday!",
    "See you Thursday at ten",
    "See you Thursday, thanks!",
    "See you tomorrow morning.",
    "Great, thanks. We look forward to the delivery on Friday.",
    "I gladly accept the appointment.",
    "Bis Donnerstag!",
    "Bis nächsten Donnerstag um 10 Uhr",
    "Wir sehen uns Donnerstag",
    "Dann sehen wir uns am Donnerstag!",
    "Donnerstag um zehn passt uns gut.",
    "Super, danke. Wir freuen uns auf die Lieferung am Freitag",
    "Hiermit nehme ich den Termin an",
    "Den Termin nehme ich gerne an.",
    "Akkor csütörtökön",
    "Ok, akkor csütörtök",
    "Csütörtökön találkozunk!",
    "Viszlát csütörtökön!",
    "Várjuk Önöket csütörtökön",
    "Csütörtökön várjuk Önt.",
    "Szuper, köszönjük. Várjuk a pénteki szállítást.",
    "Elfogadom az időpontot.",
]

THANKS = [
    "Cheers!",
    "I hereby confirm receipt of your mail",
    "We acknowledge receipt of the documents.",
    "No further questions from my side, thanks!",
    "That's great news!",
    "Das sind gute Nachrichten",
    "Hiermit bestätige ich den Erhalt Ihrer Mail",
    "Wir bestätigen dankend den Eingang der Unterlagen.",
    "Von meiner Seite keine weiteren Fragen, danke!",
    "Unsererseits keine offenen Fragen.",
    "Entschuldigung angenommen.",
    "Ez jó hír",
    "Ezek remek hírek!",
    "Ezúton visszaigazolom a levele kézhezvételét.",
    "Részemről nincs több kérdés, köszönöm!",
]

OWED = [
    "Never mind the old price, what is the new one?",
    "Never mind the delay, send the other two as well.",
    "Please ignore my last order.",
    "Please ignore my last mail and send 40 instead.",
    "Forget it!\n\nWe cancel the order.",
    "We will prepare the dock, but who brings the crane?",
    "We will prepare the dock if you bring the crane.",
    "Thursday at ten is not fine for us.",
    "Thursday at ten is fine for us, bring the crane.",
    "See you Thursday, bring the samples.",
    "I hereby confirm the order.",
    "I hereby accept the offer.",
    "No further questions, but the invoice is wrong.",
    "Sorry, the invoice is wrong.",
    "Goodbye, we cancel the contract.",
    "Bis Donnerstag brauche ich das Angebot",
    "Bis Donnerstag bitte.",
    "Bis dann brauche ich die Ware.",
    "Wir sehen uns Donnerstag vor Gericht.",
    "Donnerstag passt nicht.",
    "Bitte meine letzte Mail ignorieren, wir nehmen 40.",
    "Bitte ignorieren Sie meine letzte Bestellung.",
    "Wir freuen uns auf Ihr Angebot am Freitag.",
    "Wir freuen uns auf die Lieferung am Freitag, bitte mit Lieferschein.",
    "Hiermit nehme ich das Angebot an.",
    "Hiermit bestätige ich den Auftrag.",
    "Keine weiteren Fragen, bitte liefern.",
    "Das sind gute Nachrichten, dann bestellen wir 40.",
    "Entschuldigung, ich habe die falsche Menge bestellt.",
    "Tárgytalan a megrendelés.",
    "A rendelésem tárgytalan.",
    "Der Auftrag ist gegenstandslos.",
    "Bitte meine letzte Mail ignorieren, danke, wir nehmen 40.",
    "See you Thursday at ten, please bring the samples.",
    "Akkor csütörtökön kérem a 40 ajtót.",
    "Akkor csütörtökön kérjük.",
    "Ok, akkor csütörtök, légyszi!",
    "Akkor majd holnap kérném, köszönöm.",
    "Kérem, hagyja figyelmen kívül az előző rendelést.",
    "Kérem, hagyja figyelmen kívül az előző levelemet, 40 ajtó kell.",
    "Várjuk az ajánlatot csütörtökön.",
    "Várom a számlát.",
    "Várjuk a pénteki szállítást és a számlát.",
    "Ezúton visszaigazolom a megrendelést.",
    "Bocsánat, de a számla hibás.",
    "Ez jó hír, kérjük a szállítást.",
]


@pytest.mark.parametrize("text", TELLS)
def test_who_takes_leave_or_takes_a_mail_back_asks_nothing(text: str) -> None:
    assert said(text, "Re: Doors", 0).asks == ""
    assert judged(text).role in ("fyi", "ack")


@pytest.mark.parametrize("text", APPOINTS)
def test_a_day_that_stands_is_no_debt_but_after_our_offer_a_yes(text: str) -> None:
    assert judged(text).role == "fyi"
    after = judged(text, PROPOSAL)
    assert (after.role, after.code) == ("reply", "agreed")


@pytest.mark.parametrize("text", THANKS)
def test_receipt_good_news_and_no_more_questions_are_thanks(text: str) -> None:
    assert said(text, "Re: Doors", 0).asks == ""
    assert judged(text).role == "ack"


@pytest.mark.parametrize("text", OWED)
def test_what_only_begins_so_is_owed(text: str) -> None:
    assert judged(text).role == "reply"


def test_after_our_question_a_day_may_be_a_date_that_they_set() -> None:
    assert judged("Bis Dienstag, 10 Uhr.", "Bis wann brauchen Sie die Ware?").role == "reply"


def test_what_asks_in_its_subject_takes_no_leave() -> None:
    assert judged("Bis Donnerstag!", subject="Können Sie 40 Türen liefern?").role == "reply"


def test_with_something_attached_it_is_more_than_a_goodbye() -> None:
    assert said("Bis Donnerstag!", "Re: Türen", 1).ack == ""
