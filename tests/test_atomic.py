"""Output that is whole or not there, and output that goes where no plain file is."""

import os
from pathlib import Path

import pytest

from mattrakan.errors import OutputError
from mattrakan.export.atomic import PendingFile, remove_leftovers, write_file


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes that have names")
def test_a_pipe_or_device_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_file(pipe, b"rows")
    assert os.read(reading, 9) == b"rows" and pipe.is_fifo()
    os.close(reading)


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_file(path, b"old")
    pending = PendingFile(path)
    pending.write(b"new")
    assert path.read_bytes() == b"old"
    pending.discard()
    PendingFile(path).file.close()  # as a kill would leave it
    assert len(list(tmp_path.iterdir())) == 2
    remove_leftovers(tmp_path)
    assert [left.name for left in tmp_path.iterdir()] == ["file"]
    with pytest.raises(OutputError):
        write_file(path / "below a file", b"")
