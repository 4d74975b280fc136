package io.portcullis.routes.seal;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.evidence.Head;
import io.portcullis.model.evidence.Seal;
import io.portcullis.model.evidence.SealedDocument;
import io.portcullis.model.evidence.Unsealed;
import io.portcullis.routes.stream.Salted;

import static org.assertj.core.api.Assertions.assertThat;

class ChainWatchTest {
  private final ChainWatch watch = new ChainWatch();
  private final Seal first = seal(1, Head.START);
  private final Seal second = seal(2, first.head());
  private final Seal third = seal(3, second.head());

  @Test
  void aSealThatIsMissingIsABreakAndWhatFollowsItIsNone() {
    watch.broken(first);
    // When
    var skipped = watch.broken(third);
    var next = watch.broken(seal(4, third.head()));
    // Then
    assertThat(skipped).isPresent();
    assertThat(skipped.get()).contains("sequence 3 after 1");
    assertThat(next).isEmpty();
  }

  @Test
  void aChainThatBeginsAnewIsABreak() {
    watch.broken(first);
    watch.broken(second);
    // When
    var again = watch.broken(first);
    // Then
    assertThat(again).isPresent();
  }

  @Test
  void theRightNumberAfterAnotherHashIsABreak() {
    watch.broken(first);
    // When
    var forked = watch.broken(seal(2, new Head(1, "f".repeat(64))));
    // Then
    assertThat(forked).isPresent();
  }

  @Test
  void nothingIsKnownOfTheFirstOneThatIsRead() {
    assertThat(watch.broken(third)).isEmpty();
    watch.forget();
    assertThat(watch.broken(first)).isEmpty();
    assertThat(watch.broken(second)).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static Seal seal(int number, Head after) {
    Unsealed unsealed = Unsealed.read(Salted.bytes(Records.record(number)));
    Seal seal = unsealed.seal("c0", after);
    return SealedDocument.from(Json.read(unsealed.with(seal), Map.class)).seal();
  }
}
