"""``python -m mattrakan``, and the command itself: Ctrl-C is answered from the first moment."""

import signal
import sys


def run() -> None:
    """Run the command line; a request to end (SIGTERM) is taken like Ctrl-C."""
    try:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        from mattrakan.cli import main
    except KeyboardInterrupt:
        sys.exit(130)
    main(prog_name="mattrakan")


if __name__ == "__main__":
    run()
