import { isToldGroups } from '../../core/lab/grid';
import { AUTO_CENTRING, usualCentring } from '../../core/recipe';
import { representationKind } from '../../core/representation/kinds';
import type { Recipe } from '../../core/types';
import type { SettingTypes } from '../contributions';

/** The settings that make a recipe the one in use; `groups` is the number it was given. Parameters came from the settings. */
export function settingsFor(recipe: Recipe, groups: number | undefined): Partial<SettingTypes> {
  const { representation, size, summary, chat, centring, method } = recipe;
  const { main, parameters } = representationKind(representation.name);
  const own = main ? String(representation.parameters[main]) : '';
  const standard = parameters.find(({ name }) => name === main)?.standard;
  return {
    representation: own && own !== standard ? `${representation.name}:${own}` : representation.name,
    dimensions: size ? `${size.dimensions}:${size.by}` : '',
    summarize: chat ? `${summary}:${String(chat.chatAddress)}` : summary,
    centring: centring === usualCentring(representation) ? AUTO_CENTRING : centring,
    method: method.name,
    groups: isToldGroups(recipe) && groups !== undefined ? groups : 0,
  };
}
