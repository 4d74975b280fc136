package io.portcullis.routes.state;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.MovedClock;
import io.portcullis.routes.duty.KeptPlace;
import io.portcullis.routes.seal.StateSink;

import static org.assertj.core.api.Assertions.assertThat;

class StockDutyTest {
  private static final Instant BEGIN = Instant.parse("2026-11-27T12:00:00Z");

  private final MovedClock clock = new MovedClock(BEGIN);
  private final Map<String, String> things = new TreeMap<>(Map.of("a", "1", "b", "1"));
  private final Index index = new Index();
  private boolean ready = true;
  private boolean busy;
  private Duration look = Duration.ZERO;
  private final StockDuty duty = new StockDuty(new Things(), () -> index, clock, new Written());

  private final KeptPlace place = new KeptPlace();

  @BeforeEach
  void begin() {
    duty.begin(place);
  }

  @Test
  void nothingIsWrittenBeforeAllOfItIsThere() throws InterruptedException {
    // Given
    ready = false;
    // When
    Duration wait = duty.step(place);
    // Then
    assertThat(wait).isEqualTo(StockDuty.EVERY);
    assertThat(index.written).isEmpty();
  }

  @Test
  void whatCanNotBeHadNowIsAskedForLater() throws InterruptedException {
    // Given
    busy = true;
    // When
    Duration wait = duty.step(place);
    // Then
    assertThat(wait).isEqualTo(StockDuty.EVERY);
    assertThat(index.takenOut).isEmpty();
  }

  @Test
  void whatElasticsearchDidNotTakeComesAgainAndNoneOfItTwice() throws InterruptedException {
    // Given
    for (int i = 0; i < StockDuty.AT_ONCE + 1; i++) {
      things.put("m" + i, "1");
    }
    index.room = 1;
    assertThat(duty.step(place)).isEqualTo(Duration.ofSeconds(1));
    assertThat(index.written).hasSize(StockDuty.AT_ONCE);
    assertThat(index.takenOut).isEmpty();
    // When
    index.room = Integer.MAX_VALUE;
    duty.step(place);
    // Then
    assertThat(index.written).hasSize(things.size()).doesNotHaveDuplicates();
    assertThat(index.takenOut).as("what was last written before the whole began").hasSize(1);
  }

  @Test
  void inBetweenOnlyWhatHasChangedIsWritten() throws InterruptedException {
    // Given
    duty.step(place);
    index.written.clear();
    // When
    clock.pass(StockDuty.EVERY);
    duty.step(place);
    things.put("b", "2");
    clock.pass(StockDuty.EVERY);
    duty.step(place);
    // Then
    assertThat(index.written).containsExactly("b");
    assertThat(index.last.get("b")).isEqualTo(BEGIN.plus(StockDuty.EVERY.multipliedBy(2)));
  }

  @Test
  void onceADayAllOfItIsWrittenAndWhatIsOlderTakenOut() throws InterruptedException {
    // Given
    duty.step(place);
    index.written.clear();
    // When
    clock.pass(StockDuty.WHOLE);
    duty.step(place);
    // Then
    assertThat(index.written).containsExactly("a", "b");
    assertThat(index.takenOut).containsExactly(BEGIN, BEGIN.plus(StockDuty.WHOLE));
  }

  @Test
  void whereSomethingIsGoneTheWholeComesSoonerAndNotTooOften() throws InterruptedException {
    // Given
    duty.step(place);
    things.remove("a");
    // When
    clock.pass(StockDuty.EVERY);
    duty.step(place);
    assertThat(index.takenOut).hasSize(1);
    clock.pass(StockDuty.GONE);
    duty.step(place);
    // Then
    assertThat(index.takenOut).hasSize(2);
    clock.pass(StockDuty.GONE);
    duty.step(place);
    assertThat(index.takenOut).hasSize(2);
  }

  @Test
  void aLookThatTakesLongIsFollowedByALongRest() throws InterruptedException {
    // Given
    look = Duration.ofSeconds(30);
    // When
    Duration wait = duty.step(place);
    // Then
    assertThat(wait).isEqualTo(look.multipliedBy(StockDuty.TIMES));
  }

  private final class Things implements Stock {
    @Override
    public String index() {
      return "portcullis-things";
    }

    @Override
    public boolean ready() {
      return ready;
    }

    @Override
    public void each(Instant now, Receiver receiver) throws IOException {
      if (busy) {
        throw new NotNowException("busy");
      }
      clock.pass(look);
      for (Map.Entry<String, String> thing : things.entrySet()) {
        receiver.take(thing.getKey(), Map.of("state", thing.getValue()));
      }
    }
  }

  /** An index that takes so many requests. */
  private static final class Index implements StateSink {
    private final List<String> written = new ArrayList<>();
    private final Map<String, Instant> last = new TreeMap<>();
    private final List<Instant> takenOut = new ArrayList<>();
    private int room = Integer.MAX_VALUE;

    @Override
    public void write(List<Document> documents, Instant at) throws IOException {
      if (room-- == 0) {
        throw new IOException("away");
      }
      for (Document document : documents) {
        String moment = Json.read(document.source(), Map.class).get("@timestamp").toString();
        assertThat(moment).isEqualTo(at.toString());
        written.add(document.id());
        last.put(document.id(), at);
      }
    }

    @Override
    public long takeOutOlder(Instant at, long most) {
      takenOut.add(at);
      return 0;
    }

    @Override
    public void close() {}
  }
}
