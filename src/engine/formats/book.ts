import { posix } from 'node:path';
import { blocksOnLines, pageHtml } from '../../core/documents/pageHtml';
import { elementsOf, textsOf, type Archive } from './archive';

/** The text of an e-book (EPUB) in the order of its chapters, each block on a line; undefined where the archive is none. */
export async function textOfBook(archive: Archive): Promise<string | undefined> {
  const container = await archive.read('META-INF/container.xml');
  const place = elementsOf(container ?? '', 'rootfile')[0]?.attributes['full-path'];
  const book = place === undefined ? undefined : await archive.read(place);
  if (book === undefined) return undefined;
  const files = new Map(elementsOf(book, 'item').map(({ attributes: { id, href } }) => [id, href]));
  const chapters: string[] = [];
  for (const { attributes } of elementsOf(book, 'itemref')) {
    const href = files.get(attributes.idref);
    const chapter = href === undefined ? undefined : await archive.read(posix.join(posix.dirname(place!), decodeURI(href)));
    if (chapter !== undefined) chapters.push(/<body\b[^>]*>([\s\S]*)<\/body>/i.exec(chapter)?.[1] ?? chapter);
  }
  return pageHtml(chapters.map(blocksOnLines), { title: textsOf(book, 'dc:title')[0], keywords: textsOf(book, 'dc:subject') });
}
