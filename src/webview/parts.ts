import { makeActiveTag, type ActiveTag } from './activeTag';
import { boxWithin, button, make } from './dom';
import { makeGroupSlider, type GroupSlider } from './groupSlider';
import { makeHoverCard, type HoverCard } from './hoverCard';
import { icon } from './icons';
import type { Box } from './labels/box';
import { makeLegend, type Legend, type LegendActions } from './legend';
import { makeOverview, type Overview } from './overview';
import { makeList, type List, type ListActions } from './list/list';
import { makeMenu, type Menu } from './menu/menu';
import { makePicks, type Looks, type Picks } from './picks';
import { makeQuietLine, type QuietLine } from './quietLine';
import { makeResults, type ResultActions, type Results } from './results';
import { makeTray, type Tray, type TrayActions } from './selecting/tray';
import { makeStateCards, type StateActions, type StateCards } from './stateCards';
import { makeStatusLine, type StatusLine } from './statusLine';
import type { Strings } from './strings';
import { makeToolbar, type Toolbar, type ToolbarActions } from './toolbar';
import { makeWayBack, type WayBack } from './wayBack';

export interface PartActions {
  readonly toolbar: ToolbarActions;
  readonly results: ResultActions;
  readonly tray: TrayActions;
  readonly list: ListActions;
  readonly legend: LegendActions;
  readonly state: StateActions;
  looks(looks: Partial<Looks>): void;
  zoom(factor: number): void;
  back(): void;
  goTo(x: number, y: number): void;
  undo(): void;
  setGroupCount(count: number): Promise<void>;
}

/** The HTML parts around and above the canvases. */
export interface Parts {
  readonly stage: HTMLElement;
  readonly toolbar: Toolbar;
  readonly picks: Picks;
  readonly groupSlider: GroupSlider;
  readonly results: Results;
  readonly tray: Tray;
  readonly quiet: QuietLine;
  readonly menu: Menu;
  readonly list: List;
  readonly legend: Legend;
  readonly hover: HoverCard;
  readonly tag: ActiveTag;
  readonly wayBack: WayBack;
  readonly overview: Overview;
  readonly cards: StateCards;
  readonly statusLine: StatusLine;
  readonly announcer: HTMLElement;
  /** Parts labels have to keep clear of, and those of them that do not come and go. */
  readonly floating: readonly HTMLElement[];
  readonly standing: readonly HTMLElement[];
}

/** Boxes of those of some parts that are shown. */
export function boxesOf({ stage }: Parts, elements: readonly HTMLElement[]): Box[] {
  return elements.flatMap(part => boxWithin(part, stage) ?? []);
}

/** Boxes of the floating parts that do not follow a point. */
export function fixedBoxes(parts: Parts): Box[] {
  const { floating, tag, hover } = parts;
  return boxesOf(parts, floating.filter(part => part !== tag.element && part !== hover.element));
}

/** Boxes of the parts that do not come and go; the legend's is as high as it is while nothing else needs the room. */
export function standingBoxes(parts: Parts): Box[] {
  const { stage, legend, standing } = parts;
  const box = boxWithin(legend.element, stage);
  const others = boxesOf(parts, standing.filter(part => part !== legend.element));
  return box ? [...others, { ...box, h: Math.max(box.h, Math.min(box.h + legend.unseen, stage.clientHeight - 2 * box.y)) }] : others;
}

/** Builds the parts into an element, with the canvases below them. */
export function buildParts(root: HTMLElement, canvases: readonly HTMLCanvasElement[], strings: Strings, actions: PartActions): Parts {
  const picks = makePicks(strings, actions.looks);
  const groupSlider = makeGroupSlider(strings, actions.setGroupCount);
  const toolbar = makeToolbar(strings, actions.toolbar, [...picks.elements, groupSlider.element]);
  const results = makeResults(strings, actions.results);
  const tray = makeTray(strings, actions.tray);
  const quiet = makeQuietLine(strings, actions.undo);
  const menu = makeMenu();
  const list = makeList(strings, actions.list);
  const legend = makeLegend(strings, actions.legend);
  const hover = makeHoverCard(strings, actions.tray.editor !== undefined);
  const tag = makeActiveTag(strings);
  const wayBack = makeWayBack(strings, actions.back);
  const overview = makeOverview(strings, actions.goTo);
  const cards = makeStateCards(strings, actions.state);
  const statusLine = makeStatusLine(strings, () => actions.state.run('cancel'));
  const announcer = make('div.unseen', { 'aria-live': 'polite', role: 'status' });
  const zoomer = make(
    'div.card.zoomer',
    {},
    button('tool', strings.zoomIn, icon('zoomIn'), () => actions.zoom(1.5)),
    button('tool', strings.zoomOut, icon('zoomOut'), () => actions.zoom(1 / 1.5)),
  );
  const standing = [legend.element, wayBack.element, zoomer, overview.element];
  const floating = [...standing, results.element, tray.element, quiet.element, cards.progress, cards.message, tag.element, hover.element];
  const stage = make(
    'div.stage',
    {},
    // In the order of the keyboard: matches after the search, then the map and what is done with documents selected on it.
    results.element,
    ...canvases,
    list.element,
    tray.element,
    quiet.element,
    wayBack.element,
    zoomer,
    overview.element,
    tag.element,
    legend.element,
    cards.progress,
    cards.message,
    hover.element,
    menu.element,
  );
  root.classList.add('map');
  root.replaceChildren(toolbar.element, stage, statusLine.element, announcer);
  return { stage, toolbar, picks, groupSlider, results, tray, quiet, menu, list, legend, hover, tag, wayBack, overview, cards, statusLine, announcer, floating, standing };
}
