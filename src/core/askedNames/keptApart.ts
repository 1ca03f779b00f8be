import { isTaken, sameName } from '../edits/groupName';
import type { Grouping } from '../types';
import { fits } from './nameInAnswer';
import type { AskedName, GroupQuestion } from './question';

/** Another name for a group. */
export interface NewName {
  readonly group: number;
  readonly name: string;
}

/**
 * The names that came, in the order of the groups, without those that change nothing. No two groups get one name, and none
 * gets the name that another one has, or had by its own words (`computed`, by id), so that each may be taken or left by
 * itself: one that is taken gets a keyword more, or is left out.
 */
export function keptApart({ groups }: Pick<Grouping, 'groups'>, questions: readonly GroupQuestion[], answers: readonly AskedName[], computed: ReadonlyMap<number, string>): NewName[] {
  const came = new Map(answers.map(({ group, name }) => [group, name]));
  const byId = new Map(groups.map(group => [group.id, group]));
  const named: NewName[] = [];
  for (const { group: id, keywords } of questions) {
    const [own, wish] = [byId.get(id), came.get(id)];
    if (!own || !wish || sameName(own.name, wish)) continue;
    const others = [
      ...groups.filter(group => group.id !== id),
      ...[...computed].flatMap(([other, name]) => (other === id || !byId.has(other) ? [] : [{ ...byId.get(other)!, name }])),
      ...named.map(({ group, name }) => ({ ...byId.get(group)!, name })),
    ];
    const around = others.filter(({ id: other }) => other === own.parent);
    const taken = (name: string) => isTaken(others, name, own) || around.some(group => sameName(group.name, name));
    const longer = keywords.filter(word => !wish.toLowerCase().includes(word.toLowerCase())).map(word => `${wish} & ${word}`);
    const name = [wish, ...longer.filter(fits)].find(possible => !taken(possible));
    if (name !== undefined && !sameName(own.name, name)) named.push({ group: id, name });
  }
  return named;
}
