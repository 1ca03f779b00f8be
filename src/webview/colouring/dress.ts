import type { ChangeDates, MapData } from '../../protocol/mapSides';
import type { Looks } from '../picks';
import type { Scene } from '../scene';
import type { Strings } from '../strings';
import { colourByFact, colourChoices } from './colouring';
import { sizeSteps } from './ranges';

/** When documents were written or changed: asked of the host when a colour needs it, once for each data. */
export class FileDates {
  private asked: MapData | undefined;
  private changed: ChangeDates | undefined;

  constructor(
    private readonly ask: () => Promise<ChangeDates>,
    /** Dates have come. */
    private readonly came: () => void,
  ) {}

  /** By document; undefined until the host has answered. */
  of(data: MapData): ChangeDates | undefined {
    if (this.asked === data) return this.changed;
    this.asked = data;
    this.changed = undefined;
    void this.ask().then(changed => {
      if (this.asked !== data || changed.times.length !== data.documents.length) return;
      this.changed = changed;
      this.came();
    }, () => undefined);
    return undefined;
  }
}

/** A scene with the colours and sizes that were chosen, as far as these documents have them. */
export function dressed(scene: Scene, looks: Looks, dates: FileDates, strings: Strings): Scene {
  const { data } = scene;
  const size = looks.size === 'length' && data.length ? sizeSteps(data.length) : undefined;
  const by = colourChoices(data).includes(looks.colour) ? looks.colour : 'group';
  if (by === 'group') return { ...scene, size };
  const colouring = colourByFact(by, data, by === 'age' ? dates.of(data) : undefined, strings);
  return { ...scene, size, colouring, slot: colouring.slot };
}
