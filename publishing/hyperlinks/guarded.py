"""Asks other servers whether an address still answers, and never one inside our own network.

The name is resolved once, every address that it has must be public, and the connection goes to the very address that
was judged: a name that points elsewhere a moment later gains nothing. Each redirect is judged anew.
"""

import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import urllib3

TIMEOUT = urllib3.Timeout(connect=5, read=10)
REDIRECTS = 5
REDIRECTING = {301, 302, 303, 307, 308}
# What says that the page is gone, and not that it does not want to talk to a program
GONE = {404, 410}
PORTS = {"http": 80, "https": 443}
AGENT = "WIR-Portal link check"
# Some servers know no HEAD; with GET we read the head of the answer only
UNKNOWN_TO_SOME = {400, 403, 405, 501}

Resolve = Callable[[str, int], Iterable[str]]


@dataclass(frozen=True)
class Answer:
    """`works` is None where nobody can tell; `reason` is German and empty where the page answers."""

    works: bool | None
    reason: str = ""


class _Refused(Exception):
    """The address is none that we ask; the message is German."""


def resolve(host: str, port: int) -> list[str]:
    """Return the network addresses of a host name, as the system finds them; OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


def is_public(address: str) -> bool:
    """Tell whether a network address belongs to the open internet: not private, loopback, link-local or mapped."""
    number = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour
        if inner:
            return is_public(str(inner))
        if number.teredo or number in ipaddress.ip_network("64:ff9b::/96"):
            return False
    return number.is_global and not number.is_multicast


def ask(
    url: str,
    *,
    resolver: Resolve = resolve,
    allowed: Callable[[str], bool] = is_public,
    ports: Iterable[int] = tuple(PORTS.values()),
) -> Answer:
    """Return whether `url` (http or https) answers, following at most REDIRECTS redirects; raises nothing.

    `resolver`, `allowed` and `ports` are for tests, which have no open internet.
    """
    try:
        for _ in range(REDIRECTS + 1):
            status, location = _status_of(url, resolver, allowed, set(ports))
            if status in REDIRECTING and location:
                url = urljoin(url, location)
                continue
            return _judge(status)
    except _Refused as refused:
        return Answer(False, str(refused))
    except socket.gaierror:
        return Answer(False, "Den Server gibt es nicht (mehr).")
    except (urllib3.exceptions.SSLError, ssl.SSLError):
        return Answer(
            None, "Die Verbindung ist nicht sicher: Das Zertifikat des Servers gilt nicht."
        )
    except (urllib3.exceptions.HTTPError, OSError, ValueError):
        return Answer(None, "Der Server antwortet nicht.")
    return Answer(False, "Der Link wird im Kreis weitergeleitet.")


def _judge(status: int) -> Answer:
    if status in GONE:
        return Answer(False, f"Die Seite gibt es nicht mehr (Antwort {status}).")
    if status < 400:
        return Answer(True)
    # 401, 403, 429, 5xx: perhaps it is only a program that is not wanted, perhaps it passes
    return Answer(None, f"Der Server antwortet mit einem Fehler ({status}).")


def _status_of(
    url: str, resolver: Resolve, allowed: Callable[[str], bool], ports: set[int]
) -> tuple[int, str]:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme not in PORTS or not host:
        raise _Refused("Die Adresse ist keine Internetadresse.")
    if parts.username or parts.password:
        raise _Refused("Die Adresse enthält Zugangsdaten.")
    port = parts.port or PORTS[parts.scheme]
    if port not in ports:
        raise _Refused("Die Adresse führt zu einem ungewöhnlichen Anschluss.")
    addresses = list(resolver(host, port))
    if not addresses or not all(allowed(address) for address in addresses):
        raise _Refused("Die Adresse führt in ein internes Netz.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    status, location = _request("HEAD", parts.scheme, host, addresses[0], port, path)
    if status in UNKNOWN_TO_SOME:
        status, location = _request("GET", parts.scheme, host, addresses[0], port, path)
    return status, location


def _request(
    method: str, scheme: str, host: str, address: str, port: int, path: str
) -> tuple[int, str]:
    """Send one request to `address`, which speaks for `host`; return status and where it leads on."""
    pool: urllib3.HTTPConnectionPool
    if scheme == "https":
        pool = urllib3.HTTPSConnectionPool(
            address, port, server_hostname=host, assert_hostname=host, timeout=TIMEOUT, maxsize=1
        )
    else:
        pool = urllib3.HTTPConnectionPool(address, port, timeout=TIMEOUT, maxsize=1)
    named = host if port in PORTS.values() else f"{host}:{port}"
    headers = {"Host": named, "User-Agent": AGENT, "Accept": "*/*"}
    with pool:
        response = pool.request(
            method, path, headers=headers, redirect=False, retries=False, preload_content=False
        )
        status, location = response.status, response.headers.get("Location", "")
        response.close()
    return status, location
