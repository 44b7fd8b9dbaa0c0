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
  'file-is-workspace': 'This is a workspace file. Open it on the Data page with “Open workspace file”.',
  'file-is-archive':
    'This is an archive that a browser cannot open (such as .rar or .7z, or an archive inside an archive). Unpack it first and choose the CSV or .xlsx files in it.',
  'file-is-old-excel':
    'This is an old (.xls), a binary (.xlsb) or another program’s spreadsheet, or one with a password. Open it in Excel or WPS and save it as .xlsx or CSV first.',
  'file-empty': 'The file is empty.',
  'file-no-table': 'No table was found in the file.',
  'file-damaged':
    'The file is incomplete or damaged and cannot be read ({detail}). Open it in Excel or WPS and save it again, or get the file once more.',
  'file-encrypted':
    'The file has a password. Open it in Excel, WPS or the archive program, remove the password and save it.',
  'file-too-large':
    'Unpacked, the file is larger than {limit} MB and cannot be read. Split it into smaller files, or save it as CSV.',
  'too-small-memory': 'The browser has too little memory. Close other tabs, or import one quarter at a time.',
  'read-only':
    'Another window is working with these data; this one can only look. Go on there, or choose “Take over” here.',
  'storage-full':
    'This computer’s storage for the page is full: {needed} MB needed, {available} MB available. Nothing that was stored has changed. Delete batches that are no longer needed on the data page, or free disk space, and try again.',
  'storage-failed':
    'The browser could not store the data: {detail}. Nothing that was stored has changed. Try again; if that does not help, save a workspace file and reload the page.',
  'storage-damaged':
    'The directory of the stored data is damaged ({files}; files: {count}). Nothing was deleted. Try again; if that does not help, open a workspace file saved before, or clear the data on this computer and import again.',
  'batch-damaged':
    'Of the data on this computer {count} files are damaged ({files}) and cannot be read as they were. Nothing was deleted. Go on without these files (the Data page deletes them for good) and import them again where you have them, or open a workspace file saved before.',
  'changed-elsewhere':
    'Another tab has just changed the data, so this change was not saved. Reload this page and do it again.',
  'made-by-newer':
    'The stored data comes from a newer version of Xinsheng (format {schema}; this version knows up to {known}). Nothing was changed. Open it with the newer version; open a workspace file or clear only what is certainly no longer needed.',
  'workspace-not-ours': 'This is no Xinsheng workspace file. Choose a file made by “Save workspace”.',
  'workspace-newer':
    'This workspace file comes from a newer version of Xinsheng (format {schema}; this version knows up to {known}). Open it with the newer version.',
  'workspace-damaged':
    'The workspace file is incomplete or damaged ({entry}) and was not opened. Copy it again from the computer it was made on, or save it there once more.',
  'workspace-too-large':
    'The workspace is larger than {limit} MB and cannot be saved as one file. Delete batches that are no longer needed first.',
} satisfies Same<typeof zh>
