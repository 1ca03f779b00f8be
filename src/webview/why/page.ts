import { plainText } from '../../core/plainText';
import type { WhyDocument, WhyGroup, WhyPassage, WhyStrings, WhyView } from '../../protocol/whySides';
import { barOf, button, isolated, isolatedPath, make, textButton } from '../dom';
import { groupMark } from '../icons';
import { keepingFocus } from '../keepingFocus';
import { fill } from '../strings';

/** What the page asks of the host. */
export interface WhyCalls {
  open(id: string, line?: number): void;
  showOnMap(): void;
}

/** Builds the page of reasons inside an element. */
export function whyPage(root: HTMLElement, strings: WhyStrings, calls: WhyCalls): { show(view: WhyView): void } {
  const heading = (title: string, about: string) => make('h2', {}, title, make('span.dim', {}, isolated(about)));

  // It stays, so that it is read out when it says something else, and only then.
  const lead = make('p.lead', { role: 'status' });
  root.append(lead);

  function show(view: WhyView): void {
    keepingFocus(() => {
      for (const part of [...root.children]) if (part !== lead) part.remove();
      lead.before(header(view));
      lead.after(...sections(view));
    });
    if (lead.textContent !== view.verdict) lead.replaceChildren(isolated(view.verdict));
  }

  function header({ title, path }: WhyView): HTMLElement {
    const onMap = textButton('btn', strings.showOnMap, calls.showOnMap, 'map');
    return make('header', {}, make('div.grow', {}, make('h1', {}, isolated(plainText(title))), make('p.dim', {}, isolatedPath(plainText(path)))), onMap);
  }

  function sections(view: WhyView): HTMLElement[] {
    const { own, next, words, passages } = view;
    const middle = own ?? next;
    return [
      ...(own || next ? [fits(own, next)] : []),
      ...(own ? [make('section', {}, heading(strings.nearest, fill(strings.nearestAbout, { group: plainText(own.name) })), documents(own.nearest))] : []),
      ...(words.length ? [make('section', {}, heading(strings.words, strings.wordsAbout), make('p.words', {}, ...words.map(word => make('span.word', {}, isolated(plainText(word))))))] : []),
      ...(passages.length && middle
        ? [make('section', {}, heading(strings.passages, fill(strings.passagesAbout, { group: plainText(middle.name) })), ...passages.map(part => passage(view.id, part, middle)))]
        : []),
      ...(next ? [make('section', {}, heading(strings.next, plainText(next.name)), documents(next.nearest))] : []),
    ];
  }

  /** Both groups, with how well the document fits them. */
  function fits(own: WhyGroup | null, next: WhyGroup | null): HTMLElement {
    const rows = [own, next].flatMap(group => (group ? [fitRow(group, group === own)] : []));
    const head = make('tr', {}, make('td'), make('th', { scope: 'col', colspan: '2' }, strings.fit), make('th', { scope: 'col' }, strings.likeness));
    return make('table.fits', {}, make('thead', {}, head), make('tbody', {}, ...rows));
  }

  function fitRow({ name, colour, fit, fitText, likeness }: WhyGroup, here: boolean): HTMLElement {
    const bar = barOf(fit);
    bar.ariaHidden = 'true';
    return make(
      'tr',
      {},
      make('th', { scope: 'row' }, make('span.row', {}, groupMark(colour, 0, 10), isolated(plainText(name), 'clip'), here && make('span.chip', {}, strings.here))),
      make('td', {}, bar),
      make('td.num', {}, fitText),
      make('td.num', {}, likeness),
    );
  }

  function documents(all: readonly WhyDocument[]): HTMLElement {
    return make('ul.documents', {}, ...all.map(document => make('li', {}, documentRow(document))));
  }

  function documentRow({ id, title, folder, likeness }: WhyDocument): HTMLElement {
    const shown = plainText(title);
    const name = fill(strings.open, { title: shown });
    const open = button('document', name, isolated(shown, 'grow', 'clip'), () => calls.open(id), `document ${id}`);
    open.setAttribute('aria-label', [name, plainText(folder), likeness].filter(Boolean).join(', '));
    open.append(isolatedPath(plainText(folder), 'dim', 'clip', 'small'), make('span.num', {}, likeness));
    return open;
  }

  function passage(id: string, { text, place, line, likeness }: WhyPassage, { colour }: WhyGroup): HTMLElement {
    const name = fill(strings.openAt, { place: plainText(place) });
    const open = button('passage', name, '', () => calls.open(id, line), `passage ${line}`);
    open.setAttribute('aria-label', `${name}, ${likeness}: ${plainText(text, 600)}`);
    open.style.borderLeftColor = `var(--mark-${colour})`;
    open.append(make('span.row.small', {}, isolated(plainText(place), 'grow', 'clip', 'dim'), make('span.num', {}, likeness)), isolated(plainText(text, 600)));
    return open;
  }

  return { show };
}
