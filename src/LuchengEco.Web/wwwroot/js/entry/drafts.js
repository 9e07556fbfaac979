/** Unacknowledged rows of one person and one month, in local storage; a browser that refuses storage only loses this safety net. */
export class Drafts {
  constructor(key) {
    this.key = key;
  }

  all() {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? '{}');
    } catch {
      return {};
    }
  }

  put(code, version, texts) {
    this.#write({ ...this.all(), [code]: { version, texts } });
  }

  drop(code) {
    const { [code]: gone, ...rest } = this.all();
    if (gone) {
      this.#write(rest);
    }
  }

  #write(rows) {
    try {
      if (Object.keys(rows).length > 0) {
        localStorage.setItem(this.key, JSON.stringify(rows));
      } else {
        localStorage.removeItem(this.key);
      }
    } catch {
      // Storage full or forbidden: the page still warns before it is left.
    }
  }
}
