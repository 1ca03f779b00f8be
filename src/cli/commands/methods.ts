import { clusteringMethods } from '../../core/clustering/methods';
import { rangeOf, type ParameterSpec } from '../../core/parameters';
import { AUTO_CENTRING, AUTO_METHOD } from '../../core/recipe';
import { representationKinds } from '../../core/representation/kinds';
import { chatParameters } from '../../core/representation/modelParameters';
import { REDUCTIONS, CENTRINGS, SUMMARIES } from '../../core/types';
import { defineCommand } from '../command';
import { NAMINGS } from '../naming';
import { outputPaths, OVERWRITE } from '../outputPaths';
import { UsageError } from '../usage';
import { sayUnlessTaken, writeOutputs } from '../writeOutput';

/** Lists every representation and method with its parameters, ranges and defaults. */
export const methodsCommand = defineCommand({
  name: 'methods',
  takes: '',
  about: 'Lists every representation and method with its parameters, their ranges and defaults.',
  options: { json: { type: 'string', takes: 'FILE', help: 'also write the list to FILE' }, ...OVERWRITE },
  read: ({ json, overwrite }, paths) => {
    if (paths.length) throw new UsageError('kindred methods takes no path.');
    return outputPaths({ json }, [], { overwrite });
  },
  run: async ({ json }) => {
    sayUnlessTaken(catalogueText(), [json]);
    await writeOutputs([{ option: '--json', path: json, make: () => `${JSON.stringify(catalogue(), null, 2)}\n` }]);
    return 0;
  },
});

function catalogue() {
  return {
    representations: representationKinds.map(({ name, title, description, main, parameters }) => ({ name, title, description, ...(main && { main }), parameters })),
    methods: [
      { ...AUTO_METHOD, parameters: [], takesGroups: true },
      ...clusteringMethods.map(({ name, title, description, takesGroups, parameters }) => ({ name, title, description, takesGroups, parameters })),
    ],
    dimensions: REDUCTIONS,
    summarize: SUMMARIES,
    summaryParameters: chatParameters,
    naming: NAMINGS,
    namingParameters: chatParameters,
    centring: [AUTO_CENTRING, ...CENTRINGS],
  };
}

function catalogueText(): string {
  const { representations, methods } = catalogue();
  return `Representations (--representation NAME)
${representations.map(kind => entry(kind.main ? `${kind.name}:${kind.main.toUpperCase()}` : kind.name, kind)).join('')}
Methods (--method NAME)
${methods.map(method => entry(method.name, method)).join('')}
Size of the vectors: --dimensions D[:${REDUCTIONS.join('|')}]
Summaries: --summarize ${SUMMARIES.join('|')}
Names: --naming ${NAMINGS.join('|')}
${chatParameters.map(parameter).join('')}Centring: --centring ${[AUTO_CENTRING, ...CENTRINGS].join('|')}
`;
}

function entry(name: string, { title, description, parameters }: { title: string; description: string; parameters: readonly ParameterSpec[] }): string {
  return `  ${name.padEnd(14)} ${title}. ${description}\n${parameters.map(parameter).join('')}`;
}

function parameter(spec: ParameterSpec): string {
  return `${' '.repeat(17)}--set ${spec.name}=${spec.standard === '' ? '…' : spec.standard}  (${rangeOf(spec)}) ${spec.description}\n`;
}
