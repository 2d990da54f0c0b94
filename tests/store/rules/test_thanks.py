"""Which texts are thanks and nothing else (rule 7), and how our own text ends."""

import pytest

from store.rules.said import said
from store.rules.saying import PARTING

ACKS = [
    ("thanks", "Köszönöm szépen a gyors segítséget!"),
    ("thanks", "Megkaptam, köszönöm."),
    ("thanks", "Köszi, így már világos."),
    ("thanks", "Köszönjük a tájékoztatást.\n\nÜdvözlettel,\nKis Anna"),
    ("thanks", "Kedves Jane!\n\nNagyon köszönöm a részletes választ.\n\nSzép napot!\nAnna"),
    ("thanks", "Vettük, köszi"),
    ("both", "Rendben, köszönöm!"),
    ("both", "Oké, köszi szépen."),
    ("agrees", "Rendben van."),
    ("agrees", "Jó lesz így."),
    ("accepts", "Persze, mehet!"),
    ("agrees", "Igen."),
    ("agrees", "Tökéletes"),
    ("both", "Szuper, köszönjük!"),
    ("thanks", "koszonom szepen"),
    ("thanks", "Hálásan köszönöm a türelmét és a segítségét."),
    ("thanks", "Nagyon szívesen, máskor is!"),
    ("accepts", "Elfogadjuk."),
    ("thanks", "Köszönöm a küldött anyagot, szép hétvégét!"),
    ("thanks", "Tudomásul vettük."),
    ("thanks", "Vielen Dank für die schnelle Hilfe!"),
    ("thanks", "Erhalten, danke."),
    ("both", "Danke, alles klar."),
    ("thanks", "Herzlichen Dank für die Info.\n\nLG Sabine"),
    (
        "thanks",
        (
            "Guten Morgen Frau Kovács,\n\nbesten Dank für die ausführliche Auskunft.\n\nMit "
            "freundlichen Grüßen\nUlrike Sommer"
        ),
    ),
    ("both", "Passt, danke!"),
    ("both", "Ok, vielen Dank."),
    ("accords", "Einverstanden."),
    ("agrees", "Ja, passt."),
    ("agrees", "Geht klar"),
    ("agrees", "Gerne!"),
    ("agrees", "Perfekt"),
    ("both", "Super, danke dir!"),
    ("thanks", "Merci vielmals"),
    ("thanks", "Tausend Dank, Jane!"),
    ("accords", "So machen wir's."),
    ("thanks", "Ist gut angekommen, vielen Dank!"),
    ("thanks", "Gern geschehen!"),
    ("agrees", "Klingt gut."),
    ("thanks", "Danke fuer die Unterlagen"),
    ("thanks", "Thank you for the update."),
    ("thanks", "Received with thanks."),
    ("thanks", "Got it, thanks!"),
    ("thanks", "Many thanks for your quick response.\n\nKind regards\nTom"),
    ("thanks", "Cheers, Jane"),
    ("both", "OK, thanks."),
    ("both", "Perfect, thank you so much!"),
    ("agrees", "Sounds good."),
    ("accords", "Agreed."),
    ("agrees", "That works for us."),
    ("agrees", "Fine with me."),
    ("thanks", "Thanks a lot for your help, have a great weekend!"),
    ("thanks", "Much appreciated."),
    ("thanks", "You're welcome!"),
    ("thanks", "Noted, thanks."),
    ("thanks", "That's very kind of you, thank you."),
    ("agrees", "Sure thing."),
    ("thanks", "thx"),
    ("thanks", "Brilliant work, thank you all."),
]

