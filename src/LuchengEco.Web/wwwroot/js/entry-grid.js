// The typing side of the monthly form. The server reads numbers and decides; this module moves the cursor, collects what was typed, sends it in
// batches, paints the answers, and keeps every text that the server has not acknowledged in the browser's own storage.

const pauseAfterTyping = 600;
const answerWithin = 15_000;
const longestRetry = 15_000;
/** Bytes of a batch as JSON; the server takes a multiple of it in one message. */
const batchBytes = 24_000;
const numbers = ['value', 'numerator', 'denominator', 'weight'];

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

export function attach(root, page, month, words) {
  return new Grid(root, page, month, words);
}

const fieldsOf = tr => Object.fromEntries([...tr.querySelectorAll('[data-field]')].map(element => [element.dataset.field, element]));
const textsOf = fields => Object.fromEntries(Object.entries(fields).map(([name, element]) => [name, element.value]));
const bytesOf = value => new TextEncoder().encode(JSON.stringify(value)).length;
const same = (one, other) => Object.keys(one).every(name => (one[name] ?? '') === (other[name] ?? ''));
const format = (template, ...values) => template.replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');

/** What the server rendered; the renderer sets values as properties, so an element's own default value does not tell. */
const initialText = element => element.dataset.original ?? '';

/** Sets the text without replacing the text node, which the renderer still knows. */
function say(element, text) {
  if (!element) {
    return;
  }
  if (element.firstChild?.nodeType === Node.TEXT_NODE && element.childNodes.length === 1) {
    element.firstChild.nodeValue = text;
  } else {
    element.textContent = text;
  }
}

/**
 * The rows and cells of a block copied from a spreadsheet. A cell with a line break, a tab or a quotation mark comes in quotation marks, its own
 * doubled; a line break within a cell becomes a space, for no field here has two lines.
 */
export function cellsOf(text) {
  const rows = [[]];
  let cell = '';
  let isQuoted = false;
  const end = () => {
    rows.at(-1).push(cell.replace(/\s*\r?\n\s*/g, ' ').trim());
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (isQuoted) {
      if (sign !== '"') {
        cell += sign;
      } else if (text[at + 1] === '"') {
        cell += sign;
        at++;
      } else {
        isQuoted = false;
      }
    } else if (sign === '"' && cell === '' && closes(text, at)) {
      isQuoted = true;
    } else if (sign === '\t') {
      end();
    } else if (sign === '\n') {
      end();
      rows.push([]);
    } else {
      cell += sign;
    }
  }
  end();
  // Spreadsheets end the last line too.
  if (rows.length > 1 && rows.at(-1).length === 1 && rows.at(-1)[0] === '') {
    rows.pop();
  }
  return rows;
}

/** Whether the quotation mark at the start of a cell has its counterpart at the end of one; otherwise somebody just typed it. */
function closes(text, start) {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '"') {
      if (text[at + 1] !== '"') {
        return at + 1 === text.length || /[\t\r\n]/.test(text[at + 1]);
      }
      at++;
    }
  }
  return false;
}

/** Unacknowledged rows of one person and one month, in local storage; a browser that refuses storage only loses this safety net. */
class Drafts {
  constructor(key) {
    this.key = key;
  }

  all() {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? '{}');
    } catch {
      return {};
    }
  }

  put(code, version, texts) {
    this.#write({ ...this.all(), [code]: { version, texts } });
  }

  drop(code) {
    const { [code]: gone, ...rest } = this.all();
    if (gone) {
      this.#write(rest);
    }
  }

  #write(rows) {
    try {
      if (Object.keys(rows).length > 0) {
        localStorage.setItem(this.key, JSON.stringify(rows));
      } else {
        localStorage.removeItem(this.key);
      }
    } catch {
      // Storage full or forbidden: the page still warns before it is left.
    }
  }
}

class Row {
  constructor(tr) {
    this.tr = tr;
    this.code = tr.dataset.row;
    this.version = Number(tr.dataset.version);
    this.isOpen = tr.dataset.open === 'true';
    this.isFilled = tr.dataset.filled === 'true';
    this.fields = fieldsOf(tr);
    this.state = tr.querySelector('[data-state]');
    this.percent = tr.querySelector('[data-percent]');
    this.storedPercent = this.percent?.textContent ?? '';
    this.message = tr.querySelector('[data-message]');
    this.acknowledged = Object.fromEntries(Object.entries(this.fields).map(([name, element]) => [name, initialText(element)]));
    this.canonical = {};
    this.refused = null;
    this.conflict = null;
    this.isPasted = false;
  }

