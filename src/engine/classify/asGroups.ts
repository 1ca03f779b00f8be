import type { Classification } from '../../core/classify/classification';
import { groupSizes } from '../../core/clustering/labels';
import type { LabelsAndMethod } from '../../core/grouping/labelsAndMethod';
import type { Matrix } from '../../core/types';
import type { Classes } from '../../protocol/engineSides';
import { sortedByLabels } from './byLabels';
import { sortedByNames } from './byNames';
import type { Material } from './material';

/**
 * Sorts documents into the classes asked for and gives these as groups with their names; what is in none stays ungrouped, and
 * classes without a document vanish. What was learnt from labels leaves the unsure ungrouped; with names alone those are in
 * the likeliest, as none of these is an answer of its own.
 */
export async function classGroups(
  { teaching, threshold }: Classes,
  material: Omit<Material, 'threshold' | 'skipped'>,
  embed: (texts: readonly string[]) => Promise<Matrix>,
): Promise<LabelsAndMethod> {
  const all = { ...material, threshold, skipped: [] };
  if (teaching.kind === 'names') return asGroups(await sortedByNames(all, teaching.classes, embed), true);
  return asGroups(await sortedByLabels(all, teaching.origin), false);
}

function asGroups({ classes, documents, provenance }: Classification, withUnsure: boolean): LabelsAndMethod {
  const group = Int32Array.from(documents, ({ label, unsure }) => (label === null || (unsure && !withUnsure) ? -1 : classes.indexOf(label)));
  const sizes = groupSizes(group);
  const order = [...sizes.keys()].filter(label => sizes[label] > 0).sort((a, b) => sizes[b] - sizes[a] || a - b);
  return { group: group.map(label => order.indexOf(label)), names: order.map(label => classes[label]), method: provenance.method };
}
