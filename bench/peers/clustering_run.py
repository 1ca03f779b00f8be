"""Groups vectors by one method of scikit-learn, scipy or scikit-fuzzy, with the settings that Kindred's methods have.

    python clustering_run.py FILE.f32 METHOD GROUPS SEED AGAIN [M]      AGAIN: yes, no, or a number

FILE holds rows of 384 32-bit numbers, FILE.topics their true topics, FILE.labels the groups Kindred found, and
FILE.centres-SEED the centres that `lloyd` starts from. Libraries are imported before the clock starts. Prints one JSON
line: what `measured` gives, ari with the topics, agreement (ARI) with Kindred's groups, loss, steps of `lloyd`. M is the
fuzzifier of fuzzy c-means.
"""
import importlib
import json
import sys

import numpy as np
from measured import measured
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.cluster import BisectingKMeans, KMeans
from sklearn.metrics import adjusted_rand_score

COLUMNS = 384


def kmeans(x, k, init, n_init, seed):
    fit = KMeans(k, init=init, n_init=n_init, random_state=seed).fit(x)
    return fit.labels_, fit.inertia_


def lloyd(x, centres):
    fit = KMeans(len(centres), init=centres, n_init=1).fit(x)
    return fit.labels_, fit.inertia_, fit.n_iter_


def bisecting(x, k, seed):
    fit = BisectingKMeans(k, init="k-means++", random_state=seed).fit(x)
    return fit.labels_, fit.inertia_


def hierarchy(x, k, method):
    merges = linkage(x, method)
    return fcluster(merges, k, "maxclust"), merges[-1, 2]


def fuzzy(x, k, m, seed):
    import skfuzzy

    # Kindred's limit holds for a row, this one for all of them.
    _, u, _, _, losses, _, _ = skfuzzy.cmeans(x.T.astype(float), k, m, error=1e-3 * len(x) ** 0.5, maxiter=300, seed=seed)
    return u.argmax(axis=0), losses[-1]


def main(file, method, groups, seed, again, m="2"):
    x = np.fromfile(file, np.float32).reshape(-1, COLUMNS)
    topics = np.fromfile(f"{file}.topics", np.int32)
    k, seed = int(groups), int(seed)
    centres = np.fromfile(f"{file}.centres-{seed}", np.float32).reshape(-1, COLUMNS) if method == "lloyd" else None
    if method == "fuzzy":
        importlib.import_module("skfuzzy")
    works = {
        "lloyd": lambda: lloyd(x, centres),
        "kmeans": lambda: kmeans(x, k, "random", 10, seed),
        "kmeans++": lambda: kmeans(x, k, "k-means++", 1, seed),
        "bisecting": lambda: bisecting(x, k, seed),
        "fuzzy": lambda: fuzzy(x, k, float(m), seed),
    }
    (labels, loss, *steps), took = measured(works.get(method, lambda: hierarchy(x, k, method)), again)
    ours = np.fromfile(f"{file}.labels", np.int32)
    quality = {"ari": adjusted_rand_score(topics, labels), "agreement": adjusted_rand_score(ours, labels), "loss": float(loss)}
    print(json.dumps({**took, **quality, **({"steps": steps[0]} if steps else {})}))


main(*sys.argv[1:])
