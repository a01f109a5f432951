"""Work that takes longer than a page → done beside the server's own thread.

There is one thread for it. Several would not be quicker, as they share the
processor, and each would keep memory of its own for good.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, ParamSpec, TypeVar


_WORKER: Final = ThreadPoolExecutor(max_workers=1, thread_name_prefix="aside")

Given = ParamSpec("Given")
Made = TypeVar("Made")


async def aside(
    work: Callable[Given, Made], *given: Given.args, **named: Given.kwargs
) -> Made:
    """Do some work while the server goes on answering.

    Args:
        work: What is to be done.
        given: What it takes.
        named: What it takes by name.
    """
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_WORKER, lambda: work(*given, **named))
