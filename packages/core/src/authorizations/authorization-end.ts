import { dayOfMonth, daysBetween, monthOf } from '../dates/iso-date.ts'

/** How near the end of an authorization is: within 30 days, within 7, or past the day it was expected on. */
export const authorizationUrgencies = ['soon', 'urgent', 'past'] as const
export type AuthorizationUrgency = (typeof authorizationUrgencies)[number]

const soonDays = 30
const urgentDays = 7

/** The day on which an authorization ends that was given on an ISO date and lives so many months; past a month's end its last day. */
export function authorizationEnd(givenOn: string, months: number): string {
  const { year, month } = monthOf(givenOn)
  const counted = year * 12 + month - 1 + months
  return dayOfMonth(Math.floor(counted / 12), (counted % 12) + 1, Number(givenOn.slice(8, 10)))
}

/** Null while there is time. */
export function authorizationUrgency(endsOn: string, today: string): AuthorizationUrgency | null {
  const left = daysBetween(today, endsOn)
  if (left <= 0) return 'past'
  if (left <= urgentDays) return 'urgent'
  return left <= soonDays ? 'soon' : null
}
