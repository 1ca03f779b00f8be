import { onStage } from './camera';
import { fitWord } from './fitWord';
import { relativesOf } from './marks';
import { plainText } from '../core/plainText';
import { fixedBoxes, type Parts } from './parts';
import type { Stage } from './stage';
import { counted, fill, type Strings } from './strings';

const CARD_MS = 120;

/** The document under the pointer or the keyboard: its ring, its lines, its card, and what is read out. */
export class Pointing {
  /** Under the pointer; −1 = none. */
  hot = -1;
  /** Where the keyboard is; −1 = none. */
  cursor = -1;
  /** The document whose card is open; −1 = none. */
  carded = -1;
  /** Whether keys of the map led to the card, which then says what keys do. */
  private byKeys = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly stage: Stage,
    private readonly parts: Parts,
    private readonly strings: Strings,
    /** The card opened or closed: rings and labels have to be arranged again. */
    private readonly changed: () => void,
  ) {}

  /** The pointer is over a document, or over none (−1). */
  hover(document: number): void {
    if (document === this.hot) return;
    this.hot = document;
    clearTimeout(this.timer);
    if (this.carded >= 0 && this.carded !== this.cursor) this.close();
    else this.changed();
    if (document >= 0) this.timer = setTimeout(() => this.open(document), CARD_MS);
  }

  /** The keyboard goes to a document, `byKeys` of the map itself: card and words at once. */
  visit(document: number, byKeys = false): void {
    this.cursor = document;
    this.byKeys = byKeys;
    clearTimeout(this.timer);
    this.hot = -1;
    if (document >= 0) {
      this.open(document);
      this.parts.announcer.textContent = this.spoken(document);
    } else {
      this.close();
    }
  }

  /** Closes the card; true if there was one. */
  close(): boolean {
    clearTimeout(this.timer);
    const open = this.carded >= 0;
    this.carded = -1;
    this.parts.hover.hide();
    this.changed();
    return open;
  }

  /** Forgets pointer and keyboard, as for new data. */
  reset(): void {
    this.hot = -1;
    this.cursor = -1;
    this.close();
  }

  /** The card's document moved or the theme changed. */
  refresh(): void {
    if (this.carded >= 0) this.open(this.carded);
  }

  /** The document whose point no label may cover, not its own either; −1 = none. */
  get prominent(): number {
    return this.carded >= 0 ? this.carded : this.cursor;
  }

  /** Its relatives, as long as lines go to them. */
  get relatives(): readonly number[] {
    const { scene } = this.stage;
    return this.carded >= 0 && scene ? relativesOf(scene, this.carded) : [];
  }

  private open(document: number): void {
    const { scene, transform, frame } = this.stage;
    if (!scene || document >= scene.count) return;
    this.carded = document;
    const place = (i: number) => onStage(transform, scene.x[i], scene.y[i]);
    const near = relativesOf(scene, document).map(i => ({ x: place(i).x - 6, y: place(i).y - 6, w: 12, h: 12 }));
    this.parts.hover.show(scene, document, place(document), near, fixedBoxes(this.parts), frame, this.byKeys && document === this.cursor);
    this.changed();
  }

  private spoken(i: number): string {
    const { scene } = this.stage;
    if (!scene) return '';
    const title = scene.data.documents.titles.get(i);
    const group = scene.groups[scene.data.group[i]];
    return fill(group ? this.strings.spoken : this.strings.spokenUngrouped, {
      title: plainText(title, 200),
      group: group ? plainText(group.name, 60) : '',
      fit: fitWord(scene.data.strength[i], this.strings),
      relatives: counted(relativesOf(scene, i).length, this.strings.relativeOne, this.strings.relatives),
    });
  }
}
