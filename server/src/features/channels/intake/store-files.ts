import type { House } from '../../../platform/house.ts'
import type { StoredFile } from '../../cases/index.ts'
import type { ReceivedFile } from './decision.ts'

export async function storeFiles(house: House, files: ReceivedFile[]): Promise<StoredFile[]> {
  const stored: StoredFile[] = []
  try {
    for (const { content, ...file } of files) stored.push({ ...file, storedAs: await house.files.put(content) })
    return stored
  } catch (error) {
    await forgetFiles(house, stored)
    throw error
  }
}

/** A file that cannot be deleted now is only space lost, never a reason to fail. */
export async function forgetFiles(house: House, files: StoredFile[]): Promise<void> {
  for (const { storedAs } of files) await house.files.delete(storedAs).catch(() => {})
}
