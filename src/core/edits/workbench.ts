import { KindredError } from '../errors';
import type { Group, GroupedDocument, Grouping } from '../types';
import { anchorOf } from './anchors';
import { applyDecisions, type Shown } from './apply';
import type { Decisions } from './decisions';
import { DecisionsDraft } from './draft';
import { cleanName, isTaken } from './groupName';
import { groupKey } from './keys';

/** What an edit works with: the groups on show by id, and the next layer of decisions in the making. */
export class Workbench {
  readonly shown: Shown;
  readonly draft: DecisionsDraft;
  /** With the names that this edit gives. */
  private readonly groups: Map<number, Group>;
  private readonly computed: ReadonlyMap<number, Group>;
  private readonly documents: ReadonlyMap<string, GroupedDocument>;
  /** Keys that this edit gave to computed groups. */
  private readonly fresh = new Map<number, string>();

  constructor(
    private readonly grouping: Grouping,
    decisions: Decisions,
  ) {
    this.shown = applyDecisions(grouping, decisions);
    this.draft = new DecisionsDraft(decisions);
    this.groups = new Map(this.shown.grouping.groups.map(group => [group.id, group]));
    this.computed = new Map(grouping.groups.map(group => [group.id, group]));
    this.documents = new Map(this.shown.grouping.documents.map(document => [document.id, document]));
  }

  /** A group on show. Throws when there is none. */
  group(id: number): Group {
    const group = this.groups.get(id);
    if (!group) throw new KindredError('badInput', 'This group is not there any more, so nothing was changed. Try again with the groups as they are now.');
    return group;
  }

  /** Documents on show, each once. Throws when one is not there, or none is given. */
  known(ids: readonly string[]): GroupedDocument[] {
    if (ids.length === 0) throw new KindredError('badInput', 'No document is chosen, so nothing was changed. Choose documents first.');
    return [...new Set(ids)].map(id => {
      const document = this.documents.get(id);
      if (!document) throw new KindredError('badInput', `${id} is not among the documents any more, so nothing was changed. Try again with the documents as they are now.`);
      return document;
    });
  }

  /** Ids of the documents in a group on show, sorted. */
  members(id: number): string[] {
    return [...this.documents.values()].filter(({ area, group, subgroup }) => area === id || group === id || subgroup === id).map(document => document.id).sort();
  }

  /** The key of a group on show; a computed group that nothing was decided about gets an entry with its anchor. */
  key(id: number): string {
    const known = this.shown.facts.keys.get(id) ?? this.fresh.get(id);
    if (known !== undefined) return known;
    const shown = this.group(id);
    const anchor = anchorOf(this.grouping, this.computed.get(id)!);
    const key = groupKey(anchor.name, anchor.members, taken => this.draft.groups.has(taken));
    const within = shown.level === 'subgroup' && shown.parent !== null ? this.key(shown.parent) : undefined;
    this.draft.groups.set(key, { level: shown.level, anchors: [anchor], ...(within !== undefined && { within }) });
    this.fresh.set(id, key);
    return key;
  }

  /** Gives a group on show a name, or its computed one again. */
  rename(group: Group, name: string | undefined): void {
    this.draft.group(this.key(group.id), { name });
    this.groups.set(group.id, { ...group, name: name ?? this.shown.facts.renamed.get(group.id)! });
  }

  /** Makes a group of documents, which leave where they were. */
  make(documents: readonly string[], name: string, colour: number, within: string | undefined): string {
    const key = groupKey(name, documents, taken => this.draft.groups.has(taken));
    this.draft.release(documents);
    this.draft.groups.set(key, { level: within === undefined ? 'group' : 'subgroup', ...(within !== undefined && { within }), documents: [...documents].sort(), name, colour });
    for (const id of documents) if (this.draft.documents.get(id)?.pinned !== undefined) this.draft.document(id, { pinned: key });
    return key;
  }

  /** Where the draft as it stands differs from what the group of a key should hold: documents that are missing, and too many. */
  amiss(key: string, wanted: ReadonlySet<string>): { readonly missing: readonly string[]; readonly foreign: readonly string[] } {
    const { grouping, facts } = applyDecisions(this.grouping, this.draft.done());
    const id = [...facts.keys].find(([, other]) => other === key)?.[0];
    const inside = grouping.documents.filter(({ group, subgroup }) => group === id || subgroup === id).map(document => document.id);
    const there = new Set(inside);
    return { missing: [...wanted].filter(document => !there.has(document)), foreign: inside.filter(document => !wanted.has(document)) };
  }

  /** A name as typed, if no other group beside `group` has it. Throws otherwise. */
  freeName(typed: string, beside: Pick<Group, 'level' | 'parent'>, own?: number): string {
    const name = cleanName(typed);
    if (this.isTaken(name, beside, own)) throw new KindredError('badInput', `There is a group named ${name} already. Choose another name, or merge the two.`);
    return name;
  }

  /** True when a group on show has this name. */
  isTaken(name: string, beside: Pick<Group, 'level' | 'parent'>, own?: number): boolean {
    return isTaken([...this.groups.values()], name, beside, own);
  }
}
