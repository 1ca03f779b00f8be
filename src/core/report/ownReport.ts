import { GENERATOR } from './page';

const HTML = new RegExp(`^<!doctype html>[^<]{0,9}<html[^>]{0,99}>[^<]{0,9}<head>[^<]{0,9}<meta charset="utf-8">[^<]{0,9}${GENERATOR}`, 'i');
/** A name, a sentence, and the picture of the map, with the sentence again, that is told of there. */
const MARKDOWN = /^# .*\r?\n\r?\n(.+)\r?\n\r?\n!\[.*\1.*\]\[map\]\r?\n/;

/** What **Compare Methods** and **Compare Folders with Groups** give to take along: a name, sentences, and a table. */
const COMPARISON = /^# (?:Compare methods: .*|Does the folder structure agree\?)\r?\n(?:\r?\n[^|\r\n].*\r?\n)+\r?\n\| (?:Read by \| Grouped by|Folder \| Files) \|/;

/** Enough of a text to tell. */
const HEAD = 4_000;

/** Whether a text is a report on groups or methods that this program wrote, from its beginning: one holds what all documents say. */
export function isOwnReport(text: string): boolean {
  const head = text.slice(0, HEAD);
  return [HTML, MARKDOWN, COMPARISON].some(form => form.test(head));
}
