import { say } from './text.js';

export const numbers = ['value', 'numerator', 'denominator', 'weight'];

export const fieldsOf = tr => Object.fromEntries([...tr.querySelectorAll('[data-field]')].map(element => [element.dataset.field, element]));
export const textsOf = fields => Object.fromEntries(Object.entries(fields).map(([name, element]) => [name, element.value]));
export const same = (one, other) => Object.keys(one).every(name => (one[name] ?? '') === (other[name] ?? ''));

/** What the server rendered; the renderer sets values as properties, so an element's own default value does not tell. */
export const initialText = element => element.dataset.original ?? '';

/** One indicator: its fields in the document, what of them the server has acknowledged, and what it said of the rest. */
export class Row {
  constructor(tr, marks) {
    this.tr = tr;
    this.marks = marks;
    this.code = tr.dataset.row;
    this.version = Number(tr.dataset.version);
    this.isOpen = tr.dataset.open === 'true';
    this.isFilled = tr.dataset.filled === 'true';
    this.fields = fieldsOf(tr);
    this.state = tr.querySelector('[data-state]');
    this.percent = tr.querySelector('[data-percent]');
    this.storedPercent = this.percent?.textContent ?? '';
    this.message = tr.querySelector('[data-message]');
    this.name = tr.querySelector('th a').textContent;
    this.owes = tr.dataset.owes === 'true';
    this.acknowledged = Object.fromEntries(Object.entries(this.fields).map(([name, element]) => [name, initialText(element)]));
    this.canonical = {};
    this.refused = null;
    this.conflict = null;
    this.isPasted = false;
    this.showMark();
  }

  get texts() {
    return textsOf(this.fields);
  }

  get numberFields() {
    return numbers.filter(name => this.fields[name]);
  }

  get isMarked() {
    return this.fields.mark.value !== '';
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

  /** A word that becomes a mark when its cell is left. */
  get holdsMarkWord() {
    return this.numberFields.some(name => this.fields[name] === document.activeElement && this.marks.of(this.fields[name].value) !== null);
  }

  get maySend() {
    return this.isDirty && !this.conflict && !this.isWaiting && !this.holdsMarkWord && !this.isRefused;
  }

  /** What stands here was refused, and nobody has changed it since. */
  get isRefused() {
    return this.refused !== null && same(this.texts, this.refused.texts);
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
    for (const name of this.numberFields) {
      if (isWrong && (field === null || field === name)) {
        this.fields[name].setAttribute('aria-invalid', 'true');
      } else {
        this.fields[name].removeAttribute('aria-invalid');
      }
    }
    this.tr.querySelector('[data-choices]').hidden = outcome !== 'conflict';
    this.tr.querySelector('[data-discard]').hidden = !(outcome === 'locked' && message !== '');
  }

  /** What deserves a second look in the stored figure, in the words of the server, and whether it is answered. */
  showWarnings(warnings, owes, words) {
    this.owes = owes;
    const box = this.tr.querySelector('[data-warnings]');
    const list = box.querySelector('[data-warning-list]');
    list.replaceChildren(...warnings.map(({ message, blocks }) => {
      const line = document.createElement('li');
      const word = document.createElement('strong');
      word.textContent = blocks ? list.dataset.blockingWord : list.dataset.word;
      line.append(word, message);
      if (blocks) {
        line.dataset.blocks = 'true';
      }
      return line;
    }));
    box.hidden = warnings.length === 0;
    box.querySelector('[data-reason-field]').hidden = warnings.every(warning => warning.blocks);
    const mark = this.tr.querySelector('[data-owed]');
    mark.hidden = warnings.length === 0;
    mark.dataset.owed = owes ? 'owed' : 'explained';
    say(mark, owes ? words.owed : words.explained);
  }

  /** A reason answers for the numbers beside it; other numbers need another one, unless it was just written for them. */
  expireReason(before) {
    const isOther = ['mark', ...this.numberFields].some(name => this.fields[name].value !== before[name]);
    if (isOther && this.fields.reason.value === (before.reason ?? '')) {
      this.fields.reason.value = '';
    }
  }

  /** A mark and a number exclude each other: the numbers step aside, and come back if the mark is taken away again. */
  applyMark() {
    const present = this.numberFields;
    if (this.isMarked && present.some(name => this.fields[name].value !== '')) {
      this.aside = Object.fromEntries(present.map(name => [name, this.fields[name].value]));
      present.forEach(name => { this.fields[name].value = ''; });
    } else if (!this.isMarked && this.aside) {
      present.forEach(name => { this.fields[name].value = this.aside[name]; });
      this.aside = null;
    }
    this.showMark();
  }

  /** The mark goes because a number takes its place. */
  dropMark() {
    this.fields.mark.value = '';
    this.aside = null;
    this.showMark();
  }

  showMark() {
    const { isMarked } = this;
    this.numberFields.forEach((name, index) => {
      this.fields[name].readOnly = isMarked || !this.isOpen;
      this.fields[name].placeholder = isMarked && index === 0 ? this.marks.names[this.fields.mark.value] : '';
    });
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

  /** Sets those fields that are named. */
  write(texts) {
    for (const [name, element] of Object.entries(this.fields)) {
      if (name in texts) {
        element.value = texts[name] ?? '';
      }
    }
    this.aside = null;
    this.showMark();
  }
}

/** The marks as words, as keys and as the words that a copied cell says. */
export class Marks {
  constructor({ words, names, keys }) {
    this.words = words;
    this.names = names;
    this.keys = keys;
  }

  /** The code of the mark that a text means; null for anything else. */
  of(text) {
    return this.words[text.trim().normalize('NFKC').toUpperCase()] ?? null;
  }

  /** The same in the column of marks, where its own words and 无 count too. */
  choiceOf(text) {
    return text.trim() === this.names[''] ? '' : this.of(text);
  }
}
