"""A server that can be killed hundreds of times: a child serves the portal, the next one goes on after it.

Started as a program of its own, on the database and the files that its environment names. It prints its port. For each
line "serve" on standard input it prints the number of the child that serves from now on. For "bury" it waits until the
killed child is gone, turns away whom that has not answered, and prints "buried".
"""

import contextlib
import os
import socket
import sys
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import django
from django.core.wsgi import get_wsgi_application

from wir_portal.warming_up import warm_up


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing: standard output is for the numbers."""


def main() -> None:
    django.setup(set_prefix=False)
    application = get_wsgi_application()
    # Before the first fork: what a child does then is the request
    warm_up()
    with socket.create_server(("127.0.0.1", 0), backlog=16) as listening:
        print(listening.getsockname()[1], flush=True)
        child = 0
        for line in sys.stdin:
            if line.strip() == "bury":
                bury(child, listening)
                print("buried", flush=True)
                continue
            child = os.fork()
            if not child:
                serve(listening, application)
            print(child, flush=True)


def bury(child: int, listening: socket.socket) -> None:
    """Collect the dead child; who still waits in its queue must not be answered by the next one."""
    os.waitpid(child, 0)
    listening.setblocking(False)
    with contextlib.suppress(BlockingIOError):
        while True:
            listening.accept()[0].close()
    listening.setblocking(True)


def serve(listening: socket.socket, application: object) -> None:
    server = WSGIServer(("127.0.0.1", 0), Quiet, bind_and_activate=False)
    server.socket.close()
    server.socket = listening
    server.server_name, server.server_port = "127.0.0.1", listening.getsockname()[1]
    server.setup_environ()
    server.set_app(application)
    server.serve_forever()


if __name__ == "__main__":
    main()
