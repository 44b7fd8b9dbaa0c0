import type { Same } from '../same'
import type zh from '../zh-CN/faults'

export default {
  'boot-timeout':
    'The analysis engine did not start within {seconds} seconds. Reload the page; if that does not help, check that the server delivers .wasm files correctly.',
  'boot-failed': 'The analysis engine could not start: {detail}. Reload the page, or use a current Chrome or Edge.',
  'engine-lost':
    'The analysis engine stopped unexpectedly and has been rebuilt from the stored batches. Please try again.',
  'query-failed': 'This calculation did not finish: {detail}',
  'file-unreadable':
    'The file cannot be read; it may have been moved or is in use by another program. Close that program and choose the file again.',
  'file-is-archive':
    'This is an Excel workbook (.xlsx) or an archive, not a CSV. Save it as “CSV (comma delimited)” in Excel or WPS first.',
  'file-is-old-excel': 'This is an old Excel file (.xls). Save it as “CSV (comma delimited)” in Excel or WPS first.',
  'file-empty': 'The file is empty.',
  'file-no-table': 'No table was found in the file.',
  'too-small-memory': 'The browser has too little memory. Close other tabs, or import one quarter at a time.',
} satisfies Same<typeof zh>
