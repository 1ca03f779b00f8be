import { markdownText } from '../../report/markdownText';
import { columnsFor, type Column } from '../columns';
import type { ComparisonState, TruthKind } from '../comparison';
import { overview } from '../overview';
import { tableRows, type Row } from '../rows';
import { english, englishAll, percent, seconds } from '../said';
import { concluded } from '../state';
import { TRUTH_WORDS } from '../truthWords';
import type { ReportDetails } from './html';

/** The comparison as Markdown with a table, for notes and issues; every text escaped. */
export function comparisonMarkdown(state: ComparisonState, details: ReportDetails): string {
  const { verdict } = concluded(state, details.inUse);
  const truth = state.facts?.truth?.kind;
  const columns = columnsFor(state);
  const paragraphs = [
    `# Compare methods: ${markdownText(details.name)}`,
    markdownText(englishAll(overview(state, details.seconds))),
    `**${markdownText(english(verdict.headline))}** ${markdownText(englishAll(verdict.sentences))}`.trim(),
    table(tableRows(state, verdict, columns, details.inUse), columns, truth),
    ...verdict.numbers.map(said => markdownText(englishAll(said))),
    verdict.caution && `**${markdownText(english(verdict.caution.headline))}** ${markdownText(englishAll(verdict.caution.sentences))}`.trim(),
    ...verdict.notes.map(note => markdownText(english(note))),
  ];
  return `${paragraphs.filter(Boolean).join('\n\n')}\n`;
}

function table(rows: readonly Row[], columns: readonly Column[], truth: TruthKind | undefined): string {
  const heads = ['Read by', 'Grouped by', 'Groups', 'Left out', ...columns.map(({ title, term }) => `${title} (${term})`), 'Time'];
  const sides = heads.map((_, at) => (at < 2 ? ':--' : '--:'));
  return [heads.map(markdownText), sides, ...rows.map(row => cells(row, columns.length, truth))].map(line => `| ${line.join(' | ')} |`).join('\n');
}

function cells({ reading, method, recommended, inUse, reason, found }: Row, measures: number, truth: TruthKind | undefined): string[] {
  const marks = [recommended && (truth ? `closest to ${TRUTH_WORDS[truth]}` : 'most dependable'), inUse && 'in use'].filter(Boolean);
  const name = `${recommended ? `★ **${markdownText(method)}**` : markdownText(method)}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
  if (!found) return [markdownText(reading), name, markdownText(reason ?? 'not finished'), ...Array.from({ length: measures + 2 }, () => '')];
  const figures = found.measures.map(measure => measure?.text ?? '–');
  return [markdownText(reading), name, String(found.groups), found.leftOut > 0 ? percent(found.leftOut) : 'none', ...figures, seconds(found.seconds)];
}
