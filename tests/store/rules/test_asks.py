"""Which texts ask for an answer (rule 1), in the words of everyday business mail."""

import pytest

from store.rules.said import said

HUNGARIAN_ASKS = [
    "Köszönöm, a számlát is várom.",
    (
        "Tisztelt Cím!\n\nKérném szíves ajánlatukat 40 db háromszögelő polctartóra, "
        "szállítással együtt.\n\nÜdvözlettel,\nFarkas Olivér"
    ),
    "Meddig érvényes az ajánlat",
    "Szia Jane, a csütörtöki kiszállítást át lehetne tenni péntekre?",
    "A 3-as raklapon két doboz beázott, fotókat csatoltam. Várom a javaslatukat.",
    "Még mindig nem kaptuk meg a számlát a szeptemberi szállításról.",
    "Kérjük, hogy a mellékelt szerződést aláírva szíveskedjenek visszaküldeni.",
    "Jövő kedden 10 óra megfelelne egy rövid egyeztetésre.",
    "Megrendeljük a 2. sz. ajánlatban szereplő tételeket, teljesítés: november 30.",
    "Küldenétek egy friss árlistát? Köszi!",
    "Nem tudom eldönteni, hogy a matt vagy a fényes legyen, te mit javasolsz",
    "A számlán rossz adószám szerepel, így nem tudjuk befogadni.",
    "Érdeklődnék, hogy van-e raktáron 12-es csapágy.",
    "Legkésőbb szerdáig szükségünk lenne a műbizonylatokra.",
    "Szóljatok, ha megjött az alkatrész.",
    "Hol tart a rendelésünk?",
    "Nekünk a fehér kellene, nem a krém.",
    "Az utolsó két tétel hiányzott a csomagból.",
    "Szeretnénk tíz darabbal többet, ha belefér.",
    "Fel tudna hívni valaki ma délután? 30 123 45 67",
    "Elnézést a késői válaszért! A 14-es ajánlatot kérjük módosítani: a festés maradjon ki belőle.",
    "koszonom a gyors valaszt, de a csatolmany ures",
    "Nézd át légyszi, és írd meg, mit gondolsz.",
    "A csomagkövetés szerint tegnap kézbesítették, de hozzánk nem ért ide semmi.",
    "Kíváncsi lennék, mennyivel lenne olcsóbb nagyobb tételben.",
    "Az új kolléga hozzáférését intézzék el, kérem.",
    "Mi a helyzet a garanciával?",
    "Írja már meg valaki, hogy jönnek-e vagy sem!",
    "Kérek egy díjbekérőt a teljes összegről.",
    "Javaslom, hogy üljünk össze a jövő héten.",
    "Ezt így nem tudjuk elfogadni, a kötbér mértéke túl magas.",
    "A bekötési rajz is jól jönne.",
    "Továbbítom Zoltán kérését, kezeljétek sürgősként.",
    "Elküldenéd a tegnapi jegyzőkönyvet is",
    "Ha a bruttó árat is megadnák, sokat segítene.",
    "Az a gond, hogy a kapu csak 2,2 méter magas.",
    "Lenne egy kérésem: a számla a másik cégre szóljon.",
    "Emlékeztetnék az október végi ígéretükre.",
    "Bocs, elküldted már a rajzokat",
    "A határidőt egy héttel ki kellene tolnunk.",
    "Nem ezt a típust rendeltem.",
    "Jane, be tudsz ugrani egy percre",
    "Új bankszámlánk van, kérem átvezetni.",
    "Tudomásom szerint a garancia még él, a javítást ezen kérném elvégezni.",
    "Hány fő fér el a teremben és van-e projektor",
    "A melléklet jelszavas.",
    "Két nap múlva nyitunk, és a pult még sehol.",
    "Mikorra várható",
    "Csak egy kérdés: az ár nettó",
    "Szeretném felmondani az előfizetésünket.",
    "A kód, amit kaptam, érvénytelen.",
    "Megint elromlott a kávégép.",
    "Ebből a fajtából ötöt tegyen félre nekem.",
    "Megvárjuk az árajánlatukat.",
    "Bővebb információt kérnék a bérlésről.",
    "Kit keressek szerviz ügyben",
    "Nekem a hétfő délelőtt a legjobb.",
    "Kell még valamit aláírnom?",
    "szia, felhivnal ha raersz",
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
    "Ráírnátok a dobozra, hogy törékeny?",
    "Mégsem jó a szerda.",
    "Az utánfutót is hozzátok.",
    "A főnök aláírást kér a 4. oldalra is.",
    (
        "Tisztelt Kovács Jane! Mellékelten küldöm a módosított megrendelőt, a "
        "visszaigazolást ma délig szeretnénk megkapni."
    ),
    "Szia, a tegnapi ajánlatban a 3. sor ára nem egyezik azzal, amit telefonon mondtál.",
    "Jó napot! A honlapjukon nem találom a nyitvatartást.",
    "Az M10-es csavarból is kellene 200.",
    "Kérdésem lenne a garanciával kapcsolatban.",
    "Visszajelzést kérnék, hogy számolhatunk-e a pénteki kezdéssel.",
    "Továbbra sem sikerül belépnem a portálra.",
    "Két raklapot kértünk, de csak egy jött.",
    "Felhívnál, amikor időd engedi?",
    "Ha van raktáron, vinném is ma.",
    "Biztosan elkerülte a figyelmét a múlt heti levelem.",
    "Módosítsák kérem a szállítási címet az alábbiakra.",
    "Meg tudjátok oldani, hogy a teherautó 7-re ideérjen",
    "A mennyiség jó, de a határidő nekünk nem jó.",
    "Mit javasol, 18-as vagy 22-es lap?",
    "Kiegészítésként: a ragasztót is rakjátok bele.",
    "A rajzot jóvá kellene hagyni.",
    "Nem emlékszem, megegyeztünk-e az előlegben.",
    "Részletfizetésre van mód?",
    "Egy pótalkatrészre volna szükség a 2019-es géphez.",
]

