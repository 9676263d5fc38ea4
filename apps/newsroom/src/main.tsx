import './styles/tokens.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { applyTheme, readTheme } from './theme.ts'

// After an update the files of the page that is still open are gone: what was typed is kept, the page starts anew.
addEventListener('vite:preloadError', () => location.reload())

applyTheme(readTheme())
const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
