"""Classes learnt by scikit-learn, for the same documents: one JSON line a way.

    python classify_run.py TASK.json [--freedom C]

TASK.json: {vectors (file of float32 rows), columns, labels, texts (file of an array of texts), train (rows), test (rows)}.
Logistic regression on the vectors at C = 1 (its default) and at C, and TF-IDF with a linear support vector machine (both at
their defaults but for sublinear counts and English stop words) on the texts. Prints {task, version, accuracy, f1Macro,
seconds}.
"""
import argparse
import json
import time
from pathlib import Path

import numpy as np
import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task")
    parser.add_argument("--freedom", type=float, default=1.0)
    args = parser.parse_args()
    task = json.loads(Path(args.task).read_text(encoding="utf8"))
    x = np.fromfile(task["vectors"], dtype=np.float32).reshape(-1, task["columns"])
    y = np.array(task["labels"])
    texts = np.array(json.loads(Path(task["texts"]).read_text(encoding="utf8")), dtype=object)
    ways = {
        "logistic": (LogisticRegression(max_iter=1000), x),
        "logistic_same": (LogisticRegression(C=args.freedom, max_iter=1000), x),
        "tfidf_svm": (make_pipeline(TfidfVectorizer(sublinear_tf=True, stop_words="english"), LinearSVC()), texts),
    }
    for name, (model, rows) in ways.items():
        started = time.perf_counter()
        said = model.fit(rows[task["train"]], y[task["train"]]).predict(rows[task["test"]])
        print(json.dumps({
            "task": name,
            "version": sklearn.__version__,
            "accuracy": accuracy_score(y[task["test"]], said),
            "f1Macro": f1_score(y[task["test"]], said, average="macro"),
            "seconds": round(time.perf_counter() - started, 3),
        }), flush=True)


if __name__ == "__main__":
    main()
