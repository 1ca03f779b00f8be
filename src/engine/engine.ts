import type { AskedName } from '../core/askedNames/question';
import type { Exported, Imported } from '../protocol/cacheFile';
import type { NearlySame } from '../core/report/material';
import type { ChangesKnown } from '../core/update/changes';
import type { Choice, Matrix } from '../core/types';
import type { Work } from '../core/work';
import type { ClassifyRequest, ClassifyResult, CompareRequest, DifferencesRequest, EngineSettings, FileReference, FileText, MeasureRequest, NamesRequest, PlaceRequest, RunRequest, RunResult } from '../protocol/engineSides';
import { createAnswers, type Answers } from './answers/answers';
import { createCollections } from './answers/collections';
import { vectorsAgain, type AgainRequest } from './answers/measured';
import { fileText } from './answers/fileText';
import { nearlySame } from './answers/nearOnes';
import { recordText, type RecordTextRequest } from './answers/recordText';
import { readForQuestions, type Questioned, type QuestionedListener } from './answers/readForQuestions';
import { classifyDocuments, type ClassifyContext } from './classify/classify';
import { compareMethods, type CompareListener } from './lab/compare';
import { evaluateGroups, type Evaluated, type EvaluateContext, type EvaluateRequest } from './lab/evaluate';
import { takenApart } from './formats/formatThread';
import { takenTexts } from './formats/takenTexts';
import { checkModel } from './model/modelFile';
import { checkRepresentation } from './model/representations';
import { noServers, type ServerTools } from './model/server/serverAccess';
import { serverNames } from './model/server/serverNames';
import { createSharedModels } from './model/sharedModels';
import { loadTokenizer } from './model/tokenizer';
import type { PieceTrie } from './model/wordPieces';
import { createOnnxAlgebra } from './onnx/onnxAlgebra';
import { threadCount } from './onnx/runtime';
import { once } from './once';
import { keepGraphThread } from './run/graphThread';
import { runGrouping } from './run/run';
import type { RunListener, Surroundings, Tools } from './run/tools';
import { clearCache } from './store/clearCache';
import { exportCache } from './store/exportCache';
import { importCache } from './store/importCache';
import { differences } from './update/differences';
import { placeChanged } from './update/placeChanged';

/** Groups documents; one run at a time. Holds native memory until it is released. */
export interface Engine {
  run(request: RunRequest, listener: RunListener, signal?: AbortSignal): Promise<RunResult>;
  compare(request: CompareRequest, listener: CompareListener, signal?: AbortSignal): Promise<void>;
  /** Sorts documents into classes, learnt from some of them or given by name. */
  classify(request: ClassifyRequest, listener: ClassifyContext['listener'], signal?: AbortSignal): Promise<ClassifyResult>;
  /** Measures groups that were found earlier in every way. */
  evaluate(request: EvaluateRequest, listener: EvaluateContext['listener'], signal?: AbortSignal): Promise<Evaluated>;
  /** Places documents that changed among the groups there are. */
  place(request: PlaceRequest, signal: AbortSignal): Promise<ChangesKnown | null>;
  /** Ids of files that came, went, or hold something else than when they were grouped. */
  differences(request: DifferencesRequest, signal: AbortSignal): Promise<string[]>;
  /** Documents of a run that say nearly the same, most alike first; they are read again. */
  nearlySame(request: AgainRequest, work: Work): Promise<NearlySame[]>;
  /** Vectors of documents of a run, a row for each in order; they are read again. */
  vectors(request: AgainRequest, work: Work): Promise<Matrix>;
  /** Reads and measures documents without grouping them, for `answers`. */
  readForQuestions(request: MeasureRequest, listener: QuestionedListener, signal?: AbortSignal): Promise<Questioned>;
  /** What the documents of the last run, or those read for it, can be asked. */
  readonly answers: Answers;
  /** Asks a chat model for names of groups; each is told as it comes. */
  names(request: NamesRequest, hear: (named: AskedName) => void, signal?: AbortSignal): Promise<void>;
  /** Opens what a representation is made of; rejects with what is wrong with it. */
  checkRepresentation(choice: Choice, signal: AbortSignal): Promise<void>;
  /** Reads one file. */
  text(file: FileReference, signal: AbortSignal): Promise<FileText>;
  /** Reads one record of a file. */
  recordText(request: RecordTextRequest, signal: AbortSignal): Promise<FileText>;
  clearCache(): Promise<number>;
  /** Writes what is stored into a file, or adds such a file; see `exportCache` and `importCache`. */
  exportCache(file: string, signal?: AbortSignal): Promise<Exported>;
  importCache(file: string, signal?: AbortSignal): Promise<Imported>;
  release(): Promise<void>;
}

/** An engine over a model folder and a cache folder. Nothing is loaded or checked before the first run. */
export function createEngine(settings: EngineSettings, surroundings: Surroundings): Engine {
  const { cacheFolder } = settings;
  const tools = createTools(settings, surroundings);
  const collections = createCollections(tools, cacheFolder, surroundings);
  return {
    run: (request, listener, signal) => runGrouping(request, tools, { cacheFolder, listener, surroundings, signal, collections }),
    compare: (request, listener, signal) => compareMethods(request, tools, { cacheFolder, listener, surroundings, signal }),
    classify: (request, listener, signal) => classifyDocuments(request, tools, { cacheFolder, listener, surroundings, signal }),
    evaluate: (request, listener, signal) => evaluateGroups(request, tools, { cacheFolder, listener, surroundings, signal }),
    place: (request, signal) => placeChanged(request, collections, { tools, cacheFolder, surroundings }, signal),
    differences: (request, signal) => differences(request, surroundings, { signal }),
    nearlySame: (request, work) => nearlySame(request, { tools, cacheFolder, surroundings }, work),
    vectors: (request, work) => vectorsAgain(request, { tools, cacheFolder, surroundings }, work),
    readForQuestions: (request, listener, signal) => readForQuestions(request, tools, { cacheFolder, listener, surroundings, signal }, collections),
    answers: createAnswers(collections, tools, surroundings),
    names: (request, hear, signal) => serverNames(request, tools.server, hear, signal),
    checkRepresentation: (choice, signal) => checkRepresentation(choice, tools, { signal }),
    text: (file, signal) => fileText(file, tools, surroundings, signal),
    recordText: (request, signal) => recordText(request, tools, signal),
    clearCache: () => clearCache(cacheFolder),
    exportCache: (file, signal) => exportCache(cacheFolder, file, { signal }),
    importCache: (file, signal) => importCache(cacheFolder, file, { signal }),
    release: () => tools.models.release(),
  };
}

/** What runs work with; everything is loaded on first use, and `models` holds native memory until it is released. */
export function createTools({ modelFolder, cacheFolder, threads: wanted }: EngineSettings, server: ServerTools = noServers): Tools {
  const threads = threadCount(wanted);
  const models = createSharedModels();
  return {
    modelFolder,
    cacheFolder,
    threads,
    models,
    textOf: takenTexts(cacheFolder, takenApart()),
    checkedModel: () => checkModel(modelFolder, cacheFolder),
    tokenizer: once((trieElsewhere?: () => Promise<PieceTrie>) => loadTokenizer(modelFolder, trieElsewhere)),
    server: {
      askConsent: (request, signal) => server.askConsent(request, signal),
      // A key kept for this very server goes before the one for all.
      serverKey: async host => (await server.serverKey(host)) ?? process.env.KINDRED_SERVER_KEY,
    },
    algebra: () => models.get('algebra', () => createOnnxAlgebra(threads)),
    graphThread: () => models.get('graphThread', async () => keepGraphThread()),
  };
}
