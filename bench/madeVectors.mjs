// Vectors like those of texts, for benchmarks that need more of them than there are: always the same, and those of fewer rows begin those of more.
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';

export const COLUMNS = 384;
const TOPICS = 50;
const SUBJECTS = 12;
/** Directions in which the texts of a topic differ most. */
const SPREAD_DIRECTIONS = 24;
/** Share of texts that belong to no topic: between two of them, with much noise. */
const BACKGROUND = 0.08;
const ROWS_AT_ONCE = 4_096;

/**
 * Writes `rows` unit vectors of 384 32-bit numbers to `file` and their topics (0 … 49, −1 = none) as 32-bit whole numbers
 * to `file`.topics. The 50 topics lie under 12 subjects, are of different sizes, and spread in 24 directions of their own
 * and a little in all: the cosine within a topic is 0.54 in the mean (0.36 to 0.67), between topics 0.1.
 */
export function writeMadeVectors(file, rows) {
  const random = generator(20240607);
  const topics = makeTopics(random);
  const labels = new Int32Array(rows);
  const output = openSync(file, 'w');
  for (let first = 0; first < rows; first += ROWS_AT_ONCE) {
    const count = Math.min(ROWS_AT_ONCE, rows - first);
    const data = new Float32Array(count * COLUMNS);
    for (let row = 0; row < count; row++) {
      labels[first + row] = fillRow(data.subarray(row * COLUMNS, (row + 1) * COLUMNS), topics, random);
    }
    writeSync(output, data);
  }
  closeSync(output);
  writeFileSync(`${file}.topics`, labels);
}

function makeTopics(random) {
  const common = direction(random);
  const subjects = Array.from({ length: SUBJECTS }, () => unit(sum(direction(random), common, 0.6)));
  const topics = Array.from({ length: TOPICS }, () => ({
    centre: unit(sum(subjects[Math.floor(random.uniform() * SUBJECTS)], direction(random), 0.9)),
    spread: Array.from({ length: SPREAD_DIRECTIONS }, () => direction(random)),
    // The sum of three exponential numbers, so that sizes are drawn from a Dirichlet distribution of parameter 3.
    size: -Math.log((1 - random.uniform()) * (1 - random.uniform()) * (1 - random.uniform())),
  }));
  const total = topics.reduce((all, { size }) => all + size, 0);
  return topics.map(topic => ({ ...topic, share: topic.size / total }));
}

/** Fills a row and gives its topic. */
function fillRow(row, topics, random) {
  let drawn = random.uniform();
  const topic = Math.max(0, topics.findIndex(({ share }) => (drawn -= share) < 0));
  const between = random.uniform() < BACKGROUND;
  const { centre, spread } = topics[topic];
  if (between) {
    const [a, b] = [0, 1].map(() => topics[Math.floor(random.uniform() * TOPICS)].centre);
    const weight = random.uniform();
    for (let c = 0; c < COLUMNS; c++) row[c] = weight * a[c] + (1 - weight) * b[c];
  } else {
    row.set(centre);
    spread.forEach((way, at) => {
      const step = 0.3 * Math.exp(-at / 10) * random.normal();
      for (let c = 0; c < COLUMNS; c++) row[c] += step * way[c];
    });
  }
  const noise = (between ? 1.3 : 0.62) / Math.sqrt(COLUMNS);
  for (let c = 0; c < COLUMNS; c++) row[c] += noise * random.normal();
  row.set(unit(row));
  return between ? -1 : topic;
}

const direction = random => unit(Float64Array.from({ length: COLUMNS }, random.normal));
const sum = (a, b, weight) => a.map((value, at) => value + weight * b[at]);

function unit(values) {
  let square = 0;
  for (const value of values) square += value * value;
  return values.map(value => value / Math.sqrt(square));
}

/** Numbers in [0, 1) (xorshift128 of Marsaglia 2003) and normal ones (Box and Muller). */
function generator(seed) {
  let [x, y, z, w] = [seed, 362436069, 521288629, 88675123];
  const uniform = () => {
    const t = x ^ (x << 11);
    [x, y, z] = [y, z, w];
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    return (w >>> 0) / 4294967296;
  };
  let kept;
  const normal = () => {
    if (kept !== undefined) {
      const value = kept;
      kept = undefined;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    kept = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return { uniform, normal };
}