GERMAN_ASKS = [
    (
        "Sehr geehrte Damen und Herren,\n\nwir benötigen bis KW 48 noch 20 Stück der "
        "Regalträger. Was kosten diese inklusive Lieferung nach Graz?\n\nMit "
        "freundlichen Grüßen\nUlrike Sommer"
    ),
    "Bis wann ist das Angebot gültig",
    "Hallo Jane, ginge statt Donnerstag auch Freitag?",
    "Zwei Kartons auf der dritten Palette sind durchnässt, Fotos anbei.",
    "Die Rechnung für September haben wir bis heute nicht erhalten.",
    "Anbei der Vertrag. Bitte unterschrieben zurück.",
    "Nächsten Dienstag um 10 hätten wir Zeit für ein kurzes Gespräch, wenn es bei Ihnen passt.",
    "Hiermit bestellen wir die Positionen 2 und 5 aus Ihrem Angebot vom 3.11.",
    "Schickst du mir noch die aktuelle Preisliste?",
    "Wir schwanken noch zwischen matt und glänzend, was raten Sie uns?",
    "Auf der Rechnung steht eine falsche USt-IdNr.",
    "Ich wollte mal nachfragen, wie weit ihr seid.",
    "Die Zeugnisse brauchen wir spätestens am Mittwoch.",
    "Sag Bescheid, wenn das Ersatzteil da ist.",
    "Wo bleibt unsere Lieferung",
    "Wir hätten gerne die weiße Ausführung, nicht die cremefarbene.",
    "In dem Paket fehlten die beiden letzten Positionen.",
    "Zehn Stück mehr wären gut, falls das noch möglich ist.",
    "Könnte mich heute Nachmittag jemand zurückrufen? 0664 1234567",
    "Entschuldigen Sie die späte Antwort. Angebot 14 bitte ohne Lackierung.",
    "Danke für die schnelle Antwort, aber der Anhang ist leer.",
    "Schau mal drüber und gib mir Rückmeldung.",
    "Laut Sendungsverfolgung gestern zugestellt, hier ist aber nichts angekommen.",
    "Mich würde interessieren, ob es bei größerer Menge günstiger wird.",
    "Wie sieht es mit der Garantie aus?",
    "Gibt es schon einen Termin für die Montage",
    "Ich bräuchte eine Proforma über den Gesamtbetrag.",
    "Vorschlag: Wir treffen uns nächste Woche kurz bei Ihnen.",
    "So können wir das nicht akzeptieren, die Vertragsstrafe ist zu hoch.",
    "Der Anschlussplan fehlt mir noch.",
    "Bitte um Rückruf.",
    "Kümmerst du dich darum, Jane?",
    "Wir fordern Sie auf, die Mängel bis zum 30.11. zu beheben.",
    "Das Gerät macht seit gestern komische Geräusche, und der Techniker kam nicht.",
    "koennten sie mir das datenblatt fuer die pumpe schicken",
    "Wenn Sie mir auch den Bruttopreis nennen, hilft uns das sehr.",
    "Das Tor ist leider nur 2,20 m hoch.",
    "Ich hätte da eine Bitte: die Rechnung an die Schwesterfirma.",
    "Ich darf an Ihre Zusage von Ende Oktober erinnern.",
    "Sorry, hast du die Zeichnungen schon rausgeschickt",
    "Den Termin müssten wir um eine Woche schieben.",
    "Das ist nicht das Modell, das ich bestellt habe.",
    "Jane, komm mal bitte kurz rüber",
    "Unsere Bankverbindung hat sich geändert, bitte vermerken.",
    "Wie viele Leute passen in den Raum und ist ein Beamer da",
    "Der Anhang ist passwortgeschützt.",
    "In zwei Tagen eröffnen wir, und die Theke ist noch nirgends zu sehen.",
    "Kurze Frage: ist der Preis netto",
    "Hiermit kündige ich unser Abo.",
    "Der Code, den ich bekommen habe, ist ungültig.",
    "Die Kaffeemaschine spinnt schon wieder.",
    "Legen Sie mir davon fünf Stück zurück.",
    "Wir warten Ihr Angebot ab.",
    "Ich hätte gern mehr Informationen zur Miete.",
    "An wen wende ich mich beim Service",
    "Mir passt Montagvormittag am besten.",
    "Wir kommen mit der Montageanleitung nicht zurecht.",
    "Ihr Kollege hat uns zugesagt, dass die Teile diese Woche kommen. Bisher Fehlanzeige.",
    "Was machen wir mit dem Restbestand",
    "Wären 5 % Skonto drin?",
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
    "Mittwoch klappt nun doch nicht.",
    "Bringt den Anhänger gleich mit.",
    "Wie gehen wir weiter vor",
    "Ohne Lieferschein kann ich die Ware nicht annehmen.",
    (
        "Guten Tag Frau Kovács, anbei die geänderte Bestellung, wir bräuchten die "
        "Bestätigung bis heute Mittag."
    ),
    (
        "Hallo, im Angebot von gestern passt der Preis in Zeile 3 nicht zu dem, was du "
        "am Telefon gesagt hast."
    ),
    "Auf Ihrer Homepage finde ich die Öffnungszeiten nicht.",
    "Von den M10ern noch 200 dazu.",
    "Ich hätte eine Frage zur Garantie.",
    "Können wir mit dem Start am Freitag rechnen?",
    "Ich komme nach wie vor nicht ins Portal.",
    "Bestellt waren zwei Paletten, gekommen ist eine.",
    "Rufst du mich an, wenn du Zeit hast?",
    "Falls lagernd, würde ich sie heute noch holen.",
    "Meine Mail von letzter Woche ist sicher untergegangen.",
    "Bitte die Lieferadresse wie folgt ändern.",
    "Kriegt ihr das hin, dass der LKW um 7 da ist",
    "Die Menge passt, der Termin leider nicht.",
    "Was empfehlen Sie, 18 oder 22 mm?",
    "Ergänzung: den Kleber bitte auch einpacken.",
    "Die Zeichnung müsste noch freigegeben werden.",
    "Ich weiß nicht mehr, ob wir eine Anzahlung vereinbart hatten.",
    "Ist Ratenzahlung möglich?",
    "Für die Maschine von 2019 bräuchte es ein Ersatzteil.",
]

