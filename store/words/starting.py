"""What `owed init` asks and says."""

from store.words.clean import clean
from store.words.i18n import _

BEGIN = _("There is no configuration yet. Make one now?")
ADDRESS = _("Your e-mail address")
FROM = _("Your name, as others see it (empty: none)")
IMAP = _("Server that holds your mail (IMAP), as host or host:port")
SMTP = _("Server that sends your mail (SMTP), as host or host:port (empty: none)")
USER = _("Login name")
HOW = _("Where is the password: keyring, command, variable, oauth?")
PASSWORD = _("Password (goes to the keyring, nowhere else)")
PASSWORD_OF = _("Password of {user} (goes to the keyring, nowhere else; empty: as it is)")
COMMAND = _("Command that prints it (as in: pass show mail/work)")
VARIABLE = _("Environment variable that holds it")
PROVIDER = _("OAuth2 provider: google or microsoft")
CLIENT = _("Id of the client that you registered with {provider}")
TENANT = _(
    "Its tenant, if your firm registered it for itself alone: an id or a domain (empty: any)"
)
CLIENT_SECRET = _("Its secret, if it has one (Google's desktop clients do; empty: none)")
NO_CLIENT = _(
    "{provider} lets no program in without a client id; register one there, or use an app password"
)
BROWSER = _(
    "Open this address in a browser on this machine, and agree; Owed waits ten minutes:\n{address}"
)
BY_SSH = _(
    "You are here by ssh; a browser of your own machine will do, if this runs there meanwhile:\n"
    "{command}"
)
CODE = _("Open {address} in any browser, and type in the code {code}")
LET_IN = _("The provider lets Owed in.")
WHICH = _("Which account? There are: {names}")
NO_LOGIN = _(
    "No account of the configuration has `oauth`, or its password in the keyring; one of "
    "`password_command` or `password_env` needs no login"
)
REGION = _("Country for numbers without a country code, in two letters (empty: none)")
TIMEZONE = _("Time zone of your working day")
HOLIDAYS = _("Public holidays of which country or part of one (DE-BY; empty: none)")
SYNC = _("Fetch the mail now?")
AGAIN = _("Try another password?")
WRITE_ANYWAY = _("Write the configuration all the same?")
BAD_ADDRESS = _("“{text}” is no address")
BAD_SERVER = _("“{text}” is no server; write host or host:port")
NOT_ONE = _("“{text}” is none of them")
LOOKING = _("Looking for the servers of {domain} …")
FOUND = {
    "provider": _("{domain} itself names its servers:"),
    "list": _("{domain} is on the public list of providers:"),
    "exchanger": _("{domain} has its mail with another provider, whose servers are:"),
    "service": _("The name servers of {domain} name:"),
    "guess": _("Servers of usual names answered:"),
}
NOT_SURE = _("Only the name service says so. Is that your provider?")
OFFLINE = _("There is no network, so nothing can be looked up or tried; what you say is written.")
NOT_FOUND = _("No servers were found for {domain}; your provider's help pages name them.")
NEEDS = _("Without a terminal to ask on, say {option}")
EXISTS = _("{path} is there already; it was left as it is. Edit it, or give another --config FILE.")
NOT_WRITTEN = _("Nothing was written.")
NOT_TRIED = _("Nothing was written; --no-check writes what was told without trying it.")
SAME_AGAIN = _("The same again, with room to change what was wrong:\n{command}")
ONE_OF = _("Only one of {options} may be given")
WRITTEN = _("Written: {path}. `owed` opens the screen, `owed doctor` looks at everything again.")
NO_ACCESS = _("{path} cannot be written: {text}")
NO_KEYRING = _("This machine has no keyring; use a command (such as pass) or a variable.")
NOT_KEPT = _(
    "The keyring did not take it ({text}); unlock it, or use a command (such as pass) or a "
    "variable."
)
STORED = _("The password is in the keyring.")


def server(protocol: str, host: str, port: int, security: str) -> str:
    said = {
        "tls": _("encrypted"),
        "starttls": _("encrypted by STARTTLS"),
        "none": _("not encrypted, as a server of this machine may be"),
    }
    return _("  {protocol}: {host}, port {port}, {security}").format(
        protocol=protocol, host=clean(host), port=port, security=said.get(security, security)
    )


def fill(text: str, /, **facts: str) -> str:
    return text.format(**{key: clean(value, 4000) for key, value in facts.items()})
