import { SAID_BY, type DatesBy } from '../../core/datesBy';
import { decimalsOf } from '../../core/numbers';
import { UNGROUPED_SLOT } from '../../core/palette';
import type { ChangeDates, ColourBy, MapData } from '../../protocol/mapSides';
import { folderName, lastPart } from '../../core/paths';
import { plainText } from '../../core/plainText';
import type { Strings } from '../strings';
import { categorise, type Category } from './categories';
import { rangeOf, type Bin, type Scale } from './ranges';

/** What the colour of a point says. `slot` is the place of each document's colour in the theme's list. */
export type Colouring =
  | { readonly kind: 'group'; readonly by: 'group'; readonly slot: Uint8Array }
  | {
      readonly kind: 'categories';
      readonly by: ColourBy;
      readonly slot: Uint8Array;
      readonly title: string;
      readonly categories: readonly Category[];
      /** Position of each document's category; −1 = it has none. */
      readonly part: Int32Array;
    }
  | {
      readonly kind: 'range';
      readonly by: ColourBy;
      readonly slot: Uint8Array;
      readonly title: string;
      /** Where the values come from, where that is not plain. */
      readonly source?: string;
      /** NaN = unknown. */
      readonly values: Float64Array;
      readonly scale: Scale;
      readonly bins: readonly Bin[];
      /** How a value is written. */
      write(value: number): string;
    };

/** Up to this span dates have their time. */
const FEW_DAYS_MS = 3 * 24 * 3600 * 1000;

/** What colours may be chosen for these documents. Dates are asked for when they are needed, so they always are. */
export function colourChoices({ documents, length, given = [] }: MapData): ColourBy[] {
  const choices: ColourBy[] = ['group', 'folder', 'type', 'age', 'fit'];
  if (length) choices.push('length');
  if (documents.tagged) choices.push('tag');
  return [...choices, ...given.map(({ name }) => colourByNumber(name))];
}

const NUMBER = 'number ';

/** The choice that stands for a number that documents give. */
function colourByNumber(name: string): ColourBy {
  return `${NUMBER}${name}`;
}

/** The name of the number that a choice stands for; undefined for any other. */
export function numberOfColour(by: ColourBy): string | undefined {
  return by.startsWith(NUMBER) ? by.slice(NUMBER.length) : undefined;
}

/** The colours of groups, given each document's group's slot. */
export function colourByGroup(group: Int32Array, slots: readonly number[]): Colouring {
  const slot = new Uint8Array(group.length);
  for (let i = 0; i < slot.length; i++) slot[i] = slots[group[i]] ?? UNGROUPED_SLOT;
  return { kind: 'group', by: 'group', slot };
}

