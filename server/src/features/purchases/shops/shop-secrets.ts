import { seal, unseal } from '../../../platform/access/seal.ts'

const use = 'heed shop secrets'

export const sealSecret = (houseSecret: string, shopId: string, secret: string): Buffer =>
  seal(houseSecret, use, shopId, secret)

/** @throws when the bytes were changed or belong to another shop or installation. */
export const openSecret = (houseSecret: string, shopId: string, sealed: Buffer): string =>
  unseal(houseSecret, use, shopId, sealed)
