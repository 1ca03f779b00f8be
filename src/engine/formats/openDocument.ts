import { blocksOnLines, element, pageHtml } from '../../core/documents/pageHtml';
import { elementsOf, readXml, textsOf, type Archive } from './archive';
import { Locked } from './locked';

/** Elements whose text is none of the document's: what was deleted, remarks, numbers of notes, names of pictures, and what is said beside a slide. */
const SILENT = new Set(['text:tracked-changes', 'office:annotation', 'text:note-citation', 'presentation:notes', 'svg:title', 'svg:desc']);
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
  readXml(content, {
    opened: ({ name, attributes }) => {
      if (SILENT.has(name)) silent++;
      if (silent > 0) return;
      if (name === 'draw:page') parts.push('');
      if (name === 'draw:frame') titled = attributes['presentation:class'] === 'title';
      if (name === 'text:h') open.push({ name: headingOf(Number(attributes['text:outline-level'])), text: '' });
      else if (name === 'text:p') open.push({ name: titled ? 'h2' : 'p', text: '' });
      else if (BLANKS.has(name) && open.length > 0) open[open.length - 1].text += ' ';
    },
    closed: name => {
      if (SILENT.has(name)) silent--;
      else if (silent > 0) return;
      else if (name === 'draw:frame') titled = false;
      else if (name === 'text:p' || name === 'text:h') {
        const { name: written, text } = open.pop()!;
        if (text.trim() !== '') parts[parts.length - 1] += element(written, text.replace(/\s+/g, ' ').trim());
      }
    },
    text: data => void (silent === 0 && open.length > 0 && (open[open.length - 1].text += data)),
  });
  return parts;
}

function headingOf(level: number): string {
  return `h${Math.min(6, Math.max(1, level || 1))}`;
}
