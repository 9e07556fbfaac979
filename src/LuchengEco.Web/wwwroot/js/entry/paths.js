/** Where Tab and the arrows lead besides the cells: buttons, the names of rows, reasons. */
export class Paths {
  constructor(root, rows, selection, rowOf) {
    this.root = root;
    this.rows = rows;
    this.selection = selection;
    this.rowOf = rowOf;
  }

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

  /** From the name of a row, its history or its files: across to the cells and each other, or to the same of the row above or below. */
  besides(element, key) {
    const what = ['th a', '[data-history]', '[data-files]'].find(selector => element.matches(selector));
    if (!what) {
      return null;
    }
    const at = this.rows.indexOf(this.rowOf(element));
    const cells = this.selection.cells[at].filter(cell => cell && !cell.disabled);
    const { tr } = this.rows[at];
    const across = {
      'th a': { ArrowRight: () => cells.at(0) },
      '[data-history]': { ArrowLeft: () => cells.at(-1), ArrowRight: () => tr.querySelector('[data-files]') },
      '[data-files]': { ArrowLeft: () => tr.querySelector('[data-history]') },
    }[what];
    return {
      ...across,
      ArrowUp: () => this.rows[at - 1]?.tr.querySelector(what),
      ArrowDown: () => this.rows[at + 1]?.tr.querySelector(what),
    }[key]?.() ?? null;
  }
}
