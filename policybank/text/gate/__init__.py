"""The gate: which text of a leaf may be published, and why the other may not.

`judge_layer` judges what the file itself says, `judge_image` what a machine read of its picture.
"""

from ._judge import judge_image, judge_layer

__all__ = ["judge_image", "judge_layer"]
