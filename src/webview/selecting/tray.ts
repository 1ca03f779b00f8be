import { button, isolated, make, toggle } from '../dom';
import { groupMark, icon } from '../icons';
import { UNGROUPED_SLOT } from '../../core/palette';
import { plainText } from '../../core/plainText';
import type { Scene } from '../scene';
import { counted, fill, formatNumber, type Strings } from '../strings';

/** What can be done with the selected documents. */
export interface TrayActions {
  /** What takes an editor behind the map. */
  readonly editor?: { makeGroup(): void; move(): void; act(action: 'open' | 'export'): void };
  copyPaths(): void;
  clear(): void;
}

export interface Tray {
  readonly element: HTMLElement;
  show(scene: Scene | undefined, selected: ReadonlySet<number>): void;
}

/** Groups that are named with their counts; the others are counted together. */
const NAMED = 3;

/** The card at the bottom while several documents are selected: how many of which groups, and what to do with them. */
export function makeTray(strings: Strings, actions: TrayActions): Tray {
  const { editor } = actions;
  const text = (name: string, classes: string, pressed: () => void, glyph?: 'add') => {
    const made = button(classes, name, glyph ? icon(glyph, 14) : null, pressed);
    made.append(name);
    return made;
  };
  const total = make('b.num');
  const shares = make('span.tray-shares');
  const element = make(
    'div.card.tray',
    { role: 'toolbar', 'aria-label': strings.selection },
    total,
    shares,
    make('span.sep'),
    ...(editor
      ? [
          text(strings.makeGroup, 'btn', editor.makeGroup, 'add'),
          text(strings.moveTo, 'btn second', editor.move),
          text(strings.openAll, 'btn second', () => editor.act('open')),
          text(strings.exportAll, 'btn second', () => editor.act('export')),
        ]
      : []),
    text(strings.copyPaths, 'btn second', actions.copyPaths),
    button('tool', strings.clearSelection, icon('close'), actions.clear),
  );
  let seen: readonly unknown[] = [];
  toggle(element, false);
  return {
    element,
    show(scene, selected) {
      // Shown with every other change of the map too, and all of a million may be selected.
      if (scene === seen[0] && selected === seen[1]) return;
      seen = [scene, selected];
      const counts = new Map<number, number>();
      let known = 0;
      for (const i of selected) {
        if (!scene || i >= scene.count) continue;
        known++;
        counts.set(scene.data.group[i], (counts.get(scene.data.group[i]) ?? 0) + 1);
      }
      toggle(element, known > 1);
      if (!scene || known < 2) return;
      total.textContent = counted(known, strings.documentOne, strings.documents);
      const sorted = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      const share = ([index, count]: [number, number]) => {
        const group = scene.groups[index];
        return make(
          'span.row',
          {},
          groupMark(group?.slot ?? UNGROUPED_SLOT, group?.shape ?? 0, 9),
          isolated(group ? plainText(group.name, 40) : strings.ungrouped, 'clip'),
          make('span.num.dim', {}, formatNumber(count)),
        );
      };
      const rest = sorted.slice(NAMED);
      const others = rest.length > 0 && make('span.dim', {}, fill(strings.moreMatches, { count: rest.length }));
      shares.replaceChildren(...sorted.slice(0, NAMED).map(share), ...(others ? [others] : []));
    },
  };
}
