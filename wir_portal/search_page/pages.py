"""The pages of a result, in the shape that the pagination shows."""

from publishing.paging import NEIGHBOURS, Page, PageLink

from .asked import MOST_PAGES, SIZE, Asked


def last_page(total: int) -> int:
    """Return the number of the last page that can be seen of `total` hits."""
    return min(max(-(-total // SIZE), 1), MOST_PAGES)


def page_of(asked: Asked, path: str, total: int, shown: int) -> Page:
    """Return the page that is asked for, with `shown` of `total` hits on it; the hits themselves are no part of it."""
    pages = last_page(total)
    return Page(
        items=[],
        number=asked.number,
        pages=pages,
        total=total,
        first=asked.offset + 1 if shown else 0,
        last=asked.offset + shown,
        links=_links(asked, path, pages),
        previous_url=_url(asked, path, asked.number - 1) if asked.number > 1 else "",
        next_url=_url(asked, path, asked.number + 1) if asked.number < pages else "",
    )


def _links(asked: Asked, path: str, pages: int) -> list[PageLink]:
    near = range(asked.number - NEIGHBOURS, asked.number + NEIGHBOURS + 1)
    links: list[PageLink] = []
    for number in sorted({1, pages, *(number for number in near if 1 <= number <= pages)}):
        if links and number - links[-1].number > 1:
            links.append(PageLink(number - 1, is_gap=True))
        links.append(PageLink(number, _url(asked, path, number), number == asked.number))
    return links


def _url(asked: Asked, path: str, number: int) -> str:
    return f"{path}?{asked.on_page(number).query()}"
