"""What others make of the same documents: one JSON line a peer.

    python groupings_run.py TEXTS.json [--vectors VECTORS.f32 --columns D] [--model FOLDER] [--k K] [--tasks kmeans,evoc,...]

TEXTS.json is an array of texts. VECTORS.f32 holds their vectors, float32, row-major, rows of length 1; `bertopic_cold`
needs none of them but the sentence-transformers folder MODEL and does everything itself. Prints {task, version, seconds,
noise, groups, labels}: what a peer leaves ungrouped (`noise`, a share) is given to the group with the nearest centre, so
that all are judged on all documents. Peers run with their defaults; only k-means is told the number of groups (K).
"""
import argparse
import json
import os
import time
import warnings
from importlib.metadata import version

import numpy as np

warnings.filterwarnings("ignore")


def kmeans(x, texts, k, model):
    from sklearn.cluster import KMeans
    return KMeans(k, n_init=10, random_state=0).fit_predict(x)


def umap_hdbscan(x, texts, k, model):
    """BERTopic's pipeline without the words."""
    from hdbscan import HDBSCAN
    from umap import UMAP
    low = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=42).fit_transform(x)
    return HDBSCAN(min_cluster_size=15).fit_predict(low)


def evoc(x, texts, k, model):
    from evoc import EVoC
    return EVoC(random_state=42).fit_predict(x)


def bertopic(x, texts, k, model):
    from bertopic import BERTopic
    return np.array(BERTopic().fit_transform(texts, x)[0])


def bertopic_cold(x, texts, k, model):
    from bertopic import BERTopic
    from sentence_transformers import SentenceTransformer
    encoder = SentenceTransformer(model, device="cpu")
    return np.array(BERTopic(embedding_model=encoder).fit_transform(texts)[0])


PEERS = {
    "kmeans": ("scikit-learn", kmeans),
    "umap_hdbscan": ("hdbscan", umap_hdbscan),
    "evoc": ("evoc", evoc),
    "bertopic": ("bertopic", bertopic),
    "bertopic_cold": ("bertopic", bertopic_cold),
}


def everyone_grouped(labels, x):
    """Each ungrouped row to the group with the nearest centre; all in one group where there is none."""
    found = np.unique(labels[labels >= 0])
    out = labels < 0
    if len(found) == 0 or x is None:
        return np.where(out, labels.max() + 1, labels)
    centres = np.stack([x[labels == g].mean(axis=0) for g in found])
    centres /= np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-12)
    filled = labels.copy()
    filled[out] = found[np.argmax(x[out] @ centres.T, axis=1)]
    return filled


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts")
    parser.add_argument("--vectors")
    parser.add_argument("--columns", type=int)
    parser.add_argument("--model")
    parser.add_argument("--k", type=int, default=20)
    parser.add_argument("--tasks", default="kmeans,umap_hdbscan,evoc,bertopic")
    args = parser.parse_args()
    os.environ["HF_HUB_OFFLINE"] = "1"
    with open(args.texts, encoding="utf8") as file:
        texts = json.load(file)
    x = np.fromfile(args.vectors, dtype=np.float32).reshape(-1, args.columns) if args.vectors else None
    for task in args.tasks.split(","):
        package, run = PEERS[task]
        row = {"task": task, "version": version(package)}
        try:
            started = time.perf_counter()
            labels = np.asarray(run(x, texts, args.k, args.model))
            row["seconds"] = round(time.perf_counter() - started, 3)
            row["noise"] = round(float((labels < 0).mean()), 4)
            row["groups"] = int(len(np.unique(labels[labels >= 0])))
            row["labels"] = everyone_grouped(labels, x).tolist()
        except Exception as error:  # one peer that fails must not hide the others
            row["error"] = f"{type(error).__name__}: {error}"[:300]
        print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
