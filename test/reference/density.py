"""Reference results of principal components and of the methods that find groups by density, graph or spectrum, by
scikit-learn, hdbscan and leidenalg; writes density.json beside this script.

    pip install numpy scikit-learn hdbscan igraph leidenalg && python test/reference/density.py
"""
import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.decomposition import PCA

rng = np.random.default_rng(11)


def flat(values, digits):
    return [round(float(v), digits) for v in np.asarray(values).ravel()]


def blobs(sizes, columns, spread):
    """Unit vectors around random directions, and the number of each one's direction."""
    centres = rng.normal(size=(len(sizes), columns))
    labels = np.repeat(np.arange(len(sizes)), sizes)
    x = centres[labels] + spread * rng.normal(size=(len(labels), columns))
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    order = rng.permutation(len(labels))
    return np.round(x[order], 4).astype(np.float32), labels[order]


def components():
    """The span of the leading components as the matrix that projects on it."""
    x, _ = blobs([30, 25, 20, 15], 12, .7)
    pca = PCA(5, svd_solver="full").fit(x)
    return {
        "columns": 12,
        "vectors": flat(x, 4),
        "variances": flat(pca.explained_variance_ * (len(x) - 1) / len(x), 9),
        "projection": flat(pca.components_.T @ pca.components_, 7),
    }


Path(__file__).with_name("density.json").write_text(
    json.dumps({"versions": {"scikit-learn": sklearn.__version__}, "components": components()}) + "\n"
)
