// The editor of one paragraph: words may be typed, numbers from the data are whole pieces that can be taken out and put in again, never typed into.

const Pause = 400;
const Edge = '\u200b';
const opened = new WeakMap();

/** Fills the editor and listens; gives back what was typed last time and not saved, with the version that it was typed over, or null. */
export function open(box, page, parts, store, version) {
  close(box, null);
  const stop = new AbortController();
  const state = { page, store, version, stop, timer: 0, isChanged: false };
  opened.set(box, state);
  fill(box, parts);
  let unsaved = read(store);
  if (unsaved?.template === template(box)) unsaved = null;
  const on = (name, act) => box.addEventListener(name, act, { signal: stop.signal });
  on('input', () => typed(box, state));
  on('paste', event => {
    event.preventDefault();
    const text = event.clipboardData.getData('text/plain').replace(/\s+/g, ' ');
    document.execCommand('insertText', false, text);
  });
  on('drop', event => event.preventDefault());
  on('keydown', event => {
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) flush(box, state).then(() => page.invokeMethodAsync('OnSave'));
    } else if (event.key === 'Escape') {
      event.preventDefault();
      page.invokeMethodAsync('OnCancel');
    }
  });
  document.addEventListener('selectionchange', () => remember(box, state), { signal: stop.signal });
  // That one comes late: whoever is quick has left the box by then.
  for (const name of ['keyup', 'pointerup', 'blur']) on(name, () => remember(box, state));
  // Typing would overwrite what is offered: nothing can be typed before somebody has chosen.
  allow(box, !unsaved);
  return unsaved;
}

/** Shows other words, as if they had been typed. */
export function show(box, parts) {
  fill(box, parts);
  allow(box, true);
  const state = opened.get(box);
  if (!state) return;
  clearTimeout(state.timer);
  state.range = null;
  keep(box, state);
}

function allow(box, isAllowed) {
  box.contentEditable = isAllowed ? 'true' : 'false';
  box.setAttribute('aria-readonly', isAllowed ? 'false' : 'true');
  if (!isAllowed) return;
  box.focus();
  toEnd(box);
}

function fill(box, parts) {
  box.replaceChildren(...parts.map(part => part.key ? slot(part.key, part.text, part.title, part.isLost) : document.createTextNode(part.text)));
  if (box.firstChild?.nodeType !== Node.TEXT_NODE) box.prepend(Edge);
  if (box.lastChild?.nodeType !== Node.TEXT_NODE) box.append(Edge);
}

/** Puts a number where the caret is, or at the end. */
export function insert(box, key, text, title) {
  const selection = window.getSelection();
  const state = opened.get(box);
  let range = state?.range;
  if (selection.rangeCount && box.contains(selection.getRangeAt(0).commonAncestorContainer)) range = selection.getRangeAt(0);
  const piece = slot(key, text, title);
  if (range && box.contains(range.commonAncestorContainer)) {
    range.deleteContents();
    range.insertNode(piece);
  } else {
    box.append(piece);
  }
  if (piece.nextSibling?.nodeType !== Node.TEXT_NODE) piece.after(Edge);
  box.focus();
  selection.collapse(piece.nextSibling, piece.nextSibling.length > 0 && piece.nextSibling.data[0] === Edge ? 1 : 0);
  if (state) flush(box, state);
}

export function template(box) {
  return [...box.childNodes].map(written).join('');
}

/** The words as they stand now; what is about to be told after a pause is told with them. */
export function settle(box) {
  clearTimeout(opened.get(box)?.timer);
  return template(box);
}

/** What was typed is forgotten once it is what was saved, and kept otherwise; says whether anything was typed and kept. */
export function close(box, saved) {
  const state = opened.get(box);
  if (!state) return false;
  clearTimeout(state.timer);
  state.stop.abort();
  opened.delete(box);
  const isSaved = template(box) === saved;
  if (isSaved) remove(state.store);
  return state.isChanged && !isSaved;
}

/** What was kept is given up. */
export function forget(box) {
  const state = opened.get(box);
  if (state) remove(state.store);
  allow(box, true);
}

function remove(store) {
  try {
    localStorage.removeItem(store);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function slot(key, text, title, isLost) {
  const piece = document.createElement('span');
  piece.className = isLost ? 'slot lost' : 'slot';
  piece.contentEditable = 'false';
  piece.dataset.key = key;
  piece.title = title ?? '';
  piece.textContent = text;
  return piece;
}

function written(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replaceAll(Edge, '').replaceAll('{', '{{').replaceAll('}', '}}');
  if (node.nodeType !== Node.ELEMENT_NODE) return '';
  if (node.dataset.key) return '{' + node.dataset.key + '}';
  if (node.tagName === 'BR') return '';
  return [...node.childNodes].map(written).join('');
}

function typed(box, state) {
  keep(box, state);
  clearTimeout(state.timer);
  state.timer = setTimeout(() => state.page.invokeMethodAsync('OnTyped', template(box)), Pause);
}

async function flush(box, state) {
  keep(box, state);
  clearTimeout(state.timer);
  await state.page.invokeMethodAsync('OnTyped', template(box));
}

/** Whoever clicks a number to insert loses the caret first. */
function remember(box, state) {
  if (!box.isConnected) state.stop.abort();
  const selection = window.getSelection();
  if (selection.rangeCount && box.contains(selection.getRangeAt(0).commonAncestorContainer)) state.range = selection.getRangeAt(0).cloneRange();
}

function keep(box, state) {
  state.isChanged = true;
  try {
    localStorage.setItem(state.store, JSON.stringify({ version: state.version, template: template(box) }));
  } catch {
    // Full or forbidden: the text still stands in the page.
  }
}

function read(store) {
  try {
    const kept = JSON.parse(localStorage.getItem(store));
    return typeof kept?.template === 'string' ? { version: Number(kept.version) || 0, template: kept.template } : null;
  } catch {
    return null;
  }
}

function toEnd(box) {
  const selection = window.getSelection();
  selection.selectAllChildren(box);
  selection.collapseToEnd();
}
