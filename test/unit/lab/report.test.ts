import { describe, expect, it } from 'vitest';
import type { Cell, ComparisonState } from '../../../src/core/lab/comparison';
import { columnsFor } from '../../../src/core/lab/columns';
import { readingKey } from '../../../src/core/lab/grid';
import { comparisonJson } from '../../../src/core/lab/json';
import { overview } from '../../../src/core/lab/overview';
import { reportHtml } from '../../../src/core/lab/report/html';
import { isOwnReport } from '../../../src/core/report/ownReport';
import { comparisonMarkdown } from '../../../src/core/lab/report/markdown';
import { tableRows } from '../../../src/core/lab/rows';
import { englishAll, figure, percent, seconds, whole } from '../../../src/core/lab/said';
import { concluded } from '../../../src/core/lab/state';
import { readRecipe } from '../../../src/core/recipe';
import { done } from './cells';

const cells: Cell[] = [
  done('tfidf', 'ward', { ari: 0.2, silhouette: 0.3 }),
  done('transformer', 'kmeans++', { ari: 0.3, silhouette: 0.1 }),
  done('transformer', 'ward', { ari: 0.4, silhouette: 0.05, ungrouped: 1 }),
  { recipe: readRecipe({ representation: 'tfidf', method: 'fuzzy' }), state: 'failed', reason: 'It broke off: <script>alert(1)</script>.' },
];
const state: ComparisonState = {
  cells,
  groups: 4,
  facts: { ids: Array.from({ length: 20 }, (_, i) => `${i}.md`), truth: { kind: 'folder', classes: 4, documents: 20 }, seed: 1, samples: 3, versions: { kindred: '1.2.3' } },
  maps: { [readingKey(cells[1].recipe)]: { rows: Int32Array.from({ length: 20 }, (_, i) => i), positions: Float32Array.from({ length: 40 }, (_, i) => Math.sin(i)) } },
};

it('says first what was compared, of one document too', () => {
  const line = (ids: readonly string[]) => englishAll(overview({ ...state, facts: { ...state.facts!, ids } }, 2));
  expect(line(state.facts!.ids)).toBe('Documents: 20. Ways to read: 2; ways to group: 3. Groups where a number must be given: 4. Took 2.00 s.');
  expect(line(['a.md'])).toMatch(/^Documents: 1\. /);
});

describe('the table', () => {
  const columns = columnsFor(state);
  const rows = tableRows(state, concluded(state).verdict, columns, cells[1].recipe);

  it('has the best block first, the best row first within it, and what failed last', () => {
    expect(rows.map(({ at }) => at)).toEqual([2, 1, 0, 3]);
    expect(rows.map(({ recommended }) => recommended)).toEqual([true, false, false, false]);
    expect(rows.map(({ inUse }) => inUse)).toEqual([false, true, false, false]);
  });

  it('draws silhouettes against their own block only', () => {
    const silhouette = columns.findIndex(({ name }) => name === 'silhouette');
    expect(rows.map(({ found }) => found?.measures[silhouette]?.bar)).toEqual([0.5, 1, 1, undefined]);
  });
});

