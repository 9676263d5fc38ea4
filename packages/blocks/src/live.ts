/**
 * What server and editor say to each other over a draft's socket. Binary frames of lib0: a kind, then what belongs to it.
 * An update is acknowledged only when it is committed; `acknowledge` counts all updates up to its number.
 */
export const FRAME = {
  /** Client: its state vector. Server: what the client lacks, then the server's state vector. */
  state: 0,
  /** Client: number (1, 2, 3…), update. Server: update of somebody else. */
  update: 1,
  /** Both: an awareness update (who else is here, and where). */
  awareness: 2,
  /** Server: number of the last update that is committed. */
  acknowledge: 3,
  /** Server: JSON of an error; the socket closes after it. */
  refuse: 4,
  /** Both: the line is alive. Client asks, server answers. */
  alive: 5,
} as const

/** How the server closes: the client comes back by itself after `again` and `away`, never after the others. */
export const CLOSE = {
  /** Too slow to be kept waiting for; catch up anew. */
  again: 4000,
  /** Sign in (again). */
  signIn: 4401,
  forbidden: 4403,
  notFound: 4404,
  /** Something the client sent was refused; the reason came in a `refuse` frame. */
  refused: 4422,
} as const

/** One update may have at most this many bytes. */
export const LARGEST_UPDATE = 2 * 1024 * 1024
