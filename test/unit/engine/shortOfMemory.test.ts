import { expect, test, vi } from 'vitest';
import { engineOver, quiet } from './engines';
import { notes, requestFor, temporaryFolder, writeFiles } from './support';

vi.mock('node:os', async importOriginal => ({ ...(await importOriginal<typeof import('node:os')>()), freemem: () => 20_000 }));

test('where vectors of all passages find no room, the groups are those of first passages, and it says what was left out', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, notes(36));
  const told: string[] = [];
  const engine = engineOver(temporaryFolder(), (level, text) => level === 'warn' && told.push(text));
  const { grouping } = await engine.run(requestFor(folder), quiet);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^The vectors of \d+ passages need .* The groups are made all the same, from each document's first passage/);
  const { grouping: first } = await engine.run(requestFor(folder, { firstPassagesOnly: true }), quiet);
  expect(grouping.documents.map(({ group }) => group)).toEqual(first.documents.map(({ group }) => group));
  expect(grouping.groups.map(({ name }) => name)).toEqual(first.groups.map(({ name }) => name));
  expect(new Set(grouping.documents.map(({ group }) => group)).size).toBeGreaterThan(1);
});
