import type { MapStatus } from '../protocol/mapSides';
import { button, make, textButton, toggle } from './dom';
import { icon } from './icons';
import { plainText } from '../core/plainText';
import { makeProgressCard } from './progressCard';
import type { Strings } from './strings';

export interface StateActions {
  run(command: 'openFolder' | 'cluster' | 'refresh' | 'cancel' | 'showLog' | 'include'): void;
  /** Has the message beside groups closed, until it says something else. */
  dismiss(said: string): void;
}

export interface StateCards {
  /** The card with the phases of a run, and the message in the middle of an empty map. */
  readonly progress: HTMLElement;
  readonly message: HTMLElement;
  /** Closes the message where it stands beside groups; true if it did. */
  close(): boolean;
  /** `dismissed` is what it said when it was closed. */
  show(status: MapStatus, anyDocuments: boolean, dismissed: string | undefined): void;
}

/** What stands over the map while there is no finished one: progress, first run, failure. */
export function makeStateCards(strings: Strings, actions: StateActions): StateCards {
  const card = makeProgressCard(strings);
  const progress = card.element;
  const message = make('div.message');
  const primary = (text: string, command: 'openFolder' | 'cluster' | 'refresh' | 'include') => textButton('btn', text, () => actions.run(command));
  const second = (text: string, command: 'cluster' | 'refresh' | 'include' | 'showLog') => textButton('btn second', text, () => actions.run(command));
  const close = button('tool small', strings.closeMessage, icon('close', 14), () => void cards.close());
  let seen = '';
  /** What the message says while it stands beside groups. */
  let beside: string | undefined;
  // Who came to it from somewhere goes back there when it is closed.
  let from: Element | undefined;
  message.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget instanceof Element && !message.contains(relatedTarget)) from = relatedTarget;
  });
  const cards: StateCards = {
    progress,
    message,
    close() {
      if (beside === undefined) return false;
      const within = message.contains(document.activeElement);
      actions.dismiss(beside);
      if (within && from instanceof HTMLElement && from.checkVisibility()) from.focus({ preventScroll: true });
      return true;
    },
    show(status, anyDocuments, dismissed) {
      toggle(progress, status.state === 'running');
      progress.classList.toggle('middle', !anyDocuments);
      if (status.state === 'running') card.show(status.progress);
      const text = status.state === 'failed' || status.state === 'nothing' ? status.text : undefined;
      const visible = anyDocuments ? text !== undefined && text !== dismissed : text !== undefined || status.state === 'empty';
      beside = visible && anyDocuments ? text : undefined;
      toggle(message, visible);
      message.classList.toggle('beside', anyDocuments);
      // Rebuilt only on change, so that a focused button keeps the keyboard.
      const now = visible ? JSON.stringify(status) : '';
      if (now === seen) return;
      seen = now;
      message.replaceChildren(...content(status), close);
    },
  };
  const content = (status: MapStatus): Node[] => {
    switch (status.state) {
      case 'nothing':
        message.setAttribute('role', 'status');
        if (status.gone) return [make('p', { dir: 'auto' }, plainText(status.text, 600)), make('div.row', {}, primary(strings.cluster, 'cluster'), second(strings.include, 'include'))];
        return [make('p', { dir: 'auto' }, plainText(status.text, 600)), make('div.row', {}, primary(strings.include, 'include'), second(strings.tryAgain, 'cluster'))];
      case 'failed':
        message.setAttribute('role', 'alert');
        return [
          icon('error', 24),
          make('p', { dir: 'auto' }, plainText(status.text, 600)),
          make('div.row', {}, ...(status.setting ? [primary(strings.openSettings, 'include'), second(strings.tryAgain, 'refresh')] : [primary(strings.tryAgain, 'refresh'), second(strings.showLog, 'showLog')])),
        ];
      case 'empty':
        message.removeAttribute('role');
        if (status.noFolder) return [make('p', {}, strings.noFolder), primary(strings.openFolder, 'openFolder')];
        if (status.stopped !== undefined) return [make('p', {}, plainText(status.stopped, 300)), primary(strings.goOn, 'refresh')];
        return [make('p', {}, strings.emptyText), primary(strings.cluster, 'cluster'), make('p.dim', {}, `${strings.emptyAfter} ${status.sent ? strings.sent : strings.private}.`)];
      default:
        return [];
    }
  };
  return cards;
}