ENGLISH_ASKS = [
    (
        "Hi Jane,\n\nWe are interested in 40 shelf brackets. What would be your best "
        "price including delivery?\n\nBest regards,\nTom Hale"
    ),
    "How long is the quote valid",
    "Could we move Thursday's delivery to Friday?",
    "Two boxes on pallet three arrived soaked, photos attached.",
    "We still haven't received the September invoice.",
    "Please find attached the framework agreement. Kindly sign and return one copy.",
    "Tuesday at 10 would work for us if it suits you.",
    "Please ship items 2 and 5 as per your quote.",
    "Any chance of a fresh price list?",
    "We can't decide between matt and gloss, what would you go for",
    "There's a wrong VAT number on the invoice.",
    "Just checking in to see where things stand with our order.",
    "We need the certificates by Wednesday at the latest.",
    "Give me a shout when the part is in.",
    "Where is our delivery",
    "We would rather have the white ones than the cream.",
    "The last two items were missing from the parcel.",
    "Ten more would be great if you can manage it.",
    "Can somebody ring me this afternoon? 555 0101",
    "Sorry for the late reply. Quote 14 without the painting, please.",
    "Thanks for the quick reply, but the attachment is empty.",
    "Have a look and tell me what you think.",
    "Tracking says delivered yesterday, yet nothing has turned up here.",
    "I was wondering if there is a discount for larger quantities.",
    "What about the warranty?",
    "I'd need a pro forma for the full amount.",
    "Let's meet next week at your place.",
    "We cannot accept this, the penalty is far too high.",
    "The wiring diagram is still missing.",
    "Looking forward to your offer.",
    "Can you take care of this, Jane",
    "For your approval.",
    "The pump has been making odd noises since Monday and nobody came.",
    "Do we pay by card or by transfer",
    "Following up on my mail of last week about the frames.",
    "You charged us twice for the freight.",
    "Either colour would do, but tell me which one you have in stock.",
    "I'm waiting for your answer since Tuesday.",
    "Kindly advise on the earliest delivery date.",
    "It would help us if you could state the gross price too.",
    "The gate is only 2.2 metres high, so the lorry won't fit.",
    "One favour: make the invoice out to our sister company.",
    "May I remind you of the promise made in October.",
    "Sorry, did you send out the drawings yet",
    "We would have to push the date back by a week.",
    "That is not the model I ordered.",
    "Jane, pop over for a second when you're free",
    "Our bank details have changed, please update your records.",
    "How many people fit into the room and is there a projector",
    "The attachment is password protected.",
    "We open in two days and the counter is nowhere to be seen.",
    "Quick question: is the price net",
    "I'd like to cancel our subscription.",
    "The code I was given is invalid.",
    "The coffee machine is playing up again.",
    "Put five of those aside for me.",
    "We await your quotation.",
    "Whom do I contact for service",
    "Monday morning suits me best.",
    "We are struggling with the assembly instructions.",
    "Your colleague promised the parts for this week. No sign of them so far.",
    "What shall we do with the remaining stock",
    "Any discount for early payment?",
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
    "Wednesday won't work after all.",
    "Bring the trailer along too.",
    "The boss wants a signature on page 4 as well.",
    "How do we proceed",
    "I can't accept the goods without a delivery note.",
    "Dear Ms Kovács, attached is the amended order, we need your confirmation by noon today.",
    "Hi, in yesterday's quote the price in line 3 doesn't match what you told me on the phone.",
    "I can't find the opening hours on your website.",
    "200 of the M10s on top, please.",
    "I have a question about the warranty.",
    "Can we count on Friday as the start?",
    "I still can't get into the portal.",
    "We ordered two pallets but only one came.",
    "Call me when you get a minute?",
    "If you have it in stock I'd pick it up today.",
    "My mail of last week must have slipped through.",
    "Please change the delivery address as follows.",
    "Can you manage to have the lorry here at 7",
    "The quantity is fine, the date isn't.",
    "What do you recommend, 18 or 22 mm?",
    "One more thing: throw in the glue as well.",
    "The drawing would need to be approved.",
    "I don't remember whether we agreed on a deposit.",
    "Is payment in instalments possible?",
    "We'd need a spare part for the 2019 machine.",
]

