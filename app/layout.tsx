import '@fontsource-variable/inter'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { NonceMeta } from '@/components/shell/nonce-meta'
import { readTheme } from '@/components/shell/theme'

export const metadata: Metadata = {
  title: { default: 'Plumbline', template: '%s · Plumbline' },
  description: 'Runs an AI management system to ISO/IEC 42001 and proves it.',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#171b22' },
  ],
}

/** The theme is set on the server from the person's cookie, so that no page flashes. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [theme, nonce] = [await readTheme(), (await headers()).get('x-nonce') ?? undefined]
  return (
    <html lang="en" data-theme={theme}>
      <head>
        <NonceMeta nonce={nonce} />
      </head>
      <body>{children}</body>
    </html>
  )
}
