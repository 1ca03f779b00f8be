import { rarestFirst } from '../documents/reasons';
import { fitOf } from '../fit';
import { markup, type Markup } from '../markup';
import { figure } from '../lab/said';
import { folderName } from '../paths';
import { plainText } from '../plainText';
import type { Group, GroupedDocument, Skipped } from '../types';
import type { CameAlong } from './changes';
import type { ReportMeasure } from './measures';
import { pathOf, placeOf, titleOf } from './sentences';
import { say, type Wording } from './wording';

const MOST_SKIPPED = 100;

/** A group's colour as a dot; its name stands beside it. */
export function dot({ colour }: Group): Markup {
  return markup`<svg class="dot s${colour}" viewBox="0 0 10 10" aria-hidden="true"><path d="M5 5h0"/></svg>`;
}

/** A document's title, and its whole path or id as a tooltip. */
export function titled(document: GroupedDocument): Markup {
  return markup`<bdi title="${plainText(document.path ?? document.id, 300)}">${titleOf(document)}</bdi>`;
}

/** Where a document's text stands, as in `placeOf`; the path has a direction of its own, so that what stands behind it stays there. */
export function placed(document: GroupedDocument, wording: Wording): Markup {
  const [before, after] = placeOf(document, wording, PATH).split(PATH);
  return markup`${before}<bdi>${pathOf(document)}</bdi>${after}`;
}

/** Stands for the path while the words around it are found: no path has it. */
const PATH = '\u0000';

/** Documents with their folders and fit. */
export function documentTable(documents: readonly GroupedDocument[], { words }: Wording, caption = ''): Markup {
  return markup`<div class="wide"><table>${caption && markup`<caption>${caption}</caption>`}<thead><tr><th scope="col">${words.document}</th><th scope="col">${words.folder}</th><th scope="col" class="end">${words.fit}</th></tr></thead>
<tbody>${documents.map(document => markup`<tr><td class="text">${titled(document)}</td><td class="text dim"><bdi>${plainText(folderName(document.path ?? ''))}</bdi></td><td class="end">${document.group === null ? '–' : `${figure(document.strength)} ${words[fitOf(document.strength)]}`}</td></tr>
`)}</tbody></table></div>`;
}

/** Figures with what they mean. */
export function measureTable(measures: readonly ReportMeasure[]): Markup {
  return markup`<div class="wide"><table class="figures"><tbody>${measures.map(({ name, text, note }) => markup`<tr><th scope="row">${name}</th><td>${text}</td><td class="text dim">${note}</td></tr>
`)}</tbody></table></div>`;
}

/** Documents that came along with moved ones. */
export function alongTable(along: readonly CameAlong[], { words }: Wording): Markup {
  return markup`<div class="wide"><table><thead><tr><th scope="col">${words.document}</th><th scope="col">${words.group}</th><th scope="col">${words.cameAlongWith}</th></tr></thead>
<tbody>${along.map(({ document, group, moved }) => markup`<tr><td class="text">${titled(document)}</td><td class="text">${group && markup`${dot(group)}<bdi>${plainText(group.name)}</bdi>`}</td><td class="text">${typeof moved === 'string' ? markup`<bdi>${plainText(moved, 300)}</bdi>` : titled(moved)}</td></tr>
`)}</tbody></table></div>`;
}

/** Sets of documents that say nearly the same. */
export function sameTable(sets: readonly { readonly documents: readonly GroupedDocument[]; readonly likeness: number }[], wording: Wording): Markup {
  return markup`<div class="wide"><table><thead><tr><th scope="col">${wording.words.documentsHead}</th><th scope="col" class="end">${wording.words.likeness}</th></tr></thead>
<tbody>${sets.map(({ documents, likeness }) => markup`<tr><td class="text">${documents.map(document => markup`<p>${titled(document)} <span class="dim">${placed(document, wording)}</span></p>`)}</td><td class="end">${figure(likeness)}</td></tr>
`)}</tbody></table></div>`;
}

/** Files that were left out, with the reason. */
export function skippedTable(skipped: readonly Skipped[], wording: Wording): Markup {
  const rest = skipped.length - MOST_SKIPPED;
  return markup`<div class="wide"><table><tbody>${rarestFirst(skipped).slice(0, MOST_SKIPPED).map(({ path, reason }) => markup`<tr><td class="text"><bdi>${plainText(path, 300)}</bdi></td><td class="text dim">${plainText(reason, 400)}</td></tr>
`)}</tbody></table></div>${rest > 0 && markup`<p class="dim">${say(wording, 'andMore', { count: String(rest) })}</p>`}`;
}
