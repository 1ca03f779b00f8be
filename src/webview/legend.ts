import { makeHistogram, type Range } from './colouring/histogram';
import { button, isolated, make, toggle } from './dom';
import { groupMark, icon } from './icons';
import { UNGROUPED_SLOT } from '../core/palette';
import { plainText } from '../core/plainText';
import type { Scene } from './scene';
import { counted, fill, formatNumber, type Strings } from './strings';

/** Rows are known by their position in `MapData.groups` or, when colours are those of categories, among these; −1 = none. */
export interface LegendActions {
  toggleRow(row: number): void;
  toggleAll(): void;
  highlight(row: number | undefined): void;
  keepRange(range: Range | undefined): void;
  /** A group was dragged onto another; absent where groups cannot be changed. */
  merge?(group: number, into: number): void;
  fold(open: boolean): void;
}

export interface Legend {
  readonly element: HTMLElement;
  /** Height in CSS pixels of the rows that it has no room for. */
  readonly unseen: number;
  /** The group of the row an element is in, by its position. */
  groupAt(within: Element): { readonly group: number; readonly element: HTMLElement } | undefined;
  /** Lists what the colours of a scene stand for. */
  list(scene: Scene): void;
  update(state: {
    readonly hidden: ReadonlySet<number>;
    readonly range: Range | undefined;
    readonly open: boolean;
    readonly narrow: boolean;
    readonly hot: number | undefined;
  }): void;
}

/** The card that names every colour, with counts; each row switches its documents on and off and lights them. */
export function makeLegend(strings: Strings, actions: LegendActions): Legend {
  const rows = new Map<number, { row: HTMLElement; box: HTMLInputElement; eye: HTMLElement }>();
  const list = make('ul.legend-list');
  const histogram = makeHistogram(strings, actions.keepRange);
  const body = make('div.legend-body', {}, list, histogram.element);
  const title = make('span.grow.clip');
  const all = button('tool small', strings.hideOrShowAll, icon('eye', 14), actions.toggleAll);
  const whole = button('link', strings.showAllValues, strings.showAllValues, () => actions.keepRange(undefined));
  const fold = button('tool small', strings.foldLegend, icon('chevronUp', 14), () => actions.fold(Boolean(body.hidden)));
  const head = make('header', { role: 'presentation' }, title, whole, all, fold);
  head.addEventListener('click', event => {
    if (body.hidden && !event.composedPath().includes(fold)) actions.fold(true);
  });
  const element = make('div.card.legend', { role: 'group', 'aria-label': strings.legend }, head, body);
  let label = '';
  let kind: Scene['colouring']['kind'] = 'group';
  let shown = { open: false, narrow: false };
  let dragged: number | undefined;

  const addRow = (key: number, id: string | number, name: string, count: number, slot: number, shape: number, computed?: string) => {
    const box = make('input.unseen', { type: 'checkbox', 'data-row': `${kind} ${id}`, 'aria-label': fill(strings.showGroup, { group: name }) });
    const eye = make('span.eye', { 'aria-hidden': 'true' });
    const pencil = computed !== undefined && make('span.pencil', { title: fill(strings.renamed, { name: plainText(computed, 60) }) }, icon('edit', 12));
    const row = make('label.legend-row', {}, box, groupMark(slot, shape), isolated(name, 'grow', 'clip'), pencil, eye, make('span.num.dim', {}, formatNumber(count)));
    box.addEventListener('change', () => actions.toggleRow(key));
    row.addEventListener('pointerenter', () => actions.highlight(key));
    row.addEventListener('pointerleave', () => actions.highlight(undefined));
    box.addEventListener('focus', () => box.matches(':focus-visible') && actions.highlight(key));
    box.addEventListener('blur', () => actions.highlight(undefined));
    if (kind === 'group' && key >= 0 && actions.merge) mergeByDragging(row, key, actions.merge);
    rows.set(key, { row, box, eye });
    list.append(make('li', {}, row));
  };

  const mergeByDragging = (row: HTMLElement, key: number, merge: (group: number, into: number) => void) => {
    row.draggable = true;
    row.addEventListener('dragstart', event => {
      dragged = key;
      event.dataTransfer?.setData('text/plain', '');
    });
    const over = (event: DragEvent) => {
      if (dragged === undefined || dragged === key) return;
      event.preventDefault();
      row.classList.add('target');
    };
    row.addEventListener('dragenter', over);
    row.addEventListener('dragover', over);
    row.addEventListener('dragleave', () => row.classList.remove('target'));
    row.addEventListener('drop', event => {
      event.preventDefault();
      row.classList.remove('target');
      if (dragged !== undefined && dragged !== key) merge(dragged, key);
    });
    row.addEventListener('dragend', () => (dragged = undefined));
  };

  return {
    element,
    get unseen() {
      return list.scrollHeight - list.clientHeight;
    },
    groupAt(within) {
      const found = kind === 'group' ? [...rows].find(([key, { row }]) => key >= 0 && row.contains(within)) : undefined;
      return found && { group: found[0], element: found[1].row };
    },
    list(scene) {
      const { colouring } = scene;
      kind = colouring.kind;
      rows.clear();
      // What is dragged is none of the new rows.
      dragged = undefined;
      list.replaceChildren();
      if (colouring.kind === 'group') {
        const groups = scene.groups.filter(group => group.top === group.index);
        label = counted(groups.length, strings.groupOne, strings.groups);
        for (const group of groups) addRow(group.index, group.id, plainText(group.name, 60), group.count, group.slot, group.shape, scene.data.renamed?.[group.id]);
        if (scene.ungrouped) addRow(-1, -1, strings.ungrouped, scene.ungrouped, UNGROUPED_SLOT, 0);
      } else if (colouring.kind === 'categories') {
        label = colouring.title;
        colouring.categories.forEach(({ name, count, slot }, k) => addRow(k, name, plainText(name, 60), count, slot, 0));
        const without = colouring.part.filter(part => part < 0).length;
        if (without) addRow(-1, -1, strings.withoutCategory, without, UNGROUPED_SLOT, 0);
      } else {
        label = colouring.title;
        histogram.list(colouring);
      }
    },
    update({ hidden, range, open, narrow, hot }) {
      // A row that goes away or moves from under a resting pointer tells nobody that the pointer left it.
      const gone = shown.open && (!open || narrow !== shown.narrow);
      shown = { open, narrow };
      if (gone) actions.highlight(undefined);
      title.textContent = narrow && !open ? strings.legend : label;
      toggle(body, open);
      toggle(list, kind !== 'range');
      toggle(histogram.element, kind === 'range');
      toggle(all, open && kind !== 'range');
      toggle(whole, open && kind === 'range' && range !== undefined);
      if (kind === 'range') histogram.update(range);
      element.classList.toggle('folded', !open);
      element.classList.toggle('low', narrow);
      fold.replaceChildren(icon(open ? 'chevronUp' : 'chevronDown', 14));
      const name = open ? strings.foldLegend : strings.unfoldLegend;
      fold.title = name;
      fold.setAttribute('aria-label', name);
      fold.setAttribute('aria-expanded', String(open));
      for (const [key, { row, box, eye }] of rows) {
        const off = hidden.has(key);
        box.checked = !off;
        row.classList.toggle('off', off);
        row.classList.toggle('hot', hot === key);
        eye.replaceChildren(...(off ? [icon('eyeClosed', 14)] : hot === key ? [icon('eye', 14)] : []));
      }
    },
  };
}
