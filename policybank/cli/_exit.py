"""The exit codes of every command."""

GOOD = 0
FAULTS = 1
SETUP = 2
# As in BSD's sysexits.h (EX_SOFTWARE), so that a script can tell a bug of ours from a fault of the library.
BUG = 70
# What a shell reports for a program ended by Ctrl-C.
INTERRUPTED = 130
