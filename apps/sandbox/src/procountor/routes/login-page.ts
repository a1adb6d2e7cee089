import type { Company } from '../entities.ts'

/** What travels with the browser through the pages, as the authorization request gave it. */
export interface AuthorizationRequest {
  readonly response_type: string
  readonly client_id: string
  readonly redirect_uri: string
  readonly state?: string
}
export interface PageContext {
  /** `/login` or `/keylogin`. */
  readonly action: string
  readonly request: AuthorizationRequest
}

const style = `
:root { color-scheme: light dark; --ink: #16212b; --paper: #ffffff; --ground: #eef2f5; --line: #748290; --accent: #0b5c8a; --bad: #a3161c }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eef3; --paper: #1b242c; --ground: #10161b; --line: #8796a3; --accent: #7cc4ee; --bad: #ff9d9d } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { width: min(26rem, 100%); background: var(--paper); border-radius: .75rem; padding: 2rem; box-shadow: 0 .25rem 1.5rem rgb(0 0 0 / .12) }
h1 { margin: 0 0 .25rem; font-size: 1.5rem }
p { margin: 0 0 1.25rem }
label { display: block; margin-bottom: .25rem; font-weight: 600 }
input, select, button { font: inherit; color: inherit; width: 100%; padding: .625rem .75rem; border: 1px solid var(--line); border-radius: .375rem; background: var(--paper) }
input, select { margin-bottom: 1rem }
button { cursor: pointer; margin-top: .5rem; font-weight: 600 }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--paper) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.error { color: var(--bad); font-weight: 600 }
.note { margin: 1.5rem 0 0; font-size: .875rem }
`

export function loginPage({ action, request }: PageContext, problem?: { text: string; username: string }): string {
  return page(
    'Log in',
    `<p>Log in to give <strong>${escaped(request.client_id)}</strong> access to a company.</p>
${problem ? `<p class="error" role="alert">${escaped(problem.text)}</p>` : ''}
<form method="post" action="${action}">${hidden(request)}
<label for="username">Username</label>
<input id="username" name="username" autocomplete="username" required value="${escaped(problem?.username ?? '')}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button class="primary" name="choice" value="log-in">Log in</button>
<button name="choice" value="cancel" formnovalidate>Cancel</button>
</form>`,
  )
}

export function companyPage(
  { action, request }: PageContext,
  login: { id: string; displayName: string; companies: readonly Company[] },
  problem?: string,
): string {
  const options = login.companies.map(({ id, name }) => `<option value="${id}">${escaped(name)}</option>`)
  return page(
    'Choose the company',
    `<p>Logged in as ${escaped(login.displayName)}. The access is for one company.</p>
${problem ? `<p class="error" role="alert">${escaped(problem)}</p>` : ''}
<form method="post" action="${action}/company">${hidden({ ...request, login: login.id })}
<label for="company">Company</label>
<select id="company" name="company" required><option value="">Choose a company</option>${options.join('')}</select>
<button class="primary" name="choice" value="continue">Continue</button>
<button name="choice" value="cancel" formnovalidate>Cancel</button>
</form>`,
  )
}

export function refusalPage(reason: string): string {
  return page('Authorization is not possible', `<p class="error" role="alert">${escaped(reason)}</p>`)
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Procountor stand-in</title><style>${style}</style></head>
<body><main><h1>${title}</h1>
${content}
<p class="note">This is a local stand-in for Procountor. Nothing leaves this computer.</p>
</main></body></html>`
}

function hidden(fields: object): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(String(value))}">`)
    .join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
