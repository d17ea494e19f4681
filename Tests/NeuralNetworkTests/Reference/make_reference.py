"""Writes reference.json: what PyTorch says about small autoencoders, in double precision.

    python3 -m venv .venv && .venv/bin/pip install torch keras && .venv/bin/python make_reference.py

Gradients come from PyTorch's autograd. The optimizers' rules are written out below, because PyTorch's own place epsilon
elsewhere; they are checked here against Keras's optimizers wherever the two mean the same formula.
"""
import json
import os
import pathlib

os.environ["KERAS_BACKEND"] = "torch"
import keras
import numpy
import torch

keras.backend.set_floatx("float64")
torch.set_default_dtype(torch.float64)
EPSILON = 1e-7
ROWS, INPUTS, BOTTLENECK = 5, 6, 2
HIDDEN = [5, 4, 4, 3]

ACTIVATIONS = {
    "linear": lambda z: z,
    "relu": torch.relu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "elu": torch.nn.functional.elu,
    "leaky-relu": lambda z: torch.nn.functional.leaky_relu(z, 0.3),
}


class Numbers:
    """Multiples of 1/1024 between -1 and 1, which floats hold exactly; the Swift tests make the same ones."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 1103515245 + 12345) % 2**31
        return ((self.state >> 16) % 2049 - 1024) / 1024

    def tensor(self, *shape):
        count = int(numpy.prod(shape))
        return torch.tensor([self.next() for _ in range(count)]).reshape(shape)


class Case:
    """An autoencoder, its parameters (each layer's weights row by row, then its biases) and its data."""

    def __init__(self, seed, activation, depth, output, regularizer, scope, rate):
        numbers = Numbers(seed)
        self.description = {
            "seed": seed, "rows": ROWS, "inputs": INPUTS, "hidden": HIDDEN[:depth], "bottleneck": BOTTLENECK,
            "activation": activation, "output": output, "regularizer": regularizer, "scope": scope, "rate": rate,
        }
        hidden = HIDDEN[:depth]
        widths = hidden + [BOTTLENECK] + hidden[::-1] + [INPUTS]
        self.activations = [activation] * depth + ["linear"] + [activation] * depth + [output]
        self.regularizer, self.scope, self.rate = regularizer, scope, rate
        self.parameters = []
        inputs = INPUTS
        for units in widths:
            self.parameters += [numbers.tensor(units, inputs), numbers.tensor(units)]
            inputs = units
        self.samples = (numbers.tensor(ROWS, INPUTS) + 1) / 2

    def forward(self, parameters):
        values = [self.samples]
        for layer, name in enumerate(self.activations):
            weights, bias = parameters[2 * layer], parameters[2 * layer + 1]
            values.append(ACTIVATIONS[name](values[-1] @ weights.T + bias))
        return values[1:]

    def loss(self, parameters):
        return torch.mean(torch.mean((self.forward(parameters)[-1] - self.samples) ** 2, dim=-1))

    def penalty(self, parameters):
        total = torch.zeros(())
        for layer, name in enumerate(self.activations):
            if self.scope == "all" or name == "relu":
                weights = parameters[2 * layer]
                if self.regularizer in ("l1", "l1l2"):
                    total = total + weights.abs().sum()
                if self.regularizer in ("l2", "l1l2"):
                    total = total + (weights**2).sum()
        return self.rate * total

    def gradient(self, parameters):
        leaves = [p.detach().clone().requires_grad_() for p in parameters]
        loss, penalty = self.loss(leaves), self.penalty(leaves)
        (loss + penalty).backward()
        return loss.item(), penalty.item(), [p.grad for p in leaves]


def update(kind, s, step, p, g, slots, epsilon=EPSILON):
    """The new value of one tensor, by the rules documented at OptimizerSettings; slots are changed."""
    rate = s["learningRate"]
    if kind == "sgd":
        return p - rate * g
    if kind == "momentum":
        slots[0] = s["momentum"] * slots[0] + g
        return p - rate * slots[0]
    if kind == "rmsprop":
        slots[0] = 0.9 * slots[0] + 0.1 * g**2
        return p - rate * g / torch.sqrt(slots[0] + epsilon)
    if kind == "adadelta":
        slots[0] = s["rho"] * slots[0] + (1 - s["rho"]) * g**2
        move = torch.sqrt(slots[1] + epsilon) / torch.sqrt(slots[0] + epsilon) * g
        slots[1] = s["rho"] * slots[1] + (1 - s["rho"]) * move**2
        return p - rate * move
    slots[0] = s["beta1"] * slots[0] + (1 - s["beta1"]) * g
    if kind == "adamax":
        slots[1] = torch.maximum(s["beta2"] * slots[1], g.abs())
        return p - rate / (1 - s["beta1"] ** step) * slots[0] / (slots[1] + epsilon)
    slots[1] = s["beta2"] * slots[1] + (1 - s["beta2"]) * g**2
    mean = slots[0] / (1 - s["beta1"] ** step)
    square = slots[1] / (1 - s["beta2"] ** step)
    return p - rate * mean / (torch.sqrt(square) + epsilon)


def keras_optimizer(kind, s, epsilon):
    rate, betas = s["learningRate"], {"beta_1": s["beta1"], "beta_2": s["beta2"]}
    o = keras.optimizers
    return {
        "sgd": lambda: o.SGD(rate),
        "momentum": lambda: o.SGD(rate, momentum=s["momentum"]),
        "rmsprop": lambda: o.RMSprop(rate, rho=0.9, epsilon=epsilon),
        "adadelta": lambda: o.Adadelta(rate, rho=s["rho"], epsilon=epsilon),
        "adam": lambda: o.Adam(rate, epsilon=epsilon, **betas),
        "adamax": lambda: o.Adamax(rate, epsilon=epsilon, **betas),
    }[kind]()


def train(case, kind, settings, steps, epsilon=EPSILON):
    parameters = case.parameters
    slots = [[torch.zeros_like(p), torch.zeros_like(p)] for p in parameters]
    history, losses = [], []
    for step in range(1, steps + 1):
        loss, _, gradients = case.gradient(parameters)
        losses.append(loss)
        parameters = [
            update(kind, settings, step, p, g, s, epsilon) for p, g, s in zip(parameters, gradients, slots)
        ]
        history.append(parameters)
    return losses, history


def train_with_keras(case, kind, settings, steps, epsilon):
    variables = [keras.Variable(p.numpy(), dtype="float64") for p in case.parameters]
    optimizer = keras_optimizer(kind, settings, epsilon)
    optimizer.build(variables)
    for _ in range(steps):
        _, _, gradients = case.gradient([v.value.detach() for v in variables])
        optimizer.apply(gradients, variables)
    return [v.value.detach() for v in variables]


def check_against_keras(case, kind, settings):
    # Keras's Adam adds epsilon before it corrects the bias; with (almost) no epsilon the two are one formula.
    epsilon = 1e-30 if kind == "adam" else EPSILON
    own = train(case, kind, settings, 10, epsilon)[1][-1]
    other = train_with_keras(case, kind, settings, 10, epsilon)
    largest = max((a - b).abs().max().item() for a, b in zip(own, other))
    print(f"{kind:9} differs from Keras {keras.__version__} by at most {largest:.1e}")
    assert largest < 1e-7, kind


def rounded(tensors):
    return [float(f"{v:.9g}") for t in tensors for v in t.flatten().tolist()]


def gradient_cases():
    kinds = [("none", "all"), ("l1", "all"), ("l2", "all"), ("l1l2", "all"), ("l1", "relu"), ("l1l2", "relu")]
    for a, activation in enumerate(ACTIVATIONS):
        for depth in range(5):
            regularizer, scope = kinds[(a + depth) % len(kinds)]
            output = ["sigmoid", "linear"][(a + depth) % 2]
            case = Case(1000 + 10 * a + depth, activation, depth, output, regularizer, scope, 0.03)
            values = case.forward(case.parameters)
            loss, penalty, gradient = case.gradient(case.parameters)
            errors = torch.mean((values[-1] - case.samples) ** 2, dim=-1)
            yield case.description | {
                "loss": loss, "penalty": penalty, "codes": rounded([values[depth]]),
                "reconstruction": rounded([values[-1]]), "errors": rounded([errors]), "gradient": rounded(gradient),
            }


def optimizer_cases():
    usual = {"learningRate": 0.01, "beta1": 0.9, "beta2": 0.999, "momentum": 0.9, "rho": 0.95}
    other = {"learningRate": 0.1, "beta1": 0.5, "beta2": 0.9, "momentum": 0.5, "rho": 0.7}
    for index, kind in enumerate(["adam", "adamax", "adadelta", "rmsprop", "momentum", "sgd"]):
        for settings in (usual, other):
            case = Case(2000 + index, "tanh", 1, "sigmoid", "l1l2", "all", 0.003)
            check_against_keras(case, kind, settings)
            losses, history = train(case, kind, settings, 10)
            yield case.description | settings | {
                "optimizer": kind, "losses": losses, "afterOne": rounded(history[0]), "afterTen": rounded(history[9]),
            }


if __name__ == "__main__":
    result = {
        "torch": torch.__version__, "gradients": list(gradient_cases()), "optimizers": list(optimizer_cases()),
    }
    lines = ",\n".join(
        f'"{key}":' + ("[\n" + ",\n".join(json.dumps(v, separators=(",", ":")) for v in value) + "\n]"
                       if isinstance(value, list) else json.dumps(value))
        for key, value in result.items())
    pathlib.Path(__file__).with_name("reference.json").write_text("{\n" + lines + "\n}\n")
