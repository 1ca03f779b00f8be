import { describe, expect, it } from 'vitest';
import { applyDecisions } from '../../../src/core/edits/apply';
import { decide, decideAll } from '../../../src/core/edits/decide';
import { NO_DECISIONS, type Decisions } from '../../../src/core/edits/decisions';
import type { Edit } from '../../../src/core/edits/edit';
import { withoutHidden } from '../../../src/core/edits/hidden';
import type { Grouping } from '../../../src/core/types';
import { group } from '../host/fixture';
import { groupingOf, idOf, membersByName, type Sketch } from './groupings';

const bread: Sketch = { name: 'Bread', documents: ['b1', 'b2', 'b3', 'b4', 'b5'], parts: { Rye: ['b1', 'b2'] } };
const bikes: Sketch = { name: 'Bikes', documents: ['k1', 'k2', 'k3', 'k4'] };
const sky: Sketch = { name: 'Sky', documents: ['s1', 's2', 's3'] };
const run = groupingOf([bread, bikes, sky], ['lost']);
/** The same documents, grouped alike by a later run that counts otherwise. */
const later = groupingOf([bread, bikes, sky], ['lost'], { first: 40, reverse: true });

type Step = (on: Grouping) => Edit;
function decided(steps: readonly Step[], on = run): Decisions {
  return steps.reduce((decisions, step) => decide(on, decisions, step(applyDecisions(on, decisions).grouping)), NO_DECISIONS);
}
const rename = (from: string, name: string): Step => on => ({ kind: 'rename', group: idOf(on, from), name });
const move = (documents: string[], to: string | null): Step => on => ({ kind: 'move', documents, to: to === null ? null : idOf(on, to) });
const merge = (into: string, ...names: string[]): Step => on => ({ kind: 'merge', groups: names.map(name => idOf(on, name)), into: idOf(on, into) });
const pin = (name: string, pinned = true): Step => on => ({ kind: 'pinGroups', groups: [idOf(on, name)], pinned });
const members = (decisions: Decisions, on = run) => membersByName(applyDecisions(on, decisions).grouping);

