"""Does one piece of work on vectors with a library of its own, on two threads, and says how good a result is.

    python vectors_run.py FILE.f32 PEER OUT [LIMIT]   PEER: usearch, hnswlib, pynndescent, umap-learn, hdbscan, fast_hdbscan
    python vectors_run.py FILE.f32 recall RESULT      share of the true 15 nearest rows of 1,000 rows
    python vectors_run.py FILE.f32 trust RESULT       trustworthiness (Venna and Kaski 2001) of places at k = 15, by 2,000 rows
    python vectors_run.py FILE.f32 agreement A B      adjusted Rand index of two files of labels, and the groups of A;
                                                      `topics`: that of A with FILE.topics, if there are such

FILE holds unit rows of 384 32-bit numbers. A peer writes its result to OUT as ours does and prints one JSON line: seconds,
cpu (of all threads), memoryMb (peak of the process). What Numba compiles is compiled on a few rows before the clock starts.
Indices for neighbours are searched with the least effort of a ladder that finds 99 of 100 neighbours of 1,000 rows, which is
looked for off the clock; what counts is building and one search of all rows. An effort that would take more than LIMIT seconds
is not tried; `reached` says whether the one before was enough.
"""
import json
import math
import os
import resource
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[name] = "2"

import numpy as np

COLUMNS = 384
K = 15
THREADS = 2
WARM_ROWS = 600
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


class Clock:
    """Adds up the time of the parts that count."""

    def __init__(self):
        self.seconds = self.cpu = 0.0

    def __enter__(self):
        self.started = time.perf_counter(), time.process_time()

    def __exit__(self, *_):
        self.seconds += time.perf_counter() - self.started[0]
        self.cpu += time.process_time() - self.started[1]


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def found_with_effort(x, build, search, limit):
    """Builds, and searches all rows with the least effort that is enough for the sampled ones; the result, its clock, and what it took."""
    clock = Clock()
    with clock:
        index = build()
    rows = sampled(len(x), RECALL_ROWS)
    effort, reached = None, False
    for harder in EFFORTS:
        sample = Clock()
        with sample:
            found = search(index, x[rows], harder)
        if effort and clock.seconds + sample.seconds * len(x) / len(rows) > limit:
            break
        effort, reached = harder, recall(x, without_self(found, rows)) >= ENOUGH
        if reached:
            break
    with clock:
        found = search(index, x, effort)
    memory = peak()
    return without_self(found, range(len(x))), clock, memory, {"effort": effort, "reached": reached}


def usearch(x, limit):
    from usearch.index import Index

    keys = np.arange(len(x))

    def build():
        index = Index(ndim=COLUMNS, metric="ip", dtype="f32", connectivity=16, expansion_add=128)
        index.add(keys, x, threads=THREADS)
        return index

    def search(index, asking, effort):
        index.expansion_search = effort
        return index.search(asking, K + 1, threads=THREADS).keys

    return found_with_effort(x, build, search, limit)


def hnswlib(x, limit):
    import hnswlib as library

    def build():
        index = library.Index(space="ip", dim=COLUMNS)
        index.init_index(max_elements=len(x), M=16, ef_construction=128)
        index.add_items(x, num_threads=THREADS)
        return index

    def search(index, asking, effort):
        index.set_ef(effort)
        return index.knn_query(asking, k=K + 1, num_threads=THREADS)[0].astype(np.int64)

    return found_with_effort(x, build, search, limit)


def pynndescent(x, limit):
    from pynndescent import NNDescent

    def graph(rows, neighbours):
        return NNDescent(rows, metric="dot", n_neighbors=neighbours, n_jobs=THREADS, random_state=1).neighbor_graph[0]

    graph(x[:WARM_ROWS], K + 1)
    # It finds the neighbours while it builds, so that each effort is a run of its own, of which the last counts.
    for effort in (K + 1, 24, 32, 48, 64):
        clock = Clock()
        with clock:
            found = graph(x, effort)
        memory = peak()
        found = without_self(found, range(len(x)))
        reached = recall(x, found[sampled(len(x), RECALL_ROWS)]) >= ENOUGH
        if reached or clock.seconds * 1.5 > limit:
            break
    return found, clock, memory, {"effort": effort, "reached": reached}


def timed(work, warm=None):
    if warm:
        warm()
    clock = Clock()
    with clock:
        found = work()
    return found, clock, peak(), {}


def umap_learn(x, _):
    import warnings

    warnings.filterwarnings("ignore")
    from umap import UMAP

    # Below 4,096 rows it compares all pairs and compiles less.
    def places(rows):
        return UMAP(n_neighbors=K, metric="cosine", n_jobs=THREADS).fit_transform(rows)

    def warm():
        places(np.vstack([x[:4_200], x[: max(0, 4_200 - len(x))]]))

    return timed(lambda: places(x).astype(np.float32), warm)


def hdbscan(x, _):
    import hdbscan as library

    return timed(lambda: library.HDBSCAN(min_cluster_size=10, min_samples=5, core_dist_n_jobs=THREADS).fit_predict(x).astype(np.int32))


def fast_hdbscan(x, _):
    import fast_hdbscan as library

    def labels(rows):
        return library.HDBSCAN(min_cluster_size=10, min_samples=5).fit_predict(rows).astype(np.int32)

    return timed(lambda: labels(x), lambda: labels(x[:WARM_ROWS]))


PEERS = {
    "usearch": usearch,
    "hnswlib": hnswlib,
    "pynndescent": pynndescent,
    "umap-learn": umap_learn,
    "hdbscan": hdbscan,
    "fast_hdbscan": fast_hdbscan,
}


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


def main(file, what, *files):
    x = np.fromfile(file, np.float32).reshape(-1, COLUMNS)
    if what in PEERS:
        found, clock, memory, more = PEERS[what](x, float(files[1]) if len(files) > 1 else math.inf)
        np.ascontiguousarray(found).tofile(files[0])
        print(json.dumps({"seconds": clock.seconds, "cpu": clock.cpu, "memoryMb": memory, **more}))
    else:
        print(json.dumps(quality(what, x, file, *files)))


main(*sys.argv[1:])