HUNGARIAN_TELLS = [
    (
        "Csatoltan küldöm a kért bizonylatot.\n\nKérdés esetén állok "
        "rendelkezésére.\n\nÜdvözlettel,\nFarkas Olivér"
    ),
    "Tájékoztatásul továbbítom a jövő évi nyitvatartásunkat.",
    "Köszönöm, megkaptam, jövő héten utaljuk.",
    "A sofőr neve Kis Béla, a rendszám ABC-123.",
    "Ahogy megbeszéltük, hétfőn ott leszünk.",
    "Az átutalás tegnap elindult a részünkről.",
    "Igen, tegnap délután épségben megérkezett.",
    "A hiba megoldódott, közben megtaláltuk az okát.",
    "Bármilyen kérdés esetén forduljon hozzám bizalommal.",
    "Elnézést kérek a késedelemért, a levelük a spam mappába került.",
    "Kellemes ünnepeket kívánunk minden partnerünknek!",
    "Mellékeljük a havi készletjelentést.",
    "Átadtam a kollégának, ő fog jelentkezni.",
    "Nincs további teendőjük, a visszáru rendben beérkezett.",
    "Kérésének megfelelően töröltük a régi címet.",
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
    "A daru csütörtökön érkezik.",
    "A festés benne van az árban, a szállítás külön tétel.",
    "A letét megérkezett a számlánkra.",
    "Újraindítottuk, azóta fut.",
    "Aláírtam, holnap postázom.",
    "Zoli intézi nálunk a bérlést.",
    "A garanciát a bolt rendezte.",
    "Nyolctól vagyunk nyitva.",
    "Három ajánlatot kértünk be, a jövő hét elején döntünk.",
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
]

