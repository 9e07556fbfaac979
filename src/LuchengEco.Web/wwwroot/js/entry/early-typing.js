import { Drafts } from './drafts.js';
import { fieldsOf, initialText, textsOf } from './row.js';

/** What was typed between the first response and the circuit: rendering anew replaces those inputs, so it is kept as drafts. */
let early = null;

export function watchEarlyTyping() {
  const root = document.querySelector('[data-draft]');
  if (!root || early) {
    return;
  }
  early = { focus: null, stop: new AbortController() };
  const keep = () => {
    const drafts = new Drafts(root.dataset.draft);
    for (const tr of root.querySelectorAll('tr[data-row][data-open="true"]')) {
      if (Object.values(fieldsOf(tr)).some(element => element.value !== initialText(element))) {
        drafts.put(tr.dataset.row, Number(tr.dataset.version), textsOf(fieldsOf(tr)));
      }
    }
  };
  const remember = () => {
    const element = document.activeElement;
    if (element?.dataset?.cell) {
      early.focus = { cell: element.dataset.cell, start: element.selectionStart, end: element.selectionEnd };
    }
  };
  keep();
  remember();
  const options = { signal: early.stop.signal };
  root.addEventListener('input', () => { keep(); remember(); }, options);
  root.addEventListener('focusin', remember, options);
}

/** Ends the watch. Returns where the typist was, if anywhere. */
export function endEarlyTyping() {
  early?.stop.abort();
  const focus = early?.focus ?? null;
  early = null;
  return focus;
}
