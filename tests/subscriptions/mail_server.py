"""A real SMTP server on loopback that keeps what it takes, and refuses what a test tells it to."""

from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller


class Handler:
    """`refusals` are replies by address, `at_end` by address too, given only after the whole e-mail."""

    def __init__(self):
        self.taken = []
        self.refusals = {}
        self.at_end = {}
        self.sender_refusal = ""
        self.on_taken = None

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.sender_refusal:
            return self.sender_refusal
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        (address,) = envelope.rcpt_tos
        if address in self.at_end:
            return self.at_end[address]
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.taken.append((address, envelope.mail_from, message))
        if self.on_taken:
            self.on_taken(len(self.taken))
        return "250 OK"

    @property
    def recipients(self):
        return [address for address, _, _ in self.taken]


class AnyPort(Controller):
    """Listens at a free port of loopback: `port` names it once it runs."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def mail_server():
    """Run a server for a while; the handler that it gives has `port`."""
    handler = Handler()
    controller = AnyPort(handler, hostname="127.0.0.1", port=0)
    controller.start()
    handler.port, handler.controller = controller.port, controller
    try:
        yield handler
    finally:
        controller.stop(no_assert=True)
