import type { AskedName, GroupQuestion } from '../core/askedNames/question';
import type { Classification, NamedClass } from '../core/classify/classification';
import type { FieldFacts } from '../core/documents/guessFields';
import type { RecordFields } from '../core/documents/recordFields';
import type { ComparisonEvent, GroupsGiven } from '../core/lab/comparison';
import type { KnownDocuments, Renames } from '../core/identity/renames';
import type { Parameters as ParameterValues } from '../core/parameters';
import type { Corrections } from '../core/teaching/corrections';
import type { Origin, TagsById } from '../core/truth/origin';
import type { ChangesKnown } from '../core/update/changes';
import type { GroupedPlaces } from '../core/update/groupedPlaces';
import type { Choice, GroupedDocument, GroupedPassage, Grouping, Matrix, Passage, PreviousGroup, Progress, Provenance, Recipe, Selection, Skipped, Timings, VectorRecipe } from '../core/types';
import type { ChangeFacts, RelatedDocument, RelatedRequest, SearchHit, SearchRequest, SuggestionFacts, WhyAnswer } from './answers';
import type { Exported, Imported } from './cacheFile';

export type { Selection };

/** A file named by the caller. The engine reads `path` itself; with `text` it reads nothing; else it asks the host. */
export interface FileReference {
  readonly id: string;
  readonly uri?: string;
  readonly path?: string;
  readonly text?: string;
}

/** Where documents come from. */
export type Source =
  /**
   * A folder on this machine, walked by the engine; `prefix` stands before the ids when there are several folders, and
   * `selection` takes the place of the run's when the folder has settings of its own.
   */
  | { readonly kind: 'folder'; readonly path: string; readonly prefix?: string; readonly selection?: Selection }
  /** Files the user chose or the host found; taken whatever their kind, if they hold text. What the host left out comes along. */
  | { readonly kind: 'files'; readonly files: readonly FileReference[]; readonly skipped?: readonly Skipped[] }
  /**
   * The records of a file, plain or gzipped; fields that are absent are guessed. `prefix` stands before the ids, as those of a
   * folder; `uri` is the file's address in the editor, and that of a record has its own id behind a `#`; with `only`, records
   * of other own ids are left out, and the file must not have changed so that its lines are others.
   */
  | { readonly kind: 'records'; readonly path: string; readonly fields?: RecordFields; readonly prefix?: string; readonly uri?: string; readonly only?: KnownDocuments };

/** Where documents lie, and which of what is there are meant. */
export interface FindRequest {
  readonly sources: readonly Source[];
  readonly selection: Selection;
}

/** Documents, and how they become vectors. */
export interface MeasureRequest extends FindRequest {
  readonly recipe: VectorRecipe;
  readonly seed: number;
}

export interface RunRequest extends MeasureRequest {
  /** Number of groups at the level shown first, or chosen from the documents. */
  readonly groups: number | 'auto';
  /** How documents become vectors and these become groups. */
  readonly recipe: Recipe;
  readonly previous: readonly PreviousGroup[];
  /** The documents of the same scope as they were grouped before: what was said of them holds for those that were renamed since. */
  readonly known?: KnownDocuments;
  /** What produced the grouping of these: where this run goes the same way and most of them are still there, it divides about as finely. */
  readonly knownBy?: Provenance;
  /** Leaves all but each document's first passage unmeasured: the groups are the same, but passages have none. */
  readonly firstPassagesOnly?: boolean;
  /** Whether groups are welcome that are found before a model has read all documents; they are told as `firstGrouping` too. */
  readonly drafts?: boolean;
  /** Classes that a person asked for, in the place of groups that are found; they keep their names. */
  readonly classes?: Classes;
  /** What a person said of earlier groups, for these to heed. */
  readonly corrections?: Corrections;
  /** Tags that were written into documents from their groups: names are not made of them again. */
  readonly written?: TagsById;
}

/** How long it took to measure, and what had to be. */
export interface Measuring {
  readonly timings: Timings;
  /** Passages whose vectors were computed, and those taken from the cache. */
  readonly embedded: number;
  readonly cached: number;
}

export interface RunResult extends Measuring {
  readonly grouping: Grouping;
  /** Known documents that were renamed. */
  readonly renames: Renames;
}

