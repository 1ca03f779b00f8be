import { describe, expect, it } from 'vitest';
import type { MarkdownString, ThemeIcon, Uri } from 'vscode';
import type { EditFacts } from '../../../src/core/edits/apply';
import { groupItem, tooltip } from '../../../src/host/tree/groupItems';
import { passageLabel } from '../../../src/host/tree/rowText';
import { childNodes, groupNodes, type GroupNode } from '../../../src/host/tree/groupNodes';
import { treeShapes } from '../../../src/host/tree/treeShapes';
import { document, group, grouping } from './fixture';

const uri = { path: '/x' } as Uri;
const context = { draft: false, shapeOf: () => 0, uriOf: () => uri };
const nodes = groupNodes(grouping);
const stash = nodes.byDocument.get('git/stash.md')!;

describe('rows', () => {
  it('describe a group by its count and the keywords its name does not say', () => {
    const item = groupItem(nodes.roots[0], context);
    expect(item.label).toBe('Git branches');
    expect(item.description).toBe('3 · commit, merge, rebase, remote');
    expect((item.iconPath as ThemeIcon).color?.id).toBe('kindred.group02');
    expect(groupItem(nodes.roots[0], { ...context, draft: true }).description).toBe('3 · draft');
  });

  it('tell groups apart by the shapes of the map in high contrast, sub-groups by their parent\'s', () => {
    const shapeOf = treeShapes(grouping);
    const shape = (group: number) => (groupItem(nodes.byGroup.get(group)!, { ...context, shapeOf }).iconPath as ThemeIcon).id;
    expect(shape(1)).toBe('circle-filled');
    expect(shape(2)).toBe('primitive-square');
    expect(shape(3)).toBe(shape(1));
  });

  it('say that a group or a document is pinned, which only the icon shows', () => {
    const pinned = { pinnedGroups: new Set([2]), pinnedDocuments: new Set(['bread.md']), renamed: new Map() } as unknown as EditFacts;
    const said = (node: GroupNode) => groupItem(node, { ...context, facts: pinned }).accessibilityInformation!.label;
    expect(said(nodes.byGroup.get(2)!)).toMatch(/^Bread & flour, group, pinned, 1 document, branch/);
    expect(said(nodes.byDocument.get('bread.md')!)).toBe('bread.md, pinned, alone in its group');
    expect(groupItem({ ...nodes.byGroup.get(2)!, group: group(2, 'Bread', { keywords: [] }) } as GroupNode, context).accessibilityInformation!.label).toBe('Bread, group, 2 documents');
  });

  it('show an area with count and keywords, but without the colour of one group', () => {
    const [area] = groupNodes(grouping, undefined, true).roots;
    const item = groupItem(area, context);
    expect([item.label, item.description, item.contextValue]).toEqual(['Everything', '5 · branch, commit, merge', 'area']);
    expect((item.iconPath as ThemeIcon).color).toBeUndefined();
    expect(item.accessibilityInformation?.label).toBe('Everything, area, 5 documents, branch, commit, merge, rebase, remote');
  });

  it('stay short and in order, whatever a document is called', () => {
    const title = `\u202eMoon\n${'x'.repeat(10_000)}`;
    const node = { ...stash, document: document('\u2066moon/a.md', { title, path: `\u2066${'moon'.repeat(3000)}/a.md` }) };
    const item = groupItem(node, context);
    expect(item.label).toBe(`Moon ${'x'.repeat(194)}…`);
    expect((item.description as string).length).toBe(200);
    expect(item.accessibilityInformation!.label).toMatch(/^Moon x{394}…$/);
    expect((tooltip(node) as MarkdownString).value.length).toBeLessThan(4000);
    expect((tooltip(node) as MarkdownString).value).not.toMatch(/[\u202e\u2066]/);
  });

  it('keep what stands behind a name behind it, whichever way either of them runs', () => {
    const described = (id: string, title: string) => groupItem(groupNodes({ ...grouping, documents: [document(id, { title })] }).byDocument.get(id)!, context).description;
    expect(described('git/a.md', 'A')).toBe('git');
    expect(described('git/a.md', 'יומן')).toBe('\u200egit');
    expect(described('תיקייה/a.md', 'A')).toBe('\u200eתיקייה');
    expect(described('a.md', 'יומן')).toBe('');
  });

  it('open a document as the explorer would, and a passage at its line', () => {
    expect(groupItem(stash, context).command?.arguments).toEqual([uri]);
    const passage = groupItem(childNodes(stash)[1], context);
    expect(passage.description).toBe('line 21 · How › Apply');
    expect(passage.command?.arguments?.[1].selection.startLine).toBe(20);
  });

  it('open a passage of a notebook by its row, as a cell has no line, and tell none', () => {
    const node = { ...childNodes(stash)[1], parent: { ...stash, document: { ...stash.document, path: 'git/stash.ipynb' } } } as typeof stash;
    const passage = groupItem(node, { ...context, uriOf: () => ({ path: '/git/stash.ipynb' }) as Uri });
    expect(passage.description).toBe('How › Apply');
    expect(passage.accessibilityInformation?.label).not.toMatch(/line|, $/);
    expect(passage.command).toEqual({ title: 'Open', command: 'kindred.tree.open', arguments: [node, undefined, true] });
  });

  it('cut the text of a passage between words, so that its line stays in sight', () => {
    const place = { headings: [], line: 2, endLine: 4, group: 1 };
    expect(passageLabel({ ...place, preview: 'Short enough.' })).toBe('Short enough.');
    expect(passageLabel({ ...place, preview: 'If you have lost track of a recent commit, you can get it back.' })).toBe('If you have lost track of a recent…');
    expect([...passageLabel({ ...place, preview: '𝔘'.repeat(80) })]).toHaveLength(37);
  });

  it('tell no fit of a document that is alone in its group', () => {
    const bread = nodes.byDocument.get('bread.md')!;
    expect((tooltip(bread) as MarkdownString).value).toContain('Bread \\& flour · its only document');
    expect((tooltip(bread) as MarkdownString).value).not.toMatch(/fit|Shares/);
    expect(groupItem(bread, context).accessibilityInformation?.label).toBe('bread.md, alone in its group');
    // A sub-group of one has a group around it to fit to.
    expect(groupItem(nodes.byDocument.get('git/log.md')!, context).accessibilityInformation?.label).toBe('log.md, in git, fit strong');
  });

  it('say the fit in words and number, the headings of a passage, and never take a title as markup', () => {
    expect((tooltip(stash) as MarkdownString).value).toContain('fit strong \\(0\\.80\\)');
    expect((tooltip(childNodes(stash)[1]) as MarkdownString).value).toContain('How › Apply');
    const bad = groupNodes({ ...grouping, documents: [document('x', { title: '<b>bold</b> [link](command:x)' })] }).byDocument.get('x')!;
    expect((tooltip(bad) as MarkdownString).value).toContain(String.raw`\<b\>bold\<\/b\> \[link\]\(command\:x\)`);
  });
});