MORE_ACKS = [
    "Köszönöm, így tökéletes!",
    "Hú, ez gyors volt, köszi!",
    "Köszönöm a visszajelzést.",
    "Megérkezett, köszönjük szépen!",
    "Rendben, várom.",
    "Oké, értem.",
    "Köszi, látom már.",
    "Nagyon kedves, köszönöm.",
    "Remek, akkor minden rendben, köszönöm.",
    "Köszönöm a pontos tájékoztatást, további szép napot kívánok!",
    "Minden megvan, köszi!",
    "Szuper gyorsak vagytok, köszi.",
    "Ok, koszi",
    "Köszönöm, ezt kerestem.",
    "Megbeszéltük, köszönöm!",
    "Danke für die Rückmeldung.",
    "Danke, hat geklappt!",
    "Alles angekommen, danke schön.",
    "Oh super, das ging ja schnell. Danke!",
    "Verstanden, danke.",
    "Danke, das hilft mir weiter.",
    "Vielen lieben Dank und schönes Wochenende!",
    "Habe ich bekommen, danke.",
    "Perfekt, genau das habe ich gesucht. Danke!",
    "Okay, danke für die Klarstellung.",
    "Ja, ist in Ordnung so.",
    "Danke Ihnen, Frau Kovács!",
    "Danke, schönen Abend noch.",
    "Alles gut, danke!",
    "Thanks for the heads-up!",
    "Thanks for getting back to me so quickly.",
    "All received, thank you.",
    "Wow, that was fast. Thanks!",
    "Understood, thank you.",
    "Thanks, that helps a lot.",
    "Thank you so much and have a lovely weekend!",
    "Great, exactly what I was looking for. Thanks!",
    "OK, thanks for clarifying.",
    "Yes, that's fine.",
    "Thank you, Ms Kovács!",
    "Appreciate it!",
    "Lovely, thank you.",
    "Ta, Jane",
    "Thank you for your help with this.",
    "Köszönöm a gyors ügyintézést!",
    "Nagyon köszönjük, Jane.",
    "Rendben, köszi a segítséget.",
    "Megnéztem, minden rendben, köszönöm.",
    "Ok, akkor így marad.",
    "Köszönöm a türelmet!",
    "Üzenetét megkaptam, köszönöm.",
    "Jó, köszönjük.",
    "Köszönettel megkaptuk.",
    "Igen, így jó.",
    "Szuper munka, köszönjük mindenkinek!",
    "Vettem, kösz.",
    "Vielen Dank für Ihre Mühe.",
    "Danke für alles!",
    "In Ordnung, danke.",
    "Habe es mir angeschaut, alles bestens, danke.",
    "Ok, dann bleibt es so.",
    "Ihre Nachricht habe ich erhalten, danke.",
    "Dankend erhalten.",
    "Ja, so passt es.",
    "Tolle Arbeit, danke an alle!",
    "Danke für das nette Gespräch.",
    "Top, danke!",
    "Alles klar, vielen Dank für die schnelle Erledigung.",
    "Thank you for your patience.",
    "Thanks for everything!",
    "Alright, thanks.",
    "I had a look, all good, thank you.",
    "OK, so be it.",
    "Your message received, thank you.",
    "Yes, that's right.",
    "Great work, thanks everyone!",
    "Thanks for the chat earlier.",
    "Top notch, cheers!",
    "Many thanks for sorting this out so quickly.",
    "Yes, perfect.",
    "Köszönöm a visszaigazolást.",
    "Szuper, köszi!",
    "Köszönjük, hogy gondoltak ránk!",
    "Ok köszönöm szépen",
    "Megérkezett, minden rendben.",
    "Köszi az infót, Zoli",
    "Rendben, részemről oké.",
    "Köszönöm a hívást!",
    "Danke für die Bestätigung.",
    "Dank dir!",
    "Super, danke!",
    "Danke, dass Sie an uns gedacht haben!",
    "Ist da, alles in Ordnung.",
    "Danke für die Info, Peter",
    "Von mir aus gerne.",
    "Danke für den Anruf!",
    "Thanks for the confirmation.",
    "Great, thanks!",
    "Thank you for thinking of us!",
    "It arrived, all fine.",
    "Thanks for the info, Peter",
    "Fine by me.",
    "Thanks for the call!",
    "Thanks again, much obliged.",
]

