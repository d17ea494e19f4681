"""Writes reference.json beside this file: figures of scikit-learn and PyOD that the Swift tests compare theirs with.

    pip install numpy scikit-learn pyod && python3 make_reference.py

Rows are 32-bit floats, as the Swift code has them; everything is computed from them in double precision.
"""
import json
import pathlib
import warnings

import numpy as np
from pyod.models.ecod import ECOD
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.ensemble import IsolationForest
from sklearn.mixture import GaussianMixture
from sklearn.neighbors import LocalOutlierFactor, NearestNeighbors
from sklearn.svm import OneClassSVM

warnings.filterwarnings("ignore")
random = np.random.default_rng(2018)


def floats(values):
    """The shortest decimals that read back as these 32-bit floats."""
    return [float(str(np.float32(value))) for value in np.ravel(values)]


def doubles(values):
    return [float(value) for value in np.ravel(values)]


def rows(count, columns):
    """Two clouds in columns that hang together, as 32-bit floats."""
    mix = random.normal(size=(columns, columns)) * 0.5 ** np.arange(columns)[:, None]
    values = random.normal(size=(count, columns)) @ mix
    values[: count // 3] += 3 * mix[0]
    return np.float32(values)


def pca(train, test):
    cases = []
    for components in [1, 3, 5]:
        model = PCA(components).fit(train)
        rest = test - model.inverse_transform(model.transform(test))
        cases.append({"components": components, "scores": doubles((rest**2).mean(axis=1))})
    return cases


def knn(train, test):
    cases = []
    for neighbors in [1, 5, 20]:
        distances, _ = NearestNeighbors(n_neighbors=neighbors).fit(train).kneighbors(test)
        cases.append({"neighbors": neighbors, "mean": doubles(distances.mean(axis=1)), "largest": doubles(distances[:, -1])})
    return cases


def lof(train, test):
    cases = []
    for neighbors in [5, 20, 30]:
        model = LocalOutlierFactor(n_neighbors=neighbors, novelty=True).fit(train)
        cases.append({"neighbors": neighbors, "scores": doubles(-model.score_samples(test))})
    return cases


def kmeans(train, test):
    cases = []
    for clusters in [1, 4, 9]:
        model = KMeans(clusters, init=train[:clusters], n_init=1, algorithm="lloyd").fit(train)
        cases.append({
            "clusters": clusters, "centers": doubles(model.cluster_centers_),
            "scores": doubles(model.transform(test).min(axis=1))})
    return cases


def mixture(train, test):
    cases = []
    for count in [1, 3]:
        weights = np.full(count, 1 / count)
        means = train[:count].astype(float)
        covariances = np.stack([np.cov(train.T) + np.eye(train.shape[1]) * 0.1 * index for index in range(count)])
        model = GaussianMixture(
            count, weights_init=weights, means_init=means, precisions_init=np.linalg.inv(covariances)).fit(train)
        cases.append({
            "weights": doubles(weights), "means": doubles(means), "covariances": doubles(covariances),
            "scores": doubles(-model.score_samples(test))})
    return cases


def ecod(train, test):
    """PyOD scores a row together with those beside it; ours stands alone, so each row is scored alone."""
    model = ECOD().fit(train)
    return [{"scores": doubles([model.decision_function(row[None])[0] for row in test])}]


def svm(train, test):
    cases = []
    # Around the origin no plane parts rows from it, so for the linear kernel they are moved away.
    for nu, kernel, gamma, shift in [
            (0.05, "rbf", "scale", 0), (0.5, "rbf", 0.1, 0), (0.1, "linear", "scale", 2), (0.003, "rbf", 2.0, 0)]:
        moved, tests = (np.float32(values) + np.float32(shift) for values in (train, test))
        model = OneClassSVM(nu=nu, kernel=kernel, gamma=gamma, tol=1e-7).fit(moved)
        cases.append({
            "nu": nu, "kernel": kernel, "gamma": gamma if gamma != "scale" else None, "shift": shift,
            "decisions": doubles(model.decision_function(tests))})
    return cases


def forest(train, test):
    scores = [-IsolationForest(n_estimators=300, max_samples=256, random_state=seed).fit(train).score_samples(test) for seed in range(5)]
    return [{"trees": 300, "scores": doubles(np.mean(scores, axis=0))}]


cases = []
plain = (rows(300, 6), np.concatenate([rows(30, 6), 2 * rows(10, 6)]))
wide = (rows(120, 33), rows(20, 33))
# Each of 16 rows 25 times: which of equal rows is a neighbor makes no difference.
few = rows(16, 3)
equal = (np.repeat(few, 25, axis=0), np.concatenate([few[:8], rows(30, 3)]))
for name, (train, test) in {"plain": plain, "wide": wide, "many equal rows": equal}.items():
    case = {"name": name, "columns": train.shape[1], "train": floats(train), "test": floats(test)}
    train, test = train.astype(float), test.astype(float)
    case["knn"] = knn(train, test)
    case["lof"] = lof(train, test)
    case["ecod"] = ecod(train, test)
    if name != "many equal rows":
        case["pca"] = pca(train, test)
        case["kmeans"] = kmeans(train, test)
        case["svm"] = svm(train, test)
    if name == "plain":
        case["mixture"] = mixture(train, test)
        case["forest"] = forest(train, test)
    cases.append(case)
path = pathlib.Path(__file__).with_name("reference.json")
path.write_text(json.dumps({"cases": cases}, separators=(",", ":")) + "\n")
