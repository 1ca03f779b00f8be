import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FOUND, LISTED, LONGEST } from '../../../src/core/chatTools/input';
import { recipeSettings } from '../../../src/core/recipeSettings';
import { chatTools, colourSlots, commands, contextKeys, groupColour, groupsView, comparePanelType, cutPanelType, foldersPanelType, groupPanelType, mapPanelType, relatedView, settingNames, suggestionsView, whyPanelType } from '../../../src/host/contributions';

const read = (file: string) => JSON.parse(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'));
const manifest = read('package.json');
const texts: Record<string, string> = read('package.nls.json');
const { contributes } = manifest;
const sorted = (values: Iterable<string>) => [...values].sort();

describe('the manifest', () => {
  it('declares exactly the commands of the table', () => {
    expect(sorted(contributes.commands.map((command: { command: string }) => command.command))).toEqual(sorted(Object.values(commands)));
  });

  it('declares exactly the tools of the table, with names to call them by in a chat', () => {
    const tools: { name: string; toolReferenceName: string; canBeReferencedInPrompt: boolean }[] = contributes.languageModelTools;
    expect(sorted(tools.map(({ name }) => name))).toEqual(sorted(Object.values(chatTools)));
    for (const { name, toolReferenceName, canBeReferencedInPrompt } of tools) {
      expect([toolReferenceName, canBeReferencedInPrompt]).toEqual([name.replace(/_(.)/, (_, letter: string) => letter.toUpperCase()), true]);
    }
  });

  it('tells chat models what the tools take, by the bounds that hold', () => {
    const whole = ({ usual, most }: { usual: number; most: number }) => ({ type: 'integer', minimum: 1, maximum: most, default: usual });
    const text = { type: 'string', maxLength: LONGEST };
    const asked = { ...text, minLength: 1 };
    const taken = Object.fromEntries(contributes.languageModelTools.map(({ name, inputSchema }: { name: string; inputSchema: object }) => [name, inputSchema]));
    expect(taken).toMatchObject({
      kindred_search: { properties: { question: asked, count: whole(FOUND), group: text }, required: ['question'] },
      kindred_groups: { properties: { group: text, count: whole(LISTED), from: { type: 'integer', minimum: 1, default: 1 } } },
      kindred_related: { properties: { file: asked, count: whole(FOUND) }, required: ['file'] },
    });
    for (const { properties } of Object.values<{ properties: Record<string, { description: string }> }>(taken)) for (const { description } of Object.values(properties)) expect(description).toMatch(/\S.*[.)]$/);
  });

  it('declares exactly the settings of the table', () => {
    expect(sorted(Object.keys(contributes.configuration.properties))).toEqual(sorted(Object.keys(settingNames).map(name => `kindred.${name}`)));
  });

  it('declares the settings of methods and representations as these describe themselves (node scripts/settings.mjs writes them)', () => {
    for (const [name, schema] of Object.entries(recipeSettings())) {
      expect(contributes.configuration.properties[`kindred.${name}`], name).toEqual(expect.objectContaining(schema));
    }
  });

  it('leads to a run from all that the view says while it has no groups, but for where no folder is open', () => {
    const said: { view: string; contents: string; when: string }[] = contributes.viewsWelcome;
    const ofGroups = said.filter(({ view, when }) => view === groupsView && !when.endsWith('workspaceFolderCount == 0'));
    const without = ofGroups.filter(({ contents }) => !/command:kindred\.(clusterWorkspace|refresh)\)/.test(texts[contents.slice(1, -1)]));
    expect([ofGroups.length > 5, without]).toEqual([true, []]);
  });

  it('offers a folder, and nothing that needs one, while no folder is open and there are no groups', () => {
    const said: { view: string; contents: string; when: string }[] = contributes.viewsWelcome;
    const without = said.filter(({ view, when }) => view === groupsView && when.includes('kindred.state == nothing')).map(({ contents, when }) => [contents, /workspaceFolderCount (..) 0/.exec(when)?.[1]]);
    expect(without).toEqual([['%welcome.noFolder%', '=='], ['%welcome.nothing%', '!='], ['%welcome.gone%', '!=']]);
  });

  it('leaves settings that name a model or a server aside in folders that are not trusted', () => {
    const { untrustedWorkspaces } = manifest.capabilities;
    expect(untrustedWorkspaces.restrictedConfigurations).toEqual(expect.arrayContaining(['kindred.representation', 'kindred.representationParameters', 'kindred.summarize']));
  });

  it('declares exactly the colours groups are given', () => {
    const ids = [...Array.from({ length: colourSlots }, (_, slot) => groupColour(slot)), groupColour(undefined)];
    expect(sorted(contributes.colors.map((color: { id: string }) => color.id))).toEqual(sorted(ids));
  });

  it('declares the view, and the events that revive the pages', () => {
    expect(contributes.views.kindred.map((view: { id: string }) => view.id)).toEqual([groupsView, relatedView, suggestionsView]);
    expect(manifest.activationEvents).toEqual([mapPanelType, comparePanelType, cutPanelType, foldersPanelType, groupPanelType, whyPanelType].map(type => `onWebviewPanel:${type}`));
  });

  it('names only commands, context keys and settings that exist', () => {
    const known = new Set<string>([...Object.values(commands), ...Object.values(contextKeys), `${groupsView}.focus`, groupsView, relatedView, suggestionsView, mapPanelType, ...Object.keys(contributes.configuration.properties)]);
    const clauses = JSON.stringify([contributes.menus, contributes.viewsWelcome, contributes.commands, contributes.walkthroughs ?? [], contributes.languageModelTools.map(({ when }: { when: string }) => when)]) + JSON.stringify(texts);
    const used = new Set(clauses.match(/\bkindred\.[A-Za-z][A-Za-z.]*[A-Za-z]/g));
    for (const id of used) expect(known, `${id} is used`).toContain(id);
  });

  it('ticks a step of the walkthrough off by the button in it, too: a view that is on screen already does not come into sight', () => {
    for (const { steps } of contributes.walkthroughs) {
      for (const { description, completionEvents } of steps) {
        const buttons = [...texts[description.slice(1, -1)].matchAll(/\(command:([^)]+)\)/g)].map(([, command]) => `onCommand:${command}`);
        expect(buttons).toHaveLength(1);
        expect(completionEvents).toEqual(expect.arrayContaining(buttons));
      }
    }
  });

  it('has pictures in the walkthrough whose words keep clear of one another in every font: those of a line are one text', () => {
    for (const { media } of contributes.walkthroughs.flatMap(({ steps }: { steps: { media: { svg: string } }[] }) => steps)) {
      const lines = [...readFileSync(new URL(`../../../${media.svg}`, import.meta.url), 'utf8').matchAll(/<text [^>]*\by="([^"]+)"/g)].map(([, y]) => y);
      expect(lines.length).toBeGreaterThan(2);
      expect(new Set(lines).size, media.svg).toBe(lines.length);
    }
  });

  it('has a text for each placeholder, and no text without one', () => {
    const used = new Set([...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(match => match[1]));
    expect(sorted(used)).toEqual(sorted(Object.keys(texts)));
  });

  it('offers what needs groups in a folder whose window was just opened: that there are some is known once one was chosen', () => {
    const kept = ['hasGroups', 'inside', 'cuttable', 'hasHidden', 'canUndo', 'canRedo'].map(key => contextKeys[key as keyof typeof contextKeys]);
    const gated = contributes.commands.filter(({ enablement = '' }) => kept.some(key => enablement.includes(key)));
    expect(gated.length).toBeGreaterThan(25);
    for (const { command, enablement } of gated) expect(enablement, command).toMatch(/!kindred\.state/);
  });

  it('welcomes with what is true of the settings: texts are sent where these name a server', () => {
    const clauses: string[] = contributes.viewsWelcome.map(({ when }: { when: string }) => when).filter((when: string) => when.includes('config.kindred.representation'));
    expect(clauses).toHaveLength(2);
    for (const clause of clauses) {
      const named = new RegExp(/config\.kindred\.representation =~ \/([^/]+)\//.exec(clause)![1]);
      for (const sent of ['server', 'server:http://localhost:11434', 'hybrid:server:https://host/v1']) expect(named.test(sent), sent).toBe(true);
      for (const kept of ['transformer', 'hybrid', 'onnx:/home/server', 'onnx:/my server:1']) expect(named.test(kept), kept).toBe(false);
    }
  });

  it('keeps commands of rows out of the palette', () => {
    const hidden = contributes.menus.commandPalette.filter((item: { when: string }) => item.when === 'false').map((item: { command: string }) => item.command);
    expect(sorted(hidden)).toEqual(sorted(Object.values(commands).filter(id => /^kindred\.(tree|related|suggestions)\./.test(id))));
  });

  it('has every button of a row in its menu as well, where the keyboard reaches it', () => {
    const rows = ['area', 'group', 'group.pinned', 'subgroup', 'subgroup.pinned', 'document', 'document.loose.pinned', 'passage', 'move', 'set', ...['same', 'folder', 'between', 'nowhere', 'draft', 'activity'].flatMap(kind => [`one.${kind}`, `kept.one.${kind}`])];
    const items: { command: string; when: string; group: string }[] = contributes.menus['view/item/context'];
    const reached = (inline: boolean) =>
      items.filter(({ group }) => group.startsWith('inline') === inline).flatMap(({ command, when }) => {
        const [, view, item] = /^view (?:== |=~ \/\^)(.*?)(?:\$\/)? && viewItem =~ \/(.*)\/$/.exec(when)!;
        return rows.filter(row => new RegExp(item).test(row)).map(row => `${command} ${view} ${row}`);
      });
    const inMenu = reached(false);
    expect(reached(true).length).toBeGreaterThan(20);
    for (const button of reached(true)) expect(inMenu).toContain(button);
  });

  it('offers undo and redo of changes to groups side by side, and their list with either', () => {
    const menu: { command: string; when: string }[] = contributes.menus['view/title'];
    const when = (command: string) => menu.filter(item => item.command === command).map(item => item.when);
    expect(when(commands.editUndo)).toEqual([`view == ${groupsView} && ${contextKeys.canUndo}`]);
    expect(when(commands.editRedo)).toEqual([`view == ${groupsView} && ${contextKeys.canRedo}`]);
    expect(when(commands.editHistory)).toEqual([`view == ${groupsView} && ${contextKeys.canUndo} || view == ${groupsView} && ${contextKeys.canRedo}`]);
  });
});
