"""Amiről a magyar ügyfelek írnak."""

from demo.matter import Matter

HELLO = ("Kedves Jane!", "Tisztelt Kovács Jane!", "Szia Jane!")
BYE = ("Üdvözlettel", "Köszönettel", "Üdv", "Szép napot kívánva")
REPLIED = "{name} <{address}> ezt írta (időpont: {day}):"
PRODUCTS = (
    "A4-es fénymásolópapír", "állítható íróasztal", "laborköpeny", "archiváló doboz",
    "asztali lámpa", "nitril kesztyű", "fehér tábla", "irattároló szekrény", "csomagolószalag",
    "látogatói szék", "festékkazetta", "szállítási címke", "védőszemüveg", "tárgyalóasztal",
)  # fmt: skip
MATTERS = (
    Matter("Árajánlat: {n} db {product}", "Kérnék árajánlatot {n} darab {product} szállítására, a szokott címünkre. Hónap végéig lenne rá szükségünk.", "Szívesen: {n} darab esetén {price} euró az ár darabonként, házhoz szállítva. Az ajánlat 30 napig érvényes.", "Köszönöm a gyors választ!"),
    Matter("{order} rendelés szállítása", "Mikorra várható a {order} számú rendelésünk? A visszaigazolás szerint tegnap kellett volna megérkeznie.", "Ma reggel elindult a raktárunkból, {date} délelőtt ott lesz. Elnézést a csúszásért.", "Köszönöm a tájékoztatást."),
    Matter("Megrendelés {order}", "Ezúton megrendelünk {n} darab {product} terméket a megszokott feltételekkel. Rendelési számunk: {order}.", "Köszönjük a rendelést! {order} számon rögzítettük, {date} napján szállítjuk.", "Szuper, köszönjük!"),
    Matter("Reklamáció: {product}", "A tegnapi szállítmányból {few} darab {product} sérülten érkezett, két doboz pedig átázott. Mit javasol?", "Nagyon sajnálom. Holnap díjmentesen küldünk {few} darab cserét, a sofőr a sérülteket elhozza.", "Tökéletes, köszönöm a gyors intézkedést."),
    Matter("{order} számla", "A {order} számlán {n} darab szerepel, de csak {fewer} érkezett. Kérem, javítsák!", "Igaza van, a jóváírást és a helyes számlát most küldtük el a könyvelésnek.", "Megkaptuk, köszönjük."),
    Matter("Keretszerződés", "{date} napján lejár a keretszerződésünk. Leülnénk egyeztetni a jövő évi feltételekről?", "Örömmel! {date} tízkor oda tudok menni, vagy délután hívom telefonon.", "A kedd tíz óra jó lesz, várjuk."),
    Matter("Minta: {product}", "Mielőtt döntünk, kaphatnánk két-három mintát a következőből: {product}?", "Három minta már úton van, {date} érkezik. Próbálják nyugodtan.", "Megérkezett, nagyon köszönjük."),
    Matter("Fizetési határidő", "A könyvelés kérdezi, lehetne-e a következő negyedévtől 30 nap helyett 45 napos a határidő.", "Egyeztettem: a következő negyedévtől rendben van a 45 nap.", "Köszönöm szépen."),
    Matter("{order} rendelés módosítása", "Módosítanánk a {order} rendelést: {n} helyett {fewer} darab {product}. Belefér még?", "Épp időben, átírtam {fewer} darabra. Az új visszaigazolás úton van.", "Hálás köszönet!"),
    Matter("Adatlap: {product}", "Kellene a {product} biztonsági adatlapja és a megfelelőségi nyilatkozat. El tudná küldeni?", "Mindkettőt külön levélben küldi a minőségügyünk.", "Megjött, köszönöm."),
    Matter("Új telephely", "Tavasszal nyitjuk a második telephelyünket, nagyjából harminc munkaállomást kell berendezni. Kivel egyeztessünk?", "Velem! Küldje át az alaprajzot, {date} napjáig két javaslattal jelentkezem.", "Küldöm, köszönöm."),
    Matter("Visszáru: {product}", "{few} darabbal többet rendeltünk ebből: {product}. Visszavennék bontatlanul?", "Természetesen. A sofőr {date} elhozza, díjmentesen.", "Nagyon kedves, köszönöm."),
)  # fmt: skip
