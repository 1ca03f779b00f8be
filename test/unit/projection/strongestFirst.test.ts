import { describe, expect, it } from 'vitest';
import { strongestFirst } from '../../../src/core/projection/strongestFirst';

const edges = { from: Int32Array.of(0, 1, 2, 3, 4), to: Int32Array.of(5, 6, 7, 8, 9), weights: Float32Array.of(0.25, 0.5, 0.001, 0.5, 0.125) };

describe('strongestFirst', () => {
  it('puts the strongest edges first, those as strong in their order, and tells how often each is used', () => {
    const { from, to, periods } = strongestFirst(edges, 100);
    expect([...from]).toEqual([1, 3, 0, 4]);
    expect([...to]).toEqual([6, 8, 5, 9]);
    expect([...periods]).toEqual([1, 1, 2, 4]);
  });

  it('leaves out edges that so few epochs would not use once', () => {
    expect([...strongestFirst(edges, 500).from]).toEqual([1, 3, 0, 4, 2]);
    expect([...strongestFirst(edges, 1).from]).toEqual([1, 3]);
  });

  it('takes no edges, and edges without strength', () => {
    expect(strongestFirst({ from: new Int32Array(0), to: new Int32Array(0), weights: new Float32Array(0) }, 10).periods).toHaveLength(0);
    expect(strongestFirst({ ...edges, weights: new Float32Array(5) }, 10).periods).toHaveLength(0);
  });
});
