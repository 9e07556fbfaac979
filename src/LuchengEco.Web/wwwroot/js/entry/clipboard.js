import { numbers } from './row.js';

const quoted = text => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Cells as the tab-separated text that Excel and WPS take: a mark is its word, a blank is a blank. */
export function textOf(lines, rowOf, marks) {
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
export function singleOf(text) {
  const cell = text.replace(/(\r\n|\r|\n)$/, '');
  return /[\t\r\n]/.test(cell) ? null : cell.trim();
}

/** One text in every cell of a block. */
export function repeated(text, lines) {
  return lines.map(line => line.map(() => quoted(text)).join('\t')).join('\r\n');
}
