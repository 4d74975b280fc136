package io.portcullis.bench.evidence;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.bench.BenchException;
import io.portcullis.connectors.api.Json;

/**
 * The least that brings the same documents there: elasticsearch-java, bulks of 1,000 from two
 * threads, given ids, {@code create}, the octets as they are.
 */
final class Bare implements AutoCloseable {
  private static final int BULK = 1_000;
  private static final int THREADS = 2;

  private final Rest5Client low;
  private final ElasticsearchClient client;

  Bare(URI uri) {
    low = Rest5Client.builder(uri).build();
    client = new ElasticsearchClient(new Rest5ClientTransport(low, new JacksonJsonpMapper()));
  }

  /**
   * @param prefix of the ids
   * @return documents a second
   */
  double load(String stream, String prefix, List<byte[]> documents) throws InterruptedException {
    long begin = System.nanoTime();
    List<Future<?>> bulks = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (int from = 0; from < documents.size(); from += BULK) {
        int first = from;
        List<byte[]> some = documents.subList(from, Math.min(documents.size(), from + BULK));
        bulks.add(threads.submit(() -> send(stream, prefix, first, some)));
      }
    }
    for (Future<?> bulk : bulks) {
      try {
        bulk.get();
      } catch (ExecutionException e) {
        throw new BenchException("the bare load failed: " + e.getCause().getMessage(), e);
      }
    }
    return documents.size() * 1e9 / (System.nanoTime() - begin);
  }

  private Void send(String stream, String prefix, int first, List<byte[]> documents)
      throws IOException {
    BulkRequest.Builder request = new BulkRequest.Builder().index(stream);
    for (int i = 0; i < documents.size(); i++) {
      String id = prefix + (first + i);
      BinaryData document = BinaryData.of(documents.get(i), ContentType.APPLICATION_JSON);
      request.operations(o -> o.create(c -> c.id(id).document(document)));
    }
    BulkResponse response = client.bulk(request.build());
    if (response.errors()) {
      throw new IOException("an item was refused");
    }
    return null;
  }

  JsonNode call(String method, String path) {
    try {
      return Json.MAPPER.readTree(
          low.performRequest(new Request(method, path)).getEntity().getContent());
    } catch (IOException e) {
      throw new BenchException(method + " " + path + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      low.close();
    } catch (IOException e) {
      throw new BenchException("Elasticsearch's client: " + e.getMessage(), e);
    }
  }
}