ACCEPTING = [
    "Elfogadjuk, köszönjük.",
    "Jóváhagyom.",
    "Rendben, jöhet.",
    "Szuper, köszi, akkor visszük mind a tízet.",
    "Jó így, köszönjük, gyártható.",
    "Danke für das schnelle Angebot, freigegeben.",
    "Super, dann bitte so umsetzen, danke.",
    "Danke, dann nehmen wir die drei.",
    "Vielen Dank, Druckfreigabe erteilt.",
    "Great, thanks, go ahead.",
    "Thank you for the offer, we accept.",
    "Lovely, thanks, consider it approved.",
    "Approved.",
    "Perfect, thank you. Please proceed.",
]

ACCORDING = [
    "Egyetértünk, köszönjük.",
    "Legyen így, köszi.",
    "Danke, einverstanden.",
    "Bestätigt, danke.",
    "Ja, machen wir so.",
    "Thanks, agreed.",
    "Confirmed, thank you.",
]

NO_ACKS = [
    "Köszönöm a mielőbbi visszajelzését.",
    "Köszönöm, és küldjék a másikat is.",
    "Köszönöm, még 2 karton kellene.",
    "Köszi, mikor jön a többi?",
    "Köszönöm előre is!",
    "Köszönjük, a 3. tétel hiányzik.",
    "Rendben, de csak a fele.",
    "Köszönöm, holnap hívom.",
    "Köszönöm, a számlát a régi címre küldjék.",
    "Oké, akkor a kék legyen.",
    "Igen, a kéket kérem.",
    "Jó, kedden.",
    "Köszönöm!\n\nMég egy raklapot kérünk.",
    "Rendben, küldje az ajánlatot.",
    "Köszönöm a gyors választ, a csatolmány üres.",
    "Danke für eine kurze Rückmeldung.",
    "Danke, bitte noch 3 Kartons.",
    "Vielen Dank im Voraus.",
    "Danke, aber die Rechnung ist falsch.",
    "Ok, dann die blaue.",
    "Ja, am Dienstag.",
    "Danke!\n\nNoch 2 Paletten dazu.",
    "Passt, aber erst ab Montag.",
    "Danke, wann kommt der Rest?",
    "Besten Dank für baldige Zusendung.",
    "Gerne, schicken Sie das Angebot.",
    "Danke für die Unterlagen, Seite 3 fehlt.",
    "Ja, und bitte noch die Schrauben.",
    "Danke, ich melde mich.",
    "Thanks in advance.",
    "Thanks, please send two more.",
    "Thank you for your prompt attention to this matter.",
    "Thanks, but page 2 is missing.",
    "OK, the blue one then.",
    "Yes, Tuesday.",
    "Thanks!\n\nOne more pallet please.",
    "Thanks, when is the rest coming?",
    "Fine, but only from Monday.",
    "Thank you for sending us the corrected invoice by Friday.",
    "Sure, send it over.",
    "Thanks for letting me know when it ships.",
    "Yes, and add the screws.",
    "Thanks, I will call you.",
    "Great, we'll take it.",
    "Thank you for returning the signed copy.",
    "A tegnapi szállítmány rendben megérkezett, a raktáros átvette.",
    "Az ár nettó, a szállítást is tartalmazza.",
    "A kapu 2,2 méter magas.",
    "Ma délután postázzuk a szerződést.",
    "Nálunk pénteken rövidített munkaidő van.",
    "A terem 40 fős, projektor van.",
    "A jelszó: az ügyfélkód utolsó négy jegye.",
    "Jelenleg szabadságon van a kollégám, jövő héten válaszol.",
    "Az ajánlatot továbbítottam a vezetőségnek.",
    "Már dolgozunk rajta, holnap jelentkezem.",
    "Örömmel értesítjük, hogy új telephelyre költöztünk.",
    "A hétfő délelőtt nekem is jó.",
    "Die gestrige Lieferung ist vollständig eingetroffen.",
    "Der Preis ist netto und inklusive Lieferung.",
    "Das Tor ist 2,20 m hoch.",
    "Der Vertrag geht heute Nachmittag in die Post.",
    "Am Freitag arbeiten wir nur bis Mittag.",
    "Der Raum fasst 40 Personen, ein Beamer ist da.",
    "Das Passwort sind die letzten vier Ziffern der Kundennummer.",
    "Mein Kollege ist im Urlaub und antwortet nächste Woche.",
    "Ich habe das Angebot an die Geschäftsleitung weitergeleitet.",
    "Wir arbeiten bereits daran, ich melde mich morgen.",
    "Wir freuen uns, Ihnen mitteilen zu können, dass wir umgezogen sind.",
    "Montagvormittag passt mir auch.",
    "Yesterday's delivery arrived complete.",
    "The price is net and includes delivery.",
    "The gate is 2.2 metres high.",
    "The contract goes out in the post this afternoon.",
    "On Friday we only work until noon.",
    "The room seats 40 and has a projector.",
    "The password is the last four digits of the customer number.",
    "My colleague is on holiday and will answer next week.",
    "I forwarded the quote to the management.",
    "We are already working on it, I will be in touch tomorrow.",
    "We are pleased to announce that we have moved to new premises.",
    "Monday morning is fine for me too.",
    "Köszi, de a PDF nálam hibát dob.",
    "Akkor ezek szerint a festés nincs benne az árban?",
    "Hova kell küldenünk a hibás darabot",
    "Kérném vissza a letétet.",
    "Tegnap óta nem indul a program.",
    "Pontosítanám: nem kedden, hanem csütörtökön jön a darus kocsi.",
    "Elfelejtettétek mellékelni a jegyzőkönyvet.",
    "Nem ez volt az ajánlatban.",
    "Ennyi pénzért többet vártam volna.",
    "Tudnátok holnap reggel szállítani? Délután zárva vagyunk.",
    "Szerintem elírás: 120 helyett 1200 szerepel.",
    "Megkaptam, de a csavarok kimaradtak.",
    "Ha lehet, inkább utánvéttel.",
    "Mellékelem a rajzot, árajánlatot várok.",
    "Zoli mondta, hogy nálatok érdeklődjek a bérlésről.",
    "A bolt szerint Önök intézik a garanciát.",
    "Ráírnátok a dobozra, hogy törékeny?",
    "Mégsem jó a szerda.",
    "Az utánfutót is hozzátok.",
    "A főnök aláírást kér a 4. oldalra is.",
    "Danke, nur lässt sich die PDF nicht öffnen.",
    "Verstehe ich das richtig, dass die Lackierung nicht im Preis enthalten ist?",
    "Wohin sollen wir das defekte Teil schicken",
    "Ich möchte die Kaution zurück.",
    "Seit gestern startet das Programm nicht mehr.",
    "Korrektur: der Kran kommt nicht am Dienstag, sondern am Donnerstag.",
    "Ihr habt vergessen, das Protokoll mitzuschicken.",
    "Das stand so nicht im Angebot.",
    "Für das Geld hätte ich mehr erwartet.",
    "Ginge morgen früh? Nachmittags haben wir zu.",
    "Das ist wohl ein Tippfehler: 1200 statt 120.",
    "Ist da, aber die Schrauben fehlen.",
    "Wenn möglich lieber per Nachnahme.",
    "Anbei die Zeichnung, wir erwarten Ihr Angebot.",
    "Der Händler meinte, die Garantie läuft über Sie.",
    "Mittwoch klappt nun doch nicht.",
    "Bringt den Anhänger gleich mit.",
    "Der Chef will auch auf Seite 4 eine Unterschrift.",
    "Wie gehen wir weiter vor",
    "Ohne Lieferschein kann ich die Ware nicht annehmen.",
    "Thanks, only the PDF won't open on my side.",
    "So the painting isn't included in the price then?",
    "Where should we send the faulty part",
    "I would like my deposit back.",
    "The program hasn't started since yesterday.",
    "Correction: the crane is coming on Thursday, not Tuesday.",
    "You forgot to enclose the minutes.",
    "That is not what the quote said.",
    "I would have expected more for that kind of money.",
    "Could you deliver tomorrow morning? We close in the afternoon.",
    "Looks like a typo: 1200 instead of 120.",
    "It's here, but the screws were left out.",
    "Cash on delivery if possible.",
    "Drawing attached, awaiting your quote.",
    "The shop says the warranty is with you.",
    "Wednesday won't work after all.",
    "Bring the trailer along too.",
    "The boss wants a signature on page 4 as well.",
    "How do we proceed",
    "I can't accept the goods without a delivery note.",
    "A visszaigazolást tegnap elküldtük.",
    "Az M10-es csavar is benne van.",
    "A garancia két év.",
    "A pénteki kezdés marad.",
    "Sikerült belépnem a portálra.",
    "Mindkét raklap megjött.",
    "Elérhető vagyok egész nap.",
    "A szállítási cím változatlan.",
    "A teherautó 7-kor indul.",
    "A ragasztót is beletettük.",
    "A rajzot jóváhagytuk.",
    "20 % előlegben egyeztünk meg.",
    "A munkatársam pénteken viszi a mintát.",
    "Csatoltuk a jegyzőkönyvet és a fényképeket.",
    "Die Bestätigung ging gestern raus.",
    "Die M10er sind dabei.",
    "Die Garantie beträgt zwei Jahre.",
    "Es bleibt beim Start am Freitag.",
    "Ich bin jetzt im Portal.",
    "Beide Paletten sind da.",
    "Ich bin den ganzen Tag erreichbar.",
    "Die Lieferadresse bleibt gleich.",
    "Der LKW fährt um 7 los.",
    "Den Kleber haben wir eingepackt.",
    "Die Zeichnung ist freigegeben.",
    "Wir hatten 20 % Anzahlung vereinbart.",
    "Mein Kollege bringt das Muster am Freitag mit.",
    "Protokoll und Fotos haben wir angehängt.",
    "The confirmation went out yesterday.",
    "The M10s are included.",
    "The warranty is two years.",
    "Friday stands as the start.",
    "I am in the portal now.",
    "Both pallets are here.",
    "I am reachable all day.",
    "The delivery address stays the same.",
    "The lorry leaves at 7.",
    "We put the glue in.",
    "The drawing is approved.",
    "We had agreed on a 20% deposit.",
    "My colleague will bring the sample on Friday.",
    "The minutes and photos are attached.",
    "Schönes Wochenende!",
    "Have a nice weekend.",
    "Szép hétvégét!",
]

