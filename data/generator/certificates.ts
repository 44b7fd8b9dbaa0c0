import { day, isoDate, LAST_QUARTER } from './calendar'
import { orgOf, ORG_HEADER, teams } from './company'
import type { Table } from './table'
import { staffOf } from './workforce'

/** The register drops a certificate a year after it expired. */
const KEPT_SINCE = day('2025-09-30')

/** D9: one row per operator × certificate of the people employed in the last quarter. */
export const certificates = (): Table => ({
  header: ['工号', ...ORG_HEADER, '岗位', '证书名称', '发证日期', '有效期至'],
  rows: teams.flatMap((team) =>
    staffOf(team, LAST_QUARTER).flatMap((worker) =>
      worker.certificates
        .filter((certificate) => certificate.expires > KEPT_SINCE)
        .map((certificate) => [
          worker.id,
          ...orgOf(team),
          worker.position.name,
          worker.position.certificate ?? null,
          isoDate(certificate.issued),
          isoDate(certificate.expires),
        ]),
    ),
  ),
})
