import { Link } from '@tanstack/react-router'
import { words } from '../words.ts'

export function NotFound() {
  return (
    <main className="door" id="content">
      <h1>{words.notFound.title}</h1>
      <p>{words.notFound.help}</p>
      <p>
        <Link to="/">{words.notFound.back}</Link>
      </p>
    </main>
  )
}
