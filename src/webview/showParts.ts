import { colourChoices } from './colouring/colouring';
import type { KindredMap } from './kindredMap';
import { HIDDEN } from './emphasis';
import { showList } from './list/showList';
import { hiddenPositions } from './mapState';
import { counted, fill } from './strings';

/** Says how far a run is, or what the map shows. */
export function showStatus({ state, parts, stage: { scene } }: KindredMap): void {
  parts.cards.show(state.status, scene !== undefined && scene.count > 0, state.dismissed);
  parts.statusLine.show(scene, state.status, state.selected.size);
}

/** Applies the map's state to the HTML parts around and above the canvases. */
export function showParts(map: KindredMap): void {
  const { state, parts, strings, stage, narrow } = map;
  const { scene } = stage;
  const running = state.status.state === 'running';
  showStatus(map);
  parts.tray.show(scene, state.selected);
  parts.toolbar.useTool(state.tool);
  stage.canvas.classList.toggle('drawing', state.tool !== undefined);
  parts.toolbar.show(state.query, state.matches?.length ? state.matchAt + 1 : 0, state.matches?.length ?? 0);
  parts.legend.element.hidden = !scene?.groups.length || running;
  stage.surface.canvas.hidden = !scene;
  parts.toolbar.element.classList.toggle('empty', !scene?.count);
  if (!scene) {
    stage.canvas.setAttribute('aria-label', strings.mapEmpty);
    return;
  }
  showList(map);
  const { matches = [] } = state;
  const onShow = stage.shown === scene.count ? matches : matches.filter(i => stage.levels[i] !== HIDDEN);
  parts.results.show(scene, state, stage.levels, onShow.length);
  const open = narrow ? state.narrowLegendOpen : state.legendOpen;
  const categories = scene.colouring.kind === 'categories';
  const hidden = categories ? state.hiddenCategories : hiddenPositions(state, scene);
  parts.legend.update({ hidden, range: state.range, open, narrow, hot: categories ? state.highlightedCategory : state.highlighted });
  parts.picks.show({ ...state.looks, colour: scene.colouring.by }, colourChoices(scene.data), stage.theme.highContrast);
  const groups = counted(scene.groups.filter(group => group.top === group.index).length, strings.groupOne, strings.groups);
  stage.canvas.setAttribute('aria-label', fill(scene.count === 1 ? strings.mapOne : strings.map, { documents: scene.count, groups }));
}
