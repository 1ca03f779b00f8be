import { sharedText, shinglesOf } from '../suggestions/shingles';
import type { Pace } from '../work';
import { pagesBesideTexts } from './copies';
import { decode } from './decode';
import type { FileTree } from './fileTree';

/** Characters of a page that are compared; programs put something before the text or in its midst, so that more is read of that. */
const MOST_OF_PAGE = 10_000;
/** Share of what a page says that stands in the text that it was made of; what else it says is around that. */
const LEAST_SHARED = 0.5;

/** Those of these files that are pages beside texts of their name and say something else than these, as the `index.html` and `index.md` of a site may. */
export async function ownPages(paths: readonly string[], tree: Pick<FileTree, 'readFile'>, pace: Pace): Promise<ReadonlySet<string>> {
  const own = new Set<string>();
  for (const [page, texts] of pagesBesideTexts(paths)) {
    await pace.breathe();
    const said = shinglesOf(withoutMarkup(await textOf(page, tree)).slice(0, MOST_OF_PAGE));
    let isCopy = said.length === 0;
    for (const text of texts) isCopy ||= sharedBy(said, shinglesOf(await textOf(text, tree))) >= LEAST_SHARED;
    if (!isCopy) own.add(page);
  }
  return own;
}

/** Nothing of a file that cannot be read: whoever reads it later says why. */
async function textOf(path: string, tree: Pick<FileTree, 'readFile'>): Promise<string> {
  const decoded = await tree.readFile(path).then(decode, () => ({ text: '' }));
  return 'text' in decoded ? decoded.text : '';
}

/** Share of the first of these sets of shingles that stands in the other. */
function sharedBy(one: Uint32Array, other: Uint32Array): number {
  return (sharedText(one, other).contained * Math.min(one.length, other.length)) / one.length;
}

/** A page without elements, scripts and styles: not read in earnest, which the editor's own process has nothing for. */
function withoutMarkup(page: string): string {
  const parts = page.split(/<(?=\/?(?:script|style)\b)/i);
  return parts.filter(part => !/^(?:script|style)\b/i.test(part)).map(part => `<${part}`).join('').replace(/<[^<>]*>/g, ' ');
}
