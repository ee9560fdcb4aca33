"""The decorators of all kernels: compiled where numba is there, else the same source as it stands.

NUMBA_DISABLE_JIT=1 in the environment leaves kernels as they are, which tests use to compare both.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]  # what kernels work on
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Kernel = TypeVar("Kernel", bound=Callable[..., object])

try:
    import numba
except ImportError:  # everything runs without numba, only some hundred times slower

    def compiled(kernel: Kernel) -> Kernel:
        """Return the kernel as it is."""
        return kernel

    def compiled_in_place(kernel: Kernel) -> Kernel:
        """Return the kernel as it is."""
        return kernel

else:

    def compiled(kernel: Kernel) -> Kernel:
        """Return the kernel compiled at its first call and kept beside its source for later starts."""
        return _compiled(kernel)

    def compiled_in_place(kernel: Kernel) -> Kernel:
        """Compile a kernel that makes no arrays, without counting who holds one.

        The counting made loops over many small rows three times slower. A kernel that does make an
        array is refused when it is compiled.
        """
        return _compiled(kernel, _nrt=False)

    def _compiled(kernel: Kernel, **options: bool) -> Kernel:
        settings = cast(Any, numba.config)
        before = settings.CACHE_DIR
        settings.CACHE_DIR = before or str(_cache_folder(Path(kernel.__code__.co_filename).parent))
        try:
            made: Any = cast(Any, numba.njit)(cache=True, **options)(kernel)
        finally:
            settings.CACHE_DIR = before
        if made is not kernel:
            _blind_to_constants(made)
        return cast(Kernel, made)

    def _blind_to_constants(made: Any) -> None:
        """Let 0 and 1 be whole numbers like others: numba would compile once for each of them."""
        of_types, plain = made.get_call_template, cast(Any, numba.types).unliteral
        made.get_call_template = lambda arguments, words: of_types(
            tuple(plain(one) for one in arguments), words
        )


@cache
def _cache_folder(folder: Path) -> Path:
    """A cache for one state of all kernels: numba does not see that a kernel called by another changed."""
    sources = {*Path(__file__).parent.glob("*.py"), *folder.glob("*.py")}
    texts = [source.read_bytes() for source in sorted(sources)]
    digest = hashlib.sha256(b"".join(text for text in texts if b"\n@compiled" in text)).hexdigest()
    return folder / "__pycache__" / f"kernels-{digest[:12]}"
