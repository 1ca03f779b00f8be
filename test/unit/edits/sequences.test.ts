import { describe, expect, it } from 'vitest';
import { applyDecisions } from '../../../src/core/edits/apply';
import { decide } from '../../../src/core/edits/decide';
import type { Edit } from '../../../src/core/edits/edit';
import { NO_HISTORY, record, recordCut, redo, undo, type History } from '../../../src/core/edits/history';
import { writeDecisions, writeHistory } from '../../../src/core/edits/json';
import { readDecisions } from '../../../src/core/edits/readJson';
import { KindredError } from '../../../src/core/errors';
import { addTo } from '../../../src/core/gather';
import { seededRandom } from '../../../src/core/random';
import type { Grouping } from '../../../src/core/types';
import { groupingOf, type Sketch } from './groupings';

const SEQUENCES = 1000;
const STEPS = 6;

/** A number below n, and one of a list. */
function chance(seed: number) {
  const random = seededRandom(seed);
  const below = (n: number) => Math.floor(random() * n);
  const one = <T>(list: readonly T[]) => list[below(list.length)];
  const some = <T>(list: readonly T[], most: number) => [...new Set(Array.from({ length: 1 + below(most) }, () => one(list)))];
  return { below, one, some };
}

function randomSketches({ below }: ReturnType<typeof chance>): { sketches: Sketch[]; ungrouped: string[] } {
  const sketches = Array.from({ length: 2 + below(4) }, (_, g): Sketch => {
    const documents = Array.from({ length: 2 + below(6) }, (_, i) => `g${g}/${i}.md`);
    const parts = documents.length > 4 ? { [`Part A ${g}`]: documents.slice(0, 2), [`Part B ${g}`]: documents.slice(2, 4) } : undefined;
    return { name: `Group ${'ABCDEF'[g]}`, documents, ...(parts && { parts }) };
  });
  return { sketches, ungrouped: ['loose/1.md', 'loose/2.md'] };
}

/** Names that people and machines might give. */
const NAMES = ['Bread', 'bread', '<img src=x onerror=alert(1)>', '[a](command:quit)', '\u202eevil\u202c', 'two\nlines', 'x'.repeat(10_000), '', '__proto__', 'Ｆｕｌｌ', '🍞'.repeat(70), 'Group A'];

function randomEdit({ below, one, some }: ReturnType<typeof chance>, { documents, groups }: Grouping): Edit {
  const ids = documents.map(({ id }) => id);
  const group = one(groups);
  const inside = documents.filter(document => document[group.level] === group.id).map(({ id }) => id);
  const edits: (() => Edit)[] = [
    () => ({ kind: 'rename', group: group.id, name: one(NAMES) }),
    () => ({ kind: 'recolour', group: group.id, colour: below(22) - 1 }),
    () => ({ kind: 'pinGroups', groups: some(groups, 2).map(({ id }) => id), pinned: below(3) > 0 }),
    () => ({ kind: 'pinDocuments', documents: some(ids, 3), pinned: below(3) > 0 }),
    () => ({ kind: 'hide', groups: [group.id], hidden: below(2) > 0 }),
    () => ({ kind: 'move', documents: some(ids, 4), to: below(6) === 0 ? null : group.id }),
    () => ({ kind: 'reject', documents: some(ids, 2) }),
    () => ({ kind: 'merge', groups: some(groups, 3).map(({ id }) => id), into: group.id }),
    () => ({ kind: 'split', group: group.id, parts: below(2) > 0 ? [inside.slice(0, 1)] : [inside.slice(0, 2), inside.slice(2, 4)] }),
    () => ({ kind: 'make', documents: some(ids, 4), ...(below(2) > 0 && { name: one(NAMES) }) }),
    () => (below(20) === 0 ? { kind: 'reset' } : { kind: 'rename', group: 9999, name: 'x' }),
  ];
  return one(edits)();
}

