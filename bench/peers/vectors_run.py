"""Does one piece of work on vectors with a library of its own, on two threads, and says how good a result is.

    python vectors_run.py FILE.f32 effort PEER LIMIT  the least effort by which a peer finds 99 of 100 neighbours of 1,000 rows
    python vectors_run.py FILE.f32 PEER OUT AGAIN [EFFORT]   AGAIN: yes, no, or a number; PEER: usearch, hnswlib, pynndescent with an effort;
                                                      umap-learn, hdbscan, fast_hdbscan
    python vectors_run.py FILE.f32 recall RESULT      share of the true 15 nearest rows of 1,000 rows
    python vectors_run.py FILE.f32 trust RESULT       trustworthiness (Venna and Kaski 2001) of places at k = 15, by 2,000 rows
    python vectors_run.py FILE.f32 agreement A B      adjusted Rand index of two files of labels, and the groups of A;
                                                      `topics`: that of A with FILE.topics, if there are such

FILE holds unit rows of 384 32-bit numbers. A peer writes its result to OUT as ours does and prints one JSON line: what
`measured` gives, of building and searching all rows where there is an effort. Those that compile nothing run once. Libraries
are imported before the clock starts. An effort that would take more than LIMIT seconds is not tried; `reached` says whether the
one before was enough.
"""
import json
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[name] = "2"

import numpy as np
from measured import measured

COLUMNS = 384
K = 15
THREADS = 2
ENOUGH = 0.99
RECALL_ROWS = 1000
EFFORTS = (32, 64, 128, 256, 512, 1024, 2048)


def sampled(n, count):
    return np.linspace(0, n - 1, min(n, count)).astype(int)


