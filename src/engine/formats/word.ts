import { convertToHtml, images } from 'mammoth';
import { blocksOnLines, keywordsIn, pageHtml } from '../../core/documents/pageHtml';
import { openArchive, textsOf, TooMuch, type Archive } from './archive';
import { withFormulasAsText } from './officeFormulas';
import { slimWord } from './slimWord';

/** Its title is none of the headings below it, and lists of what it has elsewhere are left out. */
const STYLES = ["p[style-name='Title'] => title:fresh", "p[style-name^='toc '] => !", "p[style-name='table of figures'] => !", "p[style-name^='index '] => !"];

/** Characters of what is taken apart, all of it at once: a thousand pages have less. */
const MOST_CHARACTERS = 16 << 20;
/** Marks that lead to notes and back. */
const MARKS = /<sup><a href="#(?:foot|end)note-[^>]*>\[\d+\]<\/a><\/sup>| ?<a href="#(?:foot|end)note-ref-[^>]*>↑<\/a>/g;

/** The text of a Word document (.docx) as HTML, each block on a line; pictures are left out. Rejects where it is none. */
export async function textOfWord(bytes: Uint8Array): Promise<string> {
  const archive = await openArchive(bytes);
  const about = (await archive.read('docProps/core.xml')) ?? '';
  const nothing = images.imgElement(async () => ({ src: '' }));
  const { value } = await convertToHtml(readThrough(archive), { convertImage: nothing, styleMap: STYLES });
  return pageHtml([blocksOnLines(value.replace(MARKS, ''))], { keywords: textsOf(about, 'keywords').flatMap(keywordsIn) });
}

/** It takes an archive that is open too, though its types do not say so: its own would unpack whatever is in it, however much that is. */
function readThrough(archive: Archive): Parameters<typeof convertToHtml>[0] {
  let room = MOST_CHARACTERS;
  const file = {
    exists: (name: string) => archive.has(name),
    read: async (name: string) => {
      const xml = slimWord((await archive.read(name)) ?? '');
      room -= xml.length;
      if (room < 0) throw new TooMuch();
      return withFormulasAsText(xml);
    },
  };
  return { file } as unknown as Parameters<typeof convertToHtml>[0];
}
