import { posix } from 'node:path';
import { blocksOnLines, pageHtml } from '../../core/documents/pageHtml';
import { elementsOf, textsOf, type Archive } from './archive';
import { Locked } from './locked';

/** In XML any element may close itself; in HTML the contents of these would go on to the end. */
const CLOSED = /<(script|style|title|iframe|textarea|noscript|(?:\w+:)?math)\b([^<>]*)\/>/gi;

/** Marks that lead to notes and back. What is open ends before the next of its kind, here and below: each letter is looked at once, whatever is never closed. */
const MARK = /<a\b(?=[^<>]*\b(?:noteref|footnote-ref|backlink|footnote-back)\b)[^<>]*(?<!\/)>[^<]*(?:<(?!\/?a\b)[^<]*)*<\/a>/gi;

/** The text of an e-book (EPUB) in the order of its chapters, each block on a line; undefined where the archive is none. Rejects with a `Locked` where a chapter is encrypted. */
export async function textOfBook(archive: Archive): Promise<string | undefined> {
  const container = await archive.read('META-INF/container.xml');
  const place = elementsOf(container ?? '', 'rootfile')[0]?.attributes['full-path'];
  const book = place === undefined ? undefined : await archive.read(place);
  if (book === undefined) return undefined;
  const locked = new Set(elementsOf((await archive.read('META-INF/encryption.xml')) ?? '', 'CipherReference').map(({ attributes }) => decoded(attributes.URI ?? '')));
  const files = new Map(elementsOf(book, 'item').map(({ attributes: { id, href } }) => [id, href]));
  const chapters: string[] = [];
  for (const { attributes } of elementsOf(book, 'itemref')) {
    const href = files.get(attributes.idref);
    if (href === undefined) continue;
    const name = posix.join(posix.dirname(place!), decoded(href));
    // Fonts may be encrypted in books that everybody may read.
    if (locked.has(name)) throw new Locked();
    const chapter = await archive.read(name);
    if (chapter !== undefined) chapters.push(bodyOf(chapter).replace(CLOSED, '<$1$2></$1>').replace(MARK, ''));
  }
  return pageHtml(chapters.map(blocksOnLines), { title: textsOf(book, 'title')[0], keywords: textsOf(book, 'subject') });
}

function bodyOf(chapter: string): string {
  const begin = /<body\b[^<>]*>/i.exec(chapter);
  return begin ? chapter.slice(begin.index + begin[0].length).replace(/<\/body>[\s\S]*$/i, '') : chapter;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
