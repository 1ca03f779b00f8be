/**
 * Positions of the k largest scores, largest first, equals in order; positions for which `without` is true are left out,
 * and so is −∞. By a heap of k, so that it costs about one comparison a score.
 */
export function largest(scores: ArrayLike<number>, k: number, without?: (at: number) => boolean): number[] {
  const heap: number[] = [];
  /** True when a comes behind b. */
  const behind = (a: number, b: number) => scores[a] < scores[b] || (scores[a] === scores[b] && a > b);

  function sink(at: number): void {
    for (;;) {
      let last = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && behind(heap[child], heap[last])) last = child;
      if (last === at) return;
      [heap[at], heap[last]] = [heap[last], heap[at]];
      at = last;
    }
  }

  let least = -Infinity;
  for (let at = 0; at < scores.length && k > 0; at++) {
    if (scores[at] <= least || without?.(at)) continue;
    if (heap.length < k) {
      heap.push(at);
      if (heap.length < k) continue;
      for (let i = k >> 1; i >= 0; i--) sink(i);
    } else {
      heap[0] = at;
      sink(0);
    }
    least = scores[heap[0]];
  }
  return heap.sort((a, b) => scores[b] - scores[a] || a - b);
}

/** Where the largest value is, the first of equals; 0 when there are none. */
export function argmax(values: ArrayLike<number>): number {
  let best = 0;
  for (let at = 1; at < values.length; at++) if (values[at] > values[best]) best = at;
  return best;
}