def recall(x, indices):
    """Of the sampled rows, whose neighbours found are `indices`."""
    rows = sampled(len(x), RECALL_ROWS)
    hits = 0
    for at in np.array_split(np.arange(len(rows)), max(1, len(rows) // 50)):
        part = rows[at]
        products = x[part] @ x.T
        products[np.arange(len(part)), part] = -np.inf
        least = np.partition(products, -K, axis=1)[:, -K]
        found = np.take_along_axis(products, indices[at], axis=1)
        hits += (found >= least[:, None] - 1e-6).sum()
    return float(hits / (len(rows) * K))


def trustworthiness(x, places):
    rows = sampled(len(x), 2000)
    n = len(x)
    penalty = 0
    for row in rows:
        apart = ((places - places[row]) ** 2).sum(axis=1)
        apart[row] = np.inf
        near = np.argpartition(apart, K)[:K]
        products = x @ x[row]
        products[row] = -np.inf
        for other in near:
            penalty += max(0, int((products > products[other]).sum()) + 1 - K)
    return 1 - 2 * penalty / (len(rows) * K * (2 * n - 3 * K - 1))


def without_self(found, rows):
    """Drops each of the rows itself from its 16 nearest."""
    others = np.empty((len(rows), K), np.int32)
    for at, row in enumerate(rows):
        own = found[at]
        others[at] = own[own != row][:K]
    return others


class Index:
    """Neighbours by an index that is built and then searched, which compiles nothing."""

    def __init__(self, build, search):
        self.build, self.search = build, search

    def neighbours(self, x, effort):
        return without_self(self.search(self.build(x), x, effort), range(len(x)))

    def least_effort(self, x, limit):
        """The least effort that is enough for the sampled rows, and whether it is; one that would take more than `limit` seconds is not tried."""
        rows = sampled(len(x), RECALL_ROWS)
        built, index = seconds_of(lambda: self.build(x))
        effort, reached = None, False
        for harder in EFFORTS:
            sample, found = seconds_of(lambda: self.search(index, x[rows], harder))
            if effort and built + sample * len(x) / len(rows) > limit:
                break
            effort, reached = harder, recall(x, without_self(found, rows)) >= ENOUGH
            if reached:
                break
        return effort, reached


class Descent:
    """pynndescent, which finds the neighbours while it builds, so that each effort is a run of its own."""

    def __init__(self):
        from pynndescent import NNDescent

        self.build = NNDescent

    def neighbours(self, x, effort):
        return without_self(self.build(x, metric="dot", n_neighbors=effort, n_jobs=THREADS, random_state=1).neighbor_graph[0], range(len(x)))

    def least_effort(self, x, limit):
        for effort in (K + 1, 24, 32, 48, 64):
            seconds, found = seconds_of(lambda: self.neighbours(x, effort))
            reached = recall(x, found[sampled(len(x), RECALL_ROWS)]) >= ENOUGH
            if reached or seconds * 1.5 > limit:
                break
        return effort, reached


def seconds_of(work):
    started = time.perf_counter()
    found = work()
    return time.perf_counter() - started, found


def usearch():
    from usearch.index import Index as Built

    def build(x):
        index = Built(ndim=COLUMNS, metric="ip", dtype="f32", connectivity=16, expansion_add=128)
        index.add(np.arange(len(x)), x, threads=THREADS)
        return index

    def search(index, asking, effort):
        index.expansion_search = effort
        return index.search(asking, K + 1, threads=THREADS).keys

    return Index(build, search)


def hnswlib():
    import hnswlib as library

    def build(x):
        index = library.Index(space="ip", dim=COLUMNS)
        index.init_index(max_elements=len(x), M=16, ef_construction=128)
        index.add_items(x, num_threads=THREADS)
        return index

    def search(index, asking, effort):
        index.set_ef(effort)
        return index.knn_query(asking, k=K + 1, num_threads=THREADS)[0].astype(np.int64)

    return Index(build, search)


def umap_learn():
    import warnings

    warnings.filterwarnings("ignore")
    from umap import UMAP

    return lambda x: UMAP(n_neighbors=K, metric="cosine", n_jobs=THREADS).fit_transform(x).astype(np.float32)


def hdbscan():
    import hdbscan as library

    return lambda x: library.HDBSCAN(min_cluster_size=10, min_samples=5, core_dist_n_jobs=THREADS).fit_predict(x).astype(np.int32)


def fast_hdbscan():
    import fast_hdbscan as library

    return lambda x: library.HDBSCAN(min_cluster_size=10, min_samples=5).fit_predict(x).astype(np.int32)


NEIGHBOURS = {"usearch": usearch, "hnswlib": hnswlib, "pynndescent": Descent}
OTHERS = {"umap-learn": umap_learn, "hdbscan": hdbscan, "fast_hdbscan": fast_hdbscan}
# The second time is as the first, which takes long.
COMPILE_NOTHING = ("usearch", "hnswlib", "hdbscan")


def run(x, peer, out, again, effort=None):
    if peer in NEIGHBOURS:
        index = NEIGHBOURS[peer]()

        def work():
            return index.neighbours(x, int(effort))

    else:
        work_on = OTHERS[peer]()

        def work():
            return work_on(x)

    found, took = measured(work, "no" if peer in COMPILE_NOTHING else again)
    np.ascontiguousarray(found).tofile(out)
    return took


def quality(kind, x, file, result, other=None):
    if kind == "recall":
        return {"quality": recall(x, np.fromfile(result, np.int32).reshape(-1, K)[sampled(len(x), RECALL_ROWS)])}
    if kind == "trust":
        return {"quality": trustworthiness(x, np.fromfile(result, np.float32).reshape(-1, 2))}
    from sklearn.metrics import adjusted_rand_score

    own = np.fromfile(result, np.int32)
    topics = f"{file}.topics"
    to_topics = {"topics": adjusted_rand_score(np.fromfile(topics, np.int32), own)} if os.path.exists(topics) else {}
    return {**to_topics, "quality": adjusted_rand_score(np.fromfile(other, np.int32), own), "groups": int(own.max()) + 1, "without": float((own < 0).mean())}


def main(file, what, *more):
    x = np.fromfile(file, np.float32).reshape(-1, COLUMNS)
    if what == "effort":
        effort, reached = NEIGHBOURS[more[0]]().least_effort(x, float(more[1]))
        print(json.dumps({"effort": effort, "reached": reached}))
    elif what in NEIGHBOURS or what in OTHERS:
        print(json.dumps(run(x, what, *more)))
    else:
        print(json.dumps(quality(what, x, file, *more)))


main(*sys.argv[1:])
