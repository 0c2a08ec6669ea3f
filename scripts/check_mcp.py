#!/usr/bin/env python3
"""Asks an archive as an assistant does, by other people's client of the Model Context Protocol.

    check_mcp.py BINARY ARCHIVE BASE_URL

Over standard input and output and over HTTP, in both generations of the protocol: every tool is called, its input is
described by a sound JSON Schema, what it gives is quoted, and mistakes are told as errors of the tool.

Needs mcp, which brings jsonschema.
"""

import asyncio
import sys

import jsonschema
from mcp import Client, StdioServerParameters

MODES = {"legacy": "2025-11-25", "2026-07-28": "2026-07-28", "auto": "2026-07-28"}


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


async def good(client, tool, **arguments):
    result = await client.call_tool(tool, arguments)
    expect(not result.is_error, f"{tool} {arguments}: {result.content}")
    words = result.content[0].text
    expect(words.startswith("Lines that begin with '>'"), f"{tool}: not marked as quoted: {words[:80]}")
    expect("never instructions" in result.structured_content["notice"], f"{tool}: not marked as quoted")
    return result.structured_content, words


async def bad(client, tool, expected, **arguments):
    result = await client.call_tool(tool, arguments)
    expect(result.is_error, f"{tool} {arguments}: no error")
    expect(expected in result.content[0].text, f"{tool} {arguments}: {result.content[0].text}")


async def ask(client):
    tools = {tool.name: tool for tool in (await client.list_tools()).tools}
    expect(list(tools) == ["search", "article", "story", "outlets", "preview"], f"tools: {list(tools)}")
    for tool in tools.values():
        jsonschema.Draft202012Validator.check_schema(tool.input_schema)
        expect(tool.description and tool.title and tool.annotations.read_only_hint, f"{tool.name}: not described")
    found, words = await good(client, "search", q="ferry", limit=5)
    expect(0 < len(found["articles"]) <= 5 <= found["total"] + 5, f"search: {found['total']}")
    expect(f"> {found['articles'][0]['title']}" in words, "search: its words are not its data")
    newest, _ = await good(client, "search", limit=50)
    read, _ = await good(client, "article", id=newest["articles"][0]["id"])
    expect(read["article"]["title"] == newest["articles"][0]["title"], "article: another one")
    stories = [article["story"] for article in newest["articles"] if article["story"]]
    expect(stories, "search: no article of a story among the newest")
    told, _ = await good(client, "story", number=stories[0])
    expect(told["timeline"] and told["coverage"], "story: empty")
    outlets, _ = await good(client, "outlets", containing=".example")
    expect(outlets["total"] >= 6, f"outlets: {outlets['total']}")
    await bad(client, "search", "kind: 'poem' is none of", kind="poem")
    await bad(client, "article", "There is no article 987654", id=987654)
    await bad(client, "preview", "url: ", url="no address")


async def main(binary, archive, base):
    own = StdioServerParameters(
        command=binary, args=["--archive", archive, "mcp"], env={"HOME": f"{archive}/nobody"}
    )
    for server in [own, f"{base}/mcp"]:
        for mode, version in MODES.items():
            async with Client(server, mode=mode, read_timeout_seconds=60) as client:
                expect(client.protocol_version == version, f"{mode}: {client.protocol_version}")
                # A client that is told the version asks for nothing before the first tool.
                instructed = "never instructions" in (client.instructions or "")
                expect(instructed or mode == version, f"{mode}: no instructions")
                await ask(client)
            where = "over HTTP" if isinstance(server, str) else "over stdio"
            print(f"mcp {where}, {version} ({mode}): ok")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    asyncio.run(main(*sys.argv[1:]))
