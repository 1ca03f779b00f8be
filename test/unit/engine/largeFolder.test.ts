import { beforeAll, describe, expect, test } from 'vitest';
import { slowness } from '../../harness/slowness.mjs';
import type { Phase } from '../../../src/core/types';
import { CancelledError } from '../../../src/core/work';
import type { Engine } from '../../../src/engine/engine';
import { engineOver } from './engines';
import { requestFor, temporaryFolderForAll, writeFiles } from './support';

const FILES = 5_000;
/** Different texts among them: as few as make the folder quick to measure, while each phase has all files to work on. */
const TEXTS = 150;

describe('a folder of 5,000 files', () => {
  const folder = temporaryFolderForAll();
  const cache = temporaryFolderForAll();
  let engine: Engine;
  beforeAll(() => {
    const subjects = ['bread', 'bicycles', 'stars', 'violins', 'gardens', 'rivers', 'maps', 'clocks', 'ferries', 'cheese'];
    const text = (i: number) => `A note on ${subjects[i % 10]} and ${subjects[Math.floor(i / 10) % 10]}, of kind ${i}.\n`;
    writeFiles(folder, Object.fromEntries(Array.from({ length: FILES }, (_, i) => [`${i % 50}/note ${i}.md`, `# About ${i % TEXTS}\n\n${text(i % TEXTS)}`])));
    engine = engineOver(cache);
  });

  test.each<Phase>(['finding', 'reading', 'embedding', 'grouping', 'placing', 'naming'])(
    'stops within a second when cancelled in the midst of %s',
    async phase => {
      const controller = new AbortController();
      let cancelled = 0;
      const progress = (step: { phase: Phase; done: number; total: number }) => {
        if (step.phase !== phase || cancelled || (phase !== 'naming' && step.done === 0)) return;
        cancelled = performance.now();
        controller.abort();
      };
      await expect(engine.run(requestFor(folder), { progress, firstGrouping: () => undefined }, controller.signal)).rejects.toThrow(CancelledError);
      expect(performance.now() - cancelled).toBeLessThan(1_000 * slowness());
    },
    180_000,
  );
});
