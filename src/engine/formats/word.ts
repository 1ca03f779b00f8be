import { convertToHtml, images } from 'mammoth';
import { blocksOnLines, keywordsIn, pageHtml } from '../../core/documents/pageHtml';
import { openArchive, textsOf } from './archive';

/** Its title is none of the headings below it, and lists of what it has elsewhere are left out. */
const STYLES = ["p[style-name='Title'] => title:fresh", "p[style-name^='toc '] => !", "p[style-name='table of figures'] => !", "p[style-name^='index '] => !"];

/** A thousand pages have less. */
const MOST_BYTES = 16 << 20;
/** Marks that lead to notes and back. */
const MARKS = /<sup><a href="#(?:foot|end)note-[^>]*>\[\d+\]<\/a><\/sup>| ?<a href="#(?:foot|end)note-ref-[^>]*>↑<\/a>/g;

/** The text of a Word document (.docx) as HTML, each block on a line; pictures are left out. Rejects where it is none. */
export async function textOfWord(bytes: Uint8Array): Promise<string> {
  const archive = await openArchive(bytes, MOST_BYTES);
  // It would be taken apart whole, however long it is, and that takes its time.
  for (const part of ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml', 'word/comments.xml', 'word/styles.xml']) await archive.read(part);
  const about = (await archive.read('docProps/core.xml')) ?? '';
  const nothing = images.imgElement(async () => ({ src: '' }));
  const { value } = await convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: nothing, styleMap: STYLES });
  return pageHtml([blocksOnLines(value.replace(MARKS, ''))], { keywords: textsOf(about, 'keywords').flatMap(keywordsIn) });
}
