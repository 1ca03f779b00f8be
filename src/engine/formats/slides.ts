import { posix } from 'node:path';
import { element, pageHtml } from '../../core/documents/pageHtml';
import { elementsOf, readXml, textsOf, type Archive } from './archive';

const PRESENTATION = 'ppt/presentation.xml';

/** The text of the slides of a PowerPoint presentation (.pptx), each a line; undefined where the archive is none. */
export async function textOfSlides(archive: Archive): Promise<string | undefined> {
  const presentation = await archive.read(PRESENTATION);
  if (presentation === undefined) return undefined;
  const related = elementsOf((await archive.read('ppt/_rels/presentation.xml.rels')) ?? '', 'Relationship');
  const places = new Map(related.map(({ attributes: { Id, Target } }) => [Id, posix.join('ppt', Target).replace(/^ppt\/ppt\//, 'ppt/')]));
  const slides: string[] = [];
  for (const { attributes } of elementsOf(presentation, 'p:sldId')) slides.push(slideOf((await archive.read(places.get(attributes['r:id']) ?? '')) ?? ''));
  const about = (await archive.read('docProps/core.xml')) ?? '';
  const keywords = textsOf(about, 'cp:keywords').flatMap(words => words.split(/[,;]/));
  return pageHtml(slides, { title: ownTitle(textsOf(about, 'dc:title')[0], slides[0] ?? ''), keywords: keywords.map(word => word.trim()).filter(word => word !== '') });
}

/** A title counts if it stands on the first slide too: programs write what they like there. */
function ownTitle(title: string | undefined, first: string): string | undefined {
  return title !== undefined && first.toLowerCase().includes(element('h2', title).toLowerCase()) ? title : undefined;
}

function slideOf(xml: string): string {
  let html = '';
  let text = '';
  let isTitle = false;
  readXml(xml, {
    opened: ({ name, attributes }) => {
      if (name === 'p:sp') isTitle = false;
      if (name === 'p:ph') isTitle = /^(ctrT|t)itle$/.test(attributes.type ?? '');
      if (name === 'a:br') text += ' ';
    },
    closed: name => {
      if (name === 'p:sp') isTitle = false;
      if (name !== 'a:p') return;
      if (text.trim() !== '') html += element(isTitle ? 'h2' : 'p', text.trim());
      text = '';
    },
    text: data => void (text += data.replace(/\s+/g, ' ')),
  });
  return html;
}
