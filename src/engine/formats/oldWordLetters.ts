import { eachProperty } from './oldWordRuns';

/** What properties say of letters, as far as they do. */
export interface Letters {
  /** Whether they were deleted, are hidden, or stand for a picture. */
  readonly isUnseen?: true;
  /** In half points. */
  readonly size?: number;
  /** 0 or 1; 0x80 = as in their style, 0x81 = not as in it. */
  readonly bold?: number;
}

const [BOLD, SIZE, SYMBOL] = [0x0835, 0x4a43, 0x6a09];
const UNSEEN = new Set([0x0800, 0x083c]);
/** In half points, where nobody says otherwise. */
const USUAL_SIZE = 20;

/** Reads the properties of letters; undefined where they say nothing that is asked here. */
export function lettersOf(properties: Buffer): Letters | undefined {
  let found: Letters | undefined;
  eachProperty(properties, (name, value) => {
    if (name === SYMBOL || (UNSEEN.has(name) && value & 1)) found = { ...found, isUnseen: true };
    else if (name === SIZE) found = { ...found, size: value };
    else if (name === BOLD) found = { ...found, bold: value & 0xff };
  });
  return found;
}

/** The size of letters in a style, in half points. */
export function sizeOf(own: Letters | undefined, style: Letters): number {
  return own?.size ?? style.size ?? USUAL_SIZE;
}

/** Whether letters in a style are bold. */
export function areBold(own: Letters | undefined, style: Letters): boolean {
  const bold = own?.bold ?? 0x80;
  return bold < 0x80 ? bold === 1 : (style.bold === 1) !== (bold === 0x81);
}
