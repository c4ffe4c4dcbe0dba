import type { Coupon } from '@heed/contract/remedies.ts'

export type CouponState = 'holds' | 'used' | 'void' | 'expired'

/** Whether a code holds on this day; used comes before all else, since that is what a customer asks about. */
export const couponState = (
  { redeemedAt, voided, expiresOn }: Pick<Coupon, 'redeemedAt' | 'voided' | 'expiresOn'>,
  today: string,
): CouponState => {
  if (redeemedAt !== null) return 'used'
  if (voided) return 'void'
  return expiresOn < today ? 'expired' : 'holds'
}
