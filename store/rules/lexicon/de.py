"""German: by which words a business mail asks, thanks, agrees and offers."""

from store.rules.lexicon.language import Language

GERMAN = Language(
    common="""
        der die das und ich wir sie ist nicht ein eine einen für mit auf von den dem im zu bei
        auch noch haben uns mir ihnen ihr wenn aber bitte danke wie dass sind wird werden kann
        können nur schon einem einer zum zur vom nach über aus oder sehr hallo gern gerne ihre
        mich morgen heute rechnung lieferung preis angebot montag dienstag mittwoch donnerstag
        freitag bin geht raus anbei unterschrieben erledigt woche erhalten habe vielen dank grüße
        guten ja nein passt soll sollen alles unser unsere wann wo frau herr könnten möchten
        möchte sich
    """,
    greetings="""
        sehr geehrte|geehrter|geehrtes
        liebe|lieber|liebes
        werte|werter
        hallo|hi|hey|servus|moin|moinsen|grüezi|ahoi
        guten morgen|tag|abend|mittag
        grüß gott|dich|sie|euch
    """,
    closings="""
        mit freundlichen|freundlichem|besten|herzlichen|lieben|vielen|schönen|kollegialen|
            vorzüglicher|freundl. grüßen|gruß|hochachtung|grüssen|empfehlungen
        freundliche|freundlichen|freundlicher|beste|besten|bester|herzliche|herzlichen|
            herzlicher|liebe|lieber|viele|schöne|schönen|schöner|sonnige grüße|gruß|grüssle
        mfg|vg|lg|bg|glg|hg
        mit dank|bestem|herzlichem
        hochachtungsvoll
        gruß|grüße|grüssle
        gruß aus|an
        grüße aus|an
        bis bald|dann|demnächst|morgen|später|nachher $
        ihr|ihre|dein|deine $
        alles gute|liebe $
        bussi
    """,
    partings="""
        danke
        vielen|besten|herzlichen|lieben dank
        danke|dank im voraus|vorhinein
        vielen|besten|herzlichen dank im voraus|vorhinein
        danke und gruß|grüße|lg|vg
        danke und viele|liebe|beste|schöne grüße
        vielen|besten dank und gruß|grüße
        vielen|besten dank und viele|liebe|beste|schöne grüße
        schönes|angenehmes|erholsames wochenende
        ein schönes|angenehmes|erholsames wochenende
        schönen|guten|angenehmen tag|abend|feierabend
        einen schönen|guten|angenehmen tag|abend|feierabend
        schönen|guten|angenehmen tag|abend noch
        einen schönen|guten|angenehmen tag|abend noch
        schöne woche|feiertage
    """,
    question="""
        ^ wann|wo|wer|wie|warum|wieso|weshalb|welche|welcher|welches|welchen|was|womit|wofür|
            wohin|woher|worauf|woran|wem|wen ist|sind|war|wird|werden|kann|können|könnte|könnten|
            hat|haben|habt|gehen|verfahren|soll|sollen|muss|müssen|darf|dürfen|kommt|kommen|geht|
            gehts|sieht|steht|liefern|liefert|brauchen|braucht|machen|macht|kostet|kosten|viel|
            viele|lange|hoch|groß|oft|weit|schnell|teuer|heißt|bekommen|bekomme|erhalten|erhalte|
            ich|wir|bleibt|bleiben|fällt|gibt|wäre|läuft
        wie viel|viele|lange|hoch|teuer
        wieviel|wieviele
        ^ bis wann
        ^ *en sie
        ^ *gt|*tt|*et|*bt|*nt|*rt|*ht|*ft|*lt|*st|*kt|*mt|*pt ihr
        ^ *st du
        ^ an|bei|mit|für|von|zu|ab|auf wen|wem|welche|welcher|welchen|welchem|was|wann
        kurze|eine|noch frage
        ab wann
        bis wann
        könnten|könntest|könntet|würden|würdest|würdet sie|du|ihr
        ^ können|kannst|könnt|wollen|möchten|dürfen|dürfte|dürften|haben|hätten|hast|hättest|
            habt|sind|bist|seid|wissen|weißt|brauchen|benötigen|führen|liefern|bieten|erhalten|
            bekommen|planen|nehmen|übernehmen|schicken|senden|meinen|denken|kennen|sehen|kommen|
            fahren sie|du|ihr|wir
        ^ kann|könnte|darf|dürfte|soll|muss|müsste man|ich|es|das|die|der|jemand|mir|uns
        ^ gibt|gäbe|ginge|geht|klappt|passt|reicht|stimmt|wäre|ist|sind|hat|haben|war|wurde|wird|
            liegt|kommt|kommen|läuft|funktioniert|enthält|steht|fehlt|lässt|ließe das|dies|die|
            der|den|dem|es|ein|eine|einen|denn|ihr|ihre|sie|er|man|alles|noch|schon|sich
        ob ihr|ihre|sie|es|das|die|der|man|wir|ich|sich|diese|dieser|dieses|euch|noch|auch
        hake|haken|hak|frage|fragen ich|wir|nochmal|nochmals|noch|mal|nur|kurz .. nach
        komme|kommen .. auf .. zurück
        frage mich|ist|war|wäre|an|zu|zur|zum|bezüglich
        fragen zu|zur|zum|an|hätten|hätte|habe|haben|bezüglich
        eine|noch|zwei|drei|paar|einige|folgende|kurze frage|fragen
        fragen|nachfragen|anfragen|erkundigen|wissen|nachhören|nachhaken|nachfassen|hören ob|wann|
            wie|was|wo|ab|bis|welche|welcher|wieviel
        anfrage
        interessiert|interessieren|interessieren|interesse mich|uns|ob|an|würde|wie
        interessieren uns|mich
        wüsste|wüssten|möchte|möchten|wollte|wollten|würde|würden gern|gerne|noch|nur|bitte|mal|
            auch .. wissen|erfahren|fragen|nachfragen|anfragen|nachhaken
        wüsste|wüssten gern|gerne
        möchte|möchten|wollte|wollten .. wissen|erfahren|fragen|nachfragen|anfragen|nachhaken|
            erkundigen|nachhören|nachfassen
        finde|finden|find|fanden .. nicht mehr|wieder|auf|im|in|bei
        finde|finden|find ich|wir .. nicht|nirgends|nirgendwo|keine|kein|keinen
        nicht|noch ganz|so|recht|wirklich klar|sicher|verstanden
        nicht klar|sicher|verständlich
        unklar
        verstehe|verstehen|versteh nicht|ich|wir
        was|wie|welche meinst|meinen|denkst|denken|sagst|sagen|hältst|halten
        ihre|eure|deine meinung|einschätzung|rückmeldung|empfehlung|ansicht
        schon|bereits etwas|was|neues
        gibts|gibt's
        neuigkeiten
        preis|preise|lieferzeit|kosten|verfügbarkeit|preisliste für|von|bei|bezüglich
        ^ preis|preise|lieferzeit|kosten|verfügbarkeit|termin
        auf lager|vorrätig $
        oder $
        richtig|stimmt's|oder|gell|korrekt ?
        interessiert|interessieren|interessierte mich|uns|würde|die|der|das|ob|wie|was|wann|welche|
            wer
        mich|uns würde|interessiert|interessieren|interessierte
        schleierhaft|rätselhaft|rätsel|unverständlich
        unsicher|unschlüssig|ratlos|überfragt
        zu klären|klärung|besprechen wäre|wären|bleibt|ist|sind
        offen|ungeklärt|unklar|fraglich|strittig ist|sind|bleibt|wäre|aus|noch|nur|für
        geklärt|besprochen|entschieden werden|werden|muss|müsste noch
        noch offen|ungeklärt|unklar|fraglich
        ahnung|idee|idee|tipp $
        ist|sind|wäre da|das|die|der|denn .. schon|drin|dabei|inklusive|enthalten|inbegriffen $
        neues|neuigkeiten von|vom|zu|zum|zur|bezüglich|aus
        weiß|wissen ich|wir .. nicht .. ob|wie|was|wo|wer|wann
        ob .. weiß|wissen|wusste ich|wir nicht
        ob .. möglich|machbar|geht|ginge|passt|stimmt|reicht|drin
        wie lang|lange|groß|hoch|schwer|breit|tief|weit|viel|viele|teuer|oft|schnell|alt ist|sind|
            wäre|dauert|kostet|kosten|braucht|wird
        kosten|kostet # stück|st.|hundert|tausend
        gehe|gehen|nehme|nehmen ich|wir|davon|an .. dass
        gehe|gehen ich|wir .. davon aus
        ich|wir gehe|gehen davon
        doch|ja auch|sicher|wohl .. $
        rätsle|rätseln|grüble|grübeln|fragen wir|uns|über
        wäre|wären montag|dienstag|mittwoch|donnerstag|freitag|samstag|morgen .. früh|spät|recht|
            möglich|ok
        hatten|hattest|hattet|hätten sie|du|ihr .. zeit|gelegenheit|schon
    """,
    request="""
        bitte|bitten|bittet|bittte
        bitt|pls
        ersuche|ersuchen
        können|könnten|könntest|könntet|kannst|könnt|würden|würdest|würdet|wollen|wären|
            wärst sie|du|ihr .. bitte|mir|uns|so|das|die|den|es|mal|nochmal
        wären|wäre|wärst sie|du|so|ihr .. nett|freundlich|lieb|gut
        wäre|wären|würde|würden .. dankbar|nett|schön|toll|gut|super|hilfreich|prima|lieb|klasse|
            wichtig|wünschenswert|freuen|ideal|glücklich|verbunden|begrüßen|wohl
        wäre|wären .. lieber|recht|angebracht|notwendig|nötig|erforderlich
        würde|würden|möchte|möchten|will|wollen|hätte|hätten .. haben|bekommen|erhalten|sehen|
            ändern|verschieben|stornieren|sprechen|besprechen|klären|vereinbaren|gern|gerne|
            lieber|dass|anmelden|abbestellen|kündigen|reklamieren|umtauschen|zurückgeben|abholen|
            buchen
        ich|wir brauche|bräuchte|benötige|benötigen|brauchen|bräuchten|benötigten|wünsche|wünschen
        brauche|bräuchte|benötige|benötigen|brauchen|bräuchten|bräucht ich|wir|noch|dringend|ein|
            eine|einen|die|das|den|bis|dafür|dazu|hier|von|dann|nur|auch|lediglich|sofort|
            unbedingt
        benötigt|gebraucht wird|werden|noch
        es|das fehlt|fehlen noch|uns|mir|die|der|das|ein|eine
        meld|melde|meldet|meldest|melden dich|sie|euch|bitte
        gib|gebt|geben|gebe mir|uns|sie|bitte|kurz .. bescheid|rückmeldung|info|nachricht|
            antwort|laut|zeichen
        bescheid geben|sagen
        sag|sagt|sagen .. bescheid
        schreib|frag|bring|hol|zeig|erklär|bestätig|besorg|korrigier mir|uns|mich|mal|bitte|das|
            die|den|es|doch|kurz|nochmal|noch
        sag|sagt|schick|schickt|schicke|sende|sendet|leite|ruf|ruft|mach|macht|prüf|prüfe|prüft|
            schau|schaut|schaue|sieh|teil|teile|nimm|lass|lasst|denk|denkt|stell|stelle|trag|
            trage|ändere|ändert|kläre|klärt|klär|kümmer|kümmere|kümmert|überweis|überweise|buche|
            buch|reserviere|bestelle|bestell mir|uns|mich|dir|dich|mal|bitte|das|die|den|es|doch|
            kurz|nochmal|euch|ihm|ihr|dem|der|an|nach|noch|einfach
        ^ senden|schicken|teilen|geben|rufen|melden|prüfen|klären|nehmen|machen|lassen|stellen|
            ändern|stornieren|überweisen|liefern|korrigieren|bestätigen|informieren|leiten|
            veranlassen|sorgen|kümmern|streichen|löschen|entfernen|kommen|bringen|vermerken|
            holen|verwenden|ergänzen|verschieben sie
        senden|schicken|teilen|geben|rufen|melden|prüfen|klären|nehmen|stellen|ändern|stornieren|
            überweisen|korrigieren|bestätigen|informieren|leiten|veranlassen|sorgen|kümmern|
            streichen|löschen|entfernen|nennen|sagen|erklären|erläutern|zeigen|bringen|holen|
            tauschen|verschieben sie|ihr .. mir|uns|mich|das|die|den|dies|dem|der|bitte|dafür|
            darum|sich|mit|an|hierzu|dazu|nochmals|umgehend|alles
        um .. rückmeldung|antwort|rückruf|bestätigung|prüfung|hilfe|stellungnahme|mitteilung|
            info|übersendung|zusendung|klärung|unterstützung|auskunft|angebot|freigabe|
            bearbeitung|zahlung|überweisung|begleichung|entscheidung|nachricht|beachtung
        warte|warten|wartet auf|noch|seit|immer|dringend|schon
        freue|freuen .. auf .. antwort|rückmeldung|nachricht|angebot|rückruf|zu
        in|mit|ihrer|eurer erwartung|erwarte|erwarten
        erwarte|erwarten ihr|ihre|ihren|eure|wir|ich|dass|ein|eine|einen
        hätte|hätten .. erwartet|gehofft|gewünscht|gedacht
        wenn|falls .. möglich
        ^ korrektur|richtigstellung
        ^ bringt|schickt|kommt|gebt|ruft|macht|nehmt|stellt|legt|lasst|packt|prüft|schaut|sagt|
            seht|holt|denkt
        ich|wir hoffe|hoffen|erwarte|erwarten auf|dass|ihre|eine|um|von
        dringend|dringende|dringender|dringendes|eilt|eilig|sofort|umgehend|schnellstmöglich|
            baldmöglichst|unverzüglich|schnellstens|ehestmöglich|asap
        so schnell|bald|rasch wie|als möglich
        muss|müssen|müsste|müssten|sollte|sollten|sollen|gehört noch|wir|ich|sie|die|das|der|bis|
            unbedingt|dringend|man|doch|aber|auch|ihr
        wir|ich|sie|die|das|der|ihr|man|es muss|müssen|müsste|müssten|sollte|sollten|sollen
        zur freigabe|prüfung|genehmigung|stellungnahme|durchsicht|korrektur|bearbeitung|
            erledigung|entscheidung
        mit der bitte|bitte|auftrag
        rückruf|rückmeldung erbeten|bitte|wäre|bis|wünschenswert|gewünscht
        erbitte|erbitten|erbeten
        hilfe|hilf|helfen|helft benötigt|mir|uns|sie|!|brauche
        ob|dass sich wohl|noch|eventuell|vielleicht
        angebot|kostenvoranschlag|muster|katalog|preisliste|datenblatt für|über|zu|zusenden|
            schicken|senden|erbitten|machen|erstellen|unterbreiten
        lassen sie|du|ihr mir|uns .. wissen|zukommen
        lass|lasst mich|uns .. wissen|zukommen|sprechen|reden|treffen|klären|telefonieren
        erinnere|erinnern|erinnerung sie|dich|ich|wir|an|hiermit
        ich|wir erinnere|erinnern|mahne|mahnen
        darf|möchte|möchten|dürfen .. erinnern
        an ihre|eure|deine|die .. erinnern
        warte|warten .. ab
        wenn|falls sie|du|ihr .. nennen|schicken|sagen|geben|könnten|könntest|würden|würdest|
            angeben|mitteilen|senden|hätten|schickst|nennst|gibst
        eine|hätte|habe .. bitte
        mahnung|zahlungserinnerung
        wünsche|wünschen|wünscht mir|uns|ich|wir|dass|eine|einen
        mein|unser wunsch|anliegen|vorschlag
        abmelden|austragen|abbestellen|kündigen|kündige|storniere|stornieren
        trete|treten .. vom|zurück .. zurück
        sobald sie|du|ihr ~uns|mir .. schicken|schickt|schickst|senden|sendet|sendest|übermitteln|
            übermittelt|mitteilen|mitteilt|bestätigen|bestätigt|bestätigst|freigeben|freigebt|
            nennen|nennt|nennst|überweisen|überweist|unterschreiben|geschickt|gesendet|mitgeteilt|
            freigegeben|genannt|überwiesen|unterschrieben
        geld|anzahlung zurück
        hiermit kündige|kündigen|storniere|stornieren|widerrufe|widerrufen|beantrage|beantragen|
            fordere|fordern
        statt|anstelle|anstatt
        nicht|kein .. sondern
        lieber
        für|was dich|sie|euch .. $
        das ist für|was
        anders überlegt
        könnte|könnten .. gebrauchen
        kannst|könntest|kümmerst|machst|übernimmst|schaust du .. mal|das|bitte|dich|darum
        vorher|davor noch
        vorab schon|besten|vielen|herzlichen dank
        vorab|schonmal danke|dank
        vorab|schonmal besten|vielen|herzlichen dank
        schon mal|einmal danke|besten|vielen|herzlichen
        danke|dank vorab|schonmal|vorweg
        danke|dank schon mal|einmal
        dank|danke .. baldige|baldigen|zügige|umgehende|zeitnahe|kurze|schnellstmögliche
        besten|vielen|herzlichen dank für baldige|zügige|umgehende|zeitnahe|schnellstmögliche
        im voraus
        danke|dank für .. kurze|baldige|umgehende
        auf ein|eine|ihre|deine|eure baldige|rasche|schnelle|zeitnahe|positive|rückmeldung|
            antwort|nachricht
        wie|was .. tun|machen|vorgehen|lösen
        wer|jemand .. übernimmt|kümmert|macht
        gern|gerne .. hätte|hätten|würde|würden
        hätte|hätten|würde|würden|möchte|möchten gern|gerne
        hätte|hätten ich|wir gern|gerne|lieber
        möchte|möchten ich|wir
        ich|wir möchte|möchten|würde|würden|hätte|hätten|wünsche|wünschen|will|wollen
        wenn|falls|sofern .. würde|nehme|nehmen|hole|holen|möchte|hätte ich|wir
        bräuchte|brauchte|braucht|benötigt es|man|er|sie|wir
        untergegangen|entgangen|durchgerutscht
        meine|unsere letzte|vorige|frühere .. mail|e-mail|nachricht|anfrage
        meine|unsere mail|e-mail|nachricht|anfrage vom|von|aus
        ^ ergänzung|ergänzend|nachtrag|zusatz|nachtragend
        zu verschieben|ändern|korrigieren|klären|besprechen|beachten|berücksichtigen|prüfen|
            erledigen $
        machen sie daraus|draus|mir|uns|sich|bitte|einen|ein|eine|weiter
        tragen|melden|packen|reservieren|halten|liefern|legen|stellen|schicken|senden|geben|nehmen|
            nennen|teilen|prüfen|schauen|sehen|rufen|klären|ändern|streichen|löschen|ergänzen|
            buchen|planen|merken|setzen|bringen|holen|kommen|warten|lassen|sorgen|kümmern|leiten|
            richten|schreiben|unterschreiben|bestätigen|korrigieren|passen|verwenden|benutzen|
            berechnen|bestellen|stornieren|verschieben|erklären|erläutern|beachten|berücksichtigen|
            informieren|kontaktieren|überweisen|erstellen|füllen|laden|fügen|hängen|ersetzen|
            tauschen|reparieren|schließen|öffnen|starten|beginnen|starten|fangen|stoppen|drucken|
            produzieren|fertigen|verpacken|montieren|wenden|behandeln|verlängern|kürzen|reduzieren|
            erhöhen|denken|achten|veranlassen|übernehmen|aktivieren|sperren|freischalten|anlegen|
            richten sie uns|mir|bitte|doch|mal|das|die|den|dem|der|dies|diese|diesen|es|noch|sich|
            daraus|künftig|ab|kurz|ihn|ihm|ihr|unser|unsere|unseren|mein|meine|meinen|ein|eine|
            einen|alles|alle|beide|auf|am|an|bei|bis|mit|dafür|darauf|daran|also|einfach|auch|nur|
            zwei|#|herrn|frau|position|seite
        ^ ruf|ruft|schick|schickt|sende|gib|gebt|mach|macht|nimm|nehmt|schreib|schreibt|sag|sagt|
            schau|schaut|prüf|prüft|komm|kommt|lass|lasst|bring|bringt|hol|holt|bestell|bestellt|
            leg|legt|stell|stellt|trag|tragt|melde|meldet|denk|denkt|klär|klärt|frag|fragt|warte|
            wartet|änder|ändert|lies|lest|such|sucht|erinnere|kümmere|nenne|nenn|setz|setzt|buch|
            bucht|storniere|streich|streicht|lösch|löscht mir|uns|mich|bitte|doch|mal|das|die|den|
            dem|der|es|noch|dich|euch|kurz|ihn|ihm|ihr|sie|mein|meine|meinen|meinem|unser|unsere|
            unseren|unserem|ein|eine|einen|alles|auf|am|an|bei|nach|bis|mit|herrn|frau
        soll|sollen|möge|mögen mich|uns|mir|sich|er|sie|bitte|vorher .. anrufen|melden|kommen|
            bringen|schicken|senden|abgeben|zurückrufen|warten|mitbringen
        ausfüllen|unterschreiben|einscannen|streichen|ändern|ergänzen|weiterleiten|verbuchen|
            stornieren|löschen|austauschen|ersetzen|mitbringen|beachten|prüfen|anpassen|
            korrigieren|zurückschicken|zurücksenden|mitschicken|beilegen|
            nachreichen|nachliefern|abholen|liefern|verwenden|einplanen|weglassen|berücksichtigen|
            einarbeiten|vermerken|notieren|überweisen|umbuchen $
        zurück|retour an|zu uns|mich|mir|unsere
        würde|würden uns|mir|sehr .. helfen|weiterhelfen|nützen|reichen|genügen
        wäre|wären .. nützlich|hilfreich|wunderbar|angebracht|sinnvoll|praktisch|angenehmer|
            wichtig|willkommen|fein|großartig|traumhaft|notwendig
        wenn|falls .. ließe|ließen|könnte|könnten|ginge|würde|hätte|hätten .. wäre|wären|würde
        mit .. gerechnet|kalkuliert
        müsste|müssten|sollte|sollten|ließe|lässt|kann .. noch .. machen|gehen|drin|möglich
        brauchen|braucht|benötigen|benötigt|bräuchten|bräuchte neue|neuen|neues|einen|eine|ein|
            noch|zwei|drei|mehr|weitere|zusätzlich|zusätzliche|ab|bis|dringend|dafür|künftig|#|den|
            die|das
        suche|suchen wir|ich|einen|eine|ein|jemand|jemanden|für|dringend|noch|derzeit
        wir|ich suche|suchen
        freue|freuen|freu .. auf .. fassung|version|angebot|muster|unterlagen|vorschlag|vorschläge|
            entwurf|zusage|bestätigung|rechnung|lieferung|exemplar
        zähle|zählen|hoffe|hoffen|setze|setzen|baue|bauen wir|ich|auf|darauf|hier .. auf|
            unterstützung|dass|hilfe
        verlasse|verlassen mich|uns|wir|ich .. darauf|auf|sie
        wir|ich verlasse|verlassen mich|uns
        kam|kommt|kamen|erhielten|erhielt|bekam|bekamen .. keine|keinerlei|nie reaktion|antwort|
            rückmeldung|auskunft
        jemand|einer|irgendwer|wer muss|müsste|soll|sollte|könnte|kann|möge .. *en
        gehört|gehören|muss|müssen|soll|sollen|sollte auf|in|unter|neben|an|zu den|die|das|der|
            unsere|unser|unserer
        auf|in den|die|das|dem|der .. gehört|gehören|muss|müssen|soll|sollen
        schreibt|schreiben sich .. mit
        überlasse|überlassen ich|wir|ihnen|dir|euch
        weiteren|weiterer|weitere bearbeitung|veranlassung|verwendung|klärung|verarbeitung|prüfung
        ab sofort|jetzt|nächster|kommender .. nur|an|unter|bitte|über
        künftig|zukünftig|künftige|zukünftige|fortan .. an|nur|bitte|unter|über
        dann|so muss|müssen|müssten ich|wir .. oben|anwalt|rechtlich|anderswo|woanders|abziehen|
            kürzen|stornieren|umsehen
        müssten|müssen|muss|müsste wir|ich uns|mich .. anderswo|woanders|anderweitig|umsehen
        budget|preisvorstellung|zielpreis|limit liegt|beträgt|ist|sind|war
        mehr ist|geht nicht|nicht drin
        frage|bitte|anliegen|wunsch hätte|habe|hätten|haben ich|wir
        eine|kleine|große|noch bitte $
        seien|wären|sind sie .. so|nett|freundlich|lieb|gut
        wenn sie|du|ihr .. luft|zeit|gelegenheit|könnten|könntest
        doch|bitte nicht|noch mehr|vergessen|einmal|mal
        bitte
        kämen|kommen|käme|kommt noch|auch|gern|gerne|dazu .. dazu|mit
        gern|gerne noch .. dazu|mit|mehr
        hätten|hätte|haben|habe wir|ich .. interesse|bedarf|wunsch|anliegen
        interesse|bedarf an
        besteht|bestehen|bestehe .. auf
        fragt|fragen .. täglich|ständig|laufend|stündlich|nach
        ganze|alle|team|abteilung|kollegen wartet|warten .. auf
        team|abteilung|chef|kunde|bauleitung wartet|warten
        behörde|bank|amt|finanzamt|zoll|versicherung|prüfer will|braucht|verlangt|fordert|benötigt
        je eher|früher|schneller
        am besten gestern|sofort|*en
        würde|würden .. erleichtern|vereinfachen|beschleunigen
        genügt|reicht|genügte .. erste|zunächst|erstmal|vorerst
        im idealfall|idealerweise
        steige|steigen|springe|springen .. aus|ab
        beende|beenden|kündige|kündigen|lösen|löse wir|ich
        wir|ich beende|beenden|kündige|kündigen|lösen
        halbieren|verdoppeln|aufstocken|reduzieren $
        dürfen|können uns|mir .. rechnung|schicken|liefern|stellen|berechnen
        planänderung|adressänderung|terminänderung
        gefallen .. und
        wenn|falls sie .. erübrigen|opfern
        *en sie bitte|auch|künftig|daher|deshalb ihre|ihren|ihr
        passen|stellen|tragen|ändern|geben|halten|bringen|nehmen|aktualisieren|löschen|ergänzen|
            korrigieren|berichtigen|hinterlegen sie ihre|ihren|ihr|ihrer|diese|diesen
        bewerbe|bewerben|bewerb ich|wir|mich|uns|hiermit
        ich|wir bewerbe|bewerben mich|uns
        meine bewerbung um|als|für|auf|zum|zur
        bewerbung um|als|auf ~die|eine|einen|das|ihre stelle|ausbildungsplatz|praktikum|
            praktikumsplatz|stellenanzeige|ausschreibung
    """,
    order="""
        bestelle|bestellen|bestell ich|wir|hiermit|bei|bitte|zur|sie|gemäß|laut|die|das|den|noch|
            wie|einen|eine|ein
        ich|wir|hiermit bestelle|bestellen|ordere|ordern|beauftrage|beauftragen|nehmen|nehme
        akzeptiere|akzeptieren|bestätige|bestätigen|annehmen|wähle|wählen .. angebot|angebote|
            kostenvoranschlag|vorschlag|preis|preise|bedingungen|konditionen|bestellung|auftrag
        angebot|kostenvoranschlag|vorschlag|preis|preise|bedingungen|konditionen|bestellung|
            auftrag .. akzeptiert|angenommen|annehmen|bestätigt|erteilt|akzeptieren
        für .. angebot|variante|version|ausführung|sie|euch entschieden
        loslegen|losgehen
        mit .. produktion|fertigung|herstellung|arbeit|arbeiten|montage|auftrag|lieferung beginnen|
            anfangen|starten|fortfahren|weitermachen
        zuschlag
        nehme|nehmen ich|wir .. noch|gern|gerne|stück|#|zwei|drei|vier|fünf|sechs|zehn|zwölf|beide|
            alle
        möchte|möchten|würde|würden|wollen|will|hätte|hätten .. bestellen|nachbestellen|kaufen|
            ordern|beauftragen|buchen|reservieren|abnehmen
        nachbestellung|bestellung|auftrag|abruf über|von|wie|für|gemäß|laut|anbei|folgende
        nachbestellen|reservieren
        erteilen|erteile .. auftrag
        hiermit .. auftrag|bestellung
        anbei|im|angehängt|beiliegend .. bestellung|auftrag|abruf
        unsere|meine bestellung|order|abruf
        liefern|liefert sie|bitte|uns .. bis|noch|stück|karton|kartons|paletten
        nochmal|noch|wieder|weitere|zusätzlich mal .. karton|kartons|stück|palette|paletten|
            kisten|rollen
        noch|weitere|zusätzlich|nochmal|nochmals #
        entscheide|entscheiden|entschieden ich|wir|uns|mich|haben .. für
        uns|mich .. für .. entschieden
        haben|habe uns|mich .. für|gegen .. entschieden
        wir|ich entscheiden|entscheide uns|mich
        dann|also nehmen|nehme|machen|mache|bestellen|bestelle|bleiben|bleibe|kaufen|kaufe|buchen|
            buche wir|ich
        dann|also|bitte zwei|drei|vier|fünf|sechs|zehn|zwölf|zwanzig|fünfzig|hundert|zweihundert|
            dreihundert|fünfhundert|tausend|#
        nehmen|nehme|buchen|buche|akzeptieren|akzeptiere|kaufen|kaufe wir|ich $
        nehmen|nehme wir|ich .. an|ab|mit
        angebot|vorschlag|konditionen|preis|termin .. nehmen|nehme|akzeptieren|akzeptiere|passen|
            passt .. wir|ich|an|uns
        unterschriebene|unterschriebener|ausgefüllte|unterzeichnete bestellformular|
            auftragsbestätigung|bestellung|auftrag|anmeldung|bestellschein|vertrag
        wir|ich nehmen|nehme|ordern|ordere|kaufen|kaufe|buchen|buche|bestellen|bestelle
        erteilen|erteile|vergeben|vergebe wir|ich|ihnen|hiermit|den
        grünes|grün licht
        freie hand
        auftrag|bestellung|zusage ist|wird|gilt .. erteilt|bestätigt|freigegeben|hiermit
        lieferung|ware|sendung|material geht|gehen|soll|sollen|kommt|bitte an|nach|zur|zum|direkt
        statt|anstelle #|zehn|zwei|drei|fünf
        es wird|werden|soll|sollen der|die|das|den
        so nehmen|bestellen wir
        mit dabei
        sind|bin bei|mit .. dabei
        wir|ich sind|bin .. dabei
        hiermit|somit|damit bestellt|beauftragt|angenommen|erteilt|freigegeben|genehmigt|akzeptiert
        druckfreigabe|freigabe|zusage|genehmigung|auftrag ist|hiermit|erteilt .. erteilt
        druckfreigabe|freigabe|zusage|genehmigung|auftrag erteilt
        geben|gebe .. frei
        so|dann|jetzt|nun kann|können|darf|dürfen .. gefertigt|angefertigt|produziert|gedruckt|
            geliefert|bestellt|gestartet|losgehen|umgesetzt|gebaut|unterschrieben|starten|beginnen|
            anlaufen
        können|könnt|kannst|dürfen|dürft sie|ihr|du .. machen|umsetzen|loslegen|anfangen|beginnen|
            starten|drucken|fertigen|produzieren|bestellen|bauen|ausführen|veröffentlichen
        sie|ihr|du können|könnt|kannst|dürfen|dürft .. machen|umsetzen|loslegen|anfangen|beginnen|
            starten|drucken|fertigen|produzieren|bestellen|bauen|ausführen|veröffentlichen
        nehmen|nehme|buchen|buche|wählen|wähle wir|ich danke|dankeschön|dankend|vielen|besten|
            herzlichen|merci|bitte
        dann eben|halt|gern|gerne|bitte|nur|doch #|eine|einen|zwei|drei|vier|fünf|sechs|sieben|acht|
            neun|zehn|zwölf|zwanzig|fünfzig|hundert
        in auftrag|druck|produktion|fertigung geben|gehen
        ab in den|die|das druck|produktion|fertigung|montage|werkstatt|post
        auftrag gehört|geht ihnen|euch|dir|an
    """,
    complaint="""
        reklamation|reklamieren|reklamiere|reklamationen|beschwerde|beschweren|beschwere|
            beanstandung|beanstande|beanstanden|bemängeln
        mangel|mängel|mangelhaft|mängelrüge|gewährleistung|garantiefall
        ungültig|ungültige|abgelaufen|gesperrt|passwortgeschützt|verschlüsselt|unlesbar
        spinnt|streikt|hakt|klemmt|nirgends|nirgendwo|fehlanzeige|ruckelt|quietscht|tropft
        ist|sind|war|waren nicht|kein|keine das|die|der|was
        kratzer|dellen|delle|risse|riss|flecken|sprünge|beule|beulen auf|in|an|am|im|quer|und
        wirft|wirf|schmeißt|schmeisst .. raus|hinaus|ab
        stürzt|bricht|hängt .. ab|sich
        nicht|kein|keine .. bestellt|gewollt|vereinbart|ausgemacht|zugesagt|zurecht|zurechtkommen
        kommen|komme|kommt .. nicht|nirgends .. zurecht|weiter
        schon|immer wieder
        geräusch|geräusche
        ausgefallen|stromlos
        kein|keine|keinen strom|heizung|wasser|warmwasser|internet|licht|empfang|netz|telefon
        ist|sind seit .. aus|weg|tot
        seit .. ist|sind .. aus|weg|tot
        macht|machen|gibt|geben|hört|höre|hören .. lärm|krach
        hat|haben .. mit .. nichts .. zu tun|gemein
        durchnässt|durchnässte|nass|verschmutzt|leer|defekt|defekte|defekter|defektes|defekten|
            kaputt|kaputte|kaputten|kaputter|kaputtes|beschädigt|beschädigte|beschädigten|
            beschädigung|zerbrochen|gebrochen|zerkratzt|verbeult|undicht|verbogen|eingedrückt|
            gerissen|verschimmelt|zerdrückt|zerquetscht|zerschlagen|zersplittert|zerrissen|verzogen|
            verrostet|rostig|verbrannt|verdorben|abgesplittert|verblasst|geplatzt|verkratzt|
            verkratzte|verkratzten|verklemmt|schmutzig|angeschlagen
        fehler|fehlerhaft|fehlerhafte|fehlermeldung
        falsch|falsche|falschen|falscher|falsches|fälschlicherweise|verwechselt|vertauscht|
            irrtümlich
        fehlt|fehlen|fehlte|fehlten|fehlend|fehlende|fehlender|fehlenden
        nicht|nichts|keine|kein|keinen|noch|nie .. angekommen|eingetroffen|erhalten|bekommen|
            geliefert|gekommen|da|dabei|drin|eingegangen|verbucht|erledigt|bezahlt|beglichen|
            überwiesen|gutgeschrieben|berücksichtigt|enthalten|angezeigt|gemeldet|erschienen|
            beantwortet|passiert
        funktioniert|funktionieren|geht|gehen|läuft|klappt|passt|passen|stimmt|stimmen|öffnet|
            startet|schließt|reagiert|entspricht|entsprechen|aufgeht|lädt .. nicht|nimmer|nie|
            kaum|nur
        nicht|nie .. funktioniert|stimmt|passt|öffnen|aufmachen|lesen|lesbar|einloggen|anmelden|
            akzeptieren|hinnehmen|warten|nachvollziehen|verwenden|gebrauchen|ok|korrekt|richtig|
            zufrieden|öffnet|läuft|vollständig|einverstanden|brauchbar
        kann|können ich|wir .. nicht|nichts
        lässt|lassen sich .. nicht
        kam|kamen|kommt|kommen|erschien|meldet|meldete|antwortet|antwortete|reagiert|
            reagierte .. nicht
        kam|kommt|erschien|meldet|meldete|antwortet|antwortete|reagiert|reagierte|öffnet|hebt|ging|
            geht niemand|keiner
        unvollständig|unbrauchbar|unzufrieden|enttäuscht|verärgert|ärgerlich|inakzeptabel|
            unverständlich|unzumutbar
        zu spät|teuer|wenig|viel|lang|kurz|klein|groß|hoch|knapp|schwer|langsam|lange
        bestellt .. gekommen|geliefert|angekommen|erhalten
        verspätet|verspätung|überfällig|in verzug
        warten|warte wir|ich .. immer|seit|noch|vergeblich
        immer|bis|noch noch|heute|jetzt kein|keine|keinen|nicht|nichts
        statt .. nur
        nur .. geliefert|angekommen|erhalten|bekommen|gekommen|eingetroffen|dabei|die|halb
        hälfte .. geliefert|angekommen|erhalten|bekommen|gekommen|eingetroffen|da
        erhalten|bekommen|angekommen|eingetroffen nur|lediglich|bloß
        haben|sind # von #
        geöffnet|offen|offene|offener|unverpackt .. angekommen|erhalten|bekommen|eingetroffen|da
        gutschrift|ersatz|erstattung|nachbesserung|ersatzlieferung|rückerstattung|minderung|
            umtausch .. verlange|verlangen|fordern|erwarte|erwarten|bitte|erhalten
        zuviel|zuwenig|doppelt berechnet|geliefert|abgebucht|verrechnet|bezahlt
        abweichung|abweichungen|differenz|unstimmigkeit|unstimmigkeiten
        problem|probleme|schwierigkeiten|ärger mit|bei|beim
        ein|folgendes|großes problem
        leider .. nicht|kein|keine|falsch|fehlt|zu|nur|noch
        gehört|gehören .. nicht
        fremde|fremden|fremder
        flackert|flackern|blättert|bröckelt|wackelt|tropft|leckt|quietscht|klappert|piept|
            überhitzt|rostet|riecht|stinkt|summt|brummt|vibriert|klemmt|hakt|löst|reißt|bricht|
            platzt|verfärbt|verblasst|blass|verwaschen|schief|krumm|locker|stumpf|undeutlich|
            unscharf|blasse
        weicht|weichen|differiert .. ab|um|von
        führt|führen .. leere|nirgendwohin
        sollte|sollten|hätte|hätten .. schon|längst|bereits|letzte|gestern|vorige .. da|sein|
            ankommen|kommen|fertig|haben|sollen
        steht|stehen seit
        steht|stehen still
        seit .. steht|stehen|fehlt|wartet|warte|warten|kommt|läuft|geht|haben|hören
        schon|bereits|wieder|erneut|abermals .. geschrieben|gesagt|gemahnt|versprochen|zugesagt|
            ausgefallen|kaputt|gemeldet|passiert|vertröstet
        verliere|verlieren .. geduld
        geduld .. ende|verliere|verlieren
        langsam .. verliere|verlieren|reicht|wird|nervt
        reicht|reichts es|uns|mir jetzt|langsam
        so|das war|ist|war|wurde das|so|es .. nicht|anders .. vereinbart|besprochen|abgemacht|
            ausgemacht|gedacht|gewollt
        anders vereinbart|besprochen|abgemacht|bestellt
        nachgelassen|verschlechtert|unterirdisch|miserabel|mies|schlampig|dürftig|unsauber|
            ungenügend|unterste
        niemand|keiner .. erschienen|gekommen|gemeldet|erreichbar|da|abgehoben|gekümmert|
            geantwortet|zuständig
        vergebens|vergeblich|umsonst|erfolglos
        keinen|keinerlei|kein sinn|verständnis|nutzen
        zieht|nimmt|druckt|lädt|startet|reagiert|schließt|öffnet|zeigt|erkennt|verbindet|
            speichert .. kein|keine|keinen|nicht|nichts
        im regen|freien
        doppelt|zweimal
        uns|mir passiert|unterlaufen
        euch|ihnen .. fehler|irrtum|versehen .. unterlaufen|passiert
        blockiert|aufgehalten|behindert|steht|stehen .. produktion|bau|uns|alles
        obwohl .. vereinbart|zugesagt|bestellt|besprochen|techniker|hier|bezahlt|war
        weggeschickt|abgewiesen|vertröstet|hingehalten
        seit .. ist|sind|bleibt .. schwarz|dunkel|kalt|still|leer
        mehr|weniger|höher|anders|teurer als .. vereinbart|besprochen|angeboten|bestellt|zugesagt|
            abgemacht
        schulden|schuldet|schuldest sie|uns|mir|du|ihr
        läuft|tritt|tropft|kommt .. wasser|öl|rauch|dampf .. aus
        wasser|öl|rauch|dampf läuft|tritt|tropft|kommt
        aus .. läuft|tritt|tropft|kommt .. wasser|öl|rauch|dampf
        geht|öffnet|schließt|startet .. von selbst|allein
        hatte|hatten|hat|haben mir|uns .. zugesagt|versprochen|angekündigt
        berechnet|verrechnet|abgebucht .. obwohl|trotz
        zweite|zweites|dritte|drittes|vierte|x-te|zigste mal
        zum zweiten|dritten|vierten|wiederholten|x-ten mal
        bestellt war|waren|hatten|haben|wurde|wurden
        ohne|fehlende papiere|lieferschein|unterlagen|beschriftung|etikett|anleitung|zertifikat|
            begleitpapiere|rechnung
        nimmt|nehmen|bucht|buchen|übernimmt .. so|ohne .. nicht .. an|ein
        tor|einfahrt|zufahrt|ausfahrt|hof|hofeinfahrt|garage|rampe|eingang|parkplatz|zaun|
            mauer .. blockiert|versperrt|zugeparkt|zugestellt|gerammt|beschädigt|umgefahren
        blockiert|versperrt|blockierte|versperrte|rammte .. tor|einfahrt|zufahrt|ausfahrt|hof|
            hofeinfahrt|garage|rampe|eingang|parkplatz|zaun|mauer
    """,
    doubt="""
        leider|bedauerlicherweise
        komisch|komische|komischer|seltsam|seltsame|merkwürdig|merkwürdige|wundert|verwundert|
            irritiert|stutzig
        dachte|dachten|hoffte
    """,
    denial="""
        nicht|nichts|kein|keine|keinen|keiner|nie|ohne|niemand|vergessen|verpasst
    """,
    turn="""
        allerdings|jedoch|aber|anscheinend|offenbar|nur|scheinbar|bloß|lediglich|trotzdem
    """,
    curt="""
        ^ preis|preise|lieferzeit|lieferzeiten|verfügbarkeit|angebot|preisliste|muster|
            liefertermin
    """,
    choice="""
        welche|welcher|welches|welchen|was .. besser|lieber|empfehlen|empfehlt|empfiehlst|nehmen|
            wählen|bevorzugen|raten|bevorzugst
        entweder .. oder
        oder doch|lieber|besser|reicht|soll|sollen|eher
        schwanke|schwanken|überlege|überlegen|unentschlossen .. ob|zwischen|noch
        entscheiden zwischen|sie|ob
        gefällt|gefallen|überzeugt|sagt uns|mir .. besser|erste|ersten|zweite|zweiten|erster|
            zweiter|dritte|variante|am|zu
        am besten gefällt|gefallen
        von den|beiden|diesen .. gefällt|nehmen|nehme|bevorzugen
        favorit|favoriten
        eher|lieber|bevorzugt|vorzugsweise das|die|den|der|ein|eine|einen|in|mit|matt|klein
        bevorzuge|bevorzugen|favorisiere|favorisieren|präferieren
        wenn ich|wir wählen|entscheiden|aussuchen
        wähle|wählen|würde|würden ich|wir .. nehmen|wählen|die|den|das
        tendiere|tendieren
        ^ das|die|den|der|jene|jenes|jenen was|welches|welche|welchen|welcher|die|das|
            der .. schneller|
            früher|eher|billiger|günstiger|besser|größer|kleiner|leichter|zuerst
        ^ was|welches|welche|welcher|hauptsache .. schneller|früher|eher|billiger|günstiger $
        egal|gleich was|welche|welcher|welches|welchen|hauptsache
    """,
    deadline="""
        spätestens|allerspätestens
        frist|fristgerecht|deadline|stichtag|abgabetermin|einsendeschluss|anmeldeschluss
        fällig|fälligkeit am|bis|seit|zum|ist|war
        ist|sind|wird|werden .. fällig
        zur erinnerung
        bis .. brauche|brauchen|benötige|benötigen|erforderlich|nötig|notwendig|erledigt|
            vorliegen|einreichen|zurück|antworten|melden
        brauche|brauchen|benötige|benötigen|bräuchten|bräuchte .. bis|zum|am
        muss|müssen|sollte|sollten .. bis|zum|heute|morgen
        drängt|pressiert
        die zeit
        letzte|letzter|letzten chance|termin|mahnung
        muss|müssen|soll|sollen|sollte|sollten|hat|haben .. bis|vor|am|zum|spätestens|tag|
            monatsende .. *en|sein|da|bei|zurück|stehen|vor
        rücksendung|rückgabe|abgabe|einreichung|lieferung|antwort|zusage|eingang|rückmeldung bis|
            zum|am|spätestens
        nach|ab .. zu spät
        zu spät
        nach|vor dem|# .. können|werden .. nicht .. berücksichtigen|annehmen
        läuft|laufen|endet|enden .. ab|am
        eng|knapp|zeitkritisch
    """,
    cancellation="""
        absagen|absage
    """,
    meeting="""
        passt|passte|passen würde|würden|dir|ihnen|euch
        ^ passt|passte es|das
        wie|was wäre|wär|ist|wäre's|hältst es|mit|montag|dienstag|mittwoch|donnerstag|freitag|
            morgen
        haben|hätten|hast|hättest|habt|hättet sie|du|ihr .. zeit|termin|luft|kapazität|platz
        zeit für|am|um|nächste|heute|morgen|diese|hätten|hätte|haben
        wann passt|hätten|haben|wäre|sehen|treffen|hast|habt|würde
        wann können|könnten|kannst|darf|dürfen|dürften .. treffen|sprechen|telefonieren|
            zusammensetzen|besprechen|sehen|reden|kommen|vorbeikommen|vorbeischauen|anrufen|besuchen
        terminvorschlag|terminvorschläge|terminanfrage|besprechungstermin|terminvereinbarung|
            terminverschiebung
        termin vereinbaren|verschieben|verlegen|finden|ausmachen|absprechen|abstimmen|
            vorschlagen|machen|bestätigen
        schlage|schlagen|schlüge|würde|würden .. vor|vorschlagen
        vorschlag
        treffen|sprechen|telefonieren|zusammensetzen|abstimmen wir|uns .. am|um|nächste|heute|
            morgen|kurz|dazu|mal|gleich|dann|darüber
        können|könnten|wollen|sollen wir uns|das|kurz|nochmal|am|morgen .. treffen|sprechen|
            telefonieren|besprechen|verschieben|zusammensetzen
        würde|würden|wäre|wären .. montag|dienstag|mittwoch|donnerstag|freitag .. passen|gehen|
            möglich|recht
        einen|neuen|anderen|alternativen termin
        passt|passte|ginge .. am besten
        schieben|vertagen
        passt|passen|ginge|geht|wäre|wären|käme mir|uns .. besser|lieber|eher
        mir|uns passt|passen|ginge|geht|wäre|wären|käme .. besser|lieber|eher
        vor|ab|nach|erst .. passt|geht|möglich
        dann|lieber|eher|besser|doch erst|am montag|dienstag|mittwoch|donnerstag|freitag
        verschieben|vorverlegen|verlegen|umplanen
        montag|dienstag|mittwoch|donnerstag|freitag|samstag|morgen|übermorgen|vormittag|nachmittag|
            vormittags|nachmittags .. passen|passt|ginge|geht|könnte|könnten|ginge's|würde|wäre|
            wären|klappt .. mir|uns|ich|wir|besser|lieber|angenehmer|gut|passen
        montag|dienstag|mittwoch|donnerstag|freitag|samstag|morgen|übermorgen|vormittag|nachmittag|
            vormittags|nachmittags|uhr wäre|wären|würde|passt|ginge|geht|klappt mir|uns|bei|es|
            auch|besser|lieber|angenehmer|gut|passen|gut
        montag|dienstag|mittwoch|donnerstag|freitag|samstag|morgen|übermorgen|vormittag|nachmittag|
            vormittags|nachmittags .. nicht mehr
        montag|dienstag|mittwoch|donnerstag|freitag|samstag|morgen|übermorgen|vormittag|nachmittag|
            vormittags|nachmittags geht|klappt|passt|ist|schaffe|kann .. nicht|schlecht|ungünstig
        bei|von mir|uns .. ginge|geht|passt|passte|wäre|klappt|her .. montag|dienstag|mittwoch|
            donnerstag|freitag|samstag|morgen|übermorgen|vormittag|nachmittag|vormittags|
            nachmittags|#|gut|jederzeit
        könnte|könnten|kann|können ich|wir .. um|ab|am|bis|montag|dienstag|mittwoch|donnerstag|
            freitag|samstag|morgen|übermorgen|vormittag|nachmittag|vormittags|nachmittags|#
        uhr|montag|dienstag|mittwoch|donnerstag|freitag|samstag|morgen|übermorgen|vormittag|
            nachmittag|vormittags|nachmittags .. könnte|könnten|kann|können ich|wir $
        wäre|wären|passt|ginge mir|uns .. angenehmer|lieber|recht|besser
        sollten|müssten|müssen|könnten|wollen|lass|lasst wir|uns .. zusammensetzen|reden|treffen|
            sprechen|telefonieren|abstimmen|sehen
        suchen|finden|vereinbaren|machen wir .. termin
        verlegen|vorziehen|umbuchen|aufschieben
        ab montag|dienstag|mittwoch|donnerstag|freitag|samstag|morgen .. frei|zeit|verfügbar|da
        kalender|terminkalender .. frei|leer
        hätte|habe .. stunde|zeit|luft .. $
        uhr bei uns|ihnen|mir
    """,
    sign="""
        unterschreiben|unterzeichnen|gegenzeichnen|abzeichnen|unterschreibe|unterzeichne|
            unterschreibt
        unterschrieben|unterzeichnet|gegengezeichnet|unterfertigt .. zurück|retour|zurücksenden|
            zurückschicken|senden|schicken|brauchen|benötigen|retournieren
        zur|um|ihre|deine|eure|fehlt|fehlende unterschrift|unterzeichnung|gegenzeichnung
        will|wollen|möchte|möchten|verlangt|fordert|braucht .. unterschrift
        unterschrift auf|am|unter
        doch nicht
        unterschrift fehlt|benötigt|erforderlich|noch|benötigen
        zurück|bitte .. unterschrieben|unterzeichnet
    """,
    idle="""
        bei|für|sollten|falls|wenn|sofern .. fragen|rückfragen|unklarheiten|weitere|weiteren|
            problemen|probleme|rückfrage|anliegen|frage .. gern|gerne|verfügung|melden|bitte|
            jederzeit|wenden|kontaktieren|steht|stehe|stehen|an|einfach|haben|anrufen|wende|wendet
        bei|für rückfragen|fragen|weitere|weiteren
        sollten sie|du|ihr|noch .. fragen|rückfragen|haben
        solltest|solltet du|ihr .. fragen|rückfragen|haben
        falls|wenn|sofern|sollte ~noch|dir|ihnen|euch etwas|irgendetwas|irgendwas ~noch|ist|sein|
            daran|dabei|hier unklar
        falls|wenn|sofern|sollte ~noch|dir|ihnen|euch etwas|irgendetwas|irgendwas ~noch|ist|sein|
            daran|dabei|hier unklar ~ist|sein|sollte|bleibt|bitte|dann|einfach melden|melde|meldet|
            rufen|ruf|ruft|schreiben|schreib|schreibt|fragen|frag|fragt|sagen|sag|sagt|lassen|lass|
            geben|gib|wenden|wende
        rufen|ruf|ruft|melden|melde|meldet|schreiben|schreib|fragen|frag|fragt|sagen|sag|sagt|
            geben|gib|lassen|lass|lasst ~sie|du|ihr|mich|uns|mir|sich|dich|euch|bitte|gern|gerne|
            einfach|ruhig|jederzeit|an|bescheid|nach|wissen falls|wenn|sofern|sollte etwas|
            irgendetwas|irgendwas ~noch|ist|sein|daran|dabei|hier unklar
        lassen|lass|lasst ~sie mich ~das|dies|es|die|den|sache|kurz|noch|mal|einmal|erst|zuerst|
            vorher|schnell|intern|mit|bei|in|im|der|dem|unserem|unserer|meinem|meiner|werkstatt|
            werk|lager|kollegen|kollegin|chef|chefin|fahrer|spedition|hersteller|lieferanten|
            technik|buchhaltung|vertrieb|produktion|team|haus|hause|druckerei prüfen|überprüfen|
            klären|abklären|nachsehen|nachschauen
        lassen|lass|lasst ~sie uns ~das|dies|es|die|den|kurz|noch|mal|erst|vorher|intern prüfen|
            überprüfen|nachsehen|nachschauen
        lassen|lass|lasst ~sie mich|uns ~ihnen|dir|euch|noch|einmal|kurz|mal|an|dieser|stelle|nur|
            auch|herzlich|zunächst danken|bedanken|versichern|gratulieren|entschuldigen|anmerken|
            erwähnen
        haben|hast sie|du|ihr noch|weitere|dazu .. fragen
        ^ haben sie|wir .. dank|herzlichen|geöffnet|geschlossen
        ^ freuen|danken|wünschen|hoffen|bedanken|bestätigen|bedauern|entschuldigen|grüßen wir
        ^ seien sie .. gegrüßt|versichert
        falls|wenn sie|du|ihr .. fragen|etwas|brauchen|benötigen
        stehe|stehen|steht .. zur|gern|gerne .. verfügung
        verfügung
        jederzeit|gern|gerne zur|gern
        zögern|zögere|zögert sie|nicht|ihr
        melden|melde|wenden|kontaktieren|meldet|rufen|wende|kontaktiere|wendet .. fragen|
            rückfragen|jederzeit|einfach|gern|gerne
        anbei|im|beiliegend|beigefügt|in|angehängt|als|beigefügte|unten|hier .. finden|erhalten|
            findest|schicke|sende|senden|schicken sie|du|ihr|ich|wir|der|die|das
        bitte|dazu finden|entnehmen|beachten|vergessen|entschuldigen|nicht|verstehen|haben|
            erhalten|sehen|wundern|denken|bedenken sie|entschuldigen|wundern|verständnis|
            antworten|auf|daran
        bitte|bitten beachten|beachte|beachtet|nicht|entschuldigen|entschuldige|verzeihen|
            um entschuldigung|verständnis|nachsicht|antworten|wundern
        bitte beachte|beachtet .. dass|öffnungszeiten|zeiten|geschäftszeiten|bürozeiten|
            betriebsurlaub|feiertage|feiertagen|hinweis|hinweise|sperrung
        beachten|beachte|beachtet ~sie bitte .. dass|öffnungszeiten|zeiten|geschäftszeiten|
            bürozeiten|betriebsurlaub|feiertage|feiertagen|hinweis|hinweise|sperrung
        bitte vielmals|um|um entschuldigung|verzeihung|nachsicht|verständnis
        bitten wir|die|wir um|unannehmlichkeiten entschuldigung|verständnis|nachsicht|zu
        um|ihr|für entschuldigung|verständnis|nachsicht|verzeihung
        wie|von gewünscht|besprochen|erbeten|vereinbart|angefragt|ihnen|dir|
            angekündigt .. gewünscht|erbeten|besprochen
        wie gewünscht|besprochen|erbeten|vereinbart|angefragt|angekündigt
        auf|zu|für|bezüglich|danke|dank|vielen ihre|deine|eure|ihren|ihrer|deiner|für anfrage|
            frage|fragen|bestellung|wunsch|bitte|nachfrage|auftrag
        dank|danke für ihre|deine|eure|die|den|ihren|das|ihr anfrage|frage|bestellung|interesse|
            auftrag|nachfrage|angebot|fragen
        für ihre|deine|eure anfrage|bestellung|frage|fragen
        ihre|deine|eure anfrage|frage
        zur|als|nur|für info|kenntnis|information|kenntnisnahme|eure|deine|ihre
        zu ihrer|deiner|eurer kenntnis|information|info
        keine|kein|nicht aktion|handlungsbedarf|problem|probleme|ursache|
            frage|fragen|weiteren|fehler nötig|erforderlich|notwendig|mehr|notwendig
        keine|kein problem|probleme|ursache|frage|fragen|sorge|eile|stress|thema|mängel|fehler
        ohne problem|probleme|fehler|mängel|reklamation|beanstandung
        alle|meine|unsere fragen .. beantwortet|geklärt|sind
        fragen beantwortet|geklärt
        ich|wir werde|werden|melde|halte|schicke|sende|schaue|prüfe|kläre|melden|halten|schicken|
            senden|kümmere|kümmern|gebe|geben|rufe|rufen|komme|kommen|bringe|mache|machen|
            erledige|leite
        melde|halte|schicke|sende|schaue|prüfe|kläre|kümmere|gebe|rufe|werde ich|mich .. mich|
            sie|dich|darum|bescheid|an|nach|auf
        halte|halten sie|dich|euch auf|dem
        sie können|finden|erhalten|bekommen|haben|werden
        ihnen|sie|dir gern|gerne zur|bei
        wünsche|wünschen .. tag|abend|wochenende|woche|feiertage|urlaub|gute|besserung|gutes|
            neues|jahr|weihnachten|frohe|schöne|schönes|schönen|erfolg|guten
        ich|wir wünsche|wünschen ihnen|dir|euch|einen|ein|eine|schöne|frohe|alles|viel|gute
        hoffe|hoffen|hoffentlich ich|wir|sie|es|du|ihnen|dir|das|ihr|geholfen .. gut|geht|hilft|
            gedient|geholfen|sind|wochenende|hatten|passt
        geht es|geht's ihnen|dir|euch
        wie geht|geht's|gehts
        freue|freuen|freu .. auf .. zusammenarbeit|treffen|wiedersehen|besuch|gespräch|termin|
            sie|dich|euch
        kann|können ich|wir ihnen|dir|euch .. anbieten|mitteilen|bestätigen|zusagen|schicken|
            senden
        ist|war|wäre|sind .. schön|toll|fein|traum
        nicht nötig|notwendig|erforderlich|mehr|schlimm
        nicht|nichts .. aber|vergessen
        gerne|gern geschehen|doch|jederzeit
        bitte|gerne $
        ^ bitte sehr|schön|gerne $
        bitteschön|bittesehr
        zwar|nicht schön
        dringenden|dringende|dringend fällen|angelegenheiten|fall|fragen
        preis|preise|kosten ist|sind|beträgt|betragen|liegt|liegen
        ich|wir möchte|möchten|darf|dürfen|kann|können|würde|würden|wollte .. mich|uns|ihnen|dir|
            sie|nur|nochmals|herzlich|hiermit .. bedanken|mitteilen|informieren|danken|
            entschuldigen|bestätigen|zusenden|gratulieren|hinweisen|vorstellen
        möchte|möchten .. bedanken|danken|gratulieren|mitteilen|bestätigen|entschuldigen|
            informieren
        immer gern|gerne
        immer wieder gern|gerne
        nehme|nehmen|werde|werden|können|kann .. nicht|nimmer teil|teilnehmen|dabei
        hatte|hatten|habe|haben|hab ich|wir .. vergessen|übersehen
        ich|wir hatte|hatten|habe|haben|hab .. vergessen|übersehen
        unterschreibe|unterzeichne|unterschreiben|unterzeichnen ich|wir
        ich|wir unterschreibe|unterzeichne|unterschreiben|unterzeichnen
        ich|wir|habe|haben|hat|ist|sind .. unterschrieben|unterzeichnet $
        leider .. verhindert|unterwegs|krank|abwesend
        es|das|die|der|sie|er|ware|paket|müsste|müssten|sollte|sollten .. bei ihnen|dir|euch|uns|
            ihm sein|ankommen|eintreffen
        mit .. nichts .. zu tun|gemein
        müsste|müssten|sollte|sollten .. ankommen|eintreffen|da sein|reichen
        müsste|müssten|sollte|sollten .. ankommen|eintreffen|reichen
        niemand|keiner da|zuhause|daheim|anwesend|zu
        zu viel|spät versprochen|dank|danke
        lieber|liebe gruß|grüße|herr
        ich|wir nehme|nehmen an
        nehme|nehmen ich|wir an $
        nehme|nehmen .. teil|kenntnis|kontakt|bezug|stellung|rücksicht|urlaub
        ich|wir nehme|nehmen .. teil|kenntnis|kontakt|bezug|stellung|rücksicht|urlaub
        besser|besten|beste dank|gruß
        nur|mal so|zur
        ^ lieber|liebe
        wollte|wollten|möchte|möchten|will|wollen .. bescheid geben|sagen
        für|was sie|dich|euch bereit|da|erledigt|gemacht|reserviert
        nicht dass ich|wir
        glaube|glauben|denke|denken|meine|wüsste|vermute ich|wir .. nicht|kein|keine
        ich|wir glaube|glauben|denke|denken|meine|vermute .. nicht|kein|keine
        noch nicht|nichts angefangen|entschieden|begonnen|festgelegt|gestartet|bekannt|spruchreif|
            abzusehen|sagen|fest
        nichts|wenig|nicht|kaum geändert|verändert|neues|besonderes
        keiner|niemand|keinen|kein beschwert|schaden|schäden|unterschied|einfluss|änderungen|
            änderung|pläne|einwände|beschwerden|beanstandungen|störungen|störung|verzögerung|
            verletzte|problem
        keine pläne|änderungen|einwände|beschwerden|beanstandungen|störungen|störung|verzögerung|
            verzögerungen|verletzten|auswirkungen|eile|bedenken
        ohne störung|störungen|zwischenfälle|schwierigkeiten|mühe|weiteres|reibung|beanstandungen
        fehlende|fehlender|fehlenden|falsche|verlorene .. aufgetaucht|gefunden|wiedergefunden|da
        fehler|irrtum|versehen .. gefunden|korrigiert|behoben|unserer|uns|bei
        hatten|hattest|hatte sie|du|er|ihr recht
        muss|müssen ich|wir .. erst|noch|vorher|intern|selbst|zuerst .. klären|besprechen|fragen|
            prüfen|abstimmen|sehen|nachsehen|rechnen|abwarten
        das|dies muss|müssen ich|wir
        muss|müssen|will|wollen|möchte|möchten das|die|der|er|sie .. erst|selbst|noch .. sehen|
            prüfen|wissen|haben
        er|der|die|sie|kunde|kunden|chef|behörde|amt|zoll will|wollen|möchte|möchten .. erst|noch|
            selbst|behalten|darüber|gern
        er|sie fragte|fragten|wollte|meinte|sagte
        leider .. nicht|kein|keine .. kommen|dabei|teilnehmen|gewonnen|da|bekommen|geklappt|
            geschafft
        leider kann|können|konnte|bin|sind ich|wir .. nicht .. kommen|dabei|teilnehmen|da|da
        doch nicht gebraucht|benötigt|nötig|notwendig
        dann doch
        auf|bei der|dem|den messe|veranstaltung|treffen|sitzung .. nicht
        nicht|kein .. dieses|heuer|nächstes jahr
        dieses|heuer jahr .. nicht|keine
        kann|können ich|wir .. noch nicht|nichts .. sagen|sagen
        das kann|können ich|wir .. noch nicht
        ist|war|wird|bleibt .. gesperrt|geschlossen
        entschuldigen|entschuldige|verzeihen sie|bitte|die|meine|unsere|das .. verspätung|antwort|
            störung|verwirrung
        haben|habe uns|mich .. andere|anderen|anderes|anderer|dagegen .. entschieden
        uns|mich .. andere|anderen|anderes|anderer .. entschieden
        dann machen|mache wir|ich .. selbst|selber|intern|nächstes
        fand|fanden|findet|finden .. statt
        kunde|kunden|kundin|bauherr|vorstand .. angebot|vorschlag .. angenommen|zugestimmt
        angebot|vorschlag .. gelesen|weitergeleitet|gezeigt
        wird|hat .. sich|daran .. nichts|wenig .. ändern|geändert
        daran|sich .. nichts
        warten|warte wir|ich .. selbst|auch|ebenfalls
        wir|ich warten|warte .. selbst|ebenfalls
        wegen der|des|dem bauarbeiten|umleitung|sperrung
        alle|besucher|mitarbeiter müssen|muss|haben .. sich
        eilt|pressiert|drängt nicht
        bestellen|bestelle wir|ich wieder|später|nächstes
        nichts .. ergänzen|hinzuzufügen|anzumerken
        gesagt|mitgeteilt|gebeten|ausgerichtet dass sie|er
        bestätige|bestätigen .. eingang|erhalt|empfang|zahlungseingang
        sind|bin|ist|ab|seid wir|ich|er|sie wieder da|erreichbar|zurück|im
        wieder da|erreichbar|zurück|im|für
        nicht selbstverständlich
        kurzer|kurze|kleiner|kleine|knapper zwischenstand|zwischenbericht|überblick|statusbericht|
            zusammenfassung|info|update|meldung
        mach|erledige|kümmere ich|mich
        wird|ist gemacht|erledigt
        ab|bis|am|montag|dienstag|mittwoch|donnerstag|freitag haben|sind wir|geschlossen zu|
            geschlossen|
            betriebsurlaub
        wünschen|wünsche .. feiertage|weihnachten|rutsch|jahr|fest|ostern
        nichts|nirgends beschädigt|kaputt|zerbrochen|gebrochen|passiert|gemeldet|verbogen
        ohne|kein|keine|keinen|keinerlei einen|einzigen|einzige|irgendwelche kratzer|schaden|
            schäden|mängel|fehler|beanstandung|beanstandungen
        ohne|kein|keine|keinen|keinerlei kratzer|schaden|schäden|mängel|fehler|beanstandung|
            beanstandungen|fehlmengen|widerspruch|einwand|einwände|beschwerden|zweifel
        zuschlag ging|geht|fiel|erhielt|erhält|bekam|bekommt an|ein|eine|der|die|auf
        anderer|andere|anderen|mitbewerber|mitbieter|bieter|günstigerer .. zuschlag
        leider|bedauerlicherweise müssen|muss wir|ich ihnen|dir|euch .. mitteilen
        bedauern|bedaure ihnen .. mitteilen
        konnte|konnten|kann|können .. nicht berücksichtigt|berücksichtigen
        nichts zu besprechen|berichten|klären|meckern|beanstanden|melden
        kann man|ich|wir nichts machen
        macht|tut|schadet nichts
        kommt vor
        eilt nicht
        eilt es nicht
        finden sie anbei|beiliegend|beigefügt|anhang
        jetzt|nun|ah|ach verstehe|verstehen ich|wir
        mir|ihm|ihr|uns|ihnen|dir geht|ging es .. besser|gut|prima|super
        es geht|ging .. aufwärts|bergauf|besser
        ging|war|ist|seid|sind|das aber schnell|flott|fix|nett|lieb|schön|toll|prima
        zum ausgleich|begleichung ihrer|der|von|unserer rechnung|rechnungen
        zur begleichung ihrer|der|von|unserer rechnung|rechnungen
        tut|tun uns|mir nicht weh
        keine weiteren|offenen fragen|rückfragen|anmerkungen
    """,
    courtesy="""
        wie geht's|gehts
        wie geht's|gehts dir|ihnen|euch|so|denn
        wie geht es dir|ihnen|euch|so|denn
        geht's|gehts dir|ihnen|euch gut
        geht es dir|ihnen|euch gut
        alles gut|okay|ok|klar|fit bei|mit dir|ihnen|euch
        hattest|hatten|hattet du|sie|ihr .. schönes|schöne|schönen|gutes wochenende|urlaub|
            feiertage|weihnachten|ostern
    """,
    settled="""
        hat|haben|ist|sind sich .. erledigt|aufgeklärt|geklärt
        hat|haben|ist|sind .. erledigt|behoben|gelöst
        erledigt|geklärt|behoben|gelöst $
        hat sich|sich's|sich's damit .. erledigt
        bitte .. vergessen|vergiss|ignorieren|ignoriere|ignoriert .. mail|e-mail|nachricht|
            anfrage|frage
        meine|unsere|die|letzte .. mail|e-mail|nachricht|anfrage|frage bitte|einfach|kannst|können|
            könnt .. vergessen|ignorieren|löschen
        mail|e-mail|nachricht|anfrage|frage bitte|einfach|kannst|können|könnt .. vergessen|
            ignorieren|löschen
        hinfällig|gegenstandslos|überholt
        ich|wir|hiermit|somit ziehe|ziehen|nehme|nehmen .. zurück
        ziehe|ziehen|nehme|nehmen ich|wir|meine|unsere|die|das|den .. zurück
        zurückgezogen
        vergessen|vergiss|vergesst|ignorieren|ignoriere|ignoriert sie|bitte|meine|die|das|
            einfach .. mail|e-mail|nachricht|anfrage|frage
        betrachten|betrachte .. gegenstandslos|erledigt
        keine|kein|nicht aktion|handlungsbedarf|handeln nötig|erforderlich|notwendig
        keine aktion
        zu ihren|deinen|euren|ihrer|deiner|eurer .. frage|fragen
        meine|unsere frage|anfrage|mail|nachricht|bitte .. erledigt|geklärt|hinfällig|
            gegenstandslos|beantwortet
        nicht mehr nötig|notwendig|erforderlich
        nichts|nix .. zu tun|machen|erledigen|veranlassen
        zu tun|machen|erledigen|veranlassen ist|gibt|haben|hast .. nichts|nix
        funktioniert|läuft|geht|passt|klappt wieder|jetzt|nun|inzwischen|alles
        ihnen|dafür|ihre .. danken wir
        er|sie|ihr hat|haben recht
        halte|halten|informiere|informieren .. laufenden|weiter
    """,
    quiet="""
        keine|kein|nicht antwort|rückmeldung|reaktion nötig|erforderlich|notwendig|gewünscht|
            erwartet|erwünscht
        keine antwort|rückmeldung|reaktion
        brauchen|brauchst|braucht|müssen|musst|müsst sie|du|ihr|nicht .. antworten|reagieren|
            nichts|zurückschreiben|melden
        bedarf|braucht|erfordert keiner|keine antwort|rückmeldung
        nur|rein|lediglich zur info|information|kenntnis|kenntnisnahme
        nur|rein|lediglich zu ihrer|deiner|eurer kenntnis|information|info|kenntnisnahme
        nur|rein|lediglich für ihre|deine|eure|die akten|akte|unterlagen|ablage
    """,
    told="""
        zur info|information|kenntnis|kenntnisnahme
        nur|rein|lediglich|dir|ihnen|euch ~nur|rein|lediglich zur info|information|kenntnis|
            kenntnisnahme
        für dich|sie|euch|ihre|deine ~nur|rein|lediglich|zu|zur info|information|kenntnis|
            kenntnisnahme|unterlagen
        nur|bloß ~als info|information
        nur damit du|sie|ihr ~auch|es|das|davon bescheid|weißt|wissen|wisst
        nur damit du|sie|ihr ~auch|davon bescheid weißt|wissen|wisst
        damit du|sie|ihr ~auch|davon bescheid weißt|wissen|wisst
        du bist|stehst ~hier|nur in|im kopie|cc
    """,
    awaits="""
        bitte|bitten|ersuche|ersuchen .. um .. rückmeldung|antwort|rückantwort|rückruf|bestätigung|
            rückbestätigung|stellungnahme|freigabe|nachricht|auskunft|entscheidung|bescheid
        erbitte|erbitten .. rückmeldung|antwort|rückantwort|rückruf|bestätigung|stellungnahme|
            freigabe|nachricht|auskunft|entscheidung
        wollte|wollten|möchte|möchten|wüsste|wüssten|würde|würden .. fragen|nachfragen|anfragen|
            rückfragen|nachhaken|nachhören|erkundigen|wissen|erfahren|gern|gerne ob|wann|wie|was|
            wo|welche|welcher|welches|bis|ab
        frage|fragen|erkundige|erkundigen ich|wir|mich|uns|nochmals|nochmal|nach ~mich|uns|hiermit|
            nochmals|nochmal|nach|kurz ob|wann|wie
        erwarte|erwarten|erwarteten|warte|warten ~ich|wir|noch|immer|weiterhin|auf|dringend ihre|
            ihrer|deine|eure ~baldige|schnelle|kurze|schriftliche antwort|rückmeldung|nachricht|
            bestätigung|stellungnahme|freigabe|entscheidung
        mich|uns würde interessieren ob|wann|wie|was|welche
        sobald wir|ich .. ihre|ihren|deine|deinen|eure|euren ~noch|vollständigen|unterschriebene|
            genauen daten|unterlagen|zeichnung|zeichnungen|anzahlung|zahlung|bestätigung|freigabe|
            unterschrift|angaben|rückmeldung|antwort|entscheidung|maße|dateien|druckdaten
        sobald ihre|deine|eure ~noch|vollständigen|unterschriebene|genauen daten|unterlagen|
            zeichnung|zeichnungen|anzahlung|zahlung|bestätigung|freigabe|unterschrift|angaben|
            rückmeldung|antwort|entscheidung|maße|dateien|druckdaten
        noch keine .. antwort|rückmeldung|nachricht|bestätigung .. von|auf ihnen|dir|euch|unser|
            unsere|unseren|mein|meine|meinen
        von ihnen|dir|euch .. noch nichts|keine .. gehört|antwort|rückmeldung|nachricht
        auf unser|unsere|unseren|mein|meine|meinen .. noch keine .. antwort|rückmeldung|nachricht
    """,
    list_heads="bestellung bestellungen nachbestellung auftrag abruf",
    thanks="""
        danke
        danke schön|sehr|vielmals|herzlich|nochmal|nochmals|bestens|dir|ihnen|euch|auch
        danke schon mal
        danke schonmal
        verbindlichsten|allerherzlichsten|allerbesten dank
        dankend|vollständig|komplett|heil|pünktlich|gut erhalten|angekommen|eingegangen|da
        gespeichert|abgelegt|verbucht|ausgedruckt|abgeheftet|archiviert
        du|sie|das|ihr rettest|retten|rettet|rettete mir|uns|mich den|das tag|leben|woche
        du|sie|das|ihr rettest|retten|rettet mich|uns
        ich|wir|bin|sind|wir bin|sind|sehr|ganz|begeistert begeistert|beeindruckt|dankbar|entzückt
        bin|sind begeistert|beeindruckt|dankbar|zufrieden
        genau|goldrichtig richtig
        jetzt|nun|damit|somit ist|weiß|wissen alles|das|ich|wir klar|geklärt|bescheid|erledigt
        jetzt|nun habe|hab|haben ich|wir|ichs es|verstanden|kapiert .. verstanden|kapiert
        war|ist mir|uns eine große|grosse hilfe
        problem|rätsel|fall gelöst
        sehr|ganz|äußerst zufrieden|dankbar
        verbindlichen|aufrichtigen|innigen dank
        danke|danken ihnen|dir|euch verbindlichst|herzlichst|sehr|vielmals
        gott sei dank
        mit dank|freude erhalten|empfangen
        lieb|nett|aufmerksam von dir|ihnen|euch
        ihr seid die|ein|eine|echt besten|beste|schatz|spitze|klasse|super
        das wars|war's schon|auch
        kompliment|chapeau|respekt
        reicht völlig|vollkommen|mir|uns
        liegt|liegen vor
        ihre|deine|die|der|das ~ liegt|liegen vor
        eingang bestätigt
        das|die sind|ist ja klasse|super|schön|toll|prima|spitze|schöne|tolle|gute geworden|
            nachrichten|neuigkeiten|überraschung
        vielen|besten|herzlichen|schönen|lieben|tausend|recht|ganz dank
        dass|das sie|du|ihr|das|es|alles .. so schnell|rasch|flott|prompt|unkompliziert|gut|toll|
            reibungslos|kurzfristig geklappt|erledigt|gegangen|funktioniert|geholfen|geantwortet|
            reagiert|gemacht|geliefert|organisiert hat|haben|hast|habt
        vielen|besten|herzlichen|schönen|lieben|tausend .. dank
        dankeschön|dankesehr|dankschön|dankö|thx|merci|dnk|danki
        dank
        dank dir|ihnen|euch
        ich|wir danke|danken|bedanke|bedanken mich|uns|ihnen|dir|euch|sehr|herzlich|vielmals
        ich|wir danke|danken
        bedanke|bedanken mich|uns
        danke|danken ich|wir ihnen|dir|euch
        vergelt's|vergelts gott
        sehr|wirklich|ganz|so|total nett|lieb|freundlich|aufmerksam|hilfreich|zuvorkommend von|
            ihnen|dir
        sehr|wirklich|ganz|so|total nett|lieb|freundlich|aufmerksam|hilfreich|zuvorkommend
        erhalten|bekommen|angekommen|eingetroffen|eingegangen|empfangen
        habe|haben|hab|ist|sind|ich|wir|es|alles|mail ~ erhalten|bekommen|angekommen|eingetroffen|
            eingegangen|empfangen|da
        gut|wohlbehalten|heil|dankend|soeben|eben|gerade angekommen|erhalten|eingetroffen
        ist|sind da
        alles da|angekommen|erhalten|bestens|gut
        zur kenntnis genommen
        notiert|vermerkt|verstanden|registriert
        ihre|ihren|ihr|deine|deinen|dein|eure|euren|euer|die|das|der|den ~ erhalten|bekommen|
            angekommen|eingetroffen|eingegangen|empfangen|da
        habe|haben|hab ~ angeschaut|angesehen|gelesen|durchgesehen|geprüft
        alles bestens|in|gut|prima|super
        danke an alle
        an alle
        gute|tolle|super|großartige|hervorragende|prima|klasse arbeit|leistung
        habe|haben|hab ich|wir|es|mir|das notiert|vermerkt|verstanden|erhalten
        verstehe|verstanden
        ich verstehe .. $
        weiß|wissen ich|wir bescheid
        keine ursache
        kein thema
        gern|gerne geschehen
        nichts zu danken
        dafür nicht|nich
        bitte|gern|gerne sehr|schön
        bitteschön|bittesehr
        passt schon
        damit|dann sind|ist|wäre|wären|haben .. alle|alles|meine|unsere|das|keine fragen|geklärt|
            beantwortet|klar|erledigt|bestens .. beantwortet|geklärt
        damit|dann ist|wäre alles|das|mir klar|geklärt|erledigt|beantwortet
        hat|es|alles ~ geklappt|funktioniert
        das ging|war ja|aber|wirklich|echt|sehr .. schnell|fix|flott
        das ging|war schnell|fix|flott
        genau das|so|was .. gesucht|gebraucht|gemeint|wollte|brauchte
        hat|haben|hilft|das|dies mir|uns|sehr|hat .. geholfen|weiter|sehr|weitergeholfen
        das|dies hilft|hilf uns|mir|sehr|weiter|schon
        hilft uns|mir|sehr .. weiter
        freut|freue|freuen|freu mich|uns
        das freut|ist|war mich|uns|lieb|nett|fein|schön|toll|super|prima .. sehr
        das freut|ist|war|beruhigt mich|uns|lieb|nett|fein|schön|toll|super|prima|spitze
        das ist|war ja|sehr|wirklich|echt fein|lieb|nett|schön|toll|super|prima|spitze|
            beruhigend|freundlich
        fällt|fällt|fiel mir|uns ein stein vom herzen
        da fällt mir|uns ein stein vom herzen
        da bin|sind ich|wir|aber beruhigt|erleichtert|froh
        bin|sind beruhigt|erleichtert|froh
        gute|tolle|super|klasse|prima|saubere|starke arbeit|sache|leistung|service
        gut|toll|super|klasse|prima|sauber|bestens gemacht
        glückwunsch|gratulation|gratuliere|bravo
        herzlichen glückwunsch
        sie|du sind|bist ein|der|die schatz|engel|beste|bester|goldstück
        schön|schade ist das|es nicht
        sorry|entschuldigung|entschuldigen|verzeihung für .. mühe|störung|umstände|aufwand|
            verwechslung|verwirrung
        mein|unser fehler|versehen
        fein
        erl.|erledigt
        ist erledigt
        habe|hab's|hab ichs|erledigt
        freut|freue das|mich|uns
        sie|du sind|bist ein|der|die|eine schatz|engel|beste|bester|goldstück|held|hilfe|wucht
        das hilft|half|rettet uns|mir .. sehr|weiter|tag
        läuft|funktioniert|klappt|geht jetzt|wieder|nun|alles|tadellos|einwandfrei|perfekt|bestens|
            prima|super
        läuft|funktioniert|klappt|geht wieder|jetzt|nun|alles .. einwandfrei|perfekt|bestens|prima|
            super|tadellos|wunderbar
        gut|schön zu wissen|hören
        tausend|ganz|vielen lieben|herzlichen dank
        vielen|ganz lieben|herzlichen dank
        jetzt|nun|damit|somit habe|haben|hab ich|wir alles|alle
        ich|wir habe|haben jetzt|nun alles
        ist|sind|wird|hab|habe|haben|schon notiert|vermerkt|gespeichert|eingetragen|abgelegt
        jetzt|nun|so|damit passt|stimmt sie|er|es|alles
        jetzt|nun|so|damit passt|stimmt
        merci
        merci vielmals|vielmal|vilmal|beaucoup
        ganz|auch meinerseits|unsererseits|meinerseits
        dass|das .. so schnell|rasch|flott|unkompliziert ging|geklappt|war
        ist|war|wirklich|echt nicht|keine selbstverständlich|selbstverständlichkeit
        das ist|war|wirklich nicht|keine selbstverständlich|selbstverständlichkeit
        für die|eure|ihre|deine gastfreundschaft|bewirtung|einladung
        hab|habe|haben ich|wir's|wir|ichs
        ist|sind|hab|habe alles|schon|es|sie verbucht|eingebucht|gebucht|eingetragen|abgelegt|
            gespeichert|notiert|hinterlegt
        ist|sind verbucht|eingebucht|gebucht|hinterlegt
        das ist|war ja|aber|wirklich|sehr|so lieb|nett|freundlich|aufmerksam
        das ist|war ja|aber|wirklich|sehr|so lieb|nett|freundlich|aufmerksam von ihnen|dir|euch
        sehr|wirklich|so lieb|nett|freundlich von ihnen|dir|euch
        wie immer|üblich|gewohnt spitze|klasse|super|top|prima|toll|zuverlässig|schnell
        geht|bin|ist|es|mir schon|wieder|bereits besser
        geht es|mir schon|wieder|bereits|viel besser
        mir geht es schon|wieder|bereits|viel besser
        auf dem|wege weg der|besserung besserung
        sie|du sind|bist ein schatz|engel|goldstück
        steht|stehen|sind|ist alle|alles|jetzt|nun|bei|auf auf|der|in|meiner|unserer der|liste|akte
        sind|ist alle|alles auf der liste
        wohlbehalten|heil|unversehrt da|hier
        ist|sind wohlbehalten|heil|unversehrt|gut da|hier|gelandet
        nichts passiert
        hat|haben nicht gestört
        heute|gestern|eben|schon|bereits abgeholt|gekommen|angekommen|eingetroffen
        sind|ist heute|gestern|eben|schon|bereits gekommen|abgeholt|da
        hab's|habs|hab|habe bekommen|erhalten|gekriegt
        liegt|liegen mir|uns vor
        alles wie vereinbart|besprochen|bestellt
        kein grund zur entschuldigung|sorge
        wie aufmerksam|nett|lieb|freundlich
        ich|wir|hiermit bestätige|bestätigen ~ich|wir|hiermit|ihnen|dir|euch|den|dankend|gern|gerne|
            die erhalt|eingang|empfang
        ich|wir|hiermit bestätige|bestätigen ~ich|wir|hiermit|ihnen|dir|euch|den|dankend|gern|gerne|
            die erhalt|eingang|empfang ~ihrer|ihres|deiner|eurer|der|des|dieser|von|letzten|
            heutigen|gestrigen mail|e-mail|email|nachricht|schreibens|briefs|briefes|unterlagen|
            dokumente|ware|lieferung|sendung|pakets|paketes|zahlung|rechnung
        erhalt|empfang bestätigt
        entschuldigung angenommen
        keine weiteren|offenen fragen|rückfragen
        keine fragen|rückfragen mehr
        von|auf meiner|unserer seite ~aus|her|gibt|bestehen|es|sind keine weiteren|offenen fragen|
            rückfragen
        von|auf meiner|unserer seite ~aus|her|gibt|bestehen|es|sind keine fragen|rückfragen mehr
        meinerseits|unsererseits ~gibt|bestehen|es keine weiteren|offenen fragen|rückfragen
        ich|wir habe|haben keine weiteren|offenen fragen|rückfragen
        ich|wir habe|haben keine fragen|rückfragen mehr
    """,
    thanks_for="""
        danke .. für|fürs
        verbindlichen|aufrichtigen dank für
        vielen|besten|herzlichen|schönen|lieben|tausend|ganz .. dank|danke .. für|fürs
        dank .. für|fürs
        danke|danken .. für|fürs
        merci für|fürs
        bedanke|bedanken mich|uns .. für
        danke dass|das
        danke ihnen|dir|euch .. für
        dankeschön|dankschön für
        vielen|besten|herzlichen lieben dank für
    """,
    agrees="""
        ok|okay|oki|okidoki|oke|okee
        alles klar
        ja
        jo|jup|jep|jepp|yep|joa|jawohl|jawoll|jap|jaa|na
        ja|aber|sehr|bitte|nur|immer gern|gerne
        gern|gerne
        gern|gerne so|doch
        ja bitte|klar|natürlich|sicher|genau|stimmt|passt|super|perfekt
        natürlich|selbstverständlich|klar|klaro|logo|sicher|freilich|unbedingt|absolut|genau|
            richtig|korrekt|stimmt|eben|exakt|allerdings|definitiv
        na klar|sicher|logo
        passt|passt's|past
        das|es|alles|so|mir|uns|termin|der|die|zeit passt|ginge|geht|klappt|stimmt|reicht .. gut|
            mir|uns|bestens|so|perfekt|prima|wunderbar|super
        das|es|alles|so|mir|uns|termin passt|ginge|geht|klappt|stimmt|reicht
        passt|geht|klappt|reicht gut|mir|uns|bestens|so|perfekt|prima|für|wunderbar|alles|
            super .. mir|uns
        passt|geht|klappt|reicht gut|mir|uns|bestens|so|perfekt|prima|wunderbar|alles|super
        in ordnung
        geht|ist|alles in ordnung
        geht|ist|wäre|wär das .. in ordnung|so|klar
        geht klar
        passt|geht|ok|okay|gut|klar für mich|uns
        dann|so|also bleibt|lassen|bleiben es|wir|wir's .. so|dabei
        so passt|geht|ist|gehört es|das
        dann bleibt es so|dabei
        von mir aus
        meinetwegen
        wie vorgeschlagen|besprochen|vereinbart|angeboten
        gut|gute|sehr idee|gut|so|sache|plan
        guter|gute plan|vorschlag|idee
        gut
        klingt|hört|sieht|schaut gut|super|prima|toll|perfekt|vernünftig|fein
        klingt|sieht|schaut|hört .. gut|super|prima|toll|aus|an
        klingt|sieht|schaut|hört sich|gut|super|sehr gut aus|an
        perfekt|super|prima|toll|bestens|wunderbar|klasse|spitze|ausgezeichnet|großartig|
            hervorragend|top|topp|fein|cool|geil|genial|sehr|schön|stark|hervorragend
        sehr gut|schön|fein|gerne
        kein|keine problem|probleme|einwände|einwand
        kein ding|thema|stress
        auf jeden|alle fall|fälle
        das|es|dies wäre|ist|klingt super|toll|prima|schön|gut|perfekt|klasse|wunderbar|ideal|nett|
            spitze|fein|großartig
        das|es wäre ja|sehr|wirklich super|toll|prima|schön|gut|perfekt|klasse|wunderbar|ideal|
            nett|lieb
        sehr|aber gern|gerne
        montag|dienstag|mittwoch|donnerstag|freitag|samstag|morgen|übermorgen|vormittag|nachmittag|
            vormittags|nachmittags passt|geht|klappt|ginge .. gut|uns|mir|bestens|prima|super|
            perfekt|ok|okay
        montag|dienstag|mittwoch|donnerstag|freitag|samstag|morgen|übermorgen|vormittag|nachmittag|
            vormittags|nachmittags ist .. gut|bestens|prima|super|perfekt|ok|okay
        montag|dienstag|mittwoch|donnerstag|freitag|samstag|morgen|übermorgen|vormittag|nachmittag|
            vormittags|nachmittags passt|geht|klappt|ginge
        unbedingt
        jawohl|jo|jep|sicher|freilich|genau|ok|okay|klar|unbedingt|doch|gern|gerne|sehr bitte|gern|
            gerne
        passt|geht|ok|okay|klar für|bei uns|mir|mich
        au|oh ja
        au|oh ja gern|gerne|bitte
        das|dies|die|es sind|ist|waren|klingen ~ja|aber|sehr|wirklich|doch gute|tolle|schöne|
            erfreuliche|wunderbare|großartige|prima|super nachrichten|neuigkeiten|nachricht
        gute|tolle|schöne|erfreuliche|wunderbare|großartige nachrichten|neuigkeiten|nachricht
    """,
    accepts="""
        freigegeben|freigabe|druckfreigabe|genehmigt|akzeptiert|angenommen|gekauft|bestellt|
            beauftragt
        hiermit|somit|ist|das freigegeben|genehmigt|akzeptiert|angenommen|bestellt|beauftragt|
            erteilt
        freigabe|druckfreigabe|auftrag erteilt
        machen|mach|macht sie|ihr|du|das|es .. so
        machen|tun sie|ihr das|es|so
        mach|macht das|es|so
        können|kann .. machen sie
        tun sie|du das
        bitte tun|machen sie|das
        machen|mach sie|das ruhig|gern|gerne|bitte
        nur zu
        dabei
        bin|sind|wir dabei
    """,
    accords="""
        einverstanden
        bin|sind|wir|ich .. einverstanden
        bestätigt|zugestimmt|bestätige|gebongt|abgemacht
        hiermit|ich|wir|das bestätigt|bestätige|bestätigen
        machen|mach wir|ma .. so
        machen|mach wir|so
        machen wir das|es|so
        so|können|kann .. machen wir|wir's|wirs
        so machen|mach wir|wir's|wirs|mas|ma
    """,
    undertakes="""
        mach|mache|machen ich|wir
        mach|mache|machen ich|wir gern|gerne|sofort|gleich
        wird|ist|werde|werden gemacht|erledigt
        wird|werde|werden ich|wir|sofort|gleich|umgehend|prompt gemacht|erledigt|machen|erledigen
        erledige|erledigen ich|wir
        kümmere|kümmern|kümmer mich|uns|ich mich|uns|darum|drum|gleich
        kümmere|kümmern|kümmer mich|uns
        schicke|schick|sende|schicken|senden ich|wir
        schicke|schick|sende|schicken|senden ich|wir ihnen|dir|euch|gleich|sofort|heute|morgen
        schicke|schick|sende|schicken|senden ich|wir ihnen|dir|euch gleich|sofort|heute|morgen
        schicke|schick|sende|schicken|senden ich|wir ihnen|dir|euch
    """,
    takes_back="""
        habe|haben|hab|hab's|habs ~ich|wir|es|ihn|sie|schon|bereits|inzwischen|doch|noch|
            selbst gefunden
        habe|haben|hab ~ich|wir es|ihn|sie ~schon|bereits|inzwischen|doch|noch|selbst gefunden
        habe|haben|hab ~ich|wir es|ihn|sie ~im|in|auf|der|dem|den|ihrer|eurer|deiner|unserer|
            unserem|letzten|alten|rechnung|angebot|portal|webseite|website|homepage|katalog|mail|
            anhang|ordner|archiv|unterlagen|bestätigung|auftragsbestätigung|liste|
            preisliste gefunden
        hab's|habs ~im|in|auf|der|dem|den|ihrer|eurer|deiner|unserer|unserem|letzten|alten|rechnung|
            angebot|portal|webseite|website|homepage|katalog|mail|anhang|ordner|archiv|unterlagen|
            bestätigung|auftragsbestätigung|liste|preisliste gefunden
        habe|haben|hab|hab's|habs ~ich|wir|es|sie|ihn inzwischen|mittlerweile|
            zwischenzeitlich ~schon|bereits|selbst|von|einem|einer|kollegen|kollegin bekommen|
            erhalten
        inzwischen|mittlerweile|zwischenzeitlich ~habe|haben|hab|ich|wir|es|sie|ihn|schon|doch|
            selbst gefunden|bekommen|erhalten
        hat|haben sich ~bereits|schon|inzwischen|mittlerweile|zwischenzeitlich|damit|somit|nun|
            jetzt|von|selbst|allein|alleine|hiermit|soeben|gerade|eben|doch|wohl erledigt|geklärt|
            aufgeklärt|überholt
        das|die|meine|unsere|es|alles ~letzte|vorige|sache|frage|anfrage|rückfrage|mail|e-mail|
            nachricht|thema|angelegenheit|problem hat|haben sich ~bereits|schon|inzwischen|
            mittlerweile|zwischenzeitlich|damit|somit|nun|jetzt|von|selbst|allein|alleine|hiermit|
            soeben|gerade|eben|doch|wohl erledigt|geklärt|aufgeklärt|überholt
        keine antwort|rückmeldung mehr nötig|notwendig|erforderlich
        sie|du|ihr brauchen|brauchst|braucht|müssen|musst|müsst ~mir|uns|also|
            darauf nicht mehr ~darauf|zu antworten
        brauchen|brauchst|braucht ~sie|du|ihr|mir|uns|also|darauf nicht mehr ~darauf|zu antworten
        nicht mehr nötig|notwendig|erforderlich|relevant|aktuell
        schon|doch gefunden
        nicht so wichtig
        gegenstandslos
        meine|unsere ~letzte|vorige|vorherige|obige mail|e-mail|email|nachricht|frage|rückfrage ist|
            hat ~sich|damit|inzwischen|bereits|schon|nun|somit gegenstandslos|erledigt
        bitte meine|unsere|die|diese ~letzte|letzten|vorige|vorherige|vorigen|frühere|obige|erste|
            andere|von|eben|vorhin|gerade mail|mails|e-mail|email|nachricht|nachrichten|frage|
            rückfrage|anfrage ignorieren|vergessen|löschen
        bitte meine|unsere|die|diese ~letzte|letzten|vorige|vorherige|vorigen|frühere|obige|erste|
            andere|von|eben|vorhin|gerade mail|mails|e-mail|email|nachricht|nachrichten|frage|
            rückfrage|anfrage nicht beachten
        bitte ignorieren|vergessen|löschen|ignoriere|ignoriert|vergiss|vergesst ~sie|einfach meine|
            unsere|die|diese ~letzte|letzten|vorige|vorherige|vorigen|frühere|obige|erste|andere|
            von|eben|vorhin|gerade mail|mails|e-mail|email|nachricht|nachrichten|frage|rückfrage|
            anfrage
        ignorieren|vergessen|löschen|ignoriere|ignoriert|vergiss|vergesst ~sie|bitte|einfach meine|
            unsere|die|diese ~letzte|letzten|vorige|vorherige|vorigen|frühere|obige|erste|andere|
            von|eben|vorhin|gerade mail|mails|e-mail|email|nachricht|nachrichten|frage|rückfrage|
            anfrage
        meine|unsere|die|diese ~letzte|letzten|vorige|vorherige|vorigen|frühere|obige|erste|andere|
            von|eben|vorhin|gerade mail|mails|e-mail|email|nachricht|nachrichten|frage|rückfrage|
            anfrage bitte|einfach ~einfach ignorieren|vergessen|löschen
        meine|unsere|die|diese ~letzte|letzten|vorige|vorherige|vorigen|frühere|obige|erste|andere|
            von|eben|vorhin|gerade mail|mails|e-mail|email|nachricht|nachrichten|frage|rückfrage|
            anfrage bitte|einfach nicht beachten
        versehentlich|irrtümlich gesendet|geschickt|verschickt
        aus versehen gesendet|geschickt|verschickt
    """,
    tells="""
        entschuldigung|verzeihung
        bei|für ~weiteren|weitere|etwaigen|allfällige fragen|rückfragen stehe|stehen ~ich|wir|ihnen|
            dir|euch|gern|gerne|jederzeit zur verfügung
        für|bei ~weiteren|weitere|etwaigen|allfällige fragen|rückfragen ~bin|sind|ich|wir|gern|
            gerne|jederzeit|für|sie|dich|euch da|erreichbar
        ich|wir stehe|stehen ~ihnen|dir|euch|für|bei|fragen|rückfragen|weitere|gern|gerne|
            jederzeit zur verfügung
        wir|ich bereiten|bereite ~die|das|den|unsere|unser|alles rampe|tor|platz|einfahrt|hof|
            stapler|alles vor
        wir|ich halten|halte ~die|das|den|unsere|unser|alles rampe|tor|platz|einfahrt|hof frei|
            offen|bereit
        bis bald|dann|später|nachher|demnächst
        wir sehen|hören|sprechen uns ~dann|bald|ja
        man sieht|hört sich
        auf wiedersehen|wiederhören|wiederschauen
        tschüss|tschüs|tschau|ciao|servus|pfiat
        keine antwort|rückmeldung nötig|notwendig|erforderlich
        sie|du|ihr brauchen|brauchst|braucht|müssen|musst|müsst ~mir|uns|also|
            darauf nicht ~darauf|zu antworten
        brauchen|brauchst|braucht ~sie|du|ihr|mir|uns|also|darauf nicht ~darauf|zu antworten
    """,
    appoints="""
        bis ~dann|nächsten|kommenden|zum|am montag|dienstag|mittwoch|donnerstag|freitag|samstag|
            sonntag|morgen|übermorgen
        wir|ich freuen|freue uns|mich ~schon|sehr|bereits auf ~die|den|das|ihre|eure|
            deine lieferung|ware|waren|sendung
        freuen|freue uns|mich ~schon|sehr|bereits auf ~die|den|das|ihre|eure|deine lieferung|ware|
            waren|sendung
        dann|also warten|warte wir|ich auf ~die|den|das|ihre|eure lieferung|ware|waren|sendung|lkw|
            spedition|paket|palette|paletten|möbel
        bis ~dann|nächsten|kommenden|zum|am montag|dienstag|mittwoch|donnerstag|freitag|samstag|
            sonntag|morgen|übermorgen dann|früh|vormittag|nachmittag|mittag|abend
        bis ~dann|nächsten|kommenden|zum|am montag|dienstag|mittwoch|donnerstag|freitag|samstag|
            sonntag|morgen|übermorgen ~um|gegen|ab|früh|vormittag|nachmittag|mittag|abend|uhr|der|
            den|#|neun|zehn|elf|zwölf|acht|sieben|eins|zwei|drei|vier #|neun|zehn|elf|zwölf|acht|
            sieben|eins|zwei|drei|vier
        bis ~dann|nächsten|kommenden|zum|am montag|dienstag|mittwoch|donnerstag|freitag|samstag|
            sonntag|morgen|übermorgen ~um|gegen|ab|früh|vormittag|nachmittag|mittag|abend|uhr|der|
            den|#|neun|zehn|elf|zwölf|acht|sieben|eins|zwei|drei|vier uhr
        wir sehen|treffen|hören|sprechen uns ~dann|also|am|nächsten|kommenden montag|dienstag|
            mittwoch|donnerstag|freitag|samstag|sonntag|morgen|übermorgen
        wir sehen|treffen|hören|sprechen uns ~dann|also|am|nächsten|kommenden montag|dienstag|
            mittwoch|donnerstag|freitag|samstag|sonntag|morgen|übermorgen ~um|gegen|ab|früh|
            vormittag|nachmittag|mittag|abend|uhr|der|den|#|neun|zehn|elf|zwölf|acht|sieben|eins|
            zwei|drei|vier #|neun|zehn|elf|zwölf|acht|sieben|eins|zwei|drei|vier|uhr
        sehen|treffen|hören|sprechen wir uns ~dann|also|am|nächsten|kommenden montag|dienstag|
            mittwoch|donnerstag|freitag|samstag|sonntag|morgen|übermorgen
        man sieht sich ~dann|also|am montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|
            morgen|übermorgen
        montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|morgen|übermorgen ~um|gegen|ab|
            früh|vormittag|nachmittag|mittag|abend|uhr|der|den|#|neun|zehn|elf|zwölf|acht|sieben|
            eins|zwei|drei|vier passt|geht|klappt
        montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|morgen|übermorgen ~um|gegen|ab|
            früh|vormittag|nachmittag|mittag|abend|uhr|der|den|#|neun|zehn|elf|zwölf|acht|sieben|
            eins|zwei|drei|vier passt|geht|klappt ~es|bei|für|auch mir|mich|uns
        montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|morgen|übermorgen ~um|gegen|ab|
            früh|vormittag|nachmittag|mittag|abend|uhr|der|den|#|neun|zehn|elf|zwölf|acht|sieben|
            eins|zwei|drei|vier passt|geht|klappt|ist ~es|bei|für|auch|mir|mich|uns|sehr gut|prima|
            bestens|perfekt|super|ordnung|ok|okay
        wir|ich freuen|freue uns|mich ~schon|sehr|bereits auf ~die|den|das|ihre|ihren|eure|euren|
            deine|deinen lieferung|termin|treffen|besuch|gespräch|montage ~am|nächsten|
            kommenden montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|morgen|übermorgen
        freuen|freue uns|mich ~schon|sehr|bereits auf ~die|den|das|ihre|ihren|eure|euren|deine|
            deinen lieferung|termin|treffen|besuch|gespräch|montage ~am|nächsten|kommenden montag|
            dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|morgen|übermorgen
        wir|ich erwarten|erwarte sie|euch|dich ~dann|am|also|gern|gerne montag|dienstag|mittwoch|
            donnerstag|freitag|samstag|sonntag|morgen|übermorgen
        hiermit|gern|gerne nehme|nehmen ich|wir ~den|diesen|ihren|deinen|euren|vorgeschlagenen|
            neuen termin|terminvorschlag ~gern|gerne|dankend an
        ich|wir nehme|nehmen ~hiermit|gern|gerne|den|diesen|ihren|deinen|euren|vorgeschlagenen|
            neuen termin|terminvorschlag ~hiermit|gern|gerne|dankend an
        den|diesen|ihren ~vorgeschlagenen termin|terminvorschlag nehme|nehmen ich|wir ~hiermit|gern|
            gerne|dankend an
    """,
    social="""
        schönes|schönen|schöne|schoenes|gutes|guten|gute|angenehmen|angenehmes|erholsames|frohes|
            frohe|fröhliche|entspanntes|ruhigen|ruhiges wochenende|tag|abend|woche|feierabend|
            feiertage|urlaub|nacht|ostern|weihnachten|reise|fahrt|zeit|sonntag|start|jahr|
            pfingsten|rutsch
        schönes|schönen|schöne|gutes|guten|gute|erholsames .. wochenende|tag|abend|woche|
            feierabend|feiertage|urlaub|nacht|tag noch
        schönen|guten|schönes abend|tag|wochenende noch
        wünsche|wünschen .. wochenende|tag|abend|woche|feiertage|urlaub
        und|auch einen|ein|eine|ihnen|dir|euch
        ihnen|dir|euch auch|ebenso|ebenfalls
        ihnen|dir|euch ein|einen|eine
        ebenso|ebenfalls|gleichfalls|auch
        und|dann|also|denn|ja|na|so|sehr|nochmal|nochmals|auch|mal|ah|oh|ach|puh|hm|hmm|uff|ui|
            hey|hallo|servus|moin|guten|vielmals|wirklich|echt
        bis bald|dann|später|nachher|demnächst|morgen
        bis die tage
        tschüss|tschüs|ciao|baba|ade|servus|tschau|pfiat
        alles gute|liebe
        gute besserung
        liebe|viele|beste|herzliche|schöne grüße|grüsse
        lieben|vielen|besten|schönen|herzlichen gruß
        lg|vg|mfg|bg
        gruß|grüße
        für .. info|infos|auskunft
        ich|wir|das|es
        hören|sprechen wir|uns
        au|oh|juhu|hurra|tiptop
        liebe|lieber|werte|werter
        sorry|pardon
    """,
    parcel="""
        ich wir mir uns es alles sie das die den der dies diese dieses diesen ihre ihren ihr deine
        deinen dein eure euren euer unsere mail mails e-mail email nachricht nachrichten paket
        pakete lieferung sendung zahlung ware waren unterlagen dokumente brief rechnung angebot
        auftrag bestellung auftragsbestätigung bestätigung bestellbestätigung vertrag muster katalog
        liste preisliste geld überweisung gutschrift antwort information informationen infos datei
        dateien anhang post päckchen eben soeben gerade heute gestern schon bereits inzwischen nun
        jetzt dankend gut wohlbehalten heil unversehrt vollständig pünktlich rechtzeitig bestens
        prima super wunderbar reibungslos und auch habe haben hab ist sind
    """,
    bars="""
        nicht|nichts|kein|keine|keinen|keiner|nie|ohne|weder|ist|sind|hat|war|waren|steht|liegt
        montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|heute|morgen|übermorgen|
            nächste|nächsten|nächster|gleich|sofort|umgehend|dringend|asap|mittag|vormittag|
            nachmittag|kw
        januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember
        nachsehen|nachschauen|kümmern|klären|prüfen|weiterleiten|weitergeben|ausrichten
        aber|jedoch|allerdings|leider|nur|außer|sondern|trotzdem|doch|dennoch|obwohl|zwar|sonst|
            lediglich|anscheinend|offenbar
        wenn|falls|ob|sobald|sofern|bevor|nachdem|bis|weil|dass|damit|statt|anstatt
        bitte|bitten|könnten|könnte|können|kann|könntest|würden|würde|möchte|möchten|sollen|
            sollte|sollten|soll|muss|müssen|müsste|brauche|brauchen|benötige|benötigen|wäre|
            wären|hätte|hätten|werden|wird|noch
        frage|fragen|rückfrage|rückfragen
        wann|wo|wer|wie|was|warum|welche|welcher|welches|wieviel
        voraus|vorab|baldige|baldigen|baldmöglichst|umgehende|umgehenden|zeitnahe|kurze|eine|
            einen|künftige|künftig
        zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|dutzend|weitere|weiteren|weiterer|andere|
            anderen|falsche|falschen|fehlende|fehlenden|fehlt|fehlen|kaputte|beschädigte|defekte
        ruf|rufe|rufen|anrufen|rückruf
        dann
    """,
    offer_asked="""
        soll|sollen|sollte|sollten|darf|dürfen|dürfte|dürften|kann|können|könnte|könnten ich|wir
        soll|sollen|sollte|sollten|darf|dürfen er|sie|es|man|jemand|unser|unsere
        wollen|woll|wolln wir
        möchten|möchtest|wollen|willst|wünschen|wünschst|hätten sie|du|ihr .. dass|ich|wir
        ^ holen|bringen|machen|schicken|senden|liefern|nehmen|buchen|bestellen|reservieren|tauschen|
            kommen|
            stellen|starten|beginnen|ändern|verschieben|lassen|rufen|treffen|sagen|halten|bleiben|
            packen|
            legen|reparieren|montieren|verlängern|erhöhen|wechseln wir
    """,
    offer="""
        brauche|brauchen|benötige|benötigen|fehlt|fehlen|warte|warten .. ihr|dein|euer|ihre|deine|
            eure|ihrer|ihrem okay|ok|go|einverständnis|freigabe|zustimmung|genehmigung
        wenn|falls|sofern ja|gewünscht|einverstanden
        wenn|falls|sofern .. passt|möchten|wollen|wünschen|einverstanden|recht|mögen|zustimmen|
            möchtest|willst|magst|ok|okay|ordnung|gewünscht|bestätigen .. ich|wir
        ich|wir .. wenn|falls|sofern sie|du|ihr|es|das|gewünscht .. möchten|wollen|wünschen|
            mögen|möchtest|willst|magst|passt|recht|gewünscht
        schicke|sende|senden|schicken|mache|machen|komme|reserviere|reservieren|liefere|liefern|
            buche|buchen|erstelle|erstellen|rufe|kann|können|könnte|könnten ich|wir .. wenn|
            falls|sofern sie|du|ihr|es|das|gewünscht
        auf|bei wunsch|bedarf|interesse
        bescheid .. wenn|falls|ob|dann .. ich|wir
        sagen|sag|sagt mir|uns|bitte|einfach .. wenn|falls|ob .. ich|wir|soll|sollen
        wir|ich könnten|könnte
        könnten|könnte wir|ich
        wäre|wären .. frei|möglich|verfügbar
        möglich wäre|wären
        habe|haben .. termin|termine|zeit|slot frei
        ist|sind noch frei|verfügbar
        gern|gerne *en|*te wir|ich
        gern|gerne *e ich
        ^ wir|ich *en|*e .. gern|gerne
        ich|wir kann|können .. ihnen|dir|euch|gern|gerne .. auch|gern|gerne|noch .. *en
        ich|wir kann|können gern|gerne|auch|ihnen|dir|euch .. *en
        kann|können ich|wir ihnen|dir|euch .. *en
        freue|freuen mich|uns auf|über ihren|ihre|deinen|deine|euren|eure auftrag|aufträge|
            bestellung|zusage|entscheidung|freigabe
    """,
    decision="""
        passt|passte|recht|einverstanden|ordnung|ok|okay|genehm|möglich|sinnvoll|angenehm
        geht|ginge|passt|passte das|es|dies|ihnen|dir|so|der|die
        reicht|klappt das|es|dies|so $
        reicht|klappt es|das ihnen|dir|euch|so|wenn
        interesse|einverstanden $
        in ihrem|deinem|eurem sinn|sinne
        ^ bestellen|beauftragen|buchen|genehmigen|mieten|kaufen sie
        ^ möchten|möchtest|wollen|willst|wünschen|nehmen|brauchen|benötigen|bevorzugen|
            bestätigen|akzeptieren|mögen|kommen|können|könnten|kannst|würden sie|du|ihr
        bleibt|bleiben es|wir|das|sie|dabei
        haben|hätten sie|du|ihr zeit
        oder $
    """,
    deed="""
        können|könnten|kannst|könntest|könnt|könntet|würden|würdest|würdet sie|du|ihr .. schicken|
            senden|
            geben|nennen|sagen|zeigen|prüfen|ausfüllen|zurückschicken|zurücksenden|übermitteln|
            zukommen|
            nachsehen|nachschauen|erklären|anrufen|zurückrufen|weiterleiten|ergänzen|ändern|
            hochladen|
            überweisen|bringen|mitbringen|unterschreiben|helfen|schauen|klären|mailen|übersenden|
            zusenden|nachreichen|zuschicken|mitteilen|messen|testen|besorgen|bestätigen|beschreiben
    """,
    fact="""
        ^ was|wo|wann|wer|wem|wen|wessen|warum|wieso|weshalb|wie|welche|welcher|welches|welchen|
            wieviel|womit|wofür|wohin|woher
        darf|dürfen|dürfte|dürften|kann|können ich|wir .. fragen|nachfragen|anfragen|nachhaken|
            erfahren|wissen|erinnern
        haben|hast|habt|hat|ist|sind|war|waren|wurde|wurden|konnten|konnte|konntest .. schon|
            bereits|gestern|inzwischen|mittlerweile
    """,
    away="""
        abwesend|abwesenheit|abwesenheitsnotiz
        nicht im büro|haus|dienst
        nicht erreichbar
        außer haus
        im|in urlaub|elternzeit|mutterschutz|krankenstand|ferien
        in elternzeit|mutterschutz|karenz
        urlaub
        auf dienstreise|geschäftsreise|messe
        wieder erreichbar|im
        bin .. wieder da|zurück
        wird nicht|automatisch .. weitergeleitet
        in dringenden fällen|angelegenheiten
    """,
    automatic="""
        automatisch|maschinell|automatisiert generiert|generierte|generierten|erstellt|erstellte|
            erzeugt|erzeugte|versendet|versandt|versendete|verschickt|gesendet
        automatische|automatisierte|maschinelle nachricht|benachrichtigung|e-mail|mail|antwort|
            mitteilung|bestätigung|eingangsbestätigung
        bitte antworten|antworte .. nicht .. diese|dieser|mail|e-mail|nachricht|adresse
        bitte nicht .. antworten
        antworten|antwort auf diese .. nicht|werden
        systemnachricht|systemmeldung
        diese e-mail|nachricht|mail|mitteilung wurde .. automatisch|maschinell|system
        nicht mehr für .. unternehmen|firma|uns tätig
        richten|wenden sie .. anfragen|sich .. künftig|bitte
    """,
    please="bitte brauche brauchen bräuchte bräuchten",
    advertises="""
        webseite katalog messe halle agb datenschutz vertraulich umwelt
    """,
    days="""
        montag dienstag mittwoch donnerstag freitag samstag sonntag morgen übermorgen
    """,
    how="""
        mit ohne ab vor nach auch ebenso nur hinten vorne zu bei tor doppelte diesmal
    """,
    how_after="",
    bound_for="für an",
    itself="diese dieser dieses dies",
    we="ich wir",
    you="sie ihnen",
    your="ihr ihre ihrem ihren ihrer ihres euer eure eurem euren",
    got="""
        bekommen bekamen bekam bekomme erhalten erhielten erhielt erhalte
    """,
    instead="""
        wende kontaktier anruf rufen ruf meld schreib erneut vertret vertritt
    """,
    urgent="dringend eilig hilfe sofort",
    notions="""
        we: ich wir mir mich uns mein* unser* unsre
        shall: werde werden melden gebe geben schaue kümmere melde sage sag schicke richte leite
            lasse kläre bespreche entscheiden vergleichen überlegen merke
        did: hab habe haben hatte hatten bin konnte konnten
        you: sie ihnen ihr ihre ihren ihrem ihrer ihres du dir dich dein* euch euer* eure*
            ihrerseits
        others: er kolleg* chef* mann vorarbeiter* hausmeister* portier* pförtner* buchhalt* kunde*
            kunden mieter* gast gäste team jemand wer
        not: nicht nichts kein* nix ohne nie niemals weder nirgends niemand keiner
        nobody: niemand* keiner
        but: aber jedoch allerdings doch leider nur bloß trotzdem obwohl sondern stattdessen dagegen
            bedauerlicherweise sonst
        again: wieder nochmal nochmals erneut immer schon weiterhin zweimal drittes dauernd
        want: möchte* will wollen brauch* bräucht* benötig* wünsch* hätte hätten lieber bevorzug*
            soll sollte* muss müss* müßt* gerne gern interess* hoffe* wäre wären würde würden
            könnte* dürfte* ginge
        please: bitte bitten ersuche* dringend eilig schnellstmöglich umgehend baldigst erbitte*
        do: schick schicken schickt sende senden mach macht machen leg legt stell nimm nehmt lass
            lasst streich ändert ändern ruf prüfen korrigier* liefert liefern bring bringt buch
            bucht storniert stornieren warten haltet geben gib sagen sag schreiben schreibt achten
            meldet melden
        done: erledigt geschickt gesendet weitergeleitet weitergegeben gesagt bezahlt überwiesen
            unterschrieben gebucht erhalten bekommen angekommen eingetroffen fertig geklärt
            genehmigt bewilligt geprüft notiert informiert gemacht abgeholt angenommen übernommen
            eingetragen beglichen da gefunden
        already: schon bereits gestern inzwischen mittlerweile seit heute
        well: gut ok okay passt super perfekt prima alles klar recht zufrieden vollständig heil
            problem genügt reicht bestens tadellos einwandfrei wunderbar läuft ordnung funktioniert
            stimmt richtig toll schön fein unbeschädigt freut freue
        broken: kaputt defekt* beschädigt* gerissen* riss risse tropft undicht* verbogen* zerkratzt*
            verkratzt* verklemmt* schmutzig* angeschlagen*
            kratzer eingedrückt* klemmt fehler* absturz* stürzt störung* lärm laut stinkt nass
            dreckig klirr* flacker* knallt locker* zerbrochen* verschimmelt schimmel wackelt
            blockiert* abgelaufen* verstellt ausgefallen fällt durchnässt bricht rostig* hängt
            spinnt
        wrong: falsch* fehlerhaft* irrtum irrtümlich* verwechselt* abweich* komisch* seltsam*
            inakzeptabel enttäuscht* ärger* verspät* spät zu warte* wartet höher* weniger zuwenig
            schlechter überschneid* unzufrieden*
        missing: fehlt fehlen fehlte fehlten gefehlt vermiss* nirgends verloren
        stop: storn* kündig* abbrech* verschieb* zurückgeb* reklam* ablehn* beschwer* widerruf*
            zurücktreten absag* abbestell* geschlossen
        which: was wann wo wer wen wem welche* warum wieso weshalb wie wieviel* ob wohin woher womit
            wofür
        yes: ja jawohl klar einverstanden gerne gern abgemacht ok okay bestell*
        no: nein nee nö
        thanks: danke dank dankend danken dankbar merci vergelt's bedank* dankeschön verdankt
        sorry: sorry entschuldig* leid verzeih* bedauer* tut
        praise: gratulier* glückwunsch schön* toll* hervorragend* großartig* herrlich* wunderschön*
            klasse spitze genial* begeistert*
        wish: wünsch* wochenende weihnacht* feiertag* ostern urlaub ebenso grüß* gruß feierabend
        when: heute morgen montag* dienstag* mittwoch* donnerstag* freitag* samstag* sonntag* woche*
            monat* tag tage tagen früh mittag* nachmittag* abend* jahr* januar jänner februar märz
            april mai juni juli august september oktober november dezember uhr stunde* kw bis vor
            nächste* ende
        money: preis* kost* rechnung* zahl* rabatt* nachlass* euro* prozent mwst ust gutschrift*
            betrag* gebühr* skonto konto
        more: mehr noch weitere* zusätzlich* auch dazu außerdem ferner größer*
        instead: statt anstatt anstelle stattdessen
        agreed: versprochen vereinbart* ausgemacht besprochen zugesagt abgemacht hieß bestellt*
            erwartet gerechnet
        attached: hier hiermit hierbei anbei anhang anlage beigefügt* angehängt* beiliegend* retour
        info: info kenntnis information* hinweis* bescheid unterlagen zk zki ablage
        is: hat hatte war waren ist sind wird kommt
        accept: einverstanden annehm* angenommen freig* frei genehmig* zustimm* zugestimmt akzept*
            bestätig* abgemacht zuschlag zusage* entscheid* entschieden
        go: loslegen losgehen anfangen anfertigen starten drucken fertigen gefertigt produzieren
            bauen ausführen umsetzen beginnen anlaufen bestellen mitschicken veröffentlich*
        take: nehmen nehme wählen wähle hätten variante version zwei drei vier packung*
    """,
)
