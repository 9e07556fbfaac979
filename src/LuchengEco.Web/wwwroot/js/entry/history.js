const longest = 200;

/** The steps of the typist on this page, so that each can be taken back and done again; they end when the page is left. */
export class History {
  #done = [];
  #undone = [];

  /** A step: its kind and, for each row, the texts of the fields that it changed, before and after. */
  push(kind, changes) {
    const real = changes.filter(change => Object.keys(change.before).length > 0);
    if (real.length > 0) {
      this.#done.push({ kind, changes: real });
      this.#done.splice(0, this.#done.length - longest);
      this.#undone = [];
    }
  }

  undo() {
    return this.#turn(this.#done, this.#undone);
  }

  redo() {
    return this.#turn(this.#undone, this.#done);
  }

  /** Another's figure was taken over: what was typed before it is no longer ours to bring back. */
  forget(code) {
    for (const stack of [this.#done, this.#undone]) {
      stack.forEach(step => { step.changes = step.changes.filter(change => change.code !== code); });
      stack.splice(0, stack.length, ...stack.filter(step => step.changes.length > 0));
    }
  }

  #turn(from, to) {
    const step = from.pop() ?? null;
    if (step) {
      to.push(step);
    }
    return step;
  }
}

/** The fields that differ, before and after. */
export function changeOf(code, before, after, fields = Object.keys(after)) {
  const names = fields.filter(name => (before[name] ?? '') !== (after[name] ?? ''));
  const pick = texts => Object.fromEntries(names.map(name => [name, texts[name] ?? '']));
  return { code, before: pick(before), after: pick(after) };
}