PROMISES = [
    "Will do.",
    "Thanks, will do",
    "Sure, leave it with me.",
    "I'll do that.",
    "Mach ich.",
    "Ok, wird erledigt, danke!",
    "Ich kümmere mich darum.",
    "Schicke ich Ihnen gleich.",
    "Megcsinálom.",
    "Rendben, küldöm, köszi!",
    "Persze, utánanézek.",
]

ENDS = [
    ("question", "Could you send me the drawing?"),
    ("question", "Would you have the contract signed?"),
    ("question", "Könnten Sie uns die Pläne schicken?"),
    ("question", "Würdest du das Formular bitte ausfüllen?"),
    ("question", "El tudná küldeni a rajzot?"),
    ("question", "Visszaküldené aláírva?"),
    ("offer", "A futár holnap indul. Küldjem a csomagszámot is?"),
    ("offer", "Feladjuk a maradékot is?"),
    ("offer", "Szívesen küldök mintát, ha kéri."),
    ("offer", "I still need your okay for the crane on Saturday."),
    ("offer", "Uns fehlt noch Ihre Freigabe der Zeichnung."),
    ("offer", "Kell még a jóváhagyásuk a rajzra."),
    ("yesno", "Megfelel önöknek a kedd 10 óra?\n\nÜdvözlettel,\nJane"),
    ("question", "Megérkezett a raklap?"),
    ("question", "Mikor vehetjük át?"),
    ("", "Kérem, jelezzen vissza."),
    ("", "Csatolva küldöm a számlát."),
    ("offer", "Ha megfelel, lefoglalom.\n\nÜdv\nJane"),
    ("offer", "Mehet a gyártás, indíthatjuk?"),
    ("yesno", "Így jó lesz?"),
    ("yesno", "Kérik a szállítást is?"),
    ("offer", "Soll ich Ihnen ein Muster schicken?\n\nViele Grüße\nJane"),
    ("offer", "Können wir die Ware am Montag liefern?"),
    ("yesno", "Passt Ihnen Dienstag um 10?"),
    ("yesno", "Sind Sie damit einverstanden?"),
    ("question", "Wann dürfen wir liefern?"),
    ("question", "Haben Sie die Lieferung schon erhalten?"),
    ("", "Geben Sie mir bitte Bescheid."),
    ("offer", "Wenn Sie möchten, schicken wir Ihnen ein Muster."),
    ("", "Anbei die Rechnung. Bei Fragen melden Sie sich gerne."),
    ("yesno", "Möchten Sie das Angebot annehmen?"),
    ("offer", "Sollen wir das so buchen? Danke!"),
    ("question", "Wie viele Stück brauchen Sie?"),
    ("offer", "Shall I send you a sample?"),
    ("offer", "Would you like us to deliver on Monday?\n\nBest regards,\nJane"),
    ("yesno", "Does Tuesday at 10 suit you?"),
    ("yesno", "Is that OK with you?"),
    ("question", "When can you collect it?"),
    ("question", "Have you already received the parcel?"),
    ("", "Please let me know."),
    ("offer", "If you like, I can send a sample."),
    ("", "Attached is the invoice. Let me know if you have any questions."),
    ("yesno", "Do you agree to the new price?"),
    ("offer", "Should we book it that way? Thanks!"),
    ("", "We will deliver on Monday."),
]


