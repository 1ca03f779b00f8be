import { describe, expect, it } from 'vitest';
import { mapPage } from '../../../src/core/report/mapPage';
import { isOwnReport } from '../../../src/core/report/ownReport';
import { MapDocuments } from '../../../src/protocol/packedDocuments';
import { packMap } from '../../../src/protocol/packedMap';
import { packSharedMap, unpackSharedMap } from '../../../src/protocol/sharedMap';
import { grouping } from '../report/fixture';

describe('a shared map', () => {
  it('comes back as it was, whatever is said in it', async () => {
    const data = await packMap(grouping, 'notes </script> 日本');
    const dates = { times: Float64Array.from(grouping.documents, (_, i) => (i ? 1e12 + i : NaN)), by: 'files' as const };
    const back = await unpackSharedMap(await packSharedMap({ data, dates }));
    expect(back).toEqual({ data, dates });
    expect(new MapDocuments(back.data.documents).get(0)).toMatchObject({ title: grouping.documents[0].title, snippet: grouping.documents[0].snippet });
  });

  it('has the numbers of documents under their names, unknown where one gives none', async () => {
    const documents = grouping.documents.map((document, i) => ({ ...document, ...(i === 1 && { numbers: { stars: 4, price: -2.5 } }), ...(i === 2 && { numbers: { stars: 0 } }) }));
    const { data } = await unpackSharedMap(await packSharedMap({ data: await packMap({ ...grouping, documents }, 'notes') }));
    expect(data.given?.map(({ name, values }) => [name, ...values.subarray(0, 3)])).toEqual([['stars', NaN, 4, 0], ['price', NaN, -2.5, NaN]]);
    expect((await packMap(grouping, 'notes')).given).toBeUndefined();
  });

  it('may have no documents and no dates', async () => {
    const data = await packMap({ ...grouping, documents: [], groups: [] }, '');
    expect(await unpackSharedMap(await packSharedMap({ data }))).toEqual({ data });
  });

  it('is refused where it was cut off', async () => {
    const packed = await packSharedMap({ data: await packMap(grouping, 'notes') });
    await expect(unpackSharedMap(packed.subarray(0, packed.length - 20))).rejects.toThrow();
  });
});

describe('the page of a map', () => {
  const page = mapPage({ title: '</title><script>alert(1)</script>', language: 'de', strings: { search: '"><b>', waiting: 'Wait.' }, script: 'start()', style: 'p{}', data: 'H4s=' });

  it('holds texts as texts, and may load nothing', () => {
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('"><b>');
    expect(page).toContain("default-src 'none'");
  });

  it('is known again as what this program wrote', () => {
    expect(isOwnReport(page)).toBe(true);
  });
});
