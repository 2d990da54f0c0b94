"""An address -> servers: whose word counts, and that each was asked."""

import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from sync.autoconfig import Offer
from sync.discover import Found, Net, NotFound, Protocol, Unsaid, discover
from sync.faults import BadCertificate, Unreachable

ADDRESS = "jane@kontor.example"
LIST = "https://autoconfig.thunderbird.net/v1.1/"


def xml(host: str) -> bytes:
    servers = "".join(
        f"<{tag}Server type='{kind}'><hostname>{kind}.{host}</hostname><port>{port}</port>"
        f"<socketType>SSL</socketType></{tag}Server>"
        for tag, kind, port in (("incoming", "imap", 993), ("outgoing", "smtp", 465))
    )
    return f"<clientConfig><emailProvider>{servers}</emailProvider></clientConfig>".encode()


def world(
    *,
    files: Mapping[str, bytes] | None = None,
    services: Mapping[str, Sequence[tuple[str, int]]] | None = None,
    exchangers: Sequence[str] = (),
    alive: Sequence[str] = (),
) -> Net:
    def shake(protocol: Protocol, offer: Offer) -> None:
        if offer.host not in alive:
            raise Unreachable("dns")

    return Net(
        fetch=(files or {}).get,
        services=lambda name: (services or {}).get(name, ()),
        exchangers=lambda domain: exchangers,
        shake=shake,
    )


def found(net: Net) -> Found:
    result = discover(ADDRESS, net)
    assert isinstance(result, Found)
    return result


def test_the_provider_itself_is_believed() -> None:
    files = {"https://autoconfig.kontor.example/mail/config-v1.1.xml": xml("host.example")}
    result = found(world(files=files, alive=["imap.host.example", "smtp.host.example"]))
    assert (result.source, result.sure) == ("provider", True)
    assert result.imap == Offer("imap.host.example", 993, "tls", ADDRESS)
    assert result.smtp == Offer("smtp.host.example", 465, "tls", ADDRESS)


def test_the_list_of_providers_is_believed() -> None:
    net = world(files={LIST + "kontor.example": xml("host.example")}, alive=["imap.host.example"])
    assert (found(net).source, found(net).sure) == ("list", True)


@pytest.mark.parametrize("name", ["mx1.in", "kontor-example.mail.protection"])
def test_the_provider_behind_the_mail_exchanger_is_asked_back(name: str) -> None:
    files = {LIST + "host.example": xml("host.example")}
    net = world(files=files, exchangers=[f"{name}.host.example"], alive=["imap.host.example"])
    assert (found(net).source, found(net).sure) == ("exchanger", False)


def test_a_public_suffix_is_not_asked_for_servers() -> None:
    files = {LIST + "co.uk": xml("evil.example")}
    net = world(files=files, exchangers=["mx.host.co.uk"], alive=["imap.evil.example"])
    assert isinstance(discover(ADDRESS, net), NotFound)


def test_what_dns_names_elsewhere_is_asked_back() -> None:
    services = {"_imaps._tcp.kontor.example": [("mail.host.example", 993)]}
    net = world(services=services, alive=["mail.host.example"])
    assert (found(net).source, found(net).sure) == ("service", False)


def test_what_dns_names_under_the_own_domain_is_taken() -> None:
    services = {"_imaps._tcp.kontor.example": [("mx.kontor.example", 993)]}
    net = world(services=services, alive=["mx.kontor.example"])
    assert (found(net).source, found(net).sure) == ("service", True)


def test_a_foreign_domain_that_ends_alike_is_not_the_own() -> None:
    services = {"_imaps._tcp.kontor.example": [("notkontor.example", 993)]}
    net = world(services=services, alive=["notkontor.example"])
    assert not found(net).sure


def test_servers_of_usual_names_are_the_last_resort() -> None:
    net = world(alive=["mail.kontor.example"])
    assert found(net) == Found(
        Offer("mail.kontor.example", 993, "tls", ADDRESS),
        Offer("mail.kontor.example", 465, "tls", ADDRESS),
        "guess",
        True,
    )


def test_a_server_that_cannot_prove_who_it_is_is_passed_over() -> None:
    net = world(alive=["mail.kontor.example"])

    def shake(protocol: Protocol, offer: Offer) -> None:
        if offer.port == 993:
            raise BadCertificate("hostname")
        net.shake(protocol, offer)

    assert found(replace(net, shake=shake)).imap.port == 143


