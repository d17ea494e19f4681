"""Times the same trainings in heartline and in its peers, in turn, and prints one table of ratios.

    compare.py PROGRAM [--rounds N] [--built FOLDER] [--json]

PROGRAM is heartline-benchmark. Every participant is a process of its own with one thread; in every round each does
each piece of work once, and the first round warms up and does not count. Times are processor time. A ratio is the median of a peer's times by
the median of heartline's; in parentheses the lowest and the highest of the rounds.
"""

import argparse
import importlib.util
import json
import statistics
import subprocess
import sys
import tempfile

USUAL = [140, 15, 7, 2, 7, 15, 140]
WIDE = [140, 128, 64, 32, 64, 128, 140]
WORKS = {
    "140-15-7-2, batch 512": {"widths": USUAL, "rows": 2627, "epochs": 50, "batch": 512},
    "140-15-7-2, batch 32": {"widths": USUAL, "rows": 2627, "epochs": 50, "batch": 32},
    "140-128-64-32, batch 128": {"widths": WIDE, "rows": 2627, "epochs": 50, "batch": 128},
}
# Name, the module it needs (None for a compiled program), its script and arguments.
PEERS = [
    ("C", None, ["c_peer"]),
    ("numpy", "numpy", ["numpy_peer.py"]),
    ("PyTorch", "torch", ["torch_peer.py"]),
    ("PyTorch, fused Adam", "torch", ["torch_peer.py", "--fused"]),
    ("scikit-learn", "sklearn", ["sklearn_peer.py"]),
    ("Keras", "keras", ["keras_peer.py"]),
]


class Participant:
    """A process that trains what it is told to."""

    def __init__(self, name, command):
        self.name = name
        # What libraries say of themselves is of interest only when one fails.
        self.complaints = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.complaints, text=True
        )
        self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            self.complaints.seek(0)
            sys.exit(f"{self.name} ended without an answer:\n{self.complaints.read()}")
        return json.loads(line)

    def train(self, work):
        self.process.stdin.write(json.dumps(work) + "\n")
        self.process.stdin.flush()
        return self.answer()

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def participants(program, built):
    yield Participant("heartline", [program, "--serve"])
    for name, module, script in PEERS:
        if module is None:
            if built is None:
                print(f"{name} is not built; left out", file=sys.stderr)
            else:
                yield Participant(name, [f"{built}/{script[0]}"])
            continue
        if importlib.util.find_spec(module) is None:
            print(f"{name} is not installed; left out", file=sys.stderr)
            continue
        yield Participant(name, [sys.executable, *script])


def measure(all, rounds):
    """Seconds of each round, and the last loss, by work and participant."""
    seconds = {work: {one.name: [] for one in all} for work in WORKS}
    losses = {work: {} for work in WORKS}
    for round in range(rounds + 1):
        for work, details in WORKS.items():
            for one in all:
                answer = one.train(details)
                losses[work][one.name] = answer["loss"]
                if round > 0:
                    seconds[work][one.name].append(answer["seconds"])
        print(f"round {round} of {rounds}", file=sys.stderr)
    return seconds, losses


def ratio(times, own):
    middle = statistics.median(times) / statistics.median(own)
    rounds = sorted(time / mine for time, mine in zip(times, own))
    return middle, rounds[0], rounds[-1]


def text(value):
    return f"{value:.1f}" if value < 10 else f"{value:.0f}"


def table(all, seconds):
    names = [one.name for one in all if one.name != "heartline"]
    lines = ["| time, heartline = 1 | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for work, times in seconds.items():
        cells = []
        for name in names:
            middle, low, high = ratio(times[name], times["heartline"])
            cells.append(f"{text(middle)} ({text(low)} … {text(high)})")
        lines.append(f"| {work} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--built", help="the folder with the peers that were compiled")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    all = list(participants(options.program, options.built))
    seconds, losses = measure(all, options.rounds)
    for one in all:
        one.end()
    if options.json:
        print(json.dumps({"seconds": seconds, "losses": losses}))
        return
    print(table(all, seconds))
    print()
    print("last loss:")
    for work, found in losses.items():
        print(f"  {work}: " + ", ".join(f"{name} {loss:.4f}" for name, loss in found.items()))


main()
