/** A page of a list, and the header that leads to the others. */
export interface Page {
  items: readonly unknown[]
  /** Absent when the list has one page. */
  link?: string
}

/**
 * The page that `page` and `per_page` name (GitHub Docs, "Using pagination in the REST API").
 *
 * @param url of the request, without its query
 * @param otherwise items of a page when `per_page` does not say
 */
export function pageOf(items: readonly unknown[], url: string, query: URLSearchParams, otherwise = 30): Page {
  const asked = positive(query.get('per_page'))
  const size = asked === undefined ? otherwise : Math.min(asked, 100)
  const page = positive(query.get('page')) ?? 1
  const last = Math.max(Math.ceil(items.length / size), 1)
  const shown = items.slice((page - 1) * size, page * size)
  const links: [rel: string, page: number][] = []
  if (page > 1) links.push(['prev', Math.min(page - 1, last)])
  if (page < last) links.push(['next', page + 1], ['last', last])
  if (page > 1) links.push(['first', 1])
  if (links.length === 0) return { items: shown }
  return {
    items: shown,
    link: links.map(([rel, number]) => `<${leadTo(url, query, number)}>; rel="${rel}"`).join(', '),
  }
}

function leadTo(url: string, query: URLSearchParams, page: number): string {
  const changed = new URLSearchParams(query)
  changed.set('page', String(page))
  return `${url}?${changed}`
}

function positive(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : undefined
}
