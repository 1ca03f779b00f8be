import { clusteringMethod } from '../../core/clustering/methods';
import { representationKind } from '../../core/representation/kinds';
import type { Recipe } from '../../core/types';
import type { SettingTypes } from '../contributions';

/** The settings that make a recipe the one in use; `groups` is the number it was given. Parameters came from the settings. */
export function settingsFor({ representation, size, summary, chat, centring, method }: Recipe, groups: number | undefined): Partial<SettingTypes> {
  const { main, parameters } = representationKind(representation.name);
  const own = main ? String(representation.parameters[main]) : '';
  const standard = parameters.find(({ name }) => name === main)?.standard;
  const takesGroups = method.name !== 'auto' && clusteringMethod(method.name).takesGroups;
  return {
    representation: own && own !== standard ? `${representation.name}:${own}` : representation.name,
    dimensions: size ? `${size.dimensions}:${size.by}` : '',
    summarize: chat ? `${summary}:${String(chat.chatAddress)}` : summary,
    centring,
    method: method.name,
    groups: takesGroups && groups !== undefined ? groups : 0,
  };
}
