import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { groupingCsv } from '../../../src/core/report/csv';
import { groupingGraphml } from '../../../src/core/report/graphml';
import { groupingJson } from '../../../src/core/report/json';
import { mapSvg } from '../../../src/core/report/mapFile';
import { mapLabels } from '../../../src/core/report/mapLabels';
import { indexGroups, mainGroups } from '../../../src/core/report/groupIndex';
import { timelineOf } from '../../../src/core/report/timeline';
import type { Grouping, Numbers } from '../../../src/core/types';
import { document, group } from '../host/fixture';
import { dates, grouping, HOSTILE } from './fixture';

/** Cells as RFC 4180 has them, to the letter. */
function csvCells(text: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let end = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    rows[rows.length - 1].push(match[1]?.replaceAll('""', '"') ?? match[2]);
    if (match[3] === '\r\n') rows.push([]);
    end = pattern.lastIndex;
    if (end === text.length) break;
  }
  expect(end).toBe(text.length);
  return rows.slice(0, -1);
}

/** Elements of an XML text, in order, with attributes and the text directly within. */
function elements(xml: string): { readonly name: string; readonly attributes: Record<string, string>; text: string }[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: (typeof found)[number][] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const element = { name, attributes, text: '' };
        found.push(element);
        open.push(element);
      },
      ontext: text => {
        if (open.length > 0) open[open.length - 1].text += text;
      },
      onclosetag: name => expect(open.pop()?.name).toBe(name),
    },
    { xmlMode: true },
  );
  parser.end(xml);
  expect(open).toEqual([]);
  return found;
}

describe('CSV', () => {
  const [head, ...rows] = csvCells(groupingCsv(grouping, dates));
  const column = (name: string) => rows.map(row => row[head.indexOf(name)]);

  it('has a row a document, every row as long as the first', () => {
    expect(rows.map(row => row.length)).toEqual(grouping.documents.map(() => head.length));
    expect(column('id')).toEqual(grouping.documents.map(({ id }) => id));
    expect(column('group')).toEqual(['Git commits', 'Git commits', 'Git commits', HOSTILE.markup, HOSTILE.markup, HOSTILE.markdown, '']);
    expect(column('subgroup').slice(0, 2)).toEqual(['Log', 'Log']);
    expect(column('x').map(Number)).toEqual(grouping.documents.map(({ x }) => x));
    expect(column('date').slice(0, 3)).toEqual(['2021-03-09', '2021-03-30', '2022-01-01']);
  });

  it('tells the line of a record in its file, from 1, and none of a file', () => {
    const documents = [document('a', { path: 'a.md', line: 3 }), document('row 3', { path: undefined, line: 2 }), document('line 1', { path: undefined })];
    const [, ...lines] = csvCells(groupingCsv({ ...grouping, documents }));
    expect(lines.map(cells => [cells[head.indexOf('path')], cells[head.indexOf('line')]])).toEqual([['a.md', ''], ['', '3'], ['', '1']]);
  });

  it('names the moved document that another came along with', () => {
    const [, ...lines] = csvCells(groupingCsv({ ...grouping, documents: [document('a', { follows: '=b' }), document('b')] }));
    expect(lines.map(cells => cells[head.indexOf('follows')])).toEqual(["'=b", '']);
  });

  it('has the numbers of records in columns of their own', () => {
    const documents = [document('a', { numbers: { stars: 4.5, '=price': 0 } }), document('b', { numbers: { stars: 1 } }), document('c')];
    const lines = csvCells(groupingCsv({ ...grouping, documents }));
    expect(lines.map(cells => cells.slice(head.length))).toEqual([['stars', "'=price"], ['4.5', '0'], ['1', ''], ['', '']]);
    expect(lines[0].slice(0, head.length)).toEqual(head);
  });

  it('lets a spreadsheet calculate nothing', () => {
    expect(column('title')[3]).toBe(`'${HOSTILE.formula}`);
    const starts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1', 'plain'];
    const hostile: Grouping = { ...grouping, documents: starts.map(title => document('a', { title })) };
    const cells = csvCells(groupingCsv(hostile)).slice(1).map(row => row[head.indexOf('title')]);
    expect(cells).toEqual(starts.map(title => (title === 'plain' ? title : `'${title}`)));
  });
});

