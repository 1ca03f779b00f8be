/**
 * Measures the texts of a JSON array by the servers at ADDRESSES, which share the work, and prints one JSON line: texts,
 * seconds, and a hash of all vectors. With PID that process is killed once half the texts are done.
 *
 *     node dist/bench-poolOurs.js TEXTS.json ADDRESSES CACHE [PID]
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readRepresentation } from '../src/core/recipe';
import { noServers } from '../src/engine/model/server/serverAccess';
import { serverOptions, serverRepresentation } from '../src/engine/model/server/serverRepresentation';

async function main([file, addresses, cacheFolder, pid]: string[]): Promise<void> {
  const texts = JSON.parse(readFileSync(file, 'utf8')) as string[];
  const { parameters } = readRepresentation(`server:${addresses}`);
  const tools = { cacheFolder, server: noServers, stored: async <T>(embedder: T) => embedder };
  const representation = serverRepresentation(addresses, serverOptions(parameters), tools);
  let victim = pid ? Number(pid) : undefined;
  const report = (done: number) => {
    if (victim === undefined || done < texts.length / 2) return;
    process.kill(victim, 'SIGKILL');
    victim = undefined;
  };
  const started = performance.now();
  const { vectors } = await representation.represent(texts.map(text => ({ lead: text, whole: text })), { report });
  const seconds = (performance.now() - started) / 1000;
  const { buffer, byteOffset, byteLength } = vectors.data;
  const hash = createHash('sha256').update(new Uint8Array(buffer, byteOffset, byteLength)).digest('hex');
  console.log(JSON.stringify({ texts: vectors.rows, seconds, hash, peak_mb: Math.round(process.resourceUsage().maxRSS / 1024) }));
}

void main(process.argv.slice(2));
