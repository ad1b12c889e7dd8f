import type { RegionClients } from '../aws/clients.ts'
import type { RegionFindings } from '../domain/each-place.ts'
import { Findings } from '../domain/problem.ts'
import { sideBySide } from '../domain/side-by-side.ts'
import { ecrLogin } from '../ecr/repository.ts'
import { placesOf, planIn } from '../plan/plan.ts'
import type { DeployRun } from '../run/run.ts'
import type { ImageInspection, Target } from '../run/target.ts'
import { buildPlaceOf, type TellBuild } from './begin-build.ts'
import { type InspectedFunction, inspectFunction, seeFunctions } from './function.ts'
import { findImages } from './images.ts'
import { findImagePlace, noteRepository } from './repository.ts'
import { inspectSigning, signingOf } from './signing.ts'

/**
 * Inspects the functions of one region, and the repository that they have their image from.
 *
 * @param findings gets what makes the run impossible
 * @param tellBuild told as soon as what is to be built there is known
 * @returns the functions that get the image: without those that are missing and may be
 * @throws Problem when AWS refuses the call
 */
export async function inspectRegion(
  run: DeployRun,
  clients: RegionClients,
  findings: RegionFindings,
  tellBuild: TellBuild,
): Promise<readonly Target[]> {
  const { plan, tools } = run
  const { region, ecr } = clients
  const { inputs } = planIn(plan, region)
  const places = placesOf(plan)
    .filter(({ place }) => place.region === region)
    .map(({ place, inputs }) => ({ place, inputs, seeing: seeFunctions({ run, inputs, clients }) }))
  const signingIn = ecrLogin(ecr, region, tools.mask)
  tellBuild(buildPlaceOf({ run, inputs, clients }, signingIn, places))
  const [login, signs, ...inspected] = await sideBySide([
    signingIn,
    inspectSigning({ run, inputs, clients }),
    ...places.map(({ place, inputs, seeing }) => {
      const own = findings.of(place)
      const here = { run, place, inputs, clients, findings: own }
      return findings.collectFrom(place, () => inspectFunction(here, seeing))
    }),
  ])
  const known = inspected.filter((one) => one !== undefined)
  const there = known.filter(({ skipped }) => !skipped)
  if (known.length < inspected.length || there.length === 0) return []
  const here: ImageInspection = { run, inputs, clients, findings: findings.shared }
  const imaged = there.map(({ base, present }) => base ?? present).find((one) => one?.imageUri !== undefined)
  const place = await findImagePlace(here, imaged, login)
  const { repository } = place
  const { signing, notes: signingNotes } = signingOf(signs, place.address)
  const presents = there.flatMap(({ present }) => present ?? [])
  const { shared } = findings
  const ofNotes = new Findings()
  const before = shared.list.length
  const [{ tagNotes, ...images }, notes = []] = await sideBySide([
    findImages(here, place, login),
    repository && ofNotes.collectFrom(() => noteRepository(clients, repository, presents)),
    ...there.map((one) => findings.of(one.place).collectFrom(() => refuseNewerAt(run, clients, one))),
  ])
  // What ECR refuses both of them is said once.
  if (shared.list.length === before) shared.addAll(ofNotes.list)
  return there.map(({ place: at, skipped: _, serving: __, ...target }, index) => ({
    ...target,
    ...at,
    login,
    ...place,
    ...images,
    signing,
    notes: index === 0 ? [...target.notes, ...notes, ...tagNotes, ...signingNotes] : target.notes,
  }))
}

/** Refuses to replace what serves now, when it is of a newer commit. */
async function refuseNewerAt(
  run: DeployRun,
  { ecr, region }: RegionClients,
  { serving: { imageUri, digest } = {}, forFunction }: InspectedFunction,
): Promise<void> {
  if (digest === undefined || imageUri === undefined) return
  await run.refuseNewer({ ecr, what: `${forFunction.name} in ${region}`, imageUri, digest })
}
