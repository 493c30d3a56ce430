import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "fuzz: reads thousands of damaged files; a bounded part of them by default")
