/**
 * Parts of a whole (branches, levels) of which something may be shown: each has at least `least` people, and so have all the others
 * together, so that nobody finds a small part by taking what is shown from the whole (complementary suppression; Hundepool et al.,
 * Statistical Disclosure Control, 2012, 4.3). Where the others would be too few, the smallest part that could be shown joins them.
 * @param counts people of each part; those of no part stand under the empty name and are never shown
 */
export function partsToShow(counts: ReadonlyMap<string, number>, least: number): string[] {
  const shown = [...counts]
    .filter(([part, n]) => part !== '' && n >= least)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0)
  const hidden = () => all - shown.reduce((sum, [, n]) => sum + n, 0)
  while (shown.length > 0 && hidden() > 0 && hidden() < least) shown.pop()
  return shown.map(([part]) => part).sort()
}
