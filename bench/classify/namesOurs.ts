/**
 * Sorts the records of a file by names and prints one JSON line: the share of documents that are sorted rightly by the
 * nearest name alone, by all that speaks, and by all that speaks where only every second name is given (the others belong to
 * none of these), there also the shares called none of those that belong nowhere and of those that belong somewhere.
 *
 *     node dist/bench-namesOurs.js RECORDS.jsonl NAMES.json CACHE        NAMES.json: {label: name}
 */
import { readFileSync } from 'node:fs';
import { classifyByNames } from '../../src/core/classify/byNames';
import { likeliest, UNSURE_BELOW, type Verdicts } from '../../src/core/classify/verdicts';
import { nameVectors } from '../../src/engine/classify/byNames';
import { measuredRecords } from '../measuredRecords';

async function main([file, namesFile, cacheFolder]: string[]): Promise<void> {
  const names = JSON.parse(readFileSync(namesFile, 'utf8')) as Readonly<Record<string, string>>;
  const labelOf = new Map(readFileSync(file, 'utf8').trim().split('\n').map(line => JSON.parse(line)).map(({ id, label }) => [String(id), String(label)]));
  const { documents, vectors, embedder, algebra, release } = await measuredRecords(file, cacheFolder);
  const vectorsOf = (some: readonly string[]) => nameVectors(some.map(label => ({ name: names[label] })), texts => embedder.embed(texts));
  const classes = Object.keys(names).sort();
  const labels = documents.map(({ id }) => classes.indexOf(labelOf.get(id)!));

  const all = await vectorsOf(classes);
  const nearest = likeliest(await algebra.productTransposed(vectors, all));
  const sorted = await classifyByNames(vectors, all, 1, algebra);
  const kept = classes.filter((_, at) => at % 2 === 0);
  const half = await classifyByNames(vectors, await vectorsOf(kept), 1, algebra);
  const truth = labels.map(label => kept.indexOf(classes[label]));
  const share = (holds: (row: number) => boolean, of: (row: number) => boolean = () => true) => {
    const rows = truth.map((_, row) => row).filter(of);
    return rows.filter(holds).length / rows.length;
  };
  const right = ({ labels: said }: Verdicts) => share(row => said[row] === labels[row]);
  console.log(
    JSON.stringify({
      documents: documents.length,
      classes: classes.length,
      nearest: right(nearest),
      sorted: right(sorted),
      none: share(row => sorted.labels[row] < 0),
      sure: share(row => sorted.probabilities[row] >= UNSURE_BELOW),
      sureRight: share(row => sorted.labels[row] === labels[row], row => sorted.probabilities[row] >= UNSURE_BELOW),
      half: share(row => half.labels[row] === truth[row]),
      noneFound: share(row => half.labels[row] < 0, row => truth[row] < 0),
      noneWrong: share(row => half.labels[row] < 0, row => truth[row] >= 0),
    }),
  );
  await release();
}

void main(process.argv.slice(2));
