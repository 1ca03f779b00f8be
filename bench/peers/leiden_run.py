"""Communities of a graph by leidenalg, for modularity at resolution 1 and with its default of two iterations.

    python leiden_run.py FILE.f32

FILE.edges holds the ends of all edges, FILE.topics a number for each node, FILE.labels the groups that Kindred found. Prints
one JSON line: seconds, cpu, memoryMb (peak of the process), modularity, groups, agreement (ARI) with Kindred's groups. The
graph is made before the clock starts, on both sides.
"""
import json
import resource
import sys
import time

import igraph
import leidenalg
import numpy as np
from sklearn.metrics import adjusted_rand_score

file = sys.argv[1]
edges = np.fromfile(f"{file}.edges", np.int32).reshape(-1, 2)
nodes = len(np.fromfile(f"{file}.topics", np.int32))
graph = igraph.Graph(n=nodes, edges=edges)
started, cpu = time.perf_counter(), time.process_time()
found = leidenalg.find_partition(graph, leidenalg.RBConfigurationVertexPartition, resolution_parameter=1, seed=1)
took = {"seconds": time.perf_counter() - started, "cpu": time.process_time() - cpu}
took["memoryMb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
agreement = adjusted_rand_score(np.fromfile(f"{file}.labels", np.int32), found.membership)
print(json.dumps({**took, "modularity": graph.modularity(found.membership), "groups": len(found), "agreement": agreement}))
