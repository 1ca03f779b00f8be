import type { KindredMap } from './kindredMap';
import { showAgain } from './legendActions';
import { findMatches } from './search';

/** Zoom a search steps to at least. */
const MATCH_ZOOM = 2.5;

/** Typing may go on: the host is asked when it has paused. */
const QUIET_MS = 200;

/** Lights the documents that hold all words of a query, and those that mean the same if that is wanted. */
export function searchFor(map: KindredMap, query: string): void {
  const { state, stage } = map;
  const { scene } = stage;
  if (query !== state.query) map.pointing.close();
  state.query = query;
  const matches = scene && findMatches(scene.data.documents, scene.data.strength, query);
  state.searching = state.byMeaning && matches !== undefined && map.host.editor !== undefined;
  showMatches(map, matches);
  if (state.searching) void meantBy(map, query, matches ?? []);
}

/** Searches by meaning too, or no longer. */
export function searchByMeaning(map: KindredMap, byMeaning: boolean): void {
  map.state.byMeaning = byMeaning;
  searchFor(map, map.state.query);
}

/** Adds what the host finds, before what has the words only. An answer that comes too late does nothing. */
async function meantBy(map: KindredMap, query: string, words: readonly number[]): Promise<void> {
  const { state, stage } = map;
  const { scene } = stage;
  // Other colours or another shape of the panel make the scene anew; what is found stays where it was.
  const current = () => state.query === query && state.byMeaning && stage.scene?.data === scene?.data;
  await new Promise(resolve => setTimeout(resolve, QUIET_MS));
  if (!current()) return;
  // The host shows its own failures; what has the words stays.
  const found = await map.host.editor?.search(query).catch(() => null);
  if (!current()) return;
  state.searching = false;
  const known = (found ?? []).filter(i => i < (scene?.count ?? 0));
  showMatches(map, [...new Set([...known, ...words])]);
}

function showMatches(map: KindredMap, matches: number[] | undefined): void {
  const { state, stage } = map;
  const before = state.matches;
  state.matches = matches;
  state.matchAt = 0;
  state.visited = false;
  if (before === undefined && matches === undefined) return;
  map.emphasise((before === undefined) !== (matches === undefined));
  map.show();
  stage.finish(false);
  map.remember();
}

/** Enter goes to the current match the first time and to the next ones after that. */
export function stepMatch(map: KindredMap, by: 1 | -1): void {
  const { state } = map;
  const count = state.matches?.length ?? 0;
  if (!count) return;
  goToMatch(map, state.visited ? (state.matchAt + by + count) % count : state.matchAt);
}

export function goToMatch(map: KindredMap, at: number): void {
  const { state, stage, pointing } = map;
  const { scene } = stage;
  const document = state.matches?.[at];
  if (!scene || document === undefined) return;
  state.matchAt = at;
  state.visited = true;
  showAgain(map, [document]);
  map.show();
  stage.travelTo({ x: scene.x[document], y: scene.y[document], zoom: Math.max(MATCH_ZOOM, stage.destination.zoom) });
  pointing.visit(document);
}
