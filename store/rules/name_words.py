"""Words beside which a name stands, or which are names and words of every day: folded, in lower
case, in English, German and Hungarian."""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES: Final = _words("""
    von van vom zu zum zur der den de du da di do dos del della le la el al bin ibn y e und
""")
TITLES: Final = _words("""
    frau fr herr herrn hr mr mrs ms miss mx madam sir dr prof doctor doktor professor dipl ing
    mag kollege kollegin kollegen
""")
DEGREES: Final = _words("""
    phd mba msc bsc ma ba jr sr ifj id ozv cpa llm rer nat med jur
""")
FIRMS: Final = _words("""
    kft bt zrt nyrt kkt rt gmbh ag kg ohg ug ltd limited llc inc corp plc co sa bv srl sro ev
    team office info support service services sales shop group holding einkauf verkauf vertrieb
    buero buro sekretariat praxis kanzlei hotel verlag iroda ugyfelszolgalat kontakt contact
    mail newsletter kundenservice agentur studio
""")
"""A name that has one is a firm's, or an office's."""
PLACES: Final = _words("""
    utca ut ter korut strasse str platz weg gasse street road lane
""")
GREETINGS: Final = _words("""
    hi hello hey dear hallo liebe lieber liebes werte werter geehrte geehrter verehrte verehrter
    tag morgen abend moin servus kedves szia szervusz tisztelt udv morning afternoon evening
""")
OPEN: Final = GREETINGS | _words("""
    could can would will should shall may might please and or has have is are did does do was
    ask tell thanks thank kann kannst koennte koennten konnte konnten bitte und oder hat ist
    wird soll sollte darf danke kerem kerlek es vagy tudna koszonom koszi kosz
""")
"""Words with a capital, at the beginning of a sentence, behind which a name may stand."""
ARTICLES: Final = _words("""
    the a an der die das dem den des ein eine einen einem einer eines im am zum zur beim vom ins
    ans kein keine keinen unser unsere unseren unserem ihr ihre ihren ihrem mein meine dieser
    diese diesen diesem jeder jeden az egy
""")
"""Behind one of these stands a thing, or somebody of a trade: 'der Koch', 'im Winter'."""
EVERY_DAY: Final = _words("""
    will mark may bill grant art rob sue pat jack drew rich chip chase dean frank ernest grace
    hope faith joy rose lily daisy ivy iris april june august summer autumn winter dawn eve
    amber ruby pearl sandy penny miles max guy gene jay nick peg ray rod skip stew ward wade
    victor earl duke king prince major don dick bob best love young long short small little
    white black brown green gray grey blue gold silver good bright wise sharp strong swift stone
    wood woods field hill brook bush park church temple hall house home bell ball cook baker
    butler carpenter carter cooper farmer fisher gardener mason miller painter page parker
    potter shepherd smith taylor turner walker weaver day knight bishop pope abbott post price
    power case cash banks lane street rivers lake marsh moore north west east south snow frost
    rain waters wells pool bridge ford mills fox wolf lamb bird drake crane rice bean berry
    cherry lemon sage reed ernst rosa viola heide mai juni juli sommer herbst fruehling gross
    grosse klein kleine kurz lang lange alt neu neumann jung weiss schwarz roth rot braun grau
    gruen blau silber sonntag montag freitag samstag morgen abend nacht tag kalt warm stark
    fromm frei gut guth reich arm licht stein berg wald feld bach brunnen brueck hof haus tor
    garten graf koenig kaiser fuerst herzog richter vogt schulz schulze meister koch becker
    baecker fleischer metzger schmied schmidt mueller weber schneider schuster schreiber maurer
    zimmermann tischler wagner fischer jaeger foerster gaertner bauer hirt schaefer vogel hahn
    fuchs hase baer hirsch adler falke sperling kraus engel teufel krieg friede frieden kern
    korn apfel birne nuss blum blume busch nagy kis kiss kicsi fekete feher voros piros szurke
    barna zold kek sarga arany ezust szep jo joo hosszu rovid kover sovany biro kiraly herceg
    csaszar deak diak asztalos halasz vadasz kertesz pasztor foldes erdei mezei hegyi volgyi
    vizi tavaszi nyari oszi teli virag rozsa bokor farkas roka nyul sas bika bak lovas katona
    mester lengyel nemet torok magyar orosz szerb cseh magas erdos hajnal ibolya szilard gyozo
    szerda pentek
""")
"""Names that are words of every day, too."""