@pytest.mark.parametrize(("ack", "text"), ACKS)
def test_thanks_and_agreement_are_told_apart(ack: str, text: str) -> None:
    assert said(text, "Re: Offer", 0).ack == ack


@pytest.mark.parametrize("text", MORE_ACKS)
def test_thanks_are_known_in_many_words(text: str) -> None:
    verdict = said(text, "Re: Offer", 0)
    assert verdict.ack
    assert verdict.asks == ""


@pytest.mark.parametrize("text", ACCEPTING)
def test_who_accepts_orders_whatever_the_thanks(text: str) -> None:
    assert said(text, "Re: Offer", 0).asks in ("order", "request")
    assert said(text, "Re: Offer", 1).asks in ("order", "request")


@pytest.mark.parametrize("text", ACCORDING)
def test_who_agrees_in_so_many_words_does_not_only_thank(text: str) -> None:
    assert said(text, "Re: Offer", 0).ack == "accords"


@pytest.mark.parametrize("text", NO_ACKS)
def test_what_says_more_than_thanks_is_no_ack(text: str) -> None:
    assert said(text, "Re: Offer", 0).ack in ("", *PARTING)


@pytest.mark.parametrize("text", PROMISES)
def test_to_do_what_was_asked_is_neither_thanks_nor_a_yes(text: str) -> None:
    found = said(text, "Re: Contract", 0)
    assert (found.ack, found.asks) == ("promises", "")


