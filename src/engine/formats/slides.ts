import { posix } from 'node:path';
import { nextInFormula } from '../../core/documents/formulaText';
import { element, keywordsIn, pageHtml, tableRow } from '../../core/documents/pageHtml';
import { elementsOf, readXml, textsOf, type Archive } from './archive';
import { DRAWN } from './officeFormulas';

/** Feet, numbers and dates of slides. */
const ON_EVERY_SLIDE = new Set(['ftr', 'sldNum', 'dt', 'hdr']);
const PRESENTATION = 'ppt/presentation.xml';

/** The text of the slides of a PowerPoint presentation (.pptx), each a line; undefined where the archive is none. */
export async function textOfSlides(archive: Archive): Promise<string | undefined> {
  const presentation = await archive.read(PRESENTATION);
  if (presentation === undefined) return undefined;
  const related = elementsOf((await archive.read('ppt/_rels/presentation.xml.rels')) ?? '', 'Relationship');
  const places = new Map(related.map(({ attributes: { Id, Target } }) => [Id, posix.join('ppt', Target).replace(/^ppt\/ppt\//, 'ppt/')]));
  const slides: string[] = [];
  for (const { attributes } of elementsOf(presentation, 'sldId')) slides.push(slideOf((await archive.read(places.get(attributes['r:id']) ?? '')) ?? ''));
  const about = (await archive.read('docProps/core.xml')) ?? '';
  return pageHtml(slides, { title: ownTitle(textsOf(about, 'title')[0], slides[0] ?? ''), keywords: textsOf(about, 'keywords').flatMap(keywordsIn) });
}

/** A title counts if it stands on the first slide too: programs write what they like there. */
function ownTitle(title: string | undefined, first: string): string | undefined {
  return title !== undefined && first.toLowerCase().includes(element('h2', title).toLowerCase()) ? title : undefined;
}

function slideOf(xml: string): string {
  let html = '';
  let text = '';
  let isText = false;
  /** Within a formula its last sign. Formulas on lines of their own are left out. */
  let sign: string | undefined;
  let onOwnLine = 0;
  const addSign = (next = '') => {
    if (sign !== undefined && next !== '' && onOwnLine === 0) text += sign = nextInFormula(sign, next);
  };
  /** What the shape stands for on the slide. */
  let role = '';
  /** Paragraphs of the cells of a row that is open, of each in turn. */
  let row: string[][] | undefined;
  /** Depth of what stands in for something newer, which is there as well. */
  let instead = 0;
  readXml(xml, {
    opened: ({ name, attributes }) => {
      if (name === 'mc:Fallback') instead++;
      if (name === 'p:sp') role = '';
      if (name === 'p:ph') role = attributes.type ?? '';
      if (name === 'a:tr') row = [];
      if (name === 'a:tc') row?.push([]);
      if (name === 'a:br') text += ' ';
      if (name === 'm:oMathPara') onOwnLine++;
      if (name === 'm:oMath') sign = '';
      addSign(DRAWN[name]);
      isText = name === 'a:t' || name === 'm:t';
    },
    closed: name => {
      isText = false;
      if (name === 'mc:Fallback') instead--;
      if (name === 'm:oMathPara') onOwnLine--;
      addSign(DRAWN[`/${name}`]);
      if (name === 'm:oMath') sign = undefined;
      if (name === 'p:sp') role = '';
      if (name === 'a:tr') {
        html += tableRow((row ?? []).map(cell => cell.join(' ')));
        row = undefined;
      }
      if (name !== 'a:p') return;
      const cell = row?.at(-1);
      if (cell) cell.push(text.trim());
      else if (text.trim() !== '' && !ON_EVERY_SLIDE.has(role)) html += element(/^(ctrT|t)itle$/.test(role) ? 'h2' : 'p', text.trim());
      text = '';
    },
    text: data => {
      if (!isText || instead > 0) return;
      if (sign !== undefined) addSign(data);
      else text += data.replace(/\s+/g, ' ');
    },
  });
  return html;
}
