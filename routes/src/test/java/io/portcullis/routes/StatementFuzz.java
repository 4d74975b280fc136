package io.portcullis.routes;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Statement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands in the log is refused with a reason, or read; and what was read is written and read
 * again as it was. Normally the seeds are tried: one of each kind, whole and without each of its
 * fields, as an earlier release wrote it. With JAZZER_FUZZ=1 it looks for more.
 */
class StatementFuzz {
  @FuzzTest(maxDuration = "2m")
  @MethodSource("seeds")
  void whatIsReadIsReadAgain(byte[] data) {
    Statement read;
    try {
      read = Json.read(data == null ? new byte[0] : data, Statement.class);
    } catch (UncheckedIOException refused) {
      return;
    }
    if (read == null) {
      return;
    }
    // When
    Statement again = Json.read(Json.bytes(read), Statement.class);
    // Then
    assertThat(again).isEqualTo(read);
  }

  static Stream<Arguments> seeds() {
    return Arrays.stream(Statement.class.getPermittedSubclasses())
        .map(kind -> Json.text(Shapes.of(kind)))
        .flatMap(whole -> Stream.concat(Stream.of(whole), Shapes.lessOne(whole)))
        .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
  }
}
