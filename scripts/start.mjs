// `npm start`: installs what is missing, builds, serves dist/ and prints the address.
import { spawn } from 'node:child_process'
import { install, root, run } from './install.mjs'

const port = process.env['PORT'] ?? '4173'
install()
run('npx', ['vite', 'build', '--logLevel', 'warn'])
console.log(`\n心声 Xinsheng  http://localhost:${port}/\n`)
const server = spawn(
  'npx',
  ['vite', 'preview', '--port', port, '--strictPort', '--host', 'localhost', '--logLevel', 'warn'],
  { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' },
)
server.on('exit', (code) => process.exit(code ?? 0))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
