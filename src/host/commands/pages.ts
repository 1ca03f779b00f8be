import { QuickInputButtons, window, type InputBox, type QuickPick, type QuickPickItem } from 'vscode';

/** Stands for the page before. */
export const back = Symbol('the page before');

/** What comes of a page of several: what was asked for, the wish to see the page before, or undefined when all was given up. */
export type Answer<T> = T | typeof back | undefined;

/** Asks for one of the items, which can be found by their details too. */
export function askItem<T extends QuickPickItem>(title: string, items: readonly T[], isFirst = false): Promise<Answer<T>> {
  const list = window.createQuickPick<T>();
  Object.assign(list, { title, items, matchOnDetail: true, buttons: isFirst ? [] : [QuickInputButtons.Back] });
  return answerOf(list, () => list.activeItems.at(0));
}

/** Asks for a text; `problem` says what is wrong with one. */
export function askText(more: Pick<InputBox, 'title' | 'value' | 'placeholder' | 'prompt'>, problem: (text: string) => string | undefined): Promise<Answer<string>> {
  const box = window.createInputBox();
  Object.assign(box, { ...more, ignoreFocusOut: true, buttons: [QuickInputButtons.Back] });
  box.onDidChangeValue(text => (box.validationMessage = problem(text)));
  return answerOf(box, () => {
    box.validationMessage = problem(box.value);
    return box.validationMessage === undefined ? box.value : undefined;
  });
}

function answerOf<T>(input: QuickPick<QuickPickItem> | InputBox, accepted: () => T | undefined): Promise<Answer<T>> {
  return new Promise(resolve => {
    const close = (answer: Answer<T>) => {
      resolve(answer);
      input.hide();
    };
    input.onDidAccept(() => {
      const answer = accepted();
      if (answer !== undefined) close(answer);
    });
    input.onDidTriggerButton(() => close(back));
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}
