import type { ComparisonState } from './comparison';
import { readingKey } from './grid';
import { seconds as timed, whole, type Said } from './said';
import { SENTENCES } from './sentences';

/** What was compared, in a line or two: documents, ways to read and to group, the number of groups given, the time. */
export function overview({ cells, facts, groups }: ComparisonState, seconds?: number): Said[] {
  const readings = new Set(cells.map(({ recipe }) => readingKey(recipe))).size;
  const methods = new Set(cells.map(({ recipe }) => JSON.stringify(recipe.method))).size;
  const documents = facts ? [{ text: SENTENCES.overviewDocuments, values: { documents: whole(facts.ids.length) } }] : [];
  const ways = { text: SENTENCES.overviewWays, values: { readings: whole(readings), methods: whole(methods), all: whole(cells.length) } };
  const tried = [...new Set(cells.flatMap(({ wanted }) => wanted ?? []))];
  const several = tried.length === 0 ? [] : [{ text: SENTENCES.overviewNumbers, values: { numbers: whole(tried.length), least: whole(Math.min(...tried)), most: whole(Math.max(...tried)) } }];
  const given = groups === undefined ? several : [{ text: SENTENCES.overviewGroups, values: { groups: whole(groups) } }];
  const took = seconds === undefined ? [] : [{ text: SENTENCES.overviewTook, values: { time: timed(seconds) } }];
  return [...documents, ways, ...given, ...took];
}