GERMAN_TELLS = [
    (
        "Anbei wie gewünscht die Unterlagen. Bei Fragen stehe ich gerne zur "
        "Verfügung.\n\nMit freundlichen Grüßen\nUlrike Sommer"
    ),
    "Zur Info: Wir haben vom 24.12. bis 6.1. geschlossen.",
    "Danke, ist angekommen. Wir überweisen nächste Woche.",
    "Der Fahrer heißt Franz Huber, Kennzeichen W-12345.",
    "Wie besprochen sind wir am Montag bei Ihnen.",
    "Die Überweisung ist gestern raus.",
    "Ja, gestern Nachmittag ist alles heil angekommen.",
    "Das Problem hat sich erledigt, wir haben die Ursache gefunden.",
    "Wenn Sie noch Fragen haben, melden Sie sich einfach.",
    "Bitte entschuldigen Sie die Verspätung, Ihre Mail war im Spam gelandet.",
    "Wir wünschen Ihnen frohe Weihnachten und ein gutes neues Jahr!",
    "Im Anhang finden Sie den monatlichen Bestandsbericht.",
    "Ich habe es an den Kollegen weitergegeben, er meldet sich bei Ihnen.",
    "Die Retoure ist eingegangen, es ist nichts weiter zu tun.",
    "Ich kümmere mich darum und gebe Ihnen bis Freitag Bescheid.",
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
    "Der Kran kommt am Donnerstag.",
    "Die Lackierung ist im Preis enthalten, die Lieferung extra.",
    "Die Kaution ist auf unserem Konto eingegangen.",
    "Wir haben neu gestartet, seither läuft es.",
    "Unterschrieben, geht morgen raus.",
    "Herr Huber kümmert sich bei uns um die Miete.",
    "Die Garantie hat der Händler geregelt.",
    "Wir haben ab acht geöffnet.",
    "Wir haben drei Angebote eingeholt und entscheiden Anfang nächster Woche.",
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
]

ENGLISH_TELLS = [
    (
        "Please find attached the documents you requested. Let me know if you have any "
        "questions.\n\nBest regards,\nTom Hale"
    ),
    "For your information, we are closed from 24 December to 6 January.",
    "Thanks, received. We will pay next week.",
    "The driver is Frank Huber, plate W 12345.",
    "As discussed, we will be there on Monday.",
    "The transfer went out yesterday.",
    "Yes, everything arrived in one piece yesterday afternoon.",
    "The problem has been solved, we found the cause.",
    "Please do not hesitate to contact me should you have any questions.",
    "Sorry for the delay, your mail had ended up in spam.",
    "We wish all our partners a merry Christmas and a happy New Year!",
    "Attached is the monthly stock report.",
    "I have passed it on to my colleague, who will get back to you.",
    "No further action is needed on your side.",
    "I'll look into it and get back to you by Friday.",
    "Please see the attached minutes.",
    "Feel free to reach out if anything comes up.",
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
    "The crane is coming on Thursday.",
    "Painting is included, delivery is extra.",
    "The deposit has reached our account.",
    "We restarted it and it has been running since.",
    "Signed, going out tomorrow.",
    "Mr Huber handles the lease here.",
    "The shop sorted the warranty.",
    "We open at eight.",
    "We asked for three quotes and will decide early next week.",
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
]

KINDS = [
    ("question", "Is the price net?"),
    ("question", "Mikorra várható a szállítás"),
    ("question", "Haben Sie das auf Lager?"),
    ("request", "Please send us the data sheet."),
    ("request", "Küldjék át az adatlapot, kérem."),
    ("request", "Schicken Sie uns bitte das Datenblatt."),
    ("order", "We would like to order 20 frames."),
    ("order", "We order 20 frames."),
    ("order", "Hereby we order the frames of your offer."),
    ("order", "Megrendelünk 20 keretet."),
    ("order", "Megrendeljük a 20 keretet."),
    ("order", "Hiermit bestellen wir 20 Rahmen."),
    ("complaint", "Two frames are broken."),
    ("complaint", "Két keret törött."),
    ("complaint", "Zwei Rahmen sind zerbrochen."),
    ("choice", "Which version would you recommend?"),
    ("choice", "Melyiket ajánlja?"),
    ("choice", "Welche Variante würden Sie nehmen?"),
    ("deadline", "The form is due on Friday."),
    ("deadline", "A határidő péntek."),
    ("deadline", "Frist ist Freitag."),
    ("meeting", "How about Tuesday at ten?"),
    ("meeting", "Javaslom a keddet."),
    ("meeting", "Hätten Sie am Dienstag Zeit?"),
    ("sign", "Please find the contract attached and sign it."),
    ("sign", "Csatolom a szerződést, kérem aláírva visszaküldeni."),
    ("sign", "Anbei der Vertrag, bitte unterschreiben."),
]


@pytest.mark.parametrize("text", HUNGARIAN_ASKS + GERMAN_ASKS + ENGLISH_ASKS)
def test_a_text_that_wants_an_answer_asks(text: str) -> None:
    assert said(text, "Re: Contract", 0).asks != ""


