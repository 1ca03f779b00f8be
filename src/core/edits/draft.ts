import type { DocumentDecision, Decisions, GroupDecision } from './decisions';
import { inKeyOrder } from './keys';

/** Decisions while the next layer is made of them. */
export class DecisionsDraft {
  readonly groups: Map<string, GroupDecision>;
  readonly documents: Map<string, DocumentDecision>;

  constructor(decisions: Decisions) {
    this.groups = new Map(decisions.groups);
    this.documents = new Map(decisions.documents);
  }

  /** Changes what is decided about a group; a value of undefined takes it away. */
  group(key: string, change: Partial<{ [K in keyof GroupDecision]: GroupDecision[K] | undefined }>): void {
    this.groups.set(key, without({ ...this.groups.get(key)!, ...change }) as GroupDecision);
  }

  /** Changes what is decided about a document; a value of undefined takes it away. */
  document(id: string, change: Partial<{ [K in keyof DocumentDecision]: DocumentDecision[K] | undefined }>): void {
    this.documents.set(id, without({ ...this.documents.get(id), ...change }));
  }

  /** Takes documents out of every list and from where they were moved to, so that one new place can hold them. */
  release(ids: readonly string[]): void {
    const gone = new Set(ids);
    for (const [key, { documents, pinned }] of this.groups) {
      if (documents?.some(id => gone.has(id))) this.group(key, { documents: documents.filter(id => !gone.has(id)) });
      if (pinned?.some(id => gone.has(id))) this.group(key, { pinned: pinned.filter(id => !gone.has(id)) });
    }
    for (const id of ids) if (this.documents.get(id)?.moved !== undefined) this.document(id, { moved: undefined });
  }

  /** Has documents lie in a group (null: in none) and nowhere else; those that were pinned are pinned there. */
  move(ids: readonly string[], key: string | null): void {
    this.release(ids);
    for (const id of ids) this.document(id, { moved: key, ...(this.documents.get(id)?.pinned !== undefined && { pinned: key }) });
  }

  /** Takes a group away and has all that named it name another instead, or nothing. */
  replace(key: string, by?: string): void {
    this.groups.delete(key);
    for (const [other, { within }] of this.groups) if (within === key) this.group(other, { within: by });
    for (const [id, { moved, pinned, not = [] }] of this.documents) {
      if (moved === key) this.document(id, { moved: by });
      if (pinned === key) this.document(id, { pinned: by });
      if (not.includes(key)) this.refusals(id, not.flatMap(name => (name === key ? (by ?? []) : name)));
    }
  }

  /** Lets documents into a group that they did not belong to. */
  accept(key: string, ids: Iterable<string>): void {
    for (const id of ids) {
      const not = this.documents.get(id)?.not;
      if (not?.includes(key)) this.refusals(id, not.filter(other => other !== key));
    }
  }

  /** Keeps a document out of a group. */
  refuse(key: string, id: string): void {
    this.refusals(id, [...(this.documents.get(id)?.not ?? []), key]);
  }

  /** The new layer: in the order of keys, without entries that decide nothing. */
  done(): Decisions {
    const documents = new Map([...this.documents].filter(([, decision]) => Object.keys(decision).length > 0));
    const named = new Set([...documents.values()].flatMap(({ moved, pinned, not = [] }) => [moved, pinned, ...not]));
    for (const { within } of this.groups.values()) if (within !== undefined) named.add(within);
    const decides = ([key, { anchors = [], documents: own, level: _level, within: _within, ...rest }]: readonly [string, GroupDecision]) =>
      (anchors.length > 0 && Object.keys(rest).length > 0) || anchors.length > 1 || (own ?? []).length > 0 || named.has(key);
    return { groups: inKeyOrder([...this.groups].filter(decides)), documents: inKeyOrder(documents) };
  }

  private refusals(id: string, keys: readonly string[]): void {
    this.document(id, { not: keys.length > 0 ? [...new Set(keys)].sort() : undefined });
  }
}

function without<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}
