"""A headless Chromium for tests, driven by its DevTools protocol."""

import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.request import urlopen

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PROGRAM = next(filter(None, map(shutil.which, NAMES)), None)
_START_S, _WAIT_S = 60.0, 30.0
# What a key types, besides itself.
_KEYS = {"Enter": ("\r", 13), "Escape": ("", 27), "Tab": ("\t", 9), "Backspace": ("", 8)}


class Browser:
    """One page of a browser of its own, with a folder for downloads."""

    def __init__(self, socket: Any, downloads: Path, process_id: int) -> None:
        self.downloads = downloads
        self.process_id = process_id
        self._socket = socket
        self._number = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._socket.close()

    def send(self, method: str, **parameters: Any) -> Any:
        """Return the result of one command."""
        self._number += 1
        order = {"id": self._number, "method": method, "params": parameters}
        self._socket.send(json.dumps(order))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == self._number:
                assert "error" not in answer, (method, answer["error"])
                return answer["result"]

    def open(self, path: Path) -> None:
        """Show a file and wait until it has loaded."""
        self.send("Page.navigate", url=path.resolve().as_uri())
        self.wait("document.readyState === 'complete'")

    def run(self, script: str) -> Any:
        """Return what an expression of the page gives."""
        result = self.send(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def wait(self, script: str) -> Any:
        """Return what an expression gives as soon as it gives something."""
        end = time.monotonic() + _WAIT_S
        while time.monotonic() < end:
            if (value := self.run(script)) not in (None, False, 0, ""):
                return value  # an element is an empty object here
            time.sleep(0.05)
        raise AssertionError(f"it never came true: {script}")

    def press(self, key: str) -> None:
        """Press and let go a key."""
        text, code = _KEYS.get(key, (key, 0))
        stroke = {"key": key, "windowsVirtualKeyCode": code} if code else {"key": key}
        down = {"type": "keyDown", "text": text} if text else {"type": "rawKeyDown"}
        self.send("Input.dispatchKeyEvent", **down, **stroke)
        self.send("Input.dispatchKeyEvent", type="keyUp", **stroke)

    def type(self, text: str) -> None:
        """Type over what is selected."""
        self.send("Input.insertText", text=text)

    def click(self, selector: str) -> None:
        """Click the middle of an element."""
        area = self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            "e.scrollIntoView({block: 'center'}); const a = e.getBoundingClientRect();"
            "return [a.x + a.width / 2, a.y + a.height / 2]; })()"
        )
        self.click_at(*area)

    def click_at(self, x: float, y: float) -> None:
        """Click a point of the window."""
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def picture(self, path: Path) -> None:
        """Write what the window shows as a PNG."""
        import base64

        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot")["data"]))

    def downloaded(self, name: str) -> Path:
        """Return a downloaded file as soon as it is there."""
        end = time.monotonic() + _WAIT_S
        while not (self.downloads / name).is_file():
            assert time.monotonic() < end, f"{name} was not downloaded"
            time.sleep(0.05)
        return self.downloads / name


@contextmanager
def open_browser(*, width: int = 1400, height: int = 900) -> Iterator[Browser]:
    """Start a browser and end it with everything that it wrote."""
    import websocket

    assert PROGRAM is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        downloads = Path(home) / "downloads"
        downloads.mkdir()
        options = [f"--user-data-dir={home}/profile", "--remote-debugging-port=0", "--headless=new"]
        options += [f"--window-size={width},{height}", "--disable-gpu", "--no-first-run"]
        options += ["--remote-allow-origins=*", "--disable-dev-shm-usage"]
        options += ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
        process = subprocess.Popen(
            [PROGRAM, *options, "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            port = _port(Path(home) / "profile" / "DevToolsActivePort")
            with urlopen(f"http://127.0.0.1:{port}/json", timeout=_START_S) as answer:
                page = next(one for one in json.load(answer) if one["type"] == "page")
            socket = websocket.create_connection(page["webSocketDebuggerUrl"], timeout=_START_S)
            with Browser(socket, downloads, process.pid) as browser:
                browser.send("Page.enable")
                browser.send(
                    "Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads)
                )
                yield browser
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _port(file: Path) -> str:
    end = time.monotonic() + _START_S
    while time.monotonic() < end:
        if file.is_file() and (lines := file.read_text().split()):
            return lines[0]
        time.sleep(0.05)
    raise AssertionError("the browser did not start")
