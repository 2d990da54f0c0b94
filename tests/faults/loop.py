"""One asyncio loop in one thread, in which every server and proxy of these tests lives."""

import asyncio
import functools
import threading
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@functools.cache
def loop() -> asyncio.AbstractEventLoop:
    found = asyncio.new_event_loop()
    threading.Thread(target=found.run_forever, name="peers", daemon=True).start()
    return found


def run(work: Coroutine[Any, Any, T]) -> T:
    """From a test's thread: done in the loop, and waited for."""
    return asyncio.run_coroutine_threadsafe(work, loop()).result(60)


def call(function: Callable[[], T]) -> T:
    """Likewise for a plain function, so that whatever a server owns has one thread."""

    async def work() -> T:
        return function()

    return run(work())
