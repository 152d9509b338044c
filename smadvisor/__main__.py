"""Where the program starts: the window, or one command."""

import sys

from smadvisor import crash
from smadvisor.cli import main

if __name__ == "__main__":
    crash.leave_nothing()
    raise SystemExit(main(sys.argv[1:]))
