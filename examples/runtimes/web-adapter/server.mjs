import { createServer } from 'node:http'

createServer((request, response) => {
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ message: 'Hello', path: request.url }))
}).listen(Number(process.env.PORT))
