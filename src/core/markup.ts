/** Markup that may be put into a page as it stands. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What may stand in markup: texts and numbers are escaped, nothing stands for what is absent. */
export type Inside = Markup | string | number | false | null | undefined | readonly Inside[];

/** Writes markup: ``markup`<td title="${tip}">${text}</td>` ``. Whatever is filled in is text, unless it is markup itself. */
export function markup(parts: TemplateStringsArray, ...filled: readonly Inside[]): Markup {
  return new Markup(parts.reduce((text, part, at) => text + inside(filled[at - 1]) + part));
}

function inside(value: Inside): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object' && value !== null) return value.map(inside).join('');
  return value === false || value === null || value === undefined ? '' : escaped(String(value));
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it stands in HTML, between tags and within quoted attributes. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character]);
}
