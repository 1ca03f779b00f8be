/**
 * Embeds the texts of a JSON array with the bundled model and prints one JSON line: texts, tokens (special tokens
 * counted), seconds after one warm-up of 32 texts, peak_mb.
 *
 *     node dist/bench-embed.js TEXTS.json THREADS TOKENS
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkModel } from '../src/engine/model/modelFile';
import { loadTokenizer } from '../src/engine/model/tokenizer';
import { createTransformer } from '../src/engine/model/transformer';

async function main([file, threads, limit]: string[]): Promise<void> {
  const folder = join(__dirname, '../models/minilm');
  const tokens = Number(limit);
  const texts = JSON.parse(readFileSync(file, 'utf8')) as string[];
  const counting = await loadTokenizer(folder);
  const total = texts.reduce((sum, text) => sum + counting.encode(text, tokens).length, 0);
  // A tokenizer of its own, so that its words are met for the first time inside the measured time.
  const embedder = createTransformer(folder, await checkModel(folder, join(__dirname, '../out/bench')), await loadTokenizer(folder), {
    threads: Number(threads),
    tokens,
  });
  await embedder.embed(texts.slice(0, 32));
  const started = performance.now();
  await embedder.embed(texts);
  const seconds = (performance.now() - started) / 1000;
  console.log(
    JSON.stringify({
      texts: texts.length,
      tokens: total,
      seconds: Number(seconds.toFixed(3)),
      peak_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    }),
  );
  await embedder.release();
}

void main(process.argv.slice(2));
