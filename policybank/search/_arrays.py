"""The arrays that postings are made of, and their names."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

# One column of numbers, one for each posting or occurrence.
Numbers: TypeAlias = npt.NDArray[np.uint64]
Column: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Bytes: TypeAlias = npt.NDArray[np.uint8]
AnyColumn: TypeAlias = npt.NDArray[Any]
