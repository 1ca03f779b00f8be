import type { Grouping, Progress } from '../../core/types';
import type { RepresentationTools } from '../model/representations';
import type { TextOf } from '../formats/takenTexts';
import type { ServerTools } from '../model/server/serverAccess';
import type { Tokenizer } from '../model/tokenizer';
import type { PieceTrie } from '../model/wordPieces';
import type { OnnxAlgebra } from '../onnx/onnxAlgebra';
import type { KeptGraphThread } from './graphThread';

/** What a run tells while it goes on. */
export interface RunListener {
  progress(progress: Progress): void;
  /** Complete groups from each document's first passage, before the remaining passages are measured; the run goes on when they are told. */
  firstGrouping(grouping: Grouping): void | Promise<void>;
}

/** What the engine needs from whoever runs it. */
export interface Surroundings extends ServerTools {
  log(level: 'debug' | 'info' | 'warn' | 'error', text: string): void;
  /** Bytes of a file that is not on this machine's file system. */
  readFile(uri: string, signal: AbortSignal | undefined): Promise<Uint8Array>;
}

/** The models and algebra a run may ask for; each is loaded when first asked for and shared by all runs. */
export interface Tools extends Omit<RepresentationTools, 'stored'> {
  algebra(): Promise<OnnxAlgebra>;
  graphThread(): Promise<KeptGraphThread>;
  /** Gives the texts of files that are no text themselves, and keeps them. */
  readonly textOf: TextOf;
  /** Loaded once; a thread that is making its trie may be told of when it is first asked for. */
  tokenizer(trieElsewhere?: () => Promise<PieceTrie>): Promise<Tokenizer>;
}
