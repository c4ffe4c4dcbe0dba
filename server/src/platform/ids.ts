import { v7 } from 'uuid'

/** UUIDv7: sorts by the moment it was made. */
export const newId = (): string => v7()
