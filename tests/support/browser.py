"""Drives a headless Chromium through its debugging pipe, with nothing but the standard library."""

from __future__ import annotations

import base64
import itertools
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """Return the command of a Chromium, None when there is none, or no pipe to drive it by."""
    return next((path for name in NAMES if (path := shutil.which(name))), None) if os.name == "posix" else None


class Page:
    """A tab. What it loads beside the page itself, and what its console says, is remembered in `requests` and `complaints`."""

    def __init__(self, send: int, receive: int) -> None:
        self._send, self._receive = send, receive
        self._numbers = itertools.count(1)
        self._pending = b""
        self._loaded: set[tuple[str, str]] = set()
        self._session: str | None = None
        self.requests: list[str] = []
        self.complaints: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        self.call("Page.setLifecycleEventsEnabled", enabled=True)

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._pending:
            data = os.read(self._receive, 1 << 16)
            assert data, "Chromium went away"
            self._pending += data
        line, _, self._pending = self._pending.partition(b"\0")
        answer: dict[str, Any] = json.loads(line)
        self._watch(answer.get("method"), answer.get("params", {}))
        return answer

    def _watch(self, method: str | None, event: dict[str, Any]) -> None:
        if method == "Page.lifecycleEvent":
            self._loaded.add((event["loaderId"], event["name"]))
        elif method == "Network.requestWillBeSent":
            self.requests.append(event["request"]["url"])
        elif method == "Log.entryAdded":
            self.complaints.append(event["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(event["exceptionDetails"]["text"])
        elif method == "Page.javascriptDialogOpening":
            self.complaints.append(f"dialog: {event['message']}")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the DevTools protocol and return its result."""
        number = next(self._numbers)
        request = {"id": number, "method": method, "params": parameters} | ({"sessionId": self._session} if self._session else {})
        os.write(self._send, json.dumps(request).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    def open(self, path: Path) -> None:
        """Load a file and wait until it is ready."""
        self.requests.clear()
        self.complaints.clear()
        loader = self.call("Page.navigate", url=path.as_uri())["loaderId"]
        # The load event of the page before may still be on its way.
        while (loader, "load") not in self._loaded:
            self._read()

    def run(self, expression: str) -> Any:
        """Return the value of a JavaScript expression; a promise is waited for."""
        done = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def key(self, key: str, text: str = "", code: int = 0) -> None:
        """Press a key."""
        about = {"key": key, "windowsVirtualKeyCode": code} | ({"text": text} if text else {})
        self.call("Input.dispatchKeyEvent", type="keyDown", **about)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def type(self, text: str) -> None:
        """Type a text into what has the focus."""
        self.call("Input.insertText", text=text)

    def resize(self, width: int, height: int, *, mobile: bool = False) -> None:
        """Set the size of the window, in CSS pixels."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=mobile)

    def media(self, media: str = "", *, scheme: str = "light") -> None:
        """Show the page as printed (`print`) or on a screen, light or dark."""
        self.call("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])

    def picture(self) -> bytes:
        """Return what the window shows, as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot")["data"])


@contextmanager
def chromium(command: str, profile: Path) -> Iterator[Page]:
    """Start a Chromium with a profile of its own; it ends with the block."""
    their_input, send = os.pipe()
    receive, their_output = os.pipe()
    line = [command, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"]
    # Chromium reads file 3 and writes file 4; the shell moves the pipes there whatever their numbers are here.
    script = f'exec "$@" 3<&{their_input} 4>&{their_output}'
    process = subprocess.Popen(["bash", "-c", script, "chromium", *line], pass_fds=(their_input, their_output), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(their_input)
    os.close(their_output)
    try:
        yield Page(send, receive)
    finally:
        os.close(send)
        process.terminate()
        process.wait()
        os.close(receive)
