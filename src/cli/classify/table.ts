import type { Classification } from '../../core/classify/classification';
import type { ClassReport } from '../../core/classify/classReport';
import type { Style } from '../style';
import { counted, number } from '../table';
import { fitted, width } from '../width';

const GAP = '  ';
const MOST_NAME = 30;
const NONE = 'None of these';

/** A classification in words and tables: what is in each class, how well that was learnt, and what was mixed up. */
export function classificationText(classification: Classification, style: Style, columns: number): string {
  const { documents, report, test, threshold } = classification;
  const measured = ({ measured: count }: ClassReport, what: string) => `On ${counted(count, what)}`;
  const parts = [
    summary(classification),
    classTable(classification, style),
    report && `${measured(report, 'labelled document')}, each judged by what was learnt from others: ${figures(report, threshold)}`,
    report && confusionTable(report, style, columns),
    !report && documents.some(({ given }) => given !== null) && 'How well it does cannot be measured: label two documents or more of a class.',
    test && `${measured(test.report, 'test document')}${test.skipped.length ? ` (${number(test.skipped.length)} skipped)` : ''}: ${figures(test.report, threshold)}`,
    test && confusionTable(test.report, style, columns),
    leakedText(classification),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** A test on documents that were learnt from says nothing of others; they are the same by id, title and class. Empty where there is none. */
function leakedText({ documents, test }: Classification): string {
  const key = ({ id, title, given }: Classification['documents'][number]) => JSON.stringify([id, title, given]);
  const learnt = new Set(documents.filter(({ given }) => given !== null).map(key));
  const leaked = test?.documents.filter(document => learnt.has(key(document))).length ?? 0;
  return leaked > 0 ? `${counted(leaked, 'test document')} ${leaked === 1 ? 'was' : 'were'} learnt from as well, so that the test says too much; leave them out of one of the two.` : '';
}

function summary({ documents, classes, skipped, threshold }: Classification): string {
  const labelled = documents.filter(({ given }) => given !== null).length;
  const unsure = documents.filter(document => document.unsure).length;
  return [
    `${counted(documents.length, 'document')} in ${counted(classes.length, 'class', 'classes')}`,
    labelled > 0 && `${number(labelled)} labelled before`,
    `${number(unsure)} unsure (below ${threshold})`,
    skipped.length > 0 && `${number(skipped.length)} skipped`,
  ]
    .filter(Boolean)
    .join(', ');
}

function classTable({ classes, documents, report }: Classification, style: Style): string {
  const none = documents.filter(({ label }) => label === null);
  const hasLabelled = documents.some(({ given }) => given !== null);
  const scores = (name: string) => {
    const score = report?.scores[report.classes.indexOf(name)];
    return score && [score.precision, score.recall, score.f1].map(value => (score.support > 0 ? value.toFixed(2) : '–'));
  };
  const row = (name: string, own: readonly Classification['documents'][number][]) => [
    name,
    number(own.length),
    ...(hasLabelled ? [number(own.filter(({ given }) => given !== null).length)] : []),
    number(own.filter(({ unsure }) => unsure).length),
    ...(report ? (scores(name) ?? ['', '', '']) : []),
  ];
  const head = ['Class', 'Documents', ...(hasLabelled ? ['Labelled'] : []), 'Unsure', ...(report ? ['Precision', 'Recall', 'F1'] : [])];
  const rows = classes.map(name => row(name, documents.filter(({ label }) => label === name)));
  return table(head, [...rows, ...(none.length > 0 ? [row(NONE, none)] : [])], style);
}

function figures({ means, measured, sure, sureAndRight }: ClassReport, threshold: number): string {
  const right = sure > 0 ? `, of which ${percent(sureAndRight / sure)} are right` : '';
  return `accuracy ${means.accuracy.toFixed(3)}, F1 ${means.f1Macro.toFixed(3)} (mean of the classes), ${means.f1Weighted.toFixed(3)} (weighted); ${percent(sure / measured)} are sure (${threshold} or more)${right}.`;
}

/** What was said (columns) of documents of each class (rows); only what was mixed up most where the table is too wide. */
function confusionTable({ classes, confusion }: ClassReport, style: Style, columns: number): string {
  const hasNone = confusion.some(row => row[classes.length] > 0);
  const head = ['True class \\ said', ...classes.map((_, k) => `${k + 1}`), ...(hasNone ? ['none'] : [])];
  const rows = classes.map((name, k) => [`${k + 1} ${name}`, ...confusion[k].slice(0, head.length - 1).map(count => (count > 0 ? number(count) : '·'))]);
  const text = table(head, rows, style);
  if (text.split('\n').every(line => width(line) <= columns)) return text;
  const mixed = confusion.flatMap((row, k) => row.map((count, said) => ({ k, said, count }))).filter(({ k, said, count }) => said !== k && count > 0);
  const most = mixed.sort((a, b) => b.count - a.count).slice(0, 10);
  return table(['True class', 'Said', 'Documents'], most.map(({ k, said, count }) => [classes[k], classes[said] ?? NONE, number(count)]), style);
}

/** Columns as wide as they need to be, the first ones of texts to the left and numbers to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[], style: Style): string {
  const widths = head.map((name, at) => Math.min(at === 0 ? MOST_NAME : Infinity, Math.max(width(name), ...rows.map(row => width(row[at])))));
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => fitted(cell, widths[at], at === 0 || !/^[\d.,–·]*$/.test(rows[0]?.[at] ?? '') ? 'left' : 'right')).join(GAP).trimEnd();
  return [style.dim(line(head)), ...rows.map(line)].join('\n');
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
