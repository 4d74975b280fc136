package io.portcullis.routes.intake;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a listener hands on as one body.
 *
 * @param missing which pieces of it did not come, in words; empty when it is whole
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Whole(byte[] body, Optional<String> missing) {

  static Whole of(byte[] line) {
    return new Whole(line, Optional.empty());
  }

  /**
   * @param pieces by number; null where one did not come. Only its maker sees the nulls
   */
  static Whole of(byte[][] pieces) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < pieces.length; i++) {
      if (pieces[i] == null) {
        missing.add(i);
      } else {
        body.writeBytes(pieces[i]);
        body.write('\n');
      }
    }
    return new Whole(body.toByteArray(), words(missing, pieces.length));
  }

  private static Optional<String> words(List<Integer> missing, int total) {
    String numbers = missing.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "of %d segments, numbered from 0, did not come in time: %s".formatted(total, numbers));
  }
}
