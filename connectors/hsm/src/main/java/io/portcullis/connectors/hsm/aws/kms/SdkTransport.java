package io.portcullis.connectors.hsm.aws.kms;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

import io.portcullis.connectors.api.http.Transport;

/**
 * The SDK's way out. Its own HTTP clients read a body for as long as it comes; here the hub's
 * deadline and bound hold.
 */
final class SdkTransport implements SdkHttpClient {
  /** An answer about one key has some hundred bytes. */
  static final int MAX_BODY = 64 * 1024;

  /** The JDK's client writes these itself, with the same values that were signed. */
  private static final Set<String> OWN =
      Set.of("host", "content-length", "connection", "expect", "upgrade");

  private final Transport transport;

  SdkTransport(Duration deadline) {
    this.transport = new Transport(deadline, MAX_BODY);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Call(request);
  }

  @Override
  public String clientName() {
    return "Portcullis";
  }

  @Override
  public void close() {
    transport.close();
  }

  private final class Call implements ExecutableHttpRequest {
    private final HttpExecuteRequest request;

    Call(HttpExecuteRequest request) {
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      try {
        return answer(transport.send(http()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
    }

    private HttpRequest http() throws IOException {
      SdkHttpRequest sdk = request.httpRequest();
      HttpRequest.Builder http =
          HttpRequest.newBuilder(sdk.getUri())
              .method(sdk.method().name(), HttpRequest.BodyPublishers.ofByteArray(body()));
      sdk.forEachHeader(
          (name, values) -> {
            if (!OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
              values.forEach(value -> http.header(name, value));
            }
          });
      return http.build();
    }

    private byte[] body() throws IOException {
      if (request.contentStreamProvider().isEmpty()) {
        return new byte[0];
      }
      try (InputStream body = request.contentStreamProvider().get().newStream()) {
        return body.readAllBytes();
      }
    }

    private HttpExecuteResponse answer(HttpResponse<byte[]> response) {
      SdkHttpFullResponse.Builder head =
          SdkHttpFullResponse.builder().statusCode(response.statusCode());
      response.headers().map().forEach(head::putHeader);
      return HttpExecuteResponse.builder()
          .response(head.build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(response.body())))
          .build();
    }

    @Override
    public void abort() {
      // The transport's own deadline ends it.
    }
  }
}
