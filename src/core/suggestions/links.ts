import { fileName, folderName } from '../paths';

/** Links of one document as they are written: addresses below the folder, and names of notes. */
export interface WrittenLinks {
  /** Targets of `[text](target)` and `[text]: target`, without the part after `#` or `?`. */
  readonly addresses: readonly string[];
  /** Targets of `[[Note#Part|text]]`, without part and text. */
  readonly names: readonly string[];
}

// Every part is bounded, and none overlaps the next, so that no text makes them slow.
const INLINE = /\]\(\s{0,9}(?:<([^<>\n]{0,999})>|([^\s()]{0,999}(?:\([^\s()]{0,99}\)[^\s()]{0,99})?))/g;
const REFERENCE = /^ {0,3}\[[^\]\n]{1,999}\]:[ \t]{0,9}(?:<([^<>\n]{0,999})>|(\S{1,999}))/gm;
const WIKI = /\[\[([^\][|#^\n]{1,300})(?:[|#^][^\][\n]{0,300})?\]\]/g;
const SCHEME = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;

/** The links to other documents in a text of any markup that has Markdown's or a wiki's. */
export function writtenLinks(text: string): WrittenLinks {
  const addresses = [INLINE, REFERENCE].flatMap(pattern => Array.from(text.matchAll(pattern), ([, bracketed, plain]) => bracketed ?? plain));
  return {
    addresses: addresses.filter(address => address && !SCHEME.test(address)).map(address => decoded(address.replace(/[#?].*$/s, ''))).filter(Boolean),
    names: Array.from(text.matchAll(WIKI), ([, name]) => name.trim()),
  };
}

/**
 * Resolves links: for each document the positions of those it links to, each once, itself left out. Addresses count from the
 * document's own folder, with a leading `/` from the top; an extension may be missing. Names of notes are found in any folder,
 * as wikis do; those that several documents have mean the one nearest the top.
 */
export function linkTargets(paths: readonly (string | undefined)[], links: readonly WrittenLinks[]): number[][] {
  const byPath = new Map<string, number>();
  /** Documents of a file name, with their paths, those nearest the top first. */
  const byName = new Map<string, { readonly path: string; readonly at: number }[]>();
  const order = paths.flatMap((path, at) => (path === undefined ? [] : [{ path: path.toLowerCase(), at }])).sort((a, b) => depth(a.path) - depth(b.path));
  for (const { path, at } of order) byPath.set(path, at);
  for (const { path, at } of order) {
    const bare = withoutExtension(path);
    if (!byPath.has(bare)) byPath.set(bare, at);
    const name = fileName(path);
    byName.set(name, [...(byName.get(name) ?? []), { path: `/${bare}`, at }]);
  }
  const noteAt = (written: string) => {
    const name = `/${joined('', withoutMarkdown(written.toLowerCase()))}`;
    return byName.get(name.slice(name.lastIndexOf('/') + 1))?.find(({ path }) => path.endsWith(name))?.at;
  };
  return links.map(({ addresses, names }, from) => {
    const folder = folderName(paths[from] ?? '');
    const found = [...addresses.map(address => byPath.get(joined(folder, address).toLowerCase())), ...names.map(noteAt)];
    return [...new Set(found)].filter(at => at !== undefined && at !== from).map(Number).sort((a, b) => a - b);
  });
}

function joined(folder: string, address: string): string {
  const parts = address.startsWith('/') || folder === '' ? [] : folder.split('/');
  for (const part of address.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function withoutExtension(path: string): string {
  const folder = folderName(path);
  return folder === '' ? fileName(path) : `${folder}/${fileName(path)}`;
}

function withoutMarkdown(name: string): string {
  return name.replace(/\.(?:md|markdown)$/i, '');
}

function depth(path: string): number {
  return path.split('/').length;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
