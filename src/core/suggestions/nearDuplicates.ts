import { rowProduct } from '../algebra/rows';
import type { Document, Matrix, Neighbours } from '../types';
import { Pace, partOf, type Work } from '../work';
import { likelyPairs } from './minHash';
import { sharedText, shinglesOf, type SharedText } from './shingles';
import { wordOverlap } from './wordOverlap';
import type { NearDuplicate } from './facts';

/** Half of all runs of words are the same: one text is a version of the other. */
const VERSION = 0.5;
/** So much of the shorter text stands in the longer one: it was copied, if it is long enough not to be a phrase all use. */
const COPIED = 0.8;
const SHORTEST_COPY = 20;
/**
 * Likeness in meaning, and with a quarter of the overlap in words added, from which two texts say nearly the same: settled
 * by reading the pairs found among 1,871 notes of one author, of which these take 14; meaning alone takes in pairs that only
 * share a subject. A pair without common words is one the model cannot read.
 */
const LEAST_MEANING = 0.8;
const WORDS = 0.25;
const LEAST_SUM = 0.89;
const LEAST_OVERLAP = 0.1;
/** Shares of the work at which texts are cut into runs of words, and compared by them. */
const CUTTING = 0.4;
const TEXTS = 0.6;
const PARTS = 1_000;

/**
 * Finds pairs of documents that say nearly the same, most alike first: versions and copies by their words (w-shingling,
 * Broder, 1997), and those that say one thing twice in other words by meaning and common rare words together. `neighbours`
 * are by the cosine of `vectors`: centred unit rows, as without centring all texts of some models are alike.
 */
export async function nearDuplicates(documents: readonly Document[], vectors: Matrix, neighbours: Neighbours, work: Work = {}): Promise<NearDuplicate[]> {
  // Put together one at a time: all of them would be as much again as the documents.
  const textOf = ({ title, passages }: Document) => [title, ...passages.map(({ text }) => text)].join('\n');
  const shingles: Uint32Array[] = [];
  const pace = new Pace(work.signal);
  for (const document of documents) {
    if (pace.due) {
      await pace.breathe();
      work.report?.(Math.round((CUTTING * PARTS * shingles.length) / documents.length), PARTS);
    }
    shingles.push(shinglesOf(textOf(document)));
  }
  const found = new Map<number, NearDuplicate>();
  const add = (a: number, b: number, likeness: number, contained: number) =>
    found.set(a * documents.length + b, { a, b, likeness: Math.min(1, likeness), contained });
  for (const [later, earlier] of await likelyPairs(shingles, partOf(work, CUTTING, TEXTS))) {
    if (pace.due) await pace.breathe();
    const shared = sharedText(shingles[earlier], shingles[later]);
    const shortest = Math.min(shingles[earlier].length, shingles[later].length);
    if (isCopy(shared, shortest)) add(earlier, later, Math.max(shared.resemblance, shared.contained, rowProduct(vectors, earlier, vectors, later)), shared.contained);
  }
  const whole = { length: documents.length, at: (document: number) => `${textOf(documents[document])}\n${documents[document].extra}` };
  const overlap = await wordOverlap(whole, partOf(work, TEXTS, 1));
  for (const [a, b, meaning] of eachNear(neighbours, LEAST_MEANING)) {
    if (pace.due) await pace.breathe();
    if (found.has(a * documents.length + b)) continue;
    const words = overlap(a, b);
    if (words >= LEAST_OVERLAP && meaning + WORDS * words >= LEAST_SUM) add(a, b, meaning, sharedText(shingles[a], shingles[b]).contained);
  }
  return [...found.values()].sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b);
}

function isCopy({ resemblance, contained }: SharedText, shortest: number): boolean {
  return resemblance >= VERSION || (contained >= COPIED && shortest >= SHORTEST_COPY);
}

/** Each two near rows once, the smaller first, with their similarity. */
function* eachNear({ k, indices, similarities }: Neighbours, least: number): Generator<[number, number, number], void> {
  for (let at = 0; at < indices.length; at++) {
    const row = Math.floor(at / k);
    const other = indices[at];
    if (similarities[at] < least) continue;
    const named = other < row && indices.subarray(other * k, (other + 1) * k).includes(row);
    if (!named) yield [Math.min(row, other), Math.max(row, other), similarities[at]];
  }
}
