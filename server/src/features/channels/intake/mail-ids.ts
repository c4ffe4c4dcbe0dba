/** Message ids are kept without angle brackets. */
export const bareId = (id: string): string => id.replace(/^<|>$/g, '')
export const withBrackets = (id: string): string => `<${bareId(id)}>`
