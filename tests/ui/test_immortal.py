"""The guard against signals that use up the references to True."""

import subprocess
import sys

_SCRIPT = """
import radiograph_studio.ui
from PySide6.QtCore import QObject, Signal
class Sender(QObject):
    sent = Signal()
sender = Sender()
for _ in range(200_000):
    sender.sent.emit()
print("alive", True)
"""


def test_any_number_of_signals_can_be_sent() -> None:
    done = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "alive True\n"), done.stderr
