import { convertToHtml, images } from 'mammoth';
import { blocksOnLines } from '../../core/documents/pageHtml';

/** Its title is none of the headings below it. */
const TITLE = "p[style-name='Title'] => title:fresh";

/** The text of a Word document (.docx) as HTML, each block on a line; pictures are left out. Rejects where it is none. */
export async function textOfWord(bytes: Uint8Array): Promise<string> {
  const nothing = images.imgElement(async () => ({ src: '' }));
  const { value } = await convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: nothing, styleMap: TITLE });
  return blocksOnLines(value);
}
