import { withCapital } from '../capital';
import { numbered, sameWords } from '../naming/chooseNames';
import type { GroupHierarchy } from '../types';

/** The hierarchy with other names for nodes that have one of the grouping's own groups, after these were given earlier names. */
export function tellApart(hierarchy: GroupHierarchy, ownNames: readonly string[]): GroupHierarchy {
  const taken = new Set(ownNames.map(sameWords));
  const own = new Set(hierarchy.own);
  if (!hierarchy.nodes.some(({ name }, node) => !own.has(node) && taken.has(sameWords(name)))) return hierarchy;
  const names = new Set([...taken, ...hierarchy.nodes.map(({ name }) => sameWords(name))]);
  const nodes = hierarchy.nodes.map((face, node) => {
    if (own.has(node) || !taken.has(sameWords(face.name))) return face;
    const free = (option: string) => !names.has(sameWords(option));
    const name = face.keywords.map(withCapital).find(free) ?? numbered(face.name, free);
    names.add(sameWords(name));
    return { ...face, name };
  });
  return { ...hierarchy, nodes };
}
