import { blocksOnLines, element, pageHtml, tableRow } from '../../core/documents/pageHtml';
import { elementsOf, readXml, textsOf, type Archive } from './archive';
import { Locked } from './locked';

/** Lists of what the document has elsewhere. */
const CONTENTS = ['text:table-of-content', 'text:illustration-index', 'text:table-index', 'text:object-index', 'text:alphabetical-index'];
/** Elements whose text is none of the document's: what was deleted, remarks, numbers of notes, names of pictures, and what is said beside a slide. */
const SILENT = new Set(['text:tracked-changes', 'office:annotation', 'text:note-citation', 'presentation:notes', 'svg:title', 'svg:desc', ...CONTENTS]);
const BLANKS = new Set(['text:s', 'text:tab', 'text:line-break']);

/** The text of an OpenDocument text or presentation, each slide or else each paragraph a line; undefined where the archive is none. Rejects with a `Locked` where it is encrypted. */
export async function textOfOpenDocument(archive: Archive): Promise<string | undefined> {
  if (elementsOf((await archive.read('META-INF/manifest.xml')) ?? '', 'encryption-data').length > 0) throw new Locked();
  const content = await archive.read('content.xml');
  if (content === undefined) return undefined;
  const meta = (await archive.read('meta.xml')) ?? '';
  const [text, ...slides] = partsOf(content);
  return pageHtml(slides.length > 0 ? slides : [blocksOnLines(text)], { title: textsOf(meta, 'title')[0], keywords: textsOf(meta, 'keyword') });
}

/** What stands before all slides, and each slide. */
function partsOf(content: string): string[] {
  const parts = [''];
  let silent = 0;
  let titled = false;
  /** The paragraphs that are open: one may hold others, as those of a note. */
  const open: { readonly name: string; text: string }[] = [];
  /** The rows of tables that are open: a cell may hold a table. */
  const rows: Row[] = [];
  const add = (html: string) => void (parts[parts.length - 1] += html);
  readXml(content, {
    opened: ({ name, attributes }) => {
      if (SILENT.has(name)) silent++;
      if (silent > 0) return;
      if (name === 'draw:page') parts.push('');
      if (name === 'draw:frame') titled = attributes['presentation:class'] === 'title';
      if (name === 'table:table-row') rows.push({ cells: [], html: '', isPlain: rows.length === 0 });
      if (name === 'table:table-cell') rows.at(-1)?.cells.push('');
      if (name === 'text:h') open.push({ name: headingOf(Number(attributes['text:outline-level'])), text: '' });
      else if (name === 'text:p') open.push({ name: titled ? 'h2' : 'p', text: '' });
      else if (BLANKS.has(name) && open.length > 0) open[open.length - 1].text += ' ';
    },
    closed: name => {
      if (SILENT.has(name)) silent--;
      else if (silent > 0) return;
      else if (name === 'draw:frame') titled = false;
      else if (name === 'table:table-row') {
        const { cells, html, isPlain } = rows.pop()!;
        const written = isPlain ? tableRow(cells) : html;
        if (rows.length > 0) inRow(rows.at(-1)!, written);
        else add(written);
      } else if (name === 'text:p' || name === 'text:h') {
        const paragraph = open.pop()!;
        const text = paragraph.text.replace(/\s+/g, ' ').trim();
        if (text === '') return;
        const row = rows.at(-1);
        if (row) inRow(row, element(paragraph.name, text), paragraph.name === 'p' ? text : undefined);
        else add(element(paragraph.name, text));
      }
    },
    text: data => void (silent === 0 && open.length > 0 && (open[open.length - 1].text += data)),
  });
  return parts;
}

interface Row {
  readonly cells: string[];
  /** What is in it, one below the other. */
  html: string;
  /** Whether each of its cells holds one paragraph at most and nothing else, so that it is read as a line. */
  isPlain: boolean;
}

function inRow(row: Row, html: string, text?: string): void {
  row.html += html;
  if (text !== undefined && row.cells.at(-1) === '') row.cells[row.cells.length - 1] = text;
  else row.isPlain = false;
}

function headingOf(level: number): string {
  return `h${Math.min(6, Math.max(1, level || 1))}`;
}