/** The colours of anything but groups; `dates` are undefined while unknown. */
export function colourByFact(by: Exclude<ColourBy, 'group'>, data: MapData, dates: ChangeDates | undefined, strings: Strings): Colouring {
  const { documents } = data;
  const every = <T>(of: (i: number) => T) => Array.from({ length: documents.length }, (_, i) => of(i));
  switch (by) {
    case 'folder':
      return { kind: 'categories', by, title: strings.folder, ...categorise(foldersApart(every(i => folderName(documents.paths.get(i)))), strings.topFolder, strings.otherCategory) };
    case 'type':
      return { kind: 'categories', by, title: strings.fileType, ...categorise(every(i => [typeOf(documents.paths.get(i))]), strings.noType, strings.otherCategory) };
    case 'tag':
      return { kind: 'categories', by, title: strings.tag, ...categorise(every(i => documents.get(i)?.tags ?? []), '', strings.otherCategory) };
    case 'age': {
      const times = dates?.times ?? new Float64Array(documents.length).fill(NaN);
      const range = rangeOf(times, 'linear');
      const { from, to } = range.scale;
      const day = { year: 'numeric', month: 'short', day: 'numeric' } as const;
      const minute = { hour: 'numeric', minute: '2-digit' } as const;
      const saidBy = dates?.by ?? 'files';
      const written = (parts: Intl.DateTimeFormatOptions) => {
        // A day that a document says is that day wherever it is read; a time of a file is that of the reader's clock.
        const { format } = new Intl.DateTimeFormat(globalThis.document?.documentElement.lang || 'en', isOwn(saidBy) ? { ...parts, timeZone: 'UTC' } : parts);
        return (value: number) => format(value);
      };
      const title = saidBy === 'documents' ? strings.written : isOwn(saidBy) ? strings.age : strings.changed;
      const about = { kind: 'range', by, title, source: strings[SAID_BY[saidBy]] } as const;
      if (isOwn(saidBy)) return { ...about, write: written(day), ...range };
      const exact = written({ ...day, ...minute });
      // Files that came at once, as those of a fresh clone do, have one date; the seconds between them would say something they do not mean.
      if (exact(from) === exact(to)) return { ...about, write: exact, ...rangeOf(times.map(time => (Number.isNaN(time) ? time : from)), 'linear') };
      // Where all is of a few days, the day alone would say the same of most.
      return { ...about, write: written(to - from < FEW_DAYS_MS ? { month: 'short', day: 'numeric', ...minute } : day), ...range };
    }
    case 'fit': {
      const values = Float64Array.from(data.strength, (fit, i) => (data.group[i] < 0 ? NaN : fit));
      return { kind: 'range', by, title: strings.fitToGroup, write: value => value.toFixed(2), ...rangeOf(values, 'linear', [0, 1]) };
    }
    case 'length': {
      const whole = new Intl.NumberFormat(globalThis.document?.documentElement.lang || 'en', { maximumFractionDigits: 0 });
      const values = Float64Array.from(data.length ?? [], length => length || NaN);
      return { kind: 'range', by, title: strings.length, write: value => strings.characters.replace('{count}', whole.format(value)), ...rangeOf(values, 'logarithmic') };
    }
    default: {
      const { name, values } = data.given!.find(({ name: own }) => own === numberOfColour(by))!;
      const written = (value: number) => value.toLocaleString(globalThis.document?.documentElement.lang || 'en', { maximumFractionDigits: decimalsOf(value) });
      return { kind: 'range', by, title: plainText(name, 40), write: written, ...rangeOf(values, 'linear') };
    }
  }
}

/** Whether dates, or some of them, are what documents say themselves. */
function isOwn(saidBy: DatesBy): boolean {
  return saidBy !== 'git' && saidBy !== 'files';
}

/** How the ends of a range are written: once where they are alike, not at all where nothing is known. */
export function writtenEnds({ bins, scale, write }: Colouring & { readonly kind: 'range' }): string[] {
  return bins.some(({ count }) => count > 0) ? [...new Set([write(scale.from), write(scale.to)])] : [];
}

/** What a document's colour stands for, in words; undefined when coloured by group or unknown. */
export function colourWords(colouring: Colouring, document: number): string | undefined {
  if (colouring.kind === 'group') return undefined;
  if (colouring.kind === 'range') return Number.isNaN(colouring.values[document]) ? undefined : colouring.write(colouring.values[document]);
  const category = colouring.categories[colouring.part[document]];
  return category && plainText(category.name, 60);
}

/** Folders as one category a document, at the depth at which there are at least three, so that one top folder says something. */
function foldersApart(folders: readonly string[]): string[][] {
  const deepest = Math.max(0, ...folders.slice(0, 5000).map(folder => folder.split('/').length));
  const at = (depth: number) => folders.map(folder => folder.split('/').slice(0, depth).join('/'));
  let depth = 1;
  while (depth < Math.min(4, deepest) && new Set(at(depth)).size < 3) depth++;
  return at(depth).map(folder => [folder]);
}

function typeOf(path: string): string {
  const name = lastPart(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot).toLowerCase() : '';
}
