import classes from './mark.module.css'

const triangle =
  'M12 2c5.3 3.2 9 9 9.6 16.4-6.2 3.5-13 3.5-19.2 0C3 11 6.7 5.2 12 2zm0 7.6a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z'

/** The rounded triangle with the customer open in the middle, alone or with the name. */
export const Mark = ({ named = false, size = 24 }: { named?: boolean; size?: number }) => (
  <span className={classes.mark} role="img" aria-label="Heed">
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path fill="currentColor" fillRule="evenodd" d={triangle} />
    </svg>
    {named && (
      <svg className={classes.word} height={(size * 20) / 24} viewBox="0 0 74 24" aria-hidden="true">
        <path d="M3 3v17M3 14.5a5.5 5.5 0 0 1 11 0V20M20.5 14.2h11a5.5 5.5 0 1 0-1.7 4.2M38 14.2h11a5.5 5.5 0 1 0-1.7 4.2M66.5 3v17" />
        <circle cx="61" cy="14.5" r="5.5" />
      </svg>
    )}
  </span>
)
