import { fileName, folderName } from '../paths';
import { joinPaths } from './paths';

/** A document that may be linked to: its id, and its absolute path with `/`. */
export interface Linkable {
  readonly id: string;
  readonly path: string;
}

// Lengths are bounded, so that no text takes long.
/** `](target)` and `](<target>)`, with a title or without. */
const INLINE = /\]\(\s{0,9}(?:<([^<>\n]{1,500})>|([^\s()<>]{1,500}(?:\([^\s()]{0,99}\)[^\s()<>]{0,99}){0,9}))/g;
/** `[label]: target` at the start of a line. */
const REFERENCE = /^ {0,3}\[[^\]\n]{1,300}\]:\s{0,9}<?([^\s<>]{1,500})>?/gm;
/** `[[target]]`, `[[target|shown]]`, `[[target#part]]`. */
const WIKI = /\[\[([^[\]|#\n]{1,300})(?:#[^[\]|\n]{0,300})?(?:\|[^[\]\n]{0,300})?\]\]/g;
/** Longer texts are looked through as far as this. */
const MOST = 400_000;

/**
 * Ids of the documents that a text at `path` links to, in Markdown or by `[[names]]`. `roots` are the folders that links
 * with a leading slash start from. A name stands for every file that has it, as one cannot tell which is meant.
 */
export function linkedDocuments(text: string, path: string, documents: readonly Linkable[], roots: readonly string[] = []): Set<string> {
  const start = text.slice(0, MOST);
  const targets = [...matches(start, INLINE), ...matches(start, REFERENCE)].flatMap(readable);
  const names = new Set(matches(start, WIKI).map(name => withoutExtension(name.trim()).toLowerCase()));
  const folder = folderName(path);
  const paths = new Set<string>();
  for (const target of targets) {
    for (const from of target.startsWith('/') ? ['', ...roots] : [folder]) paths.add(joinPaths(from, target));
  }
  const linked = new Set<string>();
  for (const document of documents) {
    const bare = withoutExtension(document.path);
    const named = names.has(fileName(document.path).toLowerCase()) || [...names].some(name => name.includes('/') && bare.toLowerCase().endsWith(`/${name}`));
    if (named || paths.has(document.path) || paths.has(bare)) linked.add(document.id);
  }
  return linked;
}

function matches(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, first, second]) => first ?? second);
}

/** The path of a target; none for addresses of the web and for parts of the same document. */
function readable(target: string): string[] {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return [];
  const path = target.replace(/[?#].*$/s, '');
  if (path === '') return [];
  try {
    return [decodeURIComponent(path)];
  } catch {
    return [path];
  }
}

function withoutExtension(path: string): string {
  return path.replace(/(?<=[^/])\.[^./]+$/, '');
}
