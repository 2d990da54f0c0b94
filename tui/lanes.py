"""Threads beside the screen's: one that reads the store, one that writes it, each in order.

A lane runs one job at a time. A newer job of the same slot replaces the one that still waits, and
the answer of one that already runs is dropped: what the screen shows is always the newest
question's. An error that is ours is raised again in the screen's thread.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from store.records.database import failures_named

T = TypeVar("T")
Failed = Callable[[Exception], None]
"""Told of an error that has a `code`: what the world, or the user, did. All others are ours."""
Post = Callable[[Callable[[], None]], object]
"""Has a function run in the screen's thread, soon; may be called from any thread."""


class Lane:
    """One thread and its jobs. `thread`: a pool of one."""

    def __init__(self, thread: ThreadPoolExecutor, post: Post, failed: Failed) -> None:
        self._pool = thread
        self._post = post
        self._failed = failed
        self._newest: dict[str, Future[object]] = {}
        self._open: set[object] = set()
        self._closed = False

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        *,
        slot: str = "",
        failed: Failed | None = None,
    ) -> None:
        """`work` in the lane's thread, then `then` in the screen's with what came of it."""
        if self._closed:
            return
        if slot and (waiting := self._newest.get(slot)) is not None:
            waiting.cancel()
        future: Future[T] = self._pool.submit(_named, work)
        self._open.add(future)
        if slot:
            self._newest[slot] = future  # type: ignore[assignment]
        future.add_done_callback(
            lambda done: self._post(lambda: self._finish(done, then, slot, failed))
        )

    def asking(self, slot: str) -> bool:
        """Whether the slot's newest job has no answer yet."""
        return slot in self._newest

    @property
    def busy(self) -> bool:
        return bool(self._open)

    def close(self) -> None:
        """Ends after the job that runs; the writer's waiting ones are done first."""
        self._closed = True
        self._pool.shutdown(wait=True)

    def _finish(
        self,
        done: "Future[T]",
        then: Callable[[T], None],
        slot: str,
        failed: Failed | None,
    ) -> None:
        self._open.discard(done)
        if slot and self._newest.get(slot) is done:
            del self._newest[slot]
        elif slot:
            return
        if done.cancelled():
            return
        error = done.exception()
        if error is None:
            then(done.result())
        elif isinstance(error, Exception) and isinstance(getattr(error, "code", None), str):
            (failed or self._failed)(error)
        else:
            raise error


def _named(work: Callable[[], T]) -> T:
    """A store that is damaged, or full, is no fault of ours."""
    with failures_named():
        return work()
