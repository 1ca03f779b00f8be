import { join } from 'node:path';
import type { Pooling } from '../../../core/representation/pooling';
import { readIfThere } from './readIfThere';

/** How a model wants to be used, as sentence-transformers writes it down beside it. */
export interface SavedHabits {
  /** Absent where nothing is written, or a way that is none of ours. */
  readonly pooling?: Pooling;
  /** That other way, as it is written. */
  readonly otherPooling?: string;
  /** Put before every document; empty for nothing. */
  readonly prefix: string;
  /** Put before every question, where it is not the same. */
  readonly questionPrefix?: string;
  /** Largest number of ids a text had when the model learnt. */
  readonly length?: number;
}

/** By the end of its name; the square root of the length goes when vectors are scaled, unless layers see it. */
const POOLED_BY: Readonly<Record<string, Pooling>> = { mean: 'mean', mean_tokens: 'mean', mean_sqrt_len: 'mean', mean_sqrt_len_tokens: 'mean', cls: 'cls', cls_token: 'cls', max: 'max', max_tokens: 'max', lasttoken: 'last' };
const MODE = 'pooling_mode';
/** Names of the prompts for documents and for questions, in the order they are looked for. */
const DOCUMENT_PROMPTS = ['document', 'passage', 'corpus'];
const QUESTION_PROMPTS = ['query', 'question'];

/** Reads them from `1_Pooling/config.json`, `config_sentence_transformers.json` and `sentence_bert_config.json`, where they are there; `layered` where layers come behind the pooling. */
export async function readSavedHabits(folder: string, layered = false): Promise<SavedHabits> {
  const [pooling, prompts, limits] = await Promise.all(['1_Pooling/config.json', 'config_sentence_transformers.json', 'sentence_bert_config.json'].map(name => readIfThere(join(folder, name))));
  const way = poolingIn(pooling);
  const known = way !== undefined && !(layered && way.includes('sqrt')) ? POOLED_BY[way] : undefined;
  const length = limits.max_seq_length;
  return {
    ...(known ? { pooling: known } : way !== undefined && { otherPooling: way }),
    ...prefixesIn(prompts),
    ...(typeof length === 'number' && { length }),
  };
}

/** Written as one name, or as a switch a way; several that are on are joined by "and". */
function poolingIn(config: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof config[MODE] === 'string') return config[MODE];
  const on = Object.keys(config).filter(name => name.startsWith(`${MODE}_`) && config[name] === true);
  return on.length > 0 ? on.map(name => name.slice(MODE.length + 1)).join(' and ') : undefined;
}

function prefixesIn({ prompts, default_prompt_name: usual }: Readonly<Record<string, unknown>>): Pick<SavedHabits, 'prefix' | 'questionPrefix'> {
  const known = (prompts ?? {}) as Readonly<Record<string, unknown>>;
  /** An empty one is written beside another that is meant, too; alone it says that there is none. */
  const first = (names: readonly string[]) => {
    const texts = names.map(name => known[name]).filter(text => typeof text === 'string');
    return texts.find(text => text !== '') ?? texts.at(0);
  };
  const questionPrefix = first(QUESTION_PROMPTS);
  return { prefix: first(DOCUMENT_PROMPTS) ?? first([String(usual)]) ?? '', ...(questionPrefix !== undefined && { questionPrefix }) };
}
