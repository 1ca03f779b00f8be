import { groupActivity, type GroupActivity } from '../../core/suggestions/activity';
import { bridges } from '../../core/suggestions/bridges';
import type { StaleDraft } from '../../core/suggestions/facts';
import { fitsNowhere } from '../../core/suggestions/fitsNowhere';
import { nearGroups } from '../../core/suggestions/nearGroups';
import type { Renames } from '../../core/identity/renames';
import { folderName } from '../../core/paths';
import type { Group, GroupedDocument, Grouping } from '../../core/types';
import { breathe, mapPaced, Pace, PIECE_MS } from '../../core/work';
import type { SuggestionFacts } from '../../protocol/answers';

/** Something a person may want to look at. The key stays the same over runs, so that what was kept stays kept. */
export type Suggestion =
  | { readonly kind: 'folder'; readonly key: string; readonly document: GroupedDocument; readonly from: string; readonly to: string; readonly share: number }
  | { readonly kind: 'same'; readonly key: string; readonly document: GroupedDocument; readonly other: GroupedDocument; readonly likeness: number; readonly contained: number }
  | { readonly kind: 'between'; readonly key: string; readonly document: GroupedDocument; readonly groups: readonly [Group, Group] }
  | { readonly kind: 'nowhere'; readonly key: string; readonly document: GroupedDocument }
  | { readonly kind: 'draft'; readonly key: string; readonly document: GroupedDocument; readonly changed: number; readonly mark: StaleDraft['mark'] }
  | { readonly kind: 'activity'; readonly key: string; readonly group: Group; readonly activity: GroupActivity; readonly since: number };

export type SuggestionKind = Suggestion['kind'];

const BETWEEN = ' | ';

/** Whichever of the two comes first. */
function pairKey(ids: readonly string[]): string {
  return `same: ${[...ids].sort().join(BETWEEN)}`;
}

/** The key under which a suggestion is known whose documents were renamed, undefined where others have taken their place; of a file that went to another folder, what was said of its folder ends. */
export function renamedKey(key: string, renames: Renames, replaced: ReadonlySet<string>): string | undefined {
  const [, kind, about] = /^(\w+): (.*)$/s.exec(key) ?? [];
  if (about === undefined) return key;
  const ids = kind === 'same' ? about.split(BETWEEN) : [about];
  if (ids.some(id => replaced.has(id) && !renames.has(id))) return undefined;
  const now = ids.map(id => renames.get(id) ?? id);
  if (now.every((id, i) => id === ids[i]) || (kind === 'folder' && folderName(now[0]) !== folderName(about))) return key;
  return kind === 'same' ? pairKey(now) : `${kind}: ${now[0]}`;
}

/** Key under which a whole folder is kept as it is. */
export function keptFolder(folder: string): string {
  return `folder: ${folder}/`;
}

/**
 * All suggestions about the groups on show, kinds after one another, in each the surest first; made a little at a time. Documents
 * that are not on show are left out. Rejects with a `CancelledError` when stopped by `signal`.
 */
export async function suggestionsOf(facts: SuggestionFacts, grouping: Grouping, signal?: AbortSignal): Promise<Suggestion[]> {
  // Reading what came from the engine took its time.
  await breathe(signal);
  const pace = new Pace(signal, PIECE_MS);
  const byId = new Map(grouping.documents.map(document => [document.id, document]));
  const groups = new Map(grouping.groups.map(group => [group.id, group]));
  const documents = facts.documents.map(id => byId.get(id));
  const known = documents.map(document => ({ group: document?.group ?? null, strength: document?.strength ?? 0 }));
  await pace.breathe();
  const near = await nearGroups(known, facts.neighbours, pace);
  await pace.breathe();
  const between = bridges(known, near);
  await pace.breathe();
  const lonely = fitsNowhere(known, near);
  await pace.breathe();
  const activity = groupActivity(known.map(({ group }) => group), facts.changes);
  /** What is suggested about the documents of some findings. */
  const about = async <Finding>(found: Iterable<Finding>, at: (one: Finding) => number, make: (document: GroupedDocument, one: Finding, place: number) => Suggestion | undefined): Promise<Suggestion[]> => {
    const made = await mapPaced(found, pace, (one, place) => {
      const document = documents[at(one)];
      return document && make(document, one, place);
    });
    return made.filter(suggestion => suggestion !== undefined);
  };
  const own = ({ document }: { readonly document: number }) => document;
  const { a, b, likeness, contained } = facts.duplicates;
  return [
    ...(await about(facts.otherFolders, own, (document, { from, to, share }) => ({ kind: 'folder', key: `folder: ${document.id}`, document, from, to, share }))),
    ...(await about(a, at => at, (document, _, pair) => sameAs(document, documents[b[pair]], likeness[pair], contained[pair]))),
    ...(await about(between, own, (document, { group, other }) => {
      const both = [groups.get(group), groups.get(other)] as const;
      return both[0] && both[1] && { kind: 'between', key: `between: ${document.id}`, document, groups: [both[0], both[1]] };
    })),
    ...(await about(lonely, own, document => ({ kind: 'nowhere', key: `nowhere: ${document.id}`, document }))),
    ...(await about(facts.drafts, own, (document, { changed, mark }) => ({ kind: 'draft', key: `draft: ${document.id}`, document, changed, mark }))),
    ...(activity?.groups ?? []).flatMap((found): Suggestion[] => {
      const group = groups.get(found.group);
      return group ? [{ kind: 'activity', key: `${found.kind}: ${group.name}`, group, activity: found, since: activity!.since }] : [];
    }),
  ];
}

function sameAs(document: GroupedDocument, other: GroupedDocument | undefined, likeness: number, contained: number): Suggestion | undefined {
  return other && { kind: 'same', key: pairKey([document.id, other.id]), document, other, likeness, contained };
}

/** True when a person wants to leave it as it is: this one, or all of its folder. */
export function isKept(suggestion: Suggestion, kept: ReadonlySet<string>): boolean {
  return kept.size > 0 && (kept.has(suggestion.key) || (suggestion.kind === 'folder' && kept.has(keptFolder(suggestion.from))));
}

/** The ids of the documents it is about. */
export function documentsOf(suggestion: Suggestion): string[] {
  if (suggestion.kind === 'activity') return [];
  return suggestion.kind === 'same' ? [suggestion.document.id, suggestion.other.id] : [suggestion.document.id];
}
