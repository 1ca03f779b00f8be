import type { MapStatus } from '../protocol/mapSides';
import { button, make, toggle } from './dom';
import { icon } from './icons';
import { plainText } from '../core/plainText';
import { makeProgressCard } from './progressCard';
import type { Strings } from './strings';

export interface StateActions {
  run(command: 'openFolder' | 'cluster' | 'cancel' | 'showLog' | 'include'): void;
}

export interface StateCards {
  /** The card with the phases of a run, and the message in the middle of an empty map. */
  readonly progress: HTMLElement;
  readonly message: HTMLElement;
  show(status: MapStatus, anyDocuments: boolean): void;
}

/** What stands over the map while there is no finished one: progress, first run, failure. */
export function makeStateCards(strings: Strings, actions: StateActions): StateCards {
  const card = makeProgressCard(strings);
  const progress = card.element;
  const message = make('div.message');
  const primary = (text: string, command: 'openFolder' | 'cluster' | 'include') => button('btn', text, text, () => actions.run(command));
  const second = (text: string, command: 'cluster' | 'showLog') => button('btn second', text, text, () => actions.run(command));
  let seen = '';
  return {
    progress,
    message,
    show(status, anyDocuments) {
      toggle(progress, status.state === 'running');
      progress.classList.toggle('middle', !anyDocuments);
      if (status.state === 'running') card.show(status.progress);
      const visible = status.state === 'failed' || status.state === 'nothing' || (status.state === 'empty' && !anyDocuments);
      toggle(message, visible);
      message.classList.toggle('beside', anyDocuments);
      // Rebuilt only on change, so that a focused button keeps the keyboard.
      const now = visible ? JSON.stringify(status) : '';
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
          make('div.row', {}, ...(status.setting ? [primary(strings.openSettings, 'include'), second(strings.tryAgain, 'cluster')] : [primary(strings.tryAgain, 'cluster'), second(strings.showLog, 'showLog')])),
        );
      } else if (status.state === 'empty') {
        message.removeAttribute('role');
        if (status.noFolder) message.append(make('p', {}, strings.noFolder), primary(strings.openFolder, 'openFolder'));
        else message.append(make('p', {}, strings.emptyText), primary(strings.cluster, 'cluster'), make('p.dim', {}, `${strings.emptyAfter} ${status.sent ? strings.sent : strings.private}.`));
      }
    },
  };
}
