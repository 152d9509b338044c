"""The guard that keeps every test off the network is itself there."""

import socket
import urllib.request

import pytest

from tests.conftest import NetworkUsed


def test_a_test_cannot_open_a_connection() -> None:
    with socket.socket() as talk, pytest.raises(NetworkUsed):
        talk.connect(("127.0.0.1", 9))


def test_a_test_cannot_look_up_a_name() -> None:
    with pytest.raises(NetworkUsed):
        urllib.request.urlopen("http://example.invalid/")
