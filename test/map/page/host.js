// A stand-in for the editor: gives the map its channel, records what it asks for, and lets tests send events.
/* global sessionStorage, addEventListener */
(() => {
  const calls = [];
  const answers = new Map();
  const violations = [];
  let nextId = 1;
  addEventListener('securitypolicyviolation', event => violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  const errors = [];
  addEventListener('error', event => errors.push(String(event.message)));
  addEventListener('unhandledrejection', event => errors.push(String(event.reason)));
  window.acquireVsCodeApi = () => ({
    postMessage(message) {
      // Cloned, as the editor does.
      const { kind, id, name, parameters, value: given, error } = structuredClone(message);
      if (kind === 'call') {
        // Arrays as tests compare them.
        calls.push({ name, parameters: name === 'select' ? { ...parameters, documents: [...parameters.documents] } : parameters });
        const value = name === 'dates' ? { times: Float64Array.from(window.host.sent.dates, date => date ?? NaN), by: window.host.sent.datesBy ?? 'files' } : name === 'search' ? window.host.meant : undefined;
        window.postMessage({ kind: 'answer', generation: 0, id, value }, '*');
      } else if (kind === 'answer') {
        answers.get(id)?.(error ?? given);
        answers.delete(id);
      }
    },
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
    setState: state => sessionStorage.setItem('state', JSON.stringify(state)),
  });
  // What a page has kept is for its reload; the tab may have shown another one before.
  if (performance.getEntriesByType('navigation')[0].type !== 'reload') sessionStorage.clear();
  // As the editor does; a test sets it before a reload.
  if (sessionStorage.getItem('screenReader')) document.body.classList.add('vscode-using-screen-reader');
  window.host = {
    /** What a search by meaning finds. */
    meant: [],
    calls,
    errors,
    violations,
    emit: (name, payload) => window.postMessage({ kind: 'event', generation: 0, name, payload }, '*'),
    ask: (name, parameters) =>
      new Promise(resolve => {
        const id = nextId++;
        answers.set(id, resolve);
        window.postMessage({ kind: 'call', generation: 0, id, name, parameters }, '*');
      }),
    describe: () => window.host.ask('describe', {}),
    theme(name) {
      const kinds = { dark: 'vscode-dark', light: 'vscode-light', 'hc-dark': 'vscode-high-contrast', 'hc-light': 'vscode-high-contrast vscode-high-contrast-light' };
      document.documentElement.className = name;
      document.body.className = kinds[name] + (document.body.classList.contains('vscode-reduce-motion') ? ' vscode-reduce-motion' : '');
    },
    async data(sent) {
      window.host.sent = sent;
      const documents = await window.packing.packDocuments(sent.documents);
      window.host.emit('data', {
        ...sent,
        documents,
        positions: Float32Array.from(sent.positions),
        group: Int32Array.from(sent.group),
        subgroup: Int32Array.from(sent.subgroup),
        strength: Float32Array.from(sent.strength),
        length: sent.length && Uint32Array.from(sent.length),
      });
    },
  };
})();