@pytest.mark.parametrize(("end", "text"), ENDS)
def test_the_end_of_our_text_is_known(end: str, text: str) -> None:
    assert said(text, "", 0).offers == end


def test_behind_a_comma_hungarian_thanks_do_not_say_what_for() -> None:
    assert said("Köszönöm a gyors segítséget.", "", 0).ack == "thanks"
    assert said("Köszönöm, a kupont a tavaszi rendelésnél fogjuk felhasználni.", "", 0).ack == ""


def test_thanks_with_a_file_are_no_ack() -> None:
    assert said("Thank you!", "Re: Offer", 1).ack == ""


def test_thanks_of_more_than_fifteen_words_are_no_ack() -> None:
    assert said("Thank you very much. " * 4, "", 0).ack == ""


def test_greeting_closing_and_signature_do_not_count() -> None:
    text = (
        "Dear Ms Kovács,\n\nThank you for the update.\n\nKind regards\n\nThomas Hale\n"
        "Head of Purchasing\nHale & Sons Ltd\n12 Mill Lane, Ropewick\nTel. 555 0101"
    )
    assert said(text, "", 0).ack == "thanks"


def test_a_signature_needs_no_closing() -> None:
    assert said("Erhalten, danke.\n\nUlrike Sommer\nSommer Bau GmbH", "", 0).ack == "thanks"
    assert said("Köszi, megkaptam.\n\nzoli", "", 0).ack == "thanks"