describe('GraphML', () => {
  const xml = groupingGraphml(grouping);
  const all = elements(xml);

  it('has documents and groups as nodes, membership and nearest relations as edges', () => {
    const nodes = all.filter(({ name }) => name === 'node').map(({ attributes }) => attributes.id);
    expect(nodes).toHaveLength(grouping.documents.length + grouping.groups.length);
    const edges = all.filter(({ name }) => name === 'edge').map(({ attributes }) => attributes);
    for (const { source, target } of edges) expect(nodes).toEqual(expect.arrayContaining([source, target]));
    const members = edges.filter(({ directed }) => directed === 'true').map(({ source, target }) => `${source} ${target}`);
    expect(members).toEqual(expect.arrayContaining(['d0 g5', 'd2 g6', 'd3 g2', 'g5 g1', 'g1 g0']));
    const near = edges.filter(({ directed }) => directed === undefined).map(({ source, target }) => [source, target].sort().join(' '));
    expect(near.sort()).toEqual(['d0 d1', 'd0 d2', 'd0 d4', 'd0 d5', 'd1 d3', 'd2 d3', 'd2 d4', 'd3 d4']);
  });

  it('declares every attribute, and has texts as they are but for characters that XML does not know', () => {
    const keys = new Set(all.filter(({ name }) => name === 'key').map(({ attributes }) => attributes.id));
    const data = all.filter(({ name }) => name === 'data');
    for (const { attributes } of data) expect(keys).toContain(attributes.key);
    const labels = data.filter(({ attributes }) => attributes.key === 'label').map(({ text }) => text);
    expect(labels).toEqual(expect.arrayContaining([HOSTILE.markup, HOSTILE.long, HOSTILE.rightToLeft, 'bell null lone end']));
  });
});

describe('SVG', () => {
  it('has the names of groups as text, short and in one direction, and every document as a dot', () => {
    const all = elements(mapSvg(grouping));
    const texts = all.filter(({ name }) => name === 'text').map(({ text }) => text);
    expect(texts).toContain('Git commits');
    for (const text of texts) expect([...text].length).toBeLessThanOrEqual(32);
    const dots = all.filter(({ name }) => name === 'path').flatMap(({ attributes }) => attributes.d.match(/h0/g) ?? []);
    expect(dots).toHaveLength(grouping.documents.length);
    expect(all.map(({ name }) => name)).not.toContain('script');
  });

  it('lays no name over another, and none over the edge', () => {
    const groups = Array.from({ length: 30 }, (_, id) => group(id, `Group of name ${id}`, { size: 4 }));
    const documents = groups.flatMap(({ id }) => [0, 1, 2, 3].map(k => document(`${id}/${k}`, { group: id, x: Math.sin(id * 7) / 2, y: Math.cos(id * 3) / 2 })));
    const index = indexGroups({ ...grouping, groups, documents });
    const labels = mapLabels(index, mainGroups(index), documents.map(({ x, y }) => [480 + 400 * x, 300 - 250 * y] as const), 960, 600);
    expect(labels.length).toBeGreaterThan(20);
    const boxes = labels.map(({ x, y, size, text }) => ({ left: x - text.length * size * 0.3, right: x + text.length * size * 0.3, top: y - size * 0.8, bottom: y + size * 0.2 }));
    for (const [at, a] of boxes.entries()) {
      expect(a.left >= 0 && a.right <= 960 && a.top >= 0 && a.bottom <= 600).toBe(true);
      for (const b of boxes.slice(at + 1)) expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
    }
  });
});

describe('JSON', () => {
  it('is the contract, with timings only where they are known', () => {
    const { documents, groups, timings } = JSON.parse(groupingJson(grouping));
    expect([documents.length, groups.length, timings]).toEqual([7, 7, undefined]);
    expect(documents[0]).toEqual({ id: 'git/log.md', path: 'git/log.md', title: 'Reading the log', group: 1, subgroup: 5, strength: 0.9, x: 0.5, y: 0.4 });
  });

  it('has numbers of records, and their means in groups of every level, whatever their size', () => {
    const given: readonly Numbers[] = [{ loss: 0.0000042, big: 1e305 }, { loss: 0.0000021 }];
    const { documents, groups } = JSON.parse(groupingJson({ ...grouping, documents: grouping.documents.map((each, at) => ({ ...each, ...(at < 2 && { numbers: given[at] }) })) }));
    expect(documents.slice(0, 3).map(({ numbers }: { numbers?: object }) => numbers)).toEqual([...given, undefined]);
    expect(groups.filter(({ means }: { means: object }) => Object.keys(means).length > 0).map(({ id, means }: { id: number; means: object }) => [id, means])).toEqual([[1, { loss: 0.00000315, big: 1e305 }], [5, { loss: 0.00000315, big: 1e305 }]]);
    expect(JSON.parse(groupingJson(grouping)).groups[0]).not.toHaveProperty('means');
  });

  it('counts groups of every level by periods, where dates are known', () => {
    const { periods } = JSON.parse(groupingJson(grouping, undefined, timelineOf(grouping.documents, dates)));
    expect(periods).toMatchObject({ meaning: 'changed', by: 'git' });
    expect([periods.borders.length, periods.borders[0], periods.borders[11]]).toEqual([12, '2021-03-01', '2022-02-01']);
    const march = Object.fromEntries(periods.groups.map(({ id, counts }: { id: number; counts: number[] }) => [id, [counts.length, counts[0], counts.reduce((sum, count) => sum + count, 0)]]));
    expect(march).toEqual({ 1: [11, 2, 3], 2: [11, 0, 2], 3: [11, 0, 1], 5: [11, 2, 2], 6: [11, 0, 1] });
    expect(JSON.parse(groupingJson(grouping, undefined, null)).periods).toBeUndefined();
  });
});
