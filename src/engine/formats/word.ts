import { convertToHtml, images } from 'mammoth';
import { decode } from '../../core/documents/decode';
import { kindByContent } from '../../core/documents/kinds';
import { foreignEncoding } from '../../core/documents/reasons';
import { blocksAsHtml, blocksOnLines, keywordsIn, pageHtml } from '../../core/documents/pageHtml';
import { parsePlainText } from '../../core/documents/plainText';
import { openArchive, textsOf, TooMuch, type Archive } from './archive';
import { openCompound } from './compound';
import { Locked } from './locked';
import { textOfMessage } from './message';
import { withFormulasAsText } from './officeFormulas';
import { textOfOldWord } from './oldWord';
import { textOfRichText } from './richText';
import { slimWord } from './slimWord';
import { textOfWordXml } from './wordXml';

/** Its title is none of the headings below it, and lists of what it has elsewhere are left out. */
const STYLES = ["p[style-name='Title'] => title:fresh", "p[style-name^='toc '] => !", "p[style-name='table of figures'] => !", "p[style-name^='index '] => !"];

/** Documents with a password lie in a file of the older kind. */
const ENCRYPTED = 'EncryptedPackage';
/** At the head of a page that is kept as a mail. */
const FIELD = /^\s*[A-Za-z][\w-]*:/;
const MIME = /^MIME-Version:/im;
const HEAD = 1_000;
/** Programs write pages without their outermost elements, as XML, or with remarks above them. */
const PAGE = /^(?:\s|<\?xml[^>]*>|<!--(?:(?!-->).)*-->)*<(?:!doctype html|html|head|meta|title|style|body|div|p|table|h[1-6]|font|center)\b/is;
/** Characters of what is taken apart, all of it at once: a thousand pages have less. */
const MOST_CHARACTERS = 16 << 20;
/** Marks that lead to notes and back. */
const MARKS = /<sup><a href="#(?:foot|end)note-[^>]*>\[\d+\]<\/a><\/sup>| ?<a href="#(?:foot|end)note-ref-[^>]*>↑<\/a>/g;

/** Told of a text in an encoding that nobody names. */
export class OtherEncoding extends Error {}

/** The text of a Word document as HTML, each block on a line; pictures are left out. Undefined or rejects where it is none. What it is written in is told by its bytes: RTF, XML of Word 2003, pages of HTML, alone or as a mail with their pictures, and plain texts are called documents of Word too. Rejects with an `OtherEncoding` for a text that cannot be read. */
export async function textOfWord(bytes: Uint8Array): Promise<string | undefined> {
  const compound = openCompound(bytes);
  if (compound?.stream(ENCRYPTED)) throw new Locked();
  if (compound) return textOfOldWord(compound);
  return (await textOfRichText(bytes)) ?? (await textAsWritten(bytes)) ?? textOfArchive(bytes);
}

/** Undefined for what is no text, nor a page. */
async function textAsWritten(bytes: Uint8Array): Promise<string | undefined> {
  const decoded = decode(bytes);
  if ('reason' in decoded) {
    if (decoded.reason === foreignEncoding) throw new OtherEncoding();
    return undefined;
  }
  const { text } = decoded;
  if (text.length > MOST_CHARACTERS) throw new TooMuch();
  const head = text.slice(0, HEAD);
  if (FIELD.test(head) && MIME.test(head)) return textOfMessage(bytes);
  if (PAGE.test(head)) return blocksOnLines(text);
  const xml = textOfWordXml(text, head);
  if (xml !== undefined) return xml;
  return kindByContent(text) === 'data' ? undefined : pageHtml(blocksAsHtml(parsePlainText(text).blocks), {});
}

async function textOfArchive(bytes: Uint8Array): Promise<string> {
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
