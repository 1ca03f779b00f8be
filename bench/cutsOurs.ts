/**
 * Fewer and more groups of labelled records: how far cuts of the hierarchy agree with the labels (ARI) beside the levels of
 * the sweep, and what making, naming and cutting the hierarchy costs. Prints one JSON line. Measured vectors are kept in CACHE.
 *
 *     node dist/bench-cutsOurs.js RECORDS.jsonl CACHE RUNS
 */
import { readFileSync } from 'node:fs';
import { groupCount } from '../src/core/clustering/labels';
import { gatherEvidence } from '../src/core/evidence/evidence';
import { tiedGraph } from '../src/core/evidence/tiedGraph';
import { candidateLevels, sampleOf } from '../src/core/grouping/automatic';
import { groupVectors, type VectorGroups } from '../src/core/grouping/groupVectors';
import { cutGrouping } from '../src/core/hierarchy/cutGrouping';
import { cutNodes } from '../src/core/hierarchy/cutNodes';
import { hierarchyOf } from '../src/core/hierarchy/hierarchyOf';
import { nestedGroups } from '../src/core/hierarchy/nestedGroups';
import { nameGroups } from '../src/core/naming/nameGroups';
import { adjustedRand } from '../src/core/quality/adjustedRand';
import { assembleGrouping } from '../src/core/result/assemble';
import { numberGroups } from '../src/core/result/numberGroups';
import { meanOf } from '../src/core/sums';
import type { Document, Grouping } from '../src/core/types';
import { Pace } from '../src/core/work';
import { measuredRecords } from './measuredRecords';

/** The command line's default. */
const SEED = 1;
/** Documents that cutting is timed on. */
const MANY = 10_000;

async function main([file, cacheFolder, runs]: string[]): Promise<void> {
  const { documents, vectors, embedder, algebra, release } = await measuredRecords(file, cacheFolder);
  const labelOf = new Map(readFileSync(file, 'utf8').trim().split('\n').map(line => JSON.parse(line) as { id: string; label: string }).map(({ id, label }) => [id, label]));
  const classes = documents.map(({ id }) => labelOf.get(id));
  const names = [...new Set(classes)];
  const truth = Int32Array.from(classes, name => names.indexOf(name));

  const evidence = await gatherEvidence(documents, true);
  const tied = await tiedGraph(vectors, evidence, algebra);
  const sample = sampleOf(tied.rows, SEED);
  const { labels } = await candidateLevels(tied, sample, algebra, SEED, new Pace(undefined), () => undefined);
  const groups = await groupVectors(vectors, algebra, { groups: 'auto', seed: SEED, evidence, nested: true });
  const { merges, leaves } = groups.nested!;
  const agreementAt = (count: number) => {
    const nodes = cutNodes(merges, count);
    return adjustedRand(leaves.map(leaf => nodes[leaf]), truth);
  };
  const most = groupCount(leaves);
  const bestCut = Math.max(...Array.from({ length: most - 1 }, (_, at) => agreementAt(at + 2)));
  const comparable = labels.filter(level => groupCount(level) > 1 && groupCount(level) <= most);

  const levels = { area: groups.area, group: groups.group, subgroup: groups.subgroup };
  const texts = documents.map(({ title, passages, extra }) => ({ title, extra, text: passages.map(({ text }) => text).join('\n\n') }));
  const naming = (nested?: VectorGroups['nested']) => nameGroups({ documents: texts, levels, vectors, embedPhrases: phrases => embedder.embed(phrases), nested });
  const make = await median(Number(runs), () => nestedGroups(tied.graph, tied.rows, levels, sample, algebra, SEED));
  const withoutNodes = await median(Number(runs), () => naming());
  const withNodes = await median(Number(runs), () => naming(groups.nested));
  const grouping = repeated(await groupingOf(documents, groups, await naming(groups.nested)), MANY);
  const own = groupCount(groups.group);
  const cut = await median(Number(runs), async () => [2, Math.ceil(own / 2), own + 1, most].forEach(count => cutGrouping(grouping, count)));
  console.log(
    JSON.stringify({
      documents: documents.length,
      groups: own,
      leaves: most,
      sweep: { best: Math.max(...labels.map(level => adjustedRand(level, truth))), mean: meanOf(comparable.map(level => adjustedRand(level, truth))) },
      cuts: { best: bestCut, mean: meanOf(comparable.map(level => agreementAt(groupCount(level)))) },
      ms: { make, name: withNodes - withoutNodes, cut: cut / 4 },
    }),
  );
  await release();
}

async function groupingOf(documents: readonly Document[], groups: VectorGroups, names: Awaited<ReturnType<typeof nameGroups>>): Promise<Grouping> {
  const numbered = numberGroups({ area: groups.area, group: groups.group, subgroup: groups.subgroup });
  return assembleGrouping({
    documents,
    skipped: [],
    groups: numbered,
    faces: numbered.map(({ id, level, label, members }) => ({ ...names[level][label], examples: members.slice(0, 3), colour: id % 20 })),
    strength: groups.strength,
    words: names.words,
    neighbours: groups.neighbours,
    positions: Float32Array.from({ length: 2 * documents.length }, (_, at) => Math.sin(at)),
    passageGroups: null,
    silhouette: groups.silhouette,
    provenance: { model: '', method: groups.method, seed: SEED, versions: {} },
    hierarchy: hierarchyOf(groups.nested!, names.nodes!, numbered),
  });
}

/** The same documents over and over, to as many as are wanted. */
function repeated(grouping: Grouping, count: number): Grouping {
  const pick = <T>(list: readonly T[]) => Array.from({ length: count }, (_, i) => list[i % list.length]);
  return { ...grouping, documents: pick(grouping.documents), hierarchy: { ...grouping.hierarchy!, leaves: pick(grouping.hierarchy!.leaves) } };
}

async function median(runs: number, act: () => Promise<unknown>): Promise<number> {
  const spent: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await act();
    spent.push(performance.now() - started);
  }
  return spent.sort((a, b) => a - b)[runs >> 1];
}

void main(process.argv.slice(2));
