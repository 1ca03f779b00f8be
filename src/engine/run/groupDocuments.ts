import type { Algebra } from '../../core/algebra/algebra';
import { groupCount } from '../../core/clustering/labels';
import type { VectorGroups } from '../../core/grouping/groupVectors';
import { hierarchyOf } from '../../core/hierarchy/hierarchyOf';
import { assignColours } from '../../core/identity/colours';
import type { LevelLabels } from '../../core/identity/matchPrevious';
import { centralDocuments } from '../../core/naming/central';
import { nameGroups } from '../../core/naming/nameGroups';
import type { Descent } from '../../core/projection/descent';
import { layoutMap } from '../../core/projection/layout';
import type { UmapOptions } from '../../core/projection/umap';
import type { GroupFace } from '../../core/result/assemble';
import { numberGroups, type NumberedGroup } from '../../core/result/numberGroups';
import type { Document, GroupHierarchy, Matrix } from '../../core/types';
import { Pace } from '../../core/work';
import type { RunRequest } from '../../protocol/engineSides';
import { findGroups, type HowToFind } from './findGroups';
import type { Phases } from './phases';
import type { ReadWords } from './readWords';

/** Documents that a group shows of itself. */
const EXAMPLES = 3;

/** Documents grouped, placed and named. */
export interface GroupedDocuments {
  readonly groups: VectorGroups;
  readonly numbered: readonly NumberedGroup[];
  readonly faces: readonly GroupFace[];
  readonly words: readonly (readonly string[])[];
  /** Interleaved x, y. */
  readonly positions: Float32Array;
  readonly hierarchy?: GroupHierarchy;
}

/** How documents are grouped, beside what a request says. */
export interface HowToGroup extends HowToFind {
  /** Another thread that places documents while they are named here. */
  readonly beside?: { descend(descent: Descent): Promise<Float32Array> };
  readonly words: ReadWords;
  /** Vectors of phrases in the space of the documents. */
  embedPhrases(phrases: readonly string[]): Promise<Matrix>;
}

/** Groups documents by their vectors and what else is known of them, places them on the map and names the groups: three phases of a run. */
export async function groupDocuments(
  documents: readonly Document[],
  vectors: Matrix,
  request: RunRequest,
  algebra: Algebra,
  phases: Pick<Phases, 'run'>,
  { words, embedPhrases, beside, ...how }: HowToGroup,
): Promise<GroupedDocuments> {
  const { seed } = request;
  const groups = await phases.run('grouping', work =>
    findGroups(documents, vectors, request, algebra, work, { evidence: words.evidence, ...how }),
  );
  const levels: LevelLabels = { area: groups.area, group: groups.group, subgroup: groups.subgroup };
  const place = (elsewhere?: UmapOptions['elsewhere']) =>
    phases.run('placing', work => layoutMap(vectors, groups.neighbours, algebra, { seed, group: groups.group, quick: how.quick, elsewhere }, work));
  const naming = { documents: words.texts, vocabulary: words.vocabulary, levels, vectors, embedPhrases, nested: groups.nested };
  const name = () => phases.run('naming', async work => {
    const pace = new Pace(work.signal);
    const central = (labels: Int32Array) => centralDocuments(vectors, labels, groupCount(labels), EXAMPLES, pace);
    return {
      names: await nameGroups(naming, work),
      central: { area: await central(levels.area), group: await central(levels.group), subgroup: await central(levels.subgroup) },
    };
  });
  const [positions, { names, central }] = beside ? await together(place, beside, name) : [await place(), await name()];

  const colours = assignColours(positions, groups.group, new Array<null>(groupCount(groups.group)).fill(null));
  const numbered = numberGroups(levels);
  const faces = numbered.map(({ level, label, members }) => ({
    ...names[level][label],
    // What a person named keeps its name.
    ...(level === 'group' && groups.names?.[label] !== undefined && { name: groups.names[label] }),
    examples: central[level][label],
    // An area has the colour of the group its first document is in; so has a sub-group, whose documents are all in one.
    colour: colours[groups.group[members[0]]] ?? 0,
  }));
  const hierarchy = groups.nested && names.nodes && hierarchyOf(groups.nested, names.nodes, numbered);
  return { groups, numbered, faces, words: names.words, positions, ...(hierarchy && { hierarchy }) };
}

/** Places documents in another thread and does something else once it is at it. */
async function together<T>(place: (elsewhere: UmapOptions['elsewhere']) => Promise<Float32Array>, { descend }: NonNullable<HowToGroup['beside']>, other: () => Promise<T>): Promise<[Float32Array, T]> {
  let begun = () => {};
  const atIt = new Promise<void>(resolve => (begun = resolve));
  const placing = place(descent => {
    begun();
    return descend(descent);
  });
  return Promise.all([placing, Promise.race([atIt, placing]).then(other)]);
}
