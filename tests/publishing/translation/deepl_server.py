"""A small server on the loopback that speaks DeepL's protocol, so that the real client is what is tested."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class FakeDeepL:
    """`answers` are statuses for the next requests, then 200; `requests` keeps what came in.

    Translating means: the words in capitals, the tags as they are.
    """

    def __init__(self):
        self.answers, self.requests = [], []
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                length = int(self.headers["Content-Length"])
                asked = json.loads(self.rfile.read(length))
                fake.requests.append((self.path, dict(self.headers), asked))
                status = fake.answers.pop(0) if fake.answers else 200
                found = [
                    {
                        "detected_source_language": "DE",
                        "text": capitals(text),
                        "billed_characters": len(text),
                    }
                    for text in asked.get("text", [])
                ]
                body = {"translations": found} if status == 200 else {"message": "refused"}
                content = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.thread = Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def capitals(html):
    """Return the words in capitals and the tags and entities as they are."""
    parts, in_tag = [], False
    for char in html:
        in_tag = (in_tag or char in "<&") and char not in ">;"
        parts.append(char if in_tag or char in ">;" else char.upper())
    return "".join(parts)