/** The plain model: a box for each group, a mark for each document that says which box it is in. */
class Model {
  readonly box = new Map<string, object | null>();
  private readonly refused = new Map<string, Set<object>>();

  constructor(private readonly run: Grouping) {
    this.reset();
  }

  reset(): void {
    const boxes = new Map(this.run.groups.map(({ id }) => [id, {}]));
    for (const { id, group } of this.run.documents) this.box.set(id, group === null ? null : boxes.get(group)!);
    this.refused.clear();
  }

  /** Carries out an edit that was accepted; `before` and `after` are what was and is on show. */
  edit(edit: Edit, before: Grouping, after: Grouping): void {
    const boxOf = (id: number) => this.box.get(before.documents.find(({ group, subgroup }) => group === id || subgroup === id)!.id)!;
    const within = (id: number) => before.documents.filter(({ group, subgroup }) => group === id || subgroup === id).map(({ id: name }) => name);
    const isTop = (id: number) => before.groups.find(group => group.id === id)!.level === 'group';
    switch (edit.kind) {
      case 'reset':
        return this.reset();
      case 'move':
        return this.put(edit.documents, edit.to === null ? null : boxOf(edit.to));
      case 'make':
        return this.put(edit.documents, {});
      case 'split':
        if (isTop(edit.group)) for (const part of edit.parts) this.put(part, {});
        return;
      case 'merge':
        this.merge(edit.groups.filter(id => id !== edit.into).map(id => ({ members: within(id), box: isTop(id) ? boxOf(id) : undefined })), boxOf(edit.into));
        return;
      case 'reject':
        return this.reject(edit.documents, after);
    }
  }

  /** Out of its box, a document goes back to where the run has it, or nowhere: any box will do that does not refuse it. */
  private reject(ids: readonly string[], { documents }: Grouping): void {
    const stays = documents.filter(({ id }) => !ids.includes(id));
    const boxes = new Map(stays.map(({ id, group }) => [group, this.box.get(id)!]));
    for (const id of ids) this.refused.set(id, (this.refused.get(id) ?? new Set()).add(this.box.get(id)!));
    for (const { id, group } of documents) {
      if (!ids.includes(id)) continue;
      if (group !== null && !boxes.has(group)) boxes.set(group, {});
      const box = group === null ? null : boxes.get(group)!;
      // Alone in a box of its own, the comparison finds one that went where it is refused.
      this.box.set(id, box && this.refused.get(id)!.has(box) ? {} : box);
    }
  }

  private put(ids: readonly string[], box: object | null): void {
    for (const id of ids) {
      this.box.set(id, box);
      if (box) this.refused.get(id)?.delete(box);
    }
  }

  private merge(parts: readonly { members: readonly string[]; box: object | undefined }[], into: object): void {
    for (const { members, box } of parts) {
      this.put(members, into);
      if (!box || box === into) continue;
      for (const set of this.refused.values()) if (set.delete(box)) set.add(into);
      for (const id of members) this.refused.get(id)?.delete(into);
    }
  }
}

/** Which documents are together, whatever their groups are called or numbered. */
function together<T>(entries: Iterable<readonly [string, T]>, none: T): string {
  const boxes = new Map<T, string[]>();
  for (const [id, box] of entries) addTo(boxes, box, id);
  const loose = boxes.get(none) ?? [];
  boxes.delete(none);
  return JSON.stringify({ loose: loose.sort(), boxes: [...boxes.values()].map(ids => ids.sort()).sort((a, b) => (a[0] < b[0] ? -1 : 1)) });
}

/** What is on show, without the numbers of groups. */
function seen({ documents, groups }: Grouping): string {
  const name = (id: number | null) => groups.find(group => group.id === id)?.name ?? null;
  const rows = groups.map(({ level, name: own, parent, size, colour, keywords, examples }) => JSON.stringify({ level, own, parent: name(parent), size, colour, keywords, examples })).sort();
  return JSON.stringify([rows, documents.map(({ id, group, subgroup, strength, words }) => [id, name(group), name(subgroup), strength, words])]);
}

