"""What a piece of work takes the first time in a process, when Numba compiles it, and the second time, when it has."""
import resource
import time


def measured(work, again):
    """The result of the work and its figures: first, firstCpu; done `again` also seconds, cpu (of all threads); memoryMb, the peak of the process."""
    first, first_cpu, found = timed(work)
    took = {"first": first, "firstCpu": first_cpu}
    if again:
        found = None
        seconds, cpu, found = timed(work)
        took |= {"seconds": seconds, "cpu": cpu}
    return found, {**took, "memoryMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def timed(work):
    started, cpu = time.perf_counter(), time.process_time()
    found = work()
    return time.perf_counter() - started, time.process_time() - cpu, found
