import { cookies } from 'next/headers'

export const themeCookie = 'plumbline-theme'

export type Theme = 'light' | 'dark'

/** The theme the person chose on this browser; undefined follows the system. */
export async function readTheme(): Promise<Theme | undefined> {
  const value = (await cookies()).get(themeCookie)?.value
  return value === 'light' || value === 'dark' ? value : undefined
}
