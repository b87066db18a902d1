"""``python -m mattrakan``, and the command itself: Ctrl-C is answered from the first moment."""

import sys


def run() -> None:
    """Run the command line."""
    try:
        from mattrakan.cli import main
    except KeyboardInterrupt:
        sys.exit(130)
    main(prog_name="mattrakan")


if __name__ == "__main__":
    run()
