import classes from './avatar.module.css'

/** Letters of first and last name; one character for names written in Chinese. */
export const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = [...(words[0] ?? '')][0] ?? '·'
  if (/\p{Script=Han}/u.test(first)) return first
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return `${first}${last}`.toLocaleUpperCase(/[ıİşğə]/i.test(name) ? 'tr' : 'en')
}

export const Avatar = ({ name, size = 28 }: { name: string; size?: number }) => (
  <span
    className={classes.avatar}
    style={{ width: size, height: size, fontSize: Math.round(size * 0.38) }}
    aria-hidden="true"
  >
    {initialsOf(name)}
  </span>
)
