"""A real Dovecot on loopback, in a folder of its own, ready in a tenth of a second.

A name that nobody had before logs in and finds fresh mailboxes, so each test is alone
with its mail.
"""

import getpass
import grp
import os
import pwd
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import trustme

from tests.peers.account import Account
from tests.peers.ports import free_port

PASSWORD = "secret"
STRANGE_PASSWORD = 'pä"ss\\wörd€'
# `DOVECOT=none` tries the tests as on a machine without it.
BINARY = shutil.which(
    os.environ.get("DOVECOT", "dovecot"),
    path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin",
)

# What Dovecot 2.3 offers after login; a test takes away what it wants to do without.
# fmt: off
CAPABILITIES = (
    "IMAP4rev1", "SASL-IR", "LOGIN-REFERRALS", "ID", "ENABLE", "IDLE", "SORT", "SORT=DISPLAY",
    "THREAD=REFERENCES", "THREAD=REFS", "THREAD=ORDEREDSUBJECT", "MULTIAPPEND", "URL-PARTIAL",
    "CATENATE", "UNSELECT", "CHILDREN", "NAMESPACE", "UIDPLUS", "LIST-EXTENDED", "I18NLEVEL=1",
    "CONDSTORE", "QRESYNC", "ESEARCH", "ESORT", "SEARCHRES", "WITHIN", "CONTEXT=SEARCH",
    "LIST-STATUS", "BINARY", "MOVE", "SNIPPET=FUZZY", "PREVIEW=FUZZY", "PREVIEW", "STATUS=SIZE",
    "SAVEDATE", "LITERAL+", "NOTIFY", "SPECIAL-USE",
)
# fmt: on

ROLES = ("Sent", "Drafts", "Junk", "Trash", "Archive")

_names = count(1)


@dataclass(frozen=True)
class Dovecot:
    """A running server. `tls_port` is implicit TLS; `port` is plain and offers STARTTLS."""

    port: int
    tls_port: int
    folder: Path
    authority: Path

    def account(self, password: str = PASSWORD) -> Account:
        """A fresh user with empty mailboxes; the password is one of the two above."""
        kind = "strange" if password == STRANGE_PASSWORD else "user"
        user = f"{kind}{next(_names)}"
        home = self.folder / "mail" / user
        return Account(self.port, self.tls_port, user, password, home, self.authority)

    def log(self) -> str:
        return (self.folder / "log").read_text("utf-8", "replace")


