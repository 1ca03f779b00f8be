"""Reference results of learning classes, by scikit-learn and scipy; writes classify.json beside this script.

    pip install numpy scipy scikit-learn && python test/reference/classify.py
"""
import json
from pathlib import Path

import numpy as np
import scipy
import sklearn
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, confusion_matrix, precision_recall_fscore_support

rng = np.random.default_rng(11)


def rounded(values, digits=6):
    return [round(float(v), digits) for v in np.asarray(values).ravel()]


def blobs(sizes, d, spread):
    """Unit rows around random centres, and the number of the centre of each; in random order."""
    labels = rng.permutation(np.repeat(np.arange(len(sizes)), sizes))
    rows = rng.normal(size=(len(sizes), d))[labels] + spread * rng.normal(size=(len(labels), d))
    return np.round(rows / np.linalg.norm(rows, axis=1, keepdims=True), 6), labels


def case(name, sizes, d, spread, freedom):
    rows, labels = blobs(sizes, d, spread)
    train = np.arange(len(labels)) % 4 != 0
    head = LogisticRegression(C=freedom, tol=1e-10, max_iter=100_000).fit(rows[train], labels[train])
    return {
        "name": name,
        "freedom": freedom,
        "columns": d,
        "rows": rounded(rows),
        "labels": labels.tolist(),
        "train": np.flatnonzero(train).tolist(),
        "weights": rounded(head.coef_),
        "intercepts": rounded(head.intercept_),
        "probabilities": rounded(head.predict_proba(rows)),
        "predictions": head.predict(rows).tolist(),
    }


def sharpening(name, n, k, clear):
    """Scores that say too little of what they know, and the factor that makes the smoothed cross-entropy least."""
    labels = rng.integers(0, k, n)
    scores = np.round(.1 * (rng.normal(size=(n, k)) + clear * np.eye(k)[labels]), 5)
    doubt = 1 / (n + 2)
    aims = (1 - doubt) * np.eye(k)[labels] + doubt / k
    loss = lambda factor: -(aims * log_softmax(factor * scores, axis=1)).sum(axis=1).mean()
    best = minimize_scalar(loss, bounds=(1e-3, 1e4), method="bounded", options={"xatol": 1e-9})
    return {"name": name, "columns": k, "labels": labels.tolist(), "scores": rounded(scores), "factor": best.x, "loss": best.fun}


def report():
    truth = rng.choice(5, 160, p=[.5, .25, .15, .07, .03])
    said = np.where(rng.random(160) < .3, rng.integers(0, 5, 160), truth)
    every = precision_recall_fscore_support(truth, said, labels=range(5), zero_division=0)
    means = {mean: precision_recall_fscore_support(truth, said, average=mean, zero_division=0)[:3] for mean in ["macro", "weighted"]}
    return {
        "truth": truth.tolist(),
        "said": said.tolist(),
        "scores": [dict(zip(["precision", "recall", "f1", "support"], map(float, row))) for row in zip(*every)],
        "macro": means["macro"],
        "weighted": means["weighted"],
        "accuracy": accuracy_score(truth, said),
        "confusion": confusion_matrix(truth, said).tolist(),
    }


Path(__file__).with_name("classify.json").write_text(
    json.dumps(
        {
            "versions": {"scikit-learn": sklearn.__version__, "scipy": scipy.__version__},
            "cases": [
                case("three classes", [30, 30, 30], 6, 1.2, 1.0),
                case("seven classes of unequal size", [50, 30, 20, 16, 10, 8, 6], 16, 1.0, 30.0),
                case("hardly regularised", [30, 25, 15, 10], 8, 0.9, 1000.0),
                case("hardly free", [30, 25, 15, 10], 8, 0.9, 0.01),
                case("more columns than rows", [8, 8, 8], 60, 0.8, 10.0),
                case("two classes", [40, 20], 8, 1.2, 5.0),
            ],
            "sharpenings": [sharpening("some mistakes", 120, 4, 2), sharpening("no mistake", 30, 3, 9), sharpening("nothing known", 60, 3, 0)],
            "report": report(),
        }
    )
    + "\n"
)
