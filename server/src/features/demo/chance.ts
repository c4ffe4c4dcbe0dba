/** Numbers that look random and are the same on every run (mulberry32), so that the demo can be described and tested. */
export class Chance {
  #state: number
  constructor(seed: number) {
    this.#state = seed
  }
  /** Numbers of their own that leave these as they are. */
  aside(): Chance {
    return new Chance(Math.imul(this.#state ^ 0x9e3779b9, 0x85ebca6b))
  }
  /** 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.next() * items.length)] as Item
  }
  happens(share: number): boolean {
    return this.next() < share
  }
  /** Whole number, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }
  /** Waiting times: many short, few long. */
  exponential(mean: number): number {
    return -Math.log(1 - this.next()) * mean
  }
}
