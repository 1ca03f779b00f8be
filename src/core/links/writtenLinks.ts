/** Links of one text as they are written, in Markdown or by `[[names]]`. */
export interface WrittenLinks {
  /** Paths as they stand, without what follows `?` or `#`; addresses of the web are left out. */
  readonly paths: readonly string[];
  /** Names of notes, with folders where these are written. */
  readonly names: readonly string[];
}

// Lengths are bounded, so that no text takes long.
/** `](target)` and `](<target>)`, with a title or without. */
const INLINE = /\]\(\s{0,9}(?:<([^<>\n]{1,500})>|((?:\\\S|[^\s()<>\\]){1,500}(?:\([^\s()]{0,99}\)(?:\\\S|[^\s()<>\\]){0,99}){0,9}))/g;
/** `[label]: target` and `[label]: <target>` at the start of a line; `[^1]:` begins a footnote. */
const REFERENCE = /^ {0,3}\[(?!\^)[^\]\n]{1,300}\]:\s{0,9}(?:<([^<>\n]{1,500})>|([^\s<>]{1,500}))/gm;
/** What stands for itself behind a `\`. */
const ESCAPED = /\\([!-/:-@[-`{-~])/g;
/** `[[target]]`, `[[target|shown]]`, `[[target#part]]`; in a table the `|` has a `\` before it. */
const WIKI = /\[\[([^[\]|#\n]{1,300})(?:#[^[\]|\n]{0,300})?(?:\|[^[\]\n]{0,300})?\]\]/g;
/** Longer texts are looked through as far as this. */
const MOST = 400_000;

/** The links to other documents in a text. */
export function writtenLinks(text: string): WrittenLinks {
  const start = text.slice(0, MOST);
  return {
    paths: [...matches(start, INLINE), ...matches(start, REFERENCE)].flatMap(readable),
    names: matches(start, WIKI).map(name => name.replace(/\\$/, '').trim()),
  };
}

function matches(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, first, second]) => first ?? second);
}

/** The path of a target; none for addresses of the web and for parts of the same document. */
function readable(target: string): string[] {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return [];
  const path = target.replace(ESCAPED, '$1').replace(/[?#].*$/s, '');
  if (path === '') return [];
  try {
    return [decodeURIComponent(path)];
  } catch {
    return [path];
  }
}
