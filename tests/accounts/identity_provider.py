"""A small OpenID Connect provider on the loopback interface: discovery, PKCE, RS256, user information."""

import base64
import hashlib
import json
import secrets
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "wir-portal", "ein-geheimnis-des-portals"


@cache
def private_key(number: int) -> rsa.RSAPrivateKey:
    """Return a key; each number is another one."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """Whom it signs in (`person`), and how it misbehaves; `asked` are the queries with which people came."""

    url: str = ""
    person: dict[str, Any] = field(default_factory=dict)
    in_token: dict[str, Any] = field(default_factory=dict)
    signed_with: int = 0
    algorithm: str = "RS256"
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)
    asked: list[dict[str, str]] = field(default_factory=list)
    broken: bool = False

    def settings(self) -> dict[str, Any]:
        """Return the portal's settings for this provider."""
        return {
            "OIDC_SERVER_URL": self.url,
            "OIDC_ORIGINS": [self.url],
            "OIDC_NAME": "Kreiskonto",
            "OIDC_CLIENT_ID": CLIENT,
            "OIDC_CLIENT_SECRET": SECRET,
        }

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def jwks(self) -> dict[str, Any]:
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(private_key(0).public_key()))
        return {"keys": [{**key, "kid": "k1", "use": "sig", "alg": "RS256"}]}

    def consent(self, query: dict[str, str]) -> str:
        """Return where the browser goes after the person has signed in here."""
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        back = urlencode({"code": code, "state": query["state"]})
        return f"{query['redirect_uri']}?{back}"

    def token(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Answer the portal: the code is good once, for the one who asked, with the verifier of PKCE."""
        query = self.codes.pop(form.get("code", ""), None)
        right = (
            query is not None
            and (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)
            and form.get("redirect_uri") == query["redirect_uri"]
            and query.get("code_challenge_method") == "S256"
            and _challenge(form.get("code_verifier", "")) == query.get("code_challenge")
        )
        if not right:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {
            "iss": self.url,
            "aud": CLIENT,
            "sub": self.person["sub"],
            "iat": now,
            "exp": now + 60,
            **self.in_token,
        }
        key: Any = private_key(self.signed_with) if self.algorithm == "RS256" else SECRET * 2
        access = secrets.token_urlsafe(16)
        self.tokens.add(access)
        signed = jwt.encode(claims, key, algorithm=self.algorithm, headers={"kid": "k1"})
        return 200, {"access_token": access, "token_type": "Bearer", "id_token": signed}


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args: Any) -> None:
            """Stay quiet."""

        def do_GET(self) -> None:
            where = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(where.query).items()}
            match where.path:
                case _ if provider.broken:
                    self._json(503, {})
                case "/.well-known/openid-configuration":
                    self._json(200, provider.discovery())
                case "/jwks":
                    self._json(200, provider.jwks())
                case "/userinfo":
                    known = self.headers["Authorization"].removeprefix("Bearer ") in provider.tokens
                    self._json(200, provider.person) if known else self._json(401, {})
                case "/authorize":
                    provider.asked.append(query)
                    back = provider.consent(query).replace("&", "&amp;")
                    page = f'<!doctype html><title>Kreiskonto</title><a href="{back}">Weiter</a>'
                    self._send(200, page.encode(), "text/html; charset=utf-8")
                case _:
                    self._json(404, {})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._json(*provider.token({n: v[0] for n, v in parse_qs(body).items()}))

        def _json(self, status: int, content: dict[str, Any]) -> None:
            self._send(status, json.dumps(content).encode(), "application/json")

        def _send(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler


@contextmanager
def running_provider():
    """Run a provider on a free port, and end it."""
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(provider))
    provider.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
