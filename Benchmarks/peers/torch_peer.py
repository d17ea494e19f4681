"""The same training in PyTorch, eager, in the loop everybody writes; `--fused` takes its fused Adam."""

import sys

import torch

from peer import serve

torch.set_num_threads(1)
# Not asked for, PyTorch chooses for itself.
FUSED = True if "--fused" in sys.argv else None


def train(work, data):
    torch.manual_seed(1)
    layers = []
    for inputs, units, activation in zip(work.widths, work.widths[1:], work.activations):
        layers.append(torch.nn.Linear(inputs, units))
        if activation != "linear":
            layers.append(torch.nn.ReLU() if activation == "relu" else torch.nn.Sigmoid())
    model = torch.nn.Sequential(*layers)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01, eps=1e-7, fused=FUSED)
    measure = torch.nn.MSELoss()
    samples = torch.from_numpy(data)
    total = 0.0
    for _ in range(work.epochs):
        total = 0.0
        for rows in torch.randperm(work.rows).split(work.batch):
            batch = samples[rows]
            optimizer.zero_grad()
            loss = measure(model(batch), batch)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(rows)
    return total / work.rows


serve(train)
