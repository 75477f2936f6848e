"""`python -m capsulec` is the program `capsulec`."""

import sys

from capsulec.cli import main

sys.exit(main())
