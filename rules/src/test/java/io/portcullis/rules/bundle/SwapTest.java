package io.portcullis.rules.bundle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.model.Facts;
import io.portcullis.model.Finding;
import io.portcullis.model.Policy.Case;
import io.portcullis.rules.Cases;
import io.portcullis.rules.RuleBook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SwapTest {
  private static final int SWAPS = 6;
  private static final Case DEVICE =
      Cases.device(
          Cases.postures(
              IntStream.range(0, 20)
                  .mapToObj(i -> Cases.nonCompliant("mdm-" + i, Cases.NOW.minusSeconds(90_000)))
                  .toArray(Facts.Posture[]::new)));

  @TempDir Path temp;

  @Test
  void refusedFolderLeavesTheOldBookInForce() throws BundleException {
    Folder folder = Folder.good(temp);
    AtomicReference<RuleBook> live = new AtomicReference<>(Bundle.load(folder.path()));
    String before = live.get().digest();
    folder.change(Folder.RULE + "/rule.yaml", "value: PT2H", "value: PT99H");

    assertThatExceptionOfType(BundleException.class)
        .isThrownBy(() -> live.set(Bundle.load(folder.path())));

    assertThat(live.get().digest()).isEqualTo(before);
    assertThat(live.get().evaluate(DEVICE, Cases.NOW).findings()).hasSize(20);
  }

  @Test
  void swapsUnderTwoThreadsNeverMixTwoBooks() throws Exception {
    Folder folder = Folder.good(temp);
    AtomicReference<RuleBook> live = new AtomicReference<>(Bundle.load(folder.path()));
    Set<String> digests = new HashSet<>(Set.of(live.get().digest()));
    Readers readers = new Readers(live);

    List<Set<String>> mixed =
        readers.during(
            () -> {
              for (int version = 4; version < 4 + SWAPS; version++) {
                digests.add(swap(folder, live, version).digest());
              }
            });

    assertThat(mixed).isEmpty();
    assertThat(readers.seen()).isSubsetOf(digests);
    assertThat(digests).hasSize(SWAPS + 1);
  }

  /** Another version, and a condition of another text: classes of their own. */
  private static RuleBook swap(Folder folder, AtomicReference<RuleBook> live, int version)
      throws BundleException {
    folder.change(
        Folder.RULE + "/rule.yaml",
        "version: " + (version - 1) + "\n",
        "version: " + version + "\n");
    String condition = "$posture : Posture(compliance == Compliance.NON_COMPLIANT";
    folder.change(Folder.RULE + "/Rule.drl", condition, condition + ", !weak");
    live.set(Bundle.load(folder.path()));
    return live.get();
  }

  /** Two threads that evaluate until told to stop. */
  private static final class Readers {
    private final AtomicReference<RuleBook> live;
    private final AtomicBoolean stop = new AtomicBoolean();
    private final CountDownLatch started = new CountDownLatch(2);
    private final Set<String> seen = java.util.concurrent.ConcurrentHashMap.newKeySet();

    Readers(AtomicReference<RuleBook> live) {
      this.live = live;
    }

    Set<String> seen() {
      return seen;
    }

    /** Answers that held findings of two books, or not all findings. */
    List<Set<String>> during(SwapWork work) throws Exception {
      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        Callable<List<Set<String>>> reader = this::read;
        List<Future<List<Set<String>>>> results =
            List.of(threads.submit(reader), threads.submit(reader));
        try {
          assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
          work.run();
        } finally {
          stop.set(true);
        }
        List<Set<String>> mixed = new ArrayList<>();
        for (Future<List<Set<String>>> result : results) {
          mixed.addAll(result.get(30, TimeUnit.SECONDS));
        }
        return mixed;
      }
    }

    private List<Set<String>> read() {
      List<Set<String>> mixed = new ArrayList<>();
      while (!stop.get()) {
        Set<String> versions = new HashSet<>();
        List<Finding> findings = live.get().evaluate(DEVICE, Cases.NOW).findings();
        findings.forEach(f -> versions.add(f.digest() + " version " + f.version()));
        findings.forEach(f -> seen.add(f.digest()));
        if (versions.size() != 1 || findings.size() != 20) {
          mixed.add(versions);
        }
        started.countDown();
      }
      return mixed;
    }
  }

  private interface SwapWork {
    void run() throws Exception;
  }
}