def test_a_service_that_is_not_there_leaves_the_sending_out() -> None:
    services = {"_imaps._tcp.kontor.example": [("mx.kontor.example", 993)]}
    assert found(world(services=services, alive=["mx.kontor.example"])).smtp is None


def test_a_guessed_server_for_sending_has_the_login_name_of_the_known_one() -> None:
    local = xml("host.example").replace(
        b"</socketType>", b"</socketType><username>%EMAILLOCALPART%</username>"
    )
    files = {LIST + "kontor.example": local}
    net = world(files=files, alive=["imap.host.example", "smtp.kontor.example"])
    assert found(net).smtp == Offer("smtp.kontor.example", 465, "tls", "jane")


def test_nothing_found_names_what_was_tried() -> None:
    result = discover(ADDRESS, world())
    assert isinstance(result, NotFound)
    assert not result.offline
    assert "imap.kontor.example" in result.tried


def test_without_a_network_it_is_known_that_nothing_is_known() -> None:
    def silent(name: str) -> Sequence[str]:
        raise Unsaid

    def silent_services(name: str) -> Sequence[tuple[str, int]]:
        raise Unsaid

    result = discover(ADDRESS, replace(world(), exchangers=silent, services=silent_services))
    assert isinstance(result, NotFound)
    assert result.offline


def test_who_gives_no_answer_holds_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte now and then is enough to keep any one wait from running out."""
    monkeypatch.setattr("sync.discover.PATIENCE", 0.2)
    over, silent = threading.Event(), threading.Semaphore(0)

    class Asked(threading.Thread):
        """Has said what it has to say, however busy the machine is, before anybody waits."""

        def start(self) -> None:
            super().start()
            while self.is_alive() and not silent.acquire(timeout=0.01):
                pass

    def says_nothing() -> None:
        silent.release()
        over.wait()

    def fetch(url: str) -> bytes | None:
        says_nothing()
        return None

    def shake(protocol: Protocol, offer: Offer) -> None:
        if offer.host != "mail.kontor.example":
            says_nothing()

    monkeypatch.setattr("sync.discover.Thread", Asked)

    with_others = world(alive=["mail.kontor.example"])
    try:
        assert found(replace(with_others, fetch=fetch, shake=shake)).source == "guess"
    finally:
        over.set()


def test_who_has_waited_long_enough_may_go() -> None:
    """By Ctrl-C, while nobody answers."""
    program = (
        "import os, signal, time\n"
        "from sync.discover import Net, discover\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def silent(*_): os.write(1, b'asked\\n'); time.sleep(600)\n"
        "discover('jane@kontor.example', Net(silent, silent, silent, silent))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout and process.stdout.readline() == "asked\n"
            process.send_signal(signal.SIGINT)
            assert "KeyboardInterrupt" in process.communicate(timeout=60)[1]
        finally:
            process.kill()


@pytest.mark.parametrize("address", ["jane@kontor.example", "Jane@KONTOR.example"])
def test_the_address_itself_is_told_to_nobody(address: str) -> None:
    asked: list[str] = []

    def fetch(url: str) -> bytes | None:
        asked.append(url)
        return None

    discover(address, replace(world(), fetch=fetch))
    assert asked
    assert not any("jane" in url.lower() for url in asked)


@pytest.mark.parametrize(
    ("domain", "wire"),
    [("müller.example", "xn--mller-kva.example"), ("Straße.example", "xn--strae-oqa.example")],
)
def test_a_domain_beyond_ascii_is_asked_for_as_the_wire_has_it(domain: str, wire: str) -> None:
    """To Python itself straße.example is strasse.example, whose word would be taken."""
    asked: list[str] = []
    net = world(alive=[f"imap.{wire}"])

    def fetch(url: str) -> bytes | None:
        asked.append(url)
        return None

    def services(name: str) -> Sequence[tuple[str, int]]:
        asked.append(name)
        return ()

    def exchangers(name: str) -> Sequence[str]:
        asked.append(name)
        return ()

    result = discover(f"jane@{domain}", Net(fetch, services, exchangers, net.shake))
    assert isinstance(result, Found)
    assert (result.imap.host, result.imap.user, result.sure) == (
        f"imap.{wire}", f"jane@{domain}", True,
    )  # fmt: skip
    assert len(asked) == 8
    assert all(wire in name and name.isascii() for name in asked)


def test_a_domain_that_the_wire_cannot_name_has_no_servers() -> None:
    assert discover("jane@☃.example", world()) == NotFound(False, ())
