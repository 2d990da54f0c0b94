"""One judgement of a text, whatever the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.letter import read
from store.rules.said import said
from store.rules.saying import LIKELY, Said, awaited, names_me, opens
from store.rules.tokens import READ_AT_MOST


@given(st.text(), st.text(max_size=80))
def test_any_text_can_be_judged(text: str, subject: str) -> None:
    assert isinstance(said(text, subject, 0), Said)


@given(
    st.lists(st.sampled_from(["danke", "?", "köszi,", "please", "\n\n", "ok", "3", "Anna", "."]))
)
def test_what_is_acknowledged_asks_nothing(words: list[str]) -> None:
    verdict = said(" ".join(words), "", 0)
    assert not verdict.asks or verdict.ack != "thanks"


@pytest.mark.parametrize(
    ("ack", "text"),
    [
        ("agrees", "Yes please!"),
        ("accepts", "Perfect, thank you. Please proceed."),
        ("agrees", "Ja bitte!"),
        ("agrees", "Igen, kérem!"),
        ("", "Yes please, and send me the invoice."),
    ],
)
def test_who_agrees_with_a_please_asks_as_well(ack: str, text: str) -> None:
    assert (said(text, "", 0).asks != "", said(text, "", 0).ack) == (text != "Ja bitte!", ack)


@pytest.mark.parametrize(
    "text",
    [
        "please " * 20_000,
        "?" * 100_000,
        "a@" * 50_000,
        "A\n\n" * 40_000,
        "if you " * 20_000,
        "." * 99,
    ],
)
def test_a_huge_text_is_judged_by_its_beginning(text: str) -> None:
    assert said(text, "", 0) == said(text[:READ_AT_MOST], "", 0)


@pytest.mark.parametrize(
    "text",
    [
        "A telefonos egyeztetés után két ajtót kérnénk.",
        "A mail nem ment el, kérem küldje újra.",
        "Outlook cannot open the file, could you resend it?",
        "Von meinem Handy aus geht es nicht, bitte nochmal schicken.",
        "Sent the phone back, please confirm.",
    ],
)
def test_a_sentence_that_speaks_of_a_telephone_or_of_mail_is_no_footer(text: str) -> None:
    assert said(f"Dear Jane,\n\n{text}\n\nBest\nAnna", "", 0).asks


@pytest.mark.parametrize(
    "line", ["Sent from my iPhone", "Az okostelefonomról küldve", "Outlook for Android beszerzése"]
)
def test_the_footer_of_a_telephone_is_no_text(line: str) -> None:
    assert said(f"Thanks!\n\n{line}", "", 0).ack == "thanks"


CAME = {
    "en": "The chairs came in May and they are all fine.",
    "de": "Die Stühle sind im Mai gekommen und sie sind alle gut.",
    "hu": "A székek májusban megjöttek, és minden rendben van velük.",
}
PARTINGS = [
    ("en", "Thanks,"),
    ("en", "Many thanks,"),
    ("en", "Cheers,"),
    ("en", "Yours,"),
    ("en", "KR,"),
    ("en", "Have a nice day,"),
    ("de", "Danke und Gruß"),
    ("de", "Schönes Wochenende"),
    ("de", "i.A."),
    ("de", "i. A."),
    ("de", "i. V."),
    ("de", "ppa."),
    ("de", "Im Auftrag"),
    ("hu", "Köszi,"),
    ("hu", "Minden jót,"),
    ("hu", "További szép napot kívánok:"),
]


@pytest.mark.parametrize(("language", "parting"), PARTINGS)
def test_behind_a_parting_only_a_signature_is_left_out(language: str, parting: str) -> None:
    signed = read(f"{CAME[language]}\n\n{parting}\nTom Smith\nKontor Ltd").body.low
    assert "kontor" not in signed and "smith" not in signed
    more = read(f"{CAME[language]}\n\n{parting}\nTom Smith\n40 Kontor tables until Friday").body.low
    asked = read(f"{CAME[language]}\n\n{parting}\n\nCould you call Tom?").body.low
    if parting != "Minden jót,":  # a closing wherever it stands, as before
        assert "tables" in more and "call" in asked


OFFERS = {
    "Shall I send four chairs?": (
        *("Best,", "Br,", "Rgds,", "Yours,", "Kind thanks,", "Thanks in advance,"),
        "Have a nice rest of the week!",
    ),
    "Soll ich vier Stühle schicken?": (
        *("Ihr,", "Einen schönen Tag noch!", "Ein schönes Wochenende", "Danke im Voraus"),
        *("i. A.", "i.V.", "ppa.", "Im Auftrag"),
    ),
    "Küldjek négy széket?": ("Ölel,", "Szép napot,", "Köszi,"),
}


@pytest.mark.parametrize(
    ("ours", "closing"), [(ours, one) for ours, some in OFFERS.items() for one in some]
)
@pytest.mark.parametrize("signature", ["Tom Smith", "Tom Smith\nKontor Ltd"])
def test_behind_an_offer_a_closing_says_nothing(ours: str, closing: str, signature: str) -> None:
    assert said(f"{ours}\n\n{closing}\n{signature}", "", 0).offers == "offer"


@pytest.mark.parametrize("signed", ["i. A. Petra Schmidt", "i.V.\nPetra Schmidt", "gez. Schmidt"])
@pytest.mark.parametrize("text", ["Vielen Dank für die schnelle Lieferung!", "Passt, danke!"])
def test_who_signs_for_another_only_thanks(text: str, signed: str) -> None:
    alone = said(f"{text}\n\nPetra Schmidt", "", 0)
    assert said(f"{text}\n\n{signed}", "", 0).ack == alone.ack != ""
    assert said(f"{text}\n\nIm Auftrag\nPetra Schmidt", "", 0).asks == ""


BELOW = [
    "Thanks!\n\nBest\nBea\n\nOh, and the invoice please.",
    "Thanks!\n\nCheers\nBea\n\nWhen does the driver come",
    "Thanks!\n\nKind regards\nBea Nagy\nHead of Purchasing\n\nOne more: please send the bill.",
    "Thanks!\n\nRegards\nBea\n\nThe second door is scratched by the way.",
    "Danke!\n\nVG Bea\n\nBitte noch die Rechnung schicken.",
    "Danke!\n\nVG\n\nBea\n\nUnd die Rechnung bitte",
    "Danke!\n\nGruß\nBea\n\nWie sieht es mit den Griffen aus?",
    "Danke!\n\nMit freundlichen Grüßen\ni. A. Bea Nagy\nWann kommt die Rechnung?",
    "Köszönöm!\n\nÜdv, Bea\n\nJa, és a számlát is kérem.",
    "Danke!\n\nGruß\nBea\n\nPS Die Rechnung fehlt noch",
    "Danke!\n\nGruß\nBea\n\nPS – kannst du noch die Rechnung schicken",
    "Danke!\n\nGruß\nBea\n\nNachtrag: Rechnung fehlt noch",
    "Köszönöm!\n\nÜdv\nBea\n\nUi a számlát is kérem",
]
SIGNED_SO = [
    "Thanks!\n\nBest regards\nBea Nagy\n\nFollow us on LinkedIn",
    "Thanks!\n\nKind regards\nBea\n\nMake every day count!",
    "Thanks!\n\nKind regards\nBea Nagy\n\nPlease note that I do not work on Fridays.",
    "Thanks!\n\nKind regards\nBea Nagy\n\nPlease recycle",
    "Danke!\n\nMfG\nBea Nagy\n\nBesuchen Sie uns auf der Messe, Halle 4!",
    "Danke!\n\nMfG\nBea Nagy\n\nEntdecken Sie die neuen Farben.",
    "Danke!\n\nMfG\nBea Nagy\n\nSchon unseren neuen Katalog gesehen?",
    "Danke!\n\nMfG\nBea Nagy\n\nBitte beachten Sie unsere neuen Öffnungszeiten.",
    "Köszönöm!\n\nÜdvözlettel\nNagy Bea\nbeszerzési vezető\nAcme Kft.",
]


@pytest.mark.parametrize("text", BELOW)
def test_what_asks_below_the_name_is_read_without_a_mark(text: str) -> None:
    found = said(text, "", 0)
    assert not found.ack and found.lean is not None and opens(found.lean, "told")


@pytest.mark.parametrize("text", SIGNED_SO)
def test_mottos_notices_and_advertisements_there_are_not(text: str) -> None:
    assert said(text, "", 0).ack == "thanks"


@pytest.mark.parametrize(
    "line",
    [
        "Best wishes and please send the invoice",
        "Regards, please call me",
        "LG und bitte noch die Rechnung schicken",
        "LG, und die Rechnung bitte",
        "Mit freundlichen Grüßen und der Bitte um Rückruf",
        "Üdvözlettel várom a számlát is",
    ],
)
def test_a_closing_that_goes_on_to_ask_asks(line: str) -> None:
    found = said(f"Danke.\n{line}\nBea", "", 0)
    assert not found.ack and found.lean is not None and opens(found.lean, "told")


@pytest.mark.parametrize("line", ["Best regards from Vienna", "Viele Grüße an die Kollegen"])
def test_one_that_only_greets_closes(line: str) -> None:
    assert said(f"Danke.\n{line}\nBea", "", 0).ack == "thanks"


@pytest.mark.parametrize(
    "text", ["Hi Jane please call me", "Hallo Jane bitte anrufen", "Szia Jane kérlek hívj fel"]
)
def test_a_greeting_that_goes_on_to_ask_asks(text: str) -> None:
    assert said(text, "", 0).asks


@pytest.mark.parametrize(
    "subject",
    [
        "Please send the price list",
        "Invoice missing",
        "Wrong invoice",
        "When do the doors come?",
        "Rechnung fehlt",
        "Bitte Rückruf",
        "Visszahívást kérek",
    ],
)
@pytest.mark.parametrize("text", ["Thanks!", "Vielen Dank und viele Grüße", "Köszönöm szépen!"])
def test_thanks_below_a_subject_that_asks_are_no_mere_thanks(subject: str, text: str) -> None:
    found = said(text, subject, 0)
    assert found.asks and not found.ack
    assert found.lean is not None and opens(found.lean, "told")
    assert said(text, f"Re: {subject}", 0).ack == "thanks"


@pytest.mark.parametrize(
    "subject",
    ["Complaint", "Reklamation", "Angebot", "Rendelés", "Meeting on Thursday", "Order 4711"],
)
def test_a_subject_that_names_the_matter_asks_nothing_above_thanks(subject: str) -> None:
    assert said("Thanks!", subject, 0).ack == "thanks"


@pytest.mark.parametrize(
    "text", ["Thursday is fine.", "Thanks, Thursday is fine!", "Donnerstag passt.", "Csütörtök jó."]
)
def test_a_yes_that_names_the_day_is_no_mere_yes(text: str) -> None:
    assert said(text, "Re: Doors", 0).ack == "appoints"


@pytest.mark.parametrize(
    "text",
    [
        "The fitters would be free on Thursday morning.",
        "Tuesday or Thursday would be possible.",
        "We have a slot on Thursday at ten.",
        "Donnerstag früh wären die Monteure frei.",
        "Möglich wäre Dienstag oder Donnerstag.",
        "Ich habe am Donnerstag um zehn einen Termin frei.",
        "Csütörtök délelőtt lenne szabad a szerelő.",
        "Kedden vagy csütörtökön tudnánk menni.",
    ],
)
def test_who_names_a_free_day_offers_it(text: str) -> None:
    assert said(text, "", 0).offers == "offer"


@pytest.mark.parametrize(
    "text",
    ["They come on Thursday.", "Sie kommen am Donnerstag.", "Csütörtökön jönnek."],
)
def test_who_tells_the_day_does_not(text: str) -> None:
    assert said(text, "", 0).offers == ""


@pytest.mark.parametrize(
    "text",
    [
        "Danke vorab für die Unterlagen.",
        "Danke schon mal für die Rechnung.",
        "Schon mal danke für die Muster.",
        "Vorab danke!",
        "Thanks ahead for the samples.",
        "Köszönöm előre.",
        "Köszönettel várom.",
    ],
)
def test_thanks_in_advance_are_none(text: str) -> None:
    found = said(text, "Re: Doors", 0)
    assert found.asks == "request" and found.ack not in ("thanks", LIKELY)


@pytest.mark.parametrize("text", ["Thank you all!", "Danke nochmals!", "Köszönöm szépen!"])
def test_other_thanks_are(text: str) -> None:
    assert said(text, "Re: Doors", 0).asks == ""


@pytest.mark.parametrize(
    "text",
    [
        "Danke! Rechnung!",
        "Danke. Erinnerung: Rechnung!",
        "Thanks. Reminder: Invoice!",
        "ok danke, meld dich wegen der lampen",
    ],
)
def test_a_matter_that_is_named_is_no_name_beside_thanks(text: str) -> None:
    assert said(text, "Re: Doors", 0).ack == ""


@pytest.mark.parametrize(
    "text",
    [
        "Thanks, in oak.",
        "Thanks, minus the handles.",
        "Thanks, skip the lamps.",
        "Thanks, after ten.",
        "Danke, hinten abladen.",
        "Danke, doppelte Menge.",
        "Danke, ab zehn.",
        "Köszönöm, hátul lerakni.",
        "Köszönöm, Pécsre is.",
        "Köszönöm, dupla mennyiség.",
    ],
)
def test_a_curt_clause_that_says_how_is_no_likely_thanks(text: str) -> None:
    assert said(text, "Re: Doors", 0).ack == ""


@pytest.mark.parametrize("text", ["Danke, auch für den Stollen!", "Ideal, thank you both!"])
def test_a_clause_that_thanks_may_still_be(text: str) -> None:
    assert said(text, "Re: Doors", 0).ack


@pytest.mark.parametrize("text", ["Thanks Bill!", "Thanks, Al", "Danke, Frau Kovács!"])
def test_but_a_name_is(text: str) -> None:
    assert said(text, "Re: Doors", 0).ack == "thanks"


def test_an_order_is_no_signature() -> None:
    assert said("Guten Tag,\n\nim Auftrag fehlt eine Position.", "", 0).asks
    assert said("Guten Tag,\n\nanbei\nim Auftrag\nvon Petra Schmidt 40 Stühle.", "", 0).asks


@pytest.mark.parametrize(
    "text", ["Thanks, but the blue ones are missing.\nTom", "Cheers, when do they come?\nTom"]
)
def test_a_parting_that_goes_on_is_none(text: str) -> None:
    assert said(f"Hi Jane,\n\n{text}", "", 0).asks
    for text in ("Thanks,\nTom", "Cheers,\nTom"):
        assert said(f"Hi Jane,\n\n{text}", "", 0).ack == "thanks"


def test_a_name_counts_as_a_whole_word() -> None:
    assert names_me("Hi Jane, see below.", ["Jane"])
    assert names_me("see below, JANE", ["jane"])
    assert not names_me("Janet is away.", ["Jane"])
    assert not names_me("see below", ["Jane", ""])


def test_a_name_counts_without_its_accents() -> None:
    assert names_me("Kedves Kovacs Agnes!", ["Kovács"])
    assert names_me("Kedves Kovács Ágnes!", ["kovacs"])


def test_a_name_of_two_words_may_stand() -> None:
    assert names_me("Dear Jane Kovács,", ["Jane Kovács"])
    assert not names_me("Dear Jane,", ["Jane Kovács"])


@pytest.mark.parametrize(
    "text",
    [
        "Kedves Bea!\n\nItt az árlista.",
        "I am sorry about that. We are sending four replacements tomorrow.",
        "anbei unser Angebot, es gilt bis Freitag.",
        "Hope you are well? Attached is the invoice.",
        "How are you? Please find attached the invoice.",
        "Wie geht es Ihnen? Anbei die Rechnung.",
        "Hogy van? Csatolva küldöm a számlát.",
        "We have not heard from the manufacturer.",
        "The driver will check whether the gate is open.",
        "Leider haben wir vom Hersteller noch keine Antwort.",
        "Wir werden den Lieferanten fragen, ob er früher liefern kann.",
        "We are just checking the goods and will be back to you.",
        "I'm just checking with the warehouse and will let you know.",
        "We have been waiting for your goods since Monday, and now they are here.",
        "Sajnos a gyártótól még nem kaptunk választ.",
        "Let me just say how much we enjoyed the visit.",
        "Let me ask the workshop, and I will come back to you.",
        "The lift runs again. Should anything be unclear, just ring me.",
        "Lassen Sie mich das kurz mit der Werkstatt klären.",
        "Der Aufzug fährt wieder. Solltest du noch Rückfragen haben, ruf gern an.",
        "Hadd járjak utána, holnap jelentkezem.",
        "A lift újra jár. Kérjük, vegyék figyelembe az ünnepi nyitvatartást.",
    ],
)
def test_what_we_send_regret_or_announce_waits_for_nothing(text: str) -> None:
    assert awaited(said(text, "Re: x", 0), text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Could you send me the floor plan?",
        "Melyik napon tudják fogadni a szállítmányt?",
        "Soll ich vier Stück für Sie reservieren?",
        "Please send me the signed copy.",
        "Haben Sie den Vertrag schon unterschrieben? Ich brauche ihn bis Freitag.",
        "Kindly confirm.",
        "Please reply by Friday.",
        "I wanted to ask whether you had time to look at the offer.",
        "I would like to know if you have decided.",
        "Just checking whether the goods arrived.",
        "We have not heard from you.",
        "I haven't had a reply to my offer yet.",
        "Bitte um kurze Rückmeldung bis Mittwoch.",
        "Bis Mittwoch bitten wir um Ihre Antwort.",
        "Ich erwarte Ihre Antwort bis Mittwoch.",
        "Wir warten noch immer auf Ihre Antwort.",
        "Mich würde interessieren, ob Sie die Tische noch brauchen.",
        "I'm still waiting for your answer.",
        "We await your early reply.",
        "I'm just checking in on the offer.",
        "Ich wollte fragen, ob Sie das Angebot schon ansehen konnten.",
        "Wir wollten nachfragen, ob die Ware angekommen ist.",
        "Ich wollte mich erkundigen, ob die Ware angekommen ist.",
        "Von Ihnen haben wir noch keine Rückmeldung erhalten.",
        "Visszajelzését várom.",
        "Szerdáig várjuk válaszukat.",
        "Várom mielőbbi válaszát.",
        "Kérem, szerdáig jelezzen vissza.",
        "Még nem kaptam választ az ajánlatomra.",
        "Az ajánlatunkra még nem érkezett válasz.",
        "Szeretném megkérdezni, hogy megérkezett-e az áru.",
        "We are awaiting your order for the doors.",
        "We start once we have your deposit.",
        "Sobald Sie uns die Maße mitteilen, beginnen wir.",
        "Wir beginnen, sobald Ihre Anzahlung da ist.",
        "Amint megküldik a méreteket, indítjuk a gyártást.",
        "Várjuk a megrendelésüket.",
    ],
)
def test_what_we_ask_or_offer_waits_for_an_answer(text: str) -> None:
    assert awaited(said(text, "Re: x", 0), text)


@pytest.mark.parametrize(
    "text",
    [
        "Getauscht, alles bestens. Danke für die Gutschrift.",
        "Works like new. Thanks for sending the part so quickly.",
        "Megjött, minden rendben. Köszönjük a gyors cserét.",
    ],
)
def test_who_thanks_for_what_was_done_does_not_seem_to_ask(text: str) -> None:
    assert said(text, "", 0).asks == ""
