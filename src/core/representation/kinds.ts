import { oneOf, ParameterError, type ParameterSpec } from '../parameters';
import { onnxParameters, serverParameters, transformerParameters } from './modelParameters';
import { givenParameters, hybridParameters, lsaParameters, staticParameters, wordParameters } from './wordParameters';

/** What is known of a representation without loading it; `engine/model/representations.ts` makes them. */
export interface RepresentationKind {
  /** Its name in settings and on the command line. */
  readonly name: string;
  /** What people read: "Words (TF-IDF)". */
  readonly title: string;
  /** One sentence: what it does and when it is good. */
  readonly description: string;
  /** The parameter that the command line takes behind a colon (`onnx:DIR`), if there is one. */
  readonly main?: string;
  readonly parameters: readonly ParameterSpec[];
}

/** Every representation there is, in the order people see them; one line each. */
export const representationKinds: readonly RepresentationKind[] = [
  { name: 'transformer', title: 'Language model', description: 'The bundled sentence transformer, all-MiniLM-L6-v2.', parameters: transformerParameters },
  { name: 'tfidf', title: 'Words (TF-IDF)', description: 'Words, the rarer the more they count; needs no model and tells exactly the same words.', parameters: wordParameters },
  { name: 'lsa', title: 'Word patterns (LSA)', description: 'Directions in which words stand together in the documents; quick, and needs no model.', parameters: lsaParameters },
  { name: 'static', title: 'Word vectors', description: 'The mean of the vectors of a text\'s words: of the bundled model\'s pieces of words, or of a file; a hundred times as fast as a model.', main: 'file', parameters: staticParameters },
  { name: 'hybrid', title: 'Language model and words', description: 'A model joined with the documents\' own words, the more the longer they are; good for texts in a jargon of their own.', main: 'base', parameters: hybridParameters },
  { name: 'onnx', title: 'Own model (ONNX)', description: 'An encoder of your own, for other languages or subjects: a folder with tokenizer.json and model.onnx.', main: 'folder', parameters: onnxParameters },
  { name: 'server', title: 'Embedding server', description: 'A model on a server: any OpenAI-compatible one, or Ollama; it asks before documents leave this machine.', main: 'address', parameters: serverParameters },
  { name: 'vectors', title: 'Given vectors', description: 'Vectors made elsewhere: a file of NumPy (.npy), or records with one each (.jsonl); other texts are placed by their words.', main: 'file', parameters: givenParameters },
];

/** The representation of a name. Throws a `ParameterError` that lists those there are. */
export function representationKind(name: string): RepresentationKind {
  const kind = representationKinds.find(candidate => candidate.name === name);
  if (kind) return kind;
  throw new ParameterError(`There is no representation "${name}"; there are ${oneOf(representationKinds.map(known => known.name))}.`);
}
