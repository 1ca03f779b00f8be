"""Reference values of the measures of groups, by scikit-learn and scipy; writes measures.json beside this script.

    pip install numpy scipy scikit-learn && python test/reference/measures.py
"""
import json
from pathlib import Path

import numpy as np
import scipy
import sklearn
from scipy.optimize import linear_sum_assignment
from scipy.spatial.distance import cdist
from sklearn import metrics

rng = np.random.default_rng(12)
NO_CLASS = -9


def scores(truth, said):
    """Accuracy, precision, recall and F1 over the classes that there are; a group that stands for none is a miss."""
    given = {"labels": np.unique(truth), "zero_division": 0}
    means = {
        f"{name}{average.capitalize()}": score(truth, said, average=average, **given)
        for name, score in [("precision", metrics.precision_score), ("recall", metrics.recall_score), ("f1", metrics.f1_score)]
        for average in ["macro", "weighted"]
    }
    return {"accuracy": metrics.accuracy_score(truth, said), **means}


def one_to_one(truth, found, order=None):
    groups, classes = np.unique(found), np.unique(truth)
    groups, classes = (groups, classes) if order is None else (order.permutation(groups), order.permutation(classes))
    shared = np.array([[np.sum((found == g) & (truth == c)) for c in classes] for g in groups])
    stands_for = {groups[row]: classes[column] for row, column in zip(*linear_sum_assignment(shared, maximize=True))}
    return np.array([stands_for.get(group, NO_CLASS) for group in found])


def nearest_centre(truth, found, vectors):
    groups, classes = np.unique(found), np.unique(truth)
    centre = lambda labels, label: vectors[labels == label].mean(axis=0)
    distances = cdist([centre(found, g) for g in groups], [centre(truth, c) for c in classes])
    stands_for = dict(zip(groups, classes[distances.argmin(axis=1)]))
    return np.array([stands_for[group] for group in found])


def labelled(name, truth, found, vectors=None):
    truth, found = np.asarray(truth), np.asarray(found)
    said = scores(truth, one_to_one(truth, found))
    for _ in range(5):  # Where several assignments are best, the scores would depend on the order of the labels.
        again = scores(truth, one_to_one(truth, found, rng))
        assert np.allclose(list(again.values()), list(said.values())), name
    together = metrics.cluster.pair_confusion_matrix(truth, found)
    either = together[1, 1] + together[0, 1] + together[1, 0]
    shares = metrics.cluster.contingency_matrix(truth, found)
    homogeneity, completeness, v = metrics.homogeneity_completeness_v_measure(truth, found)
    case = {
        "name": name,
        "truth": truth.tolist(),
        "found": found.tolist(),
        "expected": {
            "ari": metrics.adjusted_rand_score(truth, found),
            "nmi": metrics.normalized_mutual_info_score(truth, found),
            "ami": metrics.adjusted_mutual_info_score(truth, found),
            "homogeneity": homogeneity,
            "completeness": completeness,
            "v": v,
            "purity": shares.max(axis=0).sum() / len(truth),
            "pairJaccard": together[1, 1] / either if either else 1.0,
            "rand": metrics.rand_score(truth, found),
            "pairF1": 2 * together[1, 1] / (2 * together[1, 1] + together[0, 1] + together[1, 0]) if either else 1.0,
            "fowlkesMallows": metrics.fowlkes_mallows_score(truth, found),
            "coverage": float(np.mean(found >= 0)),
            **said,
        },
    }
    if vectors is not None:
        nearest = scores(truth, nearest_centre(truth, found, vectors.astype(float)))
        case["vectors"] = [float(value) for value in vectors.ravel()]
        case["expected"] |= {"f1NearestMacro": nearest["f1Macro"], "f1NearestWeighted": nearest["f1Weighted"]}
        case["unlabelled"] = unlabelled(vectors.astype(float), found)
    return case


def unlabelled(vectors, labels):
    x, labels = vectors[labels >= 0], labels[labels >= 0]
    groups = np.unique(labels)
    centres = np.array([x[labels == group].mean(axis=0) for group in groups])
    to_own = np.linalg.norm(x - centres[np.searchsorted(groups, labels)], axis=1)
    between = cdist(centres, centres)
    pairs = between[np.triu_indices(len(groups), 1)]
    return {
        "silhouette": metrics.silhouette_score(x, labels, metric="cosine"),
        # Distances by differences, as the shortcut over products loses digits between near rows.
        "silhouetteEuclidean": metrics.silhouette_score(cdist(x, x), labels, metric="precomputed"),
        "calinskiHarabasz": metrics.calinski_harabasz_score(x, labels),
        "daviesBouldin": metrics.davies_bouldin_score(x, labels),
        # δ4 / Δ3 of Bezdek and Pal; scikit-learn has no index of Dunn.
        "dunn": pairs.min() / max(2 * to_own[labels == group].mean() for group in groups),
        "centreDistanceLeast": pairs.min(),
        "centreDistanceMean": pairs.mean(),
        "inertia": (to_own**2).sum(),
        "dispersion": to_own.mean(),
        "dispersions": [to_own[labels == group].mean() for group in groups],
    }


def noisy(labels, share, groups):
    changed = rng.random(len(labels)) < share
    return np.where(changed, rng.integers(0, groups, len(labels)), labels)


def unit_rows(truth, columns, spread):
    rows = rng.normal(size=(truth.max() + 1, columns))[truth] + spread * rng.normal(size=(len(truth), columns))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


uneven = rng.choice(6, 150, p=[.4, .25, .15, .1, .06, .04])
even = rng.integers(0, 8, 160)
many = rng.integers(0, 20, 400)
split = np.where(rng.random(150) < .4, uneven + 6, uneven)
some_left = noisy(uneven, .3, 6)
some_left[rng.random(150) < .2] = -1
cases = [
    labelled("a little noise", uneven, noisy(uneven, .2, 6), unit_rows(uneven, 6, .7)),
    labelled("more groups than classes, other numbers", uneven, split * 7 + 3, unit_rows(uneven, 6, .4)),
    labelled("fewer groups than classes", even, noisy(even // 3, .2, 3), unit_rows(even, 5, .5)),
    labelled("some ungrouped", uneven, some_left, unit_rows(uneven, 6, .5)),
    labelled("many groups, much noise", many, noisy(many, .6, 30)),
    labelled("the same by other numbers", even, (even * 3) % 8 + 2),
    labelled("one group against several", uneven, np.zeros(150, int)),
    labelled("all alone against several", np.repeat(np.arange(4), 6), np.arange(24)),
    labelled("all alone against all alone", np.arange(9), np.arange(9)[::-1]),
    labelled("one class, one group", np.zeros(7, int), np.full(7, 4)),
]


def assignment(rows, columns, most):
    weights = rng.integers(0, most, (rows, columns))
    best = linear_sum_assignment(weights, maximize=True)
    return {"rows": rows, "columns": columns, "weights": weights.ravel().tolist(), "best": int(weights[best].sum())}


sizes = [(1, 1, 9), (1, 6, 9), (5, 1, 9), (4, 4, 1), (6, 6, 3), (3, 8, 50), (9, 4, 50), (25, 25, 100), (20, 45, 1000), (45, 20, 4)]
Path(__file__).with_name("measures.json").write_text(
    json.dumps(
        {
            "versions": {"scikit-learn": sklearn.__version__, "scipy": scipy.__version__},
            "cases": cases,
            "assignments": [assignment(*size) for size in sizes],
        }
    )
    + "\n"
)
