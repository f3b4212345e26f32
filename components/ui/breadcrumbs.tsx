import { Link } from './link'

/** Where this page stands; the last one is the page itself. */
export function Breadcrumbs({ trail }: { trail: { label: string; href?: string }[] }) {
  return (
    <nav className="pl-crumbs" aria-label="Breadcrumbs">
      <ol>
        {trail.map((step, index) => (
          <li key={step.label} className="pl-quiet">
            {step.href ? (
              <Link href={step.href}>{step.label}</Link>
            ) : (
              <span aria-current={index === trail.length - 1 ? 'page' : undefined}>
                {step.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
