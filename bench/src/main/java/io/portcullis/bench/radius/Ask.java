package io.portcullis.bench.radius;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One question over HTTP, on kept connections, with the plainest client of the JDK. */
final class Ask {
  private static final Pattern DURATION = Pattern.compile("hub;dur=([0-9.E-]+)");
  private static final int TIMEOUT = Math.toIntExact(Duration.ofSeconds(10).toMillis());

  static {
    System.setProperty("http.maxConnections", "64");
  }

  private Ask() {}

  /**
   * An answer.
   *
   * @param status 0 when there was none
   * @param inside nanoseconds that it took inside the hub, -1 when it does not say
   * @param outside nanoseconds from the question to the whole answer
   */
  record Answer(int status, long inside, long outside, Optional<Instant> storeAsOf) {}

  static Answer post(String url, String body) {
    long began = System.nanoTime();
    try {
      HttpURLConnection http = (HttpURLConnection) URI.create(url).toURL().openConnection();
      http.setConnectTimeout(TIMEOUT);
      http.setReadTimeout(TIMEOUT);
      http.setRequestMethod("POST");
      http.setDoOutput(true);
      http.setRequestProperty("Content-Type", "application/json");
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      http.setFixedLengthStreamingMode(bytes.length);
      http.getOutputStream().write(bytes);
      int status = http.getResponseCode();
      try (var answer = status < 400 ? http.getInputStream() : http.getErrorStream()) {
        if (answer != null) {
          answer.readAllBytes(); // so that the connection can be kept
        }
      }
      return new Answer(status, inside(http), System.nanoTime() - began, storeAsOf(http));
    } catch (IOException e) {
      return new Answer(0, -1, System.nanoTime() - began, Optional.empty());
    }
  }

  private static long inside(HttpURLConnection http) {
    Matcher told = DURATION.matcher("" + http.getHeaderField("Server-Timing"));
    return told.find() ? Math.round(Double.parseDouble(told.group(1)) * 1e6) : -1;
  }

  private static Optional<Instant> storeAsOf(HttpURLConnection http) {
    return Optional.ofNullable(http.getHeaderField("X-Portcullis-Store-As-Of")).map(Instant::parse);
  }
}