  get texts() {
    return textsOf(this.fields);
  }

  get isDirty() {
    return this.isOpen && !same(this.texts, this.acknowledged);
  }

  /** One half of a pair is typed and the typist is still in the row: nothing to complain about yet. */
  get isWaiting() {
    const { value, numerator, denominator, weight } = this.texts;
    const isHalf = (numerator !== undefined && (numerator.trim() === '') !== (denominator.trim() === ''))
      || (weight !== undefined && value.trim() === '' && weight.trim() !== '');
    return isHalf && this.tr.contains(document.activeElement);
  }

  get maySend() {
    return this.isDirty && !this.conflict && !this.isWaiting && !(this.refused && same(this.texts, this.refused));
  }

  paint(outcome, word, message = '', field = null) {
    this.state.dataset.outcome = outcome;
    say(this.state, word);
    say(this.message, message);
    this.message.hidden = message === '';
    this.message.dataset.outcome = outcome;
    this.tr.dataset.outcome = outcome;
    // A percentage beside numbers that are not stored yet would belong to others.
    say(this.percent, ['saved', 'stored', 'blank', 'locked'].includes(outcome) ? this.storedPercent : '…');
    const isWrong = outcome === 'refused';
    for (const name of numbers.filter(name => this.fields[name])) {
      if (isWrong && (field === null || field === name)) {
        this.fields[name].setAttribute('aria-invalid', 'true');
      } else {
        this.fields[name].removeAttribute('aria-invalid');
      }
    }
    this.tr.querySelector('[data-choices]').hidden = outcome !== 'conflict';
    this.tr.querySelector('[data-discard]').hidden = !(outcome === 'locked' && message !== '');
  }

  /** A mark and a number exclude each other: the numbers step aside, and come back if the mark is taken away again. */
  applyMark() {
    const isMarked = this.fields.mark.value !== '';
    const present = numbers.filter(name => this.fields[name]);
    if (isMarked && present.some(name => this.fields[name].value !== '')) {
      this.aside = Object.fromEntries(present.map(name => [name, this.fields[name].value]));
      present.forEach(name => { this.fields[name].value = ''; });
    } else if (!isMarked && this.aside) {
      present.forEach(name => { this.fields[name].value = this.aside[name]; });
      this.aside = null;
    }
    this.showMark();
  }

  showMark() {
    const isMarked = this.fields.mark.value !== '';
    numbers.filter(name => this.fields[name]).forEach(name => { this.fields[name].readOnly = isMarked || !this.isOpen; });
    this.tr.dataset.mark = this.fields.mark.value;
  }

  /** Shows what the server understood, where the typist is not at that moment. */
  settle() {
    for (const [name, { sent, stored }] of Object.entries(this.canonical)) {
      const element = this.fields[name];
      if (element.value !== sent) {
        delete this.canonical[name];
      } else if (element !== document.activeElement) {
        element.value = stored;
        this.acknowledged[name] = stored;
        delete this.canonical[name];
      }
    }
  }

  fill(texts) {
    for (const [name, element] of Object.entries(this.fields)) {
      element.value = texts[name] ?? '';
    }
    this.showMark();
  }
}

class Grid {
  #stop = new AbortController();
  #timer = null;
  #retry = 0;
  #sending = null;
  /** The last batch was not answered. */
  #isOffline = false;
  /** The framework says that there is no circuit to send through. */
  #isDisconnected = false;
  #isLeaving = false;

  constructor(root, page, month, words) {
    this.root = root;
    this.page = page;
    this.month = month;
    this.words = words;
    this.form = root.parentElement;
    this.drafts = new Drafts(root.dataset.draft);
    this.rows = [...root.querySelectorAll('tr[data-row]')].map(tr => new Row(tr));
    this.byElement = new Map(this.rows.map(row => [row.tr, row]));
    this.rows.forEach(row => row.showMark());
    this.#listen();
    this.#takeOverEarlyTyping();
    this.#restore();
    this.#summarise();
    root.dataset.ready = 'true';
  }

