import { sentenceSpans } from '../documents/tokenSpans';
import type { Embedder } from '../representation/embedder';
import type { Matrix } from '../types';
import { throwIfCancelled, type Work } from '../work';

/** Sentences of one text that are looked at, from its beginning. */
const MOST_SENTENCES = 120;
/** Sentences measured together. */
const TOGETHER = 2_000;
/** Chance of going on along a tie, and the change that ends the iteration, as in the paper. */
const DAMPING = 0.85;
const SETTLED = 1e-4;
const MOST_STEPS = 100;

/**
 * The `most` central sentences of each text, in the order they stand there, one a line; texts of no more sentences stay as
 * they are. TextRank (Mihalcea and Tarau 2004) with likeness in meaning in place of words in common. Of a long text the
 * first 120 sentences are looked at.
 *
 * Measured on 700 newsgroup messages and 700 newswire items, five sentences against the first passage: nearest neighbours
 * with the same label 59.8 → 60.0 and 83.8 → 82.9 %, k-means' mutual information .570 → .614 and .481 → .499: no clear gain.
 */
export async function textRankSummaries(texts: readonly string[], most: number, embedder: Embedder, work: Work = {}): Promise<string[]> {
  throwIfCancelled(work.signal);
  const summaries = [...texts];
  let waiting: { text: number; sentences: string[] }[] = [];
  let sentencesWaiting = 0;
  const summarise = async (done: number) => {
    const vectors = await embedder.embed(waiting.flatMap(({ sentences }) => sentences), { signal: work.signal });
    let first = 0;
    for (const { text, sentences } of waiting) {
      summaries[text] = centralRows(vectors, first, sentences.length, most).map(at => sentences[at]).join('\n');
      first += sentences.length;
    }
    [waiting, sentencesWaiting] = [[], 0];
    throwIfCancelled(work.signal);
    work.report?.(done, texts.length);
  };
  for (const [text, whole] of texts.entries()) {
    const sentences = sentencesOf(whole);
    if (sentences.length <= most) continue;
    waiting.push({ text, sentences });
    sentencesWaiting += sentences.length;
    if (sentencesWaiting >= TOGETHER) await summarise(text);
  }
  await summarise(texts.length);
  return summaries;
}

/** The sentences of a text, line by line, at most 120. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const line of text.split('\n')) {
    for (const { start, end } of sentenceSpans(line)) {
      if (sentences.length === MOST_SENTENCES) return sentences;
      sentences.push(line.slice(start, end).trim());
    }
  }
  return sentences;
}

/** The `most` rows from `first` on that are tied to the others most, in order, counted from `first`. */
function centralRows({ data, columns }: Matrix, first: number, count: number, most: number): number[] {
  const ties = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) {
      let cosine = 0;
      for (let c = 0, i = (first + a) * columns, j = (first + b) * columns; c < columns; c++) cosine += data[i + c] * data[j + c];
      ties[a * count + b] = ties[b * count + a] = Math.max(0, cosine);
    }
  }
  const ranks = pageRank(ties, count);
  return Array.from(ranks.keys()).sort((a, b) => ranks[b] - ranks[a] || a - b).slice(0, most).sort((a, b) => a - b);
}

/** PageRank (Brin and Page 1998) over weighted ties (count × count, symmetric). */
function pageRank(ties: Float64Array, count: number): Float64Array {
  const strength = Float64Array.from({ length: count }, (_, i) => ties.subarray(i * count, (i + 1) * count).reduce((sum, tie) => sum + tie, 0));
  let ranks = new Float64Array(count).fill(1);
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = new Float64Array(count).fill(1 - DAMPING);
    for (let i = 0; i < count; i++) {
      if (strength[i] === 0) continue;
      const share = (DAMPING * ranks[i]) / strength[i];
      for (let j = 0; j < count; j++) next[j] += share * ties[i * count + j];
    }
    const change = next.reduce((largest, rank, i) => Math.max(largest, Math.abs(rank - ranks[i])), 0);
    ranks = next;
    if (change < SETTLED) break;
  }
  return ranks;
}
