package io.portcullis.connectors.api.testkit;

import java.util.Arrays;
import java.util.Random;

/** A few bytes of a body changed, or its end cut off: what a bad link or a full disk leaves. */
final class Mutation {
  private static final byte[] TELLING =
      "{}[]\",:\\\n\0-=0".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  private Mutation() {}

  static byte[] of(byte[] body, Random random) {
    byte[] mutated = body.clone();
    for (int i = random.nextInt(6); i >= 0 && mutated.length > 0; i--) {
      byte value =
          random.nextBoolean() ? TELLING[random.nextInt(TELLING.length)] : (byte) random.nextInt();
      mutated[random.nextInt(mutated.length)] = value;
    }
    return random.nextInt(4) == 0
        ? Arrays.copyOf(mutated, random.nextInt(mutated.length + 1))
        : mutated;
  }
}
