/**
 * Times searches of a collection with made vectors and words, from the question's vector on. Prints one JSON line: passages,
 * seconds of the first search (which indexes the words), milliseconds of the others (median, 95 % below, most; and of processor
 * time, which says more on a busy machine), and the peak memory.
 *
 *     node dist/bench-searchOurs.js PASSAGES QUESTIONS
 */
import { seededRandom } from '../../src/core/random';
import { search } from '../../src/engine/answers/search';
import { createOnnxAlgebra } from '../../src/engine/onnx/onnxAlgebra';
import type { Tools } from '../../src/engine/run/tools';
import { madeCollection } from './madeCollection';

const LIMIT = 40;

async function main([passages, questions]: string[]): Promise<void> {
  const collected = madeCollection(Number(passages));
  const algebra = await createOnnxAlgebra(2);
  const tools = { algebra: async () => algebra } as unknown as Tools;
  const random = seededRandom(2);
  const question = () => Array.from({ length: 4 }, () => `word${Math.floor(60_000 ** random())}`).join(' ');
  const begun = performance.now();
  await search({ query: question(), limit: LIMIT }, collected, tools);
  const firstSeconds = (performance.now() - begun) / 1000;
  const times: number[] = [];
  const used = process.cpuUsage();
  for (let i = 0; i < Number(questions); i++) {
    const query = question();
    const started = performance.now();
    await search({ query, limit: LIMIT }, collected, tools);
    times.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(used);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
  await algebra.release();
  console.log(JSON.stringify({ passages: Number(passages), firstSeconds, median: at(0.5), p95: at(0.95), most: times.at(-1), processor: (user + system) / 1000 / times.length, peakMb: process.resourceUsage().maxRSS / 1024 }));
}

void main(process.argv.slice(2));
