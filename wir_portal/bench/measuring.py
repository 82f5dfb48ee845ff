"""Measures requests inside the process: queries, time in the database, time in all; no page cache anywhere."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import Client


@dataclass
class Figures:
    """Seconds of single requests, in order; `queries` is the number in one request."""

    queries: int = 0
    in_database: list[float] = field(default_factory=list)
    in_all: list[float] = field(default_factory=list)
    computing: list[float] = field(default_factory=list)

    @property
    def database_ms(self) -> float:
        return 1000 * statistics.median(self.in_database)

    @property
    def milliseconds(self) -> float:
        return 1000 * statistics.median(self.in_all)

    @property
    def most_ms(self) -> float:
        return 1000 * max(self.in_all)

    @property
    def processor_ms(self) -> float:
        """What this process and its database computed, however many others wanted the machine."""
        return 1000 * statistics.median(self.computing)

    @property
    def per_second(self) -> float:
        return 1 / statistics.median(self.in_all)


def measure(
    client: Client, address: str, figures: Figures, repeats: int,
    before: Callable[[], object] = lambda: None,
) -> None:  # fmt: skip
    """Request the address `repeats` times after one request that warms up, and add to the figures.

    `before` is done before each of them and does not count.
    """
    _request(client, address)
    for _ in range(repeats):
        before()
        with _database_time() as spent:
            began, before_it = time.perf_counter(), computed()
            _request(client, address)
            figures.computing.append(computed() - before_it)
            figures.in_all.append(time.perf_counter() - began)
        figures.in_database.append(sum(spent))
        figures.queries = len(spent)


def computed() -> float:
    """Return how many seconds this process has computed, SQLite in it, and its PostgreSQL where that is a neighbour."""
    return time.process_time() + (_by_postgresql() if connection.vendor == "postgresql" else 0)


def _by_postgresql() -> float:
    connection.ensure_connection()
    backend = Path(f"/proc/{connection.connection.info.backend_pid}")
    try:
        is_neighbour = (backend / "comm").read_text() == "postgres\n"
        return int((backend / "schedstat").read_text().split()[0]) / 1e9 if is_neighbour else 0
    except OSError:
        return 0


def _request(client: Client, address: str) -> None:
    response = client.get(address)
    content = b"".join(response) if response.streaming else response.content
    if response.status_code != 200 or not content:
        raise RuntimeError(f"{address} answered {response.status_code}.")


@contextmanager
def _database_time() -> Iterator[list[float]]:
    spent: list[float] = []

    def timed(execute: Callable[..., Any], *arguments: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(*arguments)
        finally:
            spent.append(time.perf_counter() - began)

    with connection.execute_wrapper(timed):
        yield spent
