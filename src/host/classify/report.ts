import { l10n } from 'vscode';
import { markdownTable } from '../../core/report/markdownText';
import type { Classification } from '../../core/classify/classification';
import type { ClassReport } from '../../core/classify/classReport';
import { count } from '../words';

/** How many documents a classification would sort, how many of them are unsure, and how well it did on labelled ones. */
export function preview({ documents, classes, report }: Classification): string {
  const others = documents.filter(({ given }) => given === null);
  const unsure = others.filter(document => document.unsure).length;
  const sorted = l10n.t('{0} classes learnt from {1} labelled documents; {2} others, {3} of them unsure.', count(classes.length), count(documents.length - others.length), count(others.length), count(unsure));
  if (!report) return `${sorted} ${l10n.t('How well it does cannot be measured: label two documents or more of a class.')}`;
  const { precisionMacro, recallMacro } = report.means;
  return `${sorted} ${l10n.t('On labelled documents it had not learnt from: precision {0}, recall {1}.', figure(precisionMacro), figure(recallMacro))}`;
}

/** The whole report as Markdown: scores of each class, what was mixed up, and what is said of every document. */
export function reportMarkdown(classification: Classification): string {
  const { documents, report, threshold } = classification;
  const others = documents.filter(({ given }) => given === null);
  const verdicts = [...others].sort((a, b) => a.probability - b.probability || (a.id < b.id ? -1 : 1));
  return [
    `# ${l10n.t('Learnt from labelled files')}`,
    preview(classification),
    ...(report ? [`## ${l10n.t('How well each class was learnt')}`, scoreTable(report), `## ${l10n.t('What was said (columns) of documents of each class (rows)')}`, confusionTable(report)] : []),
    `## ${l10n.t('Documents without a label, the least sure first')}`,
    markdownTable(
      [l10n.t('Document'), l10n.t('Class'), l10n.t('Probability'), ''],
      verdicts.map(({ id, label, probability, unsure }) => [id, label ?? '', figure(probability), unsure ? l10n.t('unsure (below {0})', figure(threshold)) : '']),
    ),
    '',
  ].join('\n\n');
}

function scoreTable({ classes, scores, means, measured }: ClassReport): string {
  const row = (name: string, values: readonly number[], support: number) => [name, ...values.map(figure), count(support)];
  return markdownTable(
    [l10n.t('Class'), l10n.t('Precision'), l10n.t('Recall'), 'F1', l10n.t('Documents')],
    [
      ...classes.map((name, k) => row(name, [scores[k].precision, scores[k].recall, scores[k].f1], scores[k].support)),
      row(l10n.t('Mean of the classes'), [means.precisionMacro, means.recallMacro, means.f1Macro], measured),
      row(l10n.t('Weighted by documents'), [means.precisionWeighted, means.recallWeighted, means.f1Weighted], measured),
    ],
  );
}

function confusionTable({ classes, confusion }: ClassReport): string {
  return markdownTable(['', ...classes], classes.map((name, k) => [name, ...confusion[k].slice(0, classes.length).map(value => (value > 0 ? count(value) : '·'))]));
}

function figure(value: number): string {
  return value.toFixed(2);
}