@pytest.mark.parametrize("text", HUNGARIAN_TELLS + GERMAN_TELLS + ENGLISH_TELLS)
def test_a_text_that_only_tells_asks_nothing(text: str) -> None:
    assert said(text, "Re: Contract", 0).asks == ""


@pytest.mark.parametrize(("kind", "text"), KINDS)
def test_what_is_asked_is_named(kind: str, text: str) -> None:
    assert said(text, "", 0).asks == kind


@pytest.mark.parametrize(
    "text",
    [
        "Please find attached the report.",
        "Please do not hesitate to contact me.",
        "Let me know if you have any questions.",
        "If you have any further questions, please call me.",
        "For your information.",
        "Bei Fragen melden Sie sich gerne.",
        "Für Rückfragen stehe ich Ihnen jederzeit zur Verfügung.",
        "Anbei finden Sie die Unterlagen.",
        "Bitte entschuldigen Sie die späte Antwort.",
        "Zu Ihrer Information.",
        "Kérdés esetén állok szíves rendelkezésére.",
        "Ha bármilyen kérdése lenne, keressen bizalommal.",
        "Elnézést kérek a késői válaszért.",
        "Szíves tájékoztatásul.",
        "Let me check with my brother and come back to you.",
        "Let me look into that first.",
        "Let me thank you once again for the quick delivery.",
        "If anything is unclear, give me a call.",
        "Call me if anything is unclear.",
        "Lass mich das kurz mit dem Chef klären.",
        "Lassen Sie mich Ihnen noch einmal herzlich danken.",
        "Lassen Sie mich wissen, falls etwas unklar ist.",
        "Falls noch etwas unklar ist, rufen Sie mich an.",
        "Wenn etwas unklar ist, melden Sie sich bitte.",
        "Bitte beachte die Hinweise zur Pflege.",
        "Ha bármi kérdése van, szóljon nyugodtan.",
        "Ha valami nem világos, hívjon!",
        "Hadd nézzek ennek utána.",
    ],
)
def test_a_formula_asks_nothing(text: str) -> None:
    assert said(text, "", 0).asks == ""


@pytest.mark.parametrize(
    "text",
    [
        "Let me know which colour you can get.",
        "Let me have the new price list.",
        "Let me see the plan before you start.",
        "Let me add two chairs to the order.",
        "Let me ask when the doors come.",
        "Let me ask how long they take.",
        "Let me see what you have.",
        "Let me tell you what we need: four hinges.",
        "Let me check the plan. Send me the other one, too.",
        "If a hinge is missing, give me a call.",
        "Lassen Sie mich wissen, ob Sie das am Montag prüfen.",
        "Lass uns das am Montag klären.",
        "Lassen Sie mir die Zeichnung zukommen.",
        "Rufen Sie mich an, falls etwas fehlt.",
        "Sobald etwas klar ist, rufen Sie mich an.",
        "Bitte beachte, dass wir umgezogen sind, und schick die Rechnung an die neue Adresse.",
        "Kérjük, vegyék figyelembe a csatolt méreteket.",
        "Írja meg, mennyi a szállítási idő.",
        "Sobald ihr uns die Rechnung schickt, zahlen wir.",
        "Amint átküldi a számlát, utalunk.",
    ],
)
def test_what_only_sounds_like_a_formula_asks(text: str) -> None:
    assert said(text, "", 0).asks


def test_what_stands_beside_a_formula_still_asks() -> None:
    text = "Please find attached the contract, sign it and return one copy. Any questions, call me."
    assert said(text, "", 0).asks == "sign"


def test_accents_do_not_matter() -> None:
    assert said("Kernem a szallitasi cimet modositani", "", 0).asks == "request"
    assert said("wir benoetigen noch die unterlagen", "", 0).asks == "request"


def test_a_missing_umlaut_makes_another_word() -> None:
    assert said("Die Ware ist gut angekommen, wir hatten sie am Montag im Haus.", "", 0).asks == ""
    assert said("Es waere gut, wenn die Ware am Montag kommt.", "", 0).asks == "request"


def test_an_offer_of_theirs_waits_for_an_answer() -> None:
    assert said("If you like, I can ask our printer for a price.", "", 0).asks == "question"
    assert said("Ha megfelel, pénteken leszállítom.", "", 0).asks == "question"


def test_a_short_no_answers_and_does_not_complain() -> None:
    assert said("No, we do not.", "", 0).asks == ""
    assert said("Nem, nálunk nem volt.", "", 0).asks == ""


def test_a_letter_that_a_charset_lost_is_no_question() -> None:
    assert said("El?ad?sunk cs?t?rt?k?n lesz.", "", 0).asks == ""


