#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""The one door: `python3 build.py [command]`. Everything else happens behind it.

This file must parse on every Python since 2.7 (no f-strings, no annotations), for all that an old Python has to do
here is to say which Python is needed. The words stand here in both languages, as nothing else can be read yet.
"""

from __future__ import print_function, unicode_literals

import os
import sys

ROOT = os.path.dirname(os.path.realpath(__file__))

if sys.version_info < (3, 11):
    # A newer one may be on the machine already under its own name (Debian, Fedora, Homebrew, python.org on macOS).
    folders = os.environ.get("PATH", "").split(os.pathsep)
    newer = ["python3.%d" % minor for minor in (14, 13, 12, 11)]
    found = [
        name
        for name in newer
        if any(os.path.isfile(os.path.join(folder, name)) for folder in folders)
    ]
    facts = {
        "this": "%d.%d" % sys.version_info[:2],
        "command": next(iter(found), "python3") + " build.py",
    }
    text = (
        "ត្រូវការ Python 3.11 ឬថ្មីជាងនេះ ប៉ុន្តែនេះជា Python %(this)s។ "
        "សូមដំឡើងពី https://www.python.org/downloads/ រួចវាយ៖ %(command)s\n"
        "Python 3.11 or later is needed, but this is Python %(this)s. "
        "Install it from https://www.python.org/downloads/ and type: %(command)s\n"
    ) % facts
    # As bytes, for the terminal's encoding may be plain ASCII to these old Pythons.
    getattr(sys.stderr, "buffer", sys.stderr).write(text.encode("utf-8"))
    sys.exit(2)

sys.path.insert(0, ROOT)

from policybank import environment  # noqa: E402 - an old Python must not get here: the package needs 3.11

if __name__ == "__main__":
    sys.exit(environment.main(ROOT, sys.argv[1:]))
