/** The command was called in a way that cannot work; its message is shown as it is. */
export class UsageError extends Error {
  override name = 'UsageError'
}
