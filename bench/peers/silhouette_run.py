"""The mean silhouette of the topics of a file of vectors by scikit-learn.

    python silhouette_run.py FILE.f32 euclidean|cosine

FILE holds rows of 384 32-bit numbers, FILE.topics their topics. Prints one JSON line: value, seconds, cpu (of all threads),
memoryMb (peak of the process).
"""
import json
import resource
import sys
import time

import numpy as np
from sklearn.metrics import silhouette_score

file, metric = sys.argv[1:]
x = np.fromfile(file, np.float32).reshape(-1, 384)
topics = np.fromfile(f"{file}.topics", np.int32)
started, cpu = time.perf_counter(), time.process_time()
value = silhouette_score(x, topics, metric=metric)
took = {"seconds": time.perf_counter() - started, "cpu": time.process_time() - cpu}
print(json.dumps({"value": float(value), **took, "memoryMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
