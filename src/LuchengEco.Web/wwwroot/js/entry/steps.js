import { changeOf } from './history.js';
import { format } from './text.js';

/** Changes of several cells at once, and the way back: each is one step, however many rows it touches and however often they were saved since. */
export class Steps {
  constructor(grid) {
    this.grid = grid;
  }

  /** Every open cell of the block that says something, as one step. */
  clear() {
    const cells = this.grid.selection.block().flat().filter(Boolean);
    this.grid.editor.commit();
    const changes = [...new Set(cells.map(cell => this.grid.rowOf(cell)))].filter(row => row.isOpen).map(row => {
      // A mark stands in the place of the numbers, so emptying these takes it away.
      const fields = cells.filter(cell => row.tr.contains(cell)).map(cell => (this.grid.isUnderMark(cell) ? 'mark' : cell.dataset.field));
      return { code: row.code, texts: Object.fromEntries(fields.map(name => [name, ''])), before: row.texts };
    });
    const cleared = this.lay('clear', changes);
    if (cleared > 0 && this.grid.selection.isRange) {
      this.grid.notice(format(this.grid.words.clearedBlock, cleared));
    }
  }

  /** Sets texts of several rows as one step. Returns how many cells changed. */
  lay(kind, changes) {
    const steps = changes.map(({ code, texts, before }) => {
      const row = this.grid.byCode.get(code);
      row.write(texts);
      row.expireReason(before);
      return changeOf(code, before, row.texts);
    }).filter(step => Object.keys(step.after).length > 0);
    this.grid.history.push(kind, steps);
    this.#afterStep(steps);
    return steps.reduce((sum, step) => sum + Object.keys(step.after).length, 0);
  }

  #afterStep(changes) {
    changes.forEach(({ code }) => this.grid.touched(this.grid.byCode.get(code)));
    this.grid.editor.refresh();
    this.grid.outbox.schedule(0);
  }

  undo() {
    this.grid.editor.commit();
    this.#turn(this.grid.history.undo(), 'before', step => (step.kind === 'paste' ? this.grid.words.pasteUndone : this.grid.words.undone), this.grid.words.nothingToUndo);
  }

  redo() {
    this.grid.editor.commit();
    this.#turn(this.grid.history.redo(), 'after', () => this.grid.words.redone, this.grid.words.nothingToRedo);
  }

  #turn(step, side, wordsOf, nothing) {
    if (!step) {
      this.grid.notice(nothing);
      return;
    }
    for (const change of step.changes) {
      const row = this.grid.byCode.get(change.code);
      row.write(change[side]);
      row.isPasted = step.kind === 'paste' && side === 'after';
    }
    const [first] = step.changes;
    this.grid.byCode.get(first.code).fields[Object.keys(first.before)[0]].focus();
    this.#afterStep(step.changes);
    this.grid.notice(format(wordsOf(step), step.changes.reduce((sum, change) => sum + Object.keys(change.before).length, 0)));
  }
}
