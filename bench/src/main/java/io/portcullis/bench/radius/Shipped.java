package io.portcullis.bench.radius;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import io.portcullis.bench.BenchException;

/** The FreeRADIUS files that an operator copies, and the benchmark's own beside them. */
final class Shipped {
  private Shipped() {}

  static String text(String name) {
    return resource("/freeradius/" + name);
  }

  static String own(String name) {
    return resource(name);
  }

  private static String resource(String name) {
    try (InputStream in = Shipped.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new BenchException("the file " + name + " is missing in the jars");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
