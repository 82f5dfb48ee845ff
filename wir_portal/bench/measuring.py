"""Measures requests inside the process: queries, time in the database, time in all; no page cache anywhere."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
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
        """What this process computed, however many others wanted the machine; SQLite is part of it."""
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
            began, computed = time.perf_counter(), time.process_time()
            _request(client, address)
            figures.computing.append(time.process_time() - computed)
            figures.in_all.append(time.perf_counter() - began)
        figures.in_database.append(sum(spent))
        figures.queries = len(spent)


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
