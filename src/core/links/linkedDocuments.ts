import { folderName, nameKey } from '../paths';
import { joinPaths, withoutExtension } from './paths';
import { writtenLinks } from './writtenLinks';

/** A document that may be linked to: its id, and its absolute path with `/`. */
export interface Linkable {
  readonly id: string;
  readonly path: string;
}

/**
 * Ids of the documents that a text at `path` links to, in Markdown or by `[[names]]`. `roots` are the folders that links
 * with a leading slash start from. A name stands for every file that has it, as one cannot tell which is meant.
 */
export function linkedDocuments(text: string, path: string, documents: readonly Linkable[], roots: readonly string[] = []): Set<string> {
  const written = writtenLinks(text);
  const names = new Set(written.names.map(name => joinPaths('', nameKey(name))));
  const folder = folderName(path);
  const paths = new Set<string>();
  for (const target of written.paths) {
    for (const from of target.startsWith('/') ? ['', ...roots] : [folder]) paths.add(joinPaths(from, target).normalize('NFC'));
  }
  const linked = new Set<string>();
  for (const document of documents) {
    const whole = document.path.normalize('NFC');
    const bare = withoutExtension(whole);
    if ([whole, bare].some(named => paths.has(named) || endsInOne(nameKey(named), names))) linked.add(document.id);
  }
  return linked;
}

/** Whether a path ends in a name, with folders before it or without. */
function endsInOne(path: string, names: ReadonlySet<string>): boolean {
  for (let at = path.lastIndexOf('/'); names.size > 0 && at >= 0; at = at === 0 ? -1 : path.lastIndexOf('/', at - 1)) if (names.has(path.slice(at))) return true;
  return false;
}