/** What is wrong with a grouping in itself; empty when nothing is. `expect` for each document would take most of the time. */
function faults({ documents, groups }: Grouping, run: Grouping): string[] {
  const found: string[] = [];
  const byId = new Map(groups.map(group => [group.id, group]));
  const sizes = new Map<number, number>();
  documents.forEach(({ id, group, subgroup }, i) => {
    if (id !== run.documents[i]?.id) found.push(`${id} stands at ${i}`);
    if (group !== null && byId.get(group)?.level !== 'group') found.push(`${id} is in ${group}, which is no group`);
    if (subgroup !== null && (byId.get(subgroup)?.level !== 'subgroup' || byId.get(subgroup)?.parent !== group)) found.push(`${id} is in sub-group ${subgroup} of another group`);
    for (const own of [group, subgroup]) if (own !== null) sizes.set(own, (sizes.get(own) ?? 0) + 1);
  });
  if (documents.length !== run.documents.length) found.push('documents lost or doubled');
  if (byId.size !== groups.length) found.push('two groups of one id');
  for (const { id, size, name } of groups) if (size !== sizes.get(id) || name === '') found.push(`${name} has size ${size}, not ${sizes.get(id)}`);
  return found;
}

describe('sequences of edits, against a plain model', () => {
  it(`hold for ${SEQUENCES} random ones`, () => {
    let carriedOut = 0;
    let refused = 0;
    for (let seed = 1; seed <= SEQUENCES; seed++) {
      const dice = chance(seed);
      const numbers = seededRandom(seed + SEQUENCES);
      const { sketches, ungrouped } = randomSketches(dice);
      const run = groupingOf(sketches, ungrouped);
      const later = groupingOf(sketches, ungrouped, { first: 100, reverse: true });
      const model = new Model(run);
      let history: History = NO_HISTORY;
      /** What holds, without the way there. */
      const held = () => writeHistory({ ...history, past: [], future: [] });
      const bytes = [held()];
      for (let step = 0; step < STEPS; step++) {
        // Another number of groups, among the edits.
        if (numbers() < 0.15) {
          history = recordCut(history, numbers() < 0.3 ? null : { count: 2 + step, keep: [], of: 'these' }, 'number');
          bytes.push(held());
        }
        const { grouping: before } = applyDecisions(run, history.now);
        const edit = randomEdit(dice, before);
        try {
          history = record(history, decide(run, history.now, edit), edit.kind);
        } catch (error) {
          if (!(error instanceof KindredError)) throw error;
          refused++;
          continue;
        }
        carriedOut++;
        bytes.push(held());
        const { grouping } = applyDecisions(run, history.now);
        model.edit(edit, before, grouping);
        const where = `seed ${seed}, step ${step}, ${JSON.stringify(edit)}`;
        expect(faults(grouping, run), where).toEqual([]);
        expect(together(grouping.documents.map(({ id, group }) => [id, group]), null), where).toBe(together(model.box, null));
      }
      // A re-run that numbers the same groups otherwise, and a restart, show the same.
      expect(seen(applyDecisions(later, history.now).grouping), `seed ${seed}`).toBe(seen(applyDecisions(run, history.now).grouping));
      expect(seen(applyDecisions(run, readDecisions(writeDecisions(history.now))).grouping)).toBe(seen(applyDecisions(run, history.now).grouping));
      // All the way back to the byte, and all the way forth.
      for (let at = bytes.length - 2; at >= 0; at--) {
        history = undo(history);
        expect(held()).toBe(bytes[at]);
      }
      expect(undo(history)).toEqual(history);
      for (let at = 1; at < bytes.length; at++) {
        history = redo(history);
        expect(held()).toBe(bytes[at]);
      }
      expect(redo(history)).toEqual(history);
    }
    expect(carriedOut).toBeGreaterThan(SEQUENCES * STEPS * 0.6);
    expect(refused).toBeGreaterThan(SEQUENCES);
  });
});
