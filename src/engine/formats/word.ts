import { convertToHtml, images } from 'mammoth';

/** Its title is none of the headings below it. */
const TITLE = "p[style-name='Title'] => title:fresh";

/** The text of a Word document (.docx) as HTML; pictures are left out. Rejects where it is none. */
export async function textOfWord(bytes: Uint8Array): Promise<string> {
  const nothing = images.imgElement(async () => ({ src: '' }));
  const { value } = await convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: nothing, styleMap: TITLE });
  return value;
}
