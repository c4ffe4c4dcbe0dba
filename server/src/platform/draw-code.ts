import { randomInt } from 'node:crypto'

/** Without letters and digits that are read for one another. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 12

/** A code that people read out and type: 12 letters drawn by chance out of 30, some 59 bits; nobody guesses one. */
export const drawCode = (): string => Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
