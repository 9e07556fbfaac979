/** The grid's columns from left to right; a row with one number has no second. */
export const columns = ['0', '1', 'mark', 'note'];

/** Where cells lie to each other, and which of them are selected as a block. */
export class Selection {
  #anchor = null;
  #corner = null;
  #painted = [];

  constructor(rows) {
    this.rows = rows;
    this.cells = rows.map(row => columns.map(column => row.tr.querySelector(`[data-column="${column}"]`)));
    this.places = new Map(this.cells.flatMap((line, down) => line.map((cell, across) => [cell, { down, across }])).filter(([cell]) => cell));
  }

  get isRange() {
    return this.#corner !== null && this.#corner !== this.#anchor;
  }

  /** Whether a cell lies in the columns; a reason stands under the numbers and in none. */
  has(cell) {
    return this.places.has(cell);
  }

  /** The element from which the block grows next. */
  get corner() {
    return this.#corner ?? this.#anchor;
  }

  startAt(element) {
    this.#anchor = element;
    this.#corner = null;
    this.#paint();
  }

  extendTo(element) {
    this.#corner = element;
    element.scrollIntoView({ block: 'nearest' });
    this.#paint();
  }

  /** The column of the anchor through its unit, and through the whole grid when that is selected already. */
  selectColumn() {
    const { across, down } = this.places.get(this.#anchor);
    const all = this.cells.map(line => line[across]).filter(Boolean);
    const unit = this.rows[down].tr.parentElement;
    const near = all.filter(cell => unit.contains(cell));
    const column = this.isRange && near.every(cell => this.#painted.includes(cell)) ? all : near;
    this.#anchor = column[0];
    this.#corner = column.at(-1);
    this.#paint();
  }

  /** First and last line and column of the block, or of the one cell. */
  get bounds() {
    const from = this.places.get(this.#anchor);
    const to = this.places.get(this.corner);
    return {
      top: Math.min(from.down, to.down), bottom: Math.max(from.down, to.down),
      left: Math.min(from.across, to.across), right: Math.max(from.across, to.across),
    };
  }

  /** The block line by line; null where a row has no such cell. A column that none of its rows has is left out. */
  block() {
    const { top, bottom, left, right } = this.bounds;
    const lines = this.cells.slice(top, bottom + 1);
    const present = columns.map((_, across) => across).filter(across => across >= left && across <= right && lines.some(line => line[across]));
    return lines.map(line => present.map(across => line[across]));
  }

  /** The next cell in a direction; rows without a cell in the column are passed over. */
  next(element, down, across, mayEnter = cell => !cell.disabled) {
    const place = this.places.get(element);
    const line = down === 0
      ? (across > 0 ? this.cells[place.down].slice(place.across + 1) : this.cells[place.down].slice(0, place.across).reverse())
      : (down > 0 ? this.cells.slice(place.down + 1) : this.cells.slice(0, place.down).reverse()).map(cells => cells[place.across]);
    return line.find(cell => cell && mayEnter(cell)) ?? null;
  }

  /** First (-1) or last (1) cell of the row. */
  rowEnd(element, side, mayEnter = cell => !cell.disabled) {
    const line = this.cells[this.places.get(element).down].filter(cell => cell && mayEnter(cell));
    return line.at(side < 0 ? 0 : -1);
  }

  columnEnd(element, side, mayEnter = cell => !cell.disabled) {
    const { across } = this.places.get(element);
    return this.cells.map(line => line[across]).filter(cell => cell && mayEnter(cell)).at(side < 0 ? 0 : -1);
  }

  gridEnd(side) {
    return this.cells.map(line => line[0]).filter(Boolean).at(side < 0 ? 0 : -1);
  }

  /** About a screen further in the column. */
  screenAway(element, side, mayEnter) {
    const far = window.innerHeight * 0.7;
    const start = element.getBoundingClientRect().top;
    let found = element;
    for (let cell = this.next(element, side, 0, mayEnter); cell; cell = this.next(cell, side, 0, mayEnter)) {
      found = cell;
      if (Math.abs(cell.getBoundingClientRect().top - start) >= far) {
        break;
      }
    }
    return found;
  }

  #paint() {
    this.#painted.forEach(cell => { delete cell.dataset.selected; });
    this.#painted = this.isRange ? this.block().flat().filter(Boolean) : [];
    this.#painted.forEach(cell => { cell.dataset.selected = 'true'; });
  }
}
