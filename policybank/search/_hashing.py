"""The hash that tells in which shard a term stands: the same in numpy here and in `browser/postings.js`.

FNV-1a of 32 bits over the UTF-16 units of a word or syllable, and a step that mixes two such numbers: the hash of a pair
of syllables follows from those of its parts, so that a batch of a million pairs is hashed at once and only the few
thousand syllables one by one.
"""

from __future__ import annotations

import numpy as np

from ._arrays import Numbers

_OFFSET, _PRIME, _ALL = 0x811C9DC5, 0x01000193, 0xFFFFFFFF
# The multiplier of MurmurHash3's last step: after it, the lower bits depend on all others.
_MIXER = 0x85EBCA6B

# Which groups of shards there are: the unit in which postings are sorted, one group after the other, so that the memory
# a build takes does not grow with the library.
GROUPS = 128


def hash_of(text: str) -> int:
    """Return the FNV-1a hash of `text`, whose characters are all of the basic plane."""
    value = _OFFSET
    for sign in text:
        value = ((value ^ ord(sign)) * _PRIME) & _ALL
    return value


def mixed(first: Numbers, second: Numbers) -> Numbers:
    """Return one hash of two, element by element. The order of the two counts."""
    value = (first * np.uint64(31) + second) & np.uint64(_ALL)
    value ^= value >> np.uint64(15)
    value = (value * np.uint64(_MIXER)) & np.uint64(_ALL)
    return value ^ (value >> np.uint64(13))
