type Cookie = { name: string; value: string };
type Written = { httpOnly?: boolean; maxAge?: number; sameSite?: unknown; secure?: boolean };

/** The cookies of one browser, as `cookies()` of next/headers gives them and as a request carries them. */
export class TestBrowser {
  readonly #cookies = new Map<string, string>();
  readonly written = new Map<string, Written>();

  getAll(): Cookie[] {
    return [...this.#cookies].map(([name, value]) => ({ name, value }));
  }

  get(name: string): Cookie | undefined {
    const value = this.#cookies.get(name);
    return value === undefined ? undefined : { name, value };
  }

  set(name: string, value: string, options: Written = {}): void {
    this.written.set(name, options);
    if (options.maxAge === 0 || value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }

  delete(name: string): void {
    this.#cookies.delete(name);
  }

  /** The `cookie` header of the next request. */
  get header(): string {
    return this.getAll()
      .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
      .join('; ');
  }

  /** Takes over what a response sets. */
  receive(response: { headers: Headers }): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const maxAge = /max-age=(\d+)/i.exec(line)?.[1];
      this.set(name, decodeURIComponent(value), maxAge === undefined ? {} : { maxAge: Number(maxAge) });
    }
  }
}
