"""One made-up article in the shape that news sites give when their pages are saved as text."""

import pytest

HARBOUR = """Harbour Town Opens Ferry Line After Ten Years of Talks, Mayor Says in Radio Interview

PORT ALDA – The first ferry to the northern islands left on Monday with 340 passengers, Mayor Ilse Brandt said.

The new ferry Alda at the northern pier. Passengers waited for two hours to get on board. Photo credit: City press office

The line cost $24 million. Fares start at 3.50 crowns. 

“We had to wait for a long time. Now the islands are an hour away,” said Brandt.

Ferry captain Jon Vale. Photo credit: City press office

A longer road

The line was planned when the bridge was closed for repair, according to the U.S. builder.

Its second stage will follow next year.

The islands’ share

Islanders pay half, the mayor said.

“That is fair,” she added. 

Get The Alda Post stories sent directly to you! Sign up via the website or subscribe to our Twitter and Telegram!"""  # noqa: E501, W291 - as such texts are


@pytest.fixture
def harbour() -> str:
    return HARBOUR
