package io.portcullis.connectors.ca.custom;

import java.io.IOException;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.connectors.ca.authority.HttpCall;
import io.portcullis.connectors.ca.authority.HttpReply;
import io.portcullis.connectors.ca.authority.Reply;

/** Asks by filling in requests. Of an answer's body nothing goes into an outcome. */
final class HttpAsker implements Asker {
  private final HttpConfig config;
  private final Map<Wish, HttpRequestTemplate> requests = new EnumMap<>(Wish.class);
  private final Map<URI, HttpCall> servers = new LinkedHashMap<>();

  HttpAsker(HttpConfig config) {
    this.config = config;
    config.wishes().forEach((wish, how) -> requests.put(wish, HttpRequestTemplate.of(how, wish)));
    requests.values().forEach(r -> servers.computeIfAbsent(r.url().base(), this::server));
  }

  private HttpCall server(URI base) {
    return new HttpCall(base, config.tls(), config.timeout(), HttpCall.MAX_BODY);
  }

  @Override
  public boolean can(Wish wish) {
    return requests.containsKey(wish);
  }

  @Override
  public Verdict ask(Wish wish, Values values) throws IOException {
    HttpRequestTemplate request = requests.get(wish);
    HttpReply reply = sent(request, values, wish);
    for (AnswerRule rule : request.answers()) {
      if (rule.fits(reply)) {
        return new Verdict(rule.means(), told(rule.means(), reply));
      }
    }
    if (wish == Wish.LOOK) {
      throw new IOException("HTTP " + reply.status() + ", which tells no state");
    }
    Reply other = reply.otherwise("", "that of this call");
    return new Verdict(
        other.kind() == Reply.Kind.REFUSED ? Meaning.REFUSED : Meaning.LATER, other.text());
  }

  private static String told(Meaning means, HttpReply reply) {
    String status = "HTTP " + reply.status();
    return means.state() ? means.name().toLowerCase(java.util.Locale.ROOT) + ", " + status : status;
  }

  private HttpReply sent(HttpRequestTemplate request, Values values, Wish wish) throws IOException {
    byte[] body = request.body().fill(values);
    Map<String, String> headers = new LinkedHashMap<>();
    request.headers().forEach((name, text) -> headers.put(name, text.fill(values, v -> v)));
    if (body.length > 0) {
      headers.put("Content-Type", request.body().contentType());
    }
    if (wish != Wish.LOOK) {
      config.idempotencyKey().ifPresent(name -> headers.put(name, values.action()));
    }
    try {
      config.auth().ifPresent(auth -> headers.put(auth.header(), auth.value()));
      config.signature().ifPresent(sign -> headers.put(sign.header(), sign.of(body)));
    } catch (IllegalStateException e) {
      throw new IOException(e.getMessage(), e);
    }
    HttpCall server = servers.get(request.url().base());
    return server.send(request.method(), request.url().fill(values), headers, body);
  }

  /** No call is known to change nothing but look, and that one needs a certificate that exists. */
  @Override
  public String problem() {
    for (Map.Entry<URI, HttpCall> server : servers.entrySet()) {
      try {
        server.getValue().get("/", Map.of());
      } catch (IOException e) {
        return server.getKey() + ": " + e.getMessage();
      }
    }
    return "";
  }

  @Override
  public void close() {
    servers.values().forEach(HttpCall::close);
  }
}
