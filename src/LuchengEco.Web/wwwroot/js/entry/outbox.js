export const pauseAfterTyping = 600;
const answerWithin = 15_000;
const longestRetry = 15_000;
/** Bytes of a batch as JSON; the server takes a multiple of it in one message. */
const batchBytes = 24_000;

const bytesOf = value => new TextEncoder().encode(JSON.stringify(value)).length;

/** Sends what was typed in batches, and again until it is answered. */
export class Outbox {
  #timer = null;
  #retry = 0;
  #sending = null;
  #isStopped = false;
  /** The last batch was not answered. */
  #isOffline = false;
  /** The framework says that there is no circuit to send through. */
  #isDisconnected = false;
  #isLeaving = false;

  constructor(rows, send, { saving, waiting, answered, warned, done }) {
    this.rows = rows;
    this.send = send;
    this.painters = { saving, waiting, answered, warned, done };
  }

  get isDisconnected() {
    return this.#isDisconnected;
  }

  /** While the server is away the drafts are safe here and a reload is what helps, so nothing stands in its way. */
  get mayLeave() {
    return this.#isOffline || this.#isLeaving;
  }

  listen(options) {
    window.addEventListener('online', () => this.schedule(0), options);
    document.getElementById('components-reconnect-modal')?.addEventListener('components-reconnect-state-changed', event => {
      this.#isDisconnected = event.detail.state !== 'hide';
      this.#isOffline ||= this.#isDisconnected;
      this.#isLeaving = event.detail.state === 'rejected';
      if (!this.#isDisconnected) {
        this.#retry = 0;
        this.schedule(0);
      }
    }, options);
  }

  schedule(pause) {
    clearTimeout(this.#timer);
    if (!this.#isStopped) {
      this.#timer = setTimeout(() => this.#send(), pause);
    }
  }

  /** Sends what can be sent now. */
  async flush() {
    clearTimeout(this.#timer);
    let before;
    do {
      before = this.rows.filter(row => row.maySend).length;
      await this.#send();
    } while (!this.#isOffline && this.rows.filter(row => row.maySend).length < before);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#isStopped = true;
  }

  /** One batch is on its way at a time; what is typed meanwhile goes with the next. */
  async #send() {
    if (this.#sending) {
      await this.#sending;
    }
    const rows = this.#nextBatch();
    if (rows.length > 0 && !this.#isStopped) {
      this.#sending = this.#sendRows(rows).finally(() => { this.#sending = null; });
      await this.#sending;
    }
  }

  /** As many rows as one message holds; the rest follows when these are answered. */
  #nextBatch() {
    const batch = [];
    let bytes = 0;
    for (const row of this.rows.filter(row => row.maySend)) {
      bytes += bytesOf(row.texts);
      if (batch.length > 0 && bytes > batchBytes) {
        break;
      }
      batch.push(row);
    }
    return batch;
  }

  async #sendRows(rows) {
    if (this.#isDisconnected) {
      rows.forEach(this.painters.waiting);
      return;
    }
    const sent = new Map(rows.map(row => [row, row.texts]));
    rows.forEach(this.painters.saving);
    try {
      const batch = rows.map(row => ({ indicator: row.code, version: row.version, pasted: row.isPasted, texts: sent.get(row) }));
      const replies = await this.#answered(this.send(batch));
      this.#isOffline = false;
      this.#retry = 0;
      rows.forEach((row, index) => this.painters.answered(row, sent.get(row), replies[index]));
      replies.slice(rows.length).forEach(this.painters.warned);
      if (this.rows.some(row => row.maySend)) {
        this.schedule(this.rows.some(row => row.isPasted && row.maySend) ? 0 : pauseAfterTyping);
      }
    } catch {
      // Not acknowledged, perhaps stored: sending the same again is harmless, the server answers that nothing changed.
      this.#isOffline = true;
      this.#retry = Math.min(longestRetry, Math.max(2000, this.#retry * 2));
      rows.forEach(this.painters.waiting);
      this.schedule(this.#retry);
    }
    this.painters.done();
  }

  #answered(promise) {
    let timer;
    const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('no answer')), answerWithin); });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
  }
}
