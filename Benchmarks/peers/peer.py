"""How a peer takes part: one line of JSON names the work, one line answers with the seconds it took and the loss."""

import json
import sys
import time
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Work:
    """A training: widths from input to output, rows, epochs, batch; Adam at 0.01, mean squared error, shuffled rows.

    Hidden layers are ReLU, the bottleneck in the middle is linear, the output a sigmoid.
    """

    widths: list
    rows: int
    epochs: int
    batch: int

    def data(self):
        return np.random.default_rng(1).random((self.rows, self.widths[0]), dtype=np.float32)

    @property
    def activations(self):
        count = len(self.widths) - 1
        names = ["relu"] * count
        names[count // 2 - 1] = "linear"
        names[-1] = "sigmoid"
        return names


def serve(train):
    """Answers until the input ends; `train(work, data)` returns the last epoch's loss."""
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        work = Work(**json.loads(line))
        data = work.data()
        began = time.perf_counter()
        loss = train(work, data)
        seconds = time.perf_counter() - began
        print(json.dumps({"seconds": seconds, "loss": float(loss)}), flush=True)
