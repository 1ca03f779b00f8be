import { l10n } from 'vscode';
import { groupAnswer, groupsAnswer, type Page } from '../../core/chatTools/groups';
import { countIn, fromIn, LISTED, optionalText } from '../../core/chatTools/input';
import { namedGroup } from '../../core/chatTools/namedGroup';
import { indexGroups } from '../../core/report/groupIndex';
import type { ChatTool } from './chatTool';
import { placeOf } from './places';

interface GroupsAsked extends Page {
  readonly group: string | undefined;
}

/** Tells the groups on show, or the documents of one. */
export const groupsTool: ChatTool<GroupsAsked> = {
  read: given => ({ group: optionalText(given, 'group'), count: countIn(given, LISTED), from: fromIn(given) }),
  told: ({ group }) => ({
    doing: group === undefined ? l10n.t('Looking at the groups of your documents') : l10n.t('Looking at the group {0}', group),
    question: group === undefined ? l10n.t('Tell the groups of your documents?') : l10n.t('Tell what is in a group?'),
    handedOver:
      group === undefined
        ? [l10n.t('Names and keywords of the groups are handed over, with the names and titles of some of their documents.')]
        : [group, l10n.t('Names and titles of its documents are handed over, with the names and keywords of its groups.')],
  }),
  async answer({ group, ...page }, grouping) {
    const index = indexGroups(grouping);
    return group === undefined ? groupsAnswer(index, page, placeOf) : groupAnswer(index, namedGroup(group, grouping.groups), page, placeOf);
  },
};
