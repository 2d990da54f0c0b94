"""Mail is read in a process that the kernel ends at its first socket; it lives to the end."""

import platform
import subprocess
import sys

import pytest

from tests.store.message.mails import mail, multipart

SOCKET = {"x86_64": 41, "aarch64": 198}
"""The number of the system call."""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in SOCKET, reason="needs seccomp"
)

_ALONE = """
import ctypes, struct, sys

NO_NEW_PRIVILEGES, SECCOMP, FILTER = 38, 22, 2
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06
KILL, ALLOW = 0x80000000, 0x7FFF0000

def without_network(socket):
    steps = [(LOAD, 0, 0, 0), (EQUAL, 0, 1, socket), (RETURN, 0, 0, KILL), (RETURN, 0, 0, ALLOW)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    whole = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code))
    program = ctypes.create_string_buffer(whole)
    libc = ctypes.CDLL(None, use_errno=True)
    for words in ((NO_NEW_PRIVILEGES, 1, 0, 0, 0), (SECCOMP, FILTER, program, 0, 0)):
        if libc.prctl(*words):
            sys.exit(77)

without_network({socket})
"""

_READ = """
from store.message.parse import attachment, parse
parsed = parse(sys.stdin.buffer.read())
print(parsed.text)
"""

PAGE = """<!DOCTYPE html SYSTEM "http://127.0.0.1:1/dtd"><html><head>
<base href="http://127.0.0.1:1/"><link rel="stylesheet" href="http://127.0.0.1:1/a.css">
<style>@import url(http://127.0.0.1:1/b.css);
p { background: url(http://127.0.0.1:1/c.png) }</style>
<script src="http://127.0.0.1:1/d.js"></script><meta http-equiv="refresh" content="0;url=/e">
</head><body background="http://127.0.0.1:1/f.png" onload="fetch('/g')">
<p>Read <img src="http://127.0.0.1:1/h.png" srcset="http://127.0.0.1:1/i.png 2x"> me</p>
<iframe src="http://127.0.0.1:1/j"></iframe><object data="http://127.0.0.1:1/k"></object>
<video poster="http://127.0.0.1:1/l"></video><a href="http://127.0.0.1:1/m" ping="/n">here</a>
<svg><image href="http://127.0.0.1:1/o"/></svg><form action="http://127.0.0.1:1/p"></form>
</body></html>"""


def alone(work: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    code = _ALONE.replace("{socket}", str(SOCKET[platform.machine()])) + work
    done = subprocess.run(
        [sys.executable, "-c", code], input=given, capture_output=True, check=False, timeout=60
    )
    if done.returncode == 77:
        pytest.skip("this kernel takes no filter")
    return done


def test_a_socket_would_end_it() -> None:
    done = alone("import socket; socket.socket(); print('opened')")
    assert (done.returncode < 0, done.stdout) == (True, b"")


@pytest.mark.parametrize(
    "raw",
    [
        mail(PAGE, Content_Type="text/html"),
        multipart(
            "Content-Type: text/html\n\n" + PAGE,
            "Content-Type: message/external-body; access-type=url; url=http://127.0.0.1:1/\n\nx",
            "Content-Type: image/svg+xml; name=a.svg\n\n<svg><image href='http://127.0.0.1:1/'/></svg>",
            kind="related",
        ),
    ],
    ids=["a page", "a page with files"],
)
def test_a_page_that_wants_to_call_home_is_read_without_any(raw: bytes) -> None:
    done = alone(_READ, raw)
    assert (done.returncode, b"Read me" in done.stdout) == (0, True), done.stderr
