import { parse } from 'yaml';
import { readFrontMatter } from '../../documents/frontMatter';
import { sameBut, saidBy, yamlDocument } from './sameBut';
import { changeBetween, changedText, type TextChange } from './textChange';
import { tagKey } from './tagNames';
import { lineEnd, tagsField, type TagsField, type TagsTrouble, type WrittenTag } from './tagsField';

/** What was written into a document before: its tags, and whether the field or all of the front matter came with them. */
export interface OwnTags {
  readonly tags: readonly string[];
  readonly made?: 'field' | 'all';
}

/** The change that a document needs, none if it has what it is to have, and what in it was not written by a person then. */
export interface Retagged {
  readonly change?: TextChange;
  readonly own: OwnTags;
}

/** Why a document is left as it is: its front matter is of another kind (TOML, JSON), or `TagsTrouble`. */
export type RetagTrouble = TagsTrouble | 'otherKind';

/**
 * Gives Markdown a tag in its YAML front matter, and takes those away that were written before and are not wanted any more.
 * All else stays as it is, byte for byte: the tag is put where the others are, in the form that they have; front matter is
 * made where there is none. A tag that a person gave is never taken away, nor a line with a comment. Where YAML would
 * read anything else otherwise than before, the document is left as it is.
 */
export function retag(text: string, wanted: string | undefined, before: OwnTags = { tags: [] }): Retagged | RetagTrouble {
  const front = frontOf(text);
  if (typeof front === 'string') return front;
  const { start, end, newline } = front;
  const there = text.slice(start, end);
  const field = tagsField(there);
  if (typeof field === 'string') return field;
  const isOld = (tag: string) => wanted === undefined || tagKey(tag) !== tagKey(wanted);
  const added = wanted !== undefined && !tagsOf(field).some(({ tag }) => tagKey(tag) === tagKey(wanted));
  const fresh = start === end && !front.there;
  let lines = added ? withTag(there, field, wanted, newline) : there;
  for (const tag of before.tags.filter(isOld)) lines = withoutTag(lines, tag);

  const made = before.made ?? (!added || field.form !== 'none' ? undefined : fresh ? 'all' : 'field');
  const kept = wanted !== undefined && (added || before.tags.some(tag => !isOld(tag)));
  const own: OwnTags = kept ? { tags: [wanted], ...(made && { made }) } : { tags: [] };
  const rest = before.made && !kept ? withoutEmptyField(lines) : lines;
  if (!sameBut([...before.tags, ...(added ? [wanted] : [])], there, rest)) return 'otherForm';
  if (before.made === 'all' && rest === '') return { change: changeBetween(text, text.slice(0, front.from) + text.slice(front.to)), own };
  const whole = fresh && rest !== '' ? `---${newline}${rest}---${newline}` : rest;
  return { change: changeBetween(text, changedText(text, { start, end, text: whole })), own };
}

/** Where the lines of front matter are, and all of it with the lines around; at the beginning where there is none. */
interface Front {
  readonly there: boolean;
  readonly from: number;
  readonly start: number;
  readonly end: number;
  readonly to: number;
  readonly newline: string;
}

/** What others take for front matter, though it is not read as such here, is left as it is: two rules around prose are none to anybody. */
function frontOf(text: string): Front | RetagTrouble {
  const newline = /\r?\n/.exec(text)?.[0] ?? '\n';
  const from = text.startsWith('\ufeff') ? 1 : 0;
  const { lines } = readFrontMatter(text);
  if (/^(?:\{\s*(?:"|$)|\+\+\+[ \t]*$)/.test(text.slice(from, lineEnd(text, from)))) return 'otherKind';
  const between = lines === 0 && /^---[ \t]*\r?\n([^]*?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text.slice(from))?.[1];
  if (between && typeof saidBy(yamlDocument(between)) !== 'string') return 'unreadable';
  if (lines === 0) return { there: false, from, start: from, end: from, to: from, newline };
  const starts = [...text.slice(0, 200_000).matchAll(/\r\n|\n|\r/g)].slice(0, lines).map(({ 0: { length }, index }) => index + length);
  return { there: true, from, start: starts[0], end: starts[lines - 2], to: starts[lines - 1] ?? text.length, newline };
}

function tagsOf(field: TagsField): readonly WrittenTag[] {
  return 'tags' in field ? field.tags : [];
}

function withTag(lines: string, field: TagsField, tag: string, newline: string): string {
  const insert = (at: number, text: string) => changedText(lines, { start: at, end: at, text });
  const written = isPlain(tag) ? tag : `"${tag}"`;
  switch (field.form) {
    case 'none':
      return `${lines}${field.indent}tags:${newline}${field.indent}  - ${written}${newline}`;
    case 'empty':
      return insert(field.end, `${newline}${field.indent}  - ${written}`);
    case 'lines':
      return insert(field.end, `${newline}${field.indent}- ${written}`);
    case 'brackets': {
      const last = field.tags.at(-1);
      return last ? insert(last.end, `, ${written}`) : insert(field.start + 1, written);
    }
    case 'words': {
      const [first, second] = field.tags;
      if (!first) return changedText(lines, { ...field, text: `[${written}]` });
      // Of one word programs do not agree what parts it from the next.
      if (!second) return changedText(lines, { ...field, text: `[${lines.slice(field.start, field.end)}, ${written}]` });
      return insert(field.tags.at(-1)!.end, lines.slice(first.end, second.start) + tag);
    }
  }
}

/** The lines without a tag, wherever that can be done without taking away anything else. */
function withoutTag(lines: string, tag: string): string {
  const field = tagsField(lines);
  if (typeof field === 'string') return lines;
  const tags = tagsOf(field);
  const at = tags.findIndex(other => tagKey(other.tag) === tagKey(tag));
  if (at < 0) return lines;
  const { start, end } = tags[at];
  if (field.form === 'lines') {
    const line = [lines.lastIndexOf('\n', start) + 1, lineEnd(lines, end)];
    const rest = lines.slice(line[0], start) + lines.slice(end, line[1]);
    return /^[ \t]*-[ \t]*$/.test(rest) ? lines.slice(0, line[0]) + lines.slice(line[1]).replace(/^\r?\n/, '') : lines;
  }
  const [before, after] = [tags[at - 1], tags[at + 1]];
  const isAlone = (from: number, to: number) => /^[\s,;]*$/.test(lines.slice(from, start) + lines.slice(end, to));
  const inside = field.form === 'brackets' ? ([field.start + 1, field.end - 1] as const) : ([start, end] as const);
  const [from, to] = before ? [before.end, end] : after ? [start, after.start] : isAlone(...inside) ? inside : [start, end];
  return isAlone(from, to) ? lines.slice(0, from) + lines.slice(to) : lines;
}

/** The lines without the field, where nothing is left in it. */
function withoutEmptyField(lines: string): string {
  const field = tagsField(lines);
  if (typeof field === 'string' || field.form !== 'empty') return lines;
  return /^[ \t]*tags:[ \t]*$/.test(lines.slice(field.start, field.end)) ? lines.slice(0, field.start) + lines.slice(field.end).replace(/^\r?\n/, '') : lines;
}

/** Whether every reader of YAML takes a word for a text as it stands. */
function isPlain(tag: string): boolean {
  if (!/^[\p{L}_]/u.test(tag) || /^(?:y|n|yes|no|on|off)$/i.test(tag)) return false;
  return parse(tag) === tag;
}
