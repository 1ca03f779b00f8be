import { EventEmitter, type Disposable, type Memento } from 'vscode';
import { setContext } from '../context';
import { contextKeys } from '../contributions';
import type { ShownGroups } from '../edits/shownGroups';

const KEY = 'kindred.showsAreas';

/** Whether the tree has rows of areas above its groups; remembered with the folder, and told to menus. */
export class ShownAreas implements Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly listener: Disposable;

  constructor(
    private readonly groups: Pick<ShownGroups, 'grouping' | 'onDidChangeGrouping'>,
    private readonly memory: Memento,
  ) {
    this.listener = groups.onDidChangeGrouping(() => this.tell());
    this.tell();
  }

  get shown(): boolean {
    return this.memory.get(KEY, false);
  }

  async show(shown: boolean): Promise<void> {
    await this.memory.update(KEY, shown);
    this.tell();
    this.changed.fire();
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }

  private tell(): void {
    setContext(contextKeys.showsAreas, this.shown);
    setContext(contextKeys.hasAreas, this.groups.grouping?.groups.some(({ level }) => level === 'area') ?? false);
  }
}
