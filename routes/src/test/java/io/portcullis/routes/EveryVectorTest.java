package io.portcullis.routes;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Parsers;
import io.portcullis.model.guard.Limits;
import io.portcullis.routes.resolve.Message;
import io.portcullis.rules.bundle.BuiltIn;

import static org.assertj.core.api.Assertions.assertThat;

/** What follows from a signal follows from the hub's own signals too; that must come to an end. */
class EveryVectorTest {
  /** As many as are told may follow from them; a third of that is usual. */
  private static final int WITH_WHAT_FOLLOWS = 2;

  static Stream<Parser> parsers() {
    return Parsers.all().stream();
  }

  @ParameterizedTest
  @MethodSource("parsers")
  void whatOneSourceTellsComesToAnEnd(Parser parser) {
    // Given
    List<Message.Arrived> told =
        EveryRecord.vectors(parser).stream()
            .flatMap(vector -> EveryRecord.messages(parser, vector).stream())
            .toList();
    try (Middle middle = new Middle(BuiltIn.load(), Limits.DEFAULT)) {
      // When
      told.forEach(middle::arrived);
      // Then
      assertThat(middle.signals()).hasSizeLessThanOrEqualTo(WITH_WHAT_FOLLOWS * told.size());
      assertThat(middle.deadLetters()).isEmpty();
    }
  }
}
