// The typing side of the monthly form. The server reads numbers and decides; this side moves the cursor, collects what was typed, sends it in
// batches, paints the answers, and keeps every text that the server has not acknowledged in the browser's own storage.

import { repeated, singleOf, textOf } from './clipboard.js';
import { Drafts } from './drafts.js';
import { endEarlyTyping } from './early-typing.js';
import { Editor } from './editor.js';
import { changeOf, History } from './history.js';
import { Keyboard } from './keyboard.js';
import { Outbox, pauseAfterTyping } from './outbox.js';
import { Marks, Row, initialText, numbers, same } from './row.js';
import { Selection, columns } from './selection.js';
import { format, say } from './text.js';

/** Where the typist was when the form was drawn anew, after a step for example. */
let lastCell = null;

export function attach(root, page, month, words, marks) {
  return new Grid(root, page, month, words, marks);
}

/** A dialog holds the focus until it has left the document, a moment after its answer. */
async function dialogGone() {
  while (document.querySelector('[data-testid="paste-preview"]')) {
    await new Promise(requestAnimationFrame);
  }
}

class Grid {
  #stop = new AbortController();

  constructor(root, page, month, words, marks) {
    this.root = root;
    this.page = page;
    this.month = month;
    this.words = words;
    this.marks = new Marks(marks);
    this.maxBytes = marks.maxBytes;
    this.form = root.parentElement;
    this.drafts = new Drafts(root.dataset.draft);
    this.rows = [...root.querySelectorAll('tr[data-row]')].map(tr => new Row(tr, this.marks));
    this.byElement = new Map(this.rows.map(row => [row.tr, row]));
    this.byCode = new Map(this.rows.map(row => [row.code, row]));
    this.history = new History();
    this.selection = new Selection(this.rows);
    this.editor = new Editor(element => this.rowOf(element), this.marks, this.history, row => this.#changed(row));
    this.keyboard = new Keyboard(this);
    this.outbox = new Outbox(this.rows, batch => page.invokeMethodAsync('SaveTypedAsync', month, batch), {
      saving: row => row.paint('saving', words.saving),
      waiting: row => row.paint('offline', words.offline, words.offlineMessage),
      answered: (row, sent, reply) => this.#answered(row, sent, reply),
      done: () => this.#summarise(),
    });
    this.#listen();
    this.#restore(endEarlyTyping());
    this.#summarise();
    root.dataset.ready = 'true';
  }

  /** Sends what can be sent and says how many rows remain unsaved. */
  async flush() {
    this.editor.commit();
    await this.outbox.flush();
    return this.#unsaved();
  }

  release() {
    lastCell = this.lastFocus ?? null;
    this.outbox.stop();
    this.#stop.abort();
  }

  rowOf(element) {
    return this.byElement.get(element.closest('tr[data-row]'));
  }

  #listen() {
    const options = { signal: this.#stop.signal };
    this.root.addEventListener('input', event => this.#input(event.target), options);
    this.root.addEventListener('keydown', event => this.keyboard.pressed(event), options);
    this.root.addEventListener('copy', event => this.#copy(event), options);
    this.root.addEventListener('cut', event => this.#copy(event) && this.clear(), options);
    this.root.addEventListener('paste', event => this.#pasted(event), options);
    this.root.addEventListener('focusin', event => this.#entered(event.target), options);
    this.root.addEventListener('focusout', event => this.#left(event), options);
    this.root.addEventListener('mousedown', event => this.#held(event), options);
    this.root.addEventListener('mouseover', event => this.#dragged(event), options);
    this.root.addEventListener('click', event => this.#clicked(event), options);
    this.form.querySelector('[data-print]')?.addEventListener('click', () => window.print(), options);
    window.addEventListener('beforeunload', event => {
      if (this.#unsaved() > 0 && !this.outbox.mayLeave) {
        event.preventDefault();
      }
    }, options);
    this.outbox.listen(options);
  }

  // Cells

  #entered(element) {
    // The window came back, not the cell: whoever was editing goes on.
    if (element.dataset.cell && element !== this.editor.active) {
      this.lastFocus = element.dataset.cell;
      if (this.selection.has(element)) {
        this.selection.startAt(element);
      }
      this.editor.begin(element);
      const { why } = this.rowOf(element).tr.dataset;
      if (why) {
        this.#notice(why);
        this.saidWhy = true;
      } else if (this.saidWhy) {
        this.#notice('');
        this.saidWhy = false;
      }
    }
  }

  #left(event) {
    const row = this.rowOf(event.target);
    if (!row || event.target !== this.editor.active) {
      return;
    }
    // The window lost the focus, not the cell.
    if (document.activeElement === event.target) {
      return;
    }
    this.editor.end();
    // The focus has not moved yet.
    queueMicrotask(() => {
      row.settle();
      if (!row.tr.contains(event.relatedTarget) && row.isDirty) {
        this.outbox.schedule(0);
      }
    });
  }

  #input(element) {
    const row = this.rowOf(element);
    if (!row?.isOpen) {
      return;
    }
    if (element === this.editor.active) {
      this.editor.typed();
    } else {
      // Changed without the focus, by an extension of the browser for example.
      const { active } = this.editor;
      this.editor.end();
      this.editor.adopt(element, row.acknowledged[element.dataset.field]);
      this.editor.end();
      if (active) {
        this.editor.adopt(active, active.value);
      }
    }
  }

  #changed(row) {
    this.#touched(row);
    this.outbox.schedule(pauseAfterTyping);
  }

  #touched(row) {
    if (row.isDirty) {
      this.drafts.put(row.code, row.version, row.texts);
      if (row.isRefused) {
        this.#paintRefusal(row);
      } else if (!row.conflict) {
        const state = row.isWaiting ? 'waiting' : 'editing';
        row.paint(state, this.words[state]);
      }
    } else {
      this.#rest(row);
    }
    this.#summarise();
  }

  #paintRefusal(row) {
    const { outcome, message, field } = row.refused.reply;
    row.paint(outcome, this.words[outcome], message, field);
  }

  /** Nothing of the row is unsaved. */
  #rest(row) {
    this.drafts.drop(row.code);
    row.refused = row.conflict = null;
    row.isPasted = false;
    const state = row.isFilled ? 'stored' : 'blank';
    row.paint(state, this.words[state]);
  }

  isUnderMark(cell) {
    const row = this.rowOf(cell);
    return row.isOpen && row.isMarked && numbers.includes(cell.dataset.field);
  }

  // Where the keys lead beyond the cells

  /** The next thing to type in or to press, in the order of the page; links are reached by arrows, so that Tab goes from cell to cell. */
  nextStop(cell, step) {
    const stops = [...this.root.querySelectorAll('input:not([readonly]), select:not([disabled]), button:not([disabled], [tabindex="-1"])')]
      .filter(element => element === cell || element.checkVisibility());
    const at = stops.indexOf(cell);
    if (at >= 0) {
      return stops[at + step] ?? null;
    }
    const side = step > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const beyond = stops.filter(element => cell.compareDocumentPosition(element) & side);
    return beyond.at(step > 0 ? 0 : -1) ?? null;
  }

  /** Up or down in the column; from a reason to its own first number, or to that of the next row. */
  below(cell, step) {
    if (this.selection.has(cell)) {
      return this.selection.next(cell, step, 0);
    }
    const first = this.selection.rowEnd(this.rowOf(cell).fields.note, -1);
    return step < 0 ? first : this.selection.next(first, 1, 0);
  }

  historyOf(cell) {
    return this.rowOf(cell).tr.querySelector('[data-history]');
  }

  nameOf(cell) {
    return this.rowOf(cell).tr.querySelector('th a');
  }

  /** From the name of a row or its history: back to the cells, or the same of the row above or below. */
  besides(element, key) {
    const what = ['th a', '[data-history]'].find(selector => element.matches(selector));
    if (!what) {
      return null;
    }
    const at = this.rows.indexOf(this.rowOf(element));
    const cells = this.selection.cells[at].filter(cell => cell && !cell.disabled);
    return {
      [what === 'th a' ? 'ArrowRight' : 'ArrowLeft']: () => cells.at(what === 'th a' ? 0 : -1),
      ArrowUp: () => this.rows[at - 1]?.tr.querySelector(what),
      ArrowDown: () => this.rows[at + 1]?.tr.querySelector(what),
    }[key]?.() ?? null;
  }

  /** The unit's month goes to the reviewer, after the dialog that asks. */
  submit(cell) {
    const unit = cell.closest('tbody');
    const button = unit.querySelector('[data-step="Submit"]');
    if (button) {
      button.click();
    } else {
      this.#notice(unit.querySelector('[data-why-not]')?.textContent ?? '');
    }
  }

  /** Where the first warning of a unit is answered: its reason, or the number where no reason helps. */
  focusOwing(unit) {
    const row = this.rows.find(row => row.owes && row.tr.parentElement.dataset.unit === unit);
    const reason = row?.fields.reason;
    (reason?.checkVisibility() ? reason : row?.fields[row.numberFields[0]])?.focus();
  }

  announceSelection() {
    if (this.selection.isRange) {
      const block = this.selection.block();
      this.#notice(format(this.words.selected, block.length, block[0].length));
    } else {
      this.#notice('');
    }
  }

  // Mouse

  #held(event) {
    const cell = event.target.closest('[data-cell]');
    this.dragFrom = null;
    if (!cell || event.button !== 0) {
      return;
    }
    if (event.shiftKey && this.editor.active && cell !== this.editor.active) {
      event.preventDefault();
      this.editor.commit();
      this.selection.extendTo(cell);
      this.announceSelection();
      return;
    }
    this.wasActive = cell === document.activeElement;
    if (cell.tagName === 'SELECT' && !cell.disabled) {
      cell.focus();
      this.editor.mode = 'edit';
    } else {
      this.dragFrom = this.wasActive && this.editor.mode === 'edit' ? null : cell;
    }
  }

  #dragged(event) {
    const cell = event.target.closest('[data-cell]');
    if (cell && this.dragFrom && event.buttons === 1 && this.editor.active === this.dragFrom && cell !== this.selection.corner) {
      this.editor.commit();
      this.selection.extendTo(cell);
      this.announceSelection();
    }
  }

  #clicked(event) {
    const cell = event.target.closest('input[data-cell]');
    if (cell && cell === this.editor.active && !event.shiftKey && !this.selection.isRange) {
      if (this.wasActive) {
        this.editor.mode = cell.readOnly ? null : 'edit';
      } else if (cell.selectionStart === cell.selectionEnd) {
        this.editor.select();
      }
      this.wasActive = true;
    }
    const choice = event.target.closest('[data-choose]')?.dataset.choose;
    if (choice && this.rowOf(event.target)) {
      this.#choose(this.rowOf(event.target), choice);
    }
  }

