/**
 * Decimals in which amounts of a currency are paid, 0 to 4. ISO 4217, save where a country pays none of the decimals it has on
 * paper: the rupiah's sen are not in use.
 * @param currency three capital letters
 */
export function decimalsOf(currency: string): number {
  if (withoutSmallCoins.has(currency)) return 0
  const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  return maximumFractionDigits ?? 2
}

const withoutSmallCoins = new Set(['IDR'])

/** Whether an amount can be paid exactly in its currency: 12.5 USD can, 12.345 USD, 0.5 IDR and less than the smallest coin cannot. */
export function isPayable(amount: number, currency: string): boolean {
  const coins = amount * 10 ** decimalsOf(currency)
  const whole = Math.round(coins)
  return Number.isFinite(amount) && Math.abs(coins - whole) < 1e-6 && (amount === 0 || whole !== 0)
}
