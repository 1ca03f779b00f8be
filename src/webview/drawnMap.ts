import { carryGroups } from '../protocol/carryGroups';
import type { MapData, MapDescription, MapSelection, MapStatus, MapView } from '../protocol/mapSides';
import { arrangeLabels } from './arrange';
import { showAsked } from './asked';
import { FileDates, dressed } from './colouring/dress';
import { descriptionOf } from './description';
import { LIT } from './emphasis';
import { pngImage } from './image/pngImage';
import { svgImage } from './image/svgImage';
import { connectInput, partActions, zoomBy } from './interaction';
import type { Box } from './labels/box';
import type { PlacedLabel } from './labels/place';
import { DOCUMENT_ZOOM, SUBGROUP_ZOOM } from './labels/wishes';
import type { KindredMap } from './kindredMap';
import { layoutOf } from './layout';
import { emphasisOf, labelOpacity, startState, takeSelection, viewOf, type HostCalls, type MapState } from './mapState';
import { boxesOf, buildParts, fixedBoxes, standingBoxes, type Parts } from './parts';
import { connectMenus } from './menu/contextMenu';
import { observeSize } from './observeSize';
import { plainText } from '../core/plainText';
import { Pointing } from './pointing';
import { cameraFromData, cameraToData, makeScene, type MapGroup } from './scene';
import { searchFor } from './searching';
import { bringIntoView, groupInView } from './seeing';
import { showParts, showStatus } from './showParts';
import { Stage } from './stage';
import type { Strings } from './strings';
import { onThemeChange, paintTheme, readTheme } from './theme';

/** Most matches of a search that labels keep clear of. */
const KEPT_CLEAR = 150;

/** The map: holds the state and passes every change on to the canvases and the HTML parts. */
export class DrawnMap implements KindredMap {
  readonly state: MapState;
  readonly stage: Stage;
  readonly parts: Parts;
  readonly pointing: Pointing;
  private data: MapData | undefined;
  private restored: MapView | null;
  /** Labels in the places they go back to, where nothing that comes and goes needs the room. */
  private ownLabels: PlacedLabel[] = [];
  /** Labels of the finished picture without a card; undefined while they are not placed. */
  private restLabels: PlacedLabel[] | undefined;
  private placeAnew = true;
  private readonly dates: FileDates;
  private readonly lookAgain: () => void;
  private named: MapGroup | undefined;
  /** What was selected last, whatever positions it had then. */
  private selection: string;
  /** Boxes of the fixed floating parts when the camera last came to rest. */
  private around: Box[] = [];

  constructor(
    root: HTMLElement,
    view: MapView | null,
    readonly strings: Strings,
    readonly host: HostCalls,
  ) {
    this.restored = view;
    this.selection = selectionKey(view?.selected, []);
    this.dates = new FileDates(() => host.dates(), () => this.dress());
    this.state = startState(view);
    this.stage = new Stage(readTheme(), {
      arrange: zoomed => this.arrange(zoomed),
      drawn: () => this.followPoints(),
      rested: () => this.rested(),
      labelOpacity: (group, document) => (this.stage.scene ? labelOpacity(this.state, this.stage.scene, this.stage.theme, group, document, this.stage.levels[document] === LIT) : 1),
    });
    this.parts = buildParts(root, [this.stage.surface.canvas, this.stage.canvas], strings, partActions(this));
    this.pointing = new Pointing(this.stage, this.parts, strings, () => this.mark());
    this.lookAgain = connectInput(this);
    connectMenus(this);
    this.paintTheme();
    onThemeChange(() => this.themeChanged());
    observeSize(this.parts.stage, () => this.layout());
    this.show();
  }

  setData(data: MapData): void {
    if (this.data) this.state.hidden = new Set(carryGroups(this.state.hidden, this.data.groups, data.groups));
    this.data = data;
    // What it offers is of groups and places that may be others now.
    this.parts.menu.close();
    this.pointing.reset();
    this.state.highlighted = undefined;
    this.rebuild(true);
    searchFor(this, this.state.query);
    this.show();
  }

