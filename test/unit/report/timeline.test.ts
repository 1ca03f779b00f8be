import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ownChange, withOwnDates, type FoundDates } from '../../../src/core/report/foundDates';
import { axisDates, dateName, periodName, periodOf, periodsBetween } from '../../../src/core/report/periods';
import { timesLine, timeSpan } from '../../../src/core/report/sentences';
import { groupTimes, inFewer, timelineOf } from '../../../src/core/report/timeline';
import { IN_ENGLISH } from '../../../src/core/report/wording';

const DAY = 86_400_000;
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const names = (from: string, to: string) => {
  const periods = periodsBetween(day(from), day(to));
  return { all: periods.borders.slice(1).map((_, at) => periodName(periods, at, 'en').replaceAll('\u2009', ' ')), ticks: periods.ticks.map(at => dateName(periods.borders[at], periods.ticksWritten, 'en')) };
};
const dated = (...times: readonly (string | number | undefined)[]) => {
  const documents = times.map((_, at) => ({ id: String(at) }));
  const known = times.flatMap((time, at): [string, number][] => (time === undefined ? [] : [[String(at), typeof time === 'string' ? day(time) : time]]));
  return { documents, timeline: timelineOf(documents, { meaning: 'changed', by: 'files', times: new Map(known) }) };
};
const line = (...times: readonly (string | number | undefined)[]) => {
  const { documents, timeline } = dated(...times);
  const found = timeline && groupTimes(documents, timeline);
  return found && timesLine(found, IN_ENGLISH).replaceAll('\u2009', ' ');
};

