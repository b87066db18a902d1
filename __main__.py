"""``python -m mattrakan``, and the command itself: Ctrl-C is answered from the first moment."""

import atexit
import gc
import signal
import sys

# Loading makes a hundred times the objects after which Python looks for cycles by itself.
FEW_OBJECTS = 50_000


def run() -> None:
    """Run the command line; a request to end (SIGTERM) is taken like Ctrl-C."""
    gc.set_threshold(FEW_OBJECTS)
    atexit.register(gc.freeze)  # the end of the process frees everything, cycles or not
    try:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        from mattrakan.cli import main
    except KeyboardInterrupt:
        sys.exit(130)
    main(prog_name="mattrakan")


if __name__ == "__main__":
    run()
