/**
 * Asks the engine in a process of its own about made notes whose made vectors stand in the store, as a window does that was
 * opened again. Prints one JSON line: seconds until the notes are in memory and until their words are indexed; milliseconds of
 * an answer with the embedding of its question (median, 95 % below, most), of the engine's processor time in one, and of the
 * embedding alone; the memory of both processes at their peaks; and the share of what an exact search finds that was found, with
 * words that no note has, so that meaning alone decides.
 *
 *     node dist/bench-storedOurs.js NOTES CACHE TOPICS PASSAGES_A_NOTE QUESTIONS
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../src/core/random';
import { readRecipe } from '../../src/core/recipe';
import { createTools } from '../../src/engine/engine';
import { createRepresentation } from '../../src/engine/model/representations';
import { forkEngine } from '../../src/host/engine/engineChild';
import { peakMb, processorMs } from '../processFigures';
import { madeNotes } from '../scale/madeNotes';
import { exactSearch } from './exactSearch';

const LIMIT = 40;
/** Words that made notes do not have. */
const OTHER_WORDS = 'telescope violin sourdough bicycle harbour pension vaccine glacier orchestra compiler harvest lawsuit turbine marathon ceramics inflation telegraph vineyard satellite embassy'.split(' ');
const COMPARED = 20;

async function main([notes, cache, topicsFile, passages, questions]: string[]): Promise<void> {
  const refuse = () => Promise.reject(new Error('there is nobody to ask'));
  const settings = { modelFolder: join(__dirname, '../models/minilm'), cacheFolder: cache, threads: 0 };
  const engine = forkEngine(join(__dirname, 'engine.js'), settings, { readFile: refuse, askConsent: refuse, serverKey: async () => null }, line => process.stderr.write(`${line}\n`));
  const ended = engine.ended.then(({ text }) => Promise.reject(new Error(text)));
  const timed = async <T>(task: () => Promise<T>) => {
    const begun = performance.now();
    const result = await Promise.race([task(), ended]);
    return { ms: performance.now() - begun, result };
  };
  const ask = (query: string) => timed(() => engine.channel.call('search', { query, limit: LIMIT }));

  const topics = Object.entries(JSON.parse(readFileSync(topicsFile, 'utf8')) as Record<string, number>);
  const recipe = readRecipe();
  const collected = await timed(() =>
    engine.channel.call('collect', {
      sources: [{ kind: 'folder', path: notes }],
      selection: { include: [], exclude: [], useIgnoreFiles: true, maxBytes: 2 ** 21 },
      recipe,
      seed: 1,
      documents: topics.map(([id]) => id),
      groups: Int32Array.from(topics, ([, topic]) => topic),
    }),
  );
  const indexed = await ask('');

  const random = seededRandom(2);
  const made = madeNotes();
  const drawn = () => {
    const [, words] = /^# (.*) \d+$/m.exec(made.note(Math.floor(random() * topics.length), 1).text)!;
    return words;
  };
  const asked = Array.from({ length: Number(questions) }, () => `${drawn()} ${drawn()}`);
  const other = () => OTHER_WORDS[Math.floor(random() * OTHER_WORDS.length)];
  const compared = Array.from({ length: COMPARED }, () => `${other()} ${other()} ${other()}`);
  const times: number[] = [];
  const found: string[][] = [];
  const used = processorMs(engine.pid!);
  for (const query of [...compared, ...asked]) {
    const { ms, result } = await ask(query);
    times.push(ms);
    found.push((result ?? []).map(({ id, passage }) => `${id}:${passage.at}`));
  }
  const processor = (processorMs(engine.pid!) - used) / times.length;
  const peak = peakMb(process.pid) + peakMb(engine.pid!);
  ended.catch(() => undefined);
  engine.kill();
  await engine.ended;

  const tools = createTools(settings);
  const representation = await createRepresentation(recipe.representation, { ...tools, stored: async embedder => embedder });
  const { embedder } = await representation.represent([{ lead: asked[0], whole: asked[0] }]);
  const alone: number[] = [];
  for (const query of asked) alone.push(await timedAlone(() => embedder.embed([query])));
  const exact = await exactSearch(await embedder.embed(compared), topics.length, Number(passages), LIMIT, await tools.algebra());
  await tools.models.release();

  const recall = exact.reduce((sum, best, i) => sum + best.filter(hit => found[i].includes(hit)).length / best.length, 0) / exact.length;
  const first = exact.filter(([best], i) => best === found[i][0]).length / exact.length;
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  console.log(
    JSON.stringify({
      documents: topics.length,
      passages: topics.length * Number(passages),
      collectSeconds: collected.ms / 1000,
      firstSeconds: indexed.ms / 1000,
      median: at(0.5),
      p95: at(0.95),
      most: sorted.at(-1),
      embedding: alone.sort((a, b) => a - b)[alone.length >> 1],
      processor,
      peakMb: peak,
      recall,
      first,
    }),
  );
}

async function timedAlone(task: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await task();
  return performance.now() - begun;
}

void main(process.argv.slice(2)).catch(error => {
  console.error(error);
  process.exit(1);
});
