import { changeOf } from './history.js';
import { numbers } from './row.js';

/**
 * What happens inside the cell that has the focus. Without a mode one moves between cells and a key replaces the text; 'typing' is after that key,
 * arrows still move on; 'edit' is after F2 or a second click, arrows move the caret.
 */
export class Editor {
  #mode = null;
  #pending = null;

  constructor(rowOf, marks, history, changed) {
    this.rowOf = rowOf;
    this.marks = marks;
    this.history = history;
    this.changed = changed;
    this.active = null;
  }

  get mode() {
    return this.#mode;
  }

  set mode(mode) {
    this.#mode = mode;
    if (mode) {
      this.active.dataset.mode = mode;
    } else {
      delete this.active?.dataset.mode;
    }
  }

  begin(element) {
    this.active = element;
    this.before = element.value;
    this.mode = null;
    this.select();
  }

  /** Takes over a cell that had the focus before anybody listened, with what was typed into it meanwhile. */
  adopt(element, before) {
    this.active = element;
    this.before = before;
    if (element.value !== before) {
      this.typed();
    }
  }

  /** The focused cell's text was replaced from outside. */
  refresh() {
    if (this.active) {
      this.before = this.active.value;
      this.select();
    }
  }

  end() {
    this.commit();
    this.active = null;
  }

  select() {
    this.active?.select?.();
  }

  /** The focused cell's text has just changed by key, paste or drop. */
  typed() {
    this.#note();
    if (this.#mode === null && this.active.tagName === 'INPUT') {
      this.mode = 'typing';
    }
    const row = this.rowOf(this.active);
    if (this.active.dataset.field === 'mark') {
      row.applyMark();
    }
    row.expireReason(this.#pending.before);
    this.changed(row);
    if (this.active.tagName === 'SELECT') {
      this.commit();
    }
  }

  /** Replaces what the focused cell says, as one step. */
  put(text) {
    const row = this.rowOf(this.active);
    this.commit();
    this.#note();
    if (numbers.includes(this.active.dataset.field) && row.isMarked) {
      row.dropMark();
    }
    this.active.value = text;
    this.typed();
    this.commit();
    this.select();
  }

  /** A number is about to be typed over a mark. */
  openMarked() {
    this.#note();
    this.rowOf(this.active).dropMark();
  }

  /** What was typed becomes a step; a word that means a mark becomes the mark. */
  commit() {
    this.mode = null;
    const pending = this.#pending;
    this.#pending = null;
    if (!pending) {
      return;
    }
    const { row, field, before } = pending;
    const mark = numbers.includes(field) ? this.marks.of(row.fields[field].value) : null;
    if (mark !== null) {
      row.fields[field].value = before[field];
      row.fields.mark.value = mark;
      row.applyMark();
      row.expireReason(before);
      this.changed(row);
    }
    const after = row.texts;
    this.history.push('typed', [changeOf(row.code, before, after, this.#fieldsOf(row, field, before))]);
    this.before = this.active.value;
  }

  /** Esc: what stood there before comes back. Returns whether there was anything to bring back. */
  restore() {
    const pending = this.#pending;
    const had = pending !== null || this.#mode !== null;
    this.#pending = null;
    this.mode = null;
    if (pending) {
      const { row, field, before } = pending;
      row.write(Object.fromEntries(this.#fieldsOf(row, field, before).map(name => [name, before[name]])));
      this.changed(row);
    }
    this.select();
    return had;
  }

  /** The fields that a change of one of them takes along. */
  #fieldsOf(row, field, before) {
    const reason = row.texts.reason === '' ? ['reason'] : [];
    return row.texts.mark === before.mark ? [...new Set([field, ...reason])] : [...new Set(['mark', field, ...row.numberFields, ...reason])];
  }

  /** Remembers how the row was, before the first change since the focus came. */
  #note() {
    if (!this.#pending) {
      const row = this.rowOf(this.active);
      const { field } = this.active.dataset;
      this.#pending = { row, field, before: { ...row.texts, [field]: this.before } };
    }
  }
}
