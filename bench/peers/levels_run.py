"""Groups of vectors at several levels, by EVoC or by leidenalg on the graph of nearest neighbours.

    python levels_run.py FILE.f32 evoc|leidenalg AGAIN      AGAIN: yes, no, or a number

FILE holds rows of 384 32-bit numbers, FILE.topics their topics. `leidenalg` finds the 15 nearest neighbours by scikit-learn
(exact, cosine), joins who is among either's, and divides the graph at the 26 resolutions of Kindred's sweep. Libraries are
imported before the clock starts. Prints one JSON line: what `measured` gives, groups and ari with the topics at the level a
peer takes (leidenalg: resolution 1), bestAri over its levels.
"""
import json
import sys

import numpy as np
from measured import measured
from sklearn.metrics import adjusted_rand_score

RESOLUTIONS = [
    0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1, 1.2, 1.4, 1.7, 2, 2.5, 3, 3.6, 4.3, 5, 6, 7.5, 9, 11, 14, 18,
]  # fmt: skip


def evoc():
    from evoc import EVoC

    def layers(x):
        fit = EVoC(random_state=42)
        return fit.fit_predict(x), fit.cluster_layers_

    return layers


def leiden():
    import igraph
    import leidenalg
    from sklearn.neighbors import NearestNeighbors

    def layers(x):
        near = NearestNeighbors(n_neighbors=15, metric="cosine", algorithm="brute").fit(x).kneighbors(return_distance=False)
        ends = np.stack([np.repeat(np.arange(len(x)), 15), near.ravel()], axis=1)
        graph = igraph.Graph(n=len(x), edges=np.unique(np.sort(ends, axis=1), axis=0))
        kind = leidenalg.RBConfigurationVertexPartition
        found = [leidenalg.find_partition(graph, kind, resolution_parameter=r, seed=1).membership for r in RESOLUTIONS]
        return found[RESOLUTIONS.index(1)], found

    return layers


def main(file, peer, again):
    x = np.fromfile(file, np.float32).reshape(-1, 384)
    topics = np.fromfile(f"{file}.topics", np.int32)
    layers_of = evoc() if peer == "evoc" else leiden()
    (labels, layers), took = measured(lambda: layers_of(x), again)
    best = max(adjusted_rand_score(topics, layer) for layer in layers)
    groups = len(set(labels) - {-1})
    print(json.dumps({**took, "groups": groups, "ari": adjusted_rand_score(topics, labels), "bestAri": best}))


main(*sys.argv[1:])
