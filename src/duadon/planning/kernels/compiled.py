"""The decorators of all kernels: compiled where numba is there, else the same source as it stands.

NUMBA_DISABLE_JIT=1 in the environment leaves kernels as they are, which tests use to compare both.
"""

from collections.abc import Callable
from typing import TypeVar, cast

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]  # what kernels work on
Kernel = TypeVar("Kernel", bound=Callable[..., object])
_Maker = Callable[..., Callable[[Kernel], Kernel]]

try:
    from numba import njit
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
        return cast(_Maker[Kernel], njit)(cache=True)(kernel)

    def compiled_in_place(kernel: Kernel) -> Kernel:
        """Compile a kernel that makes no arrays, without counting who holds one.

        The counting made loops over many small rows three times slower. A kernel that does make an
        array is refused when it is compiled.
        """
        return cast(_Maker[Kernel], njit)(cache=True, _nrt=False)(kernel)
