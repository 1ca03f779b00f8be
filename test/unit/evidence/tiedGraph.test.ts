import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { unitRows } from '../../../src/core/algebra/rows';
import { gatherEvidence, readEvidence } from '../../../src/core/evidence/evidence';
import { tiedGraph, type TiedDocuments } from '../../../src/core/evidence/tiedGraph';
import { unionGraph } from '../../../src/core/graph/graph';
import { nearGraph } from '../../../src/core/graph/nearGraph';
import { groupVectors } from '../../../src/core/grouping/groupVectors';
import { adjustedRand } from '../../../src/core/quality/adjustedRand';
import { seededRandom } from '../../../src/core/random';
import type { Document } from '../../../src/core/types';
import { blobs } from '../grouping/blobs';
import { matrixOf } from '../matrices';

const document = (text: string, path?: string): Document => ({ id: path ?? text, ...(path && { path }), title: text, passages: [{ text, headings: [], line: 0, endLine: 0 }], extra: '', hash: '' });
const subjects = ['雨风云雪雷雾', '球赛队员场胜', '股票市价金银'];
const random = seededRandom(1);
const headlines = Array.from({ length: 90 }, (_, i) => Array.from({ length: 6 }, () => subjects[i % 3][Math.floor(6 * random())]).join(''));

describe('tiedGraph', () => {
  it('goes by words where the model cannot read the script', async () => {
    const { vectors } = blobs([90], 5);
    const evidence = await gatherEvidence(headlines.map(text => document(text)), true);
    expect(evidence.readable).toBe(false);
    expect((await gatherEvidence(headlines.map(text => document(text)), false)).readable).toBe(true);
    const { group, method } = await groupVectors(vectors, plainAlgebra, { groups: 'auto', seed: 1, evidence });
    expect(adjustedRand(group, headlines.map((_, i) => i % 3))).toBeGreaterThan(0.9);
    expect(method).toContain('words and meaning');
  });

  it('tells whether the model has learnt the languages of most documents', async () => {
    const german = ['Die Katze und der Hund sind in dem Haus.', 'Das Brot ist auf dem Tisch und es ist gut.'];
    const english = ['The cat and the dog are in the house.', 'The bread is on the table and it is good.'];
    const learnt = async (texts: readonly string[], onlyEnglish = true) => (await gatherEvidence(texts.map(text => document(text)), onlyEnglish)).learnt;
    expect(await learnt(headlines)).toBe(false);
    expect(await learnt(headlines, false)).toBe(true);
    expect(await learnt(german)).toBe(false);
    expect(await learnt([...german, ...english])).toBe(true);
    expect(await learnt([...german, english[0]])).toBe(false);
    // Most tell no language: names and code do not.
    expect(await learnt([...german, 'Brot', 'Katze', 'Zug'])).toBe(true);
    expect(await learnt([])).toBe(true);
    const elsewhere = async (texts: readonly string[]) => texts.map(() => 'de' as const);
    expect((await readEvidence(english.map(text => document(text)), true, {}, elsewhere)).known.learnt).toBe(false);
  });

  it('lets the first neighbours among few documents count more', async () => {
    const { graph, neighbours } = await tiedGraph(blobs([10, 20], 4).vectors, undefined, plainAlgebra);
    expect(graph.total).toBeCloseTo(nearGraph(neighbours).total, 4);
    expect(graph.total).toBeLessThan(0.5 * unionGraph(neighbours).total);
  });

  it('joins edges of meaning and words and folders', async () => {
    const { vectors, topics } = blobs([20, 20, 20], 0.6);
    const documents = Array.from(topics, (topic, i) => document(`${['apple pear plum', 'oak ash elm', 'rose tulip iris'][topic]} ${i % 5}`, `${['fruit', 'trees', 'flowers'][topic]}/${i}.md`));
    const evidence = await gatherEvidence(documents, true);
    const alone = await tiedGraph(vectors, undefined, plainAlgebra);
    const tied = await tiedGraph(vectors, evidence, plainAlgebra);
    expect(alone.described).toBe('the 15-nearest-neighbour graph of meaning');
    expect(tied.described).toBe('the 15-nearest-neighbour graph of meaning and words and folders');
    expect(tied.graph.total).toBeGreaterThan(alone.graph.total * 1.4);
    expect(tied.neighbours).toEqual(alone.neighbours);
  });

  it('joins a document of which no word counts by meaning only', async () => {
    const { vectors } = blobs([30], 2);
    const texts = Array.from({ length: 29 }, (_, i) => document(`common words ${i % 2 ? 'here' : 'there'} ${'again'.repeat(i % 3)}`));
    const evidence = await gatherEvidence([...texts, document('!')], true);
    const edgesOfLast = ({ graph }: TiedDocuments) => [graph.targets, graph.weights].map(entries => Array.from(entries.subarray(graph.offsets[29], graph.offsets[30])));
    const [targets, weights] = edgesOfLast(await tiedGraph(vectors, undefined, plainAlgebra));
    const tied = edgesOfLast(await tiedGraph(vectors, evidence, plainAlgebra));
    expect(targets.length).toBeGreaterThanOrEqual(15);
    expect(tied).toEqual([targets, weights]);
  });

  it('looks for subjects across languages, where words would find languages', async () => {
    const english = ['the cat and the dog are in the house', 'the bread is on the table and it is good'];
    const german = ['die Katze und der Hund sind in dem Haus', 'das Brot ist auf dem Tisch und es ist gut'];
    // Subject and language each have a direction, language the longer one.
    const { vectors: noise } = blobs([40], 5, 8);
    const rows = Array.from({ length: 40 }, (_, i) => Array.from({ length: 8 }, (_, c) => (c === 0 ? (i % 2 ? 1 : -1) : c === 1 ? (i & 2 ? 3 : -3) : 0.3 * noise.data[i * 8 + c])));
    const vectors = unitRows(matrixOf(rows));
    const documents = rows.map((_, i) => document((i & 2 ? german : english)[i % 2]));
    const { neighbours, described } = await tiedGraph(vectors, await gatherEvidence(documents, true), plainAlgebra);
    expect(described).toBe('the 15-nearest-neighbour graph of meaning');
    const sameSubject = Array.from(neighbours.indices).filter((other, at) => other % 2 === Math.floor(at / neighbours.k) % 2);
    expect(sameSubject.length).toBeGreaterThan(0.9 * neighbours.indices.length);
  });
});