def test_an_order_below_the_thanks_is_no_signature() -> None:
    assert said("Danke.\n\nNoch 3 Kartons dazu", "", 0).ack == ""
    assert said("Thanks.\n\nTwo more boxes", "", 0).ack == ""


def test_the_footer_of_a_phone_is_no_text() -> None:
    assert said("Thanks\n\nSent from my iPhone", "", 0).ack == "thanks"
    assert said("Köszi!\n\nAz okostelefonomról küldve", "", 0).ack == "thanks"


def test_two_letters_that_changed_places_are_forgiven() -> None:
    assert said("Köszönmö szépen!", "", 0).ack == "thanks"


def test_an_emoji_speaks() -> None:
    assert said("👍", "", 0).ack == "agrees"
    assert said("🙏", "", 0).ack == "thanks"


def test_a_text_without_a_word_is_no_ack() -> None:
    assert said("", "", 0).ack == ""
    assert said("...", "", 0).ack == ""


def test_a_formula_behind_the_offer_does_not_hide_it() -> None:
    text = "Shall I book it? Please do not hesitate to call me.\n\nBest regards\nJane"
    assert said(text, "", 0).offers == "offer"


def test_a_please_somewhere_is_no_offer() -> None:
    assert said("Please confirm by Friday. The pallets leave on Monday.", "", 0).offers == ""


@pytest.mark.parametrize(
    "text",
    [
        "Wir haben die grünen Türen erhalten.",
        "Wir haben eine offene Kiste erhalten.",
        "Wir haben zwei erhalten.",
        "Die Lieferung ist verspätet angekommen.",
        "Das hilft uns nicht weiter.",
        "Hat leider nicht geklappt.",
    ],
)
def test_received_is_no_thanks_where_more_is_said_of_it(text: str) -> None:
    assert said(text, "Re: Offer", 0).ack == ""


@pytest.mark.parametrize(
    "text",
    [
        "Die Ware ist heute gut angekommen.",
        "Ihre Rechnung haben wir erhalten, danke.",
        "Habe Ihre Unterlagen dankend erhalten.",
        "A csomagot ma épségben megkaptuk.",
    ],
)
def test_received_is_thanks_where_nothing_else_is_said(text: str) -> None:
    assert said(text, "Re: Offer", 0).ack


@pytest.mark.parametrize(
    "text",
    [
        "Küldjem?",
        "10 EUR. Küldjem?",
        "Elküldjem?",
        "Lefoglaljam?",
        "Megrendeljem Önnek?",
        "Szeretné, hogy küldjem?",
        "Hozzam ki?",
        "Indítsuk?",
        "Küldhetem?",
        "Elküldöm?",
    ],
)
def test_a_short_hungarian_question_in_the_first_person_offers(text: str) -> None:
    assert said(text, "", 0).offers == "offer"


@pytest.mark.parametrize(
    "text", ["Hova küldjem?", "Mikor hozzam?", "Hányat rendeljek?", "Problem?"]
)
def test_a_question_of_fact_in_the_same_form_offers_nothing(text: str) -> None:
    assert said(text, "", 0).offers == "question"


@pytest.mark.parametrize(
    "text", ["Ja, danke.", "Ja, vielen Dank!", "Yes, thank you.", "Igen, köszi."]
)
def test_a_yes_beside_the_thanks_is_not_lost(text: str) -> None:
    assert said(text, "Re: Offer", 0).ack == "both"


@pytest.mark.parametrize(
    "text",
    [
        "We could have them engraved.",
        "On request we'll paint them.",
        "Gern schicken wir ein Muster.",
        "Gerne komme ich am Mittwoch vorbei.",
        "Wir könnten sie auch lackieren.",
        "Szívesen küldünk mintát.",
        "Örömmel megmutatjuk az új modellt.",
    ],
)
def test_an_offer_needs_no_question_mark(text: str) -> None:
    assert said(text, "Re: Offer", 0).offers == "offer"
