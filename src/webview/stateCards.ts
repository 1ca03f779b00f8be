import type { Phase } from '../core/types';
import type { MapStatus } from '../protocol/mapSides';
import { button, make, toggle } from './dom';
import { icon } from './icons';
import { plainText } from '../core/plainText';
import { fill, type Strings } from './strings';

export interface StateActions {
  run(command: 'cluster' | 'cancel' | 'showLog' | 'include'): void;
}

export interface StateCards {
  /** The card with the phases of a run, and the message in the middle of an empty map. */
  readonly progress: HTMLElement;
  readonly message: HTMLElement;
  show(status: MapStatus, anyDocuments: boolean): void;
}

const PHASES: readonly { readonly name: 'reading' | 'measuring' | 'grouping' | 'naming'; readonly phases: readonly Phase[] }[] = [
  { name: 'reading', phases: ['finding', 'reading'] },
  { name: 'measuring', phases: ['embedding'] },
  { name: 'grouping', phases: ['grouping', 'placing'] },
  { name: 'naming', phases: ['naming'] },
];

/** Phases that count things; the steps of the others mean something only as a share. */
const COUNTED: ReadonlySet<Phase> = new Set<Phase>(['finding', 'reading', 'embedding']);

/** What stands over the map while there is no finished one: progress, first run, failure. */
export function makeStateCards(strings: Strings, actions: StateActions): StateCards {
  const progress = make('div.card.progress', { role: 'group', 'aria-label': strings.measuring });
  const message = make('div.message');
  const primary = (text: string, command: 'cluster' | 'include') => button('btn', text, text, () => actions.run(command));
  const second = (text: string, command: 'cluster' | 'showLog') => button('btn second', text, text, () => actions.run(command));
  let seen = '';
  return {
    progress,
    message,
    show(status, anyDocuments) {
      toggle(progress, status.state === 'running');
      progress.classList.toggle('middle', !anyDocuments);
      if (status.state === 'running') showProgress(progress, status, strings);
      const visible = status.state === 'failed' || status.state === 'nothing' || (status.state === 'empty' && !anyDocuments);
      toggle(message, visible);
      message.classList.toggle('beside', anyDocuments);
      // Rebuilt only on change, so that a focused button keeps the keyboard.
      const now = visible ? `${status.state} ${'text' in status ? status.text : ''}` : '';
      if (now === seen) return;
      seen = now;
      message.replaceChildren();
      if (status.state === 'nothing') {
        message.setAttribute('role', 'status');
        message.append(make('p', { dir: 'auto' }, plainText(status.text, 600)), make('div.row', {}, primary(strings.include, 'include'), second(strings.tryAgain, 'cluster')), make('p.dim', {}, strings.leftOut));
      } else if (status.state === 'failed') {
        message.setAttribute('role', 'alert');
        message.append(
          icon('error', 24),
          make('p', { dir: 'auto' }, plainText(status.text, 600)),
          make('div.row', {}, primary(strings.tryAgain, 'cluster'), second(strings.showLog, 'showLog')),
        );
      } else if (visible) {
        message.removeAttribute('role');
        message.append(make('p', {}, strings.emptyText), primary(strings.cluster, 'cluster'), make('p.dim', {}, strings.emptyAfter));
      }
    },
  };
}

function showProgress(card: HTMLElement, { progress }: MapStatus & { state: 'running' }, strings: Strings): void {
  const current = PHASES.findIndex(({ phases }) => phases.includes(progress.phase));
  const rows = PHASES.map(({ name }, k) => {
    const state = k < current ? 'check' : k === current ? 'spinner' : 'waiting';
    const { done, total } = progress;
    const steps = total > 0 && !COUNTED.has(progress.phase);
    const counts = k !== current || !done ? '' : steps ? fill(strings.share, { share: Math.floor((100 * done) / total) }) : total ? fill(strings.position, { at: done, count: total }) : fill('{done}', { done });
    const row = make('div.phase', k === current ? { 'aria-current': 'step' } : {}, icon(state, 14), make('span.grow', {}, strings[name]), make('span.num.dim', {}, counts));
    row.classList.add(`phase-${state}`);
    return row;
  });
  const share = progress.total ? Math.min(1, progress.done / progress.total) : 0;
  const bar = make('div.bar', { role: 'progressbar', 'aria-valuemin': '0', 'aria-valuemax': '100', 'aria-valuenow': String(Math.round(100 * share)), 'aria-label': strings[PHASES[Math.max(0, current)].name] }, make('i'));
  (bar.firstElementChild as HTMLElement).style.width = `${100 * share}%`;
  card.replaceChildren(...rows, bar);
}
