"""BM25 scores of rank-bm25, a reference implementation, for test/unit/retrieval. Run with rank-bm25 and numpy installed:

    python test/reference/retrieval.py

rank-bm25 takes ln((N - n + 1/2) / (n + 1/2)) as a term's weight, and something else where that is negative; the weight
used here, ln(1 + (N - n + 1/2) / (n + 1/2)), is put in its place.
"""
import json
import math
import random
from importlib.metadata import version
from pathlib import Path

from rank_bm25 import BM25Okapi

random.seed(7)
vocabulary = [f"w{i}" for i in range(60)]
weights = [1 / (i + 1) for i in range(60)]
texts = [random.choices(vocabulary, weights, k=random.randint(1, 80)) for _ in range(40)]
questions = [["w0"], ["w3", "w17"], ["w59", "w1", "absent"], ["w10", "w20", "w30", "w40"]]

cases = []
for k1, b in [(1.2, 0.75), (2.0, 0.3)]:
    model = BM25Okapi(texts, k1=k1, b=b)
    for term in model.idf:
        having = sum(term in text for text in texts)
        model.idf[term] = math.log(1 + (len(texts) - having + 0.5) / (having + 0.5))
    for question in questions:
        cases.append({"k1": k1, "b": b, "question": question, "scores": [round(float(s), 5) for s in model.get_scores(question)]})

out = {"made_with": {"rank-bm25": version("rank-bm25")}, "texts": [" ".join(text) for text in texts], "cases": cases}
Path(__file__).with_suffix(".json").write_text(json.dumps(out, separators=(",", ":")) + "\n")
