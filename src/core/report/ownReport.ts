import { GENERATOR } from './page';

const HTML = new RegExp(`^<!doctype html>[^<]{0,9}<html[^>]{0,99}>[^<]{0,9}<head>[^<]{0,9}<meta charset="utf-8">[^<]{0,9}${GENERATOR}`, 'i');
/** A name, a sentence, and the picture of the map, with the sentence again, that is told of there. */
const MARKDOWN = /^# .*\r?\n\r?\n(.+)\r?\n\r?\n!\[.*\1.*\]\[map\]\r?\n/;

/** Enough of a text to tell. */
const HEAD = 4_000;

/** Whether a text is a report on groups or methods that this program wrote, from its beginning: one holds what all documents say. */
export function isOwnReport(text: string): boolean {
  const head = text.slice(0, HEAD);
  return HTML.test(head) || MARKDOWN.test(head);
}
