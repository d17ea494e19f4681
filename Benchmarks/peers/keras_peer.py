"""Keras's `fit`, on TensorFlow where it is installed, else on PyTorch."""

import importlib.util
import os

os.environ.setdefault("KERAS_BACKEND", "tensorflow" if importlib.util.find_spec("tensorflow") else "torch")
import keras

from peer import serve

if keras.backend.backend() == "torch":
    import torch

    torch.set_num_threads(1)


def train(work, data):
    keras.utils.set_random_seed(1)
    layers = [keras.layers.Input((work.widths[0],))]
    for units, activation in zip(work.widths[1:], work.activations):
        layers.append(keras.layers.Dense(units, activation=activation))
    model = keras.Sequential(layers)
    model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse")
    history = model.fit(data, data, batch_size=work.batch, epochs=work.epochs, shuffle=True, verbose=0)
    return history.history["loss"][-1]


serve(train)
