"""The client book as a table: a client's line, then a line for each contact.

name | tier | language | domain | switchboard | city | note
contact, local part or address, f or m (T: on first-name terms), direct number, role

The numbers in Berlin, Cologne, Hamburg, Frankfurt and Munich, and the British ones, are those
that the regulators keep for films.
"""

TABLE = """
Acme Kft. | key | en | acme.example | +36 1 555 0110 | Budapest | invoices to Dénes only; Bea: mornings
Bea Nagy, bea.nagy, fT, +36 1 555 0111, purchasing
Dénes Sipos, denes.sipos, m, +36 1 555 0112, accounts
Gergő Lázár, warehouse, mT, +36 30 555 0113, warehouse

Papp Optika Zrt. | key | hu | papp-optika.example | +36 52 555 120 | Debrecen | három üzlet, egy számla
Réka Papp, reka.papp, fT, +36 30 555 0121, ügyvezető
Áron Vida, beszerzes, m, +36 52 555 122, beszerző

Tisza Malom Zrt. | key | hu | tiszamalom.example | +36 62 555 130 | Szeged | szállítás csak 14 óráig
Judit Bognár, bognar.judit, f, +36 62 555 131, beszerzési vezető
Tamás Oláh, olah.tamas, mT, +36 20 555 0132, raktárvezető
Péter Gál, gal.peter, m, +36 62 555 133, könyvelés

Pannon Vegyészeti Labor Kft. | key | hu | pannonlab.example | +36 88 555 140 | Veszprém | adatlap minden termékhez
Dr. Miklós Berta, berta, m, +36 88 555 141, laborvezető
Nóra Szűcs, szucs.nora, fT, +36 30 555 0142, beszerző
Balázs Kun, kun.balazs, mT, +36 88 555 143, laboráns

Novák Acél Kft. | standard | hu | novak-acel.example | +36 46 555 150 | Miskolc |
Dávid Novák, david, mT, +36 70 555 0151, ügyvezető
Ilona Sárközi, iroda, f, +36 46 555 152, irodavezető

Balogh Bútor Kft. | standard | hu | baloghbutor.example | +36 76 555 160 | Kecskemét | inkább telefonon
Ferenc Balogh, balogh, m, +36 30 555 0161, tulajdonos

Liget Ügyvédi Iroda | standard | hu | liget-ugyved.example | +36 1 555 0170 | Budapest | a portán Halmos doktornőt kell kérni
Dr. Eszter Halmos, halmos, f, , ügyvéd
Kinga Rácz, racz.kinga, fT, , asszisztens

Meridián Könyvelő Kft. | standard | hu | meridian-konyvelo.example | | Budapest | közös központ a Liget irodával, 555 0170
Zsolt Pintér, pinter, m, , könyvelő

Városi Könyvtár Veszprém | care | hu | vkonyvtar.example | +36 88 555 180 | Veszprém | tavaszi pályázati keret
Orsolya Tímár, timar.orsolya, f, +36 88 555 181, gazdasági vezető

Hollós Általános Iskola | care | hu | hollos-iskola.example | +36 72 555 190 | Pécs | rendelés tanévkezdés előtt
Katalin Vörös, titkarsag, f, +36 72 555 191, iskolatitkár
Gyula Sebők, sebok.gyula, mT, , igazgató

Kéknyelű Borászat | standard | hu | | +36 87 555 201 | Badacsony | szüretkor ne hívjuk
András Somlai, keknyelu@postafiok.example, mT, +36 20 555 0202, borász

Zöldkereszt Gyógyszertár | care | hu | zoldkereszt.example | +36 96 555 210 | Győr |
Mária Erdős, erdos.maria, f, +36 96 555 211, gyógyszertárvezető

Delta Mérnökiroda | standard | hu | deltamernok.example | +36 1 555 0220 | Budapest |
Gábor Fodor, fodor, m, +36 1 555 0221, irodavezető
Lilla Hegyi, hegyi, fT, +36 30 555 0222, építész

Rába Szállítmányozás | standard | hu | rabaszallit.example | +36 96 555 230 | Győr | raklapcsere
Attila Horváth, horvath.attila, mT, +36 70 555 0231, diszpécser

Magvető Óvoda | care | hu | magvetoovoda.example | +36 42 555 240 | Nyíregyháza |
Anikó Takács, ovoda, f, +36 42 555 241, óvodavezető

Fehértó Szálloda | standard | hu | feherto-szalloda.example | +36 83 555 250 | Keszthely | szezon előtt rendel
Csilla Barta, barta.csilla, fT, +36 30 555 0251, szállodavezető
Márton Egri, karbantartas, m, +36 83 555 252, karbantartás

Sólyom Biztonságtechnika | standard | hu | solyombizt.example | +36 1 555 0260 | Budapest |
Krisztián Jakab, jakab, mT, +36 20 555 0261, cégvezető

Kárpát Kiadó | standard | hu | karpatkiado.example | +36 1 555 0270 | Budapest | csak újrahasznosított papír
Enikő Dobos, dobos.eniko, f, +36 1 555 0271, gyártásvezető
Bence Lukács, lukacs.bence, mT, +36 1 555 0272, szerkesztő

Szentes Fogászat | care | hu | szentesfog.example | +36 63 555 280 | Szentes |
Dr. Vera Szentes, rendelo, f, +36 63 555 281, fogorvos

Ipolyi Nyomda | standard | hu | ipolyinyomda.example | +36 35 555 290 | Balassagyarmat | papír csak keddenként
László Ipolyi, ipolyi, m, +36 30 555 0291, tulajdonos
Dóra Meszes, meszes.dora, fT, +36 35 555 292, nyomdavezető

Mátra Erdészet Zrt. | standard | hu | matraerdeszet.example | +36 36 555 300 | Eger |
Sándor Kiss, kiss.sandor, m, +36 36 555 301, erdőmérnök

Donau Logistik GmbH | key | de | donau-logistik.example | +43 1 5550310 | Wien | Rechnung immer mit Bestellnummer
Katharina Brunner, k.brunner, f, +43 1 5550311, Einkauf
Lukas Pichler, l.pichler, mT, +43 664 5550312, Lagerleitung

Elbe Verpackung AG | key | de | elbe-verpackung.example | +49 40 66969 320 | Hamburg | Rahmenvertrag bis März
Imke Petersen, petersen, f, +49 40 66969 321, Leitung Einkauf
Jan Claasen, claasen, mT, +49 40 66969 322, Disposition

Alpenlabor GmbH | standard | de | alpenlabor.example | +43 512 555033 | Innsbruck | Sicherheitsdatenblätter vorab
Dr. Stefan Egger, egger, m, +43 512 555034, Laborleitung
Magdalena Hofer, hofer, fT, +43 512 555035, Einkauf

Steirische Obstbau eGen | standard | de | steirobst.example | +43 316 555036 | Graz |
Johann Wallner, wallner, m, +43 316 555037, Geschäftsführung

Kanzlei Moser & Partner | standard | de | moser-partner.example | +43 732 555038 | Linz | nur schriftlich
Mag. Birgit Moser, moser, f, +43 732 555039, Rechtsanwältin

Kessler Präzision GmbH | standard | de | kessler-praezision.example | +49 89 99998 330 | München |
Thomas Kessler, t.kessler, m, +49 89 99998 331, Geschäftsführung
Silke Arnold, s.arnold, f, +49 89 99998 332, Buchhaltung

Berliner Saatgut UG | standard | de | berliner-saatgut.example | +49 30 23125 340 | Berlin |
Miriam Vogel, miriam, fT, +49 30 23125 341, Gründerin

Rheinbogen Klinikum | care | de | rheinbogen-klinikum.example | +49 221 4710 350 | Köln | Lieferung an Tor 3
Frank Oster, f.oster, m, +49 221 4710 351, Technik
Sabine Lenz, s.lenz, f, +49 221 4710 352, Einkauf
Murat Yildiz, m.yildiz, mT, +49 221 4710 353, Zentrallager

Frankenholz Möbelwerk | standard | de | frankenholz.example | +49 69 90009 360 | Frankfurt |
Uwe Distler, distler, m, +49 69 90009 361, Einkauf

Waldviertler Brauerei | standard | de | waldbraeu.example | +43 2822 55537 | Zwettl |
Gerlinde Kainz, gerlinde, fT, +43 2822 55538, Büro

Institut für Bodenkunde | care | de | bodenkunde.example | +43 1 5550380 | Wien | Budgetjahr endet im Oktober
Prof. Dr. Heinrich Auer, auer, m, +43 1 5550381, Institutsleitung
Verena Steiner, steiner, fT, +43 1 5550382, Sekretariat

Nordlicht Studios | standard | de | nordlicht-studios.example | +49 40 66969 390 | Hamburg |
Finn Sörensen, finn, mT, +49 40 66969 391, Studioleitung

Smith Foods Ltd | key | en | smithfoods.example | +44 113 496 0400 | Leeds | invoices to Colin
Harriet Smith, harriet.smith, fT, +44 113 496 0401, managing director
Colin Marsh, accounts, m, +44 113 496 0402, accounts

Thornbury Labs Ltd | key | en | thornburylabs.example | +44 117 496 0410 | Bristol | certificates with every batch
Dr. Priya Raman, p.raman, f, +44 117 496 0411, head of laboratory
Owen Hughes, o.hughes, mT, +44 117 496 0412, purchasing
Grace Ellis, g.ellis, fT, +44 117 496 0413, goods-in

Harbour & Finch Architects | standard | en | harbourfinch.example | +44 20 7946 0420 | London |
Oliver Finch, oliver, mT, +44 20 7946 0421, partner

Maple Street School | care | en | maplestreet.example | +44 161 496 0430 | Manchester | orders before term
Joanna Reid, office, f, +44 161 496 0431, school office

Northgate Dental Group | standard | en | northgatedental.example | +44 20 7946 0440 | London |
Samir Patel, s.patel, m, +44 20 7946 0441, practice manager

Calder Print Works | standard | en | calderprint.example | +44 113 496 0450 | Leeds | rings from the press room
Ruth Ackroyd, ruth, fT, +44 113 496 0451, owner

Blue Heron Hotels | standard | en | blueheron.example | +44 131 496 0460 | Edinburgh |
Fiona MacLeod, f.macleod, f, +44 131 496 0461, group purchasing
Euan Baird, e.baird, mT, +44 131 496 0462, facilities

Greenway Logistics | standard | en | greenwaylogistics.example | +44 28 9649 6470 | Belfast |
Niamh O'Connor, niamh, fT, +44 28 9649 6471, operations

Tyne Robotics Ltd | standard | en | tynerobotics.example | +44 191 498 0480 | Newcastle |
Sanne de Vries, sanne, fT, +44 191 498 0481, operations
Pieter Jansen, finance, m, +44 191 498 0482, finance
"""
