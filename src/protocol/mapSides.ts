import type { DatesBy } from '../core/datesBy';
import type { Edit } from '../core/edits/edit';
import type { Group, Progress } from '../core/types';
import type { MapDocuments, PackedDocuments } from './packedDocuments';

/** What the colour of a point may say; of the numbers that documents give, one by its name. */
export type ColourBy = 'group' | 'folder' | 'type' | 'age' | 'fit' | 'length' | 'tag' | `number ${string}`;

/** How many groups are on show, how many were found, and the fewest and most there can be. */
export interface GroupNumbers {
  readonly now: number;
  readonly own: number;
  readonly fewest: number;
  readonly most: number;
  /** How many more there are on show, as a person divided, joined or hid some by hand. */
  readonly byHand?: number;
}

/** An area, which is named when the map is seen from far. */
export interface MapArea {
  readonly id: number;
  readonly name: string;
  readonly groups: readonly number[];
}

/** Everything the map draws. */
export interface MapData {
  readonly title: string;
  readonly documents: MapDocuments;
  /** Interleaved x, y in −1 … 1; y grows upwards. */
  readonly positions: Float32Array;
  /** Position of each document's group and sub-group in `groups`; −1 = none. */
  readonly group: Int32Array;
  readonly subgroup: Int32Array;
  readonly strength: Float32Array;
  /** Characters of each document's text; absent when the grouping does not know. */
  readonly length?: Uint32Array;
  /** Numbers that documents give, under the names of their fields; NaN = unknown. Absent where there are none. */
  readonly given?: readonly { readonly name: string; readonly values: Float64Array }[];
  /** Groups and sub-groups (no areas), largest first within a level. */
  readonly groups: readonly Group[];
  /** What groups are put together to, where there are many: its name, and its groups by position in `groups`. */
  readonly areas?: readonly MapArea[];
  /** Absent where the groups cannot be fewer or more. */
  readonly numbers?: GroupNumbers;
  /** What a person pinned: groups by id, documents by position. */
  readonly pinned?: { readonly groups: readonly number[]; readonly documents: readonly number[] };
  /** Computed names of the groups a person renamed, by id. */
  readonly renamed?: Readonly<Record<number, string>>;
  /** True while these groups are a first draft. */
  readonly draft: boolean;
  /** True where the documents are records of a file whose lines an editor can show. */
  readonly records?: boolean;
}

/** The same as it is sent: whole, and in columns as typed arrays. */
export type PackedMap = Omit<MapData, 'documents'> & { readonly documents: PackedDocuments };

/** When documents were written, as they say, or changed last, in milliseconds since 1970, NaN = unknown, and who says so. */
export interface ChangeDates {
  readonly times: Float64Array;
  readonly by: DatesBy;
}

/** The one selection, owned by the host. */
export interface MapSelection {
  /** Positions in `MapData.documents`. */
  readonly documents: readonly number[];
  /** Group ids lit as a whole. */
  readonly groups: readonly number[];
  /** The document in the active editor; −1 = none. */
  readonly active: number;
  /** The person asked to see them: what of them is switched off is switched on again. */
  readonly asked?: boolean;
}

/** The view state a map keeps over hiding and reloading. */
export interface MapView {
  readonly x: number;
  readonly y: number;
  /** 1 = the whole map fits. */
  readonly zoom: number;
  readonly search: string;
  /** True when the search goes by meaning too. */
  readonly byMeaning?: boolean;
  /** Ids of groups switched off in the legend. */
  readonly hidden: readonly number[];
  readonly legendOpen: boolean;
  /** The list is shown in the place of the map. */
  readonly list?: boolean;
  readonly colour?: ColourBy;
  readonly size?: 'equal' | 'length';
  readonly shape?: 'circle' | 'group';
  /** The span of values that is kept while the colour is one of a range. */
  readonly range?: readonly [number, number];
  /** Ids of selected documents, the first thousand; the host takes them over when nothing is selected. */
  readonly selected?: readonly string[];
  /** What the card beside groups said that was closed. */
  readonly dismissed?: string;
}