  setSelection(selection: MapSelection): void {
    const before = this.selection;
    takeSelection(this.state, selection);
    const { scene } = this.stage;
    this.selectionChanged();
    if (!scene) return;
    this.parts.tag.show(scene, selection.active);
    if (selection.asked) showAsked(this, selection);
    // It comes with all new groups, and after a reload: the map stays where the person left it then.
    else if (this.selection === before) return;
    const camera = bringIntoView(this.stage, selection);
    if (camera) this.stage.travelTo(camera);
  }

  selectionChanged(): void {
    this.stage.setOutline(undefined);
    this.emphasise(false);
    this.mark();
    this.show();
    this.stage.finish(false);
    this.remember();
    this.selection = selectionKey(this.view().selected, this.state.selectedGroups);
  }

  setStatus(status: MapStatus): void {
    const before = this.state.status.state;
    this.state.status = status;
    // What goes wrong once more is told once more.
    if (status.state === 'running') this.state.dismissed = undefined;
    // Told many times a second, and nothing else changes with it.
    if (status.state === 'running' && before === 'running') return showStatus(this);
    // Cards come and go with the state; labels make room for them.
    if (status.state !== before) {
      this.stage.finish(false);
      if (status.state === 'done') this.say(plainText(status.text, 300));
    }
    this.show();
  }

  command(command: 'zoomIn' | 'zoomOut' | 'fit' | 'search'): void {
    if (command === 'search') this.parts.toolbar.input.focus();
    else if (command === 'fit') this.stage.travelTo(undefined);
    else zoomBy(this, command === 'zoomIn' ? 1.5 : 1 / 1.5);
  }

  say(text: string): void {
    this.parts.announcer.textContent = text;
  }

  /** Shows for a while what somebody changed about the groups, here or elsewhere, or what could not be done. */
  inform(text: string, canUndo: boolean): void {
    this.parts.quiet.say(text, canUndo);
    this.say(plainText(text, 300));
    this.stage.finish(false);
  }

  async picture(type: 'svg' | 'png'): Promise<string | Uint8Array> {
    const svg = svgImage(this.stage, this.strings);
    return type === 'svg' ? svg : pngImage(svg);
  }

  describe(): MapDescription {
    return descriptionOf(this.stage, this.parts.stage, this.view());
  }

  emphasise(ground: boolean): void {
    const { scene } = this.stage;
    if (scene) this.stage.setEmphasis(emphasisOf(this.state, scene), ground);
  }

  show(): void {
    showParts(this);
  }

  /** Rings and labels follow the pointer and the keyboard. */
  mark(): void {
    const { pointing, state, stage } = this;
    const hot = pointing.carded >= 0 ? pointing.carded : pointing.hot;
    stage.setMarks({ hot, related: pointing.carded >= 0, cursor: pointing.cursor, active: state.active, selected: state.selected });
    if (!stage.scene || stage.moving) return;
    const place = () => this.place([...this.ownLabels, ...stage.labels.labels]);
    const labels = pointing.carded < 0 ? (this.restLabels ??= place()) : place();
    stage.labels.replace(labels, performance.now(), !stage.theme.reducedMotion);
  }

  layout(): void {
    // A hidden panel has no size; it is laid out when it is shown again.
    if (!this.parts.stage.clientWidth) return;
    const { scene } = this.stage;
    const { frame, turned } = layoutOf(this.parts.stage, this.data, this.state, this.narrow);
    if (scene && turned !== scene.turned) this.rebuild(false);
    this.placeAnew = true;
    this.stage.resize({ ...frame, bounds: this.stage.scene?.bounds ?? frame.bounds }, devicePixelRatio || 1);
    this.parts.stage.parentElement!.classList.toggle('narrow', this.narrow);
    this.show();
  }

  get narrow(): boolean {
    return this.parts.stage.clientWidth < 640;
  }

  remember(): void {
    if (this.stage.scene) this.host.remember(this.view());
  }

  private view(): MapView {
    const { stage, state } = this;
    return viewOf(state, cameraToData(stage.destination, stage.scene?.turned ?? false), stage.scene?.data.documents);
  }

  dress(): void {
    this.rebuild(false);
    this.show();
  }

