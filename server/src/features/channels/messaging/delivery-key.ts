import type { Told } from './adapter.ts'

export const deliveryStates: Told['state'][] = ['sent', 'delivered', 'seen', 'failed']

/** By which news of one delivery are known in the ledger, whoever the provider is. */
export const deliveryKey = (providerId: string, state: string): string => `delivery:${providerId}:${state}`
