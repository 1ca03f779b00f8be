import { join } from 'node:path';
import { expect, test } from 'vitest';
import { engineOver, quiet } from './engines';
import { notes, requestFor, temporaryFolder, writeFiles } from './support';

test('records have the dates of their fields, which change no group; another date alone is heard of', async () => {
  const folder = temporaryFolder();
  const engine = engineOver(temporaryFolder());
  const texts = Object.values(notes(40));
  const run = (about: (i: number) => object) => {
    writeFiles(folder, { 'records.jsonl': texts.map((text, i) => JSON.stringify({ id: `r${i}`, text, ...about(i) })).join('\n') });
    return engine.run(requestFor(folder, { sources: [{ kind: 'records', path: join(folder, 'records.jsonl') }] }), quiet);
  };
  const { grouping: plain } = await run(() => ({}));
  const times = [Date.UTC(2024, 2, 12, 10, 15), Date.UTC(2024, 2, 13), Date.UTC(2024, 2, 12, 8), undefined];
  const fields = [{ created_at: '2024-03-12T10:15:00Z' }, { date: '2024-03-13' }, { timestamp: 1710230400 }, { published: '12/03/2024' }];
  const { grouping, embedded } = await run(i => fields[i % 4]);
  expect(grouping.documents.map(({ dated }) => dated)).toEqual(texts.map((_, i) => times[i % 4]));
  expect({ ...grouping, documents: grouping.documents.map(({ dated: _, ...rest }) => rest) }).toEqual(plain);
  expect(embedded).toBe(0);
  expect((await run(() => ({ date: '2020-01-01' }))).grouping.documents[0].dated).toBe(Date.UTC(2020, 0, 1));
});