describe('periods', () => {
  it.each([
    ['2026-03-01', '2026-03-02', 2, 'Mar 1, 2026', 'Mar 2, 2026'],
    ['2026-03-01', '2026-04-09', 40, 'Mar 1, 2026', 'Apr 9, 2026'],
    ['2026-03-01', '2026-04-10', 7, 'Feb 23 – Mar 1, 2026', 'Apr 6 – 12, 2026'],
    ['2025-12-31', '2026-10-04', 40, 'Dec 29, 2025 – Jan 4, 2026', 'Sep 28 – Oct 4, 2026'],
    ['2025-12-31', '2026-10-05', 11, 'Dec 2025', 'Oct 2026'],
    ['2021-02-01', '2024-05-31', 40, 'Feb 2021', 'May 2024'],
    ['2021-02-01', '2024-06-01', 14, 'Jan – Mar 2021', 'Apr – Jun 2024'],
    ['2013-12-31', '2026-01-01', 14, '2013', '2026'],
    ['1955-05-05', '1994-01-01', 40, '1955', '1994'],
    ['1955-05-05', '2026-01-01', 37, '1954 – 1955', '2026 – 2027'],
    ['1820-01-01', '2026-01-01', 21, '1820 – 1829', '2020 – 2029'],
  ] as const)('from %s to %s are %i, from %s to %s', (from, to, count, first, last) => {
    const { all } = names(from, to);
    expect([all.length, all[0], all[all.length - 1]]).toEqual([count, first, last]);
  });

  it('are a few to forty, whatever the span, about a dozen at least in most', () => {
    for (let days = 12; days < 400_000; days = Math.ceil(1.07 * days)) {
      const { borders, ticks } = periodsBetween(day('1700-01-15'), day('1700-01-15') + days * DAY);
      expect(borders.length - 1).toBeGreaterThanOrEqual(6);
      expect(borders.length - 1).toBeLessThanOrEqual(40);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(5);
    }
  });

  it('meet without a gap, and each time is in one of them', () => {
    for (const days of [1, 40, 200, 800, 3000, 9000, 40_000]) {
      const [from, to] = [day('1957-10-04'), day('1957-10-04') + days * DAY];
      const periods = periodsBetween(from, to);
      expect([...periods.borders].sort((a, b) => a - b)).toEqual(periods.borders);
      for (const time of [from, to, ...periods.borders.slice(1, -1)]) {
        const at = periodOf(time, periods);
        expect(periods.borders[at] <= time && time < periods.borders[at + 1]).toBe(true);
      }
      expect([periodOf(periods.borders[0] - 1, periods), periodOf(periods.borders[periods.borders.length - 1], periods)]).toEqual([-1, -1]);
    }
  });

  it('have dates where round ones are', () => {
    expect(names('2026-03-01', '2026-04-10').ticks).toEqual(['Feb 23, 2026', 'Mar 9, 2026', 'Mar 23, 2026', 'Apr 6, 2026']);
    expect(names('2024-11-20', '2026-02-01').ticks).toEqual(['Jan 2025', 'Apr 2025', 'Jul 2025', 'Oct 2025', 'Jan 2026']);
    expect(names('2021-02-01', '2024-05-31').ticks).toEqual(['2022', '2023', '2024']);
    expect(names('2017-02-01', '2026-08-31').ticks).toEqual(['2018', '2020', '2022', '2024', '2026']);
    expect(names('1955-05-05', '1994-01-01').ticks).toEqual(['1960', '1970', '1980', '1990']);
  });

  it('have dates on an axis where there is room for them, and lines also where there is none', () => {
    const dates = (from: string, to: string) => axisDates(periodsBetween(day(from), day(to)), 'en').map(({ at, date }) => [at, date]);
    expect(dates('2023-03-01', '2026-06-15')).toEqual([[10, '2024'], [22, '2025'], [34, '2026']]);
    expect(dates('2023-03-01', '2026-04-15')).toEqual([[10, '2024'], [22, '2025'], [34, undefined]]);
    expect(dates('2024-11-20', '2026-02-01').at(-1)).toEqual([14, undefined]);
  });

  it('are named at once: a report of many groups names thousands', () => {
    const Format = Intl.DateTimeFormat;
    const made = vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(function (...given: ConstructorParameters<typeof Intl.DateTimeFormat>) {
      return new Format(...given);
    });
    onTestFinished(() => made.mockRestore());
    const periods = periodsBetween(day('2021-02-01'), day('2022-12-01'));
    for (let at = 0; at < 23; at++) periodName(periods, at, 'nl');
    expect(made).toHaveBeenCalledTimes(1);
  });

  it('are named in any language by the calendar that they are counted by', () => {
    const periods = periodsBetween(day('2021-02-01'), day('2022-12-01'));
    expect([periodName(periods, 0, 'de'), periodName(periods, 1, 'de')]).toEqual(['Feb. 2021', 'März 2021']);
    for (const language of ['fa', 'th', 'ar-SA', 'ja-u-ca-japanese']) expect(new Set(periods.borders.slice(1).map((_, at) => periodName(periods, at, language))).size).toBe(23);
    expect(dateName(day('2021-02-01'), 'month', 'th-u-nu-latn')).toContain('2021');
  });
});

