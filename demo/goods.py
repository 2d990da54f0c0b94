"""What Kontor sells, as each language says it in a sentence."""

from typing import NamedTuple

from demo.firm import Language


class Product(NamedTuple):
    names: dict[Language, str]
    """As it stands behind a number: singular in Hungarian, plural in German and English."""
    cents: int
    """Net price of one, in euro cents."""


def _product(line: str) -> Product:
    hu, de, en, euros = (part.strip() for part in line.split("|"))
    return Product({"hu": hu, "de": de, "en": en}, round(float(euros) * 100))


PRODUCTS: tuple[Product, ...] = tuple(map(_product, """
irodai szék | Bürostühle | office chairs | 189
állítható magasságú asztal | Sitz-Steh-Tische | height-adjustable desks | 429
tárgyalóasztal | Besprechungstische | meeting tables | 615
iratszekrény | Aktenschränke | filing cabinets | 248
konténeres fiók | Rollcontainer | mobile pedestals | 132
látogatószék | Besucherstühle | visitor chairs | 94
térelválasztó | Trennwände | acoustic screens | 164
asztali lámpa | Schreibtischlampen | desk lamps | 58.9
fehértábla | Whiteboards | whiteboards | 119
öltözőszekrény | Garderobenschränke | lockers | 276
doboz A4-es másolópapír | Kartons Kopierpapier A4 | boxes of A4 copy paper | 24.5
doboz újrahasznosított papír | Kartons Recyclingpapier | boxes of recycled paper | 27.9
tekercs plotterpapír | Rollen Plotterpapier | rolls of plotter paper | 18.4
csomag légpárnás boríték | Pakete Luftpolstertaschen | packs of padded envelopes | 31.2
archiváló doboz | Archivboxen | archive boxes | 3.15
doboz etikett | Kartons Etiketten | boxes of labels | 16.8
laborköpeny | Labormäntel | lab coats | 34
doboz nitrilkesztyű | Kartons Nitrilhandschuhe | cases of nitrile gloves | 62
védőszemüveg | Schutzbrillen | safety goggles | 9.8
főzőpohár-készlet | Bechergläser-Sets | beaker sets | 44.5
laborszék | Laborhocker | lab stools | 156
pipettahegy-rekesz | Racks Pipettenspitzen | racks of pipette tips | 13.6
vegyszerszekrény | Gefahrstoffschränke | chemical storage cabinets | 890
kézfertőtlenítő-adagoló | Spender für Händedesinfektion | hand sanitiser dispensers | 27
""".strip().splitlines()))  # fmt: skip


def dative(plural: str) -> str:
    """German, behind 'mit den': 'Bürostühle' -> 'Bürostühlen', 'Kartons Papier' as it is."""
    first, space, rest = plural.partition(" ")
    return f"{first}{'' if first[-1] in 'ns' else 'n'}{space}{rest}"


OFTEN = (4, 6, 8, 10, 12, 15, 16, 18, 20, 24, 25, 30, 36, 40, 45, 48, 60, 72, 80, 120)
"""Quantities that people order."""
