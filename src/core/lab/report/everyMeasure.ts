import { markup, type Inside, type Markup } from '../../markup';
import { termList } from '../../report/page';
import type { CellResult, ComparisonState } from '../comparison';
import type { Row } from '../rows';
import { figure, seconds } from '../said';

/** A measure by the name the field knows it by. */
interface NamedMeasure {
  readonly name: string;
  /** What it counts, in plain words. */
  readonly tip: string;
  /** Behind the point; 3 where it says nothing. */
  readonly digits?: number;
  value(result: CellResult): number | null | undefined;
}

const ONE_TO_ONE = 'groups and classes matched one to one';

const BY_LABELS: readonly NamedMeasure[] = [
  { name: 'Adjusted Rand', tip: 'Pairs of documents that groups and classes both put together or apart, above chance. 1 = the same, about 0 = chance.', value: ({ byLabels }) => byLabels?.ari },
  { name: 'Rand', tip: 'Share of all pairs that groups and classes both put together or apart. High wherever there are many groups.', value: ({ byLabels }) => byLabels?.rand },
  { name: 'NMI', tip: 'What groups and classes say about each other, as a share of what they say in all; the same number as V.', value: ({ byLabels }) => byLabels?.nmi },
  { name: 'AMI', tip: 'The same above chance, so that many small groups gain nothing.', value: ({ byLabels }) => byLabels?.ami },
  { name: 'Homogeneity', tip: 'How far each group holds one class only.', value: ({ byLabels }) => byLabels?.homogeneity },
  { name: 'Completeness', tip: 'How far each class lies in one group only.', value: ({ byLabels }) => byLabels?.completeness },
  { name: 'V', tip: 'Harmonic mean of homogeneity and completeness.', value: ({ byLabels }) => byLabels?.v },
  { name: 'Purity', tip: 'Share of the documents that are of the commonest class of their group. Many small groups are pure for nothing.', value: ({ byLabels }) => byLabels?.purity },
  { name: 'Fowlkes–Mallows', tip: 'Of the pairs that groups put together, the share that belong together, and the other way round: the geometric mean.', value: ({ byLabels }) => byLabels?.fowlkesMallows },
  { name: 'Pair F1', tip: 'The same two shares, their harmonic mean.', value: ({ byLabels }) => byLabels?.pairF1 },
  { name: 'Pair Jaccard', tip: 'Of the pairs that groups or classes put together, the share that both do.', value: ({ byLabels }) => byLabels?.pairJaccard },
  { name: 'Accuracy', tip: `Share of the documents in the group that stands for their class, ${ONE_TO_ONE}.`, value: ({ byLabels }) => byLabels?.accuracy },
  { name: 'Precision, macro', tip: `Share of a class’s group that is of the class, ${ONE_TO_ONE}; every class counts the same.`, value: ({ byLabels }) => byLabels?.precisionMacro },
  { name: 'Precision, weighted', tip: 'The same; classes count by their documents.', value: ({ byLabels }) => byLabels?.precisionWeighted },
  { name: 'Recall, macro', tip: `Share of a class that is in its group, ${ONE_TO_ONE}; every class counts the same.`, value: ({ byLabels }) => byLabels?.recallMacro },
  { name: 'Recall, weighted', tip: 'The same; classes count by their documents.', value: ({ byLabels }) => byLabels?.recallWeighted },
  { name: 'F1, macro', tip: 'Harmonic mean of precision and recall; every class counts the same.', value: ({ byLabels }) => byLabels?.f1Macro },
  { name: 'F1, weighted', tip: 'The same; classes count by their documents.', value: ({ byLabels }) => byLabels?.f1Weighted },
  { name: 'F1 by nearest centre, macro', tip: 'F1 where each group stands for the class with the nearest centre, so that several may stand for one; every class counts the same.', value: ({ byLabels }) => byLabels?.f1NearestMacro },
  { name: 'F1 by nearest centre, weighted', tip: 'The same; classes count by their documents.', value: ({ byLabels }) => byLabels?.f1NearestWeighted },
];

const BY_VECTORS: readonly NamedMeasure[] = [
  { name: 'Stability, 95 % samples', tip: 'How alike the groups are when a random 5 % of the documents are left out.', value: ({ stability }) => stability.value },
  { name: 'Silhouette, cosine', tip: 'How much nearer documents are to their own group than to the next one: −1 to 1, more is better.', value: ({ byVectors }) => byVectors.silhouette },
  { name: 'Silhouette, Euclidean', tip: 'The same by straight distances, which makes smaller numbers.', value: ({ byVectors }) => byVectors.silhouetteEuclidean },
  { name: 'Calinski–Harabasz', tip: 'How far groups lie apart against how wide they are; more is better, and more documents give more.', digits: 1, value: ({ byVectors }) => byVectors.calinskiHarabasz },
  { name: 'Davies–Bouldin', tip: 'How wide each group and the one it is most easily taken for are against the distance between them; less is better.', value: ({ byVectors }) => byVectors.daviesBouldin },
  { name: 'Dunn, by centres', tip: 'The smallest distance between two centres against the width of the widest group; more is better.', value: ({ byVectors }) => byVectors.dunn },
  { name: 'Centre distance, least', tip: 'Between the two groups that are nearest to each other.', value: ({ byVectors }) => byVectors.centreDistanceLeast },
  { name: 'Centre distance, mean', tip: 'Between every two groups.', value: ({ byVectors }) => byVectors.centreDistanceMean },
  { name: 'Inertia', tip: 'Squared distances of documents to their group’s centre, added up: what k-means makes small. Less with every further group.', digits: 1, value: ({ byVectors }) => byVectors.inertia },
  { name: 'Dispersion', tip: 'Distance of documents to their group’s centre, on average.', value: ({ byVectors }) => byVectors.dispersion },
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
<div class="wide"><table class="measures"><caption>Ways are numbered as above; below stands what each measure counts. Measures from silhouette to dispersion are comparable within one way of reading only.</caption>
<thead><tr><td></td>${finished.map(({ name }, at) => markup`<th scope="col" title="${name}">${at + 1}</th>`)}</tr></thead>
<tbody>${measures.map(({ name, digits = 3, value }) => line(name, result => numbered(value(result), digits)))}${line('Time', result => seconds(result.seconds))}${line('Memory, estimated', result => megabytes(result.bytes))}</tbody></table></div>
<h2>What the measures count</h2>
${termList(measures.map(({ name, tip }) => [name, tip]))}`;
}

function numbered(value: number | null | undefined, digits: number): string {
  return value === null || value === undefined || !Number.isFinite(value) ? '–' : figure(value, digits);
}

function megabytes(bytes: number): string {
  return `${figure(bytes / 1e6, bytes < 1e7 ? 1 : 0)} MB`;
}
