import type { WriteStream } from 'node:tty';

/** Decorates text for a terminal, or leaves it as it is. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  /** In the colour of a group's slot (0 … 19). */
  group(slot: number, text: string): string;
}

/** The group colours on a dark ground, as near as the 256 terminal colours come. */
const SLOTS = [111, 172, 43, 205, 220, 135, 107, 117, 74, 218, 147, 115, 204, 149, 176, 104, 35, 174, 140, 180];

const plain: Style = { bold: text => text, dim: text => text, group: (_, text) => text };

const coloured: Style = {
  bold: text => `\x1b[1m${text}\x1b[22m`,
  dim: text => `\x1b[2m${text}\x1b[22m`,
  group: (slot, text) => `\x1b[38;5;${SLOTS[slot % SLOTS.length]}m${text}\x1b[39m`,
};

/** Colours on a terminal that wants them (see no-color.org), plain text everywhere else. */
export function styleFor(stream: Pick<WriteStream, 'isTTY'>, environment: NodeJS.ProcessEnv): Style {
  return stream.isTTY && !environment.NO_COLOR && environment.TERM !== 'dumb' ? coloured : plain;
}
