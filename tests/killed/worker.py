"""A job worker that can be killed again and again: a child works, the next one goes on after it.

Started as a program of its own. For each line "work" on standard input it prints the number of the child that works
from now on, until nothing is left to do. For "bury" it waits until the child is gone and prints how it ended.
"""

import os
import sys

import django
from django.core.management import call_command
from django.urls import get_resolver


def main() -> None:
    django.setup(set_prefix=False)
    # Read all modules before the first fork: what a child does then is the work
    get_resolver().reverse_dict  # noqa: B018
    child = 0
    print("ready", flush=True)
    for line in sys.stdin:
        if line.strip() == "bury":
            _, status = os.waitpid(child, 0)
            print(os.waitstatus_to_exitcode(status), flush=True)
            continue
        child = os.fork()
        if not child:
            work()
        print(child, flush=True)


def work() -> None:
    """Do what is to be done, and end without the parent's tidying up."""
    failed = 1
    try:
        call_command("work", "--alone", "--batch", "--no-startup-delay")
        failed = 0
    finally:
        os._exit(failed)


if __name__ == "__main__":
    main()