  /** Makes the scene anew for new data, another theme or another shape of the panel; camera and selection stay. */
  private rebuild(glide: boolean): void {
    const { data, stage } = this;
    if (!data) return;
    const before = stage.scene;
    const kept = before && !stage.home ? cameraToData(stage.destination, before.turned) : undefined;
    const { turned, frame } = layoutOf(this.parts.stage, data, this.state, this.narrow);
    const { looks } = this.state;
    const scene = dressed(makeScene(data, turned, stage.theme.highContrast || looks.shape === 'group'), looks, this.dates, this.strings);
    this.placeAnew = true;
    stage.frame = { ...frame, bounds: scene.bounds };
    stage.setScene(scene, glide && before?.turned === turned ? before : undefined);
    const camera = kept ?? this.restoredCamera();
    if (camera) stage.moveTo(cameraFromData(camera, turned));
    this.parts.groupSlider.show(data.numbers);
    this.parts.legend.list(scene);
    this.parts.tag.show(scene, this.state.active);
    this.emphasise(true);
    this.mark();
  }

  /** The camera of an earlier window, once; undefined if it showed everything. */
  private restoredCamera() {
    const view = this.restored;
    this.restored = null;
    if (!view || !this.stage.scene) return undefined;
    const home = cameraToData(this.stage.destination, this.stage.scene.turned);
    const same = view.zoom === 1 && Math.hypot(view.x - home.x, view.y - home.y) < 1e-3;
    return same || ![view.x, view.y, view.zoom].every(Number.isFinite) || view.zoom <= 0 ? undefined : view;
  }

  /** Places labels around what is on the map now, or around what is always there; those that may stay where they are first. */
  private place(stay: readonly PlacedLabel[], passing = true): PlacedLabel[] {
    const { parts, pointing, state, narrow } = this;
    const points = passing ? [pointing.prominent, state.active] : [];
    const lit = passing ? [...pointing.relatives, ...(state.matches?.slice(0, KEPT_CLEAR) ?? [])] : [];
    const around = { parts: passing ? boxesOf(parts, parts.floating) : standingBoxes(parts), points, lit, narrow, named: this.named?.index };
    return arrangeLabels(this.stage, around, stay);
  }

  private arrange(zoomed: boolean): void {
    const { parts, stage, stage: { scene } } = this;
    if (!scene) return;
    const close = stage.camera.zoom >= SUBGROUP_ZOOM;
    this.named = close ? groupInView(stage) : undefined;
    parts.wayBack.show(this.named);
    const inset = stage.camera.zoom >= DOCUMENT_ZOOM && !this.narrow && stage.frame.height > 420;
    if (inset) parts.overview.show(scene, stage.levels, stage.theme, stage.frame, stage.camera);
    else parts.overview.hide();
    this.around = fixedBoxes(parts);
    parts.tag.settle(scene, stage.levels, stage.transform, stage.frame, this.around, stage.radius);
    this.followPoints();
    const anew = zoomed || this.placeAnew;
    this.placeAnew = false;
    this.ownLabels = this.place(anew ? [] : this.ownLabels, false);
    const labels = this.place(anew ? this.ownLabels : [...this.ownLabels, ...stage.labels.labels]);
    this.restLabels = this.pointing.carded < 0 ? labels : undefined;
    stage.labels.replace(labels, performance.now(), !stage.theme.reducedMotion);
  }

  private rested(): void {
    this.pointing.refresh();
    this.lookAgain();
    this.remember();
  }

  private followPoints(): void {
    const { scene, levels, transform, frame } = this.stage;
    if (!scene) return;
    const aside = this.pointing.carded >= 0 || this.state.status.state === 'running';
    this.parts.tag.follow(scene, levels, transform, frame, this.around, aside);
  }

  private themeChanged(): void {
    const before = this.stage.theme;
    this.paintTheme();
    this.placeAnew = true;
    if (before.highContrast !== this.stage.theme.highContrast) this.rebuild(false);
    else this.stage.finish(true);
    this.show();
    this.pointing.refresh();
  }

  private paintTheme(): void {
    this.stage.theme = paintTheme(this.parts.stage.parentElement!);
  }
}

/** The same for the same documents and groups. */
function selectionKey(documents: readonly string[] = [], groups: Iterable<number>): string {
  return JSON.stringify([[...documents].sort(), [...groups].sort()]);
}