  #choose(row, choice) {
    if (choice === 'mine') {
      row.version = row.conflict.version;
      row.conflict = null;
      this.#touched(row);
      this.outbox.schedule(0);
    } else {
      const theirs = choice === 'theirs' ? row.conflict : null;
      row.version = theirs?.version ?? row.version;
      row.isFilled = theirs?.filled ?? row.isFilled;
      row.acknowledged = theirs?.texts ?? row.acknowledged;
      row.write({ ...Object.fromEntries(Object.keys(row.fields).map(name => [name, ''])), ...row.acknowledged });
      row.storedPercent = theirs?.percent ?? row.storedPercent;
      this.history.forget(row.code);
      this.#rest(row);
      if (!row.isOpen) {
        row.paint('locked', this.words.locked);
      }
      this.#summarise();
    }
    row.fields[row.numberFields[0]].focus();
  }

  // Blocks

  /** Every open cell of the block that says something, as one step. */
  clear() {
    const cells = this.selection.block().flat().filter(Boolean);
    this.editor.commit();
    const changes = [...new Set(cells.map(cell => this.rowOf(cell)))].filter(row => row.isOpen).map(row => {
      // A mark stands in the place of the numbers, so emptying these takes it away.
      const fields = cells.filter(cell => row.tr.contains(cell)).map(cell => (this.isUnderMark(cell) ? 'mark' : cell.dataset.field));
      return { code: row.code, texts: Object.fromEntries(fields.map(name => [name, ''])), before: row.texts };
    });
    const cleared = this.#lay('clear', changes);
    if (cleared > 0 && this.selection.isRange) {
      this.#notice(format(this.words.clearedBlock, cleared));
    }
  }

  #copy(event) {
    if (!this.editor.active || this.editor.mode !== null || !this.selection.has(this.editor.active)) {
      return false;
    }
    event.preventDefault();
    const block = this.selection.block();
    event.clipboardData.setData('text/plain', textOf(block, element => this.rowOf(element), this.marks));
    this.#notice(format(this.words.copied, block.length, block[0].length));
    return true;
  }

  #pasted(event) {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const cell = this.editor.active;
    const single = singleOf(text);
    if (text === '' || !cell || !this.selection.has(cell) || (single !== null && this.editor.mode !== null)) {
      return;
    }
    event.preventDefault();
    this.editor.commit();
    const row = this.rowOf(cell);
    const isMark = cell === row.fields.mark;
    if (single !== null && row.isOpen && !this.selection.isRange && (!isMark || this.marks.choiceOf(single) !== null)) {
      row.isPasted = true;
      this.editor.put(isMark ? this.marks.choiceOf(single) : single);
      this.outbox.schedule(0);
    } else {
      this.#preview(single !== null && this.selection.isRange ? repeated(single, this.selection.block()) : text, cell);
    }
  }

  /** The server reads the block and asks; nothing has changed until it answers with the rows as they shall be. */
  async #preview(text, cell) {
    const { top, left } = this.selection.bounds;
    const rows = this.rows.slice(top).map(row => ({ indicator: row.code, texts: row.texts }));
    const request = new TextEncoder().encode(JSON.stringify({ text, column: columns[left], rows }));
    if (request.length > this.maxBytes) {
      this.#notice(this.words.tooLarge);
      return;
    }
    if (this.outbox.isDisconnected) {
      this.#notice(this.words.notReached);
      return;
    }
    this.#notice(this.words.reading);
    try {
      const laid = await this.page.invokeMethodAsync('PreviewPasteAsync', this.month, DotNet.createJSStreamReference(request));
      if (laid) {
        const changes = laid.map(({ indicator, texts }) => ({ code: indicator, texts, before: this.byCode.get(indicator).texts }));
        changes.forEach(({ code }) => { this.byCode.get(code).isPasted = true; });
        this.#notice(format(this.words.pasted, this.#lay('paste', changes)));
      } else {
        this.#notice(this.words.pasteCancelled);
      }
    } catch {
      this.#notice(this.words.notReached);
    }
    await dialogGone();
    cell.focus();
  }

  /** Sets texts of several rows as one step. Returns how many cells changed. */
  #lay(kind, changes) {
    const steps = changes.map(({ code, texts, before }) => {
      const row = this.byCode.get(code);
      row.write(texts);
      row.expireReason(before);
      return changeOf(code, before, row.texts);
    }).filter(step => Object.keys(step.after).length > 0);
    this.history.push(kind, steps);
    this.#afterStep(steps);
    return steps.reduce((sum, step) => sum + Object.keys(step.after).length, 0);
  }

  #afterStep(changes) {
    changes.forEach(({ code }) => this.#touched(this.byCode.get(code)));
    this.editor.refresh();
    this.outbox.schedule(0);
  }

  undo() {
    this.editor.commit();
    this.#turn(this.history.undo(), 'before', step => (step.kind === 'paste' ? this.words.pasteUndone : this.words.undone), this.words.nothingToUndo);
  }

  redo() {
    this.editor.commit();
    this.#turn(this.history.redo(), 'after', () => this.words.redone, this.words.nothingToRedo);
  }

  #turn(step, side, wordsOf, nothing) {
    if (!step) {
      this.#notice(nothing);
      return;
    }
    for (const change of step.changes) {
      const row = this.byCode.get(change.code);
      row.write(change[side]);
      row.isPasted = step.kind === 'paste' && side === 'after';
    }
    const [first] = step.changes;
    this.byCode.get(first.code).fields[Object.keys(first.before)[0]].focus();
    this.#afterStep(step.changes);
    this.#notice(format(wordsOf(step), step.changes.reduce((sum, change) => sum + Object.keys(change.before).length, 0)));
  }

  // What the server says

  #answered(row, sent, reply) {
    switch (reply.outcome) {
      case 'saved':
        row.version = reply.version;
        row.isFilled = reply.filled;
        row.acknowledged = sent;
        row.refused = row.conflict = null;
        row.canonical = Object.fromEntries(Object.keys(row.fields).map(name => [name, { sent: sent[name], stored: reply.texts[name] ?? '' }]));
        row.settle();
        row.storedPercent = reply.percent ?? '';
        row.showWarnings(reply.warnings, reply.needsReason, this.words);
        if (reply.needsReason && row.tr !== document.activeElement?.closest('tr')) {
          this.#notice(format(this.words.warned, row.name));
        }
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
        row.refused = { texts: sent, reply };
        this.#touched(row);
    }
  }

  /** Puts back what was typed and never acknowledged, and sends it with the version that the typist saw. */
  #restore(early) {
    let restored = 0;
    const drafts = this.drafts.all();
    for (const row of this.rows.filter(row => drafts[row.code])) {
      const { version, texts } = drafts[row.code];
      if (same(row.acknowledged, texts)) {
        this.drafts.drop(row.code);
      } else if (row.isOpen) {
        row.version = version;
        row.write(texts);
        row.paint('editing', this.words.editing);
        restored++;
      } else {
        const typed = Object.entries(texts).filter(([name, text]) => text !== '' && text !== row.acknowledged[name]).map(([, text]) => text);
        row.paint('locked', this.words.locked, format(this.words.lockedDraft, typed.join(' / ')));
      }
    }
    const isBack = this.#comeBack(early);
    if (!isBack && restored > 0) {
      this.#notice(format(this.words.restored, restored));
    }
    if (restored > 0) {
      this.outbox.schedule(isBack ? pauseAfterTyping : 0);
    }
  }

  /** The cursor stands where it stood: in a text that was begun before the circuit, or in the cell from which a step was taken. */
  #comeBack(early) {
    const cell = early?.cell ?? lastCell;
    lastCell = null;
    const active = document.activeElement;
    if (active?.dataset?.cell && this.root.contains(active)) {
      this.selection.startAt(active);
      this.editor.adopt(active, initialText(active));
    }
    if (!cell || active?.dataset?.cell || (!early && active && active !== document.body)) {
      return false;
    }
    const element = this.root.querySelector(`[data-cell="${CSS.escape(cell)}"]:not([disabled])`);
    element?.focus();
    if (element?.tagName === 'INPUT' && typeof early?.start === 'number' && early.start === early.end) {
      // In the middle of typing: the next key goes on and does not replace.
      this.editor.mode = 'typing';
      element.setSelectionRange(early.start, early.end);
    }
    return Boolean(element);
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
      const owing = rows.filter(row => row.owes).length;
      const mark = body.querySelector('[data-unit-owing]');
      mark.hidden = owing === 0;
      say(mark, format(this.words.unitOwing, owing));
      say(body.querySelector('[data-unit-progress]'), format(this.words.unitProgress, rows.filter(row => row.isFilled).length, rows.length));
    }
  }
}
