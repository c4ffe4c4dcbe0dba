import { z } from 'zod'

/** `failed`: the file cannot be used as it is. `stopped`: Heed could not go on with it; asked again, it does. */
export const ImportState = z.enum(['checking', 'checked', 'importing', 'done', 'failed', 'stopped'])
export type ImportState = z.infer<typeof ImportState>

/** What a stopped import was at: reading the file (map it, even with nothing, to try again) or taking in its rows (confirm it). */
export const ImportWork = z.enum(['checking', 'importing'])
export type ImportWork = z.infer<typeof ImportWork>
