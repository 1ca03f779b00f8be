import type { ComparePicture } from '../../protocol/compareSides';
import type { CompareStrings } from '../../protocol/compareStrings';
import { button, isolated, make } from '../dom';
import { dotPicture } from '../dotPicture';
import { fill } from '../strings';

/** A small map with what it shows and the way to use it. */
export function pictureOf(picture: ComparePicture, strings: CompareStrings, use: (at: number) => void): HTMLElement {
  const { dots, reading, method, figure, at } = picture;
  const press = button('link', fill(strings.useNamed, { method, reading }), strings.use, () => use(at), `picture ${at}`);
  const caption = make('figcaption', {}, make('span.grow', {}, isolated(reading), make('span.dim', {}, ' · ', isolated(method))), make('span.num.dim', {}, figure), press);
  return make('figure', {}, dotPicture(picture, dots), caption);
}
