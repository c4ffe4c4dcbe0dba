export const named = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null)
