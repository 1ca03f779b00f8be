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
  const keys = [...groups.keys()];
  const numberOf = (key: string) => keys.indexOf(spokenOf(key));
  const corrected = [...new Set([...places.keys(), ...refused.keys()])].sort().map((document): Correction => {
    const place = places.get(document);
    const not = (refused.get(document) ?? []).map(numberOf).filter(at => at >= 0);
    if (place === undefined) return { document, not };
    return { document, to: place === null ? null : numberOf(place), not };
  });
  const known = corrected.filter(({ to, not }) => to !== -1 && (to !== undefined || not.length > 0));
  if (known.length === 0) return undefined;
  return { groups: keys.map(key => (groups.get(key)!.anchors ?? []).flatMap(({ members }) => members)), documents: known };
}
