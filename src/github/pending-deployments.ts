import { type Journal, openJournal, readJournal } from '../domain/journal.ts'

/** Keeps ids of deployments that have no end yet where post finds them. @param save called with all whenever they change */
export function deploymentJournal(save: (text: string) => void): Journal<number> {
  return openJournal(String, save)
}

/** Reads what a journal has saved; anything else than an id is left out. */
export function parseDeployments(saved: string): number[] {
  const remedy = "Look at the repository's deployments: one may be in progress for ever."
  return readJournal(saved, (id) => typeof id === 'number', { what: 'deployments', remedy })
}