describe('the report', () => {
  const html = reportHtml(state, { name: '<img src=x onerror=alert(1)> & "notes"', seconds: 61, inUse: cells[1].recipe });

  it('needs nothing but itself, and runs nothing', () => {
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(/<script|<img|<link|<iframe|https?:|url\(|@import|<[^>]*\son\w+=/i.exec(html)).toBeNull();
  });

  it('takes no name and no reason for markup', () => {
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;notes&quot;');
    expect(html).toContain('It broke off: &lt;script&gt;alert(1)&lt;/script&gt;.');
  });

  it('marks one row, draws the maps, and shows every measure, the agreement and the verdict', () => {
    expect(html.match(/class="recommended"/g)).toHaveLength(1);
    expect(html.match(/<svg/g)).toHaveLength(1);
    expect(html).toContain('How much the ways agree');
    expect(html).toContain('Calinski–Harabasz');
    expect(html).toContain('F1 by nearest centre, macro');
    expect(html).toContain('comes closest to your folders (0.40).');
    expect(html).toContain('Took 61 s.');
    expect(html).toContain('kindred 1.2.3');
  });

  it('leaves no measure out where it says that it has every one', () => {
    const [cell] = cells;
    if (cell.state !== 'done') throw new Error(cell.state);
    const counts = ['documents', 'classes', 'groups', 'coverage', 'dispersions'];
    const measures = [...Object.keys(cell.result.byLabels!), ...Object.keys(cell.result.byVectors)].filter(name => !counts.includes(name));
    const [table] = /<table class="measures">[^]*?<\/table>/.exec(html)!;
    expect(html.match(/<h2>What the measures count<\/h2>[^]*?<\/dl>/)![0].match(/<dt>/g)).toHaveLength(measures.length + 1);
    // Beside them stability, time and memory.
    expect(table.match(/<th scope="row">/g)).toHaveLength(measures.length + 3);
  });

  it('has something to say while nothing is finished', () => {
    const empty = reportHtml({ cells: [{ recipe: readRecipe(), state: 'waiting' }], maps: {} }, { name: 'notes' });
    expect(empty).toContain('There is nothing to choose between.');
  });
});

describe('the Markdown', () => {
  const lines = comparisonMarkdown(state, { name: 'my *notes* | <b>', seconds: 61, inUse: cells[1].recipe }).split('\n');
  const table = lines.filter(line => line.startsWith('|'));

  it('is a table of all ways in the order of the page, every line with as many cells', () => {
    expect(table).toHaveLength(2 + cells.length);
    expect(new Set(table.map(line => line.replaceAll('\\|', '').split('|').length))).toEqual(new Set([table[0].split('|').length]));
    expect(table[0]).toMatch(/^\| Read by \| Grouped by \| Groups \| Left out \| Agrees with folders \(adjusted Rand, up to 1\) /);
    expect(table[2]).toMatch(/^\| Language model \| ★ \*\*Hierarchical \(Ward\)\*\* \(closest to your folders\) \| 4 \| 5 % \| 0\.40 /);
    expect(table[3]).toMatch(/^\| Language model \| k-means\+\+ \(in use\) \| 4 \| none \| 0\.30 /);
  });

  it('says what the table means, and takes no text for markup', () => {
    expect(lines[0]).toBe('# Compare methods: my \\*notes\\* \\| \\<b\\>');
    expect(lines.find(line => line.startsWith('**'))).toContain('comes closest to your folders (0.40).');
    expect(table[5]).toContain('It broke off: \\<script\\>alert(1)');
  });

  it('is known again where it is kept among documents, and a note that speaks of it is not', () => {
    const text = lines.join('\n');
    for (const report of [text, text.replaceAll('\n', '\r\n')]) expect(isOwnReport(report)).toBe(true);
    for (const note of [`# What I compared\n\n${text}`, '# Compare methods: mine\n\nWard was best.\n', `${lines[0]}\n\nI ran it.\n\n| Read by | Seconds |\n| --- | --- |\n`]) expect(isOwnReport(note)).toBe(false);
  });
});

it('the JSON holds labels, measures and verdict', () => {
  const json = JSON.parse(comparisonJson(state));
  expect(json).toMatchObject({ version: 1, truth: { kind: 'folder', classes: 4 }, groups: 4, verdict: { recommended: 2 }, provenance: { seed: 1, samples: 3 } });
  expect(json.cells[2]).toMatchObject({ reading: 'Language model', method: 'Hierarchical (Ward)', state: 'done', groups: 4, ungrouped: 1, byLabels: { ari: 0.4 } });
  expect(json.cells[2].labels).toHaveLength(20);
  expect(json.cells[3]).toMatchObject({ state: 'failed' });
  expect(json.agreement[0][3]).toBeNull();
});

it('figures are written for people', () => {
  expect([figure(0.372), figure(-0.004), figure(-0.25), figure(0.0685, 3)]).toEqual(['0.37', '0.00', '−0.25', '0.069']);
  expect([whole(1871), whole(999), whole(1_234_567)]).toEqual(['1,871', '999', '1,234,567']);
  expect([percent(0.25), percent(0.001), percent(0)]).toEqual(['25 %', '< 1 %', '0 %']);
  expect([seconds(0.094), seconds(41.2), seconds(119.7)]).toEqual(['0.09 s', '41 s', '2 min 0 s']);
});
