import { plainAlgebra } from '../plainAlgebra';
import { groupCount } from '../../../src/core/clustering/labels';
import { groupVectors, type GroupingOptions, type VectorGroups } from '../../../src/core/grouping/groupVectors';
import { hierarchyOf } from '../../../src/core/hierarchy/hierarchyOf';
import { assignColours } from '../../../src/core/identity/colours';
import { nameGroups } from '../../../src/core/naming/nameGroups';
import type { NamingText } from '../../../src/core/naming/vocabulary';
import { layoutMap } from '../../../src/core/projection/layout';
import { seededRandom } from '../../../src/core/random';
import { assembleGrouping } from '../../../src/core/result/assemble';
import { numberGroups } from '../../../src/core/result/numberGroups';
import type { Grouping, Matrix } from '../../../src/core/types';
import { normal } from '../../made/normal';

const SYLLABLES = ['ba', 'ke', 'li', 'mo', 'nu', 'ra', 'se', 'ti', 'vo', 'zu'];
const COLUMNS = 48;

/** Documents about parts of subjects of fields, each with words of all three; and unit vectors that lie accordingly. */
export function nestedDocuments([fields, subjects, parts, each]: readonly [number, number, number, number]): { documents: NamingText[]; vectors: Matrix; subject: Int32Array } {
  const random = seededRandom(3);
  const word = () => Array.from({ length: 3 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('');
  const topic = (around: readonly number[], spread: number) => ({ words: Array.from({ length: 4 }, word), place: around.map(value => value + spread * normal(random)) });
  const documents: NamingText[] = [];
  const rows: number[][] = [];
  const subject: number[] = [];
  for (let f = 0; f < fields; f++) {
    const field = topic(new Array<number>(COLUMNS).fill(0), 1);
    for (let s = 0; s < subjects; s++) {
      const about = topic(field.place, 0.7);
      for (let p = 0; p < parts; p++) {
        const part = topic(about.place, 0.4);
        for (let d = 0; d < each; d++) {
          const said = [field, about, part, part].map(({ words }) => words[Math.floor(random() * 4)]);
          documents.push({ title: `${said[3]} ${documents.length}`, text: `The ${said[0]} of ${said[1]} and ${said[2]} is ${said[3]}.`, extra: '' });
          rows.push(part.place.map(value => value + 0.35 * normal(random)));
          subject.push(f * subjects + s);
        }
      }
    }
  }
  const data = Float32Array.from(rows.flatMap(row => row.map(value => value / Math.hypot(...row))));
  return { documents, vectors: { rows: rows.length, columns: COLUMNS, data }, subject: Int32Array.from(subject) };
}

/** Their groups with fewer and more around them. */
export function nestedVectors(vectors: Matrix, options: Partial<GroupingOptions> = {}): Promise<VectorGroups> {
  return groupVectors(vectors, plainAlgebra, { groups: 'auto', seed: 1, nested: true, ...options });
}

/** A grouping of such documents as a run makes it, with its hierarchy. */
export async function nestedGrouping(shape: readonly [number, number, number, number]): Promise<Grouping> {
  const { documents, vectors } = nestedDocuments(shape);
  const groups = await nestedVectors(vectors);
  const levels = { area: groups.area, group: groups.group, subgroup: groups.subgroup };
  const embedPhrases = async (phrases: readonly string[]) => ({ rows: phrases.length, columns: COLUMNS, data: new Float32Array(phrases.length * COLUMNS) });
  const names = await nameGroups({ documents, levels, vectors, embedPhrases, nested: groups.nested });
  const positions = await layoutMap(vectors, groups.neighbours, plainAlgebra, { seed: 1, group: groups.group });
  const slots = assignColours(positions, groups.group, new Array<null>(groupCount(groups.group)).fill(null));
  const numbered = numberGroups(levels);
  return assembleGrouping({
    documents: documents.map(({ title, text }, i) => ({ id: `${i}.md`, title, passages: [passage(text, 0), passage(title, 2)], extra: '', hash: '' })),
    skipped: [],
    groups: numbered,
    faces: numbered.map(({ level, label, members }) => ({ ...names[level][label], examples: members.slice(0, 3), colour: slots[groups.group[members[0]]] })),
    strength: groups.strength,
    words: names.words,
    neighbours: groups.neighbours,
    positions,
    passageGroups: documents.map((_, i) => [0, 1].map(() => numbered.find(({ level, label }) => level === 'group' && label === groups.group[i])?.id ?? null)),
    silhouette: groups.silhouette,
    provenance: { model: 'made up', method: groups.method, seed: 1, versions: {} },
    hierarchy: hierarchyOf(groups.nested!, names.nodes!, numbered),
  });
}

function passage(text: string, line: number) {
  return { text, headings: [], line, endLine: line + 1 };
}
