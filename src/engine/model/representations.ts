import type { Algebra } from '../../core/algebra/algebra';
import type { Parameters } from '../../core/parameters';
import { readRepresentation } from '../../core/recipe';
import type { Choice } from '../../core/types';
import type { Work } from '../../core/work';
import type { Embedder } from '../../core/representation/embedder';
import type { Pooling } from '../../core/representation/pooling';
import { givenRepresentation } from '../../core/representation/givenVectors';
import { hybridRepresentation } from '../../core/representation/hybrid';
import { lsaRepresentation } from '../../core/representation/lsa';
import { leadRepresentation, type Representation } from '../../core/representation/representation';
import { wordVectorRepresentation } from '../../core/representation/pooledWords';
import { tfidfRepresentation } from '../../core/representation/tfidf';
import { encoderIdentity, encoderOptions, openEncoder } from './encoder/encoder';
import { readEncoderFolder } from './encoder/encoderFolder';
import type { ModelRecord } from './modelFile';
import type { ServerTools } from './server/serverAccess';
import { serverOptions, serverRepresentation } from './server/serverRepresentation';
import type { SharedModels } from './sharedModels';
import type { Tokenizer } from './tokenizer';
import { givenIdentity, readGivenVectors } from './givenFile';
import { fileVectors } from './words/fileVectors';
import { onePieceTokenizer, pieceVectors } from './words/pieceVectors';
import { wordVectorIdentity } from './words/wordVectorFile';
import { createTransformer, DEFAULT_TOKENS, transformerIdentity } from './transformer';

/** What the engine has for making representations; everything is loaded when first asked for. */
export interface RepresentationTools {
  /** Folder of the bundled model, and threads for every model. */
  readonly modelFolder: string;
  readonly threads: number;
  /** The bundled model's record; rejects with a `KindredError` when its file is missing or damaged. */
  checkedModel(): Promise<ModelRecord>;
  tokenizer(): Promise<Tokenizer>;
  algebra(): Promise<Algebra>;
  readonly models: SharedModels;
  /** Folder for what is kept from one run to the next. */
  readonly cacheFolder: string;
  readonly server: ServerTools;
  /** Puts the store of vectors before an embedder. */
  stored(embedder: Embedder): Promise<Embedder>;
}

/** Makes a representation of one kind; for its identity it may read files, but it loads no model yet. */
type Maker = (parameters: Parameters, tools: RepresentationTools) => Promise<Representation>;

/** A maker for each of `representationKinds`. */
const makers: Readonly<Record<string, Maker>> = {
  transformer: transformerRepresentation,
  tfidf: async parameters => tfidfRepresentation(parameters),
  lsa: async parameters => lsaRepresentation(parameters),
  static: staticRepresentation,
  hybrid: hybridOfBase,
  onnx: encoderRepresentation,
  server: async (parameters, tools) => serverRepresentation(String(parameters.address), serverOptions(parameters), tools),
  vectors: givenVectors,
};

/** The representation a recipe asks for. Rejects with a `KindredError` when something it needs is missing. */
export async function createRepresentation({ name, parameters }: Choice, tools: RepresentationTools): Promise<Representation> {
  const make = makers[name];
  if (!make) throw new RangeError(`nothing makes the representation ${name}`);
  return make(parameters, tools);
}

/** Opens what a representation is made of, as a run does, but for no document. Rejects with a `KindredError` that says what is wrong with it. */
export async function checkRepresentation(choice: Choice, tools: Omit<RepresentationTools, 'stored'>, work: Work): Promise<void> {
  await (await createRepresentation(choice, { ...tools, stored: async embedder => embedder })).represent([], work);
}

/** The longest passage in tokens that suits a representation. */
export function passageTokens({ parameters }: Choice): number {
  return Number(parameters.tokens) || DEFAULT_TOKENS;
}

async function transformerRepresentation(parameters: Parameters, tools: RepresentationTools): Promise<Representation> {
  const { modelFolder, threads, models } = tools;
  const options = { threads, tokens: Number(parameters.tokens), pooling: parameters.pooling as Pooling };
  const record = await tools.checkedModel();
  const identity = transformerIdentity(record, options.tokens, options.pooling);
  return leadRepresentation(identity, async () =>
    tools.stored(await models.get(identity, async () => createTransformer(modelFolder, record, await tools.tokenizer(), options))),
  );
}

async function staticRepresentation({ file }: Parameters, tools: RepresentationTools): Promise<Representation> {
  const path = String(file);
  if (path) {
    const identity = `static, words of ${path}, ${await wordVectorIdentity(path)}`;
    return wordVectorRepresentation(identity, (texts, work) => fileVectors(path, identity, texts, work));
  }
  const { modelFolder, threads, models, stored } = tools;
  const record = await tools.checkedModel();
  const identity = `single pieces of ${transformerIdentity(record)}`;
  return wordVectorRepresentation(`static, ${identity}`, async () => {
    const tokenizer = await tools.tokenizer();
    const pieces = await models.get(identity, async () => createTransformer(modelFolder, record, onePieceTokenizer(tokenizer), { threads }));
    return pieceVectors(await stored({ ...pieces, identity }), tokenizer);
  });
}

async function hybridOfBase(parameters: Parameters, tools: RepresentationTools): Promise<Representation> {
  const base = await createRepresentation(readRepresentation(String(parameters.base)), tools);
  return hybridRepresentation(base, parameters, await tools.algebra());
}

async function givenVectors(parameters: Parameters, { algebra }: RepresentationTools): Promise<Representation> {
  const given = { file: String(parameters.file), ids: String(parameters.ids), field: String(parameters.field) };
  return givenRepresentation({
    identity: await givenIdentity(given),
    file: given.file,
    read: work => readGivenVectors(given, work),
    algebra: await algebra(),
    words: readRepresentation('lsa').parameters,
  });
}

async function encoderRepresentation(parameters: Parameters, { models, stored, threads }: RepresentationTools): Promise<Representation> {
  const folder = await readEncoderFolder(String(parameters.folder), Number(parameters.tokens));
  const options = encoderOptions(folder, parameters, threads);
  const identity = encoderIdentity(folder, options);
  const opened = `${identity}, questions ${JSON.stringify(options.questionPrefix)}`;
  return leadRepresentation(identity, async () => stored(await models.get(opened, () => openEncoder(folder, options))));
}