export type MapStatus =
  /** `sent`: texts will go to a server, as the user chose. `stopped`: what a run that was stopped before any groups left. */
  | { readonly state: 'empty'; readonly noFolder?: boolean; readonly sent?: boolean; readonly stopped?: string }
  | { readonly state: 'running'; readonly progress: Progress; readonly text: string }
  /** `sent`: texts go to a server, or these went there, as the user chose. */
  | { readonly state: 'done'; readonly text: string; readonly ungrouped: number; readonly sent?: boolean }
  /** There was nothing to group, which is no failure; `gone`: all documents that were grouped are. */
  | { readonly state: 'nothing'; readonly text: string; readonly gone?: boolean }
  /** `setting`: because of a setting, which has to be another before it is of use to try again. */
  | { readonly state: 'failed'; readonly text: string; readonly setting?: boolean };

/** A change of groups, or of documents (by id), of which the host asks for the rest as the commands of the tree do. */
export type MapQuestion =
  | { readonly what: 'rename' | 'split' | 'colour' | 'merge'; readonly groups: readonly number[] }
  | { readonly what: 'move' | 'make'; readonly documents: readonly string[] };
/** What the host does with documents chosen on the map. */
export type SelectionAction = 'open' | 'openInFile' | 'export' | 'copyPaths';

/** What the host offers the map. */
export interface MapHostSide {
  functions: {
    /** The map's scripts are up; the host answers by `data`, `selection` and `status` events. */
    ready(parameters: { readonly view: MapView | null }): void;
    open(parameters: { readonly id: string; readonly keep: boolean }): void;
    /** `documents` are positions in the data sent last. */
    select(parameters: { readonly documents: Uint32Array; readonly groups: readonly number[] }): void;
    /** Does something with documents, by id; the host asks which format an export has and where it goes. */
    act(parameters: { readonly action: SelectionAction; readonly documents: readonly string[] }): void;
    /**
     * Documents that mean what the query says or have its words, best first, as positions in the data sent last; null while
     * the groups are being made.
     */
    search(parameters: { readonly query: string }): readonly number[] | null;
    /** When the documents were written or changed last, in the order of the data sent last. */
    dates(parameters: Record<string, never>): ChangeDates;
    run(parameters: { readonly command: 'openFolder' | 'cluster' | 'refresh' | 'cancel' | 'showLog' | 'saveImage' | 'include' }): void;
    /** Carries a change of the groups out; rejects with what is wrong with it. */
    edit(edit: Edit): void;
    /** Has the host ask for what a change still lacks (a name, a group, a colour, the parts), and carry it out. */
    ask(asked: MapQuestion): void;
    /** Shows so many groups; answers when they are on their way. */
    setGroupCount(parameters: { readonly count: number }): void;
    /** Takes the last change of the groups back; nothing happens when there is none. */
    undo(parameters: Record<string, never>): void;
  };
  events: {
    data: PackedMap;
    selection: MapSelection;
    status: MapStatus;
    /** The groups were changed by a person: what was done, for a quiet line with Undo. */
    edited: { readonly text: string; readonly canUndo: boolean };
    command: { readonly command: 'zoomIn' | 'zoomOut' | 'fit' | 'search' };
  };
}

/** What the map offers the host. */
export interface MapSide {
  functions: {
    /** What is on screen, for tests and the screen-reader status: counts and the labels that found a place. */
    describe(parameters: Record<string, never>): MapDescription;
    /** The map as it is on screen: an SVG text, or PNG bytes at twice the size. */
    picture(parameters: { readonly type: 'svg' | 'png' }): string | Uint8Array;
  };
  events: Record<string, never>;
}

export interface MapDescription {
  readonly documents: number;
  readonly shown: number;
  readonly labels: readonly { readonly text: string; readonly kind: 'area' | 'group' | 'subgroup' | 'document'; readonly box: readonly [number, number, number, number] }[];
  /** Where the documents' points are on the page, in the order of the data: interleaved x, y in CSS pixels. */
  readonly points: Float32Array;
  /** False while something on it moves. */
  readonly rests: boolean;
  readonly view: MapView;
  readonly theme: string;
  /** Milliseconds of recent frames while moving. */
  readonly frames: readonly number[];
}
