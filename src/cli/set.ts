import { oneOf, ParameterError, type ParameterSpec } from '../core/parameters';
import { UsageError } from './usage';

/** Whose parameters `--set` may give, by the name that stands before them: methods, representations, `summary`. */
export type ParameterOwners = Readonly<Record<string, readonly ParameterSpec[]>>;

/**
 * Values by owner and name, of what `--set` was given: `name=value`, or `owner.name=value` where several have one of that
 * name. An owner that is not in use would change nothing, so it is refused. Throws a `UsageError` or `ParameterError`; names
 * behind an owner and values are checked where the recipe is read.
 */
export function settingsOf(set: readonly string[], owners: ParameterOwners): Record<string, Record<string, string>> {
  const settings: Record<string, Record<string, string>> = {};
  for (const text of set) {
    const [, given, name, value] = /^(?:([^.=]+)\.)?([^.=]+)=(.*)$/s.exec(text) ?? [];
    if (name === undefined) throw new UsageError(`--set takes name=value or owner.name=value, as stem=false or tfidf.stem=false, not "${text}".`);
    const owner = given ?? ownerOf(name, owners);
    if (!Object.hasOwn(owners, owner)) throw new ParameterError(`--set: "${owner}" is not in use here, so ${text} would change nothing; in use ${inUse(owners)}.`);
    settings[owner] = { ...settings[owner], [name]: value };
  }
  return settings;
}

function ownerOf(name: string, owners: ParameterOwners): string {
  const having = Object.keys(owners).filter(owner => owners[owner].some(spec => spec.name === name));
  if (having.length === 1) return having[0];
  if (having.length === 0) throw new ParameterError(`--set: there is no parameter "${name}"; ${known(owners)}.`);
  throw new ParameterError(`--set: ${having.join(' and ')} have a parameter "${name}"; write ${oneOf(having.map(owner => `${owner}.${name}=…`))}.`);
}

function inUse(owners: ParameterOwners): string {
  const names = Object.keys(owners);
  return `${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}`;
}

function known(owners: ParameterOwners): string {
  const names = [...new Set(Object.values(owners).flatMap(specs => specs.map(spec => spec.name)))];
  return names.length === 0 ? 'what is in use has none' : `there are ${oneOf(names)}`;
}
