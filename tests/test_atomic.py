"""Where output goes that is no plain file."""

import os
from pathlib import Path

import pytest

from mattrakan.export.atomic import write_file


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes that have names")
def test_a_pipe_or_device_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_file(pipe, b"rows")
    assert os.read(reading, 9) == b"rows" and pipe.is_fifo()
    os.close(reading)
