import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { folderNumbers } from '../../../src/core/evidence/folders';
import { folderTies } from '../../../src/core/evidence/folderTies';
import { unionGraph } from '../../../src/core/graph/graph';
import { blobs } from '../grouping/blobs';

const numbers = (...paths: (string | undefined)[]) => Array.from(folderNumbers(paths.map(path => ({ path }))));

describe('folderNumbers', () => {
  it('numbers folders, but not the top, records, languages and dates', () => {
    expect(numbers('git/a.md', 'git/b.md', 'git/c.md', 'vim/a.md', 'vim/b.md', 'vim/c.md', 'README.md', undefined)).toEqual([0, 0, 0, 1, 1, 1, -1, -1]);
    expect(numbers('de/a.md', 'de/b.md', 'de/c.md', 'zh-cn/a.md', 'zh-cn/b.md', 'zh-cn/c.md', 'x.md')).toEqual([-1, -1, -1, -1, -1, -1, -1]);
    expect(numbers('notes/2024-05/a.md', 'notes/2024-05/b.md', 'notes/2024-05/c.md', 'x.md')).toEqual([-1, -1, -1, -1]);
  });

  it('takes the folder around one that holds hardly anything, and none that holds everything', () => {
    expect(numbers('web/css/a.md', 'web/js/b.md', 'web/c.md', 'x.md')).toEqual([0, 0, 0, -1]);
    expect(numbers('all/a.md', 'all/b.md', 'all/c.md')).toEqual([-1, -1, -1]);
  });
});

describe('folderTies', () => {
  const { vectors, topics } = blobs([30, 30, 30], 0.6);

  it('ties documents of a folder of one subject, at a weight near 1', async () => {
    const graph = unionGraph(await plainAlgebra.kNearest(vectors, 5));
    const { graph: ties, unity } = await folderTies(graph, vectors, topics, plainAlgebra);
    expect(unity).toBeGreaterThan(0.9);
    expect(ties.total).toBeGreaterThan(0);
    for (let i = 0; i < 90; i++) {
      for (let at = ties.offsets[i]; at < ties.offsets[i + 1]; at++) {
        expect(topics[ties.targets[at]]).toBe(topics[i]);
        expect(ties.weights[at]).toBeGreaterThan(0.9);
      }
    }
  });

  it('ties next to nothing where folders mix subjects', async () => {
    const graph = unionGraph(await plainAlgebra.kNearest(vectors, 5));
    const mixed = await folderTies(graph, vectors, Int32Array.from({ length: 90 }, (_, i) => i % 3), plainAlgebra);
    expect(mixed.unity).toBeLessThan(0.1);
    expect(mixed.graph.total).toBeLessThan(0.1 * graph.total);
  });
});
