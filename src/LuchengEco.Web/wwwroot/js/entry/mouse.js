/** The mouse in the cells: a click selects the text, a second one edits, Shift or dragging selects a block. */
export class Mouse {
  constructor(grid) {
    this.grid = grid;
  }

  held(event) {
    const cell = event.target.closest('[data-cell]');
    this.dragFrom = null;
    if (!cell || event.button !== 0) {
      return;
    }
    const { active } = this.grid.editor;
    if (event.shiftKey && cell !== active && this.grid.selection.has(active) && this.grid.selection.has(cell)) {
      event.preventDefault();
      this.grid.editor.commit();
      this.grid.selection.extendTo(cell);
      this.grid.announceSelection();
      return;
    }
    this.wasActive = cell === document.activeElement;
    if (cell.tagName === 'SELECT' && !cell.disabled) {
      cell.focus();
      this.grid.editor.mode = 'edit';
    } else {
      this.dragFrom = this.wasActive && this.grid.editor.mode === 'edit' ? null : cell;
    }
  }

  dragged(event) {
    const cell = event.target.closest('[data-cell]');
    if (this.grid.selection.has(cell) && this.grid.selection.has(this.dragFrom) && event.buttons === 1 && this.grid.editor.active === this.dragFrom && cell !== this.grid.selection.corner) {
      this.grid.editor.commit();
      this.grid.selection.extendTo(cell);
      this.grid.announceSelection();
    }
  }

  clicked(event) {
    const cell = event.target.closest('input[data-cell]');
    if (cell && cell === this.grid.editor.active && !event.shiftKey && !this.grid.selection.isRange) {
      if (this.wasActive) {
        this.grid.editor.mode = cell.readOnly ? null : 'edit';
      } else if (cell.selectionStart === cell.selectionEnd) {
        this.grid.editor.select();
      }
      this.wasActive = true;
    }
  }
}
