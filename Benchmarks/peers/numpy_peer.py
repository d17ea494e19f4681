"""Training written with numpy: a matrix product a layer, everything else in place."""

import numpy as np

from peer import serve

RATE, BETA1, BETA2, EPSILON = 0.01, 0.9, 0.999, 1e-7


def train(work, data):
    random = np.random.default_rng(1)
    shapes = list(zip(work.widths, work.widths[1:]))
    # All parameters in one array, so that the optimizer is a few operations on it.
    size = sum(inputs * units + units for inputs, units in shapes)
    parameters, gradient = np.empty(size, np.float32), np.empty(size, np.float32)
    first, second, scratch = (np.zeros(size, np.float32) for _ in range(3))
    weights, biases, weight_gradients, bias_gradients = [], [], [], []
    start = 0
    for inputs, units in shapes:
        for array, matrices, vectors in ((parameters, weights, biases), (gradient, weight_gradients, bias_gradients)):
            matrices.append(array[start : start + inputs * units].reshape(inputs, units))
            vectors.append(array[start + inputs * units : start + inputs * units + units])
        limit = np.sqrt(6 / (inputs + units))
        weights[-1][...] = random.uniform(-limit, limit, (inputs, units))
        biases[-1][...] = 0
        start += inputs * units + units
    step = 0
    for _ in range(work.epochs):
        order = random.permutation(work.rows)
        total = 0.0
        for begin in range(0, work.rows, work.batch):
            batch = data[order[begin : begin + work.batch]]
            outputs = [batch]
            for weight, bias, activation in zip(weights, biases, work.activations):
                values = outputs[-1] @ weight
                values += bias
                if activation == "relu":
                    np.maximum(values, 0, out=values)
                elif activation == "sigmoid":
                    np.negative(values, out=values)
                    np.exp(values, out=values)
                    values += 1
                    np.reciprocal(values, out=values)
                outputs.append(values)
            delta = outputs[-1] - batch
            total += float(np.vdot(delta, delta))
            delta *= np.float32(2 / delta.size)
            delta *= outputs[-1] * (1 - outputs[-1])
            for layer in reversed(range(len(shapes))):
                np.matmul(outputs[layer].T, delta, out=weight_gradients[layer])
                np.sum(delta, axis=0, out=bias_gradients[layer])
                if layer > 0:
                    delta = delta @ weights[layer].T
                    if work.activations[layer - 1] == "relu":
                        delta *= outputs[layer] > 0
            step += 1
            first *= np.float32(BETA1)
            first += np.multiply(gradient, np.float32(1 - BETA1), out=scratch)
            second *= np.float32(BETA2)
            np.multiply(gradient, gradient, out=scratch)
            scratch *= np.float32(1 - BETA2)
            second += scratch
            np.multiply(second, np.float32(1 / (1 - BETA2**step)), out=scratch)
            np.sqrt(scratch, out=scratch)
            scratch += np.float32(EPSILON)
            np.divide(first, scratch, out=scratch)
            scratch *= np.float32(RATE / (1 - BETA1**step))
            parameters -= scratch
    return total / data.size


serve(train)
