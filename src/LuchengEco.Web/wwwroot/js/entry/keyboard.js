/**
 * The keys of a spreadsheet on plain inputs. Nothing here waits for the server. What it does not know is left to the browser, so that every
 * shortcut of the browser and every input method keeps working.
 */
export class Keyboard {
  constructor(grid) {
    this.grid = grid;
    this.editor = grid.editor;
    this.selection = grid.selection;
  }

  pressed(event) {
    // An input method is at work: its keys are not ours.
    if (event.isComposing || event.keyCode === 229) {
      return;
    }
    const cell = event.target.closest('[data-cell]');
    const isTaken = cell && cell === this.editor.active ? this.#onCell(event, cell) : this.#onOther(event);
    if (isTaken) {
      event.preventDefault();
    }
  }

  #onCell(event, cell) {
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.altKey && !isCommand && event.code === 'KeyH') {
      this.editor.commit();
      this.grid.paths.historyOf(cell).click();
      return true;
    }
    if (event.altKey) {
      return !isCommand && this.#alt(event, cell);
    }
    return isCommand ? this.#command(event, cell) : this.#plain(event, cell);
  }

  /** Alt+Down opens the list of marks, as everywhere. */
  #alt(event, cell) {
    if (cell.tagName === 'SELECT' && ['ArrowDown', 'ArrowUp'].includes(event.key)) {
      this.editor.mode = 'edit';
    }
    return false;
  }

  #command(event, cell) {
    const isEditing = this.editor.mode === 'edit';
    switch (event.key) {
      case 'z':
      case 'Z':
        event.shiftKey ? this.grid.steps.redo() : this.grid.steps.undo();
        return true;
      case 'y':
      case 'Y':
        this.grid.steps.redo();
        return true;
      case 'Enter':
        this.editor.commit();
        this.grid.submit(cell);
        return true;
      case 'a':
      case 'A':
        if (isEditing || !this.selection.has(cell)) {
          return false;
        }
        this.editor.commit();
        this.selection.selectColumn();
        this.grid.announceSelection();
        return true;
      default:
        return !isEditing && this.selection.has(cell) && this.#jump(event, cell);
    }
  }

  #jump(event, cell) {
    const from = event.shiftKey ? this.selection.corner : cell;
    const any = event.shiftKey ? () => true : undefined;
    const target = {
      Home: () => this.selection.gridEnd(-1),
      End: () => this.selection.gridEnd(1),
      ArrowUp: () => this.selection.columnEnd(from, -1, any),
      ArrowDown: () => this.selection.columnEnd(from, 1, any),
      ArrowLeft: () => this.selection.rowEnd(from, -1, any),
      ArrowRight: () => this.selection.rowEnd(from, 1, any),
    }[event.key]?.();
    return target ? this.#go(event, target) : false;
  }

  #plain(event, cell) {
    switch (event.key) {
      case 'Enter':
        this.editor.commit();
        this.#go({}, this.grid.paths.below(cell, event.shiftKey ? -1 : 1) ?? cell);
        this.grid.outbox.schedule(0);
        return true;
      case 'Tab': {
        const stop = this.grid.paths.nextStop(cell, event.shiftKey ? -1 : 1);
        this.editor.commit();
        stop?.focus();
        return stop !== null;
      }
      case 'Escape':
        return this.#escape();
      case 'F2':
        this.#edit(cell);
        return true;
      default:
        if (!this.selection.has(cell)) {
          return ['ArrowUp', 'ArrowDown'].includes(event.key) && this.#leaveReason(cell, event.key === 'ArrowUp' ? -1 : 1);
        }
        if (this.editor.mode === 'edit') {
          return false;
        }
        return this.#navigate(event, cell) || this.#change(event, cell);
    }
  }

  #navigate(event, cell) {
    const isGrowing = event.shiftKey;
    const from = isGrowing ? this.selection.corner : cell;
    const any = isGrowing ? () => true : undefined;
    const target = {
      ArrowUp: () => this.selection.next(from, -1, 0, any),
      ArrowDown: () => this.selection.next(from, 1, 0, any),
      ArrowLeft: () => this.selection.next(from, 0, -1, any) ?? (isGrowing ? null : this.grid.paths.nameOf(cell)),
      ArrowRight: () => this.selection.next(from, 0, 1, any) ?? (isGrowing ? null : this.grid.paths.historyOf(cell)),
      Home: () => this.selection.rowEnd(from, -1, any),
      End: () => this.selection.rowEnd(from, 1, any),
      PageUp: () => this.selection.screenAway(from, -1, any),
      PageDown: () => this.selection.screenAway(from, 1, any),
    }[event.key];
    if (!target) {
      return false;
    }
    this.editor.commit();
    this.#go(event, target());
    return true;
  }

  #change(event, cell) {
    const { mode } = this.editor;
    if (event.key === 'Delete' && mode === null) {
      this.grid.steps.clear();
      return true;
    }
    if (cell.tagName === 'SELECT') {
      return this.#choose(event, cell);
    }
    const isText = event.key.length === 1;
    if (mode === null && (isText || event.key === 'Backspace')) {
      this.selection.startAt(cell);
      if (this.grid.isUnderMark(cell)) {
        if (event.key === 'Backspace') {
          this.grid.steps.clear();
          return true;
        }
        this.editor.openMarked();
      }
      this.editor.select();
    }
    return false;
  }

  /** On a mark: its key sets it, Space opens the list, every other key is the browser's. */
  #choose(event, cell) {
    const code = this.grid.marks.keys[event.key.toLowerCase()];
    if (code !== undefined) {
      this.editor.put(code);
      return true;
    }
    if (event.key === 'Backspace') {
      this.grid.steps.clear();
      return true;
    }
    if (event.key === ' ') {
      this.editor.mode = 'edit';
    }
    return false;
  }

  /** A reason is text: only up and down lead out of it. */
  #leaveReason(cell, step) {
    this.editor.commit();
    this.grid.paths.below(cell, step)?.focus();
    return true;
  }

  #edit(cell) {
    if (!this.selection.has(cell)) {
      return;
    }
    if (this.editor.mode === 'edit') {
      this.editor.commit();
      this.editor.select();
    } else if (cell.tagName === 'SELECT') {
      this.editor.mode = 'edit';
      cell.showPicker?.();
    } else if (!cell.readOnly) {
      this.selection.startAt(cell);
      this.editor.mode = 'edit';
      cell.setSelectionRange(cell.value.length, cell.value.length);
    }
  }

  #escape() {
    if (this.editor.restore()) {
      return true;
    }
    if (!this.selection.isRange) {
      return false;
    }
    this.selection.startAt(this.editor.active);
    this.grid.announceSelection();
    return true;
  }

  #go(event, target) {
    if (!target) {
      return true;
    }
    if (event.shiftKey) {
      this.selection.extendTo(target);
      this.grid.announceSelection();
    } else if (target === this.editor.active) {
      if (this.selection.has(target)) {
        this.selection.startAt(target);
      }
      this.editor.select();
    } else {
      target.focus();
    }
    return true;
  }

  /** The name of a row and what else it has to press: arrows lead back to the cells and along the names. */
  #onOther(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
      return false;
    }
    const target = this.grid.paths.besides(event.target, event.key);
    target?.focus();
    return Boolean(target);
  }
}