/** A grid of ways to read and group the same documents. */
export interface CompareRequest extends FindRequest {
  /** Every way to read and group; those that read alike share their vectors. */
  readonly recipes: readonly Recipe[];
  /** Where several numbers are given, the ways and their positions are those of `waysOf`. */
  readonly groups: GroupsGiven;
  readonly seed: number;
  /** Number of samples of 95 % that stability is measured on, 2 or more. */
  readonly samples: number;
  /** Where the labels come from that groups are held against. */
  readonly truth?: Origin;
  /** Cells that may run side by side where memory allows; 1 when absent. */
  readonly atOnce?: number;
}

/** What tells which classes there are: documents that have one, or names alone. */
export type Teaching =
  /** `test` are further documents of known class that the result is measured on; nothing is learnt from them. */
  | { readonly kind: 'labels'; readonly origin: Origin; readonly test?: { readonly source: Source; readonly origin: Origin } }
  | { readonly kind: 'names'; readonly classes: readonly NamedClass[] };

/** Classes, and the probability below which a document's class is unsure, 0 … 1. */
export interface Classes {
  readonly teaching: Teaching;
  readonly threshold: number;
}

export interface ClassifyRequest extends Classes, MeasureRequest {}

export interface ClassifyResult extends Measuring {
  readonly classification: Classification;
}

/** The documents that questions are asked about, measured as in the run that grouped them, and their groups as they are shown. */
export interface CollectRequest extends MeasureRequest {
  /** Ids of the documents; others that the sources hold by now are left out. */
  readonly documents: readonly string[];
  /** Id of each one's group; −1 for none. */
  readonly groups: Int32Array;
}

/** Asks where documents belong that changed since a run, among the groups that it found, before any decision on them. */
export interface PlaceRequest extends CollectRequest, GroupedPlaces {
  /** Ids of files and folders that changed, came or went; those that are no documents are passed over. */
  readonly changed: readonly string[];
  /** Answers null rather than read a collection that is not in memory. */
  readonly atHandOnly: boolean;
  /** Ids, now and before, of files that held nothing to group; they are looked at, however many. */
  readonly leftOut: readonly string[];
  /** The most documents to place; when more came, or changed otherwise than by name or beside their text, none of them is. Those `leftOut` do not count. */
  readonly most: number;
}

/** Asks the chat model of a server for names of groups. */
export interface NamesRequest {
  /** Values of `chatParameters`. */
  readonly chat: ParameterValues;
  readonly questions: readonly GroupQuestion[];
}

/** Asks what became of the files since they were grouped; they lie where a run would look for them now. */
export interface DifferencesRequest extends KnownDocuments, FindRequest {
  /** Ids of files that held nothing to group. */
  readonly leftOut: readonly string[];
}

/** What the engine process offers its parent. */
export interface EngineSide {
  functions: {
    /** Groups documents. A run started while one runs cancels the older one. */
    run(request: RunRequest): RunResult;
    /** Compares ways to read and group; what they find comes in `compared` events. It cancels a run, as a run cancels it. */
    compare(request: CompareRequest): void;
    /** Sorts documents into classes. Like `compare`, it cancels what is under way. */
    classify(request: ClassifyRequest): ClassifyResult;
    /**
     * Brings the documents of a grouping into memory for the questions below, or gives those there new groups. After the run
     * that grouped them nothing is read, and after a restart of the process nothing measured that did not change.
     */
    collect(request: CollectRequest): void;
    /**
     * Reads and measures documents that changed, and places them among the groups there are; the questions below know them
     * from then on. Null when the collection is not at hand and was not to be read, or when a run has taken its place meanwhile.
     */
    place(request: PlaceRequest): ChangesKnown | null;
    /** Ids of files that came, went, or hold something else than when they were grouped; reads all of them, and measures nothing. */
    differences(request: DifferencesRequest): readonly string[];
    /** The nearest documents, nearest first; null while no collection is in memory. */
    related(request: RelatedRequest): readonly RelatedDocument[] | null;
    /**
     * Passages that answer a question by their meaning and by its words, best first, at most two a document; null while no
     * collection is in memory. An empty question finds nothing, but makes the next one faster.
     */
    search(request: SearchRequest): readonly SearchHit[] | null;
    /** Why a document is in its group; null while no collection is in memory or when the document is not in it. */
    why(request: { readonly id: string }): WhyAnswer | null;
    /** The passages of a document, each with its group; null while no collection is in memory or when the document is not in it. */
    passages(request: { readonly id: string }): readonly GroupedPassage[] | null;
    /** The vectors of documents, a row for each in order, zeros for one that is not in the collection; null while none is in memory. */
    vectors(request: { readonly documents: readonly string[] }): Matrix | null;
    /** Asks for names of groups; each comes in a `named` event, and those that came before it rejects or is cancelled stand. */
    names(request: NamesRequest): void;
    /** Opens what a representation is made of, its folder or file, as a run would. Fails with what is wrong with it. */
    checkRepresentation(choice: Choice): void;
    /** What one file says, read by itself. */
    text(file: FileReference): FileText;
    /** The fields of a file of records, by a sample of it. Fails with `badInput` for a file of no use. */
    recordFields(request: { readonly path: string; readonly fields?: RecordFields }): FieldsFound;
    /** What one record says, by its own id. */
    recordText(request: { readonly path: string; readonly fields?: RecordFields; readonly id: string }): FileText;
    /** When documents were changed; null while no collection is in memory. `askGit`: the repository of their folder, which has to be a trusted one, may be asked. */
    changes(request: { readonly askGit: boolean }): ChangeFacts | null;
    /** What suggestions are made of, as `changes` asks for it; null while no collection is in memory. Progress is told in `suggesting` events. */
    suggestions(request: { readonly askGit: boolean }): SuggestionFacts | null;
    /** Answers once nothing is under way that was stopped: that the engine has heard a cancel. */
    idle(parameters: Record<string, never>): void;
    /** Deletes the stored vectors; gives the number of bytes freed. */
    clearCache(parameters: Record<string, never>): number;
    /** Writes the stored vectors into a file of this machine, or adds such a file to them. */
    exportCache(parameters: { readonly file: string }): Exported;
    importCache(parameters: { readonly file: string }): Imported;
  };
  events: {
    progress: Progress;
    /** Some of the documents of the grouping that comes next, which then has none itself: so the window never waits for long. */
    documents: readonly GroupedDocument[];
    /** Groups to be shown meanwhile: drafts, where they were asked for, then those of each document's first passage. */
    firstGrouping: Grouping;
    compared: ComparisonEvent;
    named: AskedName;
    /** How far `suggestions` has come, 0 … 1. */
    suggesting: number;
    log: { readonly level: 'debug' | 'info' | 'warn' | 'error'; readonly text: string };
  };
}

