/**
 * One PGlite is one session, so whoever talks to it must finish before the next one starts:
 * otherwise a request runs inside another's transaction, with the other's role.
 */
export class Turns {
  private tail: Promise<void> = Promise.resolve();

  /** Resolves when it is the caller's turn; the caller must call the returned function exactly once. */
  async acquire(): Promise<() => void> {
    const before = this.tail;
    let release: () => void = () => {};
    this.tail = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    const release = await this.acquire();
    try {
      return await work();
    } finally {
      release();
    }
  }
}
