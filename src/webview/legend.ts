import { button, isolated, make, toggle } from './dom';
import { groupMark, icon } from './icons';
import { UNGROUPED_SLOT } from '../core/palette';
import { plainText } from '../core/plainText';
import type { Scene } from './scene';
import { counted, fill, formatNumber, type Strings } from './strings';

export interface LegendActions {
  /** Groups by position in `MapData.groups`; −1 = the ungrouped documents. */
  toggleGroup(group: number): void;
  toggleAll(): void;
  highlight(group: number | undefined): void;
  fold(open: boolean): void;
}

export interface Legend {
  readonly element: HTMLElement;
  /** Lists the groups of a scene. */
  list(scene: Scene): void;
  update(state: { readonly hidden: ReadonlySet<number>; readonly open: boolean; readonly narrow: boolean; readonly hot: number | undefined }): void;
}

/** The card that names every colour, with counts; each row switches its group on and off and lights it. */
export function makeLegend(strings: Strings, actions: LegendActions): Legend {
  const rows = new Map<number, { row: HTMLElement; box: HTMLInputElement; eye: HTMLElement }>();
  const list = make('ul.legend-list');
  const title = make('span.grow');
  const all = button('tool small', strings.hideOrShowAll, icon('eye', 14), actions.toggleAll);
  const fold = button('tool small', strings.foldLegend, icon('chevronUp', 14), () => actions.fold(Boolean(list.hidden)));
  const head = make('header', {}, title, all, fold);
  head.addEventListener('click', event => {
    if (list.hidden && !event.composedPath().includes(fold)) actions.fold(true);
  });
  const element = make('div.card.legend', { role: 'group', 'aria-label': strings.legend }, head, list);
  let label = '';
  let shown = { open: false, narrow: false };

  const addRow = (group: number, name: string, count: number, slot: number, shape: number) => {
    const box = make('input.unseen', { type: 'checkbox', 'aria-label': fill(strings.showGroup, { group: name }) });
    const eye = make('span.eye', { 'aria-hidden': 'true' });
    const row = make('label.legend-row', {}, box, groupMark(slot, shape), isolated(name, 'grow', 'clip'), eye, make('span.num.dim', {}, formatNumber(count)));
    box.addEventListener('change', () => actions.toggleGroup(group));
    row.addEventListener('pointerenter', () => actions.highlight(group));
    row.addEventListener('pointerleave', () => actions.highlight(undefined));
    box.addEventListener('focus', () => box.matches(':focus-visible') && actions.highlight(group));
    box.addEventListener('blur', () => actions.highlight(undefined));
    rows.set(group, { row, box, eye });
    list.append(make('li', {}, row));
  };

  return {
    element,
    list(scene) {
      rows.clear();
      list.replaceChildren();
      const groups = scene.groups.filter(group => group.top === group.index);
      label = counted(groups.length, strings.groupOne, strings.groups);
      for (const group of groups) addRow(group.index, plainText(group.name, 60), group.count, group.slot, group.shape);
      if (scene.ungrouped) addRow(-1, strings.ungrouped, scene.ungrouped, UNGROUPED_SLOT, 0);
    },
    update({ hidden, open, narrow, hot }) {
      // A row that goes away or moves from under a resting pointer tells nobody that the pointer left it.
      const gone = shown.open && (!open || narrow !== shown.narrow);
      shown = { open, narrow };
      if (gone) actions.highlight(undefined);
      title.textContent = narrow && !open ? strings.legend : label;
      toggle(list, open);
      toggle(all, open);
      element.classList.toggle('folded', !open);
      element.classList.toggle('low', narrow);
      fold.replaceChildren(icon(open ? 'chevronUp' : 'chevronDown', 14));
      const name = open ? strings.foldLegend : strings.unfoldLegend;
      fold.title = name;
      fold.setAttribute('aria-label', name);
      fold.setAttribute('aria-expanded', String(open));
      for (const [group, { row, box, eye }] of rows) {
        const off = hidden.has(group);
        box.checked = !off;
        row.classList.toggle('off', off);
        row.classList.toggle('hot', hot === group);
        eye.replaceChildren(...(off ? [icon('eyeClosed', 14)] : hot === group ? [icon('eye', 14)] : []));
      }
    },
  };
}
