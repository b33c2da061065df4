/** `EmailTaken` → `email-taken`. */
export const kebab = (tag: string): string => tag.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
