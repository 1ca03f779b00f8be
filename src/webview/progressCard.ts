import type { Phase } from '../core/types';
import type { MapStatus } from '../protocol/mapSides';
import { make } from './dom';
import { icon } from './icons';
import { fill, type Strings } from './strings';

type Progress = (MapStatus & { state: 'running' })['progress'];

export interface ProgressCard {
  readonly element: HTMLElement;
  show(progress: Progress): void;
}

const PHASES: readonly { readonly name: 'reading' | 'measuring' | 'grouping' | 'naming'; readonly phases: readonly Phase[] }[] = [
  { name: 'reading', phases: ['finding', 'reading'] },
  { name: 'measuring', phases: ['embedding'] },
  { name: 'grouping', phases: ['grouping', 'placing'] },
  { name: 'naming', phases: ['naming'] },
];

/** Phases that count things; the steps of the others mean something only as a share. */
const COUNTED: ReadonlySet<Phase> = new Set<Phase>(['finding', 'reading', 'embedding']);

/** The card with the phases of a run. Its rows are made anew only for another phase: progress is told many times a second. */
export function makeProgressCard(strings: Strings): ProgressCard {
  const element = make('div.card.progress', { role: 'group', 'aria-label': strings.measuring });
  const filled = make('i');
  const bar = make('div.bar', { role: 'progressbar', 'aria-valuemin': '0', 'aria-valuemax': '100' }, filled);
  const counts = make('span.num.dim');
  let current = -1;
  return {
    element,
    show(progress) {
      const { phase, done, total } = progress;
      const now = PHASES.findIndex(({ phases }) => phases.includes(phase));
      if (now !== current) {
        current = now;
        element.replaceChildren(...PHASES.map(({ name }, k) => makeRow(strings[name], Math.sign(k - now), k === now && counts)), bar);
        bar.setAttribute('aria-label', strings[PHASES[now].name]);
      }
      const steps = total > 0 && !COUNTED.has(phase);
      counts.textContent = !done ? '' : steps ? fill(strings.share, { share: Math.floor((100 * done) / total) }) : total ? fill(strings.position, { at: done, count: total }) : fill('{done}', { done });
      const share = total ? Math.min(1, done / total) : 0;
      bar.setAttribute('aria-valuenow', String(Math.round(100 * share)));
      filled.style.width = `${100 * share}%`;
    },
  };
}

/** The row of a phase that is over (-1), under way (0) or still to come (1). */
function makeRow(name: string, when: number, counts: HTMLElement | false): HTMLElement {
  const state = when < 0 ? 'check' : when === 0 ? 'spinner' : 'waiting';
  const row = make('div.phase', when === 0 ? { 'aria-current': 'step' } : {}, icon(state, 14), make('span.grow', {}, name), counts);
  row.classList.add(`phase-${state}`);
  return row;
}
