"""`make lock`: renews requirements/*.txt, with the hashes of all files that the public index has."""

import os
import subprocess

from environment import LOCKS, ROOT, installed

# Files of this machine alone must not get into the locks
LOCAL = ("PIP_FIND_LINKS", "PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_NO_INDEX", "PIP_CONSTRAINT")
QUIET = ("--quiet", "--strip-extras", "--allow-unsafe", "--generate-hashes")
NO_PLACES = ("--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links")


def main() -> None:
    command = installed("dev").parent / "pip-compile"
    environment = {name: value for name, value in os.environ.items() if name not in LOCAL}
    environment |= {"PIP_CONFIG_FILE": os.devnull, "CUSTOM_COMPILE_COMMAND": "make lock"}
    for name in LOCKS:
        files = ("--output-file", f"requirements/{name}.txt", f"requirements/{name}.in")
        subprocess.run([command, *QUIET, *NO_PLACES, *files], cwd=ROOT, env=environment, check=True)


if __name__ == "__main__":
    main()
