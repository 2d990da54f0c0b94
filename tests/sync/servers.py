"""Where a test's server is, in the shape of the configuration."""

from typing import NamedTuple


class At(NamedTuple):
    port: int
    user: str = "anna"
    security: str = "none"
    host: str = "127.0.0.1"
    bearer: bool = False
