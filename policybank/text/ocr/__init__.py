"""Text read by a machine from the picture of a leaf, where its own text layer cannot be trusted.

The machine is Tesseract with the Khmer script model, a program of the system and not of our lock. Where it is not
installed, leaves wait. What is read here is never the law: who shows it says that a machine read it.

`find_tesseract` may be asked anywhere. `reading` and `picture` open a stranger's file with a library in C: they are
imported in the child process only, and by name, so that no other process waits for their libraries.
"""

from ._tesseract import Tesseract, find_tesseract

__all__ = ["Tesseract", "find_tesseract"]
