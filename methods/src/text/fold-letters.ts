/**
 * One spelling for letters that readers take for the same: İ I ı i, ş s, ə e … so that a search typed on any keyboard finds them.
 * Lower case by no locale: the Turkish and English rules for i meet in one letter.
 */
export const foldLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[İIı]/g, 'i')
    .toLowerCase()
    .replace(/[əæ]/g, 'e')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
