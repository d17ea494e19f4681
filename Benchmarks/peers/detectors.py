"""Times heartline's detectors beside scikit-learn's and PyOD's on the same rows and prints one table.

    detectors.py PROGRAM --ecg5000 FOLDER [--kdd FOLDER] [--rounds N] [--only NAME]

PROGRAM is heartline-benchmark. One thread each; seconds are processor time, the median of the rounds. Both learn from the
same usual rows and score the same test rows; AUC is judged by the true labels. Ratio: the peer's fit and score together
by ours.
"""

import argparse
import gzip
import json
import os
import statistics
import subprocess
import tempfile
import time
import warnings

os.environ.update({name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")})

import numpy as np  # noqa: E402: the threads must be set before
from sklearn.cluster import KMeans  # noqa: E402
from sklearn.decomposition import PCA  # noqa: E402
from sklearn.ensemble import IsolationForest  # noqa: E402
from sklearn.metrics import roc_auc_score  # noqa: E402
from sklearn.mixture import GaussianMixture  # noqa: E402
from sklearn.neighbors import LocalOutlierFactor, NearestNeighbors  # noqa: E402
from sklearn.svm import OneClassSVM  # noqa: E402

warnings.filterwarnings("ignore")


class Mean:
    def fit(self, rows):
        self.mean = rows.mean(axis=0)
        return self

    def scores(self, rows):
        return ((rows - self.mean) ** 2).mean(axis=1)


class Components:
    def __init__(self, count):
        self.model = PCA(count)

    def fit(self, rows):
        self.model.fit(rows)
        return self

    def scores(self, rows):
        return ((rows - self.model.inverse_transform(self.model.transform(rows))) ** 2).mean(axis=1)


class Clusters:
    def __init__(self, count):
        self.model = KMeans(count, n_init=3, random_state=1)

    def fit(self, rows):
        self.model.fit(rows)
        return self

    def scores(self, rows):
        return self.model.transform(rows).min(axis=1)


def drawn(rows, count):
    return rows if count is None else rows[np.sort(np.random.default_rng(1).permutation(len(rows))[:count])]


class Neighbors:
    def __init__(self, count, kept=None):
        self.model, self.kept = NearestNeighbors(n_neighbors=count), kept

    def fit(self, rows):
        self.model.fit(drawn(rows, self.kept))
        return self

    def scores(self, rows):
        return self.model.kneighbors(rows)[0].mean(axis=1)


class Unique:
    """LOF without equal rows, which it cannot bear."""

    def __init__(self, count, kept=None):
        self.model, self.kept = LocalOutlierFactor(n_neighbors=count, novelty=True), kept

    def fit(self, rows):
        self.model.fit(np.unique(drawn(rows, self.kept), axis=0))
        return self

    def scores(self, rows):
        return -self.model.score_samples(rows)


class Decision:
    def __init__(self, model, kept=None):
        self.model, self.kept = model, kept

    def fit(self, rows):
        self.model.fit(drawn(rows, self.kept))
        return self

    def scores(self, rows):
        return -self.model.score_samples(rows)


class Mixture:
    def __init__(self, count, components):
        self.components = PCA(components) if components else None
        self.model = GaussianMixture(count, random_state=1)

    def fit(self, rows):
        self.model.fit(self.components.fit_transform(rows) if self.components else rows)
        return self

    def scores(self, rows):
        return -self.model.score_samples(self.components.transform(rows) if self.components else rows)


class Tails:
    """PyOD's formula, each row on its own: searches in sorted columns."""

    def fit(self, rows):
        self.sorted = np.sort(rows, axis=0)
        return self

    def scores(self, rows):
        count = len(self.sorted)
        total = np.zeros(len(rows))
        for column in range(rows.shape[1]):
            below = np.searchsorted(self.sorted[:, column], rows[:, column], "left")
            most = np.searchsorted(self.sorted[:, column], rows[:, column], "right")
            total += np.maximum(-np.log((most + 1) / (count + 1)), -np.log((count - below + 1) / (count + 1)))
        return total


def contest(data):
    """Name, our method and its settings, the peer; the settings of design/methods.md."""
    kdd = data == "kdd"
    kept = 20000 if kdd else None
    nu = 0.1 if kdd else 0.05
    clouds, components = (10, None) if kdd else (5, 10)
    return [
        ("mean", "mean", {}, lambda: Mean()),
        ("pca-8" if kdd else "pca-3", "pca", {"components": 8 if kdd else 3}, lambda: Components(8 if kdd else 3)),
        ("kmeans-8", "kmeans", {"clusters": 8, "starts": 3}, lambda: Clusters(8)),
        ("knn-5", "knn", {"neighbors": 5, "distance": "mean"} | ({"kept-rows": kept} if kept else {}), lambda: Neighbors(5, kept)),
        ("lof-20", "lof", {"neighbors": 20, "duplicates": "drop"} | ({"kept-rows": kept} if kept else {}), lambda: Unique(20, kept)),
        (f"one-class-svm {nu}", "one-class-svm", {"nu": nu, "kernel": "rbf"} | ({"kept-rows": kept} if kept else {}),
         lambda: Decision(OneClassSVM(nu=nu), kept)),
        ("isolation-forest-100", "isolation-forest", {"trees": 100, "sample-size": 256},
         lambda: Decision(IsolationForest(n_estimators=100, max_samples=256, random_state=1))),
        (f"gaussian-mixture-{clouds}", "gaussian-mixture", {"mixtures": clouds, "components": components or "all"},
         lambda: Mixture(clouds, components)),
        ("ecod", "ecod", {}, lambda: Tails()),
    ]


def scaled(train, test):
    low, high = train.min(axis=0), train.max(axis=0)
    spread = np.where(high > low, high - low, 1)
    return np.float32((train - low) / spread), np.float32((test - low) / spread)


def ecg5000(folder):
    pool, test = (np.loadtxt(f"{folder}/ECG5000_{part}.txt") for part in ("TEST", "TRAIN"))
    usual = pool[pool[:, 0] == 1, 1:]
    return (*scaled(usual, test[:, 1:]), test[:, 0] != 1)


def kdd(folder):
    """The last eighteen columns; the normals of the first file but 8,000 to learn from, the report's rows to judge."""

    def table(name):
        with gzip.open(f"{folder}/{name}", "rt") as lines:
            fields = [line.rstrip(".\n").split(",") for line in lines]
        return np.array([row[23:41] for row in fields], dtype=float), np.array([row[41] for row in fields])

    past, names = table("kddcup.data_10_percent.gz")
    later, laterNames = table("corrected.gz")
    usual = past[names == "normal"]
    usual = usual[np.sort(np.random.default_rng(1).permutation(len(usual))[8000:])]
    judged = np.loadtxt(f"{folder}/report_rows.csv", delimiter=",", skiprows=1, usecols=0, dtype=int)
    return (*scaled(usual, later[judged]), laterNames[judged] != "normal")


def write(path, rows):
    with open(path, "wb") as file:
        file.write(np.array(rows.shape, dtype=np.int32).tobytes())
        file.write(np.ascontiguousarray(rows, dtype=np.float32).tobytes())


def peer_times(make, train, test, rounds):
    fits, times = [], []
    for _ in range(rounds):
        began = time.process_time()
        model = make().fit(train)
        fitted = time.process_time()
        scores = model.scores(test)
        fits.append(fitted - began)
        times.append(time.process_time() - fitted)
    return statistics.median(fits), statistics.median(times), scores


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("--ecg5000")
    options.add_argument("--kdd")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--only", default="")
    options.add_argument("--no-peers", action="store_true")
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            [options.program, "--detectors", folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        print("| data | detector | fit + score, ms | peer's, ms | ratio | µs a row | peer's | KB kept | AUC | peer's |")
        print("|---|---|---|---|---|---|---|---|---|---|")
        for data, load, where in [("ecg5000", ecg5000, options.ecg5000), ("kdd", kdd, options.kdd)]:
            if not where:
                continue
            train, test, abnormal = load(where)
            write(f"{folder}/{data}.train", train)
            write(f"{folder}/{data}.test", test)
            for name, method, settings, make in contest(data):
                if options.only not in name:
                    continue
                work = {"data": data, "rounds": options.rounds, "method": {"method": method} | settings}
                process.stdin.write(json.dumps(work) + "\n")
                process.stdin.flush()
                line = process.stdout.readline()
                if not line:
                    raise SystemExit(f"{options.program} ended at {name}")
                ours = json.loads(line)
                total = ours["fit"] + ours["score"]
                auc = roc_auc_score(abnormal, ours["scores"])
                fit, score, scores = (0, 0, ours["scores"]) if options.no_peers else peer_times(
                    make, train.astype(float), test.astype(float), min(options.rounds, 3 if data == "kdd" else 99))
                print(
                    f"| {data} | {name} | {ours['fit'] * 1e3:.1f} + {ours['score'] * 1e3:.1f} | {fit * 1e3:.1f} + {score * 1e3:.1f} "
                    f"| {(fit + score) / total:.1f} | {ours['score'] / len(test) * 1e6:.2f} | {score / len(test) * 1e6:.2f} "
                    f"| {ours['bytes'] / 1000:.0f} | {auc:.4f} | {roc_auc_score(abnormal, scores):.4f} |", flush=True)
        process.stdin.close()
        process.wait()


if __name__ == "__main__":
    main()
