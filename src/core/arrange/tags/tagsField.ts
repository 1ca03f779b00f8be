import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { saidBy, yamlDocument } from './sameBut';

/** One tag in front matter, from `start` up to `end` as it is written. */
export interface WrittenTag {
  readonly tag: string;
  readonly start: number;
  readonly end: number;
}

/** How the front matter has its tags; positions are those of its lines as one text. */
export type TagsField =
  /** No such field; `indent` stands before the others. */
  | { readonly form: 'none'; readonly indent: string }
  /** `tags:` and nothing, or a comment; `end` is that of its line. */
  | { readonly form: 'empty'; readonly indent: string; readonly start: number; readonly end: number }
  /** A line for each; `indent` stands before the `-`, `end` is that of the last one's line. */
  | { readonly form: 'lines'; readonly tags: readonly WrittenTag[]; readonly indent: string; readonly end: number }
  /** `[a, b]`; `start` is that of the bracket. */
  | { readonly form: 'brackets'; readonly tags: readonly WrittenTag[]; readonly start: number; readonly end: number }
  /** `a, b` or `a b`, maybe within quotes; `start` and `end` are those of what is written, quotes and all. */
  | { readonly form: 'words'; readonly tags: readonly WrittenTag[]; readonly start: number; readonly end: number };

/** Why front matter is not written to: it is no YAML, or has its tags in a form that nobody reads alike. */
export type TagsTrouble = 'unreadable' | 'otherForm';

/** Finds the tags in the lines of YAML front matter, each with its line end. */
export function tagsField(lines: string): TagsField | TagsTrouble {
  const document = yamlDocument(lines);
  if (saidBy(document) === undefined || /\r(?!\n)/.test(lines)) return 'unreadable';
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null && (contents.source ?? '') === '')) return { form: 'none', indent: '' };
  if (!isMap(contents)) return 'otherForm';
  const found = contents.items.filter(({ key }) => nameOf(key).toLowerCase() === 'tags');
  if (found.length > 1) return 'otherForm';
  const first = contents.items[0]?.key;
  const indent = isScalar(first) ? lines.slice(lineStart(lines, first.range![0]), first.range![0]) : '';
  if (!/^ *$/.test(indent)) return 'otherForm';
  return found.length === 0 ? { form: 'none', indent } : fieldOf(found[0] as Pair<unknown, Node | null>, lines, indent);
}

function fieldOf({ key, value }: Pair<unknown, Node | null>, lines: string, indent: string): TagsField | TagsTrouble {
  const named = (key as Node).range!;
  const end = lineEnd(lines, named[1]);
  if (value === null || (isScalar(value) && value.value === null && (value.source ?? '') === '')) {
    // An anchor or a type without a value.
    if (!/^[ \t]*:[ \t]*(?:#.*)?$/.test(lines.slice(named[1], end))) return 'otherForm';
    return { form: 'empty', indent, start: lineStart(lines, named[0]), end };
  }
  if (isScalar(value)) return value.value === null ? { form: 'words', tags: [], start: value.range![0], end: value.range![1] } : wordsOf(value, lines);
  if (!isSeq(value)) return 'otherForm';
  const items = value.items as readonly Partial<Node>[];
  if (items.some(({ range }) => !range)) return 'otherForm';
  const tags = items.map(item => ({ tag: nameOf(item), start: item.range![0], end: item.range![1] }));
  const [start, close] = value.range!;
  if (value.flow) return { form: 'brackets', tags, start, end: close };
  const last = tags.at(-1)!;
  const before = /^([ \t]*)-(?:[ \t]|$)/.exec(lines.slice(lineStart(lines, last.start), lineEnd(lines, last.start)));
  // What goes on over several lines, or holds more than a word, is no tag.
  if (!before || /[\r\n]/.test(lines.slice(last.start, last.end))) return 'otherForm';
  return { form: 'lines', tags, indent: before[1], end: lineEnd(lines, last.end) };
}

function wordsOf(value: { readonly type?: string; readonly range?: readonly number[] | null }, lines: string): TagsField | TagsTrouble {
  const [start, end] = value.range!;
  const written = lines.slice(start, end);
  if (value.type?.startsWith('BLOCK') || /[\r\n\\]/.test(written)) return 'otherForm';
  const inner = /^(["']).*\1$/.test(written) ? 1 : 0;
  const words = [...written.slice(inner, written.length - inner).matchAll(/[^,;\s]+/g)];
  return { form: 'words', tags: words.map(({ 0: tag, index }) => ({ tag, start: start + inner + index, end: start + inner + index + tag.length })), start, end };
}

/** A text or number as it stands there; of anything else nothing. */
function nameOf(node: unknown): string {
  return isScalar(node) ? String(typeof node.value === 'string' ? node.value : (node.source ?? '')) : '';
}

function lineStart(lines: string, at: number): number {
  return Math.max(lines.lastIndexOf('\n', at - 1), -1) + 1;
}

/** Where the line of a position ends, before its line end. */
export function lineEnd(lines: string, at: number): number {
  const end = /\r?\n|$/.exec(lines.slice(at))!.index;
  return at + end;
}
