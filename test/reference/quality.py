"""Reference values of the quality measures, by scikit-learn and igraph; writes quality.json beside this script.

    pip install numpy scikit-learn igraph && python test/reference/quality.py
"""
import json
from pathlib import Path

import igraph
import numpy as np
import sklearn
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score, normalized_mutual_info_score, silhouette_samples

rng = np.random.default_rng(5)


def pair(name, first, second):
    first, second = [int(v) for v in first], [int(v) for v in second]
    return {
        "name": name,
        "first": first,
        "second": second,
        "ari": adjusted_rand_score(first, second),
        "nmi": normalized_mutual_info_score(first, second),
        "ami": adjusted_mutual_info_score(first, second),
    }


def noisy(labels, share, groups):
    changed = rng.random(len(labels)) < share
    return np.where(changed, rng.integers(0, groups, len(labels)), labels)


truth = rng.choice(6, 120, p=[.4, .25, .15, .1, .06, .04])
pairs = [
    pair("a little noise", truth, noisy(truth, .15, 6)),
    pair("much noise, other numbers", truth, noisy(truth, .7, 9) * 7 + 3),
    pair("independent", rng.integers(0, 5, 80), rng.integers(0, 12, 80)),
    pair("the same", truth, truth),
    pair("one group against several", np.zeros(40), rng.integers(0, 4, 40)),
    pair("one group twice", np.zeros(10), np.ones(10)),
    pair("all alone against all alone", np.arange(12), np.arange(12)),
    pair("all alone against one group", np.arange(12), np.zeros(12)),
    pair("a single item", [0], [4]),
]

vectors = rng.normal(size=(4, 8))[rng.integers(0, 4, 60)] + .6 * rng.normal(size=(60, 8))
vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
labels = rng.integers(0, 5, 60)
labels[np.argmax(vectors @ vectors[0])] = 5

graph = igraph.Graph.Erdos_Renyi(n=40, m=120)
communities = graph.community_multilevel().membership

Path(__file__).with_name("quality.json").write_text(
    json.dumps(
        {
            "versions": {"scikit-learn": sklearn.__version__, "igraph": igraph.__version__},
            "pairs": pairs,
            "silhouette": {
                "columns": 8,
                "vectors": [round(float(v), 7) for v in vectors.ravel()],
                "labels": labels.tolist(),
                "values": silhouette_samples(np.round(vectors.astype(float), 7), labels, metric="cosine").tolist(),
            },
            "modularity": {
                "nodes": 40,
                "edges": graph.get_edgelist(),
                "labels": communities,
                "at1": graph.modularity(communities),
                "at2": graph.modularity(communities, resolution=2),
            },
        }
    )
    + "\n"
)
