"""Where the program starts: the window, or one command."""

import sys

from smadvisor.cli import main

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
