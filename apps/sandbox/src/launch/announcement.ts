import type { StandInAddresses } from '../start-stand-ins.ts'
import type { DemoPlan } from './demo-plan.ts'

const demoSignIns = [
  ['admin@tosite.example', 'office administrator'],
  ['clerk@tosite.example', 'company user, one company'],
  ['reader@tosite.example', 'may look at everything and change nothing'],
] as const

/** What a newcomer reads once everything runs. */
export function announcement({ publicUrl, demo }: DemoPlan, { procountor, nmbrs }: StandInAddresses): string {
  const lines = ['', `Tosite is ready at ${publicUrl}`, '']
  if (demo) {
    lines.push('Sign in with the password tosite-demo as')
    lines.push(...demoSignIns.map(([email, who]) => `  ${email.padEnd(24)}${who}`), '')
  }
  if (procountor || nmbrs) lines.push('Stand-ins for the vendors, with invented data')
  if (procountor) {
    const { username, password } = procountor.login
    lines.push(
      `  Procountor  ${procountor.url}`,
      `              log in there as ${username} with the password ${password}`,
    )
  }
  if (nmbrs) lines.push(`  Nmbrs       ${nmbrs.url}`, '              already connected')
  lines.push('', 'Stop with Ctrl+C.', '')
  return lines.join('\n')
}
