"""Reference results of clustering methods, by scikit-learn, scipy and scikit-fuzzy; writes clustering.json beside this script.

    pip install numpy scipy scikit-learn scikit-fuzzy && python test/reference/clustering.py
"""
import json
from pathlib import Path

import numpy as np
import scipy
import skfuzzy
import sklearn
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist
from sklearn.cluster import BisectingKMeans, KMeans

rng = np.random.default_rng(11)


def groups(sizes, columns, spread, unit=False):
    centres = rng.normal(size=(len(sizes), columns))
    x = np.repeat(centres, sizes, axis=0) + spread * rng.normal(size=(sum(sizes), columns))
    if unit:
        x /= np.linalg.norm(x, axis=1, keepdims=True)
    # As 32-bit numbers, which is what the project reads.
    return np.round(x, 4).astype(np.float32).astype(float)


def rounded(values, digits=7):
    return [round(float(v), digits) for v in np.ravel(values)]


def kmeans(x, start):
    fit = KMeans(len(start), init=np.array(start), n_init=1).fit(x)
    return {"start": rounded(start), "labels": fit.labels_.tolist(), "inertia": float(fit.inertia_), "iterations": int(fit.n_iter_)}


def distribution(x, k, init):
    inertias = [KMeans(k, init=init, n_init=1, random_state=seed).fit(x).inertia_ for seed in range(300)]
    return {"mean": float(np.mean(inertias)), "deviation": float(np.std(inertias))}


def far_apart(x, n_clusters, random_state):
    """Two rows: the one farthest from the mean, and the one farthest from that."""
    first = x[np.argmax(((x - x.mean(axis=0)) ** 2).sum(axis=1))]
    return np.array([first, x[np.argmax(((x - first) ** 2).sum(axis=1))]])


def bisecting(x, k, strategy):
    fit = BisectingKMeans(k, init=far_apart, bisecting_strategy=strategy, tol=0, random_state=0).fit(x)
    return {"groups": k, "strategy": strategy, "labels": fit.labels_.tolist(), "inertia": float(fit.inertia_)}


def hierarchy(x, method, metric, with_nodes):
    merges = linkage(pdist(x, metric), method)
    return {
        "method": method,
        "metric": metric,
        "nodes": merges[:, :2].astype(int).ravel().tolist() if with_nodes else None,
        "heights": rounded(merges[:, 2], 6),
        "groups": 6,
        "labels": fcluster(merges, 6, "maxclust").tolist(),
    }


def fuzzy(x, k, m):
    u0 = rng.dirichlet(np.ones(k), len(x)).T
    weights = u0**m
    start = np.round(weights @ x / weights.sum(axis=1, keepdims=True) + .5 * rng.normal(size=(k, x.shape[1])), 4)
    # The memberships of these centres are what scikit-fuzzy begins with.
    distances = ((x[None] - start[:, None]) ** 2).sum(axis=2) ** (1 / (m - 1))
    u0 = (1 / distances) / (1 / distances).sum(axis=0)
    centres, u, _, _, losses, _, _ = skfuzzy.cmeans(x.T, k, m, error=1e-7, maxiter=3000, init=u0)
    return {"groups": k, "m": m, "start": rounded(start), "centres": rounded(centres, 5), "membership": rounded(u.T, 4), "loss": float(losses[-1])}


def set_of(name, x, k, fuzzifier, extra=()):
    starts = [x[np.random.default_rng(seed).choice(len(x), k, replace=False)] for seed in range(3)]
    pairs = [("ward", "euclidean")] + [(method, metric) for method in ("average", "complete", "single") for metric in ("euclidean", "cosine")]
    return {
        "name": name,
        "columns": x.shape[1],
        "rows": rounded(x, 4),
        "kmeans": [kmeans(x, start) for start in [*starts, *extra]],
        "groups": k,
        "inertias": {init: distribution(x, k, init) for init in ("random", "k-means++")},
        "bisecting": [bisecting(x, 7, strategy) for strategy in ("biggest_inertia", "largest_cluster")],
        "linkage": [hierarchy(x, *pair, name == "separate groups") for pair in pairs],
        "fuzzy": fuzzy(x, 3, fuzzifier),
    }


apart = groups([60, 50, 40, 30], 12, .35)
overlapping = groups([70, 60, 50, 40, 20], 8, 1.1)
unit = groups([60, 50, 40, 30, 20], 20, .8, unit=True)
lost = np.vstack([overlapping[:3], np.full((2, 8), 60.0)])

Path(__file__).with_name("clustering.json").write_text(
    json.dumps(
        {
            "versions": {"scikit-learn": sklearn.__version__, "scipy": scipy.__version__, "scikit-fuzzy": skfuzzy.__version__},
            "sets": [
                set_of("separate groups", apart, 4, 2),
                # The last start has two centres that get no row.
                set_of("overlapping groups", overlapping, 5, 1.6, [lost]),
                set_of("unit rows", unit, 5, 1.15),
            ],
        }
    )
    + "\n"
)