def test_a_question_mark_in_a_web_address_asks_nothing() -> None:
    assert said("The list: https://shop.example/list?page=2", "", 0).asks == ""


@pytest.mark.parametrize(
    "text",
    [
        "How are you?",
        "How are you? The pallets left our yard this morning as planned.",
        "Hi Jane, how are things over there?",
        "Hogy vagy? Megjöttek az ajtók.",
        "Kedves Jankó!\n\nHogy vagytok mostanában? Itt minden rendben.",
        "Wie geht's? Die Türen sind da.",
        "Wie geht es Ihnen? Bei uns ist alles fertig.",
    ],
)
def test_a_courtesy_asks_nothing(text: str) -> None:
    assert said(text, "", 0).asks == ""


@pytest.mark.parametrize(
    "text",
    [
        "How are things with the drawing of the second floor?",
        "How are you? When do the doors arrive?",
        "Hogy van ez az ajtó rögzítve?",
        "Hogy vagy? Mikor jönnek az ajtók?",
        "Wie geht es weiter?",
        "Wie geht es Ihnen mit der neuen Tür?",
    ],
)
def test_what_only_begins_as_a_courtesy_asks(text: str) -> None:
    assert said(text, "", 0).asks


def test_they_come_is_not_i_would_come() -> None:
    """Without accents 'jönnek' and 'jönnék' are one word."""
    assert said("Csütörtökön jönnek.", "", 0).asks == ""
    assert said("Szívesen jönnék holnap, jó lenne?", "", 0).asks


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Die zweite Tür ist übrigens verkratzt.", "complaint"),
        ("Zur Info: das Schloss ist verklemmt.", "complaint"),
        ("Thank you for your patience. We still wait for your quote.", "request"),
    ],
)
def test_what_is_damaged_or_still_missing_is_heard_beside_thanks_and_news(
    text: str, kind: str
) -> None:
    assert said(text, "", 0).asks == kind


def test_a_matter_that_is_settled_is_no_complaint() -> None:
    assert said("The missing box has been found in the van.", "", 0).asks == ""
    assert said("A hiányzó doboz megkerült, a reklamációt visszavonom.", "", 0).asks == ""
    assert said("Das fehlende Paket ist da, die Sache hat sich erledigt.", "", 0).asks == ""


def test_a_subject_of_their_own_may_ask() -> None:
    assert said("See below.", "Delivery on Friday?", 0).asks == "question"


@pytest.mark.parametrize("subject", ["Re: Delivery on Friday?", "AW: Lieferung?", "Vá: Szállítás?"])
def test_a_subject_that_they_answer_does_not_ask(subject: str) -> None:
    assert said("It came on Friday.", subject, 0).asks == ""


def test_a_mail_without_text_leaves_it_to_the_subject() -> None:
    assert said("", "Please call me back", 0).asks == "request"


def test_a_postscript_behind_the_signature_is_read() -> None:
    text = "The report is attached.\n\nKind regards\nTom\n\nPS: Could you send me the list?"
    assert said(text, "", 0).asks != ""


def test_a_long_text_that_mentions_a_complaint_does_not_complain() -> None:
    text = "The board met on Monday and heard the yearly report. " * 10
    assert said(text + "Two complaints of other customers were discussed.", "", 0).asks == ""


def test_nothing_asks_nothing() -> None:
    assert said("", "", 0).asks == ""


@pytest.mark.parametrize(
    "text",
    [
        "We will take 20.",
        "I'll take another.",
        "Thanks for the quote, we want to order 20 pieces.",
        "Go ahead with the order.",
        "You can start production.",
        "We accept your offer.",
        "Your revised quotation is accepted.",
        "We have decided on your offer.",
        "We confirm the order.",
        "Elfogadjuk az ajánlatot.",
        "Az árajánlatukat elfogadom.",
        "Még húsz kell.",
        "Húsz darabot viszünk.",
        "Az ajánlatuk mellett döntöttünk.",
        "Indulhat a gyártás.",
        "Wir akzeptieren den Preis.",
        "Ihr Angebot ist angenommen.",
        "Wir haben uns für Ihr Angebot entschieden.",
        "Sie können mit der Fertigung beginnen.",
    ],
)
def test_who_takes_what_we_offered_orders(text: str) -> None:
    assert said(text, "Re: Offer", 0).asks == "order"


@pytest.mark.parametrize(
    "text",
    [
        "We need 20 more.",
        "I need the invoice again.",
        "I want my money back.",
        "We want to cancel the order.",
        "I am cancelling the order.",
        "We want to return two of the doors.",
        "The question is whether you deliver to Győr.",
        "Visszakérem a pénzemet.",
        "Elállok a szerződéstől.",
        "Vissza akarjuk küldeni az ajtókat.",
        "Ich will mein Geld zurück.",
        "Wir treten vom Vertrag zurück.",
        "Mir passt Donnerstag um 10 besser.",
    ],
)
def test_who_needs_wants_or_cancels_asks(text: str) -> None:
    assert said(text, "Re: Offer", 0).asks


