"""Hungarian: by which words a business mail asks, thanks, agrees and offers.

Endings say what other languages say in words: '*nád' asks politely ('küldenéd'), '*jenek' commands,
'*-e' makes a question, '*juk' with a question mark offers ('küldjük?'). Question words are safe
anywhere in a sentence, for a relative clause has others ('mikor', but 'amikor').
"""

from store.rules.lexicon.language import Language

HUNGARIAN = Language(
    common="""
        az hogy nem egy van ez azt ezt csak már mert kérem kérjük köszönöm köszönjük köszi volt
        lesz kell lehet itt ott nekem nekünk önök önöknek minden jó vagy mint után szerint akkor
        hát sem nincs üdv szia kedves tisztelt majd tudom szeretném szeretnénk kérnék küldöm igen
        rendben oké legyen holnap számla szállítás ajánlat hétfő hétfőn kedden szerdán csütörtökön
        pénteken délután délelőtt jövő tegnap küldjük csatolva mellékelem adtuk munka szuper ami
        aki mikor ezért kérlek szép vissza még nagyon jól üdvözlettel tisztelettel sajnos tudna
        hol ára napot lenne volna kellene között lécci légyszi kéne szívesen megvan mehet persze
    """,
    greetings="""
        tisztelt|t.
        kedves|drága
        szia|sziasztok|szió|sziasztok|szervusz|szervusztok|szevasz|helló|hello|halló|heló|szióka|
            hali|csá|üdv|csáó
        jó reggelt|napot|estét|napon
        szép|jó napot|estét
        üdvözlöm|üdvözletem|üdvözlet
        hölgyem|uram
    """,
    closings="""
        tisztelettel|tisztelettel:|üdvözlettel|köszönettel|barátsággal|szeretettel|udvözlettel
        üdvözlettel|szívélyes|baráti|szíves|meleg|baráti|kollegiális üdvözlettel
        üdv|üdv.|üdv:|üdvözöl|üdvözlöm|udv|üdvözlet
        előre is köszönöm|köszönjük|köszi $
        szép|jó|kellemes|további napot|hetet|estét|hétvégét|munkát|szép|jó|kellemes kívánok|
            kívánunk
        szép|jó|kellemes|további napot|hetet|estét|hétvégét|munkát|szép|jó|kellemes $
        minden jót $
        puszi|pusz|ölel|csók $
        maradok|maradunk tisztelettel
    """,
    partings="""
        köszi|kösz|köszönöm|köszönjük|kösz.
        köszönöm|köszönjük szépen
        minden jót
        szép|jó|kellemes|további napot|hetet|estét|hétvégét|munkát
        szép|jó|kellemes|további napot|hetet|estét|hétvégét|munkát kívánok|kívánunk
        további szép|jó|kellemes napot|hetet|estét|hétvégét|munkát
        további szép|jó|kellemes napot|hetet|estét|hétvégét|munkát kívánok|kívánunk
        minden jót kívánok|kívánunk
    """,
    question="""
        mikor|mikorra|mikortól|miért|meddig|mióta|hányan|hányat|hány|hánykor|hányas|mennyi|
            mennyibe|mennyiért|mennyire|mennyit|melyik|melyiket|melyikkel|melyiknek|hogyan|
            honnan|hová|merre|kinek|kivel|kitől|kihez|mivel|miből|mire|miről|mihez|minek|mekkora|
            mit|kit
        hol|hova van|lehet|kapható|tart|található|a|az|áll|érhető|nézhetem|látom|tudom|kapok|
            kapunk|vehetjük|tudjuk|tudunk
        milyen áron|ár|méret|méretben|színben|szín|határidővel|határidő|formában|módon|lehetőség|
            feltételekkel|költség|anyagból|időre|címre|gyakran|hosszú|nagy|a|az
        ^ mi a|az|lesz|van|legyen|ez|történt|újság|kell|volt|szükséges
        ^ ki a|az|lesz|fogja|tud|tudja|volt|intézi|írja|viszi
        ^ és mi|ki|hol
        *-e
        vajon
        érdeklődni|érdeklődnék|érdeklődnénk|érdeklődöm|érdeklődünk|érdekelne|érdekelnének|
            érdekel|érdeklődésem|érdeklődésünk
        kérdezném|kérdeznénk|kérdezni|kérdezem|megkérdezni|megkérdezném|kérdésem|kérdésünk|
            kérdésem|kérdezhetem|kérdezek|kérdeznem|kérdeznék|kérdeznék|kérdezte|kérdezi
        kérdés|kérdések hogy|az|a|még|merült|maradt
        egy|még|két|néhány|pár|utolsó|rövid|gyors kérdés|kérdésem|kérdésünk
        ki fizeti|fizet|viszi|hozza|intézi|felel|jön|fogja|adja|szereli
        miatt|ügyében|kapcsán|ügyben keresem|kereslek|keresném|keresnélek|keresem|írok|hívom|
            zavarom|zavarlak|zavarnám|fordulok|érdeklődöm
        az a kérdésem|kérdésünk|kérdés
        kíváncsi|kíváncsiak vagyok|vagyunk|volnék|lennék|lennénk
        tudni|tudakolni|megtudni|tisztázni|egyeztetni szeretném|szeretnénk|szeretnék|akarom|
            kellene|kell
        szeretném|szeretnénk|szeretnék|jó|fontos .. tudni|megtudni|tisztázni
        nem|nem teljesen|egészen értem|értjük|világos|tudom|tudjuk|egyértelmű|találom|találjuk|
            látom|látjuk
        nem|nem egészen|teljesen|pontosan|igazán értem|értjük|világos|egyértelmű
        ajánlatkérés|ajánlatkérő|árajánlatkérés|ajánlatkérésünk|ajánlatkérésem
        *nak|*nek ára
        van|vannak|volna|lenne raktáron|készleten|készletük|készletetek|lehetőség|mód|esély|mód|
            valami|önöknek|nálatok|önöknél
        *ted|*tad|*tétek|*tátok már
        már *ted|*tad|*tétek|*tátok
        van valami|már hír|hírünk|új|fejlemény|infó
        mi van|lesz|lett|a|újság
        mi|mit a|gondol|gondolsz|gondoltok|javasol|javasolnak|javasolsz|szól|szólsz|tegyek|
            tegyünk|csináljak|csináljunk|tehetünk|tehetek|ajánl|ajánlasz|véleménye|véleményed|
            helyzet
        mi|mit a véleménye|véleményed|helyzet|gond|teendő|baj|megoldás
        ugye
        igaz ?
        hogy áll|állunk|állnak|állsz|halad|működik|lehet|lehetne|tudom|tudjuk|tudnám|oldjuk|van
        van|volt|lesz|lett|jött|érkezett már|valami|újabb|új|újság|róla|hír|hírük .. hír|róla|infó|
            fejlemény|válasz
        van|valami már hír|fejlemény|infó
        mi a|lesz|újság helyzet|újság .. *val|*vel|ról|ről
        tisztázatlan|tisztázandó|kérdéses|homályos|bizonytalan|bizonytalanok|eldöntetlen|függőben
        rejtély|rejtélyes|érthetetlen|talány
        érdekel|érdekelne|érdekelnének|érdekelnek
        *né|*ná|*na|*ne tudni|látni|hallani
        tudja|tudják|tudod|tudjátok .. mikor|hol|ki|mi|mennyi|hogy
        csak|az|már a|az|kérdés|az .. kérdés|nyitott|hiányzik
        van ötlete|ötleted|ötletük|tippje|tipped|javaslata|elképzelése
        gondolom|feltételezem|feltételezzük|gondoljuk|remélhetőleg a|az|hogy|is|ki*|meg*
        tanácstalan*|bizonytalan*
        túl|nem korai|késő|korán|későn lenne|volna
        volt|lett|akadt már ideje|időd|ideje|idejük|alkalma|módja
        tehát a|az
    """,
    request="""
        kérem|kérjük|kérlek|kérném|kérnénk|kérnék|kérünk|kérek|kérnek|kérnélek|kérjem|megkérném|
            megkérnénk|megkérem|megkérjük|megkérlek|kéretik|kérve|kértem|kértük|kérés|kérésem|
            kérésünk|kéréssel|kérném|kérhetnék|kérhetném|kérhetek|kérhetünk|kérhetném|kérhetjük|
            kérhetnénk|kerem|kerjuk|kerlek|kerem
        szeretném|szeretnénk|szeretnék|szeretnénk|szeretne|szeretnének
        legyen|légy|legyetek|legyenek|lenne|lennél|volna|volnál|lennének|lennétek .. szíves|
            kedves|szívesek|kedvesek|olyan
        szíveskedj*
        szíveskedne|szíveskednének|méltóztat*
        lécci|léci|légyszi|légyszíves|lszi|lsz|legyszi|legyszives|lécciii|kérlekszépen|plíz|pls
        tudna|tudnának|tudnál|tudnátok|tudná|tudnád|tudnák|tudnánk|tudnék|tudnám
        amint|ahogy|mihelyt elküldi|elküldik|elküldöd|megküldi|megküldik|megküldöd|átküldi|átküldik|
            átküldöd|megadja|megadják|megadod|visszaküldi|visszaküldik|jóváhagyja|jóváhagyják|
            jóváhagyod|aláírja|aláírják|átutalja|átutalják|kitölti|kitöltik
        tudsz|tudtok|tudnak .. küldeni|adni|segíteni|jönni|hozni|intézni|csinálni|nézni
        *nád|*néd|*nátok|*nétek|*enének|*nánk|*nénk
        tudnának|adnának|hoznának|írnának|szólnának|hívnának|néznének|jönnének|lennének|tennének|
            vennének
        *hatna|*hetne|*hatnád|*hetnéd|*hatnánk|*hetnénk|*hatnám|*hetném|*hatnék|*hetnék|
            *hatnának|*hetnének
        szükségem|szükségünk|szükséges|szükség van|volna|lenne|lesz
        szükséges|szükség
        kellene|kéne|kellenének|kellenek|kellenének|kellett|kellhet
        kell|kellenek nekem|nekünk|még|hozzá|sürgősen|egy|a|az|belőle|küldeni|adni|hozni|
            csinálni|cserélni|fizetni|javítani|módosítani|beszélnünk|lennie|írni|intézni|
            egyeztetnünk|tenni|szállítani
        nekem|nekünk|még|mindenképp|sürgősen|ki|be|meg|át|vissza kell|kellene|kéne
        várom|várjuk|várnám|várnánk .. *at|*et|*ot|*át|*ét|*it|*ást|*ést|*szt
        várok|várunk .. választ|válaszát|válaszára|visszajelzést|jelentkezését|visszajelzésére|
            hírt|megoldást|javaslatot|a|az
        *djon|*ljon|*rjon|*vjon|*njon|*kjon|*gjon|*djen|*ljen|*rjen|*njen|*zzon|*zzen|*sson|
            *ssen|*egyen
        *zzanak|*zzenek|*ssanak|*ssenek|*egyenek|*jjenek|*jjanak|adjanak|írjanak|hívjanak|
            várjanak|szóljanak|küldjenek
        *zzatok|*zzetek|*ssatok|*ssetek|*játok|*jétek|*djék|*ljék|*rjék|*zzék|*ssék
        *zze|*tassa|*tasson
        jelezz*|jelezd|jelezze|jelezzétek|jelezzék
        küldj|küldjél|küldd|küldje|küldjék|küldjétek|küldjön|küldjenek|küldjetek|küldjed
        *ítaná|*ítanák|*ítanátok|*ítené|*ítenék|*ítenétek
        küldené|elküldené|megküldené|átküldené|visszaküldené|megnézné|megadná|megírná|felhívná|
            visszahívná|jelezné|ellenőrizné|megerősítené|visszaigazolná|lefoglalná|elintézné|
            pótolná|kicserélné|elhozná|átnézné|kitöltené|aláírná|megmondaná|elmagyarázná|utalná|
            átutalná
        írj|írd|írja|írják|írjatok|írjon|hívj|hívd|hívjon|hívjanak|hívjatok|hívja|hívják|hívjál|
            szólj|szóljál|szóljon|szóljanak|szóljatok|adj|add|adjon|adjátok|adja|mondd|mondj|
            mondja|mondjon|nézd|nézz|nézze|nézzen|nézzétek|nézzék|keress|keresd|keressen|keresse|
            intézd|intézze|intézzék|hozd|hozz|hozzon|tedd|tegye|tegyék|vedd|vegye|vegyék|hagyd|
            hagyja|told|tolja|csináld|csinálja|csinálják|rakd|rakja|rakják|légy|nyisd|zárd|
            töröld|törölje|töröljék|javítsd|javítsa|javítsák|cseréld|cserélje|cseréljék|
            módosítsd|módosítsa|módosítsák|segíts|segítsen|segítsenek|segítsetek|vidd|vigye|
            vigyék|gyere|gyertek|jöjjön|jöjjenek|menj|menjen|menjenek|maradj|beszélj|beszéljünk|
            beszéljük|egyeztessünk|egyeztessük|ellenőrizze|ellenőrizzék|ellenőrizd|igazolja|
            igazolják|igazold|nyomtasd|fizesd|fizesse|utald|utalja|utalják|rendeld|rendelje|
            foglald|foglalja|erősítse|erősítsék|erősítsd|tájékoztass|tájékoztassanak|
            tájékoztasson|értesítsen|értesítsenek|értesíts|gondoskodjanak|gondoskodjon|figyeljen|
            figyeljenek|vizsgálja|vizsgálják|pótolja|pótolják|pótold|szállítsa|szállítsák|
            szállíts|szállítsanak|számlázzák|számlázza|számlázz|vegyenek|tegyenek|adjanak|
            írjanak|hozzanak|csináljanak|intézkedjen|intézkedjenek|kapcsold|kapcsoljátok|indítsd|
            indítsa|indítsák|szállítsd|hosszabbítsd|hosszabbítsa|hosszabbítsák|aktiváld|számlázd|
            készítsd|készítse|készítsék|állítsd|állítsa|állítsák|folytasd|folytassa|folytassák|
            bővítsd|bővítse|bővítsék|növeld|csomagold|postázd|szereld
        ^ küldje|adja|írja|hozza|hívja|nézze|tegye|vegye|módosítsa|törölje
        ne *d|*j|*je|*ja|*on|*en|*an|*ek|*ok|*ak|*ze|*za|*se|*sa|*uk|*ük|*ss|*zz
        jó|hasznos|nagyszerű|fontos|szuper|remek|szerencsés|praktikus|célszerű|érdemes lenne|volna
        jól jönne
        elkelne
        örülnék|örülnénk|örömmel|hálás|hálásak vennénk|venném|lennék|lennénk|volnék|volnánk|
            hogyha|ha
        örülnék|örülnénk|megköszönném|megköszönnénk|megköszönöm|megtisztelne
        sürgős|sürgősen|sürgősségi|sürgőssel|mielőbb|mielőbbi|mihamarabb|mihamarabbi|minél|
            haladéktalanul|azonnal|azonnali
        amint|ahogy lehet|tud|tudja|tudod|csak
        amilyen|minél gyorsan|hamar|előbb|hamarabb|gyorsabban
        előre is
        köszönöm|köszönjük|köszi|kösz előre
        köszönettel várom|várjuk|venném|vennénk|veszem|vesszük
        nem|ne .. hanem
        helyett
        inkább
        jobban|jobb örülnék|örülnénk|lenne|volna
        visszajelzés|visszajelzést|visszajelzését|visszajelzésüket|visszajelzésed|
            visszajelzésedet|visszahívás|visszahívást|választ|válaszát|válaszukat|válaszod|
            válaszodat|megerősítés|megerősítést|intézkedést|intézkedését|intézkedésüket|
            segítséget|segítségét|segítségüket|jóváhagyás|jóváhagyást|jóváhagyását|döntést|
            döntését|tájékoztatást|tájékoztatását|értesítést|állásfoglalást .. kérek|kérünk|
            kérem|kérjük|várok|várunk|várom|várjuk|kérnék|kérnénk|szeretnék|szeretnénk
        segítség|segítsetek|segítsen|segítene|segítenél|segítenének
        elkerülte .. figyelmét|figyelmed|figyelmüket
        múlt|előző|korábbi|legutóbbi .. levelem|levelemre|leveleimre|e-mailem|emailem|
            megkeresésem|levelünk|levelünkre|üzenetem
        ^ kiegészítés|kiegészítésként|kiegészítésképpen|kiegészíteném
        emlékeztet|emlékeztetném|emlékeztetnélek|emlékeztetnénk|emlékeztető|emlékeztetem
        akarok|akarunk|akarom|akarjuk|akarnám|akarnánk
        visszakér*|visszakap* pénz*|előleg*|összeg*|árat|árát
        vissza .. pénz*|előleg*
        pénzt|pénzem|pénzemet|pénzünk|pénzünket|előleget|előlegünket .. vissza|visszakér*
        visszakérem|visszakérjük|visszakérném|visszakérnénk
        elállok|elállunk|visszalépek|visszalépünk|elállni|visszalépni
        *tól|*től .. eláll|elállunk|elállok
        lemondanám|lemondanánk|visszamondjuk|visszamondani|sztornó*|sztorniroz*|stornó*|stornóz*|
            sztornóz*|töröljük|törlöm
        leiratkozni|leiratkozom|lemondom|lemondjuk|lemondani|felmondani|felmondom|felmondjuk|
            törölni|törlését|visszamondom
        jóváhagyásra|jóváhagyását|véleményezésre|ellenőrzésre|elbírálásra|ügyintézésre|
            intézkedésre
        neked|nektek|önnek|önöknek szól|szánom|küldöm|való
        ez|az a tiéd|tied|tiétek
        nálam|nálunk|ezt|azt hagyom|rád|rátok
        bárcsak
        vártam|vártunk volna
        *at|*et|*ot|*öt|*ását|*ését|*ait|*eit várok|várunk|várom|várjuk
        *át|*ét|*at|*et|*ot|*öt is várom|várjuk
        *ját|*jét|*ását|*ését várok|várunk
        ha lehet|lehetséges|megoldható|mód
        ^ pontosítás|helyesbítés|korrekció|pontosítok|pontosítanám|javítanám
        emlékeztetnék|küldenék|beszélnék|találkoznék|hívnám|megkérdezném|javasolnék|
            kapnék|megköszönnék
        tudsz|tudtok
        tegyen|vegyen|vigyen|tegyék|vegyék|vigyék
        megvárjuk|megvárom .. *at|*et|*ot|*át|*ét|*ukat|*üket
        hátha
        kérhet*
        megkap*|kap* .. hatnám|hetném|nék|nánk|nám
        kapnék|kapnánk|kaphatnék|kaphatnánk|kaphatok|kaphatunk|kaphatnám
        igény|igényünk|igényem|igényelnénk|igényelném|igényelni|igénylem|igényeljük|igénylünk|
            igényelünk
        ^ *ják|*jék|*sák|*sék|*zák|*zék|*ják|*gyék|*gyák le|fel|meg|be|ki|át|vissza|el|hozzá|rá|
            össze|elő|ide|oda|szét|újra|fenn|tovább
        ^ *ja|*je|*sa|*se|*za|*ze|*gye|*gya le|fel|meg|be|ki|át|vissza|el|hozzá|rá|össze|elő|ide|
            oda|szét|újra|fenn|tovább
        ^ *bj|*dj|*gj|*kj|*lj|*nj|*vj|*rj|*zz|*ss le|fel|meg|be|ki|át|vissza|el|hozzá|rá|össze|elő|
            ide|oda|szét|újra|fenn|tovább|egy|rám|nekem|nekünk|a|az|rá|velem|velünk|ezt|azt|már|
            légyszi
        *tsák|*tsék
        *ljanak|*ljenek|*rjanak|*rjenek|*tsanak|*tsenek|*kjanak|*kjenek|*djanak|*djenek|*njanak|
            *njenek|*rjatok|*rjetek|*ljatok|*ljetek|*tsatok|*tsetek|*djatok|*djetek
        ^ *ljunk|*ljünk|*rjunk|*rjünk|*ssünk|*ssunk|*zzunk|*zzünk|*djunk|*djünk|*tsunk|*tsünk
        tegyünk|vegyünk|üljünk|beszéljünk|találkozzunk|egyeztessünk|keressünk|nézzünk|maradjunk|
            kezdjünk|hívjunk|kérdezzünk|válasszunk
        szerepeljen|tartalmazza|álljon|kerüljön|menjen|jöjjön|legyen|legyenek|maradjon|számlázzák|
            címezzék|tüntess*|vegyék|vegye|kapjon|kapja|adja|adják le|fel|meg|be|ki|át|vissza|el|
            hozzá|rá|össze|elő|ide|oda|szét|újra|fenn|tovább|rajta|benne|a|az|inkább|így|nálunk|
            nekünk|inkább|két|egy
        *nak|*nek|*nknek|*mnek kell|kellene|kéne|kellenek .. új|egy|két|még|#
        új|egy|két|három|plusz|még|másik|további .. kell|kellene|kéne|kellenek|szükséges $
        kell majd|még|nekem|nekünk|neki|nekik|hozzá|ide|oda|plusz
        jól jönne|jönnének|mutatna|esne
        van szükségünk|szükségem|szükségük|szükség
        számítunk|számítok|számítottunk|számítottam .. *ra|*re
        *ra|*re .. számítunk|számítok|számítottunk|számítottam
        máshol|máshová|máshova|mástól .. kell|kellene|kéne|fogunk|leszünk|nézünk|fordulunk
        vehetn*|várunk|várjuk|szívesen|örömmel .. vesszük|veszem|vennénk|venném|látnánk|látnám|
            fogadnánk|fogadjuk|megnézném|megnéznénk|kipróbálnánk
        szívesen *ném|*nám|*nénk|*nánk
        *ném|*nám|*nénk $
        rákérdezn*|utánakérdezn*|érdeklődn*|megérdeklődn*
        keresünk|keresek|keresnénk|keresnék
        csörögj|csörögjön|dobj|dobjon|dobjatok|ugorj|ugorjon|hozz|vegyél|tegyél|nézzél|intézzél|
            vigyél|hozzál|figyelj|figyelj*|küldjetek|adjatok|írjatok
        jelentkezz*|jelentkezzen*|keressen*|keressetek
        mostantól|ezentúl|ezután|jövőben|innentől .. *ják|*jék|*sák|*sék|*zák|*zék|*uk|*ük|*juk|
            *jük
        tudnak|tud|tudnátok|tudtok .. engedni|faragni|csökkenteni|módosítani|adni|küldeni|segíteni
        engedni|faragni|lefaragni|alkudni|alkuképes .. lehet|lehetne|tudna|kellene|kéne|tudnának|
            belőle
        keretünk|keretem|költségkeret|büdzsé|limit*|plafon
        több nincs|nem benne|fér|tudunk
        önökre|önre|rád|rátok bízom|bízzuk|bíznám
        ügyintézésre|feldolgozásra|kitöltésre|visszaküldésre|elfogadásra|egyeztetésre|aláírásra|
            könyvelésre
        kitöltendő|aláírandó|visszaküldendő|pótlandó|javítandó|tisztázandó|egyeztetendő|fizetendő|
            intézendő
        fordulok|fordulunk|panaszt|jelentem|jelezni .. vezetőség*|felettes*|ügyvéd*|főnök*|
            fogyasztóvédelem*
        vezetőséghez|felettesükhöz|ügyvédhez|ügyvédünkhöz|fogyasztóvédelemhez .. fordul*|megy*
        ha nem|nincs|semmi .. történik|lesz|érkezik|kapunk|kapok|javul|változik
        lenne|volna egy|két .. kérésem|kérésünk|óhajom
        módosítsák|javítsák|cseréljék|vegyék|írják|tegyék|vigyék|küldjék|adják|hozzák|hívják|
            nézzék|ellenőrizzék|intézzék|töröljék|állítsák|foglalják|tartsák|értesítsék|jelezzék|
            utalják|csatolják|pótolják|készítsék|gyártsák|szállítsák|nyomtassák|kezdjék|indítsák|
            kapcsolják|zárják|nyissák|rögzítsék|frissítsék|osszák|közöljék|vezessék|könyveljék|
            fizessék|mutassák|magyarázzák|javasolják|egyeztessék|használják le|fel|meg|be|ki|át|
            vissza|el|hozzá|rá|össze|elő|ide|oda|szét|újra|fenn|tovább|a|az|nekünk|nekem|ezt|azt|
            kérem|kérjük|inkább|még|majd|azonnal|minél|velünk|ide|oda|új|két|egy
        megváltozott|változott|módosult .. számlaszám*|bankszámla*|adószám*|cím*|székhely*|
            telefonszám*|bank*|név|nevünk
        csatlakozna|csatlakoznának|jönne|jönnének|részt .. ha|még|is|két|három
        még két|három|egy|néhány|pár|# .. csatlakozna|jönne|jönnének|kellene|lenne|kéne|
            csatlakoznának
        tudna|tudnának|lehetne|lehet .. hamarabb|előbb|gyorsítani|gyorsabban
        beszélnem|beszélnünk|egyeztetnünk|találkoznunk|leülnünk|ülnünk|megnéznünk kell|kellene|kéne
        kell|kellene|kéne beszélnem|beszélnünk|egyeztetnünk|találkoznunk|leülnünk|ülnünk
        ragaszkod*
        kiállíthatják|kiállíthatja|számlázhatnak|számlázhatják|elküldhetik|küldhetik
        csapat|osztály|kollégák|főnök|főnököm|vevő|vevőnk .. *ra|*re vár|várnak
        naponta|folyton|állandóan kérdezi|kérdezik|sürgeti
        banknak|hatóságnak|hivatalnak|vámnak|könyvelőnek|könyvvizsgálónak|nav-nak .. kell|szükség*
        hatóság|bank|hivatal|vám|biztosító .. vár|kér|kéri|követeli
        csökkentenünk|csökkentjük|csökkentenénk|felezzük|megfeleznénk|növelnénk|növeljük|
            megduplázzuk
        kiszállunk|kiszállok|kilépünk|kihátrálunk
        megszüntetjük|megszüntetném|megszüntetnénk|felbontjuk|felbontanánk|felmondanánk
        változás|módosulás a|az|történt .. kell|legyen|lesz
        elég lenne|volna|is
        is elég
        kívánjuk|kívánom meghosszabbítani|megújítani|folytatni
        minél|mennél előbb|hamarabb|korábban
        eláll|elállunk|elállok|visszalép|visszalépünk|visszalépek .. *tól|*től
        állásra|munkakörre|pozícióra|állásukra|álláshirdetésükre|álláshirdetésre|hirdetésükre|
            munkára jelentkezem|jelentkeznék|pályázom|pályáznék|szeretnék
        jelentkezem|jelentkeznék|pályázom|pályáznék .. állásra|munkakörre|pozícióra|állásukra|
            álláshirdetésükre|álláshirdetésre|munkára
        megpályáz*
    """,
    order="""
        rendelek|rendelünk|rendelj*|rendelném|rendelnénk|rendelnék|rendelnénk|megrendelem|
            megrendeljük|
            megrendelek|megrendelünk|
            megrendelném|megrendelnénk|rendelem|rendeljük|rendelni|megrendelni|utánrendelni|
            utánrendelnénk|utánrendelnék|utánrendelés
        rendelés|rendelésünk|rendelésem|megrendelés|megrendelésünk|megrendelésem|
            megrendelésünket|rendelésünket|rendelésemet|megrendelésemet|megrendelést|megrendelő|
            lehívás|lehívásunk
        vennék|vennénk|vásárolnék|vásárolnánk|vásárolni|venni szeretnék|szeretnénk
        vennék|vennénk|vásárolnék|vásárolnánk
        ezúton|ezennel|hivatkozva rendel*|megrendel*
        foglalnék|foglalnánk|foglalni|lefoglalni|foglalom|foglaljuk
        jöhet|küldhetik|küldheti|küldheted|szállíthatják|szállíthatja|gyárthatják|hozhatják|
            hozhatja .. még|ból|ből
        kell|kellene|kéne|kellenek|kérünk|kérek .. db|darab|karton|raklap|doboz|láda|zsák|
            tekercs|köteg|méter|kg|liter
        megrendeljük|megvesszük|kérünk belőle|ebből|abból
        még #
        még .. kell|kellene|kéne|kellenek
        kell|kellene|kéne|kellenek még
        elfogadom|elfogadjuk|elfogadnám|elfogadnánk|elfogadva|elfogadtuk|elfogadtam|jóváhagyjuk|
            jóváhagyom|visszaigazoljuk|megerősítjük .. ajánlat*|árajánlat*|ár|árat|árakat|
            feltétel*|javaslat*|megrendel*|rendelés*
        ajánlatot|ajánlatát|ajánlatukat|ajánlatod|ajánlatodat|ajánlatotokat|árajánlatot|
            árajánlatát|árajánlatukat|árat|árakat|feltételeket|javaslatot|megrendelést|
            rendelést .. elfogad*|jóváhagy*|visszaigazol*|megerősít*
        elviszem|elvisszük|elviszünk|elviszek|megveszem|megveszünk|megveszek
        darabot|dobozt|kartont|raklapot|húszat|tízet viszünk|viszek|veszünk|veszek
        ajánlata|ajánlatuk|ajánlatod|ajánlatotok|önök|ön|ti|tiétek|önöké mellett döntöttünk|
            döntöttem|döntünk
        önöket|titeket|téged|önt választjuk|választottuk|választom|választottam
        mehet|indulhat|indítható|indíthatják|indíthatja|indíthatjátok|kezdődhet|kezdhetik|kezdheti|
            kezdhetitek|elkezdhetik|elkezdheti|jöhet .. gyártás*|szállítás*|munka|munkát|
            rendelés*|megrendelés*|kivitelezés*|projekt*|nyomda|nyomtatás*|szerelés*|beszerelés*|
            termelés*
        mellett|mellé döntöttünk|döntöttem|maradunk|maradok|döntünk|tesszük|voksolunk
        *ra|*re szavazunk|szavazok|voksolunk|esett
        akkor #|egyet|kettőt|hármat|négyet|ötöt|hatot|tízet|húszat|ötvenet|százat|kétszázat|
            háromszázat|ötszázat|ezret|két|három|tíz|húsz|száz|legyen|vigyük|kérjük|kérem|
            rendeljük|indulhat|mehet|jöhet
        zöld lámpa|jelzés|út
        megbízást|megbízásunkat|megrendelést|rendelést|szerződést .. megadjuk|kiadjuk|adjuk|adom|
            megkapják|megkapja|önöké|önökre
        aláírt megrendel*|rendelés*|szerződés*
        megrendelőlap*|rendelőlap*|megrendelésünk*|rendelésünk*|megrendelőnk*
        ajánlatuk*|ajánlatát|ajánlatot|feltétel*|árat|ár|időpontot|javaslatot .. elfogadj*|
            elfogadom|egyetért*|jó|megfelel|rendben
        kezdhetik|kezdheti|kezdhetitek|kezdheted|indíthatják|gyárthatják|szállíthatják|intézhetik|
            számlázhatják|rendelhetik|elindulhat|indulhat
        hosszabbítjuk|meghosszabbítjuk|hosszabbítanánk|meghosszabbítanánk
        kérnénk|kérnék|kérünk|kérek|kérjük|szeretnénk|vennénk .. darab*|db|doboz*|karton*|raklap*|
            csomag*|tekercs*|liter*|kiló*|zsák*
        *ból|*ből .. kérnénk|kérnék|kérünk|kérek|vennénk|vinnénk|rendelnénk|jöhet|kell|kellene|
            kéne|legyen
        akkor legyen
        legyen inkább|akkor|a|az|két|három|#
        b|a|c legyen|kell
        elfogadjuk|elfogadom|jóváhagyjuk|jóváhagyom $
        elfogadjuk|elfogadom|jóváhagyjuk|jóváhagyom így|ezt|azt|a|az|köszönjük|köszönöm|köszi
        akkor|így .. visszük|viszem|elvisszük|elviszem|vesszük|veszem|lefoglaljuk|lefoglalom
        visszük|viszem mind|mindet|mindkettőt|mindhármat|összeset|az
        választjuk|választom|választanánk|választanám|elvinnénk|elvinném
        mehet|jöhet|indulhat|kezdődhet $
        mehet|indulhat|kezdődhet|jöhet .. nyomd*|nyomtat*|sorozat*|végleges*|gyárt*
        gyártható|nyomtatható|kiadható|aláírható|indítható|élesíthető
        elfogadott*|jóváhagyott* .. tekint*
        lesz|legyen|kérünk|kérek .. belőle|csomag|darab|doboz|raklap $
        elkezdhetitek|elkezdheti|elkezdhetik|nekiállhattok|nekiállhatnak|nekikezdhetnek
        önöké|tiétek a|az munka|megbízás|megrendelés|rendelés|projekt|üzlet
    """,
    complaint="""
        reklamáció*|reklamál*|kifogás*|panasz*|méltatlan*|felháborító|elfogadhatatlan|csalódott*|
            csalódás*|bosszantó
        hibás|hibásan|hibásak|hibásat|hiba|hibát|hibája|hibával|hibás.|hibákat|hibák|hibázik|
            hibaüzenet*|hibajelzés*|hibakód*|meghibásod*|selejt*
        hiányzik|hiányoznak|hiányzott|hiányoztak|hiányos|hiányosan|hiányzó|hiányolom|hiányoljuk|
            hiány|hiányt|hiányosság*
        sérült|sérülten|sérültek|sérülés|sérülést|sérüléssel|törött|törötten|töröttek|eltört|
            összetört|megrepedt|repedt|repedés*|elromlott|elromlottak|rongálódott|karcos|üres|
            üresen|koszos|penészes|vizes|átázott|elázott|elszakadt|kilyukadt|beázott|folyik|
            összenyomva|szétesett|széttört|csorba|rozsdás|elgörbült|elhajlott|elszíneződött|
            használhatatlan|tönkrement|szivárog|csöpög|lötyög|nyikorog|leállt|deformált|
            összenyomódott|horpadt
        téves|tévesen|tévedés|tévedés|elírás|elírták|elírtam|eltérés|eltérések|eltérést|
            félreértés|félreért*|duplán|kétszer|összekever*|elkever*|elcserél*|felcserél*
        rossz|rosszul|rosszat|rosszak cím*|termék*|méret*|szín*|ár*|számla|lett|jött|számlaszám*|
            áru*|darab*|minőség*|érkezett|van|a|az|név*
        nem érkezett|érkeztek|jött|jöttek|kaptam|kaptuk|kaptunk|ért|értek|működik|működnek|
            működött|jó|nyílik|nyílt|megy|egyezik|egyeznek|stimmel|volt|voltak|található|találom|
            találjuk|találtam|tudom|tudjuk|tudtam|tudtuk|felel|megfelelő|ezt|ilyen|erről|indul|
            fér|illik|passzol|látom|látjuk|látszik|szerepel|szerepelnek|teljes|teljesült|
            valósult|hívott|válaszolt|válaszoltak|reagált|fogadható|vállaljuk|elég|várhatok|
            várhatunk|várhatom|egyeztünk|szállították|hozták|küldték|utalták|kapcsol|tölt|jelent|
            jelezték|lehet|így|azt
        még mindig|máig|mindmáig|nem|sem|nincs|nincsen|semmi|semmit
        máig|mostanáig|azóta nem|sem|nincs|semmi
        nincs|nincsen|nincsenek|sincs rajta|benne|meg|itt|válasz|hír|mellékelve|csatolva|
            csatolmány|melléklet|feltüntetve|összhangban|visszajelzés|nyoma
        senki|semmi|semmit nem|se|sem
        sehol|semerre|érvénytelen|érvénytelenek|jelszavas|lejárt|zárolt|letiltva|zárolva|
            olvashatatlan
        jelszóval védett
        megint|ismét nem|rossz|elromlott|leállt|hibás|késik
        nem .. rendel*|kér*
        késik|késnek|késés|késést|késéssel|késve|késett|elkésett|késedelem|késedelmes|csúszik|
            csúszás*|elmaradt|elmaradás|lejárt
        nagyon|túl|kicsit|elég|sajnos késő|késői|drága|sok|kevés|magas|hosszú|nagy|kicsi|lassú|
            rövid|vastag|vékony|keskeny
        rendel*|megrendel*|kért* .. de|viszont|mégis|helyette|ehelyett .. kap*|jött|érkez*|hozt*|
            küldt*|szállít*
        mindig|folyton|állandóan|folyamatosan kidob*|lefagy*|leáll*|megszakad*|elszáll*|hibát|
            kilép*|újraindul*|elakad*|elromlik
        hangot|zajt|zörejt ad|adnak|hallat|hallatnak|hallok|hallunk
        csikorog|zörög|zúg|recseg|csikorgó|nyikorgó|zörgő|búgó|kattogó
        semmi köze|köszönő
        nem|sem létezik|létező|ismeri|ismerik
        karcolás*|horpadás*|folt|foltok|törés*|csorba|csorbulás* van|vannak|látható|látszik|
            található
        *ból|*ből csak|csupán|mindössze|#|egy|kettő|két|három|négy|öt|hat|hét|nyolc|kilenc|
            tíz .. jött|jöttek|érkezett|érkeztek|kaptunk|kaptuk|kaptam
        fele|felét|részét .. jött|érkezett|kaptuk|kaptunk|kaptam
        csak|csupán|mindössze .. jött|érkezett|érkeztek|kaptunk|kaptam|nyílik|van|volt|fele|egy|
            kettő|első|második|része|tudjuk|tudom
        kevesebb|kevesebbet
        probléma|problémánk|problémám|problémát|gond|gondok|gondunk|gondom|baj|bajunk .. van|
            lenne|volt|merült|adódott|akadt|lesz|a|az|hogy
        gond|probléma|baj van|lenne|volt|merült|adódott|akadt|a|az|hogy
        jóváírás*|kártérítés*|kötbér*|visszatérítés*|cserét|csere|kicserél*|visszavétel* .. kér*|
            igényel*|vár*
        túlszámláz*|felülszámláz*
        tartozás*|hátralék*
        villog|villódzik|csöpög|pereg|hámlik|kopik|lekopott|lepattogzott|recseg|ropog|búg|füstöl|
            melegszik|túlmelegszik|akadozik|akad|beragad|beragadt|elakadt|lazul|meglazult|leesett|
            kiesett|lötyög|billeg|büdös|szagos|fakó|fakók|kifakult|elmosódott|olvashatatlan|
            homályos|homályosak|ferde|görbe|szakadt|foltos|ázott|életlen|gyenge|silány|trehány|
            csapnivaló|pocsék|értelmetlen
        lemaradt|kimaradt|lemaradtak|kimaradtak|elmaradt|lemaradtunk|elveszett|elkallódott|
            elkeveredett
        eltér|eltérnek|különbözik .. *val|*vel|*tól|*től
        forinttal|euróval|darabbal .. eltér|több|kevesebb|kevesebbet|többet
        óta áll|állnak|nem|nincs|várunk|várok|rossz|hideg|szünetel|csend|semmi|se|sem
        *ben|*ban|*on|*en|*án hagyta|hagyták|felejtették
        romlott|rosszabb|romlik|leromlott|rosszabbodott
        elfelejt*|elfeledkez*|megfeledkez* .. minket|rólunk|engem|rólam|ez|az
        elfelejtettek|elfelejtett|megfeledkeztek|megfeledkezett
        régi|rossz|másik|téves|hibás .. szerepel|maradt|áll|van|ment|lett
        el van|lett|volt .. számolva|írva|csúszva|rontva|cserélve|ázva|törve
        elszámolt*|elír*|elrontott*|elront*|félreért*|túlszámláz*
        türelm* .. fogy*|vége|elfogy*|kezd
        elfogy* .. türelm*
        kezd|kezdem|kezdünk elfogyni|unni|elegem|elegünk
        elegem|elegünk|torkig
        hete|hetek|napok|hónapja|hónapok|hónap|ideje .. ezt|várunk|várok|ígér*|írták|írtak|írta|
            mondták|mondta|hiteget*
        ígér*|megígér* .. de|mégsem|nem|azóta
        késő nekünk|nekem
        nekünk|nekem .. késő|kevés|sok|drága|kicsi|nagy
        már nem|késő jó|alkalmas|aktuális
        így nem|ez|használhatatlan|nem
        háromszor|kétszer|többször|harmadszor|hányadszor|sokadszor .. hagytam|írtam|hívtam|kértem|
            kértük|jeleztük|jeleztem|szóltam|telefonáltam|üzentem
        akadályoz*|hátráltat*|feltart* .. minket|munk*|termel*
        nem|sem fogadja|engedi|nyílik|tölt|ismeri|enged|reagál|küldi|hajlandó
        nem|sem .. állapodtunk|egyeztünk|erről|így|ebben .. meg|volt|szó
        elküldték|elzavarták|visszafordították|nem engedték
        óta fekete|sötét|halott|néma|üres
        több|kevesebb|drágább|más|magasabb mint .. megegyez*|megállapod*|megbeszél*|rendel*|kért*|
            ígér*|amiben|amit
        tartoznak|tartozik|tartoztok még|nekünk|nekem
        azt hittem|hittük|gondoltam|gondoltuk
        ígért*|megígért* .. ma|azóta|de|most|már
        pedig|mégsem|mégis .. jött|veszi|működik|fizettünk|érkezett|kaptuk|postával|volt
        víz|olaj|füst|gőz folyik|szivárog|jön|csöpög
        magától|magától kinyílik|leáll|kikapcsol|elindul|bezár
        eltorlaszol*|elbarikádoz* .. kapu*|bejárat*|behajtó*|kijárat*|rámpá*|udvar*|garázs*
        elállta|elállták|elzárta|elzárták|blokkolta|blokkolták|nekiment|nekimentek|
            megrongálta .. kapu*|bejárat*|behajtó*|kijárat*|rámpá*|udvar*|garázs*|kerítés*
    """,
    doubt="""
        sajnos|sajnálatos|sajnálattal|sajnálom
        úgy tűnik|látszik|néz
        furcsa|érdekes|meglepő|meglepődve|értetlenül
        aggód*|aggaszt*
    """,
    denial="""
        nem|nincs|nincsen|nincsenek|sem|mégsem|nélkül|semmi|senki|elfelejtett*|elmaradt|kimaradt|
            kimaradtak
    """,
    turn="""
        de|azonban|viszont|ám|ugyanakkor|csakhogy|mégis|csak|nálam
    """,
    curt="""
        ára|árak|árai|árajánlat|ajánlat|árlista
    """,
    choice="""
        melyik|melyiket|melyikből .. venné*|ajánl*|javasol*|vegy*|válassz*|választ*|legyen|jobb|
            kér*
        vacillál*|hezitál*|tanakod*
        vagy inkább|mégis|legyen|maradjon
        nem .. dönteni|eldönteni
        két|három lehetőség|opció|változat|ajánlat .. közül|között|közt
        *ból|*ből|közül az|a .. tetszik|jobb|kérjük|választjuk|választanánk|kell|lenne
        tetszik|tetszett .. inkább|jobban|nekünk|legjobban|az|a
        első|második|harmadik|másik|előbbi|utóbbi|hármas|kettes|egyes|piros|kék|zöld|matt|fényes|
            kisebb|nagyobb|olcsóbb|drágább .. tetszik|jobb|legyen|mellett|lesz|kell|nyert
        választanánk|választanám|választjuk|választom|preferál*|szavaz*
        akkor|inkább *ban|*ben $
        a|az *bik .. lesz|legyen|kell
        ^ amelyik|ami|aki|amelyiket|amit|amelyikkel .. hamarabb|előbb|gyorsabb|gyorsabban|olcsóbb|
            jobb|korábban|könnyebb|nagyobb|kisebb|egyszerűbb|megvan
        mindegy melyik|melyiket|hogy|csak
    """,
    deadline="""
        legkésőbb
        határidő|határideje|határidőre|határidőn|határidőig|határidős
        lejár|lejárat|esedékes
        *ig kell|kellene|kéne|kérem|kérjük|kérlek|kérnénk|kérném|szükség*|küld*|jelez*|legyen|
            várom|várjuk|vár*|le|meg|be|megadni|elküldeni
        kell|kellene|kéne|kérem|kérjük|szükség* .. *ig
        nap|héten|hét|hó végéig
        hétfőre|keddre|szerdára|csütörtökre|péntekre|holnapra|mára kell|kellene|kéne|kellenek
        hétfőig|keddig|szerdáig|csütörtökig|péntekig|holnapig|máig .. kell|kellene|kéne|kér*|
            szükség*|küld*|jelez*
        *nak|*nek .. kell .. állnia|lennie|érkeznie|érnie
        állnia|lennie|érkeznie|érnie|elkészülnie|megjönnie|visszaérnie kell|kellene|kéne
        kell|kellene|kéne állnia|elkészülnie|visszaérnie|beérkeznie
        után .. már késő|nem|hiába
        *ig .. kell|kellene|kéne|kellenek|szükséges|várjuk|várom
        *ig|*ra|*re állítsák|küldjék|adják|készítsék|intézzék
        még ezen|ma|a .. héten|hónapban|állítsák|küldjék
        zárjuk|zárunk|nyitunk|nyit|indul|kezdődik .. kell|kellene|kéne|szükség*
        beérkező|érkező .. nem|nincs tudjuk|módunkban|fogad*
        fogy|szorít|sürget|kevés az idő|idő
        *ig tart|élhetünk|van ki|időnk|a|az
    """,
    cancellation="""
        le kell|kellett mondanom|mondanunk .. találkozó*|időpont*|megbeszél*|egyeztet*|látogat*|
            bemutató*|tárgyalás*
        lemond* .. találkozót|találkozónkat|időpontot|időpontunkat|megbeszélést|
            megbeszélésünket|egyeztetést|látogatást|bemutatót|tárgyalást
        találkozót|találkozónkat|időpontot|időpontunkat|megbeszélést|megbeszélésünket|egyeztetést|
            látogatást|bemutatót|tárgyalást .. lemondom|lemondjuk|lemondani|lemondanom|lemondanunk
        találkozót|találkozónkat|időpontot|időpontunkat|megbeszélést|megbeszélésünket|egyeztetést|
            látogatást|bemutatót|tárgyalást .. le kell
    """,
    meeting="""
        megfelel|megfelelne|alkalmas|alkalmas-e .. önnek|önöknek|neked|nektek|lenne|volna|
            időpont|ez|az|a|hétfő|kedd|szerda|csütörtök|péntek
        jó|jó-e .. önnek|önöknek|neked|nektek|lenne|volna|időpont|hétfő|kedd|szerda|csütörtök|
            péntek
        ráér|ráérne|ráérsz|ráértek|ráérnek|ráérnél|ráérnétek
        találkozz*|találkozni|találkozó|találkozót|találkozhat*|találkoznánk|összeül*|összeüln*
        időpont|időpontot|időpontban|időpontja|időpontokat|időpontok .. javasol*|egyeztet*|kér*|
            lenne|jó|megfelel*|foglal*|ajánl*|módosít*
        időpontot|időpontegyeztetés*|időpontjavaslat*
        egyeztess*|egyeztetn*|egyeztetés*|egyeztethet*|megbeszéln*|megbeszélhet*|megbeszélést|
            megbeszélésre|beszéljü*|beszéln*|telefonál*|felhívhat*
        javaslom|javaslok|javaslunk|javasoljuk|javasolnám|javasolnánk|javaslatom|javaslatunk|
            felvetném|indítványoz*
        hétfőn|kedden|szerdán|csütörtökön|pénteken|holnap|jövő|délután|délelőtt .. lehet|lehetne|
            tudnánk|mehetek|mehetünk|mennék|átmennék|beugranék|lenne
        hétfő|kedd|szerda|csütörtök|péntek|délelőtt|délután .. legjobb|legalkalmasabb|jobb
        mit|mi szólsz|szólnál|szóltok|szólnak|szólna|lenne|volna
        halasszuk|tegyük|áttesszük|áttennénk|áttenni|elhalaszt*|előrehoz*|átütemez*
        hétfő|kedd|szerda|csütörtök|péntek|szombat|holnap|holnapután|délelőtt|délután|reggel|
            hétfőn|kedden|szerdán|csütörtökön|pénteken .. jó|jobb|alkalmas|megfelel|kényelmesebb|
            ráér*|rendben|alkalmasabb|belefér .. nekem|nekünk|lenne|volna|bármikor|igen
        nekem|nekünk|tőlem|részünkről .. hétfő|kedd|szerda|csütörtök|péntek|szombat|holnap|
            holnapután|délelőtt|délután|reggel|hétfőn|kedden|szerdán|csütörtökön|pénteken|óra|
            órakor|# .. jó|jobb|alkalmas|megfelel|kényelmesebb|ráér*|bármikor|alkalmasabb|lenne|
            volna
        hétfő|kedd|szerda|csütörtök|péntek|szombat|holnap|holnapután|délelőtt|délután|reggel|
            hétfőn|kedden|szerdán|csütörtökön|pénteken jobb|alkalmas|alkalmasabb|kényelmesebb|
            megfelel|mégsem|nem|már
        óra|órakor|#-kor jobb|alkalmas|alkalmasabb|kényelmesebb|megfelel|jó
        órával|nappal|héttel később|korábban|előbb|hamarabb
        ráérek|ráérünk|ráérnék|ráérnénk vagyok|hétfő|kedd|szerda|csütörtök|péntek|szombat|holnap|
            holnapután|délelőtt|délután|reggel|hétfőn|kedden|szerdán|csütörtökön|pénteken
        egész nap|héten ráérek|ráérünk
        át kell|kellene|kéne|tenni|tennünk|raknunk|szervezni tennünk|tennem|raknunk|ütemezni
        át tennünk|tennem|raknunk
        kell|kellene|kéne áttennünk|áttennem|halasztanunk|elhalasztanunk|lemondanunk
        *tól|*től szabad|ráérek|ráérünk
        szabad a naptáram|napom|délutánom|délelőttöm
        lenne egy|két|pár órám|óránk|szabad
        *kor nálunk|nálatok|önöknél
    """,
    sign="""
        aláír|aláírás|aláírást|aláírását|aláírásukat|aláírva|aláírni|aláírásra|aláírja|aláírják|
            aláírd|ellenjegy* .. vissza|küld*|kér*|szíves*|legyen|szeret*|hiányzik|szükség*|vár*|
            kell
        kér*|szíves*|szükséges|hiányzik|hiányzó|várjuk|várom .. aláír|aláírás|aláírást|aláírását|
            aláírásukat|aláírva|aláírni|aláírásra|aláírja|aláírják|aláírd|ellenjegy*
        aláírva|aláírt|cégszerűen|ellenjegyezve|lepecsételve .. vissza|visszaküld*|küld*|juttas*|
            kér*
        aláírást|aláírását|ellenjegyzést .. kér*|szeretn*|vár*|akar*
        aláírásra|ellenjegyzésre|aláírandó|láttamozásra
        írja|írják|írd|írjátok|írjon|írjanak alá
        szignó*|pecsételj*|láttamoz*
    """,
    idle="""
        kérdés|kérdése|kérdései|kérdésük|kérdésed|kérdésetek|további|bármilyen|bármely|esetleges|
            felmerülő|egyéb|probléma .. esetén|felmerül|merül|lenne|van|volna|adódik|kérdés|
            kérdése|kérdésük
        de ~végül|sajnos|mégis|most|inkább|egy|mi|ezúttal|a más|másik|konkurens szállítót|partnert|
            beszállítót|céget|ajánlatot|gyártót választott*
        kérdés|kérdése|kérdései|kérdésük|kérdésed|kérdésetek|további|bármilyen|bármely|esetleges|
            felmerülő|egyéb .. esetén .. állok|állunk|keress*|forduljon|forduljanak|hívjon|
            hívjanak|írjon|szívesen|rendelkezés*|bizalommal|vagyok|szóljon
        ha|amennyiben .. kérdés|kérdése|kérdésük|kérdésed|kérdésetek|kérdései|észrevétele|
            észrevételük|észrevétel .. van|lenne|volna|felmerül|merül|akad|adódik|kérem|kérjük|
            kérlek|keress*|forduljon|hívjon|szólj|szóljon|írjon|jelezze|állok|állunk
        ha|amennyiben .. kérdés|kérdése|kérdésük|kérdésed|kérdésetek|kérdései|észrevétele|
            észrevételük|észrevétel .. van|lenne|volna|felmerül|merül|akad|adódik
        ha bármi|bármiben|valami .. kell|kellene|segít*|kérdés|gond|szükség*|eltérés*|probléma
        jelezz*|szólj|szóljon|szóljanak|szóljatok .. ha|amennyiben .. bármi*|kérdés*|gond|
            eltérés*|probléma|valami
        kérem|kérjük|kérlek|szívesen|bármikor .. jelezz*|szólj|szóljon|keress*|hívj|
            hívjon .. bármi*|kérdés*|gond|eltérés*|probléma|bizalommal|valami
        forduljon|forduljanak|keressen|keressenek|keress|keressetek|hívjon|hívjanak|
            hívj .. bizalommal|bátran|nyugodtan|bármikor|bármi*
        írjon|írjanak|írj|írjatok|szóljon|szóljanak|szólj|szóljatok|kérdezzen|kérdezzenek|kérdezz|
            telefonáljon|telefonáljanak|csörögjön|csörögj ~csak bizalommal|bátran|nyugodtan|
            bármikor
        ha|amennyiben bármi|valami|bármelyik nem világos|érthető|egyértelmű
        ha|amennyiben bármi|valami|bármelyik nem világos|érthető|egyértelmű ~kérem|kérjük|kérlek|
            csak|akkor szóljon|szóljanak|szólj|szóljatok|hívjon|hívjanak|hívj|hívjatok|írjon|
            írjanak|írj|írjatok|keressen|keressenek|keress|kérdezzen|kérdezzenek|kérdezz|jelezze|
            jelezzék|jelezd
        szóljon|szóljanak|szólj|szóljatok|hívjon|hívjanak|hívj|hívjatok|írjon|írjanak|írj|írjatok|
            keressen|keressenek|keress|kérdezzen|kérdezzenek|kérdezz|jelezze|jelezzék|jelezd ha|
            amennyiben bármi|valami|bármelyik nem világos|érthető|egyértelmű
        bátran|nyugodtan|bizalommal|bármikor|örömmel|szívesen forduljon|forduljanak|keressen|
            keressenek|keress|keressetek|hívjon|hívjanak|hívj|hívhat|írjon|írj|szólj|szóljon|
            kereshet
        állok|állunk|szívesen|továbbra .. rendelkezés*
        rendelkezésére|rendelkezésükre|rendelkezésedre|rendelkezésetekre
        elnézést|elnézését|elnézésüket|elnézésed|elnézésedet|bocsánatot|bocsánatát|bocsánatukat|
            bocsit|megértését|megértésüket|türelmét|türelmüket|türelmedet|megértésed|
            türelmed .. kérek|kérünk|kérem|kérjük|köszönöm|köszönjük|kérnék|kérnénk
        elnézést|elnézését|elnézésüket|bocsánatot|megértését|megértésüket|türelmét|türelmüket
        kérem|kérjük|kérek|kérünk .. elnézést|elnézését|elnézésüket|bocsánatot|megértését|
            megértésüket|türelmét|türelmüket|ne|vegye|tekintse|nézze
        kérem|kérjük|kérlek ~hogy|szépen vegyék|vedd|vegyétek figyelembe .. nyitvatartás*|
            ügyfélfogadás*|munkarend*|szünet*|leállás*|zárva
        kérem|kérjük|kérlek ne .. válaszolj*|haragudj*|aggódj*|vedd
        ne haragudj*|aggódj*|viccelj|félj*|izgulj*|is
        kérésére|kérésükre|kérésedre|kérésetekre|kérésének|kérésüknek|kérésednek|kérelmére
        kérdésére|kérdésükre|kérdésedre|kérdéseire|kérdéseikre|kérdéseidre .. válaszolva|
            válaszom|válaszunk|válaszolok|a|az|az
        ahogy|ahogyan|amint|mint kérte|kérted|kérték|kértétek|kérték|megbeszéltük|ígértem|
            ígértük|jeleztem|jeleztük|említettem|egyeztettük
        a|az kért|kérted|kérték|kérte|megbeszéltek|igényelt|rendelt
        köszönöm|köszönjük|köszi|köszönet .. megrendelés*|rendelés*|érdeklődés*|kérdés*|
            ajánlatkérés*|ajánlat*|árajánlat*|segítség*|türelm*|megértés*
        szíves|szíves|további tájékoztatás*|felhasználás*|tudomás*|használat*
        tájékoztatásul|tájékoztatásképpen|tájékoztatásként|tudomásulvétel*
        nincs|nincsen|nem|semmi|sincs .. több|további|kérdés|kérdésem|kérdésünk|gond|probléma|
            baj|kifogás|kifogásom|kifogásunk|hiba|teendő|eltérés
        nincs|nincsen|semmi .. kérdésem|kérdésünk|gond|probléma|baj|kifogásom|kifogásunk|hiba|
            teendő|akadálya
        nem gond|probléma|baj|kell|szükséges|kellett|sürgős|kérek|kérünk|kérem|kérjük|is|volt gond
        nem kell|szükséges|kellett|kellene
        hiba|hibátlan|gond|probléma|hiány nélkül
        szeretném|szeretnénk|szeretnék .. megköszönni|köszönni|tájékoztatni|gratulálni|
            értesíteni|elnézést|bemutatni|kívánni|tolmácsolni
        hadd ~csak|kicsit|előbb|először|ezt|azt|még nézzek|járjak ~ennek|annak|gyorsan utána
        hadd ~csak|kicsit|előbb|először|ezt|azt|még egyeztessek|egyeztessem
        ezúton|ezúttal|hadd|engedje .. kívánok|kívánunk|köszön*|gratulálok|meg
        kellemes|boldog|áldott|békés|szép|jó|további|sikeres|eredményes .. kívánok|kívánunk|
            kívánom|kívánjuk|munkát|hétvégét|napot|estét|ünnepeket|hetet|pihenést|utat|évet|
            karácsonyt
        tartson|tartsanak|vigyázz|vigyázzatok|vigyázzon|pihenj|pihenjen|pihenjetek .. velünk|
            magadra|magatokra|magára|ki|jól
        várjuk|várom szeretettel|vissza|a|az .. látogat*|találkozás*|találkozó*
        küldöm|küldjük|csatolom|csatoljuk|mellékelem|mellékeljük|csatoltan|mellékelten|csatolva|
            mellékelve|továbbítom|továbbítjuk .. rendelése*|megrendelése*|rendelést|megrendelést|
            aláírt|visszaigazol*
        megyek|jövök|leszek|küldöm|küldök|hozom|hozok|hívom|jelzem|jelentkezem|jelentkezünk|
            intézem|intézzük|visszajelzek|visszajelzünk|megnézem|megkérdezem|utánanézek .. amint|
            ahogy|mielőbb|hamarosan|holnap|azonnal|rögtön|legkésőbb|mihamarabb
        azonnal|hamarosan|mielőbb|rögtön|mihamarabb .. küldöm|küldjük|intézem|intézzük|jelzem|
            jelezzük|hívom|megyek|jelentkezem|jelentkezünk|visszajelzek|válaszolok|javítjuk|
            pótoljuk
        legkésőbb .. küldöm|küldjük|érkezik|ott|megyek|indul|kész
        megkérem|megkérjük|megkérdezem|megkérdezzük|megkérdeztem|megkértem a|az
        akarom|akartam mondani
        milyen|mennyire|de|olyan jó|szép|kedves|aranyos|gyors|figyelmes|örülök
        hogy|hogyan van|vagy|vagytok|vannak
        remélem|reméljük|bízom|bízunk|hátha hogy|benne|jól|minden|sikerült|tetszik|segít|meg*|
            ezzel
        örömmel|szívesen .. tájékoztat*|értesít*|segítek|segítünk|küldöm|küldjük|vettem|vettük|
            állok|állunk|látjuk|látom
        sürgős|sürgősség .. esetben|esetén|ügyben|ügyekben|kérdésben
        bármikor|mindig szívesen
        szívesen
        reggelt|napot|estét .. kívánok|kívánunk
        már|meg|nem volt|is .. hiba|gond
        köszönöm|köszönjük|köszi nem $
        nem köszönöm|köszönjük|köszi
        nézzen|nézzenek|nézz|nézzetek be|körül
        megrendelés*|rendelés* .. fog megérkezni|érkezni|jönni|menni|elindulni
        nem sürgős|kapkodok|rohanunk|siet|sietős
        sajnos nem .. érek|érünk|érnék rá
        sajnos nem .. tudok|tudunk menni|jönni|részt|ott|elmenni|eljönni
        meg|oda|ide|vissza kell érkeznie|érkezniük|jönnie|jönniük|kapnia|kapniuk
        kell megérkeznie|megérkezniük|odaérnie|megjönnie
        hagyja|hagyják|hagyd .. figyelmen kívül
        senki nem|se|sem volt|van|lesz itthon|otthon|bent|idehaza
        nem|senki|sem volt|voltunk|voltam|van|vagyok|leszek|leszünk itthon|otthon|bent|idehaza
        nem veszünk|veszek|tudunk|tudok|fogunk|fogok .. részt
        benned|menned|lenned|tenned|ingyen
        más|másik|konkurens szállító|partner|beszállító|cég|ajánlat .. döntött*
        nem hiszem|gondolom|gondoljuk|tartom|emlékszem|tudom|tudjuk|jut|hinném
        még nem döntöttünk|döntöttem|kezdtük|kezdtem|indult|tudom|tudjuk|dőlt|tudni|kezdődött|
            született|készült|kaptunk
        nem|semmi változott|változtak|különös|új|lényeges|történt .. semmi|baj|nálunk
        semmi nem|se|sem|különös|új változott
        senki nem|sem panaszkodott|jelezte|kérdezte|sérült|ellenezte
        nem keletkezett|történt|okozott .. kár|baj|sérülés|gond|semmi
        tudtommal|tudomásom nem|nincs|szerint
        idén|jövőre|most|egyelőre .. nem|nincs .. *ünk|*unk|terv*|leszünk
        idén|jövőre nem|ilyet .. leszünk|tervezünk|megyünk|veszünk
        gond|baj|fennakadás|probléma|hiba|zökkenő|késés nélkül
        ment|megy|átment|zajlott|lezajlott|működik .. gond|baj|fennakadás|hiba nélkül
        hiányzó|elveszett|hibás|téves .. előkerült|megkerült|meglett|megvan|megtal*
        hibát .. megtaláltuk|javítottuk|elhárítottuk|mi|nálunk
        tévedés|hiba|mulasztás .. mi|nálunk|részünkről|javítottuk|kijavítottuk|elnézést
        igaza|igazad|igazuk volt|van|lett .. hiányzott|rossz|hibás
        igaza|igazad|igazuk volt|van
        meg kell|kellett beszélnem|kérdeznem|néznem|várnom|várnunk|beszélnünk|kérdeznünk|
            vitatnunk .. *mel|*mal|*kel|*kal|főnök*|kolléga*|vezet*
        előbb|először|még .. meg|belül|belső|házon .. kell|kellett|kellene .. *nem|*nom|*nünk|*nunk
        előbb|először|még .. kell|kellett egyeztetnem|egyeztetnünk|beszélnem|beszélnünk|kérdeznem|
            kérdeznünk|utánanéznem
        *nia|*nie|*niük|*niuk kell|kellett|kellene
        kell|kellett|kellene *niük|*niuk|mennie|jönnie|indulnia|jelentkeznie|jelentkeznie
        már el|meg|ki|oda kellett|kell
        megkértem|megkértük|mondtam|szóltam|megírtam|kértem|jeleztem a|az|neki|nekik|
            kolléga* .. hogy .. *ják|*jék|*sák|*sék|*zák|*zék|*ja|*je|*sa|*se|*za|*ze|*en|*on
        megkérdezte|kérdezte|megkérdezték|kérdezték|azt .. *-e .. mondtam|válaszoltam|igen|nem
        ügyfél|ügyfelünk|vevő|vevőnk|megrendelő|beruházó|kolléga .. szeretné|elhalaszt*|elfogadta|
            akarja|kéri|kérte|lemondta|módosította|kérdezte|elutasította
        sajnos .. nem .. tudok|tudunk|tudott|leszek|leszünk|nyert*|nyertük|sikerült|jött .. menni|
            jönni|ott|össze|részt
        sajnos nem mi|én|sikerült|nyertük|lesz|érünk
        *ig|hamarosan|majd|rögtön küldöm|küldjük|utaljuk|utalom|jelentkezem|jelentkezünk|hallanak|
            hívom|válaszolok|válaszolunk|érkezem|megvan|intézem|intézzük|elkészül|elér|vagyok|
            megírom|átnézem|elolvasom
        jól|szépen|rosszul sikerült|telt|szervezték|zajlott .. találkozó|egyeztetés|megbeszélés
        mind a|az|két|három|nyolc
        nekünk|nekem mindegy
        mindegy
        mi|magunk|én magunk|is|magam|a .. várunk|várok
        hatig|ötig|négyig|nyolcig|*ig elér*|elérhető|irodában|az|a .. vagyok|mobil*|irodában
        nem volt|érkezett|kaptunk|érkezett .. panasz*|kifogás*|reklamáció*
        nincs .. kifogás*|változás|hozzáfűz*|panasz*
        kifogása|kifogásuk nincs|nem
        félreértés|tévedés volt|történt .. részünkről|részemről|nálunk
        megint|újra|ismét|ősszel|tavasszal|jövőre rendelünk|veszünk|vásárolunk
        késett .. de .. megjött|volt|rendben|kész
        nem sürgős|siet|sürget
        ^ tessék itt|csatolom|csatolva|mellékelem|mellékelve|küldöm|íme|parancsoljon|tessék
        ^ tessék
        ott|itt|meg|készen|náluk|önöknél|nálatok|nálad|mára|holnap|mostanra kell lennie|lenniük
        rövid|gyors|kis|heti|havi helyzetjelentés|beszámoló|összefoglaló|jelentés|tájékoztató|infó|
            állapotjelentés
        helyzetjelentés|állapotjelentés|beszámoló
        megcsinálom|megcsináljuk|elintézem|elintézzük|megoldom|megoldjuk|utánanézek|utánanézünk
        karácsonyt|ünnepeket|újévet|húsvétot .. kívánunk|kívánok|kíván
        semmi|nincs|sincs baja|bajuk|kifogás*|sérülés*|panasz*
        egy karcolás|hiba|sérülés|szál sincs|sincsen|sem|se
        sem|se|nem talált|találtunk|találtam hibát|semmit
        még mindig .. fáj|rekedt|rekedtek|nevetek|nevetünk|mosolygok
        nincs mit|miről|mire tenni|tárgyalni|beszélni|hozzátenni|várni
        nem számít|zavar|zavart|érint|érinti|sürgős|érintett
        sajnálattal értesít*|tájékoztat*|közöl*
        téves riasztás
        vaklárma
        csak most|ma|tegnap értem|jöttem|láttam|olvastam|kaptam|látom|értünk
        ünnepeket|karácsonyt|húsvétot|évet|pihenést előre is
        csak hogy tudjátok|tudják|tudja|tudd
        már nem szükséges|kell|érdekes|aktuális
        örömmel olvas*
        ^ de fürge|fürgék|gyors|gyorsak|kedves|kedvesek|kár|ügyes|ügyesek
        nem önök|az|a .. legkedvezőbb
        másik ajánlattevő|cég*|pályázó .. nyer*|javára|született|köt*|lett
        jaj|hű|ó|ejnye de kedves|aranyos|aranyosak|jó|szép|figyelmes
    """,
    courtesy="""
        hogy|hogyan vagy|vagytok
        hogy|hogyan van|vannak $
        hogy|hogyan van|vannak ön|önök|mindig
        hogy ityeg|telik|teltek|telt|ment|múlt
        jól vagy|vagytok|van|vannak
        minden jól|rendben|oké nálad|nálatok|veled|veletek
        milyen|jó volt .. hétvége|hétvégéd|szabadság|szabadságod|nyaralás|ünnep
    """,
    settled="""
        tárgytalan|tárgytalannak|tárgytalanná|okafogyott
        visszavonom|visszavonjuk|visszavonnám|visszavontuk|visszavonva
        megoldódott|megoldottuk|megoldottam|megoldva|rendeződött|rendeztük|elintéződött|megvan|
            megtaláltam|megtaláltuk|megkerült|előkerült|lezárva|lezárhatjuk
        nem kell|szükséges intézkedn*|foglalkozn*|semmit
        teendő*|intézkedést .. nem|nincs kell|szükséges|igényel|várok|várunk
        kérdésem|kérdésünk|kérésem|kérésünk|levelem|levelünk|megkeresésem|üzenetem .. tárgytalan*|
            megoldódott|okafogyott|rendeződött|elintéződött|aktualitás*
        nincs|nincsen|nem .. teendő*|teendőd
        csak|pusztán|csupán .. tájékoztatás*|infó|információ*|tájékoztat*|jelzem|jelzés*|szólok|
            szólni|tudd|tudja|tudjátok
        kérdésére|kérdésükre|kérdésedre|kérdéseire|kérdéseikre
        teendő*|dolga|dolguk|dolgod|dolgotok .. nincs|nincsen
        levelemet|leveleimet|üzenetemet|emailemet|e-mailemet|kérdésemet|kérésemet|levelem|
            üzenetem .. hagyja|hagyják|hagyd|hagyjátok|tekintse|tekintsék|tekintsd|felejtse|
            felejtsd .. figyelmen|semmisnek|tárgytalannak|lezártnak|el
        felejtsd|felejtse|felejtsék|felejtsétek .. el
        tekintse|tekintsék|tekintsd|tekintsétek .. semmisnek|tárgytalannak|lezártnak
        már|azóta nem|megjött|megkaptuk|megkaptam|megérkezett|rendben|megoldódott|működik|aktuális
        nem aktuális
        tájékoztatom|tájékoztatjuk|jelentkezem|jelentkezünk .. fejlemény*|fejleményekről|
            változásról|amint|ha
    """,
    quiet="""
        nem kell|szükséges|kötelező|muszáj válaszol*|reagál*|visszaír*|visszajelez*|felel*
        válaszoln*|választ|visszaírn*|reagáln* .. nem|nincs kell|szükséges|igényel|várok|várunk
        nem várok|várunk|kérek|kérünk választ|visszajelzést
        válaszra|válasz nincs|nem szükség|szükséges|kell
        csak|pusztán|csupán irattár*|az|a irattár*|akta|akták|kedvéért
        csak|pusztán|csupán tájékoztatásul|tájékoztatásképpen|tudomásul
    """,
    told="""
        tájékoztatásul|tájékoztatásképpen|tudomásul|infóként
        csak|neked|önnek|nektek ~csak|pusztán tájékoztatásul|tájékoztatásképpen|tudomásul|infóként|
            infó
        csak|neked ~csak hogy tudd|tudjad|tudja|tudjátok ~róla
        csak hogy tudj|tudjon|tudjál róla
        csak|neked ~csak az|a infó|tájékoztatás kedvéért|végett
    """,
    awaits="""
        várom|várjuk|várnám|várnánk|várok|várunk .. válaszát|válaszukat|válaszodat|válaszod|
            válaszotokat|választ|visszajelzését|visszajelzésüket|visszajelzésedet|visszajelzésed|
            visszajelzést|visszaigazolását|visszaigazolásukat|visszaigazolást|jóváhagyását|
            jóváhagyásukat|megerősítését|megerősítést|döntésüket|döntését
        válaszát|válaszukat|válaszodat|válaszod|válaszotokat|választ|visszajelzését|
            visszajelzésüket|visszajelzésedet|visszajelzésed|visszajelzést|visszaigazolását|
            visszaigazolásukat|visszaigazolást|jóváhagyását|jóváhagyásukat|megerősítését|
            megerősítést|döntésüket|döntését .. várom|várjuk|várnám|várnánk|várok|várunk|kérem|
            kérjük|kérek|kérünk|kérném|kérnénk
        kérem|kérjük|kérlek|kérném|kérnénk|kérek|kérünk .. válaszoljon|válaszoljanak|válaszolj|
            igazolja|igazolják|igazold|erősítse|erősítsék|erősítsd|visszajelzést|visszajelzését|
            visszajelzésüket|választ|válaszát|válaszukat|visszaigazolást|visszaigazolását
        várom|várjuk|várok|várunk ~a|az|még|szíves|továbbra|is megrendelését|megrendelésüket|
            megrendelésed|megrendelésedet|rendelését|rendelésüket|rendelésedet|adatait|adataikat|
            rajzait|rajzaikat|utasítását|utasításukat
        amint|ahogy|mihelyt megkapjuk|megkapom .. adatait|adataikat|adatokat|rajzait|rajzokat|
            rajzot|előleget|jóváhagyását|jóváhagyásukat|jóváhagyást|aláírását|visszaigazolását|
            visszaigazolást|döntését|döntésüket|válaszát|válaszukat
        jelezzen|jelezzenek|jelezz|jelezzetek ~kérem|kérjük|kérlek vissza
        szeretném|szeretnénk|szerettem|szerettük .. kérdezni|megkérdezni|érdeklődni|megtudni|
            tudni .. hogy|sikerült
        kérdezni|megkérdezni|érdeklődni|megtudni szeretném|szeretnénk|szeretnék|szerettem|szerettük
        kérdezném|kérdeznénk|megkérdezném|megkérdeznénk|érdeklődnék|érdeklődnénk|érdeklődöm|
            érdeklődünk .. hogy|sikerült
        nem kaptam|kaptunk|érkezett|jött .. választ|válasz|visszajelzést|visszajelzés|
            visszaigazolást|visszaigazolás .. ajánlatomra|ajánlatunkra|levelemre|levelünkre|
            kérdésemre|kérdésünkre|üzenetemre|üzenetünkre|megkeresésemre|megkeresésünkre|
            e-mailemre|emailemre|e-mailünkre|emailünkre|önöktől|öntől|tőled|tőletek
        ajánlatomra|ajánlatunkra|levelemre|levelünkre|kérdésemre|kérdésünkre|üzenetemre|
            üzenetünkre|megkeresésemre|megkeresésünkre|e-mailemre|emailemre|e-mailünkre|
            emailünkre|önöktől|öntől|tőled|tőletek .. nem kaptam|kaptunk|érkezett|jött .. választ|
            válasz|visszajelzést|visszajelzés|visszaigazolást|visszaigazolás
    """,
    list_heads="rendelés rendelésünk rendelésem megrendelés megrendelésünk lehívás",
    thanks="""
        köszönöm|köszönjük|köszi|kösz|kössz|köszii|kösziii|köszike|köszcsi|köszike|köszönet|
            köszönöm.|köszönettel|köszönve|köszönömm|köszönm|köszönöm:)|tx
        nagyon|szépen|hálásan|előre köszönöm|köszönjük|köszi|kösz|szépen|megköszönöm
        köszönöm|köszönjük|köszi|kösz|kössz szépen|nagyon|még|mindent|neked|önnek|önöknek|nektek|
            is|az|a .. egyszer|is|szépen
        köszönöm|köszönjük|köszi|kösz|kössz szépen|nagyon|mindent|neked|önnek|önöknek|nektek
        ezer|nagy|hálás köszönet|hála
        hogy ilyen|olyan|ennyire gyorsan|hamar|készségesen|szépen|rugalmasan .. *ta|*te|*tak|*tek|
            *tad|*ted|*tál|*tél|*ták|*ték|*tátok|*tétek
        köszönöm|köszönjük|köszi|kösz az|a infót|infó|információt|tájékoztatást|segítséget|gyors|
            választ|értesítést
        hálás|hálásak|hálásan|nagyon köszönöm|vagyok|vagyunk|köszönet|hálás
        hálás vagyok|köszönet
        hálás köszönet érte
        vettem|vettük|vágom|értettük
        tiszta sor|ügy
        életmentő|mestermű vagy|vagytok
        le vagyok|vagyunk kötelezve
        lekötelez|lekötelezett|lekötelezték|lekötelezel
        nagyra értékelem|értékeljük|értékelem
        lementettem|lementettük|iktattam|iktattuk|kinyomtattam|kinyomtattuk|lefűztem|lefűztük|
            elraktam|elraktuk|eltettük|megtaláltam|megtaláltuk
        hibátlan|hiánytalan|hibátlanul|hiánytalanul
        így|most|máris kerek|egész|értem|teljes|megy|működik
        minden oké|stimmel|klappol|hibátlan
        probléma|ügy megoldva|lezárva
        nagy|hatalmas|óriási segítség|könnyebbség volt|ez
        ezzel rendeződött|megoldódott|lezárult
        így már|most megtaláljuk|megtalálom|nyugodtan|érthető
        ez|ezt mindent megmagyaráz|megold
        ez|ezt|pont kellett|nevezem
        nagyon|igazán jólesett
        ön|te|maga|ti|maguk egy|igazi|tényleg angyal|kincs|zseni|áldás|hős
        jó fej|fejek vagy|vagytok
        jófej vagy
        megmentett|megmentettek|megmentettél a|az .. életemet|életünket|napomat|napunkat
        leborulok ön|előtted|önök előtt
        leborulok
        jaj|de|jaj de kedves|aranyos|aranyosak|jó vagy|vagytok
        jaj de kedves|aranyos|aranyosak|jó vagy|vagytok
        de jó
        danke|thanks|thx|merci
        megkaptam|megkaptuk|megkaptam|megérkezett|megérkeztek|megjött|megjöttek|átvettem|
            átvettük|vettem|vettük|megvan|megvannak|megkapva|beérkezett|fogadtuk|átvéve
        rendben|hiánytalanul|épségben|sértetlenül|köszönettel|minden megkaptam|megkaptuk|
            megérkezett|megérkeztek|megjött|átvettem|átvettük|megvan|találtam|találtuk
        rendben|mindent|minden|hiánytalanul|épségben találtam|találtuk
        minden|mindent|mind rendben|hiánytalanul|épségben|jól megkaptam|megkaptuk|megérkezett|
            megérkeztek|megjött|megjöttek|átvettem|átvettük|megvan|működik
        értem|értettem|értjük|értettük|megértettem|megértettük|világos|érthető
        így|már|most|ezt értem|értjük|világos|érthető|minden
        minden|így|minden világos|érthető|megvan|egyértelmű
        üzenetét|üzeneted|levelét|leveled|mailt|e-mailt|emailt|csomagot|árut|pénzt|utalást|
            anyagot ~ megkaptam|megkaptuk|megjött|megérkezett|láttam|olvastam
        a|az ~ megkaptam|megkaptuk|megérkezett|megérkeztek|megjött|megjöttek|átvettem|átvettük
        megkaptam|megkaptuk|megérkezett|megérkeztek|megjött|megjöttek|átvettem|átvettük|
            megvan minden|mind|hiánytalanul|épségben|rendben
        megnéztem|megnéztük|átnéztem|átnéztük|átolvastam|elolvastam|kipróbáltam
        szép|szuper|remek|nagyszerű|fantasztikus|jó munka|csapat
        köszönjük|köszönöm mindenkinek|mindnyájatoknak
        tudomásul vettem|vettük|veszem|vesszük|véve
        felírtam|feljegyeztem|felírtuk|feljegyeztük|rögzítettem|rögzítettük|láttam|láttuk|
            olvastam|olvastuk|látom|elmentettem|eltettem|nyugtáztam|nyugtázom|nyugtázva
        szívesen|nagyon|igazán|máskor szívesen|máskor|is
        szívesen
        máskor is
        nincs mit
        ugyan|semmiség
        ez a|ez legkevesebb
        ez|nagyon|szuper|milyen|de gyors|gyorsak volt|vagytok|voltatok|voltak
        pont|épp|éppen|ezt ezt|erre|ilyet|kerestem|kerestük .. volt|kerestem|gondoltam|szükségem
        pont|épp|éppen ezt|ilyet kerestem|kerestük|akartam
        ezt kerestem|kerestük|vártam|vártuk
        sikerült|működik|megoldva|megbeszéltük|átbeszéltük|átnéztem|átnéztük|átutaltam
        ez a|az a legkevesebb
        nincs|nincsen több|további|már|más .. kérdésem|kérdésünk
        akkor|így|most|már nincs|nincsen|nem .. kérdésem|kérdésünk|maradt
        minden kérdésemre|kérdésünkre választ kaptam|kaptunk
        gratulálok|gratulálunk|szép|jó|remek|ügyes|kiváló munka|munkát|vagy|vagytok|voltál
        gratulálok|gratulálunk|ügyes|ügyesek|aranyos|aranyosak|kedves|drága|édes|figyelmes|
            rendes|rendesek vagy|vagytok|öntől|önöktől|tőled|tőletek|voltál|önök
        nagyon|igazán|ez|ez nagyon|olyan kedves|rendes|aranyos|figyelmes|segítőkész|
            korrekt öntől|önöktől|tőled|tőletek|volt|vagy
        nagyon|igazán|ez|olyan kedves|rendes|aranyos|figyelmes|segítőkész|korrekt
        megkönnyebbültem|megnyugodtam|megkönnyebbültünk|megnyugodtunk
        nagy|óriási|hatalmas segítség|kő|megkönnyebbülés
        sokat|nagyon|rengeteget segített|segítettek|segítettél|segítettetek
        örülök|örülünk .. neki
        örülök|örülünk
        bocs|bocsi|bocsánat|elnézést .. miatt|vádaskodásért|kavarásért|zavarásért|félreértésért|
            *ért
        az én|mi hibám|hibánk volt
        kész|készen|megcsináltam|megcsináltuk|elintéztem|elintéztük|elintézve|megtörtént|
            elküldtem|pipa
        jó hír|hírek
        ez|ezer|nagyon köszönet|sokat|jó .. segít|segített
        sokat|nagyon|rengeteget segít|segített|segítettek|segítettél
        ennek|ezt|nagyon|annak örülök|örülünk|örültem|örültünk
        ön|te|ti|önök egy|igazi|tényleg angyal|kincs|zseni|zseniális|áldás|csoda|hős
        ön|te|önök angyalok|zsenik|kincs|angyal
        most|már|megint|újra|így .. működik|megy|jó|minden
        most|már|így|ismét|újra tökéletesen|jól|hibátlanul működik|megy
        tökéletesen|hibátlanul|remekül működik|megy|műxik
        jó tudni|hallani
        köszönettel átvettük|átvettem|megkaptuk|megkaptam
        örömmel olvasom|olvastuk|hallom|vettük|vettem
        köszönöm|köszönjük|köszi|kösz az|a infót|tájékoztatást|segítséget|gyorsaságot|választ|
            intézkedést
        remek|kiváló|szuper|nagyszerű|gyors|profi kiszolgálás|szolgáltatás|ügyintézés|csapat|
            hozzáállás
        hálám|hálánk .. üldöz*
        így|most már|végre jó
        így|most már jó|stimmel|tökéletes|rendben
        hálás köszönet|köszönetem
        a|az vendéglátást|meghívást|fogadtatást
        lekönyveltem|lekönyveltük|bevezettem|bevezettük|beírtam|beírtuk|felvettem|felvettük|
            iktattam|iktattuk|könyveltük|könyveltem
        mindent|mind|már|is lekönyveltem|lekönyveltük|bevezettem|bevezettük|beírtam|beírtuk|
            felvettem|felvettük|iktattuk
        mind|mindenki|már rajta|bent|benne van|vannak .. listán|listában|aktában|rendszerben
        bekerült|felkerült|felkerültek az|a aktába|listára|rendszerbe|nyilvántartásba
        mint mindig|mindig|most .. szuper|szuperek|profik|remekek|kedvesek|gyorsak vagytok|
            voltatok|voltak|vagy
        önökre|rátok|rád|önre mindig lehet számítani
        már|most|sokkal|azóta jobban|jobb vagyok|van|lettem
        már sokkal jobb|jobban
        már jobban vagyok|van
        megmentetted|megmentette|megmentettétek|megmentették az|a életem|életemet|napom|napomat|
            napunkat|hetünket
        nagyon|igazán|milyen|olyan rendes|kedves|aranyos|figyelmes vagy|vagytok|öntől|önöktől|
            tőled|tőletek
        nagyon|milyen kedves|aranyos|rendes
        épségben|sértetlenül|szerencsésen|rendben ideért|ideértek|landolt|megjött|megjöttek|
            itt van|vannak
        ma|tegnap|most|reggel|épp megjött|megjöttek|megérkezett|megérkeztek|átvettem|átvettük|
            megkaptuk|megkaptam
        nem zavart|zavartak|zavartál
        itt is van|vannak
        jó tudni
        hála istennek|égnek
        milyen kedves|kedvesek|figyelmes|figyelmesek|aranyos|aranyosak
        ezúton|ezennel|köszönettel visszaigazolom|visszaigazoljuk|igazolom|igazoljuk|megerősítem|
            megerősítjük|nyugtázom|nyugtázzuk ~a|az|levele|levelük|leveled|levelének|levelüknek|
            leveledet|e-mailje|üzenete|üzenetük|üzenetének|csomag|küldemény|áru|dokumentumok|
            iratok kézhezvételét|átvételét|megérkezését|beérkezését
        visszaigazolom|visszaigazoljuk|igazolom|igazoljuk|megerősítem|megerősítjük|nyugtázom|
            nyugtázzuk ~a|az|levele|levelük|leveled|levelének|levelüknek|e-mailje|üzenete|üzenetük|
            üzenetének|csomag|küldemény|áru|dokumentumok|iratok kézhezvételét|átvételét|
            megérkezését|beérkezését
        részemről|részünkről nincs|nincsen több|további kérdés
    """,
    thanks_for="""
        köszönöm|köszönjük|köszi|kösz|kössz .. a|az
        nagyon|szépen|hálásan|őszintén|ezer .. köszönöm|köszönjük|köszi|kösz|kössz .. a|az|hogy
        ezer|hálás|nagy köszönet|hála .. a|az|hogy
        köszönöm|köszönjük|köszi|kösz|kössz hogy
        hálásan|nagyon|szépen|őszintén köszönöm|köszönjük .. *ást|*ést|*üket|*ukat|*ét|*át|*ot|*et
        köszönöm|köszönjük|köszi .. az|a egész|teljes *nak|*nek
        köszönet .. *ért
        köszönet|hála hogy
        köszönöm|köszönjük|köszi|kösz|kössz .. *ást|*ést|*ét|*át|*ot|*et|*ait|*eit|*üket|*ukat|
            *ért
        hálás|hálásak vagyok|vagyunk .. *ért
        nagyon szépen köszönjük|köszönöm|köszi a|az
    """,
    agrees="""
        ok|oké|oksi|okés|okay|okes|okésa|oksa|okidoki|oki|okszi
        rendben|rendbe|rendicsek|rendben.
        rendben van|lesz|így|részemről|részünkről|akkor
        rendben van így
        minden|így|ez|az|úgy|teljesen rendben
        felőlem|tőlem|részemről|részünkről
        részemről|részünkről|nálam|nálunk|tőlem|felőlem|nekem|nekünk rendben|ok|oké|jó|mehet|
            megfelel|oké|így
        jó|jól van|lesz|így|akkor|hát
        jól van így
        jó
        igen|ige|igen.|igeen|ja|jaja|aha|ühüm|uhum
        igen|az|ez|úgy|így|nekem|nekünk|akkor jó|jól|tökéletes|megfelel|rendben lesz|van|volna|
            lenne|így|nekem|nekünk|is
        igen|az|ez|úgy|így|nekem|nekünk|akkor|csütörtök|hétfő|kedd|szerda|péntek jó|tökéletes|
            megfelel|megfelelő
        igen az|ez|úgy|így jó|megfelel lesz
        az|ez jó|megfelel lesz|nekem|nekünk
        megfelel|megfelelő|maradhat
        maradhat így|úgy|persze|nyugodtan
        persze|hogyne|naná|természetesen|feltétlen|feltétlenül|mindenképp|mindenképpen|
            okvetlenül|nyugodtan|biztosan|abszolút|pontosan|helyes|valóban|perszehogy|
            egyértelműen|bizony
        persze hogy
        így|úgy van|legyen|jó|gondoltam|gondoltuk
        jól érti|érted|értik|értitek|gondolja|gondolod|látja|látod|tudja|tudod
        igen jól érti|érted|értik
        tökéletes|szuper|remek|nagyszerű|kiváló|király|csodás|csodálatos|fantasztikus|klassz|
            pompás|isteni|mennyei|zseniális|szupi|szupcsi|perfekt|fasza|príma|menő|jójó|jóó|jólesz|
            pazar|fain|top|faja
        ez|az|minden|így|nagyon szuper|remek|tökéletes|nagyszerű|kiváló|jó|jól|csodás
        nagyon jó|szuper|helyes
        jól|jónak hangzik|tűnik|néz
        jól néz ki
        így|úgy|ez|maradjon|marad marad|maradjon|így|úgy
        akkor így|úgy|ez marad|lesz|legyen|jó
        nem|semmi gond|probléma|baj|akadálya
        nincs|nem|semmi|semmi akadálya|kifogásom|gond|probléma|baj
        boldogan|örömmel
        az|ez|ez|így szuper|jó|nagyszerű|remek|tökéletes|klassz|kiváló|csodás|király lenne|volna
        jó|megfelel|rendben|ok|oké a|az hétfő|kedd|szerda|csütörtök|péntek|szombat|holnap|
            holnapután|délelőtt|délután|reggel|hétfőn|kedden|szerdán|csütörtökön|pénteken
        jó|megfelel a|az|nekem|nekünk hétfő|kedd|szerda|csütörtök|péntek|szombat|holnap|holnapután|
            délelőtt|délután|reggel|hétfőn|kedden|szerdán|csütörtökön|pénteken|péntek
        igen légyszi|kérem|kérjük|kérlek|kérünk|kérek|persze|jöhet|mehet|legyen
        hétfő|kedd|szerda|csütörtök|péntek|szombat|holnap|holnapután|délelőtt|délután|reggel|
            hétfőn|kedden|szerdán|csütörtökön|pénteken jó|megfelel|oké|rendben|tökéletes .. lesz|
            nekem|nekünk
        hétfő|kedd|szerda|csütörtök|péntek|szombat|holnap|holnapután|délelőtt|délután|reggel|
            hétfőn|kedden|szerdán|csütörtökön|pénteken jó|megfelel|oké|rendben|tökéletes
        kérjük|persze|légyszi
        meg|be|el|ki|le|fel|át|vissza|hozzá
        ez|ezek ~igazán|nagyon|tényleg|már jó|remek|nagyszerű|szuper|örömteli|kiváló hír|hírek
        remek|nagyszerű|szuper|örömteli hír|hírek
    """,
    accepts="""
        akkor ~majd hétfőn|kedden|szerdán|csütörtökön|pénteken|szombaton|vasárnap|holnap|holnapután|
            hétfő|kedd|szerda|csütörtök|péntek|szombat kérem|kérjük|kérlek|kérném|kérnénk|légyszi
        mehet|jöhet|küldheti|küldhetik|küldheted|indulhat|kezdődhet|kezdhetik|kezdheti|kezdhetitek|
            folytathatják|gyártható|gyárthatják|nyomtatható|nyomtathatják|kiadható|indítható|
            aláírható|szállítható|élesíthető
        mehet|jöhet|indulhat|kezdődhet|gyártható|nyomtatható|indítható|szállítható így|úgy|persze|
            nyugodtan|akkor
        így|úgy|akkor|részemről|részünkről|felőlem mehet|jöhet|indulhat|gyártható|nyomtatható|
            indítható|szállítható
        elfogadom|elfogadjuk|elfogadva|jóváhagyom|jóváhagyjuk|jóváhagyva|jóváhagyta|megrendelve
        áll az alku
        benne vagyok|vagyunk
        csinálja|csináld|csináljuk|csinálják|tegye|tegyük|intézze|intézd így|úgy|nyugodtan|csak
    """,
    accords="""
        egyetértek|egyetértünk|megerősítem|megerősítjük|megerősítve|visszaigazolom|visszaigazoljuk|
            támogatom|beleegyezem|hozzájárulok|áll
        legyen így|úgy|akkor|az|ez|nyugodtan|csak
        legyen
    """,
    undertakes="""
        megcsinálom|megcsináljuk|intézem|intézzük|elintézem|elintézzük|megoldom|megoldjuk
        továbbítom|továbbítjuk|továbbadom|átadom|átadjuk ~a|az könyvelésnek|pénzügynek|kollégámnak|
            kollégának|főnökömnek|vezetőmnek|raktárnak|logisztikának|beszerzésnek
        hétfőn|kedden|szerdán|csütörtökön|pénteken|holnap|ma|jövő ~héten utalunk|utaljuk|utalom|
            utalok|átutaljuk|átutalom
        utaljuk|utalom|átutaljuk|átutalom ~a|az hétfőn|kedden|szerdán|csütörtökön|pénteken|holnap|ma
        küldöm|küldjük|elküldöm|elküldjük|utánanézek|utánanézünk|megnézem|megnézzük
        máris|azonnal|rögtön|mindjárt|hamarosan|holnap|ma küldöm|küldjük|intézem|intézzük|elküldöm|
            elküldjük|megcsinálom|megcsináljuk|megnézem
        meglesz|meg fogom|fogjuk csinálni|oldani
        meglesz
        rajta vagyok|vagyunk
    """,
    takes_back="""
        kérem|kérjük|kérlek hagyja|hagyják|hagyd|hagyjátok figyelmen kívül
        kérem|kérjük|kérlek hagyja|hagyják|hagyd|hagyjátok figyelmen kívül ~az|a|előző|korábbi|
            iménti|előbbi|utolsó|legutóbbi|mai|tegnapi levelemet|levelünket|leveleimet|üzenetemet|
            üzenetünket|e-mailemet|emailemet|e-mailünket|emailünket|kérdésemet|kérdésünket|mailemet
        hagyja|hagyják|hagyd|hagyjátok figyelmen kívül
        hagyja|hagyják|hagyd|hagyjátok figyelmen kívül ~az|a|előző|korábbi|iménti|előbbi|utolsó|
            legutóbbi|mai|tegnapi levelemet|levelünket|leveleimet|üzenetemet|üzenetünket|e-mailemet|
            emailemet|e-mailünket|emailünket|kérdésemet|kérdésünket|mailemet
        levelemet|levelünket|leveleimet|üzenetemet|üzenetünket|e-mailemet|emailemet|e-mailünket|
            emailünket|kérdésemet|kérdésünket|mailemet ~kérem|kérjük|kérlek hagyja|hagyják|hagyd|
            hagyjátok figyelmen kívül
        a|az ~előző|korábbi|iménti|előbbi|utolsó|legutóbbi|mai|tegnapi levelemet|levelünket|
            leveleimet|üzenetemet|üzenetünket|e-mailemet|emailemet|e-mailünket|emailünket|
            kérdésemet|kérdésünket|mailemet ~kérem|kérjük|kérlek|légyszi|lécci hagyja|hagyják|hagyd|
            hagyjátok figyelmen kívül
        felejtse|felejtsék|felejtsd|felejtsétek el ~az|a|előző|korábbi|iménti|előbbi|utolsó|
            legutóbbi|mai|tegnapi levelemet|levelünket|leveleimet|üzenetemet|üzenetünket|e-mailemet|
            emailemet|e-mailünket|emailünket|kérdésemet|kérdésünket|mailemet
        közben|azóta|már|időközben ~már|is|mi|magam|magunk megtaláltam|megtaláltuk|meglett|
            megkerült|megoldódott|megoldottam|megoldottuk|elintéztem|elintéztük|rendeződött|
            tisztázódott
        közben|azóta|időközben ~már|is|mi|én megkaptam|megkaptuk
        megtaláltam|megtaláltuk|megoldódott|tisztázódott ~a|az|közben|azóta|már közben|azóta|már|
            dolog|ügy|kérdés
        megtaláltam|megoldódott|tisztázódott $
        már nem kell|szükséges ~rá válaszolni|válaszolnia|válaszolnod|válaszolniuk|válasz
        mégsem kell|szükséges ~már|rá válaszolni|válaszolnia|válaszolnod|válaszolniuk|válasz
        nem kell|szükséges már ~rá válaszolni|válaszolnia|válaszolnod|válaszolniuk|válasz
        nem várok|várunk már választ|válaszra
        már nem aktuális|szükséges|érdekes
        nem fontos
        tárgytalan
        közben|azóta|már|időközben tárgytalan
        közben|azóta|már|időközben tárgytalanná|tárgytalan vált|lett
        tárgytalan|tárgytalanná vált|lett
        a|az ~előző|korábbi|iménti|előbbi|utolsó|legutóbbi|mai|tegnapi levelem|levelünk|üzenetem|
            üzenetünk|e-mailem|emailem|kérdésem|kérdésünk ~így|közben|azóta|már|időközben tárgytalan
        a|az ~előző|korábbi|iménti|előbbi|utolsó|legutóbbi|mai|tegnapi levelem|levelünk|üzenetem|
            üzenetünk|e-mailem|emailem|kérdésem|kérdésünk ~így|közben|azóta|már|időközben
            tárgytalanná|tárgytalan vált|lett
        tárgytalan a|az ~előző|korábbi|iménti|előbbi|utolsó|legutóbbi|mai|tegnapi levelem|levelünk|
            üzenetem|üzenetünk|e-mailem|emailem|kérdésem|kérdésünk
    """,
    tells="""
        semmi baj $
        kérdés|kérdések|kérdése|kérdésük|kérdéseik esetén ~szívesen|bármikor|továbbra|is|
            örömmel állok|állunk ~szívesen|bármikor|továbbra|is rendelkezésére|rendelkezésedre|
            rendelkezésükre|rendelkezésetekre
        szívesen|bármikor|továbbra ~is|szívesen|bármikor állok|állunk rendelkezésére|
            rendelkezésedre|rendelkezésükre|rendelkezésetekre
        előkészítjük|előkészítem ~a|az rámpát|kaput|helyet|targoncát|udvart|raktárat
        szabadon|nyitva hagyjuk|hagyom|tartjuk|tartom ~a|az rámpát|kaput|helyet|bejáratot
        viszlát|viszontlátásra|viszhall|viszonthallásra
        akkor|majd találkozunk|beszélünk
        nem kell|szükséges ~rá válaszolni|válaszolnia|válaszolnod|válaszolniuk|válasz
        nem várok|várunk választ|válaszra
    """,
    appoints="""
        akkor ~majd hétfőn|kedden|szerdán|csütörtökön|pénteken|szombaton|vasárnap|holnap|holnapután|
            hétfő|kedd|szerda|csütörtök|péntek|szombat
        akkor ~majd várjuk|várom ~a|az szállítást|szállítmányt|árut|küldeményt|csomagot|kamiont|
            futárt
        viszlát|találkozunk ~akkor|majd|jövő hétfőn|kedden|szerdán|csütörtökön|pénteken|szombaton|
            vasárnap|holnap|holnapután
        hétfőn|kedden|szerdán|csütörtökön|pénteken|szombaton|vasárnap|holnap|holnapután ~akkor|
            majd találkozunk|beszélünk
        akkor ~majd hétfőn|kedden|szerdán|csütörtökön|pénteken|szombaton|vasárnap|holnap|
            holnapután találkozunk|beszélünk
        várjuk|várom önöket|önt|titeket|téged|benneteket ~szeretettel|akkor hétfőn|kedden|szerdán|
            csütörtökön|pénteken|szombaton|vasárnap|holnap|holnapután
        hétfőn|kedden|szerdán|csütörtökön|pénteken|szombaton|vasárnap|holnap|
            holnapután ~szeretettel|akkor várjuk|várom önöket|önt|titeket|téged|benneteket
        szeretettel várjuk|várom önöket|önt|titeket|téged|benneteket hétfőn|kedden|szerdán|
            csütörtökön|pénteken|szombaton|vasárnap|holnap|holnapután
        várjuk|várom ~a|az|szeretettel|már hétfői|keddi|szerdai|csütörtöki|pénteki|szombati|
            holnapi szállítást|szállítmányt|árut|küldeményt|találkozót|találkozást|látogatást|
            beszerelést|bemutatót
        várjuk|várom hétfőn|kedden|szerdán|csütörtökön|pénteken|szombaton|vasárnap|holnap|
            holnapután ~a|az szállítást|szállítmányt|árut|küldeményt|találkozót|találkozást|
            látogatást|beszerelést|bemutatót
        várjuk|várom ~a|az szállítást|szállítmányt|árut|küldeményt|találkozót|találkozást|
            látogatást|beszerelést|bemutatót hétfőn|kedden|szerdán|csütörtökön|pénteken|szombaton|
            vasárnap|holnap|holnapután
        elfogadom|elfogadjuk ~a|az|javasolt|megadott|kért időpontot|meghívást
        ezúton|ezennel|örömmel elfogadom|elfogadjuk ~a|az|javasolt|megadott|kért időpontot|meghívást
        a|az ~javasolt|megadott időpontot ~ezúton|örömmel elfogadom|elfogadjuk
    """,
    social="""
        szép|jó|kellemes|további|pihentető|boldog|áldott|békés|szep .. hétvégét|napot|estét|
            hetet|munkát|délutánt|éjszakát|pihenést|ünnepeket|karácsonyt|húsvétot|utat|nyaralást|
            évet|időt
        szép|jó|kellemes|további|pihentető|boldog|áldott|békés hétvégét|napot|estét|hetet|munkát|
            délutánt|éjszakát|pihenést|ünnepeket|karácsonyt|húsvétot|utat|nyaralást|évet|szabit
        szép|jó|kellemes|további .. kívánok|kívánunk|kívánva|neked|nektek|önnek|önöknek
        kívánok|kívánunk
        ^ várom|várjuk $
        önnek|önöknek|neked|nektek is|szép|további .. szép|jó|kellemes|hasonlókat|viszont
        önnek|önöknek|neked|nektek is .. hétvégét|napot|estét|hetet|munkát|ünnepeket|pihenést
        önnek|önöknek|neked|nektek is|szép
        viszont|hasonlókat|hasonlóképpen|szintén|detto
        viszonthallásra|viszontlátásra|viszlát|sziasztok|szia|pá|pápá|csók|puszi|puszillak|hali|
            szió|heló|hello|helló
        minden jót
        üdv|üdvözlettel|tisztelettel|köszönettel|üdv.|udv|üdvözlet
        és|akkor|most|is|hát|na|nos|hú|hű|huh|ó|óh|ah|ja|jaj|ez|az|ezt|azt|így|úgy|már|meg|
            nagyon|szépen|igazán|még|egyszer|mindent|mindenkinek|kérem|tehát|akarom|mondani|
            hallgatom
        akarom mondani
        neked|önnek|önöknek|nektek
        sziasztok|szia
        végre|kedves|drága|továbbra
        a|az infót|információt|infó
        akkor|majd|viszlát találkozunk|beszélünk
        találkozunk|látjuk egymást
        találkozunk
        szép|jó|kellemes hétvégét kívánok|kívánunk|mindenkinek
        a|az gyors|gyorsaságot|intézkedést
        mi|én|mi is
        én is
        bocsánat|bocs|bocsi|elnézést
    """,
    parcel="""
        a az ezt azt mindent minden is már ma tegnap most épségben rendben hiánytalanul időben
        sikeresen köszönettel jól szépen és meg csomag csomagot áru árut levél levelet számla
        számlát anyag anyagot pénz pénzt utalás utalást minta mintát mintákat küldemény küldeményt
        szállítmány szállítmányt dokumentumok dokumentumokat ajánlat ajánlatot szerződés szerződést
        ajtó ajtók ajtót ajtókat
    """,
    bars="""
        nem|ne|se|sem|nincs|nincsen|sincs|semmi|soha|nélkül|nálam|nálunk|van|vannak|volt|lesz|
            maradt
        hétfő*|kedd*|szerda*|szerdá*|csütörtök*|péntek*|szombat*|vasárnap*|ma|mai|holnap*|
            holnapután|jövő|jövőheti|sürgős*|mielőbb*|mihamarabb*|azonnal|azonnali|délután|
            délelőtt|délben|reggel|este|hét|héten
        január*|február*|március*|április*|május*|június*|július*|augusztus*|szeptember*|
            október*|november*|december*
        de|azonban|viszont|ám|sajnos|csak|csupán|mégis|kivéve|hanem|helyett|ugyanakkor|inkább|
            csakhogy|egyelőre|kivételével
        ha|amennyiben|hogyha|amint|mihelyt|miután|mielőtt|ameddig|addig
        kérem|kérjük|kérlek|kérek|kérünk|kérném|kérnénk|kérnék|szeretném|szeretnénk|szeretnék|
            kell|kellene|kéne|kellenek|lehet|lehetne|lenne|volna|tudna|tudnál|tudnának|lécci|
            légyszi|szíveskedj*|várom|várjuk|várok|várunk
        kérdés|kérdésem|kérdésünk|kérdezném
        mikor|hol|ki|mi|mit|hogyan|miért|melyik|mennyi|hány|milyen|meddig
        előre|előzetes|leendő|várható
        egy|kettő|két|három|négy|öt|tíz|újabb|másik|többi|további|hiányzó|hibás|rossz|téves|
            sérült|pótlás*|másikat|többit
        hívj*|visszahív*|küldj*|*jon|*jen|*jenek|*janak|*nád|*néd
        akkor
    """,
    offer_asked="""
        *jam|*jem|*jak|*jek|*juk|*jük|*junk|*jünk
        *zzam|*zzem|*zzak|*zzek|*zzuk|*zzük|*zzunk|*zzünk|*ssam|*ssem|*ssak|*ssek|*ssuk|*ssük|
            *ssunk|*ssünk
        *tsam|*tsem|*tsak|*tsek|*tsuk|*tsük|*tsunk|*tsünk|*gyem|*gyek|*gyük|*gyünk
        *gyam|*gyak|*gyuk|*gyunk|*szam|*szem|*szak|*szek|*szuk|*szük|*szunk|*szünk
        küldöm|*küldöm|küldök|*foglalom|*rendelem|intézem|*intézem|hozom|*hozom|viszem|*viszem|
            *indítom|szállítom|*szállítom|*javítom|*hívom|*készítem|*nyomtatom
        *hatom|*hetem|*hatok|*hetek|*hatjuk|*hetjük|*hatunk|*hetünk
        tudok|tudom|tudunk|tudjuk .. jó|megfelel|alkalmas|rendben
    """,
    offer="""
        lenne|volna|van szabad
        van .. szabad időpont*|hely*
        tudnánk|tudnék menni|jönni|küldeni|szállítani|szerelni|hozni|kezdeni
        kell|kellene|hiányzik|szükség|várjuk|várom .. jóváhagyása|jóváhagyásuk|jóváhagyásod|
            jóváhagyását|jóváhagyásukat|jóváhagyásodat|jóváhagyására|beleegyezése|beleegyezésük|
            beleegyezését|beleegyezésüket|beleegyezésére
        ha igen|így|úgy|önnek|önöknek|neked|nektek
        ha jó|megfelel|kéri|kéred|kérik|szeretné|szeretnéd|szeretnék|gondolja|gondolod|gondolják|
            egyetért|egyetértenek|jóváhagyja|elfogadja|elfogadják|érdekli|érdekel|rendben|mehet|
            belefér
        igény|egyetértés|jóváhagyás esetén|szerint
        kívánságra|igény|kérésre
        tudok|tudunk|tudom|tudjuk|küldök|küldöm|küldünk|küldjük|hozok|hozom|hozunk|elküldöm|
            megyek|foglalok|intézem|intézzük|felhívom .. ha|amennyiben
        jelezz*|szólj|szóljon|szóljanak .. és|akkor|máris|ha|hogy .. küldöm|küldjük|intézem|
            intézzük|hozom|hozzuk|indítjuk|foglalom|rendelem|kérik|kéred|kéri|mehet|indulhat
        jelezz*|szólj|szóljon|szóljanak .. ha|hogy .. küldhet*|*hatom|*hetem|*hatjuk|*hetjük
        szívesen *juk|*jük|*om|*öm
        szívesen|örömmel küldünk|hozunk|adunk|készítünk|megmutatunk|megmutatjuk|segítünk|megyünk|
            intézünk|elmegyünk|bemutatunk|bemutatjuk|felmérjük|ajánlunk
        várjuk|várom .. megrendelés*|rendelés*|döntés*|jóváhagyás*
    """,
    decision="""
        megfelel|megfelelne|megfelel-e|alkalmas|jó|jó-e|rendben|ok|oké|mehet|maradhat|maradjon|
            jöhet|egyetért|egyetértenek|egyetértesz|elfogadja|elfogadják|elfogadod|elfogadható|
            belefér
        kéri|kérik|kéred|kérnek|kér|kérsz|kértek|kell|kellenek|kellene|szeretné|szeretnék|
            szeretnéd|szeretne|szeretnél|akarja|akarják|akarod|igényli|igénylik|vállalja|
            vállalják|jóváhagyja|jóváhagyják|megerősíti|megrendeli|megrendelik|rendeli|rendelik|
            hozzájárul|hozzájárulnak|beleegyezik|beleegyeznek
        *hat|*het|*hatja|*heti|*hatják|*hetik|legyen|lehet|lehetne
        *djon|*ljon|*njon|*rjon|*vjon|*djen|*ljen|*njen|*rjen|*jjön|*gyen|*zzon|*zzen|*sson|*ssen
        ráér|ráérne|ráérsz|ráérnek
        tudja|tudják|tudna|tudná|tudnának|tudnád|tudnál
        jól értem|értjük|gondolom
        vagy
    """,
    deed="""
        küldené|elküldené|megküldené|átküldené|visszaküldené|küldenéd|elküldenéd|átküldenéd|
            elküldenék|
            megküldenék|megnézné|megnéznéd|megadná|megadnád|megírná|megírnád|jelezné|jeleznéd|
            kitöltené|
            kitöltenéd|aláírná|aláírnád|aláíratná|ellenőrizné|ellenőriznéd|pótolná|továbbítaná|
            továbbítanád|felhívná|felhívnád|megmérné|megmérnéd|utánanézne|utánanéznél
        tudja|tudná|tudják|tudnák|tudod|tudnád|tudna|tudnának|tudnál|tudsz .. küldeni|elküldeni|
            adni|
            megadni|megírni|megnézni|átküldeni|kitölteni|aláírni|visszaküldeni|pótolni|továbbítani|
            megmondani|megmérni|segíteni|utánanézni
    """,
    fact="""
        mikor|mikorra|mikortól|mikorig|hol|hova|hová|honnan|kinek|kit|kivel|mik|mit|miért|hogyan|
            hány|hányat|mennyi|mennyit|mennyibe|melyik|melyiket|milyen|meddig|mióta|mivel|mire|
            miből|mekkora|hányan
        ^ mi|ki|kik
        ^ hogy legyen|lesz|áll|állunk|van|vannak|lehet|sikerült|működik
        már *tt|*tta|*tte|*ttak|*ttek|*ták|*ték|*tad|*ted|*ta|*te
    """,
    away="""
        házon|irodán|irodámon kívül
        házon kívül
        szabadságon|szabadságom|szabadságomat|szabin|távol|távollét|távollétem|távollétemben|
            gyesen|gyeden|betegállományban|táppénzen|szülési
        szabadságon vagyok|leszek|tartózkodom|töltöm
        nem|nem vagyok|leszek elérhető|érhető
        nem tartózkodom|leszek|vagyok .. irodában
        nem vagyok|leszek .. irodában|elérhető
        nem érhető|elérhető
        távol vagyok|leszek
        korlátozottan .. elérhető|olvas*
        újra|ismét .. elérhető|irodában
        visszatérek|visszaérkezem|visszatérésem
        helyettesít|helyettesem|helyettesíteni
        sürgős esetben|ügyben|ügyekben
    """,
    automatic="""
        automatikus|automatikusan|automata|rendszerünk .. üzenet|levél|értesítés|generált|
            küldött|e-mail|küldte|készült|válasz|generálta|üzenetet|értesítést
        automatikusan|automata generált|küldött|készült|előállított
        erre|ne .. üzenetre|levélre|e-mailre|címre .. ne|nem .. válasz*
        ne válaszoljon|válaszoljanak|válaszolj .. erre|üzenetre|levélre|címre|e-mailre
        rendszerüzenet|rendszerértesítés
    """,
    please="""
        kérem kérjük kérlek kérném kérnénk kérek kérünk légyszi lécci kell kellene
    """,
    advertises="""
        hírlevél hírlevelünk honlap honlapunk weboldal weboldalunk webáruház katalógus kiállítás
        adatvédelmi adatvédelem bizalmas környezet
    """,
    days="hétfő kedd szerda csütörtök péntek szombat vasárnap holnap",
    how="csak hátul elöl dupla",
    how_after="nélkül is után előtt kapu bejárat lerakni kezébe",
    bound_for="",
    itself="ez ezt erre ezen jelen",
    we="""
        találom találjuk találtam találtunk tudok tudunk szeretnék szeretnénk akarok akarunk
        kaptam kaptuk kaptunk kapok kapunk jött
    """,
    you="önt önnek önök önöknek",
    your="önök önöktől",
    got="kaptam kaptuk kaptunk kapok kapunk jött",
    instead="fordul keres hívj írj értesít helyettes",
    urgent="sürgős segít",
    notions="""
        we: én mi nekem nekünk engem minket nálunk nálam velünk velem hozzánk hozzám tőlünk tőlem
            rajtunk részünkről *unk *ünk *juk *jük
        shall: fogom fogok fogunk fogjuk szólok szólunk jelzem jelentkezem jelentkezünk küldöm
            küldjük utalom utaljuk intézem intézzük döntünk döntök meglátjuk meglátom átadom
            továbbítom beengedem beengedi gondoskodom visszajelzek írok értesítem
        did: *tam *tem *ttam *ttem *tuk *tük *ttuk *ttük
        you: ön önök önnek önöknek önt önöket önökkel önnel te ti neked nektek titeket téged maguk
            maga maguknak önöknél önnél tőletek tőled nálatok
        others: ő ők kolléga* kollégá* főnök* férj* művezető* gondnok* port* könyvelő* vevő* vevői*
            bérlő* vendég* csapat* valaki
        not: nem nincs nincsenek sem se nélkül semmi* nincsen ne soha sosem sehol senki*
        nobody: senki*
        but: de azonban viszont sajnos csak mégis mégsem bár noha hanem pedig ellenben helyett
            helyette különben egyébként
        again: megint ismét újra folyton mindig állandóan harmadszor továbbra másodszor
        want: szeretn* kell kellene kéne kellenek akar* inkább szükség* muszáj érdekel* legyen lenne
            lennének volna *nánk *nénk *nám *ném *nák *nék elkelne
        please: kérem kérjük kérlek kérnék kérnénk kérek kérünk légyszi légyszíves lécci szíveskedj*
            sürgős* mielőbb kedves
        do: *jenek *janak *jék *ják *jen *jon *jön *zzenek *zzanak *ssenek *ssanak *gyenek *gyanak
            küldj* tedd tegyél tegye tegyék vegye vegyék hagyd hagyja hagyják írd írja hívj* várj*
            intézd hozz* add adja adják nézd nézz* vidd vigye vigyék szólj* mondd mondja
        done: kész megtörtént elküldtem elküldtük továbbítottam továbbítottuk szóltam szóltunk
            kifizettük átutaltuk rendeztük aláírtam aláírtuk lefoglaltam lefoglaltuk megkaptam
            megkaptuk megjött megjöttek megérkezett megérkeztek befejeztük megoldódott elintézte*
            jóváhagyt* ellenőriz* feljegyeztem átvettem átvettük átadtam átadtuk elment megvan
            megvannak rögzítettem
        already: már tegnap időközben közben azóta óta ma reggel
        well: jó jól rendben oké ok szuper tökéletes minden elég elégedett hibátlan* hiánytalan*
            sértetlen* épségben gond baj megfelel működik világos remek kiváló örülünk örülök
            belefér szép szépen
        broken: törött eltört* elromlott* hibás* sérült* megsérült* repedt* elrepedt csöpög*
            szivárog* horpadt* behorpadt* karcos* beragadt* hiba* leállt* zajos büdös vizes koszos
            remeg* villog* csapódik laza* kilazult összetört* penészes* kopog* lejárt elakad*
            megszakad* kiégett* szétjött* nyikorog* elázott* rozsdás* lefagy* bedöglött
        wrong: rossz* rosszul téves* tévedés* eltér* furcsa* elfogadhatatlan* csalódott* bosszant*
            késik késés* késő késnek várunk várok vártuk magasabb* kevesebb* túl ütközik
            elégedetlen* fordítva
        missing: hiányzik hiányoznak hiányzott hiányzanak hiányos* kimaradt elveszett sehol
            elfogyott
        stop: lemond* felmond* visszamond* elhalaszt* visszavon* reklam* panasz* eláll* leállít*
            zárva törl* elutasít*
        which: mi mit mikor* hol hova hová ki kit kinek melyik* miért hogyan mennyi* hány*
            vajon meddig milyen* honnan merre
        yes: igen persze egyetért* elfogad* mehet benne oké rendben megrendel* rendel*
        no: nem nincs
        thanks: köszön* köszi köszi* kösz hálás* hálásan köszike kossz
        sorry: bocs bocsánat* elnézés* sajnál* haragudj*
        praise: gratulál* gyönyörű* csodás* remek* nagyszerű* kitűnő* fantasztikus* zseniális*
            szuper* pompás*
        wish: kíván* hétvég* karácsony* ünnep* húsvét* viszont üdvözl* szabadság*
        when: ma holnap* hétfő* kedd* szerd* csütörtök* péntek* szombat* vasárnap* hét* hónap* nap*
            délelőtt* délután* dél* este* év* január* február* március* április* május* június*
            július* augusztus* szeptember* október* november* december* óra* órá* kor ig -ig jövő
            vége*
        money: ár ára árat ár* költség* számla* számlá* fizet* kedvezmény* forint* euró* százalék*
            áfa jóvá* összeg* díj* utal*
        more: még több* további* is plusz emellett ezenkívül pluszban nagyobb*
        instead: helyett helyette
        agreed: ígér* megbeszél* megállapod* mondt* rendelt* vártunk számított* megígér* abban
        attached: itt íme csatol* mellékel* mellékelten melléklet*
        info: tájékoztat* infó* információ* tudomás* irattár* értesít*
        is: volt voltak lesz van vannak fog
        accept: elfogad* jóváhagy* egyetért* engedélyez* beleegyez* alku dönt* döntött*
        go: mehet jöhet indul* kezd* elkezd* gyárt* legyárt* nyomtat* nyomd* élesít* épít* teljesít*
            szerződ*
        take: visszük viszem elvi* választ* vesszük vennénk két három négy csomag* belőle
    """,
)
