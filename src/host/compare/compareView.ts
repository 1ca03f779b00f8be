import { l10n } from 'vscode';
import { columnsFor, type Column } from '../../core/lab/columns';
import { overview } from '../../core/lab/overview';
import { pictureDots } from '../../core/lab/pictureMarks';
import { tableRows, type Row } from '../../core/lab/rows';
import { percent, seconds, type Said } from '../../core/lab/said';
import type { ComparePicture, CompareRow, CompareText, CompareView } from '../../protocol/compareSides';
import { progressSentence } from '../words';
import type { Comparison } from './comparison';

const WIDTH = 248;
const HEIGHT = 160;
/** Fewer points than this are drawn larger. */
const FEW = 400;

/** What the page shows of a comparison, in the reader's language. */
export function compareView(comparison: Comparison): CompareView {
  const { state, end, inUse } = comparison;
  const columns = columnsFor(state);
  const conclusion = end && comparison.conclusion;
  const verdict = conclusion?.verdict;
  const rows = tableRows(state, verdict, columns, inUse);
  const finished = rows.filter(({ found }) => found);
  return {
    overview: overview(state, comparison.seconds).map(told).join(' '),
    ...(!end && { running: runningOf(comparison) }),
    ...(end && end.kind !== 'done' && { ended: endedText(comparison) }),
    ...(verdict && { verdict: textOf(verdict.headline, verdict.sentences) }),
    ...(verdict?.caution && { caution: textOf(verdict.caution.headline, verdict.caution.sentences) }),
    notes: verdict ? [...verdict.numbers.map(said => said.map(told).join(' ')), ...verdict.notes.map(told)] : [],
    columns: columns.map(columnOf),
    mark: state.facts?.truth ? MARKS()[state.facts.truth.kind] : l10n.t('most dependable'),
    rows: rows.map(rowOf),
    ...(conclusion && finished.length > 1 && {
      matrix: {
        names: finished.map(({ reading, method }) => `${reading} · ${method}`),
        values: finished.map(row => finished.map(other => conclusion.agreement[row.at][other.at] ?? 0)),
      },
    }),
  };
}

const MARKS = () => ({ folder: l10n.t('closest to your folders'), tags: l10n.t('closest to your tags'), labels: l10n.t('closest to the labels') });

/** The small maps, once it has ended. */
export function comparePictures(comparison: Comparison): ComparePicture[] {
  const { state, end, inUse } = comparison;
  if (!end) return [];
  const { pictures, verdict } = comparison.conclusion;
  const rows = tableRows(state, verdict, columnsFor(state), inUse);
  return pictures.flatMap(picture => {
    const { at, map } = picture;
    const cell = state.cells[at];
    const row = rows.find(candidate => candidate.at === at);
    if (cell.state !== 'done' || !row?.found) return [];
    const { reading, method } = row;
    const name = l10n.t('Map of the documents read by {reading}, in the groups of {method}', { reading, method });
    const figure = row.found.measures[0]?.text ?? '';
    return [{ at, reading, method, figure, name, width: WIDTH, height: HEIGHT, few: map.rows.length < FEW, dots: pictureDots(picture, cell.result.labels, WIDTH, HEIGHT) }];
  });
}

/** A sentence in the reader's language. */
function told({ text, values }: Said): string {
  return l10n.t(text, values);
}

function textOf(headline: Said, sentences: readonly Said[]): CompareText {
  return { headline: told(headline), text: sentences.map(told).join(' ') };
}

function columnOf({ title, term, tip, withinBlock, lower }: Column): CompareView['columns'][number] {
  return { title: l10n.t(title), term: l10n.t(term), tip: l10n.t(tip), withinBlock: withinBlock === true, lower: lower === true };
}

function rowOf({ reason, progress, found, ...row }: Row): CompareRow {
  const text = reason ?? (progress ? l10n.t('grouped {0} of {1} times', progress.done, progress.total) : l10n.t('waiting'));
  if (!found) return { ...row, text };
  const { leftOut, seconds: time, groups, fewer, measures } = found;
  return { ...row, found: { groups, fewer, measures, leftOut: leftOut > 0 ? percent(leftOut) : '', leftOutShare: leftOut, seconds: time, time: seconds(time) } };
}

function runningOf({ state: { cells }, progress }: Comparison): CompareView['running'] {
  const done = cells.filter(({ state }) => state === 'done' || state === 'failed').length;
  const text = l10n.t('{0} of {1} ways', done, cells.length);
  return { done, total: cells.length, text: progress ? `${text} · ${progressSentence(progress, false)}` : text };
}

function endedText({ end }: Comparison): string {
  return end?.kind === 'failed' ? end.error.message : l10n.t('Stopped. The ways that were finished are shown.');
}
