import { Channel, type Handlers, type Parameter, type Side } from '../protocol/channel';
import { editorApi, editorPort } from './editorApi';
import { readStrings } from './strings';
import { onThemeChange, paintTheme, type Theme } from './theme';

/** A page that is built: what it answers the host and hears from it, and how it looks in a theme. */
interface Built<Mine extends Side, Host extends Side> {
  readonly handlers: Handlers<Mine>;
  readonly hears: { readonly [K in keyof Host['events']]: (payload: Host['events'][K]) => void };
  paint?(theme: Theme): void;
}

type Ask<Host extends Side> = <K extends keyof Host['functions'] & string>(name: K, parameters: Parameter<Host['functions'][K]>) => void;

/** Builds a page inside its element, with its words in the reader's language, and connects it with the host; `ask` calls the host. */
export function startPage<Mine extends Side, Host extends Side, Words extends Readonly<Record<string, string>>>(
  name: string,
  english: Words,
  build: (root: HTMLElement, strings: Readonly<Record<keyof Words, string>>, ask: Ask<Host>) => Built<Mine, Host>,
): void {
  const root = document.getElementById(`kindred-${name}`);
  if (!root) return;
  // The host shows its own failures; the page goes on.
  const ask: Ask<Host> = (what, parameters) => void channel.call(what, parameters).catch(() => undefined);
  const page = build(root, readStrings(english, root.dataset.strings), ask);
  const channel = new Channel<Mine, Host>(editorPort(editorApi()), page.handlers);
  const paint = () => {
    const theme = paintTheme(root);
    page.paint?.(theme);
  };
  paint();
  onThemeChange(paint);
  for (const event of Object.keys(page.hears) as (keyof Host['events'] & string)[]) channel.on(event, page.hears[event]);
  // Every host of a page hears when it has come up.
  ask('ready' as keyof Host['functions'] & string, {} as never);
}
