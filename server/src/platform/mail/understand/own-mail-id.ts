import type { House } from '../../house.ts'
import { makeMessageId } from './reference.ts'

/** The Message-ID, without brackets, of a mail of ours that carries message `id`: named after the address it goes out by, else after the installation. */
export const ownMailId = (house: House, id: string, address?: string | null): string =>
  makeMessageId(house.secret, 'message', id, address?.split('@')[1] ?? new URL(house.config.url).hostname).slice(1, -1)