describe('decisions about groups', () => {
  it('are nothing at first: the grouping is the very same', () => {
    expect(applyDecisions(run, NO_DECISIONS).grouping).toBe(run);
  });

  it('leave groups of equal size where they stood, whatever they are called', () => {
    const alike = groupingOf(['Olives', 'Apples', 'Mango'].map(name => ({ name, documents: [`${name} 1`, `${name} 2`] })));
    const { grouping } = applyDecisions(alike, decided([rename('Olives', 'Zucchini')], alike));
    expect(grouping.groups.map(({ name }) => name)).toEqual(['Zucchini', 'Apples', 'Mango']);
  });

  it('rename a group for good, and know its computed name', () => {
    const decisions = decided([rename('Bread', '  Baking\nat home ')]);
    for (const on of [run, later]) {
      const { grouping, facts } = applyDecisions(on, decisions);
      expect(membersByName(grouping)['Baking at home']).toEqual(bread.documents);
      expect(facts.renamed.get(idOf(grouping, 'Baking at home'))).toBe('Bread');
    }
    expect(decided([rename('Bread', 'Baking'), rename('Baking', 'Loaves'), () => ({ kind: 'reset' })])).toEqual(NO_DECISIONS);
    // As a title may give one.
    const odd = groupingOf([{ name: 'Rye\u200b  \u00adbread', documents: ['r1', 'r2'] }, sky]);
    expect(decided([rename('Rye\u200b  \u00adbread', 'Rye\u00ad\u2060 loaves'), rename('Rye loaves', 'Rye\u200b  \u00adbread')], odd)).toEqual(NO_DECISIONS);
  });

  it('move documents, whole groups, and sub-groups, each document in one place', () => {
    const decisions = decided([move(['s1', 'lost'], 'Rye'), merge('Bikes', 'Sky')]);
    for (const on of [run, later]) {
      const { grouping, facts } = applyDecisions(on, decisions);
      expect(membersByName(grouping)).toEqual({ Bread: [...bread.documents, 'lost', 's1'], Bikes: [...bikes.documents, 's2', 's3'] });
      const rye = grouping.groups.find(group => group.name === 'Rye')!;
      expect(rye).toMatchObject({ size: 4, parent: idOf(grouping, 'Bread') });
      expect(grouping.groups.find(group => group.name === 'Bikes')!.keywords).toEqual(['Bikes words', 'Sky words', 'common']);
      expect([...facts.movedDocuments].sort()).toEqual(['lost', 's1']);
    }
  });

  it('rename many groups as one after the other, and no two of them alike', () => {
    const edits = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([of, name]): Edit => ({ kind: 'rename', group: idOf(computed, of), name }));
    const computed = groupingOf([{ name: 'Bread', documents: ['b1', 'b2', 'b3'], parts: { Rye: ['b1', 'b2'] } }, { name: 'Garden', documents: ['g1', 'g2'] }, { name: 'Stars', documents: ['s1'] }]);
    const inTurn = (list: readonly Edit[], from = NO_DECISIONS) => list.reduce((now, edit) => decide(computed, now, edit), from);
    const first = edits({ Bread: 'Loaves', Rye: 'Rye loaves', Garden: 'Bread' });
    expect(decideAll(computed, NO_DECISIONS, first)).toEqual(inTurn(first));
    const second = edits({ Bread: 'Stars again', Stars: 'Loaves', Rye: 'Rye', Garden: 'Garden' });
    expect(decideAll(computed, inTurn(first), second)).toEqual(inTurn(second, inTurn(first)));
    expect(() => decideAll(computed, NO_DECISIONS, edits({ Bread: 'Same', Garden: 'same' }))).toThrow('There is a group named same already');
    expect(() => decideAll(computed, NO_DECISIONS, edits({ Bread: 'Stars' }))).toThrow('already');
  });

  it('leave a group its computed name while most of it, or a document that says it, is there; then what is inside names it', () => {
    const most = [move(['b1', 'b2', 'b3'], 'Bikes')];
    expect(Object.keys(members(decided(most)))).toContain('Bread');
    const others = [...most, move(['s1', 's2'], 'Bread'), move(['b4'], 'Bikes')];
    const { grouping, facts } = applyDecisions(run, decided(others));
    expect(membersByName(grouping)).toMatchObject({ Flour: ['b5', 's1', 's2'], Bikes: ['b1', 'b2', 'b3', 'b4', ...bikes.documents] });
    expect(grouping.groups.find(({ name }) => name === 'Flour')).toMatchObject({ id: idOf(run, 'Bread'), keywords: ['flour', 'oven'], size: 3 });
    expect(facts.renamed.size).toBe(0);
    expect(members(decided([...most, move(['b4', 'b5'], 'Bikes')])).Bread).toBeUndefined();
    // A later run has it so, too, and what a person called it stays.
    expect(members(decided(others), later).Flour).toEqual(['b5', 's1', 's2']);
    expect(members(decided([rename('Bread', 'Loaves'), ...most, move(['b4'], 'Bikes'), move(['s1', 's2'], 'Loaves')])).Loaves).toEqual(['b5', 's1', 's2']);
    const says = { ...run, documents: run.documents.map(each => (each.id === 'b5' ? { ...each, title: 'Breads of the world' } : each)) };
    expect(members(decided(others, says), says).Bread).toEqual(['b5', 's1', 's2']);
  });

  it('dissolve a sub-group into its group, and part of one group into another', () => {
    expect(applyDecisions(later, decided([merge('Bread', 'Rye')])).grouping.groups.map(group => group.name)).not.toContain('Rye');
    expect(members(decided([merge('Sky', 'Rye')]), later)).toEqual({ Bread: ['b3', 'b4', 'b5'], Bikes: bikes.documents, Sky: ['b1', 'b2', ...sky.documents], '': ['lost'] });
  });

  it('split a group into parts that keep their documents, a sub-group under its own name', () => {
    const decisions = decided([on => ({ kind: 'split', group: idOf(on, 'Bread'), parts: [['b2', 'b1'], ['b3']] })]);
    for (const on of [run, later]) {
      const { grouping, facts } = applyDecisions(on, decisions);
      expect(Object.values(membersByName(grouping))).toContainEqual(['b4', 'b5']);
      expect(membersByName(grouping).Rye).toEqual(['b1', 'b2']);
      expect(facts.made.size).toBe(2);
      const colours = grouping.groups.filter(group => group.level === 'group').map(group => group.colour);
      expect(new Set(colours).size).toBe(colours.length);
    }
  });

  it('make a group, named by its words unless it has a name', () => {
    expect(Object.keys(members(decided([() => ({ kind: 'make', documents: ['b1', 's1'], name: 'Both' })])))).toContain('Both');
    expect(Object.keys(members(decided([() => ({ kind: 'make', documents: ['b1', 's1'] })])))).toContain('Flour');
  });

  it('put a document that is alone in a group that was made into its middle, as a run does', () => {
    const { grouping } = applyDecisions(run, decided([() => ({ kind: 'make', documents: ['lost'], name: 'Alone' })]));
    expect(grouping.documents.find(({ id }) => id === 'lost')!.strength).toBe(1);
  });

  it('have a moved document fit as a run would say: never not at all, weakly where its nearest are elsewhere, strongly among them', () => {
    const fit = (decisions: Decisions, id: string) => applyDecisions(run, decisions).grouping.documents.find(document => document.id === id)!.strength;
    // The nearest of b1 are b2 and b3.
    const alone = fit(decided([move(['b1'], 'Bikes')]), 'b1');
    expect(alone).toBeGreaterThan(0.05);
    expect(alone).toBeLessThan(0.25);
    expect(fit(decided([move(['b1', 'b2'], 'Bikes')]), 'b1')).toBe(0.5);
    const together = fit(decided([move(['b1', 'b2', 'b3'], 'Bikes')]), 'b1');
    expect(together).toBeGreaterThan(0.75);
    expect(together).toBeLessThan(1);
    expect(fit(decided([move(['b1'], null)]), 'b1')).toBe(0);
  });

  it('keep a pinned group together when a run tears it apart, and let a few new documents join', () => {
    const decisions = decided([rename('Bread', 'Baking'), pin('Baking')]);
    const torn = groupingOf([{ name: 'Mixed', documents: ['b1', 'b2', 'k1', 'k2', 'k3', 'k4'] }, { name: 'Rest', documents: ['b3', 'b4', 'b5', 's1', 's2', 's3'] }]);
    expect(members(decisions, torn)).toEqual({ Baking: bread.documents, Mixed: bikes.documents, Rest: sky.documents });
    const grown = groupingOf([{ name: 'Bread', documents: [...bread.documents, 'b6'] }, bikes, sky]);
    expect(members(decisions, grown).Baking).toEqual([...bread.documents, 'b6']);
    const swollen = groupingOf([{ name: 'Bread', documents: [...bread.documents, ...sky.documents] }, bikes]);
    expect(members(decisions, swollen)).toEqual({ Baking: bread.documents, Bread: sky.documents, Bikes: bikes.documents });
    expect(applyDecisions(torn, decisions).facts.renamed.values().next().value).toBe('Bread');
  });

  it('let go of a group that is not pinned any more', () => {
    const decisions = decided([pin('Bread'), pin('Bread', false)]);
    const torn = groupingOf([{ name: 'Mixed', documents: ['b1', 'b2', 'k1', 'k2', 'k3', 'k4'] }, { name: 'Rest', documents: ['b3', 'b4', 'b5', 's1', 's2', 's3'] }]);
    expect(Object.keys(members(decisions, torn)).sort()).toEqual(['Mixed', 'Rest']);
  });

  it('hold a pinned document where it is, and a rejected one out of its group', () => {
    const decisions = decided([() => ({ kind: 'pinDocuments', documents: ['b1', 'k1'], pinned: true }), () => ({ kind: 'reject', documents: ['s1'] })]);
    expect(members(decisions)['']).toEqual(['lost', 's1']);
    const changed = groupingOf([{ name: 'Bread', documents: ['b2', 'b3', 'b4', 'b5', 'k1'] }, { name: 'Bikes', documents: ['b1', 'k2', 'k3', 'k4', 's1'] }, { name: 'Sky', documents: ['s2', 's3'] }]);
    const now = members(decisions, changed);
    // The sub-group that b1 was pinned in is gone; the group around it holds it. And s1 belongs anywhere but to Sky.
    expect(now).toEqual({ Bread: bread.documents, Bikes: [...bikes.documents, 's1'], Sky: ['s2', 's3'] });
  });

  it('do no harm when what was merged is gone, and keep what they cannot show', () => {
    const decisions = decided([rename('Sky', 'Heaven'), merge('Heaven', 'Bikes'), rename('Bread', 'Baking')]);
    const others = groupingOf([{ name: 'New', documents: ['n1', 'n2', 'n3'] }, bread]);
    const { grouping, facts } = applyDecisions(others, decisions);
    expect(membersByName(grouping)).toEqual({ Baking: bread.documents, New: ['n1', 'n2', 'n3'] });
    expect(facts.unmatched.map(({ name }) => name)).toEqual(['Heaven']);
    // Forgotten, nothing of it is left, also where the group would be there again; all else is.
    const forgotten = decide(others, decisions, { kind: 'forget', ...facts.unmatched[0] });
    expect(applyDecisions(others, forgotten).facts.unmatched).toEqual([]);
    expect(forgotten).toEqual(decided([rename('Bread', 'Baking')]));
    const onlyBikes = groupingOf([bikes, bread]);
    expect(members(decisions, onlyBikes).Heaven).toEqual(bikes.documents);
  });

  it('move documents along with most of a group that became part of a much larger one', () => {
    const decisions = decided([move(['s1'], 'Bread')]);
    const many = Array.from({ length: 30 }, (_, i) => `n${i}`);
    const larger = groupingOf([{ name: 'Food', documents: [...bread.documents, ...many] }, bikes, sky]);
    expect(members(decisions, larger)).toEqual({ Food: [...bread.documents, ...[...many].sort(), 's1'], Bikes: bikes.documents, Sky: ['s2', 's3'] });
  });

  it('hide groups with their documents from what shows only the rest', () => {
    const { grouping, facts } = applyDecisions(run, decided([on => ({ kind: 'hide', groups: [idOf(on, 'Bikes')], hidden: true })]));
    const visible = withoutHidden(grouping, facts.hidden);
    expect(membersByName(visible)).toEqual({ Bread: bread.documents, Sky: sky.documents, '': ['lost'] });
    for (const { nearest } of visible.documents) for (const i of nearest) expect(visible.documents[i]).toBeDefined();
    expect(membersByName(grouping).Bikes).toEqual(bikes.documents);
  });

  it('leave nothing of hidden groups to the area around them: no example, no keyword of theirs alone', () => {
    const words: Readonly<Record<string, string[]>> = { b: ['flour', 'rack'], k: ['Bicycle', 'rack'], s: ['star'], l: [] };
    const area = { ...group(90, 'Outdoors', { size: 7, examples: ['k1', 's1', 'k2'], keywords: ['bicycle chain', 'rack', 'star', 'weekend'] }), level: 'area' as const };
    const inAreas: Grouping = {
      ...run,
      documents: run.documents.map(document => ({ ...document, words: words[document.id[0]], area: /^[ks]/.test(document.id) ? 90 : null })),
      groups: [area, ...run.groups.map(each => (['Bikes', 'Sky'].includes(each.name) ? { ...each, parent: 90 } : each))],
    };
    const steps: Step[] = [on => ({ kind: 'hide', groups: [idOf(on, 'Bikes')], hidden: true }), move(['b1'], 'Sky')];
    const { grouping, facts } = applyDecisions(inAreas, decided(steps, inAreas));
    const left = withoutHidden(grouping, facts.hidden).groups.find(({ id }) => id === 90)!;
    expect(left).toMatchObject({ size: 4, examples: ['s1'], keywords: ['star', 'weekend'] });
    const { keywords } = withoutHidden(inAreas, new Set([idOf(run, 'Sky')])).groups.find(({ id }) => id === 90)!;
    expect(keywords).toEqual(['bicycle chain', 'rack', 'weekend']);
  });

  it('take a document that is put in no group out of the area, too', () => {
    const area = { ...group(90, 'All'), level: 'area' as const };
    const inArea: Grouping = { ...run, documents: run.documents.map(document => ({ ...document, area: document.group === null ? null : 90 })), groups: [{ ...area, size: 12 }, ...run.groups.map(each => (each.level === 'group' ? { ...each, parent: 90 } : each))] };
    const decisions = decided([move(['b1'], null)], inArea);
    const { grouping } = applyDecisions(inArea, decisions);
    expect(grouping.documents.filter(({ area: own }) => own === null).map(({ id }) => id)).toEqual(['b1', 'lost']);
    expect(grouping.groups.find(({ id }) => id === 90)!.size).toBe(11);
    const hidden = applyDecisions(inArea, decide(inArea, decisions, { kind: 'hide', groups: [90], hidden: true }));
    expect(withoutHidden(hidden.grouping, hidden.facts.hidden).documents.map(({ id }) => id)).toEqual(['b1', 'lost']);
  });

  it('give a computed group another name than one that a person gave', () => {
    const decisions = decided([rename('Bread', 'Loaves')]);
    const clash = groupingOf([bread, { ...bikes, name: 'Loaves' }]);
    const names = applyDecisions(clash, decisions).grouping.groups.filter(group => group.level === 'group').map(group => group.name);
    expect(names.sort()).toEqual(['Loaves', 'Loaves & Loaves words']);
  });

  it('tell two groups apart that a person gave the same name while one was away', () => {
    const away = groupingOf([bikes, sky]);
    const first = decided([rename('Bread', 'Mine')]);
    const both = decide(away, first, { kind: 'rename', group: idOf(away, 'Bikes'), name: 'mine' });
    const names = applyDecisions(run, both).grouping.groups.filter(group => group.level === 'group').map(group => group.name);
    expect(names.sort()).toEqual(['Mine', 'Sky', 'mine & Bikes words']);
  });

  it('give the same one of two groups of one name its own, however large they become', () => {
    const without = (taken: Sketch) => groupingOf([bread, bikes, sky].filter(sketch => sketch !== taken));
    const decisions = [rename('Bread', 'Mine'), rename('Bikes', 'Mine')].reduce((before, step, at) => {
      const on = without([bikes, bread][at]);
      return decide(on, before, step(applyDecisions(on, before).grouping));
    }, NO_DECISIONS);
    const nameOf = (on: Grouping, document: string) => Object.entries(membersByName(applyDecisions(on, decisions).grouping)).find(([, ids]) => ids.includes(document))![0];
    const grown = groupingOf([bread, { ...bikes, documents: [...bikes.documents, 'k5', 'k6'] }, sky]);
    for (const on of [run, later, grown]) expect([nameOf(on, 'b3'), nameOf(on, 'k1')].map(name => name === 'Mine')).toEqual([nameOf(run, 'b3') === 'Mine', nameOf(run, 'k1') === 'Mine']);
    expect([nameOf(grown, 'b3'), nameOf(grown, 'k1')]).toContain('Mine');
  });

  it('keep all members of a pinned group that others are merged into', () => {
    const pinned = [...decided([pin('Sky'), merge('Bikes', 'Sky')]).groups.values()].flatMap(group => group.pinned ?? []);
    expect(pinned).toEqual([...bikes.documents, ...sky.documents].sort());
  });

  it('name a document’s place once: a move takes it off lists and its pin along, and what named a forgotten group names nothing', () => {
    const decisions = decided([() => ({ kind: 'make', documents: ['k1', 'k2'], name: 'Pair' }), () => ({ kind: 'pinDocuments', documents: ['k1'], pinned: true }), move(['k1'], 'Sky')]);
    const keyOf = (name: string, of = decisions) => [...of.groups].find(([, group]) => (group.name ?? group.anchors?.[0].name) === name)![0];
    expect(decisions.groups.get(keyOf('Pair'))!.documents).toEqual(['k2']);
    expect(decisions.documents.get('k1')).toEqual({ moved: keyOf('Sky'), pinned: keyOf('Sky') });
    const refused = decide(run, decisions, { kind: 'reject', documents: ['s1'] });
    expect(refused.documents.get('s1')!.not).toEqual([keyOf('Sky', refused)]);
    const forgotten = decide(run, refused, { kind: 'forget', key: keyOf('Sky', refused), name: 'Sky' });
    expect([[...forgotten.groups.keys()], [...forgotten.documents]]).toEqual([[keyOf('Pair')], []]);
  });

  it('find a large group again by the members they name', () => {
    const many = Array.from({ length: 900 }, (_, i) => `m${String(i).padStart(3, '0')}`);
    const large = groupingOf([{ name: 'Many', documents: many }, bread]);
    const decisions = decided([rename('Many', 'Lots')], large);
    expect([...decisions.groups.values()][0].anchors![0].members).toHaveLength(100);
    const half = groupingOf([{ name: 'A', documents: many.slice(0, 500) }, { name: 'B', documents: [...many.slice(500), ...bread.documents] }]);
    expect(Object.keys(members(decisions, half)).sort()).toEqual(['B', 'Lots']);
    const everything = groupingOf([{ name: 'All', documents: [...many.slice(0, 100), ...Array.from({ length: 900 }, (_, i) => `x${i}`)] }]);
    expect(Object.keys(members(decisions, everything))).toEqual(['All']);
  });

  it.each<[string, Step, RegExp]>([
    ['an empty name', rename('Bread', ' \u202e\n '), /needs a name/],
    ['a name without end', rename('Bread', 'x'.repeat(10_000)), /10000 characters; 80 fit/],
    ['a name that is taken', rename('Bread', 'bikes'), /named bikes already/],
    ['a group that is gone', () => ({ kind: 'rename', group: 999, name: 'x' }), /not there any more/],
    ['a document that is gone', move(['gone'], 'Sky'), /gone is not among/],
    ['a colour there is not', on => ({ kind: 'recolour', group: idOf(on, 'Sky'), colour: 20 }), /colours 0 to 19/],
    ['a colour for a sub-group', on => ({ kind: 'recolour', group: idOf(on, 'Rye'), colour: 2 }), /colour of its group/],
    ['merging one group', merge('Sky', 'Sky'), /two groups/],
    ['merging a group into a sub-group', merge('Rye', 'Sky'), /cannot become part/],
    ['splitting off everything', on => ({ kind: 'split', group: idOf(on, 'Sky'), parts: [sky.documents] }), /whole group/],
    ['a document in two parts', on => ({ kind: 'split', group: idOf(on, 'Sky'), parts: [['s1'], ['s1']] }), /two parts/],
    ['a part from elsewhere', on => ({ kind: 'split', group: idOf(on, 'Sky'), parts: [['b1']] }), /not in Sky/],
    ['rejecting what is in no group', () => ({ kind: 'reject', documents: ['lost'] }), /in no group/],
    ['nothing at all', () => ({ kind: 'move', documents: [], to: null }), /No document/],
  ])('refuse %s, and say what to do', (_, step, message) => {
    expect(() => decided([step])).toThrow(message);
  });

  it('take hostile names and ids as the texts they are', () => {
    const odd = groupingOf([{ name: '__proto__', documents: ['__proto__', 'constructor', '<img src=x onerror=alert(1)>'] }, sky]);
    const name = '<b>[x](command:workbench.action.quit)</b> $(trash) \u05d0';
    const decisions = decided([rename('__proto__', name), move(['__proto__'], 'Sky')], odd);
    expect(members(decisions, odd)).toEqual({ [name]: ['<img src=x onerror=alert(1)>', 'constructor'], Sky: ['__proto__', 's1', 's2', 's3'] });
  });
});
