"""Worüber deutschsprachige Kunden schreiben."""

from demo.matter import Matter

HELLO = ("Sehr geehrte Frau Kovács,", "Liebe Frau Kovács,", "Guten Tag Frau Kovács,")
BYE = ("Mit freundlichen Grüßen", "Beste Grüße", "Freundliche Grüße", "Viele Grüße")
REPLIED = "Am {day} schrieb {name} <{address}>:"
PRODUCTS = (
    "Kopierpapier A4", "Schreibtische", "Laborkittel", "Archivboxen", "Schreibtischlampen",
    "Nitrilhandschuhe", "Whiteboards", "Aktenschränke", "Packband", "Besucherstühle",
    "Tonerkartuschen", "Versandetiketten", "Schutzbrillen", "Besprechungstische",
)  # fmt: skip
MATTERS = (
    Matter("Anfrage {n} x {product}", "könnten Sie uns bitte ein Angebot über {n} Stück {product} machen, frei Haus? Wir bräuchten die Ware bis Ende des Monats.", "gerne: bei {n} Stück liegen wir bei {price} EUR pro Stück, frei Haus. Das Angebot gilt 30 Tage.", "Vielen Dank für die rasche Antwort!"),
    Matter("Lieferung Auftrag {order}", "wann dürfen wir mit dem Auftrag {order} rechnen? Laut Bestätigung hätte die Ware gestern kommen sollen.", "die Sendung ist heute früh raus und trifft am {date} vormittags bei Ihnen ein. Entschuldigen Sie die Verzögerung.", "Danke für die Auskunft."),
    Matter("Bestellung {order}", "hiermit bestellen wir {n} Stück {product} zu den bekannten Konditionen. Unsere Bestellnummer lautet {order}.", "vielen Dank für Ihre Bestellung. Sie ist unter {order} eingebucht und geht am {date} in den Versand.", "Besten Dank!"),
    Matter("Reklamation {product}", "leider waren bei der letzten Lieferung {few} Stück {product} beschädigt, zwei Kartons waren durchnässt. Wie wollen wir vorgehen?", "das tut mir leid. Wir schicken morgen {few} Stück Ersatz, kostenlos; der Fahrer nimmt die beschädigten mit.", "Wunderbar, danke für die schnelle Lösung."),
    Matter("Rechnung {order}", "auf der Rechnung {order} stehen {n} Stück, geliefert wurden aber nur {fewer}. Bitte um Korrektur.", "Sie haben recht; die Gutschrift und die berichtigte Rechnung sind soeben an Ihre Buchhaltung gegangen.", "Ist angekommen, danke."),
    Matter("Rahmenvertrag", "unser Rahmenvertrag läuft am {date} aus. Wollen wir uns zusammensetzen und über die Konditionen für das nächste Jahr reden?", "sehr gerne. Ich könnte am {date} um zehn bei Ihnen sein oder Sie nachmittags anrufen.", "Dienstag um zehn passt uns gut, bis dann."),
    Matter("Muster {product}", "bevor wir uns für die {product} entscheiden: Können wir zwei, drei Muster haben?", "drei Muster sind unterwegs und sollten am {date} da sein. Lassen Sie sich Zeit beim Testen.", "Sind angekommen, herzlichen Dank."),
    Matter("Zahlungsziel", "die Buchhaltung fragt, ob ab dem nächsten Quartal 45 statt 30 Tage möglich wären.", "ich habe nachgefragt: 45 Tage sind ab dem nächsten Quartal in Ordnung.", "Vielen Dank."),
    Matter("Änderung Auftrag {order}", "wir müssten den Auftrag {order} ändern: {fewer} statt {n} Stück {product}. Geht das noch?", "gerade noch rechtzeitig, ich habe auf {fewer} Stück geändert. Die neue Bestätigung ist unterwegs.", "Super, danke!"),
    Matter("Datenblatt {product}", "für die {product} brauchen wir noch Datenblatt und Konformitätserklärung. Könnten Sie beides schicken?", "beides geht Ihnen mit getrennter Post von unserer Qualitätssicherung zu.", "Danke, ist da."),
    Matter("Neue Filiale", "im Frühjahr eröffnen wir eine zweite Filiale und müssen etwa dreißig Arbeitsplätze einrichten. An wen wenden wir uns wegen eines Pakets?", "an mich! Schicken Sie mir den Grundriss, dann bekommen Sie bis {date} zwei Vorschläge.", "Mache ich, danke."),
    Matter("Retoure {product}", "wir haben {few} {product} zu viel bestellt. Können wir sie originalverpackt zurückgeben?", "selbstverständlich. Der Fahrer nimmt sie am {date} mit, ohne Kosten.", "Sehr nett, danke."),
)  # fmt: skip