@contextmanager
def running(
    without: Collection[str] = (),
    *,
    storage: str = "sdbox",
    prefix: str = "",
    separator: str = "/",
    token_info: str = "",
    roles: Collection[str] = ROLES,
) -> Iterator[Dovecot]:
    """A Dovecot for the length of the block.

    `without` names capabilities that it keeps to itself; `storage` is `sdbox` or `maildir`;
    `prefix` and `separator` shape the names of all mailboxes except INBOX; `token_info` is the
    address that it asks whose an access token is, if it takes those. For each of `roles` it makes
    a mailbox, and makes it again as often as somebody deletes it.
    """
    with TemporaryDirectory(prefix="dovecot-", dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        _write_certificate(folder)
        port, tls_port = free_port(), free_port()
        mailboxes = (prefix, separator)
        (folder / "dovecot.conf").write_text(
            _configuration(folder, port, tls_port, without, storage, mailboxes, roles)
            + _tokens(folder, token_info, without)
        )
        with _started(folder, port):
            yield Dovecot(port, tls_port, folder, folder / "authority.pem")


@contextmanager
def _started(folder: Path, port: int) -> Iterator[None]:
    # The shell stands between, so that the server ends when this process is killed: its
    # standard input closes then, whatever the signal was. KILL, since a server that ends
    # in good order takes a second, and nothing of it is kept; 0 is the group of the session.
    script = '"$0" -F -c "$1" & read -r _; kill -KILL 0'
    process = subprocess.Popen(
        ["/bin/sh", "-c", script, str(BINARY), str(folder / "dovecot.conf")],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=(folder / "stderr").open("wb"),
        start_new_session=True,
    )
    try:
        _wait_for_greeting(port, folder)
        yield
    finally:
        assert process.stdin
        process.stdin.close()
        process.wait(timeout=60)


def _wait_for_greeting(port: int, folder: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as sock:
                if sock.recv(4) == b"* OK":
                    return
        except OSError:
            pass
        time.sleep(0.01)
    words = (folder / "stderr").read_text("utf-8", "replace")
    raise RuntimeError(f"Dovecot did not start: {words}")


def _write_certificate(folder: Path) -> None:
    authority = trustme.CA()
    certificate = authority.issue_cert("localhost", "127.0.0.1")
    authority.cert_pem.write_to_path(folder / "authority.pem")
    certificate.private_key_and_cert_chain_pem.write_to_path(folder / "server.pem")
    (folder / "mail").mkdir()
    if os.getuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder / "mail", nobody.pw_uid, nobody.pw_gid)


def _users() -> tuple[str, str, str, str, str]:
    """Who owns the mail (uid, gid), who runs the server (user, group) and the login (user).

    Root hands the mail to 'nobody'; anybody else runs all of it as himself.
    """
    if os.getuid() == 0:
        nobody = pwd.getpwnam("nobody")
        internal = grp.getgrgid(pwd.getpwnam("dovecot").pw_gid).gr_name
        return str(nobody.pw_uid), str(nobody.pw_gid), "dovecot", internal, "dovenull"
    me, group = getpass.getuser(), grp.getgrgid(os.getgid()).gr_name
    return str(os.getuid()), str(os.getgid()), me, group, me


def _capability_line(without: Collection[str]) -> str:
    if not without:
        return ""
    pattern = re.compile("|".join(re.escape(name) for name in without), re.IGNORECASE)
    offered = [name for name in CAPABILITIES if not pattern.fullmatch(name)]
    return f"imap_capability = {' '.join(offered)}"


def _tokens(folder: Path, token_info: str, without: Collection[str]) -> str:
    if not token_info:
        return ""
    (folder / "oauth2.conf").write_text(
        f"tokeninfo_url = {token_info}?access_token=\nusername_attribute = user\n"
    )
    mechanisms = [name for name in ("XOAUTH2", "OAUTHBEARER") if f"AUTH={name}" not in without]
    return f"""
auth_mechanisms = plain login {" ".join(mechanisms).lower()}
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/oauth2.conf
}}
"""


def _configuration(
    folder: Path,
    port: int,
    tls_port: int,
    without: Collection[str],
    storage: str,
    mailboxes: tuple[str, str],
    made: Collection[str],
) -> str:
    uid, gid, internal, group, login = _users()
    prefix, separator = mailboxes
    roles = "\n".join(
        f"  mailbox {role} {{\n    auto = create\n    special_use = \\{role}\n  }}" for role in made
    )
    return f"""
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{folder}/server.pem
ssl_key = <{folder}/server.pem
disable_plaintext_auth = no
auth_failure_delay = 0
auth_verbose = yes
{_capability_line(without)}
mail_location = {storage}:~/{storage}
mail_fsync = never
imap_idle_notify_interval = 29 mins
mail_max_userip_connections = 10
default_internal_user = {internal}
default_internal_group = {group}
default_login_user = {login}
first_valid_uid = 1
first_valid_gid = 1
passdb {{
  driver = static
  username_filter = strange*
  args = password={STRANGE_PASSWORD}
}}
passdb {{
  driver = static
  username_filter = user*
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  process_min_avail = 1
  service_count = 0
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service imap {{
  process_min_avail = 1
  service_count = 100
}}
service anvil {{
  chroot =
  # Else a refused password slows down the next login from this address.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
namespace inbox {{
  inbox = yes
  prefix = {prefix}
  separator = {separator}
{roles}
}}
"""