  /** Sends what can be sent and says how many rows remain unsaved. */
  async flush() {
    clearTimeout(this.#timer);
    let before;
    do {
      before = this.rows.filter(row => row.maySend).length;
      await this.#send();
    } while (!this.#isOffline && this.rows.filter(row => row.maySend).length < before);
    return this.#unsaved();
  }

  release() {
    clearTimeout(this.#timer);
    this.#stop.abort();
  }

  #listen() {
    const options = { signal: this.#stop.signal };
    this.root.addEventListener('input', event => this.#edited(event.target), options);
    this.root.addEventListener('keydown', event => this.#pressed(event), options);
    this.root.addEventListener('paste', event => this.#pasted(event), options);
    this.root.addEventListener('focusin', event => { this.before = event.target.value; }, options);
    this.root.addEventListener('focusout', event => this.#left(event), options);
    this.root.addEventListener('click', event => this.#clicked(event), options);
    this.form.querySelector('[data-print]')?.addEventListener('click', () => window.print(), options);
    window.addEventListener('beforeunload', event => {
      // While the server is away the drafts are safe here and a reload is what helps, so nothing stands in its way.
      if (this.#unsaved() > 0 && !this.#isOffline && !this.#isLeaving) {
        event.preventDefault();
      }
    }, options);
    window.addEventListener('online', () => this.#schedule(0), options);
    document.getElementById('components-reconnect-modal')?.addEventListener('components-reconnect-state-changed', event => {
      this.#isDisconnected = event.detail.state !== 'hide';
      this.#isOffline ||= this.#isDisconnected;
      this.#isLeaving = event.detail.state === 'rejected';
      if (!this.#isDisconnected) {
        this.#retry = 0;
        this.#schedule(0);
      }
    }, options);
  }

  #rowOf(element) {
    return this.byElement.get(element.closest('tr[data-row]'));
  }

  #edited(element) {
    const row = this.#rowOf(element);
    if (!row?.isOpen) {
      return;
    }
    this.pastedBefore = null;
    if (element.dataset.field === 'mark') {
      row.applyMark();
    }
    this.#touched(row);
    this.#schedule(pauseAfterTyping);
  }

  #touched(row) {
    if (row.isDirty) {
      this.drafts.put(row.code, row.version, row.texts);
      if (!row.conflict) {
        const state = row.isWaiting ? 'waiting' : 'editing';
        row.paint(state, this.words[state]);
      }
    } else {
      this.#rest(row);
    }
    this.#summarise();
  }

  /** Nothing of the row is unsaved. */
  #rest(row) {
    this.drafts.drop(row.code);
    row.refused = row.conflict = null;
    row.isPasted = false;
    const state = row.isFilled ? 'stored' : 'blank';
    row.paint(state, this.words[state]);
  }

  #left(event) {
    const row = this.#rowOf(event.target);
    if (!row?.isOpen) {
      return;
    }
    // The focus has not moved yet.
    queueMicrotask(() => {
      row.settle();
      if (!row.tr.contains(event.relatedTarget) && row.isDirty) {
        this.#schedule(0);
      }
    });
  }

  #pressed(event) {
    const element = event.target;
    if (event.isComposing || element.tagName !== 'INPUT') {
      return;
    }
    if (this.pastedBefore && event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      this.#undoPaste();
      return;
    }
    const move = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      this.#move(element, move);
    } else if (event.key === 'Escape' && element.value !== this.before && !element.readOnly) {
      event.preventDefault();
      element.value = this.before;
      this.#edited(element);
    } else if (event.ctrlKey && (event.key === 'Home' || event.key === 'End')) {
      event.preventDefault();
      const inputs = [...this.root.querySelectorAll('input[data-column="0"]')];
      this.#focus(event.key === 'Home' ? inputs[0] : inputs.at(-1));
    }
  }

  #column(column) {
    return [...this.root.querySelectorAll(`input[data-column="${column}"]`)];
  }

  #move(element, step) {
    const column = this.#column(element.dataset.column);
    this.#focus(column[column.indexOf(element) + step]);
  }

