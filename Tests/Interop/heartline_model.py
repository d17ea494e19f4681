"""What a heartline model file computes, recomputed with numpy alone.

The file is read by the `safetensors` package, so nothing here shares code with the program that wrote it.
"""

from dataclasses import dataclass

import numpy as np
from safetensors import safe_open

ACTIVATIONS = {
    "linear": lambda x: x,
    "relu": lambda x: np.maximum(x, 0),
    "tanh": np.tanh,
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "elu": lambda x: np.where(x > 0, x, np.expm1(np.minimum(x, 0))),
    "leaky-relu": lambda x: np.where(x > 0, x, 0.3 * x),
}


@dataclass
class Model:
    """A model file: its metadata and its tensors by name."""

    metadata: dict
    tensors: dict

    @property
    def threshold(self):
        """The error above which a beat counts as abnormal, or None."""
        return float(self.metadata["threshold"]) if "threshold" in self.metadata else None

    def layers(self):
        """(weight, bias, activation) of every layer, in the order the data runs through them."""
        widths = [int(width) for width in self.metadata["layers"].split("-")]
        half = len(widths) // 2
        names = [f"encoder.{i}" for i in range(half)] + [f"decoder.{i}" for i in range(half)]
        for index, name in enumerate(names):
            weight = self.tensors[name + ".weight"].astype(np.float64)
            bias = self.tensors[name + ".bias"].astype(np.float64)
            assert weight.shape == (widths[index + 1], widths[index]), f"{name}.weight: {weight.shape}"
            assert bias.shape == (widths[index + 1],), f"{name}.bias: {bias.shape}"
            if index == half - 1:
                activation = "linear"
            elif index == len(names) - 1:
                activation = self.metadata["outputActivation"]
            else:
                activation = self.metadata["activation"]
            yield weight, bias, ACTIVATIONS[activation]

    def scaling(self):
        """(minima, ranges) such that scaled = (beat - minima) / ranges; a range of 0 counts as 1."""
        kind = self.metadata.get("scaling", "none")
        if kind == "none":
            return 0.0, 1.0
        minima = self.tensors["scaling.minima"].astype(np.float64)
        maxima = self.tensors["scaling.maxima"].astype(np.float64)
        # Limits for all points together may be written once or, as heartline does, once a point.
        counts = {"feature": [self.inputs], "global": [1, self.inputs]}[kind]
        assert minima.shape == maxima.shape and minima.shape in [(count,) for count in counts], f"scaling {kind}"
        assert kind == "feature" or (np.ptp(minima) == 0 and np.ptp(maxima) == 0), "global limits differ"
        ranges = maxima - minima
        return minima, np.where(ranges > 0, ranges, 1.0)

    @property
    def inputs(self):
        return int(self.metadata["layers"].split("-")[0])

    def reconstruct_scaled(self, scaled):
        """The reconstructions of beats that are scaled already, in double precision."""
        values = np.asarray(scaled, dtype=np.float64)
        for weight, bias, activation in self.layers():
            values = activation(values @ weight.T + bias)
        return values


def load(path):
    with safe_open(str(path), framework="numpy") as file:
        model = Model(file.metadata() or {}, {name: file.get_tensor(name) for name in file.keys()})
    assert model.metadata["format"] == "heartline-model", model.metadata
    assert model.metadata["version"] == "1", model.metadata
    return model


def reconstruct(path, beats):
    """(reconstructions in the beats' own units, mean squared errors of the scaled values)."""
    model = load(path)
    minima, ranges = model.scaling()
    scaled = (np.asarray(beats, dtype=np.float64) - minima) / ranges
    reconstructed = model.reconstruct_scaled(scaled)
    return reconstructed * ranges + minima, ((reconstructed - scaled) ** 2).mean(axis=1)


def confusion(errors, is_abnormal, threshold):
    """The counts `evaluate` reports: abnormal is positive, and above the threshold is abnormal."""
    flagged = np.asarray(errors) > threshold
    is_abnormal = np.asarray(is_abnormal)
    return {
        "tp": int((flagged & is_abnormal).sum()),
        "fp": int((flagged & ~is_abnormal).sum()),
        "tn": int((~flagged & ~is_abnormal).sum()),
        "fn": int((~flagged & is_abnormal).sum()),
    }


def area_under_curve(errors, is_abnormal):
    """The probability that an abnormal beat has a larger error than a normal one; ties count half."""
    errors, is_abnormal = np.asarray(errors), np.asarray(is_abnormal)
    abnormal, normal = errors[is_abnormal][:, None], errors[~is_abnormal][None, :]
    return float((abnormal > normal).mean() + 0.5 * (abnormal == normal).mean())


def undecided(errors, is_abnormal, margin):
    """The share of pairs whose errors are so near that another arithmetic may rank them the other way round."""
    errors, is_abnormal = np.asarray(errors), np.asarray(is_abnormal)
    return float((abs(errors[is_abnormal][:, None] - errors[~is_abnormal][None, :]) < margin).mean())


def read_ucr(path):
    """(classes, beats) of a UCR text file."""
    rows = np.loadtxt(path)
    return rows[:, 0].astype(int), rows[:, 1:]