@pytest.mark.parametrize(
    "text",
    [
        "We received your offer.",
        "The order arrived.",
        "We will take the train.",
        "We need no more doors.",
        "I want to thank you for the samples.",
        "We want to let you know that the doors look great.",
        "Wir nehmen an der Messe teil.",
        "Ich nehme an, dass alles stimmt.",
        "Das Angebot liegt uns vor.",
        "Megkaptuk az ajánlatot.",
        "Most másik szállító mellett döntöttünk.",
        "A számlát kifizettük.",
    ],
)
def test_the_same_words_may_only_inform(text: str) -> None:
    assert said(text, "Re: Offer", 0).asks == ""


def test_what_asks_you_to_choose_is_no_question_of_price() -> None:
    assert said("Dear Jane,\n\nwhat would 40 doors cost?", "", 0).asks == "question"
    assert said("Dear Jane,\n\nwhat colour should we take?", "", 0).asks == "choice"


@pytest.mark.parametrize(
    "text",
    [
        "We received only 8 of the doors.",
        "We received 8 of 20 doors.",
        "The doors arrived scratched.",
        "Die Lieferung ist beschädigt angekommen.",
        "Wir haben die falsche Farbe erhalten.",
        "Nur die Hälfte ist angekommen.",
        "Das Paket ist geöffnet angekommen.",
        "Sérülten kaptuk meg a csomagot.",
        "Húszból nyolc ajtó jött meg.",
        "A csomagot törötten megkaptuk.",
    ],
)
def test_what_came_wrong_is_a_complaint_and_no_thanks(text: str) -> None:
    verdict = said(text, "Re: Delivery", 0)
    assert (verdict.asks, verdict.ack) == ("complaint", "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Wann können wir mit der Lieferung rechnen?", "question"),
        ("Wann können wir uns treffen?", "meeting"),
        ("Sajnos le kell mondanom a keddi találkozót.", "cancellation"),
        ("Leider muss ich den Termin am Dienstag absagen.", "cancellation"),
        ("Unfortunately I have to cancel our meeting on Tuesday.", "cancellation"),
    ],
)
def test_a_question_when_and_a_cancellation_propose_no_time(text: str, kind: str) -> None:
    assert said(text, "", 0).asks == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I am applying for the position of warehouse clerk. My CV is attached.", "request"),
        ("Your driver blocked our gate for half an hour this morning.", "complaint"),
        ("Hiermit bewerbe ich mich um die Stelle als Lagerist.", "request"),
        ("Ihr Fahrer hat heute früh eine halbe Stunde unser Tor blockiert.", "complaint"),
        ("Euer LKW hat unsere Einfahrt versperrt.", "complaint"),
        ("A raktáros állásra jelentkezem, mellékelem az önéletrajzomat.", "request"),
        ("A sofőrjük ma reggel fél órára eltorlaszolta a kapunkat.", "complaint"),
        ("A teherautójuk elállta a bejáratot.", "complaint"),
    ],
)
def test_who_applies_for_a_job_asks_and_whose_gate_is_blocked_complains(
    text: str, kind: str
) -> None:
    assert said(text, "Re: x", 0).asks == kind


@pytest.mark.parametrize(
    "text",
    [
        "We will apply a second coat.",
        "Our driver parks in the yard.",
        "Die Einfahrt ist frei.",
        "Das Tor ist 2,20 m hoch.",
        "A kapu 2,2 méter magas.",
    ],
)
def test_who_speaks_of_a_gate_does_not_complain(text: str) -> None:
    assert said(text, "Re: x", 0).asks == ""


def test_what_a_complaint_lists_is_no_order() -> None:
    text = "statt 40 in M sind heute 40 in XL angekommen. Wer holt die falschen ab?"
    assert said(text, "Reklamation: Mäntel in falscher Größe", 1).asks == "complaint"
    assert said(text, "AW: Mäntel", 1).asks == "order"


@pytest.mark.parametrize(
    ("subject", "asked"),
    [
        ("Order 4410: where does it stand?", "question"),
        ("Re: Order 4410: where does it stand?", "complaint"),
        ("Order 4410: why is it wrong?", "complaint"),
        ("Order 4410", "complaint"),
    ],
)
def test_who_asks_in_the_subject_where_a_thing_is_does_not_complain(
    subject: str, asked: str
) -> None:
    assert said("They have still not come. Where are they?", subject, 0).asks == asked
