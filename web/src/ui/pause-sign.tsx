/** Two thin bars: the clock stands still. */
export const PauseSign = ({ size = 16 }: { size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    aria-hidden="true"
  >
    <path d="M7.5 6v8M12.5 6v8" />
  </svg>
)
