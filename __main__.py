"""``python -m mattrakan``: the same as the command."""

from mattrakan.cli import main

if __name__ == "__main__":
    main(prog_name="mattrakan")
