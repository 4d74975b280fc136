package io.portcullis.bench.hub;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import io.portcullis.bench.Figures;
import io.portcullis.bench.Figures.Row;
import io.portcullis.bench.Percentiles;

import static org.assertj.core.api.Assertions.assertThat;

class EnforceTest {
  static final List<Size> SIZES = List.of(Size.ENFORCE, Size.ENFORCE_QUICK);
  private static final long MILLI = 1_000_000;

  @TempDir private Path folder;

  @Test
  void theFloorOfAPathIsTheSumOfItsOwnParts() {
    // Given
    Revocations.Delays ends = new Revocations.Delays(of(200, 400), of(210, 420), of(900, 4_000));
    Enforce.Parts parts = new Enforce.Parts(of(80, 100), of(2, 3), of(5, 9));
    // When
    Figures figures = Enforce.figures(Size.ENFORCE, ends, parts);
    // Then
    assertThat(row(figures, "accept to Disconnect-ACK, p50").floor()).isEqualTo(Optional.of(82.0));
    assertThat(row(figures, "accept to OCSP revoked, p50").floor()).isEqualTo(Optional.of(85.0));
    assertThat(row(figures, "accept to OCSP revoked, p99"))
        .isEqualTo(new Row("accept to OCSP revoked, p99", "ms", 420, Optional.empty(), "< 500 ms"));
    assertThat(figures.notes().get(2)).contains("all three together 87.0 ms");
  }

  @ParameterizedTest
  @FieldSource("SIZES")
  void thePassThroughHitsNoDeviceTwiceEither(Size size) {
    assertThat(size.uncounted() + size.paced()).isLessThanOrEqualTo(size.devices());
    assertThat(size.pacedEvery()).isEqualTo(1);
  }

  @Test
  void theBareCallsAreReallyMade() {
    // Given
    Size small = new Size(4, 0, 0, 0, 1, 1, 100, 1, 1, 6, 2, 1_000);
    BareCalls bare = new BareCalls(small, folder);
    // When, Then: one that is refused would end the benchmark
    assertThat(bare.disconnects().count()).isEqualTo(4);
    assertThat(bare.revocations().count()).isEqualTo(4);
  }

  private static Row row(Figures figures, String what) {
    return figures.rows().stream().filter(r -> r.what().equals(what)).findFirst().orElseThrow();
  }

  private static Percentiles of(long p50, long p99) {
    return new Percentiles(new long[] {p50 * MILLI, p99 * MILLI});
  }
}
