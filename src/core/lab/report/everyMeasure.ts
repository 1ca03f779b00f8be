import { markup, type Inside, type Markup } from '../../markup';
import type { CellResult, ComparisonState } from '../comparison';
import type { Row } from '../rows';
import { figure, seconds } from '../said';

/** A measure by the name the field knows it by. */
interface NamedMeasure {
  readonly name: string;
  readonly digits: number;
  value(result: CellResult): number | null | undefined;
}

const BY_LABELS: readonly NamedMeasure[] = [
  { name: 'Adjusted Rand', digits: 3, value: ({ byLabels }) => byLabels?.ari },
  { name: 'NMI', digits: 3, value: ({ byLabels }) => byLabels?.nmi },
  { name: 'AMI', digits: 3, value: ({ byLabels }) => byLabels?.ami },
  { name: 'Homogeneity', digits: 3, value: ({ byLabels }) => byLabels?.homogeneity },
  { name: 'Completeness', digits: 3, value: ({ byLabels }) => byLabels?.completeness },
  { name: 'V', digits: 3, value: ({ byLabels }) => byLabels?.v },
  { name: 'Purity', digits: 3, value: ({ byLabels }) => byLabels?.purity },
  { name: 'Pair Jaccard', digits: 3, value: ({ byLabels }) => byLabels?.pairJaccard },
  { name: 'Accuracy', digits: 3, value: ({ byLabels }) => byLabels?.accuracy },
  { name: 'Precision, macro', digits: 3, value: ({ byLabels }) => byLabels?.precisionMacro },
  { name: 'Precision, weighted', digits: 3, value: ({ byLabels }) => byLabels?.precisionWeighted },
  { name: 'Recall, macro', digits: 3, value: ({ byLabels }) => byLabels?.recallMacro },
  { name: 'Recall, weighted', digits: 3, value: ({ byLabels }) => byLabels?.recallWeighted },
  { name: 'F1, macro', digits: 3, value: ({ byLabels }) => byLabels?.f1Macro },
  { name: 'F1, weighted', digits: 3, value: ({ byLabels }) => byLabels?.f1Weighted },
  { name: 'F1 by nearest centre, macro', digits: 3, value: ({ byLabels }) => byLabels?.f1NearestMacro },
  { name: 'F1 by nearest centre, weighted', digits: 3, value: ({ byLabels }) => byLabels?.f1NearestWeighted },
];

const BY_VECTORS: readonly NamedMeasure[] = [
  { name: 'Stability, 95 % samples', digits: 3, value: ({ stability }) => stability.value },
  { name: 'Silhouette, cosine', digits: 3, value: ({ byVectors }) => byVectors.silhouette },
  { name: 'Silhouette, Euclidean', digits: 3, value: ({ byVectors }) => byVectors.silhouetteEuclidean },
  { name: 'Calinski–Harabasz', digits: 1, value: ({ byVectors }) => byVectors.calinskiHarabasz },
  { name: 'Davies–Bouldin', digits: 3, value: ({ byVectors }) => byVectors.daviesBouldin },
  { name: 'Centre distance, least', digits: 3, value: ({ byVectors }) => byVectors.centreDistanceLeast },
  { name: 'Centre distance, mean', digits: 3, value: ({ byVectors }) => byVectors.centreDistanceMean },
  { name: 'Dispersion', digits: 3, value: ({ byVectors }) => byVectors.dispersion },
];

/** Every measure of every finished way, ways numbered as in the table of agreement. */
export function everyMeasure(rows: readonly Row[], { cells, facts }: ComparisonState): Markup | null {
  const finished = rows.flatMap(({ at, reading, method }) => {
    const cell = cells[at];
    return cell.state === 'done' ? [{ name: `${reading} · ${method}`, result: cell.result }] : [];
  });
  if (finished.length === 0) return null;
  const measures = [...(facts?.truth ? BY_LABELS : []), ...BY_VECTORS];
  const line = (name: string, cellOf: (result: CellResult) => Inside) => markup`<tr><th scope="row">${name}</th>${finished.map(({ result }) => markup`<td>${cellOf(result)}</td>`)}</tr>`;
  return markup`<h2>Every measure</h2>
<div class="wide"><table class="measures"><caption>Ways are numbered as above. Measures from silhouette to dispersion are comparable within one way of reading only.</caption>
<thead><tr><td></td>${finished.map(({ name }, at) => markup`<th scope="col" title="${name}">${at + 1}</th>`)}</tr></thead>
<tbody>${measures.map(({ name, digits, value }) => line(name, result => numbered(value(result), digits)))}${line('Time', result => seconds(result.seconds))}${line('Memory, estimated', result => megabytes(result.bytes))}</tbody></table></div>`;
}

function numbered(value: number | null | undefined, digits: number): string {
  return value === null || value === undefined || !Number.isFinite(value) ? '–' : figure(value, digits);
}

function megabytes(bytes: number): string {
  return `${figure(bytes / 1e6, bytes < 1e7 ? 1 : 0)} MB`;
}
