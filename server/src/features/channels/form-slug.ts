const letters: Record<string, string> = {
  ı: 'i',
  ə: 'e',
  ğ: 'g',
  ş: 's',
  ç: 'c',
  ö: 'o',
  ü: 'u',
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
}

/** A place below the public site made of a name: `Narin Ev Tekstili` becomes `narin-ev-tekstili`; a name without Latin letters becomes `contact`. */
export function formSlug(name: string): string {
  const plain = name
    .toLocaleLowerCase('en')
    .replace(/i̇/g, 'i')
    .replace(/[ıəğşçöüßæøł]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '')
  return slug.length >= 2 ? slug : 'contact'
}
