import { markup, type Markup } from '../../markup';
import { reportPage, termList } from '../../report/page';
import { columnsFor } from '../columns';
import type { ComparisonState, WayInUse } from '../comparison';
import { overview } from '../overview';
import { tableRows } from '../rows';
import { english, englishAll, whole, type Said } from '../said';
import { concluded } from '../state';
import { everyMeasure } from './everyMeasure';
import { matrixMarkup } from './matrix';
import { picturesMarkup } from './pictures';
import { COMPARISON_STYLE } from './style';
import { tableMarkup } from './table';

/** What the report says besides the comparison. */
export interface ReportDetails {
  /** Name of the folder or file. */
  readonly name: string;
  readonly inUse?: WayInUse;
  /** Seconds the comparison took. */
  readonly seconds?: number;
}

/** The comparison as one HTML page that needs nothing but itself: no script, nothing loaded, every text escaped. */
export function reportHtml(state: ComparisonState, { name, inUse, seconds }: ReportDetails): string {
  const { verdict, agreement, pictures } = concluded(state, inUse);
  const columns = columnsFor(state);
  const rows = tableRows(state, verdict, columns, inUse);
  const body = markup`<h1>Compare methods</h1>
<p class="dim">${name} · ${overview(state, seconds).map(english).join(' ')}</p>
<p class="lead"><b>${english(verdict.headline)}</b> ${englishAll(verdict.sentences)}</p>
<div class="main"><div>
${tableMarkup(rows, columns, state.facts?.truth?.kind)}
${verdict.numbers.map(said => markup`<p>${englishAll(said)}</p>`)}
${verdict.caution && markup`<p class="callout"><b>${english(verdict.caution.headline)}</b> ${englishAll(verdict.caution.sentences)}</p>`}
</div>
${picturesMarkup(pictures, state, rows)}</div>
${matrixMarkup(rows, agreement)}
${everyMeasure(rows, state)}
<h2>What produced this</h2>
${produced(state)}
<div class="notes">${verdict.notes.map(paragraph)}</div>`;
  return reportPage(`Compare methods: ${name}`, COMPARISON_STYLE, body);
}

function paragraph(said: Said): Markup {
  return markup`<p>${english(said)}</p>`;
}

function produced({ facts, cells }: ComparisonState): Markup {
  const versions = Object.entries(facts?.versions ?? {}).map(([what, version]) => `${what} ${version}`);
  const lines: readonly (readonly [string, string])[] = [
    ['Ways compared', whole(cells.length)],
    ['Samples', facts ? `${facts.samples} of 95 % of the documents, the same for every way` : ''],
    ['Seed', String(facts?.seed ?? '')],
    ['Versions', versions.join(', ')],
  ];
  return termList(lines);
}
