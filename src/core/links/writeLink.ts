import { fileName, folderName, lastPart } from '../paths';
import { plainText } from '../plainText';
import { relativePath } from './paths';

/** How links between documents are written: `[Title](../path.md)` or `[[name]]`. */
export type LinkStyle = 'markdown' | 'wiki';

/** What a link leads to: its title, and its absolute path with `/`. */
export interface LinkTarget {
  readonly title: string;
  readonly path: string;
}

/** What means something else in a wiki link. */
const NOT_IN_WIKI = /[[\]|#^]/;

/**
 * A link from a document in `folder` to another one. A wiki link names the file alone, or with its folder where `namesake`
 * says that another file has the same name; only notes are named without their extension. A name with signs that end a wiki
 * link is linked to as in Markdown.
 */
export function linkTo({ title, path }: LinkTarget, folder: string, style: LinkStyle, namesake = false): string {
  const text = plainText(title);
  const name = /\.(?:md|markdown)$/i.test(path) ? fileName(path) : lastPart(path);
  const way = namesake ? `${lastPart(folderName(path))}/${name}` : name;
  if (style === 'markdown' || NOT_IN_WIKI.test(way)) return `[${text.replace(/[\\[\]`*_<>~]|&(?=#?\w+;)/g, '\\$&')}](${encoded(relativePath(folder, path))})`;
  const shown = plainText(text.replace(/[[\]|]/g, ' '));
  return shown && shown !== name ? `[[${way}|${shown}]]` : `[[${way}]]`;
}

/** Everything that ends a link early or begins another thing is written as a code. */
function encoded(path: string): string {
  const parts = path.split('/').map(part => encodeURIComponent(part).replace(/[()'*!]/g, letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`));
  // What looks like `word:` at the start would be taken for a scheme, but a colon is a code by now.
  return parts.join('/');
}
