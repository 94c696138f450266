"""`python -m policybank`: what `build.py` hands over to."""

import sys

from policybank.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