  #focus(element) {
    if (element) {
      element.focus();
      element.select();
    }
  }

  /** Takes back a whole pasted block, as long as nobody typed since. */
  #undoPaste() {
    const before = this.pastedBefore;
    this.pastedBefore = null;
    const rows = new Set();
    for (const { element, text } of before) {
      element.value = text;
      rows.add(this.#rowOf(element));
    }
    rows.forEach(row => this.#touched(row));
    this.#notice(format(this.words.pasteUndone, before.length));
    this.#schedule(0);
  }

  #pasted(event) {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const start = event.target;
    if (!/[\t\n]/.test(text) || !start.dataset?.column || start.readOnly) {
      return;
    }
    event.preventDefault();
    const columns = start.dataset.column === 'note' ? ['note'] : ['0', '1', 'note'].slice(Number(start.dataset.column));
    const first = this.rows.indexOf(this.#rowOf(start));
    let filled = 0;
    let left = 0;
    const before = [];
    cellsOf(text).forEach((line, down) => line.forEach((cell, across) => {
      const row = this.rows[first + down];
      const element = row && columns[across] !== undefined ? row.tr.querySelector(`input[data-column="${columns[across]}"]`) : null;
      if (element && !element.readOnly) {
        before.push({ element, text: element.value });
        element.value = cell;
        row.isPasted = true;
        filled++;
      } else if (cell !== '') {
        left++;
      }
    }));
    this.rows.filter(row => row.isPasted).forEach(row => this.#touched(row));
    this.pastedBefore = before.length > 0 ? before : null;
    this.#notice(left === 0 ? format(this.words.pasted, filled) : format(this.words.pastedPartly, filled, left));
    this.#schedule(0);
  }

  #clicked(event) {
    const choice = event.target.closest('[data-choose]')?.dataset.choose;
    const row = choice && this.#rowOf(event.target);
    if (!row) {
      return;
    }
    const first = numbers.map(name => row.fields[name]).find(Boolean);
    if (choice === 'mine') {
      row.version = row.conflict.version;
      row.conflict = null;
      this.#touched(row);
      this.#schedule(0);
    } else {
      const theirs = choice === 'theirs' ? row.conflict : null;
      row.version = theirs?.version ?? row.version;
      row.isFilled = theirs?.filled ?? row.isFilled;
      row.acknowledged = theirs?.texts ?? row.acknowledged;
      row.fill(row.acknowledged);
      row.storedPercent = theirs?.percent ?? row.storedPercent;
      this.#rest(row);
      if (!row.isOpen) {
        row.paint('locked', this.words.locked);
      }
      this.#summarise();
    }
    first.focus();
  }

  #schedule(pause) {
    clearTimeout(this.#timer);
    if (!this.#stop.signal.aborted) {
      this.#timer = setTimeout(() => this.#send(), pause);
    }
  }

  /** One batch is on its way at a time; what is typed meanwhile goes with the next. */
  async #send() {
    if (this.#sending) {
      await this.#sending;
    }
    const rows = this.#nextBatch();
    if (rows.length > 0 && !this.#stop.signal.aborted) {
      this.#sending = this.#sendRows(rows).finally(() => { this.#sending = null; });
      await this.#sending;
    }
  }

  /** As many rows as one message holds; the rest follows when these are answered. */
  #nextBatch() {
    const batch = [];
    let bytes = 0;
    for (const row of this.rows.filter(row => row.maySend)) {
      bytes += bytesOf(row.texts);
      if (batch.length > 0 && bytes > batchBytes) {
        break;
      }
      batch.push(row);
    }
    return batch;
  }

  async #sendRows(rows) {
    if (this.#isDisconnected) {
      this.#keepForLater(rows);
      return;
    }
    const sent = new Map(rows.map(row => [row, row.texts]));
    rows.forEach(row => row.paint('saving', this.words.saving));
    try {
      const batch = rows.map(row => ({ indicator: row.code, version: row.version, pasted: row.isPasted, texts: sent.get(row) }));
      const replies = await this.#answered(this.page.invokeMethodAsync('SaveTypedAsync', this.month, batch));
      this.#isOffline = false;
      this.#retry = 0;
      replies.forEach((reply, index) => this.#answer(rows[index], sent.get(rows[index]), reply));
      if (this.rows.some(row => row.maySend)) {
        this.#schedule(this.rows.some(row => row.isPasted && row.maySend) ? 0 : pauseAfterTyping);
      }
    } catch {
      // Not acknowledged, perhaps stored: sending the same again is harmless, the server answers that nothing changed.
      this.#isOffline = true;
      this.#retry = Math.min(longestRetry, Math.max(2000, this.#retry * 2));
      this.#keepForLater(rows);
      this.#schedule(this.#retry);
    }
    this.#summarise();
  }

  #keepForLater(rows) {
    rows.forEach(row => row.paint('offline', this.words.offline, this.words.offlineMessage));
  }

  #answered(promise) {
    let timer;
    const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('no answer')), answerWithin); });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
  }

  #answer(row, sent, reply) {
    switch (reply.outcome) {
      case 'saved':
        row.version = reply.version;
        row.isFilled = reply.filled;
        row.acknowledged = sent;
        row.refused = row.conflict = null;
        row.canonical = Object.fromEntries(Object.keys(row.fields).map(name => [name, { sent: sent[name], stored: reply.texts[name] ?? '' }]));
        row.settle();
        row.storedPercent = reply.percent ?? '';
        row.tr.querySelector('[data-demonstration]')?.setAttribute('hidden', '');
        row.state.removeAttribute('title');
        if (row.isDirty) {
          this.#touched(row);
        } else {
          this.drafts.drop(row.code);
          row.isPasted = false;
          row.paint('saved', this.words.saved);
        }
        break;
      case 'conflict':
        row.conflict = reply;
        row.paint('conflict', this.words.conflict, `${reply.message}\n${format(this.words.theirs, reply.words)}`);
        break;
      default:
        row.refused = sent;
        if (row.maySend || row.isWaiting) {
          this.#touched(row);
        } else {
          row.paint(reply.outcome, this.words[reply.outcome], reply.message, reply.field);
        }
    }
  }

  #takeOverEarlyTyping() {
    early?.stop.abort();
    const focus = early?.focus;
    early = null;
    if (!focus || document.activeElement?.dataset?.cell) {
      return;
    }
    const element = this.root.querySelector(`[data-cell="${CSS.escape(focus.cell)}"]`);
    if (element) {
      this.restoredFocus = { element, ...focus };
    }
  }

  /** Puts back what was typed and never acknowledged, and sends it with the version that the typist saw. */
  #restore() {
    let restored = 0;
    const drafts = this.drafts.all();
    for (const row of this.rows.filter(row => drafts[row.code])) {
      const { version, texts } = drafts[row.code];
      if (same(row.acknowledged, texts)) {
        this.drafts.drop(row.code);
      } else if (row.isOpen) {
        row.version = version;
        row.fill(texts);
        row.paint('editing', this.words.editing);
        restored++;
      } else {
        const typed = Object.entries(texts).filter(([name, text]) => text !== '' && text !== row.acknowledged[name]).map(([, text]) => text);
        row.paint('locked', this.words.locked, format(this.words.lockedDraft, typed.join(' / ')));
      }
    }
    if (this.restoredFocus) {
      const { element, start, end } = this.restoredFocus;
      element.focus();
      if (element.tagName === 'INPUT' && start !== null) {
        element.setSelectionRange(start, end);
      }
    } else if (restored > 0) {
      this.#notice(format(this.words.restored, restored));
    }
    if (restored > 0) {
      this.#schedule(this.restoredFocus ? pauseAfterTyping : 0);
    }
  }

  #unsaved() {
    return this.rows.filter(row => row.isDirty).length;
  }

  #notice(text) {
    say(this.form.querySelector('[data-notice]'), text);
  }

  #summarise() {
    if (!this.rows.some(row => row.isOpen)) {
      return;
    }
    const unsaved = this.#unsaved();
    const summary = this.form.querySelector('[data-testid="save-summary"]');
    if (summary.dataset.unsaved !== String(unsaved)) {
      summary.dataset.unsaved = unsaved;
      say(summary, unsaved === 0 ? this.words.allSaved : format(this.words.unsaved, unsaved));
    }
    say(this.form.querySelector('[data-testid="filled-summary"]'), format(this.words.filled, this.rows.filter(row => row.isFilled).length, this.rows.length));
    for (const body of this.root.querySelectorAll('tbody[data-unit]')) {
      const rows = this.rows.filter(row => row.tr.parentElement === body);
      say(body.querySelector('[data-unit-progress]'), format(this.words.unitProgress, rows.filter(row => row.isFilled).length, rows.length));
    }
  }
}
