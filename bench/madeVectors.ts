/**
 * Writes vectors as an embedder might give them, made by chance and the same every time, and the topics they were made of
 * (−1 = background) beside them: rows of 384 numbers of length 1. Topics lie under a dozen larger ones, are of uneven size,
 * and spread in some directions more than in others; 8 of 100 rows are background between two topics.
 *
 *     node dist/bench-madeVectors.js FILE.f32 ROWS TOPICS
 */
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { seededRandom } from '../src/core/random';
import { normal } from '../test/made/normal';

const COLUMNS = 384;
const LARGER_TOPICS = 12;
/** Directions that a topic spreads in, the first the most. */
const DIRECTIONS = 24;
const BACKGROUND = 0.08;
const ROWS_A_WRITE = 4_096;

const random = seededRandom(20240607);

function unit(values: Float64Array): Float64Array {
  const length = Math.hypot(...values);
  return values.map(value => value / length);
}

const direction = () => unit(new Float64Array(COLUMNS).map(() => normal(random)));
const sum = (a: Float64Array, b: Float64Array, share: number) => a.map((value, c) => value + share * b[c]);

interface Topic {
  readonly centre: Float64Array;
  readonly spread: readonly Float64Array[];
  /** Share of the rows in this topic and those before. */
  readonly upTo: number;
}

function madeTopics(count: number): Topic[] {
  const common = direction();
  const larger = Array.from({ length: LARGER_TOPICS }, () => unit(sum(direction(), common, 0.6)));
  // A sum of three exponential numbers: sizes as of a Dirichlet distribution with parameter 3.
  const sizes = Array.from({ length: count }, () => -Math.log((1 - random()) * (1 - random()) * (1 - random())));
  const all = sizes.reduce((total, size) => total + size, 0);
  let upTo = 0;
  return sizes.map(size => ({
    centre: unit(sum(larger[Math.floor(random() * LARGER_TOPICS)], direction(), 0.9)),
    spread: Array.from({ length: DIRECTIONS }, (_, at) => direction().map(value => 0.3 * Math.exp(-at / 10) * value)),
    upTo: (upTo += size / all),
  }));
}

/** Fills a row and gives its topic. */
function fillRow(row: Float32Array, topics: readonly Topic[]): number {
  const drawn = () => {
    const at = random();
    return Math.max(0, topics.findIndex(({ upTo }) => at < upTo));
  };
  const topic = drawn();
  const background = random() < BACKGROUND;
  const other = background ? drawn() : topic;
  const share = background ? random() : 1;
  const noise = (background ? 1.3 : 0.62) / Math.sqrt(COLUMNS);
  const values = new Float64Array(COLUMNS);
  for (let c = 0; c < COLUMNS; c++) values[c] = share * topics[topic].centre[c] + (1 - share) * topics[other].centre[c] + noise * normal(random);
  if (!background) {
    for (const along of topics[topic].spread) {
      const amount = normal(random);
      for (let c = 0; c < COLUMNS; c++) values[c] += amount * along[c];
    }
  }
  row.set(unit(values));
  return background ? -1 : topic;
}

function write(file: string, rows: number, count: number): void {
  const topics = madeTopics(count);
  const found = new Int32Array(rows);
  const output = openSync(file, 'w');
  for (let first = 0; first < rows; first += ROWS_A_WRITE) {
    const data = new Float32Array(Math.min(ROWS_A_WRITE, rows - first) * COLUMNS);
    for (let at = 0; at < data.length; at += COLUMNS) found[first + at / COLUMNS] = fillRow(data.subarray(at, at + COLUMNS), topics);
    writeSync(output, data);
  }
  closeSync(output);
  writeFileSync(`${file}.topics`, found);
}

const [file, rows, topics] = process.argv.slice(2);
write(file, Number(rows), Number(topics));
