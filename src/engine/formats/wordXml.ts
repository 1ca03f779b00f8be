import { readXml } from './archive';
import { RichTextBlocks, richTextPage } from './richTextBlocks';

const ROOT = /<w:wordDocument\b/;
/** Whose text is none of the document's: heads and feet of pages. */
const SILENT = new Set(['w:hdr', 'w:ftr']);
/** Whose paragraphs stand within another. */
const NOTES = new Set(['w:footnote', 'w:endnote', 'w:txbxContent']);
const BLANKS = new Set(['w:tab', 'w:br', 'w:cr']);
/** What it says of itself, by elements of Office. */
const TITLE = 'o:Title';
const KEYWORDS = 'o:Keywords';

/** The text of a document that Word 2003, or a program in its way, wrote as XML, each paragraph a line; undefined for any other XML. `head` is its beginning. */
export function textOfWordXml(xml: string, head: string): string | undefined {
  if (!ROOT.test(head)) return undefined;
  const blocks = new RichTextBlocks();
  const about = new Map([[TITLE, ''], [KEYWORDS, '']]);
  /** Names of styles by their ids. */
  const styles = new Map<string | undefined, string>();
  let described: string | undefined;
  let within = '';
  let [silent, tables, isHidden] = [0, 0, false];
  let look = { heading: undefined as number | undefined, style: '' };
  /** Of the paragraphs around notes. */
  const around: (typeof look)[] = [];
  const styleNow = () => ({ ...look, inTable: tables > 0 });
  readXml(xml, {
    opened: ({ name, attributes }) => {
      within = name;
      const value = attributes['w:val'];
      if (SILENT.has(name)) silent++;
      else if (silent > 0) return;
      else if (name === 'w:style') described = attributes['w:styleId'];
      else if (name === 'w:name' && described !== undefined) styles.set(described, value ?? '');
      else if (name === 'w:tbl') tables++;
      else if (name === 'w:p') look = { heading: undefined, style: '' };
      else if (name === 'w:pStyle') look.style = styles.get(value) ?? value ?? '';
      else if (name === 'w:outlineLvl' && Number(value) < 9) look.heading = Number(value) + 1;
      else if (name === 'w:r') isHidden = false;
      else if (name === 'w:vanish') isHidden = value !== 'off';
      else if (BLANKS.has(name)) blocks.add(' ', 1, false);
      else if (NOTES.has(name)) {
        around.push(look);
        blocks.beginNote();
      }
    },
    closed: name => {
      within = '';
      if (SILENT.has(name)) silent--;
      else if (silent > 0) return;
      else if (name === 'w:style') described = undefined;
      else if (name === 'w:p') blocks.endParagraph(styleNow());
      else if (name === 'w:tc' && tables === 1) blocks.endCell(styleNow());
      else if (name === 'w:tr' && tables === 1) blocks.endRow();
      else if (name === 'w:tbl') tables--;
      else if (NOTES.has(name)) {
        look = around.pop()!;
        blocks.endNote(styleNow());
      }
    },
    text: text => {
      if (about.has(within)) about.set(within, about.get(within)! + text);
      else if (within === 'w:t' && silent === 0 && !isHidden) blocks.add(text, 1, false);
    },
  });
  return richTextPage(blocks, { title: about.get(TITLE)!, keywords: about.get(KEYWORDS)! });
}
