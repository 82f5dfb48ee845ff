"""Lets several calls begin at the same moment, as two people or a double click do."""

from threading import Barrier, Thread

from django.db import connection


def at_once(*calls):
    """Run the calls in threads with connections of their own; return results and errors in order."""
    barrier, outcomes = Barrier(len(calls)), [None] * len(calls)

    def run(index, call):
        try:
            barrier.wait(timeout=10)
            outcomes[index] = call()
        except Exception as error:
            outcomes[index] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes
