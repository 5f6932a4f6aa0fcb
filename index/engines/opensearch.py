"""A picker in an OpenSearch cluster. The only module that knows its client."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Literal

from opensearchpy import OpenSearch, exceptions, helpers

from index.corpus import Entry
from index.engines.choice import Cluster
from index.engines.first_stage import K1, B
from index.engines.rows import rows_of, token
from index.errors import EngineError

_CHUNK, _CHUNK_BYTES = 1000, 5_000_000
_BACKOFF, _LONGEST_BACKOFF, _TRIES = 1, 30, 8  # seconds; where the cluster says 429
_SEARCHES = 2  # times that one is asked
_AWAY = frozenset({429, 502, 503, 504})
# Of a part of the shards alone an answer may be wrong, and nobody would know.
_WHOLE = {"allow_partial_search_results": "false"}
_CONNECTIONS = 8  # to a node, kept; each thread that answers needs one


class InCluster:
    """Sentences and paragraphs in one index of a cluster; a `Picker`.

    Args:
        index: name of the index, or of an alias of it.
    """

    def __init__(self, client: OpenSearch, index: str) -> None:
        self._client = client
        self._index = index

    def pick(
        self, terms: Mapping[str, float], sentences: int, paragraphs: int
    ) -> tuple[list[str], list[str]]:
        body: list[dict[str, Any]] = []
        for field, size in (("terms", sentences), ("around", paragraphs)):
            should = [
                {"term": {field: {"value": token(form), "boost": weight}}}
                for form, weight in terms.items()
            ]
            body += (_WHOLE, _search({"bool": {"should": should}}, size))
        found = self._searched(body)
        picked, around = map(_keys, found)
        return picked, around

    def _searched(self, body: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """What each search of a request found.

        One that was under way while another index took the place of this one, or while a node went
        away, is asked again: it goes to those that are there now.
        """
        with errors(self._client):
            for _ in range(_SEARCHES):
                found = self._client.msearch(body=body, index=self._index)["responses"]
                failed = [response for response in found if "error" in response]
                if not failed:
                    return list(found)
        raise _failed(self._client, failed[0])

    def holding(self, pairs: Collection[str], k: int) -> list[str]:
        held = [{"term": {"letters": pair}} for pair in pairs]
        with errors(self._client):
            body = _search({"bool": {"filter": held}}, k)
            return _keys(self._client.search(body=body, index=self._index, params=_WHOLE))

    def change(self, put: Iterable[Entry], removed: Collection[str]) -> None:
        with errors(self._client):
            if removed:
                self._client.delete_by_query(
                    index=self._index,
                    body={"query": {"terms": {"doc_id": list(removed)}}},
                    params={"refresh": "true", "conflicts": "proceed"},
                )
            self._load(put)
            self._client.indices.refresh(index=self._index)

    def _load(self, entries: Iterable[Entry]) -> None:
        """Load in parts, and more slowly where the cluster says that it is too much."""
        actions = (
            {"_index": self._index, "_id": fields.pop("key"), "_source": fields}
            for entry in entries
            for fields in rows_of(entry)
        )
        for done, told in helpers.streaming_bulk(
            self._client,
            actions,
            chunk_size=_CHUNK,
            max_chunk_bytes=_CHUNK_BYTES,
            max_retries=_TRIES,
            initial_backoff=_BACKOFF,
            max_backoff=_LONGEST_BACKOFF,
            # Else what the cluster had no room for would be raised, and not be tried again.
            raise_on_error=False,
        ):
            if not done:
                raise _failed(self._client, told["index"])

    def reload(self) -> None:
        """The cluster serves what it holds."""

    @property
    def broken(self) -> bool:
        """It mends itself."""
        return False


def connect(cluster: Cluster) -> OpenSearch:
    """A client; nothing is asked of the cluster yet."""
    login = (cluster.user, cluster.password or "") if cluster.user else None
    addresses = cluster.address.split(",")
    return OpenSearch(
        hosts=addresses,
        http_auth=login,
        ca_certs=str(cluster.authority) if cluster.authority else None,
        timeout=cluster.patience,
        max_retries=max(cluster.retries, len(addresses) - 1),  # each is tried
        retry_on_timeout=True,
        http_compress=True,
        pool_maxsize=_CONNECTIONS,
    )


def served_index(client: OpenSearch, cluster: Cluster) -> str | None:
    """The index behind the alias; None where there is none. Raises EngineError."""
    with errors(client):
        if not client.indices.exists_alias(name=cluster.name):
            return None
        return str(max(client.indices.get_alias(name=cluster.name)))


def make_index(
    client: OpenSearch, cluster: Cluster, number: int, entries: Iterable[Entry]
) -> InCluster:
    """Load a new index, and swap it in behind the alias in one step; the old ones go.

    Raises:
        EngineError: the old one serves still.
    """
    name = f"{cluster.name}-{number}"
    with errors(client):
        client.indices.delete(index=name, params={"ignore_unavailable": "true"})
        client.indices.create(index=name, body=_settings(cluster))
        InCluster(client, name).change(entries, ())
        client.indices.put_settings(
            index=name,
            body={"refresh_interval": "1s", "number_of_replicas": cluster.replicas},
        )
        old = served_index(client, cluster)
        actions = [{"add": {"index": name, "alias": cluster.name}}]
        if old is not None:
            actions.insert(0, {"remove": {"index": old, "alias": cluster.name}})
        client.indices.update_aliases(body={"actions": actions})
        # Not in that step: a node drops what is deleted before it knows of the new alias, and 63 of
        # 600 searches found no shards in between.
        if old is not None:
            client.indices.delete(index=old)
    return InCluster(client, cluster.name)


@contextmanager
def errors(client: OpenSearch) -> Iterator[None]:
    """Errors of the client as `EngineError`."""
    try:
        yield
    except (exceptions.ConnectionError, exceptions.ConnectionTimeout) as exc:
        reason = type(exc).__name__
        raise EngineError(_where(client), "cluster_silent", reason=reason) from exc
    except exceptions.TransportError as exc:
        raise EngineError(_where(client), _code(exc.status_code), reason=str(exc.error)) from exc
    except exceptions.OpenSearchException as exc:
        raise EngineError(_where(client), "cluster_refused", reason=type(exc).__name__) from exc


def _where(client: OpenSearch) -> str:
    return str(client.transport.hosts[0].get("host", "OpenSearch"))


def _settings(cluster: Cluster) -> dict[str, Any]:
    words = {"type": "text", "analyzer": "words", "index_options": "freqs"}
    return {
        "settings": {
            "number_of_shards": cluster.shards,
            "number_of_replicas": 0,  # until it is loaded
            "refresh_interval": "-1",
            "similarity": {"default": {"type": "BM25", "k1": K1, "b": B}},
            "analysis": {"analyzer": {"words": {"type": "custom", "tokenizer": "whitespace"}}},
        },
        "mappings": {
            "dynamic": "strict",
            "_source": {"enabled": False},
            "properties": {
                "doc_id": {"type": "keyword"},
                "terms": words,
                "around": words,
                "letters": {**words, "index_options": "docs", "norms": False},
            },
        },
    }


def _search(query: dict[str, Any], size: int) -> dict[str, Any]:
    return {"query": query, "size": size, "track_total_hits": False}


def _keys(response: Mapping[str, Any]) -> list[str]:
    return [str(hit["_id"]) for hit in response["hits"]["hits"]]


def _failed(client: OpenSearch, response: Mapping[str, Any]) -> EngineError:
    """The error of one part of a request that was answered as a whole."""
    error = response["error"]
    reason = str(error.get("type", error)) if isinstance(error, dict) else str(error)
    return EngineError(_where(client), _code(response.get("status")), reason=reason)


def _code(status: object) -> Literal["cluster_silent", "cluster_refused"]:
    return "cluster_silent" if status in _AWAY else "cluster_refused"
