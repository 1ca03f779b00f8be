import type { Correction, Corrections } from '../teaching/corrections';
import type { Decisions } from './decisions';

/** What a later run learns from the decisions: where documents belong and where not; undefined when they say nothing of that. */
export function correctionsOf({ groups, documents }: Decisions): Corrections | undefined {
  const places = new Map<string, string | null>();
  for (const [key, { documents: byHand = [], pinned = [] }] of groups) for (const id of [...byHand, ...pinned]) if (!places.has(id)) places.set(id, key);
  const refused = new Map<string, readonly string[]>();
  for (const [id, { moved, pinned, not }] of documents) {
    const place = moved !== undefined ? moved : pinned;
    if (place !== undefined) places.set(id, place);
    if (not) refused.set(id, not);
  }

  /** A sub-group made by hand is spoken of as the group around it: runs learn of groups. */
  const spokenOf = (key: string): string => {
    const { level, anchors, within } = groups.get(key) ?? {};
    return level === 'subgroup' && !anchors && within !== undefined ? within : key;
  };
  const numbers = new Map([...groups.keys()].map((key, at) => [key, at]));
  // Two people's changes, put together, may name a group that one of them has merged or forgotten.
  const numberOf = (key: string) => numbers.get(spokenOf(key));
  const corrected = [...new Set([...places.keys(), ...refused.keys()])].sort().map((document): Correction => {
    const place = places.get(document);
    const to = place === undefined || place === null ? place : numberOf(place);
    const not = (refused.get(document) ?? []).flatMap(key => numberOf(key) ?? []);
    return { document, ...(to !== undefined && { to }), not };
  });
  const known = corrected.filter(({ to, not }) => to !== undefined || not.length > 0);
  if (known.length === 0) return undefined;
  return { groups: [...groups.values()].map(({ anchors = [] }) => anchors.flatMap(({ members }) => members)), documents: known };
}
