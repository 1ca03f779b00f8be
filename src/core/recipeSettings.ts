import { clusteringMethods } from './clustering/methods';
import { oneOf, type ParameterSpec } from './parameters';
import { representationKinds } from './representation/kinds';
import { chatParameters } from './representation/modelParameters';
import { AUTO_CENTRING } from './recipe';
import { CENTRINGS, REDUCTIONS, SUMMARIES, type Centring } from './types';

/** A setting as the editor's manifest declares it (JSON schema with the editor's additions). */
type Schema = Readonly<Record<string, unknown>>;

/** What vectors are without. */
const CENTRED: Readonly<Record<Centring | typeof AUTO_CENTRING, string>> = {
  auto: 'What suits the way to read: the mean for models of your own and servers, nothing for the others.',
  none: 'Vectors as they come.',
  mean: 'Without the mean of all documents.',
  directions: 'Without the mean and what nearly all documents share.',
  language: 'Without the mean of the documents in the same language.',
};

const AUTO = 'Kindred’s own: finds the number of groups by itself and leaves nobody out.';

/**
 * The settings that say how documents become groups, by name, as the manifest declares them: made from what methods and
 * representations say of themselves, so that names, ranges and defaults stand in one place.
 */
export function recipeSettings(): Readonly<Record<string, Schema>> {
  const names = representationKinds.map(({ name }) => name).join('|');
  return {
    representation: {
      type: 'string',
      default: 'transformer',
      pattern: `^(${names})(:.*)?$`,
      patternErrorMessage: `One of ${names.replaceAll('|', ', ')}; some take more behind a colon.`,
    },
    representationParameters: parametersSchema(representationKinds),
    dimensions: {
      type: 'string',
      default: '',
      pattern: `^$|^\\d+(:(${REDUCTIONS.join('|')}))?$`,
      patternErrorMessage: `A number of dimensions, and behind a colon ${oneOf(REDUCTIONS)}; or nothing.`,
    },
    summarize: {
      type: 'string',
      default: 'none',
      pattern: `^(${SUMMARIES.join('|')}|server:.+)$`,
      patternErrorMessage: `One of ${SUMMARIES.join(', ')}, or server:ADDRESS.`,
    },
    summaryParameters: { type: 'object', default: {}, ...parameterProperties(chatParameters) },
    namingParameters: { type: 'object', default: {}, ...parameterProperties(chatParameters) },
    centring: { type: 'string', default: AUTO_CENTRING, enum: [AUTO_CENTRING, ...CENTRINGS], enumDescriptions: ([AUTO_CENTRING, ...CENTRINGS] as const).map(name => CENTRED[name]) },
    method: {
      type: 'string',
      default: 'auto',
      enum: ['auto', ...clusteringMethods.map(({ name }) => name)],
      enumItemLabels: ['Automatic', ...clusteringMethods.map(({ title }) => title)],
      enumDescriptions: [AUTO, ...clusteringMethods.map(({ description }) => description)],
    },
    methodParameters: parametersSchema(clusteringMethods),
  };
}

/** An object with an entry for each owner that has parameters, itself an object of these. */
function parametersSchema(owners: readonly { name: string; title: string; parameters: readonly ParameterSpec[] }[]): Schema {
  const described = owners.filter(({ parameters }) => parameters.length > 0);
  const properties = described.map(({ name, title, parameters }) => [
    name,
    { type: 'object', description: `${title}.`, ...parameterProperties(parameters) },
  ]);
  return { type: 'object', default: {}, additionalProperties: false, properties: Object.fromEntries(properties) };
}

function parameterProperties(parameters: readonly ParameterSpec[]): Schema {
  return { additionalProperties: false, properties: Object.fromEntries(parameters.map(spec => [spec.name, valueSchema(spec)])) };
}

function valueSchema(spec: ParameterSpec): Schema {
  const { description, standard } = spec;
  switch (spec.kind) {
    case 'number':
    case 'integer':
      return { type: spec.kind, default: standard, minimum: spec.least, maximum: spec.most, description };
    case 'choice':
      return { type: 'string', default: standard, enum: [...spec.choices], description };
    case 'flag':
      return { type: 'boolean', default: standard, description };
    case 'text':
      return { type: 'string', default: standard, description };
  }
}
