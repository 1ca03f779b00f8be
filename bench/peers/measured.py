"""What a piece of work takes the first time in a process, when Numba compiles it, and when it has."""
import resource
import statistics
import time


def measured(work, again):
    """The result of the work and its figures: first, firstCpu; done so many times again ("yes" = 1, "no" = 0) also the medians seconds, cpu (of all threads); memoryMb, the peak of the process."""
    first, first_cpu, found = timed(work)
    took = {"first": first, "firstCpu": first_cpu}
    further = []
    for _ in range(int({"yes": 1, "no": 0}.get(again, again))):
        found = None
        *figures, found = timed(work)
        further.append(figures)
    if further:
        took |= {name: statistics.median_high(figures) for name, figures in zip(("seconds", "cpu"), zip(*further))}
    return found, {**took, "memoryMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def timed(work):
    started, cpu = time.perf_counter(), time.process_time()
    found = work()
    return time.perf_counter() - started, time.process_time() - cpu, found
