/**
 * Lets those who come go on one after another, each in a turn of the event loop of its own: whatever else has come meanwhile, a look at
 * `/health` above all, is answered between them and not behind them all.
 */
export class SingleFile {
  readonly #waiting: (() => void)[] = [];

  async next(): Promise<void> {
    return new Promise((goOn) => {
      this.#waiting.push(goOn);
      if (this.#waiting.length === 1) setImmediate(this.#letOneGoOn);
    });
  }

  readonly #letOneGoOn = (): void => {
    this.#waiting.shift()?.();
    if (this.#waiting.length > 0) setImmediate(this.#letOneGoOn);
  };
}
