export const person = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null)
