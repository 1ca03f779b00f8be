// A comparison as the host sends it to its page.

const columns = [
  { title: 'Agrees with folders', term: 'adjusted Rand, up to 1', tip: 'How often two documents of a folder share a group.', withinBlock: false, lower: false },
  { title: 'Same again', term: '95 % samples', tip: 'How alike the groups are again.', withinBlock: false, lower: false },
  { title: 'Silhouette', term: 'within one block only', tip: 'Each way of reading has its own ruler.', withinBlock: true, lower: false },
];

function row(at, block, reading, method, values, more = {}) {
  const [agreement, same, silhouette] = values;
  const measures = [agreement, same, silhouette].map(value => ({ value, text: value.toFixed(2), bar: Math.min(1, value) }));
  const found = { groups: 18, fewer: at === 4, leftOut: at === 4 ? '25 %' : '', leftOutShare: at === 4 ? 0.25 : 0, measures, seconds: at + 0.5, time: `${at}.50 s` };
  return { at, block, reading, method, recommended: false, inUse: false, state: 'done', found, ...more };
}

const rows = [
  row(0, 'a', 'Language model', 'k-means++', [0.37, 0.69, 0.07], { recommended: true }),
  row(1, 'a', 'Language model', 'Hierarchical (Ward)', [0.33, 0.85, 0.06], { inUse: true }),
  row(2, 'b', 'Words (TF-IDF)', 'k-means++', [0.21, 0.39, 0.09]),
  row(4, 'b', 'Words (TF-IDF)', 'HDBSCAN', [0.14, 0.01, 0.1]),
  { at: 3, block: 'b', reading: 'Words (TF-IDF)', method: 'Spectral <img src=x>', recommended: false, inUse: false, state: 'failed', text: 'It broke off: <script>alert(1)</script>.' },
];

const dots = shift => Array.from({ length: 9 }, (_, slot) => ({ slot, path: Array.from({ length: 60 }, (_, i) => `M${(24 + 22 * slot + 9 * Math.sin(i * 7 + slot + shift)).toFixed(1)} ${(80 + 50 * Math.cos(i * 3 + slot * shift)).toFixed(1)}h0`).join('') }));

export const running = {
  overview: 'Documents: 1,871. Ways to read: 2; ways to group: 3.',
  running: { done: 1, total: 5, text: '1 of 5 ways · Measuring meaning 412 of 1,871' },
  notes: [],
  columns,
  mark: 'closest to your folders',
  rows: [{ ...rows[0], recommended: false }, { ...rows[1], state: 'running', text: 'grouped 2 of 5 times', found: undefined }, { ...rows[2], state: 'waiting', text: 'waiting', found: undefined }],
};

export const finished = {
  overview: 'Documents: 1,871. Ways to read: 2; ways to group: 3. Groups where a number must be given: 18. Took 41 s.',
  verdict: { headline: 'Language model is the right way to read here.', text: 'All 3 methods agree more with your folders when they read this way. k-means++ comes closest to your folders (0.37). Hierarchical (Ward), which is in use, is not clearly worse (0.33) and can stay.' },
  caution: { headline: 'Silhouette cannot choose how to read the documents.', text: 'Here k-means++ on Words (TF-IDF) scores higher (0.09) than k-means++ on Language model (0.07), yet its groups agree less with your folders (0.21 against 0.37).' },
  notes: ['“Agrees with folders” counts 1,871 documents in 76 folders.', '1 of 5 ways failed; the table says why.'],
  columns,
  mark: 'closest to your folders',
  rows,
  matrix: { names: rows.slice(0, 4).map(({ reading, method }) => `${reading} · ${method}`), values: [[1, 0.8, 0.3, 0.1], [0.8, 1, 0.2, 0.1], [0.3, 0.2, 1, 0.4], [0.1, 0.1, 0.4, 1]] },
};

/** As many ways as have no room on a screen, in four blocks; one broke off. */
const readings = ['Language model', 'Words (TF-IDF)', 'Language model and words', 'Word vectors'];
const ways = Array.from({ length: 36 }, (_, at) => ({ ...rows[at === 20 ? 4 : at % 4], at, block: `block ${Math.floor(at / 9)}`, reading: readings[Math.floor(at / 9)], recommended: at === 0, inUse: at === 1 }));
export const manyWays = { ...finished, rows: ways, matrix: { names: ways.map(({ reading, method }) => `${reading} · ${method}`), values: ways.map((_, a) => ways.map((_way, b) => (a === b ? 1 : ((7 * a + 7 * b) % 10) / 10))) } };

export const pictures = [rows[0], rows[2]].map(({ at, reading, method, found }, shift) => ({
  at,
  reading,
  method,
  figure: found.measures[0].text,
  name: `Map of the documents read by ${reading}, in the groups of ${method}`,
  width: 248,
  height: 160,
  few: false,
  dots: dots(shift + 1),
}));
