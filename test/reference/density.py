"""Reference results of principal components and of the methods that find groups by density, by the spectrum of a graph or by
its communities, by scikit-learn, hdbscan and leidenalg; writes density.json beside this script.

    pip install numpy scikit-learn hdbscan igraph leidenalg && python test/reference/density.py
"""
import json
import warnings
from importlib.metadata import version
from pathlib import Path

import hdbscan
import igraph
import leidenalg
import numpy as np
import sklearn
from sklearn.cluster import DBSCAN, SpectralClustering
from sklearn.datasets import make_moons
from sklearn.decomposition import PCA

warnings.filterwarnings("ignore")
rng = np.random.default_rng(11)


def flat(values, digits):
    return [round(float(v), digits) for v in np.asarray(values).ravel()]


def blobs(sizes, columns, spread, background=0):
    """Unit vectors around random directions, and some that point anywhere."""
    centres = rng.normal(size=(len(sizes), columns))
    labels = np.repeat(np.arange(len(sizes)), sizes)
    x = np.vstack([centres[labels] + spread * rng.normal(size=(len(labels), columns)), rng.normal(size=(background, columns))])
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    return np.round(x[rng.permutation(len(x))], 4)


data = {
    "blobs": blobs([60, 50, 40, 30, 20], 10, 0.45, background=30),
    "tight": blobs([40, 35, 30, 25], 16, 0.1),
    "moons": np.round(make_moons(220, noise=0.09, random_state=3)[0], 4),
}


def components(x, count):
    """The span of the leading components as the matrix that projects on it."""
    pca = PCA(count, svd_solver="full").fit(x)
    return {
        "variances": flat(pca.explained_variance_ * (len(x) - 1) / len(x), 9),
        "projection": flat(pca.components_.T @ pca.components_, 7),
    }


def dbscan(name, eps, points):
    labels = DBSCAN(eps=eps, min_samples=points).fit_predict(data[name])
    return {"data": name, "eps": eps, "minPoints": points, "labels": labels.tolist()}


def density(name, size, samples, selection, soft=False):
    """`samples` counts neighbours without the row itself, as the library does. Where rows are joined at equal heights its
    answer depends on their order: all answers that a few orders give."""
    x = data[name]
    answers = {}
    for seed in range(12):
        order = np.random.default_rng(seed).permutation(len(x)) if seed else np.arange(len(x))
        back = np.argsort(order)
        found = hdbscan.HDBSCAN(
            min_cluster_size=size, min_samples=samples, cluster_selection_method=selection, approx_min_span_tree=False, prediction_data=soft
        ).fit(x[order])
        labels = found.labels_[back]
        numbers = {label: number for number, label in enumerate(dict.fromkeys(labels[labels >= 0].tolist()))} | {-1: -1}
        labels = [numbers[label] for label in labels.tolist()]
        if str(labels) in answers:
            continue
        answer = answers[str(labels)] = {"labels": labels}
        if soft:
            columns = sorted(range(len(numbers) - 1), key=numbers.get)
            answer["membership"] = flat(hdbscan.all_points_membership_vectors(found)[back][:, columns], 5)
    return {"data": name, "minClusterSize": size, "minSamples": samples, "selection": selection, "answers": list(answers.values())}


def spectral(name, groups, neighbours, assign):
    """scikit-learn counts the row itself among its neighbours."""
    found = SpectralClustering(groups, affinity="nearest_neighbors", n_neighbors=neighbours + 1, assign_labels=assign, random_state=0)
    return {"data": name, "groups": groups, "neighbours": neighbours, "assign": assign, "labels": found.fit_predict(data[name]).tolist()}


def communities(resolution):
    block = np.repeat(np.arange(5), [50, 40, 30, 25, 15])
    first, second = np.triu_indices(160, 1)
    joined = rng.random(len(first)) < np.where(block[first] == block[second], 0.25, 0.02)
    graph = igraph.Graph(160, np.column_stack([first[joined], second[joined]]).tolist())
    found = leidenalg.find_partition(graph, leidenalg.RBConfigurationVertexPartition, resolution_parameter=resolution, seed=1, n_iterations=-1)
    return {
        "nodes": 160,
        "edges": graph.get_edgelist(),
        "resolution": resolution,
        "labels": found.membership,
        "modularity": graph.modularity(found.membership, resolution=resolution),
    }


Path(__file__).with_name("density.json").write_text(
    json.dumps(
        {
            "versions": {"scikit-learn": sklearn.__version__, **{name: version(name) for name in ("hdbscan", "leidenalg", "igraph")}},
            "data": {name: {"rows": len(x), "columns": x.shape[1], "data": flat(x, 4)} for name, x in data.items()},
            "components": components(data["blobs"], 5),
            "dbscan": [
                dbscan("blobs", 0.45, 5),
                dbscan("blobs", 0.6, 8),
                dbscan("blobs", 0.7, 5),
                dbscan("blobs", 0.5, 1),
                dbscan("tight", 0.3, 5),
                dbscan("moons", 0.15, 5),
                dbscan("moons", 0.2, 12),
            ],
            "hdbscan": [
                density("blobs", 10, 5, "eom", soft=True),
                density("blobs", 5, 2, "leaf", soft=True),
                density("blobs", 5, 5, "eom"),
                density("blobs", 15, 15, "leaf"),
                density("blobs", 120, 5, "eom"),
                density("tight", 5, 5, "eom"),
                density("tight", 5, 3, "leaf"),
                density("moons", 5, 5, "eom"),
                density("moons", 10, 5, "leaf"),
                density("moons", 20, 10, "eom"),
            ],
            "spectral": [
                spectral(name, groups, neighbours, assign)
                for assign in ("kmeans", "discretize")
                for name, groups, neighbours in (("moons", 2, 8), ("blobs", 5, 10), ("tight", 4, 9), ("tight", 4, 40))
            ],
            "leiden": [communities(1), communities(2)],
        }
    )
    + "\n"
)
