"""A process that copies, to be killed: `python copying.py SITE STICK`. It says "ready" and waits for a line before it begins."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from policybank.offline.copies import source_of, write_copy

site, stick = map(Path, sys.argv[1:])
files = source_of(site)
print("ready", flush=True)
sys.stdin.readline()
write_copy(files, stick)
