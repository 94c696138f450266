"""Make `.venv` hold what the hashed locks name, and run the policy bank in it.

This room runs before anything is installed: it and `core` use the standard library only.

The environment holds exactly the packages of the locks in `requirements/`. A stamp inside it, written last, tells for
which Python, which place and which locks it was made. What does not fit the stamp is repaired with the least work: a
changed lock is installed over the old one, a moved folder gets its paths again without the network, and all else
(another Python, an interrupted run) is made anew. When the stamp fits, neither network nor disk is touched.
"""

from ._door import main
from ._stamp import Environment
from ._venv import prepare

__all__ = ["Environment", "main", "prepare"]
