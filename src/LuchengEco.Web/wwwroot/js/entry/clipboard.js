import { numbers } from './row.js';
import { columns } from './selection.js';
import { format } from './text.js';

const quoted = text => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Cells as the tab-separated text that Excel and WPS take: a mark is its word, a blank is a blank. */
function textOf(lines, rowOf, marks) {
  return lines.map(line => {
    const first = line.find(Boolean);
    if (!first) {
      return line.map(() => '').join('\t');
    }
    const row = rowOf(first);
    const word = marks.names[row.fields.mark.value];
    // The mark stands once in a row: in its own column where that is part of the block, otherwise in the place of the first number.
    let owed = row.isMarked && !line.includes(row.fields.mark);
    return line.map(cell => {
      if (cell && owed && numbers.includes(cell.dataset.field)) {
        owed = false;
        return word;
      }
      return quoted(cell === row.fields.mark ? (row.isMarked ? word : '') : cell?.value ?? '');
    }).join('\t');
  }).join('\r\n');
}

/** The text of a block of one plain cell; null for anything that has to be read as a block. */
function singleOf(text) {
  const cell = text.replace(/(\r\n|\r|\n)$/, '');
  return /[\t\r\n]/.test(cell) ? null : cell.trim();
}

/** One text in every cell of a block. */
function repeated(text, lines) {
  return lines.map(line => line.map(() => quoted(text)).join('\t')).join('\r\n');
}

/** A dialog holds the focus until it has left the document, a moment after its answer. */
async function dialogGone() {
  while (document.querySelector('[data-testid="paste-preview"]')) {
    await new Promise(requestAnimationFrame);
  }
}

/** Blocks out to a spreadsheet and in from one. */
export class Clipboard {
  constructor(grid) {
    this.grid = grid;
  }

  copy(event) {
    if (!this.grid.editor.active || this.grid.editor.mode !== null || !this.grid.selection.has(this.grid.editor.active)) {
      return false;
    }
    event.preventDefault();
    const block = this.grid.selection.block();
    event.clipboardData.setData('text/plain', textOf(block, element => this.grid.rowOf(element), this.grid.marks));
    this.grid.notice(format(this.grid.words.copied, block.length, block[0].length));
    return true;
  }

  pasted(event) {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const cell = this.grid.editor.active;
    const single = singleOf(text);
    if (text === '' || single === '' || !cell || !this.grid.selection.has(cell) || (single !== null && this.grid.editor.mode !== null)) {
      return;
    }
    event.preventDefault();
    this.grid.editor.commit();
    const row = this.grid.rowOf(cell);
    const isMark = cell === row.fields.mark;
    if (single !== null && row.isOpen && !this.grid.selection.isRange && (!isMark || this.grid.marks.choiceOf(single) !== null)) {
      row.isPasted = true;
      this.grid.editor.put(isMark ? this.grid.marks.choiceOf(single) : single);
      this.grid.outbox.schedule(0);
    } else {
      this.#preview(single !== null && this.grid.selection.isRange ? repeated(single, this.grid.selection.block()) : text, cell);
    }
  }

  /** The server reads the block and asks; nothing has changed until it answers with the rows as they shall be. */
  async #preview(text, cell) {
    const { top, left } = this.grid.selection.bounds;
    const rows = this.grid.rows.slice(top).map(row => ({ indicator: row.code, texts: row.texts }));
    const request = new TextEncoder().encode(JSON.stringify({ text, column: columns[left], rows }));
    if (request.length > this.grid.maxBytes) {
      this.grid.notice(this.grid.words.tooLarge);
      return;
    }
    if (this.grid.outbox.isDisconnected) {
      this.grid.notice(this.grid.words.notReached);
      return;
    }
    this.grid.notice(this.grid.words.reading);
    try {
      const laid = await this.grid.page.invokeMethodAsync('PreviewPasteAsync', this.grid.month, DotNet.createJSStreamReference(request));
      if (laid) {
        const changes = laid.map(({ indicator, texts }) => ({ code: indicator, texts, before: this.grid.byCode.get(indicator).texts }));
        changes.forEach(({ code }) => { this.grid.byCode.get(code).isPasted = true; });
        this.grid.notice(format(this.grid.words.pasted, this.grid.steps.lay('paste', changes)));
      } else {
        this.grid.notice(this.grid.words.pasteCancelled);
      }
    } catch {
      this.grid.notice(this.grid.words.notReached);
    }
    await dialogGone();
    cell.focus();
  }
}
