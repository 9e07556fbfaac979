// The editor of one paragraph: words may be typed, numbers from the data are whole pieces that can be moved over or taken out, never typed into.

const Pause = 400;
const Edge = '\u200b';
const opened = new WeakMap();

/** Fills the editor and listens; gives back what was typed last time and not saved, or null. */
export function open(box, page, parts, store) {
  close(box);
  const stop = new AbortController();
  const state = { page, store, stop, timer: 0 };
  const unsaved = read(store);
  opened.set(box, state);
  fill(box, parts);
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
  box.focus();
  toEnd(box);
  return unsaved;
}

/** Shows other words, as if they had been typed. */
export function show(box, parts) {
  fill(box, parts);
  const state = opened.get(box);
  if (state) keep(box, state);
}

function fill(box, parts) {
  box.replaceChildren(...parts.map(part => part.key ? slot(part.key, part.text, part.title) : document.createTextNode(part.text)));
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

/** What was typed is saved or given up. */
export function close(box, store) {
  const state = opened.get(box);
  if (!state) return;
  clearTimeout(state.timer);
  state.stop.abort();
  opened.delete(box);
  if (store) forget(store);
}

export function forget(store) {
  try {
    localStorage.removeItem(store);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function slot(key, text, title) {
  const piece = document.createElement('span');
  piece.className = 'slot';
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
  remember(box, state);
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
  const selection = window.getSelection();
  if (selection.rangeCount && box.contains(selection.getRangeAt(0).commonAncestorContainer)) state.range = selection.getRangeAt(0).cloneRange();
}

function keep(box, state) {
  try {
    localStorage.setItem(state.store, template(box));
  } catch {
    // Full or forbidden: the text still stands in the page.
  }
}

function read(store) {
  try {
    return localStorage.getItem(store);
  } catch {
    return null;
  }
}

function toEnd(box) {
  const selection = window.getSelection();
  selection.selectAllChildren(box);
  selection.collapseToEnd();
}