/** What a file says, for reading. */
export interface FileText {
  readonly title: string;
  readonly passages: readonly Passage[];
}

/** What a person needs to choose fields of records. */
export interface FieldsFound {
  readonly fields: readonly FieldFacts[];
  /** The fields that were asked for, and what is guessed beside them. */
  readonly guessed: RecordFields;
}

/** Functions of the engine that leave a run alone. */
export type Question = 'checkRepresentation' | 'collect' | 'place' | 'differences' | 'related' | 'search' | 'why' | 'passages' | 'text' | 'recordFields' | 'recordText' | 'changes' | 'suggestions' | 'vectors';
export type QuestionParameters<Q extends Question> = Parameters<EngineSide['functions'][Q]>[0];
export type QuestionAnswer<Q extends Question> = ReturnType<EngineSide['functions'][Q]>;

/** What a person is told before documents are sent to a server. */
export interface ConsentRequest {
  /** Names or addresses of the servers, with their ports; several have the same model. */
  readonly hosts: readonly string[];
  /** What is asked of them: vectors, or summaries or names of groups by its chat model. */
  readonly purpose: 'vectors' | 'summaries' | 'names';
  /** How much leaves this machine at most; for names no whole documents, but what they are called and how they begin. */
  readonly documents: number;
  readonly characters: number;
  /** False when others on the network could read it. */
  readonly encrypted: boolean;
  /** True when the user's key is sent along. */
  readonly withKey: boolean;
}

/** What the parent offers the engine. */
export interface EngineHostSide {
  functions: {
    /** Bytes of a file that is not on this machine's file system. */
    readFile(parameters: { readonly uri: string }): Uint8Array;
    /** Whether documents may be sent to a server; asked before anything leaves this machine. The parent remembers the answer. */
    askConsent(request: ConsentRequest): boolean;
    /** The key for a server, from where secrets are kept; null when there is none. It is kept in memory only. */
    serverKey(parameters: { readonly host: string }): string | null;
    /** Answers once what was sent before has been heard. */
    heard(parameters: Record<string, never>): void;
  };
  events: Record<string, never>;
}

/** Environment of the engine process, read once at its start (JSON in `KINDRED_ENGINE`). */
export interface EngineSettings {
  /** Folder with `model.onnx` and `tokenizer.json`. */
  readonly modelFolder: string;
  /** Folder for stored vectors; it is made if missing. */
  readonly cacheFolder: string;
  /** Threads for the model; 0 = half the cores, at most 4 (at least 1, and 2 on a two-core machine). */
  readonly threads: number;
}
