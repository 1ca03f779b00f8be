import { expect, it, vi } from 'vitest';
import { EventEmitter, window } from 'vscode';
import { searchByMeaning, type SearchParts } from '../../../src/host/search/searchByMeaning';

it('says what is waited for where the first answer takes long, until it is here', async () => {
  vi.useFakeTimers();
  const hidden = new EventEmitter<void>();
  const never = new EventEmitter<never>().event;
  const list = { value: 'tides', items: [] as readonly { label: string }[], busy: false, onDidChangeValue: never, onDidTriggerButton: never, onDidAccept: never, onDidHide: hidden.event, show: () => undefined, hide: () => hidden.fire(), dispose: () => undefined };
  Object.assign(window, { createQuickPick: () => list });
  let answer: (hits: readonly never[]) => void = () => undefined;
  const answers = { ask: () => new Promise<readonly never[]>(resolve => (answer = resolve)) };
  try {
    const closed = searchByMeaning({ answers, index: {} } as unknown as SearchParts, 'tides');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(list.items).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(list.items.map(({ label }) => label)).toEqual(['The documents are being read; then the answer is here…']);
    answer([]);
    await vi.advanceTimersByTimeAsync(0);
    expect([list.items.map(({ label }) => label), list.busy]).toEqual([['Nothing was found.'], false]);
    list.hide();
    await closed;
  } finally {
    vi.useRealTimers();
  }
});
