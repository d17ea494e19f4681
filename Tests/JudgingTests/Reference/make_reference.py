"""Writes reference.json beside this file: figures of scikit-learn that the Swift tests compare theirs with.

    pip install numpy scikit-learn && python3 make_reference.py

Scores are 32-bit floats, as the Swift code has them; everything is computed from them in double precision.
"""
import json
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn.decomposition import PCA
from sklearn.metrics import (
    accuracy_score, average_precision_score, confusion_matrix, fbeta_score, precision_score, recall_score,
    roc_auc_score)

warnings.filterwarnings("ignore")  # undefined figures are asked for on purpose
random = np.random.default_rng(2016)


def number(value):
    """The shortest decimal that reads back as this 32-bit float; JSON has no infinity, so it is written as text."""
    value = np.float32(value)
    return float(str(value)) if np.isfinite(value) else ("inf" if value > 0 else "-inf")


def figures(scores, abnormal, threshold):
    verdict = scores > np.float32(threshold)
    tn, fp, fn, tp = confusion_matrix(abnormal, verdict, labels=[False, True]).ravel()
    specificity = recall_score(~abnormal, ~verdict, zero_division=0)
    return {
        "threshold": number(threshold), "counts": [int(tp), int(fp), int(tn), int(fn)],
        "accuracy": accuracy_score(abnormal, verdict),
        "precision": precision_score(abnormal, verdict, zero_division=0),
        "recall": recall_score(abnormal, verdict, zero_division=0), "specificity": specificity,
        "f1": fbeta_score(abnormal, verdict, beta=1, zero_division=0),
        "f2": fbeta_score(abnormal, verdict, beta=2, zero_division=0)}


def metrics_case(name, scores, abnormal, most_points=12):
    scores = np.asarray(scores, dtype=np.float32)
    abnormal = np.asarray(abnormal, dtype=bool)
    # scikit-learn refuses infinite scores; ranks keep their order and their ties.
    finite = np.unique(scores, return_inverse=True)[1].astype(float)
    both = abnormal.any() and not abnormal.all()
    distinct = np.unique(scores)
    below = [np.nextafter(distinct[0], np.float32(-np.inf))] if distinct[0] > -np.inf else []
    thresholds = np.concatenate([below, distinct]).astype(np.float32)
    counts = [figures(scores, abnormal, t)["counts"] for t in thresholds]
    chosen = np.unique(np.linspace(0, len(thresholds) - 1, most_points).astype(int))
    return {
        "name": name, "scores": [number(s) for s in scores], "abnormal": "".join("01"[int(a)] for a in abnormal),
        "auc": roc_auc_score(abnormal, finite) if both else None,
        "averagePrecision": average_precision_score(abnormal, finite) if abnormal.any() else None,
        "thresholds": [number(t) for t in thresholds], "counts": counts,
        "figures": [figures(scores, abnormal, thresholds[i]) for i in chosen]}


def short(values):
    """32-bit floats with few digits."""
    return np.round(values, 4).astype(np.float32)


def metrics_cases():
    labels = random.random(120) < 0.4
    yield metrics_case("random without ties", short(random.permutation(120) / 120 + 0.2 * labels), labels)
    yield metrics_case("random with ties", random.integers(0, 9, 120) / 8 + labels / 4, labels)
    yield metrics_case("two values", random.integers(0, 2, 60), labels[:60])
    yield metrics_case("constant", np.full(30, 0.25), labels[:30])
    yield metrics_case("perfect", [0.1, 0.2, 0.3, 0.8, 0.9], [0, 0, 0, 1, 1])
    yield metrics_case("inverted", [0.8, 0.9, 0.95, 0.1, 0.2], [0, 0, 0, 1, 1])
    yield metrics_case("one of each", [0.5, 0.75], [0, 1])
    yield metrics_case("one of each, tied", [0.5, 0.5], [0, 1])
    yield metrics_case("one abnormal among 200", short(random.exponential(0.01, 200)), np.arange(200) == 57)
    yield metrics_case("one normal among 50", short(random.exponential(0.01, 50)), np.arange(50) != 7)
    yield metrics_case("all normal", [0.1, 0.2, 0.2], [0, 0, 0])
    yield metrics_case("all abnormal", [0.1, 0.2, 0.2], [1, 1, 1])
    yield metrics_case("negative and zero", [-1, -0.5, 0, 0, 0.5, 1], [0, 1, 0, 1, 0, 1])
    yield metrics_case("infinities", [np.inf, 1, 2, np.inf, 3, -np.inf, 2], [1, 0, 1, 0, 1, 0, 0])
    neighbours = [np.float32(1), np.nextafter(np.float32(1), np.float32(2))]
    yield metrics_case("neighbouring floats", neighbours * 3, [0, 1, 0, 1, 1, 0])


def pca_case(name, samples, tests, components):
    samples, tests = samples.astype(np.float32), tests.astype(np.float32)
    pca = PCA(n_components=components, svd_solver="full").fit(samples.astype(float))
    rebuilt = pca.inverse_transform(pca.transform(tests.astype(float)))
    rows = [row * np.sign(row[np.abs(row).argmax()]) for row in pca.components_]
    return {
        "name": name, "columns": samples.shape[1], "components": components,
        "samples": [number(v) for v in samples.ravel()], "tests": [number(v) for v in tests.ravel()],
        "mean": pca.mean_.tolist(),
        "rows": np.concatenate(rows).tolist(), "explainedVariance": pca.explained_variance_.tolist(),
        "scores": ((tests - rebuilt) ** 2).mean(axis=1).tolist()}


def pca_cases():
    mixed = lambda rows, columns: short(random.normal(size=(rows, columns)) @ np.diag(2.0 ** -np.arange(columns)) @
                                        np.linalg.qr(random.normal(size=(columns, columns)))[0] + 0.5)
    together = mixed(40, 6)
    yield pca_case("tall", together[:30], together[30:], 2)
    yield pca_case("one component", together[:30], together[30:], 1)
    wide = short(random.normal(size=(9, 12)))
    yield pca_case("fewer rows than columns", wide[:6], wide[6:], 3)
    flat = short(random.normal(size=(20, 2)) @ random.normal(size=(2, 5)))
    yield pca_case("rank deficient", flat, short(random.normal(size=(5, 5))), 2)


reference = {
    "scikitLearn": sklearn.__version__, "metrics": list(metrics_cases()), "pca": list(pca_cases())}
target = pathlib.Path(__file__).with_name("reference.json")
target.write_text(json.dumps(reference, separators=(",", ":")) + "\n")
print(f"{target.name}: {target.stat().st_size} bytes, scikit-learn {sklearn.__version__}")
