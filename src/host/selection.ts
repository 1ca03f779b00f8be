import { EventEmitter, type Disposable } from 'vscode';
import type { Renames } from '../core/identity/renames';
import type { Group } from '../core/types';
import { carryGroups } from '../protocol/carryGroups';

/** Which part of the window a change of the selection came from; it is not told of it again. */
export type Origin = 'tree' | 'map' | 'editor';

/** What is selected, by ids that outlive a re-run of the same documents. */
export interface Selected {
  readonly documents: readonly string[];
  readonly groups: readonly number[];
}

/**
 * The one selection of the window, shared by tree, map and editors. A change that changes nothing is dropped: that is
 * how the echo of a revealed row or a lit point ends.
 */
export class SharedSelection implements Disposable {
  private readonly changed = new EventEmitter<Origin>();
  /** Fires with where the change came from. */
  readonly onDidChange = this.changed.event;
  private selected: Selected = { documents: [], groups: [] };
  private groups: readonly Group[] = [];
  private activeDocument: string | undefined;

  get current(): Selected {
    return this.selected;
  }
  /** The document in the active editor. */
  get active(): string | undefined {
    return this.activeDocument;
  }

  select(selected: Selected, origin: Origin): void {
    if (sameMembers(selected.documents, this.selected.documents) && sameMembers(selected.groups, this.selected.groups)) return;
    this.selected = selected;
    this.changed.fire(origin);
  }

  /** The active editor changed. Its document becomes the selection, unless it is part of it already. */
  activate(document: string | undefined): void {
    if (document === this.activeDocument) return;
    this.activeDocument = document;
    if (document !== undefined && !this.selected.documents.includes(document)) this.selected = { documents: [document], groups: [] };
    this.changed.fire('editor');
  }

  /** Takes over the groups of another grouping; who shows it asks for the selection anyway. */
  regroup(groups: readonly Group[]): void {
    this.selected = { ...this.selected, groups: carryGroups(this.selected.groups, this.groups, groups) };
    this.groups = groups;
  }

  /** Goes on with renamed documents; who shows it asks for it anyway, once the groups come that have the new ids. */
  rename(renames: Renames): void {
    const idNow = (id: string) => renames.get(id) ?? id;
    this.selected = { ...this.selected, documents: this.selected.documents.map(idNow) };
    this.activeDocument = this.activeDocument && idNow(this.activeDocument);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function sameMembers<T>(a: readonly T[], b: readonly T[]): boolean {
  if (a.length !== b.length) return false;
  const members = new Set(a);
  return b.every(value => members.has(value));
}
