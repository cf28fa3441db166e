// The peer in Node: Fastify and better-sqlite3 on a copy of our own database, doing the same rows with the same durability. It
// checks less than we do (no proof of the label, no language, no rules of dates), which is to its advantage.
//   node peer.mjs MODULES DATABASE TEMPLATE PORT PROCESSES
import cluster from 'node:cluster'
import { createRequire } from 'node:module'
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'

const [modules, file, template, port, processes] = process.argv.slice(2)

if (cluster.isPrimary && Number(processes) > 1) {
  for (let number = 0; number < Number(processes); number++) cluster.fork()
  process.on('SIGTERM', () => process.exit(0))
} else {
  const require = createRequire(`${modules}/`)
  const Database = require('better-sqlite3')
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('busy_timeout = 5000')
  db.pragma('mmap_size = 1073741824')
  const products = new Map(db.prepare('SELECT gtin, number FROM product WHERE gtin IS NOT NULL').raw().all())
  const page = readFileSync(template, 'utf8')
  const put = (table, columns) =>
    db.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.split(',').map(() => '?').join(',')}) ON CONFLICT DO NOTHING`)
  const sql = {
    unit: db.prepare('SELECT batch, manufactured_on, shipped_on, dealer FROM unit WHERE product = ? AND serial = ?'),
    owner: db.prepare("SELECT id FROM registration WHERE product = ? AND serial = ? AND state = 'active'"),
    token: db.prepare('SELECT registration FROM form_token WHERE token = ?'),
    addUnit: put('unit', 'product,serial'),
    addRegistration: put('registration', 'id,reference,product,serial,name,email,email_key,purchased_on,date_proven,offers,lang,link_generation,label_proven,source,state,registered_at'),
    addTerm: put('search_term', 'term,registration'),
    addToken: put('form_token', 'token,content,registration,used_at'),
    addMessage: put('message', 'id,kind,registration,recipient,lane,lang,state,queued_at,due_at,lease_until,attempts'),
    addStep: put('journey_step', 'registration,step,due_at,look_at,state'),
    addMoment: db.prepare('INSERT INTO tally_time (half_hour, product, lang, many) VALUES (?, ?, ?, 1) ON CONFLICT (half_hour, product, lang) DO UPDATE SET many = many + 1'),
    addEvent: put('event', 'id,at,product,serial,kind,registration,detail'),
  }
  const DAY = 86_400_000
  const steps = { thanks: 1, 'getting-started': 3, 'check-in': 14, 'cover-ends-90': 640, 'cover-ends-30': 700, 'cover-ends-7': 723 }
  const id = () => `${Date.now().toString(16).padStart(12, '0')}-${randomBytes(12).toString('hex').slice(0, 23)}`
  const digest = (text) => createHash('sha256').update(text).digest('hex')
  const unitOf = (path) => {
    const [, gtin, serial] = /^\/01\/(\d{14})\/21\/([^/?]+)/.exec(path) ?? []
    return [products.get(gtin), serial]
  }
  const escape = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
  const register = db.transaction((form) => {
    const [product, serial] = unitOf(form.code)
    const token = digest(form.token)
    const known = sql.token.get(token)
    if (known) return known.registration
    if (product === undefined || sql.owner.get(product, serial)) return null
    const [now, made, reference] = [Date.now(), id(), randomBytes(4).toString('hex').toUpperCase()]
    sql.addUnit.run(product, serial)
    sql.addRegistration.run(made, reference, product, serial, form.name, form.email, form.email.toLowerCase(), form.purchased_on, 0, 0, form.lang, 0, 1, 'scan', 'active', now)
    const named = form.name.toLowerCase().split(' ')
    const pairs = named.flatMap((word, at) => named.slice(0, at).map((other) => `names:${[other, word].sort().join(' ')}`))
    const words = [...named.map((word) => `name:${word}`), ...pairs]
    const dealer = form.dealer ? [`dealer:${form.dealer.toLowerCase()}`] : []
    const unit = [`ending:${[...serial].reverse().join('')}`, `product:${product}`, `serial:${serial}`]
    for (const term of [`email:${form.email.toLowerCase()}`, `reference:${reference}`, ...unit, ...words, ...dealer]) sql.addTerm.run(term, made)
    sql.addMoment.run(Math.floor(now / 1_800_000), product, form.lang)
    for (const [step, days] of Object.entries(steps)) sql.addStep.run(made, step, now + days * DAY, now + days * DAY, 'waiting')
    sql.addToken.run(token, digest(JSON.stringify(form)), made, now)
    sql.addMessage.run(id(), 'confirmation', made, form.email, form.email.split('@')[1], form.lang, 'pending', now, now, 0, 0)
    sql.addEvent.run(id(), now, product, serial, 'registered', made, reference)
    return made
  }).immediate

  const app = require('fastify')()
  app.register(require('@fastify/formbody'))
  app.get('/01/*', (request, reply) => {
    const [product, serial] = unitOf(request.url)
    const known = product !== undefined && sql.unit.get(product, serial)
    if (!known || sql.owner.get(product, serial)) return reply.code(404).send('no such unit')
    const html = page.replaceAll('{{code}}', escape(request.url)).replaceAll('{{serial}}', escape(serial)).replaceAll('{{token}}', randomBytes(16).toString('hex'))
    return reply.type('text/html; charset=utf-8').send(html)
  })
  app.post('/register', (request, reply) => {
    const made = register(request.body)
    return made ? reply.redirect(`/o/${made}`, 303) : reply.code(409).send('registered already')
  })
  await app.listen({ port: Number(port), host: '127.0.0.1' })
}
