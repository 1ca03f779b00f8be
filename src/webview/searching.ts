import type { KindredMap } from './kindredMap';
import { findMatches } from './search';

/** Zoom a search steps to at least. */
const MATCH_ZOOM = 2.5;

/** Lights the documents that hold all words of a query. */
export function searchFor(map: KindredMap, query: string): void {
  const { state, stage } = map;
  const { scene } = stage;
  const before = state.matches;
  if (query !== state.query) map.pointing.close();
  state.query = query;
  state.matches = scene && findMatches(scene.data.documents, scene.data.strength, query);
  state.matchAt = 0;
  state.visited = false;
  if (before === undefined && state.matches === undefined) return;
  map.emphasise((before === undefined) !== (state.matches === undefined));
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
  map.show();
  stage.travelTo({ x: scene.x[document], y: scene.y[document], zoom: Math.max(MATCH_ZOOM, stage.destination.zoom) });
  pointing.visit(document);
}
