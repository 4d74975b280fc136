package io.portcullis.evidence.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

import io.portcullis.evidence.timestamp.Trusted;

/**
 * Whether nothing of a trail was removed, changed, moved or cut off: records against checkpoints,
 * each chain by a thread of its own.
 *
 * @param checkpoints lines as {@link io.portcullis.evidence.checkpoint.SignedCheckpoint} reads them
 * @param witnesses likewise
 * @param threads that read chains
 */
public record Verification(
    Records records,
    Optional<Path> checkpoints,
    Optional<Path> witnesses,
    Keys keys,
    Trusted stamps,
    int threads) {
  private static final Pattern NUMBERED = Pattern.compile("c\\d+");

  /**
   * @throws IOException when something could not be read; what is missing in it is no error
   * @throws InterruptedException when it was told to end
   */
  public Report run() throws IOException, InterruptedException {
    Problems problems = new Problems();
    Witnesses seen = Witnesses.read(witnesses, stamps, problems);
    SignedTrail trail = SignedTrail.read(checkpoints, keys, seen, problems);
    unsigned(trail, problems);
    damaged(problems);
    SourceNumbers sources = new SourceNumbers();
    Map<String, Tally> tallies = walk(trail, sources, problems);
    sources.tell(problems);
    Tally all = new Tally();
    tallies.values().forEach(all::add);
    streams(all, problems);
    foreign(trail, tallies, problems);
    return Report.of(this, trail, seen, tallies, all, problems);
  }

  /** Whoever brings a key knows that there are checkpoints. */
  private void unsigned(SignedTrail trail, Problems problems) {
    if (!keys.given().isEmpty() && trail.count() == 0) {
      problems.add(
          ProblemKind.CHECKPOINT, "checkpoints", "a key is given, and none that it signed is here");
    }
  }

  private void damaged(Problems problems) throws IOException {
    records
        .damaged()
        .forEach(
            file ->
                problems.add(
                    ProblemKind.DAMAGED, file, "is gone, or other than the manifest says"));
  }

  private Map<String, Tally> walk(SignedTrail trail, SourceNumbers sources, Problems problems)
      throws IOException, InterruptedException {
    TreeSet<String> chains = new TreeSet<>(records.chains());
    if (records.complete()) {
      chains.addAll(trail.ends().keySet());
    }
    Map<String, Future<Tally>> walks = new TreeMap<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (String chain : chains) {
        walks.put(chain, pool.submit(() -> walk(chain, trail, sources, problems)));
      }
    }
    Map<String, Tally> tallies = new TreeMap<>();
    for (Map.Entry<String, Future<Tally>> walk : walks.entrySet()) {
      tallies.put(walk.getKey(), result(walk.getValue()));
    }
    return tallies;
  }

  private Tally walk(String chain, SignedTrail trail, SourceNumbers sources, Problems problems)
      throws IOException {
    try (RangeReader ranges = trail.ranges(chain)) {
      Records.Extent extent = records.extent(chain);
      ChainWalk walk = new ChainWalk(chain, extent, ranges, trail, sources, problems);
      records.read(chain, extent, walk);
      return walk.end();
    }
  }

  private static Tally result(Future<Tally> walk) throws IOException, InterruptedException {
    try {
      return walk.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException why -> throw why;
        case UncheckedIOException why -> throw why.getCause();
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  private static void streams(Tally all, Problems problems) {
    new TreeMap<>(all.lacking)
        .forEach(
            (dataset, lacking) -> {
              if (!all.datasets.containsKey(dataset)) {
                problems.add(
                    ProblemKind.STREAM_MISSING,
                    dataset,
                    "nothing of this kind is there, and %d are signed".formatted(lacking),
                    lacking);
              }
            });
  }

  /**
   * Chains that no checkpoint knows are new ones of the hub, by their name, or of somebody else.
   */
  private static void foreign(SignedTrail trail, Map<String, Tally> tallies, Problems problems) {
    List<String> strange =
        tallies.keySet().stream()
            .filter(c -> trail.hub().isPresent() && !trail.ends().containsKey(c))
            .filter(c -> !own(trail.hub().orElseThrow(), c))
            .toList();
    strange.forEach(
        chain ->
            problems.add(
                ProblemKind.FOREIGN,
                chain,
                "a chain that is not of the hub " + trail.hub().orElseThrow(),
                tallies.get(chain).records));
  }

  private static boolean own(String hub, String chain) {
    String prefix = hub.equals("portcullis") ? "" : hub.endsWith(".") ? hub : hub + ".";
    return chain.startsWith(prefix) && NUMBERED.matcher(chain.substring(prefix.length())).matches();
  }
}
