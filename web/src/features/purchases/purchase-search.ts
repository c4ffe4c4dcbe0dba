export const purchaseParts = ['purchases', 'late', 'products', 'shops'] as const
export type PurchaseSearch = { show?: (typeof purchaseParts)[number] }

export const readPurchaseSearch = (search: Record<string, unknown>): PurchaseSearch => ({
  show: purchaseParts.find((part) => part === search.show && part !== 'purchases'),
})
