import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env['DATELINE_DEV_SERVER'] ?? 'http://localhost:4000'

// Everything is a file of our own origin: no inline script, no inline style, nothing from elsewhere.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/newsroom/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../dist/newsroom', import.meta.url)),
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': { target: server, ws: true }, '/assets': server } },
})