describe('a timeline', () => {
  it('counts each group in the periods of all', () => {
    const { documents, timeline } = dated('2021-03-09', '2021-03-30', '2022-01-01', '2021-06-15', '2021-06-01');
    const counts = (members: number[]) => groupTimes(members.map(at => documents[at]), timeline!)!.counts;
    expect(counts([0, 1, 2])).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(counts([3, 4])).toEqual([0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('is not there where most documents have no date, nor for a group of which most have none', () => {
    expect(dated('2021-03-09', '2022-01-01', undefined, undefined, undefined).timeline).toBeNull();
    expect(dated().timeline).toBeNull();
    const { documents, timeline } = dated('2021-03-09', '2022-01-01', '2022-03-01', undefined, undefined);
    expect(groupTimes(documents.slice(2), timeline!)).toBeNull();
    expect(groupTimes(documents.slice(1, 4), timeline!)).toMatchObject({ undated: 1, outside: 0 });
  });

  it('is not there where nearly all came at once, be it around a midnight, as after a checkout', () => {
    const checkout = Array.from({ length: 18 }, (_, at) => day('2026-11-27') - 5000 + 1000 * at);
    expect(dated(...checkout).timeline).toBeNull();
    expect(dated(...checkout, '2026-12-03', '2026-12-20').timeline).toBeNull();
    expect(dated(...checkout, '2026-11-30', '2026-12-20', '2026-12-22').timeline).not.toBeNull();
  });

  it('takes the beginning of a count of time for no date, and other years before 1970 for what they are', () => {
    expect(dated(0, 1000, -3600_000, '1980-01-01', '2021-01-01', '2022-01-01').timeline).toBeNull();
    expect(line('1955-05-05', '1969-12-30', '1969-11-30', '1971-01-01')).toBe('Most in 1969: 2 of 4. Last in Jan 1971.');
  });

  it('leaves out one in forty that is dated far from all others, and says so', () => {
    const years = Array.from({ length: 40 }, (_, at) => day('2021-01-15') + at * 30 * DAY);
    expect(line(...years, '2099-01-01')).toBe('Most in Dec 2023: 2 of 40. Last in Mar 2024. 1 dated far from all others.');
    expect(line(...years, '2099-01-01', 1, undefined)).toBe('Most in Dec 2023: 2 of 40. Last in Mar 2024. 1 dated far from all others. 2 without a date.');
    expect(line(...years.slice(1), '2099-01-01')).toMatch(/Last in Mar 2024/);
    expect(line(...years.slice(2), '2099-01-01')).toMatch(/Last in Jan 2099\.$/);
    expect(line(...years, '2026-01-01')).toBe('Most in Oct – Dec 2023: 4 of 41. Last in Jan 2026.');
  });

  it('stands dates that no calendar has', () => {
    expect(dated(8.64e15, -8.64e15, NaN, Infinity, '2021-01-01', '2022-01-01', '2022-02-01', '2023-02-01').timeline?.times.size).toBe(4);
  });

  it('is the same wherever the machine stands: a day is that of UTC', () => {
    const { timeline } = dated('2026-03-01', Date.parse('2026-03-04T23:59:59.999Z'), '2026-03-05');
    expect(timeline!.borders.length).toBe(6);
    expect([...timeline!.times.values()].map(time => periodOf(time, timeline!))).toEqual([0, 3, 4]);
  });

  it('can be told in fewer periods', () => {
    const { timeline } = dated('2021-03-09', '2021-03-30', '2022-09-01');
    const fewer = inFewer(timeline!, 12);
    expect([timeline!.borders.length, fewer.borders.length, periodName(fewer, 0, 'en').replaceAll('\u2009', ' ')]).toEqual([20, 8, 'Jan – Mar 2021']);
  });
});

describe('a timeline in words', () => {
  it.each([
    [['2021-03-09', '2021-03-30', '2022-01-01'], 'Most in Mar 2021: 2 of 3. Last in Jan 2022.'],
    [['2021-03-09', '2021-04-30', '2022-01-01'], 'Last in Jan 2022.'],
    [['2021-03-09', '2021-03-10', '2021-05-10', '2021-05-30', '2022-01-01'], 'Most in May 2021: 2 of 5. Last in Jan 2022.'],
    [['2026-03-01', '2026-03-05', '2026-03-06', '2026-05-05'], 'Most in Mar 2 – 8, 2026: 2 of 4. Last on May 5, 2026.'],
    [['2026-03-01', '2026-03-05', '2026-03-05', undefined], 'Most on Mar 5, 2026: 2 of 3. Last on Mar 5, 2026. 1 without a date.'],
  ])('%j: %s', (times, said) => {
    expect(line(...times)).toBe(said);
  });

  it('says of a group of one period that it is all there', () => {
    const { documents, timeline } = dated('2021-03-09', '2021-03-30', '2022-01-01');
    const times = groupTimes(documents.slice(0, 2), timeline!)!;
    expect([timesLine(times, IN_ENGLISH), timeSpan(times, IN_ENGLISH)]).toEqual(['All 2 in Mar 2021.', 'Mar 2021']);
  });
});

describe('dates that documents say themselves', () => {
  const at = (day: number, hour = 0) => Date.UTC(2026, 10, day, hour);
  const documents = (own: number, others: number) => Array.from({ length: own + others }, (_, i) => ({ id: `${i}`, ...(i < own && { dated: Date.UTC(2010 + i, 0, 1) }) }));
  const found = (times: readonly number[], from: number): FoundDates => ({ meaning: 'changed', by: 'files', times: new Map(times.map((time, i) => [`${from + i}`, time])) });

  it('stand alone where all others came at once, as after a checkout', () => {
    const came = Array.from({ length: 12 }, (_, i) => at(27, i));
    const { meaning, by, times } = withOwnDates(documents(5, 12), found(came, 5));
    expect([meaning, by, [...times.keys()]]).toEqual(['written', 'documents', ['0', '1', '2', '3', '4']]);
    // One that was changed on another day keeps that.
    const { by: bySome, times: some } = withOwnDates(documents(5, 13), found([...came, at(2)], 5));
    expect([bySome, some.size, some.get('17')]).toEqual(['documentsOrFiles', 6, at(2)]);
  });

  it('go before those of files, which hold for the others where they differ, or are too few to have come at once', () => {
    const differ = Array.from({ length: 12 }, (_, i) => at(1 + 2 * i));
    expect(withOwnDates(documents(5, 12), found(differ, 5))).toMatchObject({ meaning: 'writtenOrChanged', by: 'documentsOrFiles' });
    const few = withOwnDates(documents(5, 3), found([at(27), at(27, 1), at(27, 2)], 5));
    expect([few.by, few.times.size, few.times.get('0'), few.times.get('5')]).toEqual(['documentsOrFiles', 8, Date.UTC(2010, 0, 1), at(27)]);
    expect(withOwnDates(documents(5, 0), found(differ, 0))).toMatchObject({ by: 'documents', times: new Map(documents(5, 0).map(({ id, dated }) => [id, dated])) });
    expect(withOwnDates(documents(0, 12), found(differ, 0)).by).toBe('files');
  });

  it('tell the last change in the place of their files, and of nothing where it counts when these were added', () => {
    const [written, touched] = [Date.UTC(2020, 0, 1), Date.UTC(2024, 2, 14)];
    const both = [{ id: '0', dated: written, changed: touched }, { id: '1', changed: touched }, { id: '2' }];
    const files = found([at(27), at(27), at(26)], 0);
    expect(withOwnDates(both, files)).toEqual({ meaning: 'writtenOrChanged', by: 'documentsOrFiles', times: new Map([['2', at(26)], ['1', touched], ['0', written]]) });
    expect(withOwnDates(both.slice(0, 2), files)).toEqual({ meaning: 'writtenOrChanged', by: 'documents', times: new Map([['1', touched], ['0', written]]) });
    expect(withOwnDates(both.slice(1), files)).toEqual({ meaning: 'changed', by: 'documentsOrFiles', times: new Map([['2', at(26)], ['1', touched]]) });
    expect(withOwnDates(both.slice(1, 2), files)).toEqual({ meaning: 'changed', by: 'documents', times: new Map([['1', touched]]) });
    const added: FoundDates = { meaning: 'added', by: 'git', times: files.times };
    expect(withOwnDates(both, added)).toMatchObject({ meaning: 'writtenOrAdded', times: new Map([['1', at(27)], ['2', at(26)], ['0', written]]) });
    expect([ownChange(both[0]), ownChange({ dated: touched, changed: written }), ownChange({ dated: written }), ownChange({ changed: Date.UTC(2999, 0, 1) })]).toEqual([touched, touched, undefined, undefined]);
  });
});
