import type { MapStatus } from '../protocol/mapSides';
import { button, make } from './dom';
import { icon } from './icons';
import { plainText } from '../core/plainText';
import type { Scene } from './scene';
import { counted, fill, formatNumber, type Strings } from './strings';

export interface StatusLine {
  readonly element: HTMLElement;
  show(scene: Scene | undefined, status: MapStatus, selected: number): void;
}

/** The line below the map: how many documents and groups, or how far a run is. */
export function makeStatusLine(strings: Strings, cancel: () => void): StatusLine {
  const element = make('div.status');
  const said = make('span.clip');
  const running = [icon('spinner', 13), said, make('span.grow'), button('link', strings.cancel, strings.cancel, cancel)];
  return {
    element,
    show(scene, status, selected) {
      if (status.state === 'running') {
        said.textContent = plainText(status.text, 200);
        // Made anew while a run goes on, Cancel would lose the keyboard and a click under way, many times a second.
        if (!said.parentElement) element.replaceChildren(...running);
        return;
      }
      element.replaceChildren();
      const part = (text: string) => {
        const [, number, word] = /^([\d.,\s]*\d)\s?(.*)$/.exec(text) ?? [undefined, '', text];
        return make('span', {}, number ? make('b.num', {}, number) : '', number ? ` ${word}` : word);
      };
      const parts: Node[] = [];
      if (scene?.count) {
        const groups = scene.groups.filter(group => group.top === group.index).length;
        parts.push(part(counted(scene.count, strings.documentOne, strings.documents)), part(counted(groups, strings.groupOne, strings.groups)));
        if (scene.ungrouped) parts.push(part(fill(strings.ungroupedCount, { count: scene.ungrouped })));
        if (selected > 1) parts.push(part(fill(strings.selected, { count: formatNumber(selected) })));
      }
      parts.forEach((node, k) => element.append(...(k ? ['·', node] : [node])));
      // What a run that failed had sent before is not known here: nothing is said of it.
      if (status.state !== 'done') return;
      element.append(make('span.grow'), status.sent ? make('span.clip', {}, strings.sent) : make('span.row', {}, icon('lock', 12), make('span.clip', {}, strings.private)));
    },
  };
}
