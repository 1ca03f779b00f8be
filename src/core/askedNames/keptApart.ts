import { isTaken, sameName, withKeyword } from '../edits/groupName';
import type { Grouping } from '../types';
import { fits } from './nameInAnswer';
import type { AskedName, GroupQuestion } from './question';

/** Another name for a group. */
export interface NewName {
  readonly group: number;
  readonly name: string;
}

/**
 * The names that came, in the order of the groups, without those that change nothing. No two groups side by side get one
 * name, nor a whole and its part, and none gets the name that another one has, or had by its own words (`computed`, by id),
 * so that each may be taken or left by itself: one that is taken gets a keyword more, or is left out.
 */
export function keptApart({ groups }: Pick<Grouping, 'groups'>, questions: readonly GroupQuestion[], answers: readonly AskedName[], computed: ReadonlyMap<number, string>): NewName[] {
  const came = new Map(answers.map(({ group, name }) => [group, name]));
  const byId = new Map(groups.map(group => [group.id, group]));
  const taken = [...groups, ...[...computed].flatMap(([id, name]) => (byId.has(id) ? [{ ...byId.get(id)!, name }] : []))];
  const named: NewName[] = [];
  for (const { group: id, keywords } of questions) {
    const [own, wish] = [byId.get(id), came.get(id)];
    if (!own || !wish || sameName(own.name, wish)) continue;
    const isKin = (name: string) => taken.some(group => (group.id === own.parent || group.parent === id) && sameName(group.name, name));
    const name = [wish, ...withKeyword(wish, keywords).filter(fits)].find(possible => !isTaken(taken, possible, own, id) && !isKin(possible));
    if (name === undefined || sameName(own.name, name)) continue;
    named.push({ group: id, name });
    taken.push({ ...own, name });
  }
  return named;
}
