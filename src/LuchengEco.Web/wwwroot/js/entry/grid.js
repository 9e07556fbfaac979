// The typing side of the monthly form. The server reads numbers and decides; this side moves the cursor, collects what was typed, sends it in
// batches, paints the answers, and keeps every text that the server has not acknowledged in the browser's own storage.

import { Clipboard } from './clipboard.js';
import { Drafts } from './drafts.js';
import { endEarlyTyping } from './early-typing.js';
import { Editor } from './editor.js';
import { History } from './history.js';
import { Keyboard } from './keyboard.js';
import { Mouse } from './mouse.js';
import { Outbox, pauseAfterTyping } from './outbox.js';
import { Paths } from './paths.js';
import { Marks, Row, initialText, numbers, same } from './row.js';
import { Selection } from './selection.js';
import { Steps } from './steps.js';
import { format, say } from './text.js';

/** Where the typist was when the form was drawn anew, after a step for example. */
let lastCell = null;

/** What takes hold of a table that was drawn anew before the browser got here: the newer one is attached next. */
const nothing = { flush: () => 0, focusOwing() {}, release() {} };

export function attach(root, page, month, words, marks) {
  if (!root) {
    return nothing;
  }
  return new Grid(root, page, month, words, marks);
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
    this.paths = new Paths(root, this.rows, this.selection, element => this.rowOf(element));
    this.steps = new Steps(this);
    this.clipboard = new Clipboard(this);
    this.keyboard = new Keyboard(this);
    this.mouse = new Mouse(this);
    this.outbox = new Outbox(this.rows, batch => page.invokeMethodAsync('SaveTypedAsync', month, batch), {
      saving: row => row.paint('saving', words.saving),
      waiting: row => row.paint('offline', words.offline, words.offlineMessage),
      answered: (row, sent, reply) => this.#answered(row, sent, reply),
      warned: reply => this.byCode.get(reply.indicator)?.showWarnings(reply.warnings, reply.needsReason, words),
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
    this.root.addEventListener('copy', event => this.clipboard.copy(event), options);
    this.root.addEventListener('cut', event => this.clipboard.copy(event) && this.steps.clear(), options);
    this.root.addEventListener('paste', event => this.clipboard.pasted(event), options);
    this.root.addEventListener('focusin', event => this.#entered(event.target), options);
    this.root.addEventListener('focusout', event => this.#left(event), options);
    this.root.addEventListener('mousedown', event => this.mouse.held(event), options);
    this.root.addEventListener('mouseover', event => this.mouse.dragged(event), options);
    this.root.addEventListener('click', event => this.mouse.clicked(event), options);
    this.root.addEventListener('click', event => this.#chosen(event), options);
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
        this.notice(why);
        this.saidWhy = true;
      } else if (this.saidWhy) {
        this.notice('');
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
    this.touched(row);
    this.outbox.schedule(pauseAfterTyping);
  }

  touched(row) {
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

  /** The unit's month goes to the reviewer, after the dialog that asks. */
  submit(cell) {
    const unit = cell.closest('tbody');
    const button = unit.querySelector('[data-step="Submit"]');
    if (button) {
      button.click();
    } else {
      this.notice(unit.querySelector('[data-why-not]')?.textContent ?? '');
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
      this.notice(format(this.words.selected, block.length, block[0].length));
    } else {
      this.notice('');
    }
  }

  /** Whose figure stays after a conflict. */
  #chosen(event) {
    const choice = event.target.closest('[data-choose]')?.dataset.choose;
    const row = choice && this.rowOf(event.target);
    if (!row) {
      return;
    }
    if (choice === 'mine') {
      row.version = row.conflict.version;
      row.conflict = null;
      this.touched(row);
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
          this.notice(format(this.words.warned, row.name));
        }
        row.tr.querySelector('[data-demonstration]')?.setAttribute('hidden', '');
        row.state.removeAttribute('title');
        if (row.isDirty) {
          this.touched(row);
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
        this.touched(row);
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
      this.notice(format(this.words.restored, restored));
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

  notice(text) {
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
