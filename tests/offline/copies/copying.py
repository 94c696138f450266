"""A process whose children copy, to be killed: for each line `SITE<tab>STICK` it tells the number of a child that has begun.

One process and many children, for the modules take longer to load than a small copy takes to be written.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from policybank.offline.copies import source_of, write_copy

while line := sys.stdin.readline():
    site, stick = map(Path, line.rstrip("\n").split("\t"))
    child = os.fork()
    if child == 0:
        write_copy(source_of(site), stick)
        os._exit(0)
    print(child, flush=True)
    # Until the next line it is not waited for: a child that has ended can then still be killed, and its number is no other's.
    sys.stdin.readline()
    _, status = os.waitpid(child, 0)
    print("killed" if os.WIFSIGNALED(status) else f"ended {os.WEXITSTATUS(status)}", flush=True)
