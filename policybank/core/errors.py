"""The one error that is neither a fault in the library nor a bug of ours: the machine is not ready."""


class SetupError(Exception):
    """Say in one sentence what the machine lacks and which command mends it. Ends the program with exit code 2."""
