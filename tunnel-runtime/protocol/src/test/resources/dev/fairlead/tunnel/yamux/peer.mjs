// A yamux peer of other people's making. Usage: node peer.mjs dial PORT | listen
// Says on its output what happens; does what it is told on its input.
import net from 'node:net'
import readline from 'node:readline'
import { yamux } from '@chainsafe/libp2p-yamux'

const [role, port] = process.argv.slice(2)
const say = (line) => process.stdout.write(line + '\n')
const silent = Object.assign(() => {}, { error: () => {}, trace: () => {} })
const factory = yamux({ enableKeepAlive: false })({ logger: { forComponent: () => silent } })

// The first byte of a stream that comes in says what to do with it.
async function serve (stream) {
  const source = stream.source[Symbol.asyncIterator]()
  const first = (await source.next()).value.subarray()
  const rest = async function * () {
    if (first.length > 1) yield first.subarray(1)
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value.subarray()
  }
  switch (String.fromCharCode(first[0])) {
    case 'e':
      await stream.sink(rest())
      break
    case 'c': {
      let count = 0
      for await (const part of rest()) count += part.length
      await stream.sink([Buffer.from(String(count))])
      break
    }
    case 's': {
      const size = Number(Buffer.from(first.subarray(1)).toString())
      await stream.sink([Buffer.alloc(size, 's')])
      break
    }
    case 'r':
      stream.abort(new Error('as told'))
      break
  }
}

function start (socket) {
  socket.setNoDelay(true)
  const muxer = factory.createStreamMuxer({
    direction: role === 'dial' ? 'outbound' : 'inbound',
    onIncomingStream: stream => serve(stream).catch(error => say('failed ' + error.name))
  })
  const pump = async () => {
    for await (const part of muxer.source) {
      if (!socket.write(part.subarray())) await new Promise(resolve => socket.once('drain', resolve))
    }
  }
  pump().then(() => socket.end())
  muxer.sink(socket).then(() => say('ended'))
  const told = {
    open: async size => {
      const stream = await muxer.newStream()
      const sending = stream.sink([Buffer.alloc(Number(size), 'n')])
      let count = 0
      for await (const part of stream.source) count += part.length
      await sending
      say('came back ' + count)
    },
    ping: async () => { await muxer.ping(); say('pong') },
    bye: async () => { await muxer.close(); say('closed') }
  }
  readline.createInterface({ input: process.stdin }).on('line', line => {
    const [word, argument] = line.split(' ')
    told[word](argument).catch(error => say('failed ' + error.name))
  })
  say('connected')
}

process.stdin.on('end', () => process.exit(0))
if (role === 'dial') {
  const socket = net.connect(Number(port), '127.0.0.1', () => start(socket))
} else {
  const server = net.createServer(start)
  server.listen(0, '127.0.0.1', () => say('port ' + server.address().port))
}
